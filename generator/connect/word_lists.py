"""Lists of words, written as running text so that they can be read and added to."""

from __future__ import annotations


def words(listed: str) -> frozenset[str]:
    """The words of a text, whatever blanks part them."""
    return frozenset(listed.split())

"""Names whatever their spelling: what the gazetteer, the rules for names and the network's evidence look up is squeezed alike."""

from __future__ import annotations

import unicodedata


def squeezed(name: str) -> str:
    """The letters and digits of a name, small and without marks: "Spīn Bōldak", "Spin-Boldak" and "SpinBoldak" are one."""
    if name.isascii():  # nearly every word is, and every word of an article is asked for
        return name.lower() if name.isalnum() else "".join(letter for letter in name.lower() if letter.isalnum())
    return "".join(letter for letter in unicodedata.normalize("NFKD", name).casefold() if letter.isalnum())

"""Candidates for names: runs of tokens with a type, the runs of capitals in a text, overlaps settled."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from .name_words import TITLES

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from spacy.tokens import Doc, Token

    from generator.news import EntityType


class Name(NamedTuple):
    """A candidate: tokens from `first` up to but not including `end`."""

    first: int
    end: int
    type: EntityType


Names = list[Name]


def text(doc: Doc, name: Name) -> str:
    """The words of a name as they stand."""
    return str(doc[name.first : name.end].text)


def is_title(token: Token) -> bool:
    """Whether the word is a title before a name: capitalised, of the list, or a number's rank ("1st")."""
    return token.text[:1].isupper() and token.lower_.rstrip(".") in TITLES


def is_possessive(token: Token) -> bool:
    """Whether the token is the 's or the apostrophe behind an owner."""
    return token.tag_ == "POS" or token.text in {"'s", "’s"}


def capitalised(doc: Doc) -> Iterator[tuple[int, int]]:
    """Runs of capitalised words, each as long as it goes."""
    first = None
    for token in doc:
        capital = token.text[:1].isupper() and (token.tag_ in {"NNP", "NNPS", "JJ", "NN", "VBG"} or not token.is_sent_start) and not token.is_punct
        if capital and first is None:
            first = token.i
        elif not capital and first is not None:
            yield first, token.i
            first = None
        elif capital and token.is_sent_start and first is not None:
            yield first, token.i
            first = token.i
    if first is not None:
        yield first, len(doc)


def is_loud(doc: Doc, at: int) -> bool:
    """Whether capitals say nothing here, since no word beside this one has small letters."""
    near = doc[max(at - _NEAR, 0) : at + _NEAR + 1]
    return not any(token.is_lower for token in near if token.is_alpha)


_NEAR = 3


def listed(doc: Doc, wanted: Iterable[tuple[str, ...]], kind: EntityType) -> list[Name]:
    """Where words of a list stand."""
    return list(matches(doc, dict.fromkeys(wanted, kind)))


def matches(doc: Doc, known: dict[tuple[str, ...], EntityType]) -> Iterator[Name]:
    """The longest known name at each place."""
    by_first: dict[str, list[tuple[str, ...]]] = {}
    for words in known:
        by_first.setdefault(words[0], []).append(words)
    texts = [token.text for token in doc]
    at = 0
    while at < len(texts):
        fitting = [words for words in by_first.get(texts[at], ()) if tuple(texts[at : at + len(words)]) == words]
        longest = max(fitting, key=len, default=())
        if longest:
            yield Name(at, at + len(longest), known[longest])
        at += max(len(longest), 1)


def owners(found: Names) -> dict[int, Name]:
    """The name that holds each token."""
    return {at: name for name in found for at in range(name.first, name.end)}


def over(found: Names, new: Iterable[Name]) -> Names:
    """Old and new names in order, none over another: where they overlap the first of the new ones stands, and what is left of an old one goes."""
    taken = set[int]()
    kept: Names = []
    for name in (*new, *found):
        if taken.isdisjoint(range(name.first, name.end)):
            taken.update(range(name.first, name.end))
            kept.append(name)
    return sorted(kept)

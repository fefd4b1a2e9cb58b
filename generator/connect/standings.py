"""How a claim stands: who vouches for it, whose words are whose, and whether two reports are two."""

from __future__ import annotations

import re
from functools import lru_cache
from itertools import combinations, product
from typing import TYPE_CHECKING

from generator.connect.common_words import FUNCTION_WORDS

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from generator.news import Position, Standing

_ONE_SENTENCE = 0.75
"""Share of the shorter sentence's words in the other at which they are one sentence, printed twice."""
_TELLING = 7
"""Words in common from which this can be no chance."""
_RUN = 8
"""Words in a row, the same in two passages, from which one has them from the other."""

_WORD = re.compile(r"[^\W_]+")


@lru_cache(maxsize=10_000)
def _content(text: str) -> frozenset[str]:
    return frozenset(_WORD.findall(text.casefold())) - FUNCTION_WORDS


def _is_same_source(a: Position, b: Position, sources: Mapping[str, str]) -> bool:
    """Whether one and the same vouches for both: a speaker, by whichever outlet quoted, or a publisher in its own voice.

    Speakers who are only described are one where one description is part of the other: "the senator", "a senator from Ohio", "he".
    """
    if a.statement is None or b.statement is None:
        return a.statement is b.statement and sources[a.passage.article] == sources[b.passage.article]
    if a.speaker and b.speaker:
        return a.speaker == b.speaker or _is_one_spelling(a.speaker, b.speaker)
    described = [_content(position.said_by.span.text) if position.said_by else frozenset[str]() for position in (a, b)]
    return described[0] <= described[1] or described[1] <= described[0]


def _is_one_spelling(a: str, b: str) -> bool:
    """Whether two persons who speak on one matter are one, spelled in two ways: "Ann Harper", "Anne Harpers"."""
    words = a.split("-"), b.split("-")
    of_persons = words[0][0] == words[1][0] == "person" and len(words[0]) == len(words[1]) > 2
    return of_persons and all(one[:3] == other[:3] and abs(len(one) - len(other)) <= 1 for one, other in zip(*words, strict=True))


def _is_one_sentence(a: Position, b: Position) -> bool:
    """Whether two passages are one sentence, printed twice, or a part of one."""
    texts = a.passage.span.text, b.passage.span.text
    words = _content(texts[0]), _content(texts[1])
    shared = len(words[0] & words[1])
    alike = words[0] == words[1] or (shared >= _TELLING and shared >= _ONE_SENTENCE * min(len(words[0]), len(words[1])))
    return alike or (shared >= _TELLING and not _runs(texts[0]).isdisjoint(_runs(texts[1])))


@lru_cache(maxsize=10_000)
def _runs(text: str) -> frozenset[tuple[str, ...]]:
    """All runs of so many words as no two writers choose alike."""
    words = _WORD.findall(text.casefold())
    return frozenset(zip(*(words[number:] for number in range(_RUN)), strict=False))


def are_two_reports(a: Position, b: Position, sources: Mapping[str, str]) -> bool:
    """Whether two passages come from two publishers, each in words of its own."""
    return sources[a.passage.article] != sources[b.passage.article] and not _is_one_sentence(a, b)


def _reports(positions: Iterable[Position]) -> list[list[Position]]:
    """Positions whose passages are one sentence, printed more than once, together: who prints it without its source has it from there, too."""
    found: list[list[Position]] = []
    for position in positions:
        same = [any(_is_one_sentence(position, each) for each in report) for report in found]
        joined = [position, *(each for report, alike in zip(found, same, strict=True) if alike for each in report)]
        found = [*(report for report, alike in zip(found, same, strict=True) if not alike), joined]
    return found


def _are_independent(one: Sequence[Position], other: Sequence[Position], sources: Mapping[str, str]) -> bool:
    """Whether two reports come from two publishers and no source is behind both."""
    pairs = list(product(one, other))
    return any(sources[a.passage.article] != sources[b.passage.article] for a, b in pairs) and not any(
        _is_same_source(a, b, sources) for a, b in pairs
    )


def standing(positions: Sequence[Position], sources: Mapping[str, str]) -> Standing:
    """How a proposition stands by what was said of it; `sources`: article -> whose text it is.

    A source is a speaker, by whomever quoted, or a publisher in its own voice, all outlets of one owner and all reprints together.
    Disputed: one source asserts or confirms it and another denies it. Corroborated: two different sources assert it in the texts of two different
    publishers and in words of their own, or a source confirms what another one asserts. So a speaker whom ten outlets quote is one source, and
    so is a report that ten reprint, whole or by the sentence.
    """
    said_so = [position for position in positions if position.position != "denies"]
    denying = [position for position in positions if position.position == "denies"]
    confirming = [position for position in positions if position.position == "confirms"]
    if any(not _is_same_source(a, b, sources) for a in denying for b in said_so):
        return "disputed"
    if any(not _is_same_source(a, b, sources) for a in confirming for b in said_so):
        return "corroborated"
    independent = any(_are_independent(one, other, sources) for one, other in combinations(_reports(said_so), 2))
    return "corroborated" if independent else "single-source"

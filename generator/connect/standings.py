"""How a claim stands: who vouches for it, whose words are whose, and whether two reports are two."""

from __future__ import annotations

import re
from functools import lru_cache
from itertools import combinations
from typing import TYPE_CHECKING

from generator.connect.common_words import FUNCTION_WORDS

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

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


def _are_independent(a: Position, b: Position, among: Sequence[Position], sources: Mapping[str, str]) -> bool:
    """Whether two passages are two reports of two sources. Who prints a sentence without its source has it from there all the same."""
    if _is_same_source(a, b, sources) or not are_two_reports(a, b, sources):
        return False
    of_a, of_b = ([each for each in among if each is one or _is_one_sentence(each, one)] for one in (a, b))
    return not any(_is_same_source(one, other, sources) for one in of_a for other in of_b)


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
    return "corroborated" if any(_are_independent(a, b, said_so, sources) for a, b in combinations(said_so, 2)) else "single-source"

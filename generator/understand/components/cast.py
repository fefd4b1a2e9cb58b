"""Who a speaker is: the name behind a title, a pronoun or a description, where that is safe."""

from __future__ import annotations

import re
from bisect import bisect_left
from typing import TYPE_CHECKING

from .extensions import text
from .name_words import ARMED_GROUPS, ROLES, TITLES

if TYPE_CHECKING:
    from collections.abc import Sequence

    from spacy.tokens import Doc

    from generator.news import Mention, Span

    from .phrases import Phrase
    from .scene import Scene


class Cast:
    """The mentions of a text, and who has spoken so far."""

    def __init__(self, scene: Scene, mentions: Sequence[Mention]) -> None:
        self.doc = scene.doc
        self._scene = scene
        self._mentions = mentions
        self._starts = [item.span.start for item in mentions]
        self._types = {item.name: item.type for item in mentions}
        self._spoken: list[tuple[int, str]] = []
        self._described: list[int] = []

    def between(self, start: int, end: int) -> Sequence[Mention]:
        """Mentions that lie between two character offsets."""
        first, last = bisect_left(self._starts, start), bisect_left(self._starts, end)
        return [item for item in self._mentions[first:last] if item.span.end <= end]

    def earlier(self, start: int) -> Sequence[Mention]:
        """The last mentions before an offset: as many as a reader keeps in mind."""
        last = bisect_left(self._starts, start)
        return self._mentions[max(last - _REMEMBERED, 0) : last]

    def near(self, at: int) -> int:
        """Offset from which a pronoun at this token may mean someone: the paragraph before the last."""
        place = bisect_left(self._scene.paragraphs, (at + 1, 0)) - 1
        return int(self.doc[self._scene.paragraphs[max(place - 2, 0)][0]].idx)

    def speaks(self, start: int, name: str) -> None:
        """Remembers a speaker whose name is known."""
        self._spoken.append((start, name))

    def is_described(self, start: int) -> None:
        """Remembers that somebody spoke here who is described, not named: a pronoun behind it may mean that one."""
        self._described.append(start)

    def described_since(self, start: int) -> bool:
        """Whether somebody without a name spoke at or after an offset."""
        return any(at >= start for at in self._described[-1:])

    def last_person(self) -> tuple[int, str] | None:
        """Offset and name of the person who spoke last."""
        return next(((at, name) for at, name in reversed(self._spoken[-_REMEMBERED:]) if self._types.get(name) == "PERSON"), None)


_REMEMBERED = 60
_JOINED = re.compile(r"\s*,?\s*(?:and|or|&)\s*")
"""What stands between the names of two who speak together."""


def entity(cast: Cast, found: Phrase) -> str | None:
    """The name of the mention that the phrase is, or safely means; None for one who is described only."""
    doc = cast.doc
    end = doc[found.end - 1].idx + len(doc[found.end - 1])
    inside = cast.between(doc[found.first].idx, end)
    people = [item for item in inside if item.type == "PERSON"]
    if len(people) > 1 and _JOINED.fullmatch(text(doc)[people[0].span.end : people[1].span.start]):
        return None
    if people:
        heads = [item for item in people if _is_head(doc, found, item.span)]
        last = people[-1]
        ends = len(people) == 1 and last.span.end == end and not _is_led_away(doc, found, last.span.start)
        return heads[0].name if heads else last.name if ends else None
    for item in inside:
        if _is_head(doc, found, item.span):
            return item.name if item.type != "NORP" else None
    return _meant(cast, found)


_OFFICES = frozenset({"state", "defence", "defense", "foreign", "interior", "finance", "justice"})
"""Words of titles that name what somebody is the secretary or minister of."""


def _is_led_away(doc: Doc, found: Phrase, start: int) -> bool:
    """Whether a preposition leads to a name: "the quarrel with Senator X" is not X, but "Secretary of State X" is."""
    before = [token for token in doc[found.head : found.end] if token.idx < start]
    while before and (before[-1].lower_.rstrip(".") in (TITLES | ROLES) - _OFFICES or before[-1].tag_ in {"DT", "CC", "PRP"}):
        before.pop()
    return bool(before) and before[-1].tag_ == "IN"


def _is_head(doc: Doc, found: Phrase, span: Span) -> bool:
    return span.start <= int(doc[found.head].idx) < span.end


def _meant(cast: Cast, found: Phrase) -> str | None:
    doc = cast.doc
    word = doc[found.head].lower_
    if word in {"he", "she"}:
        return _person_before(cast, found)
    if word == "they":
        return _group_before(cast, found)
    if doc[found.first].lower_ == "the" and found.end - found.first == 2:
        return _described_before(cast.earlier(doc[found.first].idx), word)
    return None


def _person_before(cast: Cast, found: Phrase) -> str | None:
    """The person who spoke last, if no other person was named or described since; else the only person of the sentences just before."""
    near, start = cast.near(found.first), cast.doc[found.first].idx
    names = [item for item in cast.between(near, start) if item.type == "PERSON"]
    spoke = cast.last_person()
    if cast.described_since(spoke[0] if spoke and spoke[0] >= near else near):
        return None
    if spoke is not None and spoke[0] >= near:
        since = {item.name for item in names if item.span.start > spoke[0]}
        return spoke[1] if since <= {spoke[1]} else None
    return names[0].name if len({item.name for item in names}) == 1 else None


def _group_before(cast: Cast, found: Phrase) -> str | None:
    """The movement or organisation that is the subject of the sentence before, in the same paragraph."""
    doc = cast.doc
    sentence = doc[found.head].sent
    if sentence.start == 0 or "\n" in doc[sentence.start - 1].text:
        return None
    before = doc[sentence.start - 1].sent
    subject = next((child for child in before.root.children if child.dep_ in {"nsubj", "nsubj:pass"}), None)
    if subject is None:
        return None
    named = cast.between(before.start_char, sentence.start_char)
    return next((item.name for item in named if item.type == "ORG" and item.span.start <= subject.idx < item.span.end), None)


def _described_before(earlier: Sequence[Mention], word: str) -> str | None:
    """Descriptions: "the spokesman" is the last person with that role; "the group" the last movement; "the ministry" the last of that name."""
    if word in {"group", "movement", "militants", "insurgents"}:
        named = {item.name for item in earlier if item.type == "ORG" and item.span.text in ARMED_GROUPS}
    elif word in ROLES:
        named = {item.name for item in earlier if item.role is not None and word in item.role.text.lower().split()}
    else:
        named = {item.name for item in earlier if item.type == "ORG" and item.name.lower().split()[-1] == word}
    return next(iter(named)) if len(named) == 1 else None

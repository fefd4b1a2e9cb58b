"""When a fact happened: by a date of its own, of the sentence it leans on, or of those that tell the same news.

The day is never a bare guess: each way ends at words of the text that name one. Where none leads to a date, there is none. The tense alone
("has resigned") dates nothing: on the articles it was tried on, the day of publication was the day of such news in hardly more than half.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from datetime import timedelta
from enum import IntEnum
from typing import TYPE_CHECKING, NamedTuple

from . import extensions
from .calendar_values import parse_day
from .lines import LEAD
from .stems import CONTENT, token_stems

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence
    from datetime import date

    from spacy.tokens import Span as Tokens
    from spacy.tokens import Token

    from generator.news import Span, TimeExpression

    from .lines import Line


class Bond(IntEnum):
    """How closely a date belongs to what its sentence says, closest first."""

    MAIN = 0
    """It hangs on the main verb."""
    BESIDE = 1
    """It stands elsewhere in the sentence."""
    BOUND = 2
    """It only bounds ("since 1908")."""
    PASSING = 3
    """It dates something that is described in passing ("who fled in May"), and the fact itself only where it is a day of the news."""


class Case(NamedTuple):
    """A fact to be dated: its place among the sentences of the article, and the article's day."""

    sentences: Sequence[Line]
    place: int
    leads: bool
    """It opens the article or tells it best, and so is about what happened last."""
    needs: Span | None
    day: date | None

    @property
    def line(self) -> Line:
        """The sentence of the fact."""
        return self.sentences[self.place]


RECENT, AHEAD = timedelta(days=3), timedelta(days=1)
"""How far the day of the news may lie before the day of publication, and behind it, as time zones differ."""


class Dated(NamedTuple):
    """When a fact happened, and the name of the rule that says so; None and "" where none does."""

    time: TimeExpression | None = None
    rule: str = ""


def dated(case: Case) -> Dated:
    """The first answer of the rules."""
    return next((Dated(found, rule.__name__) for rule in RULES if (found := rule(case)) is not None), Dated())


# ------------------------------------------------------------------ rules


def of_main_verb(case: Case) -> TimeExpression | None:
    """A date that hangs on the main verb."""
    return _own(case.line, Bond.MAIN)


def of_sentence(case: Case) -> TimeExpression | None:
    """A date elsewhere in the sentence; of a leading fact only a day of the news, as its others are of what went before."""
    found = _own(case.line, Bond.BESIDE)
    return found if found and (not case.leads or case.day is None or is_recent(found, case.day)) else None


def of_antecedent(case: Case) -> TimeExpression | None:
    """The date of the sentence that says who "they" are."""
    needed = next((line for line in reversed(case.sentences[: case.place]) if line.span == case.needs), None)
    return _own(needed, Bond.MAIN) if needed else None


def of_same_news(case: Case) -> TimeExpression | None:
    """For a leading fact the recent day that its own sentence in passing, those beside it and those on the same subject name most."""
    if not case.leads or case.day is None:
        return None
    weights: dict[str, float] = {}
    best: dict[str, tuple[float, TimeExpression]] = {}
    for weight, time in _candidates(case, case.day):
        value = (time.value or "")[:10]
        weights[value] = weights.get(value, 0.0) + weight
        if weight > best.get(value, (0.0, None))[0]:
            best[value] = (weight, time)
    return best[max(weights, key=lambda value: (weights[value], value))][1] if weights else None


def of_remarks(case: Case) -> TimeExpression | None:
    """Any other date in the sentence, but none of something else."""
    return _own(case.line, Bond.BESIDE) or _own(case.line, Bond.BOUND)


RULES: tuple[Callable[[Case], TimeExpression | None], ...] = (of_main_verb, of_sentence, of_antecedent, of_same_news, of_remarks)
"""In the order in which they are asked."""


# ------------------------------------------------------------------ dates in a sentence


def _own(line: Line, bond: Bond) -> TimeExpression | None:
    """The first date of the sentence with this bond; one that has a value first."""
    dates = [each for each in dates_of(line) if bond_of(line.tokens, each) is bond]
    return min(dates, key=lambda each: (each.value is None, each.type != "date", each.span.start), default=None)


def dates_of(line: Line) -> list[TimeExpression]:
    """The dates of a sentence that are no part of a name ("World Fair 2016")."""
    starts = [each.span.start for each in line.mentions]
    return [each for each in line.times if _is_date(each) and not _is_named(each, line, starts)]


def _is_named(time: TimeExpression, line: Line, starts: Sequence[int]) -> bool:
    """Whether the last name that begins before the date covers it."""
    last = bisect_right(starts, time.span.start) - 1
    return last >= 0 and line.mentions[last].span.covers(time.span)


def _is_date(time: TimeExpression) -> bool:
    """Whether it is a point in the calendar, and more than a time of day."""
    return time.type == "date" or (time.type == "time" and re.match(r"\d{4}", time.value or "") is not None)


_DAY = re.compile(r"\d{4}-\d\d-\d\d")


def is_recent(time: TimeExpression, day: date) -> bool:
    """Whether it is a day on which today's news happens."""
    other = parse_day(time.value) if _DAY.match(time.value or "") else None
    return other is not None and -RECENT <= other - day <= AHEAD


_BOUND = re.compile(r"\b(?:since|until|till|before|after|by|from)\s+(?:the\s+|early\s+|late\s+)?$", re.IGNORECASE)


_POSSESSIVES = ("'s", "\u2019s")
"""Behind a day these say what it dates: "after Monday's talks" are talks on Monday."""


def bond_of(tokens: Tokens, time: TimeExpression) -> Bond:
    """Read off the parse; a sentence without one has dates beside only."""
    text = extensions.text(tokens.doc)
    before = text[max(tokens.start_char, time.span.start - 24) : time.span.start]
    inside = tokens.doc.char_span(time.span.start, time.span.end, alignment_mode="expand")
    if _BOUND.search(before) and not text.startswith(_POSSESSIVES, time.span.end):
        return Bond.BOUND
    if inside is None or not inside.root.dep_:
        return Bond.BESIDE
    head = inside.root.head
    if head == tokens.root or (head.head == tokens.root and head.pos_ not in {"VERB", "AUX"}):
        return Bond.MAIN
    return Bond.PASSING if _in_passing(head) else Bond.BESIDE


_PASSING = frozenset({"acl", "acl:relcl", "appos"})
_DEPTH = 40
"""Steps up the tree; a deeper one is noise."""


def _in_passing(token: Token) -> bool:
    """Whether it stands in a relative clause or an apposition."""
    for _ in range(_DEPTH):
        if token.dep_ in _PASSING:
            return True
        token = token.head
    return False


# ------------------------------------------------------------------ the day of the news

_SHARED = 0.2
"""Share of a sentence's words that another one must have to speak of the same thing."""
_BOND_WEIGHT = {Bond.MAIN: 1.0, Bond.BESIDE: 0.5, Bond.BOUND: 0.2, Bond.PASSING: 0.2}


def _candidates(case: Case, day: date) -> Iterator[tuple[float, TimeExpression]]:
    """The recent dates in sentences that are near or on the same subject, with their weight: one close witness counts more than two far ones."""
    own = _content(case.line)
    for place, line in enumerate(case.sentences):
        dates = {each.value[:10]: each for each in reversed(dates_of(line)) if each.value and is_recent(each, day)}
        if not dates:
            continue
        distance = abs(place - case.place)
        shared = len(own & _content(line)) / max(len(own), 1)
        if distance <= LEAD or shared >= _SHARED:
            for each in dates.values():
                yield (shared + 1 / (1 + distance)) ** 2 * _BOND_WEIGHT[bond_of(line.tokens, each)], each


def _content(line: Line) -> frozenset[str]:
    return token_stems(token for token in line.tokens if token.pos_ in CONTENT)

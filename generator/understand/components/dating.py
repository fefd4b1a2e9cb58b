"""When a fact happened: by a date in its own sentence that belongs to what it says.

The day is never a guess, and none is carried over from another sentence: on the articles where that was tried, sentences beside a dated one
were mostly of another day or of none. One that tells the same deed, by its verb and a name that both have, dates two in a hundred of the
undated facts: too few for a rule. The tense alone ("has resigned") dates nothing either.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from datetime import timedelta
from enum import IntEnum
from typing import TYPE_CHECKING, NamedTuple

from . import extensions
from .calendar_values import parse_day

if TYPE_CHECKING:
    from collections.abc import Callable, Container, Iterator, Sequence
    from datetime import date

    from spacy.tokens import Token

    from generator.news import TimeExpression

    from .lines import Line


class Bond(IntEnum):
    """How closely a date belongs to what its sentence says, closest first."""

    MAIN = 0
    """It hangs on the main verb."""
    BESIDE = 1
    """It stands elsewhere in what is told."""
    BOUND = 2
    """It only bounds ("since 1908", "by Friday", "before the vote on Monday")."""
    PASSING = 3
    """It dates something that is named in passing ("who fled in May", "condemned Monday's attack")."""


class Case(NamedTuple):
    """A fact to be dated, and the article's day."""

    line: Line
    root: Token
    """The main verb of its sentence."""
    leads: bool
    """It opens the article or tells it best, and so is about what happened last."""
    day: date | None


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
    return _own(case, Bond.MAIN)


def of_sentence(case: Case) -> TimeExpression | None:
    """A date elsewhere in the sentence; of a leading fact only a day of the news, as its others are of what went before."""
    found = _own(case, Bond.BESIDE)
    return found if found and (not case.leads or case.day is None or is_recent(found, case.day)) else None


RULES: tuple[Callable[[Case], TimeExpression | None], ...] = (of_main_verb, of_sentence)
"""In the order in which they are asked."""


# ------------------------------------------------------------------ dates in a sentence


def _own(case: Case, bond: Bond) -> TimeExpression | None:
    """The first date of the sentence with this bond; one that has a value first."""
    dates = [each for each in dates_of(case.line) if bond_of(case.line, case.root, each) is bond]
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


def _is_day(time: TimeExpression) -> bool:
    return _DAY.match(time.value or "") is not None


def is_recent(time: TimeExpression, day: date) -> bool:
    """Whether it is a day on which today's news happens."""
    other = parse_day(time.value) if _is_day(time) else None
    return other is not None and -RECENT <= other - day <= AHEAD


# ------------------------------------------------------------------ how a date hangs together with its sentence

_BOUND = re.compile(
    r"\b(?:since|until|till|before|after|by|from|through|following|ahead of|prior to|dat(?:es|ed|ing) (?:back )?to)\s+(?:the\s+|early\s+|late\s+)?$",
    re.IGNORECASE,
)
_SEQUENCE = frozenset({"after", "before", "since", "until", "till", "following", "ahead"})
"""Words that open what happened earlier or later than the rest of the sentence."""
_COMPARED = _SEQUENCE | {"from", "than"}
"""With a year or a month these compare: "down from 49 percent in 2014"."""
_OPENERS = 3
"""Words of a clause or phrase among which such a word stands: "shortly after taking office"."""
_NAMING = frozenset({"nmod:poss", "compound", "nummod", "amod", "nmod:desc"})
"""Labels of a date in front of the noun that it dates: "Monday's talks", "the 2015 accord"."""
_TOLD = frozenset({"nsubj", "nsubj:pass", "obl", "obl:agent"})
"""What a noun is to its verb where its day is also the verb's: "Monday's blast killed", "was hurt in Monday's blast"."""
_ASIDE = frozenset({"acl", "acl:relcl", "appos"})
_CLAUSES = frozenset({"acl", "acl:relcl", "advcl", "advcl:relcl", "ccomp", "csubj", "csubj:pass", "conj", "parataxis", "xcomp"})
_DEPTH = 40
"""Steps up the tree; a deeper one is noise."""


def bond_of(line: Line, root: Token, time: TimeExpression) -> Bond:
    """Read off the parse under the main verb; a sentence without one has dates beside only."""
    doc = root.doc
    if _closes(line, time):
        return Bond.MAIN
    if time.type == "date" and _BOUND.search(extensions.text(doc), max(line.span.start, time.span.start - 24), time.span.start):
        return Bond.BOUND
    inside = doc.char_span(time.span.start, time.span.end, alignment_mode="expand")
    if inside is None or not inside.root.dep_:
        return Bond.BESIDE
    return _bond(inside.root, [*_above(inside.root)], time)


_PLACE_BEFORE = re.compile(r"\b[A-Z][\w.]*,? $")


def _closes(line: Line, time: TimeExpression) -> bool:
    """Whether a full date ends the sentence behind a place, as captions do: "speaks in Boston, Massachusetts, 7 September 2015."."""
    if not re.search(r"\d{4}", time.span.text) or line.span.end - time.span.end > 1:
        return False
    return _PLACE_BEFORE.search(line.span.text, 0, time.span.start - line.span.start) is not None


def _bond(token: Token, above: Sequence[Token], time: TimeExpression) -> Bond:
    openers = _SEQUENCE if _is_day(time) else _COMPARED
    if any(_is_apart(step, openers) for step in above):
        return Bond.BOUND
    if any(step.dep_ in _ASIDE for step in above) or _only_names(token, above, time):
        return Bond.PASSING
    return Bond.BESIDE if any(step.dep_ in _CLAUSES for step in (token, *above)) else Bond.MAIN


def _above(token: Token) -> Iterator[Token]:
    """What stands above a token, up to the one below the main verb."""
    for _ in range(_DEPTH):
        token = token.head
        if token.head == token:
            return
        yield token


def _is_apart(step: Token, openers: Container[str]) -> bool:
    """Whether one of these words opens this clause or phrase."""
    if not step.dep_.startswith(("advcl", "obl", "nmod")):
        return False
    first = step.left_edge.i
    return any(word.lower_ in openers for word in step.doc[first : min(first + _OPENERS, step.i)])


def _only_names(token: Token, above: Sequence[Token], time: TimeExpression) -> bool:
    """Whether a date only tells one thing from others like it: "the 2015 accord", "the struggle of 2012", "condemned Monday's attack"."""
    if token.dep_ in _NAMING:
        return not (_is_day(time) and token.head.dep_ in _TOLD)
    if token.dep_.startswith("nmod") and token.lower_ == "today":
        return True
    return not _is_day(time) and token.dep_ == "nmod" and (_is_of(token) or any(step.dep_ == "nmod" for step in above))


def _is_of(token: Token) -> bool:
    return any(word.lower_ == "of" for word in token.doc[token.left_edge.i : token.i])

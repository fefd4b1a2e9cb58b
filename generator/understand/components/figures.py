"""Figures: numbers that mean something, with bounds, unit, what they count, who says so and as of when.

"Some 40" and "nearly 40" are 40: low and high are equal. Fractions ("over a third of the districts") have the unit "share". Lengths of time
count where the text measures ("for more than three months"), not where they only place something in time ("three months ago", "the two-day talks").
"""

from __future__ import annotations

import re
from bisect import bisect_right
from typing import TYPE_CHECKING, NamedTuple

from spacy.language import Language

from generator.news import Figure, Span

from . import extensions
from .changes import is_change, is_level
from .counted import Counted, counted, unit_by_context
from .figure_sources import Dates, Sources
from .not_figures import NOT_FIGURES
from .quantities import is_length_of_time, per_unit
from .reasons import fired
from .spots import Spot, spots

if TYPE_CHECKING:
    from spacy.tokens import Doc

    from generator.news import TimeExpression


class _Reading(NamedTuple):
    """What figures look up in a Doc: its time expressions in text order, who says what, and as of when."""

    times: tuple[TimeExpression, ...]
    time_starts: tuple[int, ...]
    sources: Sources
    dates: Dates


def found_figures(doc: Doc) -> tuple[Figure, ...]:
    """The figures of a Doc, in text order; reads its times and statements."""
    text, times = extensions.text(doc), extensions.times(doc)
    reading = _Reading(times, tuple(each.span.start for each in times), Sources(doc, text), Dates(text, times))
    found: list[Figure] = []
    for spot in spots(doc, text):
        figure = _figure(reading, spot, found[-1] if found else None)
        if figure is not None:
            found.append(figure)
            fired(doc, "figures", figure.span.start, _reason(spot, figure))
    return tuple(found)


def _reason(spot: Spot, figure: Figure) -> str:
    if spot.quantity.unit:
        return "its unit stands beside it"
    return "it counts a noun" if figure.of else "its unit comes from the sentence"


def _figure(reading: _Reading, spot: Spot, before: Figure | None) -> Figure | None:
    quantity, sentence = spot.quantity, spot.sentence.span
    if _tells_time(reading, spot) or any(rule(spot) for rule in NOT_FIGURES):
        return None
    noun = counted(spot)
    like = _gone_on_from(spot, before) if noun is None else None
    unit = quantity.unit or (_noun_unit(spot, noun) if noun else _unit_without_noun(spot, like, before))
    if unit is None and not is_level(spot):
        return None
    change = is_change(spot, unit)
    statement = reading.sources.statement(quantity.number)
    return Figure(
        id=f"f{quantity.start}",
        span=_span(spot, quantity.start, quantity.end),
        sentence=sentence,
        low=quantity.low,
        high=quantity.high,
        unit=unit,
        of=_of(spot, noun) or (like.of if like and like.unit == unit and not change else None),
        change=change,
        vague=quantity.vague,
        approximate=quantity.approximate,
        according_to=statement.id if statement else None,
        source=None if statement else reading.sources.named(sentence),
        as_of=reading.dates.as_of(quantity, statement.content if statement else sentence),
    )


def _span(spot: Spot, start: int, end: int) -> Span:
    return Span(start, end, spot.text[start:end])


_PLACED = re.compile(r"the |these |those |last |past |next |first ", re.IGNORECASE)
_PLACES = re.compile(r" (?:after|before|since|ago|earlier|later|from now|on,)\b")


def _tells_time(reading: _Reading, spot: Spot) -> bool:
    """Whether the number belongs to a date, or to a length of time that only places something."""
    quantity = spot.quantity
    if is_length_of_time(quantity) and (quantity.hyphen or quantity.vague or _PLACES.match(spot.text, quantity.end)):
        return True
    place = bisect_right(reading.time_starts, quantity.number) - 1
    if quantity.unit and not is_length_of_time(quantity):
        return False
    if place < 0 or reading.times[place].span.end <= quantity.number:
        return False
    time = reading.times[place]
    return time.type != "duration" or _PLACED.match(time.span.text) is not None or not is_length_of_time(quantity)


def _noun_unit(spot: Spot, noun: Counted) -> str | None:
    """What the noun names, with its divisor: "tests per day"."""
    head = spot.doc[noun.head]
    _, per = per_unit(spot.text, head.idx + len(head))
    return f"{noun.unit} per {per}" if noun.unit and per else noun.unit


def _unit_without_noun(spot: Spot, like: Figure | None, before: Figure | None) -> str | None:
    """What the words around say, else what was counted before in the sentence: "150 houses and another 900", "22 thefts, once 20 per week"."""
    if unit := unit_by_context(spot):
        return unit
    _, per = per_unit(spot.text, spot.quantity.end)
    if per:
        return f"{before.unit} per {per}" if before and before.of and before.sentence.start == spot.sentence.span.start else None
    return like.unit if like else None


def _gone_on_from(spot: Spot, before: Figure | None) -> Figure | None:
    """The figure before in the sentence whose noun this one leaves out: "150 houses and another 900", "32% of voters, down from 49%"."""
    if before is None or before.sentence.start != spot.sentence.span.start or before.change or per_unit(spot.text, spot.quantity.end)[1]:
        return None
    after, unit = spot.token(spot.after), spot.quantity.unit
    if after is not None and after.pos_ in {"NOUN", "PROPN", "ADJ", "NUM"} and not after.is_sent_start:
        return None
    part = before.unit in {"percent", "share"}
    same = before.of is not None and not part if unit is None else unit == before.unit and part
    goes_on = _GOES_ON.search(spot.text, max(0, spot.quantity.start - 24), spot.quantity.number)
    return before if same and goes_on else None


_GOES_ON = re.compile(
    r"(?:\b(?:and|or|another|including|but|further|additional|while|whereas|not|versus|vs\.?|against|than|from|compared (?:with|to)|"
    r"the other|the remaining)"
    r"|[\u2014\u2013(]|--)"
    r"(?: ?(?:at least|about|around|some|only|just|nearly|almost|more than|fewer than|less than|over|up to|as many as|a total of))? ?$",
    re.IGNORECASE,
)


def _of(spot: Spot, noun: Counted | None) -> Span | None:
    if noun is None:
        return None
    first, last = spot.doc[noun.first], spot.doc[noun.last]
    return _span(spot, first.idx, last.idx + len(last))


# ------------------------------------------------------------------ pipeline


@Language.component("figures", assigns=["doc._.figures"], requires=["token.pos", "doc.sents", "doc._.times", "doc._.statements"])  # type: ignore[untyped-decorator]  # spaCy comes without types
def figures(doc: Doc) -> Doc:
    """Writes the figures of the text to `doc._.figures`."""
    return extensions.assign(doc, "figures", found_figures(doc))

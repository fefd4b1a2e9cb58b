"""Figures: numbers that mean something, with bounds, unit, what they count, who says so and as of when.

"Some 40" and "nearly 40" are 40: low and high are equal. Fractions ("over a third of the districts") have the unit "share". Lengths of time
count where the text measures ("for more than three months"), not where they only place something in time ("three months ago", "the two-day talks").
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from typing import TYPE_CHECKING, NamedTuple

from spacy.language import Language

from generator.news import Figure, Span

from . import extensions
from .changes import is_change, is_level
from .counted import Counted, Spot, counted, unit_by_context
from .not_figures import NOT_FIGURES
from .quantities import Quantity, fractions, is_length_of_time, per_unit, quantities
from .reasons import fired

if TYPE_CHECKING:
    from collections.abc import Iterator

    from spacy.tokens import Doc

    from generator.news import Statement, TimeExpression


class _Reading(NamedTuple):
    """A Doc's text and the records that figures look up by offset, in the order of these offsets."""

    doc: Doc
    text: str
    times: tuple[TimeExpression, ...]
    time_starts: tuple[int, ...]
    statements: tuple[Statement, ...]
    content_starts: tuple[int, ...]


def found_figures(doc: Doc) -> tuple[Figure, ...]:
    """The figures of a Doc, in text order; reads its times and statements."""
    times = extensions.times(doc)
    statements = tuple(sorted(extensions.statements(doc), key=lambda each: (each.content.start, each.id)))
    starts = tuple(each.span.start for each in times), tuple(each.content.start for each in statements)
    reading = _Reading(doc, doc.text, times, starts[0], statements, starts[1])
    found: list[Figure] = []
    for spot in _spots(reading):
        figure = _figure(reading, spot, found[-1] if found else None)
        if figure is not None:
            found.append(figure)
            fired(doc, "figures", figure.span.start, _reason(spot, figure))
    return tuple(found)


def _reason(spot: Spot, figure: Figure) -> str:
    if spot.quantity.unit:
        return "its unit stands beside it"
    return "it counts a noun" if figure.of else "its unit comes from the sentence"


def _spots(reading: _Reading) -> Iterator[Spot]:
    """Quantities with their tokens; a number within a fraction ("one in five") is none of its own."""
    starts = [token.idx for token in reading.doc]
    shares = list(fractions(reading.text))
    inside = {offset for share in shares for offset in range(share.start, share.end)}
    plain = (each for each in quantities(reading.text) if each.number not in inside)
    for quantity in sorted([*shares, *plain], key=lambda each: each.number):
        number = bisect_right(starts, quantity.number) - 1
        if number >= 0 and not reading.doc[number].is_space:
            yield Spot(reading.doc, reading.text, quantity, number, bisect_left(starts, quantity.end))


def _figure(reading: _Reading, spot: Spot, before: Figure | None) -> Figure | None:
    quantity = spot.quantity
    if _tells_time(reading, quantity) or any(rule(spot) for rule in NOT_FIGURES):
        return None
    sentence = _sentence(spot)
    noun = counted(spot)
    unit = quantity.unit or (_noun_unit(spot, noun) if noun else _unit_without_noun(spot, before, sentence))
    if unit is None and not is_level(spot):
        return None
    statement = _statement(reading, quantity.number)
    return Figure(
        id=f"f{quantity.start}",
        span=_span(reading, quantity.start, quantity.end),
        sentence=sentence,
        low=quantity.low,
        high=quantity.high,
        unit=unit,
        of=_of(reading, noun),
        change=is_change(spot, unit),
        vague=quantity.vague,
        according_to=statement.id if statement else None,
        source=None if statement else _source(reading, sentence),
        as_of=_as_of(reading, quantity, statement.content if statement else sentence),
    )


def _span(reading: _Reading, start: int, end: int) -> Span:
    return Span(start, end, reading.text[start:end])


_PLACED = re.compile(r"the |these |those |last |past |next |first ", re.IGNORECASE)
_PLACES = re.compile(r" (?:after|before|since|ago|earlier|later|from now|on,)\b")


def _tells_time(reading: _Reading, quantity: Quantity) -> bool:
    """Whether the number belongs to a date, or to a length of time that only places something."""
    if is_length_of_time(quantity) and (quantity.hyphen or quantity.vague or _PLACES.match(reading.text, quantity.end)):
        return True
    place = bisect_right(reading.time_starts, quantity.number) - 1
    if quantity.unit and not is_length_of_time(quantity):
        return False
    if place < 0 or reading.times[place].span.end <= quantity.number:
        return False
    time = reading.times[place]
    return time.type != "duration" or _PLACED.match(time.span.text) is not None or not is_length_of_time(quantity)


def _sentence(spot: Spot) -> Span:
    """The sentence around the number, without the blanks at its ends."""
    sentence = spot.doc[spot.number].sent
    said = spot.text[sentence.start_char : sentence.end_char]
    start = sentence.start_char + len(said) - len(said.lstrip())
    return Span(start, start + len(said.strip()), said.strip())


def _noun_unit(spot: Spot, noun: Counted) -> str | None:
    """What the noun names, with its divisor: "tests per day"."""
    head = spot.doc[noun.head]
    _, per = per_unit(spot.text, head.idx + len(head))
    return f"{noun.unit} per {per}" if noun.unit and per else noun.unit


def _unit_without_noun(spot: Spot, before: Figure | None, sentence: Span) -> str | None:
    """What the words around say, else what was counted before in the sentence: "150 houses and another 900", "22 thefts, once 20 per week"."""
    if unit := unit_by_context(spot):
        return unit
    same = before is not None and before.of is not None and before.sentence == sentence
    _, per = per_unit(spot.text, spot.quantity.end)
    if per:
        return f"{before.unit} per {per}" if before and same else None
    after = spot.token(spot.after)
    if after is not None and after.pos_ in {"NOUN", "PROPN", "ADJ", "NUM"} and not after.is_sent_start:
        return None
    goes_on = _GOES_ON.search(spot.text, max(0, spot.quantity.start - 24), spot.quantity.number)
    return before.unit if goes_on and before and same else None


_GOES_ON = re.compile(r"\b(?:and|or|another|including|but|further|additional)(?: (?:at least|about|some|nearly|more than|up to))? $", re.IGNORECASE)


def _of(reading: _Reading, noun: Counted | None) -> Span | None:
    if noun is None:
        return None
    first, last = reading.doc[noun.first], reading.doc[noun.last]
    return _span(reading, first.idx, last.idx + len(last))


# ------------------------------------------------------------------ who says so, and when

_ACCORDING = re.compile(r"\b[Aa]ccording to ([^,.;:()“”\"\n]{2,80})")


NESTED = 12
"""Statements to look back for one that covers a figure."""


def _statement(reading: _Reading, offset: int) -> Statement | None:
    """The innermost statement whose content holds the offset."""
    last = bisect_right(reading.content_starts, offset)
    covering = [each for each in reading.statements[max(0, last - NESTED) : last] if offset < each.content.end]
    return min(covering, key=lambda each: (each.content.end - each.content.start, each.id), default=None)


def _source(reading: _Reading, sentence: Span) -> Span | None:
    """The words after "according to" in a sentence."""
    found = _ACCORDING.search(reading.text, sentence.start, sentence.end)
    return _span(reading, found.start(1), found.start(1) + len(found[1].rstrip())) if found and found[1].strip() else None


_SINCE = re.compile(r"\bsince (?:the )?$", re.IGNORECASE)
_BORDER = re.compile(r"[;:]|, (?:and|but|while|which|who|after|as|when)\b|\bthat\b")


def _as_of(reading: _Reading, quantity: Quantity, frame: Span) -> str | None:
    """The date in the figure's own clause, the nearest one, those behind it first; None where there is none or it has no value.

    "Since May" begins a count and does not date it; a date within a stretch ("from $75 in May to $45") is not the whole's.
    """
    first, last = bisect_left(reading.time_starts, frame.start), bisect_left(reading.time_starts, frame.end)
    dates = [time for time in reading.times[first:last] if time.type == "date" and time.span.end <= frame.end and not _begins_count(reading, time)]
    dates = [time for time in dates if not quantity.start <= time.span.start < quantity.end]
    near = [time for time in dates if not _BORDER.search(reading.text, *_between(time, quantity))]
    nearest = min(near, key=lambda time: _distance(time, quantity), default=None)
    return nearest.value if nearest else None


def _begins_count(reading: _Reading, time: TimeExpression) -> bool:
    return _SINCE.search(reading.text, max(0, time.span.start - 12), time.span.start) is not None


def _between(time: TimeExpression, quantity: Quantity) -> tuple[int, int]:
    return min(time.span.end, quantity.end), max(time.span.start, quantity.start)


def _distance(time: TimeExpression, quantity: Quantity) -> tuple[int, int]:
    return (time.span.start - quantity.end, 0) if time.span.start >= quantity.end else (30 + quantity.start - time.span.end, 1)


# ------------------------------------------------------------------ pipeline


@Language.component("figures", assigns=["doc._.figures"], requires=["token.pos", "doc.sents", "doc._.times", "doc._.statements"])  # type: ignore[untyped-decorator]  # spaCy comes without types
def figures(doc: Doc) -> Doc:
    """Writes the figures of the text to `doc._.figures`."""
    return extensions.assign(doc, "figures", found_figures(doc))

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
from .counted import NOT_FIGURES, Counted, counted, unit_by_context
from .quantities import Quantity, fractions, is_length_of_time, quantities

if TYPE_CHECKING:
    from collections.abc import Iterator

    from spacy.tokens import Doc

    from generator.news import Statement, TimeExpression


class _Place(NamedTuple):
    """A quantity, the token where its number begins, and the first token after it."""

    quantity: Quantity
    number: int
    after: int


def found_figures(doc: Doc) -> tuple[Figure, ...]:
    """The figures of a Doc, in text order; reads its times and statements."""
    found: list[Figure] = []
    for place in _places(doc):
        figure = _figure(doc, place, found[-1] if found else None)
        if figure is not None:
            found.append(figure)
    return tuple(found)


def _places(doc: Doc) -> Iterator[_Place]:
    """Quantities with their tokens, those that begin and end with a token, the longer of two that overlap."""
    text = doc.text
    starts = [token.idx for token in doc]
    shares = list(fractions(text))
    inside = [(share.start, share.end) for share in shares]
    plain = (each for each in quantities(text) if not any(start <= each.number < end for start, end in inside))
    for quantity in sorted([*shares, *plain], key=lambda each: each.number):
        number = bisect_left(starts, quantity.number)
        if number < len(starts) and not doc[number].is_space:
            yield _Place(quantity, min(number, bisect_right(starts, quantity.number) - 1), bisect_left(starts, quantity.end))


def _figure(doc: Doc, place: _Place, before: Figure | None) -> Figure | None:
    quantity, number, after = place
    if _tells_time(doc, quantity) or any(rule(doc, number, after, quantity) for rule in NOT_FIGURES):
        return None
    sentence = _sentence(doc, number)
    noun = counted(doc, after, quantity)
    unit = quantity.unit or (noun.unit if noun else None) or _unit_without_noun(doc, place, noun, before, sentence)
    if unit is None or sentence is None:
        return None
    statement = _statement(doc, quantity.number)
    return Figure(
        id=f"f{quantity.start}",
        span=extensions.span(doc, quantity.start, quantity.end),
        sentence=sentence,
        low=quantity.low,
        high=quantity.high,
        unit=unit,
        of=_of(doc, noun),
        change=_is_change(doc.text, quantity, unit),
        vague=quantity.vague,
        according_to=statement.id if statement else None,
        source=None if statement else _source(doc, sentence),
        as_of=_as_of(doc, quantity, sentence, statement),
    )


def _tells_time(doc: Doc, quantity: Quantity) -> bool:
    """Whether the number belongs to a date, or to a length of time that only places something."""
    if quantity.hyphen and is_length_of_time(quantity):
        return True
    for time in extensions.times(doc):
        if time.span.start <= quantity.number < time.span.end and time.span.end > quantity.number:
            places = re.match(r"the |these |those |last |past |next |first ", time.span.text, re.IGNORECASE)
            return time.type != "duration" or places is not None or quantity.vague or not is_length_of_time(quantity)
    return False


def _sentence(doc: Doc, number: int) -> Span | None:
    """The sentence around a token, without the blanks at its ends."""
    sentence = doc[number].sent
    text = sentence.text
    start = sentence.start_char + len(text) - len(text.lstrip())
    return extensions.span(doc, start, start + len(text.strip())) if text.strip() else None


def _unit_without_noun(doc: Doc, place: _Place, noun: Counted | None, before: Figure | None, sentence: Span | None) -> str | None:
    """What the words around say, else what was counted before in the sentence: "150 houses and another 900"."""
    if noun is not None:
        return None
    if unit := unit_by_context(doc, place.number, place.after):
        return unit
    goes_on = _GOES_ON.search(doc.text, max(0, place.quantity.start - 24), place.quantity.number)
    return before.unit if goes_on and before and before.of and before.sentence == sentence else None


_GOES_ON = re.compile(r"\b(?:and|or|another|including|but|further|additional)(?: (?:at least|about|some|nearly|more than|up to))? $", re.IGNORECASE)


def _of(doc: Doc, noun: Counted | None) -> Span | None:
    return None if noun is None else extensions.token_span(doc, noun.first, noun.last)


# ------------------------------------------------------------------ change

_CHANGE_BEFORE = re.compile(
    r"\b(?:(?:up|down|ris(?:e|es|en|ing)|rose|f[ae]ll(?:s|en|ing)?|gr[eo]w(?:s|n|ing)?|increas\w+|decreas\w+|drop\w*|jump\w*|climb\w*|declin\w*|slump\w*|surg\w+|"
    r"plung\w+|plummet\w*|gain\w*|soar\w*|tumbl\w+|slid|shr[aiu]nk\w*|expand\w*|widen\w*|narrow\w*|improv\w+|reduc\w+|cut|cuts|dip\w*|edged (?:up|down|lower|higher)|lost|worsen\w*|slow\w*)"
    r"(?: \w+){0,2}? by|(?:up|down|rose|risen|rises?|rising|f[ae]ll(?:s|en|ing)?|grew|grown|gr[eo]ws?|increased|decreased|dropped|jumped|climbed|declined|slumped|surged|plunged|plummeted|"
    r"gained|soared|tumbled|slid|shrank|lost|dipped|edged (?:up|down|lower|higher))(?: (?:about|around|some|nearly|almost|more than|less than|at least|over|up to|a further|another|an estimated|just))?|"
    r"(?:an? |the )?(?:increase|rise|drop|fall|decline|decrease|reduction|gain|jump|growth|loss) of(?: (?:about|around|some|nearly|almost|more than|less than|at least|over|up to))?) $",
    re.IGNORECASE,
)
_CHANGE_AFTER = re.compile(
    r" (?:\w+ )?(?:increase|decrease|rise|fall|drop|decline|gain|jump|growth|surge|reduction|hike|slump|plunge|more|less|higher|lower|fewer|cheaper|faster)\b|,? (?:up|down)(?: from|\b(?! to\b))",
    re.IGNORECASE,
)


def _is_change(text: str, quantity: Quantity, unit: str) -> bool:
    """Whether the number is an increase or a decrease, not a level."""
    if re.match(r"[- ]?(?:or|to)\b", text[quantity.end : quantity.end + 4]):
        return False
    before = _CHANGE_BEFORE.search(text, max(0, quantity.start - 70), quantity.start)
    after = unit in {"percent", "percentage points"} and _CHANGE_AFTER.match(text, quantity.end)
    counts = unit in {"percent", "percentage points", "basis points", "points", "cents", "share"} or unit.isupper()
    return bool(before and (counts or re.search(r"\b(?:by|of)(?: \S+){0,2} $", before.group()))) or bool(after)


# ------------------------------------------------------------------ who says so, and when

_ACCORDING = re.compile(r"\b[Aa]ccording to ([^,.;:()“”\"\n]{2,80})")


def _statement(doc: Doc, offset: int) -> Statement | None:
    """The innermost statement whose content holds the offset."""
    covering = [each for each in extensions.statements(doc) if each.content.start <= offset < each.content.end]
    return min(covering, key=lambda each: (each.content.end - each.content.start, each.id), default=None)


def _source(doc: Doc, sentence: Span) -> Span | None:
    """The words after "according to" in a sentence."""
    found = _ACCORDING.search(sentence.text)
    if found is None:
        return None
    said = found[1].rstrip()
    return extensions.span(doc, sentence.start + found.start(1), sentence.start + found.start(1) + len(said)) if said else None


_BORDER = re.compile(r"[;:]|, (?:and|but|while|which|who|after|as|when)\b|\bthat\b")


def _as_of(doc: Doc, quantity: Quantity, sentence: Span, statement: Statement | None) -> str | None:
    """The date in the figure's own clause, the nearest one, those behind it first; None where there is none or it has no value."""
    frame = statement.content if statement else sentence
    dates = [time for time in extensions.times(doc) if time.type == "date" and frame.start <= time.span.start and time.span.end <= frame.end]
    near = [time for time in dates if not _BORDER.search(doc.text, *_between(time, quantity))]
    nearest = min(near, key=lambda time: _distance(time, quantity), default=None)
    return nearest.value if nearest else None


def _between(time: TimeExpression, quantity: Quantity) -> tuple[int, int]:
    return min(time.span.end, quantity.end), max(time.span.start, quantity.start)


def _distance(time: TimeExpression, quantity: Quantity) -> tuple[int, int]:
    return (time.span.start - quantity.end, 0) if time.span.start >= quantity.end else (30 + quantity.start - time.span.end, 1)


# ------------------------------------------------------------------ pipeline


@Language.component("figures", assigns=["doc._.figures"], requires=["token.pos", "doc.sents", "doc._.times", "doc._.statements"])
def figures(doc: Doc) -> Doc:
    """Writes the figures of the text to `doc._.figures`."""
    return extensions.assign(doc, "figures", found_figures(doc))

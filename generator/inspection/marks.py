"""An article's text cut where layers begin and end, so that every stretch knows all that it is part of."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from generator.news import Annotations, Fact, Figure, Mention, Span, Statement, TimeExpression

LAYERS = ("fact", "content", "speaker", "cue", "name", "figure", "time")
"""What is marked, the wider ones first: where two meet, the later one is what is seen."""


class Mark(NamedTuple):
    """A span of one layer: what it says about the text, and the rule that found it ("" where none is known)."""

    start: int
    end: int
    layer: str
    note: str
    why: str = ""


class Stretch(NamedTuple):
    """A piece of the text with the marks over it, in the order of LAYERS."""

    text: str
    marks: tuple[Mark, ...]


def marks(notes: Annotations, reasons: Mapping[tuple[str, int], str]) -> Iterator[Mark]:
    """Everything that annotations say about spans of the text."""
    for fact in notes.facts:
        yield _mark("fact", fact.span, _fact(fact), reasons.get(("facts", fact.span.start), ""))
    for one in notes.statements:
        why = reasons.get(("statements", one.cue.start), "")
        yield _mark("content", one.content, f"said by {one.entity or (one.speaker.text if one.speaker else 'nobody named')}", why)
        yield _mark("cue", one.cue, _stance(one), why)
        if one.speaker:
            yield _mark("speaker", one.speaker, f"speaker of “{one.cue.text}”", why)
    for name in notes.mentions:
        yield _mark("name", name.span, _name(name), reasons.get(("mentions", name.span.start), ""))
    for figure in notes.figures:
        yield _mark("figure", figure.span, _figure(figure), reasons.get(("figures", figure.span.start), ""))
    for time in notes.times:
        yield _mark("time", time.span, _time(time), reasons.get(("times", time.span.start), ""))


def stretches(text: str, found: Sequence[Mark]) -> Iterator[Stretch]:
    """The text in pieces, each with the marks that cover it; together they are the text."""
    edges = sorted({0, len(text), *(edge for mark in found for edge in (mark.start, mark.end))})
    opening = sorted(found, key=lambda mark: mark.start, reverse=True)
    open_: list[Mark] = []
    for start, end in pairwise(edges):
        open_ = [mark for mark in open_ if mark.end > start]
        while opening and opening[-1].start <= start:
            open_.append(opening.pop())
        yield Stretch(text[start:end], tuple(sorted(open_, key=lambda mark: (LAYERS.index(mark.layer), mark.start))))


def _mark(layer: str, span: Span, note: str, why: str) -> Mark:
    return Mark(span.start, span.end, layer, note, why)


# ------------------------------------------------------------------ what a mark says


def _fact(fact: Fact) -> str:
    what = f"{'not ' if fact.what.negated else ''}{'perhaps ' if fact.what.hedged else ''}{fact.what.predicate}" if fact.what else "–"
    when = f"{fact.when.span.text} = {fact.when.value or '?'}" if fact.when else "–"
    who, where = (", ".join(span.text for span in spans) or "–" for spans in (fact.who, fact.where))
    return f"fact {fact.score:.2f}: what {what} · who {who} · where {where} · when {when}"


def _stance(one: Statement) -> str:
    return f"{'not ' if one.negated else ''}{one.stance}, {one.style}" + (f", {one.when}" if one.when else "")


def _name(name: Mention) -> str:
    place = f" {name.place.lat:.2f} {name.place.lon:.2f} {name.place.country or ''}".rstrip() if name.place else ""
    role = f", {name.role.text}" if name.role else ""
    return f"{name.type} {name.name}{role}{place}"


def bounds(figure: Figure) -> tuple[str, str]:
    """The least and the most that a figure says; a dash for no bound."""
    low, high = ("–" if bound is None else f"{bound:,g}" for bound in (figure.low, figure.high))
    return low, high


def _figure(figure: Figure) -> str:
    low, high = bounds(figure)
    counted = f" of {figure.of.text}" if figure.of else ""
    return f"{low if low == high else f'{low} to {high}'} {figure.unit or ''}{counted}".strip() + (f", as of {figure.as_of}" if figure.as_of else "")


def _time(time: TimeExpression) -> str:
    return f"{time.type} {time.value or '?'}"

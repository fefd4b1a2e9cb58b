"""What `briefing analyse` prints: an article's text with all layers in colour, then a table for each layer."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rich.table import Table
from rich.text import Text

from .marks import bounds, marks, stretches

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from rich.console import RenderableType

    from generator.news import Annotations, Fact, Figure, Mention, Reading, Statement

    from . import Insight

STYLES = {
    "fact": "bold",
    "content": "underline",
    "speaker": "bright_red",
    "cue": "italic red",
    "name": "bright_blue",
    "figure": "bright_green",
    "time": "bright_magenta",
}
"""How each layer looks in a terminal; they add up where layers meet."""


def shown(insight: Insight) -> Iterator[RenderableType]:
    """All that was understood of one article. Everything from the article is shown as plain text."""
    article = insight.reading.article
    yield Text(_printable(f"{article.title} · {article.outlet.name} · {article.day or 'undated'}"), style="bold")
    yield Text(" ").join(Text(layer, style=style) for layer, style in STYLES.items())
    yield marked(insight)
    yield from tables(insight.reading, insight.reasons)


def marked(insight: Insight) -> Text:
    """The text with its layers in colour."""
    found = list(marks(insight.reading.annotations, insight.reasons))
    whole = Text()
    for stretch in stretches(insight.reading.article.text, found):
        whole.append(_printable(stretch.text), style=" ".join(dict.fromkeys(STYLES[mark.layer] for mark in stretch.marks)))
    return whole


def _printable(text: str) -> str:
    """Without control characters, which could write anywhere on a screen."""
    return "".join(c for c in text if c.isprintable() or c == "\n")


# ------------------------------------------------------------------ tables


def tables(reading: Reading, reasons: Mapping[tuple[str, int], str]) -> Iterator[Table]:
    """A table for each layer, each record with the rule that found it where reasons are given."""
    notes = reading.annotations
    why = _Why(reasons)
    facts = sorted(notes.facts, key=lambda fact: (-fact.score, fact.span.start))
    yield why.table("Key facts", ("score", "fact", "when"), [(_fact(one), ("facts", one.span.start)) for one in facts])
    said = [(_statement(one), ("statements", one.cue.start)) for one in notes.statements]
    yield why.table("Who said what", ("speaker", "stance", "cue", "content"), said)
    columns = ("figure", "low", "high", "unit", "of", "according to", "as of")
    yield why.table("Figures", columns, [(_figure(one, notes), ("figures", one.span.start)) for one in notes.figures])
    times = [((one.span.text, one.type, one.value or "–"), ("times", one.span.start)) for one in notes.times]
    yield why.table("Dates", ("words", "type", "value"), times)
    yield why.table("Names", ("name", "type", "role", "place", "times"), _names(notes))
    if reading.article.removed:
        yield _table("Left out", ("why", "text"), [(one.why, one.text) for one in reading.article.removed])


class _Why:
    """Tables with a last column for the rule, where reasons are known."""

    def __init__(self, reasons: Mapping[tuple[str, int], str]) -> None:
        self._reasons = reasons

    def table(self, title: str, columns: Sequence[str], rows: Iterable[tuple[Sequence[str], tuple[str, int]]]) -> Table:
        if not self._reasons:
            return _table(title, columns, [cells for cells, _ in rows])
        return _table(title, (*columns, "rule"), [(*cells, self._reasons.get(key, "–")) for cells, key in rows])


def _table(title: str, columns: Sequence[str], rows: Iterable[Sequence[str]]) -> Table:
    table = Table(title=title, title_justify="left", expand=True)
    for column in columns:
        table.add_column(column, overflow="fold")
    for cells in rows:
        table.add_row(*(Text(_printable(cell)) for cell in cells))
    return table


def _fact(one: Fact) -> tuple[str, ...]:
    when = f"{one.when.span.text} = {one.when.value or '?'}" if one.when else "–"
    return (f"{one.score:.2f}", one.span.text, when)


def _statement(one: Statement) -> tuple[str, ...]:
    speaker = one.speaker.text if one.speaker else "–"
    named = f" = {one.entity}" if one.entity and one.entity != speaker else ""
    return (speaker + named, f"{'not ' if one.negated else ''}{one.stance}", one.cue.text, one.content.text)


def _figure(one: Figure, notes: Annotations) -> tuple[str, ...]:
    speakers = {statement.id: statement.speaker for statement in notes.statements}
    said_by = speakers.get(one.according_to or "") or one.source
    return (one.span.text, *bounds(one), one.unit or "–", one.of.text if one.of else "–", said_by.text if said_by else "–", one.as_of or "–")


def _names(notes: Annotations) -> list[tuple[tuple[str, ...], tuple[str, int]]]:
    """A row for each name, with the key of its first mention."""
    found: dict[tuple[str, str], list[Mention]] = {}
    for mention in notes.mentions:
        found.setdefault((mention.name, mention.type), []).append(mention)
    return [
        ((name, kind, _role(mentions), _place(mentions), str(len(mentions))), ("mentions", mentions[0].span.start))
        for (name, kind), mentions in found.items()
    ]


def _role(mentions: Sequence[Mention]) -> str:
    return next((mention.role.text for mention in mentions if mention.role), "–")


def _place(mentions: Sequence[Mention]) -> str:
    place = next((mention.place for mention in mentions if mention.place), None)
    return f"{place.lat:.2f} {place.lon:.2f} {place.country or ''}".strip() if place else "–"

"""The same records flat, as CSV that is safe to open in a spreadsheet: no cell begins a formula."""

from __future__ import annotations

import csv
import io
from typing import TYPE_CHECKING

from generator.news import Artifact

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from generator.compose.open_data import Briefing, Entity, Fact, Figure, Statement

Cell = str | int | float | bool | None

_FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")  # noqa: RUF001 (some spreadsheets read the wide forms alike)

STATEMENTS = (
    "id", "article", "speaker", "entity", "cue", "lemma", "content", "style", "stance", "negated", "when", "start", "end", "topics",
)  # fmt: skip
FIGURES = (
    "id", "article", "text", "low", "high", "unit", "of", "change", "vague", "approximate", "according_to", "source", "as_of", "start",
    "end", "topics",
)  # fmt: skip
FACTS = (
    "id", "article", "text", "score", "who", "where", "predicate", "negated", "hedged", "when", "statements", "figures", "story", "claim", "start",
    "end", "topics",
)  # fmt: skip
ENTITIES = ("id", "name", "type", "aliases", "role", "mentions", "articles", "lat", "lon", "country", "geonames_id", "page")


def tables(briefing: Briefing) -> Iterator[Artifact]:
    """statements.csv, figures.csv, facts.csv, entities.csv; rows in the order of briefing.json, ids in one cell separated by blanks."""
    yield _table("statements", STATEMENTS, map(_statement, briefing.statements))
    yield _table("figures", FIGURES, map(_figure, briefing.figures))
    yield _table("facts", FACTS, map(_fact, briefing.facts))
    yield _table("entities", ENTITIES, map(_entity, briefing.entities))


def _table(name: str, header: Sequence[str], rows: Iterable[Sequence[Cell]]) -> Artifact:
    file = io.StringIO(newline="")
    writer = csv.writer(file)
    writer.writerow(header)
    writer.writerows([_safe(cell) for cell in row] for row in rows)
    return Artifact(f"data/{name}.csv", file.getvalue().encode("utf-8"))


def _safe(cell: Cell) -> Cell:
    """The cell, with an apostrophe before it where a spreadsheet would take its text for a formula; numbers are numbers."""
    if isinstance(cell, str):
        return "'" + cell if cell.startswith(_FORMULA) else cell
    return str(cell).lower() if isinstance(cell, bool) else cell


def _statement(one: Statement) -> Sequence[Cell]:
    said = one.speaker
    return (
        one.id, one.article, said.text if said else None, said.entity if said else None, one.cue.text, one.cue.lemma, one.content.text, one.style,
        one.stance, one.negated, one.when, one.content.start, one.content.end, " ".join(one.topics),
    )  # fmt: skip


def _figure(one: Figure) -> Sequence[Cell]:
    return (
        one.id, one.article, one.text, one.low, one.high, one.unit, one.of, one.change, one.vague, one.approximate, one.according_to,
        one.source.text if one.source else None, one.as_of, one.start, one.end, " ".join(one.topics),
    )  # fmt: skip


def _fact(one: Fact) -> Sequence[Cell]:
    what = one.what
    return (
        one.id, one.article, one.text, one.score, " ".join(one.who), " ".join(one.where), what.predicate if what else None,
        what.negated if what else None, what.hedged if what else None, one.when.value if one.when else None, " ".join(one.statements),
        " ".join(one.figures), one.story, one.claim, one.start, one.end, " ".join(one.topics),
    )  # fmt: skip


def _entity(one: Entity) -> Sequence[Cell]:
    place = one.place
    return (
        one.id, one.name, one.type, "; ".join(one.aliases), one.role, len(one.mentions), len({mention.article for mention in one.mentions}),
        place.lat if place else None, place.lon if place else None, place.country if place else None, place.geonames_id if place else None, one.page,
    )  # fmt: skip

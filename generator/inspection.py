"""What `briefing analyse` shows: the annotations of single files, as tables or as JSON rows. Nothing is cached or published."""

from __future__ import annotations

import itertools
import json
from typing import TYPE_CHECKING, Any

import msgspec
from rich.table import Table
from rich.text import Text

from generator.clean import clean
from generator.config import Config, load_config
from generator.errors import ArticleError, UsageError
from generator.news import Annotations, Article, Figure, Outlet, Reading, Record, Statement
from generator.read import Context, read
from generator.read.source import opened
from generator.understand.annotator import Annotator, Failure
from generator.understand.notes import row

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence
    from pathlib import Path

    from rich.console import RenderableType

_CHUNK = 32
"""Rows that are in memory at a time."""


class Settings(Record, frozen=True):
    """What analysis needs to know of the configuration."""

    config: Config
    context: Context


def settings(config_file: Path) -> Settings:
    """The settings of a project, or the defaults where there is no configuration file. Raises ConfigError."""
    config = load_config(config_file) if config_file.is_file() else Config()
    return Settings(config, Context.of(config))


def readings(files: Sequence[Path], chosen: Settings) -> Iterator[Reading]:
    """Each article in the files, cleaned and understood. Raises UsageError for a file that cannot be read."""
    articles = [article for file in files for article in _articles(file, chosen)]
    annotator = Annotator(chosen.config.pipeline.model)
    for article, result in zip(articles, annotator.annotate(articles), strict=True):
        yield Reading(article, _sound(result, article.path))


def _articles(file: Path, chosen: Settings) -> tuple[Article, ...]:
    try:
        data = opened(file.resolve().parent, file.name, chosen.config.limits.article_bytes)
    except ArticleError as error:
        raise UsageError(f"{file}: {error.message}") from None
    articles, problems = read(file.name, data, chosen.context)
    if not articles:
        raise UsageError("; ".join(f"{file}: {problem.message}" for problem in problems) or f"{file}: holds no article")
    return tuple(clean(article) for article in articles)


def _sound(result: Annotations | Failure, name: str) -> Annotations:
    if isinstance(result, Failure):
        raise UsageError(f"{name}: the pipeline could not analyse it: {result.message}")
    return result


def json_lines(files: Sequence[Path], chosen: Settings) -> Iterator[str]:
    """One JSON line per article, in the form of data/articles/<id>.json."""
    for reading in readings(files, chosen):
        record = {**row(reading.article.id, reading.article.text, reading.annotations), "removed": msgspec.to_builtins(reading.article.removed)}
        yield json.dumps(record, ensure_ascii=False)


# ------------------------------------------------------------------ rows in, rows out


def analyse_rows(source: Path, target: Path, chosen: Settings, *, as_is: bool, workers: int) -> None:
    """Rows {id, text, title, published} to rows of annotations, in order and in constant memory. Raises UsageError for a bad row."""
    annotator = Annotator(chosen.config.pipeline.model, workers=workers)
    with source.open(encoding="utf-8", newline="\n") as lines, target.open("w", encoding="utf-8", newline="\n") as out:
        rows = (_article(line, number, source, as_is=as_is) for number, line in enumerate(lines, start=1) if line.strip())
        for chunk in _chunks(rows):
            for article, result in zip(chunk, annotator.annotate(chunk), strict=True):
                out.write(json.dumps(_row(article, result), ensure_ascii=False) + "\n")


def _row(article: Article, result: Annotations | Failure) -> dict[str, Any]:
    """The article's row; one that a component could not bear has no records and says so in `problem`."""
    if isinstance(result, Failure):
        return {**row(article.id, article.text, Annotations()), "problem": result.message}
    return row(article.id, article.text, result)


def _chunks(rows: Iterable[Article]) -> Iterator[tuple[Article, ...]]:
    remaining = iter(rows)
    while chunk := tuple(itertools.islice(remaining, _CHUNK)):
        yield chunk


def _article(line: str, number: int, source: Path, *, as_is: bool) -> Article:
    try:
        record: dict[str, Any] = json.loads(line)
        identifier, text = str(record["id"]), record["text"]
    except (ValueError, KeyError, TypeError) as error:
        raise UsageError(f"{source}:{number}: found {error}; allowed is a JSON object with id and text") from None
    if not isinstance(text, str):
        raise UsageError(f"{source}:{number}: text: found {type(text).__name__}; allowed is a string")
    published = record.get("published")
    article = Article(
        id=identifier,
        path=identifier,
        title=record.get("title") or "",
        text=text,
        outlet=Outlet("unknown", "Unknown outlet"),
        published=published,
        day=published[:10] if isinstance(published, str) else None,
    )
    return article if as_is else clean(article)


# ------------------------------------------------------------------ tables


def tables(reading: Reading) -> Iterator[RenderableType]:
    """What was understood of one article, layer by layer, for a terminal. Everything from the article is shown as plain text."""
    article, notes = reading.article, reading.annotations
    yield Text(f"{article.title} · {article.outlet.name} · {article.day or 'undated'}", style="bold")
    yield _table("Key facts", ("score", "fact"), [(f"{fact.score:.2f}", fact.span.text) for fact in _best(notes)])
    yield _table("Who said what", ("speaker", "stance", "cue", "content"), [_statement(one) for one in notes.statements])
    yield _table("Figures", ("figure", "low", "high", "unit", "of", "according to", "as of"), [_figure(one, notes) for one in notes.figures])
    yield _table("Dates", ("words", "type", "value"), [(one.span.text, one.type, one.value or "–") for one in notes.times])
    yield _table("Names", ("name", "type", "role", "place", "times"), _names(notes))
    if article.removed:
        yield _table("Left out", ("why", "text"), [(one.why, one.text) for one in article.removed])


def _best(notes: Annotations) -> list[Any]:
    return sorted(notes.facts, key=lambda fact: (-fact.score, fact.span.start))


def _table(title: str, columns: Sequence[str], rows: Iterable[Sequence[str]]) -> Table:
    table = Table(title=title, title_justify="left", expand=True)
    for column in columns:
        table.add_column(column, overflow="fold")
    for cells in rows:
        table.add_row(*(Text("".join(c for c in cell if c.isprintable() or c == "\n")) for cell in cells))
    return table


def _statement(one: Statement) -> tuple[str, ...]:
    speaker = one.speaker.text if one.speaker else "–"
    named = f" = {one.entity}" if one.entity and one.entity != speaker else ""
    return (speaker + named, f"{'not ' if one.negated else ''}{one.stance}", one.cue.text, one.content.text)


def _figure(one: Figure, notes: Annotations) -> tuple[str, ...]:
    speakers = {statement.id: statement.speaker for statement in notes.statements}
    said_by = speakers.get(one.according_to or "") or one.source
    bounds = tuple("–" if bound is None else f"{bound:,g}" for bound in (one.low, one.high))
    return (one.span.text, *bounds, one.unit or "–", one.of.text if one.of else "–", said_by.text if said_by else "–", one.as_of or "–")


def _names(notes: Annotations) -> list[tuple[str, ...]]:
    found: dict[tuple[str, str], list[Any]] = {}
    for mention in notes.mentions:
        found.setdefault((mention.name, mention.type), []).append(mention)
    return [(name, kind, _role(mentions), _place(mentions), str(len(mentions))) for (name, kind), mentions in found.items()]


def _role(mentions: Sequence[Any]) -> str:
    return next((mention.role.text for mention in mentions if mention.role), "–")


def _place(mentions: Sequence[Any]) -> str:
    place = next((mention.place for mention in mentions if mention.place), None)
    return f"{place.lat:.2f} {place.lon:.2f} {place.country or ''}".strip() if place else "–"

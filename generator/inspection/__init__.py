"""What `briefing analyse` reads: the annotations of single files and why they are there; rows in, rows out. Nothing is cached or published."""

from __future__ import annotations

import itertools
import json
from types import MappingProxyType
from typing import TYPE_CHECKING, Any, NamedTuple

import msgspec

from generator.clean import clean
from generator.config import Config, load_config
from generator.errors import ArticleError, UsageError
from generator.news import Annotations, Article, Outlet, Reading, Record
from generator.read import Context, read
from generator.read.source import opened
from generator.understand.annotator import Annotator, Failure, load, located
from generator.understand.notes import row

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence
    from pathlib import Path

_CHUNK = 32
"""Rows that are in memory at a time."""


class Settings(Record, frozen=True):
    """What analysis needs to know of the configuration; `model` is what an Annotator is given."""

    config: Config
    context: Context
    model: str


def settings(config_file: Path) -> Settings:
    """The settings of a project, or the defaults where there is no configuration file. Raises ConfigError."""
    config = load_config(config_file) if config_file.is_file() else Config()
    return Settings(config, Context.of(config), located(config.pipeline.model, config_file.resolve().parent))


def readings(files: Sequence[Path], chosen: Settings) -> Iterator[Reading]:
    """Each article in the files, cleaned and understood. Raises UsageError for a file that cannot be read."""
    articles = [article for file in files for article in _articles(file, chosen)]
    annotator = Annotator(chosen.model)
    for article, result in zip(articles, annotator.annotate(articles), strict=True):
        yield Reading(article, _sound(result, article.path))


class Insight(NamedTuple):
    """A reading with the rule behind each record, by layer and offset (see `understand.explain`); without any where nobody asked."""

    reading: Reading
    reasons: Mapping[tuple[str, int], str] = MappingProxyType({})


def insights(files: Sequence[Path], chosen: Settings, *, explain: bool = False) -> Iterator[Insight]:
    """Each article in the files; `explain`: with the reasons of its annotations. Raises UsageError for a file that cannot be read."""
    if not explain:
        yield from map(Insight, readings(files, chosen))
        return
    from generator.understand.explain import explained  # noqa: PLC0415 - it needs spaCy

    articles = [article for file in files for article in _articles(file, chosen)]
    nlp = load(chosen.model)
    for article in articles:
        found = explained(nlp, article)
        yield Insight(Reading(article, found.annotations), found.reasons)


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
    annotator = Annotator(chosen.model, workers=workers)
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

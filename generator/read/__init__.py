"""Bytes of a file to Articles: a reader for each format, chosen by suffix. Nothing here opens a file but `source`."""

from __future__ import annotations

from pathlib import PurePosixPath
from typing import TYPE_CHECKING, Final

from msgspec.structs import replace

from generator.errors import ArticleError
from generator.read.article import assembled, problem
from generator.read.context import Context
from generator.read.decoding import decoded
from generator.read.identity import again
from generator.read.json_text import json_sheets
from generator.read.markdown_text import markdown_sheets
from generator.read.plain_text import plain_sheets
from generator.read.saved_page import page_sheets

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from generator.news import Article, Problem
    from generator.read.fields import Sheet

__all__ = ["READERS", "Context", "distinct", "read"]

READERS: Final[dict[str, Callable[[str, Context], list[Sheet | ArticleError]]]] = {
    ".md": markdown_sheets,
    ".markdown": markdown_sheets,
    ".txt": plain_sheets,
    ".html": page_sheets,
    ".htm": page_sheets,
    ".json": json_sheets,
}


def read(path: str, data: bytes, context: Context) -> tuple[tuple[Article, ...], tuple[Problem, ...]]:
    """The articles of one file, and what was wrong with it; never raises for what a file holds. `path` is relative to content/."""
    shown = context.shown(path)
    try:
        text, remark = _text(path, data, context)
        sheets = READERS[PurePosixPath(path).suffix.lower()](text, context)
    except ArticleError as error:
        return (), (problem(error, shown, kept=False),)
    articles: list[Article] = []
    problems = [problem(remark, shown, kept=True)] if remark else []
    for sheet in sheets:
        try:
            article, remarks = assembled(_found(sheet), path, context)
        except ArticleError as error:
            problems.append(problem(error, shown, kept=False))
        else:
            articles.append(article)
            problems += remarks
    return tuple(articles), tuple(problems)


def _text(path: str, data: bytes, context: Context) -> tuple[str, ArticleError | None]:
    suffix = PurePosixPath(path).suffix
    if suffix.lower() not in READERS:
        raise ArticleError("no reader for this kind of file", found=f'"{suffix}"', allowed=" ".join(READERS))
    if len(data) > context.article_bytes:
        raise ArticleError("the file is too large", found=f"{len(data)} bytes", allowed=f"at most {context.article_bytes} (limits.article_bytes)")
    return decoded(data)


def _found(sheet: Sheet | ArticleError) -> Sheet:
    if isinstance(sheet, ArticleError):
        raise sheet
    return sheet


def distinct(articles: Iterable[Article], folder: str = "content") -> tuple[tuple[Article, ...], tuple[Problem, ...]]:
    """The articles by path, no id twice: the first keeps its id, the others get the digest of their path.

    An article that stands twice in one file, word for word, is left out the second time. `folder` stands before the paths of problems.
    """
    taken: dict[str, Article] = {}
    problems: list[Problem] = []
    for article in sorted(articles, key=_order):
        renamed = article
        turn = 0
        while (other := taken.get(renamed.id)) is not None and not _same(other, article):
            turn += 1
            renamed = replace(article, id=again(article.id, f"{article.path}\n{article.title if turn > 1 else ''}{article.text if turn > 2 else ''}"))
        if renamed.id in taken:
            error = ArticleError("the same article stands in this file twice", found=f'"{article.title[:60]}"', hint="the second one was left out")
            problems.append(problem(error, str(PurePosixPath(folder) / article.path), kept=False))
        else:
            taken[renamed.id] = renamed
    return tuple(taken.values()), tuple(problems)


def _order(article: Article) -> tuple[str, str, str, str]:
    return article.path, article.title, article.published or "", article.text


def _same(one: Article, other: Article) -> bool:
    return (one.path, one.title, one.text) == (other.path, other.title, other.text)

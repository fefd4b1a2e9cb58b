"""The page of an article: its text whole, with key facts, statements and figures marked, each an anchor."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from generator.compose import labels, urls
from generator.compose.marking import text_blocks
from generator.compose.page_types import ArticlePage
from generator.compose.shown import Link, RemovedLine
from generator.compose.views import head, organization, shortened
from generator.news import Page

if TYPE_CHECKING:
    from collections.abc import Iterator

    from generator.compose.index import Index
    from generator.compose.lines import Lines
    from generator.compose.shown import TextBlock
    from generator.news import Annotations, Article, Reading

_STATEMENTS, _FIGURES, _NAMES, _REMOVED = 40, 25, 40, 100
_LONGEST_TITLE = 150


def pages(index: Index, lines: Lines) -> Iterator[Page]:
    """A page per article."""
    for reading in index.edition.readings:
        yield Page(urls.article(reading.article.id), "article.html", _page(index, lines, reading))


def _page(index: Index, lines: Lines, reading: Reading) -> ArticlePage:
    article, notes = reading.article, reading.annotations
    source = index.sources[article.id]
    original = urls.external(article.url)
    blocks = text_blocks(article, notes)
    return ArticlePage(
        **head(index, source.page, _title(index, article), _description(index, article, notes), linked=_linked(index, article, original)),
        source=source,
        published=article.published,
        day=urls.edition(article.day) if article.day else None,
        authors=article.authors,
        credit=article.credit,
        original=original,
        copy_of=index.copy_link(article.id),
        story=index.story_link(index.edition.story_of.get(article.id)),
        topics=index.topic_links(index.edition.topics_of.get(article.id, ())),
        names=_names(index, article.id, notes),
        facts=lines.facts(f"{article.id}.{fact.id}" for fact in notes.facts),
        blocks=blocks,
        strays=_strays(notes, blocks),
        statements=lines.statements(f"{article.id}.{one.id}" for one in notes.statements[:_STATEMENTS]),
        statements_more=max(0, len(notes.statements) - _STATEMENTS),
        figures=lines.figures(f"{article.id}.{one.id}" for one in notes.figures[:_FIGURES]),
        figures_more=max(0, len(notes.figures) - _FIGURES),
        removed=tuple(RemovedLine(one.text, one.why) for one in article.removed[:_REMOVED]),
        data=urls.article_data(article.id),
    )


def _strays(notes: Annotations, blocks: tuple[TextBlock, ...]) -> tuple[str, ...]:
    """Anchors that found no place in the readable text, so that no link to them is dead."""
    wanted = [urls.anchor(one.id) for group in (notes.facts, notes.statements, notes.figures) for one in group]
    placed = {mark.id for block in blocks for piece in block.pieces for mark in piece.opens}
    return tuple(one for one in dict.fromkeys(wanted) if one not in placed)


def _title(index: Index, article: Article) -> str:
    when = f", {labels.date(article.day).label}" if article.day else ""
    mark = f" [{article.id}]" if (article.title, article.outlet.id, article.day) in index.twins else ""
    return f"{shortened(article.title, _LONGEST_TITLE)} ({index.sources[article.id].outlet.text}{when}){mark}"


def _description(index: Index, article: Article, notes: Annotations) -> str:
    counts = (
        labels.count(len(notes.facts), "key fact"),
        labels.count(len(notes.statements), "statement"),
        labels.count(len(notes.figures), "figure"),
    )
    return f"{_title(index, article)}: {', '.join(counts)}, each marked in the text."


def _names(index: Index, article_id: str, notes: Annotations) -> tuple[Link, ...]:
    """The entities that the article names and that have a page, in text order."""
    found = (index.entity_named(article_id, name) for name in dict.fromkeys(mention.name for mention in notes.mentions))
    linked = {one.id: Link(one.name, index.entity_pages[one.id]) for one in found if one and one.id in index.entity_pages}
    return tuple(linked.values())[:_NAMES]


def _linked(index: Index, article: Article, original: urls.External | None) -> dict[str, Any]:
    """The article as a schema.org object: a NewsArticle where date and address are known."""
    whole = original is not None and article.published is not None
    publisher = organization(index, article.outlet)
    thing: dict[str, Any] = {"@type": "NewsArticle" if whole else "CreativeWork", "headline": article.title, "inLanguage": article.language}
    thing["author"] = [{"@type": "Person", "name": name} for name in article.authors] or publisher
    thing["publisher"] = publisher
    if article.published:
        thing["datePublished"] = article.published
    if original:
        thing["url"] = original.href
    return thing

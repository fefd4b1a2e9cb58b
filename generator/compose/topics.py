"""The pages of the topics: what the reports say on a theme, passage by passage."""

from __future__ import annotations

from typing import TYPE_CHECKING

from generator.compose import labels, urls
from generator.compose.page_types import TopicLine, TopicPage, TopicsPage
from generator.compose.shown import Link
from generator.compose.views import head
from generator.news import Page

if TYPE_CHECKING:
    from collections.abc import Iterator

    from generator.compose.index import Index
    from generator.compose.lines import Lines
    from generator.compose.shown import Cited
    from generator.news import Topic

_FACTS, _PASSAGES, _STATEMENTS, _FIGURES, _CLAIMS, _STORIES, _ARTICLES = 20, 20, 20, 20, 10, 20, 60


def pages(index: Index, lines: Lines) -> Iterator[Page]:
    """A page per topic, and the list of them."""
    for topic in index.edition.topics:
        yield Page(urls.topic(topic.slug), "topic.html", _page(index, lines, topic))
    yield _list_page(index)


def _page(index: Index, lines: Lines, topic: Topic) -> TopicPage:
    claims = [claim.id for claim in index.edition.claims if topic.slug in claim.topics and claim.standing != "single-source"]
    claims.sort(key=lambda key: index.claims[key].standing != "disputed")
    stories = [story for story in index.edition.stories if topic.slug in story.topics and story.id in index.story_pages]
    about = f"{topic.name}: {counts(topic)}. {topic.description}".strip()
    return TopicPage(
        **head(index, urls.topic(topic.slug), f"{topic.name} (topic)", about, "topics"),
        name=topic.name,
        about=topic.description,
        configured=topic.configured,
        counts=counts(topic),
        facts=lines.facts(topic.facts[:_FACTS]),
        passages=_passages(index, topic),
        statements=lines.statements(topic.statements[:_STATEMENTS]),
        figures=lines.figures(topic.figures[:_FIGURES]),
        claims=lines.briefs(claims[:_CLAIMS]),
        stories=tuple(lines.story(story) for story in stories[:_STORIES]),
        articles=index.article_lines(topic.articles[:_ARTICLES]),
    )


def _passages(index: Index, topic: Topic) -> tuple[Cited, ...]:
    """The sentences that put articles here and are not key facts themselves, which stand above."""
    facts = {(article, fact.span.start) for article, fact in (index.facts[key] for key in topic.facts if key in index.facts)}
    further = (one for one in topic.passages if one.article in index.sources and (one.article, one.span.start) not in facts)
    return tuple(index.passage(one) for one, _ in zip(further, range(_PASSAGES), strict=False))


def counts(topic: Topic) -> str:
    """How much there is on a topic, in words."""
    counted = ((topic.articles, "article"), (topic.facts, "key fact"), (topic.statements, "statement"), (topic.figures, "figure"))
    return ", ".join(labels.count(len(members), noun) for members, noun in counted)


def _line(topic: Topic) -> TopicLine:
    return TopicLine(Link(topic.name, urls.topic(topic.slug)), topic.description, counts(topic))


def _list_page(index: Index) -> Page:
    listed = [(topic.configured, _line(topic)) for topic in index.edition.topics]
    record = TopicsPage(
        **head(index, urls.TOPICS, "Topics", f"Topics of {index.site.title}: the editor's themes, and those found in the reports.", "topics"),
        configured=tuple(line for configured, line in listed if configured),
        found=tuple(line for configured, line in listed if not configured),
    )
    return Page(urls.TOPICS, "topics.html", record)

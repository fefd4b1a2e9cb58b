"""The pages of the stories: the articles about one event, read together."""

from __future__ import annotations

from typing import TYPE_CHECKING

from generator.compose import labels, paging, urls
from generator.compose.page_types import StoriesPage, StoryPage
from generator.compose.views import head, shortened
from generator.news import Page

if TYPE_CHECKING:
    from collections.abc import Iterator

    from generator.compose.index import Index
    from generator.compose.lines import Lines
    from generator.compose.paging import Chunk
    from generator.news import Story

_FACTS, _CLAIMS, _ARTICLES, _SIZE = 15, 15, 60, 80
_LONGEST_TITLE = 150


def pages(index: Index, lines: Lines) -> Iterator[Page]:
    """A page per story of several articles, and the list of them."""
    stories = [story for story in index.edition.stories if story.id in index.story_pages]
    for story in stories:
        yield Page(index.story_pages[story.id], "story.html", _page(index, lines, story))
    yield from _list_pages(index, lines, sorted(stories, key=lambda story: (story.end or "", story.start or "", story.id), reverse=True))


def _page(index: Index, lines: Lines, story: Story) -> StoryPage:
    line = lines.story(story)
    weighed = [key for key in story.claims if key in index.claims and index.claims[key].standing != "single-source"]
    ordered = sorted(weighed, key=lambda key: index.claims[key].standing != "disputed")
    counts = f"{labels.count(line.articles, 'article')} from {labels.count(line.outlets, 'outlet')}"
    title = f"{shortened(story.title, _LONGEST_TITLE)} (story of {counts}{_period(story)})"
    return StoryPage(
        **head(index, index.story_pages[story.id], title, f"{title}: key facts, claims with their sides, all articles.", "stories"),
        heading=story.title,
        start=line.start,
        end=line.end,
        topics=index.topic_links(story.topics),
        facts=lines.facts(story.facts[:_FACTS]),
        claims=lines.briefs(ordered[:_CLAIMS]),
        articles=index.article_lines(story.articles[:_ARTICLES]),
        articles_more=max(0, len(story.articles) - _ARTICLES),
    )


def _period(story: Story) -> str:
    days = dict.fromkeys(labels.date(day).label for day in (story.start, story.end) if day)
    return f", {' to '.join(days)}" if days else ""


def _list_pages(index: Index, lines: Lines, stories: list[Story]) -> Iterator[Page]:
    parts = paging.chunks(urls.STORIES, stories, lambda story: paging.month(story.end), _SIZE)
    if parts[0].path != urls.STORIES:
        yield _list_page(index, lines, paging.Chunk(urls.STORIES, "", tuple(stories[:_SIZE])), parts)
    for part in parts:
        yield _list_page(index, lines, part, parts)


def _list_page(index: Index, lines: Lines, part: Chunk[Story], parts: tuple[Chunk[Story], ...]) -> Page:
    label = f": {part.label}" if part.label else ""
    record = StoriesPage(
        **head(index, part.path, f"Stories{label}", f"Stories{label} in {index.site.title}: events that several articles report.", "stories"),
        stories=tuple(map(lines.story, part.items)),
        pager=paging.pager(urls.STORIES, "Stories by month", part.path, parts),
    )
    return Page(part.path, "stories.html", record)

"""The records that templates are given, one type per template. docs/theming.md has a row for each."""

from __future__ import annotations

from typing import Any

from generator.compose.labels import Date  # noqa: TC001 (the types of a record are read at run time)
from generator.compose.shown import (  # noqa: TC001 (as above)
    ArticleLine,
    Cited,
    ClaimCard,
    FactLine,
    FigureLine,
    Group,
    Link,
    Pager,
    RemovedLine,
    Site,
    Source,
    StatementLine,
    StoryLine,
    TextBlock,
)
from generator.compose.urls import External  # noqa: TC001 (as above)
from generator.news import EntityType, Place, Record

LinkedData = dict[str, Any]
"""A JSON-LD object (schema.org)."""


class View(Record, frozen=True, kw_only=True):
    """Base of the pages. `title` and `description` differ from those of every other page; `section` is the current item of the navigation.

    `address` is the absolute address, None without base_url; `root` leads from the page to the site's root ("../").
    """

    site: Site
    path: str
    root: str
    title: str
    description: str
    section: str
    address: str | None
    linked: LinkedData


class HomePage(View, frozen=True, kw_only=True):
    """The edition. `since` None: the first one, so that nothing is marked as new. `newest`, `solid`, `contested`: what is read at a glance."""

    date: Date | None
    since: Date | None
    edition: Link | None
    newest: FactLine | None
    solid: ClaimCard | None
    contested: ClaimCard | None
    articles: int
    outlets: int
    new_articles: int
    new_facts: int
    corroborated_count: int
    disputed_count: int
    new: tuple[ArticleLine, ...]
    changes: tuple[ClaimCard, ...]
    fresh: tuple[FactLine, ...]
    facts: tuple[FactLine, ...]
    disputed: tuple[ClaimCard, ...]
    corroborated: tuple[ClaimCard, ...]
    figures: tuple[FigureLine, ...]
    topics: tuple[Group, ...]
    undated: tuple[ArticleLine, ...]
    undated_count: int
    problems: int


class TopicPage(View, frozen=True, kw_only=True):
    """One theme, by passage: an article is here for its sentences on it."""

    name: str
    about: str
    configured: bool
    counts: str
    facts: tuple[FactLine, ...]
    passages: tuple[Cited, ...]
    statements: tuple[StatementLine, ...]
    figures: tuple[FigureLine, ...]
    claims: tuple[ClaimCard, ...]
    stories: tuple[StoryLine, ...]
    articles: tuple[ArticleLine, ...]


class TopicLine(Record, frozen=True):
    """A topic in the list of topics."""

    link: Link
    about: str
    counts: str


class TopicsPage(View, frozen=True, kw_only=True):
    """All topics, the editor's first."""

    configured: tuple[TopicLine, ...]
    found: tuple[TopicLine, ...]


class StoryPage(View, frozen=True, kw_only=True):
    """Several articles about one event."""

    heading: str
    start: Date | None
    end: Date | None
    topics: tuple[Link, ...]
    facts: tuple[FactLine, ...]
    claims: tuple[ClaimCard, ...]
    articles: tuple[ArticleLine, ...]
    articles_more: int


class StoriesPage(View, frozen=True, kw_only=True):
    """Stories, newest first."""

    stories: tuple[StoryLine, ...]
    pager: Pager


class ArticlePage(View, frozen=True, kw_only=True):
    """One article, whole, with its facts, statements and figures marked. `published` is ISO; None: undated.

    `day` is the page of what else was published that day; `strays` are anchors without a mark.
    """

    source: Source
    published: str | None
    day: str | None
    authors: tuple[str, ...]
    credit: str | None
    original: External | None
    copy_of: Link | None
    story: Link | None
    topics: tuple[Link, ...]
    names: tuple[Link, ...]
    facts: tuple[FactLine, ...]
    blocks: tuple[TextBlock, ...]
    strays: tuple[str, ...]
    statements: tuple[StatementLine, ...]
    statements_more: int
    figures: tuple[FigureLine, ...]
    figures_more: int
    removed: tuple[RemovedLine, ...]
    data: str


class EntityPage(View, frozen=True, kw_only=True):
    """What the articles say of one person, organisation, place or group, and what it says itself."""

    name: str
    type: EntityType
    kind: str
    role: Cited | None
    aliases: tuple[str, ...]
    place: Place | None
    mentions: int
    articles: int
    statements: tuple[StatementLine, ...]
    statements_more: int
    claims: tuple[ClaimCard, ...]
    passages: tuple[Cited, ...]
    articles_more: int


class EntitiesPage(View, frozen=True, kw_only=True):
    """Names: those in most articles, or those with one initial."""

    groups: tuple[Group, ...]
    pager: Pager


class OutletPage(View, frozen=True, kw_only=True):
    """Who publishes, and what of theirs was read."""

    name: str
    kind: str | None
    owner: str | None
    home: External | None
    count: int
    articles: tuple[ArticleLine, ...]
    articles_more: int


class OutletLine(Record, frozen=True):
    """An outlet in the list of outlets."""

    link: Link
    articles: int
    kind: str | None
    owner: str | None


class OutletsPage(View, frozen=True, kw_only=True):
    """Whose articles were read."""

    outlets: tuple[OutletLine, ...]
    pager: Pager


class TimelineEntry(Record, frozen=True):
    """What the texts say happened on one date."""

    date: Date
    facts: tuple[FactLine, ...]
    more: int = 0


class TimelinePage(View, frozen=True, kw_only=True):
    """Events by the date that the text gives them; `ahead` are those after the edition."""

    ahead: tuple[TimelineEntry, ...]
    past: tuple[TimelineEntry, ...]
    pager: Pager


class ClaimsPage(View, frozen=True, kw_only=True):
    """Claims with their sides: disputed first, then corroborated, then those of one source."""

    disputed: tuple[ClaimCard, ...]
    corroborated: tuple[ClaimCard, ...]
    single: tuple[ClaimCard, ...]
    single_more: int
    pager: Pager


class FiguresPage(View, frozen=True, kw_only=True):
    """Numbers with what they count and who says so, newest article first."""

    figures: tuple[FigureLine, ...]
    pager: Pager


class ProblemLine(Record, frozen=True):
    """What could not be read or was left out, where, and what would mend it."""

    path: str
    message: str
    line: int | None = None
    found: str | None = None
    allowed: str | None = None
    hint: str | None = None
    left_out: bool = True


class AboutPage(View, frozen=True, kw_only=True):
    """How the briefing is made, what it holds and what was left out."""

    date: Date | None
    model: str
    articles: int
    outlets: int
    statements: int
    figures: int
    facts: int
    claims: int
    copies: int
    problems: tuple[ProblemLine, ...]
    problems_more: int
    skipped: tuple[ProblemLine, ...]
    skipped_more: int


class EditionPage(View, frozen=True, kw_only=True):
    """What was published on one day; `date` None: the articles without a date. `following` is the next part of a long day."""

    date: Date | None
    articles: tuple[ArticleLine, ...]
    following: Link | None
    earlier: Link | None
    later: Link | None


class EditionsPage(View, frozen=True, kw_only=True):
    """The days on which something was published, newest first."""

    days: tuple[DayLine, ...]
    pager: Pager


class DayLine(Record, frozen=True):
    """A day in the archive; `date` None: the undated articles."""

    link: Link
    date: Date | None
    articles: int


class MissingPage(View, frozen=True, kw_only=True):
    """What is shown where there is no page; it is served at any depth, so `home` is absolute where the address is known, and `style` inline."""

    home: str
    style: str
    style_source: str


class Sitemap(Record, frozen=True):
    """Addresses of the pages; `index`: of further sitemaps. A day where one is known."""

    entries: tuple[SitemapEntry, ...]
    index: bool = False


class SitemapEntry(Record, frozen=True):
    """One absolute address, and the day of what is on it."""

    address: str
    day: str | None = None

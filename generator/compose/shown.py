"""What pages show: the records that templates are given, and the parts they are made of.

Every link is a path from the site's root ("articles/x.html#k12"); a template writes `page.root` before it. What is quoted
carries its article and offsets; everything else is the site's own words.
"""

from __future__ import annotations

from typing import Any, Literal

from generator.compose.labels import Badge, Date  # noqa: TC001 (the types of a record are read at run time)
from generator.compose.urls import External  # noqa: TC001 (as above)
from generator.news import EntityType, Place, Record

LinkedData = dict[str, Any]
"""A JSON-LD object (schema.org)."""


class Site(Record, frozen=True):
    """What every page says of the site. `base_url` ends with "/", or is "" where nobody said where the site will be."""

    title: str
    description: str
    language: str
    base_url: str


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


class Link(Record, frozen=True):
    """A name and where it leads in the site; `page` None where it has no page of its own."""

    text: str
    page: str | None = None


class Source(Record, frozen=True):
    """The article that a passage comes from. `language` only where it is not the site's."""

    article: str
    title: str
    page: str
    outlet: Link
    date: Date | None = None
    language: str | None = None


class Quoted(Record, frozen=True):
    """Words of an article: exactly `text[start:end]` of it."""

    article: str
    start: int
    end: int
    text: str


class Cited(Record, frozen=True):
    """Words of an article with where they stand: the sentence on our page (`page`), and the original where its address is known."""

    quote: Quoted
    source: Source
    page: str
    original: External | None = None


class Voice(Record, frozen=True):
    """Who says a passage, in the article's words, and what they do with it ("claims"). `said_by` None: nobody is named."""

    stance: str
    said_by: Quoted | None = None
    entity: Link | None = None


class StandingLine(Record, frozen=True):
    """Where a claim stands, and where its two sides are to be read. `before` is how it stood in the edition before."""

    badge: Badge
    page: str
    before: Badge | None = None
    outlets: int = 0


class FactLine(Record, frozen=True):
    """A key fact. `needs` is the earlier sentence that says who "he" is; `fresh`: not in the edition before."""

    cited: Cited
    needs: Quoted | None = None
    voices: tuple[Voice, ...] = ()
    standing: StandingLine | None = None
    fresh: bool = False


class StatementLine(Record, frozen=True):
    """Who said what, all three in the article's words."""

    content: Cited
    cue: Quoted
    voice: Voice
    when: Date | None = None


class FigureLine(Record, frozen=True):
    """A number, the sentence that it stands in, and who says so: a speaker, a source named in passing, or the outlet itself (both None)."""

    value: Quoted
    cited: Cited
    of: Quoted | None = None
    voice: Voice | None = None
    source: Quoted | None = None
    as_of: Date | None = None


class PositionLine(Record, frozen=True):
    """Where one passage stands on a claim; `said_by` None where the outlet speaks in its own voice. `is_claim`: it is the claim's own passage."""

    cited: Cited
    is_claim: bool = False
    said_by: Quoted | None = None
    speaker: Link | None = None
    when: Date | None = None


class Side(Record, frozen=True):
    """The positions of one kind: "Asserts", "Confirms" or "Denies"."""

    label: str
    positions: tuple[PositionLine, ...]
    more: int = 0


class ClaimCard(Record, frozen=True):
    """A claim with its sides. `anchor` is its id on the claims page, `page` leads there."""

    anchor: str
    page: str
    text: Cited
    standing: StandingLine
    sides: tuple[Side, ...]
    story: Link | None = None


class ArticleLine(Record, frozen=True):
    """An article in a list; `copy_of` where it reprints another."""

    source: Source
    copy_of: Link | None = None
    leads: tuple[Cited, ...] = ()


class StoryLine(Record, frozen=True):
    """A story in a list; `source` is the article that lends it the title."""

    link: Link
    articles: int
    outlets: int
    source: Source
    start: Date | None = None
    end: Date | None = None


class Group(Record, frozen=True):
    """Things under one heading. `counts` says in words how much there is."""

    heading: Link
    counts: str = ""
    stories: tuple[StoryLine, ...] = ()
    names: tuple[EntityLine, ...] = ()


class EntityLine(Record, frozen=True):
    """A name in a list. `articles`: in how many it is named."""

    link: Link
    kind: str
    articles: int
    role: Quoted | None = None


class Pager(Record, frozen=True):
    """The other pages of the same list; `current` is this page's path."""

    label: str
    current: str
    pages: tuple[Link, ...] = ()


MarkKind = Literal["fact", "who", "cue", "said", "figure", "emphasis", "strong", "code", "link"]


class Mark(Record, frozen=True):
    """An element opened around a range of the text: key fact, words of a statement, figure, emphasis or link.

    `id` only on the first piece of what it marks; `href` of a link only. `start` and `end` None: no passage (emphasis).
    """

    kind: MarkKind
    tag: str
    id: str | None = None
    start: int | None = None
    end: int | None = None
    href: str | None = None


class Piece(Record, frozen=True):
    """Elements to open, text, tags to close: in this order, and the pieces of a block one after the other."""

    opens: tuple[Mark, ...]
    text: str
    closes: tuple[str, ...]


class TextBlock(Record, frozen=True):
    """A block of the article's text. `level` of a heading on our page; `first` and `last` of a run of list items."""

    kind: str
    start: int
    end: int
    pieces: tuple[Piece, ...]
    level: int = 0
    first: bool = False
    last: bool = False


class RemovedLine(Record, frozen=True):
    """What cleaning left out, and why."""

    text: str
    why: str


# ------------------------------------------------------------------ pages


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

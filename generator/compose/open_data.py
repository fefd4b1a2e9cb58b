"""The records of the published data (data/*.json): a public interface. Their JSON Schema is made from what stands here.

Fields are added, never renamed; `SCHEMA` changes when a meaning changes. Every key is always there; null is "unknown".
"""

from __future__ import annotations

from typing import Annotated, Literal

from msgspec import Meta, Struct

from generator.news import EntityType, Stance, Stand, Standing, Style  # noqa: TC001 (msgspec reads the types when it makes the schema)

SCHEMA: Literal["briefing/1"] = "briefing/1"

Start = Annotated[int, Meta(description="Offset of the first character in the article's text (Python str index, NFC).", ge=0)]
End = Annotated[int, Meta(description="Offset after the last character.", ge=1)]
Text = Annotated[str, Meta(description="Exactly text[start:end] of the article.")]
ArticleId = Annotated[str, Meta(description="Id of an article.")]
EntityId = Annotated[str, Meta(description="Id of an entity.")]
IsoDate = Annotated[str, Meta(description="ISO 8601; a partial date keeps its precision (2021-07, 2021-W28, 2021).")]
Ids = tuple[str, ...]


class Exported(Struct, frozen=True, kw_only=True):
    """Base of the published records."""


class Site(Exported, frozen=True):
    """What the site says of itself."""

    title: str
    base_url: Annotated[str | None, Meta(description="Where the site is reached; null where nobody said.")]
    language: str


class EditionInfo(Exported, frozen=True):
    """Which edition this is."""

    date: Annotated[IsoDate | None, Meta(description="Day of the newest article, or the one asked for; null where no article is dated.")]
    articles: Annotated[int, Meta(description="Number of articles.", ge=0)]
    since: Annotated[IsoDate | None, Meta(description="Day of the edition before; null for the first.")]


class Outlet(Exported, frozen=True):
    """Who publishes. Outlets of one owner count as one source."""

    id: str
    name: str
    url: str | None
    owner: str | None
    kind: Annotated[str | None, Meta(description="agency, newspaper, broadcaster, state media, NGO, government, blog ...")]
    articles: Annotated[Ids, Meta(description="Articles, newest first.")]


class Article(Exported, frozen=True):
    """One published piece."""

    id: ArticleId
    title: str
    outlet: Annotated[str, Meta(description="Id of the outlet.")]
    url: str | None
    published: Annotated[str | None, Meta(description="ISO date, or instant in UTC; null for an undated article.")]
    authors: tuple[str, ...]
    language: str
    words: Annotated[int, Meta(description="Words in the text, as blanks separate them.", ge=0)]
    copy_of: Annotated[ArticleId | None, Meta(description="The article that this one reprints.")]
    topics: Annotated[Ids, Meta(description="Slugs.")]
    story: str | None
    page: Annotated[str, Meta(description="Path of its page, relative to the site.")]


class Located(Exported, frozen=True):
    """A range of the article, with its words."""

    start: Start
    end: End
    text: Text


class Range(Exported, frozen=True):
    """A range of the article."""

    start: Start
    end: End


class Place(Exported, frozen=True):
    """Where a place lies, in degrees (WGS 84)."""

    lat: float
    lon: float
    country: Annotated[str | None, Meta(description="ISO 3166-1 alpha-2.")]
    geonames_id: int | None


class EntityMention(Exported, frozen=True):
    """One place where an entity is named."""

    article: ArticleId
    start: Start
    end: End
    text: Text


class Entity(Exported, frozen=True):
    """A person, organisation, place, group or event under all its names."""

    id: EntityId
    name: str
    type: EntityType
    aliases: Annotated[tuple[str, ...], Meta(description="Other names, most frequent first.")]
    role: Annotated[str | None, Meta(description="Who this is, in the words of an article.")]
    mentions: Annotated[tuple[EntityMention, ...], Meta(description="By article, newest first, then in text order.")]
    place: Place | None
    page: Annotated[str | None, Meta(description="Path of its page; null for a name in one article that says nothing.")]


class Speaker(Exported, frozen=True):
    """Who says it, in the article's words."""

    start: Start
    end: End
    text: Text
    entity: EntityId | None


class Cue(Exported, frozen=True):
    """The words that say that something is said."""

    start: Start
    end: End
    text: Text
    lemma: str


class Statement(Exported, frozen=True):
    """Who said what."""

    id: str
    article: ArticleId
    sentence: Range
    speaker: Annotated[Speaker | None, Meta(description="Null where the text names nobody.")]
    cue: Cue
    content: Located
    style: Style
    stance: Annotated[Stance, Meta(description="What the speaker does; `negated` turns it round.")]
    negated: Annotated[bool, Meta(description="The saying itself is negated: did not confirm.")]
    when: Annotated[IsoDate | None, Meta(description="Day of the saying.")]
    topics: Ids


class Figure(Exported, frozen=True):
    """A number that means something."""

    id: str
    article: ArticleId
    start: Start
    end: End
    text: Text
    low: Annotated[float | None, Meta(description="Lower bound, equal to `high` for an exact figure; null for 'up to'.")]
    high: Annotated[float | None, Meta(description="Upper bound; null for 'more than'.")]
    unit: Annotated[str | None, Meta(description="people, percent, districts, USD, km, households ...")]
    of: Annotated[str | None, Meta(description="What is counted, in the article's words.")]
    change: Annotated[bool, Meta(description="An increase or a decrease.")]
    vague: Annotated[bool, Meta(description="An order of magnitude only: tens of thousands.")]
    approximate: Annotated[bool, Meta(description="The text says about, some, nearly.")]
    according_to: Annotated[str | None, Meta(description="Id of the statement that says so; null: the outlet's own voice, or `source`.")]
    source: Annotated[Located | None, Meta(description="A source named in passing: a UN count.")]
    as_of: IsoDate | None
    topics: Ids


class What(Exported, frozen=True):
    """The core of a clause."""

    predicate: Annotated[str, Meta(description="Lemma of the verb, with its particle.")]
    negated: bool
    hedged: bool


class When(Exported, frozen=True):
    """A date in the text."""

    start: Start
    end: End
    text: Text
    value: IsoDate | None


class Fact(Exported, frozen=True):
    """A key sentence of one article, verbatim."""

    id: str
    article: ArticleId
    start: Start
    end: End
    text: Text
    score: Annotated[float, Meta(description="Rank within its article.", ge=0, le=1)]
    who: Annotated[Ids, Meta(description="Entities, in text order.")]
    where: Annotated[Ids, Meta(description="Entities, in text order.")]
    what: What | None
    when: When | None
    statements: Ids
    figures: Ids
    topics: Ids
    story: str | None
    claim: str | None


class ClaimPosition(Exported, frozen=True):
    """Where one passage stands on a claim."""

    fact: str | None
    statement: str | None
    speaker: EntityId | None
    outlet: str
    position: Stand
    when: IsoDate | None


class Claim(Exported, frozen=True):
    """One proposition that several passages assert, deny or confirm."""

    id: str
    text: Annotated[str, Meta(description="The passage that stands for it: where there is one, a passage whose main matter it is.")]
    standing: Standing
    independent_outlets: Annotated[int, Meta(description="Reprints and outlets of one owner count once.", ge=0)]
    positions: Annotated[tuple[ClaimPosition, ...], Meta(description="In time order.")]


class Story(Exported, frozen=True):
    """Articles about the same event."""

    id: str
    title: Annotated[str, Meta(description="The title of one of the articles.")]
    articles: Ids
    start: Annotated[IsoDate | None, Meta(description="First day of publication.")]
    end: Annotated[IsoDate | None, Meta(description="Last day of publication.")]
    topics: Ids
    facts: Annotated[Ids, Meta(description="Best first.")]
    claims: Ids


class Topic(Exported, frozen=True):
    """An editor's theme, or one that the build found. Membership is by passage."""

    slug: str
    name: str
    description: str
    configured: Annotated[bool, Meta(description="False where the build found it by itself.")]
    articles: Annotated[Ids, Meta(description="Best first, like all members.")]
    facts: Ids
    statements: Ids
    figures: Ids


class TimelineDay(Exported, frozen=True):
    """What the texts say happened on a date."""

    date: IsoDate
    facts: Annotated[Ids, Meta(description="Best first.")]


class Problem(Exported, frozen=True):
    """What the build could not read or had to leave out."""

    path: Annotated[str, Meta(description="File, relative to the project.")]
    line: Annotated[int | None, Meta(description="Line in the file, counted from 1, front matter included.")]
    message: str


class Briefing(Exported, frozen=True):
    """data/briefing.json: the whole edition but the texts, which are in data/articles/."""

    schema: Literal["briefing/1"]
    site: Site
    edition: EditionInfo
    outlets: Annotated[tuple[Outlet, ...], Meta(description="By name.")]
    articles: Annotated[tuple[Article, ...], Meta(description="Newest first, undated last, then by id.")]
    entities: Annotated[tuple[Entity, ...], Meta(description="By id.")]
    statements: Annotated[tuple[Statement, ...], Meta(description="By article as in `articles`, then in text order.")]
    figures: Annotated[tuple[Figure, ...], Meta(description="By article as in `articles`, then in text order.")]
    facts: Annotated[tuple[Fact, ...], Meta(description="By article as in `articles`, then in text order.")]
    claims: Annotated[tuple[Claim, ...], Meta(description="As the edition ranks them.")]
    stories: Annotated[tuple[Story, ...], Meta(description="As the edition ranks them.")]
    topics: Annotated[tuple[Topic, ...], Meta(description="The editor's in the order of config.yaml, then those found.")]
    timeline: Annotated[tuple[TimelineDay, ...], Meta(description="In time order.")]
    problems: Annotated[tuple[Problem, ...], Meta(description="By path and line.")]


class Removed(Exported, frozen=True):
    """What cleaning took out of the text, and why."""

    text: str
    why: str


class ArticleMention(Exported, frozen=True):
    """A name in this article."""

    start: Start
    end: End
    text: Text
    type: EntityType
    name: Annotated[str, Meta(description="The fullest form of the name in this article.")]
    entity: EntityId | None


class ArticleFile(Article, frozen=True):
    """data/articles/<id>.json: an article with its text and all that was found in it."""

    schema: Literal["briefing/1"]
    credit: Annotated[str | None, Meta(description="The agency or photographer that the article credits.")]
    text: Annotated[str, Meta(description="The cleaned text, NFC; paragraphs are separated by a blank line. Offsets count in it.")]
    removed: Annotated[tuple[Removed, ...], Meta(description="In text order.")]
    mentions: Annotated[tuple[ArticleMention, ...], Meta(description="In text order.")]
    statements: Annotated[tuple[Statement, ...], Meta(description="In text order.")]
    figures: Annotated[tuple[Figure, ...], Meta(description="In text order.")]
    facts: Annotated[tuple[Fact, ...], Meta(description="In text order.")]

"""The vocabulary: frozen records that the stages hand to each other, with no behaviour but their own invariants.

Spans are half-open character ranges (Python `str` indices, NFC) into an article's cleaned text. Dates are ISO 8601
strings, which keep the precision of what is known ("2021-07", "2021-W28"); instants are UTC. None means unknown.
"""

from __future__ import annotations

from typing import Literal

from msgspec import Struct

SCHEMA = "1"
"""Version of the records below: part of the key of everything that is cached."""

EntityType = Literal["PERSON", "ORG", "GPE", "LOC", "FAC", "NORP", "EVENT"]
Style = Literal["direct", "indirect", "mixed"]
Stance = Literal[
    "says",
    "claims",
    "denies",
    "confirms",
    "reports",
    "announces",
    "warns",
    "promises",
    "demands",
    "accuses",
    "estimates",
    "acknowledges",
    "rejects",
    "expects",
]
TimeType = Literal["date", "time", "duration", "set"]
BlockKind = Literal["paragraph", "heading", "item", "quote", "code"]
MarkupKind = Literal["emphasis", "strong", "code", "link"]
Absence = Literal["draft", "future", "later-edition", "hidden"]
Standing = Literal["single-source", "corroborated", "disputed"]
Stand = Literal["asserts", "denies", "confirms"]


class Record(Struct, frozen=True):
    """Base of the records: immutable, compared by value."""


# ------------------------------------------------------------------ evidence


class Span(Record, frozen=True, order=True):
    """A range of one article's cleaned text together with the very characters found there."""

    start: int
    end: int
    text: str

    def __post_init__(self) -> None:
        if not 0 <= self.start < self.end or len(self.text) != self.end - self.start:
            raise ValueError(f"a span needs 0 <= start < end and as many characters: {self.start}, {self.end}, {self.text!r}")

    def covers(self, other: Span) -> bool:
        """Whether the other range lies within this one."""
        return self.start <= other.start and other.end <= self.end


class Passage(Record, frozen=True, order=True):
    """The evidence behind a published line: a span of the article with this id."""

    article: str
    span: Span


# ------------------------------------------------------------------ reading


class Problem(Record, frozen=True):
    """What the build could not read or had to leave out, said to the editor.

    `path` is relative to the project; `line` is 1-based and counts the front matter. `status` says what became of the
    article: "left-out", or "kept" where it was built all the same.
    """

    path: str
    message: str
    line: int | None = None
    found: str | None = None
    allowed: str | None = None
    hint: str | None = None
    status: Literal["left-out", "kept"] = "left-out"


class Skipped(Record, frozen=True, order=True):
    """An article that was read but does not belong to this edition, and why."""

    path: str
    reason: Absence
    detail: str


class Outlet(Record, frozen=True):
    """Who publishes. `owner` decides independence: outlets of one owner count once."""

    id: str
    name: str
    url: str | None = None
    owner: str | None = None
    kind: str | None = None


class Block(Record, frozen=True):
    """One paragraph-like unit of the readable text; blocks are in text order and never overlap. `level`: of a heading, 2 to 6."""

    kind: BlockKind
    start: int
    end: int
    level: int = 0


class Markup(Record, frozen=True):
    """Inline formatting of a range within one block; `href` of a link only (http or https)."""

    kind: MarkupKind
    start: int
    end: int
    href: str | None = None


class Removed(Record, frozen=True):
    """Text that cleaning took out, and why: "share prompt", "donation appeal", "slogans", "byline", "caption" ..."""

    text: str
    why: str


class Article(Record, frozen=True, kw_only=True):
    """One published piece.

    `id` is stable and safe as a file name; `path` is relative to content/. `published` is an ISO date, or an instant in UTC
    ("2021-07-14T06:30:00Z"); None for an undated article. `day` is its calendar day in the site's time zone. `topics` are
    slugs that the editor set by hand. `text` is cleaned, NFC, with paragraphs separated by a blank line.
    """

    id: str
    path: str
    title: str
    text: str
    outlet: Outlet
    url: str | None = None
    published: str | None = None
    day: str | None = None
    authors: tuple[str, ...] = ()
    credit: str | None = None
    language: str = "en"
    tags: tuple[str, ...] = ()
    topics: tuple[str, ...] = ()
    summary: str | None = None
    draft: bool = False
    blocks: tuple[Block, ...] = ()
    markup: tuple[Markup, ...] = ()
    removed: tuple[Removed, ...] = ()


# ------------------------------------------------------------------ understanding
# Records of one article. Local ids are a letter and the offset where the record starts ("s312"), unique in the article; a
# record's id in the edition is "<article>.<local id>". Nothing here names the article: the same text has the same annotations.


class Sentence(Record, frozen=True):
    """`lemmas`: its words (no punctuation), lower-case lemmas separated by blanks."""

    start: int
    end: int
    lemmas: str


class Place(Record, frozen=True):
    """Where a toponym lies: degrees WGS 84, ISO 3166-1 alpha-2 country, GeoNames id."""

    name: str
    lat: float
    lon: float
    country: str | None = None
    geonames_id: int | None = None


class Mention(Record, frozen=True):
    """A name in the text. `name` is the fullest form of the same entity in this article ("Khalilzad" -> "Zalmay Khalilzad").

    `role` is the words of the text that say who this is ("Taliban spokesman"), where they stand beside this mention.
    """

    span: Span
    type: EntityType
    name: str
    role: Span | None = None
    place: Place | None = None


class Predication(Record, frozen=True):
    """The core of a clause: predicate lemma with its particle ("take over"), and the phrases that are its subject and object.

    In a passive clause `subject` is still the doer where the text names one, and `object` what it is done to.
    """

    predicate: str
    subject: Span | None = None
    object: Span | None = None
    negated: bool = False
    hedged: bool = False


class Statement(Record, frozen=True):
    """Who said what. `id` is "s" + offset of the cue.

    `speaker` is None when the text names nobody; `entity` is the `name` of the speaker's Mention, None when the speaker is
    described but not named. `content` lies outside the cue, or around cue and speaker where they stand between two parts of it;
    `aside` is then what stands between the parts and is not said.
    `negated`: the saying itself is negated ("did not confirm"). `predication`: the main clause of the content. `when`: ISO date of
    the saying.
    """

    id: str
    sentence: Span
    cue: Span
    lemma: str
    content: Span
    style: Style
    stance: Stance
    speaker: Span | None = None
    entity: str | None = None
    negated: bool = False
    predication: Predication | None = None
    when: str | None = None
    aside: Span | None = None

    def says(self, offset: int) -> bool:
        """Whether the character at this offset is part of what is said."""
        said = self.content.start <= offset < self.content.end
        return said and not (self.aside is not None and self.aside.start <= offset < self.aside.end)


class Figure(Record, frozen=True):
    """A number that means something. `id` is "f" + offset of its span.

    `low` and `high` bound the value (equal for an exact figure; one is None for "more than", "up to"). `vague`: the text gives
    an order of magnitude only ("tens of thousands"). `approximate`: it says "about", "some", "nearly". `unit` is a common noun in the plural
    or a symbol's name: people, percent, districts, USD, km, households ... `of` is what is counted, verbatim. `according_to` is the local id
    of a statement, None = the outlet's own voice; `source` is the words that name the source where no statement does ("according to a UN
    count" -> "a UN count").
    """

    id: str
    span: Span
    sentence: Span
    low: float | None
    high: float | None
    unit: str | None = None
    of: Span | None = None
    change: bool = False
    vague: bool = False
    approximate: bool = False
    according_to: str | None = None
    source: Span | None = None
    as_of: str | None = None


class TimeExpression(Record, frozen=True):
    """A date in the text with its ISO (TIMEX3) value; None where it cannot be resolved, as in an undated article."""

    span: Span
    type: TimeType
    value: str | None = None


class Fact(Record, frozen=True):
    """A key sentence of one article, verbatim. `id` is "k" + offset of the sentence.

    `score` (0..1) ranks the article's news first. `who` and `where` are spans of mentions; `statements` and `figures` local ids.
    `needs` is an earlier sentence without which a reader cannot tell who "he" is.
    """

    id: str
    span: Span
    score: float
    what: Predication | None = None
    who: tuple[Span, ...] = ()
    where: tuple[Span, ...] = ()
    when: TimeExpression | None = None
    statements: tuple[str, ...] = ()
    figures: tuple[str, ...] = ()
    needs: Span | None = None


class Annotations(Record, frozen=True):
    """All that understanding says of one article's text, each tuple in text order."""

    sentences: tuple[Sentence, ...] = ()
    mentions: tuple[Mention, ...] = ()
    statements: tuple[Statement, ...] = ()
    figures: tuple[Figure, ...] = ()
    times: tuple[TimeExpression, ...] = ()
    facts: tuple[Fact, ...] = ()


class Reading(Record, frozen=True):
    """An article with what was understood of it."""

    article: Article
    annotations: Annotations


# ------------------------------------------------------------------ connecting


class EntityMention(Record, frozen=True):
    """One mention of an entity in the edition."""

    article: str
    span: Span


class Entity(Record, frozen=True):
    """The one thing that several names mean. `role` is verbatim evidence; `aliases` excludes `name`, most frequent first."""

    id: str
    name: str
    type: EntityType
    aliases: tuple[str, ...]
    mentions: tuple[EntityMention, ...]
    role: Passage | None = None
    place: Place | None = None


class Position(Record, frozen=True):
    """Where one passage stands on a claim. `fact`, `statement`: ids in the edition; `speaker`: entity id; `outlet`: its id.

    `said_by` is the speaker in the article's words, None where the outlet speaks in its own voice. `when` is an ISO date. `beside`: the passage
    says it in a clause beside its main matter, for which the claim does not vouch: "trucks wait after the gate was closed".
    """

    passage: Passage
    position: Stand
    outlet: str
    fact: str | None = None
    statement: str | None = None
    speaker: str | None = None
    said_by: Passage | None = None
    when: str | None = None
    beside: bool = False


class Claim(Record, frozen=True):
    """One proposition across articles. `text` is the passage that stands for it; positions are in time order."""

    id: str
    text: Passage
    standing: Standing
    independent_outlets: int
    positions: tuple[Position, ...]
    story: str | None = None
    topics: tuple[str, ...] = ()


class Story(Record, frozen=True):
    """The articles about one event. `title` is that of one of them (`title_article`); `start`, `end` are days of publication, None if undated."""

    id: str
    title: str
    title_article: str
    articles: tuple[str, ...]
    start: str | None
    end: str | None
    topics: tuple[str, ...] = ()
    facts: tuple[str, ...] = ()
    claims: tuple[str, ...] = ()


class Topic(Record, frozen=True):
    """An editor's theme, or one that the build found (`configured` False). Members are ids in the edition, best first.

    Membership is per passage: an article is listed where at least one of its passages is. `passages` are the sentences that put it there.
    """

    slug: str
    name: str
    description: str = ""
    configured: bool = True
    articles: tuple[str, ...] = ()
    facts: tuple[str, ...] = ()
    statements: tuple[str, ...] = ()
    figures: tuple[str, ...] = ()
    passages: tuple[Passage, ...] = ()


class TimelineDay(Record, frozen=True):
    """What the texts say happened on a date (any ISO precision); fact ids, best first."""

    date: str
    facts: tuple[str, ...]


class StandingChange(Record, frozen=True):
    """A claim that was known in the edition before and stands differently now; `before` None for a new claim."""

    claim: str
    before: Standing | None
    after: Standing


class Changes(Record, frozen=True):
    """What is new since the edition before: ids, best first. `since` None where there is none before."""

    since: str | None = None
    articles: tuple[str, ...] = ()
    facts: tuple[str, ...] = ()
    figures: tuple[str, ...] = ()
    claims: tuple[StandingChange, ...] = ()
    entities: tuple[str, ...] = ()


class Edition(Record, frozen=True, kw_only=True):
    """One issue of the briefing: all that was known on a day (`date` None where no article is dated).

    `readings` are sorted newest first, undated last, then by id. `facts` are the key facts, best first (ids). `copy_of` maps an article to the one it
    reprints; `topics_of` maps a record id (article, fact, statement, figure) to topic slugs; `story_of` and `claim_of` map article and fact ids.
    `entity_of` maps "<article>:<Mention.name>" to an entity id.
    """

    date: str | None
    since: str | None
    readings: tuple[Reading, ...]
    outlets: tuple[Outlet, ...] = ()
    entities: tuple[Entity, ...] = ()
    claims: tuple[Claim, ...] = ()
    stories: tuple[Story, ...] = ()
    topics: tuple[Topic, ...] = ()
    timeline: tuple[TimelineDay, ...] = ()
    changes: Changes = Changes()
    facts: tuple[str, ...] = ()
    copy_of: dict[str, str] = {}
    topics_of: dict[str, tuple[str, ...]] = {}
    story_of: dict[str, str] = {}
    claim_of: dict[str, str] = {}
    entity_of: dict[str, str] = {}
    days: tuple[str, ...] = ()
    problems: tuple[Problem, ...] = ()
    skipped: tuple[Skipped, ...] = ()


# ------------------------------------------------------------------ rendering


class Page(Record, frozen=True):
    """What a template is given. `path` is relative to the site, with `/`; `template` names a file in templates/."""

    path: str
    template: str
    record: Struct


class Artifact(Record, frozen=True):
    """A file of the site: its path relative to the site, and its bytes."""

    path: str
    data: bytes

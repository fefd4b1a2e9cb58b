"""What pages show: the parts that their records are made of.

Every link is a path from the site's root ("articles/x.html#k12"); a template writes `page.root` before it. What is quoted
carries its article and offsets; everything else is the site's own words.
"""

from __future__ import annotations

from typing import Literal

from generator.compose.labels import Badge, Date  # noqa: TC001 (the types of a record are read at run time)
from generator.compose.urls import External  # noqa: TC001 (as above)
from generator.news import Record


class Site(Record, frozen=True):
    """What every page says of the site. `base_url` ends with "/", or is "" where nobody said where the site will be."""

    title: str
    description: str
    language: str
    base_url: str


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


class Amount(Record, frozen=True):
    """A number and what it counts, in the article's words; `of` None where that is not told apart from it."""

    value: Quoted
    of: Quoted | None = None


class FigureLine(Record, frozen=True):
    """The numbers that one sentence tells, and who says so: a speaker, a source named in passing, or the outlet itself (both None)."""

    amounts: tuple[Amount, ...]
    cited: Cited
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

"""An article laid open for look-up by offset: which sentence, which mentions, which statements stand where."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from generator.news import Article, EntityMention, Mention, Passage, Reading, Sentence, Span, Statement

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping


def record_id(article: str, local: str) -> str:
    """Id in the edition of a record with this id in its article."""
    return f"{article}.{local}"


@dataclass(frozen=True)
class OpenArticle:
    """A reading with its sentences and mentions sorted by where they start; `entities` are the ids of the mentions, None for one without an entity;
    `names` maps the names of the article to entities.
    """

    reading: Reading
    entities: tuple[str | None, ...] = ()
    sentence_starts: list[int] = field(default_factory=list)
    mention_starts: list[int] = field(default_factory=list)
    names: dict[str, str] = field(default_factory=dict)

    @property
    def article(self) -> Article:
        return self.reading.article

    @property
    def sentences(self) -> tuple[Sentence, ...]:
        return self.reading.annotations.sentences

    def sentence_numbers(self, start: int, end: int) -> range:
        """Numbers of the sentences that overlap a range."""
        first = bisect_right(self.sentence_starts, start) - 1
        if first < 0 or self.sentences[first].end <= start:
            first += 1
        return range(first, bisect_left(self.sentence_starts, end))

    def mentions_within(self, start: int, end: int) -> Iterator[tuple[Mention, str | None]]:
        """Mentions that lie within a range, with their entities."""
        for number in range(bisect_left(self.mention_starts, start), bisect_left(self.mention_starts, end)):
            mention = self.reading.annotations.mentions[number]
            if mention.span.end <= end:
                yield mention, self.entities[number]

    def speaker(self, statement: Statement) -> str | None:
        """The entity that makes a statement; None where the speaker is not named."""
        return self.names.get(statement.entity) if statement.entity else None

    def passage(self, start: int, end: int) -> Passage:
        return Passage(self.article.id, Span(start, end, self.article.text[start:end]))

    def sentence_passage(self, number: int) -> Passage:
        return self.passage(self.sentences[number].start, self.sentences[number].end)


def open_article(reading: Reading, entity_of: Mapping[str, str]) -> OpenArticle:
    """`entity_of` maps "<article>:<Mention.name>" to an entity id."""
    mentions, article = reading.annotations.mentions, reading.article.id
    names = {name: entity_of[key] for name in sorted({mention.name for mention in mentions}) if (key := f"{article}:{name}") in entity_of}
    return OpenArticle(
        reading,
        tuple(names.get(mention.name) for mention in mentions),
        [sentence.start for sentence in reading.annotations.sentences],
        [mention.span.start for mention in mentions],
        names,
    )


def mentions_of(mentions: Iterable[EntityMention]) -> dict[str, list[Span]]:
    """The spans of an entity's mentions by article."""
    found: dict[str, list[Span]] = {}
    for mention in mentions:
        found.setdefault(mention.article, []).append(mention.span)
    return found

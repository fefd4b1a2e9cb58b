"""Edition -> data/: the whole briefing, a file per article, tables for spreadsheets, and the schema of each.

A reference to something that is not exported cannot be written: ids pass through the index of what is.
"""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING, Any

import msgspec

from generator.compose import open_data as out
from generator.compose import urls
from generator.compose.index import Index
from generator.compose.tables import tables
from generator.news import Artifact

if TYPE_CHECKING:
    from collections.abc import Container, Iterable, Iterator

    from generator.config import Config
    from generator.news import Claim, Edition, Entity, Fact, Figure, Outlet, Reading, Span, Statement, Story, Topic

_SCHEMAS: dict[str, type[msgspec.Struct]] = {"briefing": out.Briefing, "article": out.ArticleFile}


def data_files(edition: Edition, config: Config) -> Iterator[Artifact]:
    """The published data, one file at a time; the same edition gives the same bytes."""
    index = Index(edition, config)
    exported = _Export(index)
    found = [exported.notes(reading) for reading in edition.readings]
    for reading, notes in zip(edition.readings, found, strict=True):
        yield _json(urls.article_data(reading.article.id), exported.article_file(reading, notes))
    briefing = exported.briefing(found)
    yield _json("data/briefing.json", briefing)
    yield from tables(briefing)
    for name, record in _SCHEMAS.items():
        yield Artifact(f"data/schema/{name}.json", msgspec.json.format(msgspec.json.encode(schema(record))) + b"\n")


def schema(record: type[msgspec.Struct]) -> dict[str, Any]:
    """The JSON Schema of a file, with every definition inside it."""
    return {"$schema": "https://json-schema.org/draft/2020-12/schema", **msgspec.json.schema(record)}


def _json(path: str, record: msgspec.Struct) -> Artifact:
    return Artifact(path, msgspec.json.encode(record) + b"\n")


def _located(span: Span) -> out.Located:
    return out.Located(start=span.start, end=span.end, text=span.text)


def _known(keys: Iterable[str], known: Container[str]) -> tuple[str, ...]:
    """The ids that are exported, in the given order."""
    return tuple(key for key in keys if key in known)


class _Notes(msgspec.Struct, frozen=True):
    """What is exported of one article's annotations."""

    statements: tuple[out.Statement, ...]
    figures: tuple[out.Figure, ...]
    facts: tuple[out.Fact, ...]


class _Export:
    """Makes exported records; looks every reference up."""

    def __init__(self, index: Index) -> None:
        self._index = index
        self._edition = index.edition

    # ------------------------------------------------------------ one article

    def notes(self, reading: Reading) -> _Notes:
        """Statements, figures and facts of an article."""
        key, notes = reading.article.id, reading.annotations
        names = {(mention.span.start, mention.span.end): mention.name for mention in notes.mentions}
        return _Notes(
            tuple(self._statement(key, one) for one in notes.statements),
            tuple(self._figure(key, one) for one in notes.figures),
            tuple(self._fact(key, one, names) for one in notes.facts),
        )

    def article(self, reading: Reading) -> dict[str, Any]:
        """The fields of an article's record."""
        article = reading.article
        story, copied = self._edition.story_of.get(article.id), self._edition.copy_of.get(article.id)
        return {
            "id": article.id,
            "title": article.title,
            "outlet": article.outlet.id,
            "url": article.url,
            "published": article.published,
            "authors": article.authors,
            "language": article.language,
            "words": len(article.text.split()),
            "copy_of": copied if copied in self._index.readings else None,
            "topics": self._topics(article.id),
            "story": story if story in self._index.stories else None,
            "page": self._index.sources[article.id].page,
        }

    def article_file(self, reading: Reading, notes: _Notes) -> out.ArticleFile:
        """The file of an article."""
        article = reading.article
        return out.ArticleFile(
            **self.article(reading),
            schema=out.SCHEMA,
            credit=article.credit,
            text=article.text,
            removed=tuple(out.Removed(text=one.text, why=one.why) for one in article.removed),
            mentions=tuple(
                out.ArticleMention(
                    start=one.span.start,
                    end=one.span.end,
                    text=one.span.text,
                    type=one.type,
                    name=one.name,
                    entity=self._entity_id(article.id, one.name),
                )
                for one in reading.annotations.mentions
            ),
            statements=notes.statements,
            figures=notes.figures,
            facts=notes.facts,
        )

    def _statement(self, article: str, one: Statement) -> out.Statement:
        key = f"{article}.{one.id}"
        said = one.speaker
        return out.Statement(
            id=key,
            article=article,
            sentence=out.Range(start=one.sentence.start, end=one.sentence.end),
            speaker=out.Speaker(start=said.start, end=said.end, text=said.text, entity=self._entity_id(article, one.entity)) if said else None,
            cue=out.Cue(start=one.cue.start, end=one.cue.end, text=one.cue.text, lemma=one.lemma),
            content=_located(one.content),
            style=one.style,
            stance=one.stance,
            negated=one.negated,
            when=one.when,
            topics=self._topics(key),
        )

    def _figure(self, article: str, one: Figure) -> out.Figure:
        key = f"{article}.{one.id}"
        according = f"{article}.{one.according_to}"
        return out.Figure(
            id=key,
            article=article,
            start=one.span.start,
            end=one.span.end,
            text=one.span.text,
            low=one.low,
            high=one.high,
            unit=one.unit,
            of=one.of.text if one.of else None,
            change=one.change,
            vague=one.vague,
            approximate=one.approximate,
            according_to=according if one.according_to and according in self._index.statements else None,
            source=_located(one.source) if one.source else None,
            as_of=one.as_of,
            topics=self._topics(key),
        )

    def _fact(self, article: str, one: Fact, names: dict[tuple[int, int], str]) -> out.Fact:
        key = f"{article}.{one.id}"
        story = self._edition.story_of.get(key) or self._edition.story_of.get(article)
        claim = self._edition.claim_of.get(key)
        what, when = one.what, one.when
        return out.Fact(
            id=key,
            article=article,
            start=one.span.start,
            end=one.span.end,
            text=one.span.text,
            score=one.score,
            who=self._entity_ids(article, one.who, names),
            where=self._entity_ids(article, one.where, names),
            what=out.What(predicate=what.predicate, negated=what.negated, hedged=what.hedged) if what else None,
            when=out.When(start=when.span.start, end=when.span.end, text=when.span.text, value=when.value) if when else None,
            statements=_known((f"{article}.{local}" for local in one.statements), self._index.statements),
            figures=_known((f"{article}.{local}" for local in one.figures), self._index.figures),
            topics=self._topics(key),
            story=story if story in self._index.stories else None,
            claim=claim if claim in self._index.claims else None,
        )

    def _topics(self, key: str) -> tuple[str, ...]:
        return _known(self._edition.topics_of.get(key, ()), self._index.topics)

    def _entity_id(self, article: str, name: str | None) -> str | None:
        found = self._index.entity_named(article, name)
        return found.id if found else None

    def _entity_ids(self, article: str, spans: Iterable[Span], names: dict[tuple[int, int], str]) -> tuple[str, ...]:
        found = (self._entity_id(article, names.get((span.start, span.end))) for span in spans)
        return tuple(dict.fromkeys(key for key in found if key))

    # ------------------------------------------------------------ the whole edition

    def briefing(self, notes: Iterable[_Notes]) -> out.Briefing:
        """The whole edition."""
        found = tuple(notes)
        edition, site = self._edition, self._index.site
        return out.Briefing(
            schema=out.SCHEMA,
            site=out.Site(title=site.title, base_url=site.base_url or None, language=site.language),
            edition=out.EditionInfo(date=edition.date, articles=len(edition.readings), since=edition.since),
            outlets=tuple(self._outlets()),
            articles=tuple(out.Article(**self.article(reading)) for reading in edition.readings),
            entities=tuple(self._entity(one) for one in sorted(edition.entities, key=lambda entity: entity.id)),
            statements=tuple(statement for one in found for statement in one.statements),
            figures=tuple(figure for one in found for figure in one.figures),
            facts=tuple(fact for one in found for fact in one.facts),
            claims=tuple(self._claim(one) for one in edition.claims if one.text.article in self._index.readings),
            stories=tuple(self._story(one) for one in edition.stories),
            topics=tuple(self._topic(one) for one in edition.topics),
            timeline=tuple(out.TimelineDay(date=day.date, facts=_known(day.facts, self._index.facts)) for day in edition.timeline),
            problems=tuple(out.Problem(path=one.path, line=one.line, message=one.message) for one in edition.problems),
        )

    def _outlets(self) -> Iterator[out.Outlet]:
        """The known outlets, and any other that an article names."""
        articles: dict[str, list[str]] = defaultdict(list)
        known: dict[str, Outlet] = {}
        for reading in self._edition.readings:
            articles[reading.article.outlet.id].append(reading.article.id)
            known[reading.article.outlet.id] = reading.article.outlet
        known.update(self._index.outlets)
        for key, one in sorted(known.items(), key=lambda item: (item[1].name.casefold(), item[0])):
            yield out.Outlet(id=key, name=one.name, url=one.url, owner=one.owner, kind=one.kind, articles=tuple(articles[key]))

    def _entity(self, one: Entity) -> out.Entity:
        rank = self._index.rank
        mentions = sorted((m for m in one.mentions if m.article in rank), key=lambda m: (rank[m.article], m.span.start))
        place = one.place
        return out.Entity(
            id=one.id,
            name=one.name,
            type=one.type,
            aliases=one.aliases,
            role=one.role.span.text if one.role else None,
            mentions=tuple(out.EntityMention(article=m.article, start=m.span.start, end=m.span.end, text=m.span.text) for m in mentions),
            place=out.Place(lat=place.lat, lon=place.lon, country=place.country, geonames_id=place.geonames_id) if place else None,
            page=self._index.entity_pages.get(one.id),
        )

    def _claim(self, one: Claim) -> out.Claim:
        index = self._index
        return out.Claim(
            id=one.id,
            text=one.text.span.text,
            standing=one.standing,
            independent_outlets=one.independent_outlets,
            positions=tuple(
                out.ClaimPosition(
                    fact=position.fact if position.fact in index.facts else None,
                    statement=position.statement if position.statement in index.statements else None,
                    speaker=position.speaker if position.speaker in index.entities else None,
                    outlet=position.outlet,
                    position=position.position,
                    when=position.when,
                )
                for position in one.positions
            ),
        )

    def _story(self, one: Story) -> out.Story:
        return out.Story(
            id=one.id,
            title=one.title,
            articles=_known(one.articles, self._index.readings),
            start=one.start,
            end=one.end,
            topics=_known(one.topics, self._index.topics),
            facts=_known(one.facts, self._index.facts),
            claims=_known(one.claims, self._index.claims),
        )

    def _topic(self, one: Topic) -> out.Topic:
        return out.Topic(
            slug=one.slug,
            name=one.name,
            description=one.description,
            configured=one.configured,
            articles=_known(one.articles, self._index.readings),
            facts=_known(one.facts, self._index.facts),
            statements=_known(one.statements, self._index.statements),
            figures=_known(one.figures, self._index.figures),
        )

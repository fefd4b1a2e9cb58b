"""Where everything of an edition is found: records by id, the page that each has, the passages that each shows."""

from __future__ import annotations

from bisect import bisect_right
from collections import Counter, defaultdict
from typing import TYPE_CHECKING

from generator.compose import labels, urls
from generator.compose.shown import ArticleLine, Cited, Link, Quoted, Site, Source

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from generator.config import Config
    from generator.news import Article, Claim, Edition, Entity, Fact, Figure, Outlet, Passage, Reading, Sentence, Span, Statement, Story, Topic


class Index:
    """An edition, ready to be looked up. Nothing in it changes after it is made but the passages it remembers."""

    def __init__(self, edition: Edition, config: Config) -> None:
        self.edition = edition
        self.config = config
        self.site = site_of(config)
        self.readings: dict[str, Reading] = {reading.article.id: reading for reading in edition.readings}
        self.outlets: dict[str, Outlet] = {outlet.id: outlet for outlet in edition.outlets}
        self.topics: dict[str, Topic] = {topic.slug: topic for topic in edition.topics}
        self.stories: dict[str, Story] = {story.id: story for story in edition.stories}
        self.claims: dict[str, Claim] = {claim.id: claim for claim in edition.claims}
        self.entities: dict[str, Entity] = {entity.id: entity for entity in edition.entities}
        self._annotated()
        self.articles_of: dict[str, tuple[str, ...]] = {one.id: tuple(dict.fromkeys(m.article for m in one.mentions)) for one in edition.entities}
        self.entity_pages = self._entity_pages()
        self.story_pages = {story.id: urls.story(story.id) for story in edition.stories if len(story.articles) > 1}
        self.outlet_pages = {outlet.id: urls.outlet(outlet.id) for outlet in self._publishing()}
        self.sources: dict[str, Source] = {key: self._source(reading.article) for key, reading in self.readings.items()}
        self._originals = {key: urls.external(reading.article.url) for key, reading in self.readings.items()}
        self._cited: dict[tuple[str, int, int, str], Cited] = {}
        self.twins = _twins(edition)
        self.rank = {reading.article.id: place for place, reading in enumerate(edition.readings)}
        self.namesakes: dict[str, list[str]] = defaultdict(list)
        for entity in edition.entities:
            self.namesakes[entity.name].append(entity.id)

    def _annotated(self) -> None:
        """The records of each article by their id in the edition."""
        self.facts: dict[str, tuple[str, Fact]] = {}
        self.statements: dict[str, tuple[str, Statement]] = {}
        self.figures: dict[str, tuple[str, Figure]] = {}
        for key, reading in self.readings.items():
            notes = reading.annotations
            self.facts.update((f"{key}.{fact.id}", (key, fact)) for fact in notes.facts)
            self.statements.update((f"{key}.{statement.id}", (key, statement)) for statement in notes.statements)
            self.figures.update((f"{key}.{figure.id}", (key, figure)) for figure in notes.figures)

    def _entity_pages(self) -> dict[str, str]:
        """The page of each entity that has one: it is named in two articles, or it speaks."""
        self.spoken: dict[str, list[str]] = defaultdict(list)
        for key, (article, statement) in self.statements.items():
            speaker = self.entity_named(article, statement.entity)
            if speaker is not None:
                self.spoken[speaker.id].append(key)
        return {key: urls.entity(key) for key, articles in self.articles_of.items() if len(articles) > 1 or key in self.spoken}

    def _publishing(self) -> Iterator[Outlet]:
        """The outlets that an article of the edition comes from, known ones first."""
        used = {reading.article.outlet.id: reading.article.outlet for reading in self.edition.readings}
        yield from (outlet for outlet in self.edition.outlets if outlet.id in used)
        yield from (outlet for key, outlet in used.items() if key not in self.outlets)

    def _source(self, article: Article) -> Source:
        outlet = self.outlets.get(article.outlet.id, article.outlet)
        return Source(
            article=article.id,
            title=article.title,
            page=urls.article(article.id),
            outlet=Link(outlet.name, self.outlet_pages.get(outlet.id)),
            date=labels.date(article.day, short=True) if article.day else None,
            language=article.language if article.language != self.site.language else None,
        )

    # -------------------------------------------------------------- passages

    def cited(self, article: str, span: Span, local_id: str) -> Cited:
        """A passage with the place where it is read in context: the element `local_id` of its article's page."""
        key = (article, span.start, span.end, local_id)
        known = self._cited.get(key)
        if known is None:
            source = self.sources[article]
            known = self._cited[key] = Cited(
                quoted(article, span), source, f"{source.page}#{urls.anchor(local_id)}", self._original(article, span.text)
            )
        return known

    def _original(self, article: str, text: str) -> urls.External | None:
        link = self._originals[article]
        return urls.External(urls.text_fragment(link, text), link.host) if link else None

    def original(self, article: str) -> str | None:
        """The address of the article at its publisher; None where it has none that a link may lead to."""
        link = self._originals[article]
        return link.href if link else None

    def passage(self, passage: Passage) -> Cited:
        """A passage with the nearest anchor: its own key fact or statement, else its paragraph."""
        return self.cited(passage.article, passage.span, self.anchor_at(passage.article, passage.span.start))

    def anchor_at(self, article: str, start: int) -> str:
        """The local id of the text block that holds an offset."""
        blocks = self.readings[article].article.blocks
        at = bisect_right(blocks, start, key=lambda block: block.start) - 1
        return f"p{blocks[at].start}" if at >= 0 else "text"

    def sentence_at(self, article: str, start: int) -> Sentence | None:
        """The sentence that holds an offset."""
        sentences = self.readings[article].annotations.sentences
        at = bisect_right(sentences, start, key=lambda sentence: sentence.start) - 1
        return sentences[at] if at >= 0 and start < sentences[at].end else None

    # ----------------------------------------------------------------- links

    def entity_named(self, article: str, name: str | None) -> Entity | None:
        """The entity that a name of an article means; None where it is not in the edition."""
        return self.entities.get(self.edition.entity_of.get(f"{article}:{name}", "")) if name else None

    def entity_link(self, entity: Entity | None) -> Link | None:
        return Link(entity.name, self.entity_pages.get(entity.id)) if entity else None

    def topic_links(self, slugs: Iterable[str]) -> tuple[Link, ...]:
        return tuple(Link(self.topics[slug].name, urls.topic(slug)) for slug in slugs if slug in self.topics)

    def story_link(self, story_id: str | None) -> Link | None:
        """The link to a story; None where it has no page because it is a single article."""
        page = self.story_pages.get(story_id or "")
        return Link(self.stories[story_id].title, page) if page and story_id else None

    def copy_link(self, article: str) -> Link | None:
        """The article that this one reprints."""
        origin = self.sources.get(self.edition.copy_of.get(article, ""))
        return Link(f"{origin.title} ({origin.outlet.text})", origin.page) if origin else None

    def article_line(self, article: str, leads: tuple[Cited, ...] = ()) -> ArticleLine:
        return ArticleLine(self.sources[article], self.copy_link(article), leads)

    def article_lines(self, articles: Iterable[str]) -> tuple[ArticleLine, ...]:
        return tuple(self.article_line(key) for key in articles if key in self.sources)


def quoted(article: str, span: Span) -> Quoted:
    return Quoted(article, span.start, span.end, span.text)


def site_of(config: Config) -> Site:
    """What the pages say of the site."""
    given = config.site
    base = given.base_url.strip()
    return Site(config.title or given.title, given.description, given.language, base if not base or base.endswith("/") else base + "/")


def _twins(edition: Edition) -> frozenset[tuple[str, str, str | None]]:
    """Title, outlet and day of the articles that share all three with another, so that their pages need a further mark."""
    seen = Counter((r.article.title, r.article.outlet.id, r.article.day) for r in edition.readings)
    return frozenset(key for key, number in seen.items() if number > 1)

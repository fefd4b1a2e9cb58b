"""The pages of the names: what is said of a person, organisation, place or group, and what it says itself."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING, Any

from generator.compose import labels, paging, urls
from generator.compose.page_types import EntitiesPage, EntityPage
from generator.compose.shown import Group, Link
from generator.compose.views import head
from generator.news import Page, Span

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from generator.compose.index import Index
    from generator.compose.lines import Lines
    from generator.compose.paging import Chunk
    from generator.compose.shown import Cited
    from generator.news import Entity, Sentence

_PASSAGES, _PASSAGES_PER_ARTICLE, _STATEMENTS, _CLAIMS, _ALIASES = 40, 3, 30, 10, 30
_FRONT, _SIZE = 150, 150


def pages(index: Index, lines: Lines) -> Iterator[Page]:
    """A page per name that has one, and the index of names."""
    claims = _claims_of(index)
    for entity in index.edition.entities:
        if entity.id in index.entity_pages:
            yield Page(index.entity_pages[entity.id], "entity.html", _page(index, lines, entity, claims[entity.id]))
    yield from _list_pages(index, lines)


def _claims_of(index: Index) -> dict[str, list[str]]:
    """The claims on which each entity takes a position, those that are weighed by several passages."""
    found: dict[str, list[str]] = defaultdict(list)
    for claim in index.edition.claims:
        if claim.standing != "single-source":
            for speaker in dict.fromkeys(one.speaker for one in claim.positions if one.speaker):
                found[speaker].append(claim.id)
    return found


def _page(index: Index, lines: Lines, entity: Entity, claims: list[str]) -> EntityPage:
    path = index.entity_pages[entity.id]
    spoken = index.spoken.get(entity.id, [])
    passages, articles_more = _passages(index, entity)
    kind = labels.ENTITY_WORDS[entity.type]
    about = f"{entity.name} ({kind}): named in {labels.count(len(index.articles_of[entity.id]), 'article')}, with every sentence at its source."
    return EntityPage(
        **head(index, path, _title(index, entity), about, "names", _linked(index, entity)),
        name=entity.name,
        type=entity.type,
        kind=kind,
        role=index.passage(entity.role) if entity.role else None,
        aliases=entity.aliases[:_ALIASES],
        place=entity.place,
        mentions=len(entity.mentions),
        articles=len(index.articles_of[entity.id]),
        statements=lines.statements(spoken[:_STATEMENTS]),
        statements_more=max(0, len(spoken) - _STATEMENTS),
        claims=lines.briefs(claims[:_CLAIMS]),
        passages=passages,
        articles_more=articles_more,
    )


def _title(index: Index, entity: Entity) -> str:
    """The name; with its kind, and where that is not enough its id, if another entity has the same."""
    same = index.namesakes[entity.name]
    if len(same) == 1:
        return entity.name
    kinds = [one for one in same if index.entities[one].type == entity.type]
    return f"{entity.name} ({labels.ENTITY_WORDS[entity.type]}{'' if len(kinds) == 1 else ', ' + entity.id})"


def _linked(index: Index, entity: Entity) -> dict[str, Any]:
    """The entity as a schema.org object whose address is its page here."""
    kinds = {"PERSON": "Person", "ORG": "Organization", "GPE": "Place", "LOC": "Place", "FAC": "Place"}
    thing = {"@type": kinds.get(entity.type, "Thing"), "name": entity.name}
    return thing | {"url": index.site.base_url + index.entity_pages[entity.id]} if index.site.base_url else thing


def _passages(index: Index, entity: Entity) -> tuple[tuple[Cited, ...], int]:
    """Sentences that name the entity, newest article first, a few of each, and in how many articles there are more; reprints say nothing new."""
    by_article: dict[str, list[Span]] = defaultdict(list)
    for mention in entity.mentions:
        if mention.article not in index.edition.copy_of:
            by_article[mention.article].append(mention.span)
    found: list[Cited] = []
    articles = sorted(by_article, key=index.rank.__getitem__)
    for done, article in enumerate(articles):
        if len(found) >= _PASSAGES:
            return tuple(found), len(articles) - done
        found.extend(_of_article(index, article, by_article[article]))
    return tuple(found), 0


def _of_article(index: Index, article: str, mentions: Iterable[Span]) -> Iterator[Cited]:
    text = index.readings[article].article.text
    found: dict[int, Sentence] = {}
    for span in mentions:
        sentence = index.sentence_at(article, span.start)
        if sentence and len(found) < _PASSAGES_PER_ARTICLE:
            found[sentence.start] = sentence
    for sentence in found.values():
        span = Span(sentence.start, sentence.end, text[sentence.start : sentence.end])
        yield index.cited(article, span, index.anchor_at(article, sentence.start))


# ------------------------------------------------------------------ the index of names


def _list_pages(index: Index, lines: Lines) -> Iterator[Page]:
    with_page = sorted((e for e in index.edition.entities if e.id in index.entity_pages), key=lambda e: (e.name.casefold(), e.name, e.id))
    grouped = sorted(with_page, key=lambda entity: paging.initial(entity.name))
    parts = paging.chunks(urls.ENTITIES, grouped, lambda entity: paging.initial(entity.name), _SIZE)
    if parts[0].path != urls.ENTITIES:
        most = sorted(with_page, key=lambda entity: -len(index.articles_of[entity.id]))[:_FRONT]
        yield _list_page(index, lines, paging.Chunk(urls.ENTITIES, "", tuple(most)), parts)
    for part in parts:
        yield _list_page(index, lines, part, parts)


def _list_page(index: Index, lines: Lines, part: Chunk[Entity], parts: tuple[Chunk[Entity], ...]) -> Page:
    label = f": {part.label}" if part.label else ""
    groups = ((heading, [one for one in part.items if one.type in types]) for heading, types in labels.ENTITY_GROUPS)
    record = EntitiesPage(
        **head(index, part.path, f"Names{label}", f"Names{label} in {index.site.title}: people, organisations, places, groups.", "names"),
        groups=tuple(Group(Link(heading), names=tuple(map(lines.entity, members))) for heading, members in groups if members),
        pager=paging.pager(urls.ENTITIES, "Names by initial", part.path, parts),
    )
    return Page(part.path, "entities.html", record)

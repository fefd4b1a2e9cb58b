"""Readings of many articles become one Edition: what is a reprint, the same thing, the same event, the same claim, and what is new."""

from __future__ import annotations

from typing import TYPE_CHECKING

from generator.connect import changes, claims, copies, days, entities, independence, ranking, standings, stories, timeline, topics
from generator.connect.passages import OpenArticle, open_article, record_id
from generator.news import Claim, Edition, Problem, Reading, Skipped

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from generator.config import Config

__all__ = ["connect"]


def connect(
    readings: Sequence[Reading], config: Config, *, edition: str | None = None, problems: tuple[Problem, ...] = (), skipped: tuple[Skipped, ...] = ()
) -> Edition:
    """The edition of a day, by default of the latest day of any article. The result does not depend on the order of the readings."""
    date = days.edition_date(readings, edition)
    kept, later = days.in_edition(readings, date)
    ordered = days.newest_first(kept)
    published = days.days(ordered)
    since = days.day_before(published, date)
    copy_of = copies.copies(ordered)
    vector_of = stories.vectors(ordered)
    groups = stories.story_groups(ordered, vector_of, copy_of)
    story_of = {article: stories.story_id(group) for group in groups for article in group}
    things, entity_of = entities.entities(ordered, story_of)
    articles = tuple(open_article(reading, entity_of) for reading in ordered)
    found_topics = topics.topics(config.topics, articles, things)
    topics_of = topics.topics_of(found_topics)
    sources = independence.sources_of((reading.article for reading in ordered), copy_of)
    found_claims = claims.claims(articles, things, sources, story_of, topics_of)
    claim_of = claims.claim_of(found_claims)
    records = {record_id(each.article.id, fact.id): fact for each in articles for fact in each.reading.annotations.facts}
    fact_stories = {fact: story_of[fact.rpartition(".")[0]] for fact in records}
    claim_stories = {claim.id: claim.story for claim in found_claims if claim.story}
    key_facts = _key_facts(articles, date, story_of, sources, found_claims)
    by_story = _by_story(key_facts, fact_stories), _by_story((claim.id for claim in found_claims), claim_stories)
    members = stories.Members(copy_of, vector_of, topics_of, *by_story)
    contents = changes.Contents(articles, key_facts, things, found_claims)
    return Edition(
        date=date,
        since=since,
        readings=ordered,
        outlets=days.outlets(ordered),
        entities=things,
        claims=found_claims,
        stories=stories.stories(groups, ordered, members),
        topics=found_topics,
        timeline=timeline.timeline(key_facts, records, date),
        changes=changes.changes(contents, since, lambda positions: standings.standing(positions, sources)),
        facts=key_facts,
        copy_of=copy_of,
        topics_of=topics_of,
        story_of=story_of | fact_stories,
        claim_of=claim_of,
        entity_of=entity_of,
        days=published,
        problems=problems,
        skipped=(*skipped, *later),
    )


def _key_facts(
    articles: Sequence[OpenArticle], date: str | None, story_of: Mapping[str, str], sources: Mapping[str, str], found: Sequence[Claim]
) -> tuple[str, ...]:
    publishers: dict[str, set[str]] = {}
    for article, story in story_of.items():
        publishers.setdefault(story, set()).add(sources[article])
    by_id = {claim.id: claim for claim in found}
    claim_of_fact = {fact: by_id[claim] for fact, claim in claims.claim_of(found).items()}
    return ranking.key_facts(ranking.weighed_facts(articles, date, story_of, {story: len(each) for story, each in publishers.items()}, claim_of_fact))


def _by_story(records: Iterable[str], story_of: Mapping[str, str]) -> dict[str, list[str]]:
    found: dict[str, list[str]] = {}
    for record in records:
        if record in story_of:
            found.setdefault(story_of[record], []).append(record)
    return found

"""What is new since the edition before."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from generator.connect.days import was_known
from generator.connect.passages import OpenArticle, record_id
from generator.news import Changes, Claim, Entity, Position, Standing, StandingChange

StandingOf = Callable[[Sequence[Position]], Standing]


def _standing_change(claim: Claim, known: set[str], standing_of: StandingOf) -> StandingChange | None:
    earlier = [position for position in claim.positions if position.passage.article in known]
    if len(earlier) == len(claim.positions):
        return None
    before = standing_of(earlier) if earlier else None
    return None if before == claim.standing else StandingChange(claim.id, before, claim.standing)


@dataclass(frozen=True)
class Contents:
    """What an edition holds. `facts`: ids of the key facts, best first."""

    articles: Sequence[OpenArticle]
    facts: Sequence[str]
    entities: Sequence[Entity]
    claims: Sequence[Claim]


def changes(contents: Contents, since: str | None, standing_of: StandingOf) -> Changes:
    """Empty but for `since` where no edition went before. `standing_of` judges any of a claim's positions."""
    if since is None:
        return Changes()
    known = {article.article.id for article in contents.articles if was_known(article.article, since)}
    new = [article for article in contents.articles if article.article.id not in known]
    new_facts = {record_id(article.article.id, fact.id) for article in new for fact in article.reading.annotations.facts}
    moved = (_standing_change(claim, known, standing_of) for claim in contents.claims)
    return Changes(
        since,
        tuple(article.article.id for article in new),
        tuple(fact for fact in contents.facts if fact in new_facts),
        tuple(record_id(article.article.id, figure.id) for article in new for figure in article.reading.annotations.figures),
        tuple(change for change in moved if change is not None),
        tuple(entity.id for entity in contents.entities if all(mention.article not in known for mention in entity.mentions)),
    )

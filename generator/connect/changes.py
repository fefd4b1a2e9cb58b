"""What is new since the edition before."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence

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


def changes(
    articles: Sequence[OpenArticle], facts: Iterable[str], entities: Iterable[Entity], claims: Iterable[Claim], since: str | None, standing_of: StandingOf
) -> Changes:
    """Empty but for `since` where no edition went before. `facts`: the key facts, best first; `standing_of` judges any of a claim's positions."""
    if since is None:
        return Changes()
    known = {article.article.id for article in articles if was_known(article.article, since)}
    new = [article for article in articles if article.article.id not in known]
    new_facts = {record_id(article.article.id, fact.id) for article in new for fact in article.reading.annotations.facts}
    moved = (_standing_change(claim, known, standing_of) for claim in claims)
    return Changes(
        since,
        tuple(article.article.id for article in new),
        tuple(fact for fact in facts if fact in new_facts),
        tuple(record_id(article.article.id, figure.id) for article in new for figure in article.reading.annotations.figures),
        tuple(change for change in moved if change is not None),
        tuple(entity.id for entity in entities if all(mention.article not in known for mention in entity.mentions)),
    )

"""What a reader with three minutes should see first."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from generator.connect.common_words import COMMON_WORDS
from generator.connect.passages import OpenArticle, record_id

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from generator.news import Claim, Fact, Standing

_WEIGHT_OF_STORY = 0.1
_MOST_OUTLETS = 6
_WEIGHT_OF_CLAIM: dict[Standing, float] = {"disputed": 0.3, "corroborated": 0.2, "single-source": 0.05}
_WEIGHT_OF_NEWNESS = 0.35
_HALF_LIFE = 2.0
"""Days in which newness loses half its weight."""
_FIRST = 12
_PER_ARTICLE = 3
_PER_CLAIM = 2
"""At most so many of one article and of one claim among the first."""
_ALIKE = 0.75

_WORD = re.compile(r"[^\W_]+")


@dataclass(frozen=True)
class RankedFact:
    """A fact with what decides its place."""

    id: str
    article: str
    claim: str | None
    weight: float
    words: frozenset[str]
    story: str


def newness(day: str | None, edition: str | None) -> float:
    """1 on the day of the edition, half of it two days before; a little for what is undated."""
    if day is None or edition is None:
        return 0.25
    gap = (date.fromisoformat(edition) - date.fromisoformat(day)).days
    return float(0.5 ** (max(gap, 0) / _HALF_LIFE))


def _content_words(text: str) -> frozenset[str]:
    words = frozenset(_WORD.findall(text.casefold()))
    return words - COMMON_WORDS or words


def _weight(fact: Fact, news: float, outlets: int, claim: Claim | None) -> float:
    story = _WEIGHT_OF_STORY * (min(outlets, _MOST_OUTLETS) - 1)
    return fact.score + story + _WEIGHT_OF_NEWNESS * news + (_WEIGHT_OF_CLAIM[claim.standing] if claim else 0.0)


def weighed_facts(
    articles: Iterable[OpenArticle], edition: str | None, story_of: Mapping[str, str], outlets_in: Mapping[str, int], claims: Mapping[str, Claim]
) -> list[RankedFact]:
    """All facts, heaviest first. `outlets_in`: story -> independent outlets; `claims`: fact id -> its claim."""
    found = []
    for article in articles:
        key = article.article.id
        news = newness(article.article.day, edition)
        for fact in article.reading.annotations.facts:
            claim = claims.get(record_id(key, fact.id))
            weight = _weight(fact, news, outlets_in.get(story_of[key], 1), claim)
            found.append(RankedFact(record_id(key, fact.id), key, claim.id if claim else None, weight, _content_words(fact.span.text), story_of[key]))
    return sorted(found, key=lambda fact: (-round(fact.weight, 6), fact.id))


def _says_the_same(a: frozenset[str], b: frozenset[str]) -> bool:
    """Nearly the same words and the very same numbers: an updated count is news."""
    return len(a & b) >= _ALIKE * max(len(a), len(b)) and not any(word.isdigit() for word in a ^ b)


def without_repeats(facts: Iterable[RankedFact]) -> list[RankedFact]:
    """The heaviest of the facts that say the same in nearly the same words, within a story or literally anywhere."""
    kept: list[RankedFact] = []
    literal: set[frozenset[str]] = set()
    by_story: dict[str, list[frozenset[str]]] = {}
    for fact in facts:
        said = by_story.setdefault(fact.story, [])
        if fact.words in literal or any(_says_the_same(fact.words, other) for other in said):
            continue
        literal.add(fact.words)
        said.append(fact.words)
        kept.append(fact)
    return kept


def _front(facts: Sequence[RankedFact]) -> list[RankedFact]:
    """The first ones, none of which crowds out the others' articles or claims."""
    front: list[RankedFact] = []
    articles: Counter[str] = Counter()
    claims: Counter[str] = Counter()
    for fact in facts:
        if len(front) == _FIRST:
            break
        if articles[fact.article] < _PER_ARTICLE and (fact.claim is None or claims[fact.claim] < _PER_CLAIM):
            front.append(fact)
            articles[fact.article] += 1
            claims[fact.claim or ""] += 1
    return front


def key_facts(facts: Iterable[RankedFact]) -> tuple[str, ...]:
    """Ids of the facts of an edition, best first; of repeats only the best."""
    kept = without_repeats(facts)
    front = _front(kept)
    chosen = {fact.id for fact in front}
    return tuple(fact.id for fact in (*front, *(fact for fact in kept if fact.id not in chosen)))

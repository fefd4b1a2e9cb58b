"""Which articles report the same event: likeness of their words and names, weighed by how far apart they were published."""

from __future__ import annotations

import heapq
import math
import re
from bisect import bisect_left
from collections import Counter, defaultdict
from dataclasses import dataclass
from datetime import date
from itertools import islice
from typing import TYPE_CHECKING

from generator.connect.common_words import COMMON_WORDS
from generator.connect.copies import root
from generator.connect.inflection import base
from generator.connect.naming import name_words
from generator.connect.topics import topics_of_any
from generator.news import Article, Reading, Story

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

LIKENESS = 0.16
"""Mean likeness of the articles of two groups at which they are one story."""
_DAYS_APART = ((3, 1.4), (10, 1.2), (30, 1.0), (365, 0.5))
_LONG_APART = 0.2
_WINDOW = 30
"""Days within which articles are compared in full."""
_TITLE_WEIGHT = 3
_LEAD = 3
"""Sentences at the beginning, in which a word counts double."""
_NAME_MARK = "@"
_TERMS = 100  # the heaviest terms of an article; the rest changes no result and costs time
_UNSEEN_ARTICLES = 100  # articles imagined beyond those at hand, so that three articles on one event still look alike
_LOGGED = 50
_LOGARITHMS = (0.0, *(1 + math.log(count) for count in range(1, _LOGGED)))
_TIP = 30
_ALIKE_TIPS = 0.1
_FAINT = 0.02  # likeness below this counts as none
_WIDESPREAD = 0.06  # a term in more than this share of many articles says little and costs most

_WORD = re.compile(r"[^\W_]+")

Vector = dict[str, float]
Holders = dict[str, list[tuple[int, float]]]
Likeness = dict[tuple[int, int], float]


# ------------------------------------------------------------------ likeness of two articles


def _title_words(title: str) -> list[str]:
    return [base(word) for word in _WORD.findall(title.lower())]


def _terms(reading: Reading) -> Counter[str]:
    """How often each content word and each name stands in an article; more for the title and the lead."""
    sentences = reading.annotations.sentences
    words = Counter(" ".join(sentence.lemmas for sentence in (*sentences[:_LEAD], *sentences)).split())
    for word in _title_words(reading.article.title):
        words[word] += _TITLE_WEIGHT
    terms = Counter({word: count for word, count in words.items() if len(word) > 1 and word not in COMMON_WORDS})
    for name, count in Counter(mention.name for mention in reading.annotations.mentions).items():
        terms[_NAME_MARK + "".join(name_words(name))] += count
    return terms


def vectors(readings: Sequence[Reading]) -> dict[str, Vector]:
    """For each article its TF-IDF vector of length 1, cut to its heaviest terms."""
    counts = [_terms(reading) for reading in readings]
    spread: Counter[str] = Counter()
    for terms in counts:
        spread.update(terms.keys())
    total = len(readings) + _UNSEEN_ARTICLES + 1
    rarity = {term: math.log(total / (count + 1)) for term, count in spread.items()}
    return {reading.article.id: _vector(terms, rarity) for reading, terms in zip(readings, counts, strict=True)}


def _vector(terms: Mapping[str, int], rarity: Mapping[str, float]) -> Vector:
    """The heaviest term first."""
    weights = [((_LOGARITHMS[count] if count < _LOGGED else 1 + math.log(count)) * rarity[term], term) for term, count in terms.items()]
    heaviest = heapq.nlargest(_TERMS, weights)
    length = math.sqrt(math.fsum(weight * weight for weight, _ in heaviest)) or 1.0
    return {term: weight / length for weight, term in heaviest}


def _day_number(article: Article) -> int | None:
    return date.fromisoformat(article.day).toordinal() if article.day else None


def _nearness(a: int | None, b: int | None) -> float:
    """How much the days of publication speak for one event; 1 where one of them is unknown."""
    if a is None or b is None:
        return 1.0
    gap = abs(a - b)
    return next((factor for days, factor in _DAYS_APART if gap <= days), _LONG_APART)


def _holders(vectors: Sequence[Vector]) -> Holders:
    """Term -> the articles that hold it, with its weight; without the terms that are in one or in very many articles."""
    holders: Holders = defaultdict(list)
    for number, vector in enumerate(vectors):
        for term, weight in vector.items():
            holders[term].append((number, weight))
    most = max(30, _WIDESPREAD * len(vectors))
    return {term: held for term, held in holders.items() if 1 < len(held) <= most}


def _cosines(vector: Vector, holders: Holders, start: int, end: int) -> dict[int, float]:
    """The cosine of one article with each of those numbered from `start` to before `end` that share a term with it."""
    cosines: dict[int, float] = {}
    for term, weight in vector.items():
        held = holders.get(term, ())
        for other, other_weight in held[bisect_left(held, (start, 0.0)) :]:
            if other >= end:
                break
            cosines[other] = cosines.get(other, 0.0) + weight * other_weight
    return cosines


def _cosine(a: Vector, b: Vector) -> float:
    return math.fsum(weight * b[term] for term, weight in a.items() if term in b)


def _likeness(readings: Sequence[Reading], vector_of: Mapping[str, Vector]) -> Likeness:
    """Likeness of the pairs (smaller number first) that have any. The readings are in order of day, undated last.

    Articles published long apart are compared in full only where their heaviest terms agree.
    """
    weighed = [vector_of[reading.article.id] for reading in readings]
    tips = [dict(islice(vector.items(), _TIP)) for vector in weighed]
    holders, tip_holders = _holders(weighed), _holders(tips)
    days = [_day_number(reading.article) for reading in readings]
    dated = [day for day in days if day is not None]
    found: Likeness = {}
    for number, vector in enumerate(weighed):
        day = days[number]
        window = 0 if day is None else bisect_left(dated, day - _WINDOW)
        cosines = _cosines(vector, holders, window, number)
        distant = (other for other, cosine in _cosines(tips[number], tip_holders, 0, window).items() if cosine >= _ALIKE_TIPS)
        cosines.update((other, _cosine(vector, weighed[other])) for other in distant)
        for other, cosine in cosines.items():
            likeness = cosine * _nearness(day, days[other]) if cosine >= _FAINT else 0.0
            if likeness >= _FAINT:
                found[other, number] = likeness
    return found


# ------------------------------------------------------------------ groups by average linkage


class _Groups:
    """Groups of articles that are merged, the most alike first, while their mean likeness reaches the threshold."""

    def __init__(self, count: int, likeness: Likeness) -> None:
        self.members = {number: [number] for number in range(count)}
        self.sums: list[dict[int, float]] = [{} for _ in range(count)]
        for (a, b), value in likeness.items():
            self.sums[a][b] = value
            self.sums[b][a] = value

    def mean(self, a: int, b: int) -> float:
        return self.sums[a].get(b, 0.0) / (len(self.members[a]) * len(self.members[b]))

    def merge(self, kept: int, given: int) -> None:
        for other, value in self.sums[given].items():
            del self.sums[other][given]
            if other != kept:
                self.sums[kept][other] = self.sums[other][kept] = self.sums[kept].get(other, 0.0) + value
        self.sums[given] = {}
        self.members[kept] += self.members.pop(given)

    def agglomerate(self) -> None:
        queue = [(-self.mean(a, b), a, b) for a in self.members for b in self.sums[a] if a < b and self.mean(a, b) >= LIKENESS]
        heapq.heapify(queue)
        while queue:
            value, a, b = heapq.heappop(queue)
            if a not in self.members or b not in self.members or self.mean(a, b) != -value:
                continue  # one of them has changed since
            self.merge(a, b)
            for other in self.sums[a]:
                if self.mean(a, other) >= LIKENESS:
                    heapq.heappush(queue, (-self.mean(a, other), min(a, other), max(a, other)))


def _clusters(readings: Sequence[Reading], vector_of: Mapping[str, Vector]) -> list[list[int]]:
    groups = _Groups(len(readings), _likeness(readings, vector_of))
    groups.agglomerate()
    return [sorted(members) for members in groups.members.values()]


# ------------------------------------------------------------------ stories


def story_groups(readings: Sequence[Reading], vector_of: Mapping[str, Vector], copy_of: Mapping[str, str]) -> tuple[tuple[str, ...], ...]:
    """Article ids by story, each story in order of (day, id), undated last; the stories in the order of their first article.

    Every article is in exactly one story, reprints in that of their original.
    """
    ordered = sorted(readings, key=lambda reading: _age(reading.article))
    originals = [reading for reading in ordered if reading.article.id not in copy_of]
    group_of = {
        originals[number].article.id: number_of_group for number_of_group, group in enumerate(_clusters(originals, vector_of)) for number in group
    }
    groups: dict[int, list[Article]] = defaultdict(list)
    for reading in ordered:
        groups[group_of[root(reading.article.id, copy_of)]].append(reading.article)
    return tuple(tuple(article.id for article in group) for group in groups.values())


def _age(article: Article) -> tuple[str, str]:
    return article.day or "9999", article.id


def central_article(group: Sequence[str], vector_of: Mapping[str, Vector], copy_of: Mapping[str, str]) -> str:
    """The article whose words are nearest to those of all the others; the first one where there are fewer than three originals."""
    originals = [article for article in group if article not in copy_of] or list(group)
    if len(originals) < 3:
        return originals[0]
    total: dict[str, float] = defaultdict(float)
    for article in originals:
        for term, weight in vector_of[article].items():
            total[term] += weight
    nearness = [math.fsum(weight * total[term] for term, weight in vector_of[article].items()) for article in originals]
    return originals[nearness.index(max(nearness))]


def story_id(group: Sequence[str]) -> str:
    """`group`: the articles of a story, the earliest first."""
    return f"story-{group[0]}"


@dataclass(frozen=True)
class Members:
    """What belongs to stories.

    `vector_of`: article -> its words, weighed; `topics_of`: id of any record -> slugs; `facts`, `claims`: story id -> ids, best first.
    """

    copy_of: Mapping[str, str]
    vector_of: Mapping[str, Vector]
    topics_of: Mapping[str, tuple[str, ...]]
    facts: Mapping[str, Sequence[str]]
    claims: Mapping[str, Sequence[str]]


def stories(groups: Sequence[Sequence[str]], readings: Sequence[Reading], members: Members) -> tuple[Story, ...]:
    """The stories, that of the newest article first. `readings` in the order of the edition."""
    by_id = {reading.article.id: reading for reading in readings}
    position = {reading.article.id: number for number, reading in enumerate(readings)}
    newest_first = sorted(groups, key=lambda group: min(position[article] for article in group))
    return tuple(_story(group, by_id, members) for group in newest_first)


def _story(group: Sequence[str], readings: Mapping[str, Reading], members: Members) -> Story:
    key, central = story_id(group), central_article(group, members.vector_of, members.copy_of)
    days = sorted(day for article in group if (day := readings[article].article.day))
    return Story(
        key,
        readings[central].article.title,
        central,
        tuple(group),
        days[0] if days else None,
        days[-1] if days else None,
        topics_of_any(group, members.topics_of),
        tuple(members.facts.get(key, ())),
        tuple(members.claims.get(key, ())),
    )

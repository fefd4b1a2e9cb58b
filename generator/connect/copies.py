"""Which articles reprint another: word sequences in common, and who printed them first."""

from __future__ import annotations

import zlib
from collections import Counter
from itertools import combinations
from typing import TYPE_CHECKING

from generator.connect.naming import name_words

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from generator.news import Article, Reading

SHINGLE = 8
"""Words in a sequence; eight in a row are hardly ever the same by chance."""
SHARE = 0.5
"""Share of the shorter text's sequences that must stand in the other article."""
SHARE_OF_OWN = 0.9
"""The same between articles of one outlet: an update keeps much of the text and is news all the same."""
_SAMPLE = 6  # one word in six starts a sequence that is looked up; the exact share is computed for candidates only
_BOILERPLATE = 40  # a sequence in more articles than this is an outlet's furniture


Shingles = set[str]


def _words(reading: Reading) -> list[str]:
    """The lemmas of the whole text, so that quotation marks and hyphens do not count."""
    return " ".join(sentence.lemmas for sentence in reading.annotations.sentences).split()


def _first_words(texts: Iterable[Sequence[str]]) -> frozenset[str]:
    """The words that begin a sampled sequence, chosen by a checksum: the same ones in whichever article they stand."""
    return frozenset(word for word in set().union(*texts) if zlib.crc32(word.encode()) % _SAMPLE == 0)


def _all_shingles(words: Sequence[str]) -> Shingles:
    return {" ".join(words[i : i + SHINGLE]) for i in range(len(words) - SHINGLE + 1)}


def _sampled_shingles(words: Sequence[str], first_words: frozenset[str]) -> Shingles:
    return {" ".join(words[i : i + SHINGLE]) for i, word in enumerate(words[: 1 - SHINGLE]) if word in first_words}


def _candidates(samples: Sequence[Shingles]) -> list[tuple[int, int]]:
    """Pairs of articles that share a quarter of the sampled sequences of the shorter one."""
    frequency: Counter[str] = Counter()
    for sample in samples:
        frequency.update(sample)
    repeated = {shingle for shingle, count in frequency.items() if 1 < count <= _BOILERPLATE}
    holders: dict[str, list[int]] = {}
    for number, sample in enumerate(samples):
        for shingle in sample & repeated:
            holders.setdefault(shingle, []).append(number)
    shared: Counter[tuple[int, int]] = Counter()
    for numbers in holders.values():
        shared.update(combinations(numbers, 2))
    return sorted(pair for pair, count in shared.items() if count >= min(len(samples[pair[0]]), len(samples[pair[1]])) * SHARE / 2)


def _share(a: Shingles, b: Shingles) -> float:
    return len(a & b) / max(1, min(len(a), len(b)))


def _pairs(readings: Sequence[Reading]) -> list[tuple[int, int]]:
    words = [_words(reading) for reading in readings]
    first_words = _first_words(words)
    candidates = _candidates([_sampled_shingles(each, first_words) for each in words])
    full = {number: _all_shingles(words[number]) for number in sorted({n for pair in candidates for n in pair})}
    return [(a, b) for a, b in candidates if _share(full[a], full[b]) >= _wanted_share(readings[a].article, readings[b].article)]


def _wanted_share(a: Article, b: Article) -> float:
    return SHARE_OF_OWN if a.outlet.id == b.outlet.id else SHARE


def _credits(article: Article, other: Article) -> bool:
    """Whether the credit line or byline of an article names the outlet of the other."""
    name = name_words(other.outlet.name)
    if not name or other.outlet.id == article.outlet.id:
        return False
    lines = " ".join(f" {' '.join(name_words(line))} " for line in (article.credit or "", *article.authors))
    return f" {' '.join(name)} " in lines


def _precedence(article: Article, others: Iterable[Article]) -> tuple[bool, str, bool, int, str]:
    """Sort key of originals: credited by a look-alike, published first, an agency, longest, id."""
    credited = any(_credits(other, article) for other in others)
    return not credited, article.day or "9999", article.outlet.kind != "agency", -len(article.text), article.id


def copies(readings: Sequence[Reading]) -> dict[str, str]:
    """The id of each article that reprints another -> the id of the one it reprints. The result does not depend on the order of the readings."""
    by_id = sorted(readings, key=lambda reading: reading.article.id)
    articles = [reading.article for reading in by_id]
    neighbours: dict[int, list[int]] = {}
    for a, b in _pairs(by_id):
        neighbours.setdefault(a, []).append(b)
        neighbours.setdefault(b, []).append(a)
    rank = {n: _precedence(articles[n], (articles[m] for m in near)) for n, near in neighbours.items()}
    firsts = {n: min(near, key=rank.__getitem__) for n, near in neighbours.items()}
    return {articles[n].id: articles[first].id for n, first in sorted(firsts.items()) if rank[first] < rank[n]}


def root(article: str, copy_of: Mapping[str, str]) -> str:
    """The original at the end of a chain of reprints; the article itself where it is none."""
    while article in copy_of:
        article = copy_of[article]
    return article

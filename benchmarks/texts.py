"""The articles that the speed benchmark builds: written by a seeded generator from sentences of our own, or taken from an archive."""

from __future__ import annotations

import gzip
import json
import random
from datetime import date, timedelta
from itertools import islice
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from pathlib import Path

PLACES = "Spin Boldak|Kandahar|Chaman|Quetta|Kabul|Doha|Islam Qala|Herat|Torkham|Peshawar|Kunduz|Ghazni|Lashkar Gah|Zaranj".split("|")
SPEAKERS = (
    "a provincial official|the interior ministry|a border officer|the chamber of commerce|a relief coordinator|the foreign ministry|"
    "a hospital director|a farmers' union|the customs office|a police officer|the governor's office|a teacher"
).split("|")
THINGS = "trucks|families|soldiers|schools|shops|vehicles|patients|farmers|travellers|tents".split("|")
SENTENCES = (
    "{Speaker} said that {n} {things} were waiting near {place} on {day}.",
    "The road between {place} and {place2} was closed on {day}, according to {speaker}.",
    '"We have counted {n} {things}," {speaker} said. "More will come before the end of the week."',
    "{Speaker} denied that the crossing near {place} had been closed.",
    "{Speaker} confirmed on {day} that {n} {things} had reached {place}.",
    "Prices in {place} rose by {p} percent within {m} days.",
    "At least {n} {things} were moved from {place} to {place2}, {speaker} said.",
    "It was the {m}th day on which no goods passed through {place}.",
    "{Speaker} warned that up to {n} {things} could be affected by the closure.",
    "Talks about the road to {place} will continue on {day}.",
    "Nobody in {place} could say when the bridge would be repaired.",
    "Last year {n} {things} used the road through {place}.",
)
DAYS = "Monday|Tuesday|Wednesday|Thursday|Friday|Saturday|Sunday".split("|")
OUTLETS = ("North Wire", "The Valley Paper", "River Radio", "Hill Bulletin", "Plain News")
FIRST_DAY = date(2021, 1, 1)
CONFIGURATION = """\
site:
  title: Benchmark
topics:
  - {slug: roads, name: Roads, keywords: [road, bridge, crossing]}
  - {slug: talks, name: Talks, keywords: [talks]}
"""
PELICAN_SETTINGS = """\
SITENAME = "Benchmark"
PATH = "content"
TIMEZONE = "UTC"
DEFAULT_LANG = "en"
DEFAULT_PAGINATION = 20
LOAD_CONTENT_CACHE = CACHE_CONTENT = True
FEED_ALL_ATOM = CATEGORY_FEED_ATOM = TRANSLATION_FEED_ATOM = AUTHOR_FEED_ATOM = AUTHOR_FEED_RSS = None
"""


class Text(NamedTuple):
    """An article as both generators get it; paragraphs are parted by a blank line."""

    name: str
    title: str
    outlet: str
    published: str
    text: str


def generated(count: int, *, words: int = 500, seed: int = 20210714) -> Iterator[Text]:
    """Articles of about that many words, ten on each day; the same ones for the same seed."""
    for number in range(count):
        chance = random.Random(f"{seed}-{number}")
        day = FIRST_DAY + timedelta(days=number // 10)
        title = f"{chance.choice(THINGS).capitalize()} near {chance.choice(PLACES)}: report {number + 1}"
        yield Text(f"article-{number:06}", title, chance.choice(OUTLETS), day.isoformat(), _body(chance, words))


def _body(chance: random.Random, words: int) -> str:
    paragraphs, written = [], 0
    while written < words:
        paragraph = " ".join(_sentence(chance) for _ in range(chance.randint(2, 4)))
        paragraphs.append(paragraph)
        written += len(paragraph.split())
    return "\n\n".join(paragraphs)


def _sentence(chance: random.Random) -> str:
    speaker = chance.choice(SPEAKERS)
    place, place2 = chance.sample(PLACES, 2)
    return chance.choice(SENTENCES).format(
        speaker=speaker, Speaker=speaker[0].upper() + speaker[1:], place=place, place2=place2, things=chance.choice(THINGS), day=chance.choice(DAYS),
        n=f"{chance.randint(2, 9000):,}", p=chance.randint(2, 90), m=chance.randint(4, 19),
    )  # fmt: skip


def archived(file: Path, count: int) -> Iterator[Text]:
    """The first articles of a gzipped file of JSON rows with id, title, outlet, published and text."""
    with gzip.open(file, "rt", encoding="utf-8") as lines:
        for number, line in enumerate(islice(lines, count)):
            row = json.loads(line)
            yield Text(f"article-{number:06}", row["title"] or row["id"], row["outlet"] or "Unknown", row["published"] or "", row["text"])


def written_for_briefing(texts: Iterable[Text], project: Path) -> None:
    """A project folder with configuration and content."""
    content = project / "content"
    content.mkdir(parents=True)
    (project / "config.yaml").write_text(CONFIGURATION)
    for one in texts:
        head = [("title", one.title), ("outlet", one.outlet), ("date", one.published)]
        matter = "".join(f"{key}: {json.dumps(value, ensure_ascii=False)}\n" for key, value in head if value)
        (content / f"{one.name}.md").write_text(f"---\n{matter}---\n\n{one.text}\n", encoding="utf-8")


def written_for_pelican(texts: Iterable[Text], project: Path) -> None:
    """The same texts in Pelican's form, with its cache on and feeds off."""
    content = project / "content"
    content.mkdir(parents=True)
    (project / "pelicanconf.py").write_text(PELICAN_SETTINGS)
    for one in texts:
        head = {"Title": one.title, "Category": one.outlet, "Date": one.published or FIRST_DAY.isoformat(), "Slug": one.name}
        matter = "".join(f"{key}: {' '.join(value.split())}\n" for key, value in head.items())
        (content / f"{one.name}.md").write_text(f"{matter}\n{one.text}\n", encoding="utf-8")


def changed(project: Path) -> None:
    """One article in the middle gets another sentence."""
    articles = sorted((project / "content").glob("*.md"))
    middle = articles[len(articles) // 2]
    with middle.open("a", encoding="utf-8") as file:
        file.write("\nA new sentence says that 42 lamps were lit in Herat.\n")

"""Long lists in pages of bounded size, cut so that a new article moves little: by month, year or initial, never by rank."""

from __future__ import annotations

import unicodedata
from collections import defaultdict
from typing import TYPE_CHECKING, Generic, TypeVar

from generator.compose import labels
from generator.compose.shown import Link, Pager
from generator.news import Record

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

Item = TypeVar("Item")

UNDATED = "undated"


class Chunk(Record, Generic[Item], frozen=True):
    """One page of a list: where it lies, what its heading adds ("July 2021, part 2"; "" on the only page) and what it holds."""

    path: str
    label: str
    items: tuple[Item, ...]


def one(item: object) -> int:  # noqa: ARG001 (the weight of anything)
    """The weight of an item where all weigh the same."""
    return 1


def chunks(front: str, items: Sequence[Item], key: Callable[[Item], str], size: int, weight: Callable[[Item], int] = one) -> tuple[Chunk[Item], ...]:
    """The list on one page where it fits, else a page per key in the given order, each of at most `size` (in all, by weight).

    `front` is the path of the page that stands for the whole list; in a long list it is not among the chunks.
    """
    if sum(map(weight, items)) <= size:
        return (Chunk(front, "", tuple(items)),)
    grouped: dict[str, list[Item]] = defaultdict(list)
    for item in items:
        grouped[key(item)].append(item)
    folder = front.removesuffix("/index.html").removesuffix(".html")
    return tuple(chunk for name, members in grouped.items() for chunk in _parts(folder, name, tuple(_cut(members, size, weight))))


def _cut(items: Sequence[Item], size: int, weight: Callable[[Item], int]) -> Iterator[tuple[Item, ...]]:
    """Runs of items of at most `size` by weight; an item that weighs more stands alone."""
    run: list[Item] = []
    weighs = 0
    for item in items:
        if run and weighs + weight(item) > size:
            yield tuple(run)
            run, weighs = [], 0
        run.append(item)
        weighs += weight(item)
    yield tuple(run)


def _parts(folder: str, name: str, runs: Sequence[tuple[Item, ...]]) -> Iterator[Chunk[Item]]:
    for part, run in enumerate(runs, start=1):
        suffix, words = (f"-{part}", f", part {part}") if part > 1 else ("", "")
        yield Chunk(f"{folder}/index-{name}{suffix}.html", period(name) + words, run)


def pager(front: str, label: str, current: str, parts: Sequence[Chunk[Item]]) -> Pager:
    """The way from one page of a list to the others; no pages where there is but one."""
    if len(parts) == 1 and parts[0].path == front:
        return Pager(label, current)
    return Pager(label, current, (Link("Overview", front), *(Link(part.label, part.path) for part in parts)))


def period(name: str) -> str:
    """A key in words: "2021-07" is July 2021, "a" is A."""
    if name == UNDATED:
        return "Undated"
    return labels.date(name).label if name[:1].isdigit() else name.upper() if len(name) == 1 else name.capitalize()


def month(iso: str | None) -> str:
    """The month of a date; the year of one that has no month, UNDATED for None."""
    if not iso:
        return UNDATED
    return iso[:7] if iso[5:7].isdigit() else iso[:4] if iso[:4].isdigit() else UNDATED


def year(iso: str | None) -> str:
    """The year of a date; UNDATED for None."""
    return iso[:4] if iso and iso[:4].isdigit() else UNDATED


def initial(name: str) -> str:
    """The letter a name is found under, without its accents; "other" where it begins with none of a to z."""
    for letter in unicodedata.normalize("NFKD", name).casefold():
        if letter.isalnum():
            return letter if "a" <= letter <= "z" else "other"
    return "other"

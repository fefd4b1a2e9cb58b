"""Countries and their people: names, demonyms, a point to put them on a map, from countries.tsv (numbers of GeoNames, CC BY 4.0)."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import NamedTuple

_TABLE = Path(__file__).parent / "countries.tsv"


class Country(NamedTuple):
    """A country: ISO 3166-1 alpha-2 `code`, `names` as news writes them, `demonyms` in the singular."""

    code: str
    geonames_id: int
    lat: float
    lon: float
    population: int
    names: tuple[str, ...]
    demonyms: tuple[str, ...]


@cache
def countries() -> tuple[Country, ...]:
    """All of them, in the order of the table."""
    lines = _TABLE.read_text("utf-8").splitlines()[1:]
    return tuple(_parsed(line) for line in lines)


def _parsed(line: str) -> Country:
    code, number, lat, lon, population, names, demonyms = line.split("\t")
    return Country(code, int(number), float(lat), float(lon), int(population), _listed(names), _listed(demonyms))


def _listed(text: str) -> tuple[str, ...]:
    return tuple(item for item in text.split("|") if item)

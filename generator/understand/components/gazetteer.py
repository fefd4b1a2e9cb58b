"""Places by name, from an index of GeoNames that is searched where it lies; countries and their people, divisions, continents."""

from __future__ import annotations

import gzip
from functools import cache
from pathlib import Path
from typing import NamedTuple

from generator.understand.spelling import squeezed

from .countries import countries

_INDEX = Path(__file__).parent / "places.tsv.gz"
_REGIONS = Path(__file__).parent / "regions.tsv"
_MINOR = "other"
_PART = "part"


class Candidate(NamedTuple):
    """A place that bears a name. `population` 0 means unknown; `geonames_id` None where GeoNames' number is not known.

    `division` is GeoNames' code of the first-level division it lies in or is, empty where unknown. A region is a first-level
    division, a part or a continent; `is_first` where its name means it before a town. `is_part`: a county or the like, or an airport: its point
    stands for all of it. `is_alias`: the name is not its usual one; `is_minor`: a hamlet, a part, or an alias of a small place.
    """

    geonames_id: int | None
    lat: float
    lon: float
    country: str | None
    population: int
    is_country: bool = False
    is_region: bool = False
    division: str = ""
    is_minor: bool = False
    is_first: bool = False
    is_alias: bool = False
    is_part: bool = False


@cache
def _index() -> bytes:
    return b"\n" + gzip.decompress(_INDEX.read_bytes())


@cache
def _countries() -> dict[str, Candidate]:
    found: dict[str, Candidate] = {}
    for item in countries():
        place = Candidate(item.geonames_id, item.lat, item.lon, item.code, item.population, is_country=True)
        found.update((squeezed(name), place) for name in item.names)
    return found


@cache
def _regions() -> dict[str, tuple[Candidate, ...]]:
    found: dict[str, tuple[Candidate, ...]] = {}
    for line in _REGIONS.read_text("utf-8").splitlines()[1:]:
        names, place = _region(line)
        for name in names:
            found[squeezed(name)] = (*found.get(squeezed(name), ()), place)
    return found


def _region(line: str) -> tuple[list[str], Candidate]:
    names, number, lat, lon, country, division, population = line.split("\t")
    where = (int(number) if number else None, float(lat), float(lon), country or None, int(population))
    place = Candidate(*where, is_region=True, division=division, is_first=names.startswith("*"))
    return names.removeprefix("*").split("|"), place


@cache
def divisions() -> frozenset[tuple[str, str]]:
    """Country and code of the first-level divisions whose names are known."""
    return frozenset((place.country or "", place.division) for found in _regions().values() for place in found if place.division)


def region_names() -> frozenset[str]:
    """Names of first-level divisions and continents, squeezed."""
    return frozenset(_regions())


def regions(name: str) -> tuple[Candidate, ...]:
    """The first-level divisions and continents of this name."""
    return _regions().get(squeezed(name), ())


def parts(name: str) -> tuple[Candidate, ...]:
    """The counties and the like of this name."""
    return tuple(place for place in namesakes(name) if place.is_part)


@cache
def _demonyms() -> dict[str, str]:
    return {word: item.code for item in countries() for word in item.demonyms}


@cache
def country_names() -> frozenset[str]:
    """Names of countries as they are written."""
    return frozenset(name for item in countries() for name in item.names)


def country(name: str) -> Candidate | None:
    """The country of this name, None where there is none."""
    return _countries().get(squeezed(name))


def demonym_country(word: str) -> str | None:
    """ISO code of the country whose people or adjective this is ("Afghan", "Afghans")."""
    known = _demonyms()
    return known.get(word) or known.get(word.removesuffix("s"))


def candidates(name: str) -> tuple[Candidate, ...]:
    """The places of this name that a reader may know, largest first; a country before its namesakes, regions behind it."""
    return tuple(place for place in namesakes(name) if not place.is_minor)


def namesakes(name: str) -> tuple[Candidate, ...]:
    """All places of this name, minor ones too, in the order of `candidates`."""
    return _namesakes(squeezed(name))


def known_towns() -> dict[str, int]:
    """Population of the largest town by name, squeezed; without minor places."""
    found: dict[str, int] = {}
    for line in _index().decode("ascii").splitlines()[1:]:
        key, *_, population, other = line.split("\t")
        if other not in {_MINOR, _PART}:
            found[key] = max(found.get(key, 0), int(population))
    return found


def _namesakes(key: str) -> tuple[Candidate, ...]:
    towns = sorted(_towns(key), key=lambda place: (place.is_minor, -place.population, place.geonames_id or 0))
    country = _countries().get(key)
    return (*((country,) if country else ()), *_regions().get(key, ()), *towns)


def _towns(key: str) -> list[Candidate]:
    data = _index()
    wanted = key.encode()
    at = _first_line(data, wanted)
    found = []
    while data.startswith(wanted + b"\t", at):
        end = data.index(b"\n", at)
        found.append(_parsed(data[at:end].decode("ascii")))
        at = end + 1
    return found


def _first_line(data: bytes, wanted: bytes) -> int:
    """Offset of the first line whose key is not smaller than the wanted one, by bisection."""
    low, high = 1, len(data)
    while low < high:
        middle = data.rfind(b"\n", 0, (low + high) // 2) + 1  # where the line around the middle begins
        if data[middle : data.index(b"\t", middle)] < wanted:
            low = data.index(b"\n", middle) + 1
        else:
            high = middle
    return low


def _parsed(line: str) -> Candidate:
    _, number, lat, lon, code, division, population, other = line.split("\t")
    where = Candidate(int(number) or None, float(lat), float(lon), code, int(population), division=division)
    if other == _PART:
        return where._replace(is_region=True, is_part=True, is_minor=True)
    return where._replace(is_minor=other == _MINOR, is_alias=bool(other))

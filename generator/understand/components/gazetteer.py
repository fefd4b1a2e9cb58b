"""Places by name, from an index of GeoNames; countries with their demonyms, states and regions. Quick to load: one file, searched where it lies."""

from __future__ import annotations

import gzip
import unicodedata
from functools import cache
from pathlib import Path
from typing import NamedTuple

from .countries import countries

_INDEX = Path(__file__).parent / "places.tsv.gz"
_REGIONS = Path(__file__).parent / "regions.tsv"


class Candidate(NamedTuple):
    """A place that bears a name. `population` 0 means unknown; `geonames_id` None for a region of our own list."""

    geonames_id: int | None
    lat: float
    lon: float
    country: str | None
    population: int
    is_country: bool = False
    is_region: bool = False


def squeezed(name: str) -> str:
    """The letters and digits of a name, small and without marks: "Spīn Bōldak", "Spin-Boldak" and "SpinBoldak" are one."""
    plain = unicodedata.normalize("NFKD", name)
    return "".join(letter for letter in plain.casefold() if letter.isalnum())


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
def _regions() -> dict[str, Candidate]:
    found = {}
    for line in _REGIONS.read_text("utf-8").splitlines()[1:]:
        name, number, lat, lon, code = line.split("\t")
        found[squeezed(name)] = Candidate(int(number) if number else None, float(lat), float(lon), code or None, 0, is_region=True)
    return found


def region_names() -> frozenset[str]:
    """Names of states, provinces, continents and seas, squeezed."""
    return frozenset(_regions())


def region(name: str) -> Candidate | None:
    """The continent, sea, state or province of this name, None where there is none."""
    return _regions().get(squeezed(name))


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
    """All places of this name, largest first; a country before its namesakes, a region behind it."""
    return _candidates(squeezed(name))


def _candidates(key: str) -> tuple[Candidate, ...]:
    cities = sorted(_cities(key), key=lambda place: (-place.population, place.geonames_id or 0))
    above = (_countries().get(key), _regions().get(key))
    return (*(place for place in above if place is not None), *cities)


def _cities(key: str) -> list[Candidate]:
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
    _, number, lat, lon, code, population = line.split("\t")
    return Candidate(int(number), float(lat), float(lon), code, int(population))

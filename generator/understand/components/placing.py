"""Where the places of one text lie: namesakes told apart by the countries that the text speaks of, then by size."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from generator.news import Place

from . import gazetteer
from .name_rules import text

if TYPE_CHECKING:
    from spacy.tokens import Doc

    from .name_rules import Name, Names

_CLEAR = 5
"""How many times larger than the next one a place must be to be meant without a country beside it."""


def places(doc: Doc, found: Names) -> dict[Name, Place]:
    """The place of each GPE or LOC that is known and told apart; others are left out."""
    here = _countries_here(doc, found)
    placed = {}
    for name in found:
        if name.type in {"GPE", "LOC"}:
            words = text(doc, name)
            found_here = gazetteer.candidates(words)
            if name.type == "LOC":
                found_here = tuple(place for place in found_here if place.is_region or place.is_country)
            chosen = _chosen(found_here, here, _following(doc, name), city=_is_city(doc, name))
            if chosen is not None:
                placed[name] = Place(words, chosen.lat, chosen.lon, chosen.country, chosen.geonames_id)
    return placed


def _countries_here(doc: Doc, found: Names) -> Counter[str]:
    """How often the text speaks of each country, by its name or its people."""
    spoken: Counter[str] = Counter()
    for name in found:
        words = text(doc, name)
        place = gazetteer.country(words) if name.type == "GPE" else None
        place = place or (gazetteer.region(words) if name.type == "GPE" else None)
        code = place.country if place else gazetteer.demonym_country(words) if name.type == "NORP" else None
        if code:
            spoken[code] += 1
    return spoken


def _following(doc: Doc, name: Name) -> str | None:
    """The country said right behind or before the place: "Doha (Qatar)", "Paris, France", "Pakistan's Chaman"."""
    for at in (name.end + 1, name.first - 2):
        if 0 <= at < len(doc) and doc[min(at, name.end)].text in {",", "(", doc[at].text}:
            place = gazetteer.country(doc[at].text) or gazetteer.region(doc[at].text)
            if place is not None and doc[at].text[:1].isupper():
                return place.country
    return None


def _is_city(doc: Doc, name: Name) -> bool:
    """Whether the words around say that a town is meant, not the region of the same name."""
    before = doc[name.first - 2].lower_ if name.first > 1 else ""
    behind = doc[name.end].lower_ if name.end < len(doc) else ""
    return behind == "city" or (before in {"city", "town", "port", "capital"} and doc[name.first - 1].lower_ == "of")


def _chosen(found: tuple[gazetteer.Candidate, ...], here: Counter[str], said: str | None, *, city: bool) -> gazetteer.Candidate | None:
    if not found or found[0].is_country:
        return _country_or_state(found, here) if found else None
    stated = [place for place in found if place.country == said and not (city and place.is_region)]
    if stated:
        return stated[0]
    if found[0].is_region and not city:
        return found[0]
    return _of_cities([place for place in found if not place.is_region], here)


def _country_or_state(found: tuple[gazetteer.Candidate, ...], here: Counter[str]) -> gazetteer.Candidate:
    """A country, unless a state of its name lies in a country of which the text speaks far more: Georgia."""
    state = next((place for place in found if place.is_region), None)
    if state is not None and here[state.country or ""] > 2 * here[found[0].country or ""]:
        return state
    return found[0]


def _of_cities(found: list[gazetteer.Candidate], here: Counter[str]) -> gazetteer.Candidate | None:
    if not found:
        return None
    largest = found[0]
    near = [place for place in found if here[place.country or ""]]
    spoken = max(near, key=lambda place: (here[place.country or ""], place.population), default=None)
    if spoken is not None and (spoken.population * 20 >= largest.population or here[spoken.country or ""] > 2):
        return spoken
    clear = len(found) == 1 or largest.population >= _CLEAR * max(found[1].population, 1)
    return largest if clear else None

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
            chosen = _chosen(gazetteer.candidates(words), here, _following(doc, name))
            if chosen is not None:
                placed[name] = Place(words, chosen.lat, chosen.lon, chosen.country, chosen.geonames_id)
    return placed


def _countries_here(doc: Doc, found: Names) -> Counter[str]:
    """How often the text speaks of each country, by its name or its people."""
    spoken: Counter[str] = Counter()
    for name in found:
        words = text(doc, name)
        place = gazetteer.country(words) if name.type == "GPE" else None
        code = place.country if place else gazetteer.demonym_country(words) if name.type == "NORP" else None
        if code:
            spoken[code] += 1
    return spoken


def _following(doc: Doc, name: Name) -> str | None:
    """The country said right behind or before the place: "Doha (Qatar)", "Paris, France", "Pakistan's Chaman"."""
    for at in (name.end + 1, name.first - 2):
        if 0 <= at < len(doc) and doc[min(at, name.end)].text in {",", "(", doc[at].text}:
            place = gazetteer.country(doc[at].text)
            if place is not None and doc[at].text[:1].isupper():
                return place.country
    return None


def _chosen(found: tuple[gazetteer.Candidate, ...], here: Counter[str], said: str | None) -> gazetteer.Candidate | None:
    if not found or found[0].is_country:
        return found[0] if found else None
    stated = [place for place in found if place.country == said]
    if stated:
        return stated[0]
    largest = found[0]
    near = [place for place in found if here[place.country or ""]]
    spoken = max(near, key=lambda place: (here[place.country or ""], place.population), default=None)
    if spoken is not None and (spoken.population * 20 >= largest.population or here[spoken.country or ""] > 2):
        return spoken
    clear = len(found) == 1 or largest.population >= _CLEAR * max(found[1].population, 1)
    return largest if clear else None

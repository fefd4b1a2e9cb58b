"""Places among the names: countries, regions, towns of the gazetteer where the words around agree."""

from __future__ import annotations

from typing import TYPE_CHECKING

from . import addresses, gazetteer
from .name_spans import Name, Names, capitalised, listed, over, owners, text
from .name_words import AMBIGUOUS_COUNTRIES, NAMED_PLACES, NEVER_NAMES, PLACE_KINDS, PLACE_PREPOSITIONS, REGIONS

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from spacy.tokens import Doc

_REGIONS = {tuple(name.replace("-", " - ").split()) for name in REGIONS}
_SPACED_COUNTRIES = {tuple(name.split()) for name in gazetteer.country_names()}
_FILLERS = frozenset({"international", "border", "International", "Border", "provincial"})
_LOUD = 3
_DATELINE = frozenset({",", "(", "-", "–", "—", "--", "/"})
_WELL_KNOWN = 500_000
"""People of a place that may begin a text in capitals without any sign behind it."""


def countries(doc: Doc, found: Names) -> Names:
    """Countries by their names, where these mean nothing else."""
    owned = owners(found)
    new = []
    for name in listed(doc, _SPACED_COUNTRIES, "GPE"):
        old = owned.get(name.first)
        if old is not None and (old.end - old.first > name.end - name.first or (old.type in {"GPE", "LOC"} and old.end >= name.end)):
            continue
        if text(doc, name) not in AMBIGUOUS_COUNTRIES or _after_preposition(doc, name.first):
            new.append(name)
    return over(found, new)


def regions(doc: Doc, found: Names) -> Names:
    """Continents, seas and regions are LOC, unless they are part of a longer name."""
    owned = owners(found)
    new: Names = []
    for name in listed(doc, _REGIONS, "LOC"):
        old = owned.get(name.first)
        longer = old is not None and old.end - old.first > name.end - name.first
        if not longer and (text(doc, name) != "West" or doc[name.first - 1].lower_ == "the"):
            new.append(_with_its_pair(doc, name, after=new[-1].end if new else 0))
    return over(found, new)


def _with_its_pair(doc: Doc, name: Name, *, after: int) -> Name:
    """A region with both of its parts, "South and Central Asia", unless the first is another's: "the Middle East and North Africa"."""
    first = name.first - 2
    double = first >= after and doc[name.first - 1].text == "and" and doc[name.first].text in _PARTS and doc[first].text in _PARTS
    return name._replace(first=first) if double else name


_PARTS = frozenset("North South East West Central Northern Southern Eastern Western Southeast Latin".split())


def known_places(doc: Doc, found: Names) -> Names:
    """Places of the gazetteer that were missed or mistaken, where the words around agree."""
    owned, here, people = owners(found), named_countries(doc), _surnames(doc, found)
    new = []
    for first, end in capitalised(doc):
        for name in _place_in_run(doc, first, end):
            old = owned.get(name.first)
            whole = old is not None and old == name._replace(type=old.type) and old.type in {"PERSON", "ORG", "NORP"}
            if (old is None or whole or _is_cut(name, owned)) and _is_place(doc, name, here, people, old):
                new.append(name)
    return over(found, new)


def _is_cut(name: Name, owned: Mapping[int, Name]) -> bool:
    """Whether its words were seen as several places: "Islam" and "Qala"."""
    parts = [owned.get(at) for at in range(name.first, name.end)]
    return all(part is not None and part.type == "GPE" and name.first <= part.first < part.end <= name.end for part in parts) and parts[0] != name


def _place_in_run(doc: Doc, first: int, end: int) -> Iterator[Name]:
    if end - first <= _LOUD and gazetteer.candidates(doc[first:end].text):
        yield Name(first, end, "GPE")


def _is_place(doc: Doc, name: Name, here: frozenset[str], people: frozenset[str], old: Name | None) -> bool:
    found = gazetteer.candidates(text(doc, name))
    agrees = any(place.country in here for place in found)
    large = any(place.population > 50_000 for place in found)
    if doc[name.end - 1].text in people or text(doc, name) in NEVER_NAMES or text(doc, name).isupper():
        return False
    if old is not None and old.type == "PERSON" and any(place.population > 500_000 and place.country in here - {"US"} for place in found):
        return True
    if name.end - name.first > 1:
        return agrees and (old is None or old.type != "ORG" or len(found) == 1 or _before_kind(doc, name.end))
    if old is not None and old.type == "ORG":
        return _before_kind(doc, name.end) and agrees
    return (agrees or large) and (_after_preposition(doc, name.first) or _before_kind(doc, name.end))


def named_places(doc: Doc, found: Names) -> Names:
    """What stands before "district" or "border crossing", or behind "town called", is a place even where no list knows it."""
    owned = owners(found)
    new = []
    for first, end in capitalised(doc):
        old = owned.get(first)
        if old is not None and (old.type in {"GPE", "LOC", "NORP"} or old.end > end):
            continue
        stop = end - 1 if doc[end - 1].text in _FILLERS and end - first > 1 else end
        if doc[first].text not in NEVER_NAMES and (_before_crossing(doc, stop) or _is_called(doc, first)):
            new.append(Name(first, stop, "GPE"))
    return over(found, new)


def datelines(doc: Doc, found: Names) -> Names:
    """BEIRUT (Agency) - : a place in capitals that begins a line, before a comma, a bracket or a dash; a large one before any word."""
    new = []
    for token in doc:
        if token.text.isupper() and len(token) > _LOUD and (token.i == 0 or "\n" in doc[token.i - 1].text):
            end = token.i + 1
            while end < len(doc) and end < token.i + _LOUD and doc[end].text.isupper():
                end += 1
            least = 0 if end < len(doc) and doc[end].text in _DATELINE else _WELL_KNOWN
            if end < len(doc) and any(place.population >= least for place in gazetteer.candidates(doc[token.i : end].text)):
                new.append(Name(token.i, end, "GPE"))
    return over(found, new)


def addressed(doc: Doc, found: Names) -> Names:
    """A town before a comma and its state, and the state: Edmonton, Ky."""
    owned = owners(found)
    new = []
    for token in doc[2:]:
        within = addresses.state_at(doc, token.i) if doc[token.i - 1].text in {",", "("} and doc[token.i - 2].text[:1].isupper() else ()
        starts = (first for first in range(max(token.i - 4, 0), token.i - 1) if doc[first].text[:1].isupper()) if within else ()
        town = next((first for first in starts if addresses.holds(within, doc[first : token.i - 1].text)), None)
        if town is None:
            continue
        old = owned.get(town)
        if old is None or old == Name(town, token.i - 1, old.type):
            new.append(Name(town, token.i - 1, "GPE"))
        if token.i not in owned or owned[token.i].first == token.i:
            new.append(Name(token.i, token.i + addresses.length_at(doc, token.i), "GPE"))
    return over(found, new)


def paired(doc: Doc, found: Names) -> Names:
    """What a hyphen joins to a place and the gazetteer knows in its country, or as a country, is a place."""
    owned = owners(found)
    new = []
    for token in doc[1:-1]:
        if token.text in {"-", "–", "/"}:
            left, right = owned.get(token.i - 1), owned.get(token.i + 1)
            if right is not None and right.type == "GPE" and left is None and _fits(doc, Name(token.i - 1, token.i, "GPE"), right):
                new.append(Name(token.i - 1, token.i, "GPE"))
            if left is not None and left.type == "GPE" and right is None and _fits(doc, Name(token.i + 1, token.i + 2, "GPE"), left):
                new.append(Name(token.i + 1, token.i + 2, "GPE"))
    return over(found, new)


def _fits(doc: Doc, one: Name, other: Name) -> bool:
    known = gazetteer.candidates(text(doc, one)) if doc[one.first].text[:1].isupper() else ()
    beside = {place.country for place in gazetteer.candidates(text(doc, other))[:1]}
    return any(place.is_country or place.country in beside for place in known)


def bracketed(doc: Doc, found: Names) -> Names:
    """Places with an editor's addition: "[Spin] Boldak"."""
    new = []
    for token in doc[: max(len(doc) - 3, 0)]:
        added = token.text == "[" and doc[token.i + 2].text == "]" and doc[token.i + 3].text[:1].isupper()
        if added and gazetteer.candidates(doc[token.i + 1].text + doc[token.i + 3].text):
            new.append(Name(token.i, token.i + 4, "GPE"))
    return over(found, new)


# ------------------------------------------------------------------ evidence


def named_countries(doc: Doc) -> frozenset[str]:
    """ISO codes of the countries and peoples that the text speaks of."""
    found = {gazetteer.demonym_country(token.text) for token in doc if token.text[:1].isupper()}
    found |= {place.country for name in listed(doc, _SPACED_COUNTRIES, "GPE") if (place := gazetteer.country(text(doc, name)))}
    return frozenset(code for code in found if code)


def _surnames(doc: Doc, found: Names) -> frozenset[str]:
    people = (name for name in found if name.type == "PERSON" and name.end - name.first > 1)
    return frozenset(doc[name.end - 1].text for name in people if not gazetteer.candidates(text(doc, name)))


def _after_preposition(doc: Doc, first: int) -> bool:
    return first > 0 and str(doc[first - 1].lower_) in PLACE_PREPOSITIONS


def _before_kind(doc: Doc, end: int) -> bool:
    return end < len(doc) and doc[end].text in PLACE_KINDS


def _before_crossing(doc: Doc, end: int) -> bool:
    at = end
    while at < len(doc) and doc[at].text in _FILLERS and at < end + _LOUD:
        at += 1
    return at < len(doc) and doc[at].text in {"crossing", "district", "province", "governorate"}


def _is_called(doc: Doc, first: int) -> bool:
    return first > 1 and doc[first - 1].lower_ in {"called", "named", "of"} and doc[first - 2].lower_ in NAMED_PLACES

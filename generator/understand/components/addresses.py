"""What the words around the name of a place say of where it lies: "Paris, Texas", "Chaman in Pakistan", "the Afghan city of Herat"."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from . import gazetteer
from .name_words import COMPASS, GOVERNED, NAMED_PLACES, REGION_KINDS, STATES

if TYPE_CHECKING:
    from collections.abc import Iterator

    from spacy.tokens import Doc

    from .name_spans import Name

_LONGEST = 4
"""Words in the longest name that is looked for behind a comma."""
_LARGE = 100_000
"""People from which on a county is one that others are said to lie in."""
_FAR = 8
"""Words between a place and the one that it is said to lie in."""


class Address(NamedTuple):
    """What is said around one mention: where it lies (any of `within`; empty where nothing is said), and what kind of place it is."""

    within: tuple[gazetteer.Candidate, ...] = ()
    is_town: bool = False
    is_region: bool = False


def address(doc: Doc, name: Name) -> Address:
    """What the words beside this mention say."""
    within = next((found for rule in RULES if (found := rule(doc, name))), ())
    return Address(within, _is_town(doc, name), _is_region(doc, name))


# ------------------------------------------------------------------ rules


def behind_comma(doc: Doc, name: Name) -> tuple[gazetteer.Candidate, ...]:
    """Paris, Texas; Doha (Qatar); EDMONTON, Ky."""
    if name.end + 1 < len(doc) and doc[name.end].text in {",", "("}:
        return state(_dotted(doc, name.end + 1)) or _known(doc, name.end + 1)
    return ()


def lies_in(doc: Doc, name: Name) -> tuple[gazetteer.Candidate, ...]:
    """Chaman in Pakistan; Wesh, a village in the south of Kandahar province."""
    at = _behind_in(doc, name)
    while at is not None and at < len(doc) and doc[at].text in COMPASS | {"the", "of", "-"}:
        at += 1
    return (_known(doc, at) or _adjective(doc, at)) if at is not None and at < len(doc) else ()


def _behind_in(doc: Doc, name: Name) -> int | None:
    """The token behind "in", right behind the name or behind a comma and what kind of place it is."""
    if name.end < len(doc) and doc[name.end].lower_ == "in":
        return name.end + 1
    described = False
    for at in range(name.end + 1, min(name.end + _FAR, len(doc)) if doc[name.end : name.end + 1].text == "," else 0):
        if described and doc[at].lower_ in {"in", "of"}:
            return at + 1
        if not doc[at].text.replace("-", "").islower():
            return None
        described = described or doc[at].lower_ in NAMED_PLACES
    return None


def owned(doc: Doc, name: Name) -> tuple[gazetteer.Candidate, ...]:
    """Pakistan's Chaman; Pakistan's border town of Chaman."""
    first = _head(doc, name)
    if first > 1 and doc[first - 1].text in {"'s", "’s", "'", "’"}:
        return next((found for start in range(max(first - 4, 0), first - 1) if (found := _named(doc[start : first - 1].text))), ())
    return ()


def adjective(doc: Doc, name: Name) -> tuple[gazetteer.Candidate, ...]:
    """The Afghan city of Herat; Iraqi Kurdistan."""
    first = _head(doc, name)
    return _adjective(doc, first - 1) if first else ()


RULES = (behind_comma, owned, adjective, lies_in)


# ------------------------------------------------------------------ kinds


def _is_town(doc: Doc, name: Name) -> bool:
    behind = doc[name.end].lower_ if name.end < len(doc) else ""
    return behind in {"city", "airport"} or _kind_before(doc, name) in {"city", "town", "port", "capital", "village"}


def _is_region(doc: Doc, name: Name) -> bool:
    before, behind = doc[name.first - 1].lower_ if name.first else "", doc[name.end].lower_ if name.end < len(doc) else ""
    if before == "," and any(holds(_divisions(doc[name.first : name.end].text), words) for words in _before(doc, name.first - 1)):
        return True
    part = before in COMPASS and gazetteer.country(doc[name.first : name.end].text) is None
    return part or behind in REGION_KINDS | GOVERNED or _kind_before(doc, name) in REGION_KINDS


def _before(doc: Doc, end: int) -> Iterator[str]:
    """The phrases that end here."""
    yield from (doc[start:end].text for start in range(max(end - _LONGEST, 0), end))


def _kind_before(doc: Doc, name: Name) -> str:
    if name.first > 1 and doc[name.first - 1].lower_ == "of":
        return str(doc[name.first - 2].lower_)
    return ""


def _head(doc: Doc, name: Name) -> int:
    """The first token of "border town of Chaman"; that of the name itself where no such words stand before it."""
    first = name.first
    if _kind_before(doc, name) in NAMED_PLACES | REGION_KINDS:
        first -= 2
        while first > 0 and doc[first - 1].text.islower() and doc[first - 1].tag_[:2] in {"NN", "JJ", "HY", "VB"}:
            first -= 1
    return first


# ------------------------------------------------------------------ names


def _dotted(doc: Doc, at: int) -> str:
    """A word with the stops that belong to it, however they were cut: "Ky.", "N.C."."""
    return str(doc[at].text) + ("." if at + 1 < len(doc) and doc[at + 1].text == "." else "")


def state_name(word: str) -> str | None:
    """The state or province that an abbreviation means: "Ky.", "KY", "Calif."; None where it means none."""
    return STATES.get(word) or STATES.get(word.replace(".", ""))


def state(word: str) -> tuple[gazetteer.Candidate, ...]:
    """That state or province; empty where there is none."""
    full = state_name(word)
    return tuple(place for place in gazetteer.regions(full) if place.country in {"US", "CA", "AU"}) if full else ()


def state_at(doc: Doc, at: int) -> tuple[gazetteer.Candidate, ...]:
    """The state or province whose name or abbreviation begins here."""
    return state(_dotted(doc, at)) or next((found for words in _phrases(doc, at) if (found := _divisions(words))), ())


def _divisions(words: str) -> tuple[gazetteer.Candidate, ...]:
    known = gazetteer.regions(words) if words[-1:].isalpha() else ()
    return tuple(place for place in known if place.country in {"US", "CA", "AU"})


def length_at(doc: Doc, at: int) -> int:
    """How many tokens the name or abbreviation of a state that begins here has."""
    if state(_dotted(doc, at)):
        return 1 + (not doc[at].text.endswith(".") and _dotted(doc, at) in STATES and doc[at].text not in STATES)
    return next(len(doc[at : at + size]) for size in range(_LONGEST, 0, -1) if _divisions(doc[at : at + size].text))


def holds(within: tuple[gazetteer.Candidate, ...], words: str) -> bool:
    """Whether a place of this name lies in one of the states."""
    return bool(within) and any(
        (place.country, place.division) in {(one.country, one.division) for one in within} for place in gazetteer.namesakes(words)
    )


def _known(doc: Doc, at: int) -> tuple[gazetteer.Candidate, ...]:
    """The country or region whose name begins here, the longest of them."""
    while at < len(doc) and doc[at].text in COMPASS:
        at += 1
    return next((found for words in _phrases(doc, at) if (found := _named(words))), ())


def _phrases(doc: Doc, at: int) -> Iterator[str]:
    if at < len(doc) and doc[at].text[:1].isupper():
        yield from (doc[at:end].text for end in range(min(at + _LONGEST, len(doc)), at, -1))


def _named(words: str) -> tuple[gazetteer.Candidate, ...]:
    if not words[:1].isupper() or not words[-1:].isalpha():
        return ()
    country = gazetteer.country(words)
    parts = () if gazetteer.candidates(words) else gazetteer.parts(words)
    regions = (*gazetteer.regions(words), *(part for part in parts if part.population >= _LARGE))
    return (*((country,) if country else ()), *(place for place in regions if place.country))


def _adjective(doc: Doc, at: int) -> tuple[gazetteer.Candidate, ...]:
    code = gazetteer.demonym_country(doc[at].text) if doc[at].text[:1].isupper() else None
    return (gazetteer.Candidate(None, 0, 0, code, 0, is_country=True),) if code else ()

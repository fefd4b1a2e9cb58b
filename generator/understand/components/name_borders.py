"""Where names begin and end: without titles, owners and plain words at their edges; two that were read as one are parted."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from . import gazetteer
from .name_spans import Name, Names, capitalised, is_possessive, is_title, over, owners, text
from .name_words import (
    COMPANY_FORMS,
    INSTITUTIONS,
    INTERNATIONAL,
    NEVER_NAMES,
    OFFICES,
    OWNERS_OF_OFFICES,
    REGIONS,
    ROLES,
    SEATS,
    TITLES,
    UNIONS,
    WATERS,
)

if TYPE_CHECKING:
    from collections.abc import Iterator

    from spacy.tokens import Doc, Token

    from generator.news import EntityType

_PLACES = frozenset({"GPE", "LOC", "FAC"})
_CUT_AT_THE_END = frozenset({"ORG", "GPE", "LOC", "PERSON"})
_GROUPS = frozenset(
    """party network group movement alliance brotherhood front coalition union college university institute hospital council ministry police court
    church""".split()
)
"""Small words that end the name of a group of one word: "Labour party"."""
_GIVEN_TOO = frozenset({"sultan", "prince", "major", "judge", "marshal", "imam"})
"""Titles that are also given to children."""
_OF_ROLES = frozenset("Press Minority Majority Chief Executive Operating Financial Managing Prime Vice Deputy Assistant".split())
"""Words of a role that stand between an organisation and the noun: "House Minority Leader"."""
_ENDS_OF_ROLES = frozenset("Officer Secretary Director Manager Minister Leader Whip Executive Spokesman Spokeswoman Spokesperson".split())


# ------------------------------------------------------------------ edges


def trimmed(doc: Doc, found: Names) -> Names:
    """Without possessives, articles, titles, plain words, white space and punctuation at their edges."""
    return [name for name in (_without_tail(doc, _without_head(doc, name)) for name in found) if name.first < name.end]


def _without_head(doc: Doc, name: Name) -> Name:
    first, end = name.first, name.end
    if name.type == "PERSON":
        first = max((at + 1 for at in range(first, end - 1) if doc[at].text.rstrip(".") in OFFICES), default=first)
    while first < end and (_is_edge(doc[first]) or doc[first].lower_ in {"the", "a", "an", ".", ")"} or _is_title_of(doc, first, name)):
        first += 1
    return name._replace(first=first)


def _is_title_of(doc: Doc, at: int, name: Name) -> bool:
    if name.type == "ORG":
        return doc[at].text in {"NGO", "NGOs"} and at + 1 < name.end and doc[name.end - 1].text not in INSTITUTIONS
    given = doc[at].lower_ in _GIVEN_TOO and at + 1 < name.end and len(doc[at + 1].text.rstrip(".")) == 1
    return name.type == "PERSON" and is_title(doc[at]) and not given


def _without_tail(doc: Doc, name: Name) -> Name:
    first, end = name.first, name.end
    while first < end and (_is_edge(doc[end - 1]) or is_possessive(doc[end - 1]) or doc[end - 1].lower_ in {"'", "’", "&", "and"}):
        end -= 1
    if name.type in _CUT_AT_THE_END and end > first and doc[first].text[:1].isupper() and not _is_group(doc, first, end):
        plain = next((at for at in range(end, first, -1) if not _is_plain(doc[at - 1])), first)
        end = plain if plain > first and not doc[plain - 1].is_lower else end
    return name._replace(end=end)


def _is_group(doc: Doc, first: int, end: int) -> bool:
    return end - first == 2 and doc[first + 1].text in _GROUPS


def _is_plain(token: Token) -> bool:
    """A common noun in small letters, as behind "Vessen University" in "Vessen University student affairs"; not "sea"."""
    return token.is_lower and token.is_alpha and token.tag_ in {"NN", "NNS"} and token.text not in WATERS


def _is_edge(token: Token) -> bool:
    return token.is_space or (token.is_punct and token.text not in {".", ")"}) or token.text in {"*", "“", "”"}


def without_roles(doc: Doc, found: Names) -> Names:
    """Organisations without the role that follows them: "Harbour Bank Press Secretary", "Harbour Bank Chief Executive Officer"; nor "Senators"."""
    return [name for name in (_without_role(doc, name) for name in found) if name.first < name.end]


def _without_role(doc: Doc, name: Name) -> Name:
    end = name.end
    if end - name.first == 1 and doc[name.first].text.endswith("s") and doc[name.first].text[:-1] in OFFICES:
        return name._replace(end=name.first)
    if name.type == "ORG" and end < len(doc) and doc[end].text in _ENDS_OF_ROLES:
        while end - 1 > name.first and doc[end - 1].text in _OF_ROLES:
            end -= 1
        return name._replace(end=end)
    if name.type == "ORG" and doc[end - 1].text in OFFICES and all(doc[at].text[:1].isupper() for at in range(name.first, end)):
        return _without_office(doc, name)
    if name.type == "PERSON" and doc[end - 1].text in (_ENDS_OF_ROLES | OFFICES) - {"Chancellor", "Sheikh"}:
        return _without_office(doc, name)
    return name


def _without_office(doc: Doc, name: Name) -> Name:
    """The state or the organisation before "Senator" or "President"; nothing of what is a title throughout, as "Attorney General"."""
    end = name.end - 1
    while end > name.first and (doc[end - 1].lower_ in TITLES or doc[end - 1].text in _OF_ROLES | _ENDS_OF_ROLES | OFFICES):
        end -= 1
    return Name(name.first, end, "GPE" if gazetteer.candidates(doc[name.first : end].text) else "ORG")


# ------------------------------------------------------------------ two in one


def parted(doc: Doc, found: Names) -> Names:
    """Pairs: "Afghanistan-Pakistan" is two places, not one name; "EU-Norway" a union and a place."""
    return [part for name in found for part in _parted(doc, name)]


def _parted(doc: Doc, name: Name) -> Iterator[Name]:
    joints = {"-", "–", "/", "&", "and"} if name.type in _PLACES else {"-", "–", "/"}
    cuts = [at for at in range(name.first + 1, name.end - 1) if doc[at].text in joints]
    edges = [name.first - 1, *cuts, name.end]
    parts = [_place_or_union(doc, start + 1, end) for start, end in pairwise(edges)]
    whole = any(doc[at].text == "and" for at in cuts) and gazetteer.candidates(text(doc, name))
    if cuts and not whole and all(parts):
        yield from (part for part in parts if part)
    else:
        yield name


def _place_or_union(doc: Doc, first: int, end: int) -> Name | None:
    words = doc[first:end].text
    if words in UNIONS:
        return Name(first, end, "ORG")
    return Name(first, end, "GPE") if gazetteer.candidates(words) else None


def based(doc: Doc, found: Names) -> Names:
    """Where an organisation is based, and the organisation: "Oslo-based Harbour Group"."""
    return [part for name in found for part in _based(doc, name)]


def _based(doc: Doc, name: Name) -> Iterator[Name]:
    at = next((at for at in range(name.first + 1, name.end) if doc[at].text in {"based", "led", "backed"}), None)
    if at is None:
        yield name
        return
    end = at - 1 if doc[at - 1].text in {"-", "–"} else at
    if gazetteer.candidates(doc[name.first : end].text):
        yield Name(name.first, end, "GPE")
    if at + 1 < name.end:
        yield Name(at + 1, name.end, name.type)


def possessed(doc: Doc, found: Names) -> Names:
    """An owner whom the text or the gazetteer knows is a name of its own: "Norway's Foreign Ministry", "Adam Reyes's Harbour Group"."""
    known = _known_owners(doc, found)
    return [part for name in found for part in _possessed(doc, name, known)]


def _known_owners(doc: Doc, found: Names) -> dict[str, EntityType]:
    """People, places and organisations of the text; a person's surname, too."""
    known: dict[str, EntityType] = {}
    for name in found:
        if name.type in {"PERSON", "GPE"} or (name.type == "ORG" and name.end - name.first > 1):
            known.setdefault(text(doc, name), name.type)
        if name.type == "PERSON" and name.end - name.first > 1:
            known.setdefault(doc[name.end - 1].text, "PERSON")
    return known


def _possessed(doc: Doc, name: Name, known: dict[str, EntityType]) -> Iterator[Name]:
    at = next((at for at in range(name.first + 1, name.end - 1) if is_possessive(doc[at])), None)
    kind = _owner_type(doc[name.first : at].text, known) if at else None
    if at and (kind or doc[at + 1].is_lower):
        yield Name(name.first, at, kind or name.type)
        if not doc[at + 1].is_lower:
            yield Name(at + 1, name.end, name.type)
    else:
        yield name


def _owner_type(words: str, known: dict[str, EntityType]) -> EntityType | None:
    if gazetteer.country(words):
        return "GPE"
    if words in REGIONS:
        return "LOC"
    state = any(place.division for place in gazetteer.regions(words))
    return "GPE" if state else None if words.startswith(("St ", "St. ")) else known.get(words)


def governed(doc: Doc, found: Names) -> Names:
    """A person of the text before a house or an agency: "the Reyes White House"."""
    known = _known_owners(doc, found)
    return [part for name in found for part in _governed(doc, name, known)]


def _governed(doc: Doc, name: Name, known: dict[str, EntityType]) -> Iterator[Name]:
    ruler = doc[name.first].text
    if name.type in {"ORG", "GPE"} and known.get(ruler) == "PERSON" and doc[name.first + 1 : name.end].text in SEATS | INTERNATIONAL:
        yield Name(name.first, name.first + 1, "PERSON")
        yield Name(name.first + 1, name.end, "ORG")
    else:
        yield name


def conjoined(doc: Doc, found: Names) -> Names:
    """What "and" joins are two where the text has one of them alone, or the first ends as a company does: "Vessen AG and Harbour"."""
    alone = {(text(doc, name), name.type) for name in found}
    return [part for name in found for part in _conjoined(doc, name, alone)]


def _conjoined(doc: Doc, name: Name, alone: set[tuple[str, EntityType]]) -> Iterator[Name]:
    at = next((at for at in range(name.first + 1, name.end - 1) if doc[at].text == "and"), None)
    if at is None or name.type not in {"ORG", "PERSON"}:
        yield name
        return
    left, right = name._replace(end=at), name._replace(first=at + 1)
    if doc[at - 1].text in COMPANY_FORMS or any((text(doc, part), name.type) in alone for part in (left, right)):
        yield from (left, right)
    else:
        yield name


# ------------------------------------------------------------------ one in two


def owned_offices(doc: Doc, found: Names) -> Names:
    """An office and whose it is are one organisation: "the Public Prosecutor's Office", "Workers' Party"."""
    owned = owners(found)
    new = []
    for (first, end), (start, stop) in pairwise(capitalised(doc)):
        if start == end + 1 and is_possessive(doc[end]) and doc[end - 1].lower_ in ROLES | OWNERS_OF_OFFICES:
            last = next((at for at in range(stop - 1, start - 1, -1) if doc[at].text in INSTITUTIONS | {"Daily"}), None)
            around = owned.get(end)
            if last is not None and (around is None or around.end <= last + 1):
                begin = _beginning(doc, first, end)
                new.append(Name(min(begin, around.first if around else begin), last + 1, "ORG"))
    return over(found, new)


def _beginning(doc: Doc, first: int, end: int) -> int:
    """Where the office begins: behind "The" and "Norwegian"."""
    return next((at for at in range(first, end - 1) if doc[at].text not in NEVER_NAMES and not gazetteer.demonym_country(doc[at].text)), end - 1)

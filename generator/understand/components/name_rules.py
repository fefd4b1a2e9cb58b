"""Names in a text as an ordered chain of small rules: what the recogniser saw, mended where lists and context agree."""

from __future__ import annotations

import re
from collections import Counter
from itertools import pairwise
from typing import TYPE_CHECKING, NamedTuple, get_args

from generator.news import EntityType
from generator.understand.spelling import squeezed

from . import addresses, gazetteer
from .name_words import (
    AMBIGUOUS_COUNTRIES,
    ARMED_GROUPS,
    INSTITUTIONS,
    NAMED_PLACES,
    NEVER_NAMES,
    PEOPLES,
    PLACE_KINDS,
    PLACE_PREPOSITIONS,
    REGIONS,
    ROLES,
    TITLES,
)
from .reasons import fired

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from spacy.tokens import Doc, Token


TYPES: dict[str, EntityType] = {name: name for name in get_args(EntityType)}
_MOVEMENTS = {tuple(name.replace("-", " - ").split()) for name in ARMED_GROUPS} | {tuple(name.split()) for name in ARMED_GROUPS}
_REGIONS = {tuple(name.replace("-", " - ").split()) for name in REGIONS}
_SPACED_COUNTRIES = {tuple(name.split()) for name in gazetteer.country_names()}
_FILLERS = frozenset({"international", "border", "International", "Border", "provincial"})
_ORGANISED = frozenset(
    "Assembly Motors Office Department Ministry Council Hospital Electric Staff Headquarters Directorate Command Secretariat House".split()
)
_LOUD = 3
_DATELINE = frozenset({",", "(", "-", "–", "—", "--", "/"})
_WELL_KNOWN = 500_000
"""People of a place that may begin a text in capitals without any sign behind it."""


class Name(NamedTuple):
    """A candidate: tokens from `first` up to but not including `end`."""

    first: int
    end: int
    type: EntityType


Names = list[Name]


def names(doc: Doc) -> Names:
    """The names of a text, in order, none over another."""
    found: Names = []
    for rule in RULES:
        known, found = frozenset(found), rule(doc, found)
        for name in found:
            if name not in known and name.first < name.end:
                fired(doc, "mentions", doc[name.first].idx, rule.__name__)
    return found


# ------------------------------------------------------------------ rules


def recognised(doc: Doc, _: Names) -> Names:
    """What the trained recogniser saw, but for handles and the tags of members of parliament."""
    return [Name(ent.start, ent.end, TYPES[ent.label_]) for ent in doc.ents if ent.label_ in TYPES and not _TAG.match(ent.text)]


_TAG = re.compile(r"@|[DRI]\s?[-–]\s?[A-Z]")
"""As in "@name" and "Jane Roe, D-Ohio"."""


def trimmed(doc: Doc, found: Names) -> Names:
    """Without possessives, articles, titles, white space and punctuation at their edges."""
    return [name for name in (_trimmed(doc, name) for name in found) if name.first < name.end]


def _trimmed(doc: Doc, name: Name) -> Name:
    first, end = name.first, name.end
    while first < end and (
        _is_edge(doc[first]) or doc[first].lower_ in {"the", "a", "an", ".", ")"} or (name.type == "PERSON" and is_title(doc[first]))
    ):
        first += 1
    while first < end and (_is_edge(doc[end - 1]) or doc[end - 1].tag_ == "POS" or doc[end - 1].lower_ in {"'s", "’s", "'", "’", "&", "and"}):
        end -= 1
    return Name(first, end, name.type)


def _is_edge(token: Token) -> bool:
    return token.is_space or (token.is_punct and token.text not in {".", ")"}) or token.text in {"*", "“", "”"}


def is_title(token: Token) -> bool:
    """Whether the word is a title before a name: capitalised, of the list, or a number's rank ("1st")."""
    return token.text[:1].isupper() and token.lower_.rstrip(".") in TITLES


def parted(doc: Doc, found: Names) -> Names:
    """Pairs: "Afghanistan-Pakistan" is two places, not one name."""
    return [part for name in found for part in _parted(doc, name)]


def _parted(doc: Doc, name: Name) -> Iterator[Name]:
    cuts = [at for at in range(name.first + 1, name.end - 1) if doc[at].text in {"-", "–", "/", "&"}]
    edges = [name.first - 1, *cuts, name.end]
    parts = [Name(start + 1, end, "GPE") for start, end in pairwise(edges)]
    if cuts and all(gazetteer.candidates(text(doc, part)) for part in parts):
        yield from parts
    else:
        yield name


def movements(doc: Doc, found: Names) -> Names:
    """Armed groups are organisations, whatever was seen there before."""
    return _over(found, _listed(doc, _MOVEMENTS, "ORG"))


def peoples(doc: Doc, found: Names) -> Names:
    """Demonyms, faiths and the like on their own are NORP; within a longer name they stay its part."""
    owned = _owners(found)
    new = []
    for token in doc:
        if token.text in PEOPLES or (token.text[:1].isupper() and gazetteer.demonym_country(token.text)):
            name = owned.get(token.i)
            alone = name is not None and name.end - name.first == 1 and (name.type != "PERSON" or _is_plural_people(token))
            if alone or (name is None and _may_be_people(doc, token)):
                new.append(Name(token.i, token.i + 1, "NORP"))
    return _over(found, new)


def _is_plural_people(token: Token) -> bool:
    return bool(token.text[-1:] == "s" and gazetteer.demonym_country(token.text[:-1]) and not gazetteer.country(token.text))


def _may_be_people(doc: Doc, token: Token) -> bool:
    """Words such as "Polish" and "Pole" are also plain words: at the start of a sentence, or between capitals, they are left alone."""
    before = doc[token.i - 1] if token.i else None
    return not (token.text in {"Pole", "Polish", "Finn", "Turk", "Dane", "Thai", "Lao"} and (before is None or token.is_sent_start))


def countries(doc: Doc, found: Names) -> Names:
    """Countries by their names, where these mean nothing else."""
    owned = _owners(found)
    new = []
    for name in _listed(doc, _SPACED_COUNTRIES, "GPE"):
        old = owned.get(name.first)
        if old is not None and (old.end - old.first > name.end - name.first or old.type in {"GPE", "LOC"}):
            continue
        if text(doc, name) not in AMBIGUOUS_COUNTRIES or _after_preposition(doc, name.first):
            new.append(name)
    return _over(found, new)


def regions(doc: Doc, found: Names) -> Names:
    """Continents, seas and regions are LOC, unless they are part of a longer name."""
    owned = _owners(found)
    new = []
    for name in _listed(doc, _REGIONS, "LOC"):
        old = owned.get(name.first)
        longer = old is not None and old.end - old.first > name.end - name.first
        if not longer and (text(doc, name) != "West" or doc[name.first - 1].lower_ == "the"):
            new.append(name)
    return _over(found, new)


def known_places(doc: Doc, found: Names) -> Names:
    """Places of the gazetteer that were missed or mistaken, where the words around agree."""
    owned, here, people = _owners(found), named_countries(doc), _surnames(doc, found)
    new = []
    for first, end in _capitalised(doc):
        for name in _place_in_run(doc, first, end):
            old = owned.get(name.first)
            same = old is None or (old == name._replace(type=old.type) and old.type in {"PERSON", "ORG", "NORP"})
            if same and _is_place(doc, name, here, people, old):
                new.append(name)
    return _over(found, new)


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
    return _over(found, new)


def addressed(doc: Doc, found: Names) -> Names:
    """A town before a comma and its state, and the state: Edmonton, Ky."""
    owned = _owners(found)
    new = []
    for token in doc[2:]:
        within = addresses.state_at(doc, token.i) if doc[token.i - 1].text in {",", "("} and doc[token.i - 2].text[:1].isupper() else ()
        town = next((first for first in range(max(token.i - 4, 0), token.i - 1) if addresses.holds(within, doc[first : token.i - 1].text)), None)
        if town is None:
            continue
        old = owned.get(town)
        if old is None or old == Name(town, token.i - 1, old.type):
            new.append(Name(town, token.i - 1, "GPE"))
        if token.i not in owned or owned[token.i].first == token.i:
            new.append(Name(token.i, token.i + addresses.length_at(doc, token.i), "GPE"))
    return _over(found, new)


def paired(doc: Doc, found: Names) -> Names:
    """What a hyphen joins to a place and the gazetteer knows in its country, or as a country, is a place."""
    owned = _owners(found)
    new = []
    for token in doc[1:-1]:
        if token.text in {"-", "–", "/"}:
            left, right = owned.get(token.i - 1), owned.get(token.i + 1)
            if right is not None and right.type == "GPE" and left is None and _fits(doc, Name(token.i - 1, token.i, "GPE"), right):
                new.append(Name(token.i - 1, token.i, "GPE"))
            if left is not None and left.type == "GPE" and right is None and _fits(doc, Name(token.i + 1, token.i + 2, "GPE"), left):
                new.append(Name(token.i + 1, token.i + 2, "GPE"))
    return _over(found, new)


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
    return _over(found, new)


def named_places(doc: Doc, found: Names) -> Names:
    """What stands before "district" or "border crossing", or behind "town called", is a place even where no list knows it."""
    owned = _owners(found)
    new = []
    for first, end in _capitalised(doc):
        old = owned.get(first)
        if old is not None and (old.type in {"GPE", "LOC", "NORP"} or old.end > end):
            continue
        stop = end - 1 if doc[end - 1].text in _FILLERS and end - first > 1 else end
        if doc[first].text not in NEVER_NAMES and (_before_crossing(doc, stop) or _is_called(doc, first)):
            new.append(Name(first, stop, "GPE"))
    return _over(found, new)


def titled_people(doc: Doc, found: Names) -> Names:
    """Capitalised words behind a title or a role are a person's name."""
    owned = _owners(found)
    new = []
    for first, end in _capitalised(doc):
        titles = [at for at in range(first, end) if is_title(doc[at])]
        start = titles[-1] + 1 if titles else first
        titled = bool(titles) or (first > 0 and doc[first - 1].lower_ in ROLES and end - first > 1)
        free = all(at not in owned for at in range(start, end))
        if titled and free and start < end <= start + 4 and not any(doc[at].text in _ORGANISED | NEVER_NAMES for at in range(start, end)):
            new.append(Name(start, end, "PERSON"))
    return _over(found, new)


def organisations(doc: Doc, found: Names) -> Names:
    """Capitalised words that end in "Ministry", "Police" or the like are an organisation's name."""
    owned = _owners(found)
    new = []
    for first, end in _capitalised(doc):
        last = next((at for at in range(end - 1, first, -1) if doc[at].text in INSTITUTIONS), None)
        free = last is not None and all(at not in owned for at in range(first, last + 1))
        if last is not None and free and not is_title(doc[last]) and not (last + 1 < end and doc[last + 1].text in ROLES):
            new.append(Name(first, last + 1, "ORG"))
    return _over([_as_organisation(doc, name) for name in found], new)


def _as_organisation(doc: Doc, name: Name) -> Name:
    """What ends in "Journal" or "Network" is no event and no place: "Long War Journal"."""
    misread = name.type in {"EVENT", "LOC", "NORP"} and name.end - name.first > 1 and doc[name.end - 1].text in INSTITUTIONS
    return name._replace(type="ORG") if misread else name


def surnames(doc: Doc, found: Names) -> Names:
    """The surname of a person named in full is that person, whatever the recogniser made of it, unless it is a place of the gazetteer."""
    people = {doc[name.end - 1].text for name in found if name.type == "PERSON" and name.end - name.first > 1}
    mistaken = {name for name in found if name.end - name.first == 1 and text(doc, name) in people and not gazetteer.candidates(text(doc, name))}
    return [name._replace(type="PERSON") if name in mistaken else name for name in found]


def agreed(doc: Doc, found: Names) -> Names:
    """The same words mean the same throughout a text: the type that most mentions have; a spelling with a gap speaks for one without."""
    votes: dict[str, Counter[EntityType]] = {}
    for name in found:
        words = text(doc, name)
        votes.setdefault(squeezed(words), Counter())[name.type] += 2 if " " in words else 1
    chosen = {word: max(sorted(count), key=count.__getitem__) for word, count in votes.items()}
    return [name._replace(type=chosen[squeezed(text(doc, name))]) for name in found]


def repeated(doc: Doc, found: Names) -> Names:
    """A name that was seen once is a name wherever it stands; so is the surname of a person named in full."""
    owned = _owners(found)
    known: dict[tuple[str, ...], EntityType] = {}
    for name in found:
        words = tuple(token.text for token in doc[name.first : name.end])
        if words[0] not in NEVER_NAMES:
            known.setdefault(words, name.type)
        if name.type == "PERSON" and len(words) > 1 and len(words[-1]) > _LOUD - 1:
            known.setdefault(words[-1:], "PERSON")
    new = [name for name in _matches(doc, known) if all(at not in owned for at in range(name.first, name.end)) and _stands_alone(doc, name)]
    return _over(found, new)


def _stands_alone(doc: Doc, name: Name) -> bool:
    """Whether a one-word name is not just part of a longer capitalised phrase, nor the plain word that begins a sentence."""
    if name.type in {"NORP", "GPE"} or name.end - name.first > 1:
        return str(doc[name.first].text[:1]).isupper()
    return doc[name.first].tag_ in {"NNP", "NNPS"} and not bool(
        name.end < len(doc) and doc[name.end].tag_ == "NNP" and doc[name.end].text[:1].isupper()
    )


def sensible(doc: Doc, found: Names) -> Names:
    """Without months, pronouns, numbers and words in small letters."""
    return [name for name in found if _is_sensible(text(doc, name), name)]


def _is_sensible(words: str, name: Name) -> bool:
    if words in NEVER_NAMES or not any(letter.isalpha() for letter in words):
        return False
    return any(letter.isupper() for letter in words) and (len(words) > 1 or name.type == "ORG")


def adjectives(doc: Doc, found: Names) -> Names:
    """"Kashmiri families", "South Asian leaders": a place of no gazetteer with the ending of an adjective, before a common noun, names people."""
    return [name._replace(type="NORP") if name.type == "GPE" and _is_adjective(doc, name) else name for name in found]


def _is_adjective(doc: Doc, name: Name) -> bool:
    if name.end == len(doc) or not doc[name.end].is_lower or doc[name.end].tag_ not in {"NN", "NNS"}:
        return False
    return bool(_ADJECTIVE.search(doc[name.end - 1].text)) and not gazetteer.candidates(text(doc, name))


_ADJECTIVE = re.compile(r"[a-z](?:ian|ean|can|shi|mi|ri|ni|ese|ish)$")


RULES: tuple[Callable[[Doc, Names], Names], ...] = (
    recognised,
    trimmed,
    parted,
    movements,
    peoples,
    countries,
    regions,
    known_places,
    named_places,
    datelines,
    addressed,
    paired,
    organisations,
    titled_people,
    bracketed,
    surnames,
    agreed,
    repeated,
    adjectives,
    sensible,
)


# ------------------------------------------------------------------ evidence


def text(doc: Doc, name: Name) -> str:
    """The words of a name as they stand."""
    return str(doc[name.first : name.end].text)


def named_countries(doc: Doc) -> frozenset[str]:
    """ISO codes of the countries and peoples that the text speaks of."""
    found = {gazetteer.demonym_country(token.text) for token in doc if token.text[:1].isupper()}
    found |= {place.country for name in _listed(doc, _SPACED_COUNTRIES, "GPE") if (place := gazetteer.country(text(doc, name)))}
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


def _capitalised(doc: Doc) -> Iterator[tuple[int, int]]:
    """Runs of capitalised words, each as long as it goes."""
    first = None
    for token in doc:
        capital = token.text[:1].isupper() and (token.tag_ in {"NNP", "NNPS", "JJ", "NN", "VBG"} or not token.is_sent_start) and not token.is_punct
        if capital and first is None:
            first = token.i
        elif not capital and first is not None:
            yield first, token.i
            first = None
        elif capital and token.is_sent_start and first is not None:
            yield first, token.i
            first = token.i
    if first is not None:
        yield first, len(doc)


# ------------------------------------------------------------------ lists and overlaps


def _listed(doc: Doc, wanted: Iterable[tuple[str, ...]], kind: EntityType) -> list[Name]:
    return list(_matches(doc, dict.fromkeys(wanted, kind)))


def _matches(doc: Doc, known: dict[tuple[str, ...], EntityType]) -> Iterator[Name]:
    """The longest known name at each place."""
    by_first: dict[str, list[tuple[str, ...]]] = {}
    for words in known:
        by_first.setdefault(words[0], []).append(words)
    texts = [token.text for token in doc]
    at = 0
    while at < len(texts):
        fitting = [words for words in by_first.get(texts[at], ()) if tuple(texts[at : at + len(words)]) == words]
        longest = max(fitting, key=len, default=())
        if longest:
            yield Name(at, at + len(longest), known[longest])
        at += max(len(longest), 1)


def _owners(found: Names) -> dict[int, Name]:
    return {at: name for name in found for at in range(name.first, name.end)}


def _over(found: Names, new: Iterable[Name]) -> Names:
    """Old and new names in order; where they overlap the new one stands, and what is left of the old one goes."""
    new = list(new)
    taken = _owners(new)
    kept = [name for name in found if not any(at in taken for at in range(name.first, name.end))]
    return sorted(kept + new)

"""What the rest of the text says of a name: the same words mean the same, initials what they were explained as."""

from __future__ import annotations

import re
from collections import Counter
from typing import TYPE_CHECKING

from generator.understand.spelling import squeezed

from . import gazetteer
from .name_spans import Name, Names, is_loud, matches, over, owners, text
from .name_words import BODIES, CAPITALS, INSTITUTIONS, INTERNATIONAL, LAWS, NEVER_NAMES, PEOPLES

if TYPE_CHECKING:
    from spacy.tokens import Doc

    from generator.news import EntityType

_SURNAME = 2
"""Letters that a surname has more of, to be looked for on its own."""


def surnames(doc: Doc, found: Names) -> Names:
    """The surname of a person named in full is that person, whatever the recogniser made of it, unless it is a place of the gazetteer."""
    people = {words for words in _endings(doc, found) if words not in PEOPLES and not gazetteer.demonym_country(words)}
    mistaken = {name for name in found if name.type != "PERSON" and text(doc, name) in people and not gazetteer.candidates(text(doc, name))}
    return [name._replace(type="PERSON") if name in mistaken else name for name in found]


def _endings(doc: Doc, found: Names) -> frozenset[str]:
    """Surnames of the people named in full: their last word, and their last two where the first of these is "El", "Van" or the like."""
    full = [name for name in found if name.type == "PERSON" and name.end - name.first > 1]
    double = {doc[name.end - 2 : name.end].text for name in full if doc[name.end - 2].lower_ in _PARTICLES}
    return frozenset({doc[name.end - 1].text for name in full} | double)


_PARTICLES = frozenset("al el bin ibn ben abu van von de di da del della der den le la st st. mac".split())


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
    owned = owners(found)
    known: dict[tuple[str, ...], EntityType] = {}
    for name in found:
        words = tuple(token.text for token in doc[name.first : name.end])
        if " ".join(words) not in NEVER_NAMES:
            known.setdefault(words, name.type)
        if name.type == "PERSON" and len(words) > 1 and len(words[-1]) > _SURNAME and words[-1] not in PEOPLES:
            known.setdefault(words[-1:], "PERSON")
    new = [name for name in matches(doc, known) if all(at not in owned for at in range(name.first, name.end)) and _stands_alone(doc, name)]
    return over(found, new)


def _stands_alone(doc: Doc, name: Name) -> bool:
    """Whether a one-word name is not just part of a longer capitalised phrase, nor the plain word that begins a sentence."""
    if name.type in {"NORP", "GPE"} or name.end - name.first > 1:
        return str(doc[name.first].text[:1]).isupper()
    if name.type == "ORG" and doc[name.first].is_upper and not is_loud(doc, name.first):
        return True
    proper = doc[name.first].tag_ in {"NNP", "NNPS"} or (name.type == "PERSON" and not doc[name.first].is_sent_start)
    return proper and not bool(name.end < len(doc) and doc[name.end].tag_ == "NNP" and doc[name.end].text[:1].isupper())


def initials(doc: Doc, found: Names) -> Names:
    """Organisations that everyone knows by their initials; and no one word of capitals is a person, but for a person's own initials."""
    owned, people = owners(found), _initials_of_people(doc, found)
    new = []
    for token in doc:
        old = owned.get(token.i)
        if not token.is_upper or _is_longer(old) or is_loud(doc, token.i):
            continue
        known = token.text in INTERNATIONAL and (old is None or old.type != "ORG")
        misread = old is not None and old.type == "PERSON" and bool(_INITIALS.fullmatch(token.text)) and token.text not in people
        if known or misread:
            new.append(Name(token.i, token.i + 1, "ORG"))
    return over(found, new)


_INITIALS = re.compile(r"[A-Z]{3,6}")


def _initials_of_people(doc: Doc, found: Names) -> frozenset[str]:
    """Initials and words of the people of the text, in capitals."""
    people = [doc[name.first : name.end] for name in found if name.type == "PERSON" and name.end - name.first > 1]
    own = frozenset("".join(token.text[:1] for token in words) for words in people) | {token.text.upper() for words in people for token in words}
    return own | _PEOPLE_BY_INITIALS


_PEOPLE_BY_INITIALS = frozenset("JFK RFK FDR LBJ MLK RBG AOC MBS MBZ".split())


def _is_longer(old: Name | None) -> bool:
    return old is not None and old.end - old.first > 1


def capitals(doc: Doc, found: Names) -> Names:
    """A capital is a place, unless someone of the text bears its name: "Washington's envoy"."""
    people = {token.text for name in found if name.type == "PERSON" and name.end - name.first > 1 for token in doc[name.first : name.end]}
    places = CAPITALS - people
    return [name._replace(type="GPE") if name.type == "PERSON" and text(doc, name) in places else name for name in found]


def shortened(doc: Doc, found: Names) -> Names:
    """Initials that the text explains in brackets are what they stand for, wherever they are: an organisation, a place, or no name at all."""
    meant = _explained(doc, found)
    owned = owners(found)
    dropped = {name for name in found if name.end - name.first == 1 and meant.get(text(doc, name), name.type) is None}
    new = []
    for token in doc if meant else ():
        kind, old = meant.get(token.text), owned.get(token.i)
        if kind is not None and not _is_longer(old) and (old is None or old.type != kind):
            new.append(Name(token.i, token.i + 1, kind))
    return over([name for name in found if name not in dropped], new)


def _explained(doc: Doc, found: Names) -> dict[str, EntityType | None]:
    """What the initials in brackets stand for; None for what is no name, as in "sea lane surveys (SLS)"."""
    ends = {name.end: name for name in found}
    meant: dict[str, EntityType | None] = {}
    for at in range(2, len(doc) - 1):
        if doc[at - 1].text == "(" and doc[at + 1].text in {")", ",", ";"} and _SHORT.fullmatch(doc[at].text):
            long = ends.get(at - 1)
            if long is None:
                meant.update(_explained_by_words(doc, at))
            elif _stands_for(doc, at, long) and (long.type != "ORG" or not gazetteer.country(doc[at].text)):
                meant.setdefault(doc[at].text, long.type)
    return meant


_SHORT = re.compile(r"[A-Z][A-Za-z&]{0,6}[A-Z]s?")


def _stands_for(doc: Doc, at: int, long: Name) -> bool:
    letters, words = doc[at].text, text(doc, long)
    if long.type == "ORG":
        rest = iter(squeezed(words))
        return long.end - long.first > 1 and all(letter in rest for letter in squeezed(letters))
    return long.type in {"GPE", "LOC", "EVENT"} and letters == "".join(word[0] for word in words.split() if word[0].isupper())


def _explained_by_words(doc: Doc, at: int) -> dict[str, EntityType | None]:
    """Initials whose long form is no name that anyone saw: a law, or words in small letters."""
    short = doc[at].text.rstrip("s").upper()
    words = [token for token in doc[max(at - _LONGEST, 0) : at - 1] if token.is_alpha and token.lower_ not in {"of", "the", "and", "for", "on", "in"}]
    long = words[-len(short) :]
    if "".join(token.text[:1] for token in long).upper() != short:
        return {}
    plain = all(token.is_lower for token in long) and long[-1].text.capitalize() not in INSTITUTIONS | BODIES | {"Team", "Unit"}
    return {doc[at].text: None} if plain or any(token.text in LAWS for token in long) else {}


_LONGEST = 14

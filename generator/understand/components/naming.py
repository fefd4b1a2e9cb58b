"""Which mentions of one text mean the same: surnames, acronyms, spellings; each gets the fullest form that the text has."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from generator.understand.spelling import squeezed

from . import gazetteer
from .name_spans import text

if TYPE_CHECKING:
    from collections.abc import Iterable

    from spacy.tokens import Doc

    from .name_spans import Name, Names

_SMALL = frozenset({"of", "the", "and", "for", "in", "on", "to", "de", "&"})


def fullest(doc: Doc, found: Names) -> dict[Name, str]:
    """Per mention the fullest form of the same name; its own words where nothing fuller stands in the text."""
    spelled = _spellings(doc, found)
    people = _people(doc, found)
    acronyms = _acronyms(doc, found)
    countries = _countries(doc, found)
    called = {}
    for name in found:
        words = _clean(text(doc, name))
        if name.type == "PERSON":
            called[name] = people.get(name, spelled[squeezed(words)])
        else:
            called[name] = acronyms.get(words) or countries.get(words) or spelled.get(squeezed(words), words)
    return called


def _clean(words: str) -> str:
    """The words with single blanks and without an editor's brackets."""
    return re.sub(r"\s+", " ", re.sub(r"[\[\]]", "", words))


def _spellings(doc: Doc, found: Names) -> dict[str, str]:
    """The best spelling of names that differ only in blanks, hyphens and marks: most words, then the first."""
    best: dict[str, str] = {}
    for name in found:
        words = _clean(text(doc, name))
        key = squeezed(words)
        if key not in best or words.count(" ") > best[key].count(" "):
            best[key] = words
    return best


def _people(doc: Doc, found: Names) -> dict[Name, str]:
    """A surname or first name alone means the person last named in full with it, or the only one named so later on."""
    full = [name for name in found if name.type == "PERSON" and name.end - name.first > 1]
    later = _unique_parts(_clean(text(doc, name)) for name in full)
    known: dict[str, str] = {}
    called = {}
    for name in (name for name in found if name.type == "PERSON"):
        words = _clean(text(doc, name))
        if name.end - name.first > 1:
            longer = _longer(words, known)
            known.update((part, longer) for part in (*words.split(), words))
            called[name] = longer
        else:
            called[name] = known.get(words) or later.get(words) or words
    return called


def _longer(words: str, known: dict[str, str]) -> str:
    """A fuller form of the same name that was used before ("Abdul Manan Niazi" of "Manan Niazi")."""
    before = known.get(words.rsplit(maxsplit=1)[-1])
    return before if before is not None and set(words.split()) <= set(before.split()) else words


def _unique_parts(fulls: Iterable[str]) -> dict[str, str]:
    found: dict[str, str | None] = {}
    for full in fulls:
        surname = full.rsplit(maxsplit=1)[-1]
        found[surname] = full if found.get(surname, full) == full else None
    return {part: full for part, full in found.items() if full is not None}


def _acronyms(doc: Doc, found: Names) -> dict[str, str]:
    """Acronyms that the text itself explains: "World Health Organization (WHO)"."""
    spelled = {}
    for name in found:
        if name.end + 2 < len(doc) and doc[name.end].text == "(" and doc[name.end + 2].text == ")":
            short, long = doc[name.end + 1].text, _clean(text(doc, name))
            if short.isupper() and _initials(long).startswith(short[:1]) and len(short) > 1:
                spelled[short] = long
    named = {_clean(text(doc, name)) for name in found if name.type == "ORG"}
    for long in sorted(named):
        short = _initials(long)
        if short in named and len(short) > 2:
            spelled.setdefault(short, long)
    return spelled


def _initials(long: str) -> str:
    return "".join(word[0] for word in re.split(r"[\s-]+", long) if word and word.lower() not in _SMALL).upper()


def _countries(doc: Doc, found: Names) -> dict[str, str]:
    """One name per country: the longest that the text uses ("United States" for "US" and "U.S.")."""
    used: dict[str, set[str]] = {}
    for name in found:
        words = _clean(text(doc, name))
        place = gazetteer.country(words) if name.type == "GPE" else None
        if place is not None and place.country is not None:
            used.setdefault(place.country, set()).add(words)
    return {word: max(sorted(words), key=_fullness) for words in used.values() for word in words}


def _fullness(word: str) -> tuple[int, bool]:
    return len(squeezed(word)), "." not in word

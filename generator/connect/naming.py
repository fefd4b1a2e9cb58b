"""When two names are one: keys that ignore what newsrooms spell differently."""

from __future__ import annotations

import re
import unicodedata
import zlib
from functools import lru_cache

from generator.connect.known_names import COUNTRIES, SAME_NAMES
from generator.connect.word_lists import words as listed

KINDS = {"PERSON": "person", "ORG": "org", "GPE": "place", "LOC": "place", "FAC": "place", "NORP": "group", "EVENT": "event"}
"""Entity types that are one kind of thing: annotators waver between the types of one kind."""

_HONORIFICS = listed(
    """
    mr mrs ms miss dr prof sir lady lord dame sheikh shaikh hon rev fr general gen lieutenant lt colonel col major maj captain capt sergeant
    sgt commander admiral adm brigadier brig marshal president minister senator sen rep representative governor gov ambassador judge justice
    king queen prince princess pope mullah maulvi mawlawi ayatollah imam chancellor premier secretary chairman spokesman spokeswoman
    spokesperson
    """
)
_SPELLINGS = {"mohammed": "muhammad", "mohammad": "muhammad", "mohamed": "muhammad", "mohamad": "muhammad", "muhammed": "muhammad"}
_POSSESSIVE = re.compile(r"['\u2019]s?$")
_ARTICLE = re.compile(r"^the\s+", re.IGNORECASE)
_WORDS = re.compile(r"[^\W_]+")


def _unaccented(text: str) -> str:
    if text.isascii():
        return text
    return "".join(c for c in unicodedata.normalize("NFKD", text) if not unicodedata.combining(c))


@lru_cache(maxsize=200_000)
def plain_form(name: str) -> str:
    """The name without the possessive, a leading "the" and doubled blanks; still as the text spells it."""
    return " ".join(_ARTICLE.sub("", _POSSESSIVE.sub("", name.strip())).split()) or name.strip()


@lru_cache(maxsize=200_000)
def name_words(name: str) -> tuple[str, ...]:
    """Lower-case words of a name without accents, points and apostrophes: "U.S." is ("us",), "Spin Boldak-Chaman" three words."""
    spelled = re.sub(r"[.'\u2019`]", "", _unaccented(plain_form(name)).casefold())
    return tuple(_SPELLINGS.get(word, word) for word in _WORDS.findall(spelled))


def _squeezed(name: str) -> str:
    return "".join(name_words(name))


@lru_cache(maxsize=1)
def _known_forms() -> dict[str, str]:
    return {_squeezed(form): names[0] for names in SAME_NAMES for form in names}


@lru_cache(maxsize=200_000)
def canonical_name(name: str) -> str | None:
    """The usual full name of something known under several, None for all other names."""
    return _known_forms().get(_squeezed(name))


@lru_cache(maxsize=100_000)
def person_words(name: str) -> tuple[str, ...]:
    """Words of a person's name without titles in front and initials in the middle."""
    words = name_words(name)
    while len(words) > 1 and words[0] in _HONORIFICS:
        words = words[1:]
    middle = tuple(w for w in words[1:-1] if len(w) > 1)
    return (words[0], *middle, words[-1]) if len(words) > 1 else words


_OFFICES = frozenset("ministry department office government parliament police army navy military court palace cabinet assembly directorate".split())
_OF_ANY_STATE = _OFFICES | frozenset(
    """foreign interior defence defense finance justice health education home affairs internal external economy trade energy refugees security
    supreme high constitutional criminal federal national provincial presidential regional of and the for""".split()
)


def is_office_of_any_state(name: str) -> bool:
    """Whether a name does not say whose office it is: the "Foreign Ministry" of one sentence is another state's in the next."""
    words = name.casefold().split()
    return bool(words) and not _OFFICES.isdisjoint(words) and _OF_ANY_STATE.issuperset(words)


@lru_cache(maxsize=200_000)
def name_key(name: str, kind: str) -> str:
    """What is equal for names of one thing: blanks, case, accents, points, titles and known other names do not count.

    Empty where the name holds no letter or digit.
    """
    if kind == "person":
        return "".join(person_words(name))
    key = _squeezed(canonical_name(name) or name)
    if kind == "group" and len(key) > 4 and key.endswith("s") and not key.endswith("ss"):
        return key[:-1]
    return key


def slug(text: str) -> str:
    """Lower-case letters, digits and hyphens; letters that ASCII cannot spell are replaced by a checksum, so that no two names collide."""
    words = _WORDS.findall(re.sub(r"['\u2019`.]", "", _unaccented(text).casefold()))
    plain = [word if word.isascii() else "".join(c for c in word if c.isascii()) for word in words]
    parts = [word for word in plain if word]
    if plain != words or not parts:
        parts.append(f"{zlib.crc32(text.casefold().encode()):08x}")
    return "-".join(parts)[:80].strip("-")


@lru_cache(maxsize=1)
def _country_keys() -> frozenset[str]:
    return frozenset(_squeezed(name) for name in COUNTRIES)


def is_country(name: str) -> bool:
    """Whether this names a sovereign country, under any of the names known here."""
    return _squeezed(canonical_name(name) or name) in _country_keys()

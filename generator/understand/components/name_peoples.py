"""Peoples, faiths and parties: what is one on its own, what stands before it, what is only an adjective."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from . import gazetteer
from .name_spans import Name, Names, is_loud, over, owners, text
from .name_words import CHAMBERS, LEANINGS, PARTISANS, PEOPLES

if TYPE_CHECKING:
    from collections.abc import Iterator

    from spacy.tokens import Doc, Token


def peoples(doc: Doc, found: Names) -> Names:
    """Demonyms, faiths and the like on their own are NORP; within a longer name they stay its part."""
    found = [name._replace(type="NORP") if _is_people(doc, name) else name for name in found]
    owned = owners(found)
    missed = [Name(token.i, token.i + 1, "NORP") for token in doc if token.i not in owned and _names_people(token) and _may_be_people(doc, token)]
    return _joined(doc, over(found, missed))


def _names_people(token: Token) -> bool:
    return token.text in PEOPLES or (token.text[:1].isupper() and gazetteer.demonym_country(token.text) is not None)


def _is_people(doc: Doc, name: Name) -> bool:
    """One word for a people; or two, as in "South Korean" and "Latin American", that were read as a place."""
    last = doc[name.end - 1]
    if name.end - name.first == 1:
        return _names_people(last) and (name.type != "PERSON" or last.text in PARTISANS or _is_plural_people(last))
    words = text(doc, name)
    wider = name.end - name.first == _PAIR and _names_people(last) and not gazetteer.candidates(words)
    if name.type == "PERSON":
        return gazetteer.demonym_country(words) is not None or (wider and _is_plural_people(last))
    if name.type == "ORG":
        return wider and last.text not in PARTISANS and (_is_plural_people(last) or (last.text in PEOPLES and last.tag_ in {"NNS", "NNPS"}))
    return name.type in {"GPE", "LOC"} and (gazetteer.demonym_country(words) is not None or wider)


_PAIR = 2


def _joined(doc: Doc, found: Names) -> Names:
    """Two words that name one people: "African Americans", "Mexican-American"."""
    ends: dict[int, Name] = {}
    for name in found:
        at = name.first - 1 if name.first and doc[name.first - 1].text in {"-", "–"} else name.first
        before = ends.get(at)
        joined = before is not None and before.type == name.type == "NORP" and doc[name.first].text in {"American", "Americans"}
        if joined and before is not None and not (name.end < len(doc) and doc[name.end].lower_ in _BETWEEN):
            del ends[at]
            ends[name.end] = name._replace(first=before.first)
        else:
            ends[name.end] = name
    return sorted(ends.values())


_BETWEEN = frozenset("relations talks war treaty alliance ties border trade summit agreement negotiations friendship".split())
"""What two peoples have with each other."""


def partisans(doc: Doc, found: Names) -> Names:
    """A party is a name of its own, and so is the house or the state before it: "Senate Republicans", "California Democrat"."""
    return [part for name in found for part in _partisans(doc, name)]


def _partisans(doc: Doc, name: Name) -> Iterator[Name]:
    kinds = _before_party(doc, name) if name.end - name.first > 1 and _ends_with_party(doc, name) else None
    if kinds is None or name.type == "NORP":
        yield name
        return
    yield from kinds
    yield Name(name.end - 1, name.end, "NORP")


def _ends_with_party(doc: Doc, name: Name) -> bool:
    adjective = doc[name.end - 1].text == "Democratic" and name.end < len(doc) and doc[name.end].is_lower
    return adjective or doc[name.end - 1].text in PARTISANS


def _before_party(doc: Doc, name: Name) -> Names | None:
    """The state and the house named before the party; None where other words stand there, as in "Liberal Democrats"."""
    at = name.end - 1
    while at > name.first and doc[at - 1].text in CHAMBERS | {"Congressional", "GOP"}:
        at -= 1
    houses = [Name(house, house + 1, "ORG") for house in range(at, name.end - 1) if doc[house].text != "Congressional"]
    if at == name.first:
        return houses
    state = any(place.country == "US" for place in gazetteer.regions(doc[name.first : at].text))
    return [Name(name.first, at, "GPE"), *houses] if state else None


def _is_plural_people(token: Token) -> bool:
    return bool(token.text[-1:] == "s" and gazetteer.demonym_country(token.text[:-1]) and not gazetteer.country(token.text))


def _may_be_people(doc: Doc, token: Token) -> bool:
    """Words such as "Polish" and "Pole" are also plain words: at the start of a sentence, or between capitals, they are left alone."""
    before = doc[token.i - 1] if token.i else None
    return not (token.text in {"Pole", "Polish", "Finn", "Turk", "Dane", "Thai", "Lao"} and (before is None or token.is_sent_start))


def chambers(doc: Doc, found: Names) -> Names:
    """Houses of parliament by their short names: "the House voted"."""
    owned = owners(found)
    missed = [token.i for token in doc if token.text in CHAMBERS and token.i not in owned and _is_chamber(doc, token)]
    return over(found, [Name(at, at + 1, "ORG") for at in missed])


def _is_chamber(doc: Doc, token: Token) -> bool:
    """Whether "House" is one: behind an article and before no other name, or before "Republicans", "Speaker" and the like."""
    before = doc[token.i - 1] if token.i else None
    behind = doc[token.i + 1] if token.i + 1 < len(doc) else None
    if token.text not in {"House", "Lords", "Commons", "Diet", "Cabinet"}:
        return not is_loud(doc, token.i)
    if behind is not None and behind.text in PEOPLES | {"Speaker", "Majority", "Minority", "GOP"}:
        return True
    goes_on = behind is not None and (behind.text[:1].isupper() or behind.text in ({"-", "of"} if token.text == "House" else {"-"}))
    return before is not None and before.lower_ == "the" and not goes_on


def adjectives(doc: Doc, found: Names) -> Names:
    """Adjectives and plurals of no gazetteer that name people: "Kashmiri families", "Kashmiri Hindus", "Kashmiris"."""
    return [name._replace(type="NORP") if _is_adjective(doc, name) else name for name in found]


def _is_adjective(doc: Doc, name: Name) -> bool:
    word = doc[name.end - 1].text
    following = doc[name.end] if name.end < len(doc) else None
    before_noun = following is not None and following.is_lower and following.tag_ in {"NN", "NNS"}
    if name.type == "ORG":
        return before_noun and name.end - name.first == 1 and word in LEANINGS
    if name.type != "GPE" or gazetteer.candidates(text(doc, name)):
        return False
    before_people = following is not None and _names_people(following)
    plural = _PLURAL.search(word) or (_PLURAL_TAGGED.search(word) and doc[name.end - 1].tag_ in {"NNS", "NNPS"})
    return bool(plural or ((before_noun or before_people) and _ADJECTIVE.search(word)))


_ADJECTIVE = re.compile(r"[a-z](?:ian|ean|can|shi|mi|ri|ni|ese|ish)$")
_PLURAL = re.compile(r"[a-z]ians$")
_PLURAL_TAGGED = re.compile(r"[a-z](?:mi|ri|ni|shi)s$")

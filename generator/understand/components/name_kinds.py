"""What kind a name is: by lists, by the word that ends it, by the words beside it, by what the text has of it elsewhere."""

from __future__ import annotations

import re
from collections import Counter
from typing import TYPE_CHECKING

from . import gazetteer
from .name_spans import Name, Names, capitalised, is_loud, is_title, listed, matches, over, owners, text
from .name_words import (
    ADMINISTRATIONS,
    ARMED_GROUPS,
    BODIES,
    CHAMBERS,
    EVENTS,
    FACILITIES,
    INSTITUTIONS,
    INTERNATIONAL,
    LANDS,
    LAWS,
    NEVER_NAMES,
    PEOPLES,
    PERSONAL_TITLES,
    PROGRAMMES,
    PROVINCES,
    ROLES,
    SEATS,
)

if TYPE_CHECKING:
    from collections.abc import Iterator

    from spacy.tokens import Doc, Token

    from generator.news import EntityType

_MOVEMENTS = {tuple(name.replace("-", " - ").split()) for name in ARMED_GROUPS} | {tuple(name.split()) for name in ARMED_GROUPS}
_SEATS = {tuple(name.split()) for name in SEATS}
_NO_SURNAMES = (
    frozenset(
        """Assembly Motors Hospital Electric Staff Headquarters Command House Public Manager Managers Secretary Counsel Strike Affairs Relations Award
        Awards Solution Prize Policy Building Attorney""".split()
    )
    | INSTITUTIONS
    | BODIES
    | LAWS
    | EVENTS
    | NEVER_NAMES
)
_HALF_TITLES = frozenset("foreign defence defense interior finance state vice prime deputy former ex acting private chief director officer".split())
"""Words of titles that also begin other things, as in "Foreign Affairs": one word behind them is no surname for sure."""
_LOUD = 3
_WELL_KNOWN = 100_000
"""People of a place that stays one before "administration"."""


# ------------------------------------------------------------------ by lists and context


def movements(doc: Doc, found: Names) -> Names:
    """Armed groups are organisations, whatever was seen there before."""
    return over(found, listed(doc, _MOVEMENTS, "ORG"))


def peoples(doc: Doc, found: Names) -> Names:
    """Demonyms, faiths and the like on their own are NORP; within a longer name they stay its part."""
    owned = owners(found)
    new = []
    for token in doc:
        if token.text in PEOPLES or (token.text[:1].isupper() and gazetteer.demonym_country(token.text)):
            name = owned.get(token.i)
            alone = name is not None and name.end - name.first == 1 and (name.type != "PERSON" or _is_plural_people(token))
            if alone or (name is None and _may_be_people(doc, token)):
                new.append(Name(token.i, token.i + 1, "NORP"))
            elif name is not None and name.end == token.i + 1 and _is_wider_people(doc, name):
                new.append(name._replace(type="NORP"))
    return over(found, new)


def _is_wider_people(doc: Doc, name: Name) -> bool:
    """"South Korean", "Latin American", "African American": never a place."""
    return name.type in {"GPE", "LOC"} and name.end - name.first == _PAIR and not gazetteer.candidates(text(doc, name))


def _is_plural_people(token: Token) -> bool:
    return bool(token.text[-1:] == "s" and gazetteer.demonym_country(token.text[:-1]) and not gazetteer.country(token.text))


def _may_be_people(doc: Doc, token: Token) -> bool:
    """Words such as "Polish" and "Pole" are also plain words: at the start of a sentence, or between capitals, they are left alone."""
    before = doc[token.i - 1] if token.i else None
    return not (token.text in {"Pole", "Polish", "Finn", "Turk", "Dane", "Thai", "Lao"} and (before is None or token.is_sent_start))


def titled_people(doc: Doc, found: Names) -> Names:
    """Capitalised words behind a title or a role are a person's name."""
    owned = owners(found)
    new = []
    for first, end in capitalised(doc):
        start = max((at + 1 for at in range(first, end) if is_title(doc[at])), default=first)
        titled = start > first if end - start == 1 else start > first or (first > 0 and doc[first - 1].lower_ in ROLES)
        free = all(at not in owned and doc[at].text not in _NO_SURNAMES for at in range(start, end))
        if titled and free and start < end <= start + 4 and not (end - start == 1 and doc[start - 1].lower_ in _HALF_TITLES):
            new.append(Name(start, end, "PERSON"))
    return over(found, new)


def organisations(doc: Doc, found: Names) -> Names:
    """Capitalised words that end in "Ministry", "Police" or the like are an organisation's name."""
    owned = owners(found)
    new = []
    for first, end in capitalised(doc):
        last = next((at for at in range(end - 1, first, -1) if doc[at].text in INSTITUTIONS), None)
        free = last is not None and all(at not in owned for at in range(first, last + 1))
        if last is not None and free and not is_title(doc[last]) and not (last + 1 < end and doc[last + 1].text in ROLES):
            new.append(Name(first, last + 1, "ORG"))
    return over(found, new)




# ------------------------------------------------------------------ by the word that ends it


def headed(doc: Doc, found: Names) -> Names:
    """What ends in "Journal" or "Network" is an organisation, in "Dam" a building, in "River" a part of the land, in "Summit" an event."""
    return [name._replace(type=_headed(doc, name)) if name.end - name.first > 1 else name for name in found]


def _headed(doc: Doc, name: Name) -> EntityType:
    head, last = _head(doc, name), doc[name.end - 1].text
    if name.type in {"EVENT", "LOC", "NORP", "GPE", "PERSON"} and last in (INSTITUTIONS | BODIES) - _ALSO[name.type]:
        return "ORG"
    if name.type in {"ORG", "GPE", "LOC"} and (head in EVENTS or (head == "Conference" and doc[name.end - 1].text != head)):
        return "EVENT"
    if name.type in {"ORG", "PERSON", "EVENT"}:
        return "FAC" if last in FACILITIES else "LOC" if last in LANDS else "GPE" if last in PROVINCES else name.type
    return name.type


_ALSO: dict[EntityType, frozenset[str]] = {
    "EVENT": frozenset(),
    "NORP": frozenset(),
    "LOC": frozenset({"Bank", "Front", "Union", "Center", "Centre", "Club", "School", "College"}),
    "GPE": frozenset({"Bank", "Front", "Union", "Center", "Centre", "Club", "School", "College"}),
    "PERSON": frozenset({"Court", "Post", "Force", "Guard"}),
}
"""Words that end the names of organisations and of other things: "West Bank"."""


def _head(doc: Doc, name: Name) -> str:
    """The last word before a preposition: "Treaty" of "Treaty on the Law of the Sea"."""
    at = next((at for at in range(name.first + 1, name.end) if doc[at].text in {"of", "on", "for", "against", "in", "to"}), name.end)
    return str(doc[at - 1].text)


def laws(doc: Doc, found: Names) -> Names:
    """Acts, treaties, programmes and currencies are no one: "Clean Air Act", "Medicare", "Hong Kong dollars"."""
    return [name for name in found if not (_is_law(doc, name) or _is_currency(doc, name))]


def _is_law(doc: Doc, name: Name) -> bool:
    words = text(doc, name)
    if words in PROGRAMMES:
        return True
    head, last = _head(doc, name), doc[name.end - 1].text
    if name.end - name.first == 1 or head not in LAWS or name.type == "NORP":
        return False
    defined = head != last or (name.first > 0 and doc[name.first - 1].lower_ in {"the", "a", "this", "new", "his", "her", "its", "their"})
    return defined or head not in _LAWS_OR_PEOPLE


_LAWS_OR_PEOPLE = frozenset({"Bill", "Law", "Code", "Deal"})
"""These need an article before them: Bill is a man's name, and "Yale Law" a school."""


def _is_currency(doc: Doc, name: Name) -> bool:
    return name.type == "GPE" and name.end < len(doc) and doc[name.end].text in _CURRENCIES


_CURRENCIES = frozenset("dollar dollars pound pounds yuan rupee rupees dinar dinars riyal riyals dirham dirhams peso pesos franc francs".split())


# ------------------------------------------------------------------ by lists


def seats(doc: Doc, found: Names) -> Names:
    """The White House and the Kremlin act: organisations, unless part of a longer name."""
    owned = owners(found)
    return over(found, (name for name in listed(doc, _SEATS, "ORG") if not _is_longer(owned.get(name.first), name)))


def _is_longer(old: Name | None, name: Name) -> bool:
    return old is not None and old.end - old.first > name.end - name.first


def initials(doc: Doc, found: Names) -> Names:
    """Organisations that everyone knows by their initials; and no one word of capitals is a person, but for a person's own initials."""
    owned, people = owners(found), _initials_of_people(doc, found)
    new = []
    for token in doc:
        old = owned.get(token.i)
        if not token.is_upper or _is_longer(old, Name(token.i, token.i + 1, "ORG")) or is_loud(doc, token.i):
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
    return frozenset("".join(token.text[:1] for token in words) for words in people) | {token.text.upper() for words in people for token in words}


def chambers(doc: Doc, found: Names) -> Names:
    """Houses of parliament by their short names: "the House voted", "Senate Republicans"; the party behind them is a name of its own."""
    found = [part for name in found for part in _of_chamber(doc, name)]
    owned = owners(found)
    missed = [token.i for token in doc if token.text in CHAMBERS and token.i not in owned and _is_chamber(doc, token)]
    return over(found, [Name(at, at + 1, "ORG") for at in missed])


def _of_chamber(doc: Doc, name: Name) -> Iterator[Name]:
    last = doc[name.end - 1].text
    if name.type == "ORG" and name.end - name.first == _PAIR and doc[name.first].text in CHAMBERS and last in PEOPLES:
        yield name._replace(end=name.end - 1)
        yield Name(name.end - 1, name.end, "NORP")
    else:
        yield name


_PAIR = 2


def _is_chamber(doc: Doc, token: Token) -> bool:
    """Whether "House" is one: behind an article and before no other name, or before "Republicans", "Speaker" and the like."""
    before = doc[token.i - 1] if token.i else None
    behind = doc[token.i + 1] if token.i + 1 < len(doc) else None
    if token.text not in {"House", "Lords", "Commons", "Diet", "Cabinet"}:
        return not is_loud(doc, token.i)
    if behind is not None and behind.text in PEOPLES | {"Speaker", "Majority", "Minority", "GOP"}:
        return True
    goes_on = behind is not None and (behind.text[:1].isupper() or behind.text == "-")
    return before is not None and before.lower_ in {"the", "this"} and not goes_on


# ------------------------------------------------------------------ by the words beside it


def titled(doc: Doc, found: Names) -> Names:
    """Who is called Mr, Gen or Sheikh is a person; so is the one whose administration it is, if no place."""
    return [name._replace(type="PERSON") if _is_titled(doc, name) or _has_administration(doc, name) else name for name in found]


def _is_titled(doc: Doc, name: Name) -> bool:
    if name.type not in {"ORG", "GPE", "LOC"} or name.first == 0 or name.end - name.first > _LOUD:
        return False
    before = doc[name.first - 1]
    return before.text.rstrip(".") in PERSONAL_TITLES and not doc[name.end - 1].text.isupper() and doc[name.end - 1].text not in INSTITUTIONS


def _has_administration(doc: Doc, name: Name) -> bool:
    if name.type not in {"ORG", "GPE"} or name.end - name.first > 1 or name.end == len(doc) or doc[name.first].text.isupper():
        return False
    known = [place.population for place in gazetteer.candidates(text(doc, name))]
    small = not known or (max(known) < _WELL_KNOWN and doc[name.end].text == "administration")
    return doc[name.end].lower_ in ADMINISTRATIONS and small and doc[name.first - 1].lower_ == "the"


# ------------------------------------------------------------------ by the rest of the text


def shortened(doc: Doc, found: Names) -> Names:
    """Initials that the text explains in brackets are what they stand for, wherever they are: an organisation, a place, or no name at all."""
    meant = _explained(doc, found)
    owned = owners(found)
    dropped = {name for name in found if name.end - name.first == 1 and meant.get(text(doc, name), name.type) is None}
    new = []
    for token in doc if meant else ():
        kind, old = meant.get(token.text), owned.get(token.i)
        if kind is not None and not _is_longer(old, Name(token.i, token.i + 1, kind)) and (old is None or old.type != kind):
            new.append(Name(token.i, token.i + 1, kind))
    return over([name for name in found if name not in dropped], new)


def _explained(doc: Doc, found: Names) -> dict[str, EntityType | None]:
    """What the initials in brackets stand for; None for what is no name, as in "Electronic Voting Machine (EVM)"."""
    ends = {name.end: name for name in found}
    meant: dict[str, EntityType | None] = {}
    for at in range(2, len(doc) - 1):
        if doc[at - 1].text == "(" and doc[at + 1].text in {")", ",", ";"} and _SHORT.fullmatch(doc[at].text):
            long = ends.get(at - 1)
            if long is None:
                meant.update(_explained_by_words(doc, at))
            elif _stands_for(doc, at, long):
                meant.setdefault(doc[at].text, long.type)
    return meant


_SHORT = re.compile(r"[A-Z][A-Za-z&]{0,6}[A-Z]s?")


def _stands_for(doc: Doc, at: int, long: Name) -> bool:
    letters, words = doc[at].text, text(doc, long)
    if long.type == "ORG":
        rest = iter(gazetteer.squeezed(words))
        return long.end - long.first > 1 and all(letter in rest for letter in gazetteer.squeezed(letters))
    return long.type in {"GPE", "LOC", "EVENT"} and letters == "".join(word[0] for word in words.split() if word[0].isupper())


def _explained_by_words(doc: Doc, at: int) -> dict[str, EntityType | None]:
    """Initials whose long form is no name that anyone saw: a law, or words in small letters."""
    short = doc[at].text.rstrip("s").upper()
    words = [token for token in doc[max(at - _LONGEST, 0) : at - 1] if token.is_alpha and token.lower_ not in {"of", "the", "and", "for", "on", "in"}]
    long = words[-len(short) :]
    if "".join(token.text[:1] for token in long).upper() != short:
        return {}
    if all(token.is_lower for token in long) or long[-1].text in LAWS or any(token.text in LAWS for token in long):
        return {doc[at].text: None}
    return {}


_LONGEST = 14


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
        votes.setdefault(gazetteer.squeezed(words), Counter())[name.type] += 2 if " " in words else 1
    chosen = {word: max(sorted(count), key=count.__getitem__) for word, count in votes.items()}
    return [name._replace(type=chosen[gazetteer.squeezed(text(doc, name))]) for name in found]


def repeated(doc: Doc, found: Names) -> Names:
    """A name that was seen once is a name wherever it stands; so is the surname of a person named in full."""
    owned = owners(found)
    known: dict[tuple[str, ...], EntityType] = {}
    for name in found:
        words = tuple(token.text for token in doc[name.first : name.end])
        if words[0] not in NEVER_NAMES:
            known.setdefault(words, name.type)
        if name.type == "PERSON" and len(words) > 1 and len(words[-1]) > _LOUD - 1:
            known.setdefault(words[-1:], "PERSON")
    new = [name for name in matches(doc, known) if all(at not in owned for at in range(name.first, name.end)) and _stands_alone(doc, name)]
    return over(found, new)


def _stands_alone(doc: Doc, name: Name) -> bool:
    """Whether a one-word name is not just part of a longer capitalised phrase, nor the plain word that begins a sentence."""
    if name.type in {"NORP", "GPE"} or name.end - name.first > 1:
        return str(doc[name.first].text[:1]).isupper()
    return doc[name.first].tag_ in {"NNP", "NNPS"} and not bool(
        name.end < len(doc) and doc[name.end].tag_ == "NNP" and doc[name.end].text[:1].isupper()
    )




# ------------------------------------------------------------------ what is left


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

"""What kind a name is: by lists, by the word that ends it, by the words beside it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from . import gazetteer
from .name_spans import Name, Names, capitalised, is_title, listed, over, owners, text
from .name_words import (
    ADMINISTRATIONS,
    ARMED_GROUPS,
    BODIES,
    EVENTS,
    FACILITIES,
    INSTITUTIONS,
    LANDS,
    LAWS,
    NEVER_NAMES,
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
    """Acts, treaties, programmes and currencies are no one: "Clean Harbour Act", "Medicare", "US dollars"."""
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
    word = doc[name.first].text
    if name.type not in {"ORG", "GPE"} or name.end - name.first > 1 or name.end == len(doc) or word.isupper() or word.endswith("ist"):
        return False
    known = [place.population for place in gazetteer.candidates(text(doc, name))]
    small = not known or (max(known) < _WELL_KNOWN and doc[name.end].text == "administration")
    return doc[name.end].lower_ in ADMINISTRATIONS and small and doc[name.first - 1].lower_ == "the"


def speakers(doc: Doc, found: Names) -> Names:
    """Who says or thinks and is no place of any gazetteer is a person, here and wherever the same word was read as a place."""
    people = {text(doc, name) for name in found if _speaks(doc, name) and not gazetteer.namesakes(text(doc, name))}
    return [name._replace(type="PERSON") if name.type in {"GPE", "LOC"} and text(doc, name) in people else name for name in found]


def _speaks(doc: Doc, name: Name) -> bool:
    token = doc[name.end - 1]
    known = name.type not in {"GPE", "LOC"} or name.end - name.first > 1 or token.is_upper
    return not known and token.dep_ == "nsubj" and token.head.lemma_ in _HUMAN_VERBS


_HUMAN_VERBS = frozenset("say tell add explain insist argue think believe hope want know recall joke write smile".split())


def outlets(doc: Doc, found: Names) -> Names:
    """Outlets by their article, in capitals within a sentence, and by what they do: "he told The Monitor", "The Monitor reported"."""
    owned = owners(found)
    new = []
    for token in doc[1:-2]:
        end = token.i + 2
        if token.text == "The" and not token.is_sent_start and doc[token.i + 1].text.istitle() and not doc[end].text[:1].isupper():
            old = owned.get(token.i + 1)
            mistaken = old is None or (old.end == end and old.type in {"PERSON", "LOC"})
            if mistaken and (doc[token.i - 2 : token.i].text.lower() == "according to" or _reports(doc, token.i, end)):
                new.append(Name(token.i + 1, end, "ORG"))
    return over(found, new)


def _reports(doc: Doc, first: int, end: int) -> bool:
    return doc[first - 1].lower_ in {"told", "tells"} or doc[end].text in {"reported", "reports", "wrote", "writes"}


# ------------------------------------------------------------------ what is left


def things(doc: Doc, found: Names) -> Names:
    """Without abbreviations that the text counts, "a UAV", "two SUVs": things, and no organisations wherever they stand."""
    counted = {word for token in doc for word in _counted(doc, token)}
    return [name for name in found if name.type != "ORG" or text(doc, name) not in counted]


def _counted(doc: Doc, token: Token) -> Iterator[str]:
    """An abbreviation that has a plural, or that is the noun behind "a" or "two"."""
    single = token.text[:-1] if token.text[-1:] == "s" else token.text
    if not (single.isalpha() and single.isupper() and len(single) > 1):
        return
    ends = token.i + 1 == len(doc) or doc[token.i + 1].tag_ in _AFTER_NOUNS
    if single != token.text or (token.i and doc[token.i - 1].lower_ in _COUNTING and ends):
        yield single


_COUNTING = frozenset("a an another two three four five six seven eight nine ten eleven twelve".split())
_AFTER_NOUNS = frozenset({",", ".", ":", "CC", "IN", "MD", "TO", "VBD", "VBP", "VBZ", "WDT", "-RRB-", "''"})
"""Tags of what may follow a noun, but not what only describes one."""


def sensible(doc: Doc, found: Names) -> Names:
    """Without months, pronouns, numbers and words in small letters."""
    return [name for name in found if _is_sensible(text(doc, name), name)]


def _is_sensible(words: str, name: Name) -> bool:
    if words in NEVER_NAMES or not any(letter.isalpha() for letter in words):
        return False
    return any(letter.isupper() for letter in words) and (len(words) > 1 or name.type == "ORG")

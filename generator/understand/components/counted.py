"""What a number counts: the noun phrase that follows it, and what shows that a number counts nothing."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from .units import noun_unit

if TYPE_CHECKING:
    from collections.abc import Callable

    from spacy.tokens import Doc, Token

    from .quantities import Quantity


class Counted(NamedTuple):
    """A noun phrase by its first, last and head token (all included), and the unit that its head names."""

    first: int
    last: int
    unit: str | None


NOUNS = frozenset({"NOUN", "PROPN"})
LONGEST = 9
"""Tokens that a counted noun phrase may have."""

# ------------------------------------------------------------------ the noun phrase


def noun_phrase(doc: Doc, first: int, *, loose: bool = False) -> Counted | None:
    """The noun phrase that begins at a token; `loose` also takes articles, possessives and numbers in it ("Afghanistan's 421 districts")."""
    head = None
    for place in range(first, min(first + LONGEST, len(doc))):
        token = doc[place]
        if (place > first and token.is_sent_start) or "\n" in token.text:
            break
        if token.is_space:
            continue
        if token.pos_ in NOUNS and not _is_time_word(token):
            head = place
            if _ends_phrase(doc, place, loose=loose):
                break
        elif not _may_stand_before(doc, place, head=head, loose=loose):
            break
    return None if head is None else Counted(first, head, unit_of(doc[head]))


def unit_of(noun: Token) -> str | None:
    """The unit that a noun names; None for a name in the singular that is no people."""
    if noun.pos_ != "PROPN" and noun.tag_ not in {"NNP", "NNPS"}:
        return noun_unit(noun.text, noun.lemma_)
    plural = noun.tag_ == "NNPS"
    if noun.ent_type_ == "NORP" or (plural and _DEMONYM.search(noun.text)):
        return noun_unit(noun.text, noun.lemma_, demonym=True)
    return noun_unit(noun.text, noun.lemma_) if plural or noun.lower_.endswith("s") else None


_DEMONYM = re.compile(r"(?:[a-z]ans|[a-z]is|ese|ish)$")


def _ends_phrase(doc: Doc, place: int, *, loose: bool) -> bool:
    """Whether the phrase ends with this noun: the next token neither goes on with a compound nor makes it a possessive."""
    if place + 1 >= len(doc):
        return True
    after = doc[place + 1]
    if after.pos_ in NOUNS:
        return doc[place].tag_ in {"NNS", "NNPS"} and after.pos_ == "PROPN"
    if after.text in {"-", "–"}:
        return False
    return not (loose and after.tag_ == "POS")


def _may_stand_before(doc: Doc, place: int, *, head: int | None, loose: bool) -> bool:
    token = doc[place]
    if token.tag_ == "POS":
        return loose and head is not None
    if token.text in {"-", "–"}:
        return place + 1 < len(doc) and not token.whitespace_
    if head is not None and not (loose and doc[place - 1].tag_ == "POS") and doc[place - 1].text not in {"-", "–"}:
        return False
    if token.pos_ == "ADJ" or (token.pos_ == "ADV" and token.lower_.endswith(("ly", "more"))):
        return True
    if token.pos_ == "VERB":
        return token.tag_ in {"VBN", "VBG", "VBD"} and place + 1 < len(doc) and doc[place + 1].pos_ in NOUNS and token.dep_ in {"", "amod", "compound"}
    return loose and (token.pos_ in {"DET", "NUM"} or token.tag_ == "PRP$")


def _is_time_word(token: Token) -> bool:
    return token.lower_ in {"yesterday", "today", "tomorrow", "monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"}


def counted(doc: Doc, after: int, quantity: Quantity) -> Counted | None:
    """What a quantity counts, from the first token after it: "212 districts", "85% of Afghan territory", "$5 million in aid"."""
    if after >= len(doc) or doc[after].is_sent_start:
        return None
    after += doc[after].text == " "
    if after >= len(doc):
        return None
    link = doc[after].lower_
    if quantity.unit is None:
        return noun_phrase(doc, after + 1, loose=True) if link == "of" else noun_phrase(doc, after)
    if link == "of" or (link == "in" and quantity.unit.isupper() and _is_plain_noun(doc, after + 1)):
        return noun_phrase(doc, after + 1, loose=True)
    if quantity.unit == "percent" and not _is_change_noun(doc[after]):
        return noun_phrase(doc, after, loose=True)
    return None


def _is_plain_noun(doc: Doc, place: int) -> bool:
    return place < len(doc) and doc[place].pos_ in {"NOUN", "ADJ"}


_CHANGES = frozenset(
    "increase decrease rise fall drop decline gain jump growth surge cut reduction hike slump plunge more less higher lower fewer cheaper up down off loss tax rate stake chance".split()
)


def _is_change_noun(token: Token) -> bool:
    return token.lower_ in _CHANGES


# ------------------------------------------------------------------ numbers without a noun

_HARM = re.compile(
    r"(?:kill|injur|wound|displac|evacuat|hurt|arrest|detain|hospitali[sz]|drown|dead|die[ds]?$|dying|flee|fled|rescu|abduct|kidnap|captur|infect|vaccinat|strand|trapp|starv|deport|"
    r"behead|execut|shot$|uproot|relocat|missing|homeless|resettl)"
)
_TOLL = re.compile(r"\b(?:toll|population|body count|casualties)\b[^.;]{0,50}$", re.IGNORECASE)
_NUMBER_OF = re.compile(r"\b(?:number|total|tally) of (?=\w)(?=[^.;]{3,90}$)", re.IGNORECASE)


def unit_by_context(doc: Doc, number: int, after: int) -> str | None:
    """The unit of a number without a noun: "12 were killed", "the death toll rose to 45", "the number of IDPs fell by 300"."""
    sentence = doc[number].sent
    before = doc.text[max(sentence.start_char, doc[number].idx - 120) : doc[number].idx]
    if _is_harmed(doc, number, after) or _TOLL.search(before):
        return "people"
    ends = after >= len(doc) or doc[after].pos_ not in NOUNS
    if ends and (found := _NUMBER_OF.search(before)):
        offset = doc[number].idx - len(before) + found.end()
        place = next((token.i for token in doc[sentence.start : number] if token.idx >= offset), number)
        phrase = noun_phrase(doc, place, loose=True)
        return phrase.unit if phrase and phrase.last < number else None
    return None


def _is_harmed(doc: Doc, number: int, after: int) -> bool:
    for token in doc[after : after + 7]:
        if token.pos_ in {"VERB", "ADJ"} and _HARM.match(token.lower_):
            return True
        if token.pos_ not in {"AUX", "ADV", "PART", "VERB"} or token.is_sent_start:
            break
    ends = after >= len(doc) or doc[after].pos_ in {"PUNCT", "ADP", "CCONJ", "SCONJ", "SPACE", "ADV"}
    before = doc[max(doc[number].sent.start, number - 5) : number]
    verbs = [token for token in before if token.pos_ == "VERB"]
    return ends and bool(verbs) and _HARM.match(verbs[-1].lower_) is not None and all(token.pos_ not in NOUNS for token in doc[verbs[-1].i + 1 : number])


# ------------------------------------------------------------------ numbers that count nothing

_LABELS = frozenset(
    """article section chapter resolution no no. nos number page pages row room flight highway route line phase level version grade class type part volume act
    channel gate model title figure table step rule item point category paragraph clause amendment verse season episode week day game lap stage group pier platform
    terminal track suite apartment apt box bus interstate i- size top first last past next under-""".split()
)
_DETERMINERS = frozenset("the these those both all other its their his her our my your between".split())
_AGE_BEFORE = re.compile(r"\b(?:aged?|ages|age of|ages of|turn(?:s|ed|ing)?|over the age of|under the age of) $", re.IGNORECASE)
_AGE_AFTER = re.compile(r"[- ]?years?[- ](?:old|of age)|-?year-old| years? old| years of age|-(?:month|week|day)s?-old", re.IGNORECASE)
_PHONE = re.compile(r"[+(]?\d[\d() .-]{8,}\d")


def _before(doc: Doc, place: int, back: int = 1) -> Token | None:
    return doc[place - back] if place >= back else None


def is_age(doc: Doc, number: int, after: int, quantity: Quantity) -> bool:
    """ "aged 44", "44-year-old", "Nick Hague, 44, said"."""
    text = doc.text
    if _AGE_BEFORE.search(text, max(0, quantity.number - 20), quantity.number) or _AGE_AFTER.match(text, _end_of(doc, after - 1)):
        return True
    if quantity.unit == "years" and text[quantity.end : quantity.end + 4] in {" old", "-old", " of "}:
        return " of " != text[quantity.end : quantity.end + 4] or text.startswith(" of age", quantity.end)
    comma, name = _before(doc, number), _before(doc, number, 2)
    between = comma is not None and comma.text in {",", "("} and name is not None and name.pos_ in NOUNS
    closed = after >= len(doc) or doc[after].pos_ in {"PUNCT", "ADP", "CCONJ", "SPACE"}
    return between and closed and quantity.unit is None and (quantity.high or 999) <= 120


def _end_of(doc: Doc, place: int) -> int:
    return doc[place].idx + len(doc[place]) if 0 <= place < len(doc) else len(doc.text)


def is_label(doc: Doc, number: int, _after: int, quantity: Quantity) -> bool:
    """ "Article 5", "No. 3", "the top 10"."""
    before = _before(doc, number)
    return before is not None and quantity.unit is None and quantity.start == quantity.number and before.lower_ in _LABELS


def is_part_of_name(doc: Doc, number: int, after: int, quantity: Quantity) -> bool:
    """ "Boeing 737", "Group of 20", "Channel 4": a plain number within or right after a name."""
    if quantity.unit is not None or quantity.start != quantity.number or "," in doc[number].text:
        return False
    token, before = doc[number], _before(doc, number)
    if token.ent_type_ and token.ent_type_ != "NORP" and token.ent_iob_ == "I":
        return True
    if before is None or before.pos_ != "PROPN" or not before.text[:1].isupper() or token.is_sent_start:
        return False
    return before.ent_type_ not in {"GPE", "LOC", "DATE"} or noun_phrase(doc, after) is None


def is_list_number(doc: Doc, number: int, after: int, quantity: Quantity) -> bool:
    """ "1. " or "(2)" at the head of a line, "[3]" anywhere."""
    if quantity.unit is not None or after - number != 1 or after >= len(doc):
        return False
    before = _before(doc, number)
    bracket = before is not None and before.text in {"(", "["}
    starts_line = before is None or "\n" in before.text or (bracket and (number < 2 or "\n" in doc[number - 2].text))
    return doc[after].text in {")", "]", "."} and (starts_line or (before is not None and before.text == "["))


def is_pronoun(doc: Doc, number: int, after: int, quantity: Quantity) -> bool:
    """ "one of", "no one", "this one"; "one soldier" and "at least one" do count."""
    if quantity.low != 1 or quantity.high not in {1, None} or quantity.unit is not None or doc[number].lower_ not in {"one", "1"}:
        return False
    if after < len(doc) and doc[after].lower_ == "of":
        return True
    phrase = noun_phrase(doc, after)
    return (phrase is None or phrase.unit != "people") and quantity.start == quantity.number


def is_definite(doc: Doc, number: int, _after: int, quantity: Quantity) -> bool:
    """ "the two countries", "all three": a few that the reader knows already."""
    before = _before(doc, number)
    small = (quantity.high or 99) <= 5 and doc[number].is_alpha and quantity.unit is None
    return small and before is not None and before.lower_ in _DETERMINERS


def is_phone(doc: Doc, _number: int, _after: int, quantity: Quantity) -> bool:
    """A long run of digits with blanks or hyphens."""
    found = _PHONE.match(doc.text, max(0, quantity.number - 1))
    return found is not None and quantity.unit is None and len(re.sub(r"\D", "", found.group())) >= 9 and "," not in doc.text[quantity.number : quantity.end]


NOT_FIGURES: tuple[Callable[[Doc, int, int, Quantity], bool], ...] = (is_age, is_label, is_part_of_name, is_list_number, is_pronoun, is_definite, is_phone)

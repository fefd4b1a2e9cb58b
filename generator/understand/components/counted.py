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


class Spot(NamedTuple):
    """A quantity in a Doc: the token where its number begins, and the first token after it. `text` is the Doc's, which would build it anew."""

    doc: Doc
    text: str
    quantity: Quantity
    number: int
    after: int

    def token(self, place: int) -> Token | None:
        """The token at a place, None beyond the ends."""
        return self.doc[place] if 0 <= place < len(self.doc) else None

    @property
    def before(self) -> Token | None:
        """The token before the number."""
        return self.token(self.number - 1)

    @property
    def is_plain(self) -> bool:
        """Whether the number stands alone: no measure, no words of a bound."""
        return self.quantity.unit is None and self.quantity.start == self.quantity.number


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
    many = noun.tag_ in {"NNS", "NNPS"}
    if noun.text[:1].isupper() and (noun.ent_type_ == "NORP" or (many and _DEMONYM.search(noun.text))):
        return "people"
    if noun.pos_ != "PROPN" and noun.tag_ not in {"NNP", "NNPS"}:
        return noun_unit(noun.text, noun.lemma_, many=many)
    return noun_unit(noun.text, noun.lemma_, many=True) if many or noun.lower_.endswith("s") else None


_DEMONYM = re.compile(r"(?:[a-z]ans|[a-z]is|ese|ish)$")


def _ends_phrase(doc: Doc, place: int, *, loose: bool) -> bool:
    """Whether the phrase ends with this noun: the next token neither goes on with a compound nor makes it a possessive."""
    if place + 1 >= len(doc):
        return True
    after = doc[place + 1]
    if after.pos_ in NOUNS:
        return doc[place].tag_ in {"NNS", "NNPS"} and after.pos_ == "PROPN"
    if after.text in {"-", "\u2013"}:
        return False
    return not (loose and after.tag_ == "POS")


def _may_stand_before(doc: Doc, place: int, *, head: int | None, loose: bool) -> bool:
    token = doc[place]
    if token.tag_ == "POS":
        return loose and head is not None
    if token.text in {"-", "\u2013"}:
        return place + 1 < len(doc) and not token.whitespace_
    if head is not None and not (loose and doc[place - 1].tag_ == "POS") and doc[place - 1].text not in {"-", "\u2013"}:
        return False
    if token.pos_ == "ADJ" or (token.pos_ == "ADV" and token.lower_.endswith(("ly", "more"))):
        return True
    if token.pos_ == "VERB":
        return (
            token.tag_ in {"VBN", "VBG", "VBD"} and place + 1 < len(doc) and doc[place + 1].pos_ in NOUNS and token.dep_ in {"", "amod", "compound"}
        )
    return loose and (token.pos_ in {"DET", "NUM"} or token.tag_ == "PRP$")


_TIME_WORDS = frozenset(
    """yesterday today tomorrow monday tuesday wednesday thursday friday saturday sunday
    day week month quarter year decade morning afternoon evening night""".split()
)


def _is_time_word(token: Token) -> bool:
    return token.lower_ in _TIME_WORDS


def counted(spot: Spot) -> Counted | None:
    """What a quantity counts, from the first token after it: "212 districts", "85% of Afghan territory", "$5 million in aid"."""
    doc, unit = spot.doc, spot.quantity.unit
    after = spot.after + (spot.after < len(doc) and doc[spot.after].text.isspace())
    if after >= len(doc) or doc[after].is_sent_start:
        return None
    link = doc[after].lower_
    if unit is None:
        return noun_phrase(doc, after + 1, loose=True) if link == "of" else noun_phrase(doc, after)
    if link == "of" or (link == "in" and unit.isupper() and _is_plain_noun(spot.token(after + 1))):
        return noun_phrase(doc, after + 1, loose=True)
    if unit in {"percent", "share"} and doc[after].lower_ not in _CHANGES:
        return noun_phrase(doc, after, loose=True)
    return None


def _is_plain_noun(token: Token | None) -> bool:
    return token is not None and token.pos_ in {"NOUN", "ADJ"}


_CHANGES = frozenset(
    """increase decrease rise fall drop decline gain jump growth surge cut reduction hike slump plunge more less higher lower fewer
    cheaper up down off loss tax rate stake chance""".split()
)


# ------------------------------------------------------------------ numbers without a noun

_HARM = re.compile(
    r"(?:kill|injur|wound|displac|evacuat|hurt|arrest|detain|hospitali[sz]|drown|dead|die[ds]?$|dying|flee|fled|rescu|abduct|kidnap|captur|infect|"
    r"vaccinat|strand|trapp|starv|deport|"
    r"behead|execut|shot$|uproot|relocat|missing|homeless|resettl)"
)
_TOLL = re.compile(r"\b(?:toll|population|body count|casualties)\b[^.;]{0,50}$", re.IGNORECASE)
_NUMBER_OF = re.compile(r"\b(?:number|total|tally) of (?=\w)(?=[^.;]{3,90}$)", re.IGNORECASE)


def unit_by_context(spot: Spot) -> str | None:
    """The unit of a number without a noun: "12 were killed", "the death toll rose to 45", "the number of IDPs fell by 300"."""
    sentence = spot.doc[spot.number].sent
    start, end = max(sentence.start_char, spot.quantity.number - 120), spot.quantity.number
    if _is_harmed(spot) or _TOLL.search(spot.text, start, end):
        return "people"
    after = spot.token(spot.after)
    found = _NUMBER_OF.search(spot.text, start, end)
    if found is None or (after is not None and after.pos_ in NOUNS):
        return None
    place = next((token.i for token in spot.doc[sentence.start : spot.number] if token.idx >= found.end()), spot.number)
    phrase = noun_phrase(spot.doc, place, loose=True)
    return phrase.unit if phrase and phrase.last < spot.number else None


def _is_harmed(spot: Spot) -> bool:
    return _harm_follows(spot) or _harm_precedes(spot)


def _harm_follows(spot: Spot) -> bool:
    for token in spot.doc[spot.after : spot.after + 7]:
        if token.pos_ in {"VERB", "ADJ"} and _HARM.match(token.lower_):
            return True
        if token.pos_ not in {"AUX", "ADV", "PART", "VERB"} or token.is_sent_start:
            return False
    return False


def _harm_precedes(spot: Spot) -> bool:
    after = spot.token(spot.after)
    if after is not None and after.pos_ not in {"PUNCT", "ADP", "CCONJ", "SCONJ", "SPACE", "ADV"}:
        return False
    for token in reversed(spot.doc[max(spot.doc[spot.number].sent.start, spot.number - 5) : spot.number]):
        if token.pos_ == "VERB":
            return _HARM.match(token.lower_) is not None
        if token.pos_ in NOUNS:
            return False
    return False


# ------------------------------------------------------------------ numbers that count nothing

_LABELS = frozenset(
    """article section chapter resolution no no. nos number page pages row room flight highway route line phase level version grade class
    type part volume act channel gate model title figure table step rule item point category paragraph clause amendment verse season
    episode week day game lap stage group pier platform terminal track suite apartment apt box bus interstate size top first last past
    next""".split()
)
_DETERMINERS = frozenset("the these those both all other its their his her our my your between".split())
_AGE_BEFORE = re.compile(r"\b(?:aged?|ages|age of|ages of|turn(?:s|ed|ing)?|over the age of|under the age of) $", re.IGNORECASE)
_AGE_AFTER = re.compile(r"[- ]?years?[- ](?:old|of age)|-?year-old| years? old| years of age|-(?:month|week|day)s?-old", re.IGNORECASE)
_OLD = re.compile(r"[- ](?:old|of age)\b")
_PHONE = re.compile(r"[+(]?\d[\d() .-]{8,40}\d")


def is_age(spot: Spot) -> bool:
    """For "aged 44", "44-year-old", "Nick Hague, 44, said"."""
    quantity, text = spot.quantity, spot.text
    if _AGE_BEFORE.search(text, max(0, quantity.number - 20), quantity.number) or _AGE_AFTER.match(text, quantity.end):
        return True
    if quantity.unit in {"years", "months", "weeks", "days"} and _OLD.match(text, quantity.end):
        return True
    mark, name, after = spot.before, spot.token(spot.number - 2), spot.token(spot.after)
    beside = mark is not None and mark.text in {",", "("} and name is not None and name.pos_ in NOUNS
    closed = after is None or after.pos_ in {"PUNCT", "ADP", "CCONJ", "SPACE"}
    return beside and closed and spot.is_plain and (quantity.high or 999) <= 120


def is_label(spot: Spot) -> bool:
    """For "Article 5", "No. 3", "the top 10"."""
    return spot.is_plain and spot.before is not None and spot.before.lower_ in _LABELS


def is_attribute(spot: Spot) -> bool:
    """For "eight-term", "254-page", "three-strikes": the number describes a thing and counts none."""
    return spot.quantity.unit is None and re.match(r"[-\u2010\u2011][A-Za-z]", spot.text[spot.quantity.end : spot.quantity.end + 2]) is not None


def is_part_of_name(spot: Spot) -> bool:
    """For "Boeing 737", "Group of 20", "Channel 4": a plain number within or right after a name."""
    token, before = spot.doc[spot.number], spot.before
    if not spot.is_plain or "," in token.text:
        return False
    if token.ent_type_ and token.ent_type_ != "NORP" and token.ent_iob_ == "I":
        return True
    if before is None or before.pos_ != "PROPN" or not before.text[:1].isupper() or token.is_sent_start:
        return False
    return before.ent_type_ not in {"GPE", "LOC", "DATE"} or noun_phrase(spot.doc, spot.after) is None


def is_list_number(spot: Spot) -> bool:
    """For "1. " or "(2)" at the head of a line, "[3]" anywhere."""
    after, before = spot.token(spot.after), spot.before
    if spot.quantity.unit is not None or spot.after - spot.number != 1 or after is None or after.text not in {")", "]", "."}:
        return False
    if before is None or "\n" in before.text or before.text == "[":
        return True
    earlier = spot.token(spot.number - 2)
    return before.text == "(" and (earlier is None or "\n" in earlier.text)


def is_pronoun(spot: Spot) -> bool:
    """For "one of", "no one", "this one"; "one soldier" and "at least one" do count."""
    quantity, after = spot.quantity, spot.token(spot.after)
    if quantity.low != 1 or quantity.high not in {1, None} or quantity.unit is not None or spot.doc[spot.number].lower_ not in {"one", "1"}:
        return False
    if after is not None and after.lower_ == "of":
        return True
    phrase = noun_phrase(spot.doc, spot.after)
    return (phrase is None or phrase.unit != "people") and spot.is_plain


def is_definite(spot: Spot) -> bool:
    """For "the two countries", "all three": a few that the reader knows already."""
    small = (spot.quantity.high or 99) <= 5 and spot.doc[spot.number].is_alpha
    return small and spot.is_plain and spot.before is not None and spot.before.lower_ in _DETERMINERS


def is_phone(spot: Spot) -> bool:
    """A long run of digits with blanks or hyphens."""
    found = _PHONE.match(spot.text, max(0, spot.quantity.number - 1))
    said = spot.text[spot.quantity.number : spot.quantity.end]
    return found is not None and spot.quantity.unit is None and len(re.sub(r"\D", "", found.group())) >= 9 and "," not in said


NOT_FIGURES: tuple[Callable[[Spot], bool], ...] = (is_age, is_attribute, is_label, is_part_of_name, is_list_number, is_pronoun, is_definite, is_phone)

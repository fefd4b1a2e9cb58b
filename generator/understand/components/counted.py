"""What a number counts: the noun phrase that follows it, with what befell those it counts; or what the words around say."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from .quantities import is_length_of_time
from .units import is_money, is_symbol, measure, noun_unit

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

    from .quantities import Quantity
    from .spots import Spot


class Counted(NamedTuple):
    """What is counted, by its first and last token (both included), the head of its noun phrase, and the unit that the head names."""

    first: int
    last: int
    unit: str | None
    head: int


NOUNS = frozenset({"NOUN", "PROPN"})
LONGEST = 9
"""Tokens that a counted noun phrase may have."""
NEAR = 60
"""Tokens to look around for what a number is the number of."""

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
    return None if head is None else Counted(first, head, unit_of(doc[head]), head)


def unit_of(noun: Token) -> str | None:
    """The unit that a noun names; None for a name in the singular that is no people."""
    many = noun.tag_ in {"NNS", "NNPS"}
    if noun.lower_ in _CASH:
        return measure(noun.text)
    if noun.text[:1].isupper() and (noun.ent_type_ == "NORP" or (many and _DEMONYM.search(noun.text))):
        return "people"
    if noun.pos_ != "PROPN" and noun.tag_ not in {"NNP", "NNPS"} and (many or not noun.text[:1].isupper()):
        return noun_unit(noun.text, noun.lemma_, many=many)
    return noun_unit(noun.text, noun.lemma_, many=True) if many or noun.lower_.endswith("s") else None


_CASH = frozenset({"dollars", "euros", "rupees", "rubles", "roubles", "afghanis", "yen", "yuan"})
_DEMONYM = re.compile(r"(?:[a-z]ans|[a-z]is|ese|ish|crats)$")


def _ends_phrase(doc: Doc, place: int, *, loose: bool) -> bool:
    """Whether the phrase ends with this noun: the next token neither goes on with a compound nor makes it a possessive."""
    if place + 1 >= len(doc):
        return True
    after = doc[place + 1]
    if doc[place].tag_ == "NNPS" and doc[place].ent_type_ == "NORP":
        return True  # "4,000 Afghans return": a people in the plural describes no noun
    if after.pos_ in NOUNS:
        return doc[place].tag_ in {"NNS", "NNPS"} and after.pos_ == "PROPN"
    if after.text in {"-", "\u2013"}:
        return False
    return not (loose and after.tag_ == "POS") and not _is_inner(doc, place + 1)


def _is_inner(doc: Doc, place: int) -> bool:
    """Whether a token stands between names before a plural: "Kia and Hyundai cars", "Model 3 sedans"."""
    if place + 1 >= len(doc) or doc[place - 1].tag_ != "NNP":
        return False
    if doc[place].pos_ == "NUM":
        return bool(doc[place + 1].tag_ == "NNS")
    if doc[place].pos_ == "ADJ":
        return bool(doc[place + 1].pos_ in NOUNS and doc[place].text[:1].isupper())
    names = [token.pos_ == "PROPN" for token in doc[place + 1 : place + 3]]
    end = place + 1 + (names.index(False) if False in names else len(names))
    return doc[place].lower_ in {"and", "or", "&"} and end > place + 1 and end < len(doc) and bool(doc[end].tag_ == "NNS")


def _may_stand_before(doc: Doc, place: int, *, head: int | None, loose: bool) -> bool:
    token = doc[place]
    if token.tag_ == "POS":
        return loose and head is not None
    if token.text in {"-", "\u2013"}:
        return place + 1 < len(doc) and not token.whitespace_
    if _is_between_hyphens(doc, place):
        return True
    if head is not None and not (loose and doc[place - 1].tag_ == "POS") and doc[place - 1].text not in {"-", "\u2013"}:
        return _is_inner(doc, place)
    if token.pos_ == "ADJ" or (token.pos_ == "ADV" and token.lower_.endswith(("ly", "more"))):
        return True
    if token.pos_ == "VERB":
        described = place + 1 < len(doc) and doc[place + 1].pos_ in _DESCRIBING
        return described and token.tag_ in {"VBN", "VBG", "VBD"} and token.dep_ in {"", "amod", "compound"}
    return _is_measure(doc, place) or _joins_adjectives(doc, place) or (loose and (token.pos_ in {"DET", "NUM"} or token.tag_ == "PRP$"))


_DESCRIBING = frozenset({*NOUNS, "ADJ"})


def _is_between_hyphens(doc: Doc, place: int) -> bool:
    """For the "and" of "search-and-rescue workers"."""
    return 0 < place < len(doc) - 1 and doc[place - 1].text == doc[place + 1].text == "-" and not doc[place].whitespace_


def _is_measure(doc: Doc, place: int) -> bool:
    """For the "250" of "eight million 250 ml bottles", "250ml" or "500-pound"."""
    if doc[place].pos_ != "NUM" or place + 2 >= len(doc):
        return False
    if doc[place + 1].text == "-" and not doc[place].whitespace_:
        return True
    glued = re.fullmatch(r"\d+[a-z]+", doc[place].text) is not None
    return bool(doc[place + 1].tag_ == "NNS" if glued else doc[place + 1].pos_ == "NOUN" and doc[place + 2].tag_ == "NNS")


def _joins_adjectives(doc: Doc, place: int) -> bool:
    """For the "and" of "digital and physical sales"."""
    beside = place > 0 and place + 1 < len(doc) and doc[place - 1].pos_ == doc[place + 1].pos_ == "ADJ"
    return beside and doc[place].lower_ in {"and", "or", ","}


_TIME_WORDS = frozenset(
    """yesterday today tomorrow monday tuesday wednesday thursday friday saturday sunday
    day week month quarter year decade morning afternoon evening night""".split()
)


def _is_time_word(token: Token) -> bool:
    return token.lower_ in _TIME_WORDS


def counted(spot: Spot) -> Counted | None:
    """What a quantity counts: "212 districts", "85% of Afghan territory", "$5 million in aid", "families who fled"."""
    noun = _following(spot)
    if noun and spot.quantity.unit is None:
        head = spot.doc[noun.head]
        if noun.first == noun.last and is_symbol(head.text):
            return noun._replace(unit=head.text)
        if len(head) == 1 or not _can_be_counted(head, noun, spot.quantity):
            return None
    if noun is None:
        return _number_of(spot) or _fate_alone(spot) if spot.quantity.unit is None else _amount(spot)
    noun = _with_whole(spot.doc, noun)
    if spot.quantity.unit not in {None, "percent", "share"}:
        return noun
    return _with_fate(spot.doc, noun) or _with_place_and_fate(spot.doc, noun) or noun


def _fate_alone(spot: Spot) -> Counted | None:
    """For "35,000 were displaced": people, by what befell them alone."""
    if spot.after >= len(spot.doc) or not _harm_follows(spot):
        return None
    verb = _fate_at(spot.doc, spot.after)
    return Counted(spot.after, _end_of_verb(spot.doc, spot.after, verb), "people", spot.after) if verb is not None else None


def _can_be_counted(head: Token, noun: Counted, quantity: Quantity) -> bool:
    """Whether the noun is a plural where the number is one: "12 campaign staff", but not the "12 campaign" that has 12 for a name."""
    singular = head.tag_ == "NN" and not head.lower_.endswith("s") and quantity.low != 1 and quantity.high != 1
    return not singular or noun.unit in {None, "people", "households", "homes", head.lower_}


def _following(spot: Spot) -> Counted | None:
    """The noun phrase behind a number or an amount."""
    doc, unit, after = spot.doc, spot.quantity.unit, spot.after
    while after < len(doc) and (doc[after].text.isspace() or (unit is None and after == spot.after and doc[after].text in _OPENING)):
        after += 1
    if after >= len(doc) or doc[after].is_sent_start:
        return None
    link = doc[after].lower_
    if unit is None:
        return noun_phrase(doc, after + 1, loose=True) if link == "of" else noun_phrase(doc, after)
    if link == "of":
        return noun_phrase(doc, after + 1, loose=True)
    if link == "in" and is_money(unit):
        return _thing_in(doc, after + 1)
    if link == "worth" and after + 1 < len(doc) and doc[after + 1].lower_ == "of":
        return noun_phrase(doc, after + 2, loose=True)
    if unit in {"percent", "share"}:
        return noun_phrase(doc, after, loose=True) if link not in _CHANGES else None
    if unit == "times":
        return noun_phrase(doc, after, loose=True) if doc[after].pos_ in {"DET", "NOUN"} and link not in _CHANGES else None
    return _described(spot, after)


_OPENING = frozenset("\u201c\u2018\"'")


def _described(spot: Spot, after: int) -> Counted | None:
    """What an amount before its noun describes: "a $500 fine", "a 40-foot wall", "a magnitude 6.7 quake", "$15-an-hour jobs"."""
    unit, doc = spot.quantity.unit or "", spot.doc
    if is_length_of_time(spot.quantity) or not (is_money(unit) or spot.quantity.hyphen or _has_article(spot)):
        return None
    if doc[after].pos_ not in {"NOUN", "ADJ"} and not (doc[after].pos_ == "PROPN" and _has_article(spot)):
        return None
    noun = noun_phrase(doc, after) if doc[after].tag_ != "JJR" and doc[after].lower_ not in _NO_THING else None
    return noun if noun and doc[noun.head].lower_ not in _NO_THING else None


_NO_THING = frozenset("total worth apiece more less fewer upfront short shy".split())


def _has_article(spot: Spot) -> bool:
    place = _first_token(spot) - 1
    return place >= 0 and spot.doc[place].pos_ == "DET"


def _first_token(spot: Spot) -> int:
    """The first token of the words of a bound, or of the number."""
    place = spot.number
    while place > 0 and spot.doc[place - 1].idx >= spot.quantity.start:
        place -= 1
    return place


def _thing_in(doc: Doc, first: int) -> Counted | None:
    """What stands behind "$2 billion in": "aid", "club dues", "operating expenses"; not a place, nor "in the year"."""
    if first >= len(doc) or not (doc[first].pos_ in {*NOUNS, "ADJ"} or (doc[first].tag_ in {"VBG", "VBN"} and doc[first].dep_ == "amod")):
        return None
    noun = noun_phrase(doc, first, loose=True)
    return noun if noun and doc[noun.head].pos_ == "NOUN" else None


_CHANGES = frozenset(
    """increase decrease rise fall drop decline gain jump growth surge cut reduction hike slump plunge more less higher lower fewer
    cheaper up down off loss tax rate stake chance each every per""".split()
)


def _amount(spot: Spot) -> Counted | None:
    """What an amount is the amount of: "a fine of 3 million euros", "a deal worth $2 billion"."""
    doc, link = spot.doc, _first_token(spot) - 1
    last = link - 1
    if last < spot.sentence.first or doc[link].lower_ not in {"of", "worth"} or doc[last].pos_ not in NOUNS or _is_time_word(doc[last]):
        return None
    first = last
    while first > spot.sentence.first and last - first < LONGEST and _goes_before(doc[first - 1]):
        first -= 1
    if first == last and doc[last].lower_ in _CHANGES | _SUMS:
        return None
    return Counted(first, last, None, last)


_SUMS = frozenset("total sum amount average maximum minimum record range value level rate number figure period time term matter excess kind".split())
"""Nouns that say no more than that an amount follows."""


def _goes_before(token: Token) -> bool:
    """Whether a token is part of the noun phrase that goes on behind it."""
    hyphened = not token.whitespace_ and (token.text == "-" or (token.is_alpha and token.nbor().text == "-"))
    return hyphened or token.pos_ in {*NOUNS, "ADJ"} or (token.tag_ in {"VBN", "VBG"} and token.dep_ == "amod")


# ------------------------------------------------------------------ the words that belong to what is counted

_FATE = re.compile(
    r"(?:kill|injur|wound|displac|evacuat|hurt$|arrest|detain|hospitali[sz]|drown|dead$|die[ds]?$|dying$|fl(?:ee|ed|eeing)$|rescu|abduct|kidnap|"
    r"captur|infect|vaccinat|strand|trapp|starv|deport|behead|execut|shot$|uproot|relocat|missing$|homeless|resettl|forced$|ordered$|cross|return|"
    r"migrat|shelter|los(?:e|t|ing)$|destroy|damag|collaps|demolish|burn|flood|ruin|sunk$|seiz|surrender|affected$|lack|need|stay(?:ed|ing)$|moved$)"
)
"""What befalls those who are counted, and says why they are counted."""
_WHO = frozenset({"who", "that", "which"})
_BETWEEN = frozenset(
    """not to as - \u2010 registered reported believed feared thought said expected estimated left made remain remained remains still being""".split()
)
"""Words that may stand between what is counted and its fate, besides auxiliaries and adverbs: "were registered as displaced"."""
_HIDING = re.compile(r"(?:t(?:ake|akes|ook|aken|aking)|s(?:eek|eeks|ought|eeking)|found) (?:shelter|refuge|sanctuary|cover)\b")


def _with_whole(doc: Doc, noun: Counted) -> Counted:
    """With the whole behind "of": "categories of products", "members of the family"."""
    if noun.last + 2 >= len(doc) or doc[noun.last + 1].lower_ != "of":
        return noun
    whole = noun_phrase(doc, noun.last + 2, loose=True)
    return noun._replace(last=whole.last) if whole else noun


def _with_fate(doc: Doc, noun: Counted) -> Counted | None:
    """With what befell them: "people were displaced", "soldiers who fled their posts", "homes destroyed", "families forced to leave"."""
    first = noun.last + 1
    verb = _fate_at(doc, first)
    return None if verb is None else noun._replace(last=_end_of_verb(doc, first, verb))


def befell(doc: Doc, noun: Counted) -> bool:
    """Whether what befell those who are counted follows: "soldiers died", "a house was destroyed"; not whatever "who" brings."""
    place = _fate_at(doc, noun.last + 1)
    return place is not None and (_FATE.match(doc[place].lower_) is not None or _hides(doc, place))


def _fate_at(doc: Doc, first: int) -> int | None:
    """Where the verb or adjective of a fate stands, with nothing but its own words between; behind "who" any verb is one."""
    who = first < len(doc) and doc[first].lower_ in _WHO
    for place in range(first + who, min(first + 9, len(doc))):
        token = doc[place]
        if token.is_sent_start:
            return None
        if token.pos_ in {"VERB", "ADJ"} and (_FATE.match(token.lower_) or _hides(doc, place)):
            return place
        if token.pos_ not in {"AUX", "ADV"} and token.lower_ not in _BETWEEN:
            return place if token.pos_ == "VERB" and doc[first].lower_ == "who" else None
    return None


def _hides(doc: Doc, place: int) -> bool:
    return place + 1 < len(doc) and _HIDING.match(f"{doc[place].lower_} {doc[place + 1].lower_}") is not None


def _with_place_and_fate(doc: Doc, noun: Counted) -> Counted | None:
    """With a bracket or a place before what befell them: "families (or 400 people) were displaced", "people in two towns were hurt"."""
    after = noun.last + 1
    if after >= len(doc):
        return None
    if doc[after].text == "(" or (doc[after].text == "," and after + 1 < len(doc) and doc[after + 1].lower_ == "or"):
        close = ")" if doc[after].text == "(" else ","
        last = next((token.i for token in doc[after + 1 : after + 8] if token.text == close), None)
    else:
        place = noun_phrase(doc, after + 1, loose=True) if doc[after].lower_ in {"in", "from", "at", "on"} else None
        last = place.last if place else None
    return None if last is None else _with_fate(doc, noun._replace(last=last))


def _end_of_verb(doc: Doc, first: int, verb: int) -> int:
    """The last token of a verb with its infinitive ("forced to leave") or its object ("fled their homes")."""
    if verb + 2 < len(doc) and doc[verb + 1].lower_ == "to" and doc[verb + 2].pos_ == "VERB":
        verb += 2
    passive = doc[verb].tag_ in {"VBN", "JJ"} and (verb == first or any(token.lower_ in _BE for token in doc[first:verb]))
    if passive or verb + 1 >= len(doc) or doc[verb + 1].is_sent_start:
        return verb
    thing = noun_phrase(doc, verb + 1, loose=True)
    return thing.last if thing else verb


_BE = frozenset("be been being is are was were got get gets".split())


# ------------------------------------------------------------------ numbers without a noun

_HARM = re.compile(
    r"(?:kill|injur|wound|displac|evacuat|hurt|arrest|detain|hospitali[sz]|drown|dead|die[ds]?$|dying|flee|fled|rescu|abduct|kidnap|captur|infect|"
    r"vaccinat|strand|trapp|starv|deport|"
    r"behead|execut|shot$|uproot|relocat|missing|homeless|resettl|shelter|staying|living|attend)"
)
_TOLL = re.compile(r"\b(?:toll|population|body count|casualties|of whom)\b[^.;]{0,50}$", re.IGNORECASE)
_HOUSED = re.compile(
    r" (?:are|were|remain(?:ed)?|stay(?:ed)?)(?: still)? (?:in|at|on|aboard) (?:\w+ ){0,2}(?:shelters?|camps?|hospitals?|prisons?|custody|tents|"
    r"train|bus|plane|flight|ship|boat|ferry|board)\b"
)
_NUMBER_OF = re.compile(r"\b(?:number|total|tally) of (?=\w)(?=[^.;]{3,90}$)", re.IGNORECASE)
_NUMBER_AFTER = re.compile(r" (?:the|its|their) (?:total )?number of (?=\w)", re.IGNORECASE)


def unit_by_context(spot: Spot) -> str | None:
    """The unit of a number without a noun: "12 were killed", "the death toll rose to 45", "3,000 were in shelters"."""
    start, end = max(spot.sentence.start, spot.quantity.number - 120), spot.quantity.number
    people = _is_harmed(spot) or _acts(spot) or _TOLL.search(spot.text, start, end) or _HOUSED.match(spot.text, spot.quantity.end)
    return "people" if people else None


def _number_of(spot: Spot) -> Counted | None:
    """What "the number of" names, before or right behind: "the number of IDPs fell by 300", "brings to 300 the number of IDPs"."""
    doc = spot.doc
    if found := _NUMBER_AFTER.match(spot.text, spot.quantity.end):
        place = next((token.i for token in doc[spot.after : spot.after + NEAR] if token.idx >= found.end()), len(doc))
        noun = noun_phrase(doc, place, loose=True)
        return (_with_fate(doc, noun) or noun) if noun else None
    found = _NUMBER_OF.search(spot.text, max(spot.sentence.start, spot.quantity.number - 120), spot.quantity.number)
    if found is None:
        return None
    near = doc[max(spot.sentence.first, spot.number - NEAR) : spot.number]
    place = next((token.i for token in near if token.idx >= found.end()), spot.number)
    noun = noun_phrase(doc, place, loose=True)
    return noun if noun and noun.last < spot.number else None


def _acts(spot: Spot) -> bool:
    """For "hundreds have been freed", "thousands more marched": a bare plural that does something counts people."""
    place = spot.after
    while place < len(spot.doc) and (spot.doc[place].pos_ == "ADV" or spot.doc[place].lower_ in {"more", "others"}):
        place += 1
    acting = spot.token(place)
    return spot.quantity.vague and acting is not None and acting.pos_ in {"VERB", "AUX"} and acting.tag_ != "VBG" and not acting.is_sent_start


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
    closed = after is None or after.pos_ in {"PUNCT", "ADP", "CCONJ", "SCONJ", "SPACE", "ADV"}
    return closed and harmed_before(spot)


def harmed_before(spot: Spot) -> bool:
    """Whether a verb of harm stands right before the number: "killed at least 12"."""
    for token in reversed(spot.doc[max(spot.sentence.first, spot.number - 5) : spot.number]):
        if token.pos_ == "VERB":
            return _HARM.match(token.lower_) is not None
        if token.pos_ in NOUNS:
            return False
    return False

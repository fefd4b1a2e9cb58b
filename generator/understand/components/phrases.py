"""The words that name a speaker: the phrase itself and what beside it says who that is, between commas, in brackets, behind "who"."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from .cue_words import PERIODS
from .name_words import TITLES
from .scene import FINITE

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

    from .scene import Said, Scene

NOMINAL = frozenset({"NN", "NNS", "NNP", "NNPS", "JJ", "JJS", "JJR", "CD", "DT", "PRP$", "POS", "HYPH", "VBN", "PDT", "AFX", "PRP"})
HEADS = frozenset({"NN", "NNS", "NNP", "NNPS", "PRP", "CD", "DT"})
JOINING = frozenset({"of", "for", "at", "in", "from", "with", "to", "on"})
LONGEST = 16
_LONG = 40
"""Most tokens of what says who a speaker is."""
_OPENING = frozenset({"DT", "NN", "NNS", "NNP", "NNPS", "CD", "JJ", "JJS", "PRP$", "WP", "WP$", "WDT", "AFX", "PDT"})
_ONCE = frozenset({"now", "then", "once", "formerly", "previously", "also", "both", "himself", "herself", "of"})
_MARKS = frozenset({'"', "“", "”", "„", "«", "»", "``"})
_RELATIVE = frozenset({"who", "whose", "whom", "which", "where"})
_APART = frozenset({",", "—", "–", "--", "-"})


class Phrase(NamedTuple):
    """Tokens of the phrase that speaks, `first` up to but not including `end`, and its head."""

    first: int
    end: int
    head: int


def is_nominal(doc: Doc, at: int) -> bool:
    """Whether the token can be part of a noun phrase with its prepositions."""
    token = doc[at]
    if token.lower_ in JOINING:
        return at > 0 and doc[at - 1].tag_ in HEADS and doc[at + 1].tag_ in NOMINAL
    return token.tag_ in NOMINAL and not token.is_space


def described(scene: Scene, cue: Token, found: Phrase | None, said: Said) -> Phrase | None:
    """The phrase with what says who that is: "X (the envoy)", "X, the army's chief, said", "said X, who leads it"."""
    if found is None or scene.doc[found.head].tag_ == "PRP":
        return found
    found = bracketed(scene.doc, _before_comma(scene.doc, _titled(scene.doc, _whole(scene.doc, found))))
    return _up_to_cue(scene.doc, found, cue) if found.end <= cue.i else followed(scene, found, said)


def _whole(doc: Doc, found: Phrase) -> Phrase:
    """The phrase with the nouns and names right beside it that a parser cut off: "Hans | Joachim Holt", "A council | report"."""
    first, end = found.first, found.end
    while first > 0 and doc[first].tag_ not in {"DT", "PRP$"} and doc[first - 1].tag_ in _CUT_OFF and doc[first - 1].lower_ not in PERIODS:
        if doc[first].is_sent_start is True or doc[first - 1].is_space:
            break
        first -= 1
    while end < len(doc) and doc[end - 1].tag_ == "NNP" and doc[end].tag_ in {"NNP", "HYPH"} and doc[end].lower_ not in PERIODS:
        if doc[end].is_sent_start is True or doc[end].is_space:
            break
        end += 1
    return found._replace(first=first, end=end)


_CUT_OFF = frozenset({"NNP", "NN", "JJ", "POS", "CD", "DT", "PRP$", "HYPH"})


def _titled(doc: Doc, found: Phrase) -> Phrase:
    """The phrase with the name that a border of sentences parted from its title: "Rep. | Adam Reyes"."""
    end = found.end
    if doc[end - 1].lower_.rstrip(".") not in TITLES or end >= len(doc):
        return found
    end += doc[end].text == "."
    last = end
    while last < min(len(doc), end + 5) and doc[last].tag_ == "NNP" and not doc[last].is_space:
        last += 1
    return Phrase(found.first, last, last - 1) if last > end else found


def _before_comma(doc: Doc, found: Phrase) -> Phrase:
    """The name that a parser left out where it took the description behind it for the speaker: "X, | a historian, said"."""
    last = found.first - 2
    if last < 0 or doc[last + 1].text != "," or doc[last].tag_ not in {"NNP", "NNPS"} or found.end >= len(doc) or doc[found.end].text != ",":
        return found
    first = last
    while first > 0 and last - first < LONGEST and is_nominal(doc, first - 1):
        first -= 1
    alone = first == 0 or doc[first].is_sent_start is True or doc[first - 1].is_quote or doc[first - 1].is_space
    return Phrase(first, found.end, last) if alone else found


def bracketed(doc: Doc, found: Phrase) -> Phrase:
    """The phrase with the brackets behind it."""
    if found.end >= len(doc) or doc[found.end].text not in {"(", "["}:
        return found
    closing = next((at for at in range(found.end + 1, min(found.end + LONGEST, len(doc))) if doc[at].text in {")", "]"}), None)
    return found if closing is None else found._replace(end=closing + 1)


def _up_to_cue(doc: Doc, found: Phrase, cue: Token) -> Phrase:
    last = cue.i
    while last > found.end and (doc[last - 1].tag_ in {"RB", "MD"} or doc[last - 1].pos_ == "AUX"):
        last -= 1
    if found.end < last and doc[found.end].lower_ in {"who", "whose"}:
        end = last - (doc[last - 1].text == ",")
        return found._replace(end=end) if end - found.end > 1 and tells_who(doc, found.end, end) else found
    if found.end < last and doc[last - 1].tag_ in {"NNP", "NN", "NNS"} and all(_is_named_on(token) for token in doc[found.end : last]):
        return Phrase(found.first, last, last - 1)  # "Department of Works director X"
    if found.end + 1 >= last or not _is_apart(doc[found.end]):
        return found
    for at in range(found.end + 2, min(last, found.end + _LONG)):
        verbal = doc[at + 1].tag_ in FINITE | {"RB", "VBN"} or at + 1 == last
        if _is_apart(doc[at]) and verbal and tells_who(doc, found.end + 1, at):
            return found._replace(end=at)
    return found


def _is_named_on(token: Token) -> bool:
    return token.tag_ in NOMINAL - {"PRP", "DT", "VBN"} and token.lower_ not in PERIODS


def _is_apart(token: Token) -> bool:
    """Whether a mark sets apart what follows; a hyphen within a word does not."""
    return token.text in _APART and (token.text != "-" or bool(token.whitespace_))


def followed(scene: Scene, found: Phrase, said: Said | None) -> Phrase:
    """The phrase with what stands behind it, up to a quotation or what is said."""
    doc, end = scene.doc, found.end
    following = scene.after(found.head)
    limit = min(int(doc[found.head].sent.end), following.first if following else len(doc), said.first if said and said.first >= end else len(doc))
    while end < limit:
        first = end + (doc[end].text == ",")
        if first == end and doc[end].lower_ not in {"who", "whose"}:
            break
        stop = next((at for at in range(first, limit) if doc[at].text in {",", ";", ":", "—", "–", "--"}), limit)
        if not tells_who(doc, first, stop) or doc[stop - 1].tag_ in {"IN", "DT", "TO"}:  # the rest stands in marks
            break
        end = stop
    while end > found.end and (doc[end - 1].is_punct or doc[end - 1].is_space) and doc[end - 1].text not in {")", "]"}:
        end -= 1
    return found._replace(end=end)


def tells_who(doc: Doc, first: int, end: int) -> bool:
    """Whether words set apart say who somebody is: no time, no circumstance, no clause but a relative one."""
    inner = doc[first:end]
    if not 0 < len(inner) <= _LONG or inner[0].lower_ in PERIODS or any(token.text in _MARKS or token.is_sent_start for token in inner[1:]):
        return False
    if inner[0].tag_ not in _OPENING and inner[0].lower_ not in _ONCE:
        return False
    if len(inner) > 1 and inner[0].lower_ in _ONCE and inner[1].tag_ == "VBG":
        return False
    finite = next((token.i for token in inner if token.tag_ in FINITE), None)
    return finite is None or any(token.lower_ in _RELATIVE | {"that"} for token in doc[first:finite])

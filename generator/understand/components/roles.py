"""Who a person is in the words beside the name: before it ("Taliban spokesman"), behind it (", a Taliban spokesman,") or in brackets."""

from __future__ import annotations

from typing import TYPE_CHECKING

from .extensions import token_span
from .name_spans import is_title
from .name_words import ROLES

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

    from generator.news import Span

    from .name_spans import Name

_LONGEST = 14
_WITHIN = frozenset({"of", "for", "to", "at", "in", "the", "on", "and", "&", "'s", "’s", "'", "’", "-", "–", "/"})
_DESCRIBING = frozenset({"NN", "NNS", "NNP", "NNPS", "JJ", "JJS", "VBG", "VBN", "HYPH", "CD", "AFX"})
_PHRASE = _DESCRIBING | {"IN", "DT", "PRP$", "CC", "POS", "TO"}
_STOPS = frozenset({"who", "which", "that", "whose", "said", "says", "told", "was", "is", "has", "had"})


def role(doc: Doc, name: Name) -> Span | None:
    """The words that say who this person is, without article; None where none stand beside the name."""
    return _before(doc, name.first) or _behind(doc, name.end)


def _before(doc: Doc, first: int) -> Span | None:
    last = first - 1
    if last >= 0 and doc[last].text == "," and last > 0 and doc[last - 1].lower_ in ROLES and _is_description(doc, last - 1):
        last -= 1
    if last < 0 or not _names_role(doc[last]):
        return None
    at = last
    while at > 0 and last - at < _LONGEST and _goes_on(doc, at - 1):
        at -= 1
    return token_span(doc, at, last)


def _is_description(doc: Doc, last: int) -> bool:
    """Whether a role before a comma belongs to the name behind it: "a special envoy, X", not "said the minister, X"."""
    at = last
    while at > 0 and last - at < _LONGEST and _goes_on(doc, at - 1):
        at -= 1
    return at < last


def _goes_on(doc: Doc, at: int) -> bool:
    """Whether the word at this place belongs to the role that stands behind it."""
    token = doc[at]
    if token.is_sent_start and token.tag_ not in _DESCRIBING:
        return False
    if doc[at + 1].is_sent_start or token.is_space:
        return False
    if token.text in {"-", "–"}:
        return at > 0 and not doc[at - 1].whitespace_ and not token.whitespace_
    if token.tag_ in {"VBG", "VBN"}:
        return token.dep_ in {"amod", "compound"} or token.text[:1].isupper()
    return token.tag_ in _DESCRIBING and token.dep_ not in {"ROOT", "aux", "cop"} and token.pos_ != "VERB"


def _names_role(token: Token) -> bool:
    word = token.lower_.rstrip(".")
    return word in ROLES or (is_title(token) and word not in {"mr", "mrs", "ms", "miss", "mx"})


def _behind(doc: Doc, end: int) -> Span | None:
    if end + 1 >= len(doc) or doc[end].text not in {",", "("}:
        return None
    closing = {")"} if doc[end].text == "(" else {",", ";", "—", "–", ".", "and", "but"}
    first = last = end + 1
    while last < len(doc) and last - first < _LONGEST * 2 and doc[last].text not in closing:
        if doc[last].lower_ in _STOPS or (doc[last].is_sent_start and last > first):
            break
        last += 1
    return _described(doc, first, last)


def _described(doc: Doc, first: int, end: int) -> Span | None:
    while first < end and doc[first].lower_ in {"a", "an", "the"}:
        first += 1
    if first >= end or not all(doc[at].tag_ in _PHRASE or doc[at].lower_ in _WITHIN for at in range(first, end)):
        return None
    if not any(doc[at].lower_ in ROLES and doc[at].tag_ in {"NN", "NNP"} for at in range(first, _head_end(doc, first, end))):
        return None
    return token_span(doc, first, end - 1)


def _head_end(doc: Doc, first: int, end: int) -> int:
    """Where the noun phrase proper ends: at its first preposition."""
    return next((at for at in range(first, end) if doc[at].tag_ in {"IN", "TO"}), end)

"""Where what is said ends: at the end of its sentence, before the other side speaks, before a trailing attribution."""

from __future__ import annotations

from typing import TYPE_CHECKING

from .cue_words import PERIODS, VERBS, Cue
from .scene import FINITE

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

    from .quotations import Quotation
    from .scene import Scene

_TIMES = frozenset({"after", "before", "while", "when"})


def clause_end(scene: Scene, verb: Token, start: int) -> int:
    """Where the content that runs to the end of the sentence stops: before ", but the other side said", before a trailing attribution."""
    end = min(sentence_end(scene, start), _clause_around(verb, start))
    for at in range(start + 2, end):
        if scene.quoted(at) is None and _stops(scene.doc, verb, at, end):
            return at - 1 if scene.doc[at - 1].text == "," else at
    return end


def _clause_around(verb: Token, start: int) -> int:
    """The end of the clause or phrase within which a cue stands and which another verb follows: "Although X says it is safe, nobody went"."""
    within, longest = verb, len(verb.doc)
    while within.head.i != within.i and within.dep_ not in _BESIDE:
        edge = int(within.right_edge.i)
        if within.head.i > edge:
            led = verb.tag_ in {"VBG", "VBN"} and verb.doc[verb.i + 1].tag_ == "IN"  # "those calling for it"
            torn = not led and _is_torn(verb.doc, start, edge + 1)
            return longest if edge < start or torn else edge + 1
        within = within.head
    return longest


def _is_torn(doc: Doc, start: int, end: int) -> bool:
    """Whether a border parts what belongs together, as a mistaken parse sets it: a subject from its verb, a word from its head."""
    follows = end < len(doc) and doc[end].tag_ in FINITE
    if follows and not any(token.tag_ in FINITE for token in doc[start:end]):
        return True
    return any(token.dep_ in {"mark", "nsubj", "nsubj:pass"} and token.head.i >= end for token in doc[max(start - 1, 0) : min(start + 4, end)])


_BESIDE = frozenset({"parataxis", "ccomp", "dep", "discourse"})
"""How a cue hangs on the verb of what is said, where it is not the other way round."""


def _stops(doc: Doc, verb: Token, at: int, end: int) -> bool:
    """Whether the cue's own clause goes on with this token."""
    token = doc[at]
    if token.text == ",":
        return at + 2 < end and bool(_is_trailing(doc, verb, at) or _is_credit(doc, at + 1, end))
    aside = token.lower_ in _TIMES or (token.lower_ == "as" and doc[at - 1].text == ",")
    if aside and token.dep_ == "mark" and token.head.dep_ == "advcl" and token.head.head == verb:
        return True
    if token.tag_ == "VBG" and doc[at - 1].is_quote and doc[at - 2].text == ",":  # 'was "not true," fuelling questions'
        return True
    if token.lower_ in {"but", "while", "although"} and doc[at - 1].text == ",":
        return _governs(verb, token)
    if token.lower_ == "though" and doc[at - 1].text == ",":
        return verb in (token.head, token.head.head)
    joined = token.dep_ == "cc" and token.head.dep_ == "conj" and token.head.head == verb and token.head.pos_ == "VERB"
    return bool(joined and token.head.tag_ != "VB" and doc[min(at + 1, end - 1)].lower_ != "that")


def _is_trailing(doc: Doc, verb: Token, comma: int) -> bool:
    """Whether ", according to", ", citing" or ", adding" follows."""
    first = comma + 1
    if doc[first].lower_ == "according" and doc[first + 1].lower_ == "to":
        return True
    first += doc[first].tag_ == "RB"
    return bool(doc[first].tag_ == "VBG" and (doc[first].head == verb or doc[first].lemma_.lower() in VERBS))


def _is_credit(doc: Doc, first: int, end: int) -> bool:
    """Whether the sentence ends with another one who says all of it: "..., the paper reported", "..., said the mayor"."""
    words = doc[first:end]
    finite = [token for token in words if token.tag_ in FINITE]
    if len(words) > _CREDIT or len(finite) != 1 or "C" not in VERBS.get(finite[0].lemma_.lower(), _NO_CUE).frames:
        return False
    said, behind = finite[0].i, doc[finite[0].i + 1 : end]
    if said == first:
        return all(token.tag_ in _NAMING for token in behind if not token.is_punct)
    named = all(token.tag_ in _NAMING for token in doc[first:said]) and doc[said - 1].tag_ in _NAMING - {"DT", "IN", "CC"}
    return named and all(token.is_punct or token.tag_ in {"IN", "RB"} or token.lower_ in PERIODS for token in behind[:1])


_CREDIT = 14
"""Most words of a trailing attribution."""
_NO_CUE = Cue("says", "")
_NAMING = frozenset({"NN", "NNS", "NNP", "NNPS", "PRP", "DT", "JJ", "POS", "IN", "CD", "HYPH", "PRP$"})


def _governs(verb: Token, token: Token) -> bool:
    """Whether a conjunction joins a clause to the cue's own, not to one within the content."""
    joined = token.head
    own = any(child.dep_ in {"nsubj", "nsubj:pass"} and child.i > token.i for child in joined.children)
    return verb in (joined, joined.head) or joined.dep_ == "ROOT" or own


def sentence_end(scene: Scene, at: int) -> int:
    """The end of the sentence of this token, beyond borders that the parser set within a quotation, and behind a full stop that one ends with."""
    doc = scene.doc
    end = int(doc[at].sent.end)
    limit = scene.paragraph(at)[1]
    quotation = scene.quoted(end - 1)
    while quotation is not None and quotation.first > at and quotation.end > end and end < limit:
        end = min(int(doc[quotation.end - 1].sent.end), limit)
        quotation = scene.quoted(end - 1) if end < quotation.end else None
    end = min(end, limit)
    opened = scene.quoted(at)
    if opened is not None and opened.end < end and ends_sentence(doc, opened):
        return opened.end
    for each in scene.quotations_in((at + 1, end)):
        if doc[each.first - 1].text == ".":
            return each.first
        if each.end < end and ends_sentence(doc, each):
            return each.end
    return end


def ends_sentence(doc: Doc, quotation: Quotation) -> bool:
    """Whether a quotation ends with a full stop and a new sentence follows: '... a mistake." The army said'."""
    if not quotation.closed or quotation.end >= len(doc) or quotation.end - quotation.first < 3:
        return False
    following = doc[quotation.end]
    new = following.is_space or following.is_title or following.is_sent_start is True or following.text in {"[", "("}
    return doc[quotation.end - 2].text == "." and new

"""Who speaks: the phrase that is the subject of a cue, and the name behind it where that is safe."""

from __future__ import annotations

from itertools import islice
from typing import TYPE_CHECKING

from . import predications
from .cue_words import AMOUNTS, PERIODS, WEAK_SUBJECTS
from .phrases import HEADS, JOINING, LONGEST, Phrase, described, is_nominal, tells_who
from .scene import FINITE

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

    from .scene import Said, Scene

_SKIPPED = frozenset({"RB", "MD", "RBR"})
_DOCUMENTS = frozenset("statement letter memo report email e-mail message note tweet post release video resolution".split())
"""What says something for the one who issued it."""
_OBJECTIVE = frozenset({"me", "him", "her", "them", "us"})


def speaker(scene: Scene, cue: Token, content: Said) -> Phrase | None:
    """The phrase that says it; None where nobody is named, as in "it is claimed". It lies outside of what is said and of quotations."""
    found = _pronoun(cue) or (_main_subject(scene, cue) if is_set_off(cue) else _by_syntax(cue))
    if found is not None and cue.tag_ != "VBG" and cue.i < content.first < content.end <= found.i:
        found = None  # behind what is said there is nobody who says it, where the cue stands before it
    named = found is not None and found.lemma_.lower() not in PERIODS and found.lower_ not in _OBJECTIVE
    if found is not None and named and not content.holds(found.i) and scene.quoted(found.i) is None:
        return described(scene, cue, _limited(_phrase(found), cue, content), content)
    if is_passive(cue):  # whoever stands before it is told, not telling
        return None
    chunk = _opening_words(cue) if is_set_off(cue) else _chunk_before(cue, content) or _chunk_behind(cue, content)
    return None if chunk is None or scene.quoted(chunk.head) else described(scene, cue, chunk, content)


def is_passive(cue: Token) -> bool:
    """Whether something is said of the subject, as in "it is claimed"; "was quoted as saying" has the one who speaks for a subject."""
    return cue.lemma_ != "quote" and any(child.dep_ == "aux:pass" for child in cue.children)


def _pronoun(cue: Token) -> Token | None:
    """The pronoun right before a finite cue: "Even then, he says, ..."."""
    before = cue.doc[cue.i - 1] if cue.i > cue.sent.start else None
    return before if before is not None and cue.tag_ in FINITE and before.lower_ in {"he", "she", "they", "we", "i"} else None


def is_set_off(cue: Token) -> bool:
    """Whether a participle stands behind a comma: "..., arguing that", "..., also noting that"; it goes with the clause before it."""
    before = cue.i - 1
    while before > cue.sent.start and cue.doc[before].tag_ == "RB":
        before -= 1
    return bool(cue.tag_ == "VBG" and before > cue.sent.start and cue.doc[before].text == ",")


def _main_subject(scene: Scene, cue: Token) -> Token | None:
    """The subject of the nearest verb around a participle that has one before it, outside of quotations."""
    for verb in islice(cue.ancestors, LONGEST):
        found = next((child for child in verb.lefts if child.dep_ in _DOERS | {"expl"}), None)
        if found is not None and found.i < cue.i and scene.quoted(found.i) is None:
            return _antecedent(verb, found)
    return None


def _opening_words(cue: Token) -> Phrase | None:
    """The nominal words with which the sentence of a cue begins, where the parser saw no subject."""
    doc, first = cue.doc, int(cue.sent.start)
    end = first
    while end < cue.i and end - first < LONGEST and is_nominal(doc, end):
        end += 1
    return _chunk(doc, first, end)


_DOERS = frozenset({"nsubj", "nsubj:pass", "nsubj:outer"})


def _by_syntax(cue: Token) -> Token | None:
    if is_passive(cue):
        return predications.subject(cue)
    token, climbed = cue, {"conj", "xcomp", "advcl", "parataxis"}
    for _ in range(5):
        found = next((child for child in token.children if child.dep_ in _DOERS), None)
        if found is not None and found.lower_ in AMOUNTS:  # "X said the figure was low and estimated that": it is X who estimates
            climbed |= {"ccomp"}
        elif found is not None:
            return _antecedent(token, found)
        if token.dep_ in {"acl", "acl:relcl"}:
            return _qualified(token) if token.head.pos_ in {"NOUN", "PROPN", "PRON"} else None
        if token.dep_ not in climbed or token.head.pos_ not in {"VERB", "AUX"}:
            return None
        if token.dep_ == "parataxis" or (token.dep_ == "advcl" and token.tag_ not in {"VBG", "VBN", "VB"}):
            return None
        token = token.head
    return None


def _qualified(token: Token) -> Token:
    """The noun that a participle goes with; where a parser takes "an official on their side confirmed" for one, the official."""
    noun = token.head
    if token.tag_ == "VBG" and noun.lemma_.lower() in _DOCUMENTS and noun.dep_ == "obj":  # "issued a statement saying"
        return predications.subject(noun.head) or noun
    if token.tag_ == "VBG" and token.doc[token.i - 1].pos_ == "PROPN":  # "a recording of X saying"
        return token.doc[token.i - 1]
    while token.dep_ == "acl" and noun.dep_ == "nmod" and noun.head.pos_ in {"NOUN", "PROPN"} and noun.head.i < noun.i:
        noun = noun.head
    return noun


def _antecedent(token: Token, found: Token) -> Token:
    if found.lower_ in {"who", "which", "that"} and token.dep_ in {"acl:relcl", "acl"}:
        return token.head
    return found


def _phrase(head: Token) -> Phrase:
    span = predications.phrase(head)
    tokens = head.doc.char_span(span.start, span.end)
    return Phrase(tokens.start, tokens.end, head.i)


def _limited(found: Phrase, cue: Token, content: Said) -> Phrase | None:
    """The phrase without what belongs to the cue or to what is said, in case the parse runs over them."""
    first, end = found.first, found.end
    for start, stop in ((cue.i, cue.i + 1), *content.parts()):
        if first < stop and start < end:
            first, end = (first, min(end, start)) if found.head < start else (max(first, stop), end)
    while first < end and (cue.doc[first].is_punct and cue.doc[first].text not in {"(", "["}):
        first += 1
    while first < end and (cue.doc[end - 1].is_punct or cue.doc[end - 1].is_space) and cue.doc[end - 1].text not in {")", "]"}:
        end -= 1
    return Phrase(first, end, found.head) if first <= found.head < end else None


def _chunk_before(cue: Token, content: Said) -> Phrase | None:
    """The nominal words before a cue that the parser left without a subject: "spokesman X, said", "X (the envoy) said"."""
    return _chunk_ending(cue, content, over=True) or _chunk_ending(cue, content, over=False)


def _chunk_ending(cue: Token, content: Said, *, over: bool) -> Phrase | None:
    """`over`: what stands between commas or brackets before the cue is passed over."""
    doc, at = cue.doc, cue.i - 1
    while at >= 0 and (doc[at].tag_ in _SKIPPED or doc[at].pos_ == "AUX" or doc[at].text in {",", ")"}):
        at = (_opening(doc, at) if over else at) - 1
    end = at + 1
    while at >= 0 and end - at < LONGEST and not content.holds(at) and is_nominal(doc, at):
        at -= 1
    return _chunk(doc, at + 1, end)


def _opening(doc: Doc, at: int) -> int:
    """Where the brackets or commas that end here began; the place itself where nothing was set apart."""
    wanted = {")": "(", ",": ","}.get(doc[at].text)
    found = next((place for place in range(at - 1, max(at - 2 * LONGEST - 1, -1), -1) if doc[place].text == wanted), at) if wanted else at
    relative = found + 1 < at and (doc[found + 1].lower_ in {"who", "which", "whose"} or tells_who(doc, found + 1, at))
    return at if not relative and any(token.tag_ in FINITE for token in doc[found:at]) else found


def _chunk_behind(cue: Token, content: Said) -> Phrase | None:
    """The nominal words right behind an inverted cue: "said spokesman X"."""
    doc, at = cue.doc, cue.i + 1
    while at < len(doc) and at - cue.i < LONGEST and not content.holds(at) and not doc[at].is_sent_start and is_nominal(doc, at):
        at += 1
    return _chunk(doc, cue.i + 1, at)


def _chunk(doc: Doc, first: int, end: int) -> Phrase | None:
    nouns = [at for at in range(first, end) if doc[at].tag_ in HEADS - {"DT", "CD"} and doc[at].lower_ not in _OBJECTIVE]
    if not nouns or doc[nouns[-1]].lower_ in WEAK_SUBJECTS | PERIODS:
        return None
    joined = next((at for at in range(first, end) if doc[at].lower_ in JOINING), end)
    heads = [at for at in nouns if at < joined] or nouns  # "a driver from Kandahar" is a driver
    return Phrase(first, nouns[-1] + 1, heads[-1])

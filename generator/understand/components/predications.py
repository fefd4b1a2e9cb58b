"""The core of a clause in Universal Dependencies: predicate, who does it, what it is done to, denied or doubted."""

from __future__ import annotations

from typing import TYPE_CHECKING

import msgspec

from generator.news import Predication, Span

from .extensions import token_span

if TYPE_CHECKING:
    from collections.abc import Container, Iterable

    from spacy.tokens import Doc, Token

SUBJECTS = frozenset({"nsubj", "nsubj:pass", "nsubj:outer", "csubj", "csubj:pass", "expl"})
NEGATIONS = frozenset({"not", "n't", "n’t", "never", "neither", "nor", "hardly"})
HEDGING_AUXILIARIES = frozenset({"may", "might", "could"})
HEDGING_ADVERBS = frozenset("allegedly apparently likely maybe perhaps possibly presumably probably reportedly seemingly supposedly".split())
HEDGING_RAISERS = frozenset("appear seem likely believe think suspect report say allege rumor rumour expect understand".split())
LIGHT = {
    "take": frozenset({"control", "part", "place", "action", "responsibility", "charge", "power", "hold", "possession"}),
    "seize": frozenset({"control", "power"}),
    "gain": frozenset({"control"}),
    "regain": frozenset({"control"}),
    "retake": frozenset({"control"}),
    "assume": frozenset({"control", "responsibility"}),
    "lose": frozenset({"control"}),
    "have": frozenset({"control"}),
    "keep": frozenset({"control"}),
    "hold": frozenset({"control", "talk", "election"}),
    "make": frozenset({"progress", "gain"}),
    "claim": frozenset({"responsibility"}),
}
"""Verbs whose meaning lies in their object; their predicate names both."""
PARTICLES = frozenset("over out up down back off away in".split())
STATES = frozenset({"control", "charge", "power", "hand"})
"""Nouns that are a predicate after "in" or "under": "are in control of the town"."""
LOOSE = frozenset(
    """acl:relcl acl advcl advcl:relcl appos parataxis punct cc conj dep discourse cop mark case nsubj aux vocative list orphan""".split()
)
"""Dependents that are not part of the minimal noun phrase on their own."""


_DAYS = frozenset("monday tuesday wednesday thursday friday saturday sunday yesterday today tomorrow".split())


def predication(root: Token) -> Predication | None:
    """The predication of the clause that this token heads; None where it heads none (a bare noun phrase)."""
    hedged = is_hedged(root)
    negated = is_negated(root)
    while raised := _raised(root):
        hedged = hedged or root.lemma_.lower() in HEDGING_RAISERS
        root = raised
        negated = negated or is_negated(root)
        hedged = hedged or is_hedged(root)
    name = predicate(root)
    if name is None:
        return None
    return Predication(predicate=name, subject=_span(subject(root)), object=_span(object_(root)), negated=negated, hedged=hedged)


def predication_within(doc: Doc, start: int, end: int) -> Predication | None:
    """The predication of the main clause between two character offsets; None where there is no clause."""
    root = clause_root(doc, start, end)
    found = None if root is None else predication(root)
    if root is None or found is None or found.subject is None or root.dep_ == "xcomp":
        return found
    inside = start <= found.subject.start and found.subject.end <= end
    return found if inside else msgspec.structs.replace(found, subject=None)


def clause_root(doc: Doc, start: int, end: int) -> Token | None:
    """The head of the first clause between two character offsets: the first token with a predicate whose own head lies outside.

    Where the parser took a that-clause or a quotation for a noun phrase: its first verb with a subject.
    """
    part = doc.char_span(start, end, alignment_mode="contract")
    if part is None:
        return None
    inner = [token for token in part if not token.is_space and is_clause(token)]
    roots = [token for token in inner if not (part.start <= token.head.i < part.end) or token.head.i == token.i]
    if not roots and part[0].text in _CLAUSE_OPENERS:
        roots = [token for token in inner if _child(token, SUBJECTS) is not None]
    return roots[0] if roots else None


_CLAUSE_OPENERS = frozenset({"that", '"', "“"})


def is_clause(token: Token) -> bool:
    """Whether the token heads a clause: a verb, or anything with a copula."""
    return token.pos_ in {"VERB", "AUX"} or token.tag_.startswith("VB") or _child(token, {"cop"}) is not None


def predicate(root: Token) -> str | None:
    """Lemma with its particle ("take over"), light object ("take control") or copula ("be ready"); None for no clause."""
    if not is_clause(root):
        return None
    copula = _child(root, {"cop"})
    if copula is not None:
        return _copular(root)
    words = [root.lemma_.lower()]
    words += _particle(root)
    light = _light_object(root)
    if light is not None:
        words.append(light.lemma_.lower())
    return " ".join(words)


def _particle(root: Token) -> list[str]:
    """The particle of a verb ("take over"), also where the parser took it for an adverb or a preposition."""
    for child in root.rights:
        if child.dep_ == "compound:prt" or (child.dep_ == "advmod" and child.lower_ in PARTICLES and child.i == root.i + 1):
            return [str(child.lower_)]
    over = root.lemma_.lower() == "take" and _oblique(root, {"over"}) is not None
    return ["over"] if over else []


def subject(root: Token) -> Token | None:
    """The head of the doer's phrase; in a passive the "by" phrase; through shared subjects of coordination and infinitives."""
    if _is_passive(root):
        return _agent(root)
    return _grammatical_subject(root)


def object_(root: Token) -> Token | None:
    """The head of the phrase that it is done to: the object, what a light object is "of", the subject of a passive."""
    if _is_passive(root):
        return _grammatical_subject(root)
    light = _light_object(root)
    if light is not None:
        return _oblique(light, {"of", "over"}) or _oblique(root, {"of", "over"})
    if _child(root, {"cop"}) is not None:
        return _copular_object(root)
    taken = {"over"} if root.lemma_.lower() == "take" else set()
    return _child(root, {"obj"}) or _oblique(root, {"to", "into", "of", "on", "against"} | taken)


def is_negated(token: Token) -> bool:
    """Whether "not", "never", "no" or the like stands with this predicate or with its subject or object."""
    near = [child for child in token.children if child.dep_ in {"advmod", "aux", "cc:preconj"} | SUBJECTS | {"obj", "det", "dep"}]
    if any(child.lower_ in NEGATIONS for child in near):
        return True
    phrases = [child for child in near if child.dep_ in SUBJECTS | {"obj"}]
    return any(word.dep_ == "det" and word.lower_ == "no" for child in phrases for word in child.children) or any(
        child.dep_ == "det" and child.lower_ == "no" for child in near
    )


def is_hedged(token: Token) -> bool:
    """Whether "may", "reportedly" or the like stands with this predicate, or "would have" tells what did not happen."""
    helpers = {child.lower_ for child in token.children if child.dep_ == "aux"}
    if "have" in helpers and not helpers.isdisjoint({"would", "should"}):
        return True
    return any(
        (child.dep_ == "aux" and child.lower_ in HEDGING_AUXILIARIES) or (child.dep_ == "advmod" and child.lower_ in HEDGING_ADVERBS)
        for child in token.children
    )


def phrase(token: Token) -> Span:
    """The noun phrase of a head, with determiner, adjectives, "of" and "with" phrases; without relative clauses and appositions."""
    kept = {token.i}
    _gather(token, kept)
    first = last = token.i
    while first - 1 in kept:
        first -= 1
    while last + 1 in kept:
        last += 1
    return _trimmed(token.doc, first, last, token.i)


def _gather(token: Token, kept: set[int]) -> None:
    """Adds what belongs to the phrase; reads the words below the head once, as asking each token for its children would read them again and again."""
    below: dict[int, list[Token]] = {}
    for word in token.doc[token.left_edge.i : token.right_edge.i + 1]:
        if word.i != token.i:
            below.setdefault(word.head.i, []).append(word)
    stack = [child for child in below.get(token.i, ()) if child.dep_ not in LOOSE or _joined(child)]
    while stack:
        child = stack.pop()
        if child.lower_ in _DAYS:
            continue
        kept.add(child.i)
        stack.extend(word for word in below.get(child.i, ()) if word.dep_ not in {"acl:relcl", "parataxis", "appos"})


def _joined(child: Token) -> bool:
    """Coordinated names stay in the phrase: "Russia and China"; so do their commas and the hyphens of compounds."""
    if child.dep_ == "conj":
        return not is_clause(child)
    return child.dep_ == "punct" and child.text in {"-", "–", "/"}


def _trimmed(doc: Doc, first: int, last: int, head: int) -> Span:
    while first < head and (doc[first].is_punct or doc[first].is_space):
        first += 1
    while last > head and (doc[last].is_space or (doc[last].is_punct and doc[last].text not in {")", "]"})):
        last -= 1
    return token_span(doc, first, last)


def _span(token: Token | None) -> Span | None:
    return None if token is None else phrase(token)


def _child(token: Token, labels: Iterable[str]) -> Token | None:
    return next((child for child in token.children if child.dep_ in labels), None)


def _is_passive(root: Token) -> bool:
    return any(child.dep_ in {"aux:pass", "nsubj:pass"} for child in root.children)


def _agent(root: Token) -> Token | None:
    for child in root.children:
        if child.dep_ == "obl:agent" or (child.dep_ == "obl" and _case(child) == "by" and child.ent_type_ not in {"DATE", "TIME"}):
            return child
    return None


def _case(token: Token) -> str | None:
    marker = _child(token, {"case"})
    return None if marker is None else marker.lower_


def _oblique(token: Token, cases: Container[str | None]) -> Token | None:
    for child in token.children:
        if child.dep_ in {"obl", "nmod"} and child.i > token.i and _case(child) in cases:
            return child
    return None


def _light_object(root: Token) -> Token | None:
    child = _child(root, {"obj"})
    if child is not None and child.lemma_.lower() in LIGHT.get(root.lemma_.lower(), ()):
        return child
    return None


def _copular(root: Token) -> str:
    marker = _case(root)
    if root.lemma_.lower() in STATES and marker in {"in", "under"}:
        return f"be {marker} {root.lemma_.lower()}"
    return f"be {root.lemma_.lower()}" if root.pos_ in {"ADJ", "ADV", "VERB"} else "be"


def _copular_object(root: Token) -> Token | None:
    if _case(root) is not None:
        return _oblique(root, {"of", "over"}) if root.lemma_.lower() in STATES else root
    return root if root.pos_ in {"NOUN", "PROPN", "PRON", "NUM"} else _oblique(root, {"of", "for", "to"})


def _grammatical_subject(root: Token) -> Token | None:
    for token in _bearers(root):
        found = _child(token, SUBJECTS - {"expl"})
        if found is not None:
            return _antecedent(token, found)
    return None


def _bearers(root: Token) -> Iterable[Token]:
    """The predicate itself, then those whose subject it shares: coordination, infinitive complements."""
    token = root
    for _ in range(4):
        yield token
        if token.dep_ not in {"conj", "xcomp"}:
            return
        token = token.head


def _antecedent(token: Token, found: Token) -> Token:
    if token.dep_ == "acl:relcl" and found.lower_ in {"who", "which", "that"}:
        return token.head
    return found


def _raised(root: Token) -> Token | None:
    """The infinitive that carries the meaning after "appears to", "is believed to"; None otherwise."""
    complement = _child(root, {"xcomp"})
    if complement is None or root.lemma_.lower() not in HEDGING_RAISERS:
        return None
    plain = root.lemma_.lower() in {"appear", "seem", "likely"}
    return complement if is_clause(complement) and (plain or _is_passive(root)) else None

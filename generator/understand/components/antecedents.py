"""Which sentence a reader needs before this one: the one that says who "he" or what "the group" is."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from spacy.tokens import Span as Tokens
    from spacy.tokens import Token

    from generator.news import EntityType, Mention, Span

_OF_PERSONS = frozenset({"he", "she", "him", "her", "his", "hers"})
_OF_MANY = frozenset({"they", "them", "their"})
_OF_THINGS = frozenset({"it", "its", "this", "that", "these", "those", "both"})
_EXPLETIVES = frozenset({"clear", "unclear", "possible", "important", "known", "unknown", "likely", "unlikely", "difficult", "time", "true"})
_POINTERS = frozenset({"the", "this", "that", "these", "those", "such"})
GENERIC = frozenset(
    """group incident meeting source official attack talks move decision statement announcement claim report development deal agreement
    country nation city town region area district province company organisation organization agency ministry man woman suspect victim couple
    pair crossing move event crash blast explosion fire storm strike operation offensive conflict dispute case trial ruling figure number
    militants insurgents fighters troops soldiers protesters minister president spokesman spokesperson spokeswoman diplomat leader movement""".split()
)
"""Nouns that, behind "the" at the head of a sentence, mean something named before."""
BACK = 4
"""Sentences to look back."""


def leans(sentence: Tokens, mentions: Sequence[Mention]) -> bool:
    """Whether the subject of a sentence is only a pronoun or "the group"."""
    return _pointer(sentence, mentions) is not None


def needed(lines: Sequence[tuple[Tokens, Span, Sequence[Mention]]]) -> Span | None:
    """The sentence before the last of these that names what the last one's subject means; None where it needs none.

    Where no sentence names it, the one right before is needed.
    """
    if len(lines) < 2:
        return None
    sentence, _, mentions = lines[-1]
    pointer = _pointer(sentence, mentions)
    if pointer is None:
        return None
    before = lines[max(0, len(lines) - 1 - BACK) : -1]
    return next((span for tokens, span, names in reversed(before) if _names(pointer, tokens, names)), before[-1][1])


def _pointer(sentence: Tokens, mentions: Sequence[Mention]) -> Token | None:
    """The pronoun or generic noun with which the sentence begins, if nothing named stands before it."""
    words = [token for token in sentence if token.is_alpha][:8]
    first_name = min((each.span.start for each in mentions), default=sentence.end_char)
    for place, token in enumerate(words):
        if token.idx >= first_name or place > 5:
            return None
        if token.lower_ in _OF_PERSONS | _OF_MANY or (token.lower_ in _OF_THINGS and not _is_empty(token)):
            return token if _is_subject(token) else None
        if place and token.lemma_.lower() in GENERIC and words[place - 1].lower_ in _POINTERS and _is_subject(token):
            return token
        if token.dep_.startswith("nsubj"):
            return None
    return None


def _is_subject(token: Token) -> bool:
    label: str = token.dep_
    return not label or label.startswith(("nsubj", "nmod", "det", "obj"))


def _is_empty(token: Token) -> bool:
    """For "It is unclear", "that" as a conjunction, "this week"."""
    if token.dep_ in {"expl", "mark", "det"} or token.pos_ in {"SCONJ", "DET"}:
        return True
    return token.lower_ == "it" and token.head.lower_ in _EXPLETIVES


def _names(pointer: Token, tokens: Tokens, mentions: Sequence[Mention]) -> bool:
    """Whether a sentence names something that the pointer can mean."""
    kinds = _kinds(pointer)
    if pointer.lemma_.lower() in GENERIC:
        lemma = pointer.lemma_.lower()
        return any(token.lemma_.lower() == lemma for token in tokens) or any(each.type in kinds for each in mentions)
    return any(each.type in kinds for each in mentions) and _pointer(tokens, mentions) is None


def _kinds(pointer: Token) -> frozenset[EntityType]:
    if pointer.lower_ in _OF_PERSONS:
        return frozenset({"PERSON"})
    if pointer.lower_ in _OF_MANY:
        return frozenset({"PERSON", "ORG", "NORP", "GPE"})
    return frozenset({"ORG", "GPE", "LOC", "FAC", "NORP", "EVENT", "PERSON"})

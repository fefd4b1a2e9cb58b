"""Who acts in a sentence, and where it happens."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from generator import furniture

from . import predications
from .name_words import ADMINISTRATIONS, LOCAL_KINDS, ROLES

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from spacy.tokens import Span as Tokens
    from spacy.tokens import Token

    from generator.news import Mention, Span, Statement

    from .lines import Line

ACTORS = frozenset({"PERSON", "ORG", "NORP"})
PLACES = frozenset({"GPE", "LOC", "FAC"})


class Participants(NamedTuple):
    """Names in a sentence: those who act, speakers and subjects first; and the places, in text order."""

    who: tuple[Span, ...]
    where: tuple[Span, ...]


def participants(line: Line, root: Token, main: Statement | None) -> Participants:
    """`root` is the sentence's main verb, `main` the statement that it makes.

    A state that acts, and a place that only tells who somebody is, say where something happens only if nothing else does.
    """
    names = [each for each in line.mentions if not _is_in_dateline(line, each)]
    sites = [each for each in line.mentions if _is_site(line.tokens, each)]
    leading = [*_leading(line, root, main)]
    states = [each for each in names if each.type == "GPE" and any(_heads(each, token) for token in leading if _does(token, main))]
    actors = [each for each in names if each in states or _is_actor(line.tokens, each, sites)]
    first = [each for token in leading for each in actors if predications.phrase(token).covers(each.span)]
    who = _distinct([*first, *actors])
    places = [each for each in line.mentions if (each.type in PLACES or each in sites) and each.span not in who]
    proper = [each for each in places if not _describes(line, each)]
    return Participants(who, _distinct(proper or places or states))


# ------------------------------------------------------------------ who


def _leading(line: Line, root: Token, main: Statement | None) -> Iterator[Token]:
    """The heads of the phrases that act: speaker, subject, and subject of what is said."""
    said = main.predication.subject if main and main.predication else None
    speaker = main.speaker if main else None
    if speaker is not None:
        yield from _head(line.tokens, speaker)
    subject = predications.subject(root)
    if subject is not None:
        yield from (subject, *subject.conjuncts)
    if said is not None:
        yield from _head(line.tokens, said)


def _head(tokens: Tokens, span: Span) -> Iterator[Token]:
    inside = _tokens(tokens, span)
    if inside is not None:
        yield inside.root


def _is_actor(tokens: Tokens, mention: Mention, sites: Iterable[Mention]) -> bool:
    """Not adjectives such as "Afghan", nor where it happens."""
    return mention.type in ACTORS and mention not in sites and not _is_adjective(tokens, mention)


def _is_adjective(tokens: Tokens, mention: Mention) -> bool:
    if mention.type != "NORP":
        return False
    inside = _tokens(tokens, mention.span)
    return inside is not None and all(token.pos_ == "ADJ" or token.dep_ in {"amod", "compound"} for token in inside)


def _is_in_dateline(line: Line, mention: Mention) -> bool:
    """Whether it is the town or the agency in "KABUL (Agency) - "."""
    return mention.span.end <= line.span.start + furniture.dateline_length(line.span.text)


_UNDERGONE = frozenset("be see witness experience suffer face have host".split())
"""What a place does when something happens there, or is told about it."""


def _does(token: Token, main: Statement | None) -> bool:
    """Whether what this token names speaks, or does something to something."""
    if main is not None and main.speaker is not None and main.speaker.start <= token.idx < main.speaker.end:
        return True
    verb = next((step for step in token.ancestors if predications.is_clause(step)), None)
    deed = predications.predicate(verb) if verb is not None else None
    return verb is not None and deed is not None and deed.split()[0] not in _UNDERGONE and predications.object_(verb) not in {None, token}


# ------------------------------------------------------------------ where

_SITED = frozenset({"ORG", "EVENT"})
_AT = frozenset({"at", "outside", "inside", "near"})
_BEFORE_NAME = 3
"""Words between "at" and the name: "at both the Senate", "at a rainy World Fair"."""
_BETWEEN = frozenset({"DT", "JJ", "JJS", "CD", "CC", "VBG", "VBN", "PRP$"})
"""Tags of such words."""
_BUILDINGS = LOCAL_KINDS | {"house", "office", "tower", "embassy", "consulate", "headquarters"}
_BODIES = ROLES | ADMINISTRATIONS | {"force", "troop", "army", "military", "navy", "delegation", "parliament", "ministry", "citizen"}
"""People, and bodies of people, that are called after a place without being there."""
_OF = frozenset({"compound", "nmod:poss", "amod", "nmod:desc"})
"""Labels of a name in front of what it belongs to: "US troops", "Pakistan's government"."""


def _is_site(tokens: Tokens, mention: Mention) -> bool:
    """Whether an organisation or an event is where something happens: "at the Senate", "outside the Bank of Arin", "in the Clay House"."""
    inside = _tokens(tokens, mention.span) if mention.type in _SITED else None
    if inside is None:
        return False
    before = [*reversed(tokens.doc[max(tokens.start, inside.start - _BEFORE_NAME) : inside.start])]
    word = next((each for each in before if each.tag_ not in _BETWEEN), None)
    return word is not None and (word.lower_ in _AT or (word.lower_ == "in" and inside[-1].lower_ in _BUILDINGS))


def _describes(line: Line, mention: Mention) -> bool:
    """Whether a place only says who somebody is: "Omar Noor, the governor of Herat", "US troops", "Pakistan's Foreign Ministry"."""
    if any(each.role is not None and each.role.covers(mention.span) for each in line.mentions):
        return True
    inside = _tokens(line.tokens, mention.span)
    if inside is None or inside.root.dep_ not in _OF:
        return False
    owner = inside.root.head
    lemma: str = owner.lemma_.lower()
    return lemma in _BODIES or any(each.type == "ORG" and _heads(each, owner) for each in line.mentions)


# ------------------------------------------------------------------ spans


def _tokens(tokens: Tokens, span: Span) -> Tokens | None:
    return tokens.doc.char_span(span.start, span.end, alignment_mode="expand")


def _heads(mention: Mention, token: Token) -> bool:
    """Whether this token is part of the name."""
    at: int = token.idx
    return mention.span.start <= at < mention.span.end


def _distinct(mentions: Iterable[Mention]) -> tuple[Span, ...]:
    """Each text once."""
    by_text: dict[str, Span] = {}
    for each in mentions:
        by_text.setdefault(each.span.text, each.span)
    return tuple(by_text.values())

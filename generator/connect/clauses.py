"""The clause around some words: where it ends, whether it is passive, negated, or only imagined."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from generator.connect.common_words import REPORTING_WORDS
from generator.connect.frames import SPEECH
from generator.connect.inflection import base, forms
from generator.connect.word_lists import words as listed

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from generator.connect.frames import Trigger
    from generator.connect.roles import Token

_ENDS = frozenset(',;:()"\u201c\u201d\u2013\u2014\u2026') | listed(
    """
    that which who whom while as after before but because when since although though if unless whether until once amid
    """
)
_UNREAL = listed("if unless whether until once before")
_MODALS = listed("could would might may should will shall must can 'll cannot can't won't nearly almost")
_DOUBTS = listed("allegedly apparently likely maybe perhaps possibly presumably probably reportedly seemingly supposedly")
_NEGATIONS = listed("not never no nor neither without hardly nobody")
_REAL_INFINITIVES = listed("managed able appear appears appeared seem seems seemed proceeded continued began")
"""Words after which "to" does not lead to a mere intention."""
ADVERBIALS = listed(
    """
    also now already since fully finally recently briefly completely successfully be been being have has had to just then later not
    """
)
"""What may stand between a subject and its verb."""
_BE = listed("is are was were be been being got get gets remain remains remained stay stays stayed")
_AUXILIARIES = _BE | {"have", "has", "had"}
_SUBORDINATING = listed("after as although because before if once since though unless until when whether which while who whom")
_RELATIVES = listed("that which who")
_DETERMINERS = listed("the a an all his her its their our")
_BEFORE_NOUNS = _DETERMINERS | listed("more many several some other of with for by in on at from about over")
"""Words behind which no verb of a clause of its own stands."""
_STOPS = listed(
    """
    in at for to from with by on during against about into since after following amid despite over through under near inside outside across
    toward towards via without within
    """
)
"""Prepositions that lead away from a noun phrase; "of" and "between" do not."""
_LEFT, _RIGHT = 14, 20
"""Words looked at before and after a trigger."""
_SCOPE = 5
"""Words before a verb within which a negation or a modal verb belongs to it."""
SPEECH_FORMS = frozenset(form for verb in SPEECH for form in forms(verb))
_NEVER_NOUNS = ("say", "allege", "insist", "believe", "acknowledge", "admit", "argue", "assert", "confirm")
SAYING = (
    frozenset(form for form in SPEECH_FORMS if form.endswith("ed"))
    | frozenset(form for verb in _NEVER_NOUNS for form in forms(verb))
    | listed("told tells wrote according denies citing quoting")
)
"""Forms that are verbs of saying for certain: "claims", "state" and "report" may be nouns."""
_QUOTES = re.compile('[\u201c\u201d"]')


@dataclass(frozen=True)
class Clause:
    """The words around a trigger: `left` ends before it, `right` begins after it. `aside`: a mark stands before the word that opens the clause."""

    left: Sequence[Token]
    trigger: Sequence[Token]
    right: Sequence[Token]
    opened_by: str
    aside: bool = False


def clause_around(words: Sequence[Token], start: int, end: int) -> Clause:
    first = start
    while first > 0 and start - first < _LEFT and words[first - 1].lower not in _ENDS:
        first -= 1
    last = end
    while last < len(words) and last - end < _RIGHT and words[last].lower not in _ENDS:
        last += 1
    opening = [word.lower for word in words[max(0, first - 2) : first]]
    opened_by = "until" if opening == ["until", "after"] else opening[-1] if opening else ""
    return Clause(words[first:start], words[start:end], words[end:last], opened_by, aside=len(opening) == 2 and not opening[0][0].isalnum())


def is_passive(clause: Clause) -> bool:
    """Whether the trigger is a participle after "be", or one that "by" follows."""
    verb = clause.trigger[0].lower
    if verb.endswith("ing") or (verb == base(verb) and not verb.endswith("ed")):
        return False
    before = [token.lower for token in clause.left[-4:]]
    while before and before[-1] in ADVERBIALS and before[-1] not in _BE:
        before.pop()
    follows = [token.lower for token in clause.right[:1]]
    return (bool(before) and before[-1] in _BE) or follows == ["by"]


def is_unreal(clause: Clause) -> bool:
    """Whether this is a condition, a possibility, a doubt, an intention or an attempt."""
    near = [token.lower for token in clause.left[-_SCOPE:]]
    if clause.opened_by in _UNREAL or has_modal(clause.left[-_SCOPE:]) or any(word in _DOUBTS for word in near):
        return True
    bare = [word for word in near if word not in ("be", "fully", "also")]
    return bool(bare) and bare[-1] == "to" and (len(bare) < 2 or bare[-2] not in _REAL_INFINITIVES)


def has_modal(words: Iterable[Token]) -> bool:
    """Whether a modal verb or "nearly" stands among the words: what follows may be, may come or might have been, and is not told to be so."""
    return any(token.lower in _MODALS for token in words)


def is_negated(clause: Clause) -> bool:
    near = [token.lower for token in clause.left[-_SCOPE:]]
    return any(word in _NEGATIONS or word.endswith("n't") for word in near)


def is_subordinate(clause: Clause) -> bool:
    """Whether a word opens the clause that makes it depend on another one."""
    return clause.opened_by in _SUBORDINATING


def is_presupposed(clause: Clause) -> bool:
    """Whether the words only say which one is meant ("the shell that killed the mayor", "the occupied town") or are a noun ("charged with killing",
    "the murder of").
    """
    verb, single = clause.trigger[0].lower, len(clause.trigger) == 1
    left = [token.lower for token in clause.left]
    if all(word in ADVERBIALS | _BE for word in left):
        return clause.opened_by in _RELATIVES and not clause.aside
    before = next(word for word in reversed(left) if word not in ADVERBIALS - _AUXILIARIES)
    if before in _BEFORE_NOUNS or before.endswith(("'s", "s'")):
        return single or verb.endswith("ing")
    followed = bool(clause.right) and clause.right[0].lower == "of"
    return single and followed and before not in _AUXILIARIES


def nucleus(words: Sequence[Token]) -> Sequence[Token]:
    """The words up to the first preposition that leads away from a noun phrase."""
    end = next((number for number, token in enumerate(words) if token.lower in _STOPS), len(words))
    return words[:end]


def after(words: Sequence[Token], marks: Iterable[str]) -> Sequence[Token]:
    wanted = frozenset(marks)
    return next((words[number + 1 :] for number, token in enumerate(words) if token.lower in wanted), ())


def is_quoted(text: str, start: int, offset: int) -> bool:
    """Whether a quotation mark that opens before an offset, in its paragraph, closes after it."""
    paragraph = max(text.rfind("\n\n", 0, start) + 1, 0)
    marks = _QUOTES.findall(text, paragraph, offset)
    return bool(marks) and (marks[-1] == "\u201c" or (marks[-1] == '"' and marks.count('"') % 2 == 1))


def stands_at(trigger: Trigger, words: Sequence[Token], at: int) -> bool:
    """Whether the words of a trigger begin at a token, as plain words: no part of a hyphenated word, no name."""
    end = at + len(trigger.words)
    if end > len(words) or not all(words[at + n].lower in each for n, each in enumerate(trigger.words)):
        return False
    hyphenated = (at > 0 and words[at - 1].lower == "-") or (end < len(words) and words[end].lower == "-")
    return not hyphenated and (at == 0 or not words[at].capital)


def last_phrase(words: Sequence[Token]) -> Sequence[Token]:
    """The noun phrase that ends nearest before a verb: the words after the last verb of saying or conjunction, and after "On Monday"."""
    first = 0
    for number, token in enumerate(words):
        joins = token.lower in ("and", "nor", "or") and number + 1 < len(words) and words[number + 1].lower in ADVERBIALS
        if joins or token.lower in SPEECH_FORMS:
            first = number + 1
    phrase = [token for token in words[first:] if token.lower not in ADVERBIALS | _BE]
    if not phrase or phrase[0].lower not in _STOPS:
        return phrase
    begun = (number for number, token in enumerate(phrase) if token.lower in _DETERMINERS or (token.capital and token.lower not in REPORTING_WORDS))
    return phrase[next((number for number in begun if number), 0) :]

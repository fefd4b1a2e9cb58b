"""What can be true or false of a place or a thing in the news of conflicts: frames and the words that evoke them.

The lists are open: a word is added where its plain sense evokes the frame. Verbs are found in every inflected form.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING, Literal

from generator.connect.inflection import forms
from generator.connect.word_lists import words as listed

if TYPE_CHECKING:
    from collections.abc import Iterable

Layout = Literal["does", "falls", "repels", "becomes"]
"""Where the roles stand.

does      the one who acts, then the theme; turned round in the passive
falls     the theme, then the one who gets it
repels    the one who keeps the theme, which stands after "from", "on", "at" or "of"
becomes   the theme, before the verb or, where somebody acts, after it
"""


def _classes(**nouns: str) -> dict[str, str]:
    """Noun -> class, of classes that list their nouns."""
    return {noun: name for name, several in nouns.items() for noun in several.split()}


PLACES = _classes(
    border="crossing checkpoint border frontier gate customs post",
    town="town city village capital suburb settlement neighbourhood neighborhood",
    district="district province region county governorate",
    island="island peninsula",
    base="base barracks outpost garrison airbase camp headquarters",
    airport="airport airfield",
    port="port harbour harbor",
    dam="dam",
    bridge="bridge",
    road="road highway route pass",
    plant="plant refinery oilfield mine",
    building="palace parliament building hospital prison station",
    hill="hill",
)
"""Nouns for what can be held, closed or entered, in classes within which they may mean one thing."""
ATTACKS = _classes(attack="attack assault bombing blast explosion strike airstrike shooting ambush raid massacre killing shelling")
TRUCES = _classes(truce="ceasefire cease-fire truce armistice")
DEALS = _classes(deal="deal agreement accord treaty pact memorandum") | TRUCES
VOTES = _classes(vote="election elections vote runoff referendum presidency poll polls")
EXTENTS = listed(
    """
    territory percent per cent % third half quarter most majority many several dozens scores hundreds all land countryside country
    """
)
"""Words that make a theme an amount of land; such amounts are figures, not places."""


@dataclass(frozen=True)
class Frame:
    """`heads`: nouns for themes -> class; None: persons. `exclusive`: only one can hold the theme, so that naming another denies it.

    `nameable`: a place's name alone may be the theme. `named_only`: nothing but a name can be. `daily`: it may be otherwise on another day, so
    that only words about the same day contradict each other. `unsaid`: who has the theme may go unsaid, as a place that "has fallen" is held by
    those who attacked it; an attack that somebody carried out is nobody's.
    """

    name: str
    heads: dict[str, str] | None
    exclusive: bool = False
    nameable: bool = False
    named_only: bool = False
    daily: bool = False
    unsaid: bool = False


@dataclass(frozen=True)
class Trigger:
    """Words that evoke a frame.

    `holds`: False where they say the opposite ("lose", "reopen"). `again`: something was otherwise before ("retake").
    `bare`: it may stand without a theme ("the militia had taken over"). `spoken`: they are words of saying themselves, so that nobody but the
    speaker vouches for it ("claimed responsibility for").
    """

    words: tuple[frozenset[str], ...]
    frame: Frame
    layout: Layout
    holds: bool = True
    again: bool = False
    bare: bool = False
    spoken: bool = False


CONTROL = Frame("control", PLACES, exclusive=True, nameable=True, unsaid=True)
OPENNESS = Frame("closure", PLACES, nameable=True, daily=True)
RESPONSIBILITY = Frame("responsibility", ATTACKS, exclusive=True)
AGREEMENT = Frame("agreement", DEALS)
TRUCE_BREACH = Frame("breach", TRUCES)
VICTORY = Frame("victory", VOTES, exclusive=True)
DEATH = Frame("death", None, named_only=True)

_LEXICON: tuple[tuple[Frame, Layout, str, dict[str, bool]], ...] = (
    (CONTROL, "does", "seize|capture|take|conquer|overrun|occupy|control|hold|storm", {}),
    (CONTROL, "does", "take over|take control|take control of|take charge of|seize control|seize control of|gain control of", {"bare": True}),
    (CONTROL, "does", "assume control of|wrest control of|win control of|establish control over|have control of|have control over", {"bare": True}),
    (CONTROL, "does", "in control of|in possession of|be in control", {"bare": True}),
    (CONTROL, "does", "retake|recapture|reclaim|regain|take back|win back|liberate|reoccupy|regain control of|retake control of", {"again": True}),
    (CONTROL, "does", "lose|surrender|cede|abandon|relinquish|lose control of|lose control over", {"holds": False}),
    (CONTROL, "does", "withdraw from|pull out of|retreat from|flee from", {"holds": False}),
    (CONTROL, "falls", "fall to|pass to|fall into the hands of|in the hands of|under the control of|come under the control of", {}),
    (CONTROL, "falls", "fall under|come under|under", {}),
    (CONTROL, "becomes", "fall", {}),
    (CONTROL, "repels", "repel|repulse|push back|drive out|drive back|beat back|beat off|fend off|force out|oust|expel|dislodge", {"again": True}),
    (OPENNESS, "becomes", "close|shut|seal|shut down|block|seal off", {}),
    (OPENNESS, "becomes", "open|reopen|unblock|remain open|stay open", {"holds": False}),
    (RESPONSIBILITY, "does", "carry out|be responsible for|be behind|perpetrate|stage|mount|launch|orchestrate|commit", {}),
    (RESPONSIBILITY, "does", "claim responsibility for|admit responsibility for|deny responsibility for", {"spoken": True}),
    (AGREEMENT, "becomes", "sign|reach|agree on|agree to|conclude|strike|accept|ratify|approve", {}),
    (AGREEMENT, "becomes", "reject|refuse|turn down|collapse|walk away from", {"holds": False}),
    (TRUCE_BREACH, "becomes", "violate|break|breach|collapse", {}),
    (TRUCE_BREACH, "becomes", "respect|observe|honour|honor|hold|uphold|comply with|adhere to", {"holds": False}),
    (VICTORY, "does", "win", {}),
    (VICTORY, "does", "lose|concede", {"holds": False}),
    (DEATH, "does", "kill|assassinate|slay|murder", {}),
    (DEATH, "becomes", "die|be dead", {}),
    (DEATH, "becomes", "be alive|be unharmed", {"holds": False}),
)


@lru_cache(maxsize=1)
def triggers() -> dict[str, tuple[Trigger, ...]]:
    """First word in any form -> the triggers that begin with it, longest first."""
    found: dict[str, list[Trigger]] = {}
    for frame, layout, phrases, options in _LEXICON:
        for phrase in phrases.split("|"):
            first, *rest = phrase.split()
            trigger = Trigger((forms(first), *(frozenset((word,)) for word in rest)), frame, layout, **options)
            for form in trigger.words[0]:
                found.setdefault(form, []).append(trigger)
    return {form: tuple(sorted(each, key=lambda t: -len(t.words))) for form, each in found.items()}


def head_classes(frame: Frame, words: Iterable[str]) -> frozenset[str]:
    """The classes of the nouns among these lower-case words that the frame knows, plurals not among them."""
    return frozenset(frame.heads[word] for word in words if word in frame.heads) if frame.heads else frozenset()


def has_plural_head(frame: Frame, words: Iterable[str]) -> bool:
    """Whether several things of the frame's kind are spoken of: "border crossings"."""
    heads = frame.heads or {}
    return any(word not in heads and word[:-1] in heads and word.endswith("s") for word in words)


SPEECH = listed(
    """
    say tell announce claim declare report state confirm deny add warn acknowledge admit accuse allege insist argue note reject estimate
    promise vow pledge demand urge ask call believe think expect suggest reveal tweet write quote cite speak describe explain reply respond
    stress maintain predict assert concede
    """
)
"""Verbs that report: what they govern is a statement's matter, not a fact in the outlet's voice."""
LIGHT = listed(
    """
    be have do make get take go come give keep let put seem appear become remain want need try use include continue begin start help show lead
    see know look find feel hold call turn run set bring work happen follow provide allow mean
    """
)
"""Verbs that say too little to tell that two clauses say the same."""
OPPOSITES = {
    "accept": "reject",
    "release": "detain",
    "free": "detain",
    "approve": "reject",
    "join": "leave",
    "advance": "retreat",
    "resume": "suspend",
    "lift": "impose",
    "increase": "decrease",
}
"""Predicate lemma -> the one that says the opposite."""
_FAMILIES = (
    "flee escape",
    "detain arrest",
    "reject refuse",
    "suspend halt stop",
    "attack assault strike",
    "evacuate relocate",
    "impose introduce",
    "increase grow",
    "decrease drop decline",
    "release free",
    "injure wound",
    "bomb shell",
)
SAME_DEED = {lemma: family.split()[0] for family in _FAMILIES for lemma in family.split()}
"""Predicate lemma -> the one that stands for its family."""

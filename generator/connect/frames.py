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
"""Where the roles stand. "does": the one who acts, then the theme (turned round in the passive). "falls": the theme, then the one who gets it.
"repels": the one who keeps the theme, which stands after "from", "on", "at" or "in". "becomes": the theme, before the verb or, where somebody acts, after it.
"""

PLACES: dict[str, str] = {
    "crossing": "border", "checkpoint": "border", "border": "border", "frontier": "border", "gate": "border", "customs": "border", "post": "border",
    "town": "town", "city": "town", "village": "town", "capital": "town", "suburb": "town", "settlement": "town", "neighbourhood": "town",
    "neighborhood": "town", "district": "district", "province": "district", "region": "district", "county": "district", "governorate": "district",
    "island": "island", "peninsula": "island", "base": "base", "barracks": "base", "outpost": "base", "garrison": "base", "airbase": "base", "camp": "base",
    "headquarters": "base", "airport": "airport", "airfield": "airport", "port": "port", "harbour": "port", "harbor": "port", "dam": "dam", "bridge": "bridge",
    "road": "road", "highway": "road", "route": "road", "pass": "road", "plant": "plant", "refinery": "plant", "oilfield": "plant", "mine": "plant",
    "palace": "building", "parliament": "building", "building": "building", "hospital": "building", "prison": "building", "station": "building", "hill": "hill",
}  # fmt: skip
"""Nouns for what can be held, closed or entered -> the class within which they may mean one thing."""
EXTENTS = listed(
    """
    territory percent per cent % third half quarter most majority many several dozens scores hundreds all land countryside country
    """
)
"""Words that make a theme an amount of land; such amounts are figures, not places."""
ATTACKS: dict[str, str] = {
    word: "attack" for word in ("attack", "assault", "bombing", "blast", "explosion", "strike", "airstrike", "shooting", "ambush", "raid", "massacre", "killing", "shelling")
}
DEALS: dict[str, str] = {word: "deal" for word in ("deal", "agreement", "accord", "treaty", "pact", "memorandum")} | {
    word: "truce" for word in ("ceasefire", "cease-fire", "truce", "armistice")
}
TRUCES: dict[str, str] = {word: "truce" for word in ("ceasefire", "cease-fire", "truce", "armistice")}
VOTES: dict[str, str] = {word: "vote" for word in ("election", "elections", "vote", "runoff", "referendum", "presidency", "poll", "polls")}


@dataclass(frozen=True)
class Frame:
    """`exclusive`: only one can hold the theme, so that naming another denies it. `heads`: nouns for themes -> class; None: persons."""

    name: str
    heads: dict[str, str] | None
    exclusive: bool = False
    named_only: bool = False


@dataclass(frozen=True)
class Trigger:
    """Words that evoke a frame. `holds`: False where they say the opposite ("lose", "reopen"). `again`: something was otherwise before ("retake")."""

    words: tuple[frozenset[str], ...]
    frame: Frame
    layout: Layout
    holds: bool = True
    again: bool = False
    bare: bool = False  # may stand without a theme: "the militia had taken over"


CONTROL = Frame("control", PLACES, exclusive=True)
OPENNESS = Frame("closure", PLACES)
RESPONSIBILITY = Frame("responsibility", ATTACKS, exclusive=True)
AGREEMENT = Frame("agreement", DEALS)
TRUCE_BREACH = Frame("breach", TRUCES)
VICTORY = Frame("victory", VOTES, exclusive=True)
DEATH = Frame("death", None, named_only=True)

_LEXICON: tuple[tuple[Frame, Layout, str, dict[str, bool]], ...] = (
    (CONTROL, "does", "seize|capture|take|conquer|overrun|occupy|control|hold|storm|enter and take|gain|secure", {}),
    (CONTROL, "does", "take over|take control of|take control|seize control of|seize control|gain control of|assume control of|take charge of|wrest control of", {"bare": True}),
    (CONTROL, "does", "win control of|establish control over|have control of|have control over|in control of|in possession of|be in control", {"bare": True}),
    (CONTROL, "does", "retake|recapture|reclaim|regain|take back|regain control of|retake control of|win back|liberate|reoccupy", {"again": True}),
    (CONTROL, "does", "lose|surrender|cede|abandon|relinquish|lose control of|lose control over|withdraw from|pull out of|retreat from|flee from", {"holds": False}),
    (CONTROL, "falls", "fall to|fall into the hands of|in the hands of|fall under the control of|under the control of|come under the control of|pass to", {}),
    (CONTROL, "falls", "fall under|come under|under", {}),
    (CONTROL, "repels", "repel|repulse|push back|drive out|drive back|beat back|fend off|oust|expel|dislodge|beat off|force out", {"again": True}),
    (OPENNESS, "becomes", "close|shut|seal|shut down|block|seal off", {}),
    (OPENNESS, "becomes", "open|reopen|unblock|remain open|stay open", {"holds": False}),
    (RESPONSIBILITY, "does", "carry out|claim responsibility for|be responsible for|be behind|perpetrate|stage|mount|launch|orchestrate|commit", {}),
    (AGREEMENT, "becomes", "sign|reach|agree on|agree to|conclude|strike|accept|ratify|approve", {}),
    (AGREEMENT, "becomes", "reject|refuse|turn down|collapse|walk away from", {"holds": False}),
    (TRUCE_BREACH, "becomes", "violate|break|breach|collapse", {}),
    (TRUCE_BREACH, "becomes", "respect|observe|honour|honor|hold|uphold|comply with|adhere to", {"holds": False}),
    (VICTORY, "does", "win", {}),
    (VICTORY, "does", "lose|concede", {"holds": False}),
    (DEATH, "becomes", "kill|assassinate|slay|die|be dead|murder", {}),
    (DEATH, "becomes", "survive|be alive|be unharmed", {"holds": False}),
)


@lru_cache(maxsize=1)
def triggers() -> dict[str, tuple[Trigger, ...]]:
    """First word in any form -> the triggers that begin with it, longest first."""
    found: dict[str, list[Trigger]] = {}
    for frame, layout, listed, options in _LEXICON:
        for phrase in listed.split("|"):
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
    stress maintain predict predict assert concede
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
    "accept": "reject", "open": "close", "reopen": "close", "release": "detain", "free": "detain", "confirm": "deny", "approve": "reject", "join": "leave",
    "advance": "retreat", "resume": "suspend", "lift": "impose", "win": "lose", "survive": "die", "increase": "decrease", "rise": "fall",
}  # fmt: skip
_FAMILIES = ("flee escape", "detain arrest", "reject refuse", "suspend halt stop", "withdraw pull_out", "kill slay", "injure wound", "bomb shell", "sign conclude",
             "attack assault strike", "close shut seal", "evacuate relocate", "impose introduce", "increase grow", "decrease drop decline", "release free")  # fmt: skip
SAME_DEED = {word.replace("_", " "): family.split()[0] for family in _FAMILIES for word in family.split()}
"""Predicate lemma -> the one that stands for its family."""

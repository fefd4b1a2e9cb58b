"""How much news a sentence carries: a score from 0 to 1 out of a few traits, and which sentences an article is best told by."""

from __future__ import annotations

import re
from typing import NamedTuple


class Traits(NamedTuple):
    """What is counted about one sentence. Shares lie between 0 and 1; `words` are tokens without punctuation."""

    place: int
    """Number of the sentence among those of the article, from 0."""
    words: int
    has_verb: bool = True
    title: float | None = None
    """Share of the headline's words that the sentence has; None where there is no headline."""
    central: float = 0.0
    """How common the sentence's words are in the article."""
    names: float = 0.0
    """Share of the article's main names that the sentence has."""
    figures: int = 0
    statements: int = 0
    voiceless: bool = False
    """It is a quotation and nobody is known to have said it: it must not pass as the outlet's own words."""
    fresh: bool = False
    """It names a day of the news."""
    stale: bool = False
    """It names a year at least two years back, or no later time than last year."""
    leaning: bool = False
    """It cannot be understood without the sentence before."""
    borrowed: bool = False
    """It is part of a quotation whose speaker stands in another sentence."""
    hollow: bool = False
    """It says who spoke, and what was said stands in other sentences."""
    pictured: bool = False
    """It tells what a picture shows: in the present, and closing with the full date on which it was taken."""
    text: str = ""


WEIGHTS = {"title": 0.45, "place": 0.35, "central": 0.05, "names": 0.05, "figures": 0.05, "fresh": 0.05}
"""Shares of the score; they add up to 1. What the headline says and what comes first is the news; the rest decides between equals."""

PENALTY = 0.08
"""What each fault takes off the score."""

_FALL = 0.25
"""How fast the weight of the place falls: the fifth sentence has half of the first one's."""

_QUOTED = re.compile(r"“[^”]*”?|\"[^\"]*\"?|\u2018[^\u2019]*\u2019(?!\w)")
_PERSONAL = re.compile(r"\b(?:I|[Mm]e|[Mm]y|[Ww]e|us|[Oo]ur|[Yy]ou|[Yy]our)\b")
"""The outlet's own "we"; "US" is a country."""
_BACKGROUND = re.compile(
    r"\b(?:since (?:19|20)\d\d|decades?|long been|has long|have long|historically|in the past|was born|was founded|is known for|is a (?:town|city|"
    r"village|province))\b",
    re.IGNORECASE,
)
_CAPTION = re.compile(
    r"\b(?:not pictured|pictured|file (?:photo|picture)|image (?:copyright|caption|source)|photo(?:graph)?s? ?(?:by|:|credit)|getty images|\(ap "
    r"photo|via reuters|media caption|toggle caption|enlarge this image|video loading|skip ad)\b|"
    r"\((?:photo|image|picture|file)\b|^\W*(?:photo|image|picture|video|watch|listen|pictured)\b|(?-i:^CLOSE\b)",
    re.IGNORECASE,
)
_APPEAL = re.compile(
    r"\b(?:subscribe|sign up|newsletter|share (?:it|this|our)|follow us|click here|read more|read also|see also|help us|support us|donate|donation|"
    r"comments?$|all rights reserved|"
    r"advertisement|cookies?|thank you for|tap (?:here|to)|download (?:the|our) app|terms of (?:use|service)|privacy policy|correction:|updated:|"
    r"this (?:article|story|report) (?:was|has been|is)|©)|(?-i:[a-z\u2019'.] MORE\b)",
    re.IGNORECASE,
)
"""Also the headlines that stand behind a name as links, ending in "MORE"."""
_WORD = re.compile(r"[^\W\d_][\w\u2019']{3,}")
_ENDED = re.compile(r"[.!?:;…][\W_]*$")
_IN_QUOTATION = re.compile(r"[“\"][^”\"]*$|[^“\"]*”$")
"""Only the beginning or the end of a quotation: who speaks stands elsewhere."""
_LINKING = re.compile(
    r"^\W*(?:but|and|so|yet|however|meanwhile|also|still|then|instead|in addition|for example|for instance|according to them)\b", re.IGNORECASE
)


def is_news(traits: Traits) -> bool:
    """Whether it can be a fact at all: a whole sentence that states something, in the outlet's voice or somebody's."""
    if not traits.has_verb or traits.words < 5 or traits.voiceless or traits.hollow or traits.pictured:
        return False
    text = traits.text.rstrip("”\"\u2019') ")
    return not text.endswith("?") and not _APPEAL.search(traits.text) and not _is_heading(traits.text)


def _is_heading(text: str) -> bool:
    """Whether Nearly All Its Words Are Capitalised and no stop ends it."""
    words = _WORD.findall(text)
    return not _ENDED.search(text) and len(words) > 3 and sum(word[0].isupper() for word in words) >= 0.8 * len(words)


def score(traits: Traits) -> float:
    """From 0 to 1, four decimals."""
    total = sum(shares(traits).values()) - PENALTY * len(faults(traits))
    return round(min(max(total, 0.0), 1.0), 4)


def shares(traits: Traits) -> dict[str, float]:
    """What speaks for a sentence, each by its part of the score; without a headline the other weights make up the whole."""
    gains = {
        "title": traits.title,
        "place": 1 / (1 + _FALL * traits.place),
        "central": traits.central,
        "names": traits.names,
        "figures": min(traits.figures, 2) / 2,
        "fresh": float(traits.fresh),
    }
    whole = sum(WEIGHTS[name] for name, gain in gains.items() if gain is not None)
    return {name: WEIGHTS[name] * gain / whole for name, gain in gains.items() if gain is not None}


def faults(traits: Traits) -> tuple[str, ...]:
    """What speaks against a sentence, each by its name."""
    own = _QUOTED.sub(" ", traits.text)
    found = {
        "stale": traits.stale,
        "leaning": traits.leaning,
        "borrowed": traits.borrowed,
        "personal": _PERSONAL.search(own) is not None,
        "long": traits.words > 50,
        "short": traits.words < 8,
        "background": _BACKGROUND.search(traits.text) is not None,
        "caption": _CAPTION.search(traits.text) is not None,
        "linking": _LINKING.match(traits.text) is not None,
        "fragment": not traits.statements and _IN_QUOTATION.match(traits.text) is not None,
    }
    return tuple(name for name, holds in found.items() if holds)


def how_many(sentences: int) -> int:
    """Facts that an article of so many sentences may have."""
    return min(12, max(3, round(sentences * 0.35)))


def chosen(traits: list[Traits]) -> list[tuple[int, float]]:
    """Places in the list and scores of the sentences that tell the article best, in text order; of two equal texts the first."""
    seen: set[str] = set()
    scored = []
    for place, each in enumerate(traits):
        plain = re.sub(r"\W+", " ", each.text.lower()).strip()
        if is_news(each) and plain not in seen:
            seen.add(plain)
            scored.append((place, score(each)))
    best = sorted(scored, key=lambda pair: (-pair[1], pair[0]))[: how_many(len(traits))]
    return sorted(best)

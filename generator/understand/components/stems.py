"""Words without their endings, so that a headline's "blames" meets the text's "blamed"."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

    from spacy.tokens import Token

_WORD = re.compile(r"\w[\w\u2019']{2,}")
_POSSESSIVE = re.compile(r"[\u2019']s?$")
_ENDING = re.compile(r"(?:ing|ed|es|s|e)$")
_SHORTEST = 3
_COMMON = frozenset(
    """the and for with from into over after amid says said say but not are was were has have had been being his her its their they them who why
    how what when where this that these those than then there here new will would can could out off all you your our just more most about which
    while also only very such some any each both other""".split()
)
"""Words that two texts share without speaking of the same thing."""
CONTENT = frozenset({"NOUN", "PROPN", "VERB", "ADJ", "NUM"})
"""Parts of speech that carry what a sentence is about."""


def stem(word: str) -> str:
    """The word in small letters without possessive and inflection; a short one stays whole."""
    plain = _POSSESSIVE.sub("", word.lower())
    bare = _ENDING.sub("", plain)
    return bare if len(bare) >= _SHORTEST else plain


def stems(text: str) -> frozenset[str]:
    """The stems of a text's words of three letters or more, common ones aside."""
    return frozenset(stem(word) for word in _WORD.findall(text.lower()) if word not in _COMMON)


def token_stems(tokens: Iterable[Token]) -> frozenset[str]:
    """The stems of words and of their lemmas ("met" and "meet"), common ones aside."""
    return frozenset(stem(form) for token in tokens if token.lower_ not in _COMMON for form in (token.text, token.lemma_) if form)

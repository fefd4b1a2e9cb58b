"""Docs built by hand from tagged sentences: "The Taliban/NNPS:NORP hold/VBP 212 districts/NNS."

A word may carry its Penn tag behind a slash, and its entity type behind a colon. Articles, prepositions, auxiliaries, pronouns and
numbers need none. Sentences end with a stop, a question mark or a line break. No parse: heads and labels stay empty.
"""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

import spacy
from spacy.tokens import Doc

if TYPE_CHECKING:
    from spacy.language import Language

_TAG = re.compile(r"(?<=[\w.)])/([A-Z]{2,4}\$?)(?::([A-Z]+))?(?=\W|$)")
_CLOSED = {
    "DT": "the a an this that these those no each every some any another all both half",
    "IN": "of in on at by for from with to under over between as than since until about within around into near after before among",
    "CC": "and or but",
    "PRP$": "their his her its our",
    "PRP": "they he she it we i",
    "MD": "will would can could may might must shall",
    "AUX": "is are was were be been being has have had",
    "RB": "not now up down more less only nearly almost",
}
_TAGS = {word: tag for tag, words in _CLOSED.items() for word in words.split()}
_POS = {
    "DT": "DET",
    "IN": "ADP",
    "CC": "CCONJ",
    "PRP$": "PRON",
    "PRP": "PRON",
    "MD": "AUX",
    "AUX": "AUX",
    "RB": "ADV",
    "CD": "NUM",
    "POS": "PART",
    "JJ": "ADJ",
    "JJR": "ADJ",
}


def tagged_doc(source: str) -> Doc:
    """The Doc of a tagged text."""
    marks: dict[int, tuple[str, str]] = {}
    text, at = "", 0
    for match in _TAG.finditer(source):
        text += source[at : match.start()]
        marks[len(text)] = (match[1], match[2] or "")
        at = match.end()
    text += source[at:]
    tokens = _blank().make_doc(text)
    given = [marks.get(token.idx + len(token), ("", "")) for token in tokens]
    tags = [tag or _default(token.text) for token, (tag, _) in zip(tokens, given, strict=True)]
    doc = Doc(
        tokens.vocab,
        words=[token.text for token in tokens],
        spaces=[bool(token.whitespace_) for token in tokens],
        tags=tags,
        pos=[_pos(tag) for tag in tags],
        lemmas=[_lemma(token.text, tag) for token, tag in zip(tokens, tags, strict=True)],
        ents=[f"B-{kind}" if kind else "O" for _, kind in given],
        sent_starts=[place == 0 or tokens[place - 1].text in {".", "?", "!"} or "\n" in tokens[place - 1].text for place in range(len(tokens))],
    )
    assert doc.text == text
    return doc


@cache
def _blank() -> Language:
    return spacy.blank("en")


def _default(word: str) -> str:
    if word in {"'s", "\u2019s"}:
        return "POS"
    if re.match(r"[$\u20ac\u00a3]?\d", word) or word.lower() in _numbers():
        return "CD"
    return _TAGS.get(word.lower(), "" if re.search(r"\w", word) else ".")


@cache
def _numbers() -> frozenset[str]:
    return frozenset("one two three four five six seven eight nine ten twelve twenty fifty hundred thousand million billion dozen".split())


def _pos(tag: str) -> str:
    if tag.startswith("NNP"):
        return "PROPN"
    if tag.startswith("NN"):
        return "NOUN"
    if tag.startswith("VB"):
        return "VERB"
    return _POS.get(tag, "PUNCT" if tag == "." else "X")


def _lemma(word: str, tag: str) -> str:
    lower = word.lower()
    irregular = {"men": "man", "women": "woman", "children": "child", "people": "people", "families": "family", "countries": "country"}
    if tag in {"NNS", "NNPS"}:
        return irregular.get(lower, lower.removesuffix("s"))
    return lower

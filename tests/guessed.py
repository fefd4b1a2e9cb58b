"""A stand-in for the trained pipeline that guesses: tags, trees, sentences and names at random, but the same for the same seed.

What it makes is well formed (each sentence one projective tree, entities apart from each other), so whatever a component cannot bear in
it, it might meet behind a real parser too.
"""

from __future__ import annotations

from random import Random
from typing import TYPE_CHECKING

import numpy as np
import spacy
from spacy.attrs import DEP, HEAD, LEMMA, POS, SENT_START, TAG
from spacy.language import Language
from spacy.tokens import Doc, Span

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

TAGS = (
    ("DET", "DT"), ("NOUN", "NN"), ("NOUN", "NNS"), ("PROPN", "NNP"), ("PROPN", "NNPS"), ("VERB", "VBD"), ("VERB", "VBZ"), ("VERB", "VBN"),
    ("VERB", "VBG"), ("VERB", "VB"), ("AUX", "VBD"), ("AUX", "MD"), ("PRON", "PRP"), ("PRON", "PRP$"), ("ADJ", "JJ"), ("ADV", "RB"),
    ("ADP", "IN"), ("SCONJ", "IN"), ("CCONJ", "CC"), ("NUM", "CD"), ("PART", "TO"), ("PART", "POS"), ("PUNCT", "."), ("X", "FW"),
)  # fmt: skip
DEPS = (
    "nsubj", "nsubj:pass", "obj", "obl", "obl:agent", "nmod", "nmod:poss", "amod", "advmod", "advcl", "acl", "acl:relcl", "ccomp", "xcomp",
    "aux", "aux:pass", "cop", "mark", "case", "conj", "cc", "det", "nummod", "appos", "compound", "flat", "parataxis", "punct", "dep",
)  # fmt: skip
ENTITIES = ("PERSON", "ORG", "GPE", "LOC", "FAC", "NORP", "EVENT", "DATE")
SENTENCE = 12
"""Words in a guessed sentence, on average."""


@Language.factory(
    "guessed",
    default_config={"seed": 0, "one_sentence": False},
    assigns=["token.dep", "token.tag", "token.pos", "token.lemma", "doc.ents", "doc.sents"],
)
class Guessed:
    """The component; where `one_sentence` is set, it sees no border but the certain ones."""

    def __init__(self, nlp: Language, name: str, seed: int, one_sentence: bool) -> None:
        self.seed, self.one_sentence = seed, one_sentence

    def __call__(self, doc: Doc) -> Doc:
        """The Doc with its guesses; an empty one as it is."""
        if len(doc) == 0:
            return doc
        draw = Random(self.seed)
        starts = self._starts(doc, draw)
        heads = list(_heads(starts, draw))
        chosen = [draw.choice(TAGS) for _ in doc]
        labels = ["ROOT" if head == at else draw.choice(DEPS) for at, head in enumerate(heads)]
        strings = doc.vocab.strings
        columns = np.zeros((len(doc), 6), dtype="uint64")
        for at, token in enumerate(doc):
            pos, tag = chosen[at]
            row = (strings.add(tag), strings.add(pos), strings.add(token.lower_), strings.add(labels[at]))
            columns[at] = np.array([*row, np.uint64((heads[at] - at) % 2**64), 1 if starts[at] else 2**64 - 1], dtype="uint64")
        doc.from_array([TAG, POS, LEMMA, DEP, HEAD, SENT_START], columns)
        doc.set_ents(list(_entities(doc, draw)), default="outside")
        return doc

    def _starts(self, doc: Doc, draw: Random) -> list[bool]:
        known = doc.to_array([SENT_START]).astype("int64").tolist()
        often = 0.0 if self.one_sentence else 1 / SENTENCE
        return [at == 0 or mark == 1 or (mark == 0 and draw.random() < often) for at, mark in enumerate(known)]


def _heads(starts: Sequence[bool], draw: Random) -> Iterator[int]:
    """Heads by number: each word hangs on one of the words that are still open, so that no arcs cross."""
    spine: list[int] = []
    for at, first in enumerate(starts):
        if first:
            spine = [at]
            yield at
            continue
        depth = draw.randrange(len(spine))
        yield spine[depth]
        spine = [*spine[: depth + 1], at]


def _entities(doc: Doc, draw: Random) -> Iterator[Span]:
    at = 0
    while at < len(doc):
        length = draw.choice((1, 1, 2, 3))
        if draw.random() < 0.15 and not doc[at].is_space:
            end = min(at + length, len(doc))
            yield Span(doc, at, end, label=draw.choice(ENTITIES))
            at = end
        at += 1


def guessing(seed: int = 0, *, one_sentence: bool = False, components: Sequence[str] = ()) -> Language:
    """A blank English pipeline that guesses, and the components of the house behind it."""
    from importlib import import_module

    nlp = spacy.blank("en")
    nlp.add_pipe("guessed", config={"seed": seed, "one_sentence": one_sentence})
    for name in components:
        import_module(f"generator.understand.components.{name}")
        nlp.add_pipe(name)
    return nlp

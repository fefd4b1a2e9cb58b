"""spaCy documents -> the arrays that the network reads and is taught."""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field

import numpy as np
from spacy.tokens import Doc

from generator.understand.encoder import lemmas
from generator.understand.encoder.chunks import Chunk, breaks, cut
from generator.understand.encoder.pieces import Evidence, Pieces

UNKNOWN = -100
MOST = 128
"""Pieces of a chunk, shorter than when articles are read: padding costs more here than context."""
Labels = dict[str, list[str]]


@dataclass(slots=True)
class Passage:
    """Words of a document with what is known of them; lists are empty where a layer is not annotated."""

    words: list[str]
    tags: list[str] = field(default_factory=list)
    morphs: list[str] = field(default_factory=list)
    lemmas: list[str] = field(default_factory=list)
    heads: list[int] = field(default_factory=list)
    relations: list[str] = field(default_factory=list)
    starts: list[bool] = field(default_factory=list)
    names: list[str | None] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class Example:
    """One chunk. `words`: places of first pieces; labels are UNKNOWN where nothing is annotated; a head is 0 for the root, else 1 + its place."""

    pieces: np.ndarray
    shapes: np.ndarray
    evidence: np.ndarray
    words: np.ndarray
    labels: dict[str, np.ndarray]


def passage(doc: Doc) -> Passage:
    """The layers of a document that are annotated."""
    words = [token.text for token in doc]
    if doc.has_annotation("DEP"):
        morphs = [f"{token.pos_}|{token.morph}" for token in doc]
        heads = [token.head.i for token in doc]
        layers = ([token.tag_ for token in doc], morphs, [token.lemma_ for token in doc], heads, [token.dep_ for token in doc])
        return Passage(words, *layers, [bool(token.is_sent_start) for token in doc])
    return Passage(words, names=list(_biluo(doc)))


def _biluo(doc: Doc) -> Iterator[str | None]:
    for token in doc:
        if token.ent_iob_ == "":
            yield None
        elif token.ent_iob_ == "O":
            yield "O"
        else:
            begins = token.ent_iob_ == "B"
            ends = token.i + 1 == len(doc) or doc[token.i + 1].ent_iob_ != "I"
            yield f"{'U' if begins and ends else 'B' if begins else 'L' if ends else 'I'}-{token.ent_type_}"


def tables(passages: Iterable[Passage], names: Sequence[str], rare: int = 2) -> Labels:
    """The classes of each layer; those seen less than `rare` times are left out."""
    counts = {layer: Counter[str]() for layer in ("tag", "morph", "lemma", "relation")}
    for item in passages:
        counts["tag"].update(item.tags)
        counts["morph"].update(item.morphs)
        counts["lemma"].update(lemmas.rule(*pair) for pair in zip(item.words, item.lemmas, strict=False))
        counts["relation"].update(item.relations)
    found = {layer: sorted(label for label, count in counter.items() if count >= rare) for layer, counter in counts.items()}
    return found | {"name": ["O", *(f"{place}-{name}" for name in names for place in "BILU")]}


class Reader:
    """Makes examples of passages."""

    def __init__(self, pieces: Pieces, evidence: Evidence, labels: Labels) -> None:
        self._pieces, self._evidence = pieces, evidence
        self._numbers = {layer: {label: number for number, label in enumerate(found)} for layer, found in labels.items()}

    def examples(self, item: Passage) -> Iterator[Example]:
        """The chunks of a passage."""
        read = [self._pieces(word) for word in item.words]
        evidence = self._evidence(item.words)
        for chunk in cut([len(one.pieces) for one in read], breaks(item.words), MOST):
            own = slice(chunk.first, chunk.last)
            counts = [len(one.pieces) for one in read[own]]
            yield Example(
                np.array([self._pieces.first, *(number for one in read[own] for number in one.pieces), self._pieces.last], dtype=np.int64),
                np.array([0, *np.repeat([one.shape for one in read[own]], counts), 0], dtype=np.int64),
                np.array([0, *np.repeat(evidence[own], counts), 0], dtype=np.int64),
                1 + np.cumsum([0, *counts[:-1]]),
                dict(self._labels(item, chunk)),
            )

    def _labels(self, item: Passage, chunk: Chunk) -> Iterator[tuple[str, np.ndarray]]:
        rules = [lemmas.rule(*pair) for pair in zip(item.words, item.lemmas, strict=False)]
        layers = (("tag", item.tags), ("morph", item.morphs), ("lemma", rules), ("relation", item.relations), ("name", item.names))
        for layer, labels in layers:
            if labels:
                numbers = self._numbers[layer]
                yield layer, _of_own(chunk, [numbers.get(label, UNKNOWN) for label in labels])
        if item.heads:
            yield "border", _of_own(chunk, [int(start) for start in item.starts])
            yield "arc", _of_own(chunk, [_head(head, place, chunk) for place, head in enumerate(item.heads)])


def _head(head: int, place: int, chunk: Chunk) -> int:
    if head == place:
        return 0
    return head - chunk.first + 1 if chunk.first <= head < chunk.last else UNKNOWN


def _of_own(chunk: Chunk, numbers: Sequence[int]) -> np.ndarray:
    """Labels of the words that are read; those of the context are unknown."""
    found = np.full(chunk.last - chunk.first, UNKNOWN, dtype=np.int64)
    found[chunk.start - chunk.first : chunk.end - chunk.first] = numbers[chunk.start : chunk.end]
    return found

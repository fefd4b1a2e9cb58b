"""The spaCy component `briefing_encoder`: tags, morphology, lemmas, dependencies, sentences, names and vectors, by one graph."""

from __future__ import annotations

import json
from itertools import chain
from shutil import copyfile
from typing import TYPE_CHECKING, Any, NamedTuple

import numpy as np
from spacy.attrs import DEP, ENT_IOB, ENT_TYPE, HEAD, LEMMA, MORPH, POS, SENT_START, TAG
from spacy.language import Language
from spacy.parts_of_speech import IDS as POS_IDS
from spacy.scorer import Scorer
from spacy.symbols import SPACE

from . import decoding, lemmas
from .chunks import Chunk, breaks, cut
from .graph import Graph
from .lexicon import Lexicon
from .pieces import Evidence, Pieces

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from spacy.tokens import Doc
    from spacy.training import Example
    from spacy.vocab import Vocab

FILES = ("graph.onnx", "relations.onnx", "vocabulary.txt", "labels.json", "evidence.npz", "lexicon.json.gz")
LAYERS = ("tag", "morph", "lemma", "border", "name", "vector", "dependent")
ASSIGNS = (
    "token.tag",
    "token.pos",
    "token.morph",
    "token.lemma",
    "token.head",
    "token.dep",
    "token.is_sent_start",
    "doc.sents",
    "doc.ents",
    "doc.tensor",
)


class Part(NamedTuple):
    """A chunk with what is needed of all that was read with it: scores of heads (the root first) and states of heads."""

    chunk: Chunk
    arcs: np.ndarray
    states: np.ndarray


class Scores(NamedTuple):
    """What the graph says of the tokens of a document; arrays begin with an axis of tokens."""

    parts: list[Part]
    tag: np.ndarray
    morph: np.ndarray
    lemma: np.ndarray
    border: np.ndarray
    name: np.ndarray
    vector: np.ndarray
    dependent: np.ndarray


@Language.factory("briefing_encoder", assigns=list(ASSIGNS))  # type: ignore[untyped-decorator]  # spaCy is not followed by mypy
def create(nlp: Language, name: str) -> EncoderComponent:
    """An empty component; its files come with `from_disk`."""
    return EncoderComponent(nlp.vocab, name)


class EncoderComponent:
    """Reads documents in chunks and writes all layers. Sentence borders that a document already has are kept."""

    def __init__(self, vocab: Vocab, name: str = "briefing_encoder") -> None:
        self.vocab, self.name = vocab, name

    @property
    def labels(self) -> tuple[str, ...]:
        """Relations and kinds of names."""
        return (*self._labels["relation"], *sorted({label[2:] for label in self._labels["name"][1:]}))

    # -------------------------------------------------------------- files

    def to_disk(self, path: Path, **_: Any) -> None:
        """Copies the graph and what belongs to it from where they were read."""
        path.mkdir(parents=True, exist_ok=True)
        for name in FILES:
            copyfile(self._folder / name, path / name)

    def from_disk(self, path: Path, **_: Any) -> EncoderComponent:
        """Reads what `to_disk` wrote; raises OSError where a file is missing."""
        self._folder = path
        self._labels: dict[str, list[str]] = json.loads((path / "labels.json").read_text("utf-8"))
        self._pieces = Pieces((path / "vocabulary.txt").read_text("utf-8").split("\n"))
        with np.load(path / "evidence.npz") as arrays:
            self._evidence = Evidence.from_arrays(arrays["checksums"], arrays["kinds"])
        self._lexicon = Lexicon.from_file(path / "lexicon.json.gz")
        self._graph = Graph(path / "graph.onnx", path / "relations.onnx")
        self._names = decoding.Names(self._labels["name"])
        self._know_labels()
        return self

    def _know_labels(self) -> None:
        """Labels by number as spaCy stores them."""
        strings, morphology = self.vocab.strings, self.vocab.morphology
        self._tags = np.array([strings.add(tag) for tag in self._labels["tag"]], dtype=np.uint64)
        self._space_tag = strings.add("_SP")
        self._possessives, self._nouns = (
            [number for number, tag in enumerate(self._labels["tag"]) if tag.startswith(kind)] for kind in ("POS", "NN")
        )
        pairs = [label.partition("|")[::2] for label in self._labels["morph"]]
        self._pos = np.array([POS_IDS[pos] for pos, _ in pairs], dtype=np.uint64)
        self._morphs = np.array([morphology.add(features) for _, features in pairs], dtype=np.uint64)
        self._no_morph = morphology.add("")
        self._relations = np.array([strings.add(label) for label in self._labels["relation"]], dtype=np.uint64)
        self._root, self._dep = strings.add("ROOT"), strings.add("dep")
        self._root_number = self._labels["relation"].index("ROOT")
        self._kinds = {label[2:]: strings.add(label[2:]) for label in self._labels["name"][1:]}

    # -------------------------------------------------------------- reading

    def __call__(self, doc: Doc) -> Doc:
        words = [token.text for token in doc]
        if words:
            self._annotate(doc, words, self._scored(words))
        return doc

    def _scored(self, words: Sequence[str]) -> Scores:
        """The graph's scores, chunk by chunk: what it says of one never depends on another."""
        read = [self._pieces(word) for word in words]
        sizes = [len(one.pieces) for one in read]
        layers: list[list[np.ndarray]] = [[] for _ in LAYERS]
        parts = []
        features = self._expanded([one.shape for one in read], sizes), self._expanded(self._evidence(words), sizes)
        ends = np.cumsum([0, *sizes])
        flat = np.fromiter(chain.from_iterable(one.pieces for one in read), dtype=np.int64, count=ends[-1])
        for chunk in cut(sizes, breaks(words)):
            part = slice(ends[chunk.first], ends[chunk.last])
            given = (self._between(flat[part], self._pieces.first, self._pieces.last), *(self._between(one[part]) for one in features))
            output = self._graph.run(*given, 1 + ends[chunk.first : chunk.last] - ends[chunk.first])
            own = slice(chunk.start - chunk.first, chunk.end - chunk.first)
            for layer, rows in zip(LAYERS, layers, strict=True):
                rows.append(output[layer][own])
            parts.append(Part(chunk, output["arc"][own], output["head"]))
        return Scores(parts, *(np.concatenate(rows) for rows in layers))

    @staticmethod
    def _expanded(numbers: Sequence[int], sizes: Sequence[int]) -> np.ndarray:
        """A number of each word, for each of its pieces."""
        return np.repeat(np.array(numbers, dtype=np.int64), sizes)

    @staticmethod
    def _between(numbers: np.ndarray, first: int = 0, last: int = 0) -> np.ndarray:
        return np.concatenate(([first], numbers, [last]))

    # -------------------------------------------------------------- writing

    def _annotate(self, doc: Doc, words: Sequence[str], scores: Scores) -> None:
        spaces = np.array([word.isspace() for word in words])
        sentences = decoding.sentence_numbers(_starts(doc, words, scores.border, spaces))
        starts = np.flatnonzero(np.diff(sentences, prepend=-1))
        heads, relations = self._tree(sentences, spaces, scores)
        tokens = np.arange(len(words))
        tags, pos, morphs = self._tags[scores.tag], self._pos[scores.morph], self._morphs[scores.morph]
        tags[spaces], pos[spaces], morphs[spaces] = self._space_tag, SPACE, self._no_morph
        layers = {
            TAG: tags,
            POS: pos,
            MORPH: morphs,
            LEMMA: self._lemmas(words, scores.tag, scores.lemma),
            HEAD: (heads - tokens).astype(np.int64).view(np.uint64),
            DEP: relations,
            **self._entities(scores.name, starts.tolist(), len(words)),
        }
        doc.from_array(list(layers), np.stack(list(layers.values()), axis=1))
        doc.tensor = scores.vector

    def _lemmas(self, words: Sequence[str], tags: np.ndarray, numbers: np.ndarray) -> np.ndarray:
        add, names = self.vocab.strings.add, self._labels["tag"]
        rows = zip(words, tags.tolist(), numbers.tolist(), strict=True)
        return np.array([add(self._lemma(word, names[tag], row)) for word, tag, row in rows], dtype=np.uint64)

    def _lemma(self, word: str, tag: str, numbers: list[int]) -> str:
        """The lemma by the best rule whose result the lexicon knows; by the best of all where it knows none."""
        rules = self._labels["lemma"]
        known = self._lexicon.lemmas(word.lower(), tag)
        made = (lemmas.applied(rules[number], word) for number in numbers)
        best = next((lemma for lemma in made if not known or lemma in known), known[:1] and known[0])
        return lemmas.with_case(best or word, word, tag)

    def _entities(self, scores: np.ndarray, starts: list[int], length: int) -> dict[int, np.ndarray]:
        places, kinds = np.full(length, 2, dtype=np.uint64), np.zeros(length, dtype=np.uint64)
        for start, end, label in self._names.spans(scores, starts):
            places[start:end] = 1
            places[start] = 3
            kinds[start:end] = self._kinds[label]
        return {ENT_IOB: places, ENT_TYPE: kinds}

    def _tree(self, sentences: np.ndarray, spaces: np.ndarray, scores: Scores) -> tuple[np.ndarray, np.ndarray]:
        """Head and relation of every token."""
        length = len(sentences)
        heads, roots = np.zeros(length, dtype=np.int64), np.zeros(length)
        rows: list[tuple[int, np.ndarray]] = [(0, np.empty(0))] * length
        for chunk, arcs, _ in scores.parts:
            own = slice(chunk.start, chunk.end)
            read = slice(chunk.first, chunk.last)
            apart = (sentences[own, None] != sentences[None, read]) | spaces[None, read]
            masked = np.where(apart, -1e9, arcs[:, 1:])
            best = masked.argmax(1)
            top = masked[np.arange(len(best)), best]
            tokens = np.arange(chunk.start, chunk.end)
            heads[own] = np.where((arcs[:, 0] >= top) | (top <= -1e8), tokens, best + chunk.first)
            roots[own] = arcs[:, 0]
            for token in tokens:
                rows[token] = (chunk.first, masked[token - chunk.start])
        roots[spaces] = -1e8
        hung = _space_heads(heads, spaces, sentences)
        heads = decoding.trees(hung, sentences, roots, rows.__getitem__)
        heads = decoding.owned(heads, np.isin(scores.tag, self._possessives), np.isin(scores.tag, self._nouns))
        return heads, self._related(heads, spaces, scores)

    def _related(self, heads: np.ndarray, spaces: np.ndarray, scores: Scores) -> np.ndarray:
        found = np.empty(len(heads), dtype=np.uint64)
        for chunk, _, states in scores.parts:
            own = heads[chunk.start : chunk.end]
            is_root = own == np.arange(chunk.start, chunk.end)
            inside = (own >= chunk.first) & (own < chunk.last)
            at = np.where(is_root | ~inside, 0, own - chunk.first + 1)
            chosen = self._graph.relations(scores.dependent[chunk.start : chunk.end], states[at], barred=self._root_number)
            found[chunk.start : chunk.end] = np.where(is_root, self._root, np.where(inside, self._relations[chosen], self._dep))
        return np.where(spaces & (heads != np.arange(len(heads))), self._dep, found)

    # -------------------------------------------------------------- scoring

    def score(self, examples: Sequence[Example], **_: Any) -> dict[str, Any]:
        """The measures that spaCy has for each layer."""
        found: dict[str, Any] = {}
        for layer in ("tag", "pos", "morph", "lemma"):
            found |= Scorer.score_token_attr(examples, layer, **({"getter": _morph} if layer == "morph" else {}), missing_values={"", None})
        found |= Scorer.score_deps(examples, "dep", ignore_labels=("p", "punct"), missing_values={"", None})
        found |= Scorer.score_spans(examples, "sents", has_annotation=lambda doc: doc.has_annotation("SENT_START"))
        found |= Scorer.score_spans(examples, "ents", has_annotation=lambda doc: doc.has_annotation("ENT_IOB"))
        return found


def _morph(token: Any, _: str) -> str:
    return str(token.morph)


# ------------------------------------------------------------------ arrays


def _starts(doc: Doc, words: Sequence[str], border: np.ndarray, spaces: np.ndarray) -> np.ndarray:
    """Where sentences begin: where the document says so, else where the graph does; never at white space or just behind what opens one."""
    known = doc.to_array([SENT_START]).astype(np.int64)
    found: np.ndarray = np.where(known == 0, (border > 0) & ~spaces, known == 1)
    for token in np.flatnonzero(found[:-1]).tolist():
        if words[token] in _OPENING and known[token + 1] == 0:
            found[token + 1] = False
    return found


_OPENING = frozenset("“‘\"'([«")


def _space_heads(heads: np.ndarray, spaces: np.ndarray, sentences: np.ndarray) -> np.ndarray:
    """White space hangs on the token before it, at the beginning of a sentence on the one behind it."""
    found = heads.copy()
    for token in np.flatnonzero(spaces):
        if token > 0 and sentences[token - 1] == sentences[token]:
            found[token] = token - 1
        elif token + 1 < len(heads) and sentences[token + 1] == sentences[token]:
            found[token] = token + 1
        else:
            found[token] = token
    return found

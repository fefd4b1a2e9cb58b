"""Docs with a parse built by hand: one line per sentence, a word as `form/TAG/label>head/lemma`.

`head` is the number of the head in the sentence, from 1; the root names itself. The lemma may be left out where it is the form in small
letters. A word that is followed by no blank ends in `_`: "ministers_/NNS/nsubj>2 ,/,/punct>1". An empty line ends a paragraph. `ents` are
(type, words) that an entity recogniser saw, each at its first place in the text.
"""

from __future__ import annotations

import spacy
from spacy.tokens import Doc

_POS = {
    "NNP": "PROPN", "NNPS": "PROPN", "NN": "NOUN", "NNS": "NOUN", "MD": "AUX", "IN": "ADP", "DT": "DET", "PRP": "PRON", "PRP$": "PRON", "CD": "NUM",
    "JJ": "ADJ", "JJS": "ADJ", "RB": "ADV", "CC": "CCONJ", "TO": "PART", "POS": "PART", "WP": "PRON", "WDT": "PRON",
}  # fmt: skip


def parsed_doc(source: str, *ents: tuple[str, str]) -> Doc:
    """The Doc of some sentences in the notation above."""
    words, spaces, tags, pos, deps, heads, lemmas, starts = [], [], [], [], [], [], [], []
    for line in source.strip().split("\n"):
        first = len(words)
        if not line.strip():
            words.append("\n\n"), spaces.append(False), tags.append("_SP"), pos.append("SPACE")
            deps.append("dep"), heads.append(first - 1), lemmas.append("\n\n"), starts.append(False)
            spaces[first - 1] = False
            continue
        for item in line.split():
            form, tag, rest, *lemma = item.rsplit("/", item.count("/")) if item.count("/") <= 3 else [*item.rsplit("/", 2)]
            label, head = rest.rsplit(">", 1)
            words.append(form.removesuffix("_")), spaces.append(not form.endswith("_")), tags.append(tag)
            pos.append("AUX" if label in {"aux", "aux:pass", "cop"} else "VERB" if tag.startswith("VB") else _POS.get(tag, "PUNCT"))
            deps.append("ROOT" if label == "root" else label), heads.append(first + int(head) - 1)
            lemmas.append(lemma[0] if lemma else words[-1].lower()), starts.append(len(words) - 1 == first)
    doc = Doc(
        spacy.blank("en").vocab,
        words=words, spaces=spaces, tags=tags, pos=pos, deps=deps, heads=heads, lemmas=lemmas,
    )  # fmt: skip
    doc.ents = [_ent(doc, kind, name) for kind, name in ents]
    return doc


def _ent(doc: Doc, kind: str, name: str) -> object:
    start = doc.text.index(name)
    span = doc.char_span(start, start + len(name), label=kind)
    assert span is not None, f"{name} does not stand between words"
    return span

"""Corpora of names -> spaCy documents in which a token that nobody judged is unknown, never outside."""

import argparse
import json
import random
import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from conllu import opened_lines
from spacy.language import Language
from spacy.tokens import Doc, DocBin, Span
from tokens import english

Row = dict[str, Any]

LABELS = frozenset({"PERSON", "ORG", "GPE", "LOC", "FAC", "NORP", "EVENT"})
LONGEST = 6
BREAKS = (" ", " ", "\n\n", "\n")

# Words that a name of an event is built with; where events are not annotated, a run of capitals with one is unknown.
EVENT_WORDS = re.compile(
    r"\b(?:War|Wars|Battle|Siege|Revolution|Uprising|Revolt|Rebellion|Massacre|Holocaust|Olympics?|Paralympics?|Games|Cup|Championships?|Tournament|"
    r"League Finals?|Grand Prix|Open|Elections?|Referendum|Conference|Congress|Summit|Festival|Fair|Forum|Crusade|Crisis|Hurricane|Typhoon|"
    r"Earthquake|Reformation|Renaissance|Brexit|Spring|Day|Christmas|Easter|Ramadan|Hajj|Thanksgiving|Operation)\b"
)
CAPITALISED_RUN = re.compile(r"\b[A-Z0-9][\w.'’-]*(?:\s+(?:of|the|and|in|de|[A-Z0-9][\w.'’-]*))*")
# An ethnic, religious or party name ends like this; it is unknown where such names are not annotated.
DEMONYM = re.compile(r"\b[A-Z][a-z]+(?:ans?|ish|ese|i|is|ites?|ists?|ics?|crats?|ims?|ench|eeks?|utch)\b")
ABBREVIATION = re.compile(r"^[A-Z.]{2,6}$")


@dataclass(frozen=True, slots=True)
class Corpus:
    """A corpus, how often its rows are repeated in an epoch, and which of our labels it may hide."""

    folder: str
    file: str
    copies: int
    hides: frozenset[str] = frozenset()
    sections: frozenset[str] = frozenset()


def _corpus(folder: str, copies: int, hides: str = "", file: str = "train.jsonl", sections: str = "") -> Corpus:
    return Corpus(folder, file, copies, frozenset(hides.split()), frozenset(sections))


# News, statements and politics come first by their number of copies.
CORPORA = (
    _corpus("re3d", 8, "EVENT"),
    _corpus("gum_ner", 4),
    _corpus("slue_voxpopuli", 3),
    _corpus("meantime", 6, "NORP EVENT"),
    _corpus("docred", 3, "EVENT"),
    _corpus("wikigold", 3, "NORP EVENT"),
    _corpus("crossner_politics", 3, "NORP"),
    _corpus("btc", 2, "NORP EVENT", sections="eg"),
    _corpus("fewnerd_partial", 1, file="train.jsonl.gz"),
)


def rows(corpus: Corpus, root: Path) -> Iterator[Row]:
    """Rows of a corpus that may be used."""
    for line in opened_lines(root / corpus.folder / corpus.file):
        row: Row = json.loads(line)
        if not corpus.sections or row["meta"]["section"] in corpus.sections:
            yield row


def unknown_ranges(row: Row, hides: frozenset[str]) -> list[tuple[int, int]]:
    """Character ranges that may hide a name of ours which the corpus did not annotate."""
    text = row["text"]
    ranges = [(start, end) for start, end in row.get("missing", ())]
    if "NORP" in hides:
        ranges += [match.span() for match in DEMONYM.finditer(text)]
    if "EVENT" in hides:
        ranges += [match.span() for match in CAPITALISED_RUN.finditer(text) if EVENT_WORDS.search(match[0])]
    if hides:
        ranges += [(span["start"], span["end"]) for span in row["spans"] if span["label"] == "MISC"]
    return ranges + [(span["start"], span["end"]) for span in row["spans"] if _doubtful(span, text)]


def _doubtful(span: Row, text: str) -> bool:
    """Adjectives marked as places and abbreviations marked as peoples: the corpora disagree on them."""
    surface = text[span["start"] : span["end"]]
    if span["label"] == "GPE" and span.get("orig") in ("country", "location_GPE"):
        return bool(re.fullmatch(r"[A-Z][a-z]+(?:ian|ish|ese|can)s?", surface))
    return span["label"] == "NORP" and bool(ABBREVIATION.match(surface))


def names(row: Row) -> Iterator[tuple[int, int, str]]:
    """Names with our labels, without a leading article or a possessive ending."""
    text = row["text"]
    for span in row["spans"]:
        if span["label"] not in LABELS or _doubtful(span, text):
            continue
        surface = text[span["start"] : span["end"]]
        start = span["start"] + (4 if surface.startswith("the ") else 0)
        ending = re.search(r"['’]s$", surface)
        yield start, span["end"] - (2 if ending else 0), span["label"]


def annotated(doc: Doc, row: Row, hides: frozenset[str]) -> Doc:
    """The document with names, unknown tokens, and everything else outside."""
    entities: list[Span] = []
    unknown = [_tokens(doc, start, end) for start, end in unknown_ranges(row, hides)]
    for start, end, label in sorted(names(row)):
        span = doc.char_span(start, end, label=label)
        if span is None:
            unknown.append(_tokens(doc, start, end))
        elif not entities or span.start >= entities[-1].end:
            entities.append(span)
    inside = {token.i for span in entities for token in span}
    free = {token.i for span in unknown for token in span} - inside
    doc.set_ents(entities, missing=[doc[place : place + 1] for place in sorted(free)], default="outside")
    return doc


def _tokens(doc: Doc, start: int, end: int) -> Span:
    """Tokens that touch a character range; an empty span where there is none."""
    return doc.char_span(start, end, alignment_mode="expand") or doc[0:0]


def passages(items: Iterable[Row], rng: random.Random) -> Iterator[Row]:
    """Runs of neighbouring rows of one document joined into one, as running text."""
    run: list[Row] = []
    size = rng.randint(1, LONGEST)
    for item in items:
        if run and (_document(item) != _document(run[0]) or len(run) >= size):
            yield joined(run, rng)
            run, size = [], rng.randint(1, LONGEST)
        run.append(item)
    if run:
        yield joined(run, rng)


def _document(row: Row) -> str:
    meta = row.get("meta") or {}
    return str(meta.get("doc") or row["source"])


def joined(run: Sequence[Row], rng: random.Random) -> Row:
    """One row of several, with offsets moved."""
    text, spans, missing = "", [], []
    for row in run:
        text += rng.choice(BREAKS) if text else ""
        spans += [{**span, "start": span["start"] + len(text), "end": span["end"] + len(text)} for span in row["spans"]]
        missing += [(start + len(text), end + len(text)) for start, end in row.get("missing", ())]
        text += row["text"]
    return {"text": text, "spans": spans, "missing": missing, "source": run[0]["source"]}


def documents(corpus: Corpus, root: Path, nlp: Language, rng: random.Random, limit: int | None) -> Iterator[Doc]:
    """Annotated documents of one corpus; each copy joins the rows anew."""
    items = list(rows(corpus, root))[:limit]
    for _ in range(corpus.copies):
        for row in passages(items, rng):
            yield annotated(nlp.make_doc(row["text"]), row, corpus.hides)


def main() -> None:
    """Write one .spacy file from all corpora of names."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("output", type=Path)
    parser.add_argument("corpora", type=Path)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--limit", type=int, default=0, help="rows per corpus; 0 is all")
    options = parser.parse_args()
    rng, nlp, store = random.Random(options.seed), english(), DocBin(attrs=["ENT_IOB", "ENT_TYPE"])
    for corpus in CORPORA:
        for doc in documents(corpus, options.corpora, nlp, rng, options.limit or None):
            store.add(doc)
    options.output.parent.mkdir(parents=True, exist_ok=True)
    store.to_disk(options.output)
    print(f"{options.output}: {len(store)} documents")


if __name__ == "__main__":
    main()

"""Dev scores, speed and size of a pipeline directory, as JSON."""

import argparse
import json
import random
import subprocess
import sys
from collections import Counter
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Any

import spacy
from conllu import opened_lines, sentences
from convert_names import LABELS, Row
from convert_syntax import document, passages
from spacy.language import Language
from spacy.tokens import Doc
from spacy.training import Example
from spacy.vocab import Vocab

from generator.understand.encoder import component  # noqa: F401 - registers the factory

SYNTAX_SCORES = ("tag_acc", "pos_acc", "morph_acc", "lemma_acc", "dep_uas", "dep_las", "sents_f")
# What each dev corpus annotates of our labels; predictions of other labels are not counted there.
ANNOTATED = {
    "gum_ner": LABELS,
    "re3d": LABELS - {"EVENT", "FAC"},
    "meantime": LABELS - {"EVENT", "FAC", "NORP"},
    "slue_voxpopuli": LABELS,
    "wikigold": LABELS - {"EVENT", "NORP"},
    "crossner_politics": LABELS - {"NORP"},
}
BENCHMARK = Path(__file__).resolve().parents[1] / "benchmarks" / "analysis.py"
PLACES = frozenset({"GPE", "LOC", "FAC"})
Counts = Counter[str]


def gold_documents(path: Path, vocab: Vocab) -> list[Doc]:
    """Every sentence of a treebank once, in passages with the line breaks of running text."""
    rng = random.Random(1)
    return [document(run, vocab, rng) for run in passages(sentences(path), rng)]


def syntax_scores(nlp: Language, docs: Sequence[Doc]) -> dict[str, float]:
    """Accuracies in per cent on raw text; attachment without punctuation, sentences by exact borders."""
    scores = nlp.evaluate([Example(nlp.make_doc(doc.text), doc) for doc in docs])
    return {key: round(100 * float(scores[key] or 0), 2) for key in SYNTAX_SCORES}


def name_scores(nlp: Language, path: Path, labels: frozenset[str]) -> dict[str, dict[str, float]]:
    """Precision, recall and F1 by exact span: each label, all places as one, and all labels together."""
    gold: dict[str, Counts] = {}
    rows: list[Row] = [json.loads(line) for line in opened_lines(path)]
    for row, doc in zip(rows, nlp.pipe(row["text"] for row in rows), strict=True):
        want = {(span["start"], span["end"], span["label"]) for span in row["spans"] if span["label"] in labels}
        have = {(ent.start_char, ent.end_char, ent.label_) for ent in doc.ents if ent.label_ in labels}
        for group, members in _groups(labels).items():
            _count(gold.setdefault(group, Counter()), _of(want, members), _of(have, members))
    return {group: _figures(counts) for group, counts in gold.items() if counts["gold"]}


def _groups(labels: frozenset[str]) -> dict[str, frozenset[str]]:
    groups = {label: frozenset({label}) for label in sorted(labels)}
    return groups | {"places": PLACES, "all": labels}


def _of(spans: Iterable[tuple[int, int, str]], members: frozenset[str]) -> set[tuple[int, int, str]]:
    """Spans of a group; places lose the difference between their labels."""
    merged = "PLACE" if members == PLACES else None
    return {(start, end, merged or label) for start, end, label in spans if label in members}


def _count(counts: Counts, want: set[Any], have: set[Any]) -> None:
    counts["right"] += len(want & have)
    counts["gold"] += len(want)
    counts["found"] += len(have)


def _figures(counts: Counts) -> dict[str, float]:
    precision = counts["right"] / counts["found"] if counts["found"] else 0.0
    recall = counts["right"] / counts["gold"]
    both = precision + recall
    figures = {"p": precision, "r": recall, "f": 2 * precision * recall / both if both else 0.0}
    return {key: round(100 * value, 1) for key, value in figures.items()} | {"gold": counts["gold"]}


def cost(model: Path) -> dict[str, float]:
    """Size, seconds to load and pace, as the benchmark measures them: each in a process of its own, on texts of its own."""
    found: dict[str, float] = {}
    for measure in ("size", "load", "pace"):
        call = [sys.executable, str(BENCHMARK), "--model", str(model.resolve()), "--measure", measure, "--articles", "100"]
        found |= json.loads(subprocess.run(call, stdout=subprocess.PIPE, text=True, check=True).stdout)
    words = round(found["words per CPU s, pipeline alone"])
    return {"load_s": round(found["load, CPU s"], 2), "words_per_cpu_s": words, "megabytes": round(found["MB"], 1)}


def measured(model: Path, corpora: Path) -> dict[str, Any]:
    """All scores of a pipeline directory."""
    nlp = spacy.load(model)
    gold = {name: gold_documents(corpora / f"ud_{name}" / "dev.conllu", nlp.vocab) for name in ("ewt", "gum")}
    syntax = {name: syntax_scores(nlp, docs) for name, docs in gold.items()}
    names = {name: name_scores(nlp, corpora / name / "dev.jsonl", labels) for name, labels in ANNOTATED.items()}
    return {"syntax": syntax, "names": names, "cost": cost(model)}


def main() -> None:
    """Measure and write."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("model", type=Path)
    parser.add_argument("corpora", type=Path)
    parser.add_argument("output", type=Path)
    options = parser.parse_args()
    scores = measured(options.model, options.corpora)
    options.output.parent.mkdir(parents=True, exist_ok=True)
    options.output.write_text(json.dumps(scores, indent=2) + "\n", encoding="utf-8")
    print(json.dumps({"syntax": scores["syntax"], "cost": scores["cost"]}, indent=2))
    print(json.dumps({name: figures["all"] for name, figures in scores["names"].items()}, indent=2))


if __name__ == "__main__":
    main()

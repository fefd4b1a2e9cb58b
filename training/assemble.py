"""The trained halves -> one pipeline directory, with only what is needed to run it."""

import argparse
import os
import shutil
import tempfile
from pathlib import Path

import spacy
from spacy.language import Language

SYNTAX = ("tok2vec", "tagger", "morphologizer", "parser", "trainable_lemmatizer")
# Parts of the configuration that only training reads.
TRAINING_ONLY = ("paths", "system", "corpora", "training", "pretraining", "initialize")


def assembled(syntax: Path, names: Path) -> Language:
    """A pipeline with the syntax of one trained pipeline and the names of another."""
    nlp = spacy.blank("en")
    halves = (spacy.load(syntax), spacy.load(names))
    for component in SYNTAX:
        nlp.add_pipe(component, source=halves[0])
    nlp.add_pipe("ner", source=halves[1])
    return nlp


def write(nlp: Language, target: Path) -> None:
    """Put the pipeline at `target` in one rename; what was there before is removed."""
    target.parent.mkdir(parents=True, exist_ok=True)
    work = Path(tempfile.mkdtemp(dir=target.parent, prefix=".assembling-"))
    nlp.to_disk(work / "new", exclude=("vectors",))
    if target.exists():
        os.rename(target, work / "old")
    os.rename(work / "new", target)
    shutil.rmtree(work)


def main() -> None:
    """Assemble from the two training runs."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("syntax", type=Path)
    parser.add_argument("names", type=Path)
    parser.add_argument("target", type=Path)
    parser.add_argument("--name", required=True)
    parser.add_argument("--version", required=True)
    options = parser.parse_args()
    nlp = assembled(options.syntax, options.names)
    nlp.meta["name"], nlp.meta["version"] = options.name, options.version
    write(nlp, options.target)


if __name__ == "__main__":
    main()

"""The trained halves -> one pipeline directory with only what is needed to run it."""

import argparse
from collections.abc import Iterator
from pathlib import Path

import spacy
import srsly  # type: ignore[import-untyped]  # ships no types
from spacy.language import Language
from thinc.api import Config

SYNTAX = ("tok2vec", "tagger", "morphologizer", "parser", "trainable_lemmatizer")
# Articles analysed at once: more take memory and save no time.
BATCH = 64
# Parts of the configuration that only training reads.
TRAINING_ONLY = ("paths", "system", "corpora", "training", "pretraining", "initialize")


def assembled(syntax: Path, names: Path) -> Language:
    """A pipeline with the syntax of one trained pipeline and the names of another."""
    nlp = spacy.blank("en")
    halves = (spacy.load(syntax), spacy.load(names))
    for component in SYNTAX:
        nlp.add_pipe(component, source=halves[0])
    nlp.add_pipe("ner", source=halves[1])
    nlp.batch_size = BATCH
    return nlp


def needed_strings(nlp: Language) -> Iterator[str]:
    """Strings that the components refer to by hash; the words of the corpora are none of them."""
    yield from spacy.blank("en").vocab.strings
    for _, component in nlp.pipeline:
        yield from (label for label in getattr(component, "labels", ()) if isinstance(label, str))
    trees = nlp.get_pipe("trainable_lemmatizer").trees
    for tree in srsly.msgpack_loads(trees.to_bytes())["trees"]:
        for key in ("orig", "subst"):
            if tree.get(key):
                yield nlp.vocab.strings[tree[key]]


def write(nlp: Language, target: Path) -> None:
    """The pipeline's directory, without the corpora's vocabulary and without the settings of training."""
    nlp.to_disk(target)
    srsly.write_json(target / "vocab" / "strings.json", sorted(set(needed_strings(nlp))))
    config = Config().from_disk(target / "config.cfg", interpolate=False)
    for section in TRAINING_ONLY:
        config.pop(section, None)
    config.to_disk(target / "config.cfg")


def main() -> None:
    """Assemble from the two training runs."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("syntax", type=Path)
    parser.add_argument("names", type=Path)
    parser.add_argument("target", type=Path)
    options = parser.parse_args()
    nlp = assembled(options.syntax, options.names)
    nlp.meta["name"], _, nlp.meta["version"] = options.target.name.removeprefix("en_").partition("-")
    write(nlp, options.target)


if __name__ == "__main__":
    main()

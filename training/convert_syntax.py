"""CoNLL-U treebanks -> spaCy documents of a few sentences, with the line breaks of running text."""

import argparse
import random
from collections.abc import Iterable, Iterator
from pathlib import Path

from conllu import Sentence, Word, sentences
from spacy.tokens import Doc, DocBin
from spacy.vocab import Vocab

# Spoken genres without the punctuation of print teach the parser wrong sentence borders.
SPOKEN = ("GUM_conversation", "GUM_vlog")
BREAKS = ("\n\n", "\n\n", "\n", "")
# Words after which a passage ends: about what the encoder reads at once.
LONGEST = 110
# Genres next to news are seen twice as often.
NEAR = ("weblog", "newsgroup", "GUM_news", "GUM_interview", "GUM_speech", "GUM_bio", "GUM_court", "GUM_voyage")


def written(items: Iterable[Sentence]) -> Iterator[Sentence]:
    """The sentences of documents that were written, not transcribed chat."""
    return (item for item in items if not item.document.startswith(SPOKEN))


def near(items: Iterable[Sentence]) -> list[Sentence]:
    """The sentences of genres next to news."""
    return [item for item in items if item.document.startswith(NEAR)]


def passages(items: Iterable[Sentence], rng: random.Random) -> Iterator[list[Sentence]]:
    """Runs of neighbouring sentences of one document, each run ended by a drawn number of words."""
    run: list[Sentence] = []
    size = rng.randint(1, LONGEST)
    for item in items:
        if run and (item.document != run[0].document or sum(len(known.words) for known in run) >= size):
            yield run
            run, size = [], rng.randint(1, LONGEST)
        run.append(item)
    if run:
        yield run


def running_words(run: list[Sentence], rng: random.Random) -> Iterator[tuple[Word, int]]:
    """Words with the index of their sentence's first word; paragraphs may be set apart by a line break."""
    start = 0
    for place, item in enumerate(run):
        for word in item.words:
            yield word, start
        start += len(item.words)
        following = run[place + 1] if place + 1 < len(run) else None
        mark = rng.choice(BREAKS) if following and following.paragraph else ""
        if mark:
            # As spaCy does, the break hangs on the word before it.
            yield Word(mark, mark, "SPACE", "_SP", "", -1, "dep", False), start
            start += 1


def document(run: list[Sentence], vocab: Vocab, rng: random.Random) -> Doc:
    """One document with tags, lemmas, morphology, heads and sentence borders."""
    rows = list(running_words(run, rng))
    words = [word for word, _ in rows]
    breaks = {place for place, word in enumerate(words) if word.pos == "SPACE"}
    return Doc(
        vocab,
        words=[word.form for word in words],
        spaces=[word.space and place + 1 not in breaks for place, word in enumerate(words)],
        tags=[word.tag for word in words],
        pos=[word.pos for word in words],
        morphs=[word.morph for word in words],
        lemmas=[word.lemma for word in words],
        heads=[place - 1 if word.head < 0 else word.head + start for place, (word, start) in enumerate(rows)],
        deps=[word.dep for word in words],
    )


def selections(path: Path) -> list[list[Sentence]]:
    """What is read of a file: what was written, and then what is near to news again."""
    items = list(written(sentences(path)))
    return [items, near(items)]


def main() -> None:
    """Write one .spacy file from one or more treebank files."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("output", type=Path)
    parser.add_argument("inputs", type=Path, nargs="+")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--limit", type=int, default=0, help="passages per input file; 0 is all")
    options = parser.parse_args()
    rng, vocab, store = random.Random(options.seed), Vocab(), DocBin()
    for path in options.inputs:
        for items in selections(path):
            for run in list(passages(items, rng))[: options.limit or None]:
                store.add(document(run, vocab, rng))
    options.output.parent.mkdir(parents=True, exist_ok=True)
    store.to_disk(options.output)
    print(f"{options.output}: {len(store)} documents")


if __name__ == "__main__":
    main()

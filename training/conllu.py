"""Sentences of a CoNLL-U file, with the white space between words as the text had it."""

import gzip
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path


@dataclass(frozen=True, slots=True)
class Word:
    """One syntactic word; `head` is an index into the sentence, or its own index for the root."""

    form: str
    lemma: str
    pos: str
    tag: str
    morph: str
    head: int
    dep: str
    space: bool


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence, its document, and whether a paragraph begins with it."""

    id: str
    document: str
    paragraph: bool
    words: tuple[Word, ...]


@dataclass(slots=True)
class _Block:
    """Lines of one sentence while they are read."""

    comments: list[str] = field(default_factory=list)
    rows: list[list[str]] = field(default_factory=list)


def opened_lines(path: Path) -> Iterator[str]:
    """Lines of a plain or gzipped UTF-8 file, without their ends."""
    opener = gzip.open if path.suffix == ".gz" else open
    with opener(path, "rt", encoding="utf-8") as lines:
        for line in lines:
            yield line.rstrip("\n")


def sentences(path: Path) -> Iterator[Sentence]:
    """Sentences in file order; those whose words do not spell their text are left out."""
    document = path.name
    for block in _blocks(path):
        document = _comment(block, "newdoc id") or document
        sentence = _sentence(block, document)
        if _spelled(sentence.words).strip() == (_comment(block, "text") or "").strip():
            yield sentence


def _blocks(path: Path) -> Iterator[_Block]:
    block = _Block()
    for line in opened_lines(path):
        if line.startswith("#"):
            block.comments.append(line[1:].strip())
        elif line:
            block.rows.append(line.split("\t"))
        elif block.rows:
            yield block
            block = _Block()
    if block.rows:
        yield block


def _comment(block: _Block, key: str) -> str | None:
    for comment in block.comments:
        name, _, value = comment.partition(" = ")
        if name == key:
            return value
    return None


def _sentence(block: _Block, document: str) -> Sentence:
    glued = _words_without_space(block.rows)
    rows = [row for row in block.rows if row[0].isdigit()]
    words = tuple(_word(row, place, int(row[0]) not in glued) for place, row in enumerate(rows))
    paragraph = any(comment.startswith(("newpar", "newdoc")) for comment in block.comments)
    return Sentence(_comment(block, "sent_id") or "", document, paragraph, words)


def _words_without_space(rows: list[list[str]]) -> set[int]:
    """Numbers of the words that the next word touches; a multiword token decides for its words."""
    glued: set[int] = set()
    inside: set[int] = set()
    for row in rows:
        tight = "SpaceAfter=No" in row[9]
        if "-" in row[0]:
            first, last = map(int, row[0].split("-"))
            inside.update(range(first, last + 1))
            glued.update(range(first, last + (1 if tight else 0)))
        elif row[0].isdigit() and tight and int(row[0]) not in inside:
            glued.add(int(row[0]))
    return glued


def _word(row: list[str], place: int, space: bool) -> Word:
    head = int(row[6]) - 1 if int(row[6]) else place
    dep = "ROOT" if row[7] == "root" else row[7]
    morph = "" if row[5] == "_" else row[5]
    return Word(row[1], row[2], row[3], row[4], morph, head, dep, space)


def _spelled(words: tuple[Word, ...]) -> str:
    return "".join(word.form + " " * word.space for word in words)

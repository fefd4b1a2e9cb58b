"""Training text as the news prints it: curly quotes, dashes, capitals, lost full stops, names run together."""

import random
from collections.abc import Callable, Iterator, Sequence

import spacy
from spacy.language import Language
from spacy.tokens import Doc
from spacy.training import Example

Words = list[str]
Change = Callable[[Words], Words]

DASHES = ("--", "–", "—")
SYNTAX = ["TAG", "POS", "MORPH", "LEMMA", "HEAD", "DEP"]
NAMES = ["ENT_IOB", "ENT_TYPE"]
DOUBLE_QUOTES = ('"', "``", "''")
LOWER_IN_TITLES = frozenset("a an and as at but by for in of on or the to vs with from".split())


@spacy.registry.augmenters("briefing.newsprint.v1")  # type: ignore[untyped-decorator]
def newsprint(shares: dict[str, float], seed: int) -> Callable[[Language, Example], Iterator[Example]]:
    """An augmenter; `shares` says what share of documents each change touches, drawn independently."""
    rng = random.Random(seed)
    changes: tuple[tuple[float, Change], ...] = (
        (shares["curly"], curly_quotes),
        (shares["dashes"], lambda words: other_dashes(words, rng.choice(DASHES))),
        (shares["lower"], lowered),
        (shares["upper"], capitals),
        (shares["title"], title_case),
    )

    def augmented(nlp: Language, example: Example) -> Iterator[Example]:
        doc = example.reference
        words = [token.text for token in doc]
        spaces = [bool(token.whitespace_) for token in doc]
        new_words = _changed(words, changes, rng)
        new_spaces = run_together(doc, spaces, rng) if rng.random() < shares["glued"] else spaces
        length = _length(doc, shares["unstopped"], rng)
        if (new_words, new_spaces, length) == (words, spaces, len(doc)):
            yield example
        else:
            reference = _rewritten(doc, new_words, new_spaces, length)
            yield Example(nlp.make_doc(reference.text), reference)

    return augmented


def curly_quotes(words: Words) -> Words:
    """Typewriter quotes and apostrophes turned into printed ones; double quotes open and close in turn."""
    opened = False
    new = []
    for word in words:
        if word in DOUBLE_QUOTES:
            opened = word == "``" or (word == '"' and not opened)
            new.append("“" if opened else "”")
        else:
            new.append(word.replace("'", "’"))
    return new


def other_dashes(words: Words, dash: str) -> Words:
    """Every dash between words written as `dash`."""
    return [dash if word in DASHES else word for word in words]


def lowered(words: Words) -> Words:
    """All in lower case."""
    return [word.lower() for word in words]


def capitals(words: Words) -> Words:
    """All in capitals."""
    return [word.upper() for word in words]


def title_case(words: Words) -> Words:
    """As a headline: every word but the small ones begins with a capital."""
    return [word if word in LOWER_IN_TITLES else word[:1].upper() + word[1:] for word in words]


def run_together(doc: Doc, spaces: Sequence[bool], rng: random.Random) -> list[bool]:
    """One name of several words written without its first space."""
    names = [ent for ent in doc.ents if len(ent) > 1 and spaces[ent.start]]
    new = list(spaces)
    if names:
        new[rng.choice(names).start] = False
    return new


def _changed(words: Words, changes: Sequence[tuple[float, Change]], rng: random.Random) -> Words:
    for share, change in changes:
        if rng.random() < share:
            words = change(words)
    return words


def _length(doc: Doc, unstopped: float, rng: random.Random) -> int:
    """Tokens that are kept: all, or all but a final full stop."""
    if rng.random() < unstopped and len(doc) > 3 and doc[-1].text == "." and not any(doc[-1].children):
        return len(doc) - 1
    return len(doc)


def _rewritten(doc: Doc, words: Words, spaces: Sequence[bool], length: int) -> Doc:
    """The same annotation over other words; `length` cuts the end."""
    layers = SYNTAX if doc.has_annotation("DEP") else NAMES
    new = Doc(doc.vocab, words=words[:length], spaces=list(spaces[:length]))
    new.from_array(layers, doc.to_array(layers)[:length])
    if layers is SYNTAX:
        for old, token in zip(doc, new, strict=False):
            if old.text != token.text:
                token.lemma_ = _lemma(old.text, old.lemma_, token.text)
    return new


def _lemma(form: str, lemma: str, new: str) -> str:
    """The lemma that goes with a changed form: one that repeated the form, or its case, goes on doing so."""
    if lemma == form:
        return new
    if new.islower():
        return lemma.lower()
    return lemma.replace("'", "’") if "’" in new else lemma

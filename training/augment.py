"""Training text as the news prints it: curly quotes, dashes, capitals, lost full stops, names run together."""

from __future__ import annotations

from dataclasses import fields, replace
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import random
    from collections.abc import Callable, Sequence

    from features import Passage

Words = list[str]

SHARES = {"curly": 0.5, "dashes": 0.3, "lower": 0.02, "upper": 0.02, "title": 0.03, "unstopped": 0.04, "glued": 0.05}
"""What share of passages each change touches, drawn independently."""
DASHES = ("--", "–", "—")
DOUBLE_QUOTES = ('"', "``", "''")
LOWER_IN_TITLES = frozenset("a an and as at but by for in of on or the to vs with from".split())


def newsprint(item: Passage, rng: random.Random) -> Passage:
    """A passage as it might have been printed; its annotation goes along."""
    changes: dict[str, Callable[[Words], Words]] = {
        "curly": curly_quotes,
        "dashes": lambda words: other_dashes(words, rng.choice(DASHES)),
        "lower": lowered,
        "upper": capitals,
        "title": title_case,
    }
    words = item.words
    for name, change in changes.items():
        if rng.random() < SHARES[name]:
            words = change(words)
    lemmas = [lemma_of(*row) for row in zip(item.words, item.lemmas, words, strict=False)]
    new = replace(item, words=words, lemmas=lemmas)
    if rng.random() < SHARES["unstopped"]:
        new = unstopped(new)
    return run_together(new, rng) if rng.random() < SHARES["glued"] else new


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


def lemma_of(form: str, lemma: str, new: str) -> str:
    """The lemma that goes with a changed form: one that repeated the form, or its case, goes on doing so."""
    if form == new:
        return lemma
    if lemma == form:
        return new
    if new.islower():
        return lemma.lower()
    return lemma.replace("'", "’") if "’" in new else lemma


def unstopped(item: Passage) -> Passage:
    """Without its final full stop, if nothing hangs on that."""
    last = len(item.words) - 1
    if last < 3 or item.words[last] != "." or last in item.heads[:last] or (item.heads and item.heads[last] == last):
        return item
    return replace(item, **{part.name: getattr(item, part.name)[:last] for part in fields(item)})


def run_together(item: Passage, rng: random.Random) -> Passage:
    """One name of several words written without its first space; only where names alone are annotated."""
    places = [place for place, name in enumerate(item.names[:-1]) if name and name[0] == "B"]
    if not places:
        return item
    place = rng.choice(places)
    following = item.names[place + 1] or ""
    name = (item.names[place] or "")[1:]
    words = [*item.words[:place], item.words[place] + item.words[place + 1], *item.words[place + 2 :]]
    names: Sequence[str | None] = [*item.names[:place], ("U" if following[:1] == "L" else "B") + name, *item.names[place + 2 :]]
    return replace(item, words=words, names=list(names))

"""Lemmas of inflected English words by WordNet's lists (Fellbaum, 1998), after the manner of its `morphy`."""

from __future__ import annotations

import gzip
import json
import re
from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path

Exceptions = Mapping[str, Mapping[str, list[str]]]
"""By part of speech (noun, verb, adj, adv) and form: its lemmas."""
KINDS = {"NNS": "noun", "VBD": "verb", "VBN": "verb", "VBG": "verb", "VBZ": "verb", "JJR": "adj", "JJS": "adj", "RBR": "adv", "RBS": "adv"}
"""Part of speech by the tag of an inflected word."""
_ENDINGS = {
    "noun": "s: ses:s ves:f xes:x zes:z ches:ch shes:sh men:man ies:y",
    "verb": "s: ies:y es:e es: ed:e ed: ing:e ing:",
    "adj": "er: est: er:e est:e",
}
_RULES = {kind: [tuple(rule.split(":")) for rule in rules.split()] for kind, rules in _ENDINGS.items()}
_RULES["adv"] = _RULES["adj"]
_DOUBLED = re.compile(r"(?:[^aeiou]|qu)*[aeiouy][^aeiouwxy]")
"""A stem of one syllable that doubles its last letter before -ed and -ing: what hops is hopping, what hopes is hoping."""


class Lexicon:
    """Known lemmas by part of speech, and the forms that no rule makes."""

    def __init__(self, exceptions: Exceptions, known: Mapping[str, frozenset[str]]) -> None:
        self._exceptions, self._known = exceptions, known

    @classmethod
    def from_file(cls, path: Path) -> Lexicon:
        """Reads what `to_bytes` made; raises OSError where it is missing."""
        data = json.loads(gzip.decompress(path.read_bytes()))
        return cls(data["exceptions"], {kind: frozenset(words.split()) for kind, words in data["known"].items()})

    def to_bytes(self) -> bytes:
        """As a file holds it."""
        known = {kind: " ".join(sorted(words)) for kind, words in self._known.items()}
        return gzip.compress(json.dumps({"exceptions": self._exceptions, "known": known}).encode(), 9, mtime=0)

    def lemmas(self, form: str, tag: str) -> tuple[str, ...]:
        """The known lemmas of a form in small letters, none where its tag is of no inflected word."""
        kind = KINDS.get(tag)
        if kind is None:
            return ()
        return tuple(self._exceptions[kind].get(form) or dict.fromkeys(self._by_rule(form, kind)))

    def _by_rule(self, form: str, kind: str) -> Iterator[str]:
        for ending, put in _RULES[kind]:
            stem = form.removesuffix(ending)
            if stem != form and stem + put in self._known[kind] and not (ending in {"ed", "ing"} and not put and _DOUBLED.fullmatch(stem)):
                yield stem + put

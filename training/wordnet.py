"""The lexicon of lemmas from WordNet 3.0, as the package spacy-lookups-data carries it for English."""

import gzip
import json
from importlib.resources import files
from typing import Any

from generator.understand.encoder.lexicon import Lexicon


def lexicon() -> Lexicon:
    """Exceptions and known lemmas; of these the words that are letters and hyphens alone."""
    known = {kind: frozenset(word for word in words if word.replace("-", "").isalpha()) for kind, words in _table("index").items()}
    return Lexicon(_table("exc"), known)


def _table(name: str) -> dict[str, Any]:
    data = (files("spacy_lookups_data") / "data" / f"en_lemma_{name}.json.gz").read_bytes()
    found: dict[str, Any] = json.loads(gzip.decompress(data))
    return found

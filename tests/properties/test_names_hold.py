"""Whatever words a text strings together and whatever a recogniser saw in them, names do not lie over each other."""

from __future__ import annotations

from functools import cache
from itertools import pairwise
from typing import TYPE_CHECKING

import spacy
from hypothesis import given, settings
from hypothesis import strategies as st
from spacy.tokens import Doc, Span

from generator.understand.components import extensions
from generator.understand.components.name_rules import names

if TYPE_CHECKING:
    from spacy.language import Language

REGIONS = "Middle East|and|North Africa|South|Central Asia|the|West|Latin America|,".split("|")
WORDS = (
    "the a and of in at , . - ( ) ' 's \n Middle East North South West Central Northern Africa Asia Korea Pacific America Sea Latin Union United Nations "
    "European Kingdom States Senate House Republicans Democrat Senators President Secretary General Foreign Minister Ministry Mr Gen Ann Kabul Kandahar "
    "Islam Qala Chaman Spin Boldak Jordan Chad Georgia Washington Paris New York Ohio D.C. U.S. UN NATO UAV UAVs Taliban Afghan Afghans Muslims Press "
    "Bank Court White Act Summit River Airport province district border crossing town called said told who troops two"
).split(" ")
KINDS = ("PERSON", "ORG", "GPE", "LOC", "FAC", "NORP", "EVENT")
TAGS = ("NNP", "NNPS", "NN", "NNS", "JJ", "IN", "DT", "VBD", "VBZ", "POS", "CC", "CD", ",", ".")


@cache
def blank() -> Language:
    return spacy.blank("en")


@st.composite
def docs(draw: st.DrawFn) -> Doc:
    """Tokens with any tags, sentences and names apart from each other."""
    pieces = draw(st.lists(st.sampled_from(draw(st.sampled_from([WORDS, REGIONS]))), min_size=1, max_size=25))
    words = [word for piece in pieces for word in piece.split(" ")]
    size = len(words)
    tags = draw(st.lists(st.sampled_from(TAGS), min_size=size, max_size=size))
    starts = draw(st.lists(st.booleans(), min_size=size, max_size=size))
    doc = Doc(blank().vocab, words=words, tags=tags, sent_starts=[True, *starts[1:]])
    cuts = sorted(draw(st.sets(st.integers(0, size), max_size=8)))
    kinds = draw(st.lists(st.sampled_from([*KINDS, ""]), min_size=len(cuts), max_size=len(cuts)))
    doc.ents = tuple(Span(doc, *ends, label=kind) for ends, kind in zip(pairwise(cuts), kinds, strict=False) if kind)
    return doc


@settings(deadline=None, max_examples=300)
@given(doc=docs())
def test_names_lie_apart(doc: Doc) -> None:
    """In order, none empty, none over another, all within the text."""
    extensions.register()
    found = names(doc)
    assert all(0 <= name.first < name.end <= len(doc) for name in found)
    assert all(left.end <= right.first for left, right in pairwise(found))

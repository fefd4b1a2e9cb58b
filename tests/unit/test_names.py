"""Names: each rule on what a recogniser may have seen, without the trained pipeline."""

from __future__ import annotations

import re

import pytest
from cases_loader import Case, cases
from tagged import tagged_doc

from generator.understand.components.name_rules import names

_SEEN = re.compile(r"\[([^\]]+):([A-Z]+)\]")
_TAG = re.compile(r"/[A-Z]{2,4}\$?(?=\W|$)")


def read(source: str) -> list[str]:
    """The names of a text in the notation of the cases, each as `words | type`."""
    doc = tagged_doc(_SEEN.sub(r"\1", source))
    ents, at = [], 0
    for match in _SEEN.finditer(source):
        words = _TAG.sub("", match[1])
        start = doc.text.index(words, at)
        at = start + len(words)
        ents.append(doc.char_span(start, at, label=match[2]))
    doc.ents = tuple(ents)
    return [f"{doc[name.first : name.end].text} | {name.type}" for name in names(doc)]


@pytest.mark.parametrize("case", cases("names.md"), ids=lambda case: case.title)
def test_case(case: Case) -> None:
    """What is found is what is expected, no more."""
    assert read(case.text) == list(case.expected)


def test_a_name_that_no_rule_concerns_is_left_alone() -> None:
    """What the recogniser saw comes out as it went in."""
    assert read("[Harbour Rescue Union:ORG] met [Adam Reyes:PERSON] in [Vessen:GPE].") == [
        "Harbour Rescue Union | ORG",
        "Adam Reyes | PERSON",
        "Vessen | GPE",
    ]

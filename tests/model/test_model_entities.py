"""Entities on the trained pipeline, with sentences of our own; the work of several processes."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

import pytest
from cases_loader import Case, cases

from generator.news import Article, Outlet
from generator.understand import annotator
from generator.understand.annotator import Annotator
from generator.understand.components import extensions

if TYPE_CHECKING:
    from spacy.language import Language

    from generator.news import Mention

pytestmark = pytest.mark.model


@cache
def pipeline() -> Language:
    return annotator.load("embedded", ("entities",))


def shown(one: Mention, expected: str) -> str:
    """As many fields of a mention as the expectation has."""
    name = "=" if one.name == one.span.text else one.name
    fields = (one.span.text, one.type, name, one.role.text if one.role else "-", (one.place.country if one.place else None) or "-")
    return " | ".join(fields[: expected.count(" | ") + 1])


@pytest.mark.parametrize("case", cases("entities.md"), ids=lambda case: case.title)
def test_case(case: Case) -> None:
    """What is found is what is expected, no more."""
    nlp = pipeline()
    found = extensions.mentions(nlp(annotator.document(nlp, case.text)))
    assert [one.span.text for one in found] == [line.split(" | ")[0] for line in case.expected]
    assert [shown(one, line) for one, line in zip(found, case.expected, strict=True)] == list(case.expected)


def test_any_number_of_workers_finds_the_same() -> None:
    """Results come in input order, whoever did the work."""
    texts = [f"The Taliban said on Monday that {number} soldiers had left Herat." for number in range(40)]
    articles = [Article(id=f"a{n}", path=f"a{n}.md", title="", text=text, outlet=Outlet("post", "Post")) for n, text in enumerate(texts)]
    assert list(Annotator(workers=2).annotate(articles)) == list(Annotator().annotate(articles))

"""Statements on the trained pipeline, with sentences of our own."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

import pytest
from cases_loader import Case, cases

from generator.understand import annotator
from generator.understand.components import extensions

if TYPE_CHECKING:
    from spacy.language import Language

    from generator.news import Statement

PARAGRAPH = "\n\n"

pytestmark = pytest.mark.model


@cache
def pipeline() -> Language:
    return annotator.load("embedded", ("entities", "times", "statements"))


def shown(one: Statement) -> str:
    who = "-" if one.speaker is None else one.speaker.text + (f" ({one.entity})" if one.entity else "")
    stance = "not " * one.negated + one.stance + (f" @{one.when}" if one.when else "")
    return f"{who} | {one.cue.text} | {stance} | {one.style} | {' ¶ '.join(one.content.text.split(PARAGRAPH))}"


@pytest.mark.parametrize("case", cases("statements.md"), ids=lambda case: case.title)
def test_case(case: Case) -> None:
    """What is found is what is expected, no more."""
    nlp = pipeline()
    doc = nlp(annotator.document(nlp, case.text, published=case.settings.get("published")))
    assert [shown(one) for one in extensions.statements(doc)] == list(case.expected)


def test_at_least_sixty_cases() -> None:
    """The file of cases is read whole."""
    assert len(cases("statements.md")) >= 60

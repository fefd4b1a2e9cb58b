"""Times, figures and facts on the trained pipeline, with sentences of our own."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

import pytest
from cases_loader import Case, cases

from generator.understand import annotator
from generator.understand.components import extensions

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.tokens import Doc

    from generator.news import Fact, Figure

pytestmark = pytest.mark.model


@cache
def pipeline() -> Language:
    return annotator.load()


def read(text: str, published: str | None = "2021-07-14", title: str = "") -> Doc:
    nlp = pipeline()
    return nlp(annotator.document(nlp, text, published=published, title=title))


def best(doc: Doc) -> Fact:
    return max(extensions.facts(doc), key=lambda each: each.score)


def score(doc: Doc, text: str) -> float:
    return next((each.score for each in extensions.facts(doc) if each.span.text == text), -1.0)


def first(doc: Doc, value: str) -> bool:
    return best(doc).span.text == value


def what(doc: Doc, value: str) -> bool:
    found = best(doc).what
    return found is not None and found.predicate.startswith(value)


def when(doc: Doc, value: str) -> bool:
    found = best(doc).when
    return ((found.value if found else None) or "-") == value


def who(doc: Doc, value: str) -> bool:
    return value in [each.text for each in best(doc).who]


def where(doc: Doc, value: str) -> bool:
    return value in [each.text for each in best(doc).where]


def figures(doc: Doc, value: str) -> bool:
    return len(best(doc).figures) == int(value)


def statements(doc: Doc, value: str) -> bool:
    return len(best(doc).statements) == int(value)


def no_fact(doc: Doc, value: str) -> bool:
    return value in doc.text and value not in [each.span.text for each in extensions.facts(doc)]


def needs(doc: Doc, value: str) -> bool:
    text, needed = value.split(" <- ")
    return any(each.span.text == text and each.needs is not None and each.needs.text == needed for each in extensions.facts(doc))


def before(doc: Doc, value: str) -> bool:
    left, right = value.split(" < ")
    return score(doc, left) > score(doc, right)


CHECKS = {
    "first": first,
    "what": what,
    "when": when,
    "who": who,
    "where": where,
    "not who": lambda doc, value: value in doc.text and not who(doc, value),
    "not where": lambda doc, value: value in doc.text and not where(doc, value),
    "figures": figures,
    "statements": statements,
    "not": no_fact,
    "needs": needs,
    "before": before,
}


@pytest.mark.parametrize("case", cases("facts.md"), ids=lambda case: case.title)
def test_case(case: Case) -> None:
    """Each expected line holds."""
    published = case.settings["published"]
    doc = read(case.text, None if published == "none" else published, case.settings.get("title", ""))
    wrong = [line for line in case.expected if not CHECKS[line.split(": ", 1)[0]](doc, line.split(": ", 1)[1])]
    assert wrong == []


def test_at_least_fifteen_cases() -> None:
    """The file of cases is read whole."""
    assert len(cases("facts.md")) >= 15


def figure(text: str) -> Figure:
    (found,) = extensions.figures(read(text))
    return found


def test_a_count_according_to_someone_belongs_to_a_statement_or_names_its_source() -> None:
    """Who counted is never lost."""
    found = figure("At least 340 families have left the valley since the start of May, according to a local count.")
    assert (found.low, found.high, found.unit, found.as_of) == (340, None, "households", None)
    assert found.according_to is not None or (found.source is not None and found.source.text == "a local count")


def test_a_claimed_share_is_according_to_the_claim() -> None:
    """A figure within what is claimed names the statement."""
    doc = read("The rebels claimed on Sunday that they hold 60 percent of the coast.")
    (found,) = extensions.figures(doc)
    assert (found.low, found.unit) == (60, "percent")
    assert found.according_to in [each.id for each in extensions.statements(doc)]
    assert found.as_of is None


def test_every_figure_and_statement_of_a_fact_exists() -> None:
    """Facts refer to records of the same text only."""
    doc = read(" ".join(case.text for case in cases("facts.md")))
    known = {each.id for each in (*extensions.figures(doc), *extensions.statements(doc))}
    assert all({*fact.figures, *fact.statements} <= known for fact in extensions.facts(doc))

"""Why each record is there, on the trained pipeline."""

from __future__ import annotations

import pytest

from generator.news import Article, Outlet
from generator.understand import annotator
from generator.understand.explain import explained

pytestmark = pytest.mark.model

TEXT = (
    "Fighters of the Northern Front seized 40 trucks near Kunduz on Wednesday, the governor said. "
    "At least 300 families have left the town since Monday, according to the United Nations."
)


def article(text: str) -> Article:
    return Article(id="a", path="a.md", title="Trucks seized near Kunduz", text=text, outlet=Outlet("o", "O"), published="2021-07-14", day="2021-07-14")


def test_every_record_has_its_rule() -> None:
    """What was found can be explained, layer by layer, and explaining changes nothing."""
    nlp = annotator.load()
    found = explained(nlp, article(TEXT))
    notes, why = found
    keys = [
        *(("mentions", one.span.start) for one in notes.mentions),
        *(("times", one.span.start) for one in notes.times),
        *(("statements", one.cue.start) for one in notes.statements),
        *(("figures", one.span.start) for one in notes.figures),
        *(("facts", one.span.start) for one in notes.facts),
    ]
    assert notes.facts
    assert notes.statements
    assert [key for key in keys if not why.get(key)] == []
    assert annotator.annotate_batch(nlp, [article(TEXT)]) == [notes]


def test_offsets_of_reasons_are_those_of_the_article() -> None:
    """In a later window as in the first one."""
    long = "\n\n".join(["The road is long and nobody counts the stones along it."] * 1100 + [TEXT])
    notes, why = explained(annotator.load(), article(long))
    last = notes.times[-1]
    assert last.span.start > 60_000
    assert why["times", last.span.start]

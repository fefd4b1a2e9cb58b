"""Whatever an article holds, it is annotated: nothing fails, every record is verbatim, and twice the text takes twice the time."""

from __future__ import annotations

import time
from functools import cache
from typing import TYPE_CHECKING

import pytest
from guessed import guessing
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from spacy.tokens import Doc

from generator.news import Annotations, Article, Outlet
from generator.understand.annotator import COMPONENTS, annotate_batch
from generator.understand.notes import spans

if TYPE_CHECKING:
    from spacy.language import Language

WORDS = (
    "The a said told according to that of in who he she it they \u201c \u201d \" ' \u2019 , . ; : ? ! - \u2013 ( ) [ ] \n \n\n Kabul Paris Mr. Smith minister "
    "spokesman denied claimed will would not killed 12 1,000 more than a dozen people percent % $ million Monday last week since 1996 July 3 on the 9th "
    "\U0001f600 \u0645\u0631\u062d\u0628\u0627 \u05e9\u05dc\u05d5\u05dd \u4f60\u597d \u0928\u092e\u0938\u094d\u0924\u0947 e\u0301 \u200b \u00ad 's n't U.S. a.m. http://x.y @z #q \u2026"
).split(" ")
texts = st.one_of(
    st.text(max_size=200),
    st.lists(st.sampled_from(WORDS), min_size=25, max_size=60).map(" ".join),
    st.lists(st.sampled_from(WORDS), max_size=60).map("".join),
)
days = st.sampled_from([None, "2021-07-14", "2021-07", "0001-01-01", "9999-12-31", "2021-07-14T23:30:00Z"])
LONG = ("people fled the town of Herat on Monday and the minister said that 12 soldiers were killed in Kabul last week while " * 1_000).strip()
STRANGE = {
    "nothing": "",
    "white space": " \n\n \t ",
    "one word": "Kabul",
    "one number": "12",
    "emoji": "\U0001f600 \U0001f1e6\U0001f1eb \U0001f468\u200d\U0001f469\u200d\U0001f467 said \U0001f525\U0001f525 12 people",
    "right to left": "\u0642\u0627\u0644 \u0627\u0644\u0645\u062a\u062d\u062f\u062b 12 \u0634\u062e\u0635\u0627 \u200f\u0641\u064a \u0643\u0627\u0628\u0644. \u202eKabul said.\u202c",
    "no punctuation": "the minister said on Monday that 12 people were killed in Kabul and the rebels denied it " * 40,
    "punctuation alone": "\u201c . , \u201d ? ( ! ) " * 60,
    "open quotation marks": "\u201c\u201cHe said \u201cthey \u201cfled. " * 30,
    "a sentence of 20,000 words": LONG,
    "a word of 20,000 letters": "Kabul" * 4_000,
    "one line each word": "\n".join(LONG.split()[:2_000]),
}


@cache
def pipeline(seed: int = 0, *, one_sentence: bool = False) -> Language:
    return guessing(seed, one_sentence=one_sentence, components=COMPONENTS)


def annotated(nlp: Language, text: str, published: str | None = "2021-07-14") -> Annotations:
    """What the pipeline finds; fails the test where it could not bear the text."""
    article = Article(id="a", path="a.md", title="Soldiers fled Herat", text=text, outlet=Outlet("wire", "Wire"), published=published)
    (found,) = annotate_batch(nlp, [article])
    assert isinstance(found, Annotations), found
    return found


def check(text: str, found: Annotations) -> None:
    """Every span of every record, however deep, says what the text says there."""
    records = (*found.mentions, *found.times, *found.statements, *found.figures, *found.facts)
    for record in records:
        assert all(text[span.start : span.end] == span.text for span in spans(record))


@settings(deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(text=texts, published=days, seed=st.integers(0, 5))
def test_any_text_is_annotated(text: str, published: str | None, seed: int) -> None:
    """Behind any parse, no component fails on any text, and all records are verbatim."""
    check(text, annotated(pipeline(seed), text, published))


@pytest.mark.parametrize("name", STRANGE)
@pytest.mark.parametrize("one_sentence", [False, True])
def test_strange_articles_are_annotated(name: str, one_sentence: bool) -> None:
    """Empty, foreign, endless and broken articles fail nothing either, in many sentences or in one."""
    check(STRANGE[name], annotated(pipeline(one_sentence=one_sentence), STRANGE[name]))


def test_the_same_text_is_annotated_the_same() -> None:
    """Nothing depends on what was read before."""
    first = annotated(pipeline(), STRANGE["no punctuation"])
    annotated(pipeline(), STRANGE["emoji"])
    assert annotated(pipeline(), STRANGE["no punctuation"]) == first


# ------------------------------------------------------------------ time

PASSAGE = (
    "The minister said on Monday that more than 1,200 people had fled Herat since 3 July. \u201cWe do not know where they are,\u201d he told "
    "reporters in Kabul, adding that the army would send 40 trucks. Officials in Kandahar denied the report last week.\n\n"
)
COPIES = 20
SLACK = 2.0
"""How much longer than in proportion a text may take that is ten times as long: machines are noisy, a quadratic component takes ten times."""
ATTEMPTS = 4


def seconds(component: str, copies: int) -> float:
    """The least CPU time of three runs of one component over so many copies of a passage; those before it have run."""
    nlp = pipeline()
    made = nlp.make_doc(PASSAGE * copies)
    made._.published, made._.title = "2021-07-14", "Thousands flee Herat"
    for name, pipe in nlp.pipeline:
        if name == component:
            return min(_timed(pipe, made) for _ in range(3))
        made = pipe(made)
    raise AssertionError(component)


def _timed(pipe: object, doc: Doc) -> float:
    start = time.process_time()
    pipe(doc)  # type: ignore[operator]
    return time.process_time() - start


@pytest.mark.parametrize("component", COMPONENTS)
def test_time_grows_with_the_text(component: str) -> None:
    """Ten times the text takes a component about ten times as long, in the quietest of some moments."""
    seconds(component, 1)  # what is loaded at first use
    ratios = (seconds(component, 10 * COPIES) / seconds(component, COPIES) for _ in range(ATTEMPTS))
    assert any(ratio <= 10 * SLACK for ratio in ratios)

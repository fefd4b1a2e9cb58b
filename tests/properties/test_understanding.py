"""Times, figures and facts bear any text: nothing fails, and every span is verbatim and in order."""

from __future__ import annotations

from functools import cache
from itertools import pairwise
from typing import TYPE_CHECKING

import spacy
from hypothesis import given, settings
from hypothesis import strategies as st
from spacy.tokens import Doc

from generator.understand.components import extensions
from generator.understand.components.calendar_values import parse_day
from generator.understand.components.facts import facts
from generator.understand.components.figures import figures
from generator.understand.components.quantities import fractions, quantities
from generator.understand.components.salience import Traits, score
from generator.understand.components.times import time_expressions, times

if TYPE_CHECKING:
    from spacy.language import Language

PIECES = (
    "Monday last next Friday 31 February July 2021 1979 the beginning of year century ago two days earlier a more than up to 80% $ 1.2 million bn Rs "
    "between and 40-50 3-1 dozens hundreds of thousands half one in five people killed Article 5 Boeing 737 aged 44 ( ) [ 3 ] . , \u201c \u201d ' \u2019s \n - \u2013 "
    "10:30 a.m. 99:99 GMT 0 000 999999999999999999999 1,00,000 Q3 2021-02-30 9999-12-31 0001-01-01 9/11 \u00e9 \U0001f600 percent He The group said"
).split(" ")
words = st.lists(st.sampled_from(PIECES), max_size=30).flatmap(lambda pieces: st.sampled_from([" ".join(pieces), "".join(pieces)]))
texts = st.one_of(st.text(max_size=120), words)
days = st.one_of(st.none(), st.dates().map(lambda day: day.isoformat()), st.sampled_from(["", "2021", "2021-07-14T10:00:00Z", "not a day"]))
TAGS = ("NUM", "NOUN", "PROPN", "VERB", "ADJ", "ADP", "DET", "PRON", "PUNCT", "X")


@cache
def blank() -> Language:
    return spacy.blank("en")


@settings(deadline=None)
@given(text=texts, published=days)
def test_times_of_any_text(text: str, published: str | None) -> None:
    """Expressions are verbatim, in order, apart from each other, and resolve without an error."""
    found = time_expressions(text, published)
    assert all(text[each.span.start : each.span.end] == each.span.text for each in found)
    assert all(left.span.end <= right.span.start for left, right in pairwise(found))
    assert all(each.value is None or each.value for each in found)


@settings(deadline=None)
@given(text=texts)
def test_an_undated_article_names_no_relative_day(text: str) -> None:
    """Without a day of publication the same text gives the same spans."""
    dated = time_expressions(text, "2021-07-14")
    undated = time_expressions(text, None)
    assert [each.span for each in dated] == [each.span for each in undated]


@settings(deadline=None)
@given(text=texts)
def test_quantities_of_any_text(text: str) -> None:
    """A quantity has at least one bound, and its number lies in its span."""
    for each in [*quantities(text), *fractions(text)]:
        assert 0 <= each.start <= each.number < each.end <= len(text)
        assert each.low is not None or each.high is not None
        assert each.low is None or each.high is None or each.low <= each.high


@settings(deadline=None)  # the first call loads spaCy
@given(data=st.data(), text=texts, published=days)
def test_components_on_any_doc(data: st.DataObject, text: str, published: str | None) -> None:
    """Whatever the tags say, records are verbatim and their ids are their own."""
    made = blank().make_doc(text)
    count = len(made)
    pos = data.draw(st.lists(st.sampled_from(TAGS), min_size=count, max_size=count))
    starts = data.draw(st.lists(st.booleans(), min_size=count, max_size=count))
    spaces = [bool(token.whitespace_) for token in made]
    doc = Doc(made.vocab, words=[token.text for token in made], spaces=spaces, pos=pos, sent_starts=[True, *starts[1:]][:count])
    doc._.published = published
    facts(figures(times(doc)))
    spans = [each.span for each in (*extensions.figures(doc), *extensions.facts(doc))]
    spans += [each.of for each in extensions.figures(doc) if each.of] + [each.sentence for each in extensions.figures(doc)]
    assert all(doc.text[span.start : span.end] == span.text for span in spans)
    ids = [each.id for each in (*extensions.figures(doc), *extensions.facts(doc))]
    assert len(ids) == len(set(ids))


CLAUSE = (
    "12/NUM soldiers/NOUN and/CCONJ 30/NUM percent/NOUN of/ADP the/DET trucks/NOUN left/VERB Herat/PROPN on/ADP Monday/PROPN ,/PUNCT according/VERB to/ADP a/DET count/NOUN "
    "since/SCONJ the/DET toll/NOUN rose/VERB from/ADP 40/NUM to/ADP 50/NUM after/ADP one/NUM guard/NOUN died/VERB in/ADP July/PROPN and/CCONJ another/DET 7/NUM fled/VERB"
)


def one_sentence(clauses: int) -> Doc:
    """So many clauses full of figures and dates, in one sentence."""
    words, pos = zip(*(word.split("/") for word in CLAUSE.split()), strict=True)
    doc = Doc(blank().vocab, words=words * clauses, pos=pos * clauses, sent_starts=[True] + [False] * (len(words) * clauses - 1))
    doc._.published = "2021-07-14"
    return times(doc)


def test_a_sentence_of_any_length_is_read_to_its_end() -> None:
    """Ten times as many clauses have ten times as many figures."""
    few, many = (len(extensions.figures(figures(one_sentence(clauses)))) for clauses in (10, 100))
    assert many == 10 * few > 40


@settings(deadline=None)
@given(
    st.builds(
        Traits,
        place=st.integers(0, 10**6),
        words=st.integers(0, 10**4),
        title=st.none() | st.floats(0, 1),
        central=st.floats(0, 1),
        names=st.floats(0, 1),
        figures=st.integers(0, 99),
        statements=st.integers(0, 99),
        fresh=st.booleans(),
        stale=st.booleans(),
        text=st.text(max_size=80),
    )
)
def test_scores_are_shares(traits: Traits) -> None:
    """A score lies between 0 and 1."""
    assert 0 <= score(traits) <= 1


@given(st.text(max_size=30))
def test_a_day_of_any_string(text: str) -> None:
    """Whatever a publication date looks like, it is a day or nothing."""
    day = parse_day(text)
    assert day is None or day.isoformat() == text[:10] or text[:8].isdigit() or "W" in text

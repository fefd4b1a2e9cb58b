"""Figures: numbers with their bounds, units, what they count, who says so and as of when."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
import spacy
from cases_loader import Case, cases
from tagged import tagged_doc

from generator.news import Span, Statement
from generator.understand.components import extensions
from generator.understand.components.figures import figures
from generator.understand.components.numbers import number_value
from generator.understand.components.quantities import Quantity, fractions, quantities
from generator.understand.components.times import times
from generator.understand.components.units import measure, money_sign, noun_unit, plural

if TYPE_CHECKING:
    from spacy.tokens import Doc

    from generator.news import Figure


def read(source: str) -> Doc:
    doc = tagged_doc(source)
    doc._.published = "2021-07-14"
    return times(doc)


def shown(figure: Figure) -> str:
    def number(value: float | None) -> str:
        return "-" if value is None else f"{value:.15g}"

    parts = [f"{number(figure.low)} .. {number(figure.high)}", figure.unit or "-", figure.of.text if figure.of else "-"]
    parts += ["change"] * figure.change + ["vague"] * figure.vague + ["approximate"] * figure.approximate
    parts += [f"source: {figure.source.text}"] if figure.source else []
    parts += [f"as of: {figure.as_of}"] if figure.as_of else []
    return " | ".join(parts)


@pytest.mark.parametrize("case", cases("figures.md"), ids=lambda case: case.title)
def test_case(case: Case) -> None:
    """Each case's figures are found, and no others."""
    doc = figures(read(case.text))
    assert tuple(shown(each) for each in extensions.figures(doc)) == case.expected


def test_at_least_ninety_cases() -> None:
    """The file of cases is read whole."""
    assert len(cases("figures.md")) >= 90


def test_spans_ids_and_sentences() -> None:
    """A figure's span holds bound and number, its id the offset, its sentence no blanks at the ends."""
    doc = figures(read("They left/VBD. At least 12 people/NNS stayed/VBD. "))
    (figure,) = extensions.figures(doc)
    assert (figure.id, figure.span) == ("f11", Span(11, 22, "At least 12"))
    assert figure.sentence.text == "At least 12 people stayed."


def statement(doc: Doc, cue: str, content: str) -> Statement:
    def span(words: str) -> Span:
        start = doc.text.index(words)
        return extensions.span(doc, start, start + len(words))

    sentence = next(sent for sent in doc.sents if sent.start_char <= span(cue).start < sent.end_char)
    return Statement(
        id=f"s{span(cue).start}",
        sentence=span(sentence.text),
        cue=span(cue),
        lemma=cue,
        content=span(content),
        style="indirect",
        stance="claims",
    )


def test_the_innermost_statement_says_the_figure() -> None:
    """Of two statements that hold a number the shorter content is who says it."""
    doc = read("Iran/NNP reported/VBD that troops/NNS said/VBD that 300 men/NNS crossed/VBD.")
    outer = statement(doc, "reported", "that troops said that 300 men crossed")
    inner = statement(doc, "said", "that 300 men crossed")
    extensions.assign(doc, "statements", (outer, inner))
    assert extensions.figures(figures(doc))[0].according_to == inner.id


def test_a_statement_leaves_no_other_source() -> None:
    """Where a statement says the figure, `source` stays empty."""
    doc = read("At least 40 men/NNS fled/VBD, according/VBG to a UN/NNP count/NN.")
    extensions.assign(doc, "statements", (statement(doc, "according", "At least 40 men fled"),))
    (figure,) = extensions.figures(figures(doc))
    assert (figure.according_to, figure.source) == ("s22", None)


def test_the_day_of_the_saying_is_not_the_figures_day() -> None:
    """A date outside the content tells when it was said, not as of when it holds."""
    doc = read("They claimed/VBD on Monday/NNP that they hold/VBP 85% of the land/NN.")
    extensions.assign(doc, "statements", (statement(doc, "claimed", "that they hold 85% of the land"),))
    assert extensions.figures(figures(doc))[0].as_of is None


def test_the_component_is_registered_under_its_name() -> None:
    """A pipeline can be built with the component by name."""
    nlp = spacy.blank("en")
    nlp.add_pipe("sentencizer")
    nlp.add_pipe("times")
    nlp.add_pipe("figures")
    assert nlp("It cost $5 million.")._.figures[0].low == 5e6


@pytest.mark.parametrize(
    ("said", "value"),
    [
        ("270,000", 270000),
        ("1,00,000", 100000),
        ("3.9 million", 3.9e6),
        ("1.1 million", 1.1e6),
        ("two million three hundred thousand and five", 2300005),
        ("half a dozen", 6),
        ("twelve hundred", 1200),
        ("sixty-six", 66),
    ],
)
def test_number_value(said: str, value: float) -> None:
    """Digits and words are worth what they say."""
    assert number_value(said) == value


def test_what_is_no_number() -> None:
    """A rule that lets something else through is found out."""
    with pytest.raises(ValueError, match="not a number: 'several'"):
        number_value("several")


def spans(text: str) -> list[str]:
    return [text[each.start : each.end] for each in quantities(text)]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("well over 5,000 and up to 80%", ["well over 5,000", "up to 80%"]),
        ("G7, F-16, 22nd, 1.2.3, 4/5 and 10:30", []),
        ("between 40 and 50", ["between 40 and 50"]),
        ("2-0", []),
        ("$10-$20 million", ["$10-$20 million"]),
        ("2.7m sales, 5m people, a 40m well", ["2.7m", "5m", "40m"]),
    ],
)
def test_stretches_of_quantities(text: str, found: list[str]) -> None:
    """A quantity spans the words of its bound, the number and the measure."""
    assert spans(text) == found


def test_millions_and_metres() -> None:
    """The letter m counts millions of things, and metres of anything else."""
    assert [(each.low, each.unit) for each in quantities("2.7m sales, 5m people, a 40m well")] == [(2.7e6, None), (5e6, None), (40, "metres")]


def test_fractions() -> None:
    """Parts of a whole are shares between 0 and 1; the second half of a match is none."""
    text = "over a third of them, three-quarters of it, the second half of the match"
    assert list(fractions(text)) == [Quantity(0, 5, 12, 0.3333, None, "share"), Quantity(22, 22, 36, 0.75, 0.75, "share")]


@pytest.mark.parametrize(("sign", "unit"), [("$", "USD"), ("US$", "USD"), ("\u00a3", "GBP"), ("Rs.", "rupees"), ("HK$", "HKD"), ("?", None)])
def test_signs_of_money(sign: str, unit: str | None) -> None:
    """A sign names its currency; rupees have several countries and keep their name."""
    assert money_sign(sign) == unit


@pytest.mark.parametrize(
    ("said", "unit"),
    [("per cent", "percent"), ("percentage points", "percentage points"), ("km/h", "km/h"), ("feet", "feet"), ("dollars", "USD"), ("cats", None)],
)
def test_measures(said: str, unit: str | None) -> None:
    """A measure has one name however it is written."""
    assert measure(said) == unit


@pytest.mark.parametrize(
    ("word", "lemma", "unit"),
    [
        ("soldiers", "soldier", "people"),
        ("families", "family", "households"),
        ("houses", "house", "homes"),
        ("district", "district", "districts"),
        ("aircraft", "aircraft", "aircraft"),
    ],
)
def test_units_of_nouns(word: str, lemma: str, unit: str) -> None:
    """A unit is a plural; persons of any kind are people."""
    assert noun_unit(word, lemma) == unit


@pytest.mark.parametrize(("noun", "many"), [("city", "cities"), ("day", "days"), ("box", "boxes"), ("branch", "branches"), ("man", "men")])
def test_plural(noun: str, many: str) -> None:
    """Regular plurals by rule, the others by list."""
    assert plural(noun) == many

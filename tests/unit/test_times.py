"""Times: what the rules take, and what day it means."""

from __future__ import annotations

import pytest
import spacy
from cases_loader import Case, cases

from generator.news import Span, TimeExpression
from generator.understand.components import extensions
from generator.understand.components.calendar_values import (
    easter,
    feast_day,
    first_day,
    month_day_value,
    moved,
    parse_day,
    shifted,
    weekday_value,
    years_from,
)
from generator.understand.components.time_direction import clause_looks_ahead, clause_looks_back
from generator.understand.components.time_rules import RULES
from generator.understand.components.times import time_expressions, times


def found(text: str, published: str | None = "2021-07-14") -> tuple[TimeExpression, ...]:
    return time_expressions(text, published)


@pytest.mark.parametrize("case", cases("times.md"), ids=lambda case: case.title)
def test_case(case: Case) -> None:
    """Each case's expressions are found, with type and value, and no others."""
    published = case.settings.get("published", "2021-07-14")
    given = found(case.text, None if published == "none" else published)
    assert tuple(f"{each.span.text} | {each.type} | {each.value or '-'}" for each in given) == case.expected


def test_at_least_ninety_cases() -> None:
    """The file of cases is read whole."""
    assert len(cases("times.md")) >= 90


def test_spans_are_verbatim() -> None:
    """A span holds the characters at its offsets."""
    text = "On 3 July, and again last week, they met."
    assert all(text[each.span.start : each.span.end] == each.span.text for each in found(text))


def test_an_instant_counts_as_its_day() -> None:
    """Publication may be an instant: its calendar day is what counts."""
    assert found("It began yesterday.", "2021-07-14T23:30:00Z")[0].value == "2021-07-13"


def test_a_partial_publication_date_leaves_relative_dates_open() -> None:
    """A month is too rough to count days from."""
    assert found("It began yesterday.", "2021-07")[0].value is None


def test_rules_have_distinct_names() -> None:
    """A rule can be named in an explanation without doubt."""
    names = [rule.name for rule in RULES]
    assert len(names) == len(set(names))


def test_component_writes_the_extension() -> None:
    """The component reads the day of publication and writes its records to the Doc."""
    doc = spacy.blank("en")("They met on Monday.")
    doc._.published = "2021-07-14"
    assert extensions.times(times(doc)) == (TimeExpression(Span(12, 18, "Monday"), "date", "2021-07-12"),)


def test_the_component_is_registered_under_its_name() -> None:
    """A pipeline can be built with the component by name."""
    nlp = spacy.blank("en")
    nlp.add_pipe("times")
    assert nlp("Since 1979.")._.times[0].value == "1979"


@pytest.mark.parametrize(
    ("value", "count", "later"),
    [
        ("2020-12-31", 1, "2021-01-01"),
        ("2020-W53", 1, "2021-W01"),
        ("2021-W27-WE", -1, "2021-W26-WE"),
        ("2021-01", -1, "2020-12"),
        ("2021-Q1", -2, "2020-Q3"),
        ("2021", -21, "2000"),
        ("202", -1, "201"),
        ("0001-01-01", -1, None),
        ("9999", 1, None),
        ("2021-SU", 1, None),
    ],
)
def test_shifted(value: str, count: int, later: str | None) -> None:
    """A value moves in its own steps, and not beyond the calendar."""
    assert shifted(value, count) == later


@pytest.mark.parametrize(
    ("value", "first"),
    [("2024", "2024-01-01"), ("2024-02", "2024-02-01"), ("2024-Q2", "2024-04-01"), ("2021-W28", "2021-07-12"), ("202", None)],
)
def test_first_day(value: str, first: str | None) -> None:
    """Years, months, quarters and weeks have a first day."""
    assert first_day(value) == first


@pytest.mark.parametrize(("year", "sunday"), [(1961, "1961-04-02"), (2000, "2000-04-23"), (2019, "2019-04-21"), (2021, "2021-04-04"), (2038, "2038-04-25")])
def test_easter(year: int, sunday: str) -> None:
    """Easter Sundays, early and late ones among them."""
    assert easter(year).isoformat() == sunday


@pytest.mark.parametrize(
    ("name", "day"),
    [("christmas eve", "2021-12-24"), ("new year's day", "2021-01-01"), ("good friday", "2021-04-02"), ("thanksgiving day", "2021-11-25")],
)
def test_feasts(name: str, day: str) -> None:
    """Feasts with a day of their own and such as move."""
    assert feast_day(name, 2021).isoformat() == day


@pytest.mark.parametrize(("direction", "value"), [("past", "2021-07-14"), ("future", "2021-07-14"), ("last", "2021-07-07"), ("next", "2021-07-21")])
def test_weekday_of_publication(direction: str, value: str) -> None:
    """Only "last" and "next" leave out the present day."""
    day = parse_day("2021-07-14")
    assert day is not None
    assert weekday_value(day, 2, direction) == value  # type: ignore[arg-type]


def test_month_and_day_prefer_the_past_unless_the_future_is_near() -> None:
    """News looks back, but a day within some weeks is meant as the coming one."""
    day = parse_day("2021-07-14")
    assert day is not None
    assert month_day_value(day, 8, 31, ahead=False) == "2021-08-31"
    assert month_day_value(day, 12, 24, ahead=False) == "2020-12-24"
    assert month_day_value(day, 12, 24, ahead=True) == "2021-12-24"
    assert month_day_value(day, 2, 29, ahead=False) == "2020-02-29"
    assert month_day_value(day, 2, 30, ahead=False) is None


def test_a_leap_day_a_year_later() -> None:
    """A 29 February becomes a 28 February."""
    assert years_from("2020-02-29", 1) == "2021-02-28"


def test_moved_by_fortnights() -> None:
    """A fortnight is two weeks."""
    day = parse_day("2021-07-14")
    assert day is not None
    assert moved(day, -1, "fortnight") == "2021-W26"


@pytest.mark.parametrize(
    ("text", "ahead"),
    [
        ("They will meet on |Friday", True),
        ("He said they met on |Friday", False),
        ("Talks are due on |Friday", True),
        ("Talks will go on. They met on |Friday", False),
        ("It is planned to open in |May", True),
        ("All must leave by |Friday", True),
        ("By |Friday the town had fallen", False),
        ("They set off a bomb on |Friday", False),
        ("The plan was announced on |Friday", False),
    ],
)
def test_direction_of_a_clause(text: str, ahead: bool) -> None:
    """Words for what is to come count within their own clause."""
    assert clause_looks_ahead(text.replace("|", ""), text.index("|")) is ahead


@pytest.mark.parametrize(
    ("text", "back"),
    [
        ("They met in |May", True),
        ("In |May, the road was closed", True),
        ("He warned of a flood in |May", False),
        ("The United front gathers in |May", False),
        ("It was closed. The road opens in |May", False),
    ],
)
def test_past_of_a_clause(text: str, back: bool) -> None:
    """Words for what is over count within their own clause; a warning leaves it open."""
    assert clause_looks_back(text.replace("|", ""), text.index("|")) is back

"""What happened when."""

import msgspec
import pytest
from connect_readings import reading

from generator.connect.timeline import calendar_date, timeline
from generator.news import TimelineDay


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        ("1863-07-04", "1863-07-04"),
        ("1863-07", "1863-07"),
        ("1863-W27", "1863-W27"),
        ("1863", "1863"),
        ("1863-Q3", "1863-Q3"),
        ("1863-07-04T06:30", "1863-07-04"),
    ],
)
def test_dates_of_any_precision_are_dates(value, expected):
    """Precision is kept; a time of day is not."""
    assert calendar_date(value) == expected


@pytest.mark.parametrize("value", [None, "PXD", "P3D", "1863-02-30", "1863-SU", "1863-W60", "PRESENT_REF"])
def test_what_is_no_day_is_no_date(value):
    """Durations, seasons and days that do not exist are left out."""
    assert calendar_date(value) is None


def dated(key, *whens):
    """A reading with a fact for each (words before the date, words of the date, value)."""
    text = " ".join(f"Item {number}{before} {words}." for number, (before, words, _) in enumerate(whens))
    values = {f"Item {number}": (words, value) for number, (_, words, value) in enumerate(whens)}
    return reading(key, text, whens=values)


def days(edition, *whens):
    one = dated("a", *whens)
    records = {f"a.{fact.id}": fact for fact in one.annotations.facts}
    return [(day.date, len(day.facts)) for day in timeline(records, records, edition)]


def test_dates_are_in_time_order_and_longer_ones_come_first():
    """A month stands before its days, a week before its Monday."""
    found = days(
        "1863-08-01",
        ("", "on the 6th", "1863-07-06"),
        ("", "in July", "1863-07"),
        ("", "that week", "1863-W28"),
        ("", "in 1863", "1863"),
        ("", "then", "1863-07-06"),
    )
    assert found == [("1863", 1), ("1863-07", 1), ("1863-W28", 1), ("1863-07-06", 2)]


def test_a_bound_is_no_date_of_what_happened():
    """What has gone on "since June" did not happen in June."""
    assert days("1863-08-01", (" since", "June", "1863-06"), (" by", "August", "1863-08")) == [("1863-08", 1)]


def test_implausible_years_are_left_out():
    """A misread number is no date."""
    assert days("1863-08-01", ("", "in 1066", "1066"), ("", "in 3021", "3021"), ("", "next year", "1864")) == [("1864", 1)]


def test_a_day_of_another_sentence_is_no_day_of_the_fact():
    """The timeline lists a fact under no day but one that its own sentence names."""
    text = "The bridge at Arin fell. Rebels marched on Monday."
    one = reading("a", text, whens={"Rebels": ("Monday", "1863-07-06")})
    first, second = one.annotations.facts
    records = {"a.1": msgspec.structs.replace(first, when=second.when), "a.2": second}
    assert timeline(records, records, "1863-08-01") == (TimelineDay("1863-07-06", ("a.2",)),)

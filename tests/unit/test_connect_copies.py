"""Reprints."""

from connect_readings import reading

from generator.connect.copies import copies, root
from generator.news import Outlet

WIRE = """The river rose by four feet overnight and washed away the wooden bridge below the mill. Families on the lower bank carried their bedding to the church.
The miller said the water had come faster than in any spring that he could remember. The county sent two boats and a doctor before noon. Nobody was reported
missing by the evening. The road to the capital stayed closed while men looked for a ford upstream. A new bridge would cost more than the county has."""
OTHER = """Two boats and a doctor reached the flooded bank at noon, a clerk of the county said. The church took in forty people. The old wooden bridge is gone and
the post goes round by the northern road, which takes a day longer. Prices of flour went up at once. The mill itself stands. The clerk hopes for dry weather."""


def test_a_reprint_with_a_new_lead_is_a_copy():
    """Half of the shorter text's word sequences are enough; the earlier one is the original."""
    readings = [reading("b", "Our town heard of a flood today. " + WIRE, day="1863-07-05", outlet="Evening Star"), reading("a", WIRE)]
    assert copies(readings) == {"b": "a"}


def test_a_second_report_of_the_same_event_is_no_copy():
    """The same facts in other words are a second source."""
    assert copies([reading("a", WIRE), reading("b", OTHER, outlet="Evening Star")]) == {}


def test_the_credited_outlet_is_the_original():
    """A credit line decides against the day: time zones make a newspaper seem earlier than its agency."""
    agency = reading("z", WIRE, day="1863-07-05", outlet="River Wire")
    paper = reading("a", WIRE, day="1863-07-04", outlet="Evening Star", credit="With material from River Wire")
    assert copies([agency, paper]) == {"a": "z"}


def test_of_one_day_the_agency_is_the_original():
    """Where nothing else tells, agencies are copied and do not copy."""
    agency = reading("z", WIRE, outlet=Outlet("wire", "Wire", kind="agency"))
    assert copies([reading("a", WIRE, outlet="Evening Star"), agency]) == {"a": "z"}


def test_an_update_of_the_same_outlet_is_news():
    """An outlet that keeps most of its text and adds to it has not copied; one that prints it twice has."""
    update = WIRE + " " + OTHER
    shortened = WIRE[: len(WIRE) * 3 // 4] + OTHER
    assert copies([reading("a", WIRE), reading("b", shortened, day="1863-07-05")]) == {}
    assert copies([reading("a", WIRE), reading("b", update, day="1863-07-05")]) == {"b": "a"}


def test_three_prints_have_one_original():
    """Every reprint leads to the first one."""
    readings = [reading(key, WIRE, day=day, outlet=key) for key, day in (("c", "1863-07-06"), ("b", "1863-07-05"), ("a", "1863-07-04"))]
    found = copies(readings)
    assert {key: root(key, found) for key in "abc"} == {"a": "a", "b": "a", "c": "a"}


def test_texts_shorter_than_a_sequence_are_no_copies():
    """Eight words are needed to compare."""
    assert copies([reading("a", "Flood on the river."), reading("b", "Flood on the river.", outlet="Evening Star")]) == {}

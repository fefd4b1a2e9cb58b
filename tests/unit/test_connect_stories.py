"""Articles about one event."""

from connect_readings import reading

from generator.connect import stories
from generator.connect.stories import story_id

FLOOD_A = """The river Yazoo rose four feet and washed away the wooden bridge at the mill. Families carried bedding to the church. The county sent boats and a doctor."""
FLOOD_B = """Boats and a doctor reached families on the bank of the Yazoo after the river took the wooden bridge. The church at the mill took in forty people."""
FLOOD_C = """A wooden bridge over the Yazoo is lost. The river rose at the mill by night and the county asked families to move to the church. A doctor came by boat."""
THEATRE = (
    """The opera house opens its season with a comedy. Tickets sold quickly, the manager said. Critics praised the tenor and the new chandeliers."""
)


def story_groups(readings, copy_of):
    return stories.story_groups(readings, stories.vectors(readings), copy_of)


NAMES = {"Yazoo": "LOC"}


def flood(key, text, day="1863-07-04", **more):
    return reading(key, text, names=NAMES, day=day, outlet=key, **more)


def test_reports_of_one_event_are_one_story():
    """Shared words and names join articles; what shares none stays apart."""
    groups = story_groups([flood("b", FLOOD_B), reading("t", THEATRE), flood("a", FLOOD_A)], {})
    assert groups == (("a", "b"), ("t",))


def test_the_same_words_years_apart_are_two_stories():
    """A flood of another year is another event."""
    groups = story_groups([flood("a", FLOOD_A), flood("b", FLOOD_B, "1869-04-02")], {})
    assert groups == (("a",), ("b",))


def test_undated_articles_find_their_story():
    """Where a day is missing, likeness alone decides."""
    assert story_groups([flood("a", FLOOD_A), flood("b", FLOOD_B, None)], {}) == (("a", "b"),)


def test_reprints_are_in_the_story_of_their_original():
    """A reprint never stands alone, however long after it came."""
    assert story_groups([flood("a", FLOOD_A), flood("z", FLOOD_A, "1870-01-01"), reading("t", THEATRE)], {"z": "a"}) == (("a", "z"), ("t",))


def test_the_id_is_that_of_the_earliest_article():
    """Later articles do not change it."""
    early = story_groups([flood("m", FLOOD_A)], {})
    late = story_groups([flood("m", FLOOD_A), flood("b", FLOOD_B, "1863-07-05")], {})
    assert story_id(early[0]) == story_id(late[0]) == "story-m"


def test_the_title_comes_from_the_central_article():
    """Of three articles the one that shares most with the others; reprints do not count."""
    vectors = stories.vectors([flood("a", FLOOD_A), flood("b", FLOOD_B), flood("z", THEATRE + " " + FLOOD_C[:40])])
    assert stories.central_article(("z", "a", "b"), vectors, {}) in {"a", "b"}
    assert stories.central_article(("a", "b"), vectors, {"a": "b"}) == "b"


def test_an_article_that_says_nothing_is_a_story_of_its_own():
    """No article is lost for want of content words."""
    assert story_groups([reading("x", "It is as it was."), reading("y", "So be it.")], {}) == (("x",), ("y",))

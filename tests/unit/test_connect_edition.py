"""The assembly: what an edition holds, ranks and calls new."""

from connect_readings import reading

from generator.config import Config, TopicConfig
from generator.connect import connect
from generator.news import Skipped

NAMES = {"Rivermen": "ORG", "Harpers Ferry": "GPE", "Milan": "GPE"}
CONFIG = Config(topics=(TopicConfig(slug="crossings", name="Crossings", keywords=("crossing",)),))


def news(key, text, *statements, **more):
    return reading(key, text, names=NAMES, statements=statements, outlet=more.pop("outlet", key), **more)


FIRST = news("a", "The Rivermen seized the Harpers Ferry crossing.", day="1863-07-03")
SECOND = news(
    "b",
    "A county official denied that the Rivermen hold the Harpers Ferry crossing. Some 40 families fled.",
    ("A county official", "denied", "that the Rivermen hold the Harpers Ferry crossing", "denies"),
    figures=["40 families"],
    day="1863-07-04",
)
OPERA = news("o", "The opera in Milan opened with a comedy.", day=None)
LATER = news("z", "The Rivermen left Harpers Ferry.", day="1863-07-06")
ALL = (FIRST, SECOND, OPERA, LATER)


def test_an_edition_is_all_that_was_published_up_to_its_day():
    """Later articles are named as left out, undated ones are in every edition; the newest comes first."""
    edition = connect(ALL, CONFIG, edition="1863-07-04", skipped=(Skipped("d.md", "draft", "draft: true"),))
    assert [each.article.id for each in edition.readings] == ["b", "a", "o"]
    assert edition.skipped[1:] == (Skipped("z.md", "later-edition", "published 1863-07-06, after the edition of 1863-07-04"),)
    assert (edition.date, edition.since, edition.days) == ("1863-07-04", "1863-07-03", ("1863-07-04", "1863-07-03"))


def test_the_edition_is_that_of_the_latest_article():
    """Where no day is asked for."""
    assert connect(ALL, CONFIG).date == "1863-07-06"
    assert connect(ALL, CONFIG, edition="1863-07-05").since == "1863-07-04", "a day on which nothing was published has an edition too"


def test_undated_articles_alone_make_an_edition_without_a_date():
    """Nothing is new in it."""
    edition = connect([OPERA], CONFIG)
    assert (edition.date, edition.since, edition.days, edition.changes.articles) == (None, None, (), ())


def test_no_articles_make_an_empty_edition():
    """An empty folder is no error."""
    edition = connect([], CONFIG)
    assert (edition.readings, edition.stories, edition.facts, len(edition.topics)) == ((), (), (), 1)


def test_what_is_new_since_the_edition_before():
    """Articles, facts, figures and entities of the new day, and how claims stand now."""
    changes = connect(ALL, CONFIG, edition="1863-07-04").changes
    assert changes.articles == ("b",)
    assert set(changes.facts) == {"b.k0", "b.k76"}
    assert changes.figures == ("b.f81",)
    assert [(change.before, change.after) for change in changes.claims] == [("single-source", "disputed")]
    assert changes.entities == ()


def test_a_first_edition_has_no_changes():
    """There is nothing to compare it with."""
    assert connect([FIRST], CONFIG).changes.articles == ()


def test_a_fact_knows_its_story_claim_and_topics():
    """Maps lead from records to what they belong to."""
    edition = connect(ALL, CONFIG, edition="1863-07-04")
    (claim,) = edition.claims
    assert edition.story_of["a.k0"] == edition.story_of["a"] == claim.story
    assert edition.claim_of["a.k0"] == edition.claim_of["b.s18"] == claim.id
    assert edition.topics_of["b.k0"] == ("crossings",)
    assert claim.topics == ("crossings",)
    assert "b.k76" not in edition.topics_of


def test_the_front_page_is_not_crowded_by_one_article():
    """At most three of the first twelve facts are one article's; no fact is lost after them."""
    long = news("l", "Guns fired at dawn. Boats burned on the river. Bread ran out. A doctor came late. Bells rang at noon.")
    others = [
        news(f"m{n}", f"A {word} ship came in.", day="1863-07-01") for n, word in enumerate("grey white black brown green red long tall wide".split())
    ]
    facts = connect([long, *others], CONFIG).facts
    assert sum(fact.startswith("l.") for fact in facts[:12]) == 3
    assert len(facts) == 14


def test_a_repeated_sentence_is_told_once():
    """The same sentence in a reprint is no second key fact."""
    again = news("c", "The Rivermen seized the Harpers Ferry crossing.", day="1863-07-04")
    assert connect([FIRST, again], CONFIG).facts == ("c.k0",)


def test_a_new_count_is_no_repetition():
    """Two sentences that differ in their number alone are both told."""
    counts = [news("a", "The flood drove 40 families out.", day="1863-07-03"), news("b", "The flood drove 55 families out.", day="1863-07-04")]
    assert set(connect(counts, CONFIG).facts) == {"a.k0", "b.k0"}

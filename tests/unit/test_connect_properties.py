"""What holds for every folder of articles."""

from connect_readings import reading
from hypothesis import given, settings
from hypothesis import strategies as st

from generator.config import Config, TopicConfig
from generator.connect import connect
from generator.news import Edition, Reading

CONFIG = Config(
    topics=(
        TopicConfig(slug="crossings", name="Crossings", keywords=("crossing", "fled")),
        TopicConfig(slug="talks", name="Talks", keywords=("talks",)),
    )
)
NAMES = {
    "Rivermen": "ORG",
    "Harpers Ferry": "GPE",
    "HarpersFerry": "FAC",
    "Maryland": "GPE",
    "Ulysses Grant": "PERSON",
    "Grant": "PERSON",
    "Union": "NORP",
}
SENTENCES = (
    "The Rivermen seized the Harpers Ferry crossing.",
    "The Rivermen took a crossing with Maryland.",
    "Soldiers recaptured HarpersFerry.",
    "General Ulysses Grant promised talks.",
    "Grant saw the bridge at Harpers Ferry.",
    "Union cavalry burned the depot.",
    "Some 40 families fled to Maryland.",
    "The river rose and the wooden bridge was lost.",
    "The bridge remained closed.",
    "It rained.",
)
UNRELATED = reading(
    "unrelated", "The opera in Milan opened with a comedy. The tenor sang well.", names={"Milan": "GPE"}, outlet="Musical Times", day="1863-07-02"
)


@st.composite
def articles(draw) -> Reading:
    text = " ".join(draw(st.lists(st.sampled_from(SENTENCES), min_size=1, max_size=6)))
    return reading(
        draw(st.text("abcdef", min_size=1, max_size=3)),
        text,
        names=NAMES,
        full={"Grant": "Ulysses Grant"} if "Ulysses" in text else {},
        figures=["40 families"] if "40 families" in text else [],
        day=draw(st.sampled_from([None, "1863-07-01", "1863-07-02", "1863-07-04", "1863-08-30"])),
        outlet=draw(st.sampled_from(["Daily Courier", "Evening Star", "River Wire"])),
    )


folders = st.lists(articles(), min_size=1, max_size=8, unique_by=lambda each: each.article.id)


@given(folders, st.randoms(use_true_random=False))
@settings(max_examples=30, deadline=None)
def test_the_order_of_the_articles_does_not_matter(folder, random):
    """The same articles in any order make the same edition."""
    shuffled = list(folder)
    random.shuffle(shuffled)
    assert connect(shuffled, CONFIG) == connect(folder, CONFIG)


def record_ids(edition: Edition) -> set[str]:
    """Ids of all records of articles, facts, statements and figures."""
    found = set()
    for each in edition.readings:
        notes = each.annotations
        found |= {each.article.id, *(f"{each.article.id}.{record.id}" for record in (*notes.facts, *notes.statements, *notes.figures))}
    return found


@given(folders)
@settings(max_examples=30, deadline=None)
def test_every_id_that_is_referred_to_exists(folder):
    """No page links to nothing, and every passage is in its article."""
    edition = connect(folder, CONFIG)
    records, texts = record_ids(edition), {each.article.id: each.article.text for each in edition.readings}
    stories, things, claims = ({each.id for each in group} for group in (edition.stories, edition.entities, edition.claims))
    used = [*edition.facts, *edition.topics_of, *edition.story_of, *edition.claim_of, *edition.copy_of, *edition.copy_of.values()]
    used += [member for story in edition.stories for member in (*story.articles, *story.facts, story.title_article)]
    used += [member for topic in edition.topics for member in (*topic.articles, *topic.facts, *topic.statements, *topic.figures)]
    used += [member for position in (p for c in edition.claims for p in c.positions) for member in (position.fact, position.statement) if member]
    used += [*edition.changes.articles, *edition.changes.facts, *edition.changes.figures, *(fact for day in edition.timeline for fact in day.facts)]
    assert set(used) <= records
    assert set(edition.story_of.values()) | {claim.story for claim in edition.claims} <= stories
    assert set(edition.claim_of.values()) | {claim for story in edition.stories for claim in story.claims} <= claims
    assert set(edition.entity_of.values()) | {p.speaker for c in edition.claims for p in c.positions if p.speaker} <= things
    passages = (
        [p.passage for c in edition.claims for p in c.positions] + [c.text for c in edition.claims] + [p for t in edition.topics for p in t.passages]
    )
    assert all(texts[p.article][p.span.start : p.span.end] == p.span.text for p in passages)


def all_ids(edition: Edition) -> set[str]:
    return {each.id for group in (edition.stories, edition.entities, edition.claims) for each in group}


@given(folders)
@settings(max_examples=30, deadline=None)
def test_an_unrelated_article_changes_no_id(folder):
    """What an article of another subject adds stands beside the rest."""
    before, after = connect(folder, CONFIG), connect([*folder, UNRELATED], CONFIG)
    assert all_ids(after) - all_ids(before) == {"story-unrelated", "place-milan"}
    assert all_ids(before) <= all_ids(after)


@given(folders)
@settings(max_examples=20, deadline=None)
def test_every_article_is_in_one_story(folder):
    """None is lost and none is told twice; a reprint is with its original."""
    edition = connect(folder, CONFIG)
    members = [article for story in edition.stories for article in story.articles]
    assert sorted(members) == sorted(each.article.id for each in folder)
    assert all(edition.story_of[copy] == edition.story_of[original] for copy, original in edition.copy_of.items())

"""Topics, passage by passage."""

import pytest
from connect_readings import reading

from generator.config import TopicConfig
from generator.connect.entities import entities
from generator.connect.passages import open_article
from generator.connect.topics import topics, topics_of

TEXT = """Two border crossings were closed on Monday. Thousands fled their homes. Envoys resumed the peace talks in Geneva. They told us little."""


def marked(*readings, **topic):
    things, entity_of = entities(readings, {each.article.id: "s" for each in readings})
    config = TopicConfig(slug="t", name="T", **topic)
    return topics((config,), [open_article(each, entity_of) for each in readings], things)[0]


def sentences(*keywords, text=TEXT, names=None, **more):
    return [passage.span.text for passage in marked(reading("a", text, names=names), keywords=keywords, **more).passages]


@pytest.mark.parametrize("keyword", ["border crossing", "Border Crossings", "flee", "fleeing", "peace talk", "home"])
def test_any_inflection_of_a_keyword_counts(keyword):
    """An editor writes a word in any form; exactly one sentence of the text holds it."""
    assert len(sentences(keyword)) == 1


def test_a_phrase_is_contiguous():
    """The words of a phrase must stand together in this order."""
    assert sentences("crossing border") == []
    assert sentences("peace Geneva") == []


def test_an_abbreviation_is_no_pronoun():
    """The name "US" is not found in "us", and is found as a name."""
    assert sentences("US") == []
    assert sentences("US", text="A US envoy came. They told us.") == ["A US envoy came."]


def test_an_entity_is_found_under_its_other_names():
    """A keyword that names an entity stands for all its mentions."""
    text = "Envoys of the United States came. America paid. Nobody else did."
    names = {"United States": "GPE", "America": "GPE"}
    assert sentences("U.S.", text=text, names=names) == ["Envoys of the United States came.", "America paid."]


def test_an_excluded_phrase_keeps_a_passage_out():
    """Only the passage that holds it, not the article."""
    text = "Peace talks began. Peace talks on football broadcasting began."
    assert sentences("peace talks", text=text, exclude=("football",)) == ["Peace talks began."]


def test_what_lies_in_a_passage_belongs_to_its_topic():
    """Facts, statements and figures inherit through their sentence; other sentences' do not."""
    text = "The mayor said that 40 families fled. The opera opened with 3 singers. A clerk said so."
    one = reading(
        "a", text, statements=[("The mayor", "said", "that 40 families fled"), ("A clerk", "said", "so")], figures=["40 families", "3 singers"]
    )
    topic = marked(one, keywords=("flee",))
    assert topic.articles == ("a",)
    assert topic.facts == ("a.k0",)
    assert topic.statements == ("a.s10",)
    assert topic.figures == (f"a.f{text.index('40')}",)


def test_the_editor_puts_an_article_in_with_its_facts():
    """A topic set by hand needs no keyword, and names no passage as evidence."""
    topic = marked(reading("a", "The opera opened. The tenor sang.", topics=("t",)))
    assert (topic.articles, topic.facts, topic.passages) == (("a",), ("a.k0", "a.k18"), ())


def test_topics_of_a_record_are_in_the_editors_order():
    """A fact in two topics has both slugs."""
    one = reading("a", "Families fled over the border.")
    things, entity_of = entities([one], {"a": "s"})
    configs = (TopicConfig(slug="z", name="Z", keywords=("border",)), TopicConfig(slug="b", name="B", keywords=("fled",)))
    assert topics_of(topics(configs, [open_article(one, entity_of)], things))["a.k0"] == ("z", "b")


def test_a_topic_without_passages_is_there_and_empty():
    """The editor sees that nothing was found."""
    assert marked(reading("a", TEXT), keywords=("volcano",)).articles == ()

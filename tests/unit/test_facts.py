"""Facts: which sentences tell an article best, and what stands in their records."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
import spacy
from tagged import tagged_doc

from generator.news import Mention, Span
from generator.understand.components import extensions
from generator.understand.components.facts import facts
from generator.understand.components.lines import lines
from generator.understand.components.salience import WEIGHTS, Traits, chosen, faults, how_many, is_news, score
from generator.understand.components.stems import stems
from generator.understand.components.times import times

if TYPE_CHECKING:
    from spacy.tokens import Doc

NEWS = (
    "Fighters/NNS of the Northern/NNP Front/NNP took/VBD the bridge/NN at Arin/NNP on Wednesday/NNP. "
    "They raised/VBD a flag/NN over the old/JJ customs/NNS house/NN. "
    "Have you seen/VBN anything/NN like it before? "
    "Arin/NNP was founded/VBN by traders/NNS in the summer/NN of 1820. "
    "Sign/VB up for our daily/JJ newsletter/NN and never miss/VB a story/NN."
)


def read(source: str = NEWS, title: str = "") -> Doc:
    doc = tagged_doc(source)
    doc._.published, doc._.title = "2021-07-14", title
    front = doc.text.find("Northern Front")
    if front >= 0:
        extensions.assign(doc, "mentions", (Mention(extensions.span(doc, front, front + 14), "ORG", "Northern Front"),))
    return facts(times(doc))


def traits(**changed: object) -> Traits:
    return Traits(**{"place": 3, "words": 20, "text": "The council voted to close the northern gate for good."} | changed)  # type: ignore[arg-type]


def test_facts_stand_in_text_order() -> None:
    """Facts are ordered by where they stand, not by score."""
    starts = [each.span.start for each in extensions.facts(read())]
    assert starts == sorted(starts)


def test_the_lead_scores_best() -> None:
    """What opens the article, names an actor and a day is its news."""
    best = max(extensions.facts(read()), key=lambda each: each.score)
    assert best.span.text.startswith("Fighters of the Northern Front")
    assert best.id == "k0"


def test_questions_and_appeals_are_no_facts() -> None:
    """What asks or begs states nothing."""
    texts = " ".join(each.span.text for each in extensions.facts(read()))
    assert "newsletter" not in texts
    assert "Have you seen" not in texts


def test_a_pronoun_needs_the_sentence_that_names_it() -> None:
    """A pronoun such as "they" is understood with the sentence before."""
    doc = read()
    second = extensions.facts(doc)[1]
    assert second.span.text.startswith("They raised")
    assert second.needs == extensions.facts(doc)[0].span


def test_the_first_sentence_needs_none() -> None:
    """Nothing stands before it."""
    assert extensions.facts(read("They raised/VBD a flag/NN over the customs/NNS house/NN today/NN."))[0].needs is None


def test_when_is_the_date_in_the_sentence() -> None:
    """A date of the sentence itself comes first."""
    when = extensions.facts(read())[0].when
    assert when is not None
    assert (when.span.text, when.value) == ("Wednesday", "2021-07-14")


def test_an_opening_sentence_takes_no_day_from_its_neighbours() -> None:
    """A lead without a date has none, whatever day the sentences around it name."""
    doc = read("Rebels/NNS took/VBD the bridge/NN at the river/NN. On Tuesday/NNP they raised/VBD a flag/NN over the customs/NNS house/NN.")
    assert extensions.facts(doc)[0].when is None


def test_when_lies_in_the_fact() -> None:
    """What dates a fact stands in its own sentence."""
    assert all(each.when is None or each.span.covers(each.when.span) for each in extensions.facts(read()))


def test_who_are_the_actors() -> None:
    """Mentions of persons, organisations and peoples."""
    assert [each.text for each in extensions.facts(read())[0].who] == ["Northern Front"]


def test_lines_leave_out_blank_sentences() -> None:
    """A line break of its own is no sentence, and no blank begins or ends one."""
    doc = tagged_doc("It rained/VBD.\n\nIt snowed/VBD.")
    assert [each.span for each in lines(doc)] == [Span(0, 10, "It rained."), Span(12, 22, "It snowed.")]


def test_weights_add_up_to_one() -> None:
    """A score is a share."""
    assert sum(WEIGHTS.values()) == pytest.approx(1)


def test_score_stays_between_zero_and_one() -> None:
    """Whatever the traits, a score lies between 0 and 1."""
    best = traits(place=0, title=1.0, central=1.0, names=1.0, figures=9, fresh=True)
    worst = traits(place=5000, stale=True, leaning=True, words=6, text="But I was pictured here for decades, as you know, by us")
    assert score(best) == 1.0
    assert score(worst) == 0.0


@pytest.mark.parametrize("better", [{"place": 0}, {"title": 0.5}, {"central": 0.5}, {"names": 0.5}, {"figures": 1}, {"fresh": True}])
def test_what_speaks_for_a_sentence(better: dict[str, object]) -> None:
    """Each gain raises the score."""
    assert score(traits(**{"title": 0.0, **better})) > score(traits(title=0.0))


def test_without_a_headline_the_other_weights_make_up_the_whole() -> None:
    """An untitled article's facts rank beside those of others."""
    assert score(traits(place=0, central=1.0, names=1.0, figures=2, fresh=True)) == 1.0


def test_a_headline_meets_other_forms_of_its_words() -> None:
    """What the headline says in the present the text says in the past."""
    assert stems("Rebels seize the bridges") == stems("seized Rebel bridge") == {"rebel", "seiz", "bridg"}


@pytest.mark.parametrize(
    ("fault", "changed"),
    [
        ("stale", {"stale": True}),
        ("leaning", {"leaning": True}),
        ("personal", {"text": "We went there and saw nothing of the kind at all."}),
        ("long", {"words": 60}),
        ("short", {"words": 6}),
        ("background", {"text": "The valley has long been a route for smugglers and traders."}),
        ("caption", {"text": "The minister, pictured with his aides, opens the dam."}),
        ("linking", {"text": "However, the council did not vote on the matter."}),
        ("fragment", {"text": "\u201cThe bridge is ours and so is the road to the sea."}),
    ],
)
def test_what_speaks_against_a_sentence(fault: str, changed: dict[str, object]) -> None:
    """Each fault has its name and costs something."""
    assert faults(traits(**changed)) == (fault,)
    assert score(traits(**changed)) < score(traits())


def test_first_person_within_a_quotation_is_no_fault() -> None:
    """A speaker may say "we"; the outlet's own "we" is comment."""
    assert faults(traits(text="The mayor said: \u201cWe held the bridge.\u201d Nobody else spoke.")) == ()


@pytest.mark.parametrize(
    ("text", "news"),
    [
        ("The council voted to close the northern gate for good.", True),
        ("Will the council close the northern gate for good?", False),
        ("Click here to read the council's full decision today.", False),
        ("If you found this useful, share it with your neighbours!", False),
    ],
)
def test_is_news(text: str, news: bool) -> None:
    """Only a whole statement can be a fact."""
    assert is_news(traits(text=text)) is news
    assert not is_news(traits(has_verb=False))


def test_equal_sentences_count_once() -> None:
    """A sentence that stands twice is one fact, the first."""
    same = "The council voted to close the northern gate for good."
    assert [place for place, _ in chosen([traits(place=0, text=same), traits(place=1, text=same.upper())])] == [0]


@pytest.mark.parametrize(("sentences", "most"), [(1, 3), (10, 4), (20, 7), (100, 12)])
def test_how_many(sentences: int, most: int) -> None:
    """About a third of the sentences, at least three, at most twelve."""
    assert how_many(sentences) == most


def test_the_component_is_registered_under_its_name() -> None:
    """A pipeline can be built with the component by name; without tags nothing is a fact."""
    nlp = spacy.blank("en")
    nlp.add_pipe("sentencizer")
    nlp.add_pipe("facts")
    assert nlp("Nothing here has a tag.")._.facts == ()


@pytest.mark.parametrize("trait", ["voiceless", "hollow", "pictured"])
def test_what_tells_no_news_is_no_fact(trait: str) -> None:
    """Unclaimed quotations, bare cues and lines below pictures are left out."""
    assert is_news(traits())
    assert not is_news(traits(**{trait: True}))


@pytest.mark.parametrize(
    "text",
    [
        "Traders Fear Long Winter As Northern Gate Stays Closed",
        "COUNCIL CLOSES NORTHERN GATE FOR WINTER",
        "Ann Lee Ann Mary LeeTraders fear winter Gate closed MORE's (D-N.Y.) office said so.",
    ],
)
def test_headlines_in_a_text_are_no_facts(text: str) -> None:
    """Those of the article itself, and those of others."""
    assert not is_news(traits(text=text))


def test_names_do_not_make_a_headline() -> None:
    """A sentence may be full of them."""
    assert is_news(traits(text="Nadia Karim, Omar Noor, Zalmay Aziz and Peter Lee met in Herat."))

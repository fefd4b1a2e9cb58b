"""When a fact happened: which date of a text dates it, and that none is made up."""

from __future__ import annotations

import pytest
from parsed import parsed_doc

from generator.understand.components import extensions
from generator.understand.components.calendar_values import parse_day
from generator.understand.components.dating import RULES, Bond, Case, Dated, bond_of, dated
from generator.understand.components.lines import lines
from generator.understand.components.times import times

HELD = "Rebels/NNS/nsubj>3 have/VBP/aux>3 seized/VBN/root>3/seize the/DT/det>5 bridge_/NN/obj>3 ././punct>3"
FELL = "The/DT/det>2 bridge/NN/nsubj>3 fell_/VBD/root>3/fall ././punct>3"
MONDAY = "Rebels/NNS/nsubj>2 seized/VBD/root>2/seize the/DT/det>4 bridge/NN/obj>2 on/IN/case>6 Monday_/NNP/obl>2 ././punct>2"
SINCE = "The/DT/det>2 bridge/NN/nsubj>4 was/VBD/cop>4/be shut/JJ/root>4 since/IN/case>6 Monday_/NNP/obl>4 ././punct>4"
FLED = (
    "The/DT/det>2 captain/NN/nsubj>7 who/WP/nsubj>4 fled/VBD/acl:relcl>2/flee in/IN/case>6 2019/CD/obl>4 resigned_/VBD/root>7/resign ././punct>7"
)
OLD = "The/DT/det>2 bridge/NN/nsubj>3 fell/VBD/root>3/fall in/IN/case>5 2019_/CD/obl>3 ././punct>3"
AFTER = (
    "The/DT/det>2 rebels/NNS/nsubj>3 left/VBD/root>3/leave after/IN/case>7 Monday_/NNP/nmod:poss>7 's/POS/case>5 talks_/NNS/obl>3 ././punct>3"
)
IDLE = "Traders/NNS/nsubj>2 slept_/VBD/root>2/sleep ././punct>2"


def case(*sentences: str, place: int = 0, published: str | None = "2021-07-14", leads: bool = True, needs: int | None = None) -> Case:
    doc = parsed_doc("\n".join(sentences))
    doc._.published = published
    found = lines(times(doc))
    return Case(found, place, leads, None if needs is None else found[needs].span, parse_day(published))


def value(one: Case) -> tuple[str, str | None, str] | None:
    found = dated(one)
    return (found.time.span.text, found.time.value, found.rule) if found.time else None


@pytest.mark.parametrize(
    ("one", "expected"),
    [
        (case(MONDAY), ("Monday", "2021-07-12", "of_main_verb")),
        (case(FELL, MONDAY), ("Monday", "2021-07-12", "of_same_news")),
        (case(HELD, MONDAY), ("Monday", "2021-07-12", "of_same_news")),
        (case(MONDAY, FELL, place=1, leads=False, needs=0), ("Monday", "2021-07-12", "of_antecedent")),
        (case(SINCE), ("Monday", "2021-07-12", "of_same_news")),
        (case(SINCE, leads=False), ("Monday", "2021-07-12", "of_remarks")),
        (case(OLD), ("2019", "2019", "of_main_verb")),
    ],
    ids=["own", "neighbour", "neighbour of the perfect", "antecedent", "bound of a lead", "bound", "old"],
)
def test_what_dates_a_fact(one: Case, expected: tuple[str, str, str]) -> None:
    """The nearest evidence counts: own verb, the sentences of the same news."""
    assert value(one) == expected


@pytest.mark.parametrize(
    "one",
    [
        case(FELL, IDLE),
        case(FELL, MONDAY, leads=False),
        case(FELL, OLD),
        case(HELD),
        case(FLED),
    ],
    ids=["past", "no lead", "old neighbour", "perfect", "in passing"],
)
def test_nothing_is_guessed(one: Case) -> None:
    """Where no words lead to a date there is none."""
    assert dated(one) == Dated()


def test_far_sentences_count_when_they_tell_the_same() -> None:
    """A day far down dates the lead where its sentence shares the lead's words, and not where it does not."""
    idle = [IDLE] * 6
    assert value(case(FELL, *idle, MONDAY)) == ("Monday", "2021-07-12", "of_same_news")
    assert value(case(IDLE, *[FELL] * 6, MONDAY)) is None


def test_a_day_in_a_name_dates_nothing() -> None:
    """A name that holds a date is no date."""
    one = case(MONDAY)
    doc = one.line.tokens.doc
    from generator.news import Mention

    extensions.assign(doc, "mentions", (Mention(extensions.span(doc, doc.text.index("Monday"), len(doc.text) - 1), "ORG", "Monday"),))
    assert dated(one._replace(sentences=lines(doc))) == Dated()


@pytest.mark.parametrize(("sentence", "bond"), [(MONDAY, Bond.MAIN), (AFTER, Bond.MAIN), (SINCE, Bond.BOUND), (FLED, Bond.PASSING)])
def test_bonds(sentence: str, bond: Bond) -> None:
    """How a date hangs together with what its sentence says."""
    one = case(sentence)
    (time,) = one.line.times
    assert bond_of(one.line.tokens, time) is bond


def test_the_rules_stand_in_their_order() -> None:
    """From the sentence's own words to those of its neighbours; remarks come last."""
    assert [rule.__name__ for rule in RULES] == ["of_main_verb", "of_sentence", "of_antecedent", "of_same_news", "of_remarks"]

"""When a fact happened: which date of its sentence dates it, and that none is made up."""

from __future__ import annotations

import pytest
from parsed import parsed_doc

from generator.news import Mention
from generator.understand.components import extensions
from generator.understand.components.calendar_values import parse_day
from generator.understand.components.dating import RULES, Bond, Case, Dated, bond_of, dated
from generator.understand.components.lines import lines
from generator.understand.components.times import times

HELD = "Rebels/NNS/nsubj>3 have/VBP/aux>3 seized/VBN/root>3/seize the/DT/det>5 bridge_/NN/obj>3 ././punct>3"
FELL = "The/DT/det>2 bridge/NN/nsubj>3 fell_/VBD/root>3/fall ././punct>3"
MONDAY = "Rebels/NNS/nsubj>2 seized/VBD/root>2/seize the/DT/det>4 bridge/NN/obj>2 on/IN/case>6 Monday_/NNP/obl>2 ././punct>2"
TOLD = (
    "Police/NNS/nsubj>2 said/VBD/root>2/say rebels/NNS/nsubj>4 seized/VBD/ccomp>2/seize the/DT/det>6 bridge/NN/obj>4 "
    "on/IN/case>8 Monday_/NNP/obl>4 ././punct>2"
)
SINCE = "The/DT/det>2 bridge/NN/nsubj>4 was/VBD/cop>4/be shut/JJ/root>4 since/IN/case>6 Monday_/NNP/obl>4 ././punct>4"
DEADLINE = "The/DT/det>2 council/NN/nsubj>3 demanded/VBD/root>3/demand answers/NNS/obj>3 by/IN/case>6 Friday_/NNP/obl>3 ././punct>3"
FLED = "The/DT/det>2 captain/NN/nsubj>7 who/WP/nsubj>4 fled/VBD/acl:relcl>2/flee in/IN/case>6 2019/CD/obl>4 resigned_/VBD/root>7/resign ././punct>7"
OLD = "The/DT/det>2 bridge/NN/nsubj>3 fell/VBD/root>3/fall in/IN/case>5 2019_/CD/obl>3 ././punct>3"
AFTER = "The/DT/det>2 rebels/NNS/nsubj>3 left/VBD/root>3/leave after/IN/case>7 Monday_/NNP/nmod:poss>7 's/POS/case>5 talks_/NNS/obl>3 ././punct>3"
ONCE = (
    "Ministers/NNS/nsubj>2 left/VBD/root>2/leave after/IN/mark>5 rebels/NNS/nsubj>5 came/VBD/advcl>2/come on/IN/case>7 Monday_/NNP/obl>5 ././punct>2"
)
BLAST = "Monday_/NNP/nmod:poss>3 's/POS/case>1 blast/NN/nsubj>4 killed/VBD/root>4/kill two_/CD/obj>4 ././punct>4"
BLAMED = "Ministers/NNS/nsubj>2 condemned/VBD/root>2/condemn Monday_/NNP/nmod:poss>5 's/POS/case>3 blast_/NN/obj>2 ././punct>2"
ACCORD = "The/DT/det>3 2015/CD/nummod>3 accord/NN/nsubj>4 failed_/VBD/root>4/fail ././punct>4"
FIGHT = "The/DT/det>2 fight/NN/nsubj>5 of/IN/case>4 2015/CD/nmod>2 goes/VBZ/root>5/go on_/RB/advmod>5 ././punct>5"
NOWADAYS = "Our/PRP$/nmod:poss>2 roads/NNS/nsubj>4 today/NN/nmod:unmarked>2 need/VBP/root>4 repairs_/NNS/obj>4 ././punct>4"

COMPARED = "Support/NN/nsubj>2 fell/VBD/root>2/fall from/IN/case>5 49/CD/nummod>5 percent/NN/obl>2 in/IN/case>7 2014_/CD/nmod>5 ././punct>2"
CAPTION = (
    "Mourners/NNS/nsubj>2 gather/VBP/root>2 in/IN/case>4 Arin_/NNP/obl>2 ,/,/punct>7 3/CD/nummod>7 May/NNP/appos>4 2016_/CD/nmod:unmarked>7 "
    "././punct>2"
)


def case(*sentences: str, place: int = 0, published: str | None = "2021-07-14", leads: bool = True) -> Case:
    doc = parsed_doc("\n".join(sentences))
    doc._.published = published
    line = lines(times(doc))[place]
    return Case(line, line.tokens.root, leads, parse_day(published))


def value(one: Case) -> tuple[str, str | None, str] | None:
    found = dated(one)
    return (found.time.span.text, found.time.value, found.rule) if found.time else None


@pytest.mark.parametrize(
    ("one", "expected"),
    [
        (case(MONDAY), ("Monday", "2021-07-12", "of_main_verb")),
        (case(BLAST), ("Monday", "2021-07-12", "of_main_verb")),
        (case(OLD), ("2019", "2019", "of_main_verb")),
        (case(CAPTION), ("3 May 2016", "2016-05-03", "of_main_verb")),
        (case(TOLD), ("Monday", "2021-07-12", "of_sentence")),
        (case(TOLD, published="2021-07-18", leads=False), ("Monday", "2021-07-12", "of_sentence")),
    ],
    ids=["own", "of what did it", "old", "end of a caption", "of what is said", "of what is said, long ago"],
)
def test_what_dates_a_fact(one: Case, expected: tuple[str, str, str]) -> None:
    """A date that hangs on the main verb comes first, then another in what is told."""
    assert value(one) == expected


@pytest.mark.parametrize(
    "one",
    [
        case(FELL),
        case(HELD),
        case(SINCE),
        case(SINCE, leads=False),
        case(DEADLINE),
        case(FLED),
        case(AFTER),
        case(ONCE),
        case(BLAMED),
        case(ACCORD),
        case(FIGHT),
        case(NOWADAYS),
        case(COMPARED),
        case(TOLD, published="2021-07-18"),
    ],
    ids=[
        "past", "perfect", "bound", "bound of no lead", "deadline", "in passing", "after talks", "after another event", "object of blame",
        "year in a name", "year of a noun", "nowadays", "comparison", "lead about the past",
    ],
)  # fmt: skip
def test_nothing_is_guessed(one: Case) -> None:
    """Where no words date what is told there is no date."""
    assert dated(one) == Dated()


@pytest.mark.parametrize("place", [0, 2])
@pytest.mark.parametrize("leads", [True, False])
@pytest.mark.parametrize("sentence", [FELL, HELD])
def test_no_date_is_carried_over(sentence: str, place: int, leads: bool) -> None:
    """A day that another sentence names is none of this one's, however near it stands and whatever it tells."""
    around = [MONDAY, MONDAY, MONDAY]
    around[place] = sentence
    assert dated(case(*around, place=place, leads=leads)) == Dated()


def test_a_day_in_a_name_dates_nothing() -> None:
    """A name that holds a date is no date."""
    one = case(MONDAY)
    doc = one.line.tokens.doc
    extensions.assign(doc, "mentions", (Mention(extensions.span(doc, doc.text.index("Monday"), len(doc.text) - 1), "ORG", "Monday"),))
    assert dated(one._replace(line=lines(doc)[0])) == Dated()


@pytest.mark.parametrize(
    ("sentence", "bond"),
    [
        (MONDAY, Bond.MAIN),
        (BLAST, Bond.MAIN),
        (TOLD, Bond.BESIDE),
        (AFTER, Bond.BOUND),
        (ONCE, Bond.BOUND),
        (SINCE, Bond.BOUND),
        (DEADLINE, Bond.BOUND),
        (FLED, Bond.PASSING),
        (BLAMED, Bond.PASSING),
    ],
)
def test_bonds(sentence: str, bond: Bond) -> None:
    """How a date hangs together with what its sentence says."""
    one = case(sentence)
    (time,) = one.line.times
    assert bond_of(one.line, one.root, time) is bond


def test_the_rules_stand_in_their_order() -> None:
    """The main verb's date, then another of the sentence."""
    assert [rule.__name__ for rule in RULES] == ["of_main_verb", "of_sentence"]

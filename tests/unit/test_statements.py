"""Who said what, rule by rule, on parses built by hand."""

from __future__ import annotations

from typing import get_args

import pytest
from parsed import parsed_doc

from generator.news import Mention, Span, Stance, Statement, TimeExpression
from generator.understand.components import extensions
from generator.understand.components.contents import RULES
from generator.understand.components.cue_words import VERBS
from generator.understand.components.quotations import quotations
from generator.understand.components.statements import FINDERS, statements

DENIED = (
    "The/DT/det>2 governor/NN/nsubj>5 of/IN/case>4 Arin/NNP/nmod>2 denied/VBD/root>5/deny on/IN/case>7 Monday/NNP/obl>5 that/IN/mark>11 the/DT/det>10 "
    "rebels/NNS/nsubj>11 left/VBD/ccomp>5/leave the/DT/det>13 town_/NN/obj>11 ././punct>5"
)
RETAKEN = (
    "The/DT/det>2 army/NN/nsubj>3 announced/VBD/root>3/announce it/PRP/nsubj>6 had/VBD/aux>6 left/VBN/ccomp>3/leave the/DT/det>8 town_/NN/obj>6 ,/,/punct>13 "
    "but/CC/cc>13 the/DT/det>12 rebels/NNS/nsubj>13 claimed/VBD/conj>3/claim to/TO/mark>16 have/VB/aux>16 driven/VBN/xcomp>13/drive it/PRP/obj>16 "
    "out_/RP/compound:prt>16 ././punct>3"
)
URGED = "The/DT/det>2 council/NN/nsubj>3 urged/VBD/root>3/urge the/DT/det>5 rebels/NNS/obj>3 to/TO/mark>7 leave/VB/xcomp>3 the/DT/det>9 town_/NN/obj>7 ././punct>3"
ACCUSED = "Doctors/NNS/nsubj>2 accused/VBD/root>2/accuse the/DT/det>4 army/NN/obj>2 of/IN/mark>6 shelling/VBG/advcl>2 the/DT/det>8 hospital_/NN/obj>6 ././punct>2"
COUNTED = (
    "At/IN/case>2 least/JJS/nmod>3 200/CD/nummod>4 families/NNS/nsubj>6 have/VBP/aux>6 fled_/VBN/root>6/flee ,/,/punct>12 according/VBG/case>12/accord "
    "to/IN/fixed>8 a/DT/det>12 council/NN/compound>12 count_/NN/obl>6 ././punct>6"
)
CITED = (
    "The/DT/det>2 Post/NNP/nsubj>4 has/VBZ/aux>4 reported_/VBN/root>4/report ,/,/punct>6 citing/VBG/advcl>4/cite a/DT/det>9 security/NN/compound>9 source_/NN/obj>6 "
    ",/,/punct>14 that/IN/mark>14 the/DT/det>13 flag/NN/nsubj>14 fell_/VBD/ccomp>4/fall ././punct>4"
)
QUOTED_AS = (
    "The/DT/det>2 army/NN/nsubj:pass>4 was/VBD/aux:pass>4 quoted/VBN/root>4/quote as/IN/mark>6 saying/VBG/advcl>4/say that/IN/mark>9 it/PRP/nsubj>9 "
    "left_/VBD/ccomp>6/leave ././punct>4"
)
TRAILING = "The/DT/det>2 bridge/NN/nsubj>4 has/VBZ/aux>4 fallen_/VBN/root>4/fall ,/,/punct>4 the/DT/det>7 governor/NN/nsubj>8 said_/VBD/parataxis>4/say ././punct>4"
CONFIRMED = "Officials/NNS/nsubj>2 confirmed/VBD/root>2/confirm the/DT/det>4 death/NN/obj>2 of/IN/case>7 the/DT/det>7 captain_/NN/nmod>4 ././punct>2"
BELIEVED = "It/PRP/nsubj:pass>3 is/VBZ/aux:pass>3/be claimed/VBN/root>3/claim that/IN/mark>7 the/DT/det>6 rebels/NNS/nsubj>7 left_/VBD/ccomp>3/leave ././punct>3"
UNCONFIRMED = "The/DT/det>2 council/NN/nsubj>5 did/VBD/aux>5 not/RB/advmod>5 confirm/VB/root>5 that/IN/mark>9 the/DT/det>8 rebels/NNS/nsubj>9 left_/VBD/ccomp>5/leave ././punct>5"
NOUN = "The/DT/det>2 rebels_/NNS/nmod:poss>4 '/POS/case>2 claim/NN/nsubj>8 that/IN/mark>7 they/PRP/nsubj>7 won/VBD/acl>4/win surprised/VBD/root>8/surprise all_/PRP/obj>8 ././punct>8"
DIRECT = (
    "\"_/``/punct>4 They/PRP/nsubj>4 have/VBP/aux>4 left_/VBN/ccomp>7/leave ,_/,/punct>4 \"/''/punct>4 said/VBD/root>7/say spokesman/NN/nsubj>7 "
    "Adam/NNP/flat>8 Reyes_/NNP/flat>8 ././punct>7"
)
SPLIT = (
    '"_/``/punct>3 We/PRP/nsubj>3 left_/VBD/ccomp>7/leave ,_/,/punct>3 "/\'\'/punct>3 he/PRP/nsubj>7 said_/VBD/root>7/say ,/,/punct>7 "_/``/punct>12 '
    "and/CC/cc>12 will/MD/aux>12 return/VB/conj>3 to/IN/case>15 the/DT/det>15 old/JJ/amod>16 town_/NN/obl>12 ._/./punct>7 \"/''/punct>7"
)
COLON = (
    "The/DT/det>2 captain/NN/nsubj>3 said_/VBD/root>3/say :/:/punct>3 \"_/``/punct>7 We/PRP/nsubj>7 stay_/VBP/parataxis>3 ._/./punct>7 \"/''/punct>7"
)
GLOATED = "She/PRP/nsubj>2 gloated_/VBD/root>2/gloat :/:/punct>2 \"_/``/punct>6 We/PRP/nsubj>6 won_/VBD/parataxis>2 ._/./punct>6 \"/''/punct>6"
BARE = "Officials/NNS/nsubj>2 say/VBP/root>2 in/IN/case>4 private/JJ/obl>2 the/DT/det>6 road/NN/nsubj>8 is/VBZ/cop>8/be open_/JJ/ccomp>2 ././punct>2"
PARENTHESIS = (
    "The/DT/det>2 town_/NN/nsubj>8 ,/,/punct>5 he/PRP/nsubj>5 said_/VBD/parataxis>8/say ,/,/punct>5 has/VBZ/aux>8 fallen/VBN/root>8/fall to/IN/case>11 "
    "the/DT/det>11 rebels_/NNS/obl>8 ././punct>8"
)
LABEL = "He/PRP/nsubj>2 called/VBD/root>2/call the/DT/det>4 deal/NN/obj>2 a/DT/det>7 \"_/``/punct>7 mistake_/NN/xcomp>2 \"_/''/punct>7 ././punct>2"
RECORD = "Reyes_/NNP/root>1 :/:/punct>1 \"_/``/punct>5 We/PRP/nsubj>5 stay_/VBP/parataxis>1 ._/./punct>5 \"/''/punct>5"
DENIAL_OF = (
    "Officials/NNS/nsubj>2 denied/VBD/root>2/deny the/DT/det>4 claim/NN/obj>2 that/IN/mark>8 troops/NNS/nsubj>8 had/VBD/aux>8 fled_/VBN/acl>4/flee "
    "././punct>2"
)
HEDGED = "Police/NNS/nsubj>2 said/VBD/root>2/say the/DT/det>4 blast/NN/nsubj>7 could/MD/aux>7 have/VB/aux>7 killed/VBN/ccomp>2/kill ten_/CD/obj>7 ././punct>2"
PLAIN = "The/DT/det>2 attack/NN/nsubj>3 claimed/VBD/root>3/claim twenty/CD/nummod>5 lives_/NNS/obj>3/life ././punct>3"
COULD = "They/PRP/nsubj>3 could/MD/aux>3 say/VB/root>3 that/IN/mark>6 it/PRP/nsubj>6 fell_/VBD/ccomp>3/fall ././punct>3"


def read(source: str, *names: tuple[str, str]) -> tuple[Statement, ...]:
    doc = parsed_doc(source)
    mentions = [Mention(extensions.span(doc, doc.text.index(name), doc.text.index(name) + len(name)), kind, name) for kind, name in names]  # type: ignore[arg-type]
    day = doc.text.find("Monday")
    dates = [TimeExpression(Span(day, day + 6, "Monday"), "date", "2021-07-12")] if day >= 0 else []
    extensions.assign(extensions.assign(doc, "mentions", mentions), "times", dates)
    return extensions.statements(statements(doc))


def shown(one: Statement) -> str:
    parts = [one.speaker.text if one.speaker else "-", one.cue.text, one.stance, one.style, one.content.text]
    return " | ".join(parts + ["negated"] * one.negated)


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        (DENIED, "The governor of Arin | denied | denies | indirect | that the rebels left the town"),
        (URGED, "The council | urged | demands | indirect | the rebels to leave the town"),
        (ACCUSED, "Doctors | accused | accuses | indirect | the army of shelling the hospital"),
        (COUNTED, "a council count | according to | reports | indirect | At least 200 families have fled"),
        (QUOTED_AS, "The army | quoted as saying | says | indirect | that it left"),
        (TRAILING, "the governor | said | says | indirect | The bridge has fallen"),
        (CONFIRMED, "Officials | confirmed | confirms | indirect | the death of the captain"),
        (BELIEVED, "- | claimed | claims | indirect | that the rebels left"),
        (UNCONFIRMED, "The council | confirm | confirms | indirect | that the rebels left | negated"),
        (NOUN, "The rebels | claim | claims | indirect | that they won"),
        (DIRECT, 'spokesman Adam Reyes | said | says | direct | "They have left,"'),
        (COLON, 'The captain | said | says | direct | "We stay."'),
        (GLOATED, 'She | gloated | says | direct | "We won."'),
        (BARE, "Officials | say | says | indirect | the road is open"),
        (PARENTHESIS, "he | said | says | indirect | The town, he said, has fallen to the rebels"),
        (LABEL, 'He | called | says | mixed | the deal a "mistake"'),
        (SPLIT, 'he | said | says | direct | "We left," he said, "and will return to the old town."'),
    ],
)
def test_one_statement_of_each_kind(source: str, expected: str) -> None:
    """Each rule finds its plain case, and nothing else in it."""
    assert [shown(one) for one in read(source)] == [expected]


def test_two_cues_of_one_sentence_are_two_statements() -> None:
    """The first content ends where the other side speaks; "claimed to have" is a claim, not an announcement."""
    assert [shown(one) for one in read(RETAKEN)] == [
        "The army | announced | announces | indirect | it had left the town",
        "the rebels | claimed | claims | indirect | to have driven it out",
    ]


def test_a_denial_knows_what_it_denies() -> None:
    """The clause of the claim is the predication of its denial."""
    (one,) = read(DENIAL_OF)
    assert (one.content.text, one.predication and one.predication.predicate) == ("the claim that troops had fled", "flee")


def test_a_hedge_stays_with_what_is_said() -> None:
    """What could have happened is not told as what happened."""
    (one,) = read(HEDGED)
    assert (one.content.text, one.predication and one.predication.hedged) == ("the blast could have killed ten", True)


def test_what_is_said_in_two_parts_is_known_by_the_longer() -> None:
    """The predication of a split quotation is that of one part, never the cue."""
    (one,) = read(SPLIT)
    assert one.predication is not None
    assert one.predication.predicate != "say"


def test_who_is_cited_speaks_beside_who_cites() -> None:
    """An agency and its source are two statements with the same content."""
    assert [(one.speaker.text, one.content.text) for one in read(CITED) if one.speaker] == [
        ("The Post", "that the flag fell"),
        ("a security source", "that the flag fell"),
    ]


@pytest.mark.parametrize("source", [PLAIN, COULD])
def test_what_is_no_saying_is_left_alone(source: str) -> None:
    """Lives are claimed without a word; what could be said was not."""
    assert read(source) == ()


def test_the_day_of_the_saying_is_the_one_beside_the_cue() -> None:
    """What was "denied on Monday that" was said on Monday."""
    assert read(DENIED)[0].when == "2021-07-12"


def test_the_record_of_an_interview_has_a_colon_for_a_cue() -> None:
    """A name, a colon and a quotation."""
    (one,) = read(RECORD, ("PERSON", "Reyes"))
    assert (shown(one), one.entity) == ('Reyes | : | says | direct | "We stay."', "Reyes")


def test_ids_are_the_offsets_of_cues() -> None:
    """An id is stable as long as the text before it is."""
    (one,) = read(DENIED)
    assert (one.id, one.cue.start) == ("s21", 21)


def test_a_named_speaker_has_an_entity_and_an_official_has_none() -> None:
    """Titles belong to the speaker's words; the entity is the name alone."""
    assert read(DIRECT, ("PERSON", "Adam Reyes"))[0].entity == "Adam Reyes"
    assert read(DENIED, ("GPE", "Arin"))[0].entity is None


def test_he_is_the_only_person_named_just_before() -> None:
    """With two people before it a pronoun stays unresolved."""
    before = "Adam/NNP/nsubj>3 Reyes/NNP/flat>1 smiled_/VBD/root>3/smile ././punct>3\n"
    other = "Eva/NNP/nsubj>3 Lind/NNP/flat>1 smiled_/VBD/root>3/smile ././punct>3\n"
    assert read(before + SPLIT, ("PERSON", "Adam Reyes"))[0].entity == "Adam Reyes"
    assert read(before + other + SPLIT, ("PERSON", "Adam Reyes"), ("PERSON", "Eva Lind"))[0].entity is None


def test_content_never_covers_its_cue() -> None:
    """Cue, speaker and content are three places in the text, but where both stand between two parts of what is said."""
    for source in (DENIED, RETAKEN, URGED, ACCUSED, COUNTED, CITED, QUOTED_AS, TRAILING, DIRECT):
        for one in read(source):
            assert one.content.end <= one.cue.start or one.cue.end <= one.content.start


def test_the_lexicon_covers_all_stances() -> None:
    """Every stance has a verb, and the order of rules is a literal."""
    assert {cue.stance for cue in VERBS.values()} == set(get_args(Stance))
    assert len(set(RULES)) == len(RULES)
    assert len(set(FINDERS)) == len(FINDERS)


@pytest.mark.parametrize(
    ("marks", "expected"),
    [
        ("“_/``/punct>2 Left/VBD/root>2 ”/''/punct>2", [(0, 3, True)]),
        ("\"_/``/punct>2 Left_/VBD/root>2 \"/''/punct>2", [(0, 3, True)]),
        ("“_/``/punct>2 Left/VBD/root>2", [(0, 2, False)]),
        ("Left_/VBD/root>1 ”/''/punct>1", []),
        ("‘_/``/punct>2 Left_/VBD/root>2 ,_/,/punct>2 ’/''/punct>2", [(0, 4, True)]),
    ],
)
def test_quotation_marks_of_all_kinds(marks: str, expected: list[tuple[int, int, bool]]) -> None:
    """Curly, straight, single, missing and stray marks."""
    assert [tuple(one) for one in quotations(parsed_doc(marks))] == expected


FITS = (
    "The/DT/det>2 mayor/NN/nsubj>3 said/VBD/root>3/say it/PRP/nsubj>5 fell_/VBD/ccomp>3/fall ././punct>3\n\n"
    "\"_/``/punct>3 We/PRP/nsubj>3 have/VBP/root>3/have to/TO/mark>5 start/VB/xcomp>3 again_/RB/advmod>5 ._/./punct>3 \"/''/punct>3"
)


def test_a_quotation_without_a_cue_goes_on_with_the_statement_before_it() -> None:
    """It is the next paragraph and nothing else; behind a denial it is nobody's."""
    said, denied = read(FITS), read(FITS.replace("said/VBD/root>3/say", "denied/VBD/root>3/deny"))
    assert [shown(one) for one in said] == ['The mayor | said | says | mixed | it fell.\n\n"We have to start again."']
    assert [shown(one) for one in denied] == ["The mayor | denied | denies | indirect | it fell"]


def test_cue_and_speaker_between_two_parts_are_no_part_of_what_is_said() -> None:
    """They are told as an aside, so that nobody reads them as said."""
    (one,) = read(PARENTHESIS)
    assert one.aside is not None
    assert (one.aside.text, one.says(one.cue.start), one.says(one.content.start), one.says(one.content.end)) == (", he said,", False, True, False)
    assert read(TRAILING)[0].aside is None

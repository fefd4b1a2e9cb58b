"""Propositions across articles."""

import pytest
from connect_readings import reading, span

from generator.connect.claims import claims
from generator.connect.entities import entities
from generator.connect.independence import sources_of
from generator.connect.passages import open_article
from generator.connect.standings import standing
from generator.news import Outlet, Passage, Position, Predication, Span

NAMES = {
    "Rebels": "ORG",
    "Rivermen": "ORG",
    "Harpers Ferry": "GPE",
    "Maryland": "GPE",
    "Virginia": "GPE",
    "Bolivar": "GPE",
    "Ohio": "GPE",
    "Confederate": "NORP",
}


def found(*readings, copy_of=None, stories=None):
    story_of = stories or {each.article.id: "s" for each in readings}
    things, entity_of = entities(readings, story_of)
    sources = sources_of([each.article for each in readings], copy_of or {})
    return claims([open_article(each, entity_of) for each in readings], things, sources, story_of, {})


def stands(claim):
    return [(position.passage.article, position.position) for position in claim.positions]


def news(key, text, *statements, outlet=None, **more):
    return reading(key, text, names=NAMES, statements=statements, outlet=outlet or key, **more)


SEIZED = news(
    "a",
    "The Rivermen said they had seized the Harpers Ferry crossing.",
    ("The Rivermen", "said", "they had seized the Harpers Ferry crossing", "says", {"entity": "Rivermen"}),
)
DENIED = news(
    "b",
    "A county official denied that the Rivermen had taken over. Harpers Ferry lies in his county.",
    ("A county official", "denied", "that the Rivermen had taken over", "denies"),
)
CONFIRMED = news(
    "c",
    "The ministry confirmed that the Rivermen were in control of Harpers Ferry.",
    ("The ministry", "confirmed", "that the Rivermen were in control of Harpers Ferry", "confirms"),
)
RETAKEN = news("d", "The government said its forces had retaken Harpers Ferry.", ("The government", "said", "its forces had retaken Harpers Ferry"))


def test_assertion_denial_and_confirmation_are_one_claim():
    """Different words for holding one place are one proposition, on which everybody has a side."""
    (claim,) = found(SEIZED, DENIED, CONFIRMED, RETAKEN)
    assert stands(claim) == [("a", "asserts"), ("b", "denies"), ("c", "confirms"), ("d", "denies")]
    assert claim.standing == "disputed"
    assert claim.independent_outlets == 4
    assert [position.speaker for position in claim.positions] == ["org-rivermen", None, None, None]


@pytest.mark.parametrize(
    ("text", "position"),
    [
        ("The Rivermen captured Harpers Ferry.", "asserts"),
        ("Harpers Ferry was captured by the Rivermen.", "asserts"),
        ("Harpers Ferry fell to the Rivermen.", "asserts"),
        ("Harpers Ferry is under the control of the Rivermen.", "asserts"),
        ("The Rivermen control the crossing at Harpers Ferry.", "asserts"),
        ("The army lost Harpers Ferry.", "asserts"),
        ("The army repelled the Rivermen from Harpers Ferry.", "denies"),
        ("The Rivermen have not captured Harpers Ferry.", "denies"),
        ("The Rivermen withdrew from Harpers Ferry.", "denies"),
        ("Soldiers recaptured Harpers Ferry.", "denies"),
    ],
)
def test_who_holds_a_place(text, position):
    """Many words say that somebody holds a place, or that somebody else does."""
    (claim,) = found(SEIZED, CONFIRMED, news("x", text))
    assert ("x", position) in stands(claim)


@pytest.mark.parametrize(
    "text",
    [
        "The Rivermen could seize Harpers Ferry.",
        "The Rivermen plan to seize Harpers Ferry.",
        "If the Rivermen seize Harpers Ferry, the road is lost.",
        "Have the Rivermen seized Harpers Ferry?",
        "The Rivermen took part in a meeting in Harpers Ferry.",
        "The Rivermen hold a meeting at Harpers Ferry.",
        "The Rivermen seized a Harpers Ferry newspaper.",
        "The Rivermen have taken several crossings near Ohio.",
        "The Rivermen seized a crossing into Ohio.",
        "“The Rivermen seized Harpers Ferry”, a traveller shouted.",
        "The Rivermen seized Harpers Ferry, a traveller told the editor.",
    ],
)
def test_what_is_no_statement_about_the_place(text):
    """Plans, questions, other objects, other places, and words whose speaker is not known are left out."""
    partner = news("p", "The Rivermen seized the Harpers Ferry crossing with Maryland.")
    assert not [p for claim in found(partner, CONFIRMED, news("x", text)) for p in claim.positions if p.passage.article == "x"]


def test_a_place_that_is_only_described_is_found_by_what_it_leads_to():
    """What is only called "a crossing with Maryland" is the one that another passage names; "a crossing with Ohio" is not."""
    named = news("a", "The Rivermen seized the Harpers Ferry crossing with Maryland.")
    same = news("b", "The Rivermen seized a crossing with Maryland.")
    other = news("c", "The Rivermen seized a crossing with Ohio.")
    (claim,) = found(named, same, other)
    assert stands(claim) == [("a", "asserts"), ("b", "asserts")]


def test_it_is_the_place_before():
    """A pronoun takes up the theme of the clause before."""
    text = "The Rivermen seized Harpers Ferry. Soldiers later recaptured it."
    (claim,) = found(news("a", text), CONFIRMED)
    assert stands(claim) == [("a", "asserts"), ("a", "denies"), ("c", "confirms")]


def test_two_places_are_two_claims():
    """What is said of one place says nothing of another."""
    bolivar = news("b", "The Rivermen seized Bolivar.")
    assert len(found(SEIZED, CONFIRMED, bolivar, news("e", "The army lost Bolivar."))) == 2


def test_a_place_in_another_story_long_after_is_another_claim():
    """Within three days a place joins stories; later it does not."""
    late = news("z", "The Rivermen were in control of Harpers Ferry.", day="1863-08-30")
    assert [stands(claim) for claim in found(SEIZED, CONFIRMED, late, stories={"a": "s", "c": "t", "z": "u"})] == [
        [("a", "asserts"), ("c", "confirms")]
    ]


def test_a_denied_denial_asserts():
    """Whoever denies that they lost a place says that they hold it."""
    text = "The Rivermen denied that they had lost Harpers Ferry."
    (claim,) = found(
        SEIZED, CONFIRMED, news("x", text, ("The Rivermen", "denied", "that they had lost Harpers Ferry", "denies", {"entity": "Rivermen"}))
    )
    assert ("x", "asserts") in stands(claim)


def test_not_confirming_is_no_position():
    """Whoever did not confirm takes no side."""
    text = "The mayor did not confirm that the Rivermen had seized Harpers Ferry."
    silent = news("x", text, ("The mayor", "confirm", "that the Rivermen had seized Harpers Ferry", "confirms", {"negated": True}))
    assert "x" not in {p.passage.article for claim in found(SEIZED, CONFIRMED, silent) for p in claim.positions}


@pytest.mark.parametrize("stance", ["demands", "promises", "expects", "warns"])
def test_what_should_or_may_come_is_no_position(stance):
    """Who demands that a gate be opened does not say that it is open."""
    closed = news("a", "The government closed the Virginia crossing.")
    wish = news(
        "b", "The union spoke that both sides open the Virginia crossing.", ("The union", "spoke", "both sides open the Virginia crossing", stance)
    )
    again = news("c", "The government closed the Virginia crossing in the morning.")
    (claim,) = found(closed, wish, again)
    assert stands(claim) == [("a", "asserts"), ("c", "asserts")]


def test_a_gate_that_opens_on_a_later_day_was_closed_all_the_same():
    """What changes by the day is disputed only by words about the same day."""
    closed = [
        news(key, f"The government closed the Virginia crossing {words}.", day="2021-07-14") for key, words in (("a", "at noon"), ("b", "to trucks"))
    ]
    same_day = news("c", "The government reopened the Virginia crossing.", day="2021-07-14")
    later = news("d", "The government reopened the Virginia crossing.", day="2021-07-16")
    assert found(*closed, same_day)[0].standing == "disputed"
    (claim,) = found(*closed, later)
    assert (claim.standing, stands(claim)) == ("corroborated", [("a", "asserts"), ("b", "asserts")])


def test_a_place_that_has_fallen_is_held_by_the_other_side():
    """Nobody need be named to whom it fell."""
    fallen = news(
        "b",
        "The ministry denied that the crossing had fallen. Harpers Ferry is quiet.",
        ("The ministry", "denied", "that the crossing had fallen", "denies"),
    )
    (claim,) = found(SEIZED, fallen)
    assert stands(claim) == [("a", "asserts"), ("b", "denies")]


def test_a_single_passage_is_no_claim_unless_an_interested_party_makes_it():
    """One outlet's sentence is a fact; what somebody claims is a claim."""
    assert found(news("a", "The Rivermen seized Harpers Ferry.")) == ()
    claimed = news("a", "The Rivermen claimed they had seized Harpers Ferry.", ("The Rivermen", "claimed", "they had seized Harpers Ferry", "claims"))
    assert [claim.standing for claim in found(claimed)] == ["single-source"]


def test_a_border_is_open_or_closed():
    """Opposite states of one thing are denials."""
    closed = news("a", "Virginia closed the Harpers Ferry bridge.")
    (claim,) = found(closed, news("b", "The bridge at Harpers Ferry remained open."))
    assert stands(claim) == [("a", "asserts"), ("b", "denies")]


def test_the_same_deed_in_two_outlets_is_a_claim():
    """Where no frame is known, the same predicate, subject and object in one story tell that two clauses say the same."""
    whats = {"Confederate": ("burn", "Confederate cavalry", "the railway depot"), "At dawn": ("burn", "Confederate cavalry", "the depot")}
    a = news("a", "Confederate cavalry burned the railway depot.", whats=whats)
    b = news("b", "At dawn Confederate cavalry burned the depot of the mail company.", whats=whats)
    (claim,) = found(a, b)
    assert claim.standing == "corroborated"
    assert found(a, b, stories={"a": "s", "b": "t"}) == ()


@pytest.mark.parametrize("words", ["could have burned", "will burn", "nearly burned"])
def test_a_deed_that_may_have_been_is_no_claim(words):
    """What could have been done, or will be, is not told as done: such a clause is no proposition."""
    whats = {"Confederate": ("burn", "Confederate cavalry", "the railway depot"), "At dawn": ("burn", "Confederate cavalry", "the depot")}
    done = news("a", "Confederate cavalry burned the railway depot.", whats=whats)
    maybe = news("b", f"At dawn Confederate cavalry {words} the depot of the mail company.", whats=whats)
    assert found(done, maybe) == ()


def test_a_hedged_statement_of_a_party_is_no_claim():
    """An interested party that claims what could have been asserts nothing of it."""
    text = "A fighter claims that his men could have killed the guards."
    for hedged, count in ((True, 0), (False, 1)):
        told = Predication("kill", span(text, "his men"), span(text, "the guards"), hedged=hedged)
        plain = text if hedged else text.replace("could have", "long since")
        said = ("A fighter", "claims", plain[len("A fighter claims ") : -1], "claims", {"predication": told})
        assert len(found(news("a", plain, said))) == count


def test_a_doubt_takes_no_side():
    """An outlet that says "reportedly" does not vouch for it."""
    doubt = news("x", "The Rivermen have reportedly seized the Harpers Ferry crossing.")
    assert not [p for claim in found(SEIZED, CONFIRMED, doubt) for p in claim.positions if p.passage.article == "x"]


# ------------------------------------------------------------------ cue and speaker between two parts of what is said


def test_a_clause_is_read_over_the_cue_that_parts_it():
    """Who acts stands before "the government said", what is done behind it: the government asserts it, and is not the one who acts."""
    text = "The Rivermen, the government said, had seized the Harpers Ferry crossing."
    parted = news("b", text, ("the government", "said", text[:-1], "says", {"aside": ", the government said,", "style": "indirect"}))
    (claim,) = found(SEIZED, parted)
    assert stands(claim) == [("a", "asserts"), ("b", "asserts")]
    assert [position.statement for position in claim.positions if position.passage.article == "b"] == ["b.s29"]


def test_what_describes_the_speaker_is_not_said_by_the_speaker():
    """The words between the two parts of a quotation are the outlet's own."""
    aside = " said Noor, whose Rivermen had seized the Harpers Ferry crossing. "
    text = f"“We are tired,”{aside}“We will rest.”"
    (claim,) = found(SEIZED, news("b", text, ("Noor", "said", text, "says", {"aside": aside})))
    assert [(position.passage.article, position.statement) for position in claim.positions] == [("a", "a.s13"), ("b", None)]


def test_the_text_is_the_fullest_passage():
    """The passage that names both the side and the place speaks for the claim."""
    vague = news("a", "They said they had seized it all. They captured the crossing.")
    (claim,) = found(vague, news("b", "The Rivermen captured the Harpers Ferry crossing."), CONFIRMED)
    assert claim.text.span.text == "The Rivermen captured the Harpers Ferry crossing."


def says_that_the_bridge_closed(text, *statements, **more):
    """The passage that stands for a claim, where the first article says it in this way and two others plainly."""
    plain = news("b", "The bridge at Harpers Ferry was closed at noon."), news("c", "The Harpers Ferry bridge was closed to wagons and riders alike.")
    (claim,) = found(news("a", text, *statements, **more), *plain)
    assert ("a", "asserts") in stands(claim)
    return claim.text.span.text


@pytest.mark.parametrize(
    "text",
    [
        "Two hundred wagons blocked the road after Virginia closed the Harpers Ferry bridge.",
        "Two hundred wagons blocked the road, as Virginia closed the Harpers Ferry bridge.",
        "Two hundred wagons blocked the road and Virginia closed the Harpers Ferry bridge.",
    ],
)
def test_a_clause_beside_something_else_does_not_stand_for_the_claim(text):
    """A claim is headed by a passage that says it in its main clause, where there is one."""
    plain = "The bridge at Harpers Ferry was closed at noon."
    assert says_that_the_bridge_closed(text, whats={"Two hundred": ("stop", "Two hundred wagons", "the road")}) == plain
    if "and" not in text:
        assert says_that_the_bridge_closed(text) == plain


def test_a_position_says_whether_the_passage_has_another_matter():
    """What stands in a clause beside the main one is not what the passage is about."""
    beside = "Two hundred wagons blocked the road after Virginia closed the Harpers Ferry bridge."
    plain = "The bridge at Harpers Ferry was closed at noon."
    (claim,) = found(news("a", beside), news("b", plain), news("c", "The Harpers Ferry bridge was closed to wagons and riders alike."))
    assert {one.passage.span.text: one.beside for one in claim.positions if one.outlet != "c"} == {beside: True, plain: False}


def test_a_denied_opposite_does_not_stand_for_the_claim():
    """A claim is headed by plain words."""
    text = "The mayor denied that Virginia had reopened the Harpers Ferry bridge."
    denied = ("The mayor", "denied", "that Virginia had reopened the Harpers Ferry bridge", "denies")
    assert says_that_the_bridge_closed(text, denied) == "The bridge at Harpers Ferry was closed at noon."


def test_a_passage_with_both_sides_does_not_stand_for_the_claim():
    """A claim is headed by one of its sides."""
    text = "Virginia closed the Harpers Ferry bridge, the mayor said, but a guard insisted soldiers had reopened the Harpers Ferry bridge."
    mayor = ("the mayor", "said", "Virginia closed the Harpers Ferry bridge")
    guard = ("a guard", "insisted", "soldiers had reopened the Harpers Ferry bridge")
    assert says_that_the_bridge_closed(text, mayor, guard) == "The bridge at Harpers Ferry was closed at noon."


# ------------------------------------------------------------------ what words do not tell


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("The shell that killed Noor was fired by mistake.", False),
        ("A miller was charged with killing Noor.", False),
        ("The murder of Noor shook the valley.", False),
        ("The brutal slaying of Noor shook the valley.", False),
        ("A shell killed Noor.", True),
        ("On the bridge Noor was killed.", True),
        ("The Rivermen, who killed Noor, were gone.", True),
    ],
)
def test_what_only_says_which_one_is_meant_asserts_nothing(text, told):
    """A clause that tells one shell from others, and a noun, are no report of what happened."""
    articles = [
        reading(key, words, names={"Noor": "PERSON"}, outlet=key)
        for key, words in (("a", "Noor died at the bridge."), ("b", "At night Noor died."), ("x", text))
    ]
    assert ("x" in {position.passage.article for position in found(*articles)[0].positions}) is told


@pytest.mark.parametrize("words", ["the occupied Harpers Ferry", "in captured Harpers Ferry", "their occupied Harpers Ferry"])
def test_a_participle_before_a_place_only_describes_it(words):
    """Who votes on an occupied town does not report that it was occupied."""
    text = f"The Rivermen crossed {words} at night."
    assert not [p for claim in found(SEIZED, CONFIRMED, news("x", text)) for p in claim.positions if p.passage.article == "x"]


def test_a_noun_behind_a_word_for_how_many_is_no_verb():
    """More blocks of marchers close nothing."""
    closed = news("a", "Virginia closed the Harpers Ferry bridge."), news("b", "The Harpers Ferry bridge was closed at noon.")
    marched = news("x", "Singing loudly, more blocks reached Harpers Ferry.")
    assert stands(found(*closed, marched)[0]) == [("a", "asserts"), ("b", "asserts")]


@pytest.mark.parametrize("words", ["until after soldiers captured", "until soldiers captured"])
def test_what_will_have_happened_has_not(words):
    """Who waits until after a day does not say that it has come."""
    text = f"The mayor kept the key {words} Harpers Ferry."
    assert not [p for claim in found(SEIZED, CONFIRMED, news("x", text)) for p in claim.positions if p.passage.article == "x"]


def test_what_is_only_mentioned_in_passing_is_no_claim():
    """A claim needs a passage whose own matter it is; in a dispute the denial may be it."""
    a = news("a", "Two hundred wagons blocked the road after Virginia closed the Harpers Ferry bridge.")
    b = news("b", "Prices rose in the markets because Virginia closed the Harpers Ferry bridge.")
    assert found(a, b) == ()
    assert found(a, b, news("c", "The Harpers Ferry bridge was closed."))[0].standing == "corroborated"
    assert found(a, news("c", "The Harpers Ferry bridge remained open."))[0].standing == "disputed"


@pytest.mark.parametrize("text", ["The Rivermen took the post-season ball.", "Taking over will be the Harpers Ferry Coach."])
def test_part_of_a_word_or_of_a_name_is_no_place(text):
    """What a clause is about is the noun at the end of its phrase."""
    near = f"Harpers Ferry is quiet. {text}"
    assert not [p for claim in found(SEIZED, CONFIRMED, news("x", near)) for p in claim.positions if p.passage.article == "x"]


def test_deeds_with_other_numbers_are_two():
    """Numbers in words count as those in digits do."""
    whats = {"Confederate": ("burn", "Confederate cavalry", "three depots"), "At dawn": ("burn", "Confederate cavalry", "depots")}
    a = news("a", "Confederate cavalry burned three depots.", whats=whats)
    assert found(a, news("b", "At dawn Confederate cavalry burned depots of the mail company.", whats=whats)) == ()


def test_a_verb_of_saying_that_is_no_cue_leaves_a_clause_to_somebody():
    """Where somebody alleges something, the outlet does not vouch for it, even if nobody knows whose words they are."""
    alleged = news("x", "Travellers allege the Rivermen hold Harpers Ferry.")
    assert not [p for claim in found(SEIZED, CONFIRMED, alleged) for p in claim.positions if p.passage.article == "x"]


BRIDGE_ATTACK = "The Rivermen carried out the attack on the Harpers Ferry bridge."


@pytest.mark.parametrize(
    "text",
    [
        "A stranger carried out the attack on the Harpers Ferry bridge.",
        "The attack on the Harpers Ferry bridge was carried out at night.",
        "A stranger did not carry out the attack on the Harpers Ferry bridge.",
        "The Confederate cavalry did not carry out the attack on the Harpers Ferry bridge.",
    ],
)
def test_who_is_not_named_may_be_anybody(text):
    """That somebody did it, or that one side did not, says nothing of another side."""
    (claim,) = found(news("a", BRIDGE_ATTACK), news("b", f"At night {BRIDGE_ATTACK}"), news("x", text))
    assert stands(claim) == [("a", "asserts"), ("b", "asserts")]


def test_that_one_side_does_not_hold_a_place_does_not_say_who_does():
    """Only that a side lost it, or did not retake it, says that another one holds it."""
    not_taken = news("x", "The Confederate cavalry has not captured Harpers Ferry.")
    not_retaken = news("y", "The Confederate cavalry has not retaken Harpers Ferry.")
    (claim,) = found(SEIZED, CONFIRMED, not_taken, not_retaken)
    assert stands(claim) == [("a", "asserts"), ("c", "confirms"), ("y", "asserts")]


def test_a_claim_of_responsibility_is_the_claimants_word():
    """Ten outlets that report it have one source; who denies it disputes it, and who has not claimed it says nothing."""
    attack = "responsibility for the attack on the Harpers Ferry bridge"
    claimed = [
        news(key, f"{words} {attack}.", ("The Rivermen", "claimed", attack, "claims", {"entity": "Rivermen"}))
        for key, words in (("a", "The Rivermen claimed"), ("b", "In a letter to the mayor of the town The Rivermen claimed"))
    ]
    (claim,) = found(*claimed)
    assert (claim.standing, [position.speaker for position in claim.positions]) == ("single-source", ["org-rivermen"] * 2)
    denied = news("c", f"The Rivermen denied {attack}.", ("The Rivermen", "denied", attack, "denies", {"entity": "Rivermen"}))
    (claim,) = found(news("a", BRIDGE_ATTACK), denied)
    assert (claim.standing, stands(claim)) == ("disputed", [("a", "asserts"), ("c", "denies")])
    silent = news("d", f"The Rivermen have not claimed {attack}.")
    assert found(news("a", BRIDGE_ATTACK), silent) == ()


@pytest.mark.parametrize("thing", ["customs house", "town clerk", "bridge guards", "camp stove"])
def test_a_noun_that_only_describes_another_is_not_what_a_clause_is_about(thing):
    """Who takes the bridge guards has not taken the bridge; "the bridge point" and "the bridge held by" are the bridge."""
    assert found(news("a", f"The Rivermen captured the {thing}."), SEIZED, CONFIRMED, stories=None)[0].independent_outlets == 2


@pytest.mark.parametrize("thing", ["crossing", "border point", "crossing held by soldiers", "border post"])
def test_words_for_the_whole_or_a_participle_leave_a_noun_its_own(thing):
    """What follows a noun is not always what the noun describes."""
    text = f"Harpers Ferry is quiet. The Rivermen captured the {thing}."
    assert ("x", "asserts") in stands(found(SEIZED, CONFIRMED, news("x", text))[0])


@pytest.mark.parametrize("words", ["remained closed", "stayed shut", "remains closed"])
def test_a_state_that_lasts_is_a_state(words):
    """What remains closed is closed."""
    (claim,) = found(news("a", "Virginia closed the Harpers Ferry bridge."), news("b", f"The Harpers Ferry bridge {words}."))
    assert stands(claim) == [("a", "asserts"), ("b", "asserts")]


# ------------------------------------------------------------------ standing


def position(article, stand="asserts", speaker=None, text="They hold the town"):
    said = f"{speaker} said" if speaker else None
    words = f"{text} ({article})" if text == "They hold the town" else text
    who = Passage(article, Span(0, len(said), said)) if said else None
    return Position(
        Passage(article, Span(0, len(words), words)), stand, article, statement=f"{article}.s1" if said else None, speaker=speaker, said_by=who
    )


SOURCES = {"a": "outlet a", "b": "outlet b", "reprint": "outlet a"}
OWN_WORDS = "Townspeople saw their flag on every roof"


@pytest.mark.parametrize(
    ("positions", "expected"),
    [
        ([position("a"), position("b", text=OWN_WORDS)], "corroborated"),
        ([position("a", speaker="x"), position("b", speaker="y", text=OWN_WORDS)], "corroborated"),
        ([position("a", speaker="x"), position("b", speaker="x", text=OWN_WORDS)], "single-source"),
        ([position("a"), position("reprint", text=OWN_WORDS)], "single-source"),
        ([position("a"), position("b", text="They hold the town (a)")], "single-source"),
        ([position("a", speaker="x"), position("a", speaker="y", text=OWN_WORDS)], "single-source"),
        ([position("a", speaker="x"), position("a", "confirms", "y")], "corroborated"),
        ([position("a", speaker="x"), position("a", "denies", "y")], "disputed"),
        ([position("a", speaker="x"), position("b", "denies", "x")], "single-source"),
        ([position("a", "denies", "x")], "single-source"),
        ([position("a"), position("b", text=OWN_WORDS), position("b", "denies", "z")], "disputed"),
    ],
)
def test_standing(positions, expected):
    """One speaker in many outlets, one text in many prints, one sentence in two papers are one source; a denial by another disputes."""
    assert standing(positions, SOURCES) == expected


RUN = "hooded riders threw burning torches at shops and mills"


@pytest.mark.parametrize(
    ("positions", "expected"),
    [
        (
            [position("a", text=f"{RUN}, and a barn burned"), position("b", text=f"At noon {RUN} while many townspeople fled over the river")],
            "single-source",
        ),
        ([position("a", speaker="x", text=RUN), position("b", text=f"{RUN} on Friday"), position("c", speaker="x", text=OWN_WORDS)], "single-source"),
        ([position("a", speaker="person-ann-harper"), position("b", speaker="person-anne-harpers", text=OWN_WORDS)], "single-source"),
        ([position("a", speaker="person-ann-harper"), position("b", speaker="person-ann-noor", text=OWN_WORDS)], "corroborated"),
    ],
)
def test_words_that_two_papers_share_have_one_source(positions, expected):
    """A run of words in two papers comes from one of them, or from an agency; whose it is, is known where either says so. A name may be misspelled."""
    assert standing(positions, {**SOURCES, "c": "outlet c"}) == expected


CLAIMED = ("The Rivermen", "claimed", "they had seized Harpers Ferry", "claims", {"entity": "Rivermen"})
HELD = "The Rivermen hold Harpers Ferry after a short fight on the bridge."


def test_outlets_of_one_owner_count_once():
    """Two papers of one house are one publisher."""
    house = [Outlet(key, key, owner="River Press") for key in ("one", "two")]
    a = news("a", "The Rivermen claimed they had seized Harpers Ferry.", CLAIMED, outlet=house[0])
    (claim,) = found(a, news("b", HELD, outlet=house[1]))
    assert (claim.standing, claim.independent_outlets) == ("single-source", 1)


def test_a_reprint_is_no_second_source():
    """The words of a copy are those of its original; alone they are no claim."""
    a, b = news("a", "The Rivermen seized Harpers Ferry."), news("b", HELD)
    assert [claim.standing for claim in found(a, b)] == ["corroborated"]
    assert found(a, b, copy_of={"b": "a"}) == ()


def test_a_claim_may_say_what_is_not_so():
    """Where all deny the same thing, unasked, that is what they assert."""
    whats = {"Confederate": ("burn", "Confederate cavalry", "the depot", True), "In truth": ("burn", "Confederate cavalry", "the depot", True)}
    a = news("a", "Confederate cavalry did not burn the depot.", whats=whats)
    (claim,) = found(a, news("b", "In truth Confederate cavalry never burned the depot of the mail company.", whats=whats))
    assert stands(claim) == [("a", "asserts"), ("b", "asserts")]

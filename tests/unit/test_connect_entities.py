"""Names become things."""

from connect_readings import reading

from generator.connect.entities import entities
from generator.news import Outlet


def found(*readings, story_of=None):
    things, entity_of = entities(readings, story_of or {each.article.id: each.article.id for each in readings})
    return {thing.id: thing for thing in things}, entity_of


def test_one_name_in_many_spellings_is_one_entity():
    """Blanks, points and known other names do not make a second one; its mentions are all kept."""
    a = reading("a", "Troops of the U.S. reached Harpers Ferry.", names={"U.S.": "GPE", "Harpers Ferry": "GPE"})
    b = reading("b", "HarpersFerry lies in the United States.", names={"HarpersFerry": "FAC", "United States": "GPE"})
    things, entity_of = found(a, b)
    assert set(things) == {"place-united-states", "place-harpers-ferry"}
    assert [m.article for m in things["place-harpers-ferry"].mentions] == ["a", "b"]
    assert entity_of["b:HarpersFerry"] == "place-harpers-ferry"


def test_the_name_is_the_fullest_known_one_and_the_others_are_aliases():
    """A form in the text is shown, never one that no article uses."""
    things, _ = found(reading("a", "The US voted. The United States abstained. The US left.", names={"US": "GPE", "United States": "GPE"}))
    assert (things["place-united-states"].name, things["place-united-states"].aliases) == ("United States", ("US",))


def test_persons_with_one_last_name_are_two():
    """A shared last name and story prove nothing."""
    a = reading("a", "Ulysses Grant arrived.", names={"Ulysses Grant": "PERSON"})
    b = reading("b", "Julia Grant arrived.", names={"Julia Grant": "PERSON"})
    assert set(found(a, b, story_of={"a": "s", "b": "s"})[0]) == {"person-ulysses-grant", "person-julia-grant"}


HIRAM = "The Union commander General Hiram Grant warned that the siege of Vicksburg would last all summer."
ULYSSES = "General Ulysses Grant warned yesterday that the siege of Vicksburg could last through the summer."


def test_one_person_under_two_first_names():
    """Same last name, same rank, same story and the same thing said: one man; the id is that of the first article."""
    a = reading("a", HIRAM, names={"Hiram Grant": "PERSON"}, roles={"Hiram Grant": "Union commander General"})
    b = reading("b", ULYSSES, names={"Ulysses Grant": "PERSON"}, roles={"Ulysses Grant": "General"}, day="1863-07-05")
    things, _ = found(b, a, story_of={"a": "s", "b": "s"})
    assert things["person-hiram-grant"].aliases == ("Hiram Grant",) or things["person-hiram-grant"].name in {"Hiram Grant", "Ulysses Grant"}
    assert len(things) == 1
    assert len(found(b, a)[0]) == 2, "of different stories they are kept apart"


def test_a_last_name_alone_joins_the_only_bearer_in_its_story():
    """An article that never gives the first name means the person of its story."""
    a = reading("a", "Ulysses Grant arrived.", names={"Ulysses Grant": "PERSON"})
    b = reading("b", "Grant arrived at noon.", names={"Grant": "PERSON"})
    assert set(found(a, b, story_of={"a": "s", "b": "s"})[0]) == {"person-ulysses-grant"}
    assert set(found(a, b)[0]) == {"person-ulysses-grant", "person-grant"}


def test_a_slip_of_the_annotator_makes_no_second_entity():
    """One mention in four with another type is taken for a mistake; half of them are not."""
    text = "Vicksburg fell. Vicksburg burned. Vicksburg starved."
    usual = reading("a", text, names={"Vicksburg": "GPE"})
    slip = reading("b", "Vicksburg is quiet.", names={"Vicksburg": "PERSON"})
    assert set(found(usual, slip)[0]) == {"place-vicksburg"}
    assert len(found(reading("a", "Vicksburg fell.", names={"Vicksburg": "GPE"}), slip)[0]) == 2


def test_the_role_says_most():
    """Of several roles the one with more words, with its article as evidence."""
    a = reading("a", "General Ulysses Grant arrived.", names={"Ulysses Grant": "PERSON"}, roles={"Ulysses Grant": "General"})
    b = reading("b", "The Union commander Ulysses Grant left.", names={"Ulysses Grant": "PERSON"}, roles={"Ulysses Grant": "Union commander"})
    role = found(a, b)[0]["person-ulysses-grant"].role
    assert (role.article, role.span.text) == ("b", "Union commander")


def test_entities_of_many_articles_come_first_and_nationalities_last():
    """A reader looks for persons and places before adjectives."""
    a = reading("a", "Confederate guns at Vicksburg fired. Confederate guns fell silent.", names={"Confederate": "NORP", "Vicksburg": "GPE"})
    b = reading("b", "Confederate guns fired on Vicksburg and on Jackson.", names={"Confederate": "NORP", "Vicksburg": "GPE", "Jackson": "GPE"})
    things, _ = entities((a, b), {"a": "s", "b": "s"})
    assert [thing.id for thing in things] == ["place-vicksburg", "place-jackson", "group-confederate"]


def test_an_unrelated_article_changes_no_id():
    """New names bring new entities and leave the others alone."""
    a = reading("a", HIRAM, names={"Hiram Grant": "PERSON", "Vicksburg": "GPE", "Union": "ORG"})
    b = reading("b", "The opera in Milan opened.", names={"Milan": "GPE"}, outlet=Outlet("o", "Opera"))
    assert set(found(a)[0]) < set(found(a, b)[0])


def test_an_office_that_every_state_has_is_no_thing_of_its_own():
    """The foreign ministry of one article is another state's in the next, so that they are not made one."""
    a = reading("a", "Its Foreign Ministry protested. The World Bank agreed.", names={"Foreign Ministry": "ORG", "World Bank": "ORG"})
    assert set(found(a)[0]) == {"org-world-bank"}

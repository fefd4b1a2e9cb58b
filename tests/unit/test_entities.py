"""Names: what lists and context mend, what mentions of one text mean the same, who a person is, where a place lies."""

from __future__ import annotations

import pytest
from parsed import parsed_doc
from tagged import tagged_doc

from generator.news import Mention
from generator.understand.components import extensions, gazetteer
from generator.understand.components.countries import countries
from generator.understand.components.entities import entities
from generator.understand.components.name_rules import RULES


def read(source: str) -> tuple[Mention, ...]:
    """Mentions of a text in the notation of `tagged`."""
    doc = tagged_doc(source)
    return extensions.mentions(entities(doc))


def names(source: str) -> list[tuple[str, str]]:
    return [(one.span.text, one.type) for one in read(source)]


def test_the_order_of_rules_is_a_literal() -> None:
    """What the recogniser saw comes first, what is no name goes last."""
    assert [rule.__name__ for rule in (RULES[0], RULES[-1])] == ["recognised", "sensible"]


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        ("The Taliban/NNP:PERSON left/VBD.", [("Taliban", "ORG")]),
        ("Afghan/NNP:ORG troops/NNS left/VBD.", [("Afghan", "NORP")]),
        ("Saudis/NNPS:PERSON voted/VBD.", [("Saudis", "NORP")]),
        ("He left/VBD Norway/NNP.", [("Norway", "GPE")]),
        ("She met/VBD Jordan/NNP.", []),
        ("He fled/VBD from Jordan/NNP.", [("Jordan", "GPE")]),
        ("They left/VBD in Wednesday/NNP:GPE.", []),
        ("He said/VBD Commanding/VBG:PERSON.", []),
        ("They met/VBD in Africa/NNP:PERSON.", [("Africa", "LOC")]),
        ("He met/VBD Adam/NNP:PERSON Reyes/NNP.", [("Adam", "PERSON")]),
    ],
)
def test_lists_mend_what_the_recogniser_saw(source: str, expected: list[tuple[str, str]]) -> None:
    """Movements, peoples, countries and regions have the type that lists give them; days and plain words are no names."""
    assert names(source) == expected


def test_places_are_found_where_gazetteer_and_context_agree() -> None:
    """A place of a country that the text speaks of, behind a preposition or before "province"."""
    assert names("Afghan/NNP troops/NNS left/VBD Herat/NNP province/NN and stayed/VBD in Kandahar/NNP.") == [
        ("Afghan", "NORP"),
        ("Herat", "GPE"),
        ("Kandahar", "GPE"),
    ]


def test_a_name_of_several_words_in_the_gazetteer_is_a_place_where_its_country_is_named() -> None:
    """The recogniser's guess gives way to list and context together."""
    doc = parsed_doc(
        "Afghan/NNP/compound>2 troops/NNS/nsubj>3 left/VBD/root>3 Spin/NNP/compound>5 Boldak_/NNP/obj>3 ././punct>3", ("PERSON", "Spin Boldak")
    )
    assert [(one.span.text, one.type) for one in extensions.mentions(entities(doc))][1] == ("Spin Boldak", "GPE")


def test_two_places_with_a_hyphen_are_two_names() -> None:
    """A border is named by both of its countries."""
    doc = parsed_doc("The/DT/det>5 Iran_/NNP/compound>5 -_/HYPH/punct>2 Iraq/NNP/compound>5 border/NN/root>5", ("ORG", "Iran-Iraq"))
    assert [(one.span.text, one.type) for one in extensions.mentions(entities(doc))] == [("Iran", "GPE"), ("Iraq", "GPE")]


def test_an_unlisted_place_is_known_by_its_kind() -> None:
    """What is called a town, or stands before "border crossing", is a place."""
    assert names("They took/VBD a town/NN called/VBD Vessen/NNP.") == [("Vessen", "GPE")]
    assert names("The Vessen/NNP:ORG border/NN crossing/NN fell/VBD.") == [("Vessen", "GPE")]


def test_titles_and_possessives_stay_outside_the_name() -> None:
    """The name is the name alone."""
    doc = parsed_doc(
        "President/NNP/nmod:desc>2 Adam/NNP/nsubj>6 Reyes_/NNP/flat>2 's/POS/case>2 guards/NNS/nsubj>6 left_/VBD/root>6 ././punct>6",
        ("PERSON", "President Adam Reyes's"),
    )
    (one,) = extensions.mentions(entities(doc))
    assert one.span.text == "Adam Reyes"


def test_a_possessive_and_a_quotation_mark_are_trimmed() -> None:
    """Edges that are no part of a name go, also where no list knows it."""
    doc = parsed_doc("“_/``/punct>2 Vessen_/NNP/nmod:poss>4 ’s/POS/case>2 bridge/NN/root>4", ("GPE", "“Vessen’s"))
    assert [one.span.text for one in extensions.mentions(entities(doc))] == ["Vessen"]


def test_a_title_makes_a_name_that_the_recogniser_missed() -> None:
    """Capitalised words behind a rank are a person; an assembly is none."""
    assert names("General/NNP Adam/NNP Reyes/NNP resigned/VBD.") == [("Adam Reyes", "PERSON")]
    assert names("The General/NNP Assembly/NNP voted/VBD.") == []


def test_an_editors_brackets_are_part_of_the_place() -> None:
    """A name completed in brackets is one place, called as it is without them."""
    doc = parsed_doc("the/DT/det>5 [_/-LRB-/punct>3 Spin_/NNP/compound>5 ]/-RRB-/punct>3 Boldak/NNP/compound>6 road/NN/root>6", ("PERSON", "Boldak"))
    assert [(one.span.text, one.type, one.name) for one in extensions.mentions(entities(doc))] == [("[Spin] Boldak", "GPE", "Spin Boldak")]


def test_capitalised_words_that_end_in_ministry_are_an_organisation() -> None:
    """Institutions are found by their last word, without the country that has them."""
    assert names("Norway/NNP's Foreign/NNP Ministry/NNP agreed/VBD.") == [("Norway", "GPE"), ("Foreign Ministry", "ORG")]


def test_a_surname_is_its_person_whatever_the_recogniser_saw() -> None:
    """A name that no gazetteer knows follows the person named in full."""
    doc = parsed_doc(
        "Karim/NNP/nsubj>3 Daudzai/NNP/flat>1 left_/VBD/root>3 ././punct>3\nDaudzai/NNP/nsubj>2 smiled_/VBD/root>2 ././punct>2",
        ("PERSON", "Karim Daudzai"),
    )
    doc.ents = (*doc.ents, doc.char_span(20, 27, label="GPE"))
    assert [(one.span.text, one.type) for one in extensions.mentions(entities(doc))] == [("Karim Daudzai", "PERSON"), ("Daudzai", "PERSON")]


def test_who_speaks_and_is_in_no_gazetteer_is_a_person() -> None:
    """A town may fall, but it says nothing; what the gazetteer knows may speak for its government."""
    source = "{0}/NNP/nsubj>2 said_/VBD/root>2/say ././punct>2\n{0}/NNP/nsubj>2 fell_/VBD/root>2/fall ././punct>2"
    doc = parsed_doc(source.format("Daudzai"), ("GPE", "Daudzai"))
    assert {one.type for one in extensions.mentions(entities(doc))} == {"PERSON"}
    doc = parsed_doc(source.format("Kabul"), ("GPE", "Kabul"))
    assert {one.type for one in extensions.mentions(entities(doc))} == {"GPE"}


# ------------------------------------------------------------------ one name


def test_a_surname_means_the_person_named_in_full_before() -> None:
    """The fullest form in the text names all its mentions."""
    doc = parsed_doc(
        "Adam/NNP/nsubj>3 Reyes/NNP/flat>1 left_/VBD/root>3 ././punct>3\nReyes/NNP/nsubj>2 smiled_/VBD/root>2 ././punct>2", ("PERSON", "Adam Reyes")
    )
    assert [(one.span.text, one.name) for one in extensions.mentions(entities(doc))] == [("Adam Reyes", "Adam Reyes"), ("Reyes", "Adam Reyes")]


def test_a_surname_of_two_people_means_the_one_named_last() -> None:
    """Nearest before wins."""
    doc = parsed_doc(
        "Adam/NNP/nsubj>3 Reyes/NNP/flat>1 met/VBD/root>3 Eva/NNP/obj>3 Reyes_/NNP/flat>4 ././punct>3\nReyes/NNP/nsubj>2 smiled_/VBD/root>2 ././punct>2",
        ("PERSON", "Adam Reyes"),
        ("PERSON", "Eva Reyes"),
    )
    assert [one.name for one in extensions.mentions(entities(doc))][-1] == "Eva Reyes"


def test_an_acronym_in_brackets_means_what_stands_before_it() -> None:
    """The text explains its own acronyms."""
    doc = parsed_doc(
        "Harbour/NNP/compound>3 Rescue/NNP/compound>3 Union/NNP/nsubj>7 (_/-LRB-/punct>5 HRU_/NNP/appos>3 )/-RRB-/punct>5 left_/VBD/root>7 ././punct>7",
        ("ORG", "Harbour Rescue Union"),
        ("ORG", "HRU"),
    )
    assert [one.name for one in extensions.mentions(entities(doc))] == ["Harbour Rescue Union"] * 2


def test_spellings_and_countries_are_one_name() -> None:
    """Run-together names and short names of countries take the form with most words in the text."""
    doc = parsed_doc(
        "SpinBoldak/NNP/nsubj>2 fell_/VBD/root>2 ././punct>2\nThe/DT/det>3 United/NNP/compound>3 States/NNP/nsubj>4 left/VBD/root>4 Spin/NNP/compound>6 Boldak_/NNP/obj>4 ././punct>4\n"
        "The/DT/det>2 U.S./NNP/nsubj>3 left_/VBD/root>3 ././punct>3",
        ("GPE", "SpinBoldak"),
        ("GPE", "Spin Boldak"),
    )
    assert [one.name for one in extensions.mentions(entities(doc))] == ["Spin Boldak", "United States", "Spin Boldak", "United States"]


# ------------------------------------------------------------------ roles


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        ("Rebel/NNP/compound>2 spokesman/NN/nmod:desc>3 Adam/NNP/nsubj>5 Reyes/NNP/flat>3 spoke_/VBD/root>5 ././punct>5", "Rebel spokesman"),
        (
            "The/DT/det>3 outgoing/VBG/amod>3 commander/NN/nmod:desc>4 Adam/NNP/nsubj>6 Reyes/NNP/flat>4 spoke_/VBD/root>6 ././punct>6",
            "outgoing commander",
        ),
        (
            "Adam/NNP/nsubj>8 Reyes_/NNP/flat>1 ,/,/punct>6 a/DT/det>6 rebel/NN/compound>6 spokesman_/NN/appos>1 ,/,/punct>1 spoke_/VBD/root>8 ././punct>8",
            "rebel spokesman",
        ),
        (
            "Adam/NNP/nsubj>9 Reyes/NNP/flat>1 (_/-LRB-/punct>5 the/DT/det>5 envoy/NN/appos>1 to/IN/case>7 Arin_/NNP/nmod>5 )/-RRB-/punct>5 spoke_/VBD/root>9 ././punct>9",
            "envoy to Arin",
        ),
        (
            "special/JJ/amod>3 peace/NN/compound>3 envoy_/NN/nsubj>7 ,/,/punct>5 Adam/NNP/appos>3 Reyes_/NNP/flat>5 spoke_/VBD/root>7 ././punct>7",
            "special peace envoy",
        ),
        (
            "Adam/NNP/nsubj>8 Reyes_/NNP/flat>1 ,/,/punct>8 in/IN/case>6 the/DT/det>6 morning_/NN/obl>8 ,/,/punct>8 spoke_/VBD/root>8 ././punct>8",
            None,
        ),
    ],
)
def test_the_role_is_the_words_beside_the_name(source: str, expected: str | None) -> None:
    """Titles before it, descriptions behind it and in brackets, without the article; nothing else."""
    (one,) = (item for item in extensions.mentions(entities(parsed_doc(source, ("PERSON", "Adam Reyes")))) if item.type == "PERSON")
    assert (one.role.text if one.role else None) == expected


# ------------------------------------------------------------------ places


def test_namesakes_are_told_apart_by_the_countries_of_the_text() -> None:
    """The place lies in the country that the text speaks of; without one the far larger place is meant."""
    (place,) = [one.place for one in read("Afghan/NNP:NORP troops/NNS held/VBD Herat/NNP:GPE.") if one.type == "GPE"]
    assert place is not None
    assert (place.country, place.geonames_id) == ("AF", 1140026)


def test_a_country_behind_the_place_decides() -> None:
    """Doha (Qatar) is not one of its namesakes."""
    doc = parsed_doc("in/IN/case>2 Doha/NNP/root>2 (_/-LRB-/punct>4 Qatar_/NNP/appos>2 )/-RRB-/punct>4", ("GPE", "Doha"), ("GPE", "Qatar"))
    assert [one.place.country for one in extensions.mentions(entities(doc)) if one.place] == ["QA", "QA"]


def test_an_unknown_place_has_no_coordinates() -> None:
    """Silence where nothing is known."""
    assert [one.place for one in read("They left/VBD Vessen/NNP:GPE.")] == [None]


def test_the_gazetteer_finds_names_in_any_spelling() -> None:
    """Blanks, hyphens, marks and capitals make no difference; the largest comes first, a country before all."""
    ids = [gazetteer.candidates(name)[0].geonames_id for name in ("Spin Boldak", "SpinBoldak", "Spīn-Bōldak")]
    assert len(set(ids)) == 1
    assert [place.country for place in gazetteer.candidates("Kandahar")][:3] == ["AF", "AF", "IN"]
    assert gazetteer.candidates("Georgia")[0].is_country
    assert gazetteer.candidates("") == gazetteer.candidates("Zzyzzx") == ()
    populations = [place.population for place in gazetteer.candidates("Santa Cruz")]
    assert populations == sorted(populations, reverse=True)


def test_every_country_has_a_name_and_a_point() -> None:
    """The table is whole: codes once, coordinates on Earth, no demonym of two countries."""
    table = countries()
    assert len({item.code for item in table}) == len(table) > 190
    assert all(item.names and -90 <= item.lat <= 90 and -180 <= item.lon <= 180 for item in table)
    demonyms = [word for item in table for word in item.demonyms]
    assert len(set(demonyms)) == len(demonyms)

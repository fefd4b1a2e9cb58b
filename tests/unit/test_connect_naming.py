"""When two names are one."""

import pytest

from generator.connect.naming import is_country, name_key, person_words, plain_form, slug


@pytest.mark.parametrize(
    ("one", "other", "kind"),
    [
        ("U.S.", "United States", "place"),
        ("the United States’", "USA", "place"),
        ("SpinBoldak", "Spin Boldak", "place"),
        ("Bogotá", "Bogota", "place"),
        ("UN", "United Nations", "org"),
        ("Afghans", "Afghan", "group"),
        ("General Ulysses S. Grant", "Ulysses Grant", "person"),
        ("Mohammed Ali", "Muhammad Ali", "person"),
    ],
)
def test_forms_of_one_name_have_one_key(one, other, kind):
    """Points, blanks, accents, possessives, titles, initials and known other names do not count."""
    assert name_key(one, kind) == name_key(other, kind)


@pytest.mark.parametrize(
    ("one", "other", "kind"),
    [("North Korea", "South Korea", "place"), ("Ulysses Grant", "Julia Grant", "person"), ("Congo", "Republic of the Congo", "place")],
)
def test_different_names_have_different_keys(one, other, kind):
    """What tells two things apart is kept."""
    assert name_key(one, kind) != name_key(other, kind)


def test_a_name_without_letters_has_no_key():
    """Marks alone name nothing."""
    assert name_key("—", "org") == ""


def test_a_title_alone_is_a_name():
    """A person who is only called by a title keeps it."""
    assert person_words("the Pope") == ("pope",)


def test_a_plain_form_keeps_the_spelling():
    """Only the leading article, the possessive and doubled blanks go."""
    assert plain_form("the  Red Cross’s") == "Red Cross"


@pytest.mark.parametrize(("text", "expected"), [("Spin Boldak", "spin-boldak"), ("Côte d'Ivoire", "cote-divoire"), ("U.S.", "us")])
def test_a_slug_is_readable(text, expected):
    """Lower-case ASCII words joined by hyphens."""
    assert slug(text) == expected


def test_slugs_of_other_scripts_differ():
    """What ASCII cannot spell is told apart by a checksum."""
    assert slug("Кабул") != slug("Герат")
    assert slug("Кабул").isascii()


def test_countries_are_known_under_their_other_names():
    """A country is one under a short form too; a city is none."""
    assert is_country("U.K.")
    assert is_country("Burma")
    assert not is_country("Vicksburg")

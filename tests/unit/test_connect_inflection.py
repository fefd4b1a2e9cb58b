"""English inflection without a model."""

import pytest

from generator.connect.inflection import base, forms


@pytest.mark.parametrize("given", ["flee", "fled", "fleeing", "flees"])
def test_every_form_of_an_irregular_verb_leads_to_all(given):
    """Whichever form an editor writes, the others are found."""
    assert {"flee", "fled", "fleeing", "flees"} <= forms(given)


@pytest.mark.parametrize("given", ["displaced", "displace", "displacing", "displaces"])
def test_every_form_of_a_regular_verb_leads_to_all(given):
    """Silent e and its loss are no obstacle."""
    assert {"displaced", "displace", "displacing", "displaces"} <= forms(given)


@pytest.mark.parametrize(
    ("one", "many"),
    [("crossing", "crossings"), ("refugee", "refugees"), ("city", "cities"), ("crisis", "crises"), ("stop", "stopped"), ("patrol", "patrolled")],
)
def test_plurals_and_doubled_consonants(one, many):
    """Singular and plural lead to each other."""
    assert many in forms(one)
    assert one in forms(many)


@pytest.mark.parametrize("word", ["news", "species", "us", "gas", "analysis"])
def test_words_that_only_look_plural_stay(word):
    """Their base is not cut."""
    assert base(word) == word


def test_other_words_are_no_forms():
    """A keyword does not find its neighbours in the dictionary."""
    assert not {"flea", "fleet", "flow"} & forms("flee")
    assert "politic" not in forms("policy")

"""Names are looked up whatever their case, marks, spaces and hyphens."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from generator.understand.components import gazetteer
from generator.understand.components.countries import countries
from generator.understand.spelling import squeezed


def by_definition(name: str) -> str:
    """Letters and digits of the decomposed name, small: the way without a short cut."""
    return "".join(letter for letter in unicodedata.normalize("NFKD", name).casefold() if letter.isalnum())


@pytest.mark.parametrize("name", ["Spīn Bōldak", "Spin-Boldak", "SpinBoldak", "SPIN BOLDAK", "spin bo\u0304ldak"])
def test_one_name_in_many_spellings(name: str) -> None:
    """Marks, capitals, spaces and hyphens make no other name."""
    assert squeezed(name) == "spinboldak"


@example("")
@example("Straße ﬁ İstanbul Å ½ ʼ 10th")
@given(st.one_of(st.text(), st.text(st.characters(max_codepoint=127))))
def test_the_short_cut_changes_nothing(name: str) -> None:
    """Any text is squeezed as the definition says, plain letters or not."""
    assert squeezed(name) == by_definition(name)


def test_every_name_of_the_gazetteer_is_squeezed_by_definition() -> None:
    """Towns, regions and countries are found under the keys that they are kept under."""
    kept = {*gazetteer.known_towns(), *gazetteer.region_names()}
    assert all(squeezed(key) == key for key in kept)
    written = {name for country in countries() for name in country.names}
    assert all(squeezed(name) == by_definition(name) for name in kept | written)

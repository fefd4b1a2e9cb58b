"""Where places lie: the cases of places.md, the tables, and that a long article costs no more than its length."""

from __future__ import annotations

import re

import pytest
import spacy
from cases_loader import Case, cases

from generator.news import EntityType
from generator.understand.components import gazetteer, placing
from generator.understand.components.name_rules import TYPES
from generator.understand.components.name_spans import Name
from generator.understand.components.placing import places

_MARKED = re.compile(r"\[(?P<words>[^\]|]+)(?:\|(?P<type>[A-Z]+))?\]")
_NLP = spacy.blank("en")


def placed(source: str) -> list[tuple[str, str]]:
    """Each marked place of a text with its country and number of GeoNames, `-` for what is unknown."""
    text, spans = "", []
    at = 0
    for match in _MARKED.finditer(source):
        text += source[at : match.start()]
        spans.append((len(text), len(text) + len(match["words"]), match["type"] or "GPE"))
        text, at = text + match["words"], match.end()
    doc = _NLP.make_doc(text + source[at:])
    names = [_name(doc.char_span(start, end), TYPES[kind]) for start, end, kind in spans]
    found = places(doc, names)
    return [(doc[name.first : name.end].text, _shown(found.get(name))) for name in names if name.type != "NORP"]


def _name(span: spacy.tokens.Span | None, kind: EntityType) -> Name:
    assert span is not None
    return Name(span.start, span.end, kind)


def _shown(place: object) -> str:
    country, number = getattr(place, "country", None), getattr(place, "geonames_id", None)
    return f"{country or '-'} | {number or '-'}"


@pytest.mark.parametrize("case", cases("places.md"), ids=lambda case: case.title)
def test_case(case: Case) -> None:
    """Every place lies where it is expected, or nowhere."""
    assert [f"{words} | {where}" for words, where in placed(case.text)] == list(case.expected)


def test_at_least_thirty_cases() -> None:
    """The cases are many."""
    assert len(cases("places.md")) >= 30


def test_every_division_has_a_point_and_a_known_code() -> None:
    """Regions lie on Earth; a division is told by its country and code."""
    for name in gazetteer.region_names():
        for region in gazetteer.regions(name):
            assert -90 <= region.lat <= 90
            assert -180 <= region.lon <= 180
            assert region.is_region
            assert region.country is None or len(region.country) == 2
    (herat,) = gazetteer.regions("Herat")
    assert (herat.geonames_id, herat.country, herat.division) == (1140025, "AF", "11")


def test_aliases_and_hamlets_are_told_from_towns() -> None:
    """A second name is an alias; what only a hamlet bears is no evidence for a name."""
    assert gazetteer.candidates("Newcastle upon Tyne")[0].is_alias is False
    assert any(place.is_alias for place in gazetteer.candidates("Bombay"))
    assert all(not place.is_minor for place in gazetteer.candidates("London"))
    assert len(gazetteer.namesakes("London")) >= len(gazetteer.candidates("London"))


def test_known_towns_are_those_of_candidates() -> None:
    """The list for evidence has the largest population of a name, without minor places."""
    towns = gazetteer.known_towns()
    assert towns["kandahar"] == max(place.population for place in gazetteer.candidates("Kandahar") if not place.is_region)


def test_names_beyond_the_first_are_placed_but_are_no_evidence(monkeypatch: pytest.MonkeyPatch) -> None:
    """The evidence of a text is bounded, so that a long article costs what its length is."""
    monkeypatch.setattr(placing, "_AROUND", 1)
    assert [where for _, where in placed("They left [Kabul] for [Doha] and [Islamabad].")] == ["AF | 1138958", "QA | 290030", "PK | 1176615"]

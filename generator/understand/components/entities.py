"""The component that finds names: mentions with their type, fullest form in the text, role and place."""

from __future__ import annotations

from typing import TYPE_CHECKING

from spacy.language import Language
from spacy.tokens import Span as TokenSpan

from generator.news import Mention

from . import name_rules, naming, placing, roles
from .extensions import assign, token_span

if TYPE_CHECKING:
    from spacy.tokens import Doc

    from generator.news import Place

    from .name_spans import Name

PLACES = frozenset({"GPE", "LOC", "FAC"})


@Language.component(  # type: ignore[untyped-decorator]  # spaCy is not followed by mypy
    "entities", assigns=["doc._.mentions", "doc.ents"], requires=["doc.ents", "token.tag", "token.dep"]
)
def entities(doc: Doc) -> Doc:
    """Writes `doc._.mentions`, and `doc.ents` accordingly."""
    found = name_rules.names(doc)
    doc.ents = tuple(TokenSpan(doc, name.first, name.end, label=name.type) for name in found)
    called = naming.fullest(doc, found)
    placed = placing.places(doc, found)
    return assign(doc, "mentions", [_mention(doc, name, called[name], placed.get(name)) for name in found])


def _mention(doc: Doc, name: Name, called: str, place: Place | None) -> Mention:
    role = roles.role(doc, name) if name.type == "PERSON" else None
    return Mention(token_span(doc, name.first, name.end - 1), name.type, called, role, place)

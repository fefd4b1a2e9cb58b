"""Names in a text as an ordered chain of small rules: what the recogniser saw, mended where lists and context agree."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, get_args

from generator.news import EntityType

from .name_borders import based, conjoined, governed, owned_offices, parted, possessed, trimmed, without_roles
from .name_kinds import headed, laws, movements, organisations, outlets, seats, sensible, speakers, things, titled, titled_people
from .name_peoples import adjectives, chambers, partisans, peoples
from .name_places import addressed, bracketed, countries, datelines, known_places, named_places, paired, regions
from .name_recall import agreed, capitals, initials, repeated, shortened, surnames
from .name_spans import Name, Names
from .reasons import fired

if TYPE_CHECKING:
    from collections.abc import Callable

    from spacy.tokens import Doc

TYPES: dict[str, EntityType] = {name: name for name in get_args(EntityType)}


def names(doc: Doc) -> Names:
    """The names of a text, in order, none over another."""
    found: Names = []
    for rule in RULES:
        known, found = frozenset(found), rule(doc, found)
        for name in found:
            if name not in known and name.first < name.end:
                fired(doc, "mentions", doc[name.first].idx, rule.__name__)
    return found


def recognised(doc: Doc, _: Names) -> Names:
    """What the trained recogniser saw, but for handles and the tags of members of parliament."""
    return [Name(ent.start, ent.end, TYPES[ent.label_]) for ent in doc.ents if ent.label_ in TYPES and not _TAG.match(ent.text)]


_TAG = re.compile(r"@|[DRI]\s?[-–]\s?[A-Z]")
"""As in "@name" and "Jane Roe, D-Ohio"."""


RULES: tuple[Callable[[Doc, Names], Names], ...] = (
    recognised,
    trimmed,
    without_roles,
    possessed,
    governed,
    based,
    parted,
    movements,
    partisans,
    peoples,
    countries,
    regions,
    known_places,
    named_places,
    datelines,
    addressed,
    paired,
    organisations,
    owned_offices,
    titled_people,
    titled,
    speakers,
    outlets,
    bracketed,
    headed,
    seats,
    chambers,
    initials,
    capitals,
    surnames,
    conjoined,
    agreed,
    shortened,
    laws,
    repeated,
    adjectives,
    things,
    sensible,
)

"""Why a record is there: the rule that found it, noted by the components for whoever asks (`briefing analyse --explain`)."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from spacy.tokens import Doc

_REASONS = "briefing_reasons"


def fired(doc: Doc, layer: str, start: int, why: str) -> None:
    """Notes why a layer has a record that begins at this character; the last note holds.

    A record begins with its span, a statement with its cue.
    """
    doc.user_data.setdefault(_REASONS, {})[layer, start] = why


def reasons(doc: Doc) -> dict[tuple[str, int], str]:
    """All that was noted, by layer and offset."""
    found: dict[tuple[str, int], str] = doc.user_data.get(_REASONS, {})
    return found

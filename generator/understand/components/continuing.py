"""Quotations without a cue of their own: such a one goes on with the statement right before it, in its paragraph or as the next one."""

from __future__ import annotations

from typing import TYPE_CHECKING

from .predications import is_negated
from .quoted import ADDRESSEE, continued, has_own_cue
from .scene import Said

if TYPE_CHECKING:
    from .attributions import Found
    from .quotations import Quotation
    from .scene import Scene

_GOING_ON = frozenset({"says", "claims", "announces", "warns", "promises", "acknowledges", "confirms", "accuses"})
"""Stances with which the next words are said, too; "denied that it had failed" is not followed by what is denied."""
_ASKING = frozenset({"ask", "wonder", "inquire"})
_STOPS = frozenset({".", "?", "!", "…", "..."})
_PAIRS = {'"': '"', "“": "”", "''": "''", "``": "''", "«": "»", "„": "“", "‘": "’"}
"""Opening marks with the closing ones of the same habit."""
_GAP = 60
"""Most tokens of cue, speaker and circumstance before a quotation that goes on."""


def with_quotations(scene: Scene, found: dict[int, Found]) -> dict[int, Found]:
    """The same statements by the first token of their cue, with the quotations that go on with them and that nobody else says."""
    whole = dict(found)
    before: list[int] = []
    cues = sorted(found)
    place = 0
    for quotation in scene.quotations:
        while place < len(cues) and cues[place] < quotation.first:
            before = [*before[-_NEAR:], cues[place]]
            place += 1
        lead = _lead(scene, whole, before, quotation) if _stands_alone(scene, quotation) else None
        if lead is not None and not _is_taken(whole, cues[max(place - _NEAR, 0) : place + _NEAR], quotation):
            said = _together(scene, whole[lead], quotation)
            whole[lead] = whole[lead] if said is None else whole[lead]._replace(content=said)
    return whole


_NEAR = 8
"""Cues on either side that may say a quotation."""


def _is_taken(found: dict[int, Found], cues: list[int], quotation: Quotation) -> bool:
    return any(found[cue].content.first <= quotation.first < found[cue].content.end for cue in cues)


def _stands_alone(scene: Scene, quotation: Quotation) -> bool:
    """Whether a quotation is a sentence or more of its own, with nothing around it that says whose it is."""
    doc = scene.doc
    first, end = scene.paragraph(quotation.first)
    last = continued(scene, quotation)
    whole = last.closed and _PAIRS.get(doc[quotation.first].text) == doc[last.end - 1].text and doc[last.end - 2].text in _STOPS
    if not whole or last.end - quotation.first <= ADDRESSEE + 2 or has_own_cue(scene, last):
        return False
    if quotation.first > first:
        opens = doc[quotation.first - 1].text in _STOPS or doc[quotation.first - 1].is_quote
        return opens and (last.end >= end or doc[last.end].is_sent_start is True or doc[last.end].is_title)
    return all(token.is_space or token.is_quote or scene.quoted(token.i) is not None for token in doc[last.end : scene.paragraph(last.first)[1]])


def _lead(scene: Scene, found: dict[int, Found], before: list[int], quotation: Quotation) -> int | None:
    """The cue of the statement with which the text right before a quotation ends; None where it is unclear whose the quotation is."""
    doc, last = scene.doc, quotation.first - 1
    while last >= 0 and doc[last].is_space:
        last -= 1
    if last < 0:
        return None
    start = int(doc[last].sent.start)
    ending = [cue for cue in before[-_NEAR:] if found[cue].content.holds(last) or start <= found[cue].verb <= last]
    outer = [cue for cue in ending if not any(found[other].content.holds(cue) for other in ending)]
    words = {_speaker(scene, found[cue]) for cue in outer}
    return outer[-1] if len(words) == 1 and _may_go_on(scene, found[outer[-1]]) else None


def _speaker(scene: Scene, found: Found) -> str | None:
    return None if found.speaker is None else scene.doc[found.speaker.first : found.speaker.end].text


def _may_go_on(scene: Scene, found: Found) -> bool:
    verb = scene.doc[found.verb]
    labels = "L" in found.word.frames and "C" not in found.word.frames
    said = found.speaker is not None and "Q" in found.word.frames and found.word.stance in _GOING_ON and not labels
    answered = found.lemma in _ASKING or any(token.text == "?" for token in scene.doc[found.content.end - 2 : found.content.end])
    return said and not answered and not is_negated(verb)


def _together(scene: Scene, found: Found, quotation: Quotation) -> Said | None:
    """What is said, up to the end of the quotation; None where other words part the two and one hole is there already."""
    said, end = found.content, continued(scene, quotation).end
    gap = scene.doc[said.end : quotation.first]
    if all(token.is_space or token.is_punct for token in gap):
        return said._replace(end=end)
    return None if said.hole[1] or len(gap) > _GAP else Said(said.first, end, (said.end, quotation.first))

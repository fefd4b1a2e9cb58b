"""What is said in quotation marks: rules that join a cue to the quotation before or behind it."""

from __future__ import annotations

from bisect import bisect_right
from typing import TYPE_CHECKING

from .scene import FINITE

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token
    from spacy.tokens import Span as TokenRange

    from .cue_words import Cue
    from .quotations import Quotation
    from .scene import Range, Scene

ZONE = 30
"""Most tokens between a cue and the quotation that it belongs to."""
ADDRESSEE = 4
"""Fewer words than this need no comma before the mark: "told reporters ..."."""
ADDRESSED = frozenset({"tell", "ask", "inform", "assure", "remind", "text", "write", "email"})
"""Verbs that name whom they speak to before what they say."""
_INNER_MARKS = frozenset({"’", "'", "”", '"', "''"})
_SPEECH_END = frozenset({",", "?", "!", "—", "–", "-", "...", "…", "."})


def quoted_behind(scene: Scene, verb: Token, cue: Cue) -> Range | None:
    """As in 'X said: "..."', 'X said that ... "..."', with all that follows in marks."""
    quotation = scene.after(verb.i)
    if "Q" not in cue.frames or quotation is None or not _leads_to(scene.doc, verb, quotation.first):
        return None
    return quotation.first, _continued(scene, quotation).end


def _leads_to(doc: Doc, verb: Token, first: int) -> bool:
    """Whether nothing but an addressee, a time or a place stands between the cue and the opening mark."""
    between = doc[verb.i + 1 : first]
    if len(between) > ZONE or any(token.is_sent_start and token.i != first for token in between):
        return False
    clear = not any((token.tag_ in FINITE or token.lower_ == "that") for token in between)
    marked = len(between) > 0 and between[-1].text in {",", ":", "—", "–"}
    told = len(between) < ADDRESSEE and verb.lemma_.lower() in ADDRESSED
    return clear and (marked or told or len(between) == 0)


def tight(scene: Scene, verb: Token, cue: Cue) -> Range | None:
    """A quotation right beside a verb that is no known cue: only a speaker may stand between."""
    if "T" not in cue.frames:
        return None
    doc, follow, quotation = scene.doc, scene.after(verb.i), scene.before(verb.i)
    if follow is not None and follow.first == verb.i + 2 and doc[verb.i + 1].text == ":":
        return follow.first, _continued(scene, follow).end
    if quotation is None or doc[verb.i + 1].text == ":" or not _follows(doc, quotation, verb) or verb.i - quotation.end > ADDRESSEE:
        return None
    return _begun(scene, quotation).first, quotation.end


def quoted_before(scene: Scene, verb: Token, cue: Cue) -> Range | None:
    """As in '"...," X said', '"...," said X, "..."': the longer part of a split quotation."""
    quotation = scene.before(verb.i)
    if "Q" not in cue.frames or quotation is None or not _follows(scene.doc, quotation, verb) or _is_relative(verb):
        return None
    first, end = _begun(scene, quotation).first, quotation.end
    follow = scene.after(verb.i)
    if follow is not None and _resumes(scene.doc, verb, follow):
        last = _continued(scene, follow)
        if last.end - follow.first > end - first:
            return follow.first, last.end
    return first, end


def _follows(doc: Doc, quotation: Quotation, verb: Token) -> bool:
    """Whether the cue is the first verb behind the closing mark and belongs to it."""
    between = doc[quotation.end : verb.i]
    if len(between) > ZONE or not quotation.closed or any(token.is_sent_start and token.i > quotation.end for token in between):
        return False
    last = quotation.end - 2
    while last > quotation.first and doc[last].text in _INNER_MARKS:
        last -= 1
    ended = doc[last].text in _SPEECH_END or (len(between) > 0 and between[0].text == ",")
    return ended and not _has_clause(between) and not (doc[last].text == "." and len(between) > 0 and _is_full(doc, verb))


def _has_clause(between: TokenRange) -> bool:
    """Whether another finite verb stands there, outside commas: "X, who knows him, said" has none."""
    outside, commas = True, [token.i for token in between if token.text == "," and token.i > between.start]
    for token in between:
        if len(commas) > 1 and commas[0] <= token.i <= commas[-1]:
            outside = False
        elif token.tag_ in FINITE and token.dep_ not in {"acl:relcl", "acl", "amod", "aux"} and outside:
            return True
    return False


def _is_full(doc: Doc, verb: Token) -> bool:
    """Whether a sentence of its own follows: 'It ended there." X said that ...'"""
    rest = doc[verb.i + 1 : verb.i + 4]
    return any(token.lower_ in {"that", "it", "he", "she", "they", "the"} for token in rest[:1])


def _is_relative(verb: Token) -> bool:
    return any(child.lower_ in {"who", "which", "that"} and child.dep_.startswith("nsubj") for child in verb.children)


def _resumes(doc: Doc, verb: Token, follow: Quotation) -> bool:
    between = doc[verb.i + 1 : follow.first]
    return len(between) <= ZONE and not any(token.lemma_ in {"say", "add", "tell"} and token.pos_ == "VERB" for token in between)


def _continued(scene: Scene, quotation: Quotation) -> Quotation:
    """The last of the paragraphs that a quotation runs through: each but the last lacks its closing mark."""
    place = bisect_right(scene.quotations, quotation.first, key=lambda item: item.first) - 1
    while (
        not scene.quotations[place].closed
        and place + 1 < len(scene.quotations)
        and _next_paragraph(scene, scene.quotations[place], scene.quotations[place + 1])
    ):
        place += 1
    return scene.quotations[place]


def _begun(scene: Scene, quotation: Quotation) -> Quotation:
    place = bisect_right(scene.quotations, quotation.first, key=lambda item: item.first) - 1
    while place > 0 and not scene.quotations[place - 1].closed and _next_paragraph(scene, scene.quotations[place - 1], scene.quotations[place]):
        place -= 1
    return scene.quotations[place]


def _next_paragraph(scene: Scene, first: Quotation, second: Quotation) -> bool:
    between = scene.doc[first.end : second.first]
    return all(token.is_space for token in between) and len(between) > 0

"""What is said in quotation marks: rules that join a cue to the quotation before or behind it."""

from __future__ import annotations

from bisect import bisect_right
from typing import TYPE_CHECKING

from .cue_words import VERBS
from .extents import clause_end
from .scene import FINITE, Said

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
_LONG = 50
"""Most tokens of cue, speaker and who that is between the parts of a split quotation."""
_NEAR = 12
"""Most tokens between the end of a quotation and a cue of its own."""
_PARAGRAPHS = 40
"""Paragraphs of one quotation, at most."""
_INNER_MARKS = frozenset({"’", "'", "”", '"', "''"})
_SPEECH_END = frozenset({",", "?", "!", "—", "–", "-", "--", "...", "…", "."})
_JOINTS = frozenset({",", ".", ":", "—", "–", "-", "--", ";"})
_LEADING = frozenset({"IN", "CC", "VBG", "TO", "RB", "WRB"})


def quoted_behind(scene: Scene, verb: Token, cue: Cue) -> Range | None:
    """As in 'X said: "..."', 'X said that ... "..."', with all that follows in marks."""
    if "Q" not in cue.frames or _is_said_before(scene, verb):
        return None
    quotation = scene.after(verb.i)
    if quotation is None:
        quotation = scene.announced(verb.i)
        led = quotation is not None and _leads_to(scene.doc, verb, scene.paragraph(verb.i)[1])
        return (quotation.first, continued(scene, quotation).end) if quotation is not None and led else None
    if not _leads_to(scene.doc, verb, quotation.first) or _is_addressed(scene.doc, quotation) or _is_work(scene.doc, quotation):
        return None
    last = continued(scene, quotation)
    return quotation.first, clause_end(scene, verb, last.end - 1) if cue.frames != "Q" and _goes_on(scene.doc, last) else last.end


def _is_said_before(scene: Scene, verb: Token) -> bool:
    """Whether the cue ends the sentence of a quotation before it: '"Two?" she asked. "No."'"""
    quotation = scene.before(verb.i)
    if quotation is None or not _follows(scene.doc, quotation, verb) or is_relative(verb) or _has_complement(scene, verb):
        return False
    spoken = scene.doc[quotation.end - 2].text in _SPEECH_END - {"."} or scene.doc[quotation.end].text == ","
    return spoken and not _is_title(scene.doc, quotation)


def _leads_to(doc: Doc, verb: Token, first: int) -> bool:
    """Whether nothing but an addressee, a time or a place stands between the cue and the opening mark."""
    between = doc[verb.i + 1 : first]
    if len(between) > ZONE or any(token.is_sent_start and token.i != first for token in between):
        return False
    clear = not any(token.tag_ in FINITE or token.lower_ == "that" or token.text == "." or _says(token) for token in between)
    marked = len(between) > 0 and between[-1].text in {",", ":", "—", "–"}
    told = len(between) < ADDRESSEE and verb.lemma_.lower() in ADDRESSED
    return clear and (marked or told or len(between) == 0)


def _says(token: Token) -> bool:
    """Whether a participle is a cue of its own: "said, suggesting"."""
    return bool(token.tag_ == "VBG" and token.lemma_.lower() in VERBS)


def _is_addressed(doc: Doc, quotation: Quotation) -> bool:
    """Whether the marks hold the name of whom it was said to: 'told "Morning Talk" that'."""
    return quotation.closed and quotation.end < len(doc) and doc[quotation.end].lower_ == "that"


def _goes_on(doc: Doc, quotation: Quotation) -> bool:
    """Whether the sentence goes on behind the marks with what is said: 'said "budget reforms" would pay for it'."""
    if not quotation.closed or quotation.end >= len(doc) or doc[quotation.end].is_sent_start is True:
        return False
    last, following = doc[quotation.end - 2], doc[quotation.end]
    if last.text == ",":
        return following.lower_ in {"and", "or"} and doc[min(quotation.end + 1, len(doc) - 1)].lemma_.lower() not in VERBS
    return not last.is_punct and not following.is_punct and not following.is_space


def tight(scene: Scene, verb: Token, cue: Cue) -> Range | None:
    """A quotation right beside a verb that is no known cue: only a speaker may stand between."""
    if "T" not in cue.frames:
        return None
    doc, follow, quotation = scene.doc, scene.after(verb.i), scene.before(verb.i)
    if follow is not None and follow.first == verb.i + 2 and doc[verb.i + 1].text == ":":
        return follow.first, continued(scene, follow).end
    if quotation is None or doc[verb.i + 1].text == ":" or not _follows(doc, quotation, verb) or verb.i - quotation.end > ADDRESSEE:
        return None
    return begun(scene, quotation).first, quotation.end


def quoted_before(scene: Scene, verb: Token, cue: Cue) -> Range | Said | None:
    """As in '"...," X said', and '"...," said X, "..."' with both parts."""
    quotation = scene.before(verb.i)
    if "Q" not in cue.frames or quotation is None or not _follows(scene.doc, quotation, verb) or is_relative(verb):
        return None
    first = _opening(scene, quotation)
    if (first != quotation.first and _has_complement(scene, verb)) or _is_title(scene.doc, quotation):
        return None
    return with_rest(scene, verb, (first, quotation.end))


def with_rest(scene: Scene, verb: Token, said: Range) -> Range | Said:
    """What is said before a cue together with the quotation that goes on behind cue and speaker."""
    follow = scene.after(verb.i)
    if follow is None or not _resumes(scene, verb, follow):
        return said
    last = continued(scene, follow)
    end = clause_end(scene, verb, last.end - 1) if _goes_on(scene.doc, last) else last.end
    apart = follow.first - said[1] > said[1] - said[0] + end - follow.first
    return max(said, (follow.first, end), key=lambda part: part[1] - part[0]) if apart else Said(said[0], end, (said[1], follow.first))


def _resumes(scene: Scene, verb: Token, follow: Quotation) -> bool:
    """Whether only the speaker stands between a cue and the quotation behind it, which has no cue of its own."""
    between = scene.doc[verb.i + 1 : follow.first]
    joined = len(between) == 0 or between[-1].text in _JOINTS or (between[-1].tag_ == "CC" and between[-2:].text.startswith(","))
    if len(between) > _LONG or not joined or has_own_cue(scene, continued(scene, follow)):
        return False
    full = len(between) > 0 and between[-1].text == "."  # '"...," X said, noting that it was late. "..."'
    if any(token.text in {".", "?", "!"} or (_says(token) and not full) for token in between[:-1]):
        return False
    return not any(token.tag_ in FINITE and token.lemma_.lower() in VERBS and not is_relative(token) for token in between)


def has_own_cue(scene: Scene, quotation: Quotation) -> bool:
    """Whether a quotation is followed by a cue: '...," he said'."""
    doc, at = scene.doc, quotation.end
    if not quotation.closed or at >= len(doc):
        return False
    if doc[at - 2].text == "." and doc[at].text != ",":
        return False
    comma = at if doc[at - 2].is_punct or doc[at].text == "," else None
    for token in doc[at : min(at + _LONG, scene.paragraph(at - 1)[1])]:
        if token.text in {".", ";"} or scene.quoted(token.i) is not None:
            return False
        comma = token.i if token.text == "," else comma
        if token.lemma_.lower() in VERBS and token.tag_ in FINITE | {"VBN"}:
            return comma is not None and token.i - comma < _NEAR
    return False


def _opening(scene: Scene, quotation: Quotation) -> int:
    """Where what is said begins: at the marks, or with their sentence where they stand within one: 'Both sides "were tired," he said'."""
    doc, opened = scene.doc, begun(scene, quotation).first
    start = max(int(doc[opened].sent.start), scene.paragraph(opened)[0])
    lead = doc[start:opened]
    if opened != quotation.first or len(lead) == 0 or len(lead) > ZONE or lead[-1].is_punct or lead[-1].is_space:
        return opened
    finite = [token for token in lead if token.tag_ in FINITE]
    if (not finite and lead[0].tag_ in _LEADING) or any(token.lemma_.lower() in VERBS for token in finite):
        return opened
    return start


def _has_complement(scene: Scene, verb: Token) -> bool:
    """Whether what is said stands behind the cue without marks: "said that", "said it had"."""
    behind = (child for child in verb.children if child.dep_ == "ccomp" and child.i > verb.i and not is_relative(child))
    return any(scene.quoted(child.i) is None for child in behind) or verb.doc[verb.i + 1 : verb.i + 2].text == "that"


def _is_title(doc: Doc, quotation: Quotation) -> bool:
    """Whether the marks hold the name of a programme or a paper: 'on "Face the Town," the mayor said'."""
    inside = [token for token in doc[quotation.first : quotation.end] if token.is_alpha]
    named = all(token.text[:1].isupper() for token in inside if len(token) > 3) and len(inside) <= ADDRESSEE + 2
    return named and quotation.first > 0 and doc[quotation.first - 1].tag_ in {"IN", "POS", "PRP$", "DT", "VBG"}


def _is_work(doc: Doc, quotation: Quotation) -> bool:
    """Whether the marks hold the title of what was named right before: 'in a book, "The Long Bridge"'."""
    inside = [token for token in doc[quotation.first : quotation.end] if token.is_alpha and len(token) > 3]
    before = quotation.first - 1 - (doc[quotation.first - 1].text == ",")
    return before >= 0 and doc[before].lemma_.lower() in _WORKS and len(inside) <= _TITLE and all(token.text[:1].isupper() for token in inside)


_WORKS = frozenset(
    """book novel memoir film movie documentary song album show series play poem essay article column editorial paper study report speech lecture
    podcast program programme exhibition painting""".split()
)
_TITLE = 10
"""Most longer words of a title."""


def _follows(doc: Doc, quotation: Quotation, verb: Token) -> bool:
    """Whether the cue is the first verb behind the closing mark and belongs to it."""
    between = doc[quotation.end : verb.i]
    if len(between) > ZONE or not quotation.closed or any(token.is_sent_start and token.i > quotation.end for token in between):
        return False
    last = quotation.end - 2
    while last > quotation.first and doc[last].text in _INNER_MARKS:
        last -= 1
    if doc[last].text != "," and len(between) > 0 and between[0].tag_ in {"PRP", "DT", "PRP$"} and between[0].is_title and between[0].lower_ != "i":
        return False  # '"...?" She continued'
    ended = doc[last].text in _SPEECH_END or (len(between) > 0 and between[0].text == ",")
    return ended and not _has_clause(between) and not (doc[last].text == "." and len(between) > 0 and _is_full(doc, verb, between))


def _has_clause(between: TokenRange) -> bool:
    """Whether another finite verb stands there, outside commas: "X, who knows him, said" has none."""
    outside, commas = True, [token.i for token in between if token.text == "," and token.i > between.start]
    for token in between:
        if len(commas) > 1 and commas[0] <= token.i <= commas[-1]:
            outside = False
        elif token.tag_ in FINITE and token.dep_ not in {"acl:relcl", "acl", "amod", "aux"} and outside:
            return True
    return False


def _is_full(doc: Doc, verb: Token, between: TokenRange) -> bool:
    """Whether a sentence of its own follows: 'It ended there." X said that ...'"""
    following = doc[verb.i + 1 : verb.i + 2]
    parted = between[0].is_title and any(token.text == "," for token in between)
    return parted or any(token.lower_ in {"that", "it", "he", "she", "they", "the", "these", "this", "there"} for token in following)


def is_relative(verb: Token) -> bool:
    """Whether the verb is that of a relative clause: "who said"."""
    return any(child.lower_ in {"who", "which", "that"} and child.dep_.startswith("nsubj") for child in verb.children)


def continued(scene: Scene, quotation: Quotation) -> Quotation:
    """The last of the paragraphs that a quotation runs through: each but the last lacks its closing mark."""
    place = bisect_right(scene.quotations, quotation.first, key=lambda item: item.first) - 1
    last = min(place + _PARAGRAPHS, len(scene.quotations)) - 1
    while place < last and _goes_over(scene, scene.quotations[place], scene.quotations[place + 1]):
        place += 1
    return scene.quotations[place]


def begun(scene: Scene, quotation: Quotation) -> Quotation:
    """The first of these paragraphs; one that other words introduce belongs to them."""
    place = bisect_right(scene.quotations, quotation.first, key=lambda item: item.first) - 1
    first = max(place - _PARAGRAPHS, 0)
    while place > first and _goes_over(scene, scene.quotations[place - 1], scene.quotations[place]):
        if scene.paragraph(scene.quotations[place - 1].first)[0] != scene.quotations[place - 1].first:
            break
        place -= 1
    return scene.quotations[place]


def _goes_over(scene: Scene, first: Quotation, second: Quotation) -> bool:
    """Whether a quotation that was not closed goes on with the next paragraph, which opens with the same mark."""
    between = scene.doc[first.end : second.first]
    blank = all(token.is_space for token in between) and len(between) > 0
    return blank and not first.closed and scene.doc[first.first].text == scene.doc[second.first].text

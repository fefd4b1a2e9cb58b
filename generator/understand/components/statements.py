"""The component that finds who said what: cue, content, speaker, stance; exactly one statement per cue."""

from __future__ import annotations

from bisect import bisect_left
from typing import TYPE_CHECKING

from spacy.language import Language

from generator.news import Statement

from . import cast, contents, predications, speakers
from .attributions import Found, according_to, citing, colons, led_by_colon, led_by_noun, nouns, per, quoted_as_saying, signed, transcripts
from .continuing import with_quotations
from .cue_words import NOUNS, PARTICLE_VERBS, VERBS, Cue, lemma_of
from .extensions import assign, mentions, times, token_span
from .quotations import paragraphs, quotations
from .reasons import fired
from .scene import FINITE, Scene

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from spacy.tokens import Doc, Token

    from generator.news import Predication, Span, Style, TimeExpression

    from .phrases import Phrase
    from .scene import Said

_BESIDE = 60
"""Characters between a cue and the date of the saying, at most."""
_MARKS = frozenset({'"', "“", "”", "„", "«", "»", "``", "''", "‘"})


@Language.component(  # type: ignore[untyped-decorator]  # spaCy is not followed by mypy
    "statements",
    assigns=["doc._.statements"],
    requires=["doc._.mentions", "doc._.times", "token.dep", "token.tag", "token.lemma"],
)
def statements(doc: Doc) -> Doc:
    """Writes `doc._.statements`."""
    scene = Scene(doc, quotations(doc), tuple(paragraphs(doc)))
    found = _found(scene)
    spoken, dates = cast.Cast(scene, mentions(doc)), [item for item in times(doc) if item.type == "date" and item.value]
    return assign(doc, "statements", [_statement(scene, spoken, dates, found[at]) for at in sorted(found)])


def _found(scene: Scene) -> dict[int, Found]:
    """By the first token of its cue. A word is a cue once; the last finders see only quotations that are nobody's yet."""
    found: dict[int, Found] = {}
    taken: set[int] = set()
    claimed: set[int] = set()
    for finder in FINDERS:
        for item in finder(scene):
            free = finder not in LAST or item.content.first not in claimed
            if free and taken.isdisjoint(range(*item.cue)):
                found[item.cue[0]] = item
                fired(scene.doc, "statements", scene.doc[item.cue[0]].idx, finder.__name__)
                taken.update(range(*item.cue))
                claimed.update(each.first for each in scene.quotations_in((item.content.first, item.content.end)))
    return with_quotations(scene, found)


# ------------------------------------------------------------------ finders


def verbs(scene: Scene) -> Iterator[Found]:
    """Verbs of saying, outside quotations."""
    before: Found | None = None
    claimed: set[int] = set()
    for token in scene.words():
        cue, last = _verb_cue(token)
        if cue is None or scene.quoted(token.i) is not None or not _is_told(token):
            continue
        found = _said(scene, token, cue, last, before)
        if found is not None and not (scene.quoted(found.content.first) and found.content.first in claimed):
            yield found
            before = before if before is not None and before.content.holds(token.i) else found
            claimed.update(item.first for item in scene.quotations_in((found.content.first, found.content.end)))


def _said(scene: Scene, token: Token, cue: Cue, last: int, before: Found | None) -> Found | None:
    said = contents.content(scene, token, cue)
    if said is None:
        return None
    who = _shared(scene.doc, token, before) or speakers.speaker(scene, token, said)
    if (who is None and not ("C" in cue.frames and _may_be_nobody(token))) or not _is_sound(scene.doc, who, token, cue):
        return None
    return Found((token.i, last + 1), token.i, said, who, _stance(scene.doc, token, cue, said), _lemma(token, last))


def _stance(doc: Doc, token: Token, cue: Cue, said: Said) -> Cue:
    """Asking someone to do something, or calling for it, is a demand; asking whether is not."""
    words = doc[said.first : min(said.first + 8, said.end)]
    to = next((word.i for word in words if word.lower_ == "to" or word.tag_ in FINITE), None)
    demanding = token.lemma_.lower() in {"ask", "tell"} and to is not None and doc[to].lower_ == "to" and token.i < said.first
    calling = token.lemma_.lower() == "call" and doc[said.first].lower_ == "for"
    return cue._replace(stance="demands") if (demanding and doc[said.first].text not in _MARKS) or calling else cue


def _shared(doc: Doc, token: Token, before: Found | None) -> Phrase | None:
    """The speaker of the cue before, for ", adding that" and "saying" in the same sentence."""
    if before is None or token.tag_ != "VBG" or doc[before.verb].sent != token.sent or token.i == 0:
        return None
    joined = doc[token.i - 1].text in {",", "and"} or doc[token.i - 1].lower_ in {"even", "also"}
    between = doc[max(before.cue[1], min(before.content.end, token.i)) : token.i]
    return before.speaker if joined and not any(word.tag_ in FINITE for word in between) else None


def _is_told(token: Token) -> bool:
    """Whether the verb tells that something is said: not "to show", "could say", "reported losses" or "believe me"."""
    helpers = {child.lower_ for child in token.children if child.dep_ in {"aux", "mark"} and child.i < token.i}
    joined = {child.lower_ for child in token.head.children if child.dep_ == "mark"} if token.dep_ == "conj" else set()
    if (helpers | joined) & {"if", "unless", "whether"}:
        return False
    if token.tag_ == "VB" and "to" in helpers:
        return token.dep_ in {"xcomp", "advcl"} and token.head.lemma_.lower() in _LEADING_TO
    if token.tag_ == "VB":
        return bool(helpers & {"did", "do", "does", "will", "'ll", "’ll", "wo"}) and "to" not in helpers
    if token.tag_ == "VBN":
        bearing = any(child.dep_ in {"aux", "aux:pass", "nsubj", "nsubj:pass", "ccomp"} for child in token.children)
        if not helpers and any(child.lower_ in {"when", "if", "once", "unless"} and child.i < token.i for child in token.children):
            return False  # "when asked"
        return bearing or token.dep_ in {"ROOT", "conj", "ccomp", "parataxis"}
    return not helpers & {"can", "could", "would", "should", "might", "may", "must", "to"}


_LEADING_TO = frozenset({"go", "continue", "proceed", "use", "take", "begin", "come"})
"""Verbs whose infinitive tells what was done: "went on to say"."""


def _verb_cue(token: Token) -> tuple[Cue | None, int]:
    """The cue that a verb is, and the last token of it (a particle may follow)."""
    lemma = lemma_of(token)
    if token.pos_ != "VERB" and not (token.tag_.startswith("VB") and lemma in VERBS):
        return None, token.i
    following = token.doc[token.i + 1] if token.i + 1 < len(token.doc) else None
    known = PARTICLE_VERBS.get(f"{lemma} {following.lower_}") if following is not None else None
    if following is not None and known is not None:
        return known, following.i
    if token.dep_ in {"amod", "compound", "aux"}:
        return None, token.i
    if any(child.dep_ == "compound:prt" for child in token.rights):  # "called out", "added up"
        return Cue("says", "Q"), token.i
    return VERBS.get(lemma) or _any_verb(token), token.i


def _any_verb(token: Token) -> Cue | None:
    """Any verb in the past right beside a quotation says it: '"...," she gloated', 'She gloated: "..."'."""
    following = token.doc[token.i + 1] if token.i + 1 < len(token.doc) else None
    beside = following is not None and following.text in {":", ".", ","}
    return Cue("says", "T") if beside and token.tag_ in {"VBD", "VBZ", "VBN"} else None


def _lemma(token: Token, last: int) -> str:
    return lemma_of(token) if last == token.i else f"{lemma_of(token)} {token.doc[last].lower_}"


def _may_be_nobody(token: Token) -> bool:
    """A passive may leave the speaker out: "it is claimed that"."""
    return speakers.is_passive(token) and any(child.lower_ == "it" and child.i < token.i for child in token.children)


def _is_sound(doc: Doc, who: Phrase | None, token: Token, cue: Cue) -> bool:
    if who is None:
        return True
    word = doc[who.head].lower_
    if word in {"anyone", "anybody", "whoever"}:
        return False
    if word in {"it", "this", "that", "which", "what", "there"}:
        return (
            word == "it"
            and who.end - who.first == 1
            and cue.stance in {"says", "announces", "denies", "confirms", "claims", "reports"}
            and token.tag_ != "VBN"
        )
    return True


FINDERS = (quoted_as_saying, citing, verbs, according_to, per, nouns, transcripts, colons, led_by_colon, led_by_noun, signed)
LAST = frozenset({colons, led_by_colon, led_by_noun, signed})


# ------------------------------------------------------------------ records


def _statement(scene: Scene, spoken: cast.Cast, dates: Sequence[TimeExpression], found: Found) -> Statement:
    doc = scene.doc
    cue = token_span(doc, found.cue[0], found.cue[1] - 1)
    content = token_span(doc, found.content.first, found.content.end - 1)
    verb = doc[found.verb]
    return Statement(
        id=f"s{cue.start}",
        sentence=_sentence(doc, verb),
        cue=cue,
        lemma=found.lemma,
        content=content,
        style=_style(scene, found.content),
        stance=found.word.stance,
        speaker=None if found.speaker is None else token_span(doc, found.speaker.first, found.speaker.end - 1),
        entity=None if found.speaker is None else _entity(spoken, found.speaker),
        negated=verb.pos_ == "VERB" and _is_negated(verb),
        predication=_predication(doc, found),
        when=_when(doc, dates, found),
        aside=token_span(doc, found.content.hole[0], found.content.hole[1] - 1) if found.content.hole[1] else None,
    )


def _is_negated(verb: Token) -> bool:
    """Whether the saying is negated: "did not say", "Nor will they say"."""
    return predications.is_negated(verb) or any(child.lower_ in {"nor", "neither"} and child.i < verb.i for child in verb.lefts)


def _entity(spoken: cast.Cast, who: Phrase) -> str | None:
    doc = spoken.doc
    entity = cast.entity(spoken, who)
    if entity is not None:
        spoken.speaks(doc[who.first].idx, entity)
    elif doc[who.head].tag_ == "NN":
        spoken.is_described(doc[who.first].idx)
    return entity


def _predication(doc: Doc, found: Found) -> Predication | None:
    """The main clause of what is said; where cue and speaker split it, of the whole if its verb is not the cue, else of the longer part."""
    whole = _offsets(doc, found.content.first, found.content.end)
    if len(found.content.parts()) == 1:
        return predications.predication_within(doc, *whole) or _of_noun(doc, found.content)
    root = predications.clause_root(doc, *whole)
    if root is not None and found.content.holds(root.i) and doc[found.content.first].text not in _MARKS:
        return predications.predication_within(doc, *whole)
    return predications.predication_within(doc, *_offsets(doc, *max(found.content.parts(), key=lambda part: part[1] - part[0])))


def _of_noun(doc: Doc, said: Said) -> Predication | None:
    """The clause of "denied the claim that ...": what the claim is."""
    nouns = (at for at in range(said.first, said.end - 1) if doc[at].lemma_.lower() in NOUNS and doc[at + 1].lower_ == "that")
    at = next(nouns, None)
    return None if at is None else predications.predication_within(doc, *_offsets(doc, at + 1, said.end))


def _offsets(doc: Doc, first: int, end: int) -> tuple[int, int]:
    return doc[first].idx, doc[end - 1].idx + len(doc[end - 1])


def _sentence(doc: Doc, verb: Token) -> Span:
    words = [token.i for token in verb.sent if not token.is_space]
    return token_span(doc, words[0], words[-1])


def _style(scene: Scene, said: Said) -> Style:
    """direct: all of it in marks; mixed: a part of it; indirect: none."""
    if all(scene.quoted(first) and scene.quoted(end - 1) for first, end in said.parts()):
        return "direct"
    return "mixed" if any(True for _ in scene.quotations_in((said.first, said.end))) else "indirect"


def _when(doc: Doc, dates: Sequence[TimeExpression], found: Found) -> str | None:
    """The date that stands with the cue, outside the content: "confirmed on Thursday that"."""
    said = [_offsets(doc, *part) for part in found.content.parts()]
    if found.speaker is not None:  # "X, who left in May, said"
        said.append(_offsets(doc, found.speaker.first, found.speaker.end))
    at = doc[found.verb].idx
    first, last = (bisect_left(dates, offset, key=lambda item: item.span.start) for offset in (at - _BESIDE, at + _BESIDE))
    near = (item for item in dates[first:last] if not any(start <= item.span.start < end for start, end in said))
    return next((item.value for item in near if _is_with(doc, found.verb, item.span)), None)


def _is_with(doc: Doc, verb: int, span: Span) -> bool:
    part = doc.char_span(span.start, span.end, alignment_mode="expand")
    if part is None or doc[verb].sent.start > part.start or doc[verb].sent.end < part.end:
        return False
    low, high = min(part.end, verb + 1), max(part.start, verb)
    return all(doc[at].tag_ in {"IN", "RB", "DT"} or doc[at].text == "," for at in range(low, high))

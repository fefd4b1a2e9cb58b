"""The component that finds who said what: cue, content, speaker, stance; exactly one statement per cue."""

from __future__ import annotations

from bisect import bisect_left
from typing import TYPE_CHECKING, NamedTuple

from spacy.language import Language

from generator.news import Statement

from . import contents, predications, speakers
from .cue_words import NOUNS, PARTICLE_VERBS, PARTICLES, VERBS, Cue
from .extensions import assign, mentions, times, token_span
from .quotations import paragraphs, quotations
from .reasons import fired
from .scene import Scene

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from spacy.tokens import Doc, Token

    from generator.news import Span, Style, TimeExpression

    from .scene import Range

_BESIDE = 60
"""Characters between a cue and the date of the saying, at most."""
_MARKS = frozenset('"“”„«»')


class Found(NamedTuple):
    """A cue with what it says and who: tokens throughout. `cue` is the range of the cue's words, `verb` the head among them."""

    cue: Range
    verb: int
    content: Range
    speaker: speakers.Phrase | None
    word: Cue
    lemma: str


@Language.component(  # type: ignore[untyped-decorator]  # spaCy is not followed by mypy
    "statements",
    assigns=["doc._.statements"],
    requires=["doc._.mentions", "doc._.times", "token.dep", "token.tag", "token.lemma"],
)
def statements(doc: Doc) -> Doc:
    """Writes `doc._.statements`."""
    scene = Scene(doc, quotations(doc), tuple(paragraphs(doc)))
    found: dict[int, Found] = {}
    taken: set[int] = set()
    for finder in FINDERS:
        for item in finder(scene):
            if taken.isdisjoint(range(*item.cue)):
                found[item.cue[0]] = item
                fired(doc, "statements", doc[item.cue[0]].idx, finder.__name__)
                taken.update(range(*item.cue))
    cast, dates = speakers.Cast(scene, mentions(doc)), [item for item in times(doc) if item.type == "date" and item.value]
    return assign(doc, "statements", [_statement(cast, dates, found[at]) for at in sorted(found)])


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
        if found is not None and not (scene.quoted(found.content[0]) and found.content[0] in claimed):
            yield found
            before = found
            claimed.update(item.first for item in scene.quotations_in(found.content))


def _said(scene: Scene, token: Token, cue: Cue, last: int, before: Found | None) -> Found | None:
    said = contents.content(scene, token, cue)
    if said is None:
        return None
    who = _shared(scene.doc, token, before) or speakers.speaker(scene, token, said)
    if (who is None and not _may_be_nobody(token)) or not _is_sound(scene.doc, who, token, cue):
        return None
    return Found((token.i, last + 1), token.i, said, who, _stance(scene.doc, token, cue, said), _lemma(token, last))


def _stance(doc: Doc, token: Token, cue: Cue, said: Range) -> Cue:
    """Asking someone to do something, or calling for it, is a demand; asking whether is not."""
    demanding = token.lemma_.lower() == "ask" and any(doc[at].lower_ == "to" for at in range(said[0], min(said[0] + 8, said[1])))
    calling = token.lemma_.lower() == "call" and doc[said[0]].lower_ == "for"
    return cue._replace(stance="demands") if (demanding and doc[said[0]].text not in _MARKS) or calling else cue


def _shared(doc: Doc, token: Token, before: Found | None) -> speakers.Phrase | None:
    """The speaker of the cue before, for ", adding that" and "saying" in the same sentence."""
    if before is None or token.tag_ != "VBG" or doc[before.verb].sent != token.sent or token.i == 0:
        return None
    joined = doc[token.i - 1].text in {",", "and"} or doc[token.i - 1].lower_ in {"even", "also"}
    return before.speaker if joined else None


def _is_told(token: Token) -> bool:
    """Whether the verb tells that something is said: not "to show", "could say", "reported losses" or "believe me"."""
    helpers = {child.lower_ for child in token.children if child.dep_ in {"aux", "mark"} and child.i < token.i}
    if token.tag_ == "VB":
        return bool(helpers & {"did", "do", "does", "will", "'ll", "’ll", "wo"}) and "to" not in helpers
    if token.tag_ == "VBN":
        bearing = any(child.dep_ in {"aux", "aux:pass", "nsubj", "nsubj:pass", "ccomp"} for child in token.children)
        return bearing or token.dep_ in {"ROOT", "conj", "ccomp", "parataxis"}
    return not helpers & {"can", "could", "would", "should", "might", "may", "must", "to"}


def _verb_cue(token: Token) -> tuple[Cue | None, int]:
    """The cue that a verb is, and the last token of it (a particle may follow)."""
    lemma = token.lemma_.lower()
    if token.pos_ != "VERB" and not (token.tag_.startswith("VB") and lemma in VERBS):
        return None, token.i
    particle = PARTICLES.get(lemma)
    following = token.doc[token.i + 1] if token.i + 1 < len(token.doc) else None
    if particle is not None and following is not None and following.lower_ == particle:
        known = PARTICLE_VERBS.get(f"{lemma} {particle}")
        if known is not None:
            return known, following.i
    if token.dep_ in {"amod", "compound", "aux"}:
        return None, token.i
    return VERBS.get(lemma) or _any_verb(token), token.i


def _any_verb(token: Token) -> Cue | None:
    """Any verb in the past right beside a quotation says it: '"...," she gloated', 'She gloated: "..."'."""
    following = token.doc[token.i + 1] if token.i + 1 < len(token.doc) else None
    beside = following is not None and following.text in {":", ".", ","}
    return Cue("says", "T") if beside and token.tag_ in {"VBD", "VBZ", "VBN"} else None


def _lemma(token: Token, last: int) -> str:
    return token.lemma_.lower() if last == token.i else f"{token.lemma_.lower()} {token.doc[last].lower_}"


def _may_be_nobody(token: Token) -> bool:
    """A passive may leave the speaker out: "it is claimed that"."""
    return any(child.dep_ == "aux:pass" for child in token.children)


def _is_sound(doc: Doc, who: speakers.Phrase | None, token: Token, cue: Cue) -> bool:
    if who is None:
        return True
    word = doc[who.head].lower_
    if word in {"it", "this", "that", "which", "what", "there"}:
        return (
            word == "it"
            and who.end - who.first == 1
            and cue.stance in {"says", "announces", "denies", "confirms", "claims", "reports"}
            and token.tag_ != "VBN"
        )
    return True


def according_to(scene: Scene) -> Iterator[Found]:
    """As in "..., according to X" and "According to X, ..."."""
    doc = scene.doc
    for token in scene.words():
        if token.lower_ == "according" and doc[token.i + 1 : token.i + 2].text == "to" and token.i + 2 < len(doc) and scene.quoted(token.i) is None:
            who = _source(doc, token.i + 2)
            said = _according_content(scene, token.i, who) if who else None
            if who is not None and said is not None:
                yield Found((token.i, token.i + 2), token.i, said, who, Cue("reports", ""), "according to")


def _source(doc: Doc, first: int) -> speakers.Phrase | None:
    """The noun phrase behind "to": up to a comma, a stop or a verb."""
    sentence_end = doc[first].sent.end
    head = next((at for at in range(first, sentence_end) if doc[at].tag_ in {"NN", "NNS", "NNP", "NNPS", "PRP"} and not _goes_on(doc, at)), None)
    if head is None:
        return None
    span = predications.phrase(doc[head])
    chunk = doc.char_span(span.start, span.end)
    end = max(head + 1, min(chunk.end, sentence_end))
    comma = next((at for at in range(head + 1, end) if doc[at].text == ","), end)
    return speakers.Phrase(first, comma, head)


def _goes_on(doc: Doc, at: int) -> bool:
    """Whether a noun is only the modifier of the one behind it."""
    following = doc[at + 1] if at + 1 < len(doc) else None
    return following is not None and (following.tag_ in {"NN", "NNS", "NNP", "NNPS", "POS", "HYPH"} or doc[at].tag_ == "POS")


def _according_content(scene: Scene, at: int, who: speakers.Phrase) -> Range | None:
    doc = scene.doc
    sentence = doc[at].sent
    if at - sentence.start <= 2:
        first = who.end
        return contents.tidied(doc, (first, sentence.end), at)
    return contents.tidied(doc, (sentence.start, at), at)


def citing(scene: Scene) -> Iterator[Found]:
    """As in "AFP reported, citing a security source, that ...": the source speaks, not the one who cites."""
    doc = scene.doc
    for token in scene.words():
        if token.lower_ in {"citing", "quoting"} and scene.quoted(token.i) is None and 0 < token.i < len(doc) - 1 and doc[token.i - 1].text == ",":
            who = _source(doc, token.i + 1)
            said = _cited(scene, token.i, who) if who else None
            if who is not None and said is not None:
                yield Found((token.i, token.i + 1), token.i, said, who, Cue("reports", ""), "cite")


def _cited(scene: Scene, at: int, who: speakers.Phrase) -> Range | None:
    doc = scene.doc
    rest = who.end + 1 if who.end < len(doc) and doc[who.end].text == "," else who.end
    if rest < len(doc) and doc[rest].lower_ == "that":
        return contents.tidied(doc, (rest, doc[at].sent.end), at)
    return None


def quoted_as_saying(scene: Scene) -> Iterator[Found]:
    """As in "X was quoted as saying ..." by an agency."""
    doc = scene.doc
    for token in scene.words():
        if token.lower_ == "quoted" and doc[token.i + 1 : token.i + 3].text.lower() == "as saying":
            saying = doc[token.i + 2]
            said = contents.content(scene, saying, VERBS["say"]) or contents.content(scene, token, VERBS["say"])
            who = speakers.speaker(scene, token, said) if said else None
            if said is not None and who is not None:
                yield Found((token.i, token.i + 3), saying.i, said, who, VERBS["say"], "say")


def nouns(scene: Scene) -> Iterator[Found]:
    """As in "the Taliban's claim that ...": nouns of saying with a that-clause and a possessive."""
    doc = scene.doc
    for token in scene.words():
        stance = NOUNS.get(token.lemma_.lower())
        if stance is None or token.pos_ != "NOUN" or doc[token.i + 1 : token.i + 2].text.lower() != "that" or scene.quoted(token.i) is not None:
            continue
        owner = next((child for child in token.lefts if child.dep_ in {"nmod:poss", "compound"} and child.pos_ in {"PROPN", "NOUN", "PRON"}), None)
        clause = next((child for child in token.rights if child.dep_.startswith(("acl", "ccomp"))), None)
        said = contents.tidied(doc, (token.i + 1, clause.right_edge.i + 1), token.i) if clause is not None else None
        if owner is not None and said is not None and owner.lower_ not in {"its", "whose"}:
            who = speakers.Phrase(owner.left_edge.i, owner.i + 1, owner.i)
            yield Found((token.i, token.i + 1), token.i, said, who, Cue(stance, ""), token.lemma_.lower())


def colons(scene: Scene) -> Iterator[Found]:
    """A name, a colon, a quotation, as in the record of an interview."""
    doc = scene.doc
    starts = {item.span.start: item for item in mentions(doc) if item.type in {"PERSON", "ORG"}}
    for quotation in scene.quotations:
        colon = quotation.first - 1
        first = scene.paragraph(quotation.first)[0] if colon > 0 and doc[colon].text == ":" else colon
        name = starts.get(doc[first].idx) if first < colon else None
        if name is not None and name.span.end == doc[colon - 1].idx + len(doc[colon - 1]):
            who = speakers.Phrase(first, colon, colon - 1)
            yield Found((colon, colon + 1), colon, (quotation.first, quotation.end), who, Cue("says", ""), ":")


FINDERS = (quoted_as_saying, citing, verbs, according_to, nouns, colons)


# ------------------------------------------------------------------ records


def _statement(cast: speakers.Cast, dates: Sequence[TimeExpression], found: Found) -> Statement:
    doc = cast.doc
    cue = token_span(doc, found.cue[0], found.cue[1] - 1)
    content = token_span(doc, found.content[0], found.content[1] - 1)
    entity = speakers.entity(cast, found.speaker) if found.speaker is not None else None
    if entity is not None and found.speaker is not None:
        cast.speaks(doc[found.speaker.first].idx, entity)
    elif found.speaker is not None and doc[found.speaker.head].tag_ == "NN":
        cast.is_described(doc[found.speaker.first].idx)
    verb = doc[found.verb]
    return Statement(
        id=f"s{cue.start}",
        sentence=_sentence(doc, verb),
        cue=cue,
        lemma=found.lemma,
        content=content,
        style=_style(doc, found.content),
        stance=found.word.stance,
        speaker=None if found.speaker is None else token_span(doc, found.speaker.first, found.speaker.end - 1),
        entity=entity,
        negated=verb.pos_ == "VERB" and predications.is_negated(verb),
        predication=predications.predication_within(doc, content.start, content.end),
        when=_when(doc, dates, found),
    )


def _sentence(doc: Doc, verb: Token) -> Span:
    words = [token.i for token in verb.sent if not token.is_space]
    return token_span(doc, words[0], words[-1])


def _style(doc: Doc, content: Range) -> Style:
    """direct: all of it in marks; mixed: a part of it; indirect: none."""
    marks = [at for at in range(*content) if doc[at].text in _MARKS]
    before = content[0] > 0 and doc[content[0] - 1].text in _MARKS
    if not marks:
        return "indirect"
    return "direct" if marks[0] == content[0] or before else "mixed"


def _when(doc: Doc, dates: Sequence[TimeExpression], found: Found) -> str | None:
    """The date that stands with the cue, outside the content: "confirmed on Thursday that"."""
    said = (doc[found.content[0]].idx, doc[found.content[1] - 1].idx)
    at = doc[found.verb].idx
    first, last = (bisect_left(dates, offset, key=lambda item: item.span.start) for offset in (at - _BESIDE, at + _BESIDE))
    near = (item for item in dates[first:last] if not said[0] <= item.span.start <= said[1])
    return next((item.value for item in near if _is_with(doc, found.verb, item.span)), None)


def _is_with(doc: Doc, verb: int, span: Span) -> bool:
    part = doc.char_span(span.start, span.end, alignment_mode="expand")
    if part is None or doc[verb].sent.start > part.start or doc[verb].sent.end < part.end:
        return False
    low, high = min(part.end, verb + 1), max(part.start, verb)
    return all(doc[at].tag_ in {"IN", "RB", "DT"} or doc[at].text == "," for at in range(low, high))

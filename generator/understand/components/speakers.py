"""Who speaks: the phrase that is the subject of a cue, and the name behind it where that is safe."""

from __future__ import annotations

from bisect import bisect_left
from typing import TYPE_CHECKING, NamedTuple

from . import predications
from .cue_words import AMOUNTS, PERIODS, WEAK_SUBJECTS
from .name_words import ARMED_GROUPS, ROLES
from .scene import FINITE

if TYPE_CHECKING:
    from collections.abc import Sequence

    from spacy.tokens import Doc, Token

    from generator.news import Mention, Span

    from .scene import Scene

_NOMINAL = frozenset({"NN", "NNS", "NNP", "NNPS", "JJ", "JJS", "JJR", "CD", "DT", "PRP$", "POS", "HYPH", "VBN", "PDT", "AFX", "PRP"})
_HEADS = frozenset({"NN", "NNS", "NNP", "NNPS", "PRP", "CD", "DT"})
_SKIPPED = frozenset({"RB", "MD", "RBR"})
_JOINING = frozenset({"of", "for", "at", "in", "from", "with", "to", "on"})
_LONGEST = 16


class Phrase(NamedTuple):
    """Tokens of the phrase that speaks, `first` up to but not including `end`, and its head."""

    first: int
    end: int
    head: int


def speaker(scene: Scene, cue: Token, content: tuple[int, int]) -> Phrase | None:
    """The phrase that says it; None where nobody is named, as in "it is claimed". It lies outside of what is said and of quotations."""
    found = _by_syntax(cue)
    if found is not None and found.lemma_.lower() not in PERIODS and not _within(found.i, content) and scene.quoted(found.i) is None:
        return _described(cue, _limited(_phrase(found), cue, content))
    chunk = _chunk_before(cue, content) or _chunk_behind(cue, content)
    return None if chunk is None or scene.quoted(chunk.head) else _described(cue, chunk)


def _by_syntax(cue: Token) -> Token | None:
    if any(child.dep_ == "aux:pass" for child in cue.children) and cue.lemma_ != "quote":
        return predications.subject(cue)
    token, climbed = cue, {"conj", "xcomp", "advcl", "parataxis"}
    for _ in range(5):
        found = next((child for child in token.children if child.dep_ in {"nsubj", "nsubj:pass", "nsubj:outer"}), None)
        if found is not None and found.lower_ in AMOUNTS:  # "X said the figure was low and estimated that": it is X who estimates
            climbed |= {"ccomp"}
        elif found is not None:
            return _antecedent(token, found)
        if token.dep_ in {"acl", "acl:relcl"}:
            return _qualified(token) if token.head.pos_ in {"NOUN", "PROPN", "PRON"} else None
        if token.dep_ not in climbed or token.head.pos_ not in {"VERB", "AUX"}:
            return None
        if token.dep_ == "parataxis" or (token.dep_ == "advcl" and token.tag_ not in {"VBG", "VBN", "VB"}):
            return None
        token = token.head
    return None


def _qualified(token: Token) -> Token:
    """The noun that a participle goes with; where a parser takes "an official on their side confirmed" for one, the official."""
    noun = token.head
    while token.dep_ == "acl" and noun.dep_ == "nmod" and noun.head.pos_ in {"NOUN", "PROPN"} and noun.head.i < noun.i:
        noun = noun.head
    return noun


def _antecedent(token: Token, found: Token) -> Token:
    if found.lower_ in {"who", "which", "that"} and token.dep_ in {"acl:relcl", "acl"}:
        return token.head
    return found


def _phrase(head: Token) -> Phrase:
    span = predications.phrase(head)
    tokens = head.doc.char_span(span.start, span.end)
    return Phrase(tokens.start, tokens.end, head.i)


def _limited(found: Phrase, cue: Token, content: tuple[int, int]) -> Phrase | None:
    """The phrase without what belongs to the cue or to what is said, in case the parse runs over them."""
    first, end = found.first, found.end
    for start, stop in ((cue.i, cue.i + 1), content):
        if first < stop and start < end:
            first, end = (first, min(end, start)) if found.head < start else (max(first, stop), end)
    while first < end and (cue.doc[first].is_punct and cue.doc[first].text not in {"(", "["}):
        first += 1
    while first < end and (cue.doc[end - 1].is_punct or cue.doc[end - 1].is_space) and cue.doc[end - 1].text not in {")", "]"}:
        end -= 1
    return Phrase(first, end, found.head) if first <= found.head < end else None


def _described(cue: Token, found: Phrase | None) -> Phrase | None:
    """The phrase with the role that stands between commas before the cue: "X, the army's chief, said"."""
    doc = cue.doc
    if found is None or found.end >= cue.i or doc[found.end].text != "," or doc[cue.i - 1].text != ",":
        return found
    inner = doc[found.end + 1 : cue.i - 1]
    plain = len(inner) <= _LONGEST and not any(token.tag_ in FINITE | {"WP"} or token.is_sent_start for token in inner)
    return found._replace(end=cue.i - 1) if plain and any(token.lower_ in ROLES for token in inner) else found


def _within(at: int, content: tuple[int, int]) -> bool:
    return content[0] <= at < content[1]


def _chunk_before(cue: Token, content: tuple[int, int]) -> Phrase | None:
    """The nominal words before a cue that the parser left without a subject: "spokesman X, said", "X (the envoy) said"."""
    return _chunk_ending(cue, content, over=True) or _chunk_ending(cue, content, over=False)


def _chunk_ending(cue: Token, content: tuple[int, int], *, over: bool) -> Phrase | None:
    """`over`: what stands between commas or brackets before the cue is passed over."""
    doc, at = cue.doc, cue.i - 1
    while at >= 0 and (doc[at].tag_ in _SKIPPED or doc[at].pos_ == "AUX" or doc[at].text in {",", ")"}):
        at = (_opening(doc, at) if over else at) - 1
    end = at + 1
    while at >= 0 and end - at < _LONGEST and not _within(at, content) and _is_nominal(doc, at):
        at -= 1
    return _chunk(doc, at + 1, end)


def _opening(doc: Doc, at: int) -> int:
    """Where the brackets or commas that end here began; the place itself where nothing was set apart."""
    wanted = {")": "(", ",": ","}.get(doc[at].text)
    found = next((place for place in range(at - 1, max(at - 2 * _LONGEST - 1, -1), -1) if doc[place].text == wanted), at) if wanted else at
    relative = found + 1 < at and doc[found + 1].lower_ in {"who", "which", "whose"}
    return at if not relative and any(token.tag_ in FINITE for token in doc[found:at]) else found


def _is_nominal(doc: Doc, at: int) -> bool:
    token = doc[at]
    if token.lower_ in _JOINING:
        return at > 0 and doc[at - 1].tag_ in _HEADS and doc[at + 1].tag_ in _NOMINAL
    return token.tag_ in _NOMINAL and not token.is_space


def _chunk_behind(cue: Token, content: tuple[int, int]) -> Phrase | None:
    """The nominal words right behind an inverted cue: "said spokesman X"."""
    doc, at = cue.doc, cue.i + 1
    while at < len(doc) and at - cue.i < _LONGEST and not _within(at, content) and not doc[at].is_sent_start and _is_nominal(doc, at):
        at += 1
    return _chunk(doc, cue.i + 1, at)


def _chunk(doc: Doc, first: int, end: int) -> Phrase | None:
    nouns = [at for at in range(first, end) if doc[at].tag_ in _HEADS - {"DT", "CD"}]
    if not nouns or doc[nouns[-1]].lower_ in WEAK_SUBJECTS:
        return None
    joined = next((at for at in range(first, end) if doc[at].lower_ in _JOINING), end)
    heads = [at for at in nouns if at < joined] or nouns  # "a driver from Kandahar" is a driver
    return Phrase(first, nouns[-1] + 1, heads[-1])


# ------------------------------------------------------------------ names


class Cast:
    """The mentions of a text, and who has spoken so far."""

    def __init__(self, scene: Scene, mentions: Sequence[Mention]) -> None:
        self.doc = scene.doc
        self._scene = scene
        self._mentions = mentions
        self._starts = [item.span.start for item in mentions]
        self._types = {item.name: item.type for item in mentions}
        self._spoken: list[tuple[int, str]] = []
        self._described: list[int] = []

    def between(self, start: int, end: int) -> Sequence[Mention]:
        """Mentions that lie between two character offsets."""
        first, last = bisect_left(self._starts, start), bisect_left(self._starts, end)
        return [item for item in self._mentions[first:last] if item.span.end <= end]

    def earlier(self, start: int) -> Sequence[Mention]:
        """The last mentions before an offset: as many as a reader keeps in mind."""
        last = bisect_left(self._starts, start)
        return self._mentions[max(last - _REMEMBERED, 0) : last]

    def near(self, at: int) -> int:
        """Offset from which a pronoun at this token may mean someone: the paragraph before the last."""
        place = bisect_left(self._scene.paragraphs, (at + 1, 0)) - 1
        return int(self.doc[self._scene.paragraphs[max(place - 2, 0)][0]].idx)

    def speaks(self, start: int, name: str) -> None:
        """Remembers a speaker whose name is known."""
        self._spoken.append((start, name))

    def is_described(self, start: int) -> None:
        """Remembers that somebody spoke here who is described, not named: a pronoun behind it may mean that one."""
        self._described.append(start)

    def described_since(self, start: int) -> bool:
        """Whether somebody without a name spoke at or after an offset."""
        return any(at >= start for at in self._described[-1:])

    def last_person(self) -> tuple[int, str] | None:
        """Offset and name of the person who spoke last."""
        return next(((at, name) for at, name in reversed(self._spoken[-_REMEMBERED:]) if self._types.get(name) == "PERSON"), None)


_REMEMBERED = 60


def entity(cast: Cast, found: Phrase) -> str | None:
    """The name of the mention that the phrase is, or safely means; None for one who is described only."""
    doc = cast.doc
    end = doc[found.end - 1].idx + len(doc[found.end - 1])
    inside = cast.between(doc[found.first].idx, end)
    people = [item for item in inside if item.type == "PERSON"]
    if people:
        heads = [item for item in people if _is_head(doc, found, item.span)]
        last = people[-1]
        return heads[0].name if heads else last.name if len(people) == 1 and last.span.end == end else None
    for item in inside:
        if _is_head(doc, found, item.span):
            return item.name if item.type != "NORP" else None
    return _meant(cast, found)


def _is_head(doc: Doc, found: Phrase, span: Span) -> bool:
    return span.start <= int(doc[found.head].idx) < span.end


def _meant(cast: Cast, found: Phrase) -> str | None:
    doc = cast.doc
    word = doc[found.head].lower_
    if word in {"he", "she"}:
        return _person_before(cast, found)
    if word == "they":
        return _group_before(cast, found)
    if doc[found.first].lower_ == "the" and found.end - found.first == 2:
        return _described_before(cast.earlier(doc[found.first].idx), word)
    return None


def _person_before(cast: Cast, found: Phrase) -> str | None:
    """The person who spoke last, if no other person was named or described since; else the only person of the sentences just before."""
    near, start = cast.near(found.first), cast.doc[found.first].idx
    names = [item for item in cast.between(near, start) if item.type == "PERSON"]
    spoke = cast.last_person()
    if cast.described_since(spoke[0] if spoke and spoke[0] >= near else near):
        return None
    if spoke is not None and spoke[0] >= near:
        since = {item.name for item in names if item.span.start > spoke[0]}
        return spoke[1] if since <= {spoke[1]} else None
    return names[0].name if len({item.name for item in names}) == 1 else None


def _group_before(cast: Cast, found: Phrase) -> str | None:
    """The movement or organisation that is the subject of the sentence before, in the same paragraph."""
    doc = cast.doc
    sentence = doc[found.head].sent
    if sentence.start == 0 or "\n" in doc[sentence.start - 1].text:
        return None
    before = doc[sentence.start - 1].sent
    subject = next((child for child in before.root.children if child.dep_ in {"nsubj", "nsubj:pass"}), None)
    if subject is None:
        return None
    named = cast.between(before.start_char, sentence.start_char)
    return next((item.name for item in named if item.type == "ORG" and item.span.start <= subject.idx < item.span.end), None)


def _described_before(earlier: Sequence[Mention], word: str) -> str | None:
    """Descriptions: "the spokesman" is the last person with that role; "the group" the last movement; "the ministry" the last of that name."""
    if word in {"group", "movement", "militants", "insurgents"}:
        named = {item.name for item in earlier if item.type == "ORG" and item.span.text in ARMED_GROUPS}
    elif word in ROLES:
        named = {item.name for item in earlier if item.role is not None and word in item.role.text.lower().split()}
    else:
        named = {item.name for item in earlier if item.type == "ORG" and item.name.lower().split()[-1] == word}
    return next(iter(named)) if len(named) == 1 else None

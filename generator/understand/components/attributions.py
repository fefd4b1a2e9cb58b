"""Attributions without a verb of saying of their own: "according to", "per", "citing", nouns, colons, names behind a dash."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from . import contents, predications, speakers
from .cue_words import NOUNS, VERBS, WEAK_SUBJECTS, Cue
from .extensions import mentions
from .extents import clause_end, sentence_end
from .name_words import ROLES
from .phrases import LONGEST, Phrase, bracketed, followed, tells_who
from .quoted import ADDRESSEE, begun, continued
from .scene import ENDLESS, FINITE, Said

if TYPE_CHECKING:
    from collections.abc import Iterator

    from spacy.tokens import Doc, Token

    from .scene import Range, Scene


class Found(NamedTuple):
    """A cue with what it says and who: tokens throughout. `cue` is the range of the cue's words, `verb` the head among them."""

    cue: Range
    verb: int
    content: Said
    speaker: Phrase | None
    word: Cue
    lemma: str


def according_to(scene: Scene) -> Iterator[Found]:
    """As in "..., according to X" and "According to X, ..."."""
    doc = scene.doc
    for token in scene.words():
        if token.lower_ == "according" and doc[token.i + 1 : token.i + 2].text == "to" and token.i + 2 < len(doc) and scene.quoted(token.i) is None:
            found = _with_source(scene, (token.i, token.i + 2), "according to")
            if found is not None:
                yield found


def per(scene: Scene) -> Iterator[Found]:
    """As in "Per several reports, ..." and "..., per two officials"; not "per day"."""
    doc = scene.doc
    for token in scene.words():
        if token.lower_ != "per" or token.i + 2 >= len(doc) or scene.quoted(token.i) is not None:
            continue
        opens = token.is_sent_start is True or doc[token.i - 1].text == ","
        named = doc[token.i + 1].pos_ in {"DET", "PROPN", "ADJ", "NUM"} or doc[token.i + 1].tag_ in {"NNS", "PRP$"}
        found = _with_source(scene, (token.i, token.i + 1), "per") if opens and named else None
        if found is not None:
            yield found


def _with_source(scene: Scene, cue: Range, lemma: str) -> Found | None:
    """The statement of a preposition that names its source."""
    starts = cue[0] - scene.doc[cue[0]].sent.start <= 1
    who = _leading_source(scene, cue[1]) if starts else _source(scene.doc, cue[1])
    if who is None or scene.doc[who.head].lemma_.lower() in _MEASURES:
        return None
    who = who if starts else followed(scene, bracketed(scene.doc, who), None)
    said = contents.tidied(scene.doc, _behind_source(scene, who) if starts else _around_source(scene, cue[0], who), cue[0])
    return None if said is None else Found(cue, cue[0], said, who, Cue("reports", ""), lemma)


_MEASURES = frozenset("plan schedule law rule custom tradition script index size age need capita cent person head".split())
"""What things go by, without anybody saying so."""


def _leading_source(scene: Scene, first: int) -> Phrase | None:
    """The source at the head of a sentence: up to the comma, and over a description between commas."""
    doc = scene.doc
    found = _source(doc, first)
    if found is None:
        return None
    end = int(doc[first].sent.end)
    comma = next((at for at in range(found.end, min(first + 2 * LONGEST, end)) if doc[at].text == "," or doc[at].tag_ in FINITE), None)
    if comma is None or doc[comma].text != ",":
        return found
    closing = next((at for at in range(comma + 1, min(comma + LONGEST, end)) if doc[at].text == ","), comma)
    role = any(token.lower_ in ROLES | {"who"} for token in doc[comma + 1 : closing])
    return found._replace(end=closing if role and tells_who(doc, comma + 1, closing) else comma)


def _source(doc: Doc, first: int) -> Phrase | None:
    """The noun phrase behind "to": up to a comma, a stop or a verb."""
    sentence_end = doc[first].sent.end
    head = next((at for at in range(first, sentence_end) if doc[at].tag_ in {"NN", "NNS", "NNP", "NNPS", "PRP"} and not _goes_on(doc, at)), None)
    if head is None:
        return None
    span = predications.phrase(doc[head])
    chunk = doc.char_span(span.start, span.end)
    end = max(head + 1, min(chunk.end, sentence_end))
    comma = next((at for at in range(head + 1, end) if doc[at].text == ","), end)
    return Phrase(first, comma, head)


def _goes_on(doc: Doc, at: int) -> bool:
    """Whether a noun is only the modifier of the one behind it."""
    following = doc[at + 1] if at + 1 < len(doc) else None
    return following is not None and (following.tag_ in {"NN", "NNS", "NNP", "NNPS", "POS", "HYPH"} or doc[at].tag_ == "POS")


def _behind_source(scene: Scene, who: Phrase) -> Said:
    return Said(who.end, sentence_end(scene, who.end) if who.end < len(scene.doc) else who.end)


def _around_source(scene: Scene, at: int, who: Phrase) -> Said:
    """What stands before the source; all around it where a comma on each side sets it apart."""
    doc, quotation = scene.doc, scene.before(at)
    first = begun(scene, quotation).first if quotation is not None and at - quotation.end <= 1 else max(doc[at].sent.start, scene.paragraph(at)[0])
    rest = who.end + 1
    if doc[at - 1].text != "," or rest >= doc[at].sent.end or doc[who.end].text != "," or doc[rest].tag_ == "CC":
        return Said(first, at)
    whole = doc[rest].tag_ not in FINITE and any(token.tag_ in FINITE for token in doc[first:at])
    return Said(first, at) if whole else Said(first, sentence_end(scene, rest), (at - 1, rest))


def citing(scene: Scene) -> Iterator[Found]:
    """As in "AFP reported, citing a security source, that ...": the source speaks, not the one who cites."""
    doc = scene.doc
    for token in scene.words():
        if token.lower_ in {"citing", "quoting"} and scene.quoted(token.i) is None and 0 < token.i < len(doc) - 1 and doc[token.i - 1].text == ",":
            who = _source(doc, token.i + 1)
            said = _cited(scene, token.i, who) if who else None
            if who is not None and said is not None:
                yield Found((token.i, token.i + 1), token.i, said, who, Cue("reports", ""), "cite")


def _cited(scene: Scene, at: int, who: Phrase) -> Said | None:
    doc = scene.doc
    rest = who.end + 1 if who.end < len(doc) and doc[who.end].text == "," else who.end
    if rest < len(doc) and doc[rest].lower_ == "that":
        return contents.tidied(doc, Said(rest, doc[at].sent.end), at)
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


# ------------------------------------------------------------------ nouns


def nouns(scene: Scene) -> Iterator[Found]:
    """As in "the Taliban's claim that ...", "a warning from the UN that ...", "made the claim that ...": nouns of saying with a that-clause."""
    doc = scene.doc
    for token in scene.words():
        stance = NOUNS.get(token.lemma_.lower())
        if stance is None or token.pos_ != "NOUN" or scene.quoted(token.i) is not None:
            continue
        that = _that_behind(token)
        who = _owner(token, that) if that is not None else None
        said = contents.tidied(doc, Said(that, _noun_clause_end(scene, token, that)), token.i) if that is not None and who is not None else None
        if said is not None:
            yield Found((token.i, token.i + 1), token.i, said, who, Cue(stance, ""), token.lemma_.lower())


def _that_behind(noun: Token) -> int | None:
    """The "that" behind a noun, with no finite verb before it."""
    last = min(noun.i + LONGEST, int(noun.sent.end))
    at = next((at for at in range(noun.i + 1, last) if noun.doc[at].lower_ == "that" or noun.doc[at].tag_ in FINITE), None)
    return at if at is not None and noun.doc[at].lower_ == "that" else None


def _owner(noun: Token, that: int) -> Phrase | None:
    """Who claims, of "X's claim that", "a claim by X that", "X made a claim that"; nothing else may stand before "that"."""
    doc = noun.doc
    by = doc[noun.i + 1]
    if that > noun.i + 1:
        found = _source(doc, by.i + 1) if by.lower_ in {"by", "from", "of"} else None
        return found if found is not None and found.end in {that, that - 1} else None
    owner = next((child for child in noun.lefts if child.dep_ in {"nmod:poss", "compound"} and child.pos_ in {"PROPN", "NOUN", "PRON"}), None)
    if owner is not None:
        return None if owner.lower_ == "whose" else Phrase(owner.left_edge.i, _name_end(owner), owner.i)
    maker = predications.subject(noun.head) if noun.dep_ == "obj" and noun.head.lemma_.lower() in _MAKING and noun.head.i < noun.i else None
    if maker is None or maker.i > noun.i:
        return None
    span = predications.phrase(maker)
    chunk = doc.char_span(span.start, span.end)
    return Phrase(chunk.start, chunk.end, maker.i)


def _name_end(owner: Token) -> int:
    """The end of an owner's name, without its possessive ending."""
    end = int(owner.right_edge.i) + 1
    while end > owner.i + 1 and (owner.doc[end - 1].tag_ == "POS" or owner.doc[end - 1].is_punct):
        end -= 1
    return end


_MAKING = frozenset({"make", "issue", "repeat", "reiterate", "release", "give", "offer", "voice", "express", "raise", "renew", "publish", "deliver"})


def _noun_clause_end(scene: Scene, noun: Token, that: int) -> int:
    """The end of the clause behind a noun: of its subtree where the noun is a subject or the like, else of the sentence."""
    clause = next((child for child in noun.subtree if child.i > that and child.dep_.startswith(("acl", "ccomp"))), None)
    if clause is None or noun.head.i < noun.i or noun.dep_ == "ROOT":
        return clause_end(scene, noun.head, that)
    return int(clause.right_edge.i) + 1


# ------------------------------------------------------------------ quotations that no verb has claimed


def colons(scene: Scene) -> Iterator[Found]:
    """A name, who that is, a colon, a quotation, as in the record of an interview; the quotation may be the next paragraph."""
    doc = scene.doc
    starts = {item.span.start: item for item in mentions(doc) if item.type in {"PERSON", "ORG"}}
    for quotation in scene.quotations:
        colon = _before_blanks(doc, quotation.first)
        first = scene.paragraph(colon)[0] if colon > 0 and doc[colon].text == ":" else colon
        name = starts.get(doc[first].idx) if first < colon <= first + 2 * LONGEST else None
        behind = doc.char_span(name.span.start, name.span.end, alignment_mode="expand") if name is not None else None
        if behind is not None and (behind.end == colon or (doc[behind.end].text in {",", "("} and tells_who(doc, behind.end + 1, colon))):
            said = Said(quotation.first, continued(scene, quotation).end)
            yield Found((colon, colon + 1), colon, said, Phrase(first, colon, behind.end - 1), Cue("says", ""), ":")


def _before_blanks(doc: Doc, at: int) -> int:
    """The last token before a place that is no blank; -1 for none."""
    at -= 1
    while at >= 0 and doc[at].is_space:
        at -= 1
    return at


def led_by_colon(scene: Scene) -> Iterator[Found]:
    """As in 'The mayor has a new slogan: "..."': the main verb before the colon, in the same paragraph or in the one before."""
    doc = scene.doc
    for quotation in scene.quotations:
        colon = _before_blanks(doc, quotation.first)
        if colon <= 0 or doc[colon].text != ":":
            continue
        verb, said = _main_verb(scene, colon), Said(quotation.first, continued(scene, quotation).end)
        who = speakers.speaker(scene, verb, said) if verb is not None else None
        if verb is not None and who is not None and doc[who.head].lower_ not in WEAK_SUBJECTS:
            yield Found((verb.i, verb.i + 1), verb.i, said, who, Cue("says", ""), verb.lemma_.lower())


def led_by_noun(scene: Scene) -> Iterator[Found]:
    """As in 'From a statement by the mayor: "..."': a heading without a verb, in the same paragraph or in the one before."""
    doc = scene.doc
    for quotation in scene.quotations:
        colon = _before_blanks(doc, quotation.first)
        start = max(scene.paragraph(colon)[0], int(doc[colon].sent.start)) if colon > 0 and doc[colon].text == ":" else colon
        words = doc[start:colon] if colon - start <= LONGEST else doc[colon:colon]
        noun = next((token for token in words if token.lemma_.lower() in NOUNS or token.lemma_.lower() in _WRITINGS), None)
        who = _owner(noun, colon) if noun is not None and not any(token.tag_ in FINITE for token in words) else None
        if noun is not None and who is not None:
            said = Said(quotation.first, continued(scene, quotation).end)
            yield Found((noun.i, noun.i + 1), noun.i, said, who, Cue(NOUNS.get(noun.lemma_.lower(), "says"), ""), noun.lemma_.lower())


_WRITINGS = frozenset("letter memo email e-mail message note tweet post release speech remark comment".split())


def _main_verb(scene: Scene, colon: int) -> Token | None:
    sentence = scene.doc[colon].sent
    if len(sentence) > ENDLESS:
        return None
    verbs = [token for token in sentence if token.i < colon and token.pos_ == "VERB" and token.tag_ in FINITE | {"VBN", "VBG"}]
    found = [token for token in verbs if not scene.quoted(token.i)]
    return next((token for token in found if token.dep_ == "ROOT"), found[-1] if found else None)


_DASHES = frozenset({"—", "–", "―", "--", "-"})


def signed(scene: Scene) -> Iterator[Found]:
    """As in '"..." — Adam Reyes': a paragraph that is a quotation and behind a dash the name of who said it."""
    doc = scene.doc
    for quotation in scene.quotations:
        dash, (start, end) = quotation.end, scene.paragraph(quotation.first)
        if start != quotation.first or dash + 1 >= end or doc[dash].text not in _DASHES or not doc[dash + 1].text[:1].isupper():
            continue
        while doc[end - 1].is_punct or doc[end - 1].is_space:
            end -= 1
        name = doc[dash + 1 : end]
        if 0 < len(name) <= LONGEST and not any(token.tag_ in FINITE or token.is_quote for token in name):
            head = next((token.i for token in name if token.text in {",", "("}), end) - 1
            said = Said(begun(scene, quotation).first, dash)
            yield Found((dash, dash + 1), dash, said, Phrase(dash + 1, end, head), Cue("says", ""), doc[dash].text)


_NOTICES = frozenset(
    "breaking correction developing editor editors exclusive image more note photo photos read related update updated updates video watch".split()
)
"""First words of labels with which an editor, not a speaker, begins a paragraph."""


def transcripts(scene: Scene) -> Iterator[Found]:
    """Lines that begin with a name in capitals and a colon, as in the record of a talk; two of them at least."""
    doc, labels = scene.doc, []
    for first, end in scene.paragraphs:
        start = first + doc[first].is_quote
        colon = next((at for at in range(start, min(start + ADDRESSEE, end - 1)) if doc[at].text == ":"), start)
        label = doc[start:colon]
        if colon > start and doc[start].lower_ not in _NOTICES and all(token.is_alpha and token.is_upper and len(token) > 1 for token in label):
            labels.append((start, colon, end))
    for start, colon, end in labels if len(labels) > 1 else ():
        said = contents.tidied(doc, Said(colon + 1, end), colon)
        if said is not None:
            yield Found((colon, colon + 1), colon, said, Phrase(start, colon, colon - 1), Cue("says", ""), ":")

"""What is said: the content of a cue, by an ordered chain of small rules over quotations and clauses."""

from __future__ import annotations

from typing import TYPE_CHECKING

from .cue_words import CLAIMED, NOT_SAID, NOT_TOLD, NOUNS, PERIODS, VERBS, Cue
from .extents import clause_end, sentence_end
from .phrases import HEADS, Phrase, followed, is_nominal
from .quoted import ADDRESSED, ADDRESSEE, ZONE, is_relative, quoted_before, quoted_behind, tight, with_rest
from .scene import FINITE, Range, Said, Scene

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from spacy.tokens import Doc, Token
    from spacy.tokens import Span as TokenRange

    from .quotations import Quotation

_ASKED = frozenset({"if", "whether", "how", "what", "why", "who", "when", "where"})


def content(scene: Scene, verb: Token, cue: Cue) -> Said | None:
    """Tokens of what is said; None where no rule finds it."""
    for rule in RULES:
        found = rule(scene, verb, cue)
        if found is not None:
            return tidied(scene.doc, Said(*found), verb.i)
    return None


def that_words(scene: Scene, verb: Token, cue: Cue) -> Range | None:
    """As in 'X said on Monday that ...': from "that" to the end of the sentence or to the next cue's clause."""
    if "C" not in cue.frames:
        return None
    that = _that(scene, verb)
    if that is None:
        return None
    return that, clause_end(scene, verb, that + 1)


_ASKING = frozenset("ask say explain tell wonder inquire reveal describe clarify disclose recall announce confirm".split())


def _that(scene: Scene, verb: Token) -> int | None:
    doc = scene.doc
    for at in range(verb.i + 1, min(verb.i + 12, len(doc))):
        token = doc[at]
        if token.dep_ == "obj" and token.head == verb and _bars_clause(token):
            return None
        asked = token.lower_ in _ASKED and at <= verb.i + 2 and verb.lemma_ in _ASKING
        if asked or (token.lower_ == "that" and token.tag_ in {"IN", "WDT", "DT"}):
            return at if _goes_on(doc, at) else None
        if token.is_sent_start or token.is_space or token.text in {":", ";"} or (token.pos_ in {"VERB", "AUX"} and token.tag_ not in {"VBG", "VBN"}):
            return None
    return None


def _bars_clause(noun: Token) -> bool:
    """Whether an object leaves no clause to its verb: "denied the claim that ..." does, "told the council that ..." does not."""
    if noun.pos_ not in {"NOUN", "PROPN"} or noun.lower_ in PERIODS:
        return False
    following = noun.doc[noun.i + 1] if noun.i + 1 < len(noun.doc) else None
    if following is None or noun.lemma_.lower() in NOUNS:
        return True
    return following.dep_ != "mark" and (noun.head.lemma_.lower() not in ADDRESSED or following.lower_ != "that")


def _goes_on(doc: Doc, that: int) -> bool:
    """Whether a clause follows "that"; a comma may stand before marks: 'said that, "..."'."""
    if that + 2 >= len(doc):
        return that + 1 < len(doc) and not doc[that + 1].is_punct
    return bool(doc[that + 1].text != "." and (doc[that + 1].text != "," or doc[that + 2].is_quote))


def clause(scene: Scene, verb: Token, cue: Cue) -> Range | None:
    """As in 'X said it had fled': the clause that the parser hangs on the cue, behind it."""
    if "C" not in cue.frames:
        return None
    for child in verb.rights:
        if child.dep_ == "ccomp" and child.i > verb.i and not is_relative(child):
            first = _behind_marks(scene, verb, min((token.i for token in child.subtree if token.i > verb.i), default=child.i))
            if _is_finite(child) and scene.doc[first].lower_ not in _NO_CONTENT and (scene.quoted(child.i) or not _has_object(verb, first)):
                return first, clause_end(scene, verb, child.i)
    return None


def _has_object(verb: Token, first: int) -> bool:
    """Whether the verb has an object before a clause, so that this says of it what it is: "found a box she had lost"."""
    objects = (child for child in verb.rights if child.dep_ == "obj" and child.i < first and child.pos_ in {"NOUN", "PROPN"})
    return verb.lemma_.lower() not in ADDRESSED and any(child.lower_ not in PERIODS for child in objects)


def _behind_marks(scene: Scene, verb: Token, first: int) -> int:
    """Where a clause begins: not with a dash, and right behind the cue where a mark closes first: 'said while it was "late," he went'."""
    while scene.doc[first].text in {"–", "—", "-", "--"}:
        first += 1
    quotation = scene.quoted(first)
    return verb.i + 1 if quotation is not None and first == quotation.end - 1 and quotation.first > verb.i else first


_NO_CONTENT = frozenset({"when", "while", "after", "before", "who", "whose", "which", "though", "although", "because"})
"""What opens a clause that is not said: "said the envoy, who had left"."""


def _is_finite(child: Token) -> bool:
    return any(below.dep_ in {"nsubj", "nsubj:pass", "expl", "csubj"} for below in child.children)


def bare_words(scene: Scene, verb: Token, cue: Cue) -> Range | None:
    """As in 'X said the town had fallen' where the parser saw no clause: a noun phrase and a finite verb right behind the cue."""
    doc, end = scene.doc, sentence_end(scene, verb.i)
    if "C" not in cue.frames or verb.tag_ == "VBG" or verb.lemma_.lower() in _NOT_BARE or _inverted(verb):
        return None
    at = _behind_time(doc, verb.i + 1, end)
    if verb.lemma_.lower() in ADDRESSED:
        at = next((place for place in range(at + 1, min(at + 6, end - 1)) if doc[place].tag_ == "PRP" and doc[place + 1].tag_ in FINITE), end)
    words = _first_part(doc[at : min(at + 14, end)])
    starts = len(words) > 2 and (words[0].tag_ in {"DT", "PRP", "PRP$", "EX", "CD"} or words[0].pos_ in {"PROPN", "NOUN", "ADJ"})
    of_thing = verb.lemma_.lower() in _WITH_OBJECT
    starts = starts and not (of_thing and words[0].tag_ in {"NN", "PRP"})
    finite = any(token.tag_ in FINITE and token.i > at and token.dep_ != "acl:relcl" and not (of_thing and _is_in_relative(token)) for token in words)
    return (at, clause_end(scene, verb, at)) if starts and finite else None


_NOT_BARE = frozenset(
    "answer maintain respond reply comment post threaten clarify express explain demand reject dismiss recognise recognize project guarantee".split()
)


def _is_in_relative(token: Token) -> bool:
    return token.dep_ in {"aux", "cop", "aux:pass"} and token.head.dep_ == "acl:relcl"


_WITH_OBJECT = frozenset({"find", "show"})
"""Verbs with a thing for an object as often as with a clause: "found shelter that was dry", "showed him what it was"."""


def _first_part(words: TokenRange) -> TokenRange:
    """The words before the first comma or subordinate clause."""
    stop = next((token.i for token in words if token.text in {",", ";", ":"} or token.lower_ in _SUBORDINATE), words.end)
    return words[: stop - words.start]


def _behind_time(doc: Doc, at: int, end: int) -> int:
    """Where the words behind "on Monday" or "earlier" begin."""
    while at + 1 < end and (doc[at].lower_ in _WHEN or (doc[at].lower_ == "on" and doc[at + 1].lower_ in _WHEN)):
        at += 1
    return at


def _inverted(verb: Token) -> bool:
    return any(child.dep_ == "nsubj" and child.i > verb.i for child in verb.children)


_SUBORDINATE = frozenset({"as", "when", "after", "while", "because", "if", "although", "before", "once", "since"})
_WHEN = frozenset({*PERIODS, "earlier", "later"}) - {"day", "week", "month", "year"}


def trailing(scene: Scene, verb: Token, cue: Cue) -> Range | Said | None:
    """As in 'The town has fallen, X said.': what stands before the comma, where cue and speaker end the sentence, and a quotation behind it."""
    doc, start = scene.doc, verb.sent.start
    comma = _comma_before(doc, verb, start) if "C" in cue.frames and (verb.tag_ != "VBG" or _has_auxiliary(verb)) else None
    if comma is None or not _ends(doc, verb) or (doc[start].lower_ in _SUBORDINATE and not _has_main_clause(doc[start:comma])):
        return None
    if any(token.lower_ in _SUBORDINATE - {"as"} for token in doc[comma + 1 : verb.i]):  # ", a day after X had denied it"
        return None
    return with_rest(scene, verb, (start, comma)) if _is_statement(doc[start:comma]) else None


def _has_auxiliary(verb: Token) -> bool:
    return any(child.dep_ == "aux" for child in verb.lefts)


def _has_main_clause(words: TokenRange) -> bool:
    """Whether words that begin with a subordinate clause go on behind a comma: "When it rains, the road is closed"."""
    comma = next((token.i for token in words if token.text == ","), words.end)
    return any(token.tag_ in FINITE for token in words.doc[comma : words.end])


def inverted(scene: Scene, verb: Token, cue: Cue) -> Range | Said | None:
    """As in 'The town, says X, the mayor, has fallen': both sides of cue and speaker."""
    doc, sentence = scene.doc, verb.sent
    if "C" not in cue.frames or verb.i <= sentence.start or doc[verb.i - 1].text != "," or verb.tag_ not in FINITE:
        return None
    if any(child.dep_ == "nsubj" for child in verb.lefts) and any(token.text == "," for token in doc[sentence.start : verb.i - 1]):
        return None  # "X, who was late, said"
    end = verb.i + 1
    while end < sentence.end and end - verb.i < ZONE // 2 and is_nominal(doc, end):
        end += 1
    rest = followed(scene, Phrase(verb.i + 1, end, end - 1), None).end + 1 if end > verb.i + 1 and doc[end - 1].tag_ in HEADS else sentence.end
    if rest + 1 >= sentence.end or doc[rest - 1].text != "," or doc[rest].tag_ not in FINITE:
        return None
    return Said(sentence.start, clause_end(scene, verb, rest), (verb.i - 1, rest))


def parenthetical(scene: Scene, verb: Token, cue: Cue) -> Range | Said | None:
    """As in 'The town, X said, has fallen' and 'As X said, the town has fallen': both sides of it."""
    doc, sentence = scene.doc, verb.sent
    if "C" not in cue.frames or verb.i + 2 >= sentence.end or doc[verb.i + 1].text != "," or verb.tag_ == "VBG":
        return None
    after = (verb.i + 2, clause_end(scene, verb, verb.i + 2))
    comma = _comma_before(doc, verb, sentence.start)
    if comma is None:
        return after if doc[sentence.start].lower_ == "as" and _is_statement(doc[slice(*after)]) else None
    before = (sentence.start, comma)
    whole = [*doc[slice(*before)], *doc[slice(*after)]]
    return Said(sentence.start, after[1], (comma, after[0])) if _is_statement(whole) and doc[comma - 1].text != "”" else None


def _is_statement(words: Iterable[Token]) -> bool:
    """Whether the words could be a sentence: three or more, with a finite verb."""
    words = list(words)
    return len(words) > 2 and any(token.tag_ in FINITE for token in words)


def _comma_before(doc: Doc, verb: Token, start: int) -> int | None:
    subject = next((child for child in verb.lefts if child.dep_ == "nsubj"), None)
    if subject is not None and doc[verb.i - 1].text == "," and subject.left_edge.i > start and doc[subject.left_edge.i - 1].text == ",":
        return int(subject.left_edge.i) - 1  # "..., X, the mayor, said"
    for at in range(verb.i - 1, max(start, verb.i - ZONE // 2), -1):
        if doc[at].text == ",":
            return at
        if doc[at].pos_ == "VERB" or doc[at].lower_ in {"that", "who", "which", "and", "but"}:
            return None
    return None


def _ends(doc: Doc, verb: Token) -> bool:
    """Whether hardly more than the speaker, a day or an addressee follows the cue."""
    end = int(verb.sent.end)
    rest = doc[verb.i + 1 : end]
    finite = next((token.i for token in rest if token.tag_ in FINITE), None)
    if finite is None or not _inverted(verb):
        return finite is None and len(rest) <= (ZONE if _inverted(verb) else ZONE // 2)
    return len(rest) <= ZONE and any(token.lower_ in {"who", "which", "whose"} for token in doc[verb.i + 1 : finite])


def infinitive(scene: Scene, verb: Token, cue: Cue) -> Range | None:
    """As in 'claimed to have retaken it', 'denied taking it'."""
    if "I" not in cue.frames:
        return None
    behind = scene.doc[verb.i + 1 : verb.i + 3]
    if len(behind) == 2 and behind[0].lower_ == "to" and behind[1].pos_ in {"VERB", "AUX"} and behind[1].lemma_ not in NOT_SAID - {"be"}:
        return verb.i + 1, clause_end(scene, verb, verb.i + 2)
    for child in verb.rights:
        if child.dep_ in {"xcomp", "ccomp", "advcl", "obj"} and child.pos_ in {"VERB", "AUX", "ADJ", "NOUN"} and child.lemma_ not in NOT_SAID:
            first = min((token.i for token in child.subtree if token.i > verb.i), default=child.i)
            if scene.doc[first].lower_ == "to" or scene.doc[first].tag_ == "VBG" or scene.doc[first : first + 2].text.lower() == "not to":
                return first, clause_end(scene, verb, child.i)
    return None


def addressed(scene: Scene, verb: Token, cue: Cue) -> Range | None:
    """As in 'urged them to leave', 'accused the army of shelling', 'warned of civil war'."""
    doc = scene.doc
    if "O" not in cue.frames:
        return None
    target = next((child for child in verb.rights if child.dep_ in {"obj", "iobj"}), None) or _on(verb)
    demand = next((child for child in verb.rights if child.dep_ in {"xcomp", "ccomp", "advcl"} and _marker(child) == "to"), None)
    idle = demand is not None and doc[demand.left_edge.i].lower_ == "only"  # "ordered a cake, only to find it burnt"
    if target is not None and demand is not None and target.i < demand.i and demand.lemma_ not in NOT_SAID and not idle:
        return _without_on(target), clause_end(scene, verb, demand.i)
    told = _told_to(doc, target) if target is not None and cue.stance == "demands" else None
    if target is not None and told is not None:
        return max(_without_on(target), verb.i + 1), clause_end(scene, verb, told)
    if target is not None and cue.stance == "accuses":
        following = next((at for at in range(target.i + 1, min(target.i + 12, verb.sent.end)) if doc[at].lower_ in {"of", "for"}), None)
        if following is not None:
            return int(target.left_edge.i), clause_end(scene, verb, following)
    return None


def _without_on(target: Token) -> int:
    return int(target.left_edge.i) + int(target.left_edge.lower_ == "on")


def _told_to(doc: Doc, target: Token) -> int | None:
    """The "to" behind whoever is told to do something, where the parser hung it elsewhere."""
    last = min(target.i + ZONE // 2, int(target.sent.end) - 1)
    at = next((at for at in range(target.i + 1, last) if doc[at].tag_ in FINITE or doc[at].lower_ == "to" or doc[at].text == ","), None)
    return at if at is not None and doc[at].lower_ == "to" and doc[at + 1].tag_ == "VB" else None


def _on(verb: Token) -> Token | None:
    """Whom somebody "called on"."""
    near = verb.doc[verb.i + 1 : min(verb.i + ADDRESSEE * 2, verb.sent.end)]
    if len(near) < ADDRESSEE or near[0].lower_ != "on":
        return None
    return next((token for token in near if token.pos_ in {"NOUN", "PROPN"} and token.dep_ != "compound"), None)


def _marker(child: Token) -> str | None:
    return next((below.lower_ for below in child.children if below.dep_ == "mark"), None)


def labelled(scene: Scene, verb: Token, cue: Cue) -> Range | None:
    """As in 'called the deal "a mistake"', 'described him as "erratic"': what is labelled together with its label in marks."""
    quotation = scene.after(verb.i)
    if "L" not in cue.frames or quotation is None or quotation.first >= verb.sent.end or quotation.first - verb.i > ZONE // 2:
        return None
    between = scene.doc[verb.i + 1 : quotation.first]
    if len(between) == 0 or between[0].lower_ in cue.prepositions or any(token.tag_ in FINITE or token.text in {",", ":", ";"} for token in between):
        return None
    return verb.i + 1, _label_end(scene, quotation, clause_end(scene, verb, quotation.end - 1))


def _label_end(scene: Scene, quotation: Quotation, end: int) -> int:
    """Where a label ends: before a comma or a clause of its own, unless a second label in marks follows at once."""
    for token in scene.doc[quotation.end : end]:
        following = scene.doc[min(token.i + 1, end - 1)]
        labelled = scene.quoted(following.i) is not None or following.tag_ == "CC"
        aside = token.text in {",", ";"} and not labelled
        if scene.quoted(token.i) is None and (aside or token.lower_ in _SUBORDINATE or (token.tag_ == "CC" and following.lemma_.lower() in VERBS)):
            return int(token.i)
    return end


def prepositional(scene: Scene, verb: Token, cue: Cue) -> Range | None:
    """As in 'warned of civil war', 'called for talks'."""
    for child in verb.rights:
        marker = next((below.lower_ for below in child.children if below.dep_ in {"case", "mark"}), None)
        near = verb.lemma_.lower() != "call" or child.left_edge.i <= verb.i + 2  # "called the doctor for advice"
        if child.dep_ in {"obl", "advcl"} and marker in cue.prepositions and near:
            return int(child.left_edge.i), clause_end(scene, verb, child.i)
    return None


def noun_phrase(scene: Scene, verb: Token, cue: Cue) -> Range | None:
    """As in 'confirmed the death of X', 'denied the claim', 'announced the capture'."""
    if "N" not in cue.frames:
        return None
    for child in verb.rights:
        if child.dep_ == "obj" and _is_told_of(verb, child) and child.lower_ not in PERIODS and child.pos_ in {"NOUN", "PROPN", "NUM", "SYM"}:
            inside = [token.i for token in child.subtree if token.i > verb.i]
            end = next((at for at in inside if scene.doc[at].tag_ == "CC" and scene.doc[at + 1].tag_ in FINITE), max(inside) + 1)
            while end < verb.sent.end and scene.doc[end].tag_ in _NOMINAL and scene.doc[end].lower_ not in _LOOSE:
                end += 1
            return min(inside), min(end, clause_end(scene, verb, child.i))
    return None


def _is_told_of(verb: Token, noun: Token) -> bool:
    """Whether a noun is what somebody says; of what is claimed few are: "claimed victory" is said, "claimed the region" is not."""
    word = noun.lemma_.lower()
    return word in CLAIMED if verb.lemma_.lower() == "claim" else word not in NOT_TOLD


_NOMINAL = frozenset({"IN", "DT", "NN", "NNS", "NNP", "NNPS", "JJ", "POS", "CD", "PRP$", "HYPH"})
_LOOSE = frozenset({"on", "after", "before", "as", "during", "while", "because", "since", "when", "if", "that"})


RULES: tuple[Callable[[Scene, Token, Cue], Range | Said | None], ...] = (
    quoted_behind,
    quoted_before,
    tight,
    that_words,
    inverted,
    clause,
    addressed,
    infinitive,
    trailing,
    parenthetical,
    bare_words,
    labelled,
    prepositional,
    noun_phrase,
)


def tidied(doc: Doc, found: Said, verb: int) -> Said | None:
    """Without the commas, stops and blanks at its edges, and without half of a pair of brackets; None where it would hold the cue."""
    first, end, hole = found
    if found.holds(verb):
        return None
    first, end = _balanced(doc, first, end)
    if end - first < 3 and end != found.end:  # "etc." before a bracket
        return None
    while first < end and (doc[first].is_space or doc[first].text in {",", ":", ";", "."}):
        first += 1
    while first < end and (doc[end - 1].is_space or doc[end - 1].text in {",", ";", ":", ".", "--", "—", "–", "―"}):
        end -= 1
    return Said(first, end, hole) if first < end else None


def _balanced(doc: Doc, first: int, end: int) -> Range:
    """Up to a bracket that closes here and was opened before; from behind one that opens first and does not close here."""
    opened: list[int] = []
    for at in range(first, end):
        if doc[at].text in {"(", "["}:
            opened.append(at)
        elif doc[at].text in {")", "]"}:
            if not opened:
                return first, at
            opened.pop()
    return (first + 1, end) if opened[:1] == [first] else (first, end)

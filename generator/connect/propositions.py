"""What each passage says is so: the propositions that frames find in sentences, and who utters them."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from generator.connect.frames import SPEECH, Frame, Trigger, triggers
from generator.connect.inflection import base, forms
from generator.connect.roles import OWNERS, PRONOUNS, UNKNOWN, Agent, Gazetteer, Theme, Token, agent_in, theme_in, tokens
from generator.connect.word_lists import words as listed

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from generator.connect.passages import OpenArticle
    from generator.news import Fact, Statement

_ENDS = listed(", ; : ( ) “ ” \" – — ... … that which who while as after before but because when since although though if unless whether until amid whom")
_UNREAL = frozenset(("if", "unless", "whether", "until", "before"))
_MODALS = listed("could would might may should will shall must can 'll cannot can't won't")
_NOT = listed("not never no nor neither without hardly nobody")
_REAL_INFINITIVES = listed("managed able appear appears appeared seem seems seemed proceeded continued began")
_ADVERBIALS = listed(
    """
    also now already since fully finally recently briefly completely successfully be been being have has had to just then later not
    """
)
_BE = listed("is are was were be been being got get gets")
_STOPS = listed("in at for to from with by on during against about into since after")
_OWNED = listed("control rule hands command authority")
_LEFT, _RIGHT = 14, 20
"""Words looked at before and after a trigger."""
_NEGATION_SCOPE = 5
_NEIGHBOURS = 2
_SPEECH_FORMS = frozenset(form for verb in SPEECH for form in forms(verb))
_SAYING = frozenset(form for form in _SPEECH_FORMS if form.endswith("ed")) | listed("said says told tells saying wrote according denies citing quoting")
"""Forms that are verbs of saying for certain: "claims", "state" and "report" may be nouns."""
_QUOTES = re.compile("[“”\"]")


@dataclass(frozen=True)
class Proposition:
    """What one passage says of a theme. `holds`: False where it says the opposite. `statement`: None in the outlet's own voice.

    `nearby`: what the sentences around name; `at`: offset of the trigger. `sure`: False where a speaker was not made out.
    """

    article: OpenArticle
    sentence: int
    at: int
    frame: Frame
    theme: Theme
    agent: Agent
    holds: bool
    again: bool = False
    statement: Statement | None = None
    fact: Fact | None = None
    nearby: frozenset[str] = frozenset()

    @property
    def key(self) -> tuple[str, str, int]:
        """Sort key: by day, article, offset."""
        return self.article.article.day or "9999", self.article.article.id, self.at


@dataclass(frozen=True)
class _Clause:
    """The words around a trigger: `left` ends before it, `right` begins after it."""

    left: Sequence[Token]
    trigger: Sequence[Token]
    right: Sequence[Token]
    opened_by: str


def _clause(words: Sequence[Token], start: int, end: int) -> _Clause:
    first = start
    while first > 0 and start - first < _LEFT and words[first - 1].lower not in _ENDS:
        first -= 1
    last = end
    while last < len(words) and last - end < _RIGHT and words[last].lower not in _ENDS:
        last += 1
    return _Clause(words[first:start], words[start:end], words[end:last], words[first - 1].lower if first else "")


def _is_passive(clause: _Clause) -> bool:
    """Whether the trigger is a participle after "be", or one that "by" follows."""
    verb = clause.trigger[0].lower
    if verb == base(verb) and not verb.endswith("ed") or verb.endswith("ing"):
        return False
    before = [token.lower for token in clause.left[-4:]]
    while before and before[-1] in _ADVERBIALS and before[-1] not in _BE:
        before.pop()
    follows = [token.lower for token in clause.right[:1]]
    return bool(before) and before[-1] in _BE or follows == ["by"]


def _is_unreal(clause: _Clause) -> bool:
    """Whether this is a condition, a possibility, an intention or an attempt."""
    near = [token.lower for token in clause.left[-_NEGATION_SCOPE:]]
    if clause.opened_by in _UNREAL or any(word in _MODALS for word in near):
        return True
    bare = [word for word in near if word not in ("be", "fully", "also")]
    return bool(bare) and bare[-1] == "to" and (len(bare) < 2 or bare[-2] not in _REAL_INFINITIVES)


def _is_negated(clause: _Clause) -> bool:
    near = [token.lower for token in clause.left[-_NEGATION_SCOPE:]]
    return any(word in _NOT or word.endswith("n't") for word in near)


# ------------------------------------------------------------------ roles by layout


def _nucleus(words: Sequence[Token]) -> Sequence[Token]:
    """The words up to the first preposition that leads away from a noun phrase."""
    end = next((number for number, token in enumerate(words) if token.lower in _STOPS), len(words))
    return words[:end]


def _after(words: Sequence[Token], marks: Iterable[str]) -> Sequence[Token]:
    wanted = frozenset(marks)
    return next((words[number + 1 :] for number, token in enumerate(words) if token.lower in wanted), ())


@dataclass(frozen=True)
class _Reader:
    """Reads the propositions of one article."""

    article: OpenArticle
    gazetteer: Gazetteer
    countries: Mapping[str, bool]

    def theme(self, frame: Frame, words: Sequence[Token]) -> Theme | None:
        """The theme that a noun phrase names; None where it names none."""
        core = theme_in(_nucleus(words), frame, self.gazetteer, self.countries)
        if core.many or core.empty and not core.pronoun:
            return None
        whole = theme_in(words, frame, self.gazetteer, self.countries)
        return core if core.pronoun and core.empty else replace(whole, many=False)

    def agent(self, words: Sequence[Token], statement: Statement | None, *, last: bool) -> Agent:
        """The side that acts: named in the words, or taken up by a pronoun. `last`: the words before a verb, whose nearest noun phrase counts."""
        phrase = _last_phrase(words) if last else _nucleus(words)
        if not phrase:
            return self.speaker(statement)
        lower = {token.lower for token in phrase}
        named = agent_in(self.article, phrase[0].start, phrase[-1].end)
        if not lower.isdisjoint(OWNERS):
            return named.joined(self.speaker(statement))
        if named.known:
            return named
        return self.taken_up(phrase, statement) if not lower.isdisjoint(PRONOUNS) else UNKNOWN

    def taken_up(self, phrase: Sequence[Token], statement: Statement | None) -> Agent:
        """Who a pronoun means: of indirect speech the speaker, of "we" always; in the outlet's voice who the sentence before begins with."""
        if statement is not None:
            first_person = any(token.lower in ("we", "i", "us") for token in phrase)
            return self.speaker(statement) if first_person or statement.style == "indirect" else UNKNOWN
        return self.before(phrase[0].start)

    def before(self, offset: int) -> Agent:
        """The first side that is named in the sentence before the one at an offset."""
        numbers = self.article.sentence_numbers(offset, offset + 1)
        if not numbers or numbers[0] == 0:
            return UNKNOWN
        sentence = self.article.sentences[numbers[0] - 1]
        named = (agent_in(self.article, mention.span.start, mention.span.end) for mention, _ in self.article.mentions_within(sentence.start, sentence.end))
        return next((agent for agent in named if agent.known), UNKNOWN)

    def speaker(self, statement: Statement | None) -> Agent:
        if statement is None or statement.speaker is None:
            return UNKNOWN
        named = agent_in(self.article, statement.speaker.start, statement.speaker.end)
        entity = self.article.speaker(statement)
        return named.joined(Agent(frozenset((entity,)))) if entity else named

    def roles(self, trigger: Trigger, clause: _Clause, statement: Statement | None) -> tuple[Theme | None, Agent]:
        """Theme (None: the words name none) and acting side of a clause."""
        passive = _is_passive(clause)
        doer = self.agent(_after(clause.right, ("by",)), statement, last=False) if passive and _after(clause.right, ("by",)) else UNKNOWN
        if trigger.layout == "falls":
            return self.theme(trigger.frame, clause.left), self.agent(clause.right, statement, last=False) if clause.right else UNKNOWN
        if trigger.layout == "repels":
            theme = self.theme(trigger.frame, _after(clause.right, ("from", "on", "at", "of")))
            return theme, doer if passive else self.agent(clause.left, statement, last=True)
        if passive:
            return self.theme(trigger.frame, clause.left), doer
        theme = self.theme(trigger.frame, clause.right)
        if theme is None and trigger.layout == "becomes":
            return self.theme(trigger.frame, clause.left), UNKNOWN
        return theme, self.agent(clause.left, statement, last=True)

    # -------------------------------------------------------------- propositions of a sentence

    def proposition(self, number: int, words: Sequence[Token], at: int, trigger: Trigger) -> Proposition | None:
        end = at + len(trigger.words)
        offset = words[at].start
        statement = self.statement_at(offset)
        within = [w for w in words if statement is None or statement.content.start <= w.start < statement.content.end]
        shift = words.index(within[0]) if within else 0
        clause = _clause(within, at - shift, end - shift)
        if _is_unreal(clause) or statement is None and self.has_unread_speech(number, offset):
            return None
        if trigger.layout == "falls" and not _falls_to_somebody(self.article, trigger, clause):
            return None
        theme, agent = self.roles(trigger, clause, statement)
        if theme is None:
            if not trigger.bare or len(_nucleus(clause.right)) > 1 or _is_passive(clause):
                return None
            theme = Theme()
        if trigger.frame.named_only and not theme.targets:
            return None
        holds = trigger.holds != _is_negated(clause)
        fact = self.fact_at(offset)
        return Proposition(self.article, number, offset, trigger.frame, theme, agent, holds, trigger.again, statement, fact, self.nearby(number))

    def statement_at(self, offset: int) -> Statement | None:
        """The statement with the shortest content around an offset."""
        around = [each for each in self.article.reading.annotations.statements if each.content.start <= offset < each.content.end]
        return min(around, key=lambda each: (each.content.end - each.content.start, each.id), default=None)

    def has_unread_speech(self, number: int, offset: int) -> bool:
        """Whether somebody other than the outlet speaks here whom no statement names: a quotation, or a verb of saying that is no cue."""
        sentence, text = self.article.sentences[number], self.article.article.text
        if _is_quoted(text, sentence.start, offset):
            return True
        cues = [each.cue for each in self.article.reading.annotations.statements if each.sentence.start < sentence.end and sentence.start < each.sentence.end]
        return any(
            word.lower in _SAYING and not any(cue.start <= word.start < cue.end for cue in cues) for word in tokens(text, sentence.start, sentence.end)
        )

    def fact_at(self, offset: int) -> Fact | None:
        return next((fact for fact in self.article.reading.annotations.facts if fact.span.start <= offset < fact.span.end), None)

    def nearby(self, number: int) -> frozenset[str]:
        """Places named in this sentence and the two on either side; no countries."""
        first, last = max(0, number - _NEIGHBOURS), min(len(self.article.sentences), number + _NEIGHBOURS + 1) - 1
        mentions = self.article.mentions_within(self.article.sentences[first].start, self.article.sentences[last].end)
        return frozenset(entity for _, entity in mentions if entity in self.countries and not self.countries[entity])

    def sentence(self, number: int) -> Iterator[Proposition]:
        sentence = self.article.sentences[number]
        words = tokens(self.article.article.text, sentence.start, sentence.end)
        if words and words[-1].lower == "?":
            return
        taken = -1
        for at, word in enumerate(words):
            if at < taken:
                continue
            for trigger in triggers().get(word.lower, ()):
                if not _stands_at(trigger, words, at):
                    continue
                found = self.proposition(number, words, at, trigger)
                if found is not None:
                    taken = at + len(trigger.words)
                    yield found
                    break


def _is_quoted(text: str, start: int, offset: int) -> bool:
    """Whether a quotation mark that opens before an offset, in its paragraph, closes after it."""
    paragraph = max(text.rfind("\n\n", 0, start) + 1, 0)
    marks = _QUOTES.findall(text, paragraph, offset)
    return bool(marks) and (marks[-1] == "“" or (marks[-1] == '"' and marks.count('"') % 2 == 1))


def _stands_at(trigger: Trigger, words: Sequence[Token], at: int) -> bool:
    return at + len(trigger.words) <= len(words) and all(words[at + n].lower in each for n, each in enumerate(trigger.words))


def _last_phrase(words: Sequence[Token]) -> Sequence[Token]:
    """The noun phrase that ends nearest before a verb: the words after the last verb of saying or conjunction."""
    first = 0
    for number, token in enumerate(words):
        if token.lower in _SPEECH_FORMS or token.lower in ("and", "nor", "or") and number + 1 < len(words) and words[number + 1].lower in _ADVERBIALS:
            first = number + 1
    return [token for token in words[first:] if token.lower not in _ADVERBIALS]


def _falls_to_somebody(article: OpenArticle, trigger: Trigger, clause: _Clause) -> bool:
    """Whether a side follows "fall to"; after "under" also a word for rule ("under rebel control")."""
    phrase = _nucleus(clause.right)
    if not phrase:
        return False
    owned = trigger.words[-1] != frozenset(("under",)) and len(trigger.words) > 1 or any(token.lower in _OWNED for token in phrase[:5])
    return owned and agent_in(article, phrase[0].start, phrase[-1].end).known


def propositions(article: OpenArticle, gazetteer: Gazetteer, countries: Mapping[str, bool]) -> list[Proposition]:
    """What an article's sentences say within the known frames, in text order. A pronoun takes up the theme before it."""
    reader = _Reader(article, gazetteer, countries)
    evoking = _evoking_lemmas()
    found: list[Proposition] = []
    for number, sentence in enumerate(article.sentences):
        if evoking.isdisjoint(sentence.lemmas.split()):
            continue
        for each in reader.sentence(number):
            theme = _resolved(each, found)
            if theme is not None:
                found.append(replace(each, theme=theme))
    return found


def _resolved(proposition: Proposition, before: Sequence[Proposition]) -> Theme | None:
    """The theme, "it" replaced by the theme of the proposition before in this or the previous sentence; None where there is none."""
    if not proposition.theme.pronoun or not proposition.theme.empty:
        return proposition.theme
    near = [each for each in before if each.frame is proposition.frame and proposition.sentence - each.sentence <= 1]
    return near[-1].theme if near else None


def _evoking_lemmas() -> frozenset[str]:
    return frozenset(triggers())

"""What each passage says is so: the propositions that frames find in sentences, and who utters them."""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import lru_cache
from typing import TYPE_CHECKING

from generator.connect.clauses import (
    SAYING,
    after,
    clause_around,
    is_negated,
    is_passive,
    is_presupposed,
    is_quoted,
    is_subordinate,
    is_unreal,
    last_phrase,
    nucleus,
    stands_at,
)
from generator.connect.common_words import FUNCTION_WORDS
from generator.connect.frames import LIGHT, triggers
from generator.connect.inflection import forms
from generator.connect.roles import OWNERS, PRONOUNS, UNKNOWN, Agent, Gazetteer, Theme, agent_in, is_named, theme_in, tokens
from generator.connect.word_lists import words as listed

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from generator.connect.clauses import Clause
    from generator.connect.frames import Frame, Trigger
    from generator.connect.passages import OpenArticle
    from generator.connect.roles import Token
    from generator.news import Fact, Sentence, Statement

_OWNED = listed("control rule hands command authority")
_BARE = listed("over control charge it them there")
"""Words that say something of a place without a noun or name: "had taken over", "lost it"."""
_NAMEABLE = ("GPE", "LOC", "FAC", "PERSON")
_COPULAS = listed("be become get remain stay")
_NEIGHBOURS = 2
"""Sentences on either side whose places tell what "the crossing" is."""


@dataclass(frozen=True)
class Proposition:
    """What one passage says of a theme. `holds`: False where it says the opposite. `statement`: None in the outlet's own voice.

    `nearby`: places that the sentences around name; `at`: offset of the words that evoke the frame. `negated`: there is a "not" in it. `depth`: 0
    where it is the main matter of the sentence, or of what the statement says; 1 in a clause beside it; 2 in one that depends on another.
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
    negated: bool = False
    depth: int = 0

    @property
    def key(self) -> tuple[str, str, int]:
        """Sort key: by day, article, offset."""
        return self.day, self.article.article.id, self.at

    @property
    def day(self) -> str:
        """The day of the article; what has none comes last."""
        return self.article.article.day or "9999"


# ------------------------------------------------------------------ who speaks, where and around what


def statement_at(article: OpenArticle, offset: int) -> Statement | None:
    """The statement with the shortest content around an offset."""
    around = [each for each in article.reading.annotations.statements if each.says(offset)]
    return min(around, key=lambda each: (each.content.end - each.content.start, each.id), default=None)


def statement_with_cue(article: OpenArticle, offset: int) -> Statement | None:
    """The statement whose words of saying stand at an offset."""
    return next((each for each in article.reading.annotations.statements if each.cue.start <= offset < each.cue.end), None)


def fact_at(article: OpenArticle, offset: int) -> Fact | None:
    """The key fact whose sentence holds an offset."""
    return next((fact for fact in article.reading.annotations.facts if fact.span.start <= offset < fact.span.end), None)


def has_unread_speech(article: OpenArticle, number: int, offset: int, words: Sequence[Token]) -> bool:
    """Whether somebody other than the outlet speaks here whom no statement names: a quotation, or a verb of saying that is no cue.

    `words`: those of the sentence.
    """
    sentence = article.sentences[number]
    if is_quoted(article.article.text, sentence.start, offset):
        return True
    said = [word for word in words if word.lower in SAYING]
    if not said:
        return False
    cues = [each.cue for each in article.reading.annotations.statements if each.sentence.start < sentence.end and sentence.start < each.sentence.end]
    return any(not any(cue.start <= word.start < cue.end for cue in cues) for word in said)


# ------------------------------------------------------------------ roles


@dataclass(frozen=True)
class _Reader:
    """Reads the propositions of one article."""

    article: OpenArticle
    gazetteer: Gazetteer
    countries: Mapping[str, bool]

    def theme(self, frame: Frame, words: Sequence[Token]) -> Theme | None:
        """The theme that a noun phrase names; None where it names none."""
        phrase = nucleus(words)
        core = theme_in(phrase, frame, self.gazetteer, self.countries)
        if core.many or not (is_named(phrase, frame, core, self.gazetteer) or core.pronoun):
            return None
        whole = theme_in(words, frame, self.gazetteer, self.countries)
        return core if core.pronoun and core.empty else replace(whole, many=False)

    def agent(self, phrase: Sequence[Token], statement: Statement | None) -> Agent:
        """The side that acts: named in the phrase, or taken up by a pronoun; the speaker where there is no phrase ("claimed to have won")."""
        if not phrase:
            return self.speaker(statement)
        lower = {token.lower for token in phrase}
        named = agent_in(self.article, phrase[0].start, phrase[-1].end)
        if not lower.isdisjoint(OWNERS):
            return named.joined(self.speaker(statement))
        if named.known:
            return named
        return UNKNOWN if lower.isdisjoint(PRONOUNS) else self.taken_up(phrase, statement)

    def taken_up(self, phrase: Sequence[Token], statement: Statement | None) -> Agent:
        """Who a pronoun means: of indirect speech the speaker, of "we" always; in the outlet's voice who is named first in the sentence before."""
        if statement is not None:
            first_person = any(token.lower in ("we", "i", "us") for token in phrase)
            return self.speaker(statement) if first_person or statement.style == "indirect" else UNKNOWN
        return self.named_before(phrase[0].start)

    def named_before(self, offset: int) -> Agent:
        """The first side that the sentence before the one at an offset names."""
        numbers = self.article.sentence_numbers(offset, offset + 1)
        if not numbers or numbers[0] == 0:
            return UNKNOWN
        sentence = self.article.sentences[numbers[0] - 1]
        mentions = self.article.mentions_within(sentence.start, sentence.end)
        named = (agent_in(self.article, mention.span.start, mention.span.end) for mention, _ in mentions)
        return next((agent for agent in named if agent.known), UNKNOWN)

    def speaker(self, statement: Statement | None) -> Agent:
        if statement is None or statement.speaker is None:
            return UNKNOWN
        named = agent_in(self.article, statement.speaker.start, statement.speaker.end)
        entity = self.article.speaker(statement)
        return named.joined(Agent(frozenset((entity,)))) if entity else named

    def roles(self, trigger: Trigger, clause: Clause, statement: Statement | None) -> tuple[Theme | None, Agent]:
        """Theme (None: the words name none) and acting side of a clause."""
        passive = is_passive(clause)
        by = after(clause.right, ("by",)) if passive else ()
        doer = self.agent(nucleus(by), statement) if by else UNKNOWN
        if trigger.layout == "falls":
            return self.theme(trigger.frame, last_phrase(clause.left)), self.agent(nucleus(clause.right), statement)
        if trigger.layout == "repels":
            kept = self.theme(trigger.frame, after(clause.right, ("from", "on", "at", "of")))
            return kept, doer if passive else self.agent(last_phrase(clause.left), statement)
        if passive:
            return self.theme(trigger.frame, last_phrase(clause.left)), doer
        theme = self.theme(trigger.frame, clause.right)
        if theme is None and trigger.layout == "becomes" and len(nucleus(clause.right)) <= 1:
            return self.theme(trigger.frame, last_phrase(clause.left)), UNKNOWN
        return theme, self.agent(last_phrase(clause.left), statement)

    # -------------------------------------------------------------- propositions of a sentence

    def proposition(self, number: int, words: Sequence[Token], at: int, trigger: Trigger) -> Proposition | None:
        """What the clause around a trigger says; None where it says nothing certain."""
        offset = words[at].start
        statement = (statement_with_cue if trigger.spoken else statement_at)(self.article, offset)
        within = [each for each in words if statement is None or trigger.spoken or statement.says(each.start)]
        start = within.index(words[at])
        clause = clause_around(within, start, start + len(trigger.words))
        if is_unreal(clause) or (statement is None and (trigger.spoken or has_unread_speech(self.article, number, offset, words))):
            return None
        fact = fact_at(self.article, offset)
        depth = _depth(clause, statement, fact)
        if depth and is_presupposed(clause):
            return None
        if trigger.layout == "falls" and not _falls_to_somebody(self.article, trigger, clause):
            return None
        theme, agent = self.roles(trigger, clause, statement)
        if theme is None and trigger.bare and len(nucleus(clause.right)) <= 1 and not is_passive(clause):
            theme = Theme()
        if theme is None or (trigger.frame.named_only and not theme.targets):
            return None
        negated = is_negated(clause) and not trigger.spoken
        return Proposition(
            self.article,
            number,
            offset,
            trigger.frame,
            theme,
            agent,
            trigger.holds != negated,
            trigger.again,
            statement,
            fact,
            self.nearby(number),
            negated,
            depth,
        )

    def nearby(self, number: int) -> frozenset[str]:
        """Places named in this sentence and the two on either side; no countries."""
        first, last = max(0, number - _NEIGHBOURS), min(len(self.article.sentences), number + _NEIGHBOURS + 1) - 1
        mentions = self.article.mentions_within(self.article.sentences[first].start, self.article.sentences[last].end)
        return frozenset(entity for _, entity in mentions if entity is not None and not self.countries.get(entity, True))

    def sentence(self, number: int) -> Iterator[Proposition]:
        """What a sentence says, in text order; a question says nothing."""
        sentence = self.article.sentences[number]
        words = tokens(self.article.article.text, sentence.start, sentence.end)
        if words and words[-1].lower == "?":
            return
        taken = -1
        for at, word in enumerate(words):
            evoked = triggers().get(word.lower)
            if evoked is None or at < taken:
                continue
            for trigger in evoked:
                found = self.proposition(number, words, at, trigger) if stands_at(trigger, words, at) else None
                if found is not None:
                    taken = at + len(trigger.words)
                    yield found
                    break


def _depth(clause: Clause, statement: Statement | None, fact: Fact | None) -> int:
    """How far a clause is from the main one of its statement or, in the outlet's voice, of its sentence."""
    main = statement.predication if statement else fact.what if fact and not fact.statements else None
    words = main.predicate.split() if main else []
    if any(not forms(word).isdisjoint(token.lower for token in clause.trigger) for word in words):
        return 0
    if is_subordinate(clause):
        return 2
    return 1 if is_presupposed(clause) or not (main is None or words[0] in _COPULAS) else 0


def _falls_to_somebody(article: OpenArticle, trigger: Trigger, clause: Clause) -> bool:
    """Whether a side follows "fall to"; after "under" also a word for rule ("under rebel control")."""
    phrase = nucleus(clause.right)
    if not phrase:
        return False
    plain_under = trigger.words[-1] == frozenset(("under",)) or len(trigger.words) == 1
    ruled = not plain_under or any(token.lower in _OWNED for token in phrase[:5])
    return ruled and agent_in(article, phrase[0].start, phrase[-1].end).known


# ------------------------------------------------------------------ propositions of an article


@lru_cache(maxsize=1)
def _evoking() -> frozenset[str]:
    """For each trigger the forms of its most telling word, also as a trained lemmatizer may cut them ("captur")."""
    telling = (max(trigger.words, key=_weight) for several in triggers().values() for trigger in several)
    forms = frozenset[str]().union(*telling)
    return forms | {form[:-2] for form in forms if form.endswith("ed")} | {form[:-1] for form in forms if form.endswith("e")}


def _weight(words: frozenset[str]) -> tuple[bool, bool]:
    """The first content word of a trigger is its most telling one: "control" in "take control of"."""
    return words.isdisjoint(FUNCTION_WORDS), words.isdisjoint(LIGHT)


@lru_cache(maxsize=1)
def _theme_nouns() -> frozenset[str]:
    return frozenset(noun for several in triggers().values() for trigger in several for noun in trigger.frame.heads or ())


def _may_say_something(sentence: Sentence, article: OpenArticle) -> bool:
    """Whether a sentence holds a telling word and something that a proposition could be about; quick, and never wrong about a no."""
    lemmas = sentence.lemmas.split()
    if _evoking().isdisjoint(lemmas):
        return False
    if not (_theme_nouns().isdisjoint(lemmas) and _BARE.isdisjoint(lemmas)):
        return True
    return any(mention.type in _NAMEABLE for mention, _ in article.mentions_within(sentence.start, sentence.end))


def propositions(article: OpenArticle, gazetteer: Gazetteer, countries: Mapping[str, bool]) -> list[Proposition]:
    """What an article's sentences say within the known frames, in text order. A pronoun takes up the theme before it."""
    reader = _Reader(article, gazetteer, countries)
    found: list[Proposition] = []
    for number, sentence in enumerate(article.sentences):
        if _may_say_something(sentence, article):
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

"""Who did what to whom, where no frame is known: clauses of one story with the same predicate, subject and object."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from generator.connect.clauses import has_modal
from generator.connect.common_words import FUNCTION_WORDS
from generator.connect.frames import LIGHT, OPPOSITES, SAME_DEED, SPEECH, Frame
from generator.connect.inflection import base
from generator.connect.propositions import Proposition, has_unread_speech
from generator.connect.roles import PRONOUNS, UNKNOWN, Theme, tokens
from generator.connect.word_lists import words as listed

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from generator.connect.passages import OpenArticle
    from generator.news import Fact, Predication, Span, Statement

DEED = Frame("deed", {})
_TELLS_NOTHING = LIGHT | SPEECH
_COUNTS = listed("two three four five six seven eight nine ten eleven twelve dozen dozens twenty hundred hundreds thousand thousands million both")
_WORD = re.compile(r"[^\W_]+")
_LEADING_AWAY = re.compile(r"\s(?:of|in|at|with|from|between|on|for|to|near)\s")


def _role(article: OpenArticle, phrase: Span | None) -> str | None:
    """What a noun phrase is about: the entity that ends it or its last noun, with its numbers; None for none, or for a pronoun."""
    if phrase is None:
        return None
    away = _LEADING_AWAY.search(phrase.text)
    end = phrase.start + (away.start() if away else len(phrase.text))
    words = _WORD.findall(article.article.text[phrase.start : end].lower())
    if not words or words[-1] in PRONOUNS or words[-1] in FUNCTION_WORDS:
        return None
    ending = [entity for mention, entity in article.mentions_within(phrase.start, end) if entity and mention.span.end == end]
    numbers = [word for word in words if word.isdigit() or word in _COUNTS]
    return " ".join([*numbers, ending[-1] if ending else base(words[-1])])


def _subject(article: OpenArticle, predication: Predication, statement: Statement | None) -> str | None:
    """The doer; of "they" in indirect speech the speaker."""
    role = _role(article, predication.subject)
    if role is None and predication.subject is not None and statement is not None and statement.style == "indirect":
        return article.speaker(statement) or _role(article, statement.speaker)
    return role


def _uttered(article: OpenArticle) -> Iterator[tuple[Predication, int, Statement | None, Fact | None]]:
    """The main clauses of statements, and those of key facts in the outlet's own voice, with their offsets."""
    notes = article.reading.annotations
    for statement in notes.statements:
        if statement.predication is not None:
            fact = next((fact for fact in notes.facts if statement.id in fact.statements), None)
            yield statement.predication, statement.content.start, statement, fact
    for fact in notes.facts:
        if fact.what is not None and not fact.statements:
            yield fact.what, fact.span.start, None, fact


def deeds(article: OpenArticle, story: str, known: Iterable[Proposition]) -> Iterator[Proposition]:
    """The propositions of an article's clauses whose subject and object are both told. `known`: what frames have found, which is not told again."""
    told = {(each.sentence, each.statement.id if each.statement else None) for each in known}
    for predication, offset, statement, fact in _uttered(article):
        numbers = article.sentence_numbers(offset, offset + 1)
        if not numbers or (numbers[0], statement.id if statement else None) in told:
            continue
        lemma = predication.predicate
        mere = lemma.split()[0] in _TELLS_NOTHING or _is_imagined(article, predication)
        theme = None if mere else _theme(article, story, predication, statement)
        if theme is None or (statement is None and _is_somebody_elses(article, numbers[0], offset)):
            continue
        holds = predication.negated == (lemma in OPPOSITES)
        yield Proposition(article, numbers[0], offset, DEED, theme, UNKNOWN, holds, statement=statement, fact=fact)


def _is_imagined(article: OpenArticle, predication: Predication) -> bool:
    """Whether the clause only says what may be, might have been or will be: "could have killed", "allegedly killed", "will kill"."""
    phrases = [phrase for phrase in (predication.subject, predication.object) if phrase is not None]
    if predication.hedged or not phrases:
        return predication.hedged
    words = tokens(article.article.text, min(phrase.start for phrase in phrases), max(phrase.end for phrase in phrases))
    return has_modal(words)


def _is_somebody_elses(article: OpenArticle, number: int, offset: int) -> bool:
    sentence = article.sentences[number]
    return has_unread_speech(article, number, offset, tokens(article.article.text, sentence.start, sentence.end))


def _theme(article: OpenArticle, story: str, predication: Predication, statement: Statement | None) -> Theme | None:
    subject, thing = _subject(article, predication, statement), _role(article, predication.object)
    if subject is None or thing is None:
        return None
    lemma = OPPOSITES.get(predication.predicate, predication.predicate)
    return Theme(frozenset((" | ".join((story, SAME_DEED.get(lemma, lemma), subject, thing)),)))

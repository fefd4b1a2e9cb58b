"""The editor's themes, passage by passage: a sentence belongs to a topic that one of its keywords stands for."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from generator.connect.inflection import forms
from generator.connect.naming import KINDS, name_key
from generator.connect.passages import OpenArticle, record_id
from generator.news import Passage, Topic

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from generator.config import TopicConfig
    from generator.news import Entity, Span

_WORD = re.compile(r"[^\W_]+(?:['\u2019][^\W_]+)*")


def _base_letters() -> dict[int, str]:
    """Accented Latin letters and typographic marks -> the plain character; one for one, so that offsets hold."""
    plain = {ord(letter): unicodedata.normalize("NFKD", letter)[0] for letter in map(chr, range(0xC0, 0x1F00)) if unicodedata.decomposition(letter)}
    marks = zip("\u2019\u2018\u201c\u201d\u2013\u2014\u00a0", "''\"\"-- ", strict=True)
    return {code: letter for code, letter in plain.items() if letter.isascii()} | {ord(mark): other for mark, other in marks}


_PLAIN = _base_letters()

Phrase = tuple[frozenset[str], ...]
"""For each word of a phrase the forms that it may have."""


# ------------------------------------------------------------------ phrases


def _folded(text: str) -> str:
    """Lower-case, without accents and with straight quotation marks."""
    return (text if text.isascii() else text.translate(_PLAIN)).lower()


def _is_abbreviation(keyword: str) -> bool:
    """Capitals alone ("US", "WHO", "U.N."), which must not be found in "us" and "who"."""
    letters = [c for c in keyword if c.isalpha()]
    return 1 < len(letters) <= 6 and all(c.isupper() for c in letters) and " " not in keyword.strip()


def _phrase(keyword: str) -> Phrase:
    return tuple(forms(_folded(word)) for word in _WORD.findall(keyword))


@dataclass(frozen=True)
class _Phrases:
    """Phrases by each form of their first word."""

    by_first: dict[str, tuple[Phrase, ...]]
    exact: frozenset[str] = frozenset()
    beginnings: tuple[str, ...] = ()

    def stand_in(self, words: Sequence[str]) -> bool:
        return any(_stands_at(phrase, words, at) for at, word in enumerate(words) for phrase in self.by_first.get(word, ()))


def _stands_at(phrase: Phrase, words: Sequence[str], at: int) -> bool:
    return at + len(phrase) <= len(words) and all(words[at + number] in each for number, each in enumerate(phrase))


def _phrases(keywords: Iterable[str]) -> _Phrases:
    listed = list(keywords)
    exact = frozenset(keyword.replace(".", "").strip() for keyword in listed if _is_abbreviation(keyword))
    by_first: dict[str, tuple[Phrase, ...]] = {}
    phrases = {_phrase(keyword) for keyword in listed if not _is_abbreviation(keyword)} - {()}
    for phrase in phrases:
        for word in phrase[0]:
            by_first[word] = (*by_first.get(word, ()), phrase)
    beginnings = {_folded(each) for each in exact} | {_beginning(phrase[0]) for phrase in phrases}
    return _Phrases(by_first, exact, tuple(sorted(beginnings)))


def _beginning(words: Iterable[str]) -> str:
    """The letters with which all of the words begin."""
    first, *_, last = sorted(words)
    return next((first[:n] for n in range(len(first), 0, -1) if last.startswith(first[:n])), "")


# ------------------------------------------------------------------ sentences of a topic


@dataclass
class _Rule:
    """A topic ready to be looked for, and the ids of what was found to belong to it."""

    config: TopicConfig
    keywords: _Phrases
    exclude: _Phrases
    mentions: dict[str, set[int]]
    sentences: dict[str, set[int]] = field(default_factory=dict)


def _entity_starts(config: TopicConfig, entities: Sequence[Entity]) -> dict[str, set[int]]:
    """Article -> offsets of the mentions of the entities that a keyword names."""
    wanted = {kind: {name_key(keyword, kind) for keyword in config.keywords} - {""} for kind in set(KINDS.values())}
    starts: dict[str, set[int]] = {}
    for entity in entities:
        kind = KINDS[entity.type]
        if any(name_key(name, kind) in wanted[kind] for name in (entity.name, *entity.aliases)):
            for mention in entity.mentions:
                starts.setdefault(mention.article, set()).add(mention.span.start)
    return starts


def _rules(topics: Sequence[TopicConfig], entities: Sequence[Entity]) -> list[_Rule]:
    return [_Rule(topic, _phrases(topic.keywords), _phrases(topic.exclude), _entity_starts(topic, entities)) for topic in topics]


def _contains(phrases: _Phrases, words: Sequence[str], plain: Sequence[str], lemmas: Sequence[str]) -> bool:
    if phrases.exact and not phrases.exact.isdisjoint(word.replace(".", "") for word in words):
        return True
    return phrases.stand_in(plain) or phrases.stand_in(lemmas)


def _promising(article: OpenArticle, rules: Sequence[_Rule]) -> set[int]:
    """Sentences with a beginning that all forms of a keyword's first word share: no other sentence can hold the keyword."""
    folded = _folded(article.article.text)
    if len(folded) != len(article.article.text):
        return set(range(len(article.sentences)))
    found: set[int] = set()
    for beginning in {beginning for rule in rules for beginning in rule.keywords.beginnings}:
        at = folded.find(beginning)
        while at >= 0:
            found.update(article.sentence_numbers(at, at + 1))
            at = folded.find(beginning, at + 1)
    return found


def _mark(article: OpenArticle, rules: Sequence[_Rule]) -> None:
    """Notes in each rule which sentences of the article belong to its topic."""
    named = [(rule, {n for at in rule.mentions.get(article.article.id, ()) for n in article.sentence_numbers(at, at + 1)}) for rule in rules]
    candidates = {number for _, numbers in named for number in numbers} | _promising(article, rules)
    for number in sorted(candidates):
        sentence = article.sentences[number]
        text = article.article.text[sentence.start : sentence.end]
        words = _WORD.findall(text)
        plain = [_folded(word) for word in words]
        lemmas = _folded(sentence.lemmas.replace("-", " ")).split()
        for rule, numbers in named:
            wanted = number in numbers or _contains(rule.keywords, words, plain, lemmas)
            if wanted and not _contains(rule.exclude, words, plain, lemmas):
                rule.sentences.setdefault(article.article.id, set()).add(number)


# ------------------------------------------------------------------ what inherits from its sentences


def _touches(span: Span, numbers: set[int], article: OpenArticle) -> bool:
    """Whether a span lies in one of the sentences with these numbers."""
    return not numbers.isdisjoint(article.sentence_numbers(span.start, span.end))


def _facts(article: OpenArticle, numbers: set[int], *, whole: bool) -> list[str]:
    return [fact.id for fact in article.reading.annotations.facts if whole or _touches(fact.span, numbers, article)]


def _statements(article: OpenArticle, numbers: set[int], facts: set[str]) -> list[str]:
    """A statement belongs through its sentence, its content or the fact it lies in."""
    through_facts = {local for fact in article.reading.annotations.facts if fact.id in facts for local in fact.statements}
    found = []
    for statement in article.reading.annotations.statements:
        own = _touches(statement.sentence, numbers, article) or _touches(statement.content, numbers, article)
        if own or statement.id in through_facts:
            found.append(statement.id)
    return found


def _figures(article: OpenArticle, numbers: set[int]) -> list[str]:
    return [figure.id for figure in article.reading.annotations.figures if _touches(figure.span, numbers, article)]


def _topic(rule: _Rule, articles: Sequence[OpenArticle]) -> Topic:
    facts: list[str] = []
    statements: list[str] = []
    figures: list[str] = []
    passages: list[Passage] = []
    members: list[str] = []
    for article in articles:
        key = article.article.id
        numbers, by_hand = rule.sentences.get(key, set()), rule.config.slug in article.article.topics
        if numbers or by_hand:
            through_sentences = set(_facts(article, numbers, whole=False))
            members.append(key)
            facts += [record_id(key, local) for local in _facts(article, numbers, whole=by_hand)]
            statements += [record_id(key, local) for local in _statements(article, numbers, through_sentences)]
            figures += [record_id(key, local) for local in _figures(article, numbers)]
            passages += [article.sentence_passage(number) for number in sorted(numbers)]
    return Topic(
        rule.config.slug,
        rule.config.name,
        rule.config.description,
        articles=tuple(members),
        facts=tuple(facts),
        statements=tuple(statements),
        figures=tuple(figures),
        passages=tuple(passages),
    )


def topics(configs: Sequence[TopicConfig], articles: Sequence[OpenArticle], entities: Sequence[Entity]) -> tuple[Topic, ...]:
    """The configured topics in the editor's order, members in the order of the articles; a topic that nothing belongs to is there, empty."""
    rules = _rules(configs, entities)
    if rules:
        for article in articles:
            _mark(article, rules)
    return tuple(_topic(rule, articles) for rule in rules)


def topics_of(found: Sequence[Topic]) -> dict[str, tuple[str, ...]]:
    """Id of an article, fact, statement or figure -> slugs of its topics, in the editor's order."""
    slugs: dict[str, list[str]] = {}
    for topic in found:
        for member in (*topic.articles, *topic.facts, *topic.statements, *topic.figures):
            slugs.setdefault(member, []).append(topic.slug)
    return {member: tuple(each) for member, each in sorted(slugs.items())}


def topics_of_any(members: Iterable[str], known: Mapping[str, tuple[str, ...]]) -> tuple[str, ...]:
    """The topics of any of these records, each once, in the order met."""
    return tuple(dict.fromkeys(slug for member in members for slug in known.get(member, ())))

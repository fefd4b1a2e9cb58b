"""Facts: the key sentences of one article, each with its who, what, where and when."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import Counter
from math import log
from typing import TYPE_CHECKING, NamedTuple, TypeVar

from spacy.language import Language

from generator.news import Fact, Span

from . import extensions, predications
from .antecedents import leans, needed
from .calendar_values import parse_day
from .quotations import quotations
from .salience import Traits, chosen

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from datetime import date

    from spacy.tokens import Doc, Token
    from spacy.tokens import Span as Tokens

    from generator.news import Figure, Mention, Statement, TimeExpression

T = TypeVar("T")


class Line(NamedTuple):
    """A sentence with all that begins in it. `saying` are the statements whose cue stands elsewhere and whose content holds the whole sentence."""

    tokens: Tokens
    span: Span
    mentions: tuple[Mention, ...]
    figures: tuple[Figure, ...]
    statements: tuple[Statement, ...]
    times: tuple[TimeExpression, ...]
    saying: tuple[Statement, ...]


ACTORS = frozenset({"PERSON", "ORG", "NORP"})
PLACES = frozenset({"GPE", "LOC", "FAC"})
LEAD = 3
"""Sentences that open an article."""
CONTENT_WORDS = frozenset({"NOUN", "PROPN", "VERB", "ADJ", "NUM"})


def found_facts(doc: Doc) -> tuple[Fact, ...]:
    """The key sentences of a Doc, in text order; reads all that the other components wrote."""
    sentences = lines(doc)
    traits = [*_traits(doc, sentences)]
    day = parse_day(extensions.published(doc))
    return tuple(_fact(sentences, place, score, day) for place, score in chosen(traits))


# ------------------------------------------------------------------ sentences


def lines(doc: Doc) -> list[Line]:
    """The sentences of a Doc that have any text, in order."""
    found = [(tokens, span) for tokens in doc.sents if (span := _trimmed(tokens)) is not None]
    spans = [span for _, span in found]
    mentions = _dealt(spans, [(each.span.start, each) for each in extensions.mentions(doc)])
    figures = _dealt(spans, [(each.span.start, each) for each in extensions.figures(doc)])
    statements = _dealt(spans, [(each.cue.start, each) for each in extensions.statements(doc)])
    times = _dealt(spans, [(each.span.start, each) for each in extensions.times(doc)])
    saying = _said_across(spans, extensions.statements(doc))
    return [Line(tokens, span, mentions[n], figures[n], statements[n], times[n], tuple(saying[n])) for n, (tokens, span) in enumerate(found)]


def _said_across(spans: Sequence[Span], statements: Iterable[Statement]) -> list[list[Statement]]:
    """For each sentence the statements of other sentences that it is part of, as in a quotation of several sentences."""
    dealt: list[list[Statement]] = [[] for _ in spans]
    starts = [span.start for span in spans]
    for statement in statements:
        first = max(bisect_right(starts, statement.content.start) - 1, 0)
        for number in range(first, bisect_right(starts, statement.content.end)):
            if _is_part(spans[number], statement):
                dealt[number].append(statement)
    return dealt


def _is_part(sentence: Span, statement: Statement) -> bool:
    """Whether all of a sentence is said, its quotation marks and full stop aside."""
    inside = statement.content.start <= sentence.start + 1 and sentence.end - 1 <= statement.content.end
    return inside and not sentence.covers(statement.cue)


def _dealt(spans: Sequence[Span], records: Iterable[tuple[int, T]]) -> list[tuple[T, ...]]:
    """The records by the sentence that their offset lies in."""
    dealt: list[list[T]] = [[] for _ in spans]
    at = 0
    for start, record in sorted(records, key=lambda pair: pair[0]):
        while at < len(spans) and spans[at].end <= start:
            at += 1
        if at < len(spans) and spans[at].start <= start:
            dealt[at].append(record)
    return [tuple(each) for each in dealt]


def _trimmed(tokens: Tokens) -> Span | None:
    said = tokens.text
    stripped = said.strip()
    start = tokens.start_char + len(said) - len(said.lstrip())
    return Span(start, start + len(stripped), stripped) if stripped else None


# ------------------------------------------------------------------ traits


def _traits(doc: Doc, sentences: Sequence[Line]) -> Iterable[Traits]:
    day = parse_day(extensions.published(doc))
    headline = frozenset(re.findall(r"\w{3,}", extensions.title(doc).lower())) - _COMMON
    weights = _weights(sentences)
    quoted = frozenset(number for quotation in quotations(doc) for number in range(quotation.first, quotation.end))
    for place, line in enumerate(sentences):
        words = [token for token in line.tokens if not (token.is_punct or token.is_space)]
        lower = {token.lower_ for token in words} | {token.lemma_.lower() for token in words}
        yield Traits(
            place=place,
            of=len(sentences),
            words=len(words),
            has_verb=any(token.pos_ in {"VERB", "AUX"} for token in words),
            title=len(headline & lower) / len(headline) if headline else 0.0,
            central=_centrality(words, weights),
            names=len({each.name for each in line.mentions}),
            figures=len(line.figures),
            statements=len(line.statements) + len(line.saying),
            voiceless=not (line.statements or line.saying) and _is_quoted(words, quoted),
            fresh=any(_is_fresh(time, day) for time in line.times),
            stale=_is_stale(line.times, day),
            dated=any(time.type == "date" and time.value for time in line.times),
            leaning=leans(line.tokens, line.mentions),
            text=line.span.text,
        )


def _is_quoted(words: Sequence[Token], quoted: frozenset[int]) -> bool:
    """Whether most of a sentence stands between quotation marks."""
    return sum(token.i in quoted for token in words) > 0.6 * len(words)


_COMMON = frozenset(
    """the and for with from into over after amid says said say but not are was were has have its his her their who why how what when where this that
    these those new will""".split()
)


def _weights(sentences: Sequence[Line]) -> dict[str, float]:
    """How common a content word is in the article: 1 for the most common one."""
    counts = Counter(lemma for line in sentences for lemma in {token.lemma_.lower() for token in line.tokens if token.pos_ in CONTENT_WORDS})
    most = max(counts.values(), default=1)
    return {word: log(1 + count) / log(1 + most) for word, count in counts.items()}


def _centrality(words: Sequence[Token], weights: dict[str, float]) -> float:
    lemmas = {token.lemma_.lower() for token in words if token.pos_ in CONTENT_WORDS}
    return sum(weights[lemma] for lemma in lemmas) / max(len(lemmas), 6) if lemmas else 0.0


def _is_fresh(time: TimeExpression, day: date | None) -> bool:
    other = parse_day(time.value)
    return day is not None and other is not None and abs((day - other).days) <= 3


def _is_stale(times: Sequence[TimeExpression], day: date | None) -> bool:
    """Whether the sentence speaks of years at least two back, and of nothing later."""
    years = [int(time.value[:4]) for time in times if time.type == "date" and time.value and re.match(r"\d{4}", time.value)]
    return day is not None and bool(years) and max(years) <= day.year - 2


# ------------------------------------------------------------------ records


def _fact(sentences: Sequence[Line], place: int, score: float, day: date | None) -> Fact:
    line = sentences[place]
    root = line.tokens.root
    main = _main_statement(line, root)
    who = _who(line, root, main)
    return Fact(
        id=f"k{line.span.start}",
        span=line.span,
        score=score,
        what=main.predication if main and main.predication else predications.predication(root),
        who=who,
        where=_distinct(each.span for each in line.mentions if each.type in PLACES and each.span not in who),
        when=_when(line, root) or _when_nearby(sentences, place, day),
        statements=tuple(each.id for each in (*line.statements, *line.saying)),
        figures=tuple(each.id for each in line.figures),
        needs=needed([(each.tokens, each.span, each.mentions) for each in sentences[: place + 1]]),
    )


def _main_statement(line: Line, root: Token) -> Statement | None:
    """The statement whose cue is the sentence's main verb: the fact is then what is said."""
    return next((each for each in line.statements if each.cue.start <= root.idx < each.cue.end), None)


def _who(line: Line, root: Token, main: Statement | None) -> tuple[Span, ...]:
    """The actors: speakers and subjects first, then the others in text order; not adjectives such as "Afghan"."""
    first = [main.speaker] if main and main.speaker else []
    subject = predications.subject(root)
    if subject is not None:
        first.append(predications.phrase(subject))
    what = main.predication if main else None
    if what and what.subject:
        first.append(what.subject)
    actors = [each for each in line.mentions if each.type in ACTORS and not _is_adjective(line.tokens, each)]
    leading = [
        each.span for phrase in first for each in line.mentions if each.type in ACTORS | {"GPE"} and phrase.covers(each.span) and each in actors
    ]
    return _distinct([*leading, *(each.span for each in actors)])


def _is_adjective(tokens: Tokens, mention: Mention) -> bool:
    if mention.type != "NORP":
        return False
    inside = [token for token in tokens if mention.span.start <= token.idx < mention.span.end]
    return bool(inside) and all(token.pos_ == "ADJ" or token.dep_ in {"amod", "compound"} for token in inside)


def _distinct(spans: Iterable[Span]) -> tuple[Span, ...]:
    """Each span once, and each text once."""
    by_text: dict[str, Span] = {}
    for span in spans:
        by_text.setdefault(span.text, span)
    return tuple(by_text.values())


def _when(line: Line, root: Token) -> TimeExpression | None:
    """The date of the main verb, else the first one in the sentence; those that have a value first."""
    dates = [each for each in line.times if each.type == "date"]
    return min(dates, key=lambda each: (each.value is None, not _hangs_on(line.tokens, each, root), each.span.start), default=None)


def _when_nearby(sentences: Sequence[Line], place: int, day: date | None) -> TimeExpression | None:
    """The day of the news where an opening sentence leaves it to those around it, as leads do; None unless it lies within days of publication."""
    if place >= LEAD:
        return None
    around = [*reversed(sentences[:place]), *sentences[place + 1 : place + 1 + LEAD]]
    return next((time for line in around for time in line.times if time.type == "date" and _is_fresh(time, day)), None)


def _hangs_on(tokens: Tokens, time: TimeExpression, root: Token) -> bool:
    """Whether the head of the expression is the main verb or one word away from it."""
    inside = [token for token in tokens if time.span.start <= token.idx < time.span.end]
    head = next((token.head for token in inside if token.head not in inside), None)
    return head is not None and (head == root or (head.head == root and head.pos_ not in {"VERB", "AUX"}))


# ------------------------------------------------------------------ pipeline


@Language.component(  # type: ignore[untyped-decorator]  # spaCy comes without types
    "facts",
    assigns=["doc._.facts"],
    requires=["token.pos", "token.lemma", "token.dep", "doc.sents", "doc._.mentions", "doc._.times", "doc._.statements", "doc._.figures"],
)
def facts(doc: Doc) -> Doc:
    """Writes the key sentences of the text to `doc._.facts`."""
    return extensions.assign(doc, "facts", found_facts(doc))

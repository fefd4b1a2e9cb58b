"""The sentences of a Doc, each with the names, figures, statements and dates that begin in it."""

from __future__ import annotations

from bisect import bisect_right
from typing import TYPE_CHECKING, NamedTuple, TypeVar

from generator.news import Span

from . import extensions

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from spacy.tokens import Doc
    from spacy.tokens import Span as Tokens

    from generator.news import Figure, Mention, Statement, TimeExpression

T = TypeVar("T")

LEAD = 3
"""Sentences that open an article."""


class Line(NamedTuple):
    """A sentence with all that begins in it. `saying` are the statements whose cue stands elsewhere and whose content holds the whole sentence."""

    tokens: Tokens
    span: Span
    mentions: tuple[Mention, ...]
    figures: tuple[Figure, ...]
    statements: tuple[Statement, ...]
    times: tuple[TimeExpression, ...]
    saying: tuple[Statement, ...]


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

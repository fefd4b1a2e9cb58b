"""A pipeline for tests: finds plain things by regular expressions, needs no model, and counts what it was asked."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from generator.news import Annotations, Article, Fact, Figure, Mention, Predication, Sentence, Span, Statement

SENTENCE = re.compile(r"[^\s.!?][^.!?\n]*[.!?]")
SAYING = re.compile(r"(?P<speaker>The [a-z]+ ?[a-z]*|[A-Z][a-z]+) (?P<cue>said|denied|confirmed) that (?P<content>[^.!?\n]+)")
FIGURE = re.compile(r"(?P<number>\d[\d,]*) (?P<of>people|districts)")
NAME = re.compile(r"\b(?:Harbour|Estuary|Northgate)\b")
STANCES = {"said": "says", "denied": "denies", "confirmed": "confirms"}


def found(text: str, start: int, end: int) -> Span:
    """The span of a text at these offsets."""
    return Span(start, end, text[start:end])


class RulePipeline:
    """`seen` are the ids of all articles that were annotated; `failing` those that a bug is planted in."""

    fingerprint = "rules"

    def __init__(self, failing: str = "") -> None:
        self.seen: list[str] = []
        self.failing = failing

    def annotate(self, articles: Iterable[Article]) -> Iterator[Annotations]:
        """The annotations of each article, in order."""
        for article in articles:
            self.seen.append(article.id)
            yield annotated(article.text)


def annotated(text: str) -> Annotations:
    """What the rules see in a text."""
    sentences = [found(text, *match.span()) for match in SENTENCE.finditer(text)]
    statements = tuple(one for sentence in sentences for one in sayings(text, sentence))
    figures = tuple(one for sentence in sentences for one in numbers(text, sentence))
    return Annotations(
        sentences=tuple(Sentence(one.start, one.end, " ".join(re.findall(r"\w+", one.text.lower()))) for one in sentences),
        mentions=tuple(Mention(found(text, *match.span()), "GPE", match.group()) for match in NAME.finditer(text)),
        statements=statements,
        figures=figures,
        facts=tuple(
            Fact(
                f"k{one.start}",
                one,
                1 / (number + 1),
                Predication("be"),
                statements=tuple(each.id for each in statements if one.covers(each.content)),
                figures=tuple(each.id for each in figures if one.covers(each.span)),
            )
            for number, one in enumerate(sentences[:3])
        ),
    )


def sayings(text: str, sentence: Span) -> Iterator[Statement]:
    """Statements of the form 'X said that Y'."""
    for match in SAYING.finditer(text, sentence.start, sentence.end):
        speaker, cue, content = (found(text, *match.span(name)) for name in ("speaker", "cue", "content"))
        yield Statement(f"s{cue.start}", sentence, cue, cue.text, content, "indirect", STANCES[cue.text], speaker)


def numbers(text: str, sentence: Span) -> Iterator[Figure]:
    """Counts of people and districts."""
    for match in FIGURE.finditer(text, sentence.start, sentence.end):
        value = float(match["number"].replace(",", ""))
        yield Figure(f"f{match.start()}", found(text, *match.span("number")), sentence, value, value, match["of"], found(text, *match.span("of")))

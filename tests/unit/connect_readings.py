"""Readings made by hand for the tests of connect: a text, and which words in it are names, statements and figures."""

from __future__ import annotations

import re

from generator.connect.inflection import base
from generator.news import Annotations, Article, Fact, Figure, Mention, Outlet, Place, Predication, Reading, Sentence, Span, Statement, TimeExpression

SENTENCE = re.compile(r"[^.!?\n]+[.!?][”\"]?")
WORD = re.compile(r"[^\W_]+")


def span(text: str, part: str, after: int = 0) -> Span:
    start = text.index(part, after)
    return Span(start, start + len(part), part)


def sentence_spans(text: str) -> list[Span]:
    return [Span(m.start() + len(m[0]) - len(m[0].lstrip()), m.end(), m[0].lstrip()) for m in SENTENCE.finditer(text)]


def mentions(text: str, names: dict[str, str], roles: dict[str, str], full: dict[str, str]) -> tuple[Mention, ...]:
    """`names`: name -> type; `roles`: name -> words of the text; `full`: short form -> the fullest form in the article."""
    found: dict[int, Mention] = {}
    for name in sorted(names, key=len, reverse=True):
        for match in re.finditer(rf"\b{re.escape(name)}\b", text):
            if not any(m.span.start <= match.start() < m.span.end for m in found.values()):
                role = span(text, roles[name]) if name in roles else None
                place = Place(name, 0.0, 0.0) if names[name] == "GPE" else None
                found[match.start()] = Mention(Span(match.start(), match.end(), name), names[name], full.get(name, name), role, place)
    return tuple(found[start] for start in sorted(found))


def statement(text: str, speaker: str | None, cue: str, content: str, stance: str = "says", *, entity: str | None = None, **more) -> Statement:
    content_span = span(text, content)
    sentence = next(s for s in sentence_spans(text) if s.start <= content_span.start < s.end)
    cue_span = span(text, cue, sentence.start)
    speaker_span = span(text, speaker, sentence.start) if speaker else None
    style = more.pop("style", "direct" if content[0] in '“"' else "indirect")
    if "aside" in more:
        more["aside"] = span(text, more["aside"])
    return Statement(f"s{cue_span.start}", sentence, cue_span, cue, content_span, style, stance, speaker_span, entity, **more)


def reading(
    key: str,
    text: str,
    *,
    names: dict[str, str] | None = None,
    roles: dict[str, str] | None = None,
    full: dict[str, str] | None = None,
    statements: list[tuple] = (),
    figures: list[str] = (),
    whats: dict[str, tuple] | None = None,
    whens: dict[str, tuple[str, str]] | None = None,
    facts: bool = True,
    day: str | None = "1863-07-04",
    title: str = "",
    outlet: str | Outlet = "Daily Courier",
    **article,
) -> Reading:
    """A reading in which every sentence is a key fact. `statements`: argument tuples of `statement`; `figures`: their words.

    `whats`: first words of a sentence -> predicate, subject, object, negated; `whens`: first words of a sentence -> words, ISO value.
    """
    spans = sentence_spans(text)
    sentences = tuple(Sentence(s.start, s.end, " ".join(base(w) for w in WORD.findall(s.text.lower()))) for s in spans)
    said = tuple(statement(text, *each[:-1], **each[-1]) if isinstance(each[-1], dict) else statement(text, *each) for each in statements)
    counted = tuple(figure(text, words) for words in figures)
    made = tuple(fact(text, s, said, counted, whats or {}, whens or {}) for s in spans) if facts else ()
    notes = Annotations(sentences, mentions(text, names or {}, roles or {}, full or {}), said, counted, (), made)
    house = outlet if isinstance(outlet, Outlet) else Outlet(outlet.lower().replace(" ", "-"), outlet)
    return Reading(Article(id=key, path=f"{key}.md", title=title or spans[0].text, text=text, outlet=house, published=day, day=day, **article), notes)


def figure(text: str, words: str) -> Figure:
    found = span(text, words)
    sentence = next(s for s in sentence_spans(text) if s.start <= found.start < s.end)
    return Figure(f"f{found.start}", found, sentence, 1.0, 1.0)


def fact(text: str, at: Span, said: tuple[Statement, ...], counted: tuple[Figure, ...], whats: dict, whens: dict) -> Fact:
    what = next((what for words, what in whats.items() if at.text.startswith(words)), None)
    when = next((when for words, when in whens.items() if at.text.startswith(words)), None)
    return Fact(
        f"k{at.start}",
        at,
        0.5,
        Predication(what[0], span(text, what[1], at.start), span(text, what[2], at.start), *what[3:]) if what else None,
        when=TimeExpression(span(text, when[0], at.start), "date", when[1]) if when else None,
        statements=tuple(s.id for s in said if s.sentence == at),
        figures=tuple(f.id for f in counted if f.sentence == at),
    )

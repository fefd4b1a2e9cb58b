"""The border: what components wrote on Docs becomes Annotations of the whole text; no Doc and no `doc._` leaves this package."""

from __future__ import annotations

from itertools import chain
from typing import TYPE_CHECKING, Any, TypeVar

import msgspec

from generator.news import Annotations, Fact, Figure, Mention, Place, Predication, Record, Sentence, Span, Statement, TimeExpression

from .components import extensions

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from spacy.tokens import Doc

    from .windows import Offsets

R = TypeVar("R", bound=Record)
_FIELDS = ("mentions", "statements", "figures", "times", "facts")
_REFERENCES = frozenset({"id", "according_to", "statements", "figures"})
"""Fields that hold local ids: a letter and an offset."""


class NotVerbatim(Exception):  # noqa: N818 - it says what is wrong
    """A component wrote a span whose text is not the article's at its offsets: a bug, shown with its traceback."""


def of_window(text: str, offsets: Offsets, doc: Doc) -> Annotations:
    """What the Doc of one window says, with offsets into the whole text and its very characters; raises NotVerbatim."""
    back = _Back(text, offsets)
    found: dict[str, tuple[Any, ...]] = {"sentences": tuple(back.record(sentence) for sentence in sentences(doc))}
    for name in _FIELDS:
        records = getattr(extensions, name)(doc)
        for record in records:
            check(extensions.text(doc), record)
        found[name] = tuple(back.record(record) for record in records)
    return Annotations(**found)


def joined(parts: Sequence[Annotations]) -> Annotations:
    """The annotations of all windows of one text, in text order."""
    return Annotations(**{name: tuple(chain.from_iterable(getattr(part, name) for part in parts)) for name in Annotations.__struct_fields__})


def sentences(doc: Doc) -> Iterator[Sentence]:
    """Sentences without the white space around them; those without a word are left out."""
    for part in doc.sents:
        words = [token for token in part if not token.is_space]
        if words:
            lemmas = " ".join(_lemma(token) for token in words if any(letter.isalnum() for letter in token.text))
            yield Sentence(words[0].idx, words[-1].idx + len(words[-1]), lemmas)


def _lemma(token: Any) -> str:
    return str(token.lemma_ or token.text).lower().replace(" ", "")


class _Back:
    """The way of records back to the article's text: spans take its characters, the offsets in local ids move along."""

    def __init__(self, text: str, offsets: Offsets) -> None:
        self._text = text
        self._offsets = offsets

    def record(self, record: R) -> R:
        changed = {name: self._value(name, getattr(record, name)) for name in record.__struct_fields__}
        return msgspec.structs.replace(record, **changed)

    def _value(self, name: str, value: Any) -> Any:
        if isinstance(value, Span):
            return self._span(value)
        if isinstance(value, Predication | TimeExpression | Mention):
            return self.record(value)
        if isinstance(value, tuple):
            return tuple(self._value(name, item) for item in value)
        if name == "start":
            return self._offsets.start(value)
        if name == "end":
            return self._offsets.end(value)
        if name in _REFERENCES and isinstance(value, str):
            return f"{value[0]}{self._offsets.start(int(value[1:]))}"
        return value

    def _span(self, span: Span) -> Span:
        start, end = self._offsets.start(span.start), self._offsets.end(span.end)
        return Span(start, end, self._text[start:end])


def check(text: str, record: Record) -> None:
    """Raises NotVerbatim where a span of the record does not say what stands at its offsets."""
    for span in spans(record):
        if text[span.start : span.end] != span.text:
            there = text[span.start : span.end]
            raise NotVerbatim(f"{type(record).__name__}: {span.text!r} is not what stands at {span.start} to {span.end}: {there!r}")


def spans(record: Record) -> Iterator[Span]:
    """Every span in a record, however deep."""
    for name in record.__struct_fields__:
        value = getattr(record, name)
        for item in value if isinstance(value, tuple) else (value,):
            if isinstance(item, Span):
                yield item
            elif isinstance(item, Record):
                yield from spans(item)


# ------------------------------------------------------------------ rows


def row(article_id: str, text: str, noted: Annotations) -> dict[str, Any]:
    """Annotations as plain data for one line of JSON, fields as in the open data; `text` is repeated unchanged."""
    return {
        "id": article_id,
        "text": text,
        "mentions": [{**_plain(m.span), "type": m.type, "entity": m.name, "role": _plain(m.role)} for m in noted.mentions],
        "statements": [_statement(s) for s in noted.statements],
        "figures": [_figure(f) for f in noted.figures],
        "dates": [_time(t) for t in noted.times if t.type in {"date", "time"}],
        "durations": [_time(t) for t in noted.times if t.type in {"duration", "set"}],
        "facts": [_fact(f) for f in noted.facts],
        "places": [{**_plain(m.span), **_place(m.place)} for m in noted.mentions if m.type in {"GPE", "LOC", "FAC"}],
    }


def _plain(span: Span | None) -> dict[str, Any]:
    return {} if span is None else {"start": span.start, "end": span.end, "text": span.text}


def _time(time: TimeExpression) -> dict[str, Any]:
    return {**_plain(time.span), "type": time.type, "value": time.value}


def _place(place: Place | None) -> dict[str, Any]:
    if place is None:
        return {"lat": None, "lon": None, "country": None, "geonames_id": None}
    return {"lat": place.lat, "lon": place.lon, "country": place.country, "geonames_id": place.geonames_id}


def _statement(item: Statement) -> dict[str, Any]:
    return {
        "id": item.id,
        "sentence": {"start": item.sentence.start, "end": item.sentence.end},
        "speaker": None if item.speaker is None else {**_plain(item.speaker), "entity": item.entity},
        "cue": {**_plain(item.cue), "lemma": item.lemma},
        "content": _plain(item.content),
        "style": item.style,
        "stance": item.stance,
        "negated": item.negated,
        "when": item.when,
    }


def _figure(item: Figure) -> dict[str, Any]:
    return {
        **_plain(item.span),
        "low": item.low,
        "high": item.high,
        "unit": item.unit,
        "of": None if item.of is None else item.of.text,
        "change": item.change,
        "vague": item.vague,
        "approximate": item.approximate,
        "according_to": item.according_to,
        "as_of": item.as_of,
    }


def _fact(item: Fact) -> dict[str, Any]:
    what, when = item.what, item.when
    return {
        **_plain(item.span),
        "score": item.score,
        "what": None if what is None else {"predicate": what.predicate, "negated": what.negated, "hedged": what.hedged},
        "when": None if when is None else {**_plain(when.span), "value": when.value},
        "who": _spans(item.who),
        "where": _spans(item.where),
    }


def _spans(items: Sequence[Span]) -> list[dict[str, Any]]:
    return [_plain(item) for item in items]

"""What components hand to each other on a Doc: one typed property each, so that no name is spelled twice.

Records on a Doc are those of `generator.news` with offsets into `doc.text`; `notes` shifts them into the article's text.
A component reads what those before it wrote (the order stands in `annotator.COMPONENTS`) and writes its own.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from spacy.tokens import Doc

from generator.news import Span

if TYPE_CHECKING:
    from collections.abc import Sequence

    from generator.news import Fact, Figure, Mention, Statement, TimeExpression

_TEXT = "briefing_text"
_DEFAULTS: dict[str, Any] = {
    "published": None,
    "title": "",
    "mentions": (),
    "times": (),
    "statements": (),
    "figures": (),
    "facts": (),
}


def register() -> None:
    """Makes the extensions known to spaCy; calling it again changes nothing."""
    for name, default in _DEFAULTS.items():
        if not Doc.has_extension(name):
            Doc.set_extension(name, default=default)


register()


def published(doc: Doc) -> str | None:
    """Date (ISO, or an instant in UTC) on which the text appeared; None where unknown."""
    value: str | None = doc._.published
    return value


def title(doc: Doc) -> str:
    """Headline of the text; empty where there is none."""
    value: str = doc._.title
    return value


def mentions(doc: Doc) -> tuple[Mention, ...]:
    """Names, in text order; by `entities`."""
    value: tuple[Mention, ...] = doc._.mentions
    return value


def times(doc: Doc) -> tuple[TimeExpression, ...]:
    """Dates, in text order; by `times`."""
    value: tuple[TimeExpression, ...] = doc._.times
    return value


def statements(doc: Doc) -> tuple[Statement, ...]:
    """Who said what, in the order of the cues; by `statements`."""
    value: tuple[Statement, ...] = doc._.statements
    return value


def figures(doc: Doc) -> tuple[Figure, ...]:
    """Numbers that mean something, in text order; by `figures`."""
    value: tuple[Figure, ...] = doc._.figures
    return value


def facts(doc: Doc) -> tuple[Fact, ...]:
    """Key sentences, in text order; by `facts`."""
    value: tuple[Fact, ...] = doc._.facts
    return value


def assign(doc: Doc, name: str, records: Sequence[Any]) -> Doc:
    """The same Doc, now with the records of one component under their name ("mentions", "times" ...)."""
    setattr(doc._, name, tuple(records))
    return doc


def text(doc: Doc) -> str:
    """`doc.text`, joined once: spaCy makes it anew from all tokens each time it is asked."""
    known: str | None = doc.user_data.get(_TEXT)
    if known is None:
        known = doc.user_data[_TEXT] = doc.text
    return known


def span(doc: Doc, start: int, end: int) -> Span:
    """A verbatim span from character offsets; raises ValueError where start < end does not hold within the text."""
    return Span(start, end, text(doc)[start:end])


def token_span(doc: Doc, first: int, last: int) -> Span:
    """A verbatim span from the first to the last token, both included."""
    return span(doc, doc[first].idx, doc[last].idx + len(doc[last]))

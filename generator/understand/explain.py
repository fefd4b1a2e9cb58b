"""Annotations of one article with the rule that found each of them; for people who look into the pipeline, never cached."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from . import annotator, notes
from .components.reasons import reasons
from .components.times import found_expressions
from .windows import readable, windows

if TYPE_CHECKING:
    from collections.abc import Mapping

    from spacy.language import Language
    from spacy.tokens import Doc

    from generator.news import Annotations, Article

Reasons = dict[tuple[str, int], str]
"""By layer ("mentions", "times", "statements", "figures", "facts") and offset into the article's text: of the span, of a statement's cue."""


class Explained(NamedTuple):
    """What was understood of an article, and why."""

    annotations: Annotations
    reasons: Mapping[tuple[str, int], str]


def explained(nlp: Language, article: Article) -> Explained:
    """The annotations of an article with their reasons; raises what a component raises."""
    parts, why = [], Reasons()
    for part in (readable(window) for window in windows(article.text)):
        doc = nlp(annotator.document(nlp, part.text, published=article.published, title=article.title))
        parts.append(notes.of_window(article.text, part.offsets, doc))
        why |= {(layer, part.offsets.start(start)): rule for (layer, start), rule in _reasons(doc).items()}
    return Explained(notes.joined(parts), why)


def _reasons(doc: Doc) -> Reasons:
    """What the components noted, and the rule of each time expression, which has a name of its own."""
    times = {("times", found.start): found.rule.name for found in found_expressions(doc.text)}
    return {**times, **reasons(doc)}

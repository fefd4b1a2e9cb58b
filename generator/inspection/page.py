"""One page that shows articles with all layers marked: no script, no other file, every word of an article escaped."""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING

from .marks import LAYERS, marks, stretches

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from . import Insight
    from .marks import Mark, Stretch

_STYLE = """
body{font:1rem/1.7 system-ui,sans-serif;max-width:46rem;margin:2rem auto;padding:0 1rem;color:#1b1b1b;background:#fff}
h1{font-size:1.3rem;line-height:1.3;margin:3rem 0 0}.by{color:#555;margin:.2rem 0 1rem}.text{white-space:pre-wrap;overflow-wrap:anywhere}
.fact{background:#fff6cf}.content{text-decoration:underline #888 .08em;text-underline-offset:.3em}.cue{font-style:italic;color:#9a3412}
.speaker{border-bottom:.15em solid #9a3412}.name{background:#dbeafe}.figure{background:#d1fae5;font-weight:600}.time{background:#f3e8ff}
[title]{cursor:help}table{border-collapse:collapse;font-size:.85rem}td,th{text-align:left;vertical-align:top;padding:.15rem .6rem .15rem 0}
@media(prefers-color-scheme:dark){body{color:#e5e5e5;background:#161616}.by{color:#aaa}.fact{background:#3a3413}.cue,.speaker{color:#fdba74}
.name{background:#1e3a5f}.figure{background:#134e3a}.time{background:#41285f}}
"""
_SHOWN = {
    "fact": "key fact",
    "content": "what is said",
    "speaker": "speaker",
    "cue": "cue",
    "name": "name",
    "figure": "figure",
    "time": "date or time",
}


def page(insights: Iterable[Insight]) -> Iterator[str]:
    """The page, piece by piece: each article with its marks, their meaning in titles and, where rules are known, in a table."""
    yield '<!doctype html>\n<html lang="en">\n<meta charset="utf-8">\n<meta name="viewport" content="width=device-width">\n'
    yield f"<title>Layers</title>\n<style>{_STYLE}</style>\n<p>{' · '.join(_legend(layer) for layer in LAYERS)}</p>\n"
    for insight in insights:
        yield from _article(insight)


def _legend(layer: str) -> str:
    return f'<span class="{layer}">{_SHOWN[layer]}</span>'


def _article(insight: Insight) -> Iterator[str]:
    article = insight.reading.article
    found = list(marks(insight.reading.annotations, insight.reasons))
    yield f"<article>\n<h1>{escape(article.title)}</h1>\n"
    yield f'<p class="by">{escape(article.outlet.name)} · {escape(article.day or "undated")}</p>\n<div class="text">'
    for stretch in stretches(article.text, found):
        yield _stretch(stretch)
    yield "</div>\n"
    if insight.reasons:
        yield from _table(article.text, found)
    yield "</article>\n"


def _stretch(stretch: Stretch) -> str:
    if not stretch.marks:
        return escape(stretch.text)
    kinds = " ".join(dict.fromkeys(mark.layer for mark in stretch.marks))
    notes = "\n".join(_note(mark) for mark in reversed(stretch.marks))
    return f'<span class="{kinds}" title="{escape(notes)}">{escape(stretch.text)}</span>'


def _note(mark: Mark) -> str:
    return f"{mark.note} [{mark.why}]" if mark.why else mark.note


def _table(text: str, found: Iterable[Mark]) -> Iterator[str]:
    """What was found and by which rule, in text order."""
    yield "<details><summary>Rules</summary>\n<table>\n<tr><th>words<th>meaning<th>rule\n"
    for mark in sorted(found, key=lambda each: (each.start, LAYERS.index(each.layer), each.end)):
        yield f"<tr><td>{_legend_of(mark, text)}<td>{escape(mark.note)}<td>{escape(mark.why or '–')}\n"
    yield "</table>\n</details>\n"


_LONGEST = 60


def _legend_of(mark: Mark, text: str) -> str:
    words = text[mark.start : mark.end]
    shown = words if len(words) <= _LONGEST else f"{words[: _LONGEST - 1]}…"
    return f'<span class="{mark.layer}">{escape(shown)}</span>'

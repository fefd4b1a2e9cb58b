"""The gate before publishing: every passage on a page, and every span in the data, says what its article says there."""

from __future__ import annotations

import re
from html import unescape
from typing import TYPE_CHECKING, Any

import msgspec

from generator.errors import ProvenanceError

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from generator.news import Artifact

_UNREAD = re.compile(
    r"""<(?=[!sStT])(?:
        !--.*?-->                                                                            # a comment
      | ((?:script|style|title|textarea)\b[^>]*>).*?</(?:script|style|title|textarea)\s*>   # text that holds no elements
    )""",
    re.VERBOSE | re.DOTALL | re.IGNORECASE,
)
_TAG = re.compile(r"""(</?[a-zA-Z][^>"']*+(?:"[^"]*+"[^>"']*+|'[^']*+'[^>"']*+)*+>)""")
_NAME = re.compile(r"<([a-z][^\s/>]*)", re.IGNORECASE)
_USUAL = re.compile(
    r"""<([a-z0-9]+)(?:\ (?:class|id)="[^"]*")*+
    \ data-article="([^"&]*)"\ data-start="([0-9]{1,12})"\ data-end="([0-9]{1,12})"
    (?:\ (?:id|lang|dir|href|rel)="[^"]*")*+>""",
    re.VERBOSE,
)
_LEAF = re.compile(_USUAL.pattern + r"([^<>]*)</\1>", re.VERBOSE)
"""A passage as templates usually write it that holds text alone."""
_ATTRIBUTE = re.compile(r"""([^\s"'>/=]+)(?:\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s"'>]+)))?""")
_RAW = frozenset({"script", "style", "title", "textarea"})
_TEXTLESS = _RAW | {"area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "track", "wbr"}
_NAMES = frozenset({"data-article", "data-start", "data-end"})
_NUMBER = re.compile(r"[0-9]{1,12}")
_SHOWN = 80  # characters of a passage in a message


_Claim = tuple[str, int, int]
"""What an element says of itself: article, start, end."""

# ------------------------------------------------------------------ pages


class _Open:
    """A passage element that is not closed yet: its claim, where it stands among the parts, and open elements of its name inside it."""

    __slots__ = ("at", "claim", "depth", "name")

    def __init__(self, name: str, claim: _Claim, at: int) -> None:
        self.name, self.claim, self.at, self.depth = name, claim, at, 0


def check(artifact: Artifact, texts: Mapping[str, str]) -> None:
    """Compares every passage of an HTML page with its article's text, white space aside; other files pass.

    Raises ProvenanceError for a passage that differs, lacks one of its attributes, names an unknown article, or shows nothing.
    """
    if not artifact.path.endswith(".html"):
        return
    for claim, shown in _passages(artifact.data.decode("utf-8"), artifact.path):
        _compare(artifact.path, claim, shown, texts)


def _passages(html: str, page: str) -> Iterator[tuple[_Claim, str]]:
    """Each passage element's attributes, and the text in it.

    Innermost passages give way to their text, then those around them; the slow reading of tags is left with what is written in another way.
    """
    found: list[tuple[_Claim, str]] = []

    def taken(leaf: re.Match[str]) -> str:
        found.append(((leaf[2], int(leaf[3]), int(leaf[4])), unescape(leaf[5])))
        return leaf[5]

    html, count = _UNREAD.sub(_opening_tag, html), 1
    while count:
        html, count = _LEAF.subn(taken, html)
    yield from found
    if "data-" in html:
        yield from _other_passages(html, page)


def _other_passages(html: str, page: str) -> Iterator[tuple[_Claim, str]]:
    """Each passage element's attributes and text, however it is written and whatever lies in it."""
    parts = _TAG.split(html)  # text, tag, text, tag ... text
    opened: list[_Open] = []
    for at in range(1, len(parts), 2):
        tag = parts[at]
        if "data-" in tag and tag[1] != "/":
            _open(opened, tag, at, page)
        elif opened and _closes(opened[-1], tag):
            ended = opened.pop()
            yield ended.claim, unescape("".join(parts[ended.at + 1 : at : 2]))
    if opened:
        raise ProvenanceError(f"{page}: the passage {_place(*opened[-1].claim)} is never closed; its template has no </{opened[-1].name}>")


def _opening_tag(found: re.Match[str]) -> str:
    """What is left of an element without elements; of a comment, nothing."""
    return f"<{found[1]}" if found[1] else ""


def _closes(innermost: _Open, tag: str) -> bool:
    """Whether a tag closes the innermost passage, not an element of the same name inside it."""
    closing = tag[1] == "/"
    start = 2 if closing else 1
    end = start + len(innermost.name)
    if tag[start:end].lower() != innermost.name or tag[end] not in "> \t\n\r\f/":
        return False
    innermost.depth += -1 if closing else 1
    return innermost.depth < 0


def _open(opened: list[_Open], tag: str, at: int, page: str) -> None:
    usual = _USUAL.fullmatch(tag)
    if usual and usual[1] not in _TEXTLESS:
        opened.append(_Open(usual[1], (usual[2], int(usual[3]), int(usual[4])), at))
        return
    found = _NAME.match(tag)
    name = found[1].lower() if found else "?"
    claim = _claim(tag, name, page)
    if claim:
        opened.append(_Open(name, claim, at))
    elif opened:
        _closes(opened[-1], tag)


def _claim(tag: str, name: str, page: str) -> _Claim | None:
    """What an element says of itself, however it is written; None where it is no passage. Raises ProvenanceError for half a claim."""
    given = {key.lower(): unescape(double or single or bare) for key, double, single, bare in _ATTRIBUTE.findall(tag) if key.lower() in _NAMES}
    if not given:
        return None
    article, start, end = (given.get(f"data-{key}", "?") for key in ("article", "start", "end"))
    if len(given) != len(_NAMES) or name in _TEXTLESS:
        lacking = ", ".join(sorted(_NAMES - given.keys())) or "text"
        raise ProvenanceError(f"{page}: a passage in <{name}> lacks {lacking}; it is {_place(article, start, end)}")
    if not (_NUMBER.fullmatch(start) and _NUMBER.fullmatch(end)):
        raise ProvenanceError(f"{page}: the passage {_place(article, start, end)} has offsets that are not whole numbers")
    return article, int(start), int(end)


def _compare(page: str, claim: _Claim, shown: str, texts: Mapping[str, str]) -> None:
    article, start, end = claim
    text = texts.get(article)
    if text is None:
        raise ProvenanceError(f"{page}: a passage names the article {article!r}, which is not in this edition")
    if not start < end <= len(text):
        raise ProvenanceError(f"{page}: the passage {_place(*claim)} lies outside its article, which has {len(text)} characters")
    source = text[start:end]
    if (source != shown and source.split() != shown.split()) or source.isspace():
        raise ProvenanceError(f"{page}: the passage {_place(*claim)} shows {_cut(shown)}, but the article says {_cut(source)}")


def _place(article: str, start: int | str, end: int | str) -> str:
    return f"{article}[{start}:{end}]"


def _cut(text: str) -> str:
    squeezed = " ".join(text.split())
    return repr(squeezed if len(squeezed) <= _SHOWN else squeezed[: _SHOWN - 1] + "…")


# ------------------------------------------------------------------ data


def check_records(artifact: Artifact, texts: Mapping[str, str]) -> None:
    """Compares every record of a published JSON file that has start, end and text with its article; other files pass.

    A record belongs to the article that it, or the nearest record around it, names; in an article's own file that is the `id`.
    Raises ProvenanceError for one that differs, or that belongs to no article of the edition.
    """
    if not artifact.path.endswith(".json") or not artifact.path.startswith("data/") or artifact.path.startswith("data/schema/"):
        return
    data: Any = msgspec.json.decode(artifact.data)
    owner = data.get("id") if artifact.path.startswith("data/articles/") else None
    _walk(artifact.path, data, owner, texts)


def _walk(path: str, value: Any, article: str | None, texts: Mapping[str, str]) -> None:
    if type(value) is dict:
        named = value.get("article")
        article = named if type(named) is str else article
        if "start" in value and "text" in value and type(value.get("end")) is int:
            _compare_record(path, value, article, texts)
        for part in value.values():
            if type(part) is dict or type(part) is list:
                _walk(path, part, article, texts)
    elif type(value) is list and value and type(value[0]) in (dict, list):
        for part in value:
            _walk(path, part, article, texts)


def _compare_record(path: str, record: Mapping[str, Any], article: str | None, texts: Mapping[str, str]) -> None:
    text = texts.get(article or "")
    start, end, said = record["start"], record["end"], record["text"]
    place = f"{article or '?'}[{start}:{end}]"
    if text is None:
        raise ProvenanceError(f"{path}: the record {place} belongs to no article of this edition")
    if not 0 <= start < end <= len(text) or text[start:end] != said:
        found = _cut(text[start:end]) if 0 <= start < end else "nothing"
        raise ProvenanceError(f"{path}: the record {place} says {_cut(str(said))}, but the article says {found} there")

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

_TOKEN = re.compile(
    r"""<(?:
        !--.*?-->                                                   # a comment
      | (?:script|style|title|textarea)\b[^>]*>.*?</(?:script|style|title|textarea)\s*>   # text that holds no elements
      | (?P<close>/?)(?P<name>[a-zA-Z][a-zA-Z0-9-]*)(?P<rest>(?:[^>"']|"[^"]*"|'[^']*')*)>
    )""",
    re.VERBOSE | re.DOTALL | re.IGNORECASE,
)
_TAG = re.compile(r"""<(?:!--.*?-->|(?:[^>"']|"[^"]*"|'[^']*')*>)""", re.DOTALL)
_ATTRIBUTE = re.compile(r"""([^\s"'>/=]+)(?:\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s"'>]+)))?""")
_VOID = frozenset({"area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "track", "wbr"})
_NAMES = frozenset({"data-article", "data-start", "data-end"})
_NUMBER = re.compile(r"[0-9]{1,12}")
_SHOWN = 80  # characters of a passage in a message


# ------------------------------------------------------------------ pages


class _Open:
    """A passage element that is not closed yet: its claim, where its content begins, and elements of its name inside it."""

    __slots__ = ("claim", "content", "depth", "name")

    def __init__(self, name: str, claim: Mapping[str, str], content: int) -> None:
        self.name, self.claim, self.content, self.depth = name, claim, content, 0


def check(artifact: Artifact, texts: Mapping[str, str]) -> None:
    """Compares every passage of an HTML page with its article's text, white space aside; other files pass.

    Raises ProvenanceError for a passage that differs, lacks one of its attributes, names an unknown article, or shows nothing.
    """
    if not artifact.path.endswith(".html"):
        return
    html = artifact.data.decode("utf-8")
    for claim, shown in _passages(html, artifact.path):
        _compare(artifact.path, claim, shown, texts)


def _passages(html: str, page: str) -> Iterator[tuple[Mapping[str, str], str]]:
    """Each passage element's attributes, and the text in it."""
    opened: list[_Open] = []
    for found in _TOKEN.finditer(html):
        name = found["name"]
        if name is None:
            continue
        if found["close"]:
            if opened and _closes(opened, name):
                ended = opened.pop()
                yield ended.claim, _text(html[ended.content : found.start()])
        elif "data-" in found["rest"] or opened:
            _opens(opened, name, found, page)
    if opened:
        raise ProvenanceError(f"{page}: the passage {_place(opened[-1].claim)} is never closed; its template has no </{opened[-1].name}>")


def _closes(opened: list[_Open], name: str) -> bool:
    """Whether an end tag closes the innermost passage, not an element of the same name inside it."""
    innermost = opened[-1]
    if name != innermost.name:
        return False
    innermost.depth -= 1
    return innermost.depth < 0


def _opens(opened: list[_Open], name: str, found: re.Match[str], page: str) -> None:
    claim = _claim(found["rest"]) if "data-" in found["rest"] else {}
    if claim and (claim.keys() != _NAMES or name in _VOID):
        lacking = ", ".join(sorted(_NAMES - claim.keys())) or "text"
        raise ProvenanceError(f"{page}: a passage in <{name}> lacks {lacking}; it has {_place(claim)}")
    if claim:
        opened.append(_Open(name, claim, found.end()))
    elif opened and name == opened[-1].name and not found["rest"].endswith("/"):
        opened[-1].depth += 1


def _claim(attributes: str) -> dict[str, str]:
    """The attributes that make an element a passage; those of them that it has."""
    return {name.lower(): unescape(double or single or bare) for name, double, single, bare in _ATTRIBUTE.findall(attributes) if name.lower() in _NAMES}


def _text(html: str) -> str:
    """The words that markup shows."""
    return unescape(_TAG.sub("", html) if "<" in html else html)


def _compare(page: str, claim: Mapping[str, str], shown: str, texts: Mapping[str, str]) -> None:
    text = texts.get(claim["data-article"])
    if text is None:
        raise ProvenanceError(f"{page}: a passage names the article {claim['article']!r}, which is not in this edition")
    if not (_NUMBER.fullmatch(claim["data-start"]) and _NUMBER.fullmatch(claim["data-end"])):
        raise ProvenanceError(f"{page}: the passage {_place(claim)} has offsets that are not whole numbers")
    start, end = int(claim["data-start"]), int(claim["data-end"])
    if not start < end <= len(text):
        raise ProvenanceError(f"{page}: the passage {_place(claim)} lies outside its article, which has {len(text)} characters")
    source = text[start:end]
    if source != shown and (source.split() != shown.split() or not source.strip()):
        raise ProvenanceError(f"{page}: the passage {_place(claim)} shows {_cut(shown)}, but the article says {_cut(source)}")


def _place(claim: Mapping[str, str]) -> str:
    return f"{claim.get('data-article', '?')}[{claim.get('data-start', '?')}:{claim.get('data-end', '?')}]"


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

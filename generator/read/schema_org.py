"""A schema.org NewsArticle, or a plain record of the same things, as it comes from JSON."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any, Final

from generator import furniture
from generator.errors import ArticleError
from generator.read import bounds
from generator.read.body import Body, composed, plain
from generator.read.fields import Field, Fields, Sheet, field, several
from generator.read.lines import paragraph_lines
from generator.read.walk import paragraphs, sanitised

if TYPE_CHECKING:
    from collections.abc import Iterable

TITLE: Final = ("headline", "title", "name")
TEXT: Final = ("articleBody", "text", "body", "content")
KEYS: Final = {
    "title": TITLE,
    "outlet": ("publisher", "outlet", "source", "isPartOf", "provider"),
    "url": ("url", "mainEntityOfPage", "link", "@id"),
    "date": ("datePublished", "published", "date", "dateCreated"),
    "credit": ("creditText", "credit", "sourceOrganization"),
    "language": ("inLanguage", "language"),
    "summary": ("description", "summary", "abstract"),
}
LISTS: Final = {"authors": ("author", "authors", "creator", "byline"), "tags": ("keywords", "tags"), "topics": ("topics",)}
MARKUP: Final = re.compile(r"</?(?:p|br|div|li|h[1-6]|blockquote)\b[^<>]*>", re.IGNORECASE)
TYPES: Final = re.compile(r"(?:.*[/:])?\w*(?:Article|Posting|Report|Review)")


class Members(dict[str, Any]):
    """A JSON object that remembers which of its keys were given twice; the first of them counts."""

    doubled: tuple[str, ...] = ()


def is_article(value: object) -> bool:
    """Whether a JSON value is an article: by its type, or having a headline and a text where it names none."""
    if not isinstance(value, dict):
        return False
    types = [each for each in _flat(value.get("@type")) if isinstance(each, str)]
    return any(map(TYPES.fullmatch, types)) if types else any(key in value for key in TEXT)


def sheet(members: dict[str, Any], *, alone: bool) -> Sheet:
    """The sheet of an article that is `alone` in its file, or has to be told apart. Raises ArticleError where it has no text."""
    doubled = getattr(members, "doubled", ())
    if doubled:
        raise ArticleError(f'the key "{doubled[0][:60]}" is given twice', hint="leave out one of them")
    said = fields(members)
    member = None if alone else next((each.text for each in (said.url, said.title) if each), "")
    return Sheet(said, body(members), member=member)


def fields(members: dict[str, Any]) -> Fields:
    """What the record says of the article."""
    given: dict[str, Field | None] = {key: _first(members, names) for key, names in KEYS.items()}
    if given["url"] and not given["url"].text.startswith("http") and "url" not in members and "link" not in members:
        given["url"] = None  # an @id such as "#article"
    lists = {key: [text for name in names for text in texts(members.get(name))] for key, names in LISTS.items()}
    return Fields(
        **given,
        authors=several(name for text in lists["authors"] for name in _people(text)),
        tags=several(_split(lists["tags"])),
        topics=several(_split(lists["topics"])),
        draft=members.get("draft") is True or str(members.get("creativeWorkStatus")).lower() == "draft",
    )


def body(members: dict[str, Any]) -> Body:
    """The text of the article; HTML in it is read as text."""
    found = next((texts(members[key]) for key in TEXT if texts(members.get(key))), None)
    if not found:
        keys = ", ".join(key[:40] for key in list(members)[:8])
        raise ArticleError("there is no articleBody", found=keys or "an empty object", allowed="a text in articleBody")
    text = "\n\n".join(found)
    if MARKUP.search(text):
        bounds.check_html(text)
        return composed(paragraphs(sanitised(text)))
    return composed(plain(paragraph_lines(text.replace("\r", "\n"))))


def texts(value: object) -> list[str]:
    """The texts in a value: itself, those of a list, or the name of a person, an organisation or a page."""
    found = []
    for each in _flat(value):
        if isinstance(each, dict):
            each = next((each[key] for key in ("name", "@value", "url", "@id") if isinstance(each.get(key), str)), None)  # noqa: PLW2901
        if isinstance(each, str) and each.strip():
            found.append(each)
    return found


def _flat(value: object) -> list[Any]:
    return value if isinstance(value, list) else [value]


def _first(members: dict[str, Any], names: Iterable[str]) -> Field | None:
    return next((found for name in names for text in texts(members.get(name)) if (found := field(text))), None)


def _people(text: str) -> tuple[str, ...]:
    return () if text.startswith(("http:", "https:")) else furniture.names(text)


def _split(values: list[str]) -> list[str]:
    return [part for value in values for part in value.split(",")]

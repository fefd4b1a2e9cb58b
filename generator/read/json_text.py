"""JSON: one article, a list of them, or a schema.org graph."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any, Final

from generator.errors import ArticleError
from generator.read import schema_org
from generator.read.schema_org import Members, is_article

if TYPE_CHECKING:
    from generator.read.context import Context
    from generator.read.fields import Sheet

ALLOWED: Final = "a schema.org NewsArticle, a list of them, or an object with @graph"


def json_sheets(text: str, context: Context) -> list[Sheet | ArticleError]:  # noqa: ARG001 - the shape of a reader
    """The articles of a JSON file, and an error for each member that is none. Raises ArticleError where it is not JSON."""
    value = loaded(text)
    if isinstance(value, list):
        return [_sheet(each, number) for number, each in enumerate(value, 1)] or [ArticleError("the list is empty", allowed=ALLOWED)]
    if not isinstance(value, dict):
        raise ArticleError("this is no article", found=_kind(value), allowed=ALLOWED)
    if isinstance(value.get("@graph"), list):
        found = [_sheet(each, number) for number, each in enumerate(value["@graph"], 1) if is_article(each)]
        return found or [ArticleError("there is no article in @graph", allowed=ALLOWED)]
    return [schema_org.sheet(value, alone=True)]


def loaded(text: str) -> Any:
    """The JSON value with numbers as texts and NaN as None. Raises ArticleError."""
    try:
        return json.loads(text, object_pairs_hook=_members, parse_int=str, parse_float=str, parse_constant=lambda _: None)
    except json.JSONDecodeError as error:
        raise ArticleError(f"this is not JSON: {error.msg}", line=error.lineno, allowed=ALLOWED) from None
    except RecursionError:
        raise ArticleError("the JSON is nested too deeply", allowed="some hundred levels at most") from None


def _sheet(value: object, number: int) -> Sheet | ArticleError:
    if not isinstance(value, dict):
        return ArticleError(f"member {number} of the list is no article", found=_kind(value), allowed=ALLOWED)
    try:
        return schema_org.sheet(value, alone=False)
    except ArticleError as error:
        error.message = f"member {number} of the list: {error.message}"
        return error


def _members(pairs: list[tuple[str, Any]]) -> Members:
    members = Members()
    for key, value in pairs:
        if key in members:
            members.doubled = (*members.doubled, key)
        else:
            members[key] = value
    return members


def _kind(value: object) -> str:
    return {dict: "an object", list: "a list", str: "a text", bool: "true or false"}.get(type(value), "nothing")

"""From what a reader found to the Article: fields typed, outlet known, title never empty."""

from __future__ import annotations

import re
from pathlib import PurePosixPath
from typing import TYPE_CHECKING, Final

from generator import furniture
from generator.errors import ArticleError
from generator.news import Article, Outlet, Problem
from generator.read.addresses import host, web_address
from generator.read.characters import one_line, visible
from generator.read.dates import Publication, publication
from generator.read.fields import Fields
from generator.read.identity import article_id, member_id, slug

if TYPE_CHECKING:
    from generator.read.body import Body
    from generator.read.context import Context
    from generator.read.fields import Field, Sheet

TITLE: Final = 300
CUT_TITLE: Final = 90
LANGUAGE: Final = re.compile(r"[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8}){0,3}")


def problem(error: ArticleError, path: str, *, kept: bool) -> Problem:
    """What an editor is told; `path` as an editor knows it."""
    found, allowed, hint = (None if text is None else visible(text) for text in (error.found, error.allowed, error.hint))
    return Problem(visible(path), visible(error.message), error.line, found, allowed, hint, "kept" if kept else "left-out")


def assembled(sheet: Sheet, path: str, context: Context) -> tuple[Article, tuple[Problem, ...]]:
    """The article of a sheet and what was wrong with it. Raises ArticleError where there is no text."""
    if not sheet.body.text:
        found = "an empty file" if sheet.fields == Fields() else "nothing below what is said of the article"
        raise ArticleError("there is no text", found=found, allowed="at least one paragraph")
    desk = _Desk(context, list(sheet.remarks))
    article = desk.article(sheet, path)
    return article, tuple(problem(each, context.shown(path), kept=True) for each in desk.remarks)


class _Desk:
    """Types the fields of one article and notes what could not be used."""

    def __init__(self, context: Context, remarks: list[ArticleError]) -> None:
        self.context = context
        self.remarks = remarks

    def article(self, sheet: Sheet, path: str) -> Article:
        fields, body = sheet.fields, sheet.body
        line = furniture.dateline(body.text)
        date = self._date(fields.date) or self._dateline(line.when)
        url = self._address(fields.url)
        return Article(
            id=article_id(path) if sheet.member is None else member_id(path, sheet.member),
            path=path,
            title=_title(fields.title, body),
            text=body.text,
            outlet=self._outlet(fields.outlet, path),
            url=url,
            published=date.published if date else None,
            day=date.day if date else None,
            authors=_texts(fields.authors),
            credit=_text(fields.credit) or line.agency,
            language=self._language(fields.language),
            tags=_texts(fields.tags),
            topics=self._topics(fields.topics),
            summary=_text(fields.summary),
            draft=fields.draft,
            blocks=body.blocks,
            markup=body.markup,
            removed=body.removed,
        )

    def _note(self, given: Field, message: str, allowed: str, hint: str) -> None:
        self.remarks.append(ArticleError(message, line=given.line, found=f'"{given.text[:80]}"', allowed=allowed, hint=hint))

    def _date(self, given: Field | None) -> Publication | None:
        if given is None:
            return None
        try:
            return publication(given.text, self.context.zone)
        except ArticleError as error:
            self._note(given, f'"date" cannot be used: {error.message}', error.allowed or "", "the article is undated")
            return None

    def _dateline(self, when: str | None) -> Publication | None:
        """The date of a dateline, where it names its year."""
        try:
            return publication(when, self.context.zone) if when and re.search(r"\d{4}", when) else None
        except ArticleError:
            return None

    def _address(self, given: Field | None) -> str | None:
        if given is None:
            return None
        address = web_address(given.text)
        if address is None:
            self._note(given, '"url" is no web address', "http:// or https:// and a host without a user name", "it was left out")
        return address

    def _outlet(self, given: Field | None, path: str) -> Outlet:
        parts = PurePosixPath(path).parts
        folder = parts[0] if len(parts) > 1 else None
        if given and (address := web_address(given.text)):
            return self.context.outlet(host(address), folder)
        return self.context.outlet(_text(given), folder)

    def _language(self, given: Field | None) -> str:
        if given is None:
            return self.context.language
        if LANGUAGE.fullmatch(tag := given.text.replace("_", "-")):
            return tag
        self._note(given, '"language" is no language tag', "en, fr, pt-BR", f'"{self.context.language}" is used')
        return self.context.language

    def _topics(self, given: tuple[Field, ...]) -> tuple[str, ...]:
        found = {known: None for each in given if (known := self._topic(each))}
        return tuple(found)

    def _topic(self, given: Field) -> str | None:
        known = self.context.topics.get(slug(given.text))
        if known is None:
            slugs = ", ".join(dict.fromkeys(self.context.topics.values())) or "none is configured"
            self._note(given, "this topic is not configured", slugs, "add it below topics: in config.yaml")
        return known


def _text(given: Field | None) -> str | None:
    return given.text if given else None


def _texts(given: tuple[Field, ...]) -> tuple[str, ...]:
    return tuple(each.text for each in given)


def _title(given: Field | None, body: Body) -> str:
    """The title that is given, else the first sentence of the news, cut at a word where it is long."""
    if given:
        return given.text if len(given.text) <= TITLE else _cut(given.text, TITLE)
    lines = [one_line(line) for line in body.text.split("\n")]
    line = next((line for line in lines if line and not furniture.byline(line)), lines[0])
    sentence = re.match(r".{20,}?[.!?][\"\u201d\u2019)]*(?=\s|$)", line)
    return _cut(sentence[0] if sentence else line, CUT_TITLE)


def _cut(text: str, longest: int) -> str:
    """The text, or as many of its words as fit, with an ellipsis."""
    if len(text) <= longest:
        return text
    return text[:longest].rpartition(" ")[0].rstrip(" ,;:-\u2013\u2014") + "…" if " " in text[:longest] else text[:longest] + "…"

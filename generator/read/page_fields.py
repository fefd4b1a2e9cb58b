"""What a web page says of its article: JSON-LD first, then OpenGraph and other meta elements, then `<time>`, canonical link and `<h1>`."""

from __future__ import annotations

import html
import re
from datetime import UTC
from typing import TYPE_CHECKING, Any, Final

from msgspec.structs import replace

from generator import furniture
from generator.errors import ArticleError
from generator.read import schema_org
from generator.read.addresses import host, web_address
from generator.read.dates import publication
from generator.read.fields import Field, Fields, field, several
from generator.read.identity import slug
from generator.read.json_text import loaded

if TYPE_CHECKING:
    from lxml.etree import _Element

SCRIPT: Final = 300_000
TITLES: Final = ("og:title", "twitter:title", "headline", "dc.title")
DATES: Final = (
    "article:published_time", "og:published_time", "datepublished", "pubdate", "publishdate", "publish-date", "publish_date", "date",
    "dc.date", "dc.date.issued", "dcterms.created", "parsely-pub-date", "sailthru.date",
)  # fmt: skip
AUTHORS: Final = ("author", "article:author", "byl", "parsely-author", "sailthru.author", "dc.creator")
SITES: Final = ("og:site_name", "application-name", "dc.publisher")
SUMMARIES: Final = ("og:description", "description", "twitter:description")
TAGS: Final = ("article:tag", "news_keywords", "keywords")


def page_fields(root: _Element) -> Fields:
    """The fields of a parsed page. What only a part of the page says is not taken for the whole: several `<time>` say nothing."""
    found = [_linked_data(root), _meta(root), _visible(root)]
    dates = [fields.date for fields in found if fields.date]
    date = next((each for each in dates if _is_date(each)), dates[0] if dates else None)
    said = found[0].or_else(found[1]).or_else(found[2])
    names = {slug(each.text) for each in (said.outlet,) if each}
    authors = tuple(each for each in said.authors if slug(each.text) not in names)
    return replace(said, date=date, title=_without_site(said.title, found), authors=authors)


def _is_date(given: Field) -> bool:
    try:
        publication(given.text, UTC)
    except ArticleError:
        return False
    return True


def _linked_data(root: _Element) -> Fields:
    """The first article that a JSON-LD script describes."""
    for script in root.iter("script"):
        if (script.get("type") or "").lower().startswith("application/ld+json") and len(script.text or "") < SCRIPT:
            article = _article(script.text or "")
            if article is not None:
                return _mended(schema_org.fields(article))
    return Fields()


def _article(text: str) -> dict[str, Any] | None:
    try:
        value = loaded(re.sub(r"^\s*(?://)?\s*<!\[CDATA\[|(?://)?\s*\]\]>\s*$", "", text).strip().rstrip(";"))
    except ArticleError:
        return None
    values = value if isinstance(value, list) else [value]
    graphs = [each["@graph"] for each in values if isinstance(each, dict) and isinstance(each.get("@graph"), list)]
    nodes = (*values, *(node for graph in graphs for node in graph))
    return next((node for node in nodes if isinstance(node, dict) and "@type" in node and schema_org.is_article(node)), None)


def _mended(fields: Fields) -> Fields:
    """The fields, mended: a page that could be saved was published, and its own topics are none of ours."""
    texts = {name: _unescaped(getattr(fields, name)) for name in ("title", "summary", "outlet")}
    return replace(fields, draft=False, topics=(), url=_web(fields.url), **texts)


def _unescaped(given: Field | None) -> Field | None:
    """The text without the character references that some sites put into JSON."""
    return field(html.unescape(given.text)) if given else None


def _meta(root: _Element) -> Fields:
    given: dict[str, list[str]] = {}
    for element in root.iter("meta"):
        name = element.get("property") or element.get("name") or element.get("itemprop")
        content = (element.get("content") or "").strip()
        if name and content:
            given.setdefault(name.lower(), []).append(content)
    site = _one(given, SITES)
    authors = [name for key in AUTHORS for text in given.get(key, ()) if not web_address(text) for name in furniture.names(text)]
    return Fields(
        title=_one(given, TITLES),
        outlet=field(site.text.lstrip("@")) if site else None,
        url=_web(_one(given, ("og:url",))),
        date=_one(given, DATES),
        authors=several(authors) if len(authors) < 8 else (),
        summary=_one(given, SUMMARIES),
        tags=several(part for key in TAGS[:1] for text in given.get(key, ()) for part in text.split(",")),
        language=_language(_one(given, ("og:locale", "content-language", "inlanguage"))),
    )


def _visible(root: _Element) -> Fields:
    headings = [text for each in root.iter("h1") if (text := field("".join(each.itertext())))]
    title = next((field("".join(each.itertext())) for each in root.iter("title")), None)
    canonical = next((each.get("href") for each in root.iter("link") if (each.get("rel") or "").lower() == "canonical"), None)
    url = _web(field(canonical))
    return Fields(
        title=headings[0] if len(headings) == 1 else title,
        url=url,
        outlet=field(host(url.text)) if url else None,
        date=_time(root),
        language=_language(field(root.get("lang"))),
    )


def _time(root: _Element) -> Field | None:
    """The one date that `<time>` elements name; itemprop or pubdate tells which where there are several."""
    times = [each for each in root.iter("time") if each.get("datetime")]
    marked = [each for each in times if each.get("pubdate") is not None or each.get("itemprop") == "datePublished"]
    values = {str(each.get("datetime")).strip() for each in (marked or times)}
    return field(min(values)) if values and len({value[:10] for value in values}) == 1 else None


def _one(given: dict[str, list[str]], names: tuple[str, ...]) -> Field | None:
    return next((found for name in names for text in given.get(name, ()) if (found := field(text))), None)


def _without_site(title: Field | None, found: list[Fields]) -> Field | None:
    """The title without the name of the site that many pages put behind it."""
    sites = {slug(each.outlet.text).replace("-", "") for each in found if each.outlet}
    parts = re.split(r"\s+([-|\u2013\u2014:»])\s+", title.text) if title else []
    while len(parts) > 1 and slug(parts[-1]).replace("-", "") in sites:
        parts = parts[:-2]
    return field(title.text[: title.text.rindex(parts[-1]) + len(parts[-1])]) if title else None


def _web(given: Field | None) -> Field | None:
    return given if given and web_address(given.text) else None


def _language(given: Field | None) -> Field | None:
    match = re.match(r"[A-Za-z]{2,3}(?:[-_][A-Za-z]{2}\b)?", given.text) if given else None
    return field(match[0].replace("_", "-")) if match else None

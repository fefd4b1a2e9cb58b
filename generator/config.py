"""What an editor may change: one frozen class that is schema, default and documentation of config.yaml; and its loader.

The loader walks the classes, so that a key is known, typed and documented by being a field.
"""

from __future__ import annotations

import re
import types
from difflib import get_close_matches
from typing import TYPE_CHECKING, Annotated, Any, Final, NoReturn, TypeVar, cast, get_args, get_origin, get_type_hints
from urllib.parse import urlsplit
from zoneinfo import ZoneInfo

from msgspec import NODEFAULT, Meta, Struct
from msgspec.structs import fields, replace

from generator.errors import ConfigError
from generator.yaml_subset import Mapping, Refused, Scalar, Sequence, described, flag, integer, parsed

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from generator.yaml_subset import Node


class SiteConfig(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """`site:`, what the site says of itself."""

    title: Annotated[str, Meta(description="Name of the briefing, on every page.")] = "Briefing"
    description: Annotated[str, Meta(description="One sentence below the name and in the feeds.")] = ""
    base_url: Annotated[
        str,
        Meta(
            description="Where the site will be reached, e.g. https://example.org/sub/. "
            "Needed only by feeds and sitemap; empty: they are left out or relative."
        ),
    ] = ""
    language: Annotated[str, Meta(description="Language of articles that do not say theirs, and of the pages (BCP 47).")] = "en"
    timezone: Annotated[str, Meta(description="Time zone (IANA name) in which a day begins.")] = "UTC"


class OutletConfig(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """One of `outlets:`, what is known of who publishes."""

    name: Annotated[str, Meta(description="Name as readers know it.")]
    folder: Annotated[str | None, Meta(description="Folder below content/ whose articles are this outlet's; else matched by name.")] = None
    url: Annotated[str | None, Meta(description="Home page.")] = None
    owner: Annotated[str | None, Meta(description="Who owns it; outlets of one owner count as one source.")] = None
    kind: Annotated[str | None, Meta(description="agency, newspaper, broadcaster, state media, NGO, government, blog ...")] = None


class TopicConfig(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """One of `topics:`, an editor's theme."""

    slug: Annotated[str, Meta(description="Name in the address of its page: lower-case letters, digits, hyphens.")]
    name: Annotated[str, Meta(description="Heading.")]
    description: Annotated[str, Meta(description="One sentence below the heading.")] = ""
    keywords: Annotated[
        tuple[str, ...],
        Meta(description="Words, phrases or entity names; a passage with one of them belongs to the topic. Any inflection counts."),
    ] = ()
    exclude: Annotated[tuple[str, ...], Meta(description="Words or phrases that keep a passage out all the same.")] = ()


class PipelineConfig(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """`pipeline:`, what reads the articles."""

    model: Annotated[str, Meta(description="'embedded', or the name or path of an installed spaCy pipeline.")] = "embedded"


class LimitsConfig(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """`limits:`, bounds on what is read from untrusted files."""

    article_bytes: Annotated[int, Meta(description="Largest article file that is read, in bytes.", ge=1)] = 2_000_000


class Config(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """config.yaml. Every key is optional; folders are relative to the file."""

    title: Annotated[str | None, Meta(description="Short for site.title, for the smallest configuration.")] = None
    site: Annotated[SiteConfig, Meta(description="What the site says of itself.")] = SiteConfig()
    content: Annotated[str, Meta(description="Folder of the articles.")] = "content"
    templates: Annotated[
        str | None,
        Meta(description="Folder of templates and assets that stand before the default theme's; none: templates/ where there is one."),
    ] = None
    output: Annotated[str, Meta(description="Folder that the site is written to.")] = "site"
    cache: Annotated[str, Meta(description="Folder of what is remembered between builds.")] = ".briefing"
    outlets: Annotated[tuple[OutletConfig, ...], Meta(description="Who publishes the articles.")] = ()
    topics: Annotated[tuple[TopicConfig, ...], Meta(description="The editor's themes, in the order of the pages.")] = ()
    pipeline: Annotated[PipelineConfig, Meta(description="What reads the articles.")] = PipelineConfig()
    limits: Annotated[LimitsConfig, Meta(description="Bounds on untrusted files.")] = LimitsConfig()


# ------------------------------------------------------------------ loading

LARGEST: Final = 1_000_000
SLUG: Final = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")
LANGUAGE: Final = re.compile(r"[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8}){0,3}")
KINDS: Final[dict[object, str]] = {str: "a text", int: "a whole number", bool: "true or false", tuple: "a list"}
S = TypeVar("S", bound=Struct)


def load_config(path: Path) -> Config:
    """The configuration in the file, the default one where there is no such file. Raises ConfigError."""
    try:
        with path.open("rb") as file:
            data = file.read(LARGEST + 1)
    except FileNotFoundError:
        return Config()
    except OSError as error:
        raise ConfigError(f"{path.name}: cannot be read: {error.strerror or error}") from None
    return parse_config(data, path.name)


def parse_config(data: bytes, name: str) -> Config:
    """The configuration that is written; `name` of the file stands in messages. Raises ConfigError."""
    loader = _Loader(name)
    if len(data) > LARGEST:
        raise ConfigError(f"{name}: the file is too large; at most {LARGEST} bytes are allowed")
    try:
        node = parsed(data.decode("utf-8-sig").replace("\r\n", "\n").replace("\r", "\n"))
    except UnicodeDecodeError as error:
        raise ConfigError(f"{name}, line {data.count(10, 0, error.start) + 1}: the file is not UTF-8; save it as UTF-8") from None
    except Refused as error:
        loader.refuse(error.line, error.message, found=error.found, allowed=error.allowed, hint=error.hint)
    if node is None or (isinstance(node, Scalar) and node.empty):
        return Config()
    config = loader.struct(Config, node, "")
    loader.check(config)
    return _with_title(config, loader)


def _with_title(config: Config, loader: _Loader) -> Config:
    """The title where it belongs, however it was given."""
    if config.title is None:
        return config
    if "site.title" in loader.lines:
        loader.refuse(loader.lines["title"], '"title" is short for "site.title", and both are given', hint="leave out one of them")
    return replace(config, title=None, site=replace(config.site, title=config.title))


class _Loader:
    """Turns nodes into the classes above. `lines` remembers where each key stood ("topics.0.slug")."""

    def __init__(self, name: str) -> None:
        self.name = name
        self.lines: dict[str, int] = {}

    def refuse(self, line: int | None, message: str, *, found: str | None = None, allowed: str | None = None, hint: str | None = None) -> NoReturn:
        parts = [f"found {found}" if found else "", f"allowed: {allowed}" if allowed else "", hint or ""]
        place = self.name if line is None else f"{self.name}, line {line}"
        raise ConfigError("; ".join([f"{place}: {message}", *filter(None, parts)]))

    def struct(self, kind: type[S], node: Node, path: str) -> S:
        if not isinstance(node, Mapping):
            self.refuse(node.line, f"{_shown(path)} must be keys with values", found=described(node), allowed=", ".join(_keys(kind)))
        hints = get_type_hints(kind, include_extras=True)
        values: dict[str, Any] = {}
        for key, value in node.entries:
            if key.text not in hints:
                self._unknown(key, kind, path)
            place = f"{path}.{key.text}" if path else key.text
            self.lines[place] = key.line
            if not (isinstance(value, Scalar) and value.empty):
                values[key.text] = self.value(hints[key.text], value, place)
        missing = [each.name for each in fields(kind) if each.default is NODEFAULT and each.default_factory is NODEFAULT and each.name not in values]
        if missing:
            self.refuse(node.line, f'{_shown(path)}: the key "{missing[0]}" is missing')
        return kind(**values)

    def _unknown(self, key: Scalar, kind: type[Struct], path: str) -> NoReturn:
        names = _keys(kind)
        near = get_close_matches(key.text[:80].lower(), names, 1)
        hint = f'did you mean "{near[0]}"?' if near else None
        where = f" in {_shown(path)}" if path else ""
        self.refuse(key.line, f'unknown key "{key.text[:80]}"{where}', allowed=None if near else ", ".join(names), hint=hint)

    def value(self, hint: Any, node: Node, path: str) -> Any:
        kind, meta = _plain(hint)
        if isinstance(kind, type) and issubclass(kind, Struct):
            return self.struct(kind, node, path)
        if get_origin(kind) is tuple:
            return self._list(get_args(kind)[0], node, path)
        return self._scalar(kind, node, path, meta)

    def _list(self, hint: Any, node: Node, path: str) -> tuple[Any, ...]:
        if not isinstance(node, Sequence):
            self.refuse(node.line, f"{_shown(path)} must be a list", found=described(node), allowed="a list", hint='begin each item with "- "')
        return tuple(self.value(hint, item, f"{path}.{number}") for number, item in enumerate(node.items))

    def _scalar(self, kind: Any, node: Node, path: str, meta: Meta | None) -> Any:
        read: dict[Any, Callable[[Scalar], Any]] = {str: lambda scalar: scalar.text, int: integer, bool: flag}
        value = read[kind](node) if isinstance(node, Scalar) and not (kind is str and node.empty) else None
        if value is None:
            self.refuse(node.line, f"{_shown(path)} must be {KINDS[kind]}", found=described(node), allowed=KINDS[kind])
        if meta and meta.ge is not None and value < meta.ge:
            self.refuse(node.line, f"{_shown(path)} is too small", found=str(value), allowed=f"{meta.ge} or more")
        return value

    # -------------------------------------------------------------- what types cannot say

    def check(self, config: Config) -> None:
        """Refuses values that no page could be made with."""
        site = config.site
        if site.base_url and not _is_address(site.base_url):
            self._bad("site.base_url", site.base_url, "an address that begins with http:// or https://")
        if not LANGUAGE.fullmatch(site.language):
            self._bad("site.language", site.language, "a language tag such as en or pt-BR")
        if not _is_zone(site.timezone):
            self._bad("site.timezone", site.timezone, "UTC, or an IANA name such as Europe/Berlin")
        for key in ("content", "output", "cache"):
            if not getattr(config, key).strip() or "\0" in getattr(config, key):
                self._bad(key, getattr(config, key), "a folder")
        for number, outlet in enumerate(config.outlets):
            if outlet.url and not _is_address(outlet.url):
                self._bad(f"outlets.{number}.url", outlet.url, "an address that begins with http:// or https://")
        for number, topic in enumerate(config.topics):
            if not SLUG.fullmatch(topic.slug) or len(topic.slug) > 80:
                self._bad(f"topics.{number}.slug", topic.slug, "lower-case letters, digits and single hyphens, 80 at most")
        self._unique("topics", "slug", [topic.slug for topic in config.topics])
        self._unique("outlets", "name", [outlet.name.casefold() for outlet in config.outlets])
        self._unique("outlets", "folder", [outlet.folder for outlet in config.outlets])

    def _bad(self, path: str, found: str, allowed: str) -> NoReturn:
        self.refuse(self.lines.get(path), f"{_shown(path)} cannot be used", found=f'"{found[:80]}"', allowed=allowed)

    def _unique(self, section: str, key: str, values: list[str | None]) -> None:
        first: dict[str, int] = {}
        for number, value in enumerate(values):
            line = self.lines.get(f"{section}.{number}.{key}", 0)
            if value is not None and first.setdefault(value, line) != line:
                self.refuse(line, f'the {key} "{value}" is given twice in {section}', hint=f"the first one is in line {first[value]}")


def _keys(kind: type[Struct]) -> list[str]:
    return [each.name for each in fields(kind)]


def _shown(path: str) -> str:
    """A key as an editor reads it: "topics, item 2, slug"."""
    parts = [f"item {int(part) + 1}" if part.isdigit() else part for part in path.split(".")]
    return re.sub(r"^(\w+), (?=\w+$)", r"\1.", ", ".join(parts)) if path else "the configuration"


def _plain(hint: Any) -> tuple[Any, Meta | None]:
    """The type without its documentation, None taken out of it; and the bounds that stand beside it."""
    meta = None
    if get_origin(hint) is Annotated:
        hint, meta = get_args(hint)[0], cast("Meta", get_args(hint)[1])
    if get_origin(hint) is types.UnionType:
        hint = next(each for each in get_args(hint) if each is not type(None))
    return hint, meta


def _is_address(text: str) -> bool:
    try:
        parts = urlsplit(text)
        return parts.scheme in {"http", "https"} and bool(parts.hostname) and parts.username is None and not re.search(r"[\s<>\"\\]", text)
    except ValueError:
        return False


def _is_zone(name: str) -> bool:
    try:
        return name.upper() == "UTC" or bool(ZoneInfo(name))
    except (ValueError, OSError, KeyError):  # also ZoneInfoNotFoundError, a folder's name, a name with ".."
        return False

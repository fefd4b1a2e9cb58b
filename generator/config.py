"""What an editor may change: one frozen class that is schema, default and documentation of config.yaml."""

from __future__ import annotations

from typing import Annotated

from msgspec import Meta, Struct


class SiteConfig(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """`site:`, what the site says of itself."""

    title: Annotated[str, Meta(description="Name of the briefing, on every page.")] = "Briefing"
    description: Annotated[str, Meta(description="One sentence below the name and in the feeds.")] = ""
    base_url: Annotated[str, Meta(description="Where the site will be reached, e.g. https://example.org/sub/. Needed only by feeds and sitemap; empty: they are left out or relative.")] = ""
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
    keywords: Annotated[tuple[str, ...], Meta(description="Words, phrases or entity names; a passage with one of them belongs to the topic. Any inflection counts.")] = ()
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
    templates: Annotated[str | None, Meta(description="Folder of templates and assets that stand before the default theme's; none: templates/ where there is one.")] = None
    output: Annotated[str, Meta(description="Folder that the site is written to.")] = "site"
    cache: Annotated[str, Meta(description="Folder of what is remembered between builds.")] = ".briefing"
    outlets: Annotated[tuple[OutletConfig, ...], Meta(description="Who publishes the articles.")] = ()
    topics: Annotated[tuple[TopicConfig, ...], Meta(description="The editor's themes, in the order of the pages.")] = ()
    pipeline: Annotated[PipelineConfig, Meta(description="What reads the articles.")] = PipelineConfig()
    limits: Annotated[LimitsConfig, Meta(description="Bounds on untrusted files.")] = LimitsConfig()

"""What every reader knows of the site, made once from the configuration."""

from __future__ import annotations

from datetime import UTC, tzinfo
from pathlib import PurePosixPath
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

from generator.news import Outlet, Record
from generator.read.characters import one_line
from generator.read.identity import safe_name, slug

if TYPE_CHECKING:
    from generator.config import Config, OutletConfig

UNKNOWN = Outlet(id="unknown", name="Unknown outlet")


class Context(Record, frozen=True, kw_only=True):
    """`outlets` maps the slug of a name or a folder to its outlet; `topics` the slug of a topic's name or slug to its slug.

    `folder` stands before paths that an editor is shown; `article_bytes` bounds a file.
    """

    outlets: dict[str, Outlet]
    topics: dict[str, str]
    language: str
    zone: tzinfo
    folder: str
    article_bytes: int

    @classmethod
    def of(cls, config: Config) -> Context:
        """The context of a configuration that was checked when it was loaded."""
        name = config.site.timezone
        return cls(
            outlets=_outlets(config.outlets),
            topics={slug(key): topic.slug for topic in config.topics for key in (topic.name, topic.slug)},
            language=config.site.language,
            zone=UTC if name.upper() == "UTC" else ZoneInfo(name),
            folder=config.content,
            article_bytes=config.limits.article_bytes,
        )

    def shown(self, path: str) -> str:
        """A path below content/ as an editor knows it."""
        return str(PurePosixPath(self.folder) / path)

    def outlet(self, name: str | None, folder: str | None) -> Outlet:
        """The outlet of this name, else the one of the folder; one that is not configured is known by its name alone."""
        known = self.outlets.get(slug(name or folder or ""))
        if known or not (name or folder):
            return known or UNKNOWN
        shown = one_line(name or folder or "")
        return Outlet(id=safe_name(shown, "outlet"), name=shown)


def _outlets(configured: tuple[OutletConfig, ...]) -> dict[str, Outlet]:
    found: dict[str, Outlet] = {}
    for each in configured:
        outlet = Outlet(id=safe_name(each.name, "outlet"), name=each.name, url=each.url, owner=each.owner, kind=each.kind)
        for key in filter(None, (slug(each.name), slug(each.folder or ""))):
            found.setdefault(key, outlet)
    return found

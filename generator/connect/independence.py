"""Who speaks for himself: outlets of one owner, and an article and its reprints, are one source."""

from __future__ import annotations

from typing import TYPE_CHECKING

from generator.connect.copies import root

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from generator.news import Article


def sources_of(articles: Iterable[Article], copy_of: Mapping[str, str]) -> dict[str, str]:
    """Article id -> the owner of the outlet, or the outlet itself, whose text this first was."""
    by_id = {article.id: article for article in articles}
    return {key: _publisher(by_id[root(key, copy_of)]) for key in by_id}


def _publisher(article: Article) -> str:
    owner = article.outlet.owner
    return f"owner {' '.join(owner.casefold().split())}" if owner else f"outlet {article.outlet.id}"

"""The pages of the claims: who asserts, confirms and denies what."""

from __future__ import annotations

from typing import TYPE_CHECKING

from generator.compose import paging, urls
from generator.compose.lines import POSITIONS_SHOWN
from generator.compose.page_types import ClaimsPage
from generator.compose.views import head
from generator.news import Page

if TYPE_CHECKING:
    from collections.abc import Iterator

    from generator.compose.index import Index
    from generator.compose.lines import Lines
    from generator.compose.paging import Chunk
    from generator.news import Claim, Edition, Standing

_SIZE = 70  # passages
_FRONT = 16
_SINGLE = 16


def claim_chunks(edition: Edition) -> tuple[Chunk[Claim], ...]:
    """The claims of more than one passage, a month to a page where they are many."""
    weighed = [claim for claim in _ordered(edition, "disputed", "corroborated") if claim.positions]
    return paging.chunks(urls.CLAIMS, weighed, _month, _SIZE, _weight)


def _weight(claim: Claim) -> int:
    """How many passages a claim's card shows at most."""
    return 1 + min(len(claim.positions), POSITIONS_SHOWN)


def claim_pages(edition: Edition) -> dict[str, str]:
    """Where each claim is read in full: its page and anchor. A claim of one source that is not listed has none."""
    listed = {claim.id: chunk.path for chunk in claim_chunks(edition) for claim in chunk.items}
    listed.update((claim.id, urls.CLAIMS) for claim in _single(edition)[:_SINGLE])
    return {key: f"{path}#{urls.claim_anchor(key)}" for key, path in listed.items()}


def pages(index: Index, lines: Lines) -> Iterator[Page]:
    """The claims page, and one per month where they do not fit on it."""
    parts = claim_chunks(index.edition)
    if len(parts) > 1 or parts[0].path != urls.CLAIMS:
        front = tuple(_ordered(index.edition, "disputed", "corroborated"))[:_FRONT]
        yield _page(index, lines, paging.Chunk(urls.CLAIMS, "", front), parts)
    for part in parts:
        yield _page(index, lines, part, parts)


def _page(index: Index, lines: Lines, part: Chunk[Claim], parts: tuple[Chunk[Claim], ...]) -> Page:
    front = part.path == urls.CLAIMS
    single = _single(index.edition) if front else ()
    label = f": {part.label}" if part.label else ""
    record = ClaimsPage(
        **head(index, part.path, f"Claims{label}", f"Claims{label} in {index.site.title}: disputed and corroborated, with all sides.", "claims"),
        disputed=lines.claims(claim.id for claim in part.items if claim.standing == "disputed"),
        corroborated=lines.claims(claim.id for claim in part.items if claim.standing == "corroborated"),
        single=lines.claims(claim.id for claim in single[:_SINGLE]),
        single_more=max(0, len(single) - _SINGLE),
        pager=paging.pager(urls.CLAIMS, "Claims by month", part.path, parts),
    )
    return Page(part.path, "claims.html", record)


def _ordered(edition: Edition, *standings: Standing) -> Iterator[Claim]:
    """The claims of these standings, in the order of the standings and then of the edition."""
    for standing in standings:
        yield from (claim for claim in edition.claims if claim.standing == standing)


def _single(edition: Edition) -> tuple[Claim, ...]:
    return tuple(_ordered(edition, "single-source"))


def _month(claim: Claim) -> str:
    """The month of the latest position that has a date."""
    return paging.month(max((one.when for one in claim.positions if one.when), default=None))

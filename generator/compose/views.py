"""The head of a page: what every page type fills in the same way."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from generator.compose import urls

if TYPE_CHECKING:
    from generator.compose.index import Index
    from generator.news import Outlet

_SHORTEST, _LONGEST = 25, 300  # of a description: what search engines show


def head(index: Index, path: str, title: str, description: str, section: str = "", linked: dict[str, Any] | None = None) -> dict[str, Any]:
    """The fields that every page has, as keyword arguments of its record. `linked` is schema.org data on what the page is about."""
    address = index.site.base_url + path if index.site.base_url else None
    described = shortened(description if len(description) >= _SHORTEST else f"{description} ({index.site.title})", _LONGEST)
    return {
        "site": index.site,
        "path": path,
        "root": urls.root(path),
        "title": title,
        "description": described,
        "section": section,
        "address": address,
        "linked": linked_page(title, described, address, linked),
    }


def linked_page(title: str, description: str, address: str | None, about: dict[str, Any] | None) -> dict[str, Any]:
    """The page as a schema.org object; a WebPage needs an address."""
    kind = "WebPage" if address else "CreativeWork"
    page: dict[str, Any] = {"@context": "https://schema.org", "@type": kind, "name": title, "description": description}
    if address:
        page["url"] = address
    if about:
        page["mainEntity" if address else "about"] = about
    return page


def item_list(items: list[tuple[str, str | None]]) -> dict[str, Any]:
    """A schema.org list of names and absolute addresses (None where unknown)."""
    elements = [
        {"@type": "ListItem", "position": position, "name": name, **({"url": address} if address else {})}
        for position, (name, address) in enumerate(items, start=1)
    ]
    return {"@type": "ItemList", "itemListElement": elements}


def organization(index: Index, outlet: Outlet) -> dict[str, Any]:
    """An outlet as a schema.org object, with its home page, else its page here."""
    found: dict[str, Any] = {"@type": "Organization", "name": outlet.name}
    home = urls.external(outlet.url)
    page = index.outlet_pages.get(outlet.id)
    if home or (page and index.site.base_url):
        found["url"] = home.href if home else f"{index.site.base_url}{page}"
    return found


def shortened(text: str, longest: int) -> str:
    """The site's own words, cut at a blank where they are too long; never used on a quotation."""
    squeezed = " ".join(text.split())
    if len(squeezed) <= longest:
        return squeezed
    cut = squeezed[: longest - 1]
    words = cut.rsplit(" ", 1)[0]
    return (words if len(words) > longest // 2 else cut) + "…"

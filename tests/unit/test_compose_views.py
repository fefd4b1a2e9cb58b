"""The head of a page: descriptions of a useful length, whatever names they hold."""

from __future__ import annotations

import pytest
from editions import sample_edition

from generator.compose.index import Index
from generator.compose.views import head, shortened
from generator.config import Config, SiteConfig


@pytest.mark.parametrize(
    ("text", "short"),
    [
        ("One two", "One two"),
        (" One\n two ", "One two"),
        ("One two three four", "One two…"),
        ("A" + "x" * 30, "Axxxxxxxxxx…"),
        ("A b" + "x" * 30, "A bxxxxxxxx…"),
    ],
)
def test_the_sites_own_words_are_cut_at_a_blank(text, short):
    """A word that is too long itself is cut."""
    assert shortened(text, 12) == short


def test_a_short_description_names_the_site():
    """So that it is of a length that is shown."""
    index = Index(sample_edition(), Config(site=SiteConfig(title="Harbour Briefing")))
    assert head(index, "x.html", "X", "Names")["description"] == "Names (Harbour Briefing)"


def test_without_an_address_a_page_claims_none():
    """Linked data calls a page a WebPage only where its address is known."""
    fields = [
        head(Index(sample_edition(), Config(site=SiteConfig(base_url=base))), "a/b.html", "B", "d")["linked"] for base in ("https://a.example/x", "")
    ]
    assert (fields[0]["@type"], fields[0]["url"]) == ("WebPage", "https://a.example/x/a/b.html")
    assert fields[1]["@type"] == "CreativeWork"
    assert "url" not in fields[1]

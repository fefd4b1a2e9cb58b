"""Documentation of themes and data: every template, record and field of the program is in it, and nothing that is gone."""

from __future__ import annotations

import inspect
import re
from pathlib import Path

import msgspec
import pytest

from generator.compose import open_data, page_types, shown

ROOT = Path(__file__).parents[2]
THEMING = (ROOT / "docs" / "theming.md").read_text()
DATA = (ROOT / "docs" / "open-data.md").read_text()
PAGES = {
    name: cls
    for name, cls in inspect.getmembers(page_types, inspect.isclass)
    if issubclass(cls, page_types.View | page_types.Sitemap) and cls is not page_types.View
}
ROWS = {
    found[2]: (found[1], re.findall(r"`(\w+)`", found[3]))
    for found in re.finditer(r"^\| `([\w.]+)` \| .*? \| `(\w+)` \| (.*) \|$", THEMING, re.MULTILINE)
}


def test_every_page_type_is_documented():
    """The table of pages has a row per record, and none for a record that is gone."""
    assert ROWS.keys() == PAGES.keys()


@pytest.mark.parametrize("name", sorted(PAGES))
def test_every_field_of_a_page_is_documented(name):
    """The row names the page's own fields, in their order."""
    common = () if name == "Sitemap" else page_types.View.__struct_fields__
    assert ROWS[name][1] == [field for field in PAGES[name].__struct_fields__ if field not in common]


def test_every_template_is_documented_and_there():
    """The templates of the table are those of the theme, but for the base that they extend."""
    there = {path.name for path in (ROOT / "templates").iterdir() if path.is_file()}
    assert {template for template, _ in ROWS.values()} == there - {"base.html"}


def test_every_part_of_a_record_is_documented():
    """What pages are made of is named."""
    found = {**vars(shown), **vars(page_types)}
    ours = (shown.__name__, page_types.__name__)
    parts = [name for name, cls in found.items() if inspect.isclass(cls) and cls.__module__ in ours and not issubclass(cls, page_types.View)]
    missing = [name for name in parts if f"`{name}`" not in THEMING and name not in ("Site", "SitemapEntry")]
    assert missing == []


def test_every_field_of_the_data_is_documented():
    """Each key of each published record is named."""
    records = [cls for _, cls in inspect.getmembers(open_data, inspect.isclass) if issubclass(cls, msgspec.Struct)]
    missing = [f"{cls.__name__}.{field}" for cls in records for field in cls.__struct_fields__ if f"`{field}`" not in DATA]
    assert missing == []


def test_every_value_of_the_data_is_documented():
    """Stances, standings, styles, positions and types of entities are all named."""
    values = [
        value for kind in (open_data.Stance, open_data.Standing, open_data.Style, open_data.Stand, open_data.EntityType) for value in kind.__args__
    ]
    missing = [value for value in values if value not in DATA]
    assert missing == []

"""The open data: every key, every reference, every byte the same."""

from __future__ import annotations

import csv
import io

import msgspec
import pytest
from editions import sample_edition, synthetic_edition, texts_of
from msgspec.structs import replace

from generator.compose import open_data
from generator.compose.data import data_files, schema
from generator.config import Config, SiteConfig
from generator.news import Outlet
from generator.provenance import check_records

CONFIG = Config(site=SiteConfig(title="Harbour Briefing", base_url="https://briefing.example"))
REFERENCES = {
    "articles": {"outlet": "outlets", "copy_of": "articles", "story": "stories", "topics": "topics"},
    "outlets": {"articles": "articles"},
    "statements": {"article": "articles", "topics": "topics"},
    "figures": {"article": "articles", "according_to": "statements", "topics": "topics"},
    "facts": {
        "article": "articles",
        "who": "entities",
        "where": "entities",
        "statements": "statements",
        "figures": "figures",
        "story": "stories",
        "claim": "claims",
    },
    "stories": {"articles": "articles", "facts": "facts", "claims": "claims", "topics": "topics"},
    "topics": {"articles": "articles", "facts": "facts", "statements": "statements", "figures": "figures"},
    "timeline": {"facts": "facts"},
}


@pytest.fixture(scope="module")
def files():
    """The data files of the rich edition by path."""
    return {artifact.path: artifact.data for artifact in data_files(sample_edition(), CONFIG)}


@pytest.fixture(scope="module")
def briefing(files):
    """data/briefing.json as plain values."""
    return msgspec.json.decode(files["data/briefing.json"])


def _dangling(briefing):
    keys = {
        name: {row.get("id") or row.get("slug") for row in rows}
        for name, rows in briefing.items()
        if isinstance(rows, list) and name not in ("timeline", "problems")
    }
    for name, fields in REFERENCES.items():
        for row in briefing[name]:
            for field, target in fields.items():
                named = row[field] if isinstance(row[field], list) else [row[field]]
                yield from (f"{name}.{field}: {key}" for key in named if key is not None and key not in keys[target])


def test_the_files_are_those_of_the_public_interface(files):
    """One file for the whole, one per article, four tables, two schemas."""
    assert sorted(files) == sorted(
        [
            "data/briefing.json",
            *(f"data/articles/{key}.json" for key in ("herald-locks", "radio-copy", "wire-ministry", "ministry-note", "background")),
            *(f"data/{name}.csv" for name in ("statements", "figures", "facts", "entities")),
            "data/schema/briefing.json",
            "data/schema/article.json",
        ]
    )


def test_every_file_fits_its_schema_types(files):
    """What is written can be read back into the record types, unknown keys refused."""
    assert msgspec.json.decode(files["data/briefing.json"], type=open_data.Briefing).schema == "briefing/1"
    assert msgspec.json.decode(files["data/articles/background.json"], type=open_data.ArticleFile).published is None


def test_every_key_is_always_there():
    """The schema requires every property, and each record type says what it is."""
    for record in (open_data.Briefing, open_data.ArticleFile):
        for name, definition in schema(record)["$defs"].items():
            assert definition["required"] == list(definition["properties"]), name
            assert definition["description"], name


def test_every_reference_resolves(briefing):
    """Every id that a record names exists."""
    assert list(_dangling(briefing)) == []


def test_a_reference_to_what_is_not_exported_cannot_be_written():
    """Ids that no record has are left out, wherever the edition names them."""
    edition = sample_edition()
    gone = replace(
        edition,
        entities=(),
        stories=tuple(replace(story, facts=("nobody.k1",), claims=("none",), topics=("nothing",)) for story in edition.stories),
        topics_of={"herald-locks": ("nothing",)},
        claim_of={"herald-locks.k0": "none"},
        copy_of={"radio-copy": "nowhere"},
    )
    data = next(artifact.data for artifact in data_files(gone, CONFIG) if artifact.path == "data/briefing.json")
    assert list(_dangling(msgspec.json.decode(data))) == []


def test_every_record_says_what_its_article_says(files):
    """The gate finds each record verbatim at its offsets."""
    for path, data in files.items():
        check_records(open_data_artifact(path, data), texts_of(sample_edition()))


def open_data_artifact(path, data):
    """The file as the gate is given it."""
    from generator.news import Artifact

    return Artifact(path, data)


def test_statements_say_who_and_how(briefing):
    """Speaker with entity, cue with lemma, content, stance, negation and day."""
    statement = next(one for one in briefing["statements"] if one["stance"] == "denies")
    assert statement["speaker"]["text"] == "A spokesman for the Harbour Ministry"
    assert statement["speaker"]["entity"] == "harbour-ministry"
    assert statement["cue"]["text"] == "denied"
    assert statement["content"]["text"] == "that the locks had changed hands"
    assert [one["negated"] for one in briefing["statements"] if one["article"] == "wire-ministry"] == [False, False, False, True]


def test_an_article_file_holds_text_and_what_was_removed(files):
    """The offsets of all records count in this text."""
    article = msgspec.json.decode(files["data/articles/herald-locks.json"])
    assert article["text"] == texts_of(sample_edition())["herald-locks"]
    assert article["removed"][0] == {"text": "Share this story with a friend!", "why": "share prompt"}
    assert {one["article"] for one in article["facts"]} == {"herald-locks"}


def test_arrays_have_their_order(briefing):
    """Articles newest first, entities by id, mentions by article and offset, the timeline by date."""
    assert [one["id"] for one in briefing["articles"]] == ["herald-locks", "radio-copy", "wire-ministry", "ministry-note", "background"]
    assert [one["id"] for one in briefing["entities"]] == sorted(one["id"] for one in briefing["entities"])
    assert [day["date"] for day in briefing["timeline"]] == sorted(day["date"] for day in briefing["timeline"])


def test_an_outlet_that_nobody_configured_is_exported():
    """An article's own outlet is there even where the edition's list lacks it."""
    edition = replace(sample_edition(), outlets=(Outlet("unused", "Unused"),))
    data = next(artifact.data for artifact in data_files(edition, CONFIG) if artifact.path == "data/briefing.json")
    assert list(_dangling(msgspec.json.decode(data))) == []


def test_the_same_edition_gives_the_same_bytes():
    """The order of mappings in memory does not reach the files."""
    edition = sample_edition()
    shuffled = replace(
        edition,
        topics_of=dict(reversed(edition.topics_of.items())),
        story_of=dict(reversed(edition.story_of.items())),
        entity_of=dict(reversed(edition.entity_of.items())),
        claim_of=dict(reversed(edition.claim_of.items())),
    )
    assert [a.data for a in data_files(edition, CONFIG)] == [a.data for a in data_files(shuffled, CONFIG)]


def test_tables_have_a_row_per_record(files, briefing):
    """Each table holds the records of its array, in the same order."""
    for name in ("statements", "figures", "facts", "entities"):
        rows = list(csv.DictReader(io.StringIO(files[f"data/{name}.csv"].decode("utf-8"), newline="")))
        assert [row["id"] for row in rows] == [one["id"] for one in briefing[name]]


@pytest.mark.parametrize("start", ["=", "+", "-", "@", "\t", "\r"])
def test_no_cell_begins_a_formula(start):
    """A title, name or passage that a spreadsheet would run is shown as text."""
    edition = sample_edition()
    entity = replace(edition.entities[0], name=f"{start}HYPERLINK(1)")
    data = next(a.data for a in data_files(replace(edition, entities=(entity,)), CONFIG) if a.path == "data/entities.csv")
    cells = [cell for row in csv.reader(io.StringIO(data.decode("utf-8"), newline="")) for cell in row]
    assert f"'{start}HYPERLINK(1)" in cells
    assert not any(cell.startswith(("=", "+", "-", "@", "\t", "\r")) for cell in cells)


def test_a_negative_number_stays_a_number():
    """Coordinates are not text, so that a spreadsheet can count with them."""
    edition = sample_edition()
    place = replace(edition.entities[0].place, lat=-12.5)
    data = next(
        a.data for a in data_files(replace(edition, entities=(replace(edition.entities[0], place=place),)), CONFIG) if a.path == "data/entities.csv"
    )
    assert b",-12.5," in data


def test_a_large_edition_resolves_too():
    """The same holds where there are many of everything."""
    data = next(a.data for a in data_files(synthetic_edition(60), CONFIG) if a.path == "data/briefing.json")
    assert list(_dangling(msgspec.json.decode(data))) == []

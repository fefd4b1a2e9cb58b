"""The assembly line, whole, on small sites and with a pipeline of rules."""

from __future__ import annotations

import hashlib
import json
from datetime import UTC, datetime
from pathlib import Path

import pytest
from pipelines import RulePipeline

from generator.build import Options, Outcome, build, check_content, project
from generator.errors import ConfigError

NOW = datetime(2031, 5, 20, 12, tzinfo=UTC)

GATE = """---
title: Harbour gate closed
outlet: Coast Herald
date: 2031-05-10
url: https://herald.example/gate
---
The harbour master said that Harbour was closed. About 300 people waited at the gate.

The ministry denied that Harbour was closed.
"""
WATER = """---
title: Water returns to Northgate
outlet: Northern Wire
date: 2031-05-11
---
The ministry confirmed that water reached Northgate. Some 40 people cheered.
"""


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A project with two good articles."""
    write(tmp_path, "content/gate.md", GATE)
    write(tmp_path, "content/wire/water.md", WATER)
    write(tmp_path, "config.yaml", "title: Harbour briefing\n")
    return tmp_path


def write(root: Path, name: str, text: str) -> None:
    path = root / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")


def built(root: Path, pipeline: RulePipeline | None = None, **options: object) -> Outcome:
    return build(project(root / "config.yaml"), Options(now=NOW, **options), pipeline=pipeline or RulePipeline())


def tree(site: Path) -> dict[str, str]:
    """Digest of every file of a site by its path."""
    return {path.relative_to(site).as_posix(): hashlib.sha256(path.read_bytes()).hexdigest() for path in site.rglob("*") if path.is_file()}


def data(root: Path) -> dict:
    return json.loads((root / "site/data/briefing.json").read_text("utf-8"))


def test_a_folder_of_articles_becomes_a_site(folder: Path) -> None:
    """Both articles are on the site, in its pages and in its data."""
    outcome = built(folder)
    assert outcome.status == "published"
    assert outcome.built == ("content/gate.md", "content/wire/water.md")
    assert outcome.edition == "2031-05-11"
    assert {article["id"] for article in data(folder)["articles"]} == {"gate", "wire-water"}
    assert "Harbour gate closed" in (folder / "site/index.html").read_text("utf-8")


def test_every_published_record_is_found_at_its_offsets(folder: Path) -> None:
    """The text of each statement, figure and fact is the article's text between its offsets."""
    built(folder)
    for kind in ("facts", "figures"):
        for record in data(folder)[kind]:
            text = json.loads((folder / f"site/data/articles/{record['article']}.json").read_text("utf-8"))["text"]
            assert text[record["start"] : record["end"]] == record["text"]


def test_a_build_in_which_nothing_changed_publishes_nothing(folder: Path) -> None:
    """The second build of the same input says so, analyses nothing, and leaves every file as it is."""
    built(folder)
    before = {path: path.stat().st_mtime_ns for path in (folder / "site").rglob("*")}
    pipeline = RulePipeline()
    outcome = built(folder, pipeline)
    assert outcome.status == "unchanged"
    assert pipeline.seen == []
    assert {path: path.stat().st_mtime_ns for path in (folder / "site").rglob("*")} == before


def test_one_changed_article_costs_one_analysis(folder: Path) -> None:
    """Only the article whose text changed is analysed again, and pages that do not mention it are kept."""
    built(folder)
    write(folder, "content/wire/water.md", WATER.replace("40 people", "50 people"))
    pipeline = RulePipeline()
    outcome = built(folder, pipeline)
    assert pipeline.seen == ["wire-water"]
    assert outcome.published is not None
    assert outcome.published.kept > 0
    before = tree(folder / "site")
    (folder / "site/briefing-manifest.json").unlink()
    rebuilt = folder / "again"
    build(project(folder / "config.yaml", output=rebuilt, remember=False), Options(now=NOW), pipeline=RulePipeline())
    after = tree(rebuilt)
    after.pop("briefing-manifest.json")
    before.pop("briefing-manifest.json")
    assert before == after


def test_a_page_that_somebody_changed_by_hand_is_made_again(folder: Path) -> None:
    """A file of the last build that is no longer what it was does not count as kept."""
    built(folder)
    page = folder / "site/index.html"
    good = page.read_bytes()
    page.unlink()
    page.write_bytes(good + b"<!-- by hand -->")
    built(folder)
    assert page.read_bytes() == good


def test_a_bad_article_never_stops_the_rest(folder: Path) -> None:
    """An article with broken front matter is a problem with its line; the others are built."""
    write(folder, "content/broken.md", "---\ntitle: A\ntitle: B\n---\nThe harbour is open.\n")
    outcome = built(folder)
    assert outcome.status == "published"
    assert [(one.path, one.line) for one in outcome.problems] == [("content/broken.md", 3)]
    assert [one["path"] for one in data(folder)["problems"]] == ["content/broken.md"]


def test_strict_publishes_nothing_while_there_are_problems(folder: Path) -> None:
    """Under strict a problem leaves the site that was there."""
    built(folder)
    before = tree(folder / "site")
    write(folder, "content/broken.md", "---\ntitle: [\n---\nThe harbour is open.\n")
    assert built(folder, strict=True).status == "refused"
    assert tree(folder / "site") == before


def test_drafts_future_and_later_articles_are_named_with_the_reason(folder: Path) -> None:
    """What is not in the edition is named, never silently gone."""
    write(folder, "content/draft.md", "---\ntitle: D\ndate: 2031-05-01\ndraft: true\n---\nThe harbour is open.\n")
    write(folder, "content/future.md", "---\ntitle: F\ndate: 2031-06-01\n---\nThe harbour is open.\n")
    outcome = built(folder, edition="2031-05-10")
    assert [(one.path, one.reason) for one in outcome.skipped] == [
        ("content/draft.md", "draft"),
        ("content/future.md", "future"),
        ("content/wire/water.md", "later-edition"),
    ]
    assert outcome.edition == "2031-05-10"


def test_a_future_article_appears_when_its_day_has_come(folder: Path) -> None:
    """The same files on a later day are another edition, though nothing in the folder changed."""
    write(folder, "content/future.md", "---\ntitle: Harbour open\ndate: 2031-06-01\n---\nThe harbour is open.\n")
    built(folder)
    later = Options(now=datetime(2031, 6, 1, 12, tzinfo=UTC))
    outcome = build(project(folder / "config.yaml"), later, pipeline=RulePipeline())
    assert outcome.status == "published"
    assert outcome.edition == "2031-06-01"


def test_the_clock_of_a_build_reaches_no_byte(folder: Path) -> None:
    """Two builds on different days, in different folders, write the same bytes."""
    built(folder)
    other = folder / "elsewhere/site"
    build(project(folder / "config.yaml", output=other, remember=False), Options(now=datetime(2032, 1, 1, tzinfo=UTC), workers=1), pipeline=RulePipeline())
    assert tree(folder / "site") == tree(other)


def test_checking_reads_everything_and_writes_nothing(folder: Path) -> None:
    """The problems of a check are those of a build, and no file is made."""
    write(folder, "content/broken.md", "---\ntitle: [\n---\nThe harbour is open.\n")
    before = tree(folder)
    outcome = check_content(project(folder / "config.yaml"), Options(now=NOW))
    assert [one.path for one in outcome.problems] == ["content/broken.md"]
    assert tree(folder) == before


def test_a_project_without_content_says_what_to_do(tmp_path: Path) -> None:
    """A missing content folder is an error of configuration with a hint."""
    write(tmp_path, "config.yaml", "")
    with pytest.raises(ConfigError, match=r"content: there is no folder 'content' beside it; create it or run 'briefing new FOLDER'"):
        project(tmp_path / "config.yaml")

"""The command: exit codes, what is printed, and what is never imported."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest
from pipelines import RulePipeline

from generator import cli

GATE = "---\ntitle: Harbour gate closed\noutlet: Coast Herald\ndate: 2031-05-10\n---\nThe harbour master said that Harbour was closed.\n"
BROKEN = "---\ntitle: A\ntitle: B\n---\nThe harbour is open.\n"


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A project with one good article, as the working folder, and a pipeline of rules."""
    (tmp_path / "content").mkdir()
    (tmp_path / "content/gate.md").write_text(GATE, encoding="utf-8")
    (tmp_path / "config.yaml").write_text("title: Harbour briefing\n", encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1937000000")  # 2031-05-19
    monkeypatch.setattr("generator.build.Annotator", lambda *_, **__: RulePipeline())
    return tmp_path


def run(monkeypatch: pytest.MonkeyPatch, *arguments: str) -> int:
    """The exit code of the command with these arguments."""
    monkeypatch.setattr(sys, "argv", ["briefing", *arguments])
    with pytest.raises(SystemExit) as left:
        cli.main()
        sys.exit(0)
    return int(left.value.code or 0)


def test_a_build_leaves_with_0_and_says_what_it_did(folder: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    """The summary names the edition and counts articles and files."""
    assert run(monkeypatch, "build") == 0
    printed = capsys.readouterr().out
    assert "Published the edition of 2031-05-10: 1 article (1 analysed)" in printed
    assert (folder / "site/index.html").is_file()


def test_a_second_build_says_that_nothing_changed(folder: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    """Nothing changed is said in these words."""
    run(monkeypatch, "build", "--quiet")
    capsys.readouterr()
    assert run(monkeypatch, "build") == 0
    assert capsys.readouterr().out.startswith("Nothing changed: edition of 2031-05-10, 1 article")


def test_a_problem_is_printed_with_its_place_and_a_hint_and_the_rest_is_built(
    folder: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """Without --strict the exit code is still 0."""
    (folder / "content/broken.md").write_text(BROKEN, encoding="utf-8")
    assert run(monkeypatch, "build") == 0
    captured = capsys.readouterr()
    assert "content/broken.md:3: " in captured.err
    assert "1 problem listed above" in captured.out


def test_strict_leaves_with_1_and_publishes_nothing(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Problems are failures under --strict."""
    (folder / "content/broken.md").write_text(BROKEN, encoding="utf-8")
    assert run(monkeypatch, "build", "--strict") == 1
    assert not (folder / "site").exists()


def test_the_report_has_a_row_for_every_article(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Built, left out and skipped articles each have path, status, line and message."""
    (folder / "content/broken.md").write_text(BROKEN, encoding="utf-8")
    (folder / "content/draft.md").write_text(GATE.replace("---\ntitle", "---\ndraft: true\ntitle", 1), encoding="utf-8")
    run(monkeypatch, "build", "--report", "report.json", "--quiet")
    report = json.loads((folder / "report.json").read_text("utf-8"))
    assert [(row["path"], row["status"], row["line"]) for row in report["articles"]] == [
        ("content/broken.md", "left-out", 3),
        ("content/draft.md", "skipped: draft", None),
        ("content/gate.md", "built", None),
    ]


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["build", "--edition", "yesterday"], "--edition: found 'yesterday'; allowed is a date like 2021-07-15"),
        (["build", "--config", "other/config.yaml"], "there is no such folder; run 'briefing new FOLDER' to start a site"),
        (["build", "--output", "content"], "content"),
        (["analyse"], "analyse: name a FILE, or give --jsonl IN OUT"),
        (["new", "."], "exists and is not an empty folder; choose another name"),
    ],
)
def test_a_wrong_call_leaves_with_2_and_says_what_is_allowed(
    folder: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], arguments: list[str], said: str
) -> None:
    """Usage and configuration errors have exit code 2 and no traceback."""
    assert run(monkeypatch, *arguments) == 2
    assert said in capsys.readouterr().err


def test_an_unknown_key_of_the_configuration_is_named_with_its_line(
    folder: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """A misspelt key stops the build and the right one is suggested."""
    (folder / "config.yaml").write_text("site:\n  titel: Harbour\n", encoding="utf-8")
    assert run(monkeypatch, "build") == 2
    said = capsys.readouterr().err
    assert 'config.yaml, line 2: unknown key "titel" in site; did you mean "title"?' in said


def test_cleaning_removes_the_site_and_the_cache_and_keeps_what_no_build_made(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A CNAME that the editor put into the output stays."""
    run(monkeypatch, "build", "--quiet")
    (folder / "site/CNAME").write_text("briefing.example\n", encoding="utf-8")
    assert run(monkeypatch, "clean") == 0
    assert [path.name for path in (folder / "site").iterdir()] == ["CNAME"]
    assert not list((folder / ".briefing").glob("cache.sqlite*"))
    assert (folder / "content/gate.md").is_file()


def test_a_new_site_builds(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The sample that `new` makes is a project without problems."""
    assert run(monkeypatch, "new", "mine") == 0
    assert run(monkeypatch, "check", "--config", "mine/config.yaml", "--strict") == 0


def test_control_characters_of_a_name_never_reach_the_terminal(folder: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    """A file name with an escape sequence is printed without it."""
    (folder / "content/\x1b[31mred.md").write_text(BROKEN, encoding="utf-8")
    run(monkeypatch, "check")
    captured = capsys.readouterr()
    assert "\x1b[31mred" not in captured.err + captured.out
    assert "red.md" in captured.err


def test_help_and_an_unchanged_build_import_no_spacy(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """spaCy is imported only when something must be analysed."""
    run(monkeypatch, "build", "--quiet")
    program = "import sys; sys.argv = ['briefing', 'check']; from generator.cli import app; app(standalone_mode=False); print('spacy' in sys.modules)"
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True, cwd=folder)
    assert done.stdout.splitlines()[-1] == "False"


def test_analyse_writes_a_page_with_layers_marked(folder: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    """With --html the page is written and nothing but its name printed."""
    monkeypatch.setattr("generator.inspection.Annotator", lambda *_, **__: RulePipeline())
    assert run(monkeypatch, "analyse", "content/gate.md", "--html", "layers.html") == 0
    assert '<span class="fact content name"' in (folder / "layers.html").read_text(encoding="utf-8")
    assert capsys.readouterr().out == "wrote layers.html\n"


@pytest.mark.parametrize(("configured", "asked"), [("mine", "pipelines/mine"), ("en_other", "en_other")])
def test_analyse_reads_with_the_pipeline_of_the_configuration(
    folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, configured: str, asked: str
) -> None:
    """One given as a path lies beside the configuration, wherever the command is called; anything else is the name of a package."""
    (tmp_path / "pipelines" / "mine").mkdir(parents=True)
    config = tmp_path / "pipelines" / "config.yaml"
    config.write_text(f"pipeline:\n  model: {configured}\n", encoding="utf-8")
    models = []
    monkeypatch.setattr("generator.inspection.Annotator", lambda model: models.append(model) or RulePipeline())
    assert run(monkeypatch, "analyse", "content/gate.md", "--config", str(config), "--json") == 0
    assert models == [str(tmp_path / asked) if "/" in asked else asked]


def test_analyse_prints_the_text_and_a_table_per_layer(folder: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    """Where no terminal reads it, without colours."""
    monkeypatch.setattr("generator.inspection.Annotator", lambda *_, **__: RulePipeline())
    assert run(monkeypatch, "analyse", "content/gate.md") == 0
    printed = capsys.readouterr().out
    assert "The harbour master said that Harbour was closed." in printed
    assert all(title in printed for title in ("Key facts", "Who said what", "Figures", "Dates", "Names"))
    assert "\x1b" not in printed

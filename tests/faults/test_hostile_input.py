"""Whatever lies below content/: the build ends, in time, the good articles are on the site, and nothing that an article says is executed."""

from __future__ import annotations

import contextlib
import json
import re
import time
from datetime import UTC, datetime
from html import unescape
from html.parser import HTMLParser
from pathlib import Path
from typing import TYPE_CHECKING, Any
from xml.etree import ElementTree as ET

import hostile
import pytest
from pipelines import RulePipeline, annotated

import generator.build
from generator.build import Options, Outcome, build, project

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from hostile import Hostile

    from generator.news import Annotations, Article

NOW = datetime(2031, 5, 20, 12, tzinfo=UTC)
SECONDS = 5.0
"""CPU seconds in which any one file must be read and cleaned; a hundredth of that is usual."""

GOOD = "---\ntitle: Water returns to Northgate\noutlet: Northern Wire\ndate: 2031-05-11\n---\nThe ministry confirmed that water reached Northgate. Some 40 people cheered.\n"
CONFIG = "title: Harbour briefing\nsite:\n  base_url: https://briefing.example/\n"
CATEGORIES = sorted({one.category for one in hostile.everything()})
CONTROL = {"_headers", "_redirects", ".htaccess", "CNAME", "sw.js", "web.config", ".well-known"}
EXECUTED = {
    "iframe",
    "object",
    "embed",
    "applet",
    "base",
    "form",
    "frame",
    "frameset",
    "template",
    "noscript",
    "foreignobject",
    "animate",
    "portal",
    "math",
}
ADDRESSES = {"href", "src", "action", "formaction", "srcset", "data", "poster", "background", "cite", "xlink:href"}
UNSEEN = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069\ufffe\uffff\ud800-\udfff]")


class BriefRules(RulePipeline):
    """Looks at the beginning of a text only: its regular expressions are quadratic, which is no fault of the generator."""

    def annotate(self, articles: Iterable[Article]) -> Iterator[Annotations]:
        """The annotations of each article, in order."""
        for article in articles:
            yield annotated(article.text[:1_500])


@pytest.fixture
def seconds(monkeypatch: pytest.MonkeyPatch) -> dict[str, float]:
    """CPU seconds that each file took, filled in as the build goes on."""
    spent: dict[str, float] = {}
    read = generator.build._cleaned

    def timed(path: str, data: bytes, context: Any) -> Any:
        start = time.process_time()
        try:
            return read(path, data, context)
        finally:
            spent[path] = time.process_time() - start

    monkeypatch.setattr(generator.build, "_cleaned", timed)
    return spent


@pytest.mark.parametrize("category", CATEGORIES)
def test_hostile_files_do_no_harm(category: str, tmp_path: Path, seconds: dict[str, float]) -> None:
    """Each ends as a page, a Problem or both; the articles beside it are built; every page and feed is sound."""
    files = [one for one in hostile.everything() if one.category == category]
    outcome = _built_or_bisected(tmp_path, files)
    assert {path: spent for path, spent in seconds.items() if spent > SECONDS} == {}
    assert _wrong_fates(files, outcome) == []
    _check_problems(outcome)
    _check_site(tmp_path)


def test_hostile_names_do_no_harm(tmp_path: Path) -> None:
    """A name becomes a page or a Problem; none leads out of the site, to a control file or over another page."""
    root = _project(tmp_path, [])
    made = hostile.hostile_names(root / "content")
    outcome = _built(root)
    assert made > 60
    assert len({*outcome.built, *(problem.path for problem in outcome.problems)}) == made + 1
    _check_problems(outcome)
    _check_site(tmp_path)
    articles = [path for path in (root / "site" / "data" / "articles").iterdir() if path.is_file()]
    assert len(articles) == len(outcome.built)


def test_links_pipes_and_modes_do_no_harm(tmp_path: Path) -> None:
    """Links that lead out, round or nowhere, pipes and unreadable files are each told, and nothing from outside is shown."""
    secret = tmp_path / "secret.md"
    secret.write_text("The secret-of-the-harbour is out. Some 9 people know.\n")
    (tmp_path / "outside").mkdir()
    (tmp_path / "outside" / "other.md").write_text("The secret-of-the-harbour again.\n")
    root = _project(tmp_path, [])
    told = hostile.traps(root / "content", secret)
    try:
        outcome = _built(root)
    finally:
        with contextlib.suppress(OSError):
            (root / "content" / "traps" / "locked").chmod(0o700)
    assert set(told) - {problem.path for problem in outcome.problems} == set()
    assert "content/traps/real/inner.md" in outcome.built
    _check_problems(outcome)
    _check_site(tmp_path)
    pages = b"".join(path.read_bytes() for path in (root / "site").rglob("*") if path.is_file())
    assert b"secret-of-the-harbour" not in pages
    assert b"root:x:0" not in pages


def test_the_checks_of_a_page_see_what_is_wrong(tmp_path: Path) -> None:
    """A page with a script, a handler, a scheme or an expanded template does not pass."""
    for number, bad in enumerate(
        (
            "<script>1</script>",
            "<p onclick=x>",
            "<a href='java&#9;script:x'>",
            "<iframe>",
            "<style>a{}</style>",
            "zqzqzqzqzqzqzq",
            "\u202e",
            "<meta http-equiv=refresh>",
        )
    ):
        page = tmp_path / f"{number}.html"
        page.write_text(f"<!doctype html><title>x</title>{bad}", encoding="utf-8")
        with pytest.raises(AssertionError):
            _check_page(page)


# ------------------------------------------------------------------ building


def _project(folder: Path, files: Sequence[Hostile]) -> Path:
    root = folder / "project"
    (root / "content" / "wire").mkdir(parents=True)
    (root / "config.yaml").write_text(CONFIG)
    (root / "content" / "wire" / "water.md").write_text(GOOD)
    for one in files:
        path = root / "content" / one.path
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(one.data)
    return root


def _built(root: Path) -> Outcome:
    outcome = build(project(root / "config.yaml", remember=False), Options(now=NOW, durable=False), pipeline=BriefRules())
    assert outcome.status == "published"
    assert "content/wire/water.md" in outcome.built
    return outcome


def _built_or_bisected(folder: Path, files: Sequence[Hostile]) -> Outcome:
    """The build of all files. Where it fails, names the first file that is enough to make it fail."""
    try:
        return _built(_project(folder, files))
    except Exception as error:
        culprit = _culprit(folder, list(files))
        raise AssertionError(f"{culprit} makes the build fail: {type(error).__name__}: {str(error)[:300]}") from error


def _culprit(folder: Path, files: list[Hostile]) -> str:
    number = 0
    while len(files) > 1:
        half = files[: len(files) // 2]
        number += 1
        files = half if _fails(folder / f"half-{number}", half) else files[len(half) :]
    return files[0].path


def _fails(folder: Path, files: Sequence[Hostile]) -> bool:
    try:
        _built(_project(folder, files))
    except Exception:  # noqa: BLE001 - whatever it is, it is what is looked for
        return True
    return False


def _wrong_fates(files: Sequence[Hostile], outcome: Outcome) -> list[tuple[str, str, str]]:
    """Path, what had to become of it and what did. A draft or an article of a later day is skipped, which is said."""
    told = {problem.path for problem in outcome.problems}
    skipped = {one.path for one in outcome.skipped}
    found = []
    for one in files:
        path = f"content/{one.path}"
        built, problem = path in outcome.built, path in told
        fate = ("kept" if problem else "fine") if built else "out" if problem else "skipped" if path in skipped else "lost"
        if fate == "lost" or (one.fate not in {"some", fate}):
            found.append((path, one.fate, fate))
    return found


def _check_problems(outcome: Outcome) -> None:
    """Each can be shown: a path, a sentence, what helps, on one line that turns no terminal around."""
    for problem in outcome.problems:
        told = (problem.path, problem.message, problem.found or "", problem.allowed or "", problem.hint or "")
        assert problem.path.startswith("content/"), problem
        assert problem.message, problem
        assert problem.allowed or problem.hint or problem.found, problem
        assert not any(UNSEEN.search(text) or "\n" in text for text in told), problem
        assert max(map(len, told)) < 2_000, problem


# ------------------------------------------------------------------ the site


def _check_site(folder: Path) -> None:
    """Nothing was written beside the site, no name is a host's, and every file is what its suffix says."""
    root = folder / "project"
    assert {path.name for path in root.iterdir()} <= {"config.yaml", "content", "site", ".site.lock"} | {path.name for path in root.glob(".*")}
    assert not list(folder.rglob("hacked"))
    for path in (path for path in (root / "site").rglob("*") if path.is_file()):
        assert not path.is_symlink(), path
        name = path.relative_to(root / "site").as_posix()
        assert re.fullmatch(r"[A-Za-z0-9._/-]+", name), name
        assert not CONTROL & set(path.parts[-2:]) - {"_headers"}, name
        _check_file(path)


def _check_file(path: Path) -> None:
    if path.suffix == ".html":
        _check_page(path)
    elif path.suffix in {".xml", ".atom", ".rss"}:
        text = path.read_bytes().decode("utf-8")
        assert not UNSEEN.search(text), path
        for element in ET.fromstring(text).iter():
            for value in element.attrib.values():
                assert not _dangerous(value), (path, value)
    elif path.suffix in {".json", ".jsonl"}:
        data = path.read_bytes().decode("utf-8")
        for line in data.splitlines() if path.suffix == ".jsonl" else [data]:
            json.loads(line, parse_constant=lambda word: pytest.fail(f"{path}: {word}"))
    elif path.suffix == ".csv":
        _check_table(path)


def _check_table(path: Path) -> None:
    import csv

    for row in csv.reader(path.read_text("utf-8-sig").splitlines()):
        for cell in row:
            assert not cell.startswith(("=", "+", "@", "\t", "\r")), (path, cell)
            assert not cell.startswith("-") or re.fullmatch(r"-[\d.]+", cell), (path, cell)


def _check_page(path: Path) -> None:
    text = path.read_bytes().decode("utf-8")
    assert not UNSEEN.search(text), (path, UNSEEN.search(text))
    assert not any(word in text for word in hostile.EXPANDED), path
    seen = _Seen()
    seen.feed(text)
    seen.close()
    if path.name == "404.html":
        seen.faults.remove("<style> inline")  # the theme's own: it is shown at any depth, where no stylesheet is found
    assert not seen.faults, (path, seen.faults[:5])


class _Seen(HTMLParser):
    """Notes every tag that runs something, leads somewhere odd or draws what the theme does not."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=False)
        self.faults: list[str] = []
        self.script = False

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = dict(attrs)
        self.faults += [f"<{tag}>"] * (tag in EXECUTED) + [
            f"{tag} {name}" for name, _ in attrs if name.startswith("on") or name in {"style", "srcdoc"}
        ]
        self.faults += [f"{tag} {name}={value}" for name, value in attrs if name in ADDRESSES and _dangerous(value or "")]
        if (tag == "script" and given.get("type") != "application/ld+json" and "src" not in given) or tag == "style":
            self.faults.append(f"<{tag}> inline")
        if tag == "meta" and (given.get("http-equiv") or "").lower() == "refresh":
            self.faults.append("refresh")
        if tag in {"script", "link", "img"} and re.match(r"(?:https?:)?//", given.get("src") or ""):
            self.faults.append(f"{tag} from elsewhere")
        self.script = tag == "script"

    def handle_data(self, data: str) -> None:
        if self.script and data.strip():
            json.loads(data)

    def handle_endtag(self, tag: str) -> None:
        self.script = False


def _dangerous(address: str) -> bool:
    """Whether a browser would take the address for anything but http, https, mail or a place of the site."""
    trimmed = re.sub(r"[\t\n\r]", "", unescape(address)).strip("".join(map(chr, range(33))))
    scheme = re.match(r"([A-Za-z][A-Za-z0-9+.-]*):", trimmed)
    return bool(scheme and scheme[1].lower() not in {"http", "https", "mailto", "urn", "tag"})

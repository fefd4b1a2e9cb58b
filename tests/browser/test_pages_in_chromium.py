"""The pages as a browser shows them: at a phone's and a desk's width, in both colour schemes, from file:// alone."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
from pathlib import Path

import pytest
from editions import sample_edition

from generator.compose import compose
from generator.compose.data import data_files
from generator.compose.feeds import feed_files
from generator.config import Config, SiteConfig
from generator.render import Renderer

THEME = Path(__file__).parents[2] / "templates"
CHROMIUM = os.environ.get("CHROMIUM") or shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
PAGES = [
    "index.html",
    "articles/herald-locks.html",
    "claims.html",
    "figures.html",
    "topics/sea-locks.html",
    "timeline.html",
    "entities/dana-orsova.html",
    "about.html",
]

pytestmark = [pytest.mark.browser, pytest.mark.skipif(not CHROMIUM, reason="there is no Chromium here; on Debian: apt-get install chromium")]


@pytest.fixture(scope="module")
def site(tmp_path_factory):
    """The rich edition as files."""
    folder = tmp_path_factory.mktemp("site")
    edition, config, renderer = sample_edition(), Config(site=SiteConfig(title="Harbour Briefing")), Renderer([THEME])
    pages = (renderer.render(page) for page in compose(edition, config))
    for artifact in (*pages, *renderer.assets(), *data_files(edition, config), *feed_files(edition, config)):
        path = folder / artifact.path
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(artifact.data)
    return folder


def _chromium(folder, *arguments):
    """What Chromium prints, and what it complains of; it can look up no host."""
    command = [
        CHROMIUM,
        "--headless",
        "--no-sandbox",
        "--disable-gpu",
        "--disable-dev-shm-usage",
        "--hide-scrollbars",
        "--host-resolver-rules=MAP * ~NOTFOUND",
        "--enable-logging=stderr",
        f"--user-data-dir={folder / 'profile'}",
        *arguments,
    ]
    return subprocess.run(command, capture_output=True, text=True, timeout=120, check=True)


def _measured(site, tmp_path, page, width):
    """How wide the page is in a frame of this width, and the colours of its body: a page of our own looks into the frame."""
    probe = tmp_path / "probe.html"
    probe.write_text(
        f"""<!doctype html><title>probe</title><iframe id=f style="width:{width}px;height:800px;border:0" src="{(site / page).as_uri()}"></iframe>
        <script>f.onload=()=>{{const d=f.contentDocument,s=getComputedStyle(d.body);
        document.title=[d.documentElement.scrollWidth,s.backgroundColor,s.color,d.styleSheets.length,d.querySelectorAll('h1').length].join('|');}}</script>"""
    )
    printed = _chromium(tmp_path, "--allow-file-access-from-files", "--virtual-time-budget=3000", "--dump-dom", probe.as_uri()).stdout
    found = re.search(r"<title>([^<]*)</title>", printed)
    assert found, printed[:500]
    scroll, ground, ink, sheets, headings = found[1].split("|")
    return int(scroll), ground, ink, int(sheets), int(headings)


@pytest.mark.parametrize("page", PAGES)
def test_no_page_scrolls_sideways_on_a_phone(site, tmp_path, page):
    """At 360 px everything fits, the stylesheet loads from file://, and there is one heading of the first rank."""
    scroll, ground, _, sheets, headings = _measured(site, tmp_path, page, 360)
    assert scroll <= 360
    assert sheets == 1
    assert headings == 1
    assert ground != "rgba(0, 0, 0, 0)"


def test_the_browser_has_nothing_to_complain_of(site, tmp_path):
    """No blocked style, no missing file, no error on the console."""
    for page in ("index.html", "404.html"):
        complaints = [line for line in _chromium(tmp_path, "--dump-dom", (site / page).as_uri()).stderr.splitlines() if "CONSOLE" in line]
        assert complaints == []


def test_the_missing_page_has_its_style_where_nothing_else_loads(site, tmp_path):
    """Its inline style passes its own policy."""
    lone = tmp_path / "lone.html"
    shutil.copy(site / "404.html", lone)
    _, ground, ink, sheets, _ = _measured(tmp_path, tmp_path, "lone.html", 360)
    assert sheets == 1
    assert (ground, ink) == ("rgb(253, 252, 249)", "rgb(28, 28, 26)")


def test_a_planted_fault_is_seen(site, tmp_path):
    """A page with a word too wide for a phone is told from one that fits, so that the test above can fail."""
    html = (site / "about.html").read_text()
    (site / "wide.html").write_text(html.replace("<h1>", '<pre style="white-space:pre">' + "x" * 200 + "</pre><h1>"))
    assert _measured(site, tmp_path, "wide.html", 360)[0] > 360
    (site / "wide.html").unlink()


@pytest.mark.parametrize("width", [360, 1280])
def test_a_picture_can_be_taken(site, tmp_path, width):
    """The edition is painted at both widths; the picture lies in the folder of the test for who wants to look."""
    picture = tmp_path / f"home-{width}.png"
    _chromium(tmp_path, f"--window-size={width},900", f"--screenshot={picture}", (site / "index.html").as_uri())
    assert picture.stat().st_size > 10_000

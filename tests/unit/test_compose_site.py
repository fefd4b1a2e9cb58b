"""The site as a whole: its paths, its links, its anchors, and how little a change moves."""

from __future__ import annotations

import re
from html.parser import HTMLParser
from pathlib import Path
from posixpath import dirname, join, normpath

import msgspec
import pytest
from editions import sample_edition, synthetic_edition
from msgspec.structs import replace

from generator.compose import compose
from generator.compose.data import data_files
from generator.compose.feeds import feed_files
from generator.compose.page_types import View
from generator.config import Config, SiteConfig
from generator.errors import PublishError
from generator.news import Changes, Edition
from generator.publish.manifest import check_path
from generator.render import Renderer

THEME = Path(__file__).parents[2] / "templates"
CONFIG = Config(site=SiteConfig(title="Harbour Briefing", base_url="https://briefing.example/sub"))


class Links(HTMLParser):
    """The links and ids of a page, how many elements it has, and its titles."""

    def __init__(self, html):
        super().__init__()
        self.hrefs, self.ids, self.elements, self.external = [], [], 0, []
        self.feed(html)

    def handle_starttag(self, tag, attrs):
        given = dict(attrs)
        self.elements += 1
        if "id" in given:
            self.ids.append(given["id"])
        if tag in ("a", "link") and "href" in given:
            (self.external if re.match("https?:", given["href"]) else self.hrefs).append(given["href"])
        if tag == "a" and given.get("href", "").startswith("http") and not given["href"].startswith("https://briefing.example/"):
            assert {"noopener", "noreferrer"} <= set(given["rel"].split())


@pytest.fixture(scope="module", params=["rich", "large"])
def site(request):
    """Every file of a site by path, with the records of its pages."""
    edition = sample_edition() if request.param == "rich" else synthetic_edition(80)
    pages = list(compose(edition, CONFIG))
    renderer = Renderer([THEME])
    files = {page.path: renderer.render(page).data for page in pages}
    files |= {artifact.path: artifact.data for artifact in (*renderer.assets(), *data_files(edition, CONFIG), *feed_files(edition, CONFIG))}
    return pages, files, {path: Links(data.decode()) for path, data in files.items() if path.endswith(".html")}


def test_every_path_can_be_published(site):
    """No page takes a hidden or control name, and no two files share a place."""
    pages, files, _ = site
    assert len({page.path for page in pages}) == len(pages)
    for path in files.keys() - {"_headers"}:
        check_path(path)


def test_every_link_leads_to_a_file_and_every_anchor_is_there(site):
    """Links are relative, name a file and not a folder, and never leave the site."""
    _, files, parsed = site
    for path, page in parsed.items():
        if path == "404.html":
            continue
        for href in page.hrefs:
            target, _, anchor = href.partition("#")
            found = normpath(join(dirname(path), target)) if target else path
            assert found in files, (path, href)
            assert not anchor or anchor in parsed[found].ids, (path, href)


def test_ids_are_unique_and_pages_are_bounded(site):
    """No page has an id twice, and none grows with the site."""
    _, _, parsed = site
    for path, page in parsed.items():
        assert len(set(page.ids)) == len(page.ids), path
        assert page.elements <= 1500, (path, page.elements)


def test_every_page_can_be_reached_from_home(site):
    """Following links from the edition leads to every page but the one for missing pages."""
    _, _, parsed = site
    reached, waiting = {"index.html"}, ["index.html"]
    while waiting:
        path = waiting.pop()
        for href in parsed[path].hrefs:
            found = normpath(join(dirname(path), href.partition("#")[0])) if not href.startswith("#") else path
            if found.endswith(".html") and found not in reached:
                reached.add(found)
                waiting.append(found)
    assert parsed.keys() - reached == {"404.html"}


def test_titles_and_descriptions_are_unique(site):
    """A reader with ten tabs open can tell them apart, and so can a search engine."""
    pages, _, _ = site
    views = [page.record for page in pages if isinstance(page.record, View)]
    assert len({view.title for view in views}) == len(views)
    assert len({view.description for view in views}) == len(views)
    assert all(25 <= len(view.description) <= 320 for view in views)


def test_the_same_edition_gives_the_same_bytes():
    """Nothing depends on what was composed or rendered before."""
    renderer = Renderer([THEME])
    first, again = ({page.path: renderer.render(page).data for page in compose(sample_edition(), CONFIG)} for _ in range(2))
    assert first == again


def test_one_changed_article_changes_only_pages_that_mention_it():
    """The record of a page that does not show the article is the same, so that it is not rendered again."""
    before = synthetic_edition(40)
    first = before.readings[0]
    changed = replace(first, article=replace(first.article, credit="Another agency"))
    after = replace(before, readings=(changed, *before.readings[1:]))
    digests = [{page.path: msgspec.msgpack.encode(page.record) for page in compose(edition, CONFIG)} for edition in (before, after)]
    differing = [path for path in digests[0] if digests[0][path] != digests[1][path]]
    assert differing == [f"articles/{first.article.id}.html"]


def test_an_empty_edition_is_a_site_too():
    """Nothing to say is said on every page, and no page fails."""
    empty = Edition(date=None, since=None, readings=())
    renderer = Renderer([THEME])
    pages = {page.path: renderer.render(page).data.decode() for page in compose(empty, Config())}
    assert "No key facts in this edition." in pages["index.html"]
    assert "No figures in this edition." in pages["figures.html"]
    assert "articles/" not in pages["index.html"]


def test_two_articles_that_one_file_system_confuses_are_refused():
    """Ids that differ only by case stop the build with a message, instead of one page swallowing the other."""
    edition = sample_edition()
    twin = replace(edition.readings[0], article=replace(edition.readings[0].article, id="Herald-Locks"))
    with pytest.raises(PublishError, match=r"Two pages want the same place: 'articles/Herald-Locks.html' and 'articles/herald-locks.html'"):
        list(compose(replace(edition, readings=(*edition.readings, twin)), Config()))


def test_pages_say_where_they_are_only_if_somebody_said():
    """Without base_url there is no canonical address, no sitemap and no absolute link to the site."""
    renderer = Renderer([THEME])
    pages = {page.path: renderer.render(page).data.decode() for page in compose(sample_edition(), Config())}
    assert "sitemap.xml" not in pages
    assert "canonical" not in pages["index.html"]
    assert "og:url" not in pages["index.html"]
    assert 'href="./"' in pages["404.html"]


def test_a_page_called_like_the_site_has_a_title_of_its_own():
    """No two pages of a site named after a person or place have one title."""
    renderer, config = Renderer([THEME]), Config(site=SiteConfig(title="Dana Orsova"))
    pages = [renderer.render(page).data.decode() for page in compose(sample_edition(), config) if page.path.endswith(".html")]
    titles = [re.search("<title>(.*)</title>", page)[1] for page in pages]
    assert len(set(titles)) == len(titles)


def test_the_missing_page_works_at_any_depth(site):
    """It names nothing by a relative address: its style is inline, allowed by hash, and its way home is absolute."""
    _, files, _ = site
    html = files["404.html"].decode()
    assert "style-src 'sha256-" in html.replace("&#39;", "'")
    assert Links(html).hrefs == ["#main"]
    assert "https://briefing.example/sub/" in Links(html).external


def test_every_page_forbids_scripts(site):
    """The policy stands in the head of every page, before anything that it governs, and no page has a script that runs."""
    _, files, _ = site
    for path, data in files.items():
        if path.endswith(".html"):
            html = data.decode()
            assert html.index("Content-Security-Policy") < html.index("<title>"), path
            assert "default-src 'none'" in html, path
            assert re.findall(r"<script[^>]*>", html) == ['<script type="application/ld+json">'], path
            assert not re.search(r"<[^>]+\son[a-z]+=", html), path


def test_a_first_edition_marks_nothing_as_new():
    """Where there is no edition before, everything would be new, so nothing is said to be."""
    first = replace(sample_edition(), since=None, changes=Changes())
    html = next(Renderer([THEME]).render(page).data.decode() for page in compose(first, Config()) if page.path == "index.html")
    assert ">New<" not in html
    assert "New since" not in html

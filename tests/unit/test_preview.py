"""The preview: what it serves, to whom, and what it tells open pages after a change."""

# ruff: noqa: ASYNC240 (scenarios run alone on their loop: a short blocking call harms nobody)
from __future__ import annotations

import asyncio
import json
import os
import threading
from contextlib import asynccontextmanager
from typing import TYPE_CHECKING, ClassVar

import pytest
from tornado.httpclient import AsyncHTTPClient, HTTPClientError, HTTPRequest
from tornado.httpserver import HTTPServer
from tornado.websocket import websocket_connect

from generator.errors import BriefingError, UsageError
from generator.preview import Outcome, listening
from generator.preview.access import host_allowed
from generator.preview.server import Preview, application
from generator.preview.site import SiteFiles, relaxed, reloads, site_file, site_path, with_reload
from generator.preview.sources import SourceWatcher

if TYPE_CHECKING:
    from collections.abc import AsyncIterator, Callable
    from pathlib import Path

POLICY = '<meta http-equiv="Content-Security-Policy" content="default-src &#39;none&#39;; script-src &#39;self&#39;">'
PAGE = f"<!DOCTYPE html><html><head>{POLICY}</head><body>A page.</body></html>"


@pytest.fixture
def site(tmp_path: Path) -> Path:
    """A site with a page, a page in a folder, a style sheet, a 404 page and what must not be served."""
    root = tmp_path / "site"
    (root / "topics").mkdir(parents=True)
    (root / "index.html").write_text(PAGE)
    (root / "topics" / "index.html").write_text(PAGE.replace("A page", "Topics"))
    (root / "style.css").write_text("p { color: black }")
    (root / "404.html").write_text(PAGE.replace("A page", "Nothing here"))
    (root / ".briefing-manifest.json").write_text("{}")
    (tmp_path / "secret.txt").write_text("secret")
    return root


def good() -> Outcome:
    return Outcome(ok=True, message="built")


@asynccontextmanager
async def running(site: Path, build: Callable[[], Outcome] = good, *, watch: tuple[Path, ...] = ()) -> AsyncIterator[tuple[Preview, int]]:
    """A preview on a free port, its sources watched."""
    listener, port = listening("127.0.0.1", None)
    preview = Preview(build, site, lambda _: None)
    preview.first_build()
    server = HTTPServer(application(preview, "127.0.0.1", port))
    server.add_sockets([listener])
    watching = asyncio.create_task(preview.watch(SourceWatcher(watch)))
    try:
        yield preview, port
    finally:
        while Page.open:
            Page.open.pop().socket.close()
        await asyncio.sleep(0.05)  # lets the close travel
        watching.cancel()
        server.stop()
        preview.close()


async def asked(port: int, path: str = "/", *, method: str = "GET", **headers: str) -> tuple[int, str, dict[str, str]]:
    """Status, body and headers of an answer, redirects not followed."""
    request = HTTPRequest(f"http://127.0.0.1:{port}{path}", method=method, headers=headers, follow_redirects=False, allow_nonstandard_methods=True)
    try:
        answer = await AsyncHTTPClient().fetch(request)
    except HTTPClientError as error:
        answer = error.response
    return answer.code, answer.body.decode(), dict(answer.headers)


class Page:
    """The channel of an open page."""

    open: ClassVar[list[Page]] = []

    def __init__(self, socket: object) -> None:
        self.socket = socket

    @classmethod
    async def opened(cls, preview: Preview, port: int, *, number: int | None = None, origin: str | None = None) -> Page:
        address = f"ws://127.0.0.1:{port}/{preview.token}/{preview.number if number is None else number}/livereload"
        origins = {"Origin": origin or f"http://127.0.0.1:{port}"}
        page = cls(await websocket_connect(HTTPRequest(address, headers=origins)))
        cls.open.append(page)
        await page.send({"command": "hello", "protocols": []})
        assert (await page.heard())["command"] == "hello"
        await page.send({"command": "info", "url": "http://127.0.0.1/"})
        return page

    async def send(self, message: object) -> None:
        await self.socket.write_message(message if isinstance(message, str) else json.dumps(message))

    async def heard(self) -> dict[str, object]:
        return json.loads(await asyncio.wait_for(self.socket.read_message(), 5))


# ------------------------------------------------------------------ what is served


def test_pages_are_served_live(site: Path) -> None:
    """A page comes with both scripts in its head, under addresses that hold the token, and a policy that lets them work."""

    async def scenario() -> None:
        async with running(site) as (preview, port):
            status, body, headers = await asked(port)
            assert (status, headers["Content-Type"]) == (200, "text/html; charset=utf-8")
            assert f'<script defer src="/{preview.token}/overlay.js"></script>' in body
            assert f"/{preview.token}/livereload.js?host=127.0.0.1&amp;port={port}/{preview.token}/0" in body
            assert "default-src 'none'; script-src 'self'; connect-src 'self' ws:" in body
            for script in ("overlay", "livereload"):
                status, body, _ = await asked(port, f"/{preview.token}/{script}.js")
                assert (status, "LiveReload" in body) == (200, True)

    asyncio.run(scenario())


def test_missing_pages_show_the_404_page(site: Path) -> None:
    """What is not there is answered with the site's own 404 page and status 404."""

    async def scenario() -> None:
        async with running(site) as (_, port):
            status, body, _ = await asked(port, "/none/of/this.html")
            assert status == 404
            assert "Nothing here" in body

    asyncio.run(scenario())


def test_a_folder_is_asked_for_with_a_slash(site: Path) -> None:
    """A folder's address without its slash is redirected, so that relative links hold; with it, the index is shown."""

    async def scenario() -> None:
        async with running(site) as (_, port):
            status, _, headers = await asked(port, "/topics")
            assert (status, headers["Location"]) == (302, "/topics/")
            status, body, _ = await asked(port, "/topics/")
            assert (status, "Topics" in body) == (200, True)

    asyncio.run(scenario())


def test_answers_are_neither_kept_nor_guessed(site: Path) -> None:
    """Every answer forbids caching, sniffing, framing and use by other sites, and does not name the server."""

    async def scenario() -> None:
        async with running(site) as (_, port):
            for path in ("/", "/style.css", "/missing"):
                _, _, headers = await asked(port, path)
                assert headers["Cache-Control"] == "no-store"
                assert headers["X-Content-Type-Options"] == "nosniff"
                assert headers["Content-Security-Policy"] == "frame-ancestors 'none'"
                assert headers["Cross-Origin-Resource-Policy"] == "same-origin"
                assert not {"Server", "Etag"} & set(headers)

    asyncio.run(scenario())


def test_head_has_headers_only(site: Path) -> None:
    """HEAD says how long the page is and sends none of it."""

    async def scenario() -> None:
        async with running(site) as (_, port):
            _, body, _ = await asked(port)
            status, nothing, headers = await asked(port, method="HEAD")
            assert (status, nothing, headers["Content-Length"]) == (200, "", str(len(body.encode())))

    asyncio.run(scenario())


def test_the_site_may_be_swapped(site: Path) -> None:
    """The folder is resolved per request: after another one takes its place, its pages are shown."""

    async def scenario() -> None:
        async with running(site) as (_, port):
            other = site.with_name("other")
            other.mkdir()
            (other / "index.html").write_text(PAGE.replace("A page", "The new page"))
            site.rename(site.with_name("old"))
            other.rename(site)
            _, body, _ = await asked(port)
            assert "The new page" in body

    asyncio.run(scenario())


@pytest.mark.parametrize(
    "path",
    [
        "/../secret.txt",
        "/%2e%2e/secret.txt",
        "/..%2fsecret.txt",
        "/topics/../../secret.txt",
        "/.briefing-manifest.json",
        "/%2ebriefing-manifest.json",
        "/.git/config",
        "//example.org/x",
        "/..\\secret.txt",
        "/a\0b",
        "/c:/x",
    ],
)
def test_paths_that_may_not_be_asked_for(path: str) -> None:
    """Paths that climb, name hidden files or mean another host or drive lead nowhere."""
    assert site_path(path) is None


@pytest.mark.parametrize(
    ("path", "relative"), [("/", "index.html"), ("/a/", "a/index.html"), ("/a/b%20c.html", "a/b c.html"), ("/_headers", "_headers")]
)
def test_paths_that_may_be_asked_for(path: str, relative: str) -> None:
    """A path names a file of the site, a folder its index."""
    assert site_path(path) == relative


def test_links_out_of_the_site_are_not_followed(site: Path) -> None:
    """A link to a file outside of the site is not served."""
    (site / "leak.txt").symlink_to(site.parent / "secret.txt")
    assert site_file(site, "leak.txt") is None
    assert site_file(site, "style.css") is not None


def test_only_regular_files_are_served(site: Path) -> None:
    """A pipe in the folder does not hang the preview."""
    os.mkfifo(site / "pipe.html")
    assert site_file(site, "pipe.html") is None


# ------------------------------------------------------------------ who may ask


@pytest.mark.parametrize(
    "host", ["evil.example:8000", "127.0.0.1:9999", "127.0.0.1", "192.168.1.2:8000", "127.0.0.1:8000.evil.example", "", "a@127.0.0.1:8000"]
)
def test_foreign_hosts_are_refused(host: str) -> None:
    """A Host that is not this machine and this port is refused: a foreign name may resolve to this machine."""
    assert not host_allowed(host, "127.0.0.1", 8000)


@pytest.mark.parametrize("host", ["127.0.0.1:8000", "localhost:8000", "LOCALHOST:8000", "[::1]:8000"])
def test_own_hosts_are_answered(host: str) -> None:
    """The loopback addresses with this port are this preview."""
    assert host_allowed(host, "127.0.0.1", 8000)


def test_an_opened_address_answers_to_addresses_but_not_to_names() -> None:
    """Bound to all addresses, the preview answers to any plain IP address, which no name service can forge, and to no name."""
    assert host_allowed("192.168.1.2:8000", "0.0.0.0", 8000)
    assert not host_allowed("evil.example:8000", "0.0.0.0", 8000)


def test_refusals_come_before_everything(site: Path) -> None:
    """A foreign Host gets 403 for pages and scripts; other methods than GET and HEAD get 405; neither shows the site."""

    async def scenario() -> None:
        async with running(site) as (preview, port):
            for path in ("/", f"/{preview.token}/overlay.js", f"/{preview.token}/0/livereload"):
                status, body, _ = await asked(port, path, Host=f"evil.example:{port}")
                assert (status, body) == (403, "This preview answers only to the address that it was started with.\n")
            for method in ("POST", "PUT", "DELETE", "OPTIONS", "PATCH"):
                assert (await asked(port, method=method))[:2] == (405, "Only GET and HEAD are allowed.\n")

    asyncio.run(scenario())


def test_the_channel_needs_origin_and_token(site: Path) -> None:
    """The channel opens neither for another site's page, nor without an origin, nor without the token."""

    async def scenario() -> None:
        async with running(site) as (preview, port):
            with pytest.raises(HTTPClientError, match="403"):
                await Page.opened(preview, port, origin="http://evil.example")
            with pytest.raises(HTTPClientError, match="403"):
                await websocket_connect(f"ws://127.0.0.1:{port}/{preview.token}/0/livereload")
            with pytest.raises(HTTPClientError, match="404"):
                await websocket_connect(HTTPRequest(f"ws://127.0.0.1:{port}/livereload", headers={"Origin": f"http://127.0.0.1:{port}"}))
            assert (await asked(port, "/forcereload"))[0] == 404

    asyncio.run(scenario())


@pytest.mark.parametrize("message", ["", "[]", "{", '{"command": 1}', '{"command": "info"}' * 2, "[" * 100_000])
def test_nonsense_on_the_channel_is_passed_over(site: Path, message: str) -> None:
    """A message that is none leaves the channel open."""

    async def scenario() -> None:
        async with running(site) as (preview, port):
            page = await Page.opened(preview, port)
            await page.send(message)
            preview._tell(("*",))
            assert [(await page.heard())["path"] for _ in range(2)] == ["briefing:message", "*"]

    asyncio.run(scenario())


# ------------------------------------------------------------------ pages made live


def test_a_policy_is_relaxed_by_the_preview_alone() -> None:
    """The preview's scripts and channel are added; 'none' gives way, and everything else stays as strict as it was."""
    assert relaxed("default-src 'none'; img-src 'self'") == "default-src 'none'; img-src 'self'; script-src 'self'; connect-src 'self' ws:"
    assert relaxed("script-src 'sha256-x'; connect-src 'none'") == "script-src 'sha256-x' 'self'; connect-src 'self' ws:"


def test_a_page_without_policy_or_head_is_left_alone() -> None:
    """Scripts go into the head of a page; a file without one is served as it is."""
    assert with_reload(b"<p>no head", ("/a.js",)) == b"<p>no head"
    assert with_reload(b"<head></head><p></head>", ("/a.js",)) == b'<head><script defer src="/a.js"></script></head><p></head>'


# ------------------------------------------------------------------ what changed


@pytest.mark.parametrize(
    ("changed", "told"),
    [
        ((), ()),
        (("data/briefing.json", "feed.xml"), ()),
        (("assets/style.css",), ("/assets/style.css",)),
        (("assets/style.css", "data/briefing.json"), ("/assets/style.css",)),
        (("assets/style.css", "index.html"), ("*",)),
        (("assets/search.js",), ("*",)),
    ],
)
def test_style_sheets_are_swapped_and_pages_reloaded(changed: tuple[str, ...], told: tuple[str, ...]) -> None:
    """Pages keep their place when only style sheets changed, and hear nothing of what does not show."""
    assert reloads(changed) == told


def test_changed_files_are_known_by_their_bytes(site: Path) -> None:
    """A rewritten file with the same bytes is no change; other bytes, a new and a removed file are."""
    files = SiteFiles(site)
    files.changed()
    (site / "index.html").unlink()
    (site / "index.html").write_text(PAGE)
    assert files.changed() == frozenset()
    (site / "style.css").write_text("p { color: white }")
    (site / "404.html").unlink()
    (site / "new.html").write_text(PAGE)
    assert files.changed() == {"style.css", "404.html", "new.html"}


def test_sources_that_change_are_seen_once(tmp_path: Path) -> None:
    """Several files saved at once are one change; removed files and files with an old date are changes, too."""
    (tmp_path / "a.md").write_text("one")
    (tmp_path / "b.md").write_text("one")
    watcher = SourceWatcher([tmp_path])
    assert watcher.changed() is None
    for name in ("a.md", "b.md"):
        os.utime(tmp_path / name, (2_000_000_000, 2_000_000_000))
    assert watcher.changed() is not None
    assert watcher.changed() is None
    (tmp_path / "old.md").write_text("moved in")
    os.utime(tmp_path / "old.md", (1, 1))
    assert watcher.changed() == str(tmp_path / "old.md")
    (tmp_path / "a.md").unlink()
    assert watcher.changed() == str(tmp_path / "a.md")


def test_temporary_files_are_not_sources(tmp_path: Path) -> None:
    """What editors leave beside a file causes no build."""
    watcher = SourceWatcher([tmp_path])
    (tmp_path / ".git").mkdir()
    for name in (".a.md.swp", "a.md~", "#a.md#", ".git/index"):
        (tmp_path / name).write_text("x")
    assert watcher.changed() is None


# ------------------------------------------------------------------ rebuilding


def test_a_change_rebuilds_and_reloads(site: Path, tmp_path: Path) -> None:
    """A saved article causes a build and a reload; a second save right after causes another: none is dropped."""
    content = tmp_path / "content"
    content.mkdir()

    def build() -> Outcome:
        (site / "index.html").write_text(f"<head></head>{sorted(one.name for one in content.iterdir())}")
        return good()

    async def scenario() -> None:
        async with running(site, build, watch=(content,)) as (preview, port):
            page = await Page.opened(preview, port)
            for number in range(2):
                (content / f"{number}.md").write_text("x")
                assert [(await page.heard())["path"] for _ in range(2)] == ["briefing:message", "*"]
            assert "1.md" in (await asked(port))[1]

    asyncio.run(scenario())


def test_pages_are_served_while_a_build_runs_and_changes_wait_for_it(site: Path) -> None:
    """A build does not keep pages waiting; however many changes come during it, they cause one more build."""
    release, count = threading.Event(), []

    def build() -> Outcome:
        count.append(1)
        if len(count) > 1:
            release.wait(5)
        return good()

    async def scenario() -> None:
        async with running(site, build) as (preview, port):
            preview.rebuild_soon()
            await asyncio.sleep(0.05)
            assert (await asked(port))[0] == 200
            for _ in range(5):
                preview.rebuild_soon()
            release.set()
            await asyncio.wait_for(preview._building, 5)
            assert len(count) == 3

    asyncio.run(scenario())


def _raises(error: Exception) -> Callable[[], Outcome]:
    def build() -> Outcome:
        raise error

    return build


@pytest.mark.parametrize(
    ("build", "words"),
    [
        (lambda: Outcome(ok=False, message="config.yaml, line 3: <b>unknown</b> key"), "config.yaml, line 3: <b>unknown</b> key"),
        (_raises(BriefingError("topics: found 3, a list is allowed")), "topics: found 3, a list is allowed"),
        (_raises(ZeroDivisionError("a bug")), "ZeroDivisionError: a bug"),
    ],
)
def test_a_failed_build_keeps_the_site_and_reaches_the_page(site: Path, build: Callable[[], Outcome], words: str) -> None:
    """The last good site stays; its open pages, and those opened later, get the message as text."""
    builds = [build, good]

    def first_good() -> Outcome:
        return builds.pop()()

    async def scenario() -> None:
        async with running(site, first_good) as (preview, port):
            early = await Page.opened(preview, port)
            preview.rebuild_soon()
            late_message = await early.heard()
            assert words in str(late_message["originalPath"])
            late = await Page.opened(preview, port)
            assert await late.heard() == late_message
            assert "A page." in (await asked(port))[1]

    asyncio.run(scenario())


def test_a_good_build_takes_the_message_away(site: Path) -> None:
    """After a failure, a good build clears the message even where no page changed."""
    builds = [good(), Outcome(ok=False, message="broken")]

    async def scenario() -> None:
        async with running(site, builds.pop) as (preview, port):
            page = await Page.opened(preview, port)
            assert (await page.heard())["originalPath"] == "broken"
            preview.rebuild_soon()
            message = await page.heard()
            assert (message["path"], message["originalPath"]) == ("briefing:message", "")

    asyncio.run(scenario())


def test_a_page_that_loaded_during_a_build_catches_up(site: Path) -> None:
    """A page made from an earlier build than the last reloads as soon as its channel opens."""

    async def scenario() -> None:
        async with running(site) as (preview, port):
            preview._tell(("*",))
            page = await Page.opened(preview, port, number=0)
            assert (await page.heard())["path"] == "*"

    asyncio.run(scenario())


# ------------------------------------------------------------------ ports


def test_the_next_free_port_is_taken() -> None:
    """Two previews at once get two ports."""
    (first, one), (second, two) = listening("127.0.0.1", None), listening("127.0.0.1", None)
    first.close()
    second.close()
    assert 8000 <= one < two


def test_a_port_in_use_is_said() -> None:
    """A port that was asked for and is taken is an error with a way out."""
    listener, port = listening("127.0.0.1", None)
    try:
        with pytest.raises(UsageError, match=f"^port {port} is in use; leave --port out and the next free one is taken$"):
            listening("127.0.0.1", port)
    finally:
        listener.close()

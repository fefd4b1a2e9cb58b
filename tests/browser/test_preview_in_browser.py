"""The preview in a real browser: the scripts work under the pages' own policy."""

# ruff: noqa: ASYNC110, ASYNC220, ASYNC240 (scenarios run alone on their loop: a short blocking call harms nobody)
from __future__ import annotations

import asyncio
import json
import shutil
import subprocess
from contextlib import asynccontextmanager
from itertools import count
from typing import TYPE_CHECKING, Any

import pytest
from tornado.httpclient import AsyncHTTPClient, HTTPRequest
from tornado.httpserver import HTTPServer
from tornado.websocket import websocket_connect

from generator.preview import Outcome, listening
from generator.preview.server import Preview, application

if TYPE_CHECKING:
    from collections.abc import AsyncIterator
    from pathlib import Path

CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
pytestmark = [pytest.mark.browser, pytest.mark.skipif(CHROMIUM is None, reason="needs Chromium on the path")]

HEAD = """<!DOCTYPE html><html lang="en"><head><title>Test</title><link rel="stylesheet" href="style.css">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'self'; script-src 'self'"></head>"""


class Tab:
    """A browser tab, spoken to over Chromium's debugging protocol."""

    def __init__(self, socket: Any) -> None:
        self._socket, self._numbers = socket, count(1)

    async def call(self, method: str, **params: object) -> dict[str, Any]:
        number = next(self._numbers)
        await self._socket.write_message(json.dumps({"id": number, "method": method, "params": params}))
        while True:
            message = json.loads(await self._socket.read_message())
            if message.get("id") == number:
                return message["result"]

    async def value(self, expression: str) -> Any:
        return (await self.call("Runtime.evaluate", expression=expression))["result"].get("value")

    async def until(self, expression: str, wanted: object) -> None:
        """Waits until an expression has a value; fails with the last one seen after five seconds."""
        seen = None
        for _ in range(100):
            seen = await self.value(expression)
            if seen == wanted:
                return
            await asyncio.sleep(0.05)
        pytest.fail(f"{expression} is {seen!r}, not {wanted!r}")


@asynccontextmanager
async def browser(profile: Path) -> AsyncIterator[Tab]:
    """A headless browser with one empty tab."""
    switches = ["--headless=new", "--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage", "--no-first-run", "--remote-debugging-port=0"]
    command = [str(CHROMIUM), *switches, f"--user-data-dir={profile}", "about:blank"]
    process = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    try:
        socket = await websocket_connect(await _tab_address(profile / "DevToolsActivePort"))
        yield Tab(socket)
        socket.close()
        await asyncio.sleep(0.05)
    finally:
        process.terminate()
        process.wait(10)


async def _tab_address(ports: Path) -> HTTPRequest:
    for _ in range(300):
        if ports.is_file() and ports.read_text():
            break
        await asyncio.sleep(0.1)
    port = ports.read_text().split()[0]
    answer = await AsyncHTTPClient().fetch(f"http://127.0.0.1:{port}/json")
    tabs = [one for one in json.loads(answer.body) if one["type"] == "page"]
    return HTTPRequest(tabs[0]["webSocketDebuggerUrl"])


@asynccontextmanager
async def previewed(site: Path, results: list[Outcome]) -> AsyncIterator[tuple[Preview, str]]:
    """A preview of a site whose builds only report the given results, the last one first."""
    listener, port = listening("127.0.0.1", None)
    preview = Preview(results.pop, site, lambda _: None)
    preview.first_build()
    server = HTTPServer(application(preview, "127.0.0.1", port))
    server.add_sockets([listener])
    try:
        yield preview, f"http://127.0.0.1:{port}/"
    finally:
        for page in tuple(preview.pages):
            page.close()
        server.stop()
        preview.close()


def test_open_pages_follow_the_site(tmp_path: Path) -> None:
    """A style sheet is swapped in place; a page is reloaded where it was scrolled to; a failure is laid over it as text, and taken away."""
    site = tmp_path / "site"
    site.mkdir()
    page = site / "index.html"
    page.write_text(f"{HEAD}<body><h1>One</h1></body></html>")
    (site / "style.css").write_text("body { height: 5000px; color: rgb(1, 1, 1) }")
    good = Outcome(ok=True, message="")

    async def scenario() -> None:
        async with (
            previewed(site, [good, Outcome(ok=False, message="line 3: <b>wrong</b>"), good, good, good]) as (preview, url),
            browser(tmp_path / "profile") as tab,
        ):
            await tab.call("Page.navigate", url=url)
            await tab.until("document.querySelector('h1')?.textContent", "One")
            while not preview.pages:
                await asyncio.sleep(0.05)
            await tab.value("window.mark = 1; window.scrollTo(0, 700)")

            (site / "style.css").write_text("body { height: 5000px; color: rgb(2, 2, 2) }")
            preview.rebuild_soon()
            await tab.until("getComputedStyle(document.body).color", "rgb(2, 2, 2)")
            assert await tab.value("window.mark") == 1

            page.write_text(f"{HEAD}<body><h1>Two</h1></body></html>")
            preview.rebuild_soon()
            await tab.until("document.querySelector('h1')?.textContent", "Two")
            await tab.until("window.scrollY", 700)
            assert await tab.value("window.mark") is None

            while not preview.pages:
                await asyncio.sleep(0.05)
            preview.rebuild_soon()
            await tab.until("document.querySelector('#briefing-message pre')?.textContent", "line 3: <b>wrong</b>")
            assert await tab.value("document.querySelectorAll('#briefing-message b').length") == 0
            preview.rebuild_soon()
            await tab.until("document.querySelector('#briefing-message') === null", True)

    asyncio.run(asyncio.wait_for(scenario(), 60))

"""The preview's state and its addresses: site, scripts, and the channel to open pages."""

from __future__ import annotations

import asyncio
import contextlib
import json
import re
import secrets
import traceback
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import TYPE_CHECKING, Any

import livereload.handlers
from livereload.handlers import LiveReloadHandler
from tornado.web import Application, HTTPError, RequestHandler
from tornado.websocket import WebSocketClosedError

from generator.errors import BriefingError
from generator.news import Record
from generator.preview.access import host_allowed, split_host
from generator.preview.site import SiteFiles, reloads, site_file, site_path, with_reload

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from generator.preview.sources import SourceWatcher

_POLL_SECONDS = 0.3
_OVERLAY = "briefing:message"
"""Path of a reload message that is meant for overlay.js; the text travels as its `originalPath`."""
_SCRIPTS = {
    "overlay": Path(__file__).with_name("overlay.js"),
    "livereload": Path(livereload.handlers.__file__).parent / "vendors" / "livereload.js",
}

_TYPES = {
    ".html": "text/html; charset=utf-8",
    ".css": "text/css; charset=utf-8",
    ".js": "text/javascript; charset=utf-8",
    ".json": "application/json; charset=utf-8",
    ".xml": "application/xml; charset=utf-8",
    ".csv": "text/csv; charset=utf-8",
    ".txt": "text/plain; charset=utf-8",
    ".svg": "image/svg+xml",
    ".png": "image/png",
    ".jpg": "image/jpeg",
    ".ico": "image/x-icon",
    ".webmanifest": "application/manifest+json",
    ".woff2": "font/woff2",
}

_HEADERS = {
    "Cache-Control": "no-store",
    "X-Content-Type-Options": "nosniff",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Content-Security-Policy": "frame-ancestors 'none'",
    "Referrer-Policy": "no-referrer",
}

_NO_PAGE = b'<!DOCTYPE html><html lang="en"><head><title>No page here</title></head><body><p>There is no page here yet.</p></body></html>'


class Outcome(Record, frozen=True):
    """What became of one build: `message` is plain text, problems or the error, and may have several lines."""

    ok: bool
    message: str


class Preview:
    """One running preview: the last build, the open pages, and one build at a time."""

    def __init__(self, build: Callable[[], Outcome], output: Path, say: Callable[[str], None]) -> None:
        self.output = output
        self.token = secrets.token_urlsafe(16)
        self.number = 0
        """Count of changes to what pages show; a page knows the number that it was made from."""
        self.last = Outcome(ok=True, message="")
        self.pages: set[ReloadSocket] = set()
        self.say = say
        self._build = build
        self._files = SiteFiles(output)
        self._worker = ThreadPoolExecutor(max_workers=1, thread_name_prefix="build")
        self._wanted = False
        self._building: asyncio.Task[None] | None = None

    def first_build(self) -> None:
        """Builds before anything is served, so that the terminal shows its progress; an error does not stop the preview."""
        self.last, _ = self._rebuilt()
        self.say(self.last.message)

    def rebuild_soon(self) -> None:
        """Asks for a build; while one is running, any number of calls cause one more."""
        self._wanted = True
        if self._building is None or self._building.done():
            self._building = asyncio.get_running_loop().create_task(self._rebuild())

    async def _rebuild(self) -> None:
        while self._wanted:
            self._wanted = False
            self.last, changed = await asyncio.get_running_loop().run_in_executor(self._worker, self._rebuilt)
            self.say(self.last.message)
            self._tell(reloads(changed))

    def _rebuilt(self) -> tuple[Outcome, frozenset[str]]:
        """Builds and looks at what changed; runs in the worker. Any exception becomes a message: nobody else would see it."""
        try:
            result = self._build()
        except BriefingError as error:
            result = Outcome(ok=False, message=str(error))
        except Exception:  # noqa: BLE001 -- a bug must show in the browser too
            result = Outcome(ok=False, message=traceback.format_exc())
        return result, self._files.changed()

    def _tell(self, paths: Sequence[str]) -> None:
        self.number += bool(paths)
        for page in tuple(self.pages):
            page.show(self.overlay)
            for path in paths:
                page.reload(path)

    @property
    def overlay(self) -> str:
        """The text to lay over pages; empty where the last build was good."""
        return "" if self.last.ok else self.last.message

    def scripts(self, host: str) -> tuple[str, str]:
        """Addresses of the overlay's and livereload's script for a page that was asked for under this Host.

        livereload's script joins `host`, `port` and "/livereload" to the channel's address, so the token and the number ride on the port.
        """
        name, port = split_host(host)
        channel = f"host={name}&port={port}/{self.token}/{self.number}"
        return f"/{self.token}/overlay.js", f"/{self.token}/livereload.js?{channel}"

    async def watch(self, watcher: SourceWatcher) -> None:
        """Looks for changed sources until it is cancelled; looking runs off the loop, too."""
        loop = asyncio.get_running_loop()
        while True:
            await asyncio.sleep(_POLL_SECONDS)
            path = await loop.run_in_executor(None, watcher.changed)
            if path is not None:
                self.say(f"Changed: {path}")
                self.rebuild_soon()

    def close(self) -> None:
        """Lets the worker go; a build that is running ends by itself, and publishes whole or not at all."""
        self._worker.shutdown(wait=False, cancel_futures=True)


class _Guarded(RequestHandler):
    """Answers only requests that name this preview, with headers that let nobody else use the answer; GET and HEAD at most."""

    def initialize(self, preview: Preview, host: str, port: int) -> None:
        self.preview, self.bound = preview, (host, port)

    def set_default_headers(self) -> None:
        self.clear_header("Server")
        for name, value in _HEADERS.items():
            self.set_header(name, value)

    def prepare(self) -> None:
        if not host_allowed(self.request.headers.get("Host", ""), *self.bound):
            raise HTTPError(403)

    def compute_etag(self) -> None:
        """None: nothing is cached, so that a swapped site shows at once."""

    def write_error(self, status_code: int, **_: Any) -> None:
        self.set_header("Content-Type", "text/plain; charset=utf-8")
        self.finish(_REFUSALS.get(status_code, "This request cannot be answered.") + "\n")


_REFUSALS = {403: "This preview answers only to the address that it was started with.", 405: "Only GET and HEAD are allowed."}


class SitePages(_Guarded):
    """The site's files, and 404.html for what is missing."""

    def get(self) -> None:
        path = self.request.path
        relative = site_path(path)
        found = None if relative is None else site_file(self.preview.output, relative)
        if found is not None and relative is not None:
            self._send(found, Path(relative).suffix)
        elif relative is not None and site_file(self.preview.output, f"{relative}/index.html") is not None:
            self.redirect(f"{path}/")
        else:
            self.set_status(404)
            self._send(site_file(self.preview.output, "404.html") or _NO_PAGE, ".html")

    head = get

    def _send(self, data: bytes, suffix: str) -> None:
        self.set_header("Content-Type", _TYPES.get(suffix, "application/octet-stream"))
        self.finish(with_reload(data, self.preview.scripts(self.request.host)) if suffix == ".html" else data)


class Scripts(_Guarded):
    """livereload's script and ours; their address holds the token."""

    def get(self, name: str) -> None:
        self.set_header("Content-Type", _TYPES[".js"])
        self.finish(_SCRIPTS[name].read_bytes())

    head = get


class ReloadSocket(_Guarded, LiveReloadHandler):  # type: ignore[misc]  # livereload ships no types
    """The channel to one open page. Its address holds the token, and the number of the build that the page shows."""

    def prepare(self) -> None:
        super().prepare()
        if not self.check_origin(self.request.headers.get("Origin", "")):
            raise HTTPError(403)

    def check_origin(self, origin: str) -> bool:
        return origin.lower() == f"http://{self.request.host.lower()}"

    def on_message(self, message: str | bytes) -> None:
        """The handshake, which is livereload's; then the page is brought up to date with what happened while it loaded."""
        command = _command(message)
        if command == "hello":
            super().on_message(message)
        elif command == "info":
            self.preview.pages.add(self)
            self._catch_up()

    def _catch_up(self) -> None:
        if self.path_args[0] != str(self.preview.number):
            self.reload("*")
        elif self.preview.overlay:
            self.show(self.preview.overlay)

    def on_close(self) -> None:
        self.preview.pages.discard(self)

    def show(self, text: str) -> None:
        """Lays the text over the page; an empty text takes the overlay away."""
        self._send(_OVERLAY, text)

    def reload(self, path: str) -> None:
        """Swaps the file in the page, or reloads the page."""
        self._send(path, "")

    def _send(self, path: str, original: str) -> None:
        with contextlib.suppress(WebSocketClosedError):
            self.send_message({"command": "reload", "path": path, "originalPath": original, "liveCSS": True, "liveImg": True})


def _command(message: str | bytes) -> str | None:
    """The command of a message from a browser; None for what is no message."""
    try:
        found = json.loads(message)
    except (ValueError, RecursionError):
        return None
    command = found.get("command") if isinstance(found, dict) else None
    return command if isinstance(command, str) else None


def application(preview: Preview, host: str, port: int) -> Application:
    """The preview's addresses; what is not a script or the channel is the site."""
    known = {"preview": preview, "host": host, "port": port}
    token = re.escape(preview.token)
    handlers = [
        (rf"/{token}/(overlay|livereload)\.js", Scripts, known),
        (rf"/{token}/(\d+)/livereload", ReloadSocket, known),
        (r".*", SitePages, known),
    ]
    return Application(handlers, log_function=lambda _: None, websocket_ping_interval=30)

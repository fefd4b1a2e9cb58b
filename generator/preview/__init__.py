"""The preview: shows the site on this machine, rebuilds it when a source changes, and tells open pages.

Built on livereload: its watcher, its protocol handler and its browser script. Its own server is not used, because it
accepts any Host and Origin, rebuilds on the loop that serves pages, drops a second save within three seconds and hides
exceptions. Here a rebuild runs in a worker thread, one at a time; changes during a build cause exactly one more; a build
that fails leaves the last good site in place and its message is laid over the open pages.

Who may talk to it: a browser that names this host and port in `Host` (a foreign name that resolves to this machine is
refused), with GET or HEAD; and, for the channel, the same `Origin` and a random token that only served pages carry.
"""

from __future__ import annotations

import asyncio
import contextlib
import errno
import socket
import webbrowser
from typing import TYPE_CHECKING

from tornado.httpserver import HTTPServer

from generator.errors import UsageError
from generator.preview.access import loopback
from generator.preview.server import Outcome, Preview, application
from generator.preview.sources import SourceWatcher

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from pathlib import Path

__all__ = ["Outcome", "serve"]

FIRST_PORT = 8000
_PORTS_TRIED = 100


def listening(host: str, port: int | None) -> tuple[socket.socket, int]:
    """A socket that listens on the port, or for None on the first free one from 8000 on. Raises UsageError where that fails."""
    candidates = range(FIRST_PORT, FIRST_PORT + _PORTS_TRIED) if port is None else (port,)
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    for candidate in candidates:
        try:
            found = socket.create_server((host, candidate), family=family)
        except OSError as error:
            if error.errno != errno.EADDRINUSE:
                raise UsageError(f"cannot listen on {host}, port {candidate}: {error.strerror}") from error
        else:
            found.setblocking(False)
            return found, candidate
    if port is not None:
        raise UsageError(f"port {port} is in use; leave --port out and the next free one is taken")
    raise UsageError(f"no free port between {candidates[0]} and {candidates[-1]}; choose one with --port")


def serve(
    build: Callable[[], Outcome],
    *,
    output: Path,
    watch: Sequence[Path],
    host: str = "127.0.0.1",
    port: int | None = None,
    open_browser: bool = False,
    say: Callable[[str], None],
) -> None:
    """Builds, serves and rebuilds until it is interrupted (Ctrl+C).

    `build` is called again for each change below the `watch` paths, always from one thread; it reads its configuration
    itself, so that a changed config.yaml counts. `port` None takes the next free one from 8000 on. `say` gets plain lines.
    Raises UsageError where the port cannot be had.
    """
    listener, port = listening(host, port)
    if not loopback(host):
        say(f"Warning: {host} can be reached from other machines; unpublished drafts may be read there")
    watcher = SourceWatcher(watch)  # before the first build, so that no change during it is lost
    preview = Preview(build, output, say)
    preview.first_build()
    with contextlib.suppress(KeyboardInterrupt):
        asyncio.run(_run(preview, watcher, listener, address=(host, port), open_browser=open_browser))
    say("The preview has stopped.")


async def _run(preview: Preview, watcher: SourceWatcher, listener: socket.socket, *, address: tuple[str, int], open_browser: bool) -> None:
    server = HTTPServer(application(preview, *address), max_body_size=0)
    server.add_sockets([listener])
    url = f"http://{_in_url(address[0])}:{address[1]}/"
    preview.say(f"The site is at {url} (Ctrl+C stops)")
    if open_browser:
        asyncio.get_running_loop().run_in_executor(None, webbrowser.open, url)
    try:
        await preview.watch(watcher)
    finally:
        server.stop()
        preview.close()


def _in_url(host: str) -> str:
    """The host as a browser on this machine can ask for it."""
    if host in {"0.0.0.0", "::"}:  # noqa: S104 -- asked for by the user, who was warned
        return "127.0.0.1"
    return f"[{host}]" if ":" in host else host

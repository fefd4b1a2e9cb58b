"""The site on disk as the preview sees it: what a build changed, which file a request may have, a page made live."""

from __future__ import annotations

import contextlib
import hashlib
import html
import os
import re
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import unquote

from generator.preview.sources import files_below

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

_SWAPPED = {".css", ".png", ".jpg", ".jpeg", ".gif"}
"""What the browser script can replace in an open page."""
_SHOWN = _SWAPPED | {".html", ".js", ".svg", ".woff2"}
"""What can change the look of an open page; feeds and data cannot."""


class SiteFiles:
    """Remembers the site's files by digest, to say what a build changed."""

    def __init__(self, output: Path) -> None:
        self._output = output
        self._known: dict[str, tuple[tuple[int, int, int], bytes]] = {}

    def changed(self) -> frozenset[str]:
        """Paths, relative to the site, that were added, changed or removed since the last call."""
        before, self._known = self._known, self._scanned()
        paths = before.keys() | self._known.keys()
        return frozenset(path for path in paths if _digest_of(before, path) != _digest_of(self._known, path))

    def _scanned(self) -> dict[str, tuple[tuple[int, int, int], bytes]]:
        root = os.path.realpath(self._output)
        found = {}
        for path in files_below(root):
            with contextlib.suppress(OSError):
                name = Path(path).relative_to(root).as_posix()
                found[name] = self._scanned_file(path, self._known.get(name))
        return found

    def _scanned_file(self, path: str, known: tuple[tuple[int, int, int], bytes] | None) -> tuple[tuple[int, int, int], bytes]:
        """The file's identity and digest; a file that is the same inode with the same time and size is not read again."""
        facts = Path(path).stat()
        identity = (facts.st_ino, facts.st_mtime_ns, facts.st_size)
        if known is not None and known[0] == identity:
            return known
        return identity, hashlib.blake2b(Path(path).read_bytes(), digest_size=16).digest()


def _digest_of(files: Mapping[str, tuple[tuple[int, int, int], bytes]], path: str) -> bytes | None:
    found = files.get(path)
    return found[1] if found else None


def reloads(changed: Iterable[str]) -> tuple[str, ...]:
    """What to tell open pages: paths of style sheets and pictures to swap, or "*" for a whole reload; nothing where nothing shows."""
    shown = sorted(path for path in changed if Path(path).suffix in _SHOWN)
    if all(Path(path).suffix in _SWAPPED for path in shown):
        return tuple(f"/{path}" for path in shown)
    return ("*",)


def site_path(url_path: str) -> str | None:
    """The file that a request's path asks for, relative to the site; None where it may not be asked for."""
    *folders, name = unquote(url_path).removeprefix("/").split("/")
    parts = [*folders, name or "index.html"]
    if any(not part or part.startswith(".") or set(part) & {"\\", "\0", ":"} for part in parts):
        return None
    return "/".join(parts)


def site_file(output: Path, relative: str) -> bytes | None:
    """Bytes of a regular file of the site; None where there is none, or where it lies outside of it.

    The root is resolved anew on each call, and once more if the site is swapped in between.
    """
    for _ in range(2):
        root = Path(os.path.realpath(output))
        found = Path(os.path.realpath(root / relative))
        if not found.is_relative_to(root):
            return None
        with contextlib.suppress(OSError):
            if found.is_file():
                return found.read_bytes()
    return None


_POLICY = re.compile(rb"<meta\b[^>]*?http-equiv=[\"']?Content-Security-Policy[\"']?[^>]*>", re.IGNORECASE)
_CONTENT = re.compile(r"""content=("[^"]*"|'[^']*')""", re.IGNORECASE)


def with_reload(page: bytes, scripts: Sequence[str]) -> bytes:
    """The page with our scripts at the end of its head, and a policy that lets them load and connect."""
    allowed = _POLICY.sub(lambda found: _relaxed_tag(found[0].decode()).encode(), page, count=1)
    tags = "".join(f'<script defer src="{html.escape(one)}"></script>' for one in scripts)
    return allowed.replace(b"</head>", tags.encode() + b"</head>", 1)


def _relaxed_tag(tag: str) -> str:
    return _CONTENT.sub(lambda found: f'content="{html.escape(relaxed(html.unescape(found[1][1:-1])), quote=False)}"', tag)


def relaxed(policy: str) -> str:
    """A Content-Security-Policy that also allows the preview's own scripts and channel, and nothing else."""
    directives = {name: sources for name, *sources in (part.split() for part in policy.split(";") if part.strip())}
    for name, needed in (("script-src", ["'self'"]), ("connect-src", ["'self'", "ws:"])):
        before = directives.get(name, directives.get("default-src", []))
        kept = [source for source in before if source != "'none'"]
        directives[name] = [*kept, *(source for source in needed if source not in kept)]
    return "; ".join(" ".join((name, *sources)) for name, sources in directives.items())

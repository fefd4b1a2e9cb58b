"""What a build leaves on record: the manifest in the output, the state beside it, and which paths may be published.

The manifest is published with the site and is the same, byte for byte, wherever the same input is built: it holds no
times and nothing of the machine. What belongs to this machine (inode numbers, times of modification) stands in the
state, beside the output. Both are sealed with a digest of their own, so that a damaged one is told from a true one.
"""

from __future__ import annotations

import hashlib
import re
import unicodedata
from typing import TypeVar

import msgspec

from generator.errors import PublishError

MANIFEST = "briefing-manifest.json"
SCHEMA = "briefing-manifest/1"

_CONTROL_NAMES = frozenset({"_headers", "_redirects", "_routes.json", "_worker.js", "cname", "sw.js", "web.config"})
_UNFIT = re.compile(r"[\x00-\x1f\x7f-\x9f\\\ud800-\udfff]")
_LONGEST_NAME = 255  # bytes: the limit of ext4, xfs, btrfs, apfs and ntfs

_Record = TypeVar("_Record")


class Entry(msgspec.Struct, frozen=True):
    """One published file: `key` is the digest of all that it was made from, `sha256` and `size` tell its bytes."""

    key: str
    sha256: str
    size: int


class Manifest(msgspec.Struct, frozen=True):
    """The files of one build by path; `inputs` is the digest of everything that the build read, "" where unknown."""

    schema: str
    generator: str
    inputs: str
    files: dict[str, Entry]


class State(msgspec.Struct, frozen=True):
    """What this machine knows of a published tree: its manifest, and (mtime in ns, inode) of each file as we left it."""

    manifest: Manifest
    stamps: dict[str, tuple[int, int]]


class Owned(msgspec.Struct, frozen=True):
    """The paths in an output that a build made; `guess` where its record is damaged, so that more may be ours."""

    files: frozenset[str]
    folders: frozenset[str]
    guess: bool = False


class _Sealed(msgspec.Struct, frozen=True):
    sha256: str
    record: msgspec.Raw


def sealed(record: Manifest | State) -> bytes:
    """The record as JSON with the digest of its own bytes; files sorted by path, so that equal records are equal bytes."""
    body = msgspec.json.encode(record, order="deterministic")
    return msgspec.json.encode(_Sealed(hashlib.sha256(body).hexdigest(), msgspec.Raw(body))) + b"\n"


def unsealed(data: bytes, kind: type[_Record]) -> _Record | None:
    """The record as it was sealed; None where one byte of it is missing or different."""
    try:
        letter = msgspec.json.decode(data, type=_Sealed)
        body = bytes(letter.record)
        if hashlib.sha256(body).hexdigest() != letter.sha256:
            return None
        return msgspec.json.decode(body, type=kind)
    except (msgspec.DecodeError, UnicodeDecodeError, RecursionError):
        return None


def read_manifest(data: bytes) -> Manifest | None:
    """The manifest of the last build; None where it is damaged or of another schema."""
    manifest = unsealed(data, Manifest)
    return manifest if manifest is not None and manifest.schema == SCHEMA else None


def owned_by(files: frozenset[str], *, guess: bool = False) -> Owned:
    """What belongs to a build that made these files: they, their folders and the manifest."""
    folders = {folder for path in files for folder in folders_of(path)}
    return Owned(files | {MANIFEST}, frozenset(folders), guess)


def folders_of(path: str) -> list[str]:
    """The folders above a path, innermost first: a/b/c.html → a/b, a."""
    return [path[:at] for at in range(len(path) - 1, 0, -1) if path[at] == "/"]


def check_path(path: str, *, control: bool = False) -> None:
    """Raise PublishError unless the path is a plain relative one, written with "/".

    Hidden names and the files that a web host acts on pass only with `control`, which content never has a hand in.
    """
    reason = _fault_in(path) or ("" if control else _control_in(path))
    if reason:
        raise PublishError(f"The path {path!r} cannot be published: {reason}. Allowed are relative paths such as stories/name.html.")


def _fault_in(path: str) -> str:
    if not path or path.startswith("/"):
        return "it is absolute" if path else "it is empty"
    if _UNFIT.search(path):
        return "it holds a backslash, a control character or half a surrogate pair"
    for name in path.split("/"):
        if name in ("", ".", ".."):
            return f"one of its parts is {name!r}"
        if len(name.encode()) > _LONGEST_NAME:
            return f"one of its parts is longer than {_LONGEST_NAME} bytes"
    return "its name is kept for the record of the build" if path == MANIFEST else ""


def _control_in(path: str) -> str:
    for name in path.split("/"):
        plain = folded(name)
        if plain.startswith("."):
            return f"{name!r} is a hidden name"
        if plain in _CONTROL_NAMES:
            return f"{name!r} is a file that a web host acts on"
    return ""


def folded(path: str) -> str:
    """The path as a file system that ignores case and Unicode form sees it: equal here means the same file there."""
    return unicodedata.normalize("NFC", unicodedata.normalize("NFC", path).casefold())


class Names:
    """The paths of one build; two that some file system would take for one are refused."""

    def __init__(self) -> None:
        self._files: dict[str, str] = {}
        self._folders: dict[str, str] = {}

    def claim(self, path: str) -> None:
        """Raise PublishError if the path is taken, differs from another in case or Unicode form only, or is a folder too."""
        name = path if path.isascii() and path.islower() else folded(path)
        rival = self._files.get(name) or self._folders.get(name)
        if rival is not None:
            raise PublishError(_collision(path, rival))
        self._files[name] = path
        for folder in folders_of(name):
            if folder in self._folders:
                break
            if folder in self._files:
                raise PublishError(_collision(path, self._files[folder]))
            self._folders[folder] = path


def _collision(path: str, rival: str) -> str:
    if path == rival:
        return f"The path {path!r} is published twice in one build."
    return f"The paths {rival!r} and {path!r} cannot both be published: on some file systems they are the same, or one is a folder of the other."

"""Names that are safe everywhere: article and outlet ids, the same on every machine."""

from __future__ import annotations

import hashlib
import re
import unicodedata
from pathlib import PurePosixPath
from typing import Final

LONGEST: Final = 80
RESERVED: Final = frozenset(
    {"con", "prn", "aux", "nul", "clock", "conin", "conout", *(f"{port}{n}" for port in ("com", "lpt") for n in range(10))}
    | {"404", "cname", "favicon", "headers", "htaccess", "index", "redirects", "robots", "sitemap", "sw", "web", "well-known", "feed"}
)
"""Names that Windows keeps for devices, and those that mean something to a web server or to the site itself."""


def slug(text: str) -> str:
    """Lower-case ASCII letters, digits, "_" and single hyphens; empty where nothing of the text is left."""
    ascii_text = unicodedata.normalize("NFKD", text).encode("ascii", "ignore").decode("ascii")
    return re.sub(r"-{2,}", "-", re.sub(r"[^a-z0-9_]+", "-", ascii_text.lower())).strip("-_")


def digest(text: str, length: int = 8) -> str:
    """Hexadecimal digits that tell texts apart; any Python string has one."""
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()[:length]


def safe_name(text: str, otherwise: str) -> str:
    """The slug of a name for readers ("BBC News" -> "bbc-news"), with a digest where the slug is reserved, too long or says nothing."""
    name = slug(text)
    return name if name and name not in RESERVED and len(name) <= LONGEST else _marked(name or otherwise, text)


def article_id(path: str) -> str:
    """The id of the file at this path below content/: its slug where that can be read back to the path, else slug and digest."""
    path = unicodedata.normalize("NFC", path)
    stem = str(PurePosixPath(path).with_suffix(""))
    name = slug(stem)
    lossless = name == re.sub(r"[/ ]", "-", stem) and name not in RESERVED and len(name) <= LONGEST
    return name if lossless else _marked(name or "article", path)


def member_id(path: str, member: str) -> str:
    """The id of one article of several in a file. `member` is its url or headline, never its place in the list."""
    name = slug(str(PurePosixPath(unicodedata.normalize("NFC", path)).with_suffix("")))[: LONGEST // 2].strip("-_") or "article"
    words = slug(re.sub(r"^https?://(www\.)?", "", member))[: LONGEST - len(name) - 10].strip("-_")
    return _marked(f"{name}-{words}" if words else name, f"{path}\n{member}")


def again(identity: str, path: str) -> str:
    """Another id for the file at this path, whose own is taken."""
    return _marked(identity, path)


def _marked(name: str, text: str) -> str:
    return f"{name[: LONGEST - 9].strip('-_') or 'x'}-{digest(text)}"

"""The addresses of the site: the one place that makes paths, links and anchors.

A path is relative to the site and names a file ("articles/x.html"), so that the site works at /, under /sub/path/ and from
file://. A name that comes from content reaches a path only through `safe_name`.
"""

from __future__ import annotations

import hashlib
import re
import unicodedata
from functools import lru_cache
from urllib.parse import quote, urlsplit, urlunsplit

from generator.errors import PublishError
from generator.news import Record

HOME = "index.html"
TOPICS = "topics/index.html"
STORIES = "stories/index.html"
ENTITIES = "entities/index.html"
OUTLETS = "outlets/index.html"
EDITIONS = "editions/index.html"
CLAIMS = "claims.html"
FIGURES = "figures.html"
TIMELINE = "timeline.html"
ABOUT = "about.html"
MISSING = "404.html"

_PLAIN = re.compile(r"[A-Za-z0-9](?:[A-Za-z0-9._-]{0,98}[A-Za-z0-9_-])?")
_RESERVED = re.compile(r"(?:con|prn|aux|nul|com[0-9]|lpt[0-9])(?:\..*)?", re.IGNORECASE)
_INDEX = re.compile(r"index(?:-.*)?", re.IGNORECASE)  # the pages of a list that lie in the same folder
_UNFIT_IN_ANCHOR = re.compile(r"[^A-Za-z0-9_.-]")
_TRIMMED = "".join(map(chr, range(0x21)))
_SPLITTERS = re.compile(r"[\t\n\r]")
_HOST = re.compile(r"[a-z0-9.-]+|\[[0-9a-f:.]+\]")
_SPECIAL = re.compile(r"[^A-Za-z0-9_.~ ]+")
_WHOLE_QUOTE = 100  # characters; a longer fragment is found by its first and last words
_WORDS = 5


class External(Record, frozen=True):
    """A link that leaves the site; `host` in ASCII, so that no look-alike letter hides where it leads."""

    href: str
    host: str


# ------------------------------------------------------------------ paths


def safe_name(name: str) -> str:
    """A file name for an id, decided by the id alone: itself where it is plain, else its plain letters and a digest.

    Never hidden, and never a name that Windows reserves.
    """
    return name if _PLAIN.fullmatch(name) and not _RESERVED.fullmatch(name) else _digested(name)


def _listed(name: str) -> str:
    """`safe_name` in a folder that holds pages of a list as well."""
    return _digested(name) if _INDEX.fullmatch(name) else safe_name(name)


def _digested(name: str) -> str:
    ascii_only = unicodedata.normalize("NFKD", name).encode("ascii", "ignore").decode()
    stem = re.sub(r"[^a-z0-9]+", "-", ascii_only.lower()).strip("-")[:60].strip("-")
    digest = hashlib.sha256(unicodedata.normalize("NFC", name).encode("utf-8", "surrogatepass")).hexdigest()[:10]
    return f"{stem or 'x'}_{digest}"


def article(article_id: str) -> str:
    return f"articles/{safe_name(article_id)}.html"


def topic(slug: str) -> str:
    return f"topics/{_listed(slug)}.html"


def story(story_id: str) -> str:
    return f"stories/{_listed(story_id)}.html"


def entity(entity_id: str) -> str:
    return f"entities/{_listed(entity_id)}.html"


def outlet(outlet_id: str) -> str:
    return f"outlets/{_listed(outlet_id)}.html"


def edition(day: str) -> str:
    return f"editions/{_listed(day)}.html"


def article_data(article_id: str) -> str:
    return f"data/articles/{safe_name(article_id)}.json"


def anchor(local_id: str) -> str:
    """An id for an element, fit for HTML and for an address."""
    if local_id.isalnum() and local_id.isascii():
        return local_id
    return _UNFIT_IN_ANCHOR.sub(lambda found: f"_{ord(found[0]):x}_", local_id)


def claim_anchor(claim_id: str) -> str:
    """The id of a claim's card, which no part of the page itself has."""
    return f"claim-{anchor(claim_id)}"


def root(path: str) -> str:
    """What stands before a path of the site to make a link from the page at `path`: "", "../" ..."""
    return "../" * path.count("/")


def relative(from_path: str, to_path: str) -> str:
    """The link from one page of the site to another, with any anchor kept."""
    return root(from_path) + to_path


class Paths:
    """The paths given out so far; one that some file system could not tell from an earlier one is refused."""

    def __init__(self) -> None:
        self._taken: dict[str, str] = {}

    def claim(self, path: str) -> str:
        """The path itself. Raises PublishError where it is taken, whatever the case or the Unicode form."""
        folded = unicodedata.normalize("NFC", unicodedata.normalize("NFC", path).casefold())
        if folded in self._taken:
            raise PublishError(
                f"Two pages want the same place: {path!r} and {self._taken[folded]!r}. Names that differ only by case or accents clash on some "
                "computers: rename the article, topic or outlet behind one of them."
            )
        self._taken[folded] = path
        return path


# ------------------------------------------------------------------ links that leave the site


@lru_cache(maxsize=4096)
def external(url: str | None) -> External | None:
    """The link to an address that content names; None unless it is a plain http(s) address without a user name."""
    if not url:
        return None
    try:
        parts = urlsplit(_SPLITTERS.sub("", url.strip(_TRIMMED)))
        host = _ascii_host(parts.hostname or "")
        port = f":{parts.port}" if parts.port is not None else ""
    except ValueError:
        return None
    if parts.scheme not in ("http", "https") or not _HOST.fullmatch(host) or "@" in parts.netloc or "\\" in parts.netloc:
        return None
    path, query, fragment = (_escaped(part) for part in (parts.path, parts.query, parts.fragment))
    return External(urlunsplit((parts.scheme, host + port, path or "/", query, fragment)), host + port)


def _ascii_host(host: str) -> str:
    """The host in ASCII (punycode). Raises ValueError (UnicodeError) where it has none."""
    if host.isascii():
        return f"[{host}]" if ":" in host else host
    return host.encode("idna").decode("ascii")


def _escaped(part: str) -> str:
    """A part of an address with everything encoded that an address may not hold, and nothing encoded twice."""
    return re.sub(r"%(?![0-9A-Fa-f]{2})", "%25", quote(part.replace("\\", "/"), safe="%/:=&?~+!$,;'@()*", errors="replace"))


def text_fragment(link: External, text: str) -> str:
    """The address with a directive that makes the browser scroll to these words."""
    directive = ":~:text=" + _directive(text)
    return f"{link.href}{'' if '#' in link.href else '#'}{directive}"


def _directive(text: str) -> str:
    if len(text) <= _WHOLE_QUOTE and "\n" not in text:
        return _encoded(" ".join(text.split()))
    words = text.split()
    if len(words) < 2 * _WORDS:  # a script that sets no blanks, or very long words
        squeezed = " ".join(words)
        return _encoded(squeezed[: _WHOLE_QUOTE // 4]) + "," + _encoded(squeezed[-_WHOLE_QUOTE // 4 :])
    return _encoded(" ".join(words[:_WORDS])) + "," + _encoded(" ".join(words[-_WORDS:]))


def _encoded(text: str) -> str:
    """Percent-encoded for a text directive, in which "-", "," and "&" have a meaning of their own."""
    return _SPECIAL.sub(_percent, text).replace(" ", "%20")


def _percent(found: re.Match[str]) -> str:
    return "".join(f"%{byte:02X}" for byte in found[0].encode("utf-8", "replace"))

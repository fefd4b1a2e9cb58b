"""Web addresses from untrusted text: http and https only, cut to what a browser would make of them."""

from __future__ import annotations

import re
from typing import Final
from urllib.parse import quote, urlsplit

LONGEST: Final = 2_000
HOST: Final = re.compile(r"(?=.{1,253}$)([a-z0-9_]([a-z0-9_-]{0,61}[a-z0-9_])?)(\.[a-z0-9_]([a-z0-9_-]{0,61}[a-z0-9_])?)*\.?", re.IGNORECASE)
SAFE: Final = "!#$%&'()*+,-./:;=?@[]_~"


def web_address(text: str) -> str | None:
    r"""The absolute http or https address that is written, None where it is none or hides a name before its host.

    As browsers do (WHATWG), blanks and controls at the ends and line breaks within are dropped and "\" counts as "/". A host in another
    script is given in punycode, so that look-alikes show. Other addresses stay as they were written.
    """
    if len(text) > LONGEST:
        return None
    text = re.sub(r"[\t\n\r]", "", text.strip("".join(map(chr, range(33)))))
    match = re.fullmatch(r"(https?)://([^/?#\\]+)([^?#]*)(.*)", text, re.IGNORECASE | re.DOTALL)
    if match is None or "@" in match[2]:
        return None
    host = _host(match[2])
    return None if host is None else f"{match[1].lower()}://{host}{_quoted(match[3].replace(chr(92), '/'))}{_quoted(match[4])}"


def _host(text: str) -> str | None:
    """The host and port, None where it is no host name."""
    name, colon, port = text.partition(":")
    if colon and not re.fullmatch(r"\d{0,5}", port, re.ASCII):
        return None
    if not name.isascii():
        try:
            name = name.encode("idna").decode("ascii")
        except UnicodeError:
            return None
    return name + colon + port if HOST.fullmatch(name) else None


def _quoted(text: str) -> str:
    return quote(text, safe=SAFE, errors="replace")


def host(address: str) -> str:
    """The host of a web address, without "www."."""
    return (urlsplit(address).hostname or "").removeprefix("www.")

"""Who may talk to the preview: a page of another site can send requests to this machine, too."""

from __future__ import annotations

import ipaddress
import re


def host_allowed(asked: str, host: str, port: int) -> bool:
    """Whether a request's Host header names this preview. An address that was opened to others also answers to plain IP addresses."""
    name, number = split_host(asked)
    if number != port:
        return False
    if name in {"127.0.0.1", "localhost", "[::1]", host, f"[{host}]"}:
        return True
    return not loopback(host) and _is_address(name.strip("[]"))


def split_host(asked: str) -> tuple[str, int | None]:
    found = re.fullmatch(r"(\[[0-9a-f:]+\]|[a-z0-9.-]+)(?::(\d{1,5}))?", asked.lower())
    return (found[1], int(found[2] or 80)) if found else ("", None)


def _is_address(name: str) -> bool:
    try:
        ipaddress.ip_address(name)
    except ValueError:
        return False
    return True


def loopback(host: str) -> bool:
    return host == "localhost" or (_is_address(host) and ipaddress.ip_address(host).is_loopback)

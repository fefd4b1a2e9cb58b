"""Which characters may stand in a text: NFC, no controls, nothing that is unseen or turns the line around."""

from __future__ import annotations

import re
import unicodedata
from functools import cache
from typing import Final

STRIPPED: Final = re.compile(
    "[\x00-\x08\x0e-\x1f\x7f-\x84\x86-\x9f\xad\u061c\u180e\u200b\u200e\u200f\u202a-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb\ufffe\uffff"
    "\ud800-\udfff\U000e0000-\U000e007f]"
)
"""Controls (C0, C1), soft hyphens, zero-width characters, direction marks and overrides, lone surrogates, non-characters, tags."""

JOINERS: Final = re.compile("(?<![\u0600-\u1cff\u2600-\u27bf\ufe0f\U0001f000-\U0001faff])[\u200c\u200d]+")
"""Joiners are letters in some scripts and hold emoji together; elsewhere they only hide."""

BREAKS: Final = re.compile("[\x0b\x0c\x85\u2028\u2029]")
"""Line breaks for some programs, not for editors that count lines: they become blanks."""

SETTLED: Final = re.compile("[^\x00-\u02ff\u2000-\u206f\u20a0-\u20cf]")
"""The first character that NFC could change: what it does not find is NFC already."""

MARKS: Final = 30
"""Combining marks in a row that are kept, as in Unicode's stream-safe format: sorting a run is quadratic."""


def normalised(text: str) -> str:
    r"""The text in NFC with "\n" as its only line break and without what STRIPPED names; lines keep their numbers."""
    if "\r" in text:
        text = text.replace("\r\n", "\n").replace("\r", "\n")
    text = BREAKS.sub(" ", STRIPPED.sub("", text))
    if "\u200c" in text or "\u200d" in text:
        text = JOINERS.sub("", text)
    return unicodedata.normalize("NFC", _run_of_marks().sub(r"\1", text)) if SETTLED.search(text) else text


def one_line(text: str) -> str:
    """The normalised text with every run of white space as one blank, none at the ends."""
    return " ".join(normalised(text).split())


def visible(name: str) -> str:
    """A file name as it can be shown and encoded: what `normalised` would strip is written as an escape."""
    return re.sub(rf"[\n\r\t]|{STRIPPED.pattern}|{JOINERS.pattern}", lambda match: match[0].encode("unicode_escape").decode("ascii"), name)


@cache
def _run_of_marks() -> re.Pattern[str]:
    """Built when the first text needs it: 20 ms."""
    marks = "".join(re.escape(chr(code)) for code in range(0x300, 0x1E950) if unicodedata.combining(chr(code)))
    return re.compile(f"([{marks}]{{{MARKS}}})[{marks}]+")

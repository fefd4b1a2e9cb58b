"""Bytes to characters: UTF-8 and UTF-16 by themselves, anything else by a guess that is said."""

from __future__ import annotations

import codecs
import re
from typing import Final

from generator.errors import ArticleError
from generator.read.characters import normalised

BOMS: Final = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
SAMPLE: Final = 50_000
DECLARED: Final = re.compile(rb"""<(?:meta[^>]{0,200}?charset|\?xml[^>]{0,100}?encoding)\s*=\s*["']?\s*([\w.:-]{2,40})""", re.IGNORECASE)
"""What a page says of itself, looked for in its first 4,000 bytes."""

TEXTUAL: Final = re.compile(r"utf|iso-?8859|latin|windows|cp\d|koi8|mac|big5|gb|shift|sjis|euc|ascii|tis", re.IGNORECASE)
"""Python's names of character sets; it has other "encodings" (zip, rot13) that no page may choose."""


def decoded(data: bytes) -> tuple[str, ArticleError | None]:
    """The normalised text, and a remark where its encoding is a guess. Raises ArticleError for what is no text."""
    text, guess = _decoded(data)
    if _binary(text):
        raise ArticleError("this is not a text", found="control characters", allowed="UTF-8 text", hint="save the article as text")
    remark = ArticleError("the file is not UTF-8", found=f"probably {guess}", allowed="UTF-8", hint="save it as UTF-8") if guess else None
    return normalised(text), remark


def _decoded(data: bytes) -> tuple[str, str | None]:
    for bom, encoding in BOMS:
        if data.startswith(bom):
            return data.decode(encoding, "replace").removeprefix("\ufeff"), None
    if wide := _wide(data):
        return data.decode(wide, "replace"), None
    try:
        return data.decode("utf-8"), None
    except UnicodeDecodeError:
        declared = _declared(data)
    encoding = declared or _guessed(data)
    return data.decode(encoding, "replace"), None if declared else encoding


def _wide(data: bytes) -> str | None:
    """UTF-16 without its mark: every other byte of Western text is zero."""
    sample = data[:2_000]
    half = len(sample) // 2
    for offset, encoding in ((1, "utf-16-le"), (0, "utf-16-be")):
        if half and sample[offset::2].count(0) > 0.7 * half:
            return encoding
    return None


def _declared(data: bytes) -> str | None:
    match = DECLARED.search(data[:4_000])
    name = match[1].decode("ascii", "replace") if match else ""
    try:
        known = codecs.lookup(name).name if TEXTUAL.match(name) else ""
    except LookupError:
        return None
    return known if known and not known.startswith("utf") else None


def _guessed(data: bytes) -> str:
    from charset_normalizer import from_bytes  # noqa: PLC0415 - 60 ms, and most files are UTF-8

    best = from_bytes(data[:SAMPLE]).best()
    if best is None:
        raise ArticleError("this is not a text", found="bytes in no known encoding", allowed="UTF-8 text", hint="save the article as text")
    return best.encoding


def _binary(text: str) -> bool:
    """More than one character in fifty is a control that no text has."""
    sample = text[:20_000]
    controls = sum(map(sample.count, map(chr, (*range(9), *range(14, 27), 28, 29, 30, 31))))
    return controls * 50 > max(len(sample), 50)

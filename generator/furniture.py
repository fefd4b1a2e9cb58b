"""Lines that stand around the news in its own words: bylines, credits, datelines, captions. Only shapes; what becomes of them is not said here."""

from __future__ import annotations

import re
from typing import Final

from generator.news import Record

WORD: Final = r"(?:[A-Z0-9][\w.’'@-]*|(?:de|da|del|della|der|den|di|du|la|le|van|von|bin|bint|ibn|al|el|ul|y|e)(?:[ -][A-Z][\w.’'-]*))"
NAME: Final = rf"{WORD}(?: {WORD}){{0,4}}"
NAMES: Final = rf"{NAME}(?:(?:,| and| &|, and| \|| in| for| with| of|,? Staff| /) {NAME}){{0,6}}"
BYLINE: Final = re.compile(
    rf"(?:By|BY|Words by|Story by|Written by|Posted by|Reported by|Reporting by|Text by|Author:|Byline:|Reporter:)[ :]+(?P<names>{NAMES})"
    r"(?:,? ?(?:(?i:staff writers?|staff reporters?|staff|correspondents?|special to .{2,40}|[a-z' ]{0,24}\b(?:editor|reporter|correspondent|writer|contributor|columnist|producer|analyst))))?"
    r"(?: ?(?:\||,|-|–|—|•|·) ?(?P<rest>[^|]{0,60}))?"
)
"""A whole line: "By NAME and NAME, correspondent | date"; `rest` is what else a page puts there."""

DAYS: Final = r"(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day|January|February|March|April|May|June|July|August|September|October|November|December"
NOT_A_NAME: Final = re.compile(rf"(?:{DAYS}|The|This|That|These|A|An|Then|Now|All|Some|Law|Contrast|Comparison|Noon|Far|[\d,.]+)\b")

CREDIT: Final = re.compile(
    r"[(\[*—–\s-]*(?:[Ww]ith (?:additional |further )?(?:inputs?|reporting|material|information|files) (?:from|by) |Sources?: ?|Agency: ?|Courtesy(?: of|:) ?|— ?)"
    r"(?P<name>[^.!?()\[\]]{2,60}?)[)\]*.\s]*"
)
"""A whole line: "(With inputs from AGENCY)", "Source: AGENCY", "— AGENCY"."""

CONTRIBUTED: Final = re.compile(r"\(?(?P<name>[A-Z][^.!?]{1,80}?) contributed(?: reporting)? to this (?:report|story|article)\.?\)?")
TAIL_CREDIT: Final = re.compile(
    r"\(?(?:Additional |Further )?(?:[Rr]eporting|[Ww]riting|[Ee]diting) by [A-Z][^.!?]{2,160}(?:; ?(?:[Ww]riting|[Ee]diting|[Rr]eporting|[Aa]dditional) [^.!?]{2,160}){0,4}\.?\)?"
)
REPORTERS: Final = re.compile(r"Reporting by (?P<names>[^;.()]{3,120})")

PLACE: Final = r"[A-Z][A-Z.'’/-]+(?:[ ,]{1,2}[A-Z][\w.'’/-]*){0,5}"
MONTH: Final = r"(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Sept|Oct|Nov|Dec)[a-z]*\.?"
WHEN: Final = rf"{MONTH} \d{{1,2}}(?:, \d{{4}})?|\d{{1,2}} {MONTH}(?: \d{{4}})?"
DATELINE: Final = re.compile(
    rf"(?:(?P<place>{PLACE}|[A-Z][\w'’-]+(?:,? [A-Z][\w'’-]+){{0,3}}(?=,? ?\())(?:, (?P<when>{WHEN}))?)?,? ?"
    r"\((?P<agency>[A-Z][A-Za-z.&' /-]{1,30})\)\s*(?:[-–—]+|:)\s*(?=\S)"
)
DATED: Final = re.compile(rf"{PLACE}, (?P<when>{WHEN})\s*(?:\([^)]*\)\s*)?(?:[-–—]+|:)\s*(?=\S)")


class Dateline(Record, frozen=True):
    """`agency` stands in brackets; `when` is the date as it is written, often without its year."""

    agency: str | None = None
    when: str | None = None


def byline(line: str) -> str | None:
    """The names in a line that is a byline and nothing else."""
    match = BYLINE.fullmatch(line) if len(line) <= 200 else None
    if match is None or NOT_A_NAME.match(match["names"]) or line.endswith((".", "!", "?", ":")):
        return None
    return str(match["names"])


def credit(line: str) -> str | None:
    """Who is credited in a line that does nothing else; the names of people as they stand."""
    if len(line) > 400:
        return None
    match = CREDIT.fullmatch(line) or CONTRIBUTED.fullmatch(line)
    return str(match["name"]).strip() if match else None


def dateline(text: str) -> Dateline:
    """Place, date and agency before the first sentence: "KABUL, July 14 (Reuters) - "."""
    beginning = text[:120]
    agency, dated = DATELINE.match(beginning), DATED.match(beginning)
    when = (agency and agency["when"]) or (dated and dated["when"])
    return Dateline(str(agency["agency"]) if agency else None, when or None)

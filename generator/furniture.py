"""Lines that stand around the news in its own words: bylines, credits, datelines. Only shapes; what becomes of them is not said here."""

from __future__ import annotations

import re
from typing import Final

from generator.news import Record

WORD: Final = r"(?:[A-Z0-9][\w.’'@-]*|(?:de|da|del|della|der|den|di|du|la|le|van|von|bin|bint|ibn|al|el|ul|y|e)(?:[ -][A-Z][\w.’'-]*))"
NAME: Final = rf"{WORD}(?: {WORD}){{0,4}}"
NAMES: Final = rf"{NAME}(?:(?:,| and| &|, and| \|| in| for| with| of|,? Staff| /) {NAME}){{0,6}}"
BYLINE: Final = re.compile(
    rf"(?:By|BY|Words by|Story by|Written by|Posted by|Reported by|Reporting by|Text by|Author:|Byline:|Reporter:)[ :]+(?P<names>{NAMES})"
    r"(?:,? ?(?:(?i:staff writers?|staff reporters?|staff|correspondents?|special to .{2,40}|[a-z' ]{0,24}\b(?:editor|reporter|correspondent"
    r"|writer|contributor|columnist|producer|analyst))))?"
    r"(?: ?(?:\||,|-|–|—|•|·) ?(?P<rest>[^|]{0,60}))?"
)
"""A whole line: "By NAME and NAME, correspondent | date"; `rest` is what else a page puts there."""

DAYS: Final = r"(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day|January|February|March|April|May|June|July|August|September|October|November|December"
NOT_A_NAME: Final = re.compile(rf"(?:{DAYS}|The|This|That|These|A|An|Then|Now|All|Some|Law|Contrast|Comparison|Noon|Far|[\d,.]+)\b")

CREDIT: Final = re.compile(
    r"[(\[*—–\s-]*(?:[Ww]ith (?:additional |further )?(?:inputs?|reporting|material|information|files) (?:from|by) |[Aa]gency: ?"
    r"|[(\[][Ss]ources?: ?|[Ss]ourced from )"
    r"(?P<name>[^.!?()\[\]]{2,60}?)[)\]*.\s]*"
)
"""A whole line: "(With inputs from AGENCY)", "(Source: AGENCY)"."""

LAST: Final = re.compile(r"(?:Sources?: ?|Courtesy(?: of|:) ?|[(\[—–-]+ ?(?=[A-Z]{2,6}\b|Reuters|Agencies))(?P<name>[^.!?()\[\]]{2,40}?)[)\]*.\s]*")
"""Forms that are a credit only below everything else; elsewhere "Source: ..." belongs to a chart."""

AGENCY: Final = re.compile(r"The [A-Z][\w ]{2,40}|[A-Z]{2,6}|Reuters|Bloomberg|Agencies")
CONTRIBUTED: Final = re.compile(
    r"[(\s•*–—-]*(?:(?P<name>[A-Z][^!?]{1,120}?) contributed(?: reporting)?(?: (?:to|for) (?:this|the) (?:report|story|article)"
    r"| from [A-Z][^.!?]{2,40})?|Contributing: .{3,120}"
    r"|This (?:report|story|article) (?:contains|includes|uses) (?:material|reporting|information) (?:from"
    r"|by)(?: the)? (?P<agency>[^.!?]{2,60}))\.?\)?"
)
TAIL_CREDIT: Final = re.compile(
    r"[—–(\s-]*(?:(?:Additional |Further )?(?:[Rr]eporting|[Ww]riting|[Ee]diting)|[Ww]ith assistance) (?:by"
    r"|from) [A-Z][^.!?;]{2,160}(?:; ?(?:[Ww]riting|[Ee]diting|[Rr]eporting|[Aa]dditional) [^.!?]{2,160}){0,4}\.?\)?"
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
PLACED: Final = re.compile(rf"{PLACE}(?:\s*\([^)\n]{{1,40}}\))?\s+(?:[–—]|--)\s+(?=\S)")

APART: Final = re.compile(r"\s*(?:;|&|\||,?\s\band\b\s)\s*", re.IGNORECASE)
ROLE: Final = re.compile(
    r"\b(?:writers?|reporters?|correspondents?|editors?|staff|columnists?|producers?|contributors?|analysts?|special to .*)$", re.IGNORECASE
)


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


def credit(line: str, *, last: bool = False) -> str | None:
    """Whom a line credits that does nothing else; "" where it names no agency. `last`: nothing stands below it."""
    if len(line) > 400:
        return None
    if contributed := CONTRIBUTED.fullmatch(line):
        name = contributed["agency"] or contributed["name"] or ""
        return name if contributed["agency"] or AGENCY.fullmatch(name) else ""
    match = CREDIT.fullmatch(line) or (LAST.fullmatch(line) if last else None)
    return str(match["name"]).strip() if match else None


def dateline(text: str) -> Dateline:
    """Place, date and agency before the first sentence: "KABUL, July 14 (Reuters) - "."""
    beginning = text[:120]
    agency, dated = DATELINE.match(beginning), DATED.match(beginning)
    when = (agency and agency["when"]) or (dated and dated["when"])
    return Dateline(str(agency["agency"]) if agency else None, when or None)


def dateline_length(text: str) -> int:
    """How many characters of a text are its dateline, the dash and the blank behind it included; 0 where it has none."""
    beginning = text[:120]
    found = DATELINE.match(beginning) or DATED.match(beginning) or PLACED.match(beginning)
    return found.end() if found else 0


def reporters(line: str) -> str | None:
    """The names in "Reporting by A; Editing by B" below an agency's report."""
    if len(line) > 600 or not TAIL_CREDIT.fullmatch(line):
        return None
    match = REPORTERS.search(line)
    return str(match["names"]) if match else ""


def names(text: str) -> tuple[str, ...]:
    """The names in a byline without what their bearers are; a comma parts them only where both sides have two words."""
    found: list[str] = []
    for part in APART.split(re.sub(r"^\s*(?:words )?by[\s:]+", "", text, flags=re.IGNORECASE)):
        pieces = [piece for piece in re.split(r",\s*", part) if piece and not ROLE.search(piece)]
        found += pieces if all(len(piece.split()) > 1 for piece in pieces) else [", ".join(pieces)]
    return tuple(dict.fromkeys(name.strip(" ,.") for name in found if name.strip(" ,.")))

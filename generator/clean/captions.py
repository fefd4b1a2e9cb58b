"""Descriptions of pictures that are not here: told by a label, by the credit of a photographer, or as a scene without a full stop."""

from __future__ import annotations

import re
from typing import Final

PICTURE: Final = r"(?:Photo|Image|Picture|Photograph|Illustration|Screengrab|Screenshot)s?"
AGENCY: Final = r"(?:Getty(?: Images?)?|AFP|REUTERS|Reuters|AP(?: Photo)?|EPA(?:-EFE)?|Shutterstock|Bloomberg|iStock|Anadolu|Xinhua|DPA|dpa)"
"""Who sells pictures to newspapers."""

LONGEST: Final = 600
TAIL: Final = 160
"""Characters at the end of a line in which the credit of a picture stands."""

LABELLED: Final = tuple(
    re.compile(pattern)
    for pattern in (
        (
            rf"\W*(?:FILE|File|(?:File|Handout|Stock|Representati(?:ve|onal)) (?:photo|image|picture)s?|(?:File |Handout |Stock )?{PICTURE}"
            r"(?: (?:credit|source|caption|courtesy|by|via|from|copyright))?|PHOTOS?|IMAGE"
            r"|(?:Hide |Media )?[Cc]aption|CAPTION|FILE PHOTO)\s*(?::|[-–—|/©]).{0,400}"
        ),
        r"\W*(?:[Ff]ile|[Hh]andout|[Ss]tock|[Rr]epresentat(?:ive|ional)|[Aa]rchive) (?:photo|image|picture|photograph|footage)s?\W*",
        rf"\W*(?:{PICTURE}|Video|Graphic|PHOTO) (?:by|courtesy of|courtesy|provided by|via|from|copyright|credit|caption)\b[^.!?]{{2,120}}\.?\W*",
        r"(?i:slideshow) \(\d+ (?i:images?|photos?)\)",
    )
)
BRACKETED: Final = re.compile(
    rf"\((?:[^()]{{0,80}}\b(?:Photos?|PHOTOS?|Images?|Picture|[Ff]ile photo|[Hh]andout photo|[Ff]ile image)\b[^()]{{0,80}}|{AGENCY} ?/[^()]{{2,60}}"
    rf"|[A-Z][\w.'’, -]{{2,60}} ?/ ?[\w.'’, -]*\b{AGENCY}[^()]{{0,60}}|[^()]{{2,60}}\bvia {AGENCY}\b[^()]{{0,40}})\)\s*\.?$"
)
CREDITED: Final = re.compile(rf"(?:[|/–—-]|©|\bvia|Photographer:.{{2,40}})\s?(?:[\w .'’/-]{{0,60}})?{AGENCY}(?:[/ ][\w .'’/-]{{0,40}})?\s*$")
GRABBED: Final = re.compile(
    r"\b(?:[Ss]creen ?(?:shot|grab|capture) (?:from|of|via)|[Hh]ide caption|[Tt]oggle caption|[Ee]nlarge this image)\b[^.!?]{0,80}$"
)
THIS_PHOTO: Final = re.compile(
    r"(?:FILE ?[-–—] ?)?[Ii]n this [^.]{0,60}?(?:file |handout |undated |combination |courtroom |frame |still )?(?:photo|image|picture"
    r"|photograph|frame grab|sketch)\b"
    r"(?: (?:taken|provided|released|made available|from|by)|,).{0,450}"
)
ENDS: Final = frozenset(".!?:;,…\"”’')]")
"""How sentences end; a caption without one is a description, not a report."""

PICTURED: Final = re.compile(
    r"\b(?:not )?pictured\b|\b(?:left|right|center|centre)\), |\(\s?(?:left|right|centre|center)\s?\)|\bseen (?:here|in this)\b"
    r"|\bin this (?:undated|file|handout)\b", re.IGNORECASE
)
SCENE: Final = re.compile(
    r"[A-Z][^.!?]{2,120}? (?:stands?|poses?|walks?|sits?|gestures?|waves?|looks? on|attends?|holds? up|speaks? (?:at|during|to)|arrives?|leaves?"
    r"|inspects?|patrols?"
    r"|watch(?:es)?|carry|carries|march(?:es)?|gather|wait)\b[^.!?]{10,380}?,? (?:on )?(?:(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day, )?"
    r"(?:(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)[a-z]*\.? \d{1,2}, \d{4}|\d{1,2} [A-Z][a-z]+ \d{4})"
)
"""Somebody does something at a place on a day of a year: the present tense of a caption, dated as no report dates its present."""


def is_caption(line: str) -> bool:
    """Whether the line describes a picture and reports nothing."""
    if len(line) > LONGEST:
        return False
    if any(pattern.fullmatch(line) for pattern in LABELLED):
        return True
    if line.endswith((")", ").")) and BRACKETED.search(line, max(0, len(line) - TAIL)):
        return True
    if ("this" in line or "FILE" in line) and THIS_PHOTO.fullmatch(line):
        return True
    return line[-1] not in ENDS and _is_description(line)


def _is_description(line: str) -> bool:
    """Whether a line that does not end as a sentence names a picture's maker, or shows a scene."""
    end = max(0, len(line) - TAIL)
    if CREDITED.search(line, end) or GRABBED.search(line, end):
        return True
    return len(line.split()) >= 6 and bool(PICTURED.search(line) or SCENE.fullmatch(line))

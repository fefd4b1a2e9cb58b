"""Whether the words around a time look ahead or back, told from the clause it stands in."""

from __future__ import annotations

import re

BEHIND, AHEAD = 120, 60
"""How many characters of the clause before and after a time are read."""

_RESOLVES = (
    r"agree[sd]?|agreement|aims?|deal|decid(?:e[sd]?|ing)|decision|expects?|going|hop(?:e[sd]?|ing)|intends?|intended|plan(?:s|ned|ning)?|"
    r"pledg(?:e[sd]?|ing)|prepar(?:e[sd]?|ing)|promis(?:e[sd]?|ing)|ready|set|vow(?:s|ed)?|wants?|wanted"
)
_TIMETABLE = r"(?:begin|convene|expire|kick off|open|reconvene|reopen|resume|start|take effect|take place)"
_LOOKS_AHEAD = re.compile(
    r"\b(?:will|shall|won[\u2019']t|[\u2019']ll|would|to be|upcoming|until|till|deadline|expires?|begins|starts|opens|resumes|"
    r"(?:convenes|reconvenes|reopens|kicks off|takes (?:effect|place)|comes into force)|"
    r"(?:scheduled|slated|expected|planned|set)(?: to| for| on| in| at| by|(?= $))|"
    r"plan(?:s|ned|ning)? (?:a|an|another|for|new|more)|due(?! to (?:the|a|an|its|their|his|her)\b)|"
    rf"(?:{_RESOLVES}) to|(?:and|[a-z]+s) {_TIMETABLE}(?: on| in| at)?(?= $)) |"
    r"\b(?:by|as early as|(?:ahead of|in time for|in the run-up to)(?: the)?) (?:early |mid-|late |this |next )?$",
    re.IGNORECASE,
)
_WILL = re.compile(r"\b(?:will|shall|(?:is|are) (?:set|due|expected|scheduled|slated|going) to)\b|[\u2019']ll\b", re.IGNORECASE)
_FINITE = re.compile(
    r"\b(?:is|are|am|has|have|does|do|say|says|said|told|tells|announces|show|shows|think|thinks|wrote|writes|warns|know|knew|knows)\b", re.IGNORECASE
)
_POSSESSIVE = re.compile(r"\w+[\u2019']s\b")
_SAID = re.compile(
    r"\b(?:said|told \w+|(?:announc|report|predict|warn|confirm|claim|add|stat|tweet|declar|disclos|conced|acknowledg)ed|wrote|spoke)"
    r"(?: in (?!the future)[^,.;]{1,30})?(?: on| late| early| late on| early on)? $",
    re.IGNORECASE,
)
STOP = r"(?<!\b[ap]\.m)(?<!\b[A-Z])(?<!\bMr)(?<!\bMrs)(?<!\bDr)(?<!\bGen)(?<!\bSt)[.](?=[\"\u201d\u2019')\]]*(?:\s+[\"\u201c\u2018(]?[A-Z]|\s*$))"
"""The end of a sentence; "a.m. EDT", "Mr. Smith" and "Ill., bank" hold none."""
_CLAUSE_START = re.compile(
    rf"{STOP}|[;!?\n\u201c\u201d\"]|:(?!\d)|, (?:but|and|while|after|who|which|when|where)\b| (?:that|after|when|while|since|before) "
)
_CLAUSE_END = re.compile(rf"{STOP}|[;!?\n\u201c\u201d\"]|, (?:but|and|while|who|which|when|where)\b| (?:that|after|when|while|since|before) ")
_HAD = re.compile(r"\bhad\b", re.IGNORECASE)
_HAD_BEEN = re.compile(r"\bhad (?:originally |once |already )?(?:been|planned|hoped|expected|agreed|intended|promised)\b|\bended $", re.IGNORECASE)
_OPEN = (
    r"agreed|announced|armed|asked|called|delayed|demanded|expected|feared|hoped|hundred|invited|needed|offered|ordered|planned|pledged|postponed|"
    r"promised|proposed|scheduled|threatened|united|urged|vowed|wanted|warned"
)
"""Words in -ed that leave open when what they speak of happens."""
_PAST = re.compile(
    r"\b(?:was|were|had|did|been|became|began|broke|brought|came|cut|fell|fled|found|gave|got|grew|held|hit|killed|led|left|lost|made|met|"
    rf"paid|ran|rose|saw|sent|shot|shut|sold|stood|struck|took|went|won|(?!(?:{_OPEN})\b)\w+[^\We]ed)\b",
    re.IGNORECASE,
)


def clause_before(text: str, offset: int) -> str:
    """The words before an offset, back to the start of its clause."""
    before = text[max(0, offset - BEHIND) : offset]
    starts = [found.end() for found in _CLAUSE_START.finditer(before) if found.end() <= len(before) - 1]
    return before[starts[-1] if starts else 0 :]


def clause_after(text: str, offset: int) -> str:
    """The words from an offset on, as far as its clause goes."""
    after = text[offset : offset + AHEAD]
    end = _CLAUSE_END.search(after)
    return after[: end.start()] if end else after


def clause_looks_ahead(text: str, offset: int) -> bool:
    """Whether the clause before an offset speaks of the future; "by Friday they had", "it had been due on Friday" do not."""
    before = clause_before(text, offset)
    ahead = _LOOKS_AHEAD.search(before)
    if ahead is None:
        return _will_follow(before, clause_after(text, offset))
    if _SAID.search(before) or _HAD_BEEN.search(before):
        return False
    return not (ahead.group().lower().startswith("by") and _HAD.search(before + clause_after(text, offset)))


def _will_follow(before: str, after: str) -> bool:
    """Whether the first verb of the clause stands behind the time, and is "will": "On Friday the two sides will meet"."""
    will = _WILL.search(after)
    if will is None or _POSSESSIVE.match(after):
        return False
    rest = before + after[: will.start()]
    return not (_PAST.search(rest) or _FINITE.search(rest))


def clause_looks_back(text: str, offset: int) -> bool:
    """Whether the clause around an offset tells of something past."""
    return _PAST.search(clause_before(text, offset)) is not None or _PAST.search(clause_after(text, offset)) is not None

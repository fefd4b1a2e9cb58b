"""The wording of lines in which an outlet speaks to its readers instead of reporting.

Rules are for a whole line or a whole sentence; none looks inside one. Where a report could be worded the same way, a rule asks for more:
"Copyright 2021" is a notice, "Copyright law changed" is news.
"""

from __future__ import annotations

import re
from typing import Final

from generator.news import Record

PIECE: Final = r"(?:story|article|post|page|report|piece|video|site|website|content|news)"
NETWORK: Final = (
    r"(?:social media|facebook|twitter|x|instagram|telegram|whatsapp|youtube|linkedin|tiktok|snapchat|reddit|google\+?|pinterest|e-?mail|print)"
)
DATE_WORD: Final = (
    r"(?:today|yesterday|(?:mon|tues|wednes|thurs|fri|satur|sun)day"
    r"|(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*\.?\s\d|\d{1,4}[:./ -]\d)"
)
PRONOUNS: Final = frozenset(
    ["i", "we", "he", "she", "they", "it", "you", "there", "this", "that", "these", "those", "his", "her", "their", "our", "my", "its", "who", "what"]
)


class Rule(Record, frozen=True):
    """Why a line goes whose whole text is `pattern`; lines over `longest` characters are not looked at."""

    why: str
    longest: int
    pattern: re.Pattern[str]


def _rule(why: str, longest: int, *forms: str, cased: bool = False) -> Rule:
    """A rule for a line that is one of the forms, with any punctuation around it."""
    return Rule(why, longest, re.compile(rf"\W*(?:{'|'.join(forms)})\W*", 0 if cased else re.IGNORECASE))


# ------------------------------------------------------------------ whole lines, anywhere

LABELS: Final = (
    _rule(
        "advertisement",
        160,
        r"(?:(?:advertisements?|advertising|ad|(?:sponsored|promoted)(?: content)?|paid content|continue reading(?: below| the main story)?)\W*)+",
        r"(?:story|article) continues (?:below|after)(?: (?:the |this )?(?:ad|advert|advertisement|video|photo|gallery))?",
        r"skip (?:ad|advertisement)",
        r"scroll (?:down )?to continue(?: (?:reading|with content))?",
    ),
    _rule(
        "comment counter",
        120,
        r"\d[\d,.]*[km]?\s*(?:comments?|shares?|likes?|views?|reactions?|replies|retweets|tweets)",
        r"(?:comments?|shares?|views?)\s*[(:]?\s*\d[\d,.]*[km]?\)?",
        r"comments|no comments(?: yet)?|comments are (?:closed|off|disabled)[^.]{0,60}",
        r"(?:leave|post|add|write) (?:a|your) (?:comment|reply)|log in to comment",
        r"(?:view|show|load|see|read) (?:all |more |the )*comments|be the first to comment[^.]{0,30}|join the (?:conversation|discussion)",
    ),
    _rule(
        "share prompt",
        160,
        rf"(?:share|tweet|e-?mail|print)(?: (?:this|the|it|on|via|with)(?: {PIECE})?)?",
        r"(?:share|follow(?: us)?|find us|like us|join us|pin it|send|tweet|save|copy link)\W*(?:(?:on|via|to|with|by|at)\W++)?"
        rf"(?:{NETWORK}\W*+(?:(?:and|or)\W++)?)+",
        rf"(?:{NETWORK}\W+){{1,8}}{NETWORK}",
        rf"share this(?: {PIECE})? (?:on|via|with)\b.{{0,80}}",
        rf"read or share this {PIECE}: .{{0,80}}",
        r"(?:click|tap) to share.{0,60}",
    ),
    _rule(
        "newsletter",
        200,
        r"(?:sign up|subscribe|register)(?: now| today| here| free)?"
        r"(?: (?:for|to) (?:our|the|this|a)?\s?(?:[\w' -]{0,60}\b)?(?:newsletters?|alerts?|briefings?|mailing list|podcast|channel|feed|emails?"
        r"|updates))?(?: (?:here|now|today))?",
        r"(?:get|receive|have) (?:the |our |your |all |breaking |daily |top |latest )+[\w' ,-]{0,60}(?:in|to|into)(?: to)? your (?:inbox|email"
        r"|phone|mailbox)\b[^.!]{0,60}",
    ),
    _rule(
        "cookie notice",
        420,
        r"(?:we|this (?:web)?site)(?: and our partners)? uses? cookies\b.{0,400}",
        r"by (?:continuing to (?:use|browse)|using) (?:this|our|the) (?:web)?site\b.{0,300}",
        r"(?:accept|manage|reject)(?: all)? cookies",
        r"please (?:enable|accept) (?:cookies|javascript)\b.{0,120}|your (?:web )?browser does not support\b.{0,120}",
    ),
    _rule(
        "copyright line",
        320,
        r"(?:all content )?(?:copyright|©|\(c\))(?:\(c\)|copyright|by\b|\W)*+\d{4}\b.{0,240}",
        r"(?:all content )?©\s?[A-Z].{2,160}|copyright (?:©|\(c\)|by) .{2,160}|copyright .{2,60}\ball rights reserved\b.{0,120}",
        r"all rights reserved\b.{0,160}",
        r"this (?:material|article|content|story)[^.]{0,60} (?:may|must|can) not be (?:published|reproduced|copied|distributed|reprinted)\b.{0,200}",
        r"(?:reprinted|republished|reproduced) (?:here )?with(?: the)? permission\b.{0,120}",
    ),
    _rule(
        "read more",
        120,
        r"read (?:more|also|next|the (?:full|whole|rest of the) (?:story|article|report)(?: here)?|full (?:story|article))|also read|see also",
        r"more (?:on this(?: story)?|from .{2,40}|to come)|continued? (?:reading|on (?:the )?next page)|view (?:gallery|slideshow|photos|more)",
        r"watch (?:live|now|the video|video)|listen(?: now)?|play video|show more|load more|learn more|back to top|scroll down",
        r"(?:next|previous) (?:page|article|story)|(?:skip|jump) to .{2,30}",
    ),
    _rule(
        "read more",
        260,
        r"(?:READ MORE|READ ALSO|ALSO READ|SEE ALSO|READ NEXT|RELATED|MORE|WATCH|LISTEN|READ|DON['’]T MISS|MUST READ|RECOMMENDED)\s*(?:[:|»>–—]"
        r"|-\s).{0,200}",
        r"(?:Also [Rr]ead|Read|Read [Aa]lso|Read [Mm]ore|Read [Nn]ext|See [Aa]lso|Related|More|Watch|Recommended|Further [Rr]eading"
        r"|Don['’]t [Mm]iss)\s*[:|»].{0,200}",
        r"Related (?:[Ss]tory|[Aa]rticle|[Cc]overage|[Vv]ideo)\s*[:|»].{0,200}",
        cased=True,
    ),
    _rule(
        "read more",
        260,
        r"(?:please )?(?:click|tap|press) (?:here|on the|the link|below|through|to (?:read|view|watch|see|listen))\b[^\"“”]{0,200}",
        r"(?<=\()\s*(?:also|more) (?:on|from|in|at) [^()]{2,40}: ?[^()]{2,200}\)|click for more\b[^\"“”]{0,80}",
    ),
    _rule(
        "date line",
        160,
        r"(?:editor['’]s note: )?this (?:story|post|article|report|page) (?:has been|was|is being) updated\b[^.]{0,80}",
        r"this (?:story|post|article|page) is (?:more than|over) (?:an?|\d+|one|two|three) (?:year|month)s? old",
        rf"(?:last |first )?(?:updated|published|posted|modified)(?: (?:on|at))?:?\s(?:at |on )?{DATE_WORD}[^!?]{{0,60}}",
        r"(?:(?:updated|published|posted) )?\d+ (?:min(?:ute)?s?|hours?|days?|weeks?) ago|\d+ min(?:ute)?s? read",
    ),
    _rule(
        "login prompt",
        110,
        r"(?:log|sign) ?in(?: or (?:register|sign up|subscribe|create an account))?|create (?:an|a free) account|forgot (?:your )?password",
        r"already (?:a subscriber|have an account|registered)\b.{0,60}",
    ),
)
"""Why a whole line goes, wherever it stands."""

LONGEST_LABEL: Final = max(rule.longest for rule in LABELS)
BUTTON: Final = re.compile(rf"\W*(?:{NETWORK}|share|save|copy link|comments?)\W*", re.IGNORECASE)
"""A line that is a button where another one stands beside it."""

RELATED_HEADING: Final = re.compile(
    r"\W*(?:related(?: (?:stories|story|articles?|coverage|topics|links|news|content|posts|video|videos))?|you (?:may|might) (?:also )?(?:like"
    r"|be interested in)"
    r"|(?:most|also) (?:read|popular|viewed|shared)|more (?:stories|news|coverage|on this(?: story)?|like this|headlines)"
    r"|recommended(?: (?:for you|stories|reading))?"
    r"|trending(?: now)?|editor['’]?s['’]? picks?|top stories|latest (?:news|stories)|what to read next|read more)\W*",
    re.IGNORECASE,
)


def label(line: str) -> str | None:
    """Why the whole line is no news, None where it may be."""
    length = len(line)
    if length > LONGEST_LABEL:
        return None
    return next((rule.why for rule in LABELS if length <= rule.longest and rule.pattern.fullmatch(line)), None)


# ------------------------------------------------------------------ sentences that speak to the reader

REPORTED: Final = re.compile(
    r"[\"“”]|\b(?:said|says|told|according to|added|asked|tweeted|wrote|argued|claimed|reported|announced|he|she|his|her)\b",
    re.IGNORECASE,
)
"""Signs of reporting: a paragraph with one of them stays."""

ADDRESSED: Final = re.compile(
    r"\b(?:us|our|we|you|your|this|here|below|www|newsletter|inbox|comments?|facebook|twitter|instagram|telegram|youtube|social media"
    r"|(?:donate|give|subscribe) (?:now|today)|donation (?:now|today)|independent (?:journalism|reporting|news)|every (?:morning|evening|day))\b|@",
    re.IGNORECASE,
)
SENTENCE: Final = re.compile(r"\S.*?(?:[.!?…]+[\"”’)]*(?=\s|$|[A-Z])|$)")

STRONG: Final = (
    _rule(
        "share prompt",
        300,
        r"if you (?:like|liked|enjoy|enjoyed|found|love|loved)\b.{0,80}\b(?:share|like|follow|subscribe|tell)\b.*",
        rf"(?:please )?share (?:this|it|our|your (?:thoughts|views|opinion|story|comments))\b(?=.{{0,80}}(?:{PIECE}|friends?|family|below"
        rf"|{NETWORK}|us)\b).*",
        rf"(?:please )?(?:follow|like|find|join|add|connect with) (?:us|our|me|@\w+|[\w.' -]{{2,60}}) (?:on|at|via|@)\s*(?:{NETWORK}|@|our)\b.*"
        rf"|follow @\w+.*",
        rf"(?:you can )?(?:follow|reach|contact|e-?mail) (?:him|her|them|me|the (?:author|writer|reporter)|us)\b.{{0,40}}(?:@|\bat\b|{NETWORK}"
        rf"|here).*",
    ),
    _rule(
        "newsletter",
        400,
        r"(?:please )?(?:(?:click here )?(?:to )?(?:subscribe|sign up)|register|get|download|never miss|stay (?:up to date|informed|tuned"
        r"|connected|in touch)|join)\b"
        r"(?=.*\b(?:newsletters?|inbox|mailing list|our (?:app|channel|podcast|emails?|daily|weekly|updates|alerts)|email alerts?|app store"
        r"|google play)\b).*",
    ),
    _rule(
        "read more",
        300,
        r"(?:please )?(?:click|tap) (?:here|on the link|the link)\b.*|(?:to )?(?:read|see|find out|learn|hear|watch|view)\b.{0,80},? (?:click"
        r"|tap) here\b.*",
        r"(?:for more|read more)\b.{0,80}\b(?:visit|click|here|see|go to|at www|our (?:site|website|app))\b.*|read (?:more|also):?\s.{0,150}",
        r"read (?:the )?(?:full|more|whole|original|rest of)\b.{0,60}\b(?:here|on our|at)\b.*",
    ),
    _rule(
        "donation appeal",
        500,
        r"if you (?:value|appreciate|believe in|rely on|like|enjoy)\b.{0,120}\b(?:donate|donation|contribut(?:e|ion)|support|subscribe)\b.*",
        r"(?:please )?(?:help us|donate|consider (?:a |making a |supporting|donating|becoming|contributing)|make a (?:donation|contribution|gift)"
        r"|chip in|give (?:today|now)"
        r"|support (?:us|our (?:work|journalism|reporting|mission)|independent|free|quality|the work|[A-Z][\w ]{2,30} today)"
        r"|become (?:a|an) (?:member|supporter|subscriber|patron|friend)|your (?:support|donation|contribution|gift)|we (?:need|depend on|rely on"
        r"|count on) (?:your|you|readers|the support))\b"
        r"(?=.*\b(?:us|our|you|your|journalism|today|now|here|independent|help|support|member|reporting|donation|fund)\b).*",
    ),
    _rule(
        "programme notice",
        200,
        r"(?:listen|tune in|watch|hear us)\b(?: (?:to|in to))?.{1,80}\b(?:every (?:morning|evening|night|day|hour|week)|daily|weekdays)\b.*",
    ),
    _rule(
        "comment prompt",
        300,
        r"(?:what do you think|do you agree|have your say|(?:got|have) (?:a |any )?(?:news )?tips?)[?!.]?",
        r"(?:what do you think|do you (?:agree|have)|have your say|leave a comment|join the (?:conversation|discussion|debate)|weigh in|sound off"
        r"|write to us)\b"
        r".{0,120}(?:@|\b(?:in the comments?|comments? (?:section|box)|below|e-?mail us)\b).*",
        r"(?:leave a comment|comment below|let us know (?:what|in|if|your)|tell us|share your|send (?:us|your|tips))\b"
        r"(?=.*(?:@|\b(?:below|comments?|e-?mail|tips?|here|thoughts)\b)).*",
    ),
    _rule(
        "copyright line",
        320,
        r"(?:©|\(c\)|copyright)(?:\(c\)|copyright|by\b|\W)*+\d{4}\b.*|all rights reserved\b.*|this (?:material|article|story) may not be\b.*",
        r"this (?:article|story|post|piece|column|essay) (?:(?:was|is|has been) )?(?:originally |first )*(?:published|republished|appeared|posted"
        r"|reprinted)\b.{0,200}",
    ),
)
"""A sentence that is one of these is no news: at the end of an article alone, anywhere as the last one of a paragraph."""

PROMPTING: Final = re.compile(
    r"(?:Please|To|You can|If you|Share|Follow|Like|Find|Join|Add|Connect|Contact|Reach|E-?mail|Subscribe|Sign up|Register|Get|Download|Never"
    r"|Stay|Click|Tap|Read|Listen|Tune in"
    r"|See|Learn|Hear|Watch|View|For more|Help us|Donate|Consider|Support|Make a|Become|Chip in|Give|Your|We (?:need|depend|rely|count)"
    r"|What do you|Tell us|Let us|Have|Leave|Do you"
    r"|Got|Send|Write to|Comment|Sound off|Weigh in|Copyright|COPYRIGHT|All (?i:rights)|This)\b|©|\([cC]\)"
)
"""How each of STRONG begins: a quick look before the slow ones."""

LAST_START: Final = re.compile(r".*[.!?…][\"”’)]*\s?(?=[A-Z©(])", re.DOTALL)
"""Up to where the last sentence of a text begins."""

OWN_VOICE: Final = re.compile(
    r"(?:we|our|us|you|your|it(?:['’]s)? (?:only )?takes|it is (?:easy|quick|secure)|thank|thanks|every (?:contribution|donation|dollar|gift"
    r"|reader)|even a small|together|with your"
    r"|all (?:contributions|donations|gifts)|no matter|because of|without you|if you|just|please|sign up|join|donate|support|subscribe)\b.*",
    re.IGNORECASE,
)
"""Sentences that go with an appeal; alone they are no reason."""


def appeal(paragraph: str) -> str | None:
    """Why a paragraph at the end is no news: each of its sentences is a prompt, or in the outlet's own voice beside one."""
    if len(paragraph) > 1_200 or REPORTED.search(paragraph) or not any(map(PROMPTING.match, SENTENCE.findall(paragraph))):
        return None
    reasons = [(_prompt(sentence), sentence) for sentence in SENTENCE.findall(paragraph)]
    why = next((reason for reason, _ in reasons if reason), None)
    return why if why and all(reason or OWN_VOICE.fullmatch(sentence) for reason, sentence in reasons) else None


def tail(paragraph: str) -> tuple[int, str | None]:
    """Where the prompts at the end of a paragraph begin, and why they go; (its length, None) where there are none or nothing else."""
    length = len(paragraph)
    last = LAST_START.match(paragraph, max(0, length - 500))
    if last is None or not PROMPTING.match(paragraph, last.end()):
        return length, None
    start, why = length, None
    for match in reversed(list(SENTENCE.finditer(paragraph, max(0, length - 2_000)))):
        reason = _prompt(match[0])
        if reason is None or REPORTED.search(match[0]):
            break
        start, why = match.start(), reason
    return (start, why) if start else (length, None)


def _prompt(sentence: str) -> str | None:
    if not ADDRESSED.search(sentence):
        return None
    return next((rule.why for rule in STRONG if len(sentence) <= rule.longest and rule.pattern.fullmatch(sentence)), None)

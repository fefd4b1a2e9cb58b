"""The wording of lines in which an outlet speaks to its readers instead of reporting. Each pattern is for a whole line or a whole sentence."""

from __future__ import annotations

import re
from typing import Final

ANY: Final = re.IGNORECASE
PRONOUNS: Final = frozenset("i we he she they it you there this that these those his her their our my its who what and but no not".split())
PIECE: Final = r"(?:story|article|post|page|report|piece|video|site|website|content|news)"
NETWORK: Final = r"(?:facebook|twitter|x|instagram|telegram|whatsapp|youtube|linkedin|tiktok|snapchat|reddit|google\+?|pinterest|e-?mail|print)"

LABELS: Final = tuple(
    (why, longest, re.compile(pattern, ANY))
    for why, longest, pattern in (
        ("advertisement", 160, r"(?:\W*(?:advertisements?|advertising|ad|sponsored(?: content)?|promoted(?: content)?|paid content|(?:story|article) continues (?:below|after)(?: (?:the |this )?(?:ad|advert|advertisement|video|photo|gallery))?|continue reading (?:below|the main story)|continue reading|skip (?:ad|advertisement)|scroll (?:down )?to continue(?: (?:reading|with content))?)\W*)+"),
        ("comment counter", 120, r"\W*(?:\d[\d,.]*[km]?\s*(?:comments?|shares?|likes?|views?|reactions?|replies|retweets|tweets)|(?:comments?|shares?|views?)\s*[(:]?\s*\d[\d,.]*[km]?\)?|no comments(?: yet)?|(?:leave|post|add|write) (?:a|your) (?:comment|reply)|(?:view|show|load|see|read) (?:all |more |the )*comments|join the (?:conversation|discussion)|comments are (?:closed|off|disabled)[^.]{0,60}|be the first to comment[^.]{0,30}|log in to comment|comments)\W*"),
        ("share prompt", 160, rf"\W*(?:share(?: (?:this|the|it|on|via|with)(?: {PIECE})?)?|tweet(?: this)?|email(?: this(?: {PIECE})?)?|print(?: this(?: {PIECE})?)?|(?:share|follow(?: us)?|find us|like us|join us|pin it|send|tweet|save|copy link)\W*(?:(?:on|via|to|with|by|at)\W+)?(?:(?:and|or|&)?\W*{NETWORK}\W*)+|(?:{NETWORK}\W+){{1,8}}{NETWORK}|share this(?: {PIECE})? (?:on|via|with)\b.{{0,80}}|read or share this {PIECE}: .{{0,80}}|(?:click|tap) to share.{{0,60}})\W*"),
        ("newsletter", 200, r"\W*(?:sign up|subscribe|register)(?: now| today| here| free)?(?: (?:for|to) (?:our|the|this|a)?\s?(?:[\w' -]{0,60}\b)?(?:newsletters?|alerts?|briefings?|mailing list|podcast|channel|feed|emails?|updates))?(?: (?:here|now|today))?[.!:]?\W*"),
        ("newsletter", 200, r"\W*(?:get|receive|have) (?:the |our |your |all |breaking |daily |top |latest )+[\w' ,-]{0,60}(?:in|to|into|straight to|delivered to|sent to)(?: your)? (?:inbox|email|phone|mailbox)\b[^.!]{0,60}[.!]?\W*"),
        ("cookie notice", 420, r"(?:(?:we|this (?:web)?site)(?: and our partners)? uses? cookies\b.{0,400}|by (?:continuing to (?:use|browse)|using) (?:this|our|the) (?:web)?site\b.{0,300}|(?:accept|manage|reject)(?: all)? cookies\W*|please (?:enable|accept) (?:cookies|javascript)\b.{0,120}|your (?:web )?browser does not support\b.{0,120})"),
        ("copyright line", 320, r"\W*(?:copyright|©|\(c\)|all content ©)\W*(?:©|\(c\)|by|copyright)?[\s,]*(?=.{0,80}(?:\d{4}|all rights reserved|inc\b|ltd\b|llc\b)).{2,240}"),
        ("copyright line", 320, r"\W*(?:all rights reserved\b.{0,160}|(?:this|the) (?:material|article|content|story)[^.]{0,60} (?:may|must|can) not be (?:published|reproduced|copied|distributed|reprinted)\b.{0,200}|(?:reprinted|republished|reproduced|used) (?:here )?with(?: the)? permission\b.{0,120})"),
        ("read more", 260, r"\W*(?:read (?:more|also|next|the (?:full|whole|rest of the) (?:story|article|report)(?: here)?|full (?:story|article))|also read|see also|more (?:on this(?: story)?|from .{2,40}|to come)|continued? (?:reading|on (?:the )?next page)|view (?:gallery|slideshow|photos|more)|watch (?:live|now|the video|video)|listen(?: now)?|play video|show more|load more|learn more|next (?:page|article|story)|previous (?:page|article|story)|back to top|scroll down|skip to .{2,30}|jump to .{2,30})\W*"),
        ("read more", 260, r"\W*(?:READ MORE|READ ALSO|ALSO READ|SEE ALSO|READ NEXT|RELATED|MORE|WATCH|LISTEN|READ|DON['’]T MISS|MUST READ|RECOMMENDED|Also read|Read also|Read more|Read next|See also|Related|Watch|Related (?:story|article|coverage|video)|Recommended|Further reading|Don['’]t miss)\s*(?:[:|»>–—]|-\s).{0,200}"),
        ("read more", 260, r"\W*(?:please )?(?:click|tap|press) (?:here|on the|the link|below|through|to (?:read|view|watch|see|listen))\b[^\"“”]{0,200}"),
        ("date line", 160, r"\W*(?:editor['’]s note: )?this (?:story|post|article|report|page) (?:(?:has been|was|is being) updated\b[^.]{0,80}|is (?:more than|over) (?:an?|\d+|one|two|three) (?:year|month)s? old)\W*"),
        ("read more", 260, r"\(\s*(?:also|more) (?:on|from|in|at) [^()]{2,40}: ?[^()]{2,200}\)\W*|click for more\b[^\"“”]{0,80}"),
        ("date line", 110, r"\W*(?:(?:last |first )?(?:updated|published|posted|modified|created)(?: (?:on|at))?\b[: ]\s*[^.!?]{0,20}\d[^.!?]{0,50}|\d+ (?:min(?:ute)?s?|hours?|days?|weeks?) (?:ago|read))\W*"),
        ("login prompt", 110, r"\W*(?:(?:log|sign) ?in(?: or (?:register|sign up|subscribe|create an account))?|create (?:an|a free) account|already (?:a subscriber|have an account|registered)\b.{0,60}|subscribe(?: now| today)?|forgot (?:your )?password)\W*"),
    )
)  # fmt: skip
"""Why a whole line goes, wherever it stands, and how long it may be."""

CASED: Final = frozenset({9})
"""Patterns in which capitals matter: a line that begins with "Related:" is none that begins with "related"."""

CAPTIONS: Final = tuple(
    re.compile(pattern)
    for pattern in (
        r"\W*(?:FILE|File|(?:File |Handout |Stock |Representative |Representational )?(?:Photo|Image|Picture|Photograph|Illustration|Screengrab|Screenshot)s?(?: (?:credit|source|caption|courtesy|by|via|from))?|PHOTO|IMAGE|Caption|CAPTION|Hide caption|Media caption|Image caption|Image copyright|Photo credit|FILE PHOTO)s?\s*(?::|[-–—|/©]).{0,400}",
        r"\W*(?:[Ff]ile|[Hh]andout|[Ss]tock|[Rr]epresentat(?:ive|ional)|[Aa]rchive) (?:photo|image|picture|photograph|footage)s?\W*",
        r"\W*(?:Photo|Image|Picture|Photograph|Illustration|Video|Graphic|Photos|Images|PHOTO)s? (?:by|courtesy of|courtesy|provided by|via|from|copyright|credit|caption)\b[^.!?]{2,120}\.?\W*",
    )
)  # fmt: skip
BRACKETED: Final = re.compile(
    r"\((?:[^()]{0,80}\b(?:Photos?|PHOTOS?|Images?|Picture|[Ff]ile photo|[Hh]andout photo|[Ff]ile image)\b[^()]{0,80}"
    r"|[A-Z][\w.'’, -]{2,60} ?/ ?[\w.'’, -]*\b(?:Getty(?: Images)?|Reuters|REUTERS|AFP|AP|EPA|Bloomberg|Anadolu)[^()]{0,60}"
    r"|(?:Getty|Reuters|REUTERS|AFP|AP|EPA) ?/[^()]{2,60}|[^()]{2,60}\bvia (?:Getty|Reuters|REUTERS|AFP|AP|EPA)\b[^()]{0,40})\)\s*\.?$"
)
CREDITED: Final = re.compile(
    r"(?:[|/–—-]|©)\s?(?:[\w .'’/-]{0,60})?(?:Getty Images?|AFP|REUTERS|Reuters|AP Photo|AP|EPA|EPA-EFE|Shutterstock|Getty|Bloomberg|iStock|Anadolu|Xinhua|DPA|dpa)"
    r"(?:[/ ][\w .'’/-]{0,40})?\s*$"
)
GRABBED: Final = re.compile(r"\b(?:[Ss]creen ?(?:shot|grab|capture) (?:from|of|via)|[Hh]ide caption|[Tt]oggle caption|[Ee]nlarge this image)\b[^.!?]{0,80}$")
UNENDED: Final = re.compile(r".*[^.!?:;,…\"”’')\]]")
"""No end of a sentence: a caption is a description, not a report."""
LONGEST_LABEL: Final = 420
PICTURED: Final = re.compile(r"\b(?:not |un)?pictured\b|\b(?:left|right|center|centre)\), |\(\s?(?:left|right|centre|center)\s?\)|\bseen (?:here|in this)\b|\bin this (?:undated|file|handout|[A-Z][a-z]+\.? \d)", ANY)
SCENE: Final = re.compile(
    r"[A-Z][^.!?]{2,120}? (?:stands?|poses?|walks?|sits?|gestures?|waves?|looks? on|attends?|holds? up|speaks? (?:at|during|to)|arrives?|leaves?|inspects?|patrols?|watch(?:es)?|carry|carries|march(?:es)?|gather|wait)\b[^.!?]{10,300}"
    r"(?: (?:in|on|at|near|outside|during) [^.!?]{2,80})?,? (?:on )?(?:(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day, )?(?:(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)[a-z]*\.? \d{1,2}, \d{4}|\d{1,2} [A-Z][a-z]+ \d{4})"
)
THIS_PHOTO: Final = re.compile(r"(?:FILE ?[-–—] ?)?(?:In|in) (?:this|an?) [^.]{0,60}?(?:file |handout |undated |combination |courtroom |frame |still )?(?:photo|image|picture|photograph|frame grab|sketch)\b(?: (?:taken|provided|released|made available|from|by)|,).{0,450}")

RELATED_HEADING: Final = re.compile(
    r"\W*(?:related(?: (?:stories|story|articles?|coverage|topics|links|news|content|posts|video|videos))?|(?:you (?:may|might) (?:also )?(?:like|be interested in))|(?:most|also) (?:read|popular|viewed|shared)|more (?:stories|news|coverage|on this(?: story)?|like this|headlines)|recommended(?: (?:for you|stories|reading))?|trending(?: now)?|editor['’]?s['’]? picks?|top stories|latest (?:news|stories)|what to read next|read more)\W*",
    ANY,
)

SENTENCE: Final = re.compile(r"\S.*?(?:[.!?…]+[\"”’)]*(?=\s|$|[A-Z])|$)")
REPORTED: Final = re.compile(r"[\"“”]|\b(?:said|says|told|according to|added|asked|tweeted|wrote|argued|claimed|reported|announced|he|she|his|her)\b", ANY)

STRONG: Final = tuple(
    (why, re.compile(pattern, ANY))
    for why, pattern in (
        ("share prompt", rf"(?:if you (?:like|liked|enjoy|enjoyed|found|love|loved)\b.{{0,80}}\b(?:share|like|follow|subscribe|tell)\b.*|(?:please )?share (?:this|it|our|your (?:thoughts|views|opinion|story|comments))\b(?=.{{0,80}}(?:{PIECE}|friends?|family|below|{NETWORK}|us)\b).*)"),
        ("share prompt", rf"(?:please )?(?:follow|like|find|join|add|connect with) (?:us|our|me|@\w+|[\w.' -]{{2,60}}) (?:on|at|via|@)\s*(?:{NETWORK}|@|our)\b.*|follow @\w+.*|(?:you can )?(?:follow|reach|contact|e-?mail) (?:him|her|them|me|the (?:author|writer|reporter)|us)\b.{{0,40}}(?:@|\bat\b|{NETWORK}|here).*"),
        ("newsletter", r"(?:please )?(?:(?:click here to )?(?:subscribe|sign up)|register|to (?:subscribe|sign up)|get|download|never miss|stay (?:up to date|informed|tuned|connected|in touch)|join)\b(?=.*\b(?:newsletters?|inbox|mailing list|our (?:app|channel|podcast|emails?|daily|weekly|updates|alerts)|email alerts?|push notifications?|app store|google play)\b).*"),
        ("read more", r"(?:please )?(?:click|tap) (?:here|on the link|the link)\b.*|(?:to )?(?:read|see|find out|learn|hear|watch|view)\b.{0,80},? (?:click|tap) here\b.*|(?:for more|read more)\b.{0,80}\b(?:visit|click|here|see|go to|at www|our (?:site|website|app))\b.*|read (?:the )?(?:full|more|whole|original|rest of)\b.{0,60}\b(?:here|on our|at)\b.*|read (?:more|also):?\s.{0,150}"),
        ("donation appeal", r"(?:please )?(?:help us|donate|consider (?:a |making a |supporting|donating|becoming|contributing)|support (?:us|our (?:work|journalism|reporting|mission)|independent|free|quality|the work|[A-Z][\w ]{2,30} today)|make a (?:donation|contribution|gift)|become (?:a|an) (?:member|supporter|subscriber|patron|friend)|chip in|give (?:today|now)|your (?:support|donation|contribution|gift)|we (?:need|depend on|rely on|count on) (?:your|you|readers|the support))\b(?=.*\b(?:us|our|you|your|journalism|today|now|here|independent|help|support|member|reporting|donation|fund)\b).*"),
        ("comment prompt", r"(?:what do you think|do you agree|have your say|(?:got|have) (?:a |any )?(?:news )?tips?)[?!.]|(?:what do you think|tell us|let us know|have your say|leave a comment|join the (?:conversation|discussion|debate)|do you (?:agree|have (?:a |any )?(?:tip|story|news|information|comments?|something))|(?:got|have) (?:a |any )?(?:news )?(?:tip|story|something to)|send (?:us|your|tips)|write to us|comment below|sound off|weigh in|share your)\b(?=.*(?:@|\b(?:below|comments?|e-?mail|tips?|here)\b)).*"),
        ("copyright line", r"(?:(?:©|\(c\)|copyright)\W.*|all rights reserved\b.*|this (?:article|story|post|piece|column|essay) (?:(?:was|is|has been) )?(?:originally |first )?(?:published|republished|appeared|posted|reprinted)\b.{0,200}|(?:this|the) (?:material|article|story) may not be\b.*)"),
    )
)  # fmt: skip
"""A sentence that is one of these is no news at the end of an article."""

PROMPTING: Final = re.compile(
    r"(?:^|[.!?…][\"”’)]*\s*)(?:please |to |you can |if you )?(?:share|follow|like|find|join|add|connect|contact|reach|e-?mail|subscribe|sign up|register|get|download|never|stay|click"
    r"|tap|read|see|learn|hear|watch|view|for more|help us|donate|consider|support|make a|become|chip in|give|your|we (?:need|depend|rely|count)|what do you|tell us|let us|have|leave|do you"
    r"|got|send|write to|comment|sound off|weigh in|enjoy|found|love|copyright|all rights|this|the (?:material|article|story))\b|©|\(c\)",
    ANY,
)
"""How each of STRONG begins: a quick look before the slow ones."""

OWN_VOICE: Final = re.compile(
    r"(?:we|our|us|you|your|it(?:['’]s)? (?:only )?takes|it is (?:easy|quick|secure)|thank|thanks|every (?:contribution|donation|dollar|gift|reader)|all (?:contributions|donations|gifts)|no matter|even a small|together|with your|because of|without you|if you|just|please|sign up|join|donate|support|subscribe)\b.*",
    ANY,
)
"""Sentences that go with an appeal; alone they are no reason."""

ADDRESSED: Final = re.compile(r"\b(?:us|our|we|you|your|this|here|below|www|newsletter|inbox|comments?|facebook|twitter|instagram|telegram|youtube)\b|@", ANY)
BUTTON: Final = re.compile(rf"\W*(?:{NETWORK}|share|save|copy link|comments?)\W*", ANY)
"""A line that is a button where another one stands beside it."""


def label(line: str) -> str | None:
    """Why the whole line is no news, None where it may be."""
    length = len(line)
    if length > LONGEST_LABEL:
        return None
    for number, (why, longest, pattern) in enumerate(LABELS):
        if length <= longest and pattern.fullmatch(line) and (number not in CASED or line.lstrip(" *_-–—•[(>")[:1].isupper()):
            return why
    return None


def is_caption(line: str) -> bool:
    """Whether the line describes a picture: by its label or its credit, or as a scene without a full stop."""
    if any(pattern.fullmatch(line) for pattern in CAPTIONS):
        return True
    if line.endswith((")", ").")) and BRACKETED.search(line, max(0, len(line) - 160)):
        return True
    if ("this" in line or "FILE" in line) and THIS_PHOTO.fullmatch(line):
        return True
    if not UNENDED.fullmatch(line):
        return False
    return bool(CREDITED.search(line) or GRABBED.search(line) or (len(line.split()) >= 6 and (PICTURED.search(line) or SCENE.fullmatch(line))))


def appeal(paragraph: str) -> str | None:
    """Why a paragraph at the end is no news: each of its sentences is a prompt, or in the outlet's own voice beside one."""
    if len(paragraph) > 1_200 or not PROMPTING.search(paragraph) or REPORTED.search(paragraph):
        return None
    reasons = [(_prompt(sentence), sentence) for sentence in SENTENCE.findall(paragraph)]
    why = next((reason for reason, _ in reasons if reason), None)
    return why if why and all(reason or OWN_VOICE.fullmatch(sentence) for reason, sentence in reasons) else None


def tail(paragraph: str) -> tuple[int, str | None]:
    """Where the prompts at the end of a paragraph begin, and why they go; (its length, None) where there are none or nothing else."""
    if not PROMPTING.search(paragraph, max(0, len(paragraph) - 400)):
        return len(paragraph), None
    start, why = len(paragraph), None
    for match in reversed(list(SENTENCE.finditer(paragraph))):
        reason = _prompt(match[0])
        if reason is None or REPORTED.search(match[0]):
            break
        start, why = match.start(), reason
    return (start, why) if start else (len(paragraph), None)


def _prompt(sentence: str) -> str | None:
    if not ADDRESSED.search(sentence):
        return None
    return next((why for why, pattern in STRONG if pattern.fullmatch(sentence)), None)

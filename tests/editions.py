"""Editions made by hand, from sentences written for these tests: a rich one to look at, and one of any size to time.

Spans are found by their words, so that a test reads like the text that it is about.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from generator.news import (
    Annotations,
    Article,
    Block,
    Changes,
    Claim,
    Edition,
    Entity,
    EntityMention,
    EntityType,
    Fact,
    Figure,
    Markup,
    Mention,
    Outlet,
    Passage,
    Place,
    Position,
    Predication,
    Problem,
    Reading,
    Removed,
    Sentence,
    Skipped,
    Span,
    Stance,
    StandingChange,
    Statement,
    Story,
    TimeExpression,
    TimelineDay,
    Topic,
)

if TYPE_CHECKING:
    from collections.abc import Iterable

HERALD = Outlet("coast-herald", "Coast Herald", "https://herald.example/", "Tide Media", "newspaper")
WIRE = Outlet("northern-wire", "Northern Wire", "https://wire.example/", None, "agency")
MINISTRY = Outlet("harbour-ministry", "Harbour Ministry", "https://harbour.example/", None, "government")
RADIO = Outlet("radio-estuary", "Radio Estuary", None, "Tide Media", "broadcaster")


# ------------------------------------------------------------------ parts


def span(text: str, words: str, nth: int = 0) -> Span:
    """The nth place where these words stand in the text."""
    start = -1
    for _ in range(nth + 1):
        start = text.index(words, start + 1)
    return Span(start, start + len(words), words)


def sentences(text: str) -> tuple[Sentence, ...]:
    """The sentences of a text in which every full stop before a blank ends one."""
    found, start = [], 0
    for end in [i + 1 for i, letter in enumerate(text) if letter in ".!?" and (i + 1 == len(text) or text[i + 1].isspace())]:
        start += len(text[start:end]) - len(text[start:end].lstrip())
        found.append(Sentence(start, end, text[start:end].lower()))
        start = end
    return tuple(found)


def blocks(text: str) -> tuple[Block, ...]:
    """The paragraphs of a text; one that begins with "## " would be a heading, "- " an item, but the texts here are plain."""
    found, start = [], 0
    for part in text.split("\n\n"):
        found.append(Block("paragraph", start, start + len(part)))
        start += len(part) + 2
    return tuple(found)


def sentence_of(text: str, at: Span) -> Span:
    """The sentence that holds a span."""
    one = next(s for s in sentences(text) if s.start <= at.start < s.end)
    return Span(one.start, one.end, text[one.start : one.end])


def said(
    text: str,
    speaker: str | None,
    cue: str,
    content: str,
    *,
    stance: Stance = "says",
    entity: str | None = None,
    when: str | None = None,
    negated: bool = False,
) -> Statement:
    """A statement by its words."""
    at = span(text, cue)
    return Statement(
        id=f"s{at.start}",
        sentence=sentence_of(text, at),
        cue=at,
        lemma=cue,
        content=span(text, content),
        style="indirect",
        stance=stance,
        speaker=span(text, speaker) if speaker else None,
        entity=entity,
        negated=negated,
        when=when,
    )


def counted(
    text: str,
    words: str,
    value: float,
    unit: str,
    *,
    of: str | None = None,
    according_to: Statement | None = None,
    source: str | None = None,
    as_of: str | None = None,
) -> Figure:
    """A figure by its words."""
    at = span(text, words)
    return Figure(
        id=f"f{at.start}",
        span=at,
        sentence=sentence_of(text, at),
        low=value,
        high=value,
        unit=unit,
        of=span(text, of) if of else None,
        according_to=according_to.id if according_to else None,
        source=span(text, source) if source else None,
        as_of=as_of,
    )


def key_fact(
    text: str,
    words: str,
    score: float,
    *,
    who: Iterable[str] = (),
    statements: Iterable[Statement] = (),
    figures: Iterable[Figure] = (),
    when: tuple[str, str] | None = None,
    needs: str | None = None,
) -> Fact:
    """The sentence that holds these words, as a key fact."""
    at = sentence_of(text, span(text, words))
    return Fact(
        id=f"k{at.start}",
        span=at,
        score=score,
        what=Predication("happen"),
        who=tuple(span(text, name) for name in who),
        when=TimeExpression(span(text, when[0]), "date", when[1]) if when else None,
        statements=tuple(one.id for one in statements),
        figures=tuple(one.id for one in figures),
        needs=sentence_of(text, span(text, needs)) if needs else None,
    )


def named(text: str, words: str, kind: EntityType, name: str | None = None, role: str | None = None) -> Mention:
    """A mention by its words."""
    return Mention(span(text, words), kind, name or words, span(text, role) if role else None)


def position(reading: Reading, fact: Fact | None, statement: Statement | None, stand: str, speaker: str | None = None) -> Position:
    """Where a fact, or else a statement's content, stands on a claim."""
    key = reading.article.id
    at = fact.span if fact else statement.content  # type: ignore[union-attr]
    return Position(
        passage=Passage(key, at),
        position=stand,  # type: ignore[arg-type]
        outlet=reading.article.outlet.id,
        fact=f"{key}.{fact.id}" if fact else None,
        statement=f"{key}.{statement.id}" if statement else None,
        speaker=speaker,
        said_by=Passage(key, statement.speaker) if statement and statement.speaker else None,
        when=reading.article.day,
    )


# ------------------------------------------------------------------ the rich edition

_LOCKS = (
    "Striking dockers say they took control of the sea locks at Port Maris on Tuesday. The locks are the only way into the inner harbour.\n\n"
    '"We hold every gate and every pump house," said union leader Dana Orsova. A spokesman for the Harbour Ministry denied that the locks had changed hands.\n\n'
    "About 4,200 people have left the island since the ferries stopped, according to a Red Lantern count. The union claims 85 percent of the crews have joined. "
    "Talks with the ministry are to resume in Velden on 9 March.\n\n"
    "She told reporters that nobody would be turned away at the gates. Fuel for the pump houses will last until Friday."
)
_WIRE = (
    "The Harbour Ministry said on Wednesday that its engineers still run the sea locks at Port Maris. Two of the four gates stood open at noon, a resident confirmed.\n\n"
    "The ministry put the number of people who have left the island at 3,100. Ferries have not sailed since Sunday. "
    "The union did not confirm that any of its members had been hurt.\n\n"
    "Union leader Dana Orsova will travel to Velden for talks on 9 March, the ministry said."
)
_STATEMENT = (
    "The sea locks at Port Maris are operated by the engineers of this ministry. Reports to the contrary are wrong, the ministry states.\n\n"
    "Ferry services remain suspended. The ministry expects the talks in Velden to begin on 9 March."
)
_BACKGROUND = (
    "Port Maris was built on an island so that ships could unload at any tide. Its sea locks opened in 1931 & were widened twice.\n\n"
    "More than half of the island's food comes by ferry. Nobody has counted how many households keep a store."
)


def _reading(key: str, title: str, text: str, outlet: Outlet, day: str | None, annotations: Annotations, **fields: object) -> Reading:
    article = Article(
        id=key,
        path=f"{outlet.id}/{key}.md",
        title=title,
        text=text,
        outlet=outlet,
        published=day,
        day=day,
        blocks=blocks(text),
        **fields,  # type: ignore[arg-type]
    )
    return Reading(article, annotations)


def locks_report() -> Reading:
    """The report that has everything: statements, figures, a denial, a sentence that needs another, markup, removed text."""
    text = _LOCKS
    took = said(text, "Striking dockers", "say", "they took control of the sea locks at Port Maris on Tuesday", stance="claims", when="2024-03-05")
    hold = said(text, "Dana Orsova", "said", '"We hold every gate and every pump house,"', entity="Dana Orsova")
    deny = said(
        text, "A spokesman for the Harbour Ministry", "denied", "that the locks had changed hands", stance="denies", entity="Harbour Ministry"
    )
    joined = said(text, "The union", "claims", "85 percent of the crews have joined", stance="claims")
    told = said(text, "She", "told", "that nobody would be turned away at the gates", stance="promises", entity="Dana Orsova")
    left = counted(text, "4,200", 4200, "people", of="people", source="a Red Lantern count")
    crews = counted(text, "85 percent", 85, "percent", of="the crews", according_to=joined)
    facts = (
        key_fact(text, "Striking dockers", 0.95, statements=[took], when=("Tuesday", "2024-03-05")),
        key_fact(text, "A spokesman", 0.9, statements=[deny]),
        key_fact(text, "About 4,200", 0.8, figures=[left]),
        key_fact(text, "Talks with", 0.6, when=("9 March", "2024-03-09")),
        key_fact(text, "She told", 0.5, statements=[told], needs="We hold"),
    )
    mentions = (
        named(text, "Port Maris", "GPE"),
        named(text, "Dana Orsova", "PERSON", role="union leader"),
        named(text, "Harbour Ministry", "ORG"),
        named(text, "Red Lantern", "ORG"),
        named(text, "Velden", "GPE"),
        named(text, "She", "PERSON", "Dana Orsova"),
    )
    notes = Annotations(sentences(text), mentions, (took, hold, deny, joined, told), (left, crews), (), facts)
    only = span(text, "the only way")
    markup = (Markup("emphasis", only.start, only.end), Markup("link", *_ends(span(text, "Red Lantern")), "https://lantern.example/count?a=1&b=2"))
    removed = (Removed("Share this story with a friend!", "share prompt"), Removed("By our harbour desk", "byline"))
    return _reading(
        "herald-locks",
        "Dockers say they hold the sea locks",
        text,
        HERALD,
        "2024-03-06",
        notes,
        url="https://herald.example/news/2024/locks-held",
        authors=("Ana Petrakis",),
        credit="Northern Wire",
        markup=markup,
        removed=removed,
    )


def _ends(at: Span) -> tuple[int, int]:
    return at.start, at.end


def wire_report() -> Reading:
    """The other side: the ministry's words, a lower count, a statement that is negated."""
    text = _WIRE
    run = said(
        text,
        "The Harbour Ministry",
        "said",
        "its engineers still run the sea locks at Port Maris",
        stance="says",
        entity="Harbour Ministry",
        when="2024-03-06",
    )
    seen = said(text, "a resident", "confirmed", "Two of the four gates stood open at noon", stance="confirms")
    put = said(text, "The ministry", "put", "the number of people who have left the island at 3,100", stance="estimates", entity="Harbour Ministry")
    hurt = said(text, "The union", "did not confirm", "that any of its members had been hurt", stance="confirms", negated=True)
    left = counted(text, "3,100", 3100, "people", of="people who have left the island", according_to=put)
    facts = (
        key_fact(text, "The Harbour Ministry said", 0.9, statements=[run], when=("Wednesday", "2024-03-06")),
        key_fact(text, "The ministry put", 0.7, statements=[put], figures=[left]),
        key_fact(text, "Ferries have not", 0.6, when=("Sunday", "2024-03-03")),
        key_fact(text, "Union leader", 0.5, when=("9 March", "2024-03-09")),
    )
    mentions = (
        named(text, "Harbour Ministry", "ORG"),
        named(text, "Port Maris", "GPE"),
        named(text, "Dana Orsova", "PERSON", role="Union leader"),
        named(text, "Velden", "GPE"),
    )
    notes = Annotations(sentences(text), mentions, (run, seen, put, hurt), (left,), (), facts)
    return _reading(
        "wire-ministry", "Ministry: engineers still run Port Maris locks", text, WIRE, "2024-03-06", notes, url="https://wire.example/a-b,c&d?id=7"
    )


def ministry_statement() -> Reading:
    """A government's own page, in its own voice."""
    text = _STATEMENT
    facts = (key_fact(text, "The sea locks", 0.8), key_fact(text, "Ferry services", 0.6))
    notes = Annotations(sentences(text), (named(text, "Port Maris", "GPE"), named(text, "Velden", "GPE")), (), (), (), facts)
    return _reading("ministry-note", "Statement on the sea locks", text, MINISTRY, "2024-03-05", notes, url="https://härbour.example/statement")


def reprint() -> Reading:
    """The wire's report, printed again by a broadcaster."""
    whole = wire_report()
    return _reading("radio-copy", whole.article.title, whole.article.text, RADIO, "2024-03-06", whole.annotations)


def undated() -> Reading:
    """A background piece without a date, an address or a speaker, with characters that markup must escape."""
    text = _BACKGROUND
    half = counted(text, "More than half", 0.5, "share", of="the island's food")
    notes = Annotations(sentences(text), (named(text, "Port Maris", "GPE"),), (), (half,), (), (key_fact(text, "Its sea locks", 0.4),))
    return _reading("background", "How <Port Maris> came to depend on its locks & ferries", text, RADIO, None, notes)


def sample_edition() -> Edition:
    """An edition with a dispute, a corroborated claim, a reprint, an undated article, a change, a problem and a skipped draft."""
    herald, wire, note, copy, background = locks_report(), wire_report(), ministry_statement(), reprint(), undated()
    readings = (herald, copy, wire, note, background)
    return Edition(
        date="2024-03-06",
        since="2024-03-05",
        readings=readings,
        outlets=(HERALD, MINISTRY, WIRE, RADIO),
        entities=_entities(readings),
        claims=_claims(herald, wire, note),
        stories=_stories(herald, wire, note),
        topics=_topics(herald, wire, note),
        timeline=_timeline(herald, wire),
        changes=Changes(
            since="2024-03-05",
            articles=("herald-locks", "wire-ministry"),
            facts=tuple(f"{r.article.id}.{fact.id}" for r in (herald, wire) for fact in r.annotations.facts),
            figures=tuple(f"{r.article.id}.{figure.id}" for r in (herald, wire) for figure in r.annotations.figures),
            claims=(StandingChange("locks-run-by-ministry", "corroborated", "disputed"), StandingChange("ferries-stopped", None, "corroborated")),
            entities=("dana-orsova",),
        ),
        facts=tuple(f"{r.article.id}.{fact.id}" for r in (herald, wire, note, background) for fact in r.annotations.facts),
        copy_of={"radio-copy": "wire-ministry"},
        topics_of={"herald-locks": ("sea-locks", "ferries"), "wire-ministry": ("sea-locks", "ferries"), "ministry-note": ("sea-locks",)},
        story_of={"herald-locks": "locks-dispute", "wire-ministry": "locks-dispute", "ministry-note": "locks-dispute", "background": "background"},
        claim_of={
            f"herald-locks.{herald.annotations.facts[0].id}": "locks-run-by-ministry",
            f"herald-locks.{herald.annotations.facts[1].id}": "locks-run-by-ministry",
            f"wire-ministry.{wire.annotations.facts[0].id}": "locks-run-by-ministry",
            f"ministry-note.{note.annotations.facts[0].id}": "locks-run-by-ministry",
            f"wire-ministry.{wire.annotations.facts[2].id}": "ferries-stopped",
            f"ministry-note.{note.annotations.facts[1].id}": "ferries-stopped",
        },
        entity_of={f"{r.article.id}:{m.name}": _ENTITY_IDS[m.name] for r in readings for m in r.annotations.mentions},
        days=("2024-03-05", "2024-03-06"),
        problems=(
            Problem(
                "coast-herald/broken.md", "the date cannot be read", 4, "the 5th-ish", "an ISO date such as 2024-03-05", "write date: 2024-03-05"
            ),
            Problem("northern-wire/long.txt", "one paragraph is very long and was split", status="kept"),
        ),
        skipped=(Skipped("coast-herald/notes.md", "draft", "marked 'draft: true'; --drafts builds it"),),
    )


_ENTITY_IDS = {
    "Port Maris": "port-maris",
    "Dana Orsova": "dana-orsova",
    "Harbour Ministry": "harbour-ministry",
    "Red Lantern": "red-lantern",
    "Velden": "velden",
}


def _entities(readings: tuple[Reading, ...]) -> tuple[Entity, ...]:
    found = []
    for name, key in _ENTITY_IDS.items():
        mentions = [(r, m) for r in readings for m in r.annotations.mentions if m.name == name]
        role = next((Passage(r.article.id, m.role) for r, m in mentions if m.role), None)
        place = Place("Port Maris", 54.5, 10.25, "DE", 2_950_159) if key == "port-maris" else None
        aliases = ("She",) if key == "dana-orsova" else ()
        found.append(Entity(key, name, mentions[0][1].type, aliases, tuple(EntityMention(r.article.id, m.span) for r, m in mentions), role, place))
    return tuple(found)


def _claims(herald: Reading, wire: Reading, note: Reading) -> tuple[Claim, ...]:
    h, w, n = herald.annotations, wire.annotations, note.annotations
    locks = Claim(
        "locks-run-by-ministry",
        Passage("herald-locks", h.facts[0].span),
        "disputed",
        3,
        (
            position(herald, h.facts[0], h.statements[0], "asserts"),
            position(note, n.facts[0], None, "denies"),
            position(herald, h.facts[1], h.statements[2], "denies", "harbour-ministry"),
            position(wire, w.facts[0], w.statements[0], "denies", "harbour-ministry"),
        ),
        "locks-dispute",
        ("sea-locks",),
    )
    ferries = Claim(
        "ferries-stopped",
        Passage("wire-ministry", w.facts[2].span),
        "corroborated",
        2,
        (position(note, n.facts[1], None, "confirms"), position(wire, w.facts[2], None, "asserts")),
        "locks-dispute",
        ("ferries",),
    )
    crews = Claim(
        "crews-joined", Passage("herald-locks", h.statements[3].content), "single-source", 1, (position(herald, None, h.statements[3], "asserts"),)
    )
    return (locks, ferries, crews)


def _stories(herald: Reading, wire: Reading, note: Reading) -> tuple[Story, ...]:
    facts = tuple(f"{r.article.id}.{fact.id}" for r in (herald, wire, note) for fact in r.annotations.facts)
    return (
        Story(
            "locks-dispute",
            herald.article.title,
            "herald-locks",
            ("ministry-note", "herald-locks", "wire-ministry", "radio-copy"),
            "2024-03-05",
            "2024-03-06",
            ("sea-locks", "ferries"),
            facts,
            ("locks-run-by-ministry", "ferries-stopped"),
        ),
        Story("background", "How <Port Maris> came to depend on its locks & ferries", "background", ("background",), None, None),
    )


def _topics(herald: Reading, wire: Reading, note: Reading) -> tuple[Topic, ...]:
    h, w = herald.annotations, wire.annotations
    return (
        Topic(
            "sea-locks",
            "Sea locks",
            "Who runs the locks, and whether ships can pass.",
            articles=("herald-locks", "wire-ministry", "ministry-note"),
            facts=(f"herald-locks.{h.facts[0].id}", f"wire-ministry.{w.facts[0].id}", f"ministry-note.{note.annotations.facts[0].id}"),
            statements=tuple(f"herald-locks.{one.id}" for one in h.statements[:3]),
            passages=(Passage("herald-locks", sentence_of(herald.article.text, span(herald.article.text, "The locks are"))),),
        ),
        Topic(
            "ferries",
            "Ferries",
            configured=False,
            articles=("herald-locks", "wire-ministry"),
            facts=(f"wire-ministry.{w.facts[2].id}",),
            figures=(f"herald-locks.{h.figures[0].id}", f"wire-ministry.{w.figures[0].id}"),
        ),
    )


def _timeline(herald: Reading, wire: Reading) -> tuple[TimelineDay, ...]:
    h, w = herald.annotations.facts, wire.annotations.facts
    return (
        TimelineDay("2024-03-03", (f"wire-ministry.{w[2].id}",)),
        TimelineDay("2024-03-05", (f"herald-locks.{h[0].id}",)),
        TimelineDay("2024-03-06", (f"wire-ministry.{w[0].id}",)),
        TimelineDay("2024-03-09", (f"herald-locks.{h[3].id}", f"wire-ministry.{w[3].id}")),
    )


def texts_of(edition: Edition) -> dict[str, str]:
    """The text of every article, as the gate is given it."""
    return {reading.article.id: reading.article.text for reading in edition.readings}


# ------------------------------------------------------------------ an edition of any size

_PLACES = [
    f"{front}{back}"
    for front in ("Nor", "Vel", "Tam", "Ost", "Kar", "Lin", "Bel", "Dru")
    for back in ("haven", "mark", "stead", "ford", "by", "wick", "holm", "ness")
]
_PEOPLE = [
    f"{first} {last}"
    for first in ("Ada", "Bo", "Cleo", "Dag", "Eva", "Finn", "Gro", "Hal")
    for last in ("Arnesen", "Bruun", "Corvin", "Dahl", "Ekman")
]


def synthetic_edition(size: int) -> Edition:
    """An edition of so many articles of some 600 words, with facts, statements, figures, names, claims and stories in the usual numbers."""
    readings = tuple(sorted((_synthetic(number) for number in range(size)), key=lambda r: (r.article.day or "", r.article.id), reverse=True))
    named_in: dict[str, list[EntityMention]] = {}
    for reading in readings:
        for mention in reading.annotations.mentions:
            named_in.setdefault(mention.name, []).append(EntityMention(reading.article.id, mention.span))
    keys = {name: name.lower().replace(" ", "-") for name in named_in}
    claims = tuple(_synthetic_claim(readings, at) for at in range(0, size - 3, 3))
    stories = tuple(_synthetic_story(readings, at) for at in range(0, size - 3, 3))
    fact_keys = tuple(f"{r.article.id}.{fact.id}" for r in readings for fact in r.annotations.facts)
    topics = tuple(Topic(f"topic-{n}", f"Topic {n}", articles=tuple(r.article.id for r in readings[n::8]), facts=fact_keys[n::8]) for n in range(8))
    days = sorted({r.article.day or "" for r in readings})
    return Edition(
        date=days[-1],
        since=days[-2] if len(days) > 1 else None,
        readings=readings,
        outlets=(HERALD, MINISTRY, WIRE, RADIO),
        entities=tuple(Entity(keys[name], name, "PERSON" if " " in name else "GPE", (), tuple(found)) for name, found in sorted(named_in.items())),
        claims=claims,
        stories=stories,
        topics=topics,
        timeline=tuple(TimelineDay(day, fact_keys[n :: len(days)][:20]) for n, day in enumerate(days)),
        changes=Changes(since=days[-2] if len(days) > 1 else None, articles=tuple(r.article.id for r in readings[:5]), facts=fact_keys[:40]),
        facts=fact_keys,
        topics_of={r.article.id: (f"topic-{n % 8}",) for n, r in enumerate(readings)},
        story_of={article: story.id for story in stories for article in story.articles},
        claim_of={one.fact: claim.id for claim in claims for one in claim.positions if one.fact},
        entity_of={f"{r.article.id}:{m.name}": keys[m.name] for r in readings for m in r.annotations.mentions},
        days=tuple(days),
    )


def _synthetic(number: int) -> Reading:
    text = "\n\n".join(" ".join(_synthetic_sentence(number, paragraph * 4 + part) for part in range(4)) for paragraph in range(10))
    lines = sentences(text)
    mentions, statements, figures, facts = [], [], [], []
    for place, line in enumerate(lines):
        words = text[line.start : line.end]
        mentions.extend(_synthetic_mention(line, words, name) for name in (*_PLACES, *_PEOPLE) if name in words)
        if place % 3 == 0:
            statements.append(_synthetic_statement(text, line, words))
        if place % 4 == 1:
            at = line.start + words.index("some ") + 5
            digits = text[at : text.index(" ", at)]
            figures.append(
                Figure(f"f{at}", Span(at, at + len(digits), digits), Span(line.start, line.end, words), float(digits), float(digits), "people")
            )
        if place % 5 == 0:
            linked = (statements[-1].id,) if place % 3 == 0 else ()
            facts.append(Fact(f"k{line.start}", Span(line.start, line.end, words), 1 - place / 100, Predication("say"), statements=linked))
    day = f"{2022 + number % 3}-{1 + number % 12:02}-{1 + number % 28:02}"
    notes = Annotations(lines, tuple(mentions), tuple(statements), tuple(figures), (), tuple(facts))
    outlet = (HERALD, WIRE, MINISTRY, RADIO)[number % 4]
    return _reading(
        f"report-{number:06}", f"Report number {number} from {_PLACES[number % 64]}", text, outlet, day, notes, url=f"https://wire.example/{number}"
    )


def _synthetic_mention(line: Sentence, words: str, name: str) -> Mention:
    at = line.start + words.index(name)
    return Mention(Span(at, at + len(name), name), "PERSON" if " " in name else "GPE", name)


def _synthetic_sentence(number: int, line: int) -> str:
    person, place = _PEOPLE[(number * 7 + line) % 40], _PLACES[(number * 5 + line * 3) % 64]
    return (
        f"{person} said on Monday that some {100 + (number * 31 + line * 17) % 900} people had left the old quarter of {place} after the water rose."
    )


def _synthetic_statement(text: str, line: Sentence, words: str) -> Statement:
    cue, content = words.index(" said ") + 1, words.index(" that ") + 1
    spans = [Span(line.start + a, line.start + b, words[a:b]) for a, b in ((0, cue - 1), (cue, cue + 4), (content, len(words) - 1))]
    speaker, said_at, said_what = spans
    return Statement(f"s{said_at.start}", Span(line.start, line.end, words), said_at, "say", said_what, "indirect", "says", speaker, speaker.text)


def _synthetic_claim(readings: tuple[Reading, ...], at: int) -> Claim:
    group = readings[at : at + 3]
    positions = tuple(position(r, r.annotations.facts[0], None, stand) for r, stand in zip(group, ("asserts", "confirms", "denies"), strict=True))
    return Claim(f"claim-{at}", positions[0].passage, "disputed" if at % 2 else "corroborated", 2, positions)


def _synthetic_story(readings: tuple[Reading, ...], at: int) -> Story:
    group = readings[at : at + 3]
    days = sorted(r.article.day or "" for r in group)
    facts = tuple(f"{r.article.id}.{r.annotations.facts[0].id}" for r in group)
    return Story(
        f"story-{at}",
        group[0].article.title,
        group[0].article.id,
        tuple(r.article.id for r in group),
        days[0],
        days[-1],
        (f"topic-{at % 8}",),
        facts,
        (f"claim-{at}",),
    )

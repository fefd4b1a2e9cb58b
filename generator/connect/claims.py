"""One proposition across articles: who asserts, denies and confirms it, and how it stands."""

from __future__ import annotations

from collections import Counter, defaultdict
from datetime import date
from typing import TYPE_CHECKING

from generator.connect.deeds import deeds
from generator.connect.passages import OpenArticle, record_id
from generator.connect.propositions import Proposition, propositions
from generator.connect.roles import UNKNOWN, Agent, Gazetteer, countries_among
from generator.connect.topics import topics_of_any
from generator.news import Claim, Entity, Passage, Position, Stand, Standing

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

_DAYS_APART = 3
"""Passages of different stories about one named place are one claim within so many days."""
_INTERESTED = frozenset(("claims", "denies", "confirms"))

Group = list[Proposition]


# ------------------------------------------------------------------ passages about the same thing


def _near_in_time(a: Proposition, b: Proposition) -> bool:
    days = a.article.article.day, b.article.article.day
    if days[0] is None or days[1] is None:
        return False
    return abs((date.fromisoformat(days[0]) - date.fromisoformat(days[1])).days) <= _DAYS_APART


class _Merged:
    """Propositions joined into groups."""

    def __init__(self, count: int) -> None:
        self.parents = list(range(count))

    def find(self, number: int) -> int:
        while self.parents[number] != number:
            number = self.parents[number]
        return number

    def join(self, a: int, b: int) -> None:
        first, second = sorted((self.find(a), self.find(b)))
        self.parents[second] = first


def _specific_groups(found: Sequence[Proposition], story_of: Mapping[str, str]) -> list[Group]:
    """Groups that share a named theme, in one story or within days of the first of them."""
    merged = _Merged(len(found))
    by_target: dict[tuple[str, str], list[int]] = defaultdict(list)
    for number, proposition in enumerate(found):
        for target in sorted(proposition.theme.targets):
            by_target[proposition.frame.name, target].append(number)
    for numbers in by_target.values():
        starts: list[int] = []
        for number in numbers:
            start = next((s for s in starts if _belongs_together(found[s], found[number], story_of)), None)
            if start is None:
                starts.append(number)
            else:
                merged.join(start, number)
    groups: dict[int, Group] = defaultdict(list)
    for number, proposition in enumerate(found):
        groups[merged.find(number)].append(proposition)
    return list(groups.values())


def _belongs_together(a: Proposition, b: Proposition, story_of: Mapping[str, str]) -> bool:
    return story_of[a.article.article.id] == story_of[b.article.article.id] or _near_in_time(a, b)


def _likeness(proposition: Proposition, group: Group, story: str, story_of: Mapping[str, str]) -> int:
    """How much speaks for a passage that names no place being about a group's theme; 0 where something speaks against it."""
    mine = [each for each in group if story_of[each.article.article.id] == story]
    if not mine or group[0].frame is not proposition.frame:
        return 0
    partners = frozenset[str]().union(*(each.theme.partners for each in mine))
    classes = frozenset[str]().union(*(each.theme.classes for each in mine))
    targets = frozenset[str]().union(*(each.theme.targets for each in mine))
    theme = proposition.theme
    if _differ(theme.partners, partners) or _differ(theme.classes, classes):
        return 0
    same_article = any(each.article is proposition.article for each in mine)
    evidence = 3 * bool(theme.partners & partners) + 2 * bool(targets & proposition.nearby) + bool(theme.classes & classes) + same_article
    return evidence if evidence >= 2 else 0


def _differ(a: frozenset[str], b: frozenset[str]) -> bool:
    return bool(a and b and not a & b)


def _attach(proposition: Proposition, groups: Sequence[Group], story_of: Mapping[str, str]) -> Group | None:
    """The group that a passage without a name belongs to, where one fits best."""
    story = story_of[proposition.article.article.id]
    scored = [(_likeness(proposition, group, story, story_of), group) for group in groups]
    best = max((score for score, _ in scored), default=0)
    fitting = [group for score, group in scored if score == best]
    return fitting[0] if best and len(fitting) == 1 else None


def _groups(found: Sequence[Proposition], story_of: Mapping[str, str]) -> list[Group]:
    """Propositions about one thing: first those that name it, then those that only describe it."""
    specific = [each for each in found if each.theme.targets]
    groups = _specific_groups(specific, story_of)
    by_story: dict[str, list[Group]] = defaultdict(list)
    for group in groups:
        for story in sorted({story_of[each.article.article.id] for each in group}):
            by_story[story].append(group)
    for proposition in found:
        if not proposition.theme.targets:
            here = by_story[story_of[proposition.article.article.id]]
            fitting = _attach(proposition, here, story_of)
            if fitting is not None:
                fitting.append(proposition)
            elif not proposition.frame.named_only and not proposition.theme.empty:
                groups.append([proposition])
                here.append(groups[-1])
    return [sorted(group, key=lambda each: each.key) for group in groups]


# ------------------------------------------------------------------ where each passage stands


def _reference(group: Group) -> Agent:
    """The side that most passages say holds the theme; of equals the one named first."""
    named = [each.agent for each in group if each.holds and not each.again and each.agent.known and not _rejects(each)]
    counts = Counter(agent.entities for agent in named if agent.entities)
    if not counts:
        return named[0] if named else UNKNOWN
    most = max(counts.values())
    return next(agent for agent in named if agent.entities and counts[agent.entities] == most)


def _rejects(proposition: Proposition) -> bool:
    return proposition.statement is not None and proposition.statement.stance in ("denies", "rejects")


def _agrees(proposition: Proposition, reference: Agent) -> bool:
    """Whether the words say what the claim says, before it is asked whether the speaker denies them."""
    if not proposition.frame.exclusive:
        return proposition.holds
    if not proposition.agent.known:
        return proposition.holds != proposition.again
    return proposition.holds != proposition.agent.is_other_than(reference)


def _stand(proposition: Proposition, reference: Agent) -> Stand | None:
    """None where the speaker takes no stand ("did not confirm")."""
    agrees = _agrees(proposition, reference)
    statement = proposition.statement
    if statement is None:
        return "asserts" if agrees else "denies"
    if statement.negated:
        return None
    if _rejects(proposition):
        return "denies" if agrees else "asserts"
    if agrees:
        return "confirms" if statement.stance in ("confirms", "acknowledges") else "asserts"
    return "denies"


def _position(proposition: Proposition, stand: Stand) -> Position:
    article, statement = proposition.article, proposition.statement
    said_by = Passage(article.article.id, statement.speaker) if statement and statement.speaker else None
    return Position(
        article.sentence_passage(proposition.sentence),
        stand,
        article.article.outlet.id,
        record_id(article.article.id, proposition.fact.id) if proposition.fact else None,
        record_id(article.article.id, statement.id) if statement else None,
        article.speaker(statement) if statement else None,
        said_by,
        _when(proposition),
    )


def _when(proposition: Proposition) -> str | None:
    """When it was said, else the date that the fact gives, else the day of the article."""
    if proposition.statement is not None and proposition.statement.when:
        return proposition.statement.when
    return proposition.article.article.day


# ------------------------------------------------------------------ how a claim stands


def _source(position: Position, sources: Mapping[str, str]) -> str:
    """Who vouches: the speaker, by whichever outlet quoted, or else the publisher."""
    if position.speaker:
        return f"speaker {position.speaker}"
    if position.said_by:
        return f"speaker {' '.join(position.said_by.span.text.casefold().split())}"
    if position.statement:
        return f"somebody in {sources[position.passage.article]}"
    return sources[position.passage.article]


def standing(positions: Sequence[Position], sources: Mapping[str, str]) -> Standing:
    """How a proposition stands by what was said of it; `sources`: article -> whose text it is.

    Disputed: one source asserts or confirms it and another denies it. A source is a speaker, by whomever quoted, or a publisher in its own
    voice, all outlets of one owner and all reprints together. Corroborated: two different sources assert it in the texts of two different
    publishers, or a source confirms what another one asserts. So a speaker whom ten outlets quote is one source, and so is a report that ten reprint.
    """
    said_so = {(_source(p, sources), sources[p.passage.article]) for p in positions if p.position != "denies"}
    deniers = {_source(p, sources) for p in positions if p.position == "denies"}
    if any(denier != source for denier in deniers for source, _ in said_so):
        return "disputed"
    confirming = {_source(p, sources) for p in positions if p.position == "confirms"}
    if any(who != source for who in confirming for source, _ in said_so):
        return "corroborated"
    if any(a[0] != b[0] and a[1] != b[1] for a in said_so for b in said_so):
        return "corroborated"
    return "single-source"


# ------------------------------------------------------------------ claims


def _fullness(proposition: Proposition) -> tuple[int, int, int, tuple[str, str, int]]:
    """Sort key: a passage that names the side and the thing, in the outlet's or a speaker's words, not too long; then the earliest."""
    theme, length = proposition.theme, len(proposition.article.sentence_passage(proposition.sentence).span.text)
    named = bool(proposition.agent.entities) + 2 * bool(theme.targets) + bool(theme.classes) + bool(theme.partners)
    return -named, int(length > 300), int(proposition.fact is None), proposition.key


def _distinct(positions: Iterable[tuple[Proposition, Position]]) -> list[tuple[Proposition, Position]]:
    """One position for each passage and speaker."""
    seen: dict[tuple[Passage, str | None], tuple[Proposition, Position]] = {}
    for proposition, position in positions:
        seen.setdefault((position.passage, position.statement), (proposition, position))
    return list(seen.values())


def _is_worth_telling(positions: Sequence[Position], group: Group) -> bool:
    """Two passages of different articles or speakers, or what an interested party claims, denies or confirms."""
    if len({(p.passage.article, p.speaker, p.said_by and p.said_by.span.text) for p in positions}) > 1:
        return True
    return any(each.statement is not None and each.statement.stance in _INTERESTED for each in group)


def _claim(group: Group, sources: Mapping[str, str], story_of: Mapping[str, str], topics: Mapping[str, tuple[str, ...]]) -> Claim | None:
    reference = _reference(group)
    stands = [(each, _stand(each, reference)) for each in group]
    taken = _distinct((each, _position(each, stand)) for each, stand in stands if stand is not None)
    if not taken or not _is_worth_telling([position for _, position in taken], [each for each, _ in taken]):
        return None
    positions = tuple(position for _, position in taken)
    asserting = [each for each, position in taken if position.position != "denies"] or [each for each, _ in taken]
    fullest = min(asserting, key=_fullness)
    records = [record for p in positions for record in (p.fact, p.statement) if record]
    first = taken[0][0]
    return Claim(
        f"claim-{first.article.article.id}-{first.at}",
        fullest.article.sentence_passage(fullest.sentence),
        standing(positions, sources),
        len({sources[p.passage.article] for p in positions}),
        positions,
        Counter(story_of[p.passage.article] for p in positions).most_common(1)[0][0],
        topics_of_any(records, topics),
    )


def claims(
    articles: Sequence[OpenArticle],
    entities: Sequence[Entity],
    sources: Mapping[str, str],
    story_of: Mapping[str, str],
    topics: Mapping[str, tuple[str, ...]],
) -> tuple[Claim, ...]:
    """The claims of an edition: the disputed first, then the corroborated; with more independent outlets first.

    `sources`: article -> whose text it is; `topics`: id of a fact or statement -> slugs.
    """
    gazetteer, countries = Gazetteer(entities), countries_among(entities)
    found = sorted((each for article in articles for each in _all_propositions(article, gazetteer, countries, story_of)), key=lambda each: each.key)
    made = (_claim(group, sources, story_of, topics) for group in _groups(found, story_of))
    return tuple(sorted((claim for claim in made if claim is not None), key=_rank))


def _all_propositions(article: OpenArticle, gazetteer: Gazetteer, countries: Mapping[str, bool], story_of: Mapping[str, str]) -> list[Proposition]:
    framed = propositions(article, gazetteer, countries)
    return [*framed, *deeds(article, story_of[article.article.id], framed)]


def _rank(claim: Claim) -> tuple[int, int, int, str]:
    order: tuple[Standing, ...] = ("disputed", "corroborated", "single-source")
    return order.index(claim.standing), -claim.independent_outlets, -len(claim.positions), claim.id


def claim_of(found: Iterable[Claim]) -> dict[str, str]:
    """Id of a fact or statement -> its claim; the first of several."""
    of: dict[str, str] = {}
    for claim in found:
        for position in claim.positions:
            for record in (position.fact, position.statement):
                if record is not None:
                    of.setdefault(record, claim.id)
    return of

"""One proposition across articles: who asserts, denies and confirms it, and how it stands."""

from __future__ import annotations

from collections import Counter, defaultdict
from dataclasses import dataclass
from datetime import date
from itertools import combinations
from typing import TYPE_CHECKING

from generator.connect.deeds import deeds
from generator.connect.passages import OpenArticle, record_id
from generator.connect.propositions import Proposition, propositions
from generator.connect.roles import UNKNOWN, Agent, Gazetteer, countries_among
from generator.connect.standings import are_two_reports, standing
from generator.connect.timeline import fact_date
from generator.connect.topics import topics_of_any
from generator.news import Claim, Entity, Passage, Position, Stand, Standing

if TYPE_CHECKING:
    from collections.abc import Container, Iterable, Mapping, Sequence

_DAYS_APART = 3
"""Passages of different stories about one named place are one claim within so many days."""
_LONG = 300
"""Characters from which a passage is too long to stand for a claim."""
_WISHES = frozenset(("demands", "promises", "expects", "warns"))
"""Stances of speakers who say what should or may come, not what is."""
_INTERESTED = frozenset(("claims", "denies", "confirms"))

_DAY = len("2021-07-14")

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
    if not proposition.frame.nameable:
        return 2 * any(_may_be_one(proposition, each) for each in mine)
    return evidence if evidence >= 2 else 0


def _may_be_one(a: Proposition, b: Proposition) -> bool:
    """Whether two unnamed attacks, deals or votes may be one: the same side acts; where only one can, the same place is near."""
    return bool(a.agent.entities & b.agent.entities) or (a.frame.exclusive and bool(a.nearby & b.nearby))


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


@dataclass(frozen=True)
class _Reference:
    """What a claim says: which side holds the theme, or, where it is not about sides, that something is so or is not so."""

    agent: Agent
    holds: bool


def _reference(group: Group) -> _Reference:
    """What most passages say that do not reject it; of equals what was said first."""
    said = [each for each in group if not _rejects(each)] or group
    if not group[0].frame.exclusive:
        return _Reference(UNKNOWN, Counter(each.holds for each in said).most_common(1)[0][0])
    named = [each.agent for each in said if each.holds and not each.again and each.agent.known]
    counts = Counter(agent.entities for agent in named if agent.entities)
    most = counts.most_common(1)[0][0] if counts else None
    return _Reference(next((agent for agent in named if most is None or agent.entities == most), UNKNOWN), holds=True)


def _rejects(proposition: Proposition) -> bool:
    return proposition.statement is not None and proposition.statement.stance in ("denies", "rejects")


def _agrees(proposition: Proposition, reference: _Reference) -> bool | None:
    """Whether the words say what the claim says, before it is asked whether the speaker denies them.

    None where they leave it open: who is not named may be anybody, and that one side did not do it does not say who did.
    """
    if not proposition.frame.exclusive:
        return proposition.holds == reference.holds
    if not proposition.agent.known:
        return proposition.holds != proposition.again if proposition.frame.unsaid else None
    other = proposition.agent.is_other_than(reference.agent)
    if other and proposition.negated and not proposition.holds and not proposition.again:
        return None
    return proposition.holds != other


def _stand(proposition: Proposition, reference: _Reference) -> Stand | None:
    """None where the speaker takes no stand ("did not confirm", "demanded that the gate be opened")."""
    agrees = _agrees(proposition, reference)
    statement = proposition.statement
    if agrees is None:
        return None
    if statement is None:
        return "asserts" if agrees else "denies"
    if statement.negated or statement.stance in _WISHES:
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
        beside=proposition.depth > 0,
    )


def _when(proposition: Proposition) -> str | None:
    """When it was said; in the outlet's voice the day that the fact is dated to; else the day of the article."""
    statement, fact = proposition.statement, proposition.fact
    if statement is not None and statement.when:
        return statement.when
    dated = fact_date(fact) if fact is not None and statement is None else None
    return dated if dated and len(dated) == _DAY else proposition.article.article.day


# ------------------------------------------------------------------ claims


def _headline(taken: Sequence[tuple[Proposition, Position]]) -> Passage:
    """The passage that stands for a claim: one whose own matter is what the claim says, no more and no less."""
    denying = {position.passage for _, position in taken if position.position == "denies"}
    asserting = [(each, position.passage) for each, position in taken if position.position != "denies"]
    return min(asserting or [(each, position.passage) for each, position in taken], key=lambda told: _fitness(told[0], told[1], denying))[1]


def _fitness(proposition: Proposition, passage: Passage, denying: Container[Passage]) -> tuple[int | str, ...]:
    """Sort key, the fittest first: a passage that names the thing; that says this in its main clause, in plain words, and not the opposite as well;
    not too long; that names the side, too; a key sentence; of the first day the shortest, which has least else to say.
    """
    theme, length = proposition.theme, len(passage.span.text)
    unnamed = proposition.frame.nameable and not theme.targets
    faults = 2 * (passage in denying) + 2 * _rejects(proposition) + proposition.depth
    named = bool(proposition.agent.entities) + bool(theme.classes) + bool(theme.partners)
    return unnamed, faults, length > _LONG, -named, proposition.fact is None, proposition.day, length, *proposition.key


def _distinct(positions: Iterable[tuple[Proposition, Position]]) -> list[tuple[Proposition, Position]]:
    """One position for each passage and speaker."""
    seen: dict[tuple[Passage, str | None], tuple[Proposition, Position]] = {}
    for proposition, position in positions:
        seen.setdefault((position.passage, position.statement), (proposition, position))
    return list(seen.values())


def _of_one_day(taken: list[tuple[Proposition, Position]]) -> list[tuple[Proposition, Position]]:
    """Without denials that speak of another day, where things change by the day: a gate that opened on Friday was closed on Wednesday."""
    days = {position.when for each, position in taken if position.position != "denies"}
    return [(each, position) for each, position in taken if not each.frame.daily or position.position != "denies" or position.when in days]


def _is_worth_telling(taken: Sequence[tuple[Proposition, Position]], how: Standing, sources: Mapping[str, str]) -> bool:
    """What two publishers report or two sources differ on; of a single report only what a party claims, denies or confirms in a key sentence.

    What all only mention, in clauses that depend on others, is nobody's news.
    """
    told = [each for each, position in taken if position.position != "denies"]
    if how != "disputed" and told and all(each.depth > 1 for each in told):
        return False
    if how != "single-source" or any(are_two_reports(a, b, sources) for (_, a), (_, b) in combinations(taken, 2)):
        return True
    return any(each.fact is not None and each.statement is not None and each.statement.stance in _INTERESTED for each, _ in taken)


def _claim(group: Group, sources: Mapping[str, str], story_of: Mapping[str, str], topics: Mapping[str, tuple[str, ...]]) -> Claim | None:
    reference = _reference(group)
    stands = [(each, _stand(each, reference)) for each in group]
    taken = _of_one_day(_distinct((each, _position(each, stand)) for each, stand in stands if stand is not None))
    positions = tuple(position for _, position in taken)
    how = standing(positions, sources)
    if not taken or not _is_worth_telling(taken, how, sources):
        return None
    records = [record for p in positions for record in (p.fact, p.statement) if record]
    first = taken[0][0]
    return Claim(
        f"claim-{first.article.article.id}-{first.at}",
        _headline(taken),
        how,
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

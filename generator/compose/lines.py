"""Lines that several pages show: key facts, statements, figures, claims, stories; each made from one record of the edition."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec.structs import replace

from generator.compose import labels, urls
from generator.compose.index import quoted
from generator.compose.shown import (
    Amount,
    ClaimCard,
    EntityLine,
    FactLine,
    FigureLine,
    Link,
    PositionLine,
    Side,
    StandingLine,
    StatementLine,
    StoryLine,
    Voice,
)

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from generator.compose.index import Index
    from generator.compose.shown import Cited
    from generator.news import Claim, Entity, Figure, Position, Stand, Statement, Story

_SIDES: tuple[Stand, ...] = ("asserts", "confirms", "denies")
POSITIONS_SHOWN = 4  # on each side of a claim
_BRIEFLY = 2
_VOICES_SHOWN = 3


class Lines:
    """Makes lines from an index and remembers the ones that several pages show. `claim_page` says where a claim is read in full."""

    def __init__(self, index: Index, claim_page: dict[str, str]) -> None:
        self.index = index
        self._claim_page = claim_page
        self._fresh = frozenset(index.edition.changes.facts) if index.edition.changes.since else frozenset[str]()
        self._before = {change.claim: change.before for change in index.edition.changes.claims}
        self._facts: dict[str, FactLine] = {}
        self._cards: dict[str, ClaimCard] = {}

    # ----------------------------------------------------------------- facts

    def fact(self, key: str) -> FactLine:
        """The line of a key fact by its id in the edition."""
        known = self._facts.get(key)
        if known is None:
            known = self._facts[key] = self._fact(key)
        return known

    def facts(self, keys: Iterable[str]) -> tuple[FactLine, ...]:
        return tuple(self.fact(key) for key in keys if key in self.index.facts)

    def _fact(self, key: str) -> FactLine:
        article, fact = self.index.facts[key]
        said = (self.index.statements.get(f"{article}.{local}") for local in fact.statements[:_VOICES_SHOWN])
        return FactLine(
            cited=self.index.cited(article, fact.span, fact.id),
            needs=quoted(article, fact.needs) if fact.needs else None,
            voices=tuple(self.voice(article, found[1]) for found in said if found),
            standing=self._standing_of_fact(key),
            fresh=key in self._fresh,
        )

    def _standing_of_fact(self, key: str) -> StandingLine | None:
        """Where the fact's claim stands; None for one of a single source, which goes without saying, or that backs only a part of it."""
        claim = self.index.claims.get(self.index.edition.claim_of.get(key, ""))
        if claim is None or claim.standing == "single-source":
            return None
        whole = any(one.fact == key and not one.beside for one in claim.positions)
        return self.standing(claim) if whole or claim.standing == "disputed" else None

    # ------------------------------------------------------------ statements

    def voice(self, article: str, statement: Statement) -> Voice:
        speaker = self.index.entity_named(article, statement.entity)
        return Voice(
            stance=labels.stance(statement.stance, negated=statement.negated),
            said_by=quoted(article, statement.speaker) if statement.speaker else None,
            entity=self.index.entity_link(speaker),
        )

    def statement(self, key: str) -> StatementLine:
        article, statement = self.index.statements[key]
        return StatementLine(
            content=self.index.cited(article, statement.content, statement.id),
            cue=quoted(article, statement.cue),
            voice=self.voice(article, statement),
            when=labels.date(statement.when) if statement.when else None,
        )

    def statements(self, keys: Iterable[str]) -> tuple[StatementLine, ...]:
        return tuple(self.statement(key) for key in keys if key in self.index.statements)

    # --------------------------------------------------------------- figures

    def _figure_line(self, article: str, figures: Sequence[Figure]) -> FigureLine:
        """One line for figures of one sentence that the same voice tells; it leads to the first of them."""
        figure = figures[0]
        said = self.index.statements.get(f"{article}.{figure.according_to}") if figure.according_to else None
        return FigureLine(
            amounts=tuple(Amount(quoted(article, one.span), quoted(article, one.of) if one.of else None) for one in figures),
            cited=self.index.cited(article, figure.sentence, figure.id),
            voice=self.voice(article, said[1]) if said else None,
            source=quoted(article, figure.source) if figure.source else None,
            as_of=labels.date(figure.as_of) if figure.as_of else None,
        )

    def figures(self, keys: Iterable[str]) -> tuple[FigureLine, ...]:
        """A line for each sentence and who tells its figures, in the order in which the first of them comes."""
        told: dict[tuple[object, ...], list[Figure]] = {}
        for article, figure in (self.index.figures[key] for key in dict.fromkeys(keys) if key in self.index.figures):
            told.setdefault((article, figure.sentence, figure.according_to, figure.source, figure.as_of), []).append(figure)
        return tuple(self._figure_line(str(line[0]), figures) for line, figures in told.items())

    # ---------------------------------------------------------------- claims

    def standing(self, claim: Claim) -> StandingLine:
        before = self._before.get(claim.id)
        page = self._claim_page.get(claim.id) or self._passage_of(claim).page
        return StandingLine(labels.STANDINGS[claim.standing], page, labels.STANDINGS[before] if before else None, claim.independent_outlets)

    def _passage_of(self, claim: Claim) -> Cited:
        """The claim's passage; it leads to the key fact that it is, where it is one."""
        position = next((one for one in claim.positions if one.passage == claim.text), None)
        return self._place(position) if position else self.index.passage(claim.text)

    def _place(self, position: Position) -> Cited:
        """The passage of a position, at the anchor of its key fact or statement where it has one."""
        passage = position.passage
        local = next((key.removeprefix(f"{passage.article}.") for key in (position.fact, position.statement) if key), None)
        return self.index.cited(passage.article, passage.span, local) if local else self.index.passage(passage)

    def claim(self, key: str) -> ClaimCard:
        """The card of a claim, with its sides in the order asserts, confirms, denies."""
        known = self._cards.get(key)
        if known is None:
            known = self._cards[key] = self._claim(self.index.claims[key])
        return known

    def claims(self, keys: Iterable[str]) -> tuple[ClaimCard, ...]:
        return tuple(self.claim(key) for key in keys if key in self.index.claims)

    def briefs(self, keys: Iterable[str]) -> tuple[ClaimCard, ...]:
        """The cards with a few positions on each side, for pages on which claims are not the matter itself."""
        return tuple(map(_brief, self.claims(keys)))

    def _claim(self, claim: Claim) -> ClaimCard:
        standing = self.standing(claim)
        sides = ((stand, [one for one in claim.positions if one.position == stand]) for stand in _SIDES)
        return ClaimCard(
            anchor=urls.claim_anchor(claim.id),
            page=standing.page,
            text=self._passage_of(claim),
            standing=standing,
            sides=tuple(self._side(claim, stand, positions) for stand, positions in sides if positions),
            story=self.index.story_link(claim.story),
        )

    def _side(self, claim: Claim, stand: Stand, positions: Sequence[Position]) -> Side:
        shown = tuple(self._position(claim, one) for one in positions[:POSITIONS_SHOWN])
        return Side(labels.STANDS[stand], shown, len(positions) - len(shown))

    def _position(self, claim: Claim, position: Position) -> PositionLine:
        speaker = self.index.entities.get(position.speaker or "")
        return PositionLine(
            cited=self._place(position),
            is_claim=position.passage == claim.text,
            said_by=quoted(position.said_by.article, position.said_by.span) if position.said_by else None,
            speaker=self.index.entity_link(speaker),
            when=labels.date(position.when) if position.when else None,
        )

    # --------------------------------------------------- stories and entities

    def story(self, story: Story) -> StoryLine:
        """The line of a story; that of a single article leads to the article."""
        sources = [self.index.sources[key] for key in story.articles if key in self.index.sources]
        source = self.index.sources.get(story.title_article) or sources[0]
        return StoryLine(
            link=Link(story.title, self.index.story_pages.get(story.id, source.page)),
            articles=len(sources),
            outlets=len({one.outlet.text for one in sources}),
            source=source,
            start=labels.date(story.start) if story.start else None,
            end=labels.date(story.end) if story.end and story.end != story.start else None,
        )

    def entity(self, entity: Entity) -> EntityLine:
        return EntityLine(
            link=Link(entity.name, self.index.entity_pages.get(entity.id)),
            kind=labels.ENTITY_WORDS[entity.type],
            articles=len(self.index.articles_of[entity.id]),
            role=quoted(entity.role.article, entity.role.span) if entity.role else None,
        )


def _brief(card: ClaimCard) -> ClaimCard:
    return replace(card, sides=tuple(map(_brief_side, card.sides)))


def _brief_side(side: Side) -> Side:
    """A few positions, those of different speakers before a second one of the same."""
    first: dict[str, PositionLine] = {}
    for one in side.positions:
        first.setdefault(_speaker(one), one)
    again = (one for one in side.positions if first[_speaker(one)] is not one)
    shown = (*first.values(), *again)[:_BRIEFLY]
    return replace(side, positions=shown, more=side.more + len(side.positions) - len(shown))


def _speaker(position: PositionLine) -> str:
    """Who takes the position: the entity, else the article's words for the speaker, else the outlet."""
    if position.speaker:
        return position.speaker.text
    return position.said_by.text.casefold() if position.said_by else position.cited.source.outlet.text

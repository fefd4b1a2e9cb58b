"""Who acts in a clause and what it is about, read from the words beside a trigger."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple

from generator.connect.common_words import FUNCTION_WORDS
from generator.connect.frames import EXTENTS, Frame, has_plural_head, head_classes
from generator.connect.naming import KINDS, is_country, name_words
from generator.connect.word_lists import words as listed

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from generator.connect.passages import OpenArticle
    from generator.news import Entity

_TOKEN = re.compile(r"[^\W_]+(?:['\u2019][^\W_]+)*|%|[^\w\s]")

STATE = listed(
    """
    government army military troops soldiers police authorities state ministry administration regime forces officials guards guard security
    """
)
IRREGULARS = listed(
    """
    militants militant insurgents insurgent rebels rebel fighters fighter gunmen guerrillas mujahideen mujahidin jihadists jihadist
    separatists militia
    """
)
PRONOUNS = listed("they it he she we i them us who which")
OWNERS = listed("its their his her our")
_AROUND = listed("in inside near outside from within across around throughout")
_TOWARDS = listed("with to into")
_NO_HEADS = FUNCTION_WORDS | listed(
    """
    point centre center complex compound terminal area zone side line itself today yesterday tonight overnight early two three four days weeks
    months years hours minutes held known built
    """
)
"""What may follow a noun without being what the noun only describes: "the border point" is the border, "the border guard" is not."""
_ENDINGS = ("ed", "ing", "ly")
"""Of participles and adverbs."""
_SKIPPED = frozenset(("the", "a", "an", ",", "[", "]", "'s", "\u2019s", "key", "and", "or", "&"))


class Token(NamedTuple):
    """A word or mark with its offsets in the article; `lower` is its lower-case form with a straight apostrophe."""

    start: int
    end: int
    lower: str
    capital: bool


def tokens(text: str, start: int, end: int) -> list[Token]:
    """The words and marks of a range of the text; hyphens part words."""
    found = _TOKEN.finditer(text, start, end)
    return [Token(*m.span(), word.lower().replace("\u2019", "'"), word[0].isupper()) for m in found for word in (m[0],)]


# ------------------------------------------------------------------ who


@dataclass(frozen=True)
class Agent:
    """Who acts, as far as the words tell: entity ids, and whether it is a state's side. Nothing at all: unknown."""

    entities: frozenset[str] = frozenset()
    state: bool = False
    irregular: bool = False

    @property
    def known(self) -> bool:
        return bool(self.entities) or self.state or self.irregular

    def joined(self, other: Agent) -> Agent:
        return Agent(self.entities | other.entities, self.state or other.state, self.irregular or other.irregular)

    def is_other_than(self, other: Agent) -> bool:
        """Whether the two cannot be the same side; unknown sides can always be."""
        if self.entities & other.entities:
            return False
        if (self.state and other.irregular) or (self.irregular and other.state) or (self.entities and other.entities):
            return True
        return self.state != other.state and self.known and other.known


UNKNOWN = Agent()


def agent_in(article: OpenArticle, start: int, end: int) -> Agent:
    """The side that a phrase names."""
    words = {word.lower() for word in re.findall(r"[^\W\d_]+", article.article.text[start:end])}
    named = {
        entity
        for mention, entity in article.mentions_within(start, end)
        if entity and not IRREGULARS.issuperset(name_words(mention.span.text)) and not STATE.issuperset(name_words(mention.span.text))
    }
    return Agent(frozenset(named), not words.isdisjoint(STATE), not words.isdisjoint(IRREGULARS))


# ------------------------------------------------------------------ what about


@dataclass(frozen=True)
class Theme:
    """What a clause is about: `targets` are entity ids of what is named itself, `partners` of what it leads to or borders on,
    `classes` those of its nouns. `many`: several things, or an amount, are spoken of. `pronoun`: "it".
    """

    targets: frozenset[str] = frozenset()
    partners: frozenset[str] = frozenset()
    classes: frozenset[str] = frozenset()
    many: bool = False
    pronoun: bool = False

    @property
    def empty(self) -> bool:
        return not (self.targets or self.classes or self.many)


class Gazetteer:
    """The places and persons of an edition by the words of their names."""

    def __init__(self, entities: Iterable[Entity]) -> None:
        self.names: dict[str, list[tuple[tuple[str, ...], str, str]]] = {}
        for entity in entities:
            kind = KINDS[entity.type]
            if kind in ("place", "person"):
                for name in sorted({entity.name, *entity.aliases}):
                    words = name_words(name)
                    if words and not (kind == "place" and len(words) > 3):
                        self.names.setdefault(words[0], []).append((words, entity.id, kind))
        for same_first in self.names.values():
            same_first.sort(key=lambda item: (-len(item[0]), item))

    def find(self, words: Sequence[Token], at: int, kind: str) -> tuple[str, int] | None:
        """The entity whose name begins at a token, and how many tokens it takes."""
        if not words[at].capital:
            return None
        for name, entity, its_kind in self.names.get(_plain(words[at].lower), ()):
            if its_kind == kind and all(at + n < len(words) and _plain(words[at + n].lower) == word for n, word in enumerate(name)):
                return entity, len(name)
        return None


def _plain(lower: str) -> str:
    return lower.removesuffix("'s").removesuffix("'")


def _parted(found: Sequence[Token], gazetteer: Gazetteer, kind: str, countries: Mapping[str, bool]) -> tuple[set[str], set[str]]:
    """Entities that are the theme itself, and those it only leads to or borders on; what it merely lies in is neither."""
    targets, partners = set(), set()
    relation, at = "", 0
    while at < len(found):
        hit = gazetteer.find(found, at, kind)
        if hit is None:
            relation = relation if found[at].lower in _SKIPPED else found[at].lower
            at += 1
            continue
        entity, length = hit
        if relation in _TOWARDS:
            partners.add(entity)
        elif relation not in _AROUND and not countries.get(entity, False):
            targets.add(entity)
        relation = relation if relation in _TOWARDS | _AROUND else ""
        at += length
    return targets, partners


def theme_in(found: Sequence[Token], frame: Frame, gazetteer: Gazetteer, countries: Mapping[str, bool]) -> Theme:
    """What these words name for the frame."""
    lower = [_plain(token.lower) for token in found]
    if frame.heads is None:
        targets, _ = _parted(found, gazetteer, "person", {})
        return Theme(frozenset(targets))
    targets, partners = _parted(found, gazetteer, "place", countries)
    many = has_plural_head(frame, lower) or any(word in EXTENTS or word.isdigit() for word in lower[:8])
    pronoun = bool(lower) and lower[0] in PRONOUNS | {"there"}
    heads = [word for number, word in enumerate(lower) if not _describes(found, number, frame)]
    return Theme(frozenset(targets), frozenset(partners), head_classes(frame, heads), many, pronoun)


def _describes(found: Sequence[Token], number: int, frame: Frame) -> bool:
    """Whether a word only describes the noun behind it: "customs" of "the customs house", "post" of "the post-season"."""
    if number + 1 == len(found):
        return False
    behind = found[number + 1]
    if behind.lower == "-" and behind.start == found[number].end:
        return True
    return not (behind.capital or not behind.lower.isalpha() or behind.lower in _NO_HEADS or behind.lower.endswith(_ENDINGS)) and not (
        frame.heads and behind.lower in frame.heads
    )


def is_named(phrase: Sequence[Token], frame: Frame, theme: Theme, gazetteer: Gazetteer) -> bool:
    """Whether a noun phrase is about a theme of the frame: by one of its nouns, or by a place that ends it ("flag" is what "Paris flag" is about)."""
    if theme.classes or frame.heads is None:
        return bool(theme.classes or theme.targets)
    words = [token for token in phrase if token.lower[0].isalnum()]
    hits = ((at, gazetteer.find(words, at, "place")) for at in range(len(words)))
    return frame.nameable and bool(theme.targets) and any(hit is not None and at + hit[1] == len(words) for at, hit in hits)


def countries_among(entities: Iterable[Entity]) -> dict[str, bool]:
    """Entity id -> whether it is a country, for places."""
    return {entity.id: is_country(entity.name) for entity in entities if KINDS[entity.type] == "place"}

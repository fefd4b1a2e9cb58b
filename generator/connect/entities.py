"""The things that several names mean, merged over all articles of an edition."""

from __future__ import annotations

from collections import Counter, defaultdict
from dataclasses import dataclass, field
from functools import cached_property
from itertools import combinations
from typing import TYPE_CHECKING

from generator.connect.common_words import COMMON_WORDS
from generator.connect.naming import KINDS, canonical_name, is_office_of_any_state, name_key, name_words, person_words, plain_form, slug
from generator.news import Entity, EntityMention, EntityType, Mention, Passage, Place, Reading, Sentence

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

_TYPES: tuple[EntityType, ...] = ("PERSON", "ORG", "GPE", "LOC", "FAC", "NORP", "EVENT")
_SLIP = 0.25
"""A kind that a name is given in at most this share of its mentions is a slip of the annotator."""
_SHARED_WORDS = 3
"""Content words that two sentences must share to speak of one man under two first names."""
_ROLE_WORDS = 6

Key = tuple[str, str]
"""Kind and name key."""


@dataclass
class _Gathered:
    """All mentions of one key, in the order of the readings."""

    key: Key
    mentions: list[tuple[Reading, Mention]] = field(default_factory=list)

    @cached_property
    def articles(self) -> frozenset[str]:
        """Asked for only when all mentions are there."""
        return frozenset(reading.article.id for reading, _ in self.mentions)


# ------------------------------------------------------------------ gathering mentions under keys


def _gathered(readings: Sequence[Reading]) -> dict[Key, _Gathered]:
    found: dict[Key, _Gathered] = {}
    for reading in readings:
        for mention in reading.annotations.mentions:
            kind = KINDS[mention.type]
            key = kind, name_key(mention.name, kind)
            if key[1] and not (kind == "org" and is_office_of_any_state(mention.name)):
                found.setdefault(key, _Gathered(key)).mentions.append((reading, mention))
    return found


def _without_slips(gathered: Mapping[Key, _Gathered]) -> dict[Key, Key]:
    """Key -> the key of the kind that the same name nearly always has."""
    kinds: dict[str, Counter[str]] = defaultdict(Counter)
    for (kind, name), group in gathered.items():
        kinds[name][kind] += len(group.mentions)
    moved: dict[Key, Key] = {}
    for name, counts in kinds.items():
        usual, _ = min(counts.items(), key=lambda item: (-item[1], item[0]))
        for kind, count in counts.items():
            if kind != usual and count <= _SLIP * sum(counts.values()):
                moved[kind, name] = usual, name
    return moved


# ------------------------------------------------------------------ one person under two names


def _namesakes(gathered: Mapping[Key, _Gathered], story_of: Mapping[str, str]) -> list[tuple[Key, Key]]:
    """Pairs of persons of one last name who appear in one story."""
    bearers: dict[tuple[str, str], set[Key]] = defaultdict(set)
    for key, group in gathered.items():
        if key[0] == "person":
            last = person_words(group.mentions[0][1].name)[-1]
            for article in group.articles:
                bearers[last, story_of[article]].add(key)
    return sorted({pair for keys in bearers.values() if len(keys) > 1 for pair in combinations(sorted(keys), 2)})


def _role_words(group: _Gathered, articles: set[str]) -> set[str]:
    roles = (mention.role.text for reading, mention in group.mentions if mention.role and reading.article.id in articles)
    return {word for role in roles for word in name_words(role) if word not in COMMON_WORDS and len(word) > 3}


def _sentences_about(group: _Gathered, articles: set[str]) -> list[set[str]]:
    """The content words of the sentences that mention a person, without the person's own names."""
    own = {word for _, mention in group.mentions for word in name_words(mention.name)}
    found = []
    for reading, mention in group.mentions:
        if reading.article.id in articles:
            found += [_content(sentence) - own for sentence in reading.annotations.sentences if sentence.start <= mention.span.start < sentence.end]
    return found


def _content(sentence: Sentence) -> set[str]:
    return set(sentence.lemmas.split()) - COMMON_WORDS


def _is_one_person(a: _Gathered, b: _Gathered, story_of: Mapping[str, str]) -> bool:
    """Strong evidence only, of two in one story: never in one article, and either one of them has a last name alone, or they share
    a word of their roles and are said to do the same thing.
    """
    if a.articles & b.articles:
        return False
    if any(len(person_words(group.mentions[0][1].name)) == 1 for group in (a, b)):
        return True
    stories = {story_of[article] for article in a.articles} & {story_of[article] for article in b.articles}
    in_a, in_b = ({article for article in group.articles if story_of[article] in stories} for group in (a, b))
    if not _role_words(a, in_a) & _role_words(b, in_b):
        return False
    about_b = _sentences_about(b, in_b)
    return any(len(one & other) >= _SHARED_WORDS for one in _sentences_about(a, in_a) for other in about_b)


def _same_persons(gathered: Mapping[Key, _Gathered], story_of: Mapping[str, str]) -> dict[Key, Key]:
    """Key -> the key of the same person under another name. Where more than one would fit, none is taken."""
    same: dict[Key, list[Key]] = defaultdict(list)
    for one, other in _namesakes(gathered, story_of):
        if _is_one_person(gathered[one], gathered[other], story_of):
            same[one].append(other)
            same[other].append(one)
    moved: dict[Key, Key] = {}
    for key, others in same.items():
        if len(others) == 1 and len(same[others[0]]) == 1:
            first, second = sorted((key, others[0]), key=lambda k: _earliest(gathered[k]))
            moved[second] = first
    return moved


def _earliest(group: _Gathered) -> tuple[bool, str, str]:
    """Sort key: a full name before a last name alone, then by first appearance."""
    days = min((reading.article.day or "9999", reading.article.id) for reading, _ in group.mentions)
    return len(person_words(group.mentions[0][1].name)) == 1, *days


def _moved(gathered: Mapping[Key, _Gathered], moves: Mapping[Key, Key]) -> dict[Key, _Gathered]:
    """The groups, those that move merged into those they move to."""
    result = {key: group for key, group in gathered.items() if key not in moves}
    for old, new in sorted(moves.items()):
        result[new] = _Gathered(new, [*result[new].mentions, *gathered[old].mentions])
    return result


# ------------------------------------------------------------------ records


def _most_frequent(values: Iterable[str]) -> list[str]:
    """Most frequent first, then longest, then by alphabet."""
    counts = Counter(values)
    return list(counts) if len(counts) == 1 else sorted(counts, key=lambda value: (-counts[value], -len(value), value))


def _id(group: _Gathered) -> str:
    """Kind and slug of the name: of its known full form, else of the form with most blanks, which is the best spelled one."""
    kind, key = group.key
    forms = {plain_form(mention.name) for _, mention in group.mentions if name_key(mention.name, kind) == key}
    known = next((name for name in map(canonical_name, sorted(forms)) if name), None) if kind != "person" else None
    best = min(forms, key=lambda form: (-form.count(" "), form.casefold(), form), default=key)
    return f"{kind}-{slug(known or (' '.join(person_words(best)) if kind == 'person' else best))}"


def _name_and_aliases(group: _Gathered) -> tuple[str, tuple[str, ...]]:
    full = _most_frequent(plain_form(mention.name) for _, mention in group.mentions)
    known = [form for form in full if canonical_name(form) == form]
    name = (known or full)[0]
    forms = _most_frequent(plain_form(text) for _, mention in group.mentions for text in (mention.name, mention.span.text))
    return name, tuple(form for form in forms if form != name)


def _role(group: _Gathered) -> Passage | None:
    """The role that says most, up to six words; of equals the one most often given, then the most recent."""
    roles = [(reading, mention.role) for reading, mention in group.mentions if mention.role]
    if not roles:
        return None
    often = Counter(role.text.casefold() for _, role in roles)

    def weight(item: tuple[Reading, object]) -> tuple[int, int, str, str]:
        reading, role = item
        text = role.text  # type: ignore[attr-defined]
        return min(len(text.split()), _ROLE_WORDS), often[text.casefold()], reading.article.day or "", reading.article.id

    reading, role = max(roles, key=weight)
    return Passage(reading.article.id, role)


def _place(group: _Gathered) -> Place | None:
    places = [mention.place for _, mention in group.mentions if mention.place]
    counts = Counter((place.geonames_id or 0, place.name) for place in places)
    if not counts:
        return None
    usual = min(counts, key=lambda key: (-counts[key], key))
    return next(place for place in places if (place.geonames_id or 0, place.name) == usual)


def _type(group: _Gathered) -> EntityType:
    counts = Counter(mention.type for _, mention in group.mentions if KINDS[mention.type] == group.key[0])
    return min(counts, key=lambda each: (-counts[each], _TYPES.index(each)))


def _entity(group: _Gathered) -> Entity:
    name, aliases = _name_and_aliases(group)
    mentions = tuple(EntityMention(reading.article.id, mention.span) for reading, mention in group.mentions)
    return Entity(_id(group), name, _type(group), aliases, mentions, _role(group), _place(group))


def _rank(entity: Entity) -> tuple[bool, int, int, str]:
    """In many articles first; nationalities and the like after everything else."""
    return entity.type == "NORP", -len({mention.article for mention in entity.mentions}), -len(entity.mentions), entity.id


def entities(readings: Sequence[Reading], story_of: Mapping[str, str]) -> tuple[tuple[Entity, ...], dict[str, str]]:
    """The entities, in most articles first, and "<article>:<Mention.name>" -> entity id.

    `readings` in the order of the edition, which is the order of an entity's mentions too.
    """
    groups = _gathered(readings)
    groups = _moved(groups, _without_slips(groups))
    groups = _moved(groups, _same_persons(groups, story_of))
    order = {reading.article.id: number for number, reading in enumerate(readings)}
    for group in groups.values():
        group.mentions.sort(key=lambda item: (order[item[0].article.id], item[1].span))
    made = [(_entity(group), group) for group in groups.values()]
    return tuple(sorted((entity for entity, _ in made), key=_rank)), _entity_of(made)


def _entity_of(made: Iterable[tuple[Entity, _Gathered]]) -> dict[str, str]:
    """Where an article gives one name to two things, the name stands for the one it means more often."""
    meant: dict[str, tuple[int, str]] = {}
    for entity, group in made:
        for (article, name), count in Counter((reading.article.id, mention.name) for reading, mention in group.mentions).items():
            key = f"{article}:{name}"
            meant[key] = min(meant.get(key, (0, "")), (-count, entity.id))
    return {key: meant[key][1] for key in sorted(meant)}

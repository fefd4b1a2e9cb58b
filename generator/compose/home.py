"""The home page: the edition as it is read at seven in the morning. What is new, what is solid, what is disputed."""

from __future__ import annotations

from collections import Counter
from itertools import chain
from typing import TYPE_CHECKING

from generator.compose import labels, urls
from generator.compose.page_types import HomePage
from generator.compose.shown import Group, Link
from generator.compose.topics import counts
from generator.compose.views import head, item_list
from generator.news import Page

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from generator.compose.index import Index
    from generator.compose.lines import Lines
    from generator.compose.shown import ClaimCard, FactLine, Quoted
    from generator.news import Claim, Span, Standing, Story

_FACTS, _NEW, _CLAIMS, _FIGURES, _TOPICS, _STORIES, _UNDATED = 10, 8, 5, 8, 12, 4, 8
_LENGTHS_OF_TIME = frozenset(("seconds", "minutes", "hours", "days", "weeks", "months", "years", "decades", "centuries"))
_PER_SOURCE = 3  # key facts or figures of one article: the first screen is not one article retold
_READ_AT_A_GLANCE = 260  # characters


def pages(index: Index, lines: Lines) -> Iterator[Page]:
    """The one home page."""
    yield Page(urls.HOME, "home.html", _page(index, lines))


def _page(index: Index, lines: Lines) -> HomePage:
    edition, changes = index.edition, index.edition.changes
    when = labels.date(edition.date, weekday=True) if edition.date else None
    facts = _facts(index, lines)
    disputed, corroborated = _claims(index, "disputed"), _claims(index, "corroborated")
    solid, contested = _cards(lines, corroborated), _cards(lines, disputed)
    newest = _at_a_glance(facts, [card.text.quote for card in (*solid[:1], *contested[:1])])
    undated = [reading.article.id for reading in edition.readings if not reading.article.day]
    about = index.site.description or f"{index.site.title}{f' of {when.label}' if when else ''}: what is new, what is solid, what is disputed."
    return HomePage(
        **head(index, urls.HOME, index.site.title, about, "home", _linked(index, facts)),
        date=when,
        since=labels.date(changes.since) if changes.since else None,
        edition=Link("All published that day", urls.edition(edition.date)) if edition.date and _published_on(index, edition.date) else None,
        newest=newest,
        solid=solid[0] if solid else None,
        contested=contested[0] if contested else None,
        articles=len(edition.readings),
        outlets=len(index.outlet_pages),
        new_articles=len(changes.articles) if changes.since else 0,
        new_facts=len(changes.facts) if changes.since else 0,
        corroborated_count=len(corroborated),
        disputed_count=len(disputed),
        new=index.article_lines(changes.articles[:_NEW] if changes.since else ()),
        changes=_changed(index, lines),
        fresh=tuple(fact for fact in facts if fact.fresh and fact is not newest),
        facts=tuple(fact for fact in facts if not fact.fresh and fact is not newest),
        disputed=contested,
        corroborated=solid,
        figures=lines.figures(_spread(index, _figures(index), _FIGURES)),
        topics=tuple(_groups(index, lines)),
        undated=index.article_lines(undated[:_UNDATED]),
        undated_count=len(undated),
        problems=len(edition.problems),
    )


def _published_on(index: Index, day: str) -> bool:
    """Whether an article bears this date; an edition may be asked for on a day without one."""
    return any(reading.article.day == day for reading in index.edition.readings)


# ------------------------------------------------------------------ key facts and figures


def _facts(index: Index, lines: Lines) -> tuple[FactLine, ...]:
    """The key facts to show, the new ones first."""
    changes = index.edition.changes
    ordered = dict.fromkeys((*(changes.facts if changes.since else ()), *index.edition.facts))
    return lines.facts(_spread(index, (key for key in ordered if key in index.facts), _FACTS + 1))


def _at_a_glance(facts: tuple[FactLine, ...], beside: Sequence[Quoted]) -> FactLine | None:
    """The first, among the new ones if there are any, that is quickly read, stands by itself and is not quoted `beside` it; else the first."""
    eligible = [fact for fact in facts if fact.fresh == facts[0].fresh]
    quick = (fact for fact in eligible if not fact.needs and len(fact.cited.quote.text) <= _READ_AT_A_GLANCE and fact.cited.quote not in beside)
    return next(quick, facts[0] if facts else None)


def _figures(index: Index) -> Iterator[str]:
    """The figures that stand in key facts, best fact first, then those that are new; a length of time ("three days") tells too little alone."""
    located = (index.facts[key] for key in index.edition.facts if key in index.facts)
    keys = chain((f"{article}.{local}" for article, fact in located for local in fact.figures), index.edition.changes.figures)
    return (key for key in keys if key in index.figures and index.figures[key][1].unit not in _LENGTHS_OF_TIME)


def _spread(index: Index, keys: Iterable[str], most: int) -> tuple[str, ...]:
    """The keys that stand in the first sentences, of which one article has at most a few; reprints say nothing new."""
    taken: dict[tuple[str, Span], list[str]] = {}
    of_article: Counter[str] = Counter()
    for key, (article, sentence) in ((key, _sentence(index, key)) for key in dict.fromkeys(keys)):
        if article in index.edition.copy_of:
            continue
        if (article, sentence) not in taken:
            if of_article[article] == _PER_SOURCE or len(taken) == most:
                continue
            of_article[article] += 1
        taken.setdefault((article, sentence), []).append(key)
    return tuple(chain.from_iterable(taken.values()))


def _sentence(index: Index, key: str) -> tuple[str, Span]:
    """The article and the sentence of a fact or a figure."""
    if key in index.facts:
        article, fact = index.facts[key]
        return article, fact.span
    article, figure = index.figures[key]
    return article, figure.sentence


# ------------------------------------------------------------------ claims


def _claims(index: Index, standing: Standing) -> tuple[Claim, ...]:
    """Claims of a standing; those that changed since the edition before first, then in the edition's order."""
    changed = {change.claim for change in index.edition.changes.claims} if index.edition.changes.since else set()
    return tuple(sorted((claim for claim in index.edition.claims if claim.standing == standing), key=lambda claim: claim.id not in changed))


def _cards(lines: Lines, claims: tuple[Claim, ...]) -> tuple[ClaimCard, ...]:
    return lines.briefs(claim.id for claim in claims[:_CLAIMS])


def _changed(index: Index, lines: Lines) -> tuple[ClaimCard, ...]:
    """The claims that stood differently in the edition before; a new claim is no change."""
    changes = index.edition.changes
    moved = [change.claim for change in changes.claims if change.before and change.before != change.after and change.claim in index.claims]
    return lines.briefs(moved[:_CLAIMS]) if changes.since else ()


# ------------------------------------------------------------------ topics


def _groups(index: Index, lines: Lines) -> Iterator[Group]:
    """The latest stories of each topic, the editor's topics first; a story stands under the first topic that has it."""
    shown: set[str] = set()
    for topic in sorted(index.edition.topics, key=lambda topic: not topic.configured)[:_TOPICS]:
        stories = [story for story in index.edition.stories if topic.slug in story.topics and story.id not in shown and _known(index, story)]
        latest = sorted(stories, key=_latest, reverse=True)[:_STORIES]
        shown.update(story.id for story in latest)
        if topic.articles or latest:
            yield Group(Link(topic.name, urls.topic(topic.slug)), stories=tuple(map(lines.story, latest)), counts=counts(topic))
    rest = [story for story in index.edition.stories if not story.topics and story.id not in shown and _known(index, story)]
    if rest:
        yield Group(Link("Other stories", urls.STORIES), stories=tuple(map(lines.story, sorted(rest, key=_latest, reverse=True)[:_STORIES])))


def _known(index: Index, story: Story) -> bool:
    return any(article in index.sources for article in story.articles)


def _latest(story: Story) -> tuple[str, int, str]:
    return (story.end or "", len(story.articles), story.id)


def _linked(index: Index, facts: tuple[FactLine, ...]) -> dict[str, object]:
    """The articles behind the key facts, as a schema.org list."""
    base = index.site.base_url
    sources = dict.fromkeys((fact.cited.source.title, fact.cited.source.page) for fact in facts)
    return item_list([(title, base + page if base else None) for title, page in sources])

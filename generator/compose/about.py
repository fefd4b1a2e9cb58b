"""The page about the briefing: how it is made, what it holds, what was left out."""

from __future__ import annotations

from typing import TYPE_CHECKING

from generator.compose import labels, urls
from generator.compose.page_types import AboutPage, ProblemLine
from generator.compose.views import head
from generator.news import Page

if TYPE_CHECKING:
    from collections.abc import Iterator

    from generator.compose.index import Index
    from generator.news import Problem, Skipped

_PROBLEMS = 100
_REASONS = {
    "draft": "a draft",
    "future": "dated after today",
    "later-edition": "dated after this edition",
    "hidden": "hidden by the editor",
}


def pages(index: Index) -> Iterator[Page]:
    """The one page about the briefing."""
    edition = index.edition
    title = f"About {index.site.title}"
    record = AboutPage(
        **head(index, urls.ABOUT, title, f"{title}: how it is made, what the standings mean, what was left out and why.", "about"),
        date=labels.date(edition.date) if edition.date else None,
        model=index.config.pipeline.model,
        articles=len(edition.readings),
        outlets=len(index.outlet_pages),
        statements=len(index.statements),
        figures=len(index.figures),
        facts=len(index.facts),
        claims=len(edition.claims),
        copies=len(edition.copy_of),
        problems=tuple(map(_problem, edition.problems[:_PROBLEMS])),
        problems_more=max(0, len(edition.problems) - _PROBLEMS),
        skipped=tuple(map(_skipped, edition.skipped[:_PROBLEMS])),
        skipped_more=max(0, len(edition.skipped) - _PROBLEMS),
    )
    yield Page(urls.ABOUT, "about.html", record)


def _problem(problem: Problem) -> ProblemLine:
    return ProblemLine(
        problem.path, problem.message, problem.line, problem.found, problem.allowed, problem.hint, left_out=problem.status == "left-out"
    )


def _skipped(skipped: Skipped) -> ProblemLine:
    return ProblemLine(skipped.path, _REASONS[skipped.reason], hint=skipped.detail)

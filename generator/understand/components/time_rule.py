"""One way to write a time: a name, a pattern and what it means."""

from __future__ import annotations

import re
from functools import partial
from typing import TYPE_CHECKING, NamedTuple

from . import time_words as w

if TYPE_CHECKING:
    from collections.abc import Callable

    from generator.news import TimeType

    from .time_values import Moment


class Rule(NamedTuple):
    """One way to write a time.

    `trigger` is a quicker pattern without which the rule cannot match; the rule looks at some words around it only. `holds`: whether a
    match is a time at all.
    """

    name: str
    type: TimeType
    pattern: re.Pattern[str]
    value: Callable[[re.Match[str], Moment], str | None]
    trigger: re.Pattern[str] | None = None
    holds: Callable[[re.Match[str]], bool] | None = None


def rule(
    name: str,
    kind: TimeType,
    pattern: str,
    value: Callable[[re.Match[str], Moment], str | None],
    *,
    any_case: bool = False,
    trigger: re.Pattern[str] | None = None,
    holds: Callable[[re.Match[str]], bool] | None = None,
) -> Rule:
    return Rule(name, kind, re.compile(pattern, re.IGNORECASE if any_case else 0), value, trigger, holds)


of_unit = partial(rule, any_case=True, trigger=w.UNIT_WORDS)
"""A rule for words with a unit of time in them: "last week"."""
of_month = partial(rule, trigger=w.MONTHS)
"""A rule for words with the name of a month in them."""
of_digits = partial(rule, trigger=w.DIGITS)
"""A rule for words with two digits or more in them."""

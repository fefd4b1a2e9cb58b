"""What a time expression looks like: an ordered chain of rules, the first of which takes a stretch of text.

Where a pattern has a group `t`, that group is the expression, and what stands around it is only looked at.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from .time_count_rules import CLOCKS, COUNTED, LENGTHS
from .time_day_rules import DATES
from .time_period_rules import PERIODS, YEARS

if TYPE_CHECKING:
    from .time_rule import Rule

RULES: tuple[Rule, ...] = (*DATES, *PERIODS, *CLOCKS, *COUNTED, *LENGTHS, *YEARS)

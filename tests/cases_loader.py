"""Cases in Markdown: a title, what goes in, what is expected; anyone can add one.

    ## A weekday is the last one before publication
    published: 2021-07-14
    ```
    They met on Monday.
    ```
    ```
    Monday | date | 2021-07-12
    ```

Each case starts with a line `## title`. Lines `key: value` before the first fence are its settings. The first fenced block is the input, the
second what is expected, one item a line. Text outside of this explains and is not read. What settings and expectations mean is
said at the top of each file in tests/cases.
"""

from __future__ import annotations

import re
from pathlib import Path
from typing import NamedTuple

FOLDER = Path(__file__).parent / "cases"
_CASE = re.compile(
    r"^## (?P<title>.+)\n(?P<head>(?:(?!```|## ).*\n)*)```\n(?P<text>(?:(?!```).*\n)*)```\n\s*```\n(?P<expected>(?:(?!```).*\n)*)```", re.MULTILINE
)


class Case(NamedTuple):
    """One case. `line` is where its title stands in the file, from 1."""

    title: str
    settings: dict[str, str]
    text: str
    expected: tuple[str, ...]
    line: int


def cases(name: str) -> list[Case]:
    """The cases of one file in tests/cases; raises ValueError for a title without its two fenced blocks."""
    source = (FOLDER / name).read_text("utf-8")
    found = [_case(match, source) for match in _CASE.finditer(source)]
    titles = len(re.findall(r"^## ", source, re.MULTILINE))
    if titles != len(found):
        raise ValueError(f"{name}: {titles} titles, but {len(found)} cases with an input and an expectation")
    return found


def _case(match: re.Match[str], source: str) -> Case:
    settings = dict(line.split(": ", 1) for line in match["head"].splitlines() if re.match(r"[\w-]+: ", line))
    expected = tuple(line for line in match["expected"].splitlines() if line.strip())
    return Case(match["title"].strip(), settings, match["text"].removesuffix("\n"), expected, source.count("\n", 0, match.start()) + 1)

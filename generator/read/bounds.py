"""What python-markdown is never given: input on which it needs seconds, recurses or multiplies.

It is quadratic in brackets and tags within a paragraph, recurses with each level of nesting, and puts a definition's address wherever it is
referred to. News text stays far below every bound.
"""

from __future__ import annotations

import re
from typing import Final

from generator.errors import ArticleError

HINT: Final = "it is shown as plain paragraphs"
CHARACTERS: Final = 400_000
LEVELS: Final = 12
INDENTED: Final = 4 * LEVELS
PER_PARAGRAPH: Final = (
    *(("[", 120), ("<", 200), ("*", 400), ("_", 400), ("`", 400), ("\\", 400), ("&", 1_000), ("|", 2_000), ("(", 1_000)),
    *(("\n#", 100), ("\n=", 100)),
)
PER_FILE: Final = (("<", 2_000), ("[", 4_000), ("<!", 40), ("<?", 40))
RUN: Final = re.compile(r"[\[\]!<>`*_~(]{60}")
PREFIX: Final = re.compile(r"^(?:[ \t]*(?:>|[-+*](?=[ \t])|\d{1,9}\.(?=[ \t]))){4,}", re.MULTILINE)
INDENT: Final = re.compile(rf"^[ \t]{{{LEVELS},}}(?=\S)", re.MULTILINE)
DEFINITION: Final = re.compile(r"^ {0,3}\[[^\]\n]*\]:.*(?:\n[ \t].*)?", re.MULTILINE)
MULTIPLIED: Final = 1_000_000
PARAGRAPH: Final = re.compile(r"\n[ \t]*\n")


def check(text: str) -> None:
    """Raises ArticleError where the text is over a bound; it says which."""
    if len(text) > CHARACTERS:
        raise _over("the Markdown is too long", f"{len(text)} characters", f"at most {CHARACTERS}")
    for mark, most in PER_FILE:
        if (count := text.count(mark)) > most:
            raise _over(f'the Markdown has too many "{mark}"', str(count), f"at most {most} in a file")
    if run := RUN.search(text):
        raise _over("the Markdown has a run of marks", f'"{run[0][:10]}..."', "at most 59 in a row", _line(text, run.start()))
    _check_depth(text)
    _check_definitions(text)
    _check_paragraphs(text)


def _over(message: str, found: str, allowed: str, line: int | None = None) -> ArticleError:
    return ArticleError(message, line=line, found=found, allowed=allowed, hint=HINT)


def _shown(mark: str) -> str:
    return f'lines that begin with "{mark[1]}"' if mark[0] == "\n" else f'"{mark}"'


def _line(text: str, index: int) -> int:
    return text.count("\n", 0, index) + 1


def _check_depth(text: str) -> None:
    for match in PREFIX.finditer(text):
        if (levels := sum(map(match[0].count, ">-+*."))) > LEVELS:
            raise _over("the Markdown is nested too deeply", f"{levels} levels", f"at most {LEVELS}", _line(text, match.start()))
    for match in INDENT.finditer(text):
        if (width := len(match[0].expandtabs(4))) > INDENTED:
            raise _over("the Markdown is indented too far", f"{width} blanks", f"at most {INDENTED}", _line(text, match.start()))


def _check_definitions(text: str) -> None:
    definitions = [len(match[0]) for match in DEFINITION.finditer(text)] if "]:" in text else []
    if definitions and max(definitions) * text.count("[") > MULTIPLIED:
        found = f"{text.count('[')} brackets, a definition of {max(definitions)} characters"
        raise _over("the Markdown's references would multiply it", found, f"at most {MULTIPLIED} characters of them")


def _check_paragraphs(text: str) -> None:
    if all(text.count(mark) <= most for mark, most in PER_PARAGRAPH):
        return
    position = 0
    for paragraph in PARAGRAPH.split(text):
        for mark, most in PER_PARAGRAPH:
            if (count := paragraph.count(mark)) > most:
                raise _over(f"a paragraph has too many {_shown(mark)}", str(count), f"at most {most}", _line(text, text.index(paragraph, position)))
        position = text.index(paragraph, position) + len(paragraph)


DEEPEST: Final = 200
MOST_TAGS: Final = 15_000
"""Saved pages of news sites have up to 3,000 tags, 50 deep; extraction is quadratic in some of them."""

HTML_TAG: Final = re.compile(r"<(/?)([a-zA-Z][a-zA-Z0-9]*)")
VOID: Final = frozenset(["area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "param", "source", "track", "wbr"])
ENDED_BY_NEXT: Final = frozenset(["p", "li", "td", "th", "tr", "dt", "dd", "option", "path", "use", "circle", "rect", "g", "line", "polygon"])
NOT_NESTED: Final = VOID | ENDED_BY_NEXT
"""Elements without content, and those whose end may be left out, since another one of the same name ends them."""

MOST_ATTRIBUTES: Final = 200
"""In one tag: libxml2 compares each with all before it. The fullest tags of news sites have some sixty."""

ATTRIBUTE: Final = re.compile(r"""[\s/]*[^\s/>][^\s/>=]*(?:\s*=\s*(?:"[^"]*"|'[^']*'|[^\s>]*))?""")
UNSEEN: Final = re.compile(r"<(?:script|style|svg|noscript|template)\b|<!--", re.IGNORECASE)


def without_unseen(text: str) -> str:
    """The page without scripts, styles, drawings and comments; one without an end takes the rest with it, as in a browser."""
    kept, position = [], 0
    while match := UNSEEN.search(text, position):
        kept.append(text[position : match.start()])
        end = "-->" if match[0] == "<!--" else f"</{match[0][1:]}[^<>]*>?"
        found = re.compile(end, re.IGNORECASE).search(text, match.end())
        position = found.end() if found else len(text)
    return " ".join([*kept, text[position:]])


def check_html(text: str) -> None:
    """Raises ArticleError where HTML parsers would need seconds: too many tags, or tags too deep in each other."""
    for match in UNSEEN.finditer(text):
        if match[0] != "<!--":
            _check_attributes(text, match.end())
    seen = without_unseen(text)
    depth = 0
    for number, match in enumerate(HTML_TAG.finditer(seen), 1):
        if match[2].lower() not in NOT_NESTED:
            depth = max(0, depth - 1) if match[1] else depth + 1
        if depth > DEEPEST or number > MOST_TAGS:
            allowed = f"at most {DEEPEST} levels and {MOST_TAGS} tags"
            raise ArticleError("the page's tags are nested too deeply or too many", found=f"{depth} levels, {number} tags", allowed=allowed)
        _check_attributes(seen, match.end())


def _check_attributes(text: str, position: int) -> None:
    """Raises ArticleError where the tag whose name ends at `position` has too many attributes."""
    for _ in range(MOST_ATTRIBUTES):
        match = ATTRIBUTE.match(text, position)
        if match is None:
            return
        position = match.end()
    raise ArticleError("a tag of the page has too many attributes", allowed=f"at most {MOST_ATTRIBUTES} in a tag")

"""What `briefing analyse` shows: layers over a text, in a terminal and on a page."""

from __future__ import annotations

import re
from html import unescape

import pytest
from rich.console import Console

from generator.inspection import Insight
from generator.inspection.marks import LAYERS, Mark, marks, stretches
from generator.inspection.page import page
from generator.inspection.terminal import STYLES, marked, shown
from generator.news import Annotations, Article, Fact, Figure, Mention, Outlet, Predication, Reading, Span, Statement, TimeExpression

TEXT = "Mayor Noor said on Monday that 40 boats <sank> & drifted.\nNobody slept."


def span(words: str) -> Span:
    start = TEXT.index(words)
    return Span(start, start + len(words), words)


SENTENCE = span("Mayor Noor said on Monday that 40 boats <sank> & drifted.")
MONDAY = TimeExpression(span("Monday"), "date", "2031-05-05")
NOTES = Annotations(
    mentions=(Mention(span("Noor"), "PERSON", "Noor"),),
    times=(MONDAY,),
    statements=(Statement("s11", SENTENCE, span("said"), "say", span("40 boats <sank> & drifted"), "indirect", "says", span("Mayor Noor")),),
    figures=(Figure("f31", span("40"), SENTENCE, 40, None, "boats"),),
    facts=(Fact("k0", SENTENCE, 0.75, Predication("sink", negated=True), when=MONDAY),),
)
REASONS = {("facts", 0): "title 0.40", ("times", MONDAY.span.start): "weekday"}


def insight(text: str = TEXT, notes: Annotations = NOTES, reasons: dict[tuple[str, int], str] | None = None, title: str = "Boats <b>") -> Insight:
    article = Article(id="a", path="a.md", title=title, text=text, outlet=Outlet("coast", "Coast Herald"), published="2031-05-06", day="2031-05-06")
    return Insight(Reading(article, notes), reasons or {})


def printed(one: Insight, *, colour: bool = False) -> str:
    console = Console(width=160, force_terminal=colour, color_system="standard" if colour else None, record=True)
    with console.capture() as captured:
        for part in shown(one):
            console.print(part)
    return captured.get()


def test_stretches_together_are_the_text() -> None:
    """Cutting at the edges of layers loses nothing, whatever lies over what."""
    assert "".join(each.text for each in stretches(TEXT, list(marks(NOTES, {})))) == TEXT


def test_a_stretch_has_all_that_covers_it_wider_layers_first() -> None:
    """A number in what somebody says in a fact is all three."""
    found = {each.text: [mark.layer for mark in each.marks] for each in stretches(TEXT, list(marks(NOTES, {})))}
    assert found["40"] == ["fact", "content", "figure"]
    assert found["Monday"] == ["fact", "time"]
    assert found["\nNobody slept."] == []


def test_a_text_without_marks_is_one_stretch() -> None:
    """Nothing found, nothing cut; an empty text has no stretch."""
    assert [each.text for each in stretches(TEXT, [])] == [TEXT]
    assert list(stretches("", [])) == []


def test_marks_that_end_where_others_begin_do_not_overlap() -> None:
    """Spans are half-open."""
    found = list(stretches("abcd", [Mark(0, 2, "name", ""), Mark(2, 4, "time", "")]))
    assert [(each.text, len(each.marks)) for each in found] == [("ab", 1), ("cd", 1)]


def test_every_layer_has_a_look() -> None:
    """In the terminal and on the page."""
    assert set(STYLES) == set(LAYERS)
    assert all(f'class="{layer}"' in "".join(page([])) for layer in LAYERS)


def test_the_page_shows_the_text_escaped_and_unchanged() -> None:
    """Without its tags the page's text is the article's, and nothing of the article becomes a tag."""
    html = "".join(page([insight()]))
    body = re.search(r'<div class="text">(.*?)</div>', html, re.DOTALL)
    assert body
    assert unescape(re.sub(r"<[^>]+>", "", body[1])) == TEXT
    assert "<sank>" not in html
    assert "<b>" not in html


def test_the_page_says_what_a_mark_means() -> None:
    """Where the pointer rests, meanings show, the narrowest first."""
    html = unescape("".join(page([insight(reasons=REASONS)])))
    assert 'title="date 2031-05-05 [weekday]\nfact 0.75: what not sink' in html
    assert "40 to – boats" in html


@pytest.mark.parametrize(("reasons", "count"), [({}, 0), (REASONS, 1)])
def test_rules_are_listed_only_where_asked_for(reasons: dict[tuple[str, int], str], count: int) -> None:
    """A table of rules comes with --explain."""
    assert "".join(page([insight(reasons=reasons)])).count("<details>") == count
    assert ("weekday" in printed(insight(reasons=reasons))) is bool(count)


def test_the_terminal_shows_layers_in_colour() -> None:
    """Styles of layers that meet add up; without colours the words stay."""
    assert marked(insight()).plain == TEXT
    assert "\x1b[1;4;92m40\x1b[0m" in printed(insight(), colour=True)
    assert "\x1b" not in printed(insight())


def test_a_text_cannot_write_on_the_screen() -> None:
    """Control characters of an article never reach the terminal."""
    assert "\x1b" not in printed(insight("One \x1b[2J two.", Annotations()))
    assert "\x1b" not in printed(insight(title="Boats \x1b[2J"))


def test_the_tables_name_every_record() -> None:
    """Facts with their date, statements, figures, dates and names."""
    text = printed(insight())
    assert all(words in text for words in ("0.75", "Monday = 2031-05-05", "Mayor Noor", "says", "PERSON", "2031-05-05"))

"""An article's text with its marks: nothing lost, everything nested, every mark where it says it is."""

from __future__ import annotations

from editions import blocks, locks_report, span
from hypothesis import given
from hypothesis import strategies as st

from generator.compose.marking import text_blocks
from generator.news import Annotations, Article, Block, Fact, Figure, Markup, Outlet, Span, Statement

_OUTLET = Outlet("o", "O")


def _article(text, **fields):
    return Article(id="a", path="a.md", title="T", text=text, outlet=_OUTLET, **fields)


def _fact(text, start, end):
    return Fact(f"k{start}", Span(start, end, text[start:end]), 1.0)


def _figure(text, start, end):
    at = Span(start, end, text[start:end])
    return Figure(f"f{start}", at, at, None, None)


def _marks(shown):
    return [mark for block in shown for piece in block.pieces for mark in piece.opens]


def test_the_pieces_of_a_block_are_its_text():
    """No character is lost, doubled or moved by marking."""
    reading = locks_report()
    for block in text_blocks(reading.article, reading.annotations):
        assert "".join(piece.text for piece in block.pieces) == reading.article.text[block.start : block.end]


def test_what_crosses_is_cut_into_pieces_that_nest():
    """Of two marks that cross, the later one is cut at the end of the earlier; its id stays with the first piece."""
    text = "abcdefghij"
    shown = text_blocks(_article(text), Annotations(facts=(_fact(text, 0, 6),), figures=(_figure(text, 4, 9),)))
    assert [(m.kind, m.id, m.start, m.end) for m in _marks(shown)] == [("fact", "k0", 0, 6), ("figure", "f4", 4, 6), ("figure", None, 6, 9)]


def test_a_mark_over_two_paragraphs_is_cut_between_them():
    """A mark never holds the end of one block and the start of the next."""
    text = "One two.\n\nThree four."
    shown = text_blocks(_article(text, blocks=blocks(text)), Annotations(facts=(_fact(text, 4, 15),)))
    assert [(m.id, text[m.start : m.end]) for m in _marks(shown)] == [("k4", "two."), (None, "Three")]


def test_a_mark_that_begins_between_blocks_keeps_its_id():
    """Where the first shown piece is in the next block, the anchor is there."""
    text = "One.\n\nTwo three."
    shown = text_blocks(_article(text, blocks=blocks(text)), Annotations(facts=(_fact(text, 4, 9),)))
    assert [(m.id, text[m.start : m.end]) for m in _marks(shown)] == [("k4", "Two")]


def test_a_text_without_blocks_is_split_at_blank_lines():
    """Where nobody told the blocks, blank lines separate paragraphs."""
    shown = text_blocks(_article("One.\nStill one.\n\n\nTwo.  "), Annotations())
    assert [block.pieces[0].text for block in shown] == ["One.\nStill one.", "Two."]


def test_headings_never_skip_a_level():
    """A heading in the text stands below the page's own, at most one level deeper than the one before."""
    text = "A\n\nB\n\nC"
    kinds = (Block("heading", 0, 1, 5), Block("heading", 3, 4, 6), Block("heading", 6, 7, 2))
    assert [block.level for block in text_blocks(_article(text, blocks=kinds), Annotations())] == [3, 4, 3]


def test_items_are_grouped_into_lists():
    """The first and last item of a run open and close the list."""
    text = "A\n\nB\n\nC"
    kinds = (Block("item", 0, 1), Block("item", 3, 4), Block("paragraph", 6, 7))
    assert [(block.first, block.last) for block in text_blocks(_article(text, blocks=kinds), Annotations())] == [
        (True, False),
        (False, True),
        (False, False),
    ]


def test_a_link_that_is_no_web_address_is_plain_text():
    """A javascript: address in the text becomes no element."""
    markup = (Markup("link", 0, 3, "javascript:alert(1)"), Markup("link", 4, 7, "https://a.example/"))
    shown = text_blocks(_article("one two", markup=markup), Annotations())
    assert [(m.kind, m.href) for m in _marks(shown)] == [("link", "https://a.example/")]


def test_the_id_of_a_statement_stands_on_what_is_said():
    """Speaker, cue and content are marked; the content is the anchor."""
    text = "Ann said it rains."
    statement = Statement("s4", span(text, text), span(text, "said"), "say", span(text, "it rains"), "indirect", "says", span(text, "Ann"))
    marks = _marks(text_blocks(_article(text), Annotations(statements=(statement,))))
    assert [(m.kind, m.id) for m in marks] == [("who", None), ("cue", None), ("said", "s4")]


_TEXT = "Lorem one two.\n\nthree  four five six\n\n seven"
_RANGE = st.tuples(st.integers(0, len(_TEXT) - 1), st.integers(1, len(_TEXT))).filter(lambda pair: pair[0] < pair[1])


@given(st.lists(_RANGE, max_size=6), st.lists(_RANGE, max_size=6))
def test_whatever_is_marked_nests_and_says_where_it_is(facts, figures):
    """For any marks: the elements close in order, each shows the text of its own offsets, and no text is lost."""
    notes = Annotations(facts=tuple(_fact(_TEXT, *one) for one in facts), figures=tuple(_figure(_TEXT, *one) for one in figures))
    for block in text_blocks(_article(_TEXT, blocks=blocks(_TEXT)), notes):
        opened, at = [], block.start
        for piece in block.pieces:
            opened.extend((mark, at) for mark in piece.opens)
            assert piece.text == _TEXT[at : at + len(piece.text)]
            at += len(piece.text)
            for tag in piece.closes:
                mark, start = opened.pop()
                assert (mark.tag, mark.start, mark.end) == (tag, start, at)
                assert _TEXT[start:at].strip()
        assert not opened
        assert at == block.end

"""What cleaning leaves out, and what becomes of the rest."""

import pytest
from cases_loader import cases
from msgspec.structs import replace

from generator.clean import CLEANERS, clean
from generator.news import Article, Block, Markup, Outlet, Removed


def article(text, **more):
    return Article(id="a", path="a.md", title="T", text=text, outlet=Outlet("o", "O"), **more)


def place(removed, text):
    """Where the removed words stood: as lines of their own where they are such."""
    line = f"\n{text}\n".find(f"\n{removed}\n")
    return line if line >= 0 else text.index(removed)


@pytest.mark.parametrize("case", cases("clean.md"), ids=lambda case: case.title)
def test_case(case):
    """Cleaning removes what the case names, for the reason it names, and nothing else."""
    cleaned = clean(article(case.text))
    found = [f"{each.why} | {each.text}".replace("\n\n", " / ") for each in sorted(cleaned.removed, key=lambda each: place(each.text, case.text))]
    assert tuple(found) == case.expected


def test_cleaners_are_a_tuple_of_functions():
    """The order of the work is a literal that can be read."""
    assert [cleaner.__name__ for cleaner in CLEANERS][:2] == ["whole_lines", "captions"]


def test_offsets_follow_the_text():
    """Blocks and markup keep pointing at the same words when a paragraph before them goes."""
    text = "First part.\n\nADVERTISEMENT\n\nA strong word."
    blocks = (Block("paragraph", 0, 11), Block("paragraph", 13, 26), Block("paragraph", 28, 42))
    cleaned = clean(article(text, blocks=blocks, markup=(Markup("strong", 30, 36),)))
    assert cleaned.text == "First part.\n\nA strong word."
    assert [cleaned.text[block.start : block.end] for block in cleaned.blocks] == ["First part.", "A strong word."]
    assert [cleaned.text[mark.start : mark.end] for mark in cleaned.markup] == ["strong"]


def test_markup_of_what_goes_goes_with_it():
    """No formatting of nothing is left."""
    text = "First part.\n\nRead more"
    cleaned = clean(article(text, blocks=(Block("paragraph", 0, 11), Block("paragraph", 13, 22)), markup=(Markup("link", 13, 22, "https://example.org/"),)))
    assert (cleaned.text, cleaned.markup, len(cleaned.blocks)) == ("First part.", (), 1)


def test_a_line_within_a_paragraph_goes_alone():
    """Of a paragraph of several lines only the line that is no news goes."""
    cleaned = clean(article("The bridge is closed.\nADVERTISEMENT\nIt opens on Friday."))
    assert cleaned.text == "The bridge is closed.\nIt opens on Friday."


def test_a_byline_names_the_authors():
    """The names in a byline become the authors where the article names none."""
    text = "By Ilse Brandt and Jan Holub, staff writers\n\nThe bridge is closed."
    assert clean(article(text)).authors == ("Ilse Brandt", "Jan Holub")
    assert clean(article(text, authors=("Somebody Else",))).authors == ("Somebody Else",)


def test_a_credit_line_names_the_agency():
    """The agency becomes the credit where the article has none."""
    text = "The bridge is closed.\n\n(With input from Northern News Agency)"
    assert clean(article(text)).credit == "Northern News Agency"
    assert clean(article(text, credit="Other")).credit == "Other"


def test_helpers_are_no_credit():
    """People who contributed are removed from the text but are no agency."""
    cleaned = clean(article("The bridge is closed.\n\nIlse Brandt contributed to this report."))
    assert (cleaned.credit, cleaned.removed) == (None, (Removed("Ilse Brandt contributed to this report.", "credit line"),))


def test_what_the_reader_removed_stays_on_record():
    """Removals of the reader come before those of cleaning."""
    cleaned = clean(article("The bridge is closed.\n\n3 Comments", removed=(Removed("14 July 2021", "date line"),)))
    assert [each.why for each in cleaned.removed] == ["date line", "comment counter"]


def test_a_clean_article_is_the_same_value():
    """Nothing is touched where there is nothing to leave out."""
    untouched = article("The bridge is closed.\n\nIt opens on Friday.", blocks=(Block("paragraph", 0, 21), Block("paragraph", 23, 42)))
    assert clean(untouched) is untouched


def test_cleaning_twice_changes_nothing():
    """What is left after cleaning holds nothing to clean."""
    once = clean(article("By Ilse Brandt\n\nThe bridge is closed.\n\nADVERTISEMENT\n\nIt opens on Friday.\n\n2 Comments"))
    assert clean(once) == once


def test_a_title_repeated_above_the_text_is_left_out():
    """The headline of a saved page is shown once, as the title."""
    cleaned = clean(replace(article("Bridge  closed\n\nThe bridge is closed."), title="Bridge closed"))
    assert cleaned.text == "The bridge is closed."
    assert cleaned.removed == (Removed("Bridge  closed", "headline"),)


def test_a_title_that_is_the_whole_text_stays():
    """An article of one line is not emptied."""
    assert clean(replace(article("Bridge closed"), title="Bridge closed")).text == "Bridge closed"

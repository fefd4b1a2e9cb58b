"""The border: records of a Doc become records of the article, at its offsets, with its very characters."""

from __future__ import annotations

import pytest
import spacy
from hypothesis import given, settings
from hypothesis import strategies as st

from generator.news import Annotations, Figure, Mention, Predication, Span, Statement, TimeExpression
from generator.understand import notes
from generator.understand.components import extensions
from generator.understand.windows import LIMIT, RUN, Window, is_hostile, pieces, readable, windows

TEXT = "Intro.\n\nThe\u00a0rebels said  they left."


def doc_of(text: str):
    doc = spacy.blank("en")(text)
    for token in doc:
        token.is_sent_start = token.i == 0
    return doc


def statement(text: str) -> Statement:
    def span(words: str) -> Span:
        at = text.index(words)
        return Span(at, at + len(words), words)

    cue = span("said")
    return Statement(
        f"s{cue.start}",
        span(text),
        cue,
        "say",
        span("they left"),
        "indirect",
        "says",
        span("The rebels"),
        predication=Predication("leave", span("they")),
    )


def test_records_move_to_the_text_of_the_article() -> None:
    """Offsets count in the whole text, blanks are the article's own, and local ids follow."""
    part = readable(Window(8, TEXT[8:]))
    assert part.text == "The rebels said they left."
    doc = extensions.assign(doc_of(part.text), "statements", [statement(part.text)])
    (found,) = notes.of_window(TEXT, part.offsets, doc).statements
    assert found.speaker == Span(8, 18, "The\u00a0rebels")
    assert found.cue == Span(19, 23, "said")
    assert found.id == "s19"
    assert found.content == Span(25, 34, "they left")
    assert found.predication is not None
    assert found.predication.subject == Span(25, 29, "they")


def test_references_between_records_move_along() -> None:
    """A figure's source and a fact's figures still name the moved records."""
    part = readable(Window(8, TEXT[8:]))
    doc = doc_of(part.text)
    sentence = Span(0, 26, part.text)
    figure = Figure("f0", Span(0, 3, "The"), sentence, 1, 1, according_to="s11")
    (found,) = notes.of_window(TEXT, part.offsets, extensions.assign(doc, "figures", [figure])).figures
    assert (found.id, found.according_to) == ("f8", "s19")


def test_a_span_that_is_not_verbatim_is_a_bug() -> None:
    """Nothing is dropped silently: the message shows both texts."""
    part = readable(Window(0, "One two."))
    doc = extensions.assign(doc_of(part.text), "mentions", [Mention(Span(0, 3, "Two"), "ORG", "Two")])
    with pytest.raises(notes.NotVerbatim, match="Mention: 'Two' is not what stands at 0 to 3: 'One'"):
        notes.of_window("One two.", part.offsets, doc)


def test_sentences_have_lemmas_of_words_only() -> None:
    """Punctuation and white space are no words."""
    (found,) = notes.of_window("One, two.\n", readable(Window(0, "One, two.\n")).offsets, doc_of("One, two.\n")).sentences
    assert (found.start, found.end, found.lemmas) == (0, 9, "one two")


def test_a_row_has_the_fields_of_the_open_data() -> None:
    """Rows repeat the text unchanged, and what is unknown is null."""
    noted = Annotations(
        mentions=(Mention(Span(0, 3, "One"), "GPE", "One"),),
        times=(TimeExpression(Span(4, 7, "two"), "date"), TimeExpression(Span(8, 9, "."), "duration", "P2D")),
        statements=(statement("The rebels said they left."),),
    )
    row = notes.row("a", "One two .", noted)
    assert row["text"] == "One two ."
    assert row["places"] == [{"start": 0, "end": 3, "text": "One", "lat": None, "lon": None, "country": None, "geonames_id": None}]
    assert row["dates"] == [{"start": 4, "end": 7, "text": "two", "type": "date", "value": None}]
    assert row["durations"] == [{"start": 8, "end": 9, "text": ".", "type": "duration", "value": "P2D"}]
    assert row["statements"][0]["speaker"] == {"start": 0, "end": 10, "text": "The rebels", "entity": None}


# ------------------------------------------------------------------ windows

TEXTS = st.text(alphabet=st.sampled_from("ab .,!-_\n\t\u00a0\u200b\u00ad(\u201c1"), max_size=400)


@settings(deadline=None)
@given(TEXTS, st.integers(5, 60))
def test_windows_are_the_text_again(text: str, limit: int) -> None:
    """Windows follow each other and leave nothing out but white space."""
    parts = list(windows(text, limit))
    assert all(text[part.start : part.start + len(part.text)] == part.text and len(part.text) <= limit for part in parts)
    assert "".join("".join(part.text.split()) for part in parts) == "".join(text.split())


def test_windows_end_with_paragraphs() -> None:
    """A paragraph is not torn where it fits."""
    text = "aaa bbb.\n\nccc ddd.\n\neee."
    assert [part.text for part in windows(text, 20)] == ["aaa bbb.\n\nccc ddd.\n\n", "eee."]
    assert len(list(windows("word " * LIMIT))) == 5


@given(TEXTS)
def test_the_way_back_from_a_readable_text_is_verbatim(text: str) -> None:
    """Every kept character stands in the original where the offsets say."""
    part = readable(Window(0, text))
    for at, letter in enumerate(part.text):
        if not letter.isspace():
            assert text[part.offsets.start(at)] == letter
            assert part.offsets.end(at + 1) == part.offsets.start(at) + 1


def test_odd_blanks_and_runs_are_taken_out() -> None:
    """No-break spaces, soft hyphens, broken lines and long runs never reach the pipeline."""
    assert readable(Window(0, "a\u00a0b  c\u00adc\td\nd,\ne" + "!" * 90)).text == "a b cc d d, e" + "!" * RUN
    assert readable(Window(0, "One.\n \n\nTwo.\nThree")).text == "One.\n\nTwo.\nThree"


@given(TEXTS)
def test_pieces_are_the_text_again(text: str) -> None:
    """What is kept from the tokenizer is not lost."""
    hostile = text + "()" * 400 + text
    assert "".join(piece.text for piece in pieces(hostile)) == hostile
    assert is_hostile(hostile)


def test_no_piece_for_the_tokenizer_is_endless() -> None:
    """A word of a thousand letters is cut into tokens of a hundred."""
    parts = list(pieces("plain words, " + "x" * 5000 + " more"))
    assert [part.plain for part in parts] == [True, *[False] * 50, True]

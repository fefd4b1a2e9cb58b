"""The gate: a passage that is not word for word at its offsets is never published."""

from __future__ import annotations

import pytest

from generator.errors import ProvenanceError
from generator.news import Artifact
from generator.provenance import check, check_records

TEXTS = {"a": "Ferries have not sailed since <Sunday> & nobody\nknows why.", "b": "Other words."}


def _page(html):
    return Artifact("index.html", html.encode())


def _span(start, end, shown, article="a"):
    return f'<p>x</p><span class="q" data-article="{article}" data-start="{start}" data-end="{end}" dir="auto">{shown}</span>'


@pytest.mark.parametrize(
    "html",
    [
        _span(0, 7, "Ferries"),
        _span(0, 7, "<b>Fer</b>ries<!-- > -->"),
        _span(30, 47, "&lt;Sunday&gt; &amp; nobody"),
        _span(41, 53, "nobody\n   knows"),
        _span(0, 12, "<span>Ferries</span> <span>have</span>"),
        "<SPAN DATA-END='7' data-article=a data-start = 0>Ferries</SPAN>",
        '<p data-article="a" data-start="0" data-end="16"><mark data-article="a" data-start="0" data-end="7">Ferries</mark> have <i>not</i></p>',
        '<meta content="a passage has data-article and data-start=5"><title><b data-start="1"></title><script>"<p data-start=\'1\'>"</script>',
        "<!-- <p data-start=3> -->",
        "<p>No passage</p>",
    ],
)
def test_what_the_article_says_passes(html):
    """Entities, inner elements, white space, the order of attributes and what only looks like a passage do no harm."""
    check(_page(html), TEXTS)


@pytest.mark.parametrize(
    ("html", "message"),
    [
        (_span(0, 7, "Ferry"), "index.html: the passage a[0:7] shows 'Ferry', but the article says 'Ferries'"),
        (_span(0, 7, ""), "index.html: the passage a[0:7] shows '', but the article says 'Ferries'"),
        (_span(7, 8, " "), "index.html: the passage a[7:8] shows '', but the article says ''"),
        ('<title data-article="a" data-start="0" data-end="7">Ferries</title>', "index.html: a passage in <title> lacks text; it is a[0:7]"),
        (_span(1, 8, "Ferries"), "index.html: the passage a[1:8] shows 'Ferries', but the article says 'erries'"),
        (_span(0, 700, "Ferries"), "index.html: the passage a[0:700] lies outside its article, which has 58 characters"),
        (_span(7, 0, "Ferries"), "index.html: the passage a[7:0] lies outside its article, which has 58 characters"),
        (_span("-7", 7, "Ferries"), "index.html: the passage a[-7:7] has offsets that are not whole numbers"),
        (_span("٣", 7, "Ferries"), "index.html: the passage a[٣:7] has offsets that are not whole numbers"),
        (_span(0, 7, "Ferries", "c"), "index.html: a passage names the article 'c', which is not in this edition"),
        ('<q data-article="a" data-start="0">Ferries</q>', "index.html: a passage in <q> lacks data-end; it is a[0:?]"),
        ('<q data-end="7">Ferries</q>', "index.html: a passage in <q> lacks data-article, data-start; it is ?[?:7]"),
        ('<img data-article="a" data-start="0" data-end="7">', "index.html: a passage in <img> lacks text; it is a[0:7]"),
        ('<p data-article="a" data-start="0" data-end="7">Ferries', "index.html: the passage a[0:7] is never closed; its template has no </p>"),
        (
            '<p data-article="a" data-start="0" data-end="16"><mark data-article="a" data-start="0" data-end="7">Ferry</mark>ies have not</p>',
            "index.html: the passage a[0:7] shows 'Ferry', but the article says 'Ferries'",
        ),
    ],
)
def test_a_planted_fault_stops_the_build(html, message):
    """Each fault is refused, and the message names page, article and offsets."""
    with pytest.raises(ProvenanceError) as refused:
        check(_page(html), TEXTS)
    assert str(refused.value) == message


def test_only_pages_are_read_as_pages():
    """A stylesheet or a feed has no passages."""
    check(Artifact("feed.xml", _span(0, 7, "wrong").encode()), TEXTS)


def test_records_that_say_what_the_article_says_pass():
    """A record belongs to the article it names, its parts to the same one; an article's own file names itself."""
    check_records(
        Artifact(
            "data/briefing.json", b'{"facts":[{"article":"a","start":0,"end":7,"text":"Ferries","when":{"start":30,"end":38,"text":"<Sunday>"}}]}'
        ),
        TEXTS,
    )
    check_records(Artifact("data/articles/b.json", b'{"id":"b","text":"Other words.","mentions":[{"start":0,"end":5,"text":"Other"}]}'), TEXTS)
    check_records(Artifact("data/schema/briefing.json", b'{"start":0,"end":9,"text":"x"}'), TEXTS)


@pytest.mark.parametrize(
    ("path", "data", "message"),
    [
        (
            "data/briefing.json",
            b'{"facts":[{"article":"a","start":0,"end":7,"text":"Ferries","when":{"start":31,"end":37,"text":"Monday"}}]}',
            "data/briefing.json: the record a[31:37] says 'Monday', but the article says 'Sunday' there",
        ),
        (
            "data/briefing.json",
            b'{"facts":[{"start":0,"end":7,"text":"Ferries"}]}',
            "data/briefing.json: the record ?[0:7] belongs to no article of this edition",
        ),
        (
            "data/articles/b.json",
            b'{"id":"b","mentions":[{"start":0,"end":5,"text":"Othre"}]}',
            "data/articles/b.json: the record b[0:5] says 'Othre', but the article says 'Other' there",
        ),
        (
            "data/articles/b.json",
            b'{"id":"b","mentions":[{"start":-5,"end":5,"text":"Othre"}]}',
            "data/articles/b.json: the record b[-5:5] says 'Othre', but the article says nothing there",
        ),
    ],
)
def test_a_planted_fault_in_the_data_stops_the_build(path, data, message):
    """The message names file, article and offsets."""
    with pytest.raises(ProvenanceError) as refused:
        check_records(Artifact(path, data), TEXTS)
    assert str(refused.value) == message

"""The readers: what each format becomes."""

import json

import pytest

from generator.config import parse_config
from generator.news import Block, Markup, Outlet, Removed
from generator.read import READERS, Context, read

CONFIG = parse_config(
    b"""site: {language: en, timezone: Asia/Kabul}
outlets:
  - {name: Orsova Courier, folder: courier, owner: City}
topics:
  - {slug: border, name: Border crossings}
limits: {article_bytes: 100_000}
""",
    "config.yaml",
)
CONTEXT = Context.of(CONFIG)


def one(path, text):
    """The one article of a file, and its problems."""
    articles, problems = read(path, text if isinstance(text, bytes) else text.encode(), CONTEXT)
    assert len(articles) == 1, problems
    return articles[0], problems


def words(article, records):
    return [article.text[each.start : each.end] for each in records]


# ------------------------------------------------------------------ front matter


def test_front_matter_is_typed():
    """Every key arrives in its field."""
    article, problems = one(
        "a.md",
        """---
title: "Gate: open"
outlet: orsova courier
url: https://example.org/gate
date: 2021-07-14 22:00
authors: [Ilse Brandt, Jan Holub]
credit: Northern News Agency
language: en-GB
tags: gate, bridge
topics: [Border crossings]
summary: It is open.
draft: no
---
Text.
""",
    )
    assert not problems
    assert (article.title, article.outlet.owner, article.url) == ("Gate: open", "City", "https://example.org/gate")
    assert (article.published, article.day) == ("2021-07-14T17:30:00Z", "2021-07-14")
    assert (article.authors, article.credit, article.language) == (("Ilse Brandt", "Jan Holub"), "Northern News Agency", "en-GB")
    assert (article.tags, article.topics, article.summary, article.draft) == (("gate", "bridge"), ("border",), "It is open.", False)


@pytest.mark.parametrize(("value", "draft"), [("true", True), ("yes", True), ("false", False), ("", False), ("perhaps", True)])
def test_a_doubtful_draft_is_a_draft(value, draft):
    """Nothing is published that its editor may have meant to hold back."""
    article, problems = one("a.md", f"---\ndraft: {value}\n---\nText.")
    assert article.draft is draft
    assert bool(problems) == (value == "perhaps")


@pytest.mark.parametrize(
    ("line", "message", "hint"),
    [
        ("titel: x", 'unknown key "titel"', 'did you mean "title"?'),
        ("published: x", 'unknown key "published"', 'did you mean "date"?'),
        ("title: [x]", '"title" must be a text', "it was left out"),
        ("tags: {a: b}", '"tags" must be a list', "it was left out"),
        ("date: 2024-02-30", '"date" cannot be used: there is no such day or time', "the article is undated"),
        ("url: javascript:alert(1)", '"url" is no web address', "it was left out"),
        ("language: 'x y'", '"language" is no language tag', '"en" is used'),
        ("topics: nothing", "this topic is not configured", "add it below topics: in config.yaml"),
        ("outlet: a\nsource: b", '"outlet" and "source" mean the same', '"outlet" is used; leave out "source"'),
    ],
)
def test_faults_that_keep_the_article(line, message, hint):
    """A value that cannot be used is left out and said, with its line in the file; the article stays."""
    _, problems = one("desk/a.md", f"---\nsummary: s\n{line}\n---\nText.")
    assert [(each.path, each.message, each.hint, each.status) for each in problems] == [("content/desk/a.md", message, hint, "kept")]
    assert problems[0].line == 3 + line.count("\n")


@pytest.mark.parametrize(
    ("text", "line", "message"),
    [
        ("---\ntitle: a\ntitle: b\n---\nText.", 3, 'the key "title" is given twice, in lines 2 and 3'),
        ("---\ntitle: &a x\n---\nText.", 2, "anchors (&) and aliases (*) are not allowed"),
        ("---\ntitle: a\nText.", 1, "the front matter has no end"),
        ("---\ntitle: a: b\n---\nText.", 2, "this is not YAML: mapping values are not allowed in this context"),
        ("---\ntitle: a\n---\n\n", None, "there is no text"),
        ("", None, "there is no text"),
        ("---\na: " + "x" * 70_000 + "\n---\nText.", 1, "the front matter is too long"),
    ],
)
@pytest.mark.parametrize("suffix", [".md", ".txt"])
def test_faults_that_leave_the_article_out(text, line, message, suffix):
    """Front matter that cannot be read might say draft, so the article waits."""
    articles, problems = read("a" + suffix, text.encode(), CONTEXT)
    assert not articles
    assert [(each.message, each.line, each.status) for each in problems] == [(message, line, "left-out")]


def test_a_rule_is_no_front_matter():
    """A text may begin with a rule across the page."""
    article, problems = one("a.md", "---\n\nThe gate is open, they said: at last.\n\n---\n\nMore.")
    assert not problems
    assert article.text == "The gate is open, they said: at last.\n\nMore."


# ------------------------------------------------------------------ outlets


@pytest.mark.parametrize(
    ("path", "front", "outlet"),
    [
        ("courier/a.md", "", "orsova-courier"),
        ("elsewhere/a.md", "outlet: Orsova Courier", "orsova-courier"),
        ("elsewhere/a.md", "source: ORSOVA courier", "orsova-courier"),
        ("north-post/a.md", "", "north-post"),
        ("courier/a.md", "outlet: North Post", "north-post"),
        ("a.md", "", "unknown"),
    ],
)
def test_who_publishes(path, front, outlet):
    """The file says it, else its folder; configured outlets are found by folder and by name."""
    assert one(path, f"---\n{front}\n---\nText.")[0].outlet.id == outlet


def test_an_unknown_outlet_says_so():
    """Without folder and name the outlet is the unknown one."""
    assert one("a.md", "Text.")[0].outlet == Outlet("unknown", "Unknown outlet")


# ------------------------------------------------------------------ Markdown


def test_markdown_becomes_blocks_and_markup():
    """The text is plain; structure and formatting are ranges in it."""
    article, _ = one(
        "a.md",
        """# The gate

It is *open* and **[there](https://example.org/a)** is `x = 1`.

## Since when

- one
- two

> They came.

```
code here

more
```

| who | when |
| --- | --- |
| all | now |
""",
    )
    assert article.title == "The gate"
    assert article.text == "It is open and there is x = 1.\n\nSince when\n\none\n\ntwo\n\nThey came.\n\ncode here\nmore\n\nwho | when\n\nall | now"
    kinds = [(block.kind, block.level) for block in article.blocks]
    assert kinds == [("paragraph", 0), ("heading", 2), ("item", 0), ("item", 0), ("quote", 0), ("code", 0), ("item", 0), ("item", 0)]
    assert words(article, article.blocks) == article.text.split("\n\n")
    assert [(mark.kind, article.text[mark.start : mark.end], mark.href) for mark in article.markup] == [
        ("emphasis", "open", None),
        ("link", "there", "https://example.org/a"),
        ("strong", "there", None),
        ("code", "x = 1", None),
    ]


@pytest.mark.parametrize(
    ("body", "text"),
    [
        ("a<script>alert(1)</script> b", "a b"),
        ("<style>p{}</style>a", "a"),
        ("<svg><text>x</text></svg>a", "a"),
        ("a <b onclick=x>b</b>", "a b"),
        ("[a](javascript:alert(1)) b", "a b"),
        ("[a](https://u:p@example.org/) b", "a b"),
        ("![picture](https://example.org/a.png) a", "a"),
        ("<div>a</div><div>b</div>", "a\n\nb"),
        ("a<br>b", "a\nb"),
        ("a <!-- b --> c", "a c"),
        ("a &lt;b&gt; &copy; c", "a <b> \u00a9 c"),
        ("{{ 7*7 }} {% raw %}", "{{ 7*7 }} {% raw %}"),
    ],
)
def test_html_in_markdown_is_text(body, text):
    """What is no text goes: scripts, handlers, pictures, other links."""
    article, _ = one("a.md", body)
    assert article.text == text
    assert all(mark.kind != "link" for mark in article.markup)


def test_wrapped_lines_are_one_paragraph():
    """A newline within a paragraph is a blank."""
    assert one("a.md", "The gate is open since\nthe morning of Monday,\nthey said.")[0].text == "The gate is open since the morning of Monday, they said."


def test_pasted_lines_are_paragraphs():
    """Lines that each end as sentences do, and were not wrapped at a width, are paragraphs."""
    long = "The gate is open since the morning of Monday, they said, and it will stay so until the end of the month, if nothing happens."
    assert one("a.md", f"{long}\nNobody was hurt.\n{long}")[0].text == f"{long}\n\nNobody was hurt.\n\n{long}"


def test_wrapped_sentences_stay_together():
    """Lines of one width are one paragraph even where they happen to end as sentences do."""
    text = "The gate opened on Monday after talks.\nThe mayors of both towns came to it.\nNobody said what had been agreed on."
    assert one("a.md", text)[0].text == text.replace("\n", " ")


def test_formatting_goes_on_in_the_next_paragraph():
    """Formatting never spans two blocks: it ends and begins again."""
    article, _ = one("a.json", json.dumps({"articleBody": "<b><div>one</div><div>two</div>"}))
    assert [(mark.kind, article.text[mark.start : mark.end]) for mark in article.markup] == [("strong", "one"), ("strong", "two")]


def test_a_mark_across_a_tag_is_composed():
    """The text is NFC even where a combining mark stands behind a tag; that paragraph loses its formatting."""
    article, _ = one("a.md", "Caf*e*&#x301; open")
    assert (article.text, article.markup) == ("Caf\u00e9 open", ())


@pytest.mark.parametrize("text", ["The gate is open.\n\nIt was shut for 3 days - no more.", "One (two) three & four; five!\n\n'Six' \"seven\" 8.5 %"])
def test_plain_markdown_takes_the_short_way(text):
    """A text without markup is the same with and without python-markdown."""
    assert one("a.md", text)[0].text == one("a.md", text + "\n\n*x*")[0].text.removesuffix("\n\nx")


@pytest.mark.parametrize("body", ["[" * 3_000, "![[]()" * 500, ">" * 200 + "a", "  " * 60 + "- a", "*" * 500 + "a", "[a]: http://x/" + "b" * 20_000 + "\n\n" + "[a] " * 100])
def test_markdown_over_a_bound_is_plain(body):
    """What would stall python-markdown is shown as plain paragraphs, and said."""
    article, problems = one("a.md", f"---\ntitle: T\n---\nThe gate.\n\n{body}\n\nThe end.")
    assert article.text.startswith("The gate.\n\n")
    assert [(each.status, each.hint) for each in problems] == [("kept", "it is shown as plain paragraphs")]


def test_a_bound_names_its_line_in_the_file():
    """Lines count the front matter."""
    _, problems = one("a.md", "---\ntitle: T\n---\nOne.\n\n" + "[" * 100)
    assert problems[0].line == 6


# ------------------------------------------------------------------ plain text


def test_headline_date_and_byline_are_found():
    """What evidently stands above the news is taken from it."""
    article, _ = one("a.txt", "Gate open again\n\nBy Ilse Brandt\n\n14 July 2021\n\nThe gate at Orsova opened on Monday, after three days of talks.\n")
    assert (article.title, article.published) == ("Gate open again", "2021-07-14")
    assert article.text == "By Ilse Brandt\n\nThe gate at Orsova opened on Monday, after three days of talks."
    assert article.removed == (Removed("14 July 2021", "date line"),)


def test_a_header_of_labels():
    """Lines such as "Title: ..." are read like front matter."""
    article, problems = one("a.txt", "Title: Gate open\nDate: July 14, 2021\nSource: Orsova Courier\nBy: Ilse Brandt\n\nThe gate is open.")
    assert not problems
    assert (article.title, article.published, article.outlet.id, article.authors) == ("Gate open", "2021-07-14", "orsova-courier", ("Ilse Brandt",))
    assert article.text == "The gate is open."


def test_one_label_is_no_header():
    """A single line with a colon may be the news."""
    assert one("a.txt", "Source: unknown are the men who came.\n\nThey left.")[0].text.startswith("Source: unknown")


def test_the_first_sentence_is_the_title_of_last_resort():
    """Without a headline nothing is invented: the first sentence stands for it, cut at a word."""
    assert one("a.txt", "The gate is open again today. They came.")[0].title == "The gate is open again today."
    long = one("a.txt", "The gate is open " + "and open " * 30 + "again.")[0].title
    assert long.endswith(("open…", "and…"))
    assert len(long) <= 91


def test_a_byline_is_no_title():
    """The title of last resort is news."""
    assert one("a.txt", "By Ilse Brandt\n\nThe gate is open. They came.")[0].title == "The gate is open. They came."


def test_lines_without_blank_lines_are_paragraphs():
    """A file with one newline between paragraphs."""
    long = "The gate at Orsova opened on Monday, after three days of talks between the two towns, which nobody had expected to end so soon."
    article, _ = one("a.txt", f"{long}\nWho came first\n{long}\nThey left.")
    assert article.text == f"{long}\n\nWho came first\n\n{long}\n\nThey left."
    assert [block.kind for block in article.blocks] == ["paragraph", "heading", "paragraph", "paragraph"]


def test_wrapped_text_is_put_together():
    """Lines of one width are one paragraph."""
    text = "The gate at Orsova opened on\nMonday, after three days of\ntalks between the two towns.\n\nThey left."
    assert one("a.txt", text)[0].text == "The gate at Orsova opened on Monday, after three days of talks between the two towns.\n\nThey left."


@pytest.mark.parametrize(
    ("line", "credit", "published"),
    [
        ("ORSOVA, July 14 (NNA) - The gate is open.", "NNA", None),
        ("ORSOVA, July 14, 2021 (NNA) — The gate is open.", "NNA", "2021-07-14"),
        ("Orsova (Northern News) - The gate is open.", "Northern News", None),
        ("ORSOVA, 14 July 2021 - The gate is open.", None, "2021-07-14"),
        ("The gate (Orsova) - a border - is open.", None, None),
    ],
)
def test_a_dateline_stays_and_tells(line, credit, published):
    """Agency and date are taken from a dateline, which is part of the news."""
    article, _ = one("a.txt", line)
    assert (article.text, article.credit, article.published) == (line, credit, published)


def test_no_date_is_legal():
    """An undated article has no problem."""
    article, problems = one("a.txt", "The gate is open.")
    assert (article.published, article.day, problems) == (None, None, ())


# ------------------------------------------------------------------ saved pages

PAGE = """<!doctype html><html lang="en-GB"><head><title>Gate open | Courier</title>
<meta property="og:title" content="Gate open | Courier"><meta property="og:site_name" content="Orsova Courier">
<script type="application/ld+json">{"@context":"https://schema.org","@type":"NewsArticle","headline":"Gate open &amp; free","datePublished":"2021-07-14T08:30:00+02:00",
"author":[{"@type":"Person","name":"Ilse Brandt"}],"url":"https://example.org/gate","draft":true}</script></head>
<body><nav><a href="/">Home</a> <a href="/x">Other</a></nav><article><h1>Gate open</h1>
<p>The gate at Orsova opened on Monday, after three days of talks between the two towns.</p>
<h2>Since when</h2>
<p>Nobody had expected the <b>talks</b> to end so soon, the mayor <a href="javascript:alert(1)">said</a> in the evening.</p>
<blockquote>They came and left, and nobody asked them for their names.</blockquote>
<script>alert(1)</script></article><footer>Contact</footer></body></html>"""


def test_a_saved_page():
    """The article is found in the page; what JSON-LD says of it comes first."""
    article, problems = one("a.html", PAGE)
    assert not problems
    assert (article.title, article.published, article.authors) == ("Gate open & free", "2021-07-14T06:30:00Z", ("Ilse Brandt",))
    assert (article.outlet.id, article.url, article.language, article.draft) == ("orsova-courier", "https://example.org/gate", "en-GB", False)
    assert "The gate at Orsova opened on Monday" in article.text
    assert "alert" not in article.text
    assert "Contact" not in article.text
    assert article.markup == ()


def test_time_elements_date_a_page():
    """One date in <time> dates the page; several say nothing."""
    body = "<p>The gate at Orsova opened on Monday, after three days of talks between the two towns.</p>" * 3
    assert one("a.html", f'<article><time datetime="2021-07-14">today</time>{body}</article>')[0].published == "2021-07-14"
    assert one("a.html", f'<article><time datetime="2021-07-14">a</time><time datetime="2021-07-15">b</time>{body}</article>')[0].published is None


@pytest.mark.parametrize("markup", ["<div>" * 10_000, "<b>" * 10_000, "<p>x" * 16_000])
def test_a_page_over_a_bound_is_text(markup):
    """A page that would stall its parser is read as the text between its tags, and said."""
    article, problems = one("a.html", f"<title>Gate</title><p>The gate is open.{markup}<script>bad()</script> end")
    assert article.title == "Gate"
    assert article.text.startswith("The gate is open.")
    assert "bad" not in article.text
    assert [each.status for each in problems] == ["kept"]


def test_a_page_without_an_article_is_left_out():
    """No text, no article."""
    articles, problems = read("a.html", b"<html><body></body></html>", CONTEXT)
    assert (articles, [each.message for each in problems]) == ((), ["there is no article in this page"])


# ------------------------------------------------------------------ JSON

NEWS = {"@type": "NewsArticle", "headline": "Gate open", "articleBody": "The gate is open.\n\nThey came.", "datePublished": "2021-07-14", "publisher": {"name": "Orsova Courier"}}


def test_a_news_article():
    """A schema.org NewsArticle becomes an article."""
    given = {**NEWS, "author": [{"name": "Ilse Brandt"}, "Jan Holub"], "keywords": "gate, bridge", "creditText": "NNA", "inLanguage": "en-GB", "url": "https://example.org/g"}
    article, problems = one("a.json", json.dumps(given))
    assert not problems
    assert (article.id, article.title, article.text, article.published) == ("a", "Gate open", "The gate is open.\n\nThey came.", "2021-07-14")
    assert (article.outlet.id, article.authors, article.tags, article.credit) == ("orsova-courier", ("Ilse Brandt", "Jan Holub"), ("gate", "bridge"), "NNA")
    assert (article.language, article.url) == ("en-GB", "https://example.org/g")


def test_html_in_a_body_is_text():
    """Some sites put their markup into articleBody."""
    article, _ = one("a.json", json.dumps({**NEWS, "articleBody": "<p>The <b>gate</b>.</p><script>x</script><p>They came.</p>"}))
    assert article.text == "The gate.\n\nThey came."
    assert article.markup == (Markup("strong", 4, 8),)
    assert article.blocks == (Block("paragraph", 0, 9), Block("paragraph", 11, 21))


@pytest.mark.parametrize("wrap", [lambda items: items, lambda items: {"@graph": [{"@type": "WebSite", "name": "x"}, *items]}])
def test_several_articles_in_a_file(wrap):
    """Members have ids from their url or headline, and a bad one does not lose the rest."""
    items = [{**NEWS, "url": "https://example.org/one"}, {"@type": "NewsArticle", "headline": "No text"}, {**NEWS, "headline": "Two"}]
    articles, problems = read("wire.json", json.dumps(wrap(items)).encode(), CONTEXT)
    assert [each.id.rpartition("-")[0] for each in articles] == ["wire-example-org-one", "wire-two"]
    assert len(problems) == 1
    assert "there is no articleBody" in problems[0].message


def test_a_new_member_changes_no_id():
    """The place in the list is no part of an id."""
    items = [{**NEWS, "headline": "One"}, {**NEWS, "headline": "Two"}]
    before = {each.title: each.id for each in read("a.json", json.dumps(items).encode(), CONTEXT)[0]}
    after = {each.title: each.id for each in read("a.json", json.dumps([{**NEWS, "headline": "New"}, *items]).encode(), CONTEXT)[0]}
    assert before.items() <= after.items()


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("{", "this is not JSON: Expecting property name enclosed in double quotes"),
        ("[" * 200_000, "the JSON is nested too deeply"),
        ('"text"', "this is no article"),
        ("[]", "the list is empty"),
        ("{}", "there is no articleBody"),
        ('{"@graph": []}', "there is no article in @graph"),
        ('{"headline": "a", "headline": "b", "articleBody": "c"}', 'the key "headline" is given twice'),
        ("[1]", "member 1 of the list is no article"),
    ],
)
def test_json_faults(text, message):
    """Each fault is named."""
    articles, problems = read("a.json", text.encode()[:100_000], CONTEXT)
    assert (articles, [each.message for each in problems]) == ((), [message])


def test_numbers_are_texts():
    """NaN and numbers too long for Python are no reason to stop."""
    article, _ = one("a.json", '{"articleBody": "The gate is open.", "headline": NaN, "name": ' + "9" * 6_000 + "}")
    assert article.text == "The gate is open."


# ------------------------------------------------------------------ all of them


@pytest.mark.parametrize("suffix", sorted(READERS))
def test_a_large_file_is_refused(suffix):
    """The limit of the configuration holds for every format."""
    _, problems = read("a" + suffix, b"x" * 100_001, CONTEXT)
    assert [(each.message, each.found) for each in problems] == [("the file is too large", "100001 bytes")]


def test_another_suffix_is_a_problem():
    """A format without a reader is said."""
    articles, problems = read("a.docx", b"x", CONTEXT)
    assert (articles, problems[0].message, problems[0].status) == ((), "no reader for this kind of file", "left-out")

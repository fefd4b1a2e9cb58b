"""What holds for every file, whatever its bytes."""

import json
import unicodedata

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from generator.clean import clean
from generator.config import Config
from generator.news import Article, Block, Markup, Outlet
from generator.read import READERS, Context, distinct, read
from generator.read.characters import normalised
from generator.read.identity import article_id
from generator.read.markdown_text import MARKED, _rendered
from generator.read.walk import paragraphs, sanitised
from generator.yaml_subset import Refused, parsed

CONTEXT = Context.of(Config())
LIMITS = settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])
MARKDOWN = ["# ", "*a*", "**", "`", "```\n", "> ", "- ", "1. ", "[a](https://example.org/)", "[", "](", "![", "[[", "|a|b|\n|-|-|\n", "    code\n", "~~~"]
TAGS = ["<p>", "</p>", "<div>", "<b>", "<script>", "<!--", "<table><tr><td>", "&amp;", "&#x202e;"]
ODD = ["\u202e", "\u200b", "e\u0301", "\u00a0", "\x00", "\u2028", "\t", "é", "🙂", "{{"]
WORDS = ["The gate is open. ", "By Ilse Brandt\n\n", "Read more", "0 Comments", "(Photo by A)", "ADVERTISEMENT\n\n"]
FORMS = ["---\n", "title: a\n", "date: 2021-07-14\n", '{"articleBody": "', '"}', "\n\n", "\n"]
PIECES = st.sampled_from([*MARKDOWN, *TAGS, *ODD, *WORDS, *FORMS])
TEXTS = st.one_of(st.lists(PIECES, max_size=30).map("".join), st.text(max_size=200))
CONTROLS = {*map(chr, (*range(9), *range(11, 32), 0x200B, *range(0x202A, 0x202F), *range(0x2060, 0x206A), 0xFEFF, 0x2028))}


def check(article):
    """What every article keeps to."""
    text = article.text
    assert text
    assert unicodedata.is_normalized("NFC", text)
    assert not CONTROLS & set(text)
    text.encode("utf-8")
    end = 0
    for block in article.blocks:
        assert end <= block.start < block.end <= len(text)
        assert not text[block.start].isspace()
        assert not text[block.end - 1].isspace()
        end = block.end
    for mark in article.markup:
        assert any(block.start <= mark.start < mark.end <= block.end for block in article.blocks)
        assert mark.href is None or mark.href.startswith(("http://", "https://"))
    assert article.title == " ".join(article.title.split())


@LIMITS
@given(st.sampled_from(sorted(READERS)), st.one_of(st.binary(max_size=200), TEXTS.map(lambda text: text.encode("utf-8", "surrogatepass"))))
def test_any_bytes_give_articles_or_problems(suffix, data):
    """No reader raises, and what it gives keeps to the rules before and after cleaning."""
    articles, problems = read("desk/a" + suffix, data, CONTEXT)
    assert articles or problems
    for article in articles:
        check(article)
        check(clean(article))


VALUES = st.recursive(
    TEXTS | st.none() | st.booleans() | st.integers(),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.sampled_from(["name", "@id", "url"]), inner, max_size=2),
    max_leaves=6,
)
KEYS = st.sampled_from(["headline", "articleBody", "author", "datePublished", "url", "keywords", "publisher", "@type", "@graph"])


@LIMITS
@given(st.dictionaries(KEYS, VALUES, max_size=6))
def test_any_json_gives_articles_or_problems(value):
    """Whatever stands where a text is expected."""
    for given_value in (value, [value, value]):
        articles, problems = read("a.json", json.dumps(given_value).encode(), CONTEXT)
        assert articles or problems
        for article in distinct(articles)[0]:
            check(article)


@LIMITS
@given(TEXTS)
def test_sanitised_html_has_paragraphs_within_bounds(text):
    """The walker's offsets lie in its texts for any HTML."""
    for each in paragraphs(sanitised(text)):
        assert each.text == each.text.strip()
        assert "\n\n" not in each.text
        assert all(0 <= mark.start < mark.end <= len(each.text) for mark in each.inline)


@LIMITS
@given(st.text(alphabet="ab.,'\"()!? \n-0é", max_size=200).filter(lambda text: text.strip() and not MARKED.search(text)))
def test_text_without_markup_needs_no_markdown(text):
    """The short way for plain text and python-markdown agree."""
    rendered = paragraphs(sanitised("".join(f"<p>{part}</p>" for part in text.replace("<", "&lt;").split("\n\n"))))
    assert " ".join(each.text for each in _rendered(text)).split() == " ".join(each.text for each in rendered).split()


LINES = st.sampled_from(
    [
        *("The gate is open.", "Related stories", "A headline", "By Ilse Brandt", "(With input from NNA)", "File photo: a gate"),
        *("ADVERTISEMENT", "Read more", "2 Comments", "Follow us on Twitter.", "They came. Click here to read more."),
        *("Good news is brave.", "Good news is young.", "Good news is yours.", "Please donate to support our work today."),
    ]
)


@LIMITS
@given(st.lists(LINES, min_size=1, max_size=25), st.sampled_from(["\n\n", "\n"]))
def test_cleaning_only_leaves_out(lines, gap):
    """The words of the cleaned text are words of the text, in order; every block points at its words; the rest is on record."""
    text = gap.join(lines)
    spans, start = [], 0
    for line in lines:
        spans.append((start, start + len(line)))
        start += len(line) + len(gap)
    blocks = tuple(Block("paragraph", *span) for span in spans) if gap == "\n\n" else (Block("paragraph", 0, len(text)),)
    article = Article(id="a", path="a.txt", title="T", text=text, outlet=Outlet("o", "O"), blocks=blocks, markup=tuple(Markup("strong", span[0], span[0] + 3) for span in spans))
    cleaned = clean(article)
    check(cleaned)
    words = iter(text.split())
    assert all(word in words for word in cleaned.text.split())
    if cleaned is not article:
        assert sorted(text.split()) == sorted([*cleaned.text.split(), *(word for each in cleaned.removed for word in each.text.split())])
    if gap == "\n\n":
        assert [cleaned.text[block.start : block.end] for block in cleaned.blocks] == cleaned.text.split("\n\n")
    assert all(any(cleaned.text[mark.start : mark.end] == line[:3] for line in lines) for mark in cleaned.markup)


@LIMITS
@given(st.text(min_size=1, max_size=120))
def test_any_path_has_a_safe_id(path):
    """Ids are lower-case ASCII that no file system or web server takes for something else."""
    identity = article_id(path + ".md")
    assert identity.strip("-_") == identity
    assert set(identity) <= set("abcdefghijklmnopqrstuvwxyz0123456789-_")
    assert len(identity) <= 80


@LIMITS
@given(st.text(max_size=200))
def test_normalising_twice_changes_nothing(text):
    """The normal form is one."""
    assert normalised(normalised(text)) == normalised(text)


@LIMITS
@given(st.one_of(st.text(max_size=200), st.lists(st.sampled_from(["a: ", "- ", "\n", "[", "]", "{", "}", "&a ", "*a ", "!!x ", '"', "'", "|", ">", "? ", "#", "---\n", "x", "  "]), max_size=30).map("".join)))
def test_any_yaml_is_read_or_refused(text):
    """No other exception leaves the YAML reader, and a line that it names exists."""
    cleaned = normalised(text)
    line = None
    try:
        parsed(cleaned)
    except Refused as error:
        line = error.line
    assert line is None or 1 <= line <= cleaned.count("\n") + 1

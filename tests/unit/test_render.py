"""Rendering: strict, escaped, and clear about what went wrong where."""

from __future__ import annotations

from pathlib import Path

import pytest
from editions import sample_edition, texts_of
from msgspec.structs import replace

from generator.compose import compose
from generator.config import Config, SiteConfig
from generator.errors import ProvenanceError, TemplateError
from generator.news import Page, Record
from generator.provenance import check
from generator.render import Renderer, csp_hash

THEME = Path(__file__).parents[2] / "templates"


class Note(Record, frozen=True):
    """A page's record."""

    text: str


def _renderer(folder, **files):
    for name, text in files.items():
        (folder / f"{name}.html").write_text(text)
    return Renderer([folder])


def test_what_content_says_is_escaped(tmp_path):
    """Markup and template syntax in a record are text on the page."""
    rendered = _renderer(tmp_path, note="<p>{{ page.text }}</p>").render(Page("a.html", "note.html", Note("<script>{{ 7 * 7 }}&\"'")))
    assert rendered.data == b"<p>&lt;script&gt;{{ 7 * 7 }}&amp;&#34;&#39;</p>\n"


def test_what_is_not_in_the_record_is_an_error(tmp_path):
    """The message names template, line and page."""
    renderer = _renderer(tmp_path, note="<p>\n{{ page.missing }}</p>")
    with pytest.raises(TemplateError) as error:
        renderer.render(Page("a.html", "note.html", Note("x")))
    assert str(error.value) == f"{tmp_path}/note.html, line 2: 'Note' object has no attribute 'missing' (for the page a.html)"


def test_a_name_that_nobody_set_is_an_error(tmp_path):
    """Nothing is silently empty."""
    with pytest.raises(TemplateError, match=r"note.html, line 1: 'absent' is undefined \(for the page a.html\)"):
        _renderer(tmp_path, note="{{ absent }}").render(Page("a.html", "note.html", Note("x")))


def test_a_template_that_cannot_be_read_is_an_error(tmp_path):
    """A syntax error names template and line."""
    with pytest.raises(TemplateError, match=r"note.html, line 2: .*Encountered unknown tag 'iff'.* \(for the page a.html\)"):
        _renderer(tmp_path, note="\n{% iff %}").render(Page("a.html", "note.html", Note("x")))


def test_a_template_that_is_not_there_is_an_error(tmp_path):
    """The message names the folders that were looked in."""
    with pytest.raises(TemplateError) as error:
        Renderer([tmp_path]).render(Page("a.html", "none.html", Note("x")))
    assert str(error.value) == f"There is no template 'none.html' in {tmp_path} (for the page a.html)"


def test_the_first_folder_wins(tmp_path):
    """A site's own template or asset stands before the default theme's."""
    own, default = tmp_path / "own", tmp_path / "default"
    for folder, word in ((own, "own"), (default, "default")):
        (folder / "assets").mkdir(parents=True)
        (folder / "note.html").write_text(word)
        (folder / "assets" / "style.css").write_text(word)
    (default / "assets" / "icon.svg").write_text("icon")
    (default / "assets" / ".hidden").write_text("no")
    renderer = Renderer([own, default])
    assert renderer.render(Page("a.html", "note.html", Note(""))).data == b"own\n"
    assert [(asset.path, asset.data) for asset in renderer.assets()] == [("assets/icon.svg", b"icon"), ("assets/style.css", b"own")]


def test_the_digest_tells_themes_apart(tmp_path):
    """A change in any file of the theme, or another template, is another digest; the same files anywhere are the same one."""
    one, same, other = tmp_path / "one", tmp_path / "same", tmp_path / "other"
    for folder, text in ((one, "x"), (same, "x"), (other, "y")):
        folder.mkdir()
        (folder / "note.html").write_text(text)
    assert Renderer([one]).digest("note.html") == Renderer([same]).digest("note.html")
    assert Renderer([one]).digest("note.html") != Renderer([other]).digest("note.html")
    assert Renderer([one]).digest("note.html") != Renderer([one]).digest("base.html")


def test_a_style_is_allowed_by_its_hash():
    """The hash is the one that browsers compute over the element's text."""
    assert csp_hash("a{color:red}") == "'sha256-6hWWMOcF+mJesSJGYhmK2lkIIEw9Xc5XKGLPVzh8yxs='"


def test_the_theme_shows_every_passage_word_for_word():
    """The sample edition goes through the theme and the gate."""
    edition, renderer = sample_edition(), Renderer([THEME])
    texts = texts_of(edition)
    for page in compose(edition, Config()):
        check(renderer.render(page), texts)


def test_the_gate_sees_a_theme_that_changes_words(tmp_path):
    """A template that touches a quotation is caught before it is published."""
    (tmp_path / "article.html").write_text(
        '<p data-article="{{ page.source.article }}" data-start="{{ page.blocks[0].start }}" data-end="{{ page.blocks[0].end }}">{{ page.blocks[0].pieces[0].text | upper }}</p>'
    )
    edition = sample_edition()
    page = next(page for page in compose(edition, Config()) if page.template == "article.html")
    with pytest.raises(ProvenanceError, match=r"articles/herald-locks.html: the passage herald-locks"):
        check(Renderer([tmp_path, THEME]).render(page), texts_of(edition))


def test_a_hostile_article_runs_nothing():
    """Markup, scripts, template syntax and closing tags in every field stay text, also in attributes and in the data block."""
    evil = "</script><script>alert(1)</script>\"'><img src=x onerror=alert(1)>{{ 7 }}</title>"
    edition = sample_edition()
    first = edition.readings[0]
    article = replace(
        first.article, title=evil, authors=(evil,), credit=evil, url="javascript:alert(1)", outlet=replace(first.article.outlet, name=evil)
    )
    hostile = replace(edition, readings=(replace(first, article=article), *edition.readings[1:]), outlets=())
    config = Config(site=SiteConfig(title=evil, description=evil))
    renderer = Renderer([THEME])
    for page in compose(hostile, config):
        html = renderer.render(page).data.decode()
        assert "<script>" not in html
        assert "<img" not in html
        assert "javascript:" not in html
        assert html.count("<script") == html.count("</script") == (0 if page.path.endswith(".xml") else 1)


def test_the_stylesheet_is_small():
    """One stylesheet of at most 12 KB, and nothing from another host in the theme."""
    style = (THEME / "assets" / "style.css").read_bytes()
    assert len(style) <= 12_000
    assert b"url(" not in style
    assert b"@import" not in style

"""config.yaml: what it may say and what is said of its faults."""

import pytest

from generator.config import Config, load_config, parse_config
from generator.errors import ConfigError


def message(text):
    with pytest.raises(ConfigError) as caught:
        parse_config(text.encode(), "config.yaml")
    return str(caught.value)


def test_no_file_is_the_default(tmp_path):
    """A site needs no configuration."""
    assert load_config(tmp_path / "config.yaml") == Config()


@pytest.mark.parametrize("text", ["", "\n", "# nothing yet\n", "\ufeff"])
def test_an_empty_file_is_the_default(text):
    """A file with nothing in it says nothing."""
    assert parse_config(text.encode(), "config.yaml") == Config()


def test_a_folder_is_no_file(tmp_path):
    """What cannot be read is an error, not the default."""
    (tmp_path / "config.yaml").mkdir()
    with pytest.raises(ConfigError, match=r"^config.yaml: cannot be read"):
        load_config(tmp_path / "config.yaml")


def test_everything_is_typed_by_its_field():
    """Texts stay texts even where they look like something else; numbers and lists are read."""
    config = parse_config(
        b"""site: {title: no, base_url: "https://example.org/b/", timezone: Asia/Kabul}
outlets:
  - name: Orsova Courier
    folder: courier
    owner: City
topics:
  - slug: border-crossings
    name: "2021"
    keywords: [border crossing, yes]
limits: {article_bytes: 5_000}
""",
        "config.yaml",
    )
    assert (config.site.title, config.site.timezone, config.topics[0].name, config.topics[0].keywords) == ("no", "Asia/Kabul", "2021", ("border crossing", "yes"))
    assert (config.outlets[0].owner, config.limits.article_bytes) == ("City", 5000)


def test_a_title_alone_is_enough():
    """The smallest configuration is one line; the title then stands where all code looks for it."""
    config = parse_config(b"title: Scoreboard\n", "config.yaml")
    assert (config.site.title, config.title) == ("Scoreboard", None)


def test_a_key_without_a_value_is_not_given():
    """An editor may leave a key open."""
    assert parse_config(b"site:\n  title:\ntopics:\n", "config.yaml") == Config()


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("titel: x\n", 'config.yaml, line 1: unknown key "titel"; did you mean "title"?'),
        ("site:\n  titel: x\n", 'config.yaml, line 2: unknown key "titel" in site; did you mean "title"?'),
        ("limits:\n  zzz: 1\n", 'config.yaml, line 2: unknown key "zzz" in limits; allowed: article_bytes'),
        ("topics: [{slug: a, nme: b}]\n", 'config.yaml, line 1: unknown key "nme" in topics, item 1; did you mean "name"?'),
        ("site: [1]\n", "config.yaml, line 1: site must be keys with values; found a list; allowed: title, description, base_url, language, timezone"),
        ("site:\n  title: [a]\n", "config.yaml, line 2: site.title must be a text; found a list; allowed: a text"),
        ("topics: x\n", 'config.yaml, line 1: topics must be a list; found the text "x"; allowed: a list; begin each item with "- "'),
        ("limits: {article_bytes: many}\n", 'config.yaml, line 1: limits.article_bytes must be a whole number; found the text "many"; allowed: a whole number'),
        ("limits: {article_bytes: 0}\n", "config.yaml, line 1: limits.article_bytes is too small; found 0; allowed: 1 or more"),
        ("topics:\n  - slug: a\n", 'config.yaml, line 2: topics, item 1: the key "name" is missing'),
        ("title: a\nsite:\n  title: b\n", 'config.yaml, line 1: "title" is short for "site.title", and both are given; leave out one of them'),
        (
            "topics:\n  - {slug: a, name: A}\n  - {slug: a, name: B}\n",
            'config.yaml, line 3: the slug "a" is given twice in topics; the first one is in line 2',
        ),
        (
            "outlets:\n  - {name: A}\n  - {name: a}\n",
            'config.yaml, line 3: the name "a" is given twice in outlets; the first one is in line 2',
        ),
        (
            "topics:\n  - slug: Border\n    name: B\n",
            'config.yaml, line 2: topics, item 1, slug cannot be used; found "Border"; allowed: lower-case letters, digits and single hyphens, 80 at most',
        ),
        (
            "site:\n  timezone: Mars/Base\n",
            'config.yaml, line 2: site.timezone cannot be used; found "Mars/Base"; allowed: UTC, or an IANA name such as Europe/Berlin',
        ),
        (
            "site:\n  base_url: ftp://example.org\n",
            'config.yaml, line 2: site.base_url cannot be used; found "ftp://example.org"; allowed: an address that begins with http:// or https://',
        ),
        ("site:\n  language: English!\n", 'config.yaml, line 2: site.language cannot be used; found "English!"; allowed: a language tag such as en or pt-BR'),
        ("a: 1\na: 2\n", 'config.yaml, line 2: the key "a" is given twice, in lines 1 and 2; leave out one of them'),
        ("title: &a x\n", "config.yaml, line 1: anchors (&) and aliases (*) are not allowed; write the value out, or put quotes around the text"),
        ("content: ' '\n", 'config.yaml, line 1: content cannot be used; found " "; allowed: a folder'),
    ],
)
def test_faults_are_named(text, expected):
    """A message names the file, the line, what was found, what is allowed, and a hint."""
    assert message(text) == expected


@pytest.mark.parametrize("zone", ["../etc/passwd", "/etc/localtime", "", "Europe", "UTC\0"])
def test_odd_time_zones_are_refused(zone):
    """A time zone is a name, never a path."""
    with pytest.raises(ConfigError):
        parse_config(f'site: {{timezone: "{zone}x"}}'.encode(), "config.yaml")


def test_bytes_that_are_no_text_have_a_line():
    """A file in another encoding is refused with the line of the first wrong byte."""
    with pytest.raises(ConfigError, match=r"^config.yaml, line 2: the file is not UTF-8"):
        parse_config(b"title: x\nsite: {title: \xe9}\n", "config.yaml")


def test_a_huge_file_is_refused():
    """The configuration is small by nature."""
    with pytest.raises(ConfigError, match="too large"):
        parse_config(b"#" * 1_000_001, "config.yaml")

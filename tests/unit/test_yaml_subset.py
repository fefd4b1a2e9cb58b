"""The bounded YAML reader."""

import pytest

from generator.yaml_subset import Mapping, Refused, Scalar, Sequence, flag, integer, parsed


def refused(text, first_line=1):
    with pytest.raises(Refused) as caught:
        parsed(text, first_line)
    return caught.value


def test_every_scalar_is_text_with_its_line():
    """Values that YAML would turn into something else stay as they were written."""
    node = parsed("a: no\nb: 190:20:30\nc: 2024-02-30\nd: 0123\n")
    assert isinstance(node, Mapping)
    assert [(key.text, value.text, value.line) for key, value in node.entries] == [("a", "no", 1), ("b", "190:20:30", 2), ("c", "2024-02-30", 3), ("d", "0123", 4)]


def test_lines_count_from_where_the_text_begins():
    """Front matter begins on the second line of its file."""
    node = parsed("a: 1\n\nb: 2\n", first_line=2)
    assert [key.line for key, _ in node.entries] == [2, 4]


def test_unicode_line_separators_are_no_lines():
    """Editors do not count U+2028, U+2029 and U+0085 as lines, so they end no value."""
    node = parsed("a: one\u2028b\u0085c\u2029d\ne: f\n")
    assert [(key.text, key.line) for key, _ in node.entries] == [("a", 1), ("e", 2)]


def test_a_separator_in_quotes_is_a_blank():
    """A value keeps its length."""
    node = parsed('a: "one\u2028two"\nb: c\n')
    assert [(key.line, value.text) for key, value in node.entries] == [(1, "one two"), (2, "c")]


def test_lists_and_nesting():
    """Both ways to write a list give the same node."""
    block, flow = parsed("a:\n  - x\n  - y\n"), parsed("a: [x, y]\n")
    for node in (block, flow):
        value = node.entries[0][1]
        assert isinstance(value, Sequence)
        assert [item.text for item in value.items] == ["x", "y"]


@pytest.mark.parametrize("text", ["", "# a remark\n", "---\n"])
def test_nothing_is_nothing(text):
    """A text without a value gives None or an empty scalar."""
    node = parsed(text)
    assert node is None or node.empty


@pytest.mark.parametrize(
    ("text", "line", "message"),
    [
        ("a: 1\nb: 2\na: 3\n", 3, 'the key "a" is given twice, in lines 1 and 3'),
        ("a: &x 1\n", 1, "anchors (&) and aliases (*) are not allowed"),
        ("a: 1\nb: *x\n", 2, "anchors (&) and aliases (*) are not allowed"),
        ("a: !!python/object x\n", 1, "tags (!) are not allowed"),
        ("a: 1\n---\nb: 2\n", 3, "there is a second document"),
        ("? [a]\n: b\n", 1, "a key must be a text"),
        ("a: 1\nb: [1, 2\n", 3, "this is not YAML: did not find expected ',' or ']'"),
        ("a: " + "[" * 41, 1, "the brackets are nested too deeply"),
        ("- " * 13 + "x", 1, "values are nested too deeply"),
        ("a: [" + "x," * 60_000 + "]", 1, "there are too many values"),
        ("a" * 1_000_001, None, "the YAML is too long"),
    ],
)
def test_what_is_refused(text, line, message):
    """Each thing that is not of the subset is named with its line."""
    error = refused(text)
    assert (error.message, error.line) == (message, line)


def test_nested_brackets_cost_no_time():
    """Brackets are counted before libyaml sees them, which is quadratic in them."""
    assert refused("a: " + "[" * 900_000).allowed == "at most 40 levels"


@pytest.mark.parametrize(("text", "value"), [("true", True), ("Yes", True), ("on", True), ("false", False), ("NO", False), ("maybe", None), ("1", None)])
def test_truth_values(text, value):
    """Only the usual words are truth values."""
    assert flag(Scalar(text, 1)) is value


@pytest.mark.parametrize(("text", "value"), [("5", 5), ("-5", -5), ("2_000_000", 2_000_000), ("5.0", None), ("0x5", None), ("9" * 5000, None)])
def test_whole_numbers(text, value):
    """Only decimal digits of a sane length are whole numbers."""
    assert integer(Scalar(text, 1)) == value

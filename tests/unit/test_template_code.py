"""Our way of compiling templates writes what Jinja's own writes."""

from __future__ import annotations

import pytest
from jinja2 import Environment, StrictUndefined
from markupsafe import Markup

from generator.template_code import QuickEnvironment

HOSTILE = "<script>alert('x')</script> & \"quoted\""
TEMPLATES = {
    "a value": "{{ text }}",
    "an attribute": "<a title='{{ text }}'>{{ number }}</a>",
    "markup": "{{ markup }}",
    "joined": "{{ text ~ markup ~ number }}",
    "a set block": "{% set part %}<b>{{ text }}</b>{% endset %}{{ part }}{{ part }}",
    "a macro": "{% macro show(one, two='-') %}<i>{{ one }}{{ two }}</i>{% endmacro %}{{ show(text) }}{{ show(text, two=markup) }}{{ show(one=number) }}",
    "a macro in a macro": "{% macro b(x) %}<b>{{ x }}</b>{% endmacro %}{% macro a(x) %}{{ b(b(x)) }}{% endmacro %}{{ a(text) }}",
    "a caller": "{% macro box() %}<p>{{ caller() }}</p>{% endmacro %}{% call box() %}{{ text }}{% endcall %}",
    "a filter": "{{ text|upper }}{{ text|length }}{{ [text, markup]|join(', ') }}",
    "a test and a loop": "{% for each in [text, none, number] %}{{ loop.index }}{{ each if each is not none }}{% endfor %}",
    "a method": "{{ text.replace('script', 'b') }}",
}
VALUES = {"text": HOSTILE, "markup": Markup("<em>safe</em>"), "number": 3}


@pytest.mark.parametrize("template", TEMPLATES.values(), ids=TEMPLATES.keys())
def test_the_output_is_that_of_jinja(template: str) -> None:
    """Character by character, with values that must be escaped."""
    kinds = (Environment, QuickEnvironment)
    plain, quick = (kind(autoescape=True, undefined=StrictUndefined).from_string(template).render(VALUES) for kind in kinds)
    assert quick == plain
    assert "<script" not in quick


def test_an_argument_that_a_macro_does_not_take_is_an_error() -> None:
    """As with Jinja's own macros."""
    template = QuickEnvironment(autoescape=True).from_string("{% macro show(one) %}{{ one }}{% endmacro %}{{ show(1, three=2) }}")
    with pytest.raises(TypeError, match="three"):
        template.render()

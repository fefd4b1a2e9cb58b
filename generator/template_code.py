"""What Jinja compiles our templates to: the same output in half the time.

A page shows hundreds of passages, each through several macros. Jinja's own code asks at every call whether the function wants the
context, and wraps every escaped text in an object; here templates call functions and read attributes as Python does, and what is
escaped stays plain text until the page is joined. Only `render` uses this module.
"""

from __future__ import annotations

from keyword import iskeyword
from typing import TYPE_CHECKING, Any

import markupsafe
from jinja2 import Environment
from jinja2.compiler import CodeGenerator
from jinja2.runtime import Macro
from jinja2.utils import missing
from markupsafe import Markup, escape

if TYPE_CHECKING:
    from jinja2 import nodes
    from jinja2.compiler import Frame

_escaped_text = getattr(markupsafe, "_escape_inner", escape)  # the part of `escape` that does not wrap


def escaped(value: object) -> str:
    """The value as HTML text; markup is left as it is."""
    kind = type(value)
    if kind is str:
        return _escaped_text(value)
    return value if kind is Markup else escape(value)  # type: ignore[return-value]


class QuickMacro(Macro):
    """A macro that takes the short way where it has neither a caller nor open-ended arguments."""

    def __init__(self, *given: Any) -> None:
        super().__init__(*given)
        self._plain = not (self.caller or self.explicit_caller or self.catch_kwargs or self.catch_varargs)

    def __call__(self, *args: Any, **named: Any) -> str:
        """The macro's markup. Raises TypeError for an argument that it does not take."""
        rest = self.arguments[len(args) :]
        if not self._plain or len(args) > len(self.arguments) or not named.keys() <= set(rest):
            return super().__call__(*args, **named)
        values = [named.get(name, missing) for name in rest] if named else (missing,) * len(rest)
        return str.__new__(Markup, self._func(*args, *values))


class QuickCode(CodeGenerator):
    """Writes calls and attributes as Python has them, and our own `escape` and `Macro`."""

    def write_commons(self) -> None:
        super().write_commons()
        self.writeline("escape, Macro = environment.escaped, environment.macro")

    def visit_Call(self, node: nodes.Call, frame: Frame, forward_caller: bool = False) -> None:  # noqa: N802 - Jinja's signature
        if forward_caller or node.dyn_args or node.dyn_kwargs or any(iskeyword(each.key) for each in node.kwargs):
            super().visit_Call(node, frame, forward_caller=forward_caller)
            return
        self.visit(node.node, frame)
        self.write("(")
        for argument in (*node.args, *node.kwargs):
            self.visit(argument, frame)
            self.write(", ")
        self.write(")")

    def visit_Getattr(self, node: nodes.Getattr, frame: Frame) -> None:  # noqa: N802 - Jinja's name
        self.visit(node.node, frame)
        self.write(f".{node.attr}")


class QuickEnvironment(Environment):
    """Records have attributes, not keys: what a template reads with a dot is an attribute."""

    code_generator_class = QuickCode
    escaped = staticmethod(escaped)
    macro = QuickMacro

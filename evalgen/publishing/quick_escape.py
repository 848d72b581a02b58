"""Escaping for pages of many small values: the same text as always, without a new object for a value that needs no change.

Jinja wraps every value that it writes as marked-up text, also one that is marked up already or holds no sign to be escaped.
All of them are joined into one text anyway. Where a version of Jinja writes values in another way, it escapes as ever.
"""

import re

import jinja2
from jinja2 import nodes
from jinja2.compiler import CodeGenerator, Frame
from markupsafe import Markup, escape

_SIGN = re.compile("[&<>\"']").search


def text(value: object) -> str:
    """What stands for `value` in HTML: equal to what ``escape`` gives."""
    kind = type(value)
    if kind is Markup or (kind is str and not _SIGN(value)):  # type: ignore[call-overload]
        return value  # type: ignore[return-value]
    return str(value) if kind is int else escape(value)


class _Generator(CodeGenerator):
    def _output_child_pre(self, node: nodes.Expr, frame: Frame, finalize: CodeGenerator._FinalizeInfo) -> None:
        if frame.eval_ctx.autoescape and not frame.eval_ctx.volatile and finalize.src is None:
            self.write("environment.text(")
        else:
            super()._output_child_pre(node, frame, finalize)


class Environment(jinja2.Environment):
    """Jinja that writes values by `text`."""

    code_generator_class = _Generator
    text = staticmethod(text)

"""Jinja, escaping everything and refusing undefined names."""

import datetime as dt
from fractions import Fraction
from typing import Any

import jinja2
from markupsafe import Markup

from evalgen.domain.number import show_percent, show_plain
from evalgen.publishing.names import given_name_first
from evalgen.resources import resource


class Templates:
    """The content templates of the site."""

    def __init__(self) -> None:
        self._environment = jinja2.Environment(
            loader=jinja2.FileSystemLoader(resource("site_templates") / "content"),
            autoescape=True,
            undefined=jinja2.StrictUndefined,
            trim_blocks=True,
            lstrip_blocks=True,
            auto_reload=False,
        )
        self._environment.filters.update(day=day, percent=_percent, plain=_plain, given_name_first=given_name_first)

    def render(self, name: str, **values: Any) -> Markup:
        """The template `name`, filled with `values`."""
        return Markup(self._environment.get_template(name).render(**values))  # noqa: S704 - rendered with autoescape


def day(date: dt.date) -> str:
    """«30/06/2026»."""
    return f"{date.day:02d}/{date.month:02d}/{date.year:04d}"


def _percent(ratio: Fraction | int) -> str:
    return show_percent(Fraction(ratio), places=1)


def _plain(value: Fraction | int) -> str:
    return show_plain(Fraction(value))

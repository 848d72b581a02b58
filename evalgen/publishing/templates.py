"""Jinja, escaping everything and refusing undefined names."""

import datetime as dt
from collections.abc import Callable
from fractions import Fraction
from functools import cache, lru_cache, partial
from typing import Any

import jinja2
from markupsafe import Markup, escape

from evalgen.domain.number import show_percent, show_plain, show_whole
from evalgen.language import VIETNAMESE, Language
from evalgen.language.labels import distance_label, due_label, period_label, period_short
from evalgen.publishing.names import given_name_first
from evalgen.publishing.outcome_words import outcome_words
from evalgen.publishing.quick_escape import Environment
from evalgen.publishing.said_once import said_once
from evalgen.publishing.small_pieces import small_pieces
from evalgen.publishing.spoken import speak
from evalgen.resources import resource


class Templates:
    """The templates of a folder, then those of the site's content, with an interface in `language`."""

    def __init__(self, language: Language, folder: str = "content") -> None:
        self._environment = Environment(
            loader=jinja2.FileSystemLoader([resource("site_templates") / name for name in (folder, "content")]),
            autoescape=True,
            undefined=jinja2.StrictUndefined,
            trim_blocks=True,
            lstrip_blocks=True,
            auto_reload=False,
            extensions=[said_once(language, _attribute(language))],
        )
        self._own = _own(language)
        self._environment.filters.update(day=day, percent=_percent, plain=_plain, given_name_first=given_name_first)
        self._environment.filters.update(
            period=cache(partial(period_label, language=language)),
            period_short=cache(partial(period_short, language=language)),
            due=partial(due_label, language=language),
            distance=partial(distance_label, language=language),
            outcome=partial(outcome_words, language=language),
            own=self._own,
            whole=show_whole,
        )
        self._environment.globals.update(_=_say(language), page=language.page, vi=_attribute(language))
        self._environment.globals.update(tag=language.tag)
        speak(self._environment, language, _attribute(language))
        self._environment.filters.update(small_pieces(self._environment, language))

    def render(self, name: str, **values: Any) -> Markup:
        """The template `name`, filled with `values`."""
        return Markup(self._environment.get_template(name).render(**values))  # noqa: S704 - rendered with autoescape

    def title(self, words: str, recorded: str) -> Markup:
        """A title of `words` of the interface and words of a record or of the law behind them; either may be empty."""
        return escape(words) + self._own(recorded) if recorded else escape(words)


@lru_cache(maxsize=8)
def templates_of(language: Language, folder: str = "content") -> Templates:
    """The same, once for all pages, forms and sites of this run: compiling takes longer than filling those of a small site."""
    return Templates(language, folder)


def day(date: dt.date) -> str:
    """«30/06/2026»."""
    return f"{date.day:02d}/{date.month:02d}/{date.year:04d}"


def _percent(ratio: Fraction | int) -> str:
    return show_percent(Fraction(ratio), places=1)


def _plain(value: Fraction | int) -> str:
    return show_plain(Fraction(value))


def _say(language: Language) -> Callable[..., Markup]:
    """Labels of the interface; their `values` are escaped unless they are markup, whole numbers are counts."""

    @lru_cache(maxsize=4096, typed=True)
    def plain(text: str) -> Markup:
        return escape(language.wording(text, None))

    def say(text: str, /, **values: Any) -> Markup:
        if not values:
            return plain(text)
        shown = {name: show_whole(value) if type(value) is int else value for name, value in values.items()}
        return escape(language.wording(text, values.get("count"))).format(**shown)

    return say


def _attribute(language: Language) -> Markup:
    """What an element says of words that stay Vietnamese in an interface of another language."""
    return Markup("") if language is VIETNAMESE else Markup(' lang="vi"')


def _own(language: Language) -> Callable[[object], Markup]:
    """Words of the law or of a record, marked as Vietnamese where the interface is not."""
    if language is VIETNAMESE:
        return escape
    return lambda text: Markup('<span lang="vi">{}</span>').format(text)

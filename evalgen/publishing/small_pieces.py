"""Small pieces of HTML that stand many times on a page, as filters: each is made once for all places that show the same.

Their HTML stays in ``_small.html``, where everything is escaped.
"""

from collections.abc import Callable, Mapping
from functools import lru_cache

from jinja2 import Environment
from markupsafe import Markup

from evalgen.language import Language
from evalgen.publishing.outcome_words import outcome_words
from evalgen.publishing.public import PublicOutcome, PublicPeriod

_TEMPLATE = "_small.html"


def small_pieces(environment: Environment, language: Language) -> Mapping[str, Callable[..., Markup]]:
    """Filters by their names: the mark of a grade, the badge of an outcome, the link to a notice of a period."""
    made_badge, made_link = _remembered(environment, "badge"), _remembered(environment, "notice_link")

    def badge(outcome: PublicOutcome) -> Markup:
        return made_badge(outcome.key, outcome_words(outcome, language))

    def notice_link(period: PublicPeriod, identifier: str | None, root: str) -> Markup:
        number = period.notice(identifier).number if identifier else None
        return made_link(period.id, identifier, number, root)

    return {"mark": _remembered(environment, "mark"), "badge": badge, "notice_link": notice_link}


def _remembered(environment: Environment, macro: str) -> Callable[..., Markup]:
    """A macro whose answers are remembered by its arguments: it sees nothing else."""

    @lru_cache(maxsize=4096, typed=True)
    def made(*values: str | None) -> Markup:
        found: Markup = getattr(environment.get_template(_TEMPLATE).module, macro)(*values)
        return found

    return made

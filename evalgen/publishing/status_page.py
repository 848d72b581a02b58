"""Trang nội bộ buổi sáng: one page that needs nothing beside itself, for the personnel officer's eyes and printer."""

from collections.abc import Sequence

from evalgen.domain.period_status import PeriodStatus
from evalgen.language import Language
from evalgen.publishing.templates import templates_of

MARK = "<!-- evalgen status: trang nội bộ -->"
"""By this an internal page is known, so that a new one may take its place."""


def status_page(statuses: Sequence[PeriodStatus], language: Language) -> str:
    """The page of these periods: styles within, no script, nothing that asks the network."""
    templates = templates_of(language)
    page = templates.render("status.html", statuses=statuses, mark=MARK, tag=language.tag, many=len(statuses) > 1)
    return str(page)

"""The results of a period as a file for spreadsheets and programs, for one audience."""

from pathlib import Path
from typing import TYPE_CHECKING

from evalgen.domain.period import Period
from evalgen.errors import EvalgenError

if TYPE_CHECKING:
    from evalgen.pipeline.inspection import Inspection
    from evalgen.publishing.public import PublicSite

FORMS = ("csv", "xlsx", "json", "parquet")
PEOPLE, COLLECTIVES = "people", "collectives"

_TABLES = ("csv", "parquet")
"""Forms that hold one table; the others hold people and collectives."""


def export_public(site: "PublicSite", period: Period, path: Path, subject: str = PEOPLE) -> None:
    """Write the public results of `period` to the new file `path`, in the form that its ending names: those of the site.

    `subject` says whose, where the form holds one table. Nothing internal can come along: `site` holds nothing else.
    """
    from evalgen.publishing.internal_file import write_export
    from evalgen.publishing.open_data.files import period_files

    name = _name_in(path, subject)
    write_export(dict(period_files(site, str(period)))[name], path, None)


def export_internal(inspection: "Inspection", root: Path, period: Period, path: Path, subject: str = PEOPLE) -> None:
    """The same with scores, steps, proposals and decisions, never written where the public site is."""
    from evalgen.publishing.internal.collectives import collectives_table
    from evalgen.publishing.internal.files import internal_files
    from evalgen.publishing.internal.shown import Shown
    from evalgen.publishing.internal.table import internal_table
    from evalgen.publishing.internal_file import write_export

    name = _name_in(path, subject)
    law, organization = inspection.laws.get(period), inspection.records.organization
    shown = Shown(thresholds=inspection.thresholds(period), letters=law.grade_letters if law else {})
    files = internal_files(
        internal_table(inspection.results, period, shown),
        collectives_table(inspection.results, period, shown),
        organization=organization.name if organization else "",
        fictional=organization.fictional if organization else False,
    )
    write_export(files[name], path, root / "site")


def _name_in(path: Path, subject: str) -> str:
    """Which of the files of a period `path` asks for. Raises EvalgenError where there is none such."""
    form = path.suffix.removeprefix(".").lower()
    if form not in FORMS:
        raise EvalgenError(
            "Không biết ghi tệp «{path}» ở dạng nào.",
            remedy="Đặt tên tệp kết thúc bằng một trong: {endings}.",
            path=path,
            endings=", ".join(f".{item}" for item in FORMS),
        )
    if subject != PEOPLE and form not in _TABLES:
        raise EvalgenError(
            "Tệp .{form} luôn có cả cá nhân và tập thể, nên không chọn riêng tập thể.",
            remedy="Bỏ --subject, hoặc đặt tên tệp kết thúc bằng .csv hoặc .parquet.",
            form=form,
        )
    return f"{COLLECTIVES if subject == COLLECTIVES else 'results'}.{form}"

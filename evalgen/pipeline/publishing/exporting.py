"""The results of a period as a file for spreadsheets and programs, for one audience."""

from pathlib import Path
from typing import TYPE_CHECKING

from evalgen.domain.period import Period
from evalgen.domain.results import Results
from evalgen.errors import EvalgenError
from evalgen.regulation.score_bands import thresholds

if TYPE_CHECKING:
    from evalgen.pipeline.checkup.checkup import Checkup
    from evalgen.publishing.open_data.table import Row
    from evalgen.publishing.public import PublicSite

FORMS = ("csv", "xlsx", "json", "parquet")
PEOPLE, COLLECTIVES = "people", "collectives"

_TABLES = ("csv", "parquet")
"""Forms that hold one table; the others hold people and collectives."""


def export_public(site: "PublicSite", period: Period, path: Path, subject: str) -> None:
    """Write the public results of `period` to the new file `path`, in the form that its ending names: those of the site.

    `subject` says whose, where the form holds one table. Nothing internal can come along: `site` holds nothing else.
    """
    from evalgen.publishing.internal_file import write_export
    from evalgen.publishing.open_data.files import period_files

    name = _name_in(path, subject)
    write_export(dict(period_files(site, str(period)))[name], path, None)


def export_internal(  # noqa: PLR0913 - what of whom, where to, and in how many processes
    checkup: "Checkup",
    root: Path,
    period: Period,
    path: Path,
    subject: str,
    *,
    processes: int | None = None,
) -> None:
    """The same with scores, steps, proposals and decisions, never written where the public site is."""
    from evalgen.pipeline.checkup.full_results import some_units_at_a_time
    from evalgen.publishing.internal.collectives import collective_rows, collectives_table
    from evalgen.publishing.internal.files import internal_file
    from evalgen.publishing.internal.shown import Shown
    from evalgen.publishing.internal.table import internal_table, people_rows
    from evalgen.publishing.internal_file import write_export
    from evalgen.publishing.unit_order import units_in_order

    name = _name_in(path, subject)
    law, records = checkup.laws.get(period), checkup.looked_at.records
    organization = records.organization
    shown = Shown(thresholds=thresholds(law) if law else (), letters=law.grade_letters if law else {})
    units = {unit.id: unit.name_in(period) for unit in units_in_order(records.units.values())}

    def rows(results: Results, _: object) -> "tuple[list[Row], list[Row]]":
        return (
            list(people_rows(results, period, shown, units)),
            list(collective_rows(results, period, shown, units)),
        )

    found = some_units_at_a_time(checkup.looked_at, period, rows, processes=processes)
    data = internal_file(
        name,
        internal_table((row for people, _ in found for row in people), tuple(units)),
        collectives_table((row for _, collectives in found for row in collectives), tuple(units)),
        organization=organization.name if organization else "",
        fictional=organization.fictional if organization else False,
    )
    write_export(data, path, root / "site")


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

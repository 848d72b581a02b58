"""The results of a period as a file for spreadsheets and programs, for one audience."""

from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING

from evalgen.domain.period import Period
from evalgen.errors import EvalgenError

if TYPE_CHECKING:
    from evalgen.pipeline.inspection import Inspection

PUBLIC, INTERNAL = "public", "internal"
FORMS = ("csv", "xlsx", "json", "parquet")
PEOPLE, COLLECTIVES = "people", "collectives"

_TABLES = ("csv", "parquet")
"""Forms that hold one table; the others hold people and collectives."""


def export(  # noqa: PLR0913, PLR0917 - what is exported, for whom, where
    inspection: "Inspection", root: Path, period: Period, audience: str, path: Path, subject: str = PEOPLE
) -> None:
    """Write the results of `period` to the new file `path`, in the form that its ending names.

    For the public they are byte for byte those of the site; for internal use they hold scores, and are never written
    where the public site is. `subject` says whose, where the form holds one table.
    """
    from evalgen.publishing.internal_file import write_export

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
    files = _public(inspection, period) if audience == PUBLIC else _internal(inspection, period)
    data = files[f"{COLLECTIVES if subject == COLLECTIVES else 'results'}.{form}"]
    write_export(data, path, root / "site" if audience == INTERNAL else None)


def _public(inspection: "Inspection", period: Period) -> Mapping[str, bytes]:
    from evalgen.publishing.open_data.files import period_files
    from evalgen.publishing.projection import project

    return dict(period_files(project(inspection.results, laws=inspection.laws), str(period)))


def _internal(inspection: "Inspection", period: Period) -> Mapping[str, bytes]:
    from evalgen.publishing.internal.collectives import collectives_table
    from evalgen.publishing.internal.files import internal_files
    from evalgen.publishing.internal.shown import Shown
    from evalgen.publishing.internal.table import internal_table

    law, organization = inspection.laws.get(period), inspection.records.organization
    shown = Shown(thresholds=inspection.thresholds(period), letters=law.grade_letters if law else {})
    return internal_files(
        internal_table(inspection.results, period, shown),
        collectives_table(inspection.results, period, shown),
        organization=organization.name if organization else "",
        fictional=organization.fictional if organization else False,
    )

"""The results of a period as a file for spreadsheets and programs, for one audience."""

from pathlib import Path
from typing import TYPE_CHECKING

from evalgen.domain.period import Period
from evalgen.errors import EvalgenError

if TYPE_CHECKING:
    from evalgen.pipeline.inspection import Inspection

PUBLIC, INTERNAL = "public", "internal"
FORMS = ("csv", "xlsx", "json", "parquet")


def export(inspection: "Inspection", root: Path, period: Period, audience: str, path: Path) -> None:
    """Write the results of `period` to the new file `path`, in the form that its ending names.

    For the public they are byte for byte those of the site; for internal use they hold scores, and are never written
    where the public site is.
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
    data = _public(inspection, period, form) if audience == PUBLIC else _internal(inspection, period, form)
    write_export(data, path, root / "site" if audience == INTERNAL else None)


def _public(inspection: "Inspection", period: Period, form: str) -> bytes:
    from evalgen.publishing.open_data.files import period_files
    from evalgen.publishing.projection import project

    return dict(period_files(project(inspection.results, laws=inspection.laws), str(period)))[f"results.{form}"]


def _internal(inspection: "Inspection", period: Period, form: str) -> bytes:
    from evalgen.publishing.internal.table import Shown, internal_files, internal_table

    law, organization = inspection.laws.get(period), inspection.records.organization
    shown = Shown(thresholds=inspection.thresholds(period), letters=law.grade_letters if law else {})
    files = internal_files(
        internal_table(inspection.results, period, shown),
        organization=organization.name if organization else "",
        fictional=organization.fictional if organization else False,
    )
    return files[form]

"""Biểu mẫu for everybody at once: the records in the folder of a period, or of one of its units."""

from collections.abc import Iterator
from pathlib import Path

from msgspec import Struct

from evalgen.domain.period import Period
from evalgen.errors import EvalgenError
from evalgen.language import Language
from evalgen.pipeline.drafting.form_fitting import KINDS, PLACES, fitting
from evalgen.pipeline.drafting.forms import Known, filled_form, filling_at
from evalgen.pipeline.inspecting.inspection import Inspection
from evalgen.regulation.forms.form import MadeFor

_COLLECTIVE = "collective.yaml"


class OfFolder(Struct, frozen=True, kw_only=True):
    """One record of the folder: its form, or why it has none."""

    file: str
    name: str
    """Of whom it is made for: the identifier of the person or the unit."""

    page: str = ""
    refused: EvalgenError | None = None


def forms_of_folder(
    known: Known, folder: Path, root: Path, inspection: Inspection, language: Language
) -> Iterator[OfFolder]:
    """The form filled from every record in `folder`, one at a time.

    Raises EvalgenError where the form is not made for people or units, or the folder is none of a period.
    """
    made_for = known.form.made_for
    if made_for not in {MadeFor.PERSON, MadeFor.UNIT}:
        raise EvalgenError(
            "Biểu mẫu «{form}» lập cho {subject}, không điền từ một thư mục.",
            remedy="Nêu {wanted} ({example}).",
            form=known.form.name,
            subject=made_for.label,
            wanted=KINDS[made_for],
            example=PLACES[made_for],
        )
    units, period = _units(folder, root)
    for path in (path for unit in units for path in _files(unit, made_for)):
        file = path.relative_to(root.resolve()).as_posix()
        name = path.stem if made_for is MadeFor.PERSON else path.parent.name
        try:
            filling = filling_at(root, path)
            fitting(known, filling, file, inspection, period)
            page = filled_form(known, filling, inspection, period, language)
        except EvalgenError as refused:
            yield OfFolder(file=file, name=name, refused=refused)
        else:
            yield OfFolder(file=file, name=name, page=page)


def _files(unit: Path, made_for: MadeFor) -> list[Path]:
    """The files of a unit to fill it from: of everybody; or one, the collective's own before a person's."""
    files = sorted(unit.glob("*.yaml"), key=lambda path: (path.name != _COLLECTIVE, path.name))
    return [path for path in files if path.name != _COLLECTIVE] if made_for is MadeFor.PERSON else files[:1]


def _units(folder: Path, root: Path) -> tuple[tuple[Path, ...], Period]:
    """The folders of units in `folder`, or itself; and the period in which they lie."""
    records = (root / "records").resolve()
    target = folder.resolve()
    parts = target.relative_to(records).parts if target.is_relative_to(records) else ()
    known = {path.stem for path in (records / "units").glob("*.yaml")}
    period = Period.parse(parts[0]) if parts else None
    if period is not None and len(parts) == 1:
        return tuple(path for path in sorted(target.iterdir()) if path.is_dir() and path.name in known), period
    if period is not None and parts[1:] == (parts[-1],) and parts[-1] in known:
        return (target,), period
    raise EvalgenError(
        "«{path}» không phải thư mục của một kỳ hay của một đơn vị trong kỳ.",
        remedy="Nêu records/<kỳ> hoặc records/<kỳ>/<đơn vị>.",
        path=folder,
    )

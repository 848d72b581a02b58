"""Whether a form can be filled from the file that somebody named: said in their words before anything is printed."""

from difflib import get_close_matches
from pathlib import Path

from evalgen.domain.period import Period
from evalgen.errors import EvalgenError
from evalgen.pipeline.drafting.forms import Filling, Known, all_forms
from evalgen.pipeline.inspecting.inspection import Inspection
from evalgen.regulation.forms.form import MadeFor
from evalgen.regulation.frameworks.framework import Framework
from evalgen.regulation.library import Library

KINDS = {
    MadeFor.PERSON: "hồ sơ của một người",
    MadeFor.UNIT: "hồ sơ của một tập thể",
    MadeFor.PERIOD: "tệp chung của một kỳ",
    MadeFor.BODY: "tệp của một tổ chức có thẩm quyền",
}
"""What a file is, by whom a form is filled for from it."""

PLACES = {
    MadeFor.PERSON: "records/<kỳ>/<đơn vị>/<người>.yaml",
    MadeFor.UNIT: "records/<kỳ>/<đơn vị>/collective.yaml; nơi chỉ xếp loại cá nhân: hồ sơ của một người trong đơn vị ấy",
    MadeFor.PERIOD: "records/<kỳ>/period.yaml",
    MadeFor.BODY: "records/bodies/<tổ chức>.yaml",
}

_FITS = {
    MadeFor.PERSON: (MadeFor.PERSON,),
    # The record of a person lies in the unit.
    MadeFor.UNIT: (MadeFor.UNIT, MadeFor.PERSON),
    MadeFor.PERIOD: (MadeFor.PERIOD, MadeFor.UNIT, MadeFor.PERSON),
    MadeFor.BODY: (MadeFor.BODY,),
}
"""From which files a form for each can be filled."""


def form_named(library: Library, name: str) -> Known:
    """The form of that id. Raises EvalgenError where there is none."""
    known = {item.form.id: item for item in all_forms(library)}
    if name in known:
        return known[name]
    if name.endswith((".yaml", ".yml")):
        raise EvalgenError(
            "«{name}» là tệp, không phải mã biểu mẫu; nêu mã biểu mẫu trước, rồi đến tệp.",
            remedy="Ví dụ: evalgen form hd02-mau-5 {name}. Xem các mã bằng: evalgen form",
            name=name,
        )
    near = next(iter(get_close_matches(name, known, n=1)), None)
    if near is None:
        raise EvalgenError("Không có biểu mẫu «{name}».", remedy="Xem các biểu mẫu bằng: evalgen form", name=name)
    raise EvalgenError(
        "Không có biểu mẫu «{name}».",
        remedy="Có phải ý là «{near}»? Xem các biểu mẫu bằng: evalgen form",
        name=name,
        near=near,
    )


def fitting(known: Known, filling: Filling, file: str, inspection: Inspection, period: Period) -> None:
    """Raises EvalgenError where `known` cannot be filled from `file`, the path of the records that `filling` stands for."""
    form = known.form
    if filling.made_for not in _FITS[form.made_for]:
        raise EvalgenError(
            "Biểu mẫu «{form}» lập cho {subject}; «{file}» là {kind}.",
            remedy="Nêu {wanted} ({example}), hoặc chọn biểu mẫu khác: evalgen form",
            form=form.name,
            subject=form.made_for.label,
            file=file,
            kind=KINDS[filling.made_for],
            wanted=KINDS[form.made_for],
            example=PLACES[form.made_for],
        )
    if file in inspection.records.unreadable:
        raise EvalgenError(
            "«{file}» có lỗi, chưa điền được biểu mẫu.", remedy="Xem chỗ cần sửa bằng: evalgen check", file=file
        )
    if form.made_for is MadeFor.PERSON:
        _standing(filling, file, inspection, period)
    if form.framework:
        _of_framework(known, filling, inspection, period)


def _standing(filling: Filling, file: str, inspection: Inspection, period: Period) -> None:
    stands = inspection.records.standing.get((period, filling.person))
    if stands is not None and stands.document.file != file:
        raise EvalgenError(
            "«{shown}» chưa được chấm: người này còn hồ sơ cùng kỳ ở {other}.",
            remedy="Gộp hai hồ sơ làm một; evalgen check nêu giữ tệp nào.",
            shown=file,
            other=stands.document.file,
        )


def _of_framework(known: Known, filling: Filling, inspection: Inspection, period: Period) -> None:
    """A form with the criteria of a framework is filled from a record that is scored by it: numbers alone say too little."""
    framework, form = _framework(filling, inspection, period), known.form
    if framework is None:
        raise EvalgenError(
            "Biểu mẫu «{form}» in khung «{framework}»; hồ sơ kỳ {period} này không chấm theo khung nào.",
            remedy="Chọn biểu mẫu không kèm khung tiêu chí: evalgen form",
            form=form.name,
            framework=form.framework,
            period=period,
        )
    if form.framework in {framework.id, framework.allots, framework.general_from}:
        return
    own = [item.form.id for item in all_forms(inspection.library) if item.form.framework == framework.id]
    raise EvalgenError(
        "Biểu mẫu «{form}» in khung «{framework}»; hồ sơ kỳ {period} này chấm theo khung «{own}».",
        remedy="Chọn biểu mẫu của khung «{own}»: {forms}." if own else "Chọn biểu mẫu khác: evalgen form",
        form=form.name,
        framework=form.framework,
        period=period,
        own=framework.id,
        forms=", ".join(own),
    )


def _framework(filling: Filling, inspection: Inspection, period: Period) -> Framework | None:
    records, law = inspection.records, inspection.laws.get(period)
    if law is None:
        return None
    if filling.person:
        record = records.standing.get((period, filling.person))
        return law.framework_for(record, records.post_of(record)) if record else None
    collective = records.collectives.get((period, filling.unit))
    return law.framework_of_collective(collective) if collective else None


def record_file(root: Path, path: Path) -> str:
    """The path of the records at `path`, from the folder that holds ``records/``."""
    return path.resolve().relative_to(root.resolve()).as_posix()

"""Biểu mẫu: every form of the packs, blank, or filled from what a record is about."""

from collections.abc import Iterator
from pathlib import Path

from msgspec import Struct

from evalgen.domain.period import Period
from evalgen.errors import EvalgenError
from evalgen.language import Language
from evalgen.pipeline.inspecting.inspection import Inspection
from evalgen.regulation.forms.form import Form, MadeFor
from evalgen.regulation.frameworks.framework import Framework
from evalgen.regulation.library import Library

_BODIES, _COLLECTIVE, _PERIOD = "bodies", "collective", "period"


class Known(Struct, frozen=True, kw_only=True):
    """A form of a pack, with the framework that its tables need."""

    pack: str
    form: Form
    framework: Framework | None


class Filling(Struct, frozen=True, kw_only=True):
    """Whom a form is filled for, as the place of a file says it."""

    made_for: MadeFor
    period: Period | None
    person: str = ""
    unit: str = ""
    body: str = ""


def all_forms(library: Library) -> Iterator[Known]:
    """Every form, pack by pack."""
    frameworks = {item.id: item for pack in library.packs.values() for item in pack.frameworks}
    for name, pack in library.packs.items():
        yield from (Known(pack=name, form=form, framework=frameworks.get(form.framework)) for form in pack.forms)


def filling_at(root: Path, path: Path) -> Filling:
    """Whom the file at `path` is about. Raises EvalgenError where it is not a file that a form is filled from."""
    base, target = (root / "records").resolve(), path.resolve()
    if target.is_relative_to(base) and target.suffix == ".yaml" and target.is_file():
        *folders, name = target.relative_to(base).with_suffix("").parts
        found = _filling(folders, name)
        if found is not None:
            return found
    if not target.exists():
        raise EvalgenError("Không có tệp «{path}».", remedy="Xem các hồ sơ bằng: evalgen score", path=path)
    raise EvalgenError(
        "«{path}» không phải tệp mà biểu mẫu được điền từ đó.",
        remedy="Chỉ hồ sơ của một người, collective.yaml, period.yaml của một kỳ, hoặc một tệp trong records/bodies/.",
        path=path,
    )


def _filling(folders: list[str], name: str) -> Filling | None:
    if folders == [_BODIES]:
        return Filling(made_for=MadeFor.BODY, period=None, body=name)
    period = Period.parse(folders[0]) if folders else None
    match folders[1:]:
        case [unit] if period is not None and name == _COLLECTIVE:
            return Filling(made_for=MadeFor.UNIT, period=period, unit=unit)
        case [unit] if period is not None:
            return Filling(made_for=MadeFor.PERSON, period=period, unit=unit, person=name)
        case [] if period is not None and name == _PERIOD:
            return Filling(made_for=MadeFor.PERIOD, period=period)
    return None


def blank_form(known: Known, language: Language) -> str:
    """The form as a page, to be filled in by hand."""
    from evalgen.publishing.forms.document import form_document

    return form_document(known.form, known.framework, None, language)


def filled_form(known: Known, filling: Filling, inspection: Inspection, period: Period, language: Language) -> str:
    """The form as an internal page. Raises EvalgenError where the records know nothing of whom it is made for."""
    from evalgen.publishing.forms.document import form_document
    from evalgen.publishing.forms.framework import framework_of_copy
    from evalgen.publishing.forms.subject import Subject
    from evalgen.publishing.forms.values import values_of

    law = inspection.laws.get(period)
    if law is None:
        raise EvalgenError(
            "Kỳ {period} chưa có gói quy định nào áp dụng.",
            remedy="Khai gói trong records/organization.yaml.",
            period=period,
        )
    subject = Subject(
        results=inspection.results,
        law=law,
        period=period,
        thresholds=inspection.thresholds(period),
        person=filling.person,
        unit=filling.unit,
        body=filling.body,
    )
    framework = framework_of_copy(known.framework, subject)
    return form_document(known.form, framework, values_of(known.form, subject), language)


def write_form(page: str, path: Path, root: Path) -> None:
    """Write a page of `blank_form` or `filled_form` to `path`. Raises EvalgenError where the public could see it."""
    from evalgen.publishing.internal_file import write_internal

    write_internal(page, path, root / "site")


def refuse_folder(folder: Path, root: Path) -> None:
    """Raises EvalgenError where no form may lie in `folder`, before anybody makes it."""
    from evalgen.publishing.internal_file import refuse_place

    refuse_place(folder, root / "site")

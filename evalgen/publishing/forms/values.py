"""What fills one copy of a form: the value of every name of the forms' register, for one subject."""

from collections.abc import Mapping
from types import MappingProxyType

from msgspec import Struct, field

from evalgen.errors import EvalgenError
from evalgen.publishing.forms.criteria import axis_items, criterion_cells
from evalgen.publishing.forms.field_values import FIELD_VALUES, LIST_VALUES
from evalgen.publishing.forms.lists import ROWS
from evalgen.publishing.forms.row import Cells, Row
from evalgen.publishing.forms.subject import Subject
from evalgen.regulation.forms.fields import FIELDS, LISTS
from evalgen.regulation.forms.form import Form, MadeFor


class FormValues(Struct, frozen=True, kw_only=True):
    """What fills one copy of a form. Strings are plain text."""

    fields: Mapping[str, str]
    lists: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    rows: Mapping[str, tuple[Row, ...]] = field(default_factory=dict)
    """By source; for sources without a framework."""

    criteria: Mapping[str, Cells] = field(default_factory=dict)
    """By ``section:<id>``, ``axis:<number>`` or the criterion's id."""

    axis_items: Mapping[int, tuple[Cells, ...]] = field(default_factory=dict)
    """The work items of each axis that is scored by them."""

    fictional: bool = False


def values_of(form: Form, subject: Subject) -> FormValues:
    """What fills `form` for `subject`. Raises EvalgenError where the records know nothing of whom it is made for."""
    _refuse_unknown(form, subject)
    usable = [name for name, binding in FIELDS.items() if form.made_for in binding.made_for]
    organization = subject.records.organization
    return FormValues(
        fields=MappingProxyType({name: FIELD_VALUES[name](subject) for name in usable}),
        lists=MappingProxyType({name: LIST_VALUES[name](subject) for name in LISTS}),
        rows=MappingProxyType({name: rows(subject) for name, rows in ROWS.items()}),
        criteria=criterion_cells(subject),
        axis_items=axis_items(subject),
        fictional=organization is not None and organization.fictional,
    )


def _refuse_unknown(form: Form, subject: Subject) -> None:
    known = {
        MadeFor.PERSON: subject.evaluation is not None,
        MadeFor.UNIT: subject.unit in subject.records.units,
        MadeFor.PERIOD: subject.period in subject.records.periods,
        MadeFor.BODY: subject.body in subject.records.bodies,
    }
    if not known[form.made_for]:
        raise EvalgenError(
            "Biểu mẫu «{form}» lập cho {subject}, nhưng hồ sơ không có dữ liệu ấy.",
            remedy="Xem chỗ cần sửa bằng: evalgen check",
            form=form.name,
            subject=form.made_for.label,
        )

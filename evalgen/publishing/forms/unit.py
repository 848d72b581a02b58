"""What a form says of a unit: its collective's tasks, highlights and limitations, its catalogue."""

from collections.abc import Callable, Mapping
from fractions import Fraction
from types import MappingProxyType
from typing import Any

from evalgen.domain.collective import CollectiveTask
from evalgen.domain.number import show_percent, show_plain
from evalgen.domain.organization import Catalogue
from evalgen.publishing.forms.row import Cells
from evalgen.publishing.forms.subject import Subject, day_of


def tasks(subject: Subject) -> tuple[Cells, ...]:
    """Nhiệm vụ of the collective, as its record lists them."""
    return tuple(
        {
            "task.number": str(number),
            "task.title": task.title,
            "task.axis": f"Trục {task.axis}" if task.axis is not None else "",
            "task.plan": f"Hạn {day_of(task.due)}",
            "task.result": _result(task),
            "task.note": task.force_majeure.reason if task.force_majeure else "",
        }
        for number, task in enumerate(_tasks(subject), start=1)
    )


def limitations(subject: Subject) -> tuple[Cells, ...]:
    """Hạn chế, tồn tại of the collective."""
    return tuple(
        {
            "limitation.number": str(number),
            "limitation.what": item["what"],
            "limitation.cause": item["cause"],
            "limitation.remedy": item["remedy"],
        }
        for number, item in enumerate(_listed(subject, "limitations"), start=1)
    )


def highlights(subject: Subject) -> tuple[str, ...]:
    """Kết quả nổi bật of the collective."""
    return tuple(_listed(subject, "highlights"))


def products(subject: Subject) -> tuple[Cells, ...]:
    """Sản phẩm chuẩn of the unit's own catalogue, with the points and factors in force on the period's last day."""
    catalogue = subject.records.catalogues.get(subject.unit)
    if catalogue is None:
        return ()
    day = subject.period.last_day
    return tuple(
        {
            "product.number": str(number),
            "product.title": product.title,
            "product.submitted_to": said.get("submitted_to", ""),
            "product.difficulty": said.get("difficulty", ""),
            "product.output": said.get("output", ""),
            "product.points": show_plain(product.points_on(day).value),
            "product.factor": show_plain(factor.value) if factor is not None else "",
            "product.note": said.get("note", ""),
        }
        for number, product in enumerate(catalogue.products.values(), start=1)
        for said, factor in [(words_of_product(catalogue, product.id), catalogue.factor(product.id, day))]
    )


def words_of_product(catalogue: Catalogue, product: str) -> Mapping[str, str]:
    """The words of a catalogue's product that no rule reads."""
    listed: list[Mapping[str, Any]] = catalogue.document.root.get("products", [])
    return next((item for item in listed if item.get("id") == product), {})


def _tasks(subject: Subject) -> tuple[CollectiveTask, ...]:
    return subject.collective.tasks if subject.collective else ()


def _listed(subject: Subject, key: str) -> list[Any]:
    found: list[Any] = subject.collective.document.root.get(key, []) if subject.collective else []
    return found


def _result(task: CollectiveTask) -> str:
    if task.completed is None:
        return ""
    if not task.completed:
        return "Chưa hoàn thành"
    return "Hoàn thành" + (", chậm so với thời hạn" if task.late else "") + (", vượt mức" if task.exceeded else "")


def _count(*, completed: bool | None) -> Callable[[Subject], str]:
    def count(subject: Subject) -> str:
        if subject.collective is None:
            return ""
        done = [task.completed is True for task in _tasks(subject)]
        return str(len(done) if completed is None else done.count(completed))

    return count


def _rate(subject: Subject) -> str:
    done = [task.completed is True for task in _tasks(subject)]
    return show_percent(Fraction(sum(done), len(done))) if done else ""


def _approved(key: str) -> Callable[[Subject], str]:
    def approved(subject: Subject) -> str:
        catalogue = subject.records.catalogues.get(subject.unit)
        written = str(catalogue.document.root.get("approved", {}).get(key, "")) if catalogue else ""
        if key == "on":
            return "/".join(reversed(written.split("-")))
        body = subject.records.bodies.get(written) if key == "by" else None
        return body.name if body else written

    return approved


def _standard(subject: Subject) -> str:
    catalogue = subject.records.catalogues.get(subject.unit)
    product = catalogue.products.get(catalogue.standard_product) if catalogue else None
    return product.title if product else ""


UNIT_FIELDS: Mapping[str, Callable[[Subject], str]] = MappingProxyType(
    {
        "catalogue.approved_by": _approved("by"),
        "catalogue.approved_on": _approved("on"),
        "catalogue.number": _approved("number"),
        "catalogue.standard": _standard,
        "collective.assigned": _count(completed=None),
        "collective.completed": _count(completed=True),
        "collective.not_completed": _count(completed=False),
        "collective.completion_rate": _rate,
    }
)
"""The fields of a form that is made for a unit."""

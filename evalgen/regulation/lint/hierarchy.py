"""A local text may ask for more than the one it extends, not for less."""

import datetime as dt
from collections.abc import Iterator
from fractions import Fraction

from evalgen.domain.number import show_plain
from evalgen.regulation.library import Library, Pack
from evalgen.regulation.lint.finding import Finding
from evalgen.regulation.lint.value_case import Key
from evalgen.regulation.lint.values import place_of

_LOOSER_WHEN_HIGHER: tuple[Key, ...] = (
    ("excellent_quota", "rate"),
    ("excellent_quota", "raised_rate"),
    ("timeliness", "late_rate"),
    ("units_in_charge", "rate"),
    ("low_confidence", "rate"),
)
_LOOSER_WHEN_LOWER: tuple[Key, ...] = (
    ("score_band", "excellent"),
    ("score_band", "good"),
    ("score_band", "completed"),
    ("task_completion", "required"),
    ("outstanding_result", "exceeded_items"),
    ("unit_completion", "required"),
    ("unit_completion", "floor"),
    ("exceeded_tasks", "rate"),
    ("shortcomings_remedied", "required"),
)


def looser_values(library: Library, pack: Pack) -> Iterator[Finding]:
    """Giá trị của gói không dễ hơn giá trị của gói được kế thừa, đối với cùng loại kỳ."""
    for key, parameter in pack.parameters.items():
        for value in parameter.values:
            above = _inherited(library, pack, key, value.effective_from)
            if above is None or not _looser(key, Fraction(value.value), above):
                continue
            yield Finding(
                code="looser-than-extended",
                place=place_of(library, pack, parameter, value, "value"),
                message=f"{'.'.join(key)} là {show_plain(Fraction(value.value))}, dễ hơn văn bản được kế thừa "
                f"({show_plain(above)})",
                remedy="" if value.chosen else "Sửa giá trị, hoặc ghi cách hiểu được chọn ở reading của giá trị.",
                reading=value.chosen,
            )


def _inherited(library: Library, pack: Pack, key: Key, day: dt.date) -> Fraction | None:
    """The number that the pack would have on `day` if it were silent; None where it has none, or no such period."""
    if key not in {*_LOOSER_WHEN_HIGHER, *_LOOSER_WHEN_LOWER}:
        return None
    for ancestor in reversed(library.lineage(pack.id)[:-1]):
        value = ancestor.parameters[key].on(day) if key in ancestor.parameters else None
        if value is not None:
            shared = set(ancestor.period_kinds) & set(pack.period_kinds)
            return Fraction(value.value) if shared else None
    return None


def _looser(key: Key, own: Fraction, above: Fraction) -> bool:
    return own > above if key in _LOOSER_WHEN_HIGHER else own < above

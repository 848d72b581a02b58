"""What a change does to the law of a period: another pack, other values, other frameworks."""

from collections.abc import Iterator, Mapping
from fractions import Fraction
from typing import Any

from msgspec import Struct

from evalgen.approving.side import Comparison
from evalgen.domain.citation import Citation
from evalgen.domain.grade import Grade, Undetermined
from evalgen.domain.number import show_plain
from evalgen.domain.period import Period
from evalgen.regulation.law import Law
from evalgen.regulation.level import Level


class ValueChange(Struct, frozen=True, kw_only=True):
    """One number or choice of the law."""

    title: str
    before: str
    after: str
    citation: Citation
    name: str
    was: Any
    """The value itself; None where there was none."""

    now: Any


class LawChange(Struct, frozen=True, kw_only=True):
    """The law of one period, where it differs."""

    period: Period
    pack_before: str
    """Empty where there was none."""

    pack_after: str
    values: tuple[ValueChange, ...]
    frameworks: tuple[str, ...]
    """Titles of those that come, go or change."""


def law_changes(comparison: Comparison) -> tuple[LawChange, ...]:
    """The periods known on both sides whose law differs."""
    known = comparison.before.records.periods.keys() & comparison.after.records.periods.keys()
    laws = ((period, comparison.before.laws.get(period), comparison.after.laws.get(period)) for period in sorted(known))
    return tuple(_law(period, old, new) for period, old, new in laws if _differ(old, new))


def _law(period: Period, old: Law | None, new: Law | None) -> LawChange:
    """Value by value where there is a law on both sides; else that it comes or goes says it all."""
    return LawChange(
        period=period,
        pack_before=old.title if old else "",
        pack_after=new.title if new else "",
        values=tuple(_values(old, new)) if old and new else (),
        frameworks=tuple(_frameworks(old, new)) if old and new else (),
    )


def _differ(old: Law | None, new: Law | None) -> bool:
    if old is None or new is None:
        return old is not new
    return (old.pack, old.values, old.frameworks) != (new.pack, new.values, new.frameworks)


def _values(old: Law, new: Law) -> Iterator[ValueChange]:
    for key in (*new.values, *(key for key in old.values if key not in new.values)):
        was, now = old.values.get(key), new.values.get(key)
        if was is None or now is None or was.value != now.value:
            law, cited = (new, now) if now is not None else (old, old.values[key])
            yield ValueChange(
                title=law.parameters[key].title,
                before="chưa có" if was is None else shown(was.value),
                after="bỏ" if now is None else shown(now.value),
                citation=cited.citation,
                name=key[1],
                was=None if was is None else was.value,
                now=None if now is None else now.value,
            )


def _frameworks(old: Law, new: Law) -> Iterator[str]:
    before, after = old.frameworks, new.frameworks
    for name in (*after, *(name for name in before if name not in after)):
        if name not in after:
            yield f"bỏ {before[name].title}"
        elif before.get(name) != after[name]:
            yield f"{'sửa' if name in before else 'thêm'} {after[name].title}"


def shown(value: Any) -> str:
    """A value of the law on one line."""
    if isinstance(value, bool):
        return "có" if value else "không"
    if isinstance(value, int | Fraction):
        return show_plain(Fraction(value))
    if isinstance(value, Level):
        return f"{show_plain(value.value)} ({value.label})"
    if isinstance(value, Mapping):
        return ", ".join(f"{key}: {shown(item)}" for key, item in value.items())
    if isinstance(value, tuple | list):
        return "; ".join(shown(item) for item in value)
    return _WORDS.get(str(value), str(value))


_WORDS = {"none": "không có", **{item.name: item.label for kind in (Grade, Undetermined) for item in kind}}

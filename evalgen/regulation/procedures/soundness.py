"""What the entries of a procedure must be to each other; each check states its rule in its docstring."""

import datetime as dt
from collections.abc import Callable, Iterator, Sequence
from itertools import combinations, pairwise

from evalgen.domain.period import PeriodKind
from evalgen.regulation.exception_soundness import exception_faults
from evalgen.regulation.faults import Fault
from evalgen.regulation.known_names import instead_of
from evalgen.regulation.library import Library, Pack
from evalgen.regulation.procedures.days import EventDay
from evalgen.regulation.procedures.merging import merge
from evalgen.regulation.procedures.procedure import Deadline, Entry, Procedure, Step


def procedure_faults(library: Library) -> list[Fault]:
    """Every fault of every pack's own entries, on each of the days on which one of them changes."""
    faults = [fault for pack in library.packs.values() for check in _CHECKS for fault in check(pack.procedure)]
    faults += [
        fault for pack in library.packs.values() for fault in _never_used(pack.procedure, _kinds_served(library, pack))
    ]
    for pack in library.packs.values():
        for day in _days_of_change(pack.procedure):
            own = merge([pack.procedure], day, PeriodKind)
            whole = merge((item.procedure for item in library.lineage(pack.id)), day, PeriodKind)
            faults.extend(_unknown_routes(own, whole))
            faults.extend(_unknown_deadlines(own, whole))
            faults.extend(_held_twice(own))
    return faults


def _days_of_change(procedure: Procedure) -> list[dt.date]:
    return sorted({entry.effective_from for entry in procedure.entries})


def _editions(procedure: Procedure) -> Iterator[Fault]:
    """Mỗi mục, mỗi ngày một bản, ngày tăng dần."""
    groups: tuple[Sequence[Entry], ...] = (procedure.steps, procedure.deadlines, procedure.authorities)
    for entries in groups:
        latest: dict[tuple[str, str], dt.date] = {}
        for entry in entries:
            key = (entry.route, entry.id)
            if key in latest and entry.effective_from <= latest[key]:
                yield Fault(
                    place=entry.place,
                    message=f"mục «{entry.id}» có hai bản, và bản này không có ngày hiệu lực sau bản đứng trên",
                    remedy="Đặt mã khác, hoặc xếp các bản của một mục theo ngày hiệu lực tăng dần.",
                )
            latest[key] = entry.effective_from


def _order(procedure: Procedure) -> Iterator[Fault]:
    """Các bước đứng theo trình tự của hồ sơ."""
    for before, step in pairwise(procedure.steps):
        if step.stage.rank < before.stage.rank:
            yield Fault(
                place=step.place,
                message=f"bước «{step.id}» ({step.stage.value}) đứng sau bước «{before.id}» ({before.stage.value})",
                remedy="Xếp lại các bước theo trình tự, hoặc sửa stage.",
            )


def _held_events(procedure: Procedure) -> Iterator[Fault]:
    """Chỉ thời hạn có ngày theo lịch mới đối chiếu được với hồ sơ."""
    for deadline in procedure.deadlines:
        days = [deadline.due.day, *(item.due.day for item in deadline.exceptions)]
        if deadline.holds is not None and any(isinstance(day, EventDay) for day in days):
            yield Fault(
                place=deadline.place,
                message=f"thời hạn «{deadline.id}» gắn với một sự kiện, không đối chiếu được với ngày của hồ sơ",
                remedy="Bỏ holds, hoặc nêu ngày theo lịch.",
            )


def _named_without_route(own: Procedure) -> Iterator[Fault]:
    """Chỉ thời hạn của một nhóm mới dành riêng được cho người ghi nhóm ấy."""
    for deadline in own.deadlines:
        if deadline.only_named and not deadline.route:
            message = f"thời hạn «{deadline.id}» ghi only_named mà không ghi nhóm (route)"
            yield Fault(place=deadline.place, message=message, remedy="Ghi route, hoặc bỏ only_named.")


def _filled_gaps(procedure: Procedure) -> Iterator[Fault]:
    """Chỗ đã có người thì không phải là chỗ để trống."""
    for authority in procedure.authorities:
        for role in authority.gaps:
            if role in authority.grants:
                yield Fault(
                    place=authority.place,
                    message=f"mục «{authority.id}» vừa nêu ai {role.value}, vừa khai báo là để trống",
                    remedy="Bỏ một trong hai: vai trò ở roles, hoặc chỗ để trống ở gaps.",
                )


_CHECKS: tuple[Callable[[Procedure], Iterator[Fault]], ...] = (
    _editions,
    _order,
    exception_faults,
    _held_events,
    _named_without_route,
    _filled_gaps,
)


def _kinds_served(library: Library, pack: Pack) -> frozenset[PeriodKind]:
    """The kinds of period of the pack, and of those that extend it."""
    heirs = (item for item in library.packs.values() if pack in library.lineage(item.id))
    return frozenset(kind for item in heirs for kind in item.period_kinds)


def _never_used(own: Procedure, served: frozenset[PeriodKind]) -> Iterator[Fault]:
    """Bước và thời hạn dành cho một loại kỳ mà gói có."""
    entries: tuple[Step | Deadline, ...] = (*own.steps, *own.deadlines)
    for entry in entries:
        if served.isdisjoint(entry.period_kinds):
            kinds = ", ".join(kind.value for kind in entry.period_kinds)
            yield Fault(
                place=entry.place,
                message=f"mục «{entry.id}» chỉ dùng cho {kinds}, mà gói không có loại kỳ ấy",
                remedy="Sửa period_kinds của mục, hoặc của gói trong pack.yaml.",
            )


def _unknown_routes(own: Procedure, whole: Procedure) -> Iterator[Fault]:
    """Nhóm được nêu phải có trong gói hoặc trong gói được kế thừa."""
    for entry in own.entries:
        if entry.route and entry.route not in whole.routes:
            message = f"mục «{entry.id}» thuộc nhóm «{entry.route}» không có trong routes"
            yield Fault(place=entry.place, message=message, remedy=instead_of(entry.route, list(whole.routes)))


def _unknown_deadlines(own: Procedure, whole: Procedure) -> Iterator[Fault]:
    """Thời hạn của một bước là của nhóm ấy hoặc của mọi người."""
    for step in own.steps:
        known = [deadline.id for deadline in whole.deadlines if deadline.route in ("", step.route)]
        for name in step.deadlines:
            if name not in known:
                message = f"bước «{step.id}» có thời hạn «{name}» không có trong deadlines"
                yield Fault(place=step.place, message=message, remedy=instead_of(name, known))


def _held_twice(own: Procedure) -> Iterator[Fault]:
    """Một ngày của hồ sơ chỉ đối chiếu với một ngày hạn: a second deadline of the same step and people is shown only."""
    for first, second in combinations([item for item in own.deadlines if item.holds is not None], 2):
        # Who names no route is held against all but those that only the named are held against.
        people = first.route == second.route or not (first.only_named or second.only_named)
        if first.holds is second.holds and people and _share_periods(first, second) and _differ(first, second):
            stage = second.holds.value if second.holds else ""
            yield Fault(
                place=second.place,
                message=f"hai thời hạn «{first.id}» và «{second.id}» khác ngày mà cùng đối chiếu với bước {stage.lower()}",
                remedy="Giữ holds ở một thời hạn; thời hạn kia chỉ để xem.",
            )


def _share_periods(first: Deadline, second: Deadline) -> bool:
    return not set(first.period_kinds).isdisjoint(second.period_kinds)


def _differ(first: Deadline, second: Deadline) -> bool:
    def days(deadline: Deadline) -> set[object]:
        return {(item.period, item.last_month, item.due) for item in deadline.exceptions}

    return first.due != second.due or days(first) != days(second)

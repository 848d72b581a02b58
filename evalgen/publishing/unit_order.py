"""Units in the order of the tree: Party first, then council, government, Front, public services."""

import datetime as dt
from collections.abc import Iterable
from itertools import pairwise

from evalgen.domain.organization import Unit
from evalgen.publishing.names import dictionary_key
from evalgen.publishing.public import FormerName, PublicUnit

BLOCKS = {
    "party": "Khối Đảng",
    "council": "Khối Hội đồng nhân dân",
    "government": "Khối chính quyền",
    "front": "Khối Mặt trận, đoàn thể",
    "public_service": "Khối sự nghiệp",
}

KINDS = {
    "party_committee": "Cấp ủy",
    "party_organization": "Tổ chức đảng (đảng bộ, chi bộ)",
    "party_office": "Văn phòng cấp ủy",
    "advisory_body": "Cơ quan tham mưu, giúp việc",
    "peoples_council": "Hội đồng nhân dân",
    "peoples_committee": "Ủy ban nhân dân",
    "department": "Phòng, ban chuyên môn",
    "front": "Ủy ban Mặt trận Tổ quốc",
    "organization": "Tổ chức chính trị - xã hội",
    "school": "Trường học",
    "health_station": "Trạm y tế",
    "public_service": "Đơn vị sự nghiệp",
}


def units_in_order(units: Iterable[Unit], day: dt.date = dt.date.max) -> tuple[PublicUnit, ...]:
    """Every unit after the one above it, as they stood and were called on `day`, else as they were revised last.

    A unit whose parent is unknown stands at the top.
    """
    public = {unit.id: _public(unit, day) for unit in units}
    below: dict[str | None, list[PublicUnit]] = {}
    for unit in sorted(public.values(), key=_rank):
        below.setdefault(unit.parent if unit.parent in public else None, []).append(unit)
    ordered: list[PublicUnit] = []
    waiting = list(reversed(below.get(None, [])))
    while waiting:
        unit = waiting.pop()
        ordered.append(unit)
        waiting.extend(reversed(below.get(unit.id, [])))
    placed = {unit.id for unit in ordered}
    circling = [unit for unit in sorted(public.values(), key=_rank) if unit.id not in placed]
    return tuple(ordered + circling)


def _public(unit: Unit, day: dt.date) -> PublicUnit:
    called = unit.named_on(day)
    return PublicUnit(
        id=unit.id,
        name=called.name,
        short_name=called.short_name if called.short_name != called.name else "",
        kind=unit.kind,
        block=unit.block,
        parent=unit.parent_on(day),
        former=tuple(
            FormerName(before=later.first, name=item.name) for item, later in pairwise(unit.names) if later.first
        ),
    )


def _rank(unit: PublicUnit) -> tuple[object, ...]:
    blocks, kinds = list(BLOCKS), list(KINDS)
    block = blocks.index(unit.block) if unit.block in BLOCKS else len(blocks)
    kind = kinds.index(unit.kind) if unit.kind in KINDS else len(kinds)
    return (block, kind, dictionary_key(unit.name), unit.id)

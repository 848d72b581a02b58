"""Bước 1: what a person registers for the quarter: axes, weights, work items."""

import datetime as dt
from random import Random
from typing import Any

from evalgen.drafting.demo import seats
from evalgen.drafting.demo.calendar import Quarter
from evalgen.drafting.demo.chance import pick_some
from evalgen.drafting.demo.course import Record, Work
from evalgen.drafting.demo.product_table import STANDARD
from evalgen.drafting.demo.products import COMMON, OWN, ProductPlan
from evalgen.drafting.demo.scene import Scene
from evalgen.drafting.demo.units import UNITS

_WEIGHTS: dict[tuple[int, int], tuple[tuple[int, ...], ...]] = {
    (1, 1): ((70,),),
    (2, 1): ((40, 30), (45, 25), (50, 20)),
    (2, 2): ((35, 35), (40, 30)),
    (3, 1): ((40, 15, 15), (30, 20, 20), (35, 20, 15)),
    (3, 2): ((25, 25, 20), (30, 30, 10), (30, 25, 15)),
    (4, 1): ((25, 15, 15, 15), (40, 10, 10, 10), (30, 15, 15, 10)),
    (4, 2): ((25, 25, 10, 10), (20, 20, 15, 15)),
    (5, 1): ((30, 10, 10, 10, 10), (20, 15, 15, 10, 10)),
    (5, 2): ((20, 20, 10, 10, 10), (25, 20, 10, 10, 5)),
    (6, 1): ((20, 10, 10, 10, 10, 10),),
    (6, 2): ((15, 15, 10, 10, 10, 10),),
}
"""By number of axes and of main axes: weights that add up to 70, main axes heavier than all others."""

_ALL_AXES = (1, 2, 3, 4, 5, 6)
_FRAMEWORK_MAIN = (1, 4)
"""The axes that the framework itself makes heaviest; whoever works on all six needs no weights of their own."""


def draw_plan(source: Random, scene: Scene, *, since: dt.date, carried: list[Record]) -> dict[str, Any]:
    """The section `plan`; `carried` are the work items left from the quarter before."""
    course = scene.course
    approved_on = _approved_on(source, scene.quarter, since)
    by = scene.commune.id(scene.seat.managed_by)
    approved = {} if course.unapproved else {"approved": {"by": by, "on": approved_on}}
    if course.items is not None:
        own = {"axis_weights": dict(course.weights or {}), "main_axes": [int(axis) for axis in course.weights or {}]}
        return {**approved, **own, "work_items": [dict(item) for item in course.items]}
    main, axes = _axes(source, scene, carried)
    days = [day for day in scene.quarter.due_on if day > approved_on]
    taken, known = {item["id"] for item in carried}, {item["title"] for item in carried}
    drawn = [
        {
            **{name: value for name, value in item.items() if name != "key_task"},
            "id": _free(item["id"], taken),
            "due": source.choice(days),
            **({"key_task": True} if item.get("key_task") else {}),
        }
        for item in _items(source, scene, axes, known)
    ]
    return {**approved, **_weights(source, main, axes), "work_items": [*carried, *drawn]}


def _approved_on(source: Random, quarter: Quarter, since: dt.date) -> dt.date:
    days = [day for day in quarter.planned_on if day >= since]
    return source.choice(days) if days else since + dt.timedelta(days=5)


def _axes(source: Random, scene: Scene, carried: list[Record]) -> tuple[tuple[int, ...], tuple[int, ...]]:
    """The main axes, and all axes with the main ones first."""
    seat, course = scene.seat, scene.course
    unit = UNITS[seat.unit]
    if seat.peer_group == seats.TOP and not unit.parent.startswith("uy-ban") and {*unit.main} & {*_FRAMEWORK_MAIN}:
        return _FRAMEWORK_MAIN, _ALL_AXES
    main = unit.main if seat.standing == "HEAD" else unit.main[:1]
    count = 1 if course.few_items else source.randint(2, 4)
    other = pick_some(source, [axis for axis in (*unit.other, *unit.main) if axis not in main], count)
    needed = [item["axis"] for item in carried]
    extra = tuple(dict.fromkeys(axis for axis in needed if axis not in main and axis not in other))
    return main, (*main, *other, *extra)


def _weights(source: Random, main: tuple[int, ...], axes: tuple[int, ...]) -> dict[str, Any]:
    if axes == _ALL_AXES:
        return {"main_axes": list(main)}
    drawn = source.choice(_WEIGHTS[len(axes), len(main)])
    by_axis = dict(zip(axes, drawn, strict=True))
    return {"axis_weights": {str(axis): by_axis[axis] for axis in sorted(axes)}, "main_axes": sorted(main)}


def _items(source: Random, scene: Scene, axes: tuple[int, ...], known: set[str]) -> list[Record]:
    """One item on each axis, then more of them, the main axes first; each under a title that is not `known` yet."""
    course, unit = scene.course, scene.seat.unit
    least = 6 if course.work is Work.LATE or course.differences else 4
    wanted = len(axes) if course.few_items else source.randint(max(len(axes), least), 8)
    pools = {
        axis: [pair for pair in _pool(source, unit, axis) if scene.quarter.named(pair[1]) not in known] for axis in axes
    }
    rounds = max(len(pool) for pool in pools.values())
    in_turn = [pools[axis][index] for index in range(rounds) for axis in axes if index < len(pools[axis])]
    items = [_item(source, scene.quarter, product, subject) for product, subject in in_turn[:wanted]]
    if not course.few_items:
        heaviest = max(range(len(items)), key=lambda index: in_turn[index][0].points)
        items[heaviest]["key_task"] = True
    if course.work in {Work.MISSING, Work.PARTLY}:
        items.append(_troubled(source, scene, axes[0]))
    return items


def _pool(source: Random, unit: str, axis: int) -> list[tuple[ProductPlan, str]]:
    """Products with their titles: the unit's own under each of theirs, then the common ones under one."""
    own = [(product, subject) for product in OWN[unit] if product.axis == axis for subject in product.subjects]
    common = [(product, source.choice(product.subjects)) for product in COMMON if product.axis == axis]
    source.shuffle(own)
    source.shuffle(common)
    return own + common


def _item(source: Random, quarter: Quarter, product: ProductPlan, subject: str) -> Record:
    """One item, as yet without a due date; its id is that of the product."""
    quantity = 2 if product.id == STANDARD else source.choice((1, 2, 3)) if product.repeated else 1
    title = quarter.named(subject)
    return {"id": product.id, "axis": product.axis, "product": product.id, "title": title, "quantity": quantity}


def _troubled(source: Random, scene: Scene, axis: int) -> Record:
    """A smaller item beside others on the main axis: the one that is not, or not wholly, delivered."""
    choices = [product for product in (*OWN[scene.seat.unit], *COMMON) if product.axis == axis]
    product = min(choices, key=lambda plan: (plan.points, plan.id))
    item = _item(source, scene.quarter, product, product.subjects[-1])
    return {**item, "title": f"{item['title']} – đợt bổ sung", "quantity": 2}


def _free(base: str, taken: set[str]) -> str:
    name, count = base, 1
    while name in taken:
        count += 1
        name = f"{base}-{count}"
    taken.add(name)
    return name

"""One person's record of one quarter, up to the stage that it has reached."""

import datetime as dt
from typing import Any

from evalgen.domain.evaluation import Stage
from evalgen.drafting.demo import ordinary_quarters, second_quarter, third_quarter
from evalgen.drafting.demo.calendar import SECOND, THIRD, Quarter
from evalgen.drafting.demo.chance import lots
from evalgen.drafting.demo.commune import Commune
from evalgen.drafting.demo.course import Course, Record, Work
from evalgen.drafting.demo.people import Holder
from evalgen.drafting.demo.plans import draw_plan
from evalgen.drafting.demo.results import draw_self_assessment
from evalgen.drafting.demo.scene import Scene
from evalgen.drafting.demo.seats import FRONT, SCHOOLS, SEATS, TOP
from evalgen.drafting.demo.workflow import draw_decision, draw_proposal, draw_verification

_TIGHT_GROUPS = frozenset((TOP, FRONT, SCHOOLS))
"""Small groups, where one more EXCELLENT in every commune would exceed the quota of a cluster."""


def course_of(commune: Commune, quarter: Quarter, seat: str) -> Course:
    """How the holder of `seat` fares in the quarter."""
    if quarter.ordinary:
        return ordinary_quarters.course_in(commune, quarter, seat)
    courses = second_quarter.COURSES if quarter is SECOND else third_quarter.COURSES
    course = courses.get(seat, Course())
    tight = not commune.complete or (commune.number > 1 and SEATS[seat].peer_group in _TIGHT_GROUPS)
    crowds = course.work is Work.STRONG and SEATS[seat].standing != "HEAD"
    return Course() if tight and crowds else course


def stage_of(quarter: Quarter, seat: str, course: Course) -> Stage:
    """All quarters are decided but the one in progress: there, the unit's stage unless the person is behind it."""
    if quarter is SECOND or quarter.ordinary:
        return Stage.DECIDED
    return course.stage or third_quarter.STAGES[SEATS[seat].unit]


def evaluation_record(commune: Commune, seed: int, holder: Holder, quarter: Quarter) -> dict[str, Any]:
    """The file of the person in the quarter."""
    scene = _scene(commune, holder, quarter)
    course, stage = scene.course, stage_of(quarter, scene.seat.id, scene.course)
    if stage is Stage.OPENED:
        return {"framework": "hd02-pl3"}
    source = lots(seed, quarter.id, holder.id)
    plan = _plan(scene, seed, holder)
    items: list[Record] = plan["work_items"]
    record: dict[str, Any] = {"plan": plan}
    if course.exempt:
        decision = {"decision": draw_decision(scene)} if stage is Stage.DECIDED else {}
        return {**record, **decision, **_facts(scene, items)}
    if stage.rank >= Stage.SELF_ASSESSED.rank:
        record["self_assessment"] = draw_self_assessment(source, course, items, source.choice(quarter.submitted_on))
    if stage.rank >= Stage.VERIFIED.rank:
        record["verification"] = draw_verification(scene, items)
    if stage.rank >= Stage.PROPOSED.rank and course.proposed:
        record["proposal"] = draw_proposal(source, scene, course.proposed)
    if stage.rank >= Stage.DECIDED.rank:
        record["decision"] = draw_decision(scene)
    return {**record, **_facts(scene, items), **localized(dict(course.more), commune)}


def _scene(commune: Commune, holder: Holder, quarter: Quarter) -> Scene:
    seat = SEATS[holder.career.seat_in(quarter.id)]
    return Scene(commune=commune, quarter=quarter, seat=seat, course=course_of(commune, quarter, seat.id))


def _plan(scene: Scene, seed: int, holder: Holder) -> dict[str, Any]:
    return draw_plan(
        lots(seed, "plan", scene.quarter.id, holder.id),
        scene,
        since=_since(holder, scene.quarter),
        carried=_carried(scene, seed, holder) if scene.course.carried else [],
    )


def _carried(scene: Scene, seed: int, holder: Holder) -> list[Record]:
    """At most two items of the quarter before, which was not assessed; due early in this one."""
    if scene.quarter.id != THIRD.id or SECOND.id not in holder.career.seats:
        return []
    before = _plan(_scene(scene.commune, holder, SECOND), seed, holder)["work_items"][:2]
    return [
        {
            **{key: value for key, value in item.items() if key != "key_task"},
            "due": scene.quarter.due_on[0],
            "carried_from": SECOND.id,
        }
        for item in before
    ]


def _since(holder: Holder, quarter: Quarter) -> dt.date:
    """The first day of the quarter on which the person holds the seat."""
    seat = holder.career.seat_in(quarter.id)
    first = next(tenure.first for tenure in holder.career.tenures if tenure.seat == seat)
    return max(dt.date.fromisoformat(first), quarter.opened_on)


def _facts(scene: Scene, items: list[Record]) -> dict[str, Any]:
    return {"facts": localized(scene.course.facts(items), scene.commune)} if scene.course.facts else {}


def localized(value: Any, commune: Commune) -> Any:
    """`value` with the bodies and units of this commune."""
    if isinstance(value, dict):
        return {
            key: commune.id(item) if key in {"by", "violation_unit"} else localized(item, commune)
            for key, item in value.items()
        }
    return [localized(item, commune) for item in value] if isinstance(value, list) else value

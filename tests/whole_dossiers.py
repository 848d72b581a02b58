"""A whole repository on the disk, out of the few words of a case: everything is in order except for what the case says."""

import datetime as dt
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import yaml

from evalgen.domain.period import Period, PeriodKind

Words = Mapping[str, Any]

ORGANIZATION = """\
name: Tổ chức mẫu (hư cấu)
fictional: true
publication: {scores: false, collective_grades: true}
peer_groups:
  - {id: nhom, title: Nhóm}
  - {id: nhom-khac, title: Nhóm khác}
"""
FIRST_DAYS = {"hadong": "2026-04-08"}
"""From when on a pack for a part of the year applies, where it is not the day of most."""

ROLES = {
    "cap-quyet-dinh": ["approve_plan", "decide", "confirm"],
    "co-quan-tham-muu": ["verify"],
    "tap-the": ["propose"],
}
CATALOGUE: dict[str, Any] = {
    "approved": {"by": "cap-quyet-dinh", "on": "2025-07-01", "number": "01-QĐ"},
    "standard_product": "viec",
    "products": [{"id": "viec", "title": "Việc", "points": 100}],
}
DONE = {"quantity": 1, "quality": 1.2, "timeliness": 1, "leadership": 1}
BEGUN = "2025-07-01"
GRADES = {"E": "EXCELLENT", "G": "GOOD", "C": "COMPLETED", "N": "NOT_COMPLETED"}


class _Plain(yaml.SafeDumper):
    """Without anchors, which records may not have."""

    def ignore_aliases(self, data: object) -> bool:  # noqa: ARG002 - as PyYAML asks
        return True


def write_dossiers(case: Words, root: Path) -> None:
    """Everything below `root`/records; of `terms`, months or quarters of the year, the records that each names besides."""
    for term, records in case.get("terms", {}).items():
        alone = {unit: (said or {}) | {"tasks": None} for unit, said in case["units"].items()}
        _write({**case, "period": term, "records": records, "units": alone, "grades": []}, root)
    _write(case, root)


def _write(case: Words, root: Path) -> None:
    period = Period.parse(str(case.get("period", "2026-Q2")))
    assert period is not None
    pack = str(case.get("pack", "hd02"))
    files: dict[str, Any] = {"organization": yaml.safe_load(ORGANIZATION) | {"regulation": _regulation(pack)}}
    files |= {f"bodies/{name}": {"name": name, "roles": roles} for name, roles in ROLES.items()}
    files[f"{period}/period"] = {"opened_on": period.first_day, **_cutoff(case)}
    if "raised" in case:
        files[f"{period}/period"]["raised_rates"] = case["raised"]
    for unit, said in case["units"].items():
        files |= _unit(unit, said or {}, period)
    people, records = _graded(case)
    for person, posts in people.items():
        files[f"people/{person}"] = {"name": f"Nguyễn Văn {person.title()}", "posts": [_post(post) for post in posts]}
    for record, said in records.items():
        files[f"{period}/{record}"] = _record(period, said or {}, pack)
    for name, content in files.items():
        path = root / "records" / f"{name}.yaml"
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(yaml.dump(content, Dumper=_Plain, allow_unicode=True, sort_keys=False), encoding="utf-8")


def _graded(case: Words) -> tuple[Words, Words]:
    """The people and records of the case; `grades`: of so many more in `phong`, decided, the letter of a head after an H."""
    people, records = dict(case["people"]), dict(case["records"])
    for number, letter in enumerate(case.get("grades", [])):
        standing = "HEAD" if letter.startswith("H") else case.get("standing", "DEPUTY")
        people[f"nguoi-{number}"] = [{"unit": "phong", "standing": standing}]
        records[f"phong/nguoi-{number}"] = {"decided": GRADES[letter[-1]]}
    return people, records


def _cutoff(case: Words) -> dict[str, Any]:
    return {"assessment_on": case["assessment_on"]} if "assessment_on" in case else {}


def _unit(unit: str, said: Words, period: Period) -> dict[str, Any]:
    """`tasks`: how many there are in `total`, `done`, `exceeded`, `late`, `open`, and who is `last_in_charge`; null: no record.

    `grade`: as decided on the day `graded_on`, the period's last where it is not said. `catalogue`: false where there is none.
    """
    tasks = said.get("tasks", {})
    found: dict[str, Any] = {
        f"units/{unit}": {
            "name": f"Đơn vị {unit}",
            "kind": said.get("kind", "department"),
            "block": said.get("block", "government"),
            "from": dt.date.fromisoformat(BEGUN),
            **{name: said[name] for name in ("parent", "serves") if name in said},
        },
        f"catalogues/{unit}": CATALOGUE | {"approved": CATALOGUE["approved"] | {"on": dt.date(2025, 7, 1)}},
    }
    if not said.get("catalogue", True):
        del found[f"catalogues/{unit}"]
    if tasks is None:
        return found
    collective = {
        "tasks": _tasks(tasks, period),
        **{name: said[name] for name in ("indicators", "facts") if name in said},
    }
    if period.kind is PeriodKind.YEAR:
        collective["self_assessment"] = _scored(period) | {"proposed_grade": "GOOD"}
    if "grade" in said:
        step = {"on": said.get("graded_on", period.last_day), "grade": said["grade"]}
        collective["proposal"] = {"by": "tap-the", **step}
        collective["decision"] = {"by": "cap-quyet-dinh", "number": "03-QĐ", **step}
    return found | {f"{period}/{unit}/collective": collective}


def _tasks(said: Words, period: Period) -> list[dict[str, Any]]:
    total, exceeded, late = said.get("total", 10), said.get("exceeded", 3), said.get("late", 0)
    done, ad_hoc = said.get("done", total), said.get("ad_hoc", 0)
    found: list[dict[str, Any]] = []
    for number in range(total):
        in_charge = said.get("last_in_charge", []) if number == total - 1 else []
        found.append(
            {
                "id": f"nhiem-vu-{number + 1}",
                "title": f"Nhiệm vụ {number + 1}",
                "due": period.last_day,
                **({"completed": number < done} if number < total - said.get("open", 0) else {}),
                **({"exceeded": True} if number < exceeded else {}),
                **({"late": True} if number < late else {}),
                **({"in_charge": in_charge} if in_charge else {}),
            }
        )
    came_up = (f"dot-xuat-{number + 1}" for number in range(ad_hoc))
    for number, name in enumerate(came_up):
        completed = number < said.get("ad_hoc_done", ad_hoc)
        found.append({"id": name, "title": name, "due": period.last_day, "completed": completed, "ad_hoc": True})
    return found


def _regulation(pack: str) -> list[dict[str, Any]]:
    first = FIRST_DAYS.get(pack, "2026-04-01")
    return [
        {"pack": "qd366", "from": dt.date(2025, 8, 30)},
        {"pack": pack, "from": dt.date.fromisoformat(first)},
    ]


def _post(said: Words) -> dict[str, Any]:
    """`unit` and `standing`; whatever else is said where it is not that of everybody."""
    return {
        "unit": said["unit"],
        "title": f"Chức vụ ở {said['unit']}",
        "standing": said["standing"],
        "peer_group": said.get("group", "nhom"),
        "managed_by": said.get("managed_by", "cap-quyet-dinh"),
        "used_by": "tap-the",
        "from": said.get("from", dt.date.fromisoformat(BEGUN)),
        **{name: said[name] for name in ("to", "first_leadership_post") if name in said},
    }


AXES = {"vast": (2, 3, 4), "hadong": (1, 1)}
"""The axes of the own work items, where they are not those of most packs."""

FULL_MARKS: dict[str, Words] = {
    "vast": {"T1.1": {"score": 5}, "T1.2": {"score": 10}, "T1.3": {"score": 5}, "T1.4": {"score": 10}, "T1.5": {"score": 5}},
    "lamdong": {
        "T1.1": {"actual": 18}, "T1.2": {"actual": 25}, "T1.3": {"actual": 25}, "T1.4": {"actual": 15},
        "T1.5": {"actual": 20}, "T1.6": {"actual": 20}, "T1.7": {"actual": 85}, "T1.8": {"actual": 100},
        "T2.1": {"actual": 2}, "T2.2": {"actual": 2}, "T2.3": {"actual": 1}, "T2.4": {"actual": 100},
        "T2.5": {"level": "Tốt"}, "T2.6": {"actual": 3}, "T2.7": {"score": 2},
        "T3.1": {"actual": 1}, "T3.2": {"actual": 100}, "T3.3": {"actual": 95}, "T3.4": {"actual": 75}, "T3.5": {"actual": 65},
        "T4.1": {"actual": 2}, "T4.2": {"score": 2}, "T4.3": {"actual": 25}, "T4.4": {"actual": 3}, "T4.5": {"score": 3},
        "T5.1": {"score": 1}, "T5.2": {"actual": 25}, "T5.3": {"actual": 25}, "T5.4": {"actual": 25}, "T5.5": {"score": 2},
        "T5.6": {"score": 1}, "T5.7": {"score": 1},
        "T6.1": {"score": 2}, "T6.2": {"score": 2}, "T6.3": {"actual": 100}, "T6.4": {"actual": 10}, "T6.5": {"score": 1},
        "T6.6": {"score": 2}, "T6.7": {"score": 1},
    },
}  # fmt: skip
"""What the criteria come to at best, under packs whose axes are scored by criteria."""


def _record(period: Period, said: Words, pack: str) -> dict[str, Any]:
    """A person's record: all done and better than required; of a year both groups are awarded as a whole.

    `results`: what all own work items came to instead, `items` of each by its name (null: nothing is recorded),
    `planned` how many; `criteria`, `not_met`, `awards`, `measures`: as in the file; `decided`: the grade,
    `amended`: to which afterwards, or none.
    """
    names = [f"viec-{number + 1}" for number in range(len(AXES.get(pack, (1, 4))))]
    planned = said.get("planned", {})
    items = [
        {"id": name, "axis": axis, "product": "viec", "title": name, "quantity": planned.get(name, 1), "due": period.last_day}
        for name, axis in zip(names, AXES.get(pack, (1, 4)), strict=True)
    ]  # fmt: skip
    plan: dict[str, Any] = {"approved": {"by": "cap-quyet-dinh", "on": period.first_day}, "work_items": items}
    if period.kind is PeriodKind.YEAR:
        own = {name: {"quantity": 1, "quality": 1, "timeliness": 1} for name in names}
        for item in items:
            item["axis"] = 1
        assessed = _scored(period) | {"results": own}
    else:
        assessed = _assessed(said, pack, items) | {"submitted_on": period.last_day}
        plan |= {} if pack == "hadong" else {"main_axes": [1]}
        plan |= {"axis_weights": {"1": 40, "4": 30}} if pack in {"hd02", "thanhlam"} else {}
    return {
        "plan": plan,
        "self_assessment": assessed | {"proposed_grade": said.get("proposed", "GOOD")},
        **({"facts": _facts(said["facts"])} if "facts" in said else {}),
        **(_decided(said["decided"], period) if "decided" in said else {}),
        **({"amendments": [_amended(said["amended"], period)]} if "amended" in said else {}),
    }


def _assessed(said: Words, pack: str, items: list[dict[str, Any]]) -> dict[str, Any]:
    done = {"faults": 0, "delays": 0} if pack == "hadong" else DONE
    of_each = said.get("items", {})
    results = {
        name: done | {"quantity": item["quantity"]} | said.get("results", {}) | of_each.get(name, {})
        for item in items
        if of_each.get(name := str(item["id"]), {}) is not None
    }
    general = {"default": "met"} | {name: said[name] for name in ("not_met", "awards") if name in said}
    criteria = {
        name: result for name, result in (FULL_MARKS.get(pack, {}) | said.get("criteria", {})).items() if result
    }
    measures = {name: {"value": value, "reason": "Như đã nêu"} for name, value in said.get("measures", {}).items()}
    return {
        "general_criteria": general,
        "results": results,
        **({"criteria_results": criteria} if criteria else {}),
        **({"unit_measures": measures} if measures else {}),
    }


def _decided(grade: str, period: Period) -> dict[str, Any]:
    """The steps after the self-assessment, three days after the period."""
    day = period.last_day + dt.timedelta(days=3)
    return {
        "verification": {"by": "co-quan-tham-muu", "on": day, "differences": []},
        "proposal": {"by": "tap-the", "on": day, "grade": grade},
        "decision": {"by": "cap-quyet-dinh", "on": day, "number": "05-QĐ", "grade": grade},
    }


def _amended(grade: str, period: Period) -> dict[str, Any]:
    day = period.last_day + dt.timedelta(days=40)
    said = {"by": "cap-quyet-dinh", "on": day, "number": "06-QĐ", "reason": "Giải quyết khiếu nại"}
    return said | ({"kind": "CANCEL"} if grade == "none" else {"kind": "ADJUST", "grade": grade})


def _scored(period: Period) -> dict[str, Any]:
    return {
        "submitted_on": period.last_day,
        "general_criteria": {"awards": {"I": 29}},
        "criteria_results": {"II": {"score": 65}},
    }


def _facts(said: Words) -> dict[str, Any]:
    """`discipline`: each `decided` on a day, `violated` on a day, `at` a unit, of a `form`; `degeneration`: the day it was concluded.

    `force_majeure`: work items, each with the day it was confirmed on, or null. `as_written`: as in the file.
    """
    found: dict[str, Any] = dict(said.get("as_written", {}))
    if "discipline" in said:
        found["discipline"] = [_discipline(item) for item in said["discipline"]]
    if "force_majeure" in said:
        found["force_majeure"] = [
            {"item": name, "reason": "Bão", **({"confirmed": _confirmed(day)} if day else {})}
            for name, day in said["force_majeure"].items()
        ]
    if "degeneration" in said:
        found["degeneration"] = {"summary": "Kết luận", "confirmed": _confirmed(said["degeneration"])}
    return found


def _discipline(said: Words) -> dict[str, Any]:
    return {
        "form": said.get("form", "khien-trach"),
        "confirmed": _confirmed(said["decided"]),
        "violation_on": said["violated"],
        "duty_related": said.get("duty", True),
        **({"violation_unit": said["at"]} if "at" in said else {}),
    }


def _confirmed(day: dt.date) -> dict[str, Any]:
    return {"by": "cap-quyet-dinh", "on": day, "document": "04-QĐ"}

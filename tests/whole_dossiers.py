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
regulation:
  - {pack: qd366, from: 2025-08-30}
  - {pack: hd02, from: 2026-04-01}
publication: {scores: false, collective_grades: true}
peer_groups:
  - {id: nhom, title: Nhóm}
"""
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


class _Plain(yaml.SafeDumper):
    """Without anchors, which records may not have."""

    def ignore_aliases(self, data: object) -> bool:  # noqa: ARG002 - as PyYAML asks
        return True


def write_dossiers(case: Words, root: Path) -> None:
    """Everything below `root`/records."""
    period = Period.parse(str(case.get("period", "2026-Q2")))
    assert period is not None
    files: dict[str, Any] = {"organization": yaml.safe_load(ORGANIZATION)}
    files |= {f"bodies/{name}": {"name": name, "roles": roles} for name, roles in ROLES.items()}
    files[f"{period}/period"] = {"opened_on": period.first_day, **_cutoff(case)}
    for unit, said in case["units"].items():
        files |= _unit(unit, said or {}, period)
    for person, posts in case["people"].items():
        files[f"people/{person}"] = {"name": f"Nguyễn Văn {person.title()}", "posts": [_post(post) for post in posts]}
    for record, said in case["records"].items():
        files[f"{period}/{record}"] = _record(period, said or {})
    for name, content in files.items():
        path = root / "records" / f"{name}.yaml"
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(yaml.dump(content, Dumper=_Plain, allow_unicode=True, sort_keys=False), encoding="utf-8")


def _cutoff(case: Words) -> dict[str, Any]:
    return {"assessment_on": case["assessment_on"]} if "assessment_on" in case else {}


def _unit(unit: str, said: Words, period: Period) -> dict[str, Any]:
    """`tasks`: how many there are in `total`, `done`, `exceeded`, `late`, `open`, and who is `last_in_charge`; null: no record.

    `grade`: as decided on the day `graded_on`, the period's last where it is not said.
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
    done = said.get("done", total)
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
    return found


def _post(said: Words) -> dict[str, Any]:
    """`unit` and `standing`; `from` and `to` where they are not those of everybody."""
    return {
        "unit": said["unit"],
        "title": f"Chức vụ ở {said['unit']}",
        "standing": said["standing"],
        "peer_group": "nhom",
        "managed_by": "cap-quyet-dinh",
        "used_by": "tap-the",
        "from": said.get("from", dt.date.fromisoformat(BEGUN)),
        **{name: said[name] for name in ("to", "first_leadership_post") if name in said},
    }


def _record(period: Period, said: Words) -> dict[str, Any]:
    """A person's record: all done and better than required; of a year both groups are awarded as a whole.

    `results`: what all own work items came to instead; `decided`: the grade.
    """
    names = ("viec-1", "viec-2")
    items = [
        {"id": name, "axis": 1, "product": "viec", "title": name, "quantity": 1, "due": period.last_day}
        for name in names
    ]
    plan: dict[str, Any] = {"approved": {"by": "cap-quyet-dinh", "on": period.first_day}, "work_items": items}
    if period.kind is PeriodKind.YEAR:
        own = {name: {"quantity": 1, "quality": 1, "timeliness": 1} for name in names}
        assessed = _scored(period) | {"results": own}
    else:
        plan |= {"axis_weights": {"1": 40, "4": 30}, "main_axes": [1]}
        items[1]["axis"] = 4
        assessed = {"submitted_on": period.last_day, "general_criteria": {"default": "met"}}
        assessed["results"] = dict.fromkeys(names, DONE | said.get("results", {}))
    return {
        "plan": plan,
        "self_assessment": assessed | {"proposed_grade": "GOOD"},
        **({"facts": _facts(said["facts"])} if "facts" in said else {}),
        **(_decided(said["decided"], period) if "decided" in said else {}),
    }


def _decided(grade: str, period: Period) -> dict[str, Any]:
    """The steps after the self-assessment, three days after the period."""
    day = period.last_day + dt.timedelta(days=3)
    return {
        "verification": {"by": "co-quan-tham-muu", "on": day, "differences": []},
        "proposal": {"by": "tap-the", "on": day, "grade": grade},
        "decision": {"by": "cap-quyet-dinh", "on": day, "number": "05-QĐ", "grade": grade},
    }


def _scored(period: Period) -> dict[str, Any]:
    return {
        "submitted_on": period.last_day,
        "general_criteria": {"awards": {"I": 29}},
        "criteria_results": {"II": {"score": 65}},
    }


def _facts(said: Words) -> dict[str, Any]:
    """`discipline`: each `decided` on a day, `violated` on a day, `at` a unit, of a `form`; `degeneration`: the day it was concluded."""
    found: dict[str, Any] = {}
    if "discipline" in said:
        found["discipline"] = [_discipline(item) for item in said["discipline"]]
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

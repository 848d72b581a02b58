"""A small fictional ward in one month, drawn by a seed: what the second telling of the ward's plan judges."""

import random
from pathlib import Path
from typing import Any

import yaml
from brute_force_month import FORMS
from year_records import Dumper

Record = dict[str, Any]

MONTH = "2026-06"
SEATS = (
    ("chu-tich", "phuong", "HEAD"),
    ("pho-chu-tich", "phuong", "DEPUTY"),
    ("truong-a", "phong-a", "HEAD"),
    ("pho-a-1", "phong-a", "DEPUTY"),
    ("pho-a-2", "phong-a", "DEPUTY"),
    ("chuyen-vien-1", "phong-a", "STAFF"),
    ("chuyen-vien-2", "phong-a", "STAFF"),
    ("chuyen-vien-3", "phong-a", "STAFF"),
    ("lai-xe", "phong-a", "STAFF"),
    ("truong-b", "phong-b", "HEAD"),
    ("chuyen-vien-4", "phong-b", "STAFF"),
)
CONFIRMED = {"by": "lanh-dao", "on": "2026-06-18", "document": "07-CV"}


def form_of(person: str, standing: str) -> str:
    if person == "lai-xe":
        return "hadong-mau04"
    return "hadong-mau03" if standing == "STAFF" else "hadong-mau02"


def criteria(chance: random.Random, form: str, harsh: float) -> Record:
    maxima = FORMS[form]
    section: Record = {"default": "met"}
    names = sorted(maxima)
    section["not_met"] = [name for name in names if chance.random() < harsh]
    left = [name for name in names if name not in section["not_met"]]
    section["awards"] = {name: float(maxima[name] / 2) for name in left if chance.random() < harsh}
    section["deductions"] = [
        {"criterion": name, "points": chance.choice((0.25, 0.5)), "reason": "Đi muộn"}
        for name in left
        if name not in section["awards"] and chance.random() < harsh
    ]
    if chance.random() < 0.02:
        del section["default"]
    return {key: value for key, value in section.items() if value}


def result(chance: random.Random, planned: int, harsh: float) -> Record:
    found: Record = {"quantity": planned if chance.random() > harsh else chance.choice((0, 1, planned))}
    faults = chance.choice((1, 2, 4, 5)) if chance.random() < harsh else 0
    found |= {"faults": faults, "delays": chance.choice((1, 3)) if chance.random() < harsh else 0}
    if faults and chance.random() < 0.5:
        cause: Record = {"measure": "faults", "count": 1, "reason": "Đổi mẫu"}
        found["objective"] = [cause | ({"confirmed": CONFIRMED} if chance.random() < 0.6 else {})]
    if chance.random() < 0.005:
        del found["delays"]
    return found


def evaluation(chance: random.Random, person: str, standing: str) -> Record:
    harsh = chance.choice((0.0, 0.05, 0.2, 0.6, 0.9))
    items, results = [], {}
    for number in range(chance.choice((1, 2, 2, 3, 5, 5)) if chance.random() < 0.97 else 0):
        name, planned = f"viec-{number}", chance.choice((1, 2, 3))
        due = chance.choice(("2026-06-10", "2026-06-20", "2026-06-24", "2026-06-25", "2026-06-29"))
        product = chance.choice(("bao-cao", "to-trinh", "ke-hoach"))
        items.append(
            {"id": name, "axis": 1, "product": product, "title": f"Việc {number}", "quantity": planned, "due": due}
        )
        if due <= "2026-06-24" or chance.random() < 0.5:
            results[name] = result(chance, planned, harsh)
    if results and chance.random() < 0.02:
        results.pop(next(iter(results)))
    section: Record = {
        "submitted_on": "2026-06-22",
        "general_criteria": criteria(chance, form_of(person, standing), harsh / 2),
        "results": results,
        "proposed_grade": "GOOD",
    }
    if standing != "STAFF":
        names = ["organising", "unity"] + (["unit_result"] if chance.random() < 0.3 else [])
        section["unit_measures"] = {
            name: {"value": chance.choice((1, 1, 0.5)), "reason": "Theo dõi"}
            for name in names
            if chance.random() < 0.99
        }
    record: Record = {
        "plan": {"approved": {"by": "lanh-dao", "on": "2026-06-02"}, "work_items": items},
        "self_assessment": section,
    }
    if results and chance.random() < 0.4:
        changes: list[Record] = [
            {"item": next(iter(results)), "measure": "quantity", "value": chance.choice((0, 1)), "reason": "Xem lại"}
        ]
        if chance.random() < 0.5:
            changes.append(
                {"item": list(results)[-1], "measure": "faults", "value": chance.choice((0, 1, 3)), "reason": "Đếm lại"}
            )
        if chance.random() < 0.5:
            changes.append({"criterion": "1.1", "points": 0.5, "reason": "Chấm lại"})
        record["verification"] = {"by": "lanh-dao", "on": "2026-06-24", "differences": changes}
    return record


def write_ward(root: Path, seed: int) -> None:
    """The records of `seed` below `root`."""
    chance = random.Random(seed)  # noqa: S311
    unit = {"kind": "department", "block": "government", "from": "2025-07-01"}
    roles = ["approve_plan", "verify", "decide", "confirm"]
    files: dict[str, Record] = {
        "organization": {
            "name": "Phường hư cấu",
            "fictional": True,
            "regulation": [{"pack": "hadong", "from": "2026-05-01"}],
            "publication": {"scores": False, "collective_grades": False},
            "peer_groups": [{"id": "moi-nguoi", "title": "Mọi người"}],
        },
        "units/phuong": {"name": "Phường hư cấu"} | unit,
        "units/phong-a": {"name": "Phòng A", "parent": "phuong"} | unit,
        "units/phong-b": {"name": "Phòng B", "parent": "phuong"} | unit,
        "bodies/lanh-dao": {"name": "Lãnh đạo", "roles": roles},
        "bodies/mang-1": {"name": "Mảng 1", "roles": roles, "members": [{"person": "pho-a-1", "from": "2025-07-01"}]},
        "catalogues/phuong": {
            "approved": {"by": "lanh-dao", "on": "2026-05-02", "number": "02-QĐ"},
            "standard_product": "bao-cao",
            "products": [
                {"id": "bao-cao", "title": "Báo cáo", "points": 100},
                {"id": "to-trinh", "title": "Tờ trình", "points": 150},
                {"id": "ke-hoach", "title": "Kế hoạch", "points": 70},
            ],
        },
        f"{MONTH}/period": {"opened_on": "2026-06-01", "assessment_on": "2026-06-24"},
    }
    for person, place, standing in SEATS:
        post: Record = {"unit": place, "title": person, "standing": standing, "peer_group": "moi-nguoi"}
        field = standing == "STAFF" and place == "phong-a" and chance.random() < 0.4
        post |= {"managed_by": "lanh-dao", "used_by": "mang-1" if field else "lanh-dao", "from": "2025-07-01"}
        post |= {"frameworks": ["hadong-mau04"]} if person == "lai-xe" else {}
        files[f"people/{person}"] = {"name": person.replace("-", " ").title(), "posts": [post]}
        if chance.random() < 0.93:
            files[f"{MONTH}/{place}/{person}"] = evaluation(chance, person, standing)
    write_files(root, files)


def write_files(root: Path, files: dict[str, Record]) -> None:
    """The records below `root`, by their names."""
    for name, record in files.items():
        path = root / "records" / f"{name}.yaml"
        path.parent.mkdir(parents=True, exist_ok=True)
        text = yaml.dump(record, Dumper=Dumper, allow_unicode=True, sort_keys=False)
        path.write_text(text, encoding="utf-8")

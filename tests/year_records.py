"""A small fictional commune with three quarters and a year, drawn by a seed: what the second telling of the year judges.

The quarters hold what was decided and what happened; the year holds scores, tasks and facts.
"""

import random
from pathlib import Path
from typing import Any

import yaml

Record = dict[str, Any]

GRADES = ("EXCELLENT", "GOOD", "COMPLETED", "NOT_COMPLETED")
QUARTERS = ("2026-Q2", "2026-Q3", "2026-Q4")
DAYS = {"2026-Q2": "2026-07-02", "2026-Q3": "2026-10-02", "2026-Q4": "2026-12-29", "2026": "2026-12-30"}
INDICATORS = ("growth", "budget_revenue", "public_investment", "income_per_head", "poverty_reduction")
UNITS = {
    "xa": {"name": "Xã hư cấu", "kind": "party_committee", "block": "party", "from": "2025-07-01"},
    "phong-a": {"name": "Phòng A", "kind": "department", "block": "government", "parent": "xa", "from": "2025-07-01"},
    "phong-b": {"name": "Phòng B", "kind": "department", "block": "government", "parent": "xa", "from": "2025-07-01"},
}
SEATS = (
    ("truong-xa", "xa", "HEAD"),
    ("pho-xa", "xa", "DEPUTY"),
    ("uy-vien-xa", "xa", "MEMBER"),
    ("truong-a", "phong-a", "HEAD"),
    ("pho-a", "phong-a", "DEPUTY"),
    ("truong-b", "phong-b", "HEAD"),
    ("pho-b", "phong-b", "DEPUTY"),
    ("chuyen-vien-a", "phong-a", "STAFF"),
    ("chuyen-vien-b", "phong-b", "STAFF"),
    ("dang-vien", "xa", "PARTY_MEMBER"),
)


class Dumper(yaml.SafeDumper):
    """Writes what two facts share twice."""

    def ignore_aliases(self, _data: Any) -> bool:
        return True


def confirmed(on: str = "2026-06-20", document: str = "01-KL/ĐU") -> Record:
    return {"by": "ban-thuong-vu", "on": on, "document": document}


class Draw:
    """Everything that chance decides."""

    def __init__(self, seed: int) -> None:
        self.chance = random.Random(seed)  # noqa: S311

    def happens(self, rate: float) -> bool:
        return self.chance.random() < rate

    def excuse(self, rate: float) -> Record:
        if not self.happens(rate):
            return {}
        return {"force_majeure": {"reason": "Bão", **({"confirmed": confirmed()} if self.happens(0.7) else {})}}

    def tasks(self, people: list[str]) -> list[Record]:
        bad = self.chance.choice((0.0, 0.0, 0.1, 0.45))
        found = []
        for number in range(self.chance.choice((3, 5, 10))):
            done = not self.happens(bad)
            task: Record = {"id": f"nv-{number}", "title": f"Việc {number}", "due": "2026-05-20", "completed": done}
            if self.happens(0.02):
                del task["completed"]
            task |= {"exceeded": True} if self.happens(0.5) else {}
            task |= {"late": True} if self.happens(bad) else {}
            task |= {"substandard": True} if self.happens(0.03) else {}
            task |= {"in_charge": [self.chance.choice(people)]} if people and self.happens(0.3) else {}
            found.append(task | (self.excuse(0.4) if not done else {}))
        besides = 0.4 if self.happens(0.3) else 0.0
        return [task | ({"ad_hoc": True} if self.happens(besides) else {}) for task in found]

    def discipline(self, units: tuple[str, ...]) -> Record:
        when = self.chance.choice(("2026-05-10", "2026-08-10", "2026-12-29", "2027-01-04"))
        item: Record = {
            "form": self.chance.choice(("khien-trach", "canh-cao", "cach-chuc")),
            "confirmed": confirmed(when, f"{self.chance.randint(10, 99)}-QĐ/UBKT"),
            "violation_on": self.chance.choice(("2025-11-10", "2026-04-10", "2026-08-01")),
            "duty_related": self.happens(0.8),
        }
        item |= {"violation_unit": self.chance.choice(units)} if self.happens(0.3) else {}
        item |= {"aggravated": True} if self.happens(0.15) else {}
        return item | ({"remedied": confirmed()} if self.happens(0.3) else {})

    def facts(self, standing: str, items: int) -> Record:
        facts: Record = {}
        number = self.chance.randint(1, 99)
        finding: Record = {"summary": "Vụ việc", "confirmed": confirmed(document=f"{number}-KL/UBKT")}
        if self.happens(0.12):
            facts["discipline"] = [self.discipline(tuple(UNITS)) for _ in range(self.chance.choice((1, 1, 2)))]
        if self.happens(0.03):
            facts["degeneration"] = finding
        if self.happens(0.05):
            facts["corruption_in_unit"] = finding | ({"remedied": confirmed()} if self.happens(0.5) else {})
        if self.happens(0.04):
            facts["confidence_vote"] = {"low": self.chance.choice((5, 6)), "total": 10}
        if self.happens(0.08):
            facts["shortcomings"] = {"pointed_out": 2, "remedied": self.chance.choice((1, 2))}
        if standing in {"STAFF", "PARTY_MEMBER"} and self.happens(0.15):
            kind = self.chance.choice(("PARTY_PROHIBITION", "EXAMPLE"))
            misconduct = {"kind": kind, "harmful": self.happens(0.7), **finding}
            facts["misconduct"] = [misconduct | ({"remedied": confirmed()} if self.happens(0.5) else {})]
        if items and self.happens(0.2):
            claim: Record = {"item": f"viec-{items - 1}", "reason": "Lũ"}
            facts["force_majeure"] = [claim | ({"confirmed": confirmed()} if self.happens(0.7) else {})]
        return facts

    def score(self) -> tuple[str, str]:
        """Nhóm I of 30 and nhóm II of 70."""
        total = self.chance.choice(
            ("49.99", "50", "69.99", "70", "80", "89.99", "89.996", "90", "95", "95", "97", "100")
        )
        return "30" if float(total) >= 30 else "0", f"{float(total) - 30:.3f}"


def decision(draw: Draw, period: str, grade: str) -> Record:
    record: Record = {"proposal": {"by": "ban-thuong-vu", "on": DAYS[period], "grade": draw.chance.choice(GRADES[:2])}}
    record["decision"] = {"by": "ban-thuong-vu", "on": DAYS[period], "number": "01-QĐ/ĐU"}
    record["decision"] |= {"not_assessed": True} if draw.happens(0.05) else {"grade": grade}
    if draw.happens(0.05):
        record["amendments"] = [
            {"kind": "CANCEL", "by": "ban-thuong-vu", "on": "2027-02-01", "number": "09-QĐ/ĐU", "reason": "Xem lại"}
        ]
    return record


def assessed(draw: Draw, *, items: bool) -> Record:
    first, second = draw.score()
    section: Record = {
        "submitted_on": "2026-12-20",
        "general_criteria": {"awards": {"I": float(first)}},
        "criteria_results": {"II": {"score": float(second)}},
        "proposed_grade": "GOOD",
    }
    return {"self_assessment": section | ({"results": {}} if items else {})}


def year_evaluation(draw: Draw, standing: str) -> Record:
    record = assessed(draw, items=True)
    count = draw.chance.choice((0, 1, 3, 5, 10))
    bad = draw.chance.choice((0.0, 0.0, 0.1, 0.6))
    items = [
        {"id": f"viec-{at}", "axis": 1, "product": "viec", "title": f"Việc {at}", "quantity": 1, "due": "2026-11-20"}
        for at in range(count)
    ]
    for item in items:
        result: Record = {"quantity": 0 if draw.happens(bad) else 1}
        if result["quantity"] and draw.happens(0.97):
            result |= {"quality": 1.2 if draw.happens(0.5) else 1.0, "timeliness": 0.75 if draw.happens(bad) else 1.0}
        record["self_assessment"]["results"][item["id"]] = result
    record["plan"] = {"approved": {"by": "ban-thuong-vu", "on": "2026-01-05"}, "work_items": items}
    facts = draw.facts(standing, count)
    return record | ({"facts": facts} if facts else {})


def collective(draw: Draw, period: str, people: list[str]) -> Record:
    record: Record = {"tasks": draw.tasks(people)}
    if draw.happens(0.15):
        missed = draw.chance.choice((0, 4, 5, 5))
        record["indicators"] = [
            {"id": name, "achieved": at >= missed, **(draw.excuse(0.2) if at < missed else {})}
            for at, name in enumerate(INDICATORS)
        ]
    facts: Record = {}
    if draw.happens(0.12):
        who = draw.chance.choice(("MEMBER", "MEMBER", "UNIT_BELOW", "COLLECTIVE"))
        facts["discipline"] = [{"who": who, **draw.discipline(tuple(UNITS))}]
    if draw.happens(0.05):
        facts["wrongdoing"] = {"summary": "Sai phạm", "confirmed": confirmed(document="70-KL/UBKT")}
    if draw.happens(0.05):
        facts["degeneration"] = {"summary": "Kết luận", "confirmed": confirmed(document="71-KL/UBKT")}
    if draw.happens(0.08):
        facts["shortcomings"] = {"pointed_out": 2, "remedied": draw.chance.choice((1, 2))}
    record |= {"facts": facts} if facts else {}
    if period == "2026":
        record |= assessed(draw, items=False) if draw.happens(0.85) else {}
    if draw.happens(0.8):
        record |= decision(draw, period, draw.chance.choice(GRADES))
    return record


def write_commune(root: Path, seed: int) -> None:
    """The records of `seed` below `root`."""
    draw = Draw(seed)
    files: dict[str, Record] = {
        "organization": {
            "name": "Xã hư cấu",
            "fictional": True,
            "regulation": [{"pack": "qd366", "from": "2025-09-01"}, {"pack": "hd02", "from": "2026-04-01"}],
            "publication": {"scores": False, "collective_grades": True},
            "peer_groups": [{"id": "lanh-dao", "title": "Lãnh đạo"}, {"id": "khac", "title": "Khác"}],
        },
        "bodies/ban-thuong-vu": {
            "name": "Ban Thường vụ",
            "roles": ["approve_plan", "verify", "propose", "decide", "confirm"],
        },
        "catalogues/xa": {
            "approved": {"by": "ban-thuong-vu", "on": "2026-01-02", "number": "02-QĐ"},
            "standard_product": "viec",
            "products": [{"id": "viec", "title": "Việc", "points": 100}],
        },
        **{f"units/{unit}": record for unit, record in UNITS.items()},
        **{f"{period}/period": {"opened_on": f"{period[:4]}-01-01"} for period in (*QUARTERS, "2026")},
    }
    for person, unit, standing in SEATS:
        group = "lanh-dao" if standing in {"HEAD", "DEPUTY", "MEMBER"} else "khac"
        post: Record = {"unit": unit, "title": person, "standing": standing, "peer_group": group}
        post |= {"managed_by": "ban-thuong-vu", "used_by": "ban-thuong-vu", "from": "2025-07-01"}
        files[f"people/{person}"] = {"name": person.replace("-", " ").title(), "posts": [post]}
        for period in QUARTERS if group == "lanh-dao" else ():
            if draw.happens(0.9):
                grade = draw.chance.choice(("EXCELLENT", "EXCELLENT", "GOOD", "GOOD", "COMPLETED", "NOT_COMPLETED"))
                facts = draw.facts(standing, 0) if draw.happens(0.3) else {}
                record = decision(draw, period, grade) if draw.happens(0.93) else {}
                files[f"{period}/{unit}/{person}"] = record | ({"facts": facts} if facts else {}) or {
                    "plan": {"work_items": []}
                }
        files[f"2026/{unit}/{person}"] = year_evaluation(draw, standing)
    for period in (*QUARTERS, "2026"):
        for unit in UNITS:
            people = [person for person, at, standing in SEATS if at == unit and standing in {"DEPUTY", "MEMBER"}]
            files[f"{period}/{unit}/collective"] = collective(draw, period, people)
    for name, record in files.items():
        path = root / "records" / f"{name}.yaml"
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(yaml.dump(record, Dumper=Dumper, allow_unicode=True, sort_keys=False), encoding="utf-8")

"""The ward's quotas told a second time: 20 % of those finally GOOD, in each unit and in each group inside it (II.3.2)."""

import random
from collections.abc import Iterator
from fractions import Fraction
from math import floor
from pathlib import Path

import pytest
from brute_force import Quota, Record
from ward_records import MONTH, write_files

from evalgen.pipeline.inspecting.inspection import inspect

UNITS = ("phong-a", "phong-b")
GROUPS = ("chuyen-mon", "phuc-vu")

Drawn = tuple[str, str, str, str]
"""Unit, group, standing, and what was decided: a grade, «none» of a decision not to grade, empty without a decision."""


def draw(chance: random.Random) -> tuple[list[Drawn], dict[str, Fraction]]:
    grades = chance.choice((("GOOD", "GOOD", "GOOD", "EXCELLENT"), ("GOOD", "EXCELLENT", "COMPLETED", "none", "")))
    people = [
        (
            unit,
            chance.choice(GROUPS[: chance.choice((1, 2))]),
            "HEAD" if number == 0 else "STAFF",
            chance.choice(grades),
        )
        for unit in UNITS
        for number in range(chance.randint(1, 16))
    ]
    return people, {unit: Fraction(25, 100) for unit in UNITS if chance.random() < 0.4}


def files_of(people: list[Drawn], raised: dict[str, Fraction]) -> Iterator[tuple[str, Record]]:
    yield (
        "organization",
        {
            "name": "Phường hư cấu",
            "fictional": True,
            "regulation": [{"pack": "hadong", "from": "2026-05-01"}],
            "publication": {"scores": False, "collective_grades": False},
            "peer_groups": [{"id": name, "title": f"Nhóm {name}"} for name in GROUPS],
        },
    )
    decisions = {"number": "30-QĐ", "by": "lanh-dao", "date": "2026-06-20", "reason": "Thành tích nổi trội"}
    rates = [{"unit": unit, "rate": float(rate)} | decisions for unit, rate in raised.items()]
    yield f"{MONTH}/period", {"opened_on": "2026-06-01", "raised_rates": rates}
    yield "bodies/lanh-dao", {"name": "Lãnh đạo", "roles": ["decide", "confirm"]}
    for unit in UNITS:
        yield f"units/{unit}", {"name": unit, "kind": "department", "block": "government", "from": "2025-07-01"}
    for number, (unit, group, standing, decided) in enumerate(people):
        post = {"unit": unit, "title": "Chức danh", "standing": standing, "peer_group": group, "from": "2025-07-01"}
        post |= {"managed_by": "lanh-dao", "used_by": "lanh-dao"}
        yield f"people/nguoi-{number}", {"name": f"Người {number}", "posts": [post]}
        decision: Record = {"by": "lanh-dao", "on": "2026-06-29", "number": "12-QĐ"}
        decision |= {"not_assessed": True, "reason": "Nghỉ"} if decided == "none" else {"grade": decided}
        yield f"{MONTH}/{unit}/nguoi-{number}", {"decision": decision} if decided else {"plan": {"work_items": []}}


def told(people: list[Drawn], raised: dict[str, Fraction]) -> dict[tuple[str, str], Quota]:
    """By unit and group, the whole unit under an empty name; a head stands apart; rounded down, «không vượt quá»."""
    found = {}
    for unit in UNITS:
        groups = {group for place, group, _, _ in people if place == unit}
        for name in ("", *groups) if len(groups) > 1 else ("",):
            grades = [
                decided
                for place, group, standing, decided in people
                if place == unit and name in {"", group} and standing != "HEAD"
            ]
            rate = raised.get(unit, Fraction(20, 100))
            excellent, good = grades.count("EXCELLENT"), grades.count("GOOD")
            literal, pool = floor(rate * good), floor(rate * (good + excellent))
            result = "WITHIN" if excellent <= literal else "NEEDS_REVIEW" if excellent <= pool else "EXCEEDED"
            found[unit, name] = Quota(excellent, good, literal, pool, result)
    return found


@pytest.mark.parametrize("seed", range(12))
def test_both_tellings_agree(tmp_path: Path, seed: int) -> None:
    people, raised = draw(random.Random(seed))  # noqa: S311
    write_files(tmp_path, dict(files_of(people, raised)))
    inspection = inspect(tmp_path)
    assert not inspection.records.unreadable
    ours = {
        (group.unit, group.peer_group): Quota(
            len(group.excellent), group.good, group.places_literal, group.places_pool, group.result.name
        )
        for groups in inspection.results.quotas.values()
        for group in groups
    }
    assert ours == told(people, raised)

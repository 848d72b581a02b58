"""Seeded changes of a repository of records, for the comparison with the second telling of the law.

Scalars keep the manner in which they were written, quoted or plain, so that what is written back is read as before.
"""

import datetime as dt
import random
from collections.abc import Callable
from pathlib import Path
from typing import Any

import yaml

Record = dict[str, Any]

LEVELS = ("0.75", "1", "1.2")
CONFIRMED = {"by": "ban-thuong-vu", "on": "2026-06-20", "document": "Văn bản 01"}


class Plain(str):
    """A scalar written without quotation marks."""

    __slots__ = ()


class StyleLoader(yaml.BaseLoader):
    """Every scalar a text that remembers whether it was quoted."""

    def construct_scalar(self, node: Any) -> Any:
        text = super().construct_scalar(node)
        return Plain(text) if isinstance(node, yaml.ScalarNode) and node.style is None else text


class StyleDumper(yaml.SafeDumper):
    """Writes each scalar back as it was."""

    def ignore_aliases(self, _data: Any) -> bool:
        return True


def represent_plain(dumper: StyleDumper, text: Plain) -> yaml.ScalarNode:
    resolve: Callable[..., str] = dumper.resolve
    tag = resolve(yaml.ScalarNode, str(text), (True, False))
    return dumper.represent_scalar(tag, str(text))


def represent_quoted(dumper: StyleDumper, text: str) -> yaml.ScalarNode:
    return dumper.represent_scalar("tag:yaml.org,2002:str", text, style='"')


StyleDumper.add_representer(Plain, represent_plain)
StyleDumper.add_representer(str, represent_quoted)


def plain(value: Any) -> Any:
    """`value` with every text in it written plain."""
    if isinstance(value, dict):
        return {plain(key): plain(item) for key, item in value.items()}
    if isinstance(value, list):
        return [plain(item) for item in value]
    return Plain(value)


def load(path: Path) -> Any:
    return yaml.load(path.read_text(encoding="utf-8"), Loader=StyleLoader)  # noqa: S506


def dump(path: Path, record: Record) -> None:
    keyed = yaml.dump(record, Dumper=StyleDumper, allow_unicode=True, sort_keys=False, width=10_000)
    path.write_text(keyed, encoding="utf-8")


def flatter(record: Record, chance: random.Random) -> None:
    """Make a good record of it, so that the one thing that goes wrong afterwards decides."""
    record["self_assessment"]["general_criteria"] = plain({"default": "met"})
    record.get("verification", {})["differences"] = []
    for item in record["plan"]["work_items"]:
        result = record["self_assessment"]["results"].setdefault(item["id"], {})
        result["quantity"] = item["quantity"]
        for measure in ("quality", "timeliness", "leadership"):
            result[Plain(measure)] = Plain(chance.choice(("1", "1", "1.2")))


def change_result(record: Record, chance: random.Random) -> None:
    """More, less or nothing delivered; another level; a result or a level that is missing."""
    results = record["self_assessment"]["results"]
    if not results:
        return
    name = chance.choice(sorted(results))
    result = results[name]
    match chance.randrange(8):
        case 0:
            result["quantity"] = Plain("0")
        case 1:
            result["quantity"] = Plain(chance.choice(("0.5", "1", "1.5", "2", "3")))
        case 2:
            result.pop(chance.choice(("quality", "timeliness", "leadership")), None)
        case 3:
            del results[name]
        case _:
            result[Plain(chance.choice(("quality", "timeliness", "leadership")))] = Plain(chance.choice(LEVELS))


def change_criteria(record: Record, chance: random.Random) -> None:
    """Criteria not met; no default, so that each must be ticked."""
    ticks = record["self_assessment"]["general_criteria"]
    names = [f"{group}.{number}" for group, count in ((1, 9), (2, 4), (3, 4)) for number in range(1, count + 1)]
    fails = sorted(chance.sample(names, chance.choice((1, 2, 3, 5, 9, 16))))
    ticks["not_met"] = fails
    ticks.pop("met", None)
    if chance.random() < 0.3:
        ticks.pop("default", None)
        ticks["met"] = [name for name in names if name not in fails][chance.choice((0, 0, 1)) :]


def change_verification(record: Record, chance: random.Random) -> None:
    """The verification departs from what was reported."""
    if "verification" not in record:
        return
    differences: list[Record] = []
    results = record["self_assessment"]["results"]
    if results:
        name, measure = (
            chance.choice(sorted(results)),
            chance.choice(("quantity", "quality", "timeliness", "leadership")),
        )
        value = chance.choice(("0", "1", "2") if measure == "quantity" else LEVELS)
        differences.append(plain({"item": name, "measure": measure, "value": value, "reason": "Thẩm định khác"}))
    if chance.random() < 0.5:
        met = chance.choice(("true", "false"))
        criterion = f"1.{chance.randint(1, 9)}"
        differences.append({"criterion": criterion, "met": Plain(met), "reason": "Thẩm định khác"})
    record["verification"]["differences"] = differences


def change_plan(record: Record, chance: random.Random) -> None:
    """Another due day, quantity or axis; fewer items; other weights."""
    plan = record["plan"]
    items = plan["work_items"]
    if not items:
        return
    item = chance.choice(items)
    match chance.randrange(7):
        case 0:
            items.remove(item)
        case 1:
            item["axis"] = Plain(str(chance.randint(1, 6)))
        case 2:
            item["quantity"] = Plain(chance.choice(("1", "2", "0.5")))
        case 3:
            plan.pop("axis_weights", None)
        case 4:
            plan["axis_weights"] = {item["axis"] + "": Plain("70")}
            plan["work_items"] = [other for other in items if other["axis"] == item["axis"]]
        case 5:
            item["due"] = Plain("2026-12-31")
        case _:
            plan["work_items"] = []


def change_facts(record: Record, unit: str, chance: random.Random) -> None:
    """One recorded fact."""
    items = record.get("plan", {}).get("work_items", [])
    when = chance.choice(("2026-06-20", "2026-08-20"))
    discipline: Record = {
        "form": chance.choice(("khien-trach", "canh-cao", "cach-chuc", "khai-tru")),
        "confirmed": CONFIRMED | {"on": when},
        "violation_on": chance.choice(("2026-02-10", "2026-05-10", "2026-08-10")),
        "duty_related": chance.choice(("true", "true", "false")),
    }
    if chance.random() < 0.4:
        discipline["violation_unit"] = chance.choice((unit, "mat-tran"))
    excuse: Record = {"item": chance.choice(items)["id"] if items else "khong-co", "reason": "Bão"}
    excuse |= {"confirmed": CONFIRMED} if chance.random() < 0.7 else {}
    corruption: Record = {"summary": "Vụ việc", "confirmed": CONFIRMED | {"on": when}}
    corruption |= {"remedied": CONFIRMED} if chance.random() < 0.5 else {}
    facts: list[tuple[str, Any]] = [
        ("force_majeure", [excuse]),
        ("force_majeure", [excuse]),
        ("discipline", [discipline]),
        ("discipline", [discipline]),
        ("degeneration", {"summary": "Kết luận", "confirmed": CONFIRMED | {"on": when}}),
        ("corruption_in_unit", corruption),
        ("confidence_vote", {"low": chance.choice(("3", "5", "6")), "total": "10"}),
        ("shortcomings", {"pointed_out": "2", "remedied": chance.choice(("0", "1", "2"))}),
        ("exemption", {"kind": chance.choice(("INSPECTION", "OTHER")), "reason": "Lý do", "confirmed": CONFIRMED}),
    ]
    name, fact = chance.choice(facts)
    record.setdefault(Plain("facts"), {})[Plain(name)] = plain(fact)


def change_stage(record: Record, chance: random.Random) -> None:
    """Steps taken back; an amendment."""
    steps = ["decision", "proposal", "verification", "self_assessment"]
    if "decision" in record and chance.random() < 0.4:
        amendment = {"by": "ban-thuong-vu", "on": "2026-11-02", "number": "99-QĐ/ĐU", "reason": "Xem xét lại"}
        if chance.random() < 0.5:
            amendment |= {"kind": "CANCEL"}
        else:
            amendment |= {"kind": "ADJUST", "grade": chance.choice(("EXCELLENT", "GOOD", "COMPLETED"))}
        record[Plain("amendments")] = [plain(amendment)]
        return
    for step in steps[: chance.randint(1, 4)]:
        record.pop(step, None)


def change_grades(record: Record, chance: random.Random) -> None:
    """What is proposed and decided: the quota counts it, whatever the record qualifies for."""
    for step, key in (("self_assessment", "proposed_grade"), ("proposal", "grade"), ("decision", "grade")):
        if key in record.get(step, {}):
            record[step][key] = Plain(chance.choice(("EXCELLENT", "GOOD", "GOOD", "GOOD", "COMPLETED")))


def change_evaluation(record: Record, unit: str, chance: random.Random) -> None:
    """None, one or two changes of one record, on top of what is there or of a good record."""
    assessed = "self_assessment" in record and "plan" in record
    if assessed and chance.random() < 0.7:
        flatter(record, chance)
    if chance.random() < 0.5:
        change_grades(record, chance)
    for _ in range(chance.choice((0, 1, 1, 2))):
        kind = chance.choice(("result", "result", "criteria", "verification", "plan", "facts", "facts", "stage"))
        if kind == "facts":
            change_facts(record, unit, chance)
        elif "self_assessment" not in record or "plan" not in record:
            continue
        elif kind == "stage":
            change_stage(record, chance)
        else:
            changes = {"result": change_result, "criteria": change_criteria}
            changes |= {"verification": change_verification, "plan": change_plan}
            changes[kind](record, chance)


def change_tasks(tasks: list[Record], people: list[str], chance: random.Random) -> None:
    """Tasks of the unit: done, late, exceeded, excused, in whose charge; in one of three manners."""
    manner = chance.choice(("good", "good", "mixed", "bad"))
    bad = {"good": 0.04, "mixed": 0.15, "bad": 0.4}[manner]
    for task in tasks:
        task.pop("force_majeure", None)
        task[Plain("completed")] = Plain("false" if chance.random() < bad else "true")
        task[Plain("late")] = Plain("true" if chance.random() < bad else "false")
        task[Plain("exceeded")] = Plain("true" if chance.random() < 0.4 else "false")
        if task["completed"] == "false" and chance.random() < 0.4:
            excuse = {"reason": "Bão", "confirmed": CONFIRMED}
            if chance.random() < 0.3:
                del excuse["confirmed"]
            task[Plain("force_majeure")] = plain(excuse)
        if chance.random() < 0.2:
            task[Plain("in_charge")] = [Plain(chance.choice(people))]
    if tasks and chance.random() < 0.1:
        del chance.choice(tasks)["completed"]


def change_collective(record: Record, people: list[str], chance: random.Random) -> None:
    """The unit's own record: its tasks, the five indicators, its decided grade."""
    if chance.random() < 0.05:
        record["tasks"] = []
    change_tasks(record.get("tasks", []), people, chance)
    if chance.random() < 0.2:
        names = ("growth", "budget_revenue", "public_investment", "income_per_head", "poverty_reduction")
        achieved = chance.choice((0, 0, 1, 5))
        record[Plain("indicators")] = plain(
            [{"id": name, "achieved": "true" if at < achieved else "false"} for at, name in enumerate(names)]
        )
    if "decision" in record and chance.random() < 0.3:
        record["decision"]["grade"] = Plain("NOT_COMPLETED")
    elif chance.random() < 0.1:
        record.pop("decision", None)


def change_person(record: Record, chance: random.Random) -> None:
    """Absences, days of the post, standing."""
    first = dt.date(2026, 3, 15) + dt.timedelta(days=chance.randrange(180))
    last = first + dt.timedelta(days=chance.choice((20, 45, 58, 59, 60, 61, 62, 90)))
    kind = chance.choice(("TRAINING", "SICK_LEAVE", "MATERNITY_LEAVE"))
    post = record["posts"][-1]
    match chance.randrange(4):
        case 0 | 1:
            absence = {"kind": kind, "from": str(first), "to": str(last), "document": "Quyết định 05"}
            record[Plain("absences")] = [plain(absence)]
            if chance.random() < 0.4:
                after = {"kind": chance.choice((kind, "SICK_LEAVE")), "document": "Quyết định 06"}
                after["from"] = str(last + dt.timedelta(days=chance.choice((1, 1, 2))))
                after["to"] = str(last + dt.timedelta(days=30))
                record["absences"].append(plain(after))
        case 2:
            post["standing"] = Plain(chance.choice(("HEAD", "DEPUTY", "MEMBER")))
        case _:
            if len(record["posts"]) == 1 and "to" not in post:
                start = dt.date(2026, 3, 28) + dt.timedelta(days=chance.choice((0, 2, 35, 62, 63, 64, 65, 66, 70)))
                if start <= dt.date(2026, 6, 20):
                    post["from"] = Plain(str(start))
                    post[Plain("first_leadership_post")] = Plain(chance.choice(("true", "false")))


def change_catalogue(record: Record, chance: random.Random) -> None:
    """Points, and points revised from a day on."""
    product = chance.choice(record["products"])
    product["points"] = Plain(chance.choice(("80", "130", "250")))
    revisions = [
        {"from": day, "points": chance.choice(("90", "170")), "number": "21-QĐ/ĐU"}
        for day in chance.sample(("2026-05-01", "2026-07-01", "2026-09-30", "2026-10-01"), 1)
    ]
    product[Plain("revisions")] = plain(revisions)


def change_period(record: Record, groups: list[str], last: str, chance: random.Random) -> None:
    """An early day of assessment; a raised rate."""
    if chance.random() < 0.4:
        record[Plain("assessment_on")] = Plain(last)
    if chance.random() < 0.5:
        raised = {"rate": chance.choice(("0.22", "0.25")), "number": "30-QĐ/TU", "by": "ban-thuong-vu"}
        raised |= {"peer_group": chance.choice(groups), "date": "2026-07-01", "reason": "Thành tích nổi trội"}
        record[Plain("raised_rates")] = [plain(raised)]


def mutate(root: Path, seed: int) -> None:
    """Change the records below `root` as `seed` says."""
    chance = random.Random(seed)  # noqa: S311
    records = root / "records"
    groups = [str(group["id"]) for group in load(records / "organization.yaml")["peer_groups"]]
    for path in sorted(records.glob("*-Q*/*/*.yaml")):
        record, unit = load(path), path.parent.name
        if path.stem == "collective":
            people = [other.stem for other in sorted(path.parent.glob("*.yaml")) if other.stem != "collective"]
            if chance.random() < 0.04:
                path.unlink()
                continue
            if people:
                change_collective(record, people, chance)
        else:
            change_evaluation(record, unit, chance)
        dump(path, record)
    for path in sorted(records.glob("people/*.yaml")):
        if chance.random() < 0.2:
            record = load(path)
            change_person(record, chance)
            dump(path, record)
    for path in sorted(records.glob("catalogues/*.yaml")):
        if chance.random() < 0.3:
            record = load(path)
            change_catalogue(record, chance)
            dump(path, record)
    for path, last in zip(sorted(records.glob("*/period.yaml")), ("2026-06-10", "2026-09-15"), strict=True):
        record = load(path)
        change_period(record, groups, last, chance)
        dump(path, record)

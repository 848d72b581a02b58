"""A fictional commune whose records are made over for a local instrument: what its second telling judges."""

import random
from collections.abc import Mapping
from pathlib import Path

from brute_force_local import COMMUNE, DEPARTMENT, INSTITUTE, Printed
from mutation import Plain, Record, dump, load, plain

FRAMES: Mapping[str, tuple[Mapping[str, Printed], ...]] = {
    "lamdong-pl1": tuple(COMMUNE.values()),
    "lamdong-pl2": tuple(COMMUNE.values()),
    "lamdong-pl5": tuple(DEPARTMENT.values()),
    "vast": (INSTITUTE,),
}
SHARES = ("0", "0.2", "0.5", "0.75", "0.9", "1.1")


def number(value: float) -> str:
    return f"{round(value, 4):.4f}".rstrip("0").rstrip(".")


def one_result(chance: random.Random, name: str, line: Printed, harsh: float) -> Record:
    """What was reached of one line of the frame, at the boundary as often as not."""
    share = float(chance.choice(SHARES)) if chance.random() < harsh else 1.0
    if line.if_any and chance.random() < 0.4:
        return {"not_applicable": "true"}
    if line.levels is not None:
        return {"level": chance.choice(sorted(line.levels)) if chance.random() < harsh else "Tốt"}
    if line.target is not None:
        actual = float(line.target) * share
        return {"actual": number(-1 if chance.random() < harsh / 10 else actual)}
    most = float(line.most) * (2 if name == "T1.4" and chance.random() < 0.2 else 1)
    return {"score": number(min(share, 1.0) * most)}


def wrong_result(chance: random.Random, given: Record) -> None:
    """Nothing told of a line, a manner that the frame does not know, or «nếu có» where the frame does not say so."""
    name = chance.choice(sorted(given))
    match chance.randrange(3):
        case 0:
            del given[name]
        case 1:
            given[name] = {"score": "100"}
        case _:
            given[name] = {"not_applicable": "true"}


def criteria_results(chance: random.Random, frame: str) -> Record:
    harsh = chance.choice((0.0, 0.0, 0.02, 0.1, 0.5))
    given = {name: one_result(chance, name, line, harsh) for lines in FRAMES[frame] for name, line in lines.items()}
    if frame == "vast" and chance.random() < 0.3:
        given |= {"T1.1": {"not_applicable": "true"}, "T1.2": {"not_applicable": "true"}}
        given["T1.4"] = {"score": chance.choice(("10", "12", "20"))}
    if chance.random() < 0.06:
        wrong_result(chance, given)
    return given


def verified(chance: random.Random, record: Record, frame: str) -> None:
    """The verification finds another result of a line."""
    lines = {name: line for group in FRAMES[frame] for name, line in group.items()}
    name = chance.choice(sorted(lines))
    found = {key: value for key, value in one_result(chance, name, lines[name], 0.7).items() if key != "not_applicable"}
    if found and "verification" in record:
        difference = {"result_criterion": name, **found, "reason": "Thẩm định khác"}
        record["verification"].setdefault("differences", []).append(quoted(difference))


def quoted(result: Record) -> Record:
    """Ids of criteria are texts, the rest is written plain."""
    return {Plain(key): value if key == "result_criterion" else plain(value) for key, value in result.items()}


def make_over(record: Record, pack: str, frame: str, chance: random.Random) -> None:
    """Only that which the frame knows: its axes, its criteria, no weights where the draft has none."""
    record.pop("framework", None)
    axes = len(FRAMES[frame]) if pack == "lamdong" else 4
    plan = record.get("plan", {})
    for item in plan.get("work_items", []):
        if int(item["axis"]) > axes and chance.random() < 0.97:
            item["axis"] = Plain(str((int(item["axis"]) - 1) % axes + 1))
    if pack == "lamdong":
        plan.pop("axis_weights", None)
    elif "work_items" in plan:
        used = sorted({str(item["axis"]) for item in plan["work_items"]})
        plan.pop("axis_weights", None)
        if used and chance.random() < 0.8:
            weighed = used if chance.random() < 0.2 else sorted({"1", *used})
            parts = [Plain(str(70 // len(weighed))) for _ in weighed]
            parts[0] = Plain(str(70 - 70 // len(weighed) * (len(weighed) - 1)))
            plan[Plain("axis_weights")] = dict(zip((str(axis) for axis in weighed), parts, strict=True))
    if "self_assessment" in record:
        given = criteria_results(chance, frame)
        if pack == "vast" and "1" not in plan.get("axis_weights", {"1": "30"}) and chance.random() < 0.5:
            given = {}
        record["self_assessment"][Plain("criteria_results")] = {name: quoted(result) for name, result in given.items()}
        drop_levels(record, chance)
        if chance.random() < 0.15:
            verified(chance, record, frame)


def drop_levels(record: Record, chance: random.Random) -> None:
    """Where points come from criteria, levels of a work item may be left out."""
    for result in record["self_assessment"].get("results", {}).values():
        if chance.random() < 0.03:
            for measure in ("quality", "timeliness", "leadership"):
                result.pop(measure, None)


def localise(root: Path, pack: str, seed: int) -> None:
    """Put the repository below `root` under the instrument `pack`, whose frames its records then follow."""
    chance = random.Random(f"{pack} {seed}")  # noqa: S311
    records = root / "records"
    organization = load(records / "organization.yaml")
    organization["regulation"][0]["pack"] = Plain(pack)
    dump(records / "organization.yaml", organization)
    for path in sorted(records.glob("*-Q*/*/collective.yaml")):
        collective = load(path)
        for task in collective.get("tasks", []):
            if chance.random() < 0.3:
                task[Plain("ad_hoc")] = Plain("true")
        dump(path, collective)
    if pack == "thanhlam":
        few(records, chance)
        return
    frames = {"lamdong": ("lamdong-pl1", "lamdong-pl2", "lamdong-pl5"), "vast": ("vast",)}[pack]
    frame_of = {}
    for path in sorted(records.glob("people/*.yaml")):
        person = load(path)
        frame_of[path.stem] = chance.choice(frames)
        for post in person["posts"]:
            post[Plain("framework")] = Plain(frame_of[path.stem])
        dump(path, person)
    for path in sorted(records.glob("*-Q*/*/*.yaml")):
        if path.stem != "collective":
            record = load(path)
            make_over(record, pack, frame_of[path.stem], chance)
            dump(path, record)


def few(records: Path, chance: random.Random) -> None:
    """Groups of one to six, by the units in which people are."""
    organization = load(records / "organization.yaml")
    units: dict[str, str] = {}
    for path in sorted(records.glob("people/*.yaml")):
        person = load(path)
        for post in person["posts"]:
            units.setdefault(post["unit"], f"nhom-{len(units)}-{chance.choice('ab')}")
            post["peer_group"] = Plain(units[post["unit"]])
        dump(path, person)
    organization["peer_groups"] = [plain({"id": name, "title": f"Nhóm {name}"}) for name in sorted(set(units.values()))]
    dump(records / "organization.yaml", organization)
    for path in sorted(records.glob("*/period.yaml")):
        period = load(path)
        period.pop("raised_rates", None)
        dump(path, period)
    for path in sorted(records.glob("*-Q*/*/*.yaml")):
        record = load(path)
        if (
            path.stem != "collective"
            and "decision" in record
            and chance.random() < 0.8
            and "grade" in record["decision"]
        ):
            record["decision"]["grade"] = Plain(chance.choice(("GOOD", "GOOD", "GOOD", "EXCELLENT")))
            dump(path, record)
    for unit in sorted(units):
        if chance.random() < 0.15:
            found = sorted(path for path in records.glob(f"*-Q*/{unit}/*.yaml") if path.stem != "collective")
            if found:
                chance.choice(found).unlink()

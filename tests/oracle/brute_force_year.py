"""Điều 11 QĐ 366 retold a second time for a year and for collectives, straight from its words; HD 02, 6.3 for the quarters.

Nothing of the product is used here but the records themselves, read with plain PyYAML, every scalar a text. The numbers
of the law stand where they are needed. What the texts leave open is read as `docs/decisions.md` says.
"""

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass, field
from fractions import Fraction
from pathlib import Path

from brute_force import Record, concluded_in, confirmed, day, days_of, final_grade, load

YEAR = "2026"
BEST_FIRST = ("EXCELLENT", "GOOD", "COMPLETED")
LEADERS = {"HEAD", "DEPUTY", "MEMBER"}


@dataclass(frozen=True)
class Judged:
    """What the law makes of one record."""

    outcome: str
    allowed: str | None = None
    """Of a collective without a score: the best grade that its conditions leave to the competent authority."""

    provisional: bool = False


@dataclass
class Findings:
    """What speaks for and against a record, in whatever order it is found."""

    caps: list[str] = field(default_factory=lambda: ["EXCELLENT"])
    certain: bool = False
    left_open: bool = False
    waiting: bool = False

    def cap(self, grade: str) -> None:
        self.caps.append(grade)

    def worst(self) -> None:
        self.certain = True

    def ask(self) -> None:
        self.left_open = True

    def wait(self) -> None:
        self.waiting = True

    @property
    def best(self) -> str:
        return max(self.caps, key=BEST_FIRST.index)


@dataclass(frozen=True)
class Count:
    """Tasks counted, without those excused."""

    all: int
    done: int
    late: int
    above: int
    poor: int
    excused: int
    open: int
    """Of so many nothing is said."""

    planned: list[str] | None = None
    """Of the unit's tasks by programme and plan: «true», «false», or «open». None of own work, all of which is planned."""


class Commune:
    """Everything below records/, as texts."""

    def __init__(self, root: Path) -> None:
        here = root / "records"
        self.units: dict[str, Record] = {path.stem: load(path) for path in sorted(here.glob("units/*.yaml"))}
        self.people: dict[str, Record] = {path.stem: load(path) for path in sorted(here.glob("people/*.yaml"))}
        self.files: dict[tuple[str, str, str], Record] = {}
        for path in sorted(here.glob("20*/*/*.yaml")):
            self.files[path.parent.parent.name, path.parent.name, path.stem] = load(path)

    def standing(self, person: str) -> str:
        return str(self.people[person]["posts"][0]["standing"])

    def unit_of(self, person: str) -> str:
        return str(self.people[person]["posts"][0]["unit"])

    def quarters(self) -> list[str]:
        return sorted({period for period, _, _ in self.files if "-Q" in period})

    def story(self, period: str, unit: str, name: str) -> Iterator[tuple[str, Record]]:
        """The record of a period; of a year also those of its quarters, since it covers them."""
        for at in (period, *(self.quarters() if period == YEAR else ())):
            if (at, unit, name) in self.files:
                yield unit, self.files[at, unit, name]

    def leaders_accused(self, period: str, unit: str) -> Iterator[tuple[str, Record]]:
        """Records of leaders here, or of those elsewhere whose violation was here."""
        for at in (period, *(self.quarters() if period == YEAR else ())):
            for (when, folder, name), record in self.files.items():
                if when != at or name == "collective" or self.standing(name) not in LEADERS:
                    continue
                cases = record.get("facts", {}).get("discipline", [])
                if folder == unit or any(case.get("violation_unit") == unit for case in cases):
                    yield folder, record


def first_and_last(period: str) -> tuple[dt.date, dt.date]:
    return days_of(period) if "-Q" in period else (dt.date(int(period), 1, 1), dt.date(int(period), 12, 31))


# ---------------------------------------------------------------- nhiệm vụ (1.1-1.3, 2.1-2.3, 3.1-3.3)


def count_unit(tasks: list[Record]) -> Count:
    excused = [task for task in tasks if task.get("completed") != "true" and confirmed(task.get("force_majeure"))]
    counted = [task for task in tasks if task not in excused]
    return Count(
        all=len(counted),
        done=sum(task.get("completed") == "true" for task in counted),
        late=sum(task.get("late") == "true" for task in counted),
        above=sum(task.get("completed") == "true" and task.get("exceeded") == "true" for task in counted),
        poor=sum(task.get("substandard") == "true" for task in counted),
        excused=len(excused),
        open=sum("completed" not in task for task in counted),
        planned=[task.get("completed", "open") for task in counted if task.get("ad_hoc") != "true"],
    )


def count_own(record: Record) -> Count:
    results = record["self_assessment"]["results"]
    claims = {claim["item"] for claim in record.get("facts", {}).get("force_majeure", []) if confirmed(claim)}
    items = [results[item["id"]] | {"id": item["id"]} for item in record["plan"]["work_items"]]
    counted = [item for item in items if item["quantity"] == "1" or item["id"] not in claims]
    levels = [[Fraction(item[name]) for name in ("quality", "timeliness") if name in item] for item in counted]
    return Count(
        all=len(counted),
        done=sum(item["quantity"] == "1" for item in counted),
        late=sum("timeliness" in item and Fraction(item["timeliness"]) < 1 for item in counted),
        above=sum(bool(seen) and max(seen) > 1 and min(seen) >= 1 for seen in levels),
        poor=0,
        excused=len(items) - len(counted),
        open=sum(item["quantity"] == "1" and "timeliness" not in item for item in counted),
    )


def pace(found: Findings, count: Count | None) -> None:
    """Đúng hạn, bảo đảm chất lượng, ít nhất 30 % vượt mức; chưa bảo đảm tiến độ không quá 20 %."""
    if count is not None and count.poor:
        found.cap("COMPLETED")
    if count is None or count.open:
        found.wait()
    elif count.all == 0 or Fraction(count.late, count.all) > Fraction(20, 100):
        found.ask()
    else:
        if count.late:
            found.cap("COMPLETED")
        if Fraction(count.above, count.all) < Fraction(30, 100):
            found.cap("GOOD")


def waits_or_hopeless(found: Findings, count: Count | None, *, year: bool) -> None:
    """While something is open nothing is told but what it cannot lift any more."""
    if count is not None and below_seventy(count, ("true", "open"), year=year):
        found.worst()
    found.wait()


def below_seventy(count: Count, done: tuple[str, ...], *, year: bool) -> bool:
    """«số nhiệm vụ theo chương trình, kế hoạch trong năm» (4.1 d, 4.2 a); of a quarter all that was given (HD 02, 5.3)."""
    if year and count.planned is not None:
        told = sum(item in done for item in count.planned)
        return bool(count.planned) and Fraction(told, len(count.planned)) < Fraction(70, 100)
    return count.all > 0 and Fraction(count.done + count.open * ("open" in done), count.all) < Fraction(70, 100)


def share_led(found: Findings, count: Count, *, year: bool) -> None:
    """Dưới 70 %: không hoàn thành; 70 % đến dưới 100 %: no grade fits. Bất khả kháng in a year is for the authority."""
    if below_seventy(count, ("true",), year=year):
        found.worst()
    elif count.done < count.all or count.all == 0 or (count.excused and year):
        found.ask()


# ---------------------------------------------------------------- kỷ luật (4.1 b, 4.2 c, 4.3 a, 4.4)


def cases_of(records: Iterator[tuple[str, Record]]) -> Iterator[tuple[str, Record, bool]]:
    """Each discipline once, with the unit where the violation was, and whether a collective's record tells of it."""
    seen = set()
    for unit, record in records:
        for case in record.get("facts", {}).get("discipline", []):
            key = (case["form"], case["confirmed"]["on"], case["confirmed"]["document"])
            if key not in seen:
                seen.add(key)
                yield case.get("violation_unit", unit), case, "who" in case


def in_time(case: Record, period: str, judged: Record) -> str:
    """4.4 a: outside the period, of an earlier time, or now."""
    first, last = first_and_last(period)
    decided = day(case["confirmed"]["on"])
    graded = max(day(judged["decision"]["on"]), last) if "decision" in judged else dt.date.max
    if not first <= decided <= graded or day(case["violation_on"]) > last:
        return "outside"
    earlier = day(case["violation_on"]) < first or decided > last or case.get("aggravated") == "true"
    return "earlier" if earlier else "now"


def person_disciplined(found: Findings, commune: Commune, period: str, unit: str, person: str) -> None:
    judged = commune.files[period, unit, person]
    seen = set()
    for at, record in commune.story(period, unit, person):
        for case in record.get("facts", {}).get("discipline", []):
            key = repr(sorted((name, value) for name, value in case.items() if name not in {"remedied", "aggravated"}))
            when = in_time(case, period, judged)
            if key in seen or when == "outside" or case["duty_related"] != "true":
                continue
            seen.add(key)
            if case.get("violation_unit", at) != unit or when == "earlier" or "remedied" in case:
                found.ask()
            else:
                found.worst()


def members_disciplined(found: Findings, commune: Commune, period: str, unit: str) -> None:
    judged = commune.files[period, unit, "collective"]
    own = list(commune.story(period, unit, "collective"))
    accused = list(commune.leaders_accused(period, unit))
    for at, case, by_collective in cases_of(iter(own + accused)):
        when = in_time(case, period, judged)
        if case.get("who") == "UNIT_BELOW" or when == "outside" or case["duty_related"] != "true" or at != unit:
            continue
        itself = case.get("who") == "COLLECTIVE"
        if when == "earlier" or ("remedied" in case and by_collective) or itself:
            found.ask()
        else:
            found.worst()
    # 1.1: «Không có đơn vị trực thuộc ... hoặc thành viên ... bị kỷ luật»
    present = [(at, record) for at, record in accused if at == unit]
    below = [name for name, other in commune.units.items() if other.get("parent") == unit]
    lower = [record for name in below for _, record in commune.story(period, name, "collective")]
    bars = [case for _, case, _ in cases_of(iter(own + present))]
    bars += [
        case
        for record in lower
        for case in record.get("facts", {}).get("discipline", [])
        if case["who"] == "COLLECTIVE"
    ]
    if any(in_time(case, period, judged) != "outside" for case in bars):
        found.cap("GOOD")


# ---------------------------------------------------------------- các trường hợp khác của khoản 4


def indicators(found: Findings, unit: Record) -> None:
    """Cả năm chỉ tiêu không đạt; bất khả kháng leaves it to the authority, of collectives and of their heads."""
    missed = [item for item in unit.get("indicators", []) if item["achieved"] == "false"]
    if len(missed) < 5:
        return
    if any(confirmed(item.get("force_majeure")) for item in missed):
        found.ask()
    else:
        found.worst()


def shortcomings(found: Findings, record: Record) -> None:
    told = record.get("facts", {}).get("shortcomings")
    if told and int(told["remedied"]) < int(told["pointed_out"]):
        found.cap("GOOD")


def leader_only(found: Findings, commune: Commune, unit: str, person: str) -> None:
    judged = commune.files[YEAR, unit, person]
    for _, record in commune.story(YEAR, unit, person):
        facts = record.get("facts", {})
        if concluded_in(*first_and_last(YEAR), judged, facts.get("corruption_in_unit")):
            found.ask() if "remedied" in facts["corruption_in_unit"] else found.worst()
        vote = facts.get("confidence_vote")
        if vote and Fraction(vote["low"]) / Fraction(vote["total"]) > Fraction(1, 2):
            found.worst()
    if commune.standing(person) != "HEAD":
        return
    indicators(found, commune.files.get((YEAR, unit, "collective"), {}))
    below = [name for name, other in commune.units.items() if other.get("parent") == unit]
    records = [commune.files.get((YEAR, name, "collective"), {}) for name in below]
    failed = [final_grade(record) for record in records].count("NOT_COMPLETED")
    # Decided not to be graded, a unit is not «Không hoàn thành nhiệm vụ»; cancelled, it may become so.
    left = [
        record for record in records if record.get("amendments") or "not_assessed" not in record.get("decision", {})
    ]
    unknown = [final_grade(record) for record in left].count(None)
    if failed * 2 > len(below):
        found.worst()
    elif (failed + unknown) * 2 > len(below):
        found.wait()


def others_only(found: Findings, commune: Commune, unit: str, person: str) -> None:
    """4.3 a: vi phạm những điều đảng viên không được làm, trách nhiệm nêu gương, gây ảnh hưởng xấu."""
    judged = commune.files[YEAR, unit, person]
    for _, record in commune.story(YEAR, unit, person):
        for case in record.get("facts", {}).get("misconduct", []):
            if case["harmful"] == "true" and concluded_in(*first_and_last(YEAR), judged, case):
                found.ask() if "remedied" in case else found.worst()


def own_tasks(found: Findings, record: Record) -> None:
    """1.3, 2.3, 3.3 and 4.3 b, of those who lead nobody."""
    if not record["plan"]["work_items"]:
        pace(found, None)
        return
    count = count_own(record)
    pace(found, count)
    if (count.all - count.done) * 2 > count.all:
        found.worst()
    elif count.done < count.all or count.excused:
        found.ask()


def led_tasks(found: Findings, commune: Commune, unit: str, person: str, record: Record) -> None:
    """1.2, 2.2, 3.2 and 4.2 a: the unit of a head; the field of a deputy or member, or else the own work."""
    tasks = commune.files.get((YEAR, unit, "collective"), {}).get("tasks", [])
    theirs = (
        tasks if commune.standing(person) == "HEAD" else [task for task in tasks if person in task.get("in_charge", [])]
    )
    own = count_own(record) if record["plan"]["work_items"] and not theirs else None
    count = count_unit(theirs) if theirs else own
    pace(found, count)
    if not tasks or count_unit(tasks).open:
        waits_or_hopeless(found, count if tasks else None, year=True)
    elif count is not None:
        share_led(found, count, year=True)


# ---------------------------------------------------------------- năm (HD 02, 6.3)


def quarters_of(commune: Commune, unit: str, person: str) -> dict[str, Record | None]:
    return {period: commune.files.get((period, unit, person)) for period in commune.quarters()}


def failed_quarter(found: Findings, commune: Commune, unit: str, person: str) -> None:
    """«có 01 quý trong năm xếp loại “Không hoàn thành nhiệm vụ” thì không xếp loại “Hoàn thành xuất sắc nhiệm vụ” cả năm»."""
    records = quarters_of(commune, unit, person)
    if not any(records.values()) and commune.standing(person) not in LEADERS:
        return  # no instrument grades them by quarters
    if any(record and final_grade(record) == "NOT_COMPLETED" for record in records.values()):
        found.cap("GOOD")
    elif any(record is None or "decision" not in record or cancelled(record) for record in records.values()):
        # Only EXCELLENT can still be lost by it; what the authority has to decide anyway stays so.
        found.waiting = found.waiting or (found.best == "EXCELLENT" and not found.left_open)


def cancelled(record: Record) -> bool:
    """«huỷ bỏ kết quả đã công bố; đồng thời, tiến hành đánh giá, xếp loại lại» (15.3): a grade is still to come."""
    return bool(record.get("amendments")) and record["amendments"][-1]["kind"] == "CANCEL"


def runs(commune: Commune, unit: str, person: str) -> list[list[str]]:
    """«từ 02 quý liên tiếp trở lên»; a quarter in which nobody was to be graded breaks no run."""
    found: list[list[str]] = [[]]
    for period, record in quarters_of(commune, unit, person).items():
        decided = (record or {}).get("decision")
        if decided is not None and decided.get("not_assessed") == "true" and "amendments" not in (record or {}):
            continue
        if record and final_grade(record) == "NOT_COMPLETED":
            found[-1].append(period)
        elif found[-1]:
            found.append([])
    return [run for run in found if len(run) >= 2]


def ranking(commune: Commune, people: list[str]) -> list[tuple[int, str]]:
    """«ưu tiên ... số quý được đề xuất xếp loại “Hoàn thành xuất sắc nhiệm vụ” nhiều hơn», then quý IV; equals stay equal."""

    def key(person: str) -> tuple[int, int]:
        records = quarters_of(commune, commune.unit_of(person), person)
        proposed = [record["proposal"]["grade"] for record in records.values() if record and "proposal" in record]
        last = final_grade(records[commune.quarters()[-1]] or {})
        order = ("NOT_COMPLETED", "COMPLETED", "GOOD", "EXCELLENT")
        return -proposed.count("EXCELLENT"), -order.index(last) if last else 1

    return sorted((1 + sum(key(other) < key(person) for other in people), person) for person in people)


# ---------------------------------------------------------------- xếp loại


def closed(found: Findings, score: Fraction | None, *, scored: bool) -> Judged:
    """Khoản 4 is certain whatever else is open; the conditions of the grades need a score."""
    if found.certain or (score is not None and score < 50):
        return Judged("NOT_COMPLETED")
    if scored and score is None:
        return Judged("NOT_SCORED", provisional=True)
    if score is not None:
        found.cap("EXCELLENT" if score >= 90 else "GOOD" if score >= 70 else "COMPLETED")
    if found.left_open:
        return Judged("NEEDS_DECISION", provisional=found.waiting)
    if not scored:
        return Judged("NEEDS_DECISION", allowed=found.best, provisional=found.waiting)
    return Judged(found.best, provisional=found.waiting)


def score_of(record: Record) -> Fraction | None:
    if "self_assessment" not in record:
        return None
    section = record["self_assessment"]
    return Fraction(section["general_criteria"]["awards"]["I"]) + Fraction(section["criteria_results"]["II"]["score"])


def judge_collective(commune: Commune, period: str, unit: str) -> Judged:
    record = commune.files[period, unit, "collective"]
    found = Findings()
    tasks = record["tasks"]
    count = count_unit(tasks) if tasks else None
    pace(found, count)
    if count is None or count.open:
        waits_or_hopeless(found, count, year=period == YEAR)
    else:
        share_led(found, count, year=period == YEAR)
    shortcomings(found, record)
    indicators(found, record)
    members_disciplined(found, commune, period, unit)
    here = [item for at, item in commune.leaders_accused(period, unit) if at == unit]
    for item in [item for _, item in commune.story(period, unit, "collective")] + here:
        if concluded_in(*first_and_last(period), record, item.get("facts", {}).get("degeneration")):
            found.worst()  # 4.1 c
    for _, item in commune.story(period, unit, "collective"):
        if concluded_in(*first_and_last(period), record, item.get("facts", {}).get("wrongdoing")):
            found.worst()  # 4.1 a
    return closed(found, score_of(record), scored=period == YEAR)


def judge_person(commune: Commune, unit: str, person: str) -> Judged:
    record = commune.files[YEAR, unit, person]
    found = Findings()
    if commune.standing(person) in LEADERS:
        led_tasks(found, commune, unit, person, record)
        leader_only(found, commune, unit, person)
    else:
        own_tasks(found, record)
        others_only(found, commune, unit, person)
    shortcomings(found, record)
    person_disciplined(found, commune, YEAR, unit, person)
    for _, item in commune.story(YEAR, unit, person):
        if concluded_in(*first_and_last(YEAR), record, item.get("facts", {}).get("degeneration")):
            found.worst()  # 4.2 d, 4.3 a
    score = score_of(record)
    if score is not None:
        found.cap("EXCELLENT" if score >= 90 else "GOOD" if score >= 70 else "COMPLETED")
    failed_quarter(found, commune, unit, person)
    return closed(found, score, scored=True)

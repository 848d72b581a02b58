"""Hướng dẫn 02-HD/BTCTW and Quy định 366-QĐ/TW retold a second time, straight from their words.

Nothing of the product is used here but the records themselves, read with plain PyYAML, every scalar a text. The numbers
of the law stand where they are needed. What the two texts leave open is read as `docs/decisions.md` says.
"""

import calendar
import datetime as dt
import math
from dataclasses import dataclass
from fractions import Fraction
from pathlib import Path
from typing import Any

import yaml

Record = dict[str, Any]

# Phụ lục 3 HD 02, mục A: 18 + 4 + 8 = 30 điểm.
CRITERIA = {
    **{f"1.{number}": 2 for number in range(1, 10)},
    **{f"2.{number}": 1 for number in range(1, 5)},
    **{f"3.{number}": 2 for number in range(1, 5)},
}
# Phụ lục 3 HD 02, mục B: 15 + 10 + 10 + 15 + 10 + 10 = 70 điểm.
AXES = {"1": 15, "2": 10, "3": 10, "4": 15, "5": 10, "6": 10}
MEASURES = ("quality", "timeliness", "leadership")
GRADES = ("COMPLETED", "GOOD", "EXCELLENT")
FOREVER = "9999-12-31"
FIVE_INDICATORS = {"growth", "budget_revenue", "public_investment", "income_per_head", "poverty_reduction"}


@dataclass(frozen=True)
class Verdict:
    """What the law makes of one record."""

    score: Fraction | None
    outcome: str
    provisional: bool


@dataclass(frozen=True)
class Quota:
    """Điểm 1.5 Điều 11 QĐ 366, by both readings of the base."""

    excellent: int
    good: int
    places_literal: int
    places_pool: int
    result: str


@dataclass(frozen=True)
class Result:
    """A work item as it counts: planned and delivered quantity, and the levels reached."""

    item: Record
    planned: Fraction
    quantity: Fraction
    levels: dict[str, Fraction]

    @property
    def delivered(self) -> bool:
        return self.quantity >= self.planned

    @property
    def late(self) -> bool:
        return "timeliness" in self.levels and self.levels["timeliness"] < 1

    @property
    def exceeded(self) -> bool:
        # HD 02, Phụ lục 2, mục 2 (i): «ghi nhận trong việc chấm điểm KPI về tiến độ, chất lượng»
        better = any(self.levels.get(name, 0) > 1 for name in ("quality", "timeliness"))
        above = self.quantity > self.planned or better
        return self.delivered and above and all(level >= 1 for level in self.levels.values())


class Unscored(Exception):  # noqa: N818
    """Something is missing: no number can be given."""


PLAIN = getattr(yaml, "CBaseLoader", yaml.BaseLoader)
"""Every scalar a text; in C where PyYAML was built with it."""


def load(path: Path) -> Any:
    return yaml.load(path.read_text(encoding="utf-8"), Loader=PLAIN)  # noqa: S506


def day(text: str) -> dt.date:
    return dt.date.fromisoformat(text)


def months_later(start: dt.date, count: int) -> dt.date:
    year, month = divmod(start.year * 12 + start.month - 1 + count, 12)
    return dt.date(year, month + 1, min(start.day, calendar.monthrange(year, month + 1)[1]))


def lasts(first: dt.date, last: dt.date, months: int) -> bool:
    """«từ 02 tháng trở lên»: calendar months, both days counted."""
    return months_later(first, months) <= last + dt.timedelta(days=1)


class Books:
    """Everything below records/, as texts."""

    def __init__(self, root: Path) -> None:
        here = root / "records"
        self.units: dict[str, Record] = {path.stem: load(path) for path in sorted(here.glob("units/*.yaml"))}
        self.people: dict[str, Record] = {path.stem: load(path) for path in sorted(here.glob("people/*.yaml"))}
        self.catalogues: dict[str, Record] = {path.stem: load(path) for path in sorted(here.glob("catalogues/*.yaml"))}
        self.periods: dict[str, Record] = {path.parent.name: load(path) for path in sorted(here.glob("*/period.yaml"))}
        self.collectives: dict[tuple[str, str], Record] = {}
        self.evaluations: dict[tuple[str, str, str], Record] = {}
        for path in sorted(here.glob("*-Q*/*/*.yaml")):
            period, unit = path.parent.parent.name, path.parent.name
            if path.stem == "collective":
                self.collectives[period, unit] = load(path)
            else:
                self.evaluations[period, unit, path.stem] = load(path)

    def cutoff(self, period: str) -> dt.date:
        """Thời điểm đánh giá: the last day of the quarter unless the period names an earlier one."""
        given = self.periods.get(period, {}).get("assessment_on")
        return day(given) if given else days_of(period)[1]

    def post(self, period: str, unit: str, person: str) -> Record:
        """The post in the unit of the folder: at the time of assessment, else the last one held in the quarter."""
        first, last = days_of(period)
        held = [
            post
            for post in self.people[person]["posts"]
            if post["unit"] == unit and day(post["from"]) <= last and first <= day(post.get("to", FOREVER))
        ]
        cut = self.cutoff(period)
        now = [post for post in held if day(post["from"]) <= cut <= day(post.get("to", FOREVER))]
        chosen: Record = now[0] if now else held[-1]
        return chosen

    def factor(self, unit: str, product: str, on: dt.date) -> Fraction:
        """Phụ lục 1, mục 2, Bước 3: điểm của sản phẩm ÷ điểm của sản phẩm chuẩn, by the points of that day."""
        at: str | None = unit
        while at is not None:
            catalogue = self.catalogues.get(at, {"products": []})
            points = {item["id"]: points_on(item, on) for item in catalogue["products"]}
            if product in points:
                return points[product] / points[catalogue["standard_product"]]
            at = self.units[at].get("parent")
        raise Unscored


def points_on(product: Record, on: dt.date) -> Fraction:
    points = product["points"]
    for revision in sorted(product.get("revisions", []), key=lambda item: str(item["from"])):
        if day(revision["from"]) <= on:
            points = revision["points"]
    return Fraction(points)


def days_of(period: str) -> tuple[dt.date, dt.date]:
    year, quarter = period.split("-Q")
    first = dt.date(int(year), int(quarter) * 3 - 2, 1)
    return first, months_later(first, 3) - dt.timedelta(days=1)


# ---------------------------------------------------------------- điểm (HD 02, Phụ lục 2 và 3)


def due_items(books: Books, period: str, record: Record) -> list[Record]:
    """The work items that count: one due after an early cut-off counts only where it has a result already."""
    results = record.get("self_assessment", {}).get("results", {})
    items: list[Record] = record.get("plan", {}).get("work_items", [])
    return [item for item in items if day(item["due"]) <= books.cutoff(period) or item["id"] in results]


def results_of(books: Books, period: str, record: Record) -> list[Result]:
    """The results as verified; before a verification, as the cadre reports them. Each must be reported in full."""
    reported = record.get("self_assessment", {}).get("results", {})
    differences = record.get("verification", {}).get("differences", [])
    found = []
    for item in due_items(books, period, record):
        if item["id"] not in reported:
            raise Unscored
        marks = {key: reported[item["id"]][key] for key in ("quantity", *MEASURES) if key in reported[item["id"]]}
        if Fraction(marks["quantity"]) > 0 and len(marks) < 4:
            raise Unscored
        for difference in differences:
            if difference.get("item") == item["id"]:
                marks[difference["measure"]] = difference["value"]
        quantity = Fraction(marks["quantity"])
        levels = {key: Fraction(marks[key]) for key in MEASURES if key in marks}
        if quantity > 0 and len(levels) < 3:
            raise Unscored
        found.append(Result(item=item, planned=Fraction(item["quantity"]), quantity=quantity, levels=levels))
    return found


def general_points(record: Record) -> Fraction:
    """Chấm tối đa nếu đảm bảo; chấm 0 điểm nếu không đảm bảo."""
    ticks = record["self_assessment"]["general_criteria"]
    differences = record.get("verification", {}).get("differences", [])
    total = Fraction(0)
    for criterion, maximum in CRITERIA.items():
        met = ticks.get("default")
        met = "met" if criterion in ticks.get("met", []) else met
        met = "not_met" if criterion in ticks.get("not_met", []) else met
        if met is None:
            raise Unscored
        for difference in differences:
            if difference.get("criterion") == criterion:
                met = "met" if difference["met"] == "true" else "not_met"
        total += maximum if met == "met" else 0
    return total


def axis_points(books: Books, period: str, unit: str, results: list[Result], maximum: Fraction) -> Fraction:
    """KPI = (A + B + C + D) / 4, at most 100 %, times the maximum of the axis."""
    on = days_of(period)[1]
    planned = Fraction(0)
    done = {"quantity": Fraction(0), "quality": Fraction(0), "timeliness": Fraction(0), "leadership": Fraction(0)}
    for result in results:
        factor = books.factor(unit, result.item["product"], on)
        counted = factor * min(result.quantity, result.planned)
        planned += factor * result.planned
        done["quantity"] += counted
        for measure in MEASURES:
            done[measure] += counted * result.levels.get(measure, Fraction(0))
    kpi = sum(done.values(), Fraction(0)) / planned / 4
    return min(kpi, Fraction(1)) * maximum


def score_of(books: Books, period: str, unit: str, record: Record) -> Fraction | None:
    """Tổng điểm = điểm tiêu chí chung + Σ điểm KPI theo từng trục × điểm tối đa của từng trục; None: cannot be told."""
    if "self_assessment" not in record or not record.get("plan", {}).get("work_items"):
        return None
    maxima = {axis: Fraction(text) for axis, text in record["plan"].get("axis_weights", AXES).items()}
    try:
        total = general_points(record)
        results = results_of(books, period, record)
        if any(maxima.get(result.item["axis"], 0) == 0 for result in results):
            return None
        for axis, maximum in maxima.items():
            on_axis = [result for result in results if result.item["axis"] == axis]
            if maximum > 0 and not on_axis:
                return None
            if maximum > 0:
                total += axis_points(books, period, unit, on_axis, maximum)
    except Unscored:
        return None
    return total


# ---------------------------------------------------------------- xếp loại (QĐ 366, Điều 11; HD 02, 2.3, 5.3, 6.1, 6.2)


def exempt(books: Books, period: str, unit: str, person: str) -> bool:
    """HD 02, 6.1 b: các đối tượng chưa thực hiện đánh giá, xếp loại."""
    first, last = days_of(period)
    # «đào tạo … từ 02 tháng trở lên», «nghỉ ốm hoặc nghỉ thai sản … từ 02 tháng trở lên»; absences that touch are one.
    for kinds in ({"TRAINING"}, {"SICK_LEAVE", "MATERNITY_LEAVE"}):
        spans = sorted(
            (max(day(item["from"]), first), min(day(item.get("to", FOREVER)), last))
            for item in books.people[person].get("absences", [])
            if item["kind"] in kinds and day(item["from"]) <= last and first <= day(item.get("to", FOREVER))
        )
        start = end = None
        for begins, ends in spans:
            if start is None or end is None or begins > end + dt.timedelta(days=1):
                start, end = begins, ends
            end = max(end, ends)
            if lasts(start, end, 2):
                return True
    # «lần đầu được bổ nhiệm giữ chức danh lãnh đạo, quản lý có thời gian dưới 01 tháng trong quý»
    post = books.post(period, unit, person)
    begins, ends = max(day(post["from"]), first), min(day(post.get("to", FOREVER)), last)
    if post.get("first_leadership_post") == "true" and not lasts(begins, ends, 1):
        return True
    # «đang trong thời gian kiểm tra dấu hiệu vi phạm»; 6.1 c: các trường hợp khác
    return "exemption" in books.evaluations[period, unit, person].get("facts", {})


def confirmed(force_majeure: Record | None) -> bool:
    return force_majeure is not None and "confirmed" in force_majeure


def own_tasks_counted(results: list[Result], facts: Record) -> list[Result]:
    """Without those not done for reasons beyond control that the competent authority confirmed (HD 02, 6.2)."""
    excused = {item["item"] for item in facts.get("force_majeure", []) if confirmed(item)}
    return [result for result in results if result.delivered or result.item["id"] not in excused]


def surely_below(record: Record) -> bool:
    """HD 02, 6.2, of a record that cannot be scored: one task is recorded short of its plan, and no reason is claimed."""
    claimed = {item["item"] for item in record.get("facts", {}).get("force_majeure", [])}
    done = {
        name: Fraction(result["quantity"])
        for name, result in record.get("self_assessment", {}).get("results", {}).items()
    }
    for change in record.get("verification", {}).get("differences", []):
        if change.get("measure") == "quantity" and change["item"] in done:
            done[change["item"]] = Fraction(change["value"])
    items = record.get("plan", {}).get("work_items", [])
    return any(
        item["id"] in done and item["id"] not in claimed and done[item["id"]] < Fraction(item["quantity"])
        for item in items
    )


def worst_by_facts(period: str, unit: str, record: Record) -> set[str]:
    """Điểm 4.2 b-đ and 4.4 Điều 11: what recorded facts alone lead to."""
    first, last = days_of(period)
    facts = record.get("facts", {})
    found = set()
    vote = facts.get("confidence_vote")
    if vote and Fraction(vote["low"]) / Fraction(vote["total"]) > Fraction(1, 2):
        found.add("NOT_COMPLETED")  # b) trên 50 % số phiếu tín nhiệm thấp
    for case in facts.get("discipline", []):
        decided = day(case["confirmed"]["on"])
        graded = max(day(record["decision"]["on"]), last) if "decision" in record else dt.date.max
        if not first <= decided <= graded:
            continue  # decided for another period: 4.4 a «đến thời điểm đánh giá, xếp loại»
        if day(case["violation_on"]) > last:
            continue  # of the next period: 4.4 a, c speak of what was done before
        if case["duty_related"] != "true":
            continue  # c) «liên quan đến chức trách, nhiệm vụ trong thực thi công vụ»
        if case.get("violation_unit", unit) != unit or day(case["violation_on"]) < first or decided > last:
            found.add("NEEDS_DECISION")  # 4.4 a) xảy ra từ thời điểm trước; b) ở đơn vị cũ
        else:
            found.add("NOT_COMPLETED")  # c) từ khiển trách trở lên
    if concluded_in(first, last, record, facts.get("degeneration")):
        found.add("NOT_COMPLETED")  # d)
    if concluded_in(first, last, record, facts.get("corruption_in_unit")):
        remedied = "remedied" in facts["corruption_in_unit"]
        found.add("NEEDS_DECISION" if remedied else "NOT_COMPLETED")  # đ) và đoạn cuối điểm 4.2
    return found


def concluded_in(first: dt.date, last: dt.date, judged: Record, conclusion: Record | None) -> bool:
    """Whether something was concluded, neither before the period of these days nor after it was graded."""
    if conclusion is None:
        return False
    graded = max(day(judged["decision"]["on"]), last) if "decision" in judged else dt.date.max
    return first <= day(conclusion["confirmed"]["on"]) <= graded


def final_grade(record: Record) -> str | None:
    """The decided grade after the last amendment."""
    if "decision" not in record:
        return None
    last: Record = record.get("amendments", [record["decision"]])[-1]
    return last.get("grade")


def units_failed(books: Books, period: str, unit: str) -> tuple[bool, bool]:
    """Điểm 4.2 a: trên 50 % tổng số đơn vị trực thuộc «Không hoàn thành nhiệm vụ»: it is so, it may still become so."""
    cut = books.cutoff(period)
    below = [
        name
        for name, other in books.units.items()
        if other.get("parent") == unit and day(other.get("from", "0001-01-01")) <= cut <= day(other.get("to", FOREVER))
    ]
    records = [books.collectives.get((period, name), {}) for name in below]
    failed = [final_grade(record) for record in records].count("NOT_COMPLETED")
    # Decided not to be graded, a unit is not «Không hoàn thành nhiệm vụ»; cancelled, it may become so.
    left = [
        record for record in records if record.get("amendments") or "not_assessed" not in record.get("decision", {})
    ]
    unknown = [final_grade(record) for record in left].count(None)
    return failed * 2 > len(below), (failed + unknown) * 2 > len(below)


def awaits_remarks(books: Books, period: str, unit: str, person: str) -> bool:
    """HD 02, 6.1 a: under two months in another unit, and the former unit has not sent its remarks."""
    post, cut = books.post(period, unit, person), books.cutoff(period)
    begins = day(post["from"])
    former = [
        other
        for other in books.people[person]["posts"]
        # «đã là cán bộ lãnh đạo, quản lý được điều động hoặc bổ nhiệm sang cơ quan, đơn vị mới»
        if day(other["from"]) < begins and other["unit"] != unit and other["standing"] not in {"STAFF", "PARTY_MEMBER"}
        if days_of(period)[0] <= day(other.get("to", FOREVER)) < cut
    ]
    moved = bool(former) and begins > days_of(period)[0] and not lasts(begins, cut, 2)
    return moved and "former_unit_remarks" not in books.evaluations[period, unit, person].get("facts", {})


@dataclass(frozen=True)
class Field:
    """«Địa phương, lĩnh vực, cơ quan, đơn vị, bộ phận do cá nhân trực tiếp lãnh đạo, quản lý»: its tasks, counted."""

    counted: int
    done: int
    late: int
    exceeded: int


def closed(tasks: list[Record]) -> bool:
    """Of every task it is told whether it is done, or that it could not be done for reasons beyond control."""
    return all("completed" in task or confirmed(task.get("force_majeure")) for task in tasks)


def field_of(tasks: list[Record]) -> Field:
    """Without those beyond control, confirmed: «không bao gồm các trường hợp bất khả kháng …» (HD 02, 5.3)."""
    counted = [task for task in tasks if task.get("completed") == "true" or not confirmed(task.get("force_majeure"))]
    return Field(
        counted=len(counted),
        done=sum(task["completed"] == "true" for task in counted),
        late=sum(task.get("late") == "true" for task in counted),
        exceeded=sum(task["completed"] == "true" and task.get("exceeded") == "true" for task in counted),
    )


def hopeless(theirs: list[Record]) -> bool:
    """Below 70 % even if every task that nothing is said of yet is done."""
    counted = [task for task in theirs if task.get("completed") == "true" or not confirmed(task.get("force_majeure"))]
    may_be_done = sum(task.get("completed", "true") == "true" for task in counted)
    return bool(counted) and Fraction(may_be_done, len(counted)) < Fraction(70, 100)


def led_field(theirs: list[Record], own: list[Result] | None, *, head: bool, listed: bool) -> Field | None:
    """The unit's tasks in the person's charge once all are closed; where there are none, a deputy's own work items.

    A head whose unit's tasks all wait for the next period has nothing left to count.
    """
    if closed(theirs) and (theirs or (head and listed)):
        return field_of(theirs)
    if theirs or head or own is None:
        return None
    return Field(
        counted=len(own),
        done=sum(result.delivered for result in own),
        late=sum(result.late for result in own),
        exceeded=sum(result.exceeded for result in own),
    )


def by_pace(field: Field) -> tuple[str, str]:
    """What is late and what exceeds: the best grade that it allows, and what follows where it allows none."""
    if field.counted == 0:
        return "EXCELLENT", "NEEDS_DECISION"  # nothing is left to count: neither 0 nor 100 %
    if Fraction(field.late, field.counted) > Fraction(20, 100):
        return "COMPLETED", "NEEDS_DECISION"  # 3.2: số nhiệm vụ chưa bảo đảm tiến độ vượt quá 20 %: no grade fits
    if field.late:
        return "COMPLETED", ""  # 2.2: đúng thời hạn
    return ("EXCELLENT" if Fraction(field.exceeded, field.counted) >= Fraction(30, 100) else "GOOD"), ""  # 1.2


def by_completion(field: Field) -> str:
    """What follows from the share of tasks done in «lĩnh vực … do cá nhân trực tiếp lãnh đạo, quản lý»."""
    if field.counted in {0, field.done}:
        return ""
    if Fraction(field.done, field.counted) < Fraction(70, 100):
        return "NOT_COMPLETED"  # 4.2 a: hoàn thành dưới 70 % số nhiệm vụ
    return "NEEDS_DECISION"  # 70-99 %: no grade fits; for the competent authority


def judge_unit(
    books: Books, period: str, unit: str, person: str, own: list[Result] | None
) -> tuple[list[str], set[str], bool]:
    """HD 02, 5.3 and khoản 1-4 Điều 11: caps, what is found, and whether a condition is pending. `own` None: no score."""
    listed = books.collectives.get((period, unit), {}).get("tasks", [])
    # What falls due after an early cut-off and is not done yet waits for the next period.
    tasks = [task for task in listed if "completed" in task or day(task["due"]) <= books.cutoff(period)]
    head = books.post(period, unit, person)["standing"] == "HEAD"
    theirs = tasks if head else [task for task in tasks if person in task.get("in_charge", [])]
    caps, found = ["EXCELLENT"], set()
    field = led_field(theirs, own, head=head, listed=bool(listed))
    if field is not None:
        best, gap = by_pace(field)
        caps.append(best)
        found.add(gap)

    # What is done and what is not can be told when the whole record of the unit is closed; a field that stays below 70 %
    # whatever becomes of the open tasks, before.
    if not listed or not closed(tasks):
        found.add("NOT_COMPLETED" if hopeless(theirs) else "")
        return caps, found, True
    whole = field_of(tasks)
    if whole.counted and Fraction(whole.done, whole.counted) < Fraction(70, 100):
        caps.append("GOOD")  # HD 02, 5.3: cấp phó, thành viên không xếp loại xuất sắc
        found.add("NOT_COMPLETED" if head else "")  # HD 02, 5.3: người đứng đầu
    if theirs and field is not None:
        found.add(by_completion(field))
    return caps, found, False


def judge(books: Books, period: str, unit: str, person: str) -> Verdict:
    """The highest outcome that the record qualifies for."""
    record = books.evaluations[period, unit, person]
    facts = record.get("facts", {})
    score = score_of(books, period, unit, record)
    if exempt(books, period, unit, person):
        return Verdict(score, "NOT_ASSESSED", provisional=False)

    # HD 02, 6.2: hoàn thành dưới 100 % nhiệm vụ được giao; a partly delivered item is not completed
    own = own_tasks_counted(results_of(books, period, record), facts) if score is not None else None
    caps, found, pending = judge_unit(books, period, unit, person, own)
    found |= worst_by_facts(period, unit, record)
    if surely_below(record) if own is None else not all(result.delivered for result in own):
        found.add("NOT_COMPLETED")
    # HD 02, 2.3: chỉ xem xét xuất sắc khi có sản phẩm vượt mức yêu cầu
    if own is not None and not any(result.exceeded for result in own):
        caps.append("GOOD")

    # Điểm 4.2 a Điều 11: 5 chỉ tiêu cơ bản; trên 50 % số đơn vị trực thuộc
    if books.post(period, unit, person)["standing"] == "HEAD":
        indicators = books.collectives.get((period, unit), {}).get("indicators", [])
        missed = [item for item in indicators if item["achieved"] == "false"]
        if {item["id"] for item in missed} == FIVE_INDICATORS:
            # Đoạn cuối điểm 4.1: «… hoặc các chỉ tiêu nêu trên mà có lý do bất khả kháng»
            beyond = any(confirmed(item.get("force_majeure")) for item in missed)
            found.add("NEEDS_DECISION" if beyond else "NOT_COMPLETED")
        failed, may_fail = units_failed(books, period, unit)
        if failed:
            found.add("NOT_COMPLETED")
        pending = pending or may_fail
    pending = pending or awaits_remarks(books, period, unit, person)

    # Điểm 1.4 Điều 11: đã khắc phục 100 % hạn chế, khuyết điểm được chỉ ra (nếu có)
    shortcomings = facts.get("shortcomings")
    if shortcomings and int(shortcomings["remedied"]) < int(shortcomings["pointed_out"]):
        caps.append("GOOD")

    # Khoản 4 Điều 11: «dưới 50 điểm hoặc thuộc một trong các trường hợp sau»: certain whatever else is open.
    if "NOT_COMPLETED" in found or (score is not None and score < 50):
        return Verdict(score, "NOT_COMPLETED", provisional=False)
    if score is None:
        # A leader without any work item is for the competent authority; anything else that is missing can be supplied.
        no_items = "plan" in record and not record["plan"]["work_items"] and "self_assessment" in record
        return Verdict(None, "NEEDS_DECISION" if no_items else "NOT_SCORED", provisional=pending or not no_items)
    caps.append("EXCELLENT" if score >= 90 else "GOOD" if score >= 70 else "COMPLETED")
    best = "NEEDS_DECISION" if "NEEDS_DECISION" in found else min(caps, key=GRADES.index)
    return Verdict(score, best, provisional=pending)


# ---------------------------------------------------------------- tỷ lệ xuất sắc (Điều 11, 1.5; HD 02, 6.2)


def half_up(value: Fraction) -> int:
    """«từ 0,5 trở lên làm tròn lên 1»."""
    return math.floor(value + Fraction(1, 2))


def counted_grade(record: Record) -> str | None:
    """The decided grade; before the decision what the body proposes, before that what the cadre proposes."""
    if "decision" in record:
        return final_grade(record)
    proposed: str | None = record.get("proposal", {}).get("grade")
    return proposed or record.get("self_assessment", {}).get("proposed_grade")


def quotas(books: Books) -> dict[tuple[str, str], Quota]:
    """Both readings for every period and group; heads stand apart (HD 02, 6.2)."""
    groups: dict[tuple[str, str], list[str | None]] = {}
    for (period, unit, person), record in books.evaluations.items():
        post = books.post(period, unit, person)
        group = groups.setdefault((period, post["peer_group"]), [])
        if post["standing"] != "HEAD":
            # 6.1 b: «chưa thực hiện đánh giá, xếp loại», whatever is proposed, until somebody decides otherwise.
            exempt = "decision" not in record and judge(books, period, unit, person).outcome == "NOT_ASSESSED"
            group.append(None if exempt else counted_grade(record))
    found = {}
    for (period, name), grades in groups.items():
        raised = [item for item in books.periods[period].get("raised_rates", []) if item["peer_group"] == name]
        raised.sort(key=lambda item: (item["date"], -Fraction(item["rate"])))
        rate = min(Fraction(raised[-1]["rate"]), Fraction(25, 100)) if raised else Fraction(20, 100)
        excellent, good = grades.count("EXCELLENT"), grades.count("GOOD")
        literal, pool = half_up(rate * good), half_up(rate * (good + excellent))
        result = "WITHIN" if excellent <= literal else "NEEDS_REVIEW" if excellent <= pool else "EXCEEDED"
        found[period, name] = Quota(excellent, good, literal, pool, result)
    return found


def verdicts(books: Books) -> dict[tuple[str, str], Verdict]:
    """Every person-period, by period and person."""
    return {(period, person): judge(books, period, unit, person) for period, unit, person in books.evaluations}

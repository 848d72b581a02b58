"""What Lâm Đồng, Thanh Lâm and the Academy say in their own way, retold a second time, straight from their words.

All three carry out Hướng dẫn 02, so that whatever stands in `brute_force` holds for them as well. Nothing of the product is
used here; the maxima and targets are those of the printed frames. What the texts leave open is read as `docs/decisions.md`
and the readings of the packs say.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from fractions import Fraction

from brute_force import (
    FOREVER,
    HD02,
    MEASURES,
    Books,
    Record,
    Result,
    Unscored,
    Words,
    axis_points,
    counted_grade,
    day,
    due_items,
    general_points,
)

ALL = Fraction(1)


@dataclass(frozen=True)
class Printed:
    """A line of a printed frame: the most that it gives, and the number to be reached; `levels` by name; else by points."""

    most: Fraction
    target: Fraction | None = None
    levels: Mapping[str, Fraction] | None = None
    if_any: bool = False
    """«(nếu có)»"""

    def points(self, result: Record, most: Fraction) -> Fraction:
        """«Điểm đạt (= Điểm KPI x Điểm tối đa)», as in the example «12/18 = 0,66 … 1,33»."""
        if self.levels is not None and result.get("level") in self.levels:
            return self.levels[result["level"]]
        if self.target is not None and "actual" in result:
            return most * min(max(Fraction(result["actual"]) / self.target, Fraction(0)), ALL)
        if self.target is None and self.levels is None and "score" in result and Fraction(result["score"]) <= most:
            return Fraction(result["score"])
        raise Unscored


def printed(words: str) -> Printed:
    """«2/18»: two points for 18; «2>1.5>1» for Tốt, Khá, Trung bình; «2»: up to two; behind it «?» for «(nếu có)»."""
    words, if_any = words.removesuffix("?"), words.endswith("?")
    if ">" in words:
        points = [Fraction(part) for part in words.split(">")]
        return Printed(most=points[0], levels=dict(zip(("Tốt", "Khá", "Trung bình"), points, strict=True)))
    most, _, target = words.partition("/")
    return Printed(most=Fraction(most), target=Fraction(target) if target else None, if_any=if_any)


def frame(*axes: str) -> dict[int, dict[str, Printed]]:
    """The lines of each axis, in printed order: their numbers follow from it."""
    return {
        axis: {f"T{axis}.{number}": printed(words) for number, words in enumerate(lines.split(), start=1)}
        for axis, lines in enumerate(axes, start=1)
    }


# Phụ lục 1 and 2 of the draft print the same lines; of a range the lower end is the number to be reached. The tenth point of
# the last axis is read as that of «Các nội dung khác (nếu có)».
COMMUNE = frame(
    "2/18 2/25 2/25 2/15 1.5/20 1.5/20 1.5/80 2.5/100",
    "1.5/2 0.5/2 1/1 2/100 2>1.5>1 1/3 2",
    "2/1 2/100 2/90 2/70 2/60",
    "1/2 2 6/25 3/3 3",
    "1 1.5/25 1.5/25 2/25 2 1 1",
    "2 2 1/100 1/10 1 2 1?",
)

# Phụ lục 5: sở, ban, ngành.
DEPARTMENT = frame(
    "5/5 3 3 3 4 4/100? 3/20",
    "2/2 2/2 2/1 3/100 3>2>1 1/3 2",
    "3/1 3/100 3/90 3/100 3/70",
    "3/2 3 3/25 3/3 3",
)

LAMDONG = {
    "lamdong-pl1": (COMMUNE, {1: 15, 2: 10, 3: 10, 4: 15, 5: 10, 6: 10}),
    "lamdong-pl2": (COMMUNE, {1: 15, 2: 10, 3: 10, 4: 15, 5: 10, 6: 10}),
    "lamdong-pl5": (DEPARTMENT, {1: 25, 2: 15, 3: 15, 4: 15}),
}

# The Academy: the first axis by points, «từ 0-5 điểm» and so on; the column prints 30, 10, 15, 15.
INSTITUTE = frame("5? 10? 5 10 5?")[1]
INSTITUTE_AXES = {"1": 30, "2": 10, "3": 15, "4": 15}


def as_reported(record: Record) -> Record:
    """Results by criterion as the cadre tells of them, which must be whole before anybody verifies them."""
    return dict(record["self_assessment"].get("criteria_results", {}))


def as_verified(record: Record) -> Record:
    """The same as the verification found them."""
    given = as_reported(record)
    for difference in record.get("verification", {}).get("differences", []):
        if "result_criterion" in difference and difference["result_criterion"] in given:
            given[difference["result_criterion"]] = difference
    return given


def award_lines(
    lines: Mapping[str, Printed], given: Record, raised: Mapping[str, Fraction]
) -> tuple[Fraction, Fraction]:
    """What the lines that apply give, and the most that they could."""
    earned, reachable = Fraction(0), Fraction(0)
    for name, line in lines.items():
        if name not in given:
            raise Unscored
        if "not_applicable" in given[name]:
            if not line.if_any:
                raise Unscored
            continue
        most = raised.get(name, line.most)
        earned += line.points(given[name], most)
        reachable += most
    return earned, reachable


def own_results(books: Books, period: str, record: Record, *, judged: Callable[[Record], bool]) -> list[Result]:
    """The work items as verified. Levels must be told only where the points of the axis come from them."""
    told = record.get("self_assessment", {}).get("results", {})
    differences = record.get("verification", {}).get("differences", [])
    found = []
    for item in due_items(books, period, record):
        if item["id"] not in told:
            raise Unscored
        marks = {key: told[item["id"]][key] for key in ("quantity", *MEASURES) if key in told[item["id"]]}
        if judged(item) and Fraction(marks["quantity"]) > 0 and len(marks) < 4:
            raise Unscored
        for difference in differences:
            if difference.get("item") == item["id"]:
                marks[difference["measure"]] = difference["value"]
        if judged(item) and Fraction(marks["quantity"]) > 0 and len(marks) < 4:
            raise Unscored
        levels = {key: Fraction(marks[key]) for key in MEASURES if key in marks}
        planned = Fraction(item["quantity"])
        found.append(Result(item=item, planned=planned, quantity=Fraction(marks["quantity"]), levels=levels))
    return found


class LamDong(Words):
    """Dự thảo hướng dẫn của Tỉnh ủy Lâm Đồng: every criterion of every axis has its own points."""

    floor_of_planned = True  # VI.1.4: «dưới 70% số nhiệm vụ theo chương trình, kế hoạch được giao trong quý»

    def results(self, books: Books, period: str, record: Record) -> list[Result]:
        return own_results(books, period, record, judged=lambda _item: False)

    def score(self, books: Books, period: str, unit: str, person: str) -> Fraction | None:
        record = books.evaluations[period, unit, person]
        if "self_assessment" not in record:
            return None
        axes, maxima = LAMDONG[books.post(period, unit, person)["framework"]]
        try:
            total = general_points(record)
            items = self.results(books, period, record)
            if any(int(result.item["axis"]) not in maxima for result in items):
                return None
            for axis, lines in axes.items():
                award_lines(lines, as_reported(record), {})
                earned, reachable = award_lines(lines, as_verified(record), {})
                # «Nếu có» that does not apply: the others are brought up to the points of the axis.
                total += earned / reachable * maxima[axis]
        except Unscored:
            return None
        return total

    def no_items(self, _record: Record) -> bool:
        return False


class Academy(Words):
    """Hướng dẫn của Viện Hàn lâm: the first axis by points, the others by products."""

    def results(self, books: Books, period: str, record: Record) -> list[Result]:
        return own_results(books, period, record, judged=lambda item: item["axis"] != "1")

    def score(self, books: Books, period: str, unit: str, person: str) -> Fraction | None:
        record = books.evaluations[period, unit, person]
        if "self_assessment" not in record or "plan" not in record:
            return None
        weights = record["plan"].get("axis_weights", INSTITUTE_AXES)
        maxima = {axis: Fraction(weights.get(axis, 0)) for axis in INSTITUTE_AXES}
        try:
            total = general_points(record)
            items = self.results(books, period, record)
            if any(maxima.get(result.item["axis"], 0) == 0 for result in items):
                return None
            for axis, maximum in maxima.items():
                if maximum > 0:
                    total += self.axis(books, period, unit, record, axis, maximum)
        except Unscored:
            return None
        return total

    def axis(self, books: Books, period: str, unit: str, record: Record, axis: str, maximum: Fraction) -> Fraction:  # noqa: PLR0913, PLR0917
        if axis != "1":
            on_axis = [result for result in self.results(books, period, record) if result.item["axis"] == axis]
            if not on_axis:
                raise Unscored
            return axis_points(books, period, unit, on_axis, maximum)
        earned = [first_axis(given) for given in (as_reported(record), as_verified(record))]
        return min(earned[-1] / 30, ALL) * maximum

    def no_items(self, record: Record) -> bool:
        """Nor any weight of the axis that is scored without work items."""
        weights = record.get("plan", {}).get("axis_weights", INSTITUTE_AXES)
        return super().no_items(record) and Fraction(weights.get("1", 0)) == 0


def first_axis(given: Record) -> Fraction:
    # «trường hợp 2 chỉ tiêu 1.1 và 1.2 không có điểm chỉ tiêu 1.4 là từ 0-20»: neither applies.
    neither = all("not_applicable" in given.get(name, {}) for name in ("T1.1", "T1.2"))
    return award_lines(INSTITUTE, given, {"T1.4": Fraction(20)} if neither else {})[0]


class ThanhLam(Words):
    """Kế hoạch của xã Thanh Lâm."""

    def places_of_few(self, books: Books, period: str, group: str) -> int:
        """«Những nơi có dưới 05 cán bộ … và có 100% xếp loại "Hoàn thành tốt nhiệm vụ" thì được chọn 01» (II.4.1)."""
        cut = books.cutoff(period)
        recorded = {
            person: record
            for (at, unit, person), record in books.evaluations.items()
            if at == period and books.post(at, unit, person)["peer_group"] == group
        }
        without = {
            name
            for name, person in books.people.items()
            if not any(at == period and who == name for at, _, who in books.evaluations)
            for post in person["posts"]
            if post["peer_group"] == group and day(post["from"]) <= cut <= day(post.get("to", FOREVER))
        }
        if without or len(recorded) >= 5:
            return 0
        graded = [
            counted_grade(record)
            for (at, unit, person), record in books.evaluations.items()
            if at == period and person in recorded and recorded[person] is record
            if books.post(at, unit, person)["standing"] != "HEAD" and not left_out(record)
        ]
        return int(bool(graded) and all(grade in {"GOOD", "EXCELLENT"} for grade in graded))


def left_out(record: Record) -> bool:
    """Decided not to be graded in this period, and not taken back."""
    return record.get("decision", {}).get("not_assessed") == "true" and "amendments" not in record


WORDS: Mapping[str, Words] = {"hd02": HD02, "lamdong": LamDong(), "thanhlam": ThanhLam(), "vast": Academy()}

"""Kế hoạch đánh giá hằng tháng của phường Hà Đông retold a second time, straight from its words: mục II.3, III, Phụ lục 1.

Nothing of the product is used here but the records themselves, read with plain PyYAML, every scalar a text. The numbers of
the plan stand where they are needed. What the text leaves open is read as `docs/decisions.md` says.
"""

from dataclasses import dataclass
from fractions import Fraction
from pathlib import Path

from brute_force import Record, load

LEADERS = {"HEAD", "DEPUTY", "MEMBER"}
# Phụ lục 1, nhóm I: Mẫu 02, 03, 04; nhóm 3 of Mẫu 03 and 04 has one maximum.
FORMS = {
    "hadong-mau02": {
        **dict.fromkeys(("1.1", "1.2", "1.3", "1.4", "2.1", "2.2", "2.3", "2.4"), Fraction(1)),
        **dict.fromkeys(("1.5", "1.6", "2.5", "2.6"), Fraction(1, 2)),
        **dict.fromkeys((f"3.1.{n}" for n in range(1, 5)), Fraction(1)),
        **dict.fromkeys((f"3.2.{n}" for n in range(1, 4)), Fraction(1)),
        **dict.fromkeys((f"3.3.{n}" for n in range(1, 3)), Fraction(1)),
        **dict.fromkeys((f"3.4.{n}" for n in range(1, 4)), Fraction(1)),
        **dict.fromkeys((f"3.5.{n}" for n in range(1, 5)), Fraction(1)),
        **dict.fromkeys(("4.1", "4.2", "5.1", "5.2"), Fraction(1)),
    },
    "hadong-mau03": {
        **dict.fromkeys((f"1.{n}" for n in range(1, 8)), Fraction(2)),
        "1.8": Fraction(1),
        "2.1": Fraction(3),
        "2.2": Fraction(2),
        "2.3": Fraction(2),
        "2.4": Fraction(3),
        "3": Fraction(5),
    },
    "hadong-mau04": {
        **dict.fromkeys((f"1.{n}" for n in range(1, 6)), Fraction(3)),
        "2.1": Fraction(3),
        "2.2": Fraction(3),
        "2.3": Fraction(2),
        "2.4": Fraction(2),
        "3": Fraction(5),
    },
}


@dataclass(frozen=True)
class Monthly:
    """What the plan makes of one record."""

    score: Fraction | None
    outcome: str


class Ward:
    """Everything below records/ of one month, as texts."""

    def __init__(self, root: Path, month: str) -> None:
        here = root / "records"
        self.units: dict[str, Record] = {path.stem: load(path) for path in here.glob("units/*.yaml")}
        self.people: dict[str, Record] = {path.stem: load(path)["posts"][0] for path in here.glob("people/*.yaml")}
        self.bodies: dict[str, Record] = {path.stem: load(path) for path in here.glob("bodies/*.yaml")}
        catalogue = load(here / "catalogues/phuong.yaml")
        points = {item["id"]: Fraction(item["points"]) for item in catalogue["products"]}
        self.factors = {name: value / points[catalogue["standard_product"]] for name, value in points.items()}
        self.records: dict[str, Record] = {
            path.stem: load(path) for path in here.glob(f"{month}/*/*.yaml") if path.parent.name != month
        }
        self.cutoff = str(load(here / f"{month}/period.yaml")["assessment_on"])
        self.known: dict[str, Fraction | None] = {}

    def managed(self, person: str) -> list[str]:
        """«CBCCVC thuộc thẩm quyền quản lý»: of a head everybody else in the unit, and heads of the units directly below."""
        own = self.people[person]
        below = {name for name, unit in self.units.items() if unit.get("parent") == own["unit"]}
        heads = [name for name, post in self.people.items() if post["unit"] in below and post["standing"] == "HEAD"]
        here = [name for name, post in self.people.items() if post["unit"] == own["unit"] and name != person]
        if own["standing"] == "HEAD":
            return here + heads
        # Of a deputy those whom a body with the deputy in it employs; without such, all who hold no leading post.
        led = [name for name in here if self.people[name]["standing"] not in LEADERS] + heads
        members = [name for name in led if person in self.members(self.people[name]["used_by"])]
        return members or led

    def members(self, body: str) -> set[str]:
        return {member["person"] for member in self.bodies[body].get("members", [])}

    def score(self, person: str) -> Fraction | None:
        if person not in self.known:
            self.known[person] = self._score(person)
        return self.known[person]

    def _score(self, person: str) -> Fraction | None:
        record, post = self.records[person], self.people[person]
        general, shares = self.general(record, post), self.shares(record)
        if general is None or shares is None:
            return None
        if post["standing"] in LEADERS:
            unit = self.unit_shares(person, record)
            if unit is None:
                return None
            shares = shares + unit  # 4.2: (a + b + c + d + đ + e) / 6
        return general + min(sum(shares, Fraction(0)) / len(shares), Fraction(1)) * 70

    def general(self, record: Record, post: Record) -> Fraction | None:
        """Điểm trừ không vượt quá số điểm quy định của từng tiêu chí."""
        form = post.get("frameworks", ["hadong-mau02" if post["standing"] in LEADERS else "hadong-mau03"])[0]
        given = record["self_assessment"]["general_criteria"]
        verified = {
            item["criterion"]: Fraction(item["points"])
            for item in record.get("verification", {}).get("differences", [])
            if "criterion" in item
        }
        total = Fraction(0)
        for criterion, maximum in FORMS[form].items():
            if criterion in given.get("awards", {}):
                points = Fraction(given["awards"][criterion])
            elif criterion in given.get("not_met", []):
                points = Fraction(0)
            elif criterion in given.get("met", []) or given.get("default") == "met":
                points = maximum
            else:
                return None
            taken = [Fraction(item["points"]) for item in given.get("deductions", []) if item["criterion"] == criterion]
            total += verified.get(criterion, max(points - sum(taken, Fraction(0)), Fraction(0)))
        return total

    def shares(self, record: Record) -> list[Fraction] | None:
        """a, b, c: what is done, done well, done in time, of what was given; 25 % of an item for each time."""
        results = record["self_assessment"]["results"]
        items = [item for item in record["plan"]["work_items"] if item["due"] <= self.cutoff or item["id"] in results]
        planned, done = Fraction(0), [Fraction(0), Fraction(0), Fraction(0)]
        for item in items:
            if item["id"] not in results:
                return None
            result = dict(results[item["id"]])
            if Fraction(result["quantity"]) > 0 and not {"faults", "delays"} <= result.keys():
                return None
            for change in record.get("verification", {}).get("differences", []):
                if change.get("item") == item["id"]:
                    result[change["measure"]] = change["value"]
            if Fraction(result["quantity"]) > 0 and not {"faults", "delays"} <= result.keys():
                return None
            factor = self.factors[item["product"]]
            counted = factor * min(Fraction(result["quantity"]), Fraction(item["quantity"]))
            planned += factor * Fraction(item["quantity"])
            for at, measure in enumerate(("", "faults", "delays")):
                times = self.times(result, measure) if measure else Fraction(0)
                done[at] += counted * max(1 - times / 4, Fraction(0))
        return [part / planned for part in done] if planned else None

    @staticmethod
    def times(result: Record, measure: str) -> Fraction:
        """«trừ trường hợp sai sót do nguyên nhân khách quan được cấp có thẩm quyền xác nhận»."""
        excused = sum(
            Fraction(item["count"])
            for item in result.get("objective", [])
            if item["measure"] == measure and "confirmed" in item
        )
        return max(Fraction(result.get(measure, "0")) - excused, Fraction(0))

    def unit_shares(self, person: str, record: Record) -> list[Fraction] | None:
        """The measure d by all those under management, as stated only where none of them has a record; đ and e as stated."""
        stated = record["self_assessment"].get("unit_measures", {})
        managed = self.managed(person)
        if self.records.keys() & set(managed):
            scores = [self.score(name) if name in self.records else None for name in managed]
            below = any(score is not None and score < 50 for score in scores)
            if None in scores and not below:
                return None
            unit = Fraction(1, 2) if below else Fraction(1)
        elif "unit_result" in stated:
            unit = Fraction(stated["unit_result"]["value"])
        else:
            return None
        if not {"organising", "unity"} <= stated.keys():
            return None
        return [unit, Fraction(stated["organising"]["value"]), Fraction(stated["unity"]["value"])]

    def judge(self, person: str) -> Monthly:
        score = self.score(person)
        if score is None:
            empty = not self.records[person]["plan"]["work_items"]
            return Monthly(None, "NEEDS_DECISION" if empty else "NOT_SCORED")
        bands = (("EXCELLENT", 90), ("GOOD", 70), ("COMPLETED", 50), ("NOT_COMPLETED", 0))
        return Monthly(score, next(grade for grade, least in bands if score >= least))

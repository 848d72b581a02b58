"""Cases for the rules of grading, built from the few words of a case table."""

import datetime as dt
from collections.abc import Mapping
from fractions import Fraction
from functools import cache
from pathlib import Path
from typing import Any

from case_tables import read_table
from msgspec.structs import replace

from evalgen.domain.collective import Collective, CollectiveTask, Indicator
from evalgen.domain.derivation import Line, ScoreSheet
from evalgen.domain.document import Document, LocatedMapping
from evalgen.domain.evaluation import Evaluation, Plan, WorkItem
from evalgen.domain.facts import (
    ConfidenceVote,
    Confirmed,
    Discipline,
    Disciplined,
    Exemption,
    ExemptionKind,
    Facts,
    Finding,
    ForceMajeure,
    Misconduct,
    MisconductKind,
    Shortcomings,
)
from evalgen.domain.gathering import GatheredPeriod, GatheredState
from evalgen.domain.grade import Grade, Outcome, outcome_named
from evalgen.domain.marks import Gap, ItemMark, Mark, Marks
from evalgen.domain.measures import Measure
from evalgen.domain.organization import Absence, AbsenceKind, Person, Post, Span, Standing, Unit, UnitName, UnitParent
from evalgen.domain.period import Period
from evalgen.domain.period_record import PeriodRecord
from evalgen.domain.place import Place
from evalgen.domain.self_assessment import GeneralCriteria, ItemResult, SelfAssessment
from evalgen.domain.steps import Decision, Proposal
from evalgen.domain.subject_kind import SubjectKind
from evalgen.domain.verification import Difference, Verification
from evalgen.grading.case import Beside, Case, CollectiveCase, PersonCase, Term, Terms
from evalgen.regulation.law import Law
from evalgen.regulation.loader import load_library
from evalgen.regulation.procedures.procedure import Stage

CASES = Path(__file__).parent / "cases"
DOCUMENT = Document(file="records/2026-Q2/don-vi/nguoi.yaml", root=LocatedMapping())
CONFIRMED = Confirmed(by="ban-thuong-vu", on=dt.date(2026, 6, 20), document="01-CV/ĐU")
PLACE = Place(file=DOCUMENT.file)


def quarter(text: str = "2026-Q2") -> Period:
    period = Period.parse(text)
    assert period is not None
    return period


@cache
def law_of(pack: str = "hd02", day: dt.date = dt.date(2026, 6, 30)) -> Law:
    return load_library().law(pack, day)


def law_for(given: Mapping[str, Any], period: Period) -> Law:
    """The law of the pack, with other values where `given` says so under `law`; null: the law is silent."""
    law = law_of(given.get("pack", "hd02"), max(period.last_day, dt.date(2026, 6, 30)))
    values, cited = dict(law.values), law.get("score_band", "good")
    for name, value in given.get("law", {}).items():
        stem, _, parameter = name.partition(".")
        values.pop((stem, parameter), None)
        if value is not None:
            exact = Fraction(value) if isinstance(value, str) and value[0].isdigit() else value
            values[stem, parameter] = replace(cited, value=exact)
    return replace(law, values=values)


def load_cases(name: str) -> list[dict[str, Any]]:
    """The cases of tests/cases/<name>.yaml. Numbers with decimals stand in quotes: no float comes near a grade."""
    loaded: list[dict[str, Any]] = read_table(CASES / f"{name}.yaml")
    names = [case["name"] for case in loaded]
    assert len(names) == len(set(names)), f"two cases of one name in {name}"
    return loaded


def case_of(given: Mapping[str, Any]) -> Case:
    """A person's case, or where `given` says so a collective's."""
    return make_collective_case(given) if given.get("subject") == "COLLECTIVE" else make_case(given)


def make_case(given: Mapping[str, Any]) -> PersonCase:
    """A case in which everything is in order, except for what `given` says."""
    period = quarter(given.get("period", "2026-Q2"))
    person = _person(given)
    marks = Marks(criteria=(), items=_items(given.get("own", {})))
    sheet = None if "score" in given and given["score"] is None else _sheet(marks, Fraction(given.get("score", 80)))
    below = given.get("units_below", {})
    return PersonCase(
        record=_evaluation(period, given),
        subject=person.posts[-1].standing.subject,
        person=person,
        post=person.posts[-1],
        period_record=_period_record(period, given),
        law=law_for(given, period),
        sheet=sheet,
        gap=_gap(given) if sheet is None and not given.get("no_gap") else None,
        collective=_collective(period, "don-vi", given.get("unit", {"total": 10, "completed": 10, "exceeded": 3})),
        units_below={name: _unit(name) for name in below},
        collectives_below=_graded(period, below),
        terms=terms_of(given.get("terms", {})),
        received=_received(given),
        beside=tuple(_beside(period, name, item) for name, item in given.get("beside", {}).items()),
    )


def _graded(period: Period, below: Mapping[str, str]) -> dict[str, Collective]:
    told = {name: {"total": 1, "completed": 1, "grade": grade} for name, grade in below.items()}
    return {name: found for name in told if (found := _collective(period, name, told[name])) is not None}


def _beside(period: Period, name: str, given: Mapping[str, Any]) -> Beside:
    """The unit `name`, led in another post of the `standing`, with what its `unit` came to; null: nothing is recorded."""
    below = given.get("units_below", {})
    return Beside(
        post=_post({"unit": name, "from": "2025-07-01"}, given),
        collective=_collective(period, name, given["unit"]),
        units_below={unit: _unit(unit) for unit in below},
        collectives_below=_graded(period, below),
    )


def make_collective_case(given: Mapping[str, Any]) -> CollectiveCase:
    """A collective in whose record everything is in order, except for what `given` says."""
    period = quarter(given.get("period", "2026-Q2"))
    scored = given.get("scored", True)
    score = given.get("score", 80) if scored else None
    sheet = None if score is None else _sheet(Marks(criteria=(), items=()), Fraction(score))
    found = _collective(period, "don-vi", {"total": 10, "completed": 10, "exceeded": 3} | given.get("unit", {}))
    assert found is not None
    record = replace(found, proposal=_proposal(given))
    below = {name: item if isinstance(item, dict) else {"grade": item} for name, item in given.get("below", {}).items()}
    members = tuple(
        replace(_evaluation(period, member), person=name, unit=member.get("unit", "don-vi"))
        for name, member in given.get("members", {}).items()
    )
    return CollectiveCase(
        record=replace(record, facts=_facts(given.get("facts", {}))),
        subject=SubjectKind.COLLECTIVE,
        period_record=_period_record(period, given),
        law=law_for(given, period),
        sheet=sheet,
        gap=_gap(given) if sheet is None and scored else None,
        collective=replace(record, facts=_facts(given.get("facts", {}))),
        units_below={name: _unit(name) for name in below},
        collectives_below={
            name: replace(found, facts=_facts(item.get("facts", {})))
            for name, item in below.items()
            if (found := _collective(period, name, {"total": 1, **item})) is not None
        },
        terms=terms_of(given.get("terms", {})),
        received=_received(given),
        scored=scored,
        members=members,
        present=tuple(item for item in members if item.unit == "don-vi"),
        told_below=tuple(
            replace(found, facts=_facts(item.get("facts", {})))
            for name, item in below.items()
            if (found := _collective(quarter(item.get("period", str(period))), name, {"total": 1, **item})) is not None
        ),
    )


def _received(given: Mapping[str, Any]) -> dict[Stage, dt.date]:
    """`received_on`: the day of the host's receipt for the proposal."""
    return {Stage.PROPOSAL: dt.date.fromisoformat(str(given["received_on"]))} if "received_on" in given else {}


def _proposal(given: Mapping[str, Any]) -> Proposal | None:
    """`proposed_on`, and the grade proposed."""
    if "proposed_on" not in given:
        return None
    day, grade = dt.date.fromisoformat(str(given["proposed_on"])), Grade[given.get("proposed", "GOOD")]
    return Proposal(by="tap-the", on=day, grade=grade, votes={}, key_tasks=None, outstanding="")


def terms_of(given: Mapping[str, Any]) -> Terms:
    """Months and quarters by their names: a grade, a state, or both with what was proposed and the pack."""
    terms = [
        _term(quarter(str(name)), item if isinstance(item, dict) else {"grade": item}) for name, item in given.items()
    ]
    return lambda year: tuple(
        sorted((term for term in terms if term.gathered.period.year == year), key=lambda term: term.gathered.period)
    )


def _term(period: Period, item: Mapping[str, Any]) -> Term:
    """A bare word may be a grade or a state."""
    word = item.get("grade", "GRADED")
    grade = Grade[word] if word in Grade.__members__ else None
    state = GatheredState.GRADED if grade else GatheredState[word]
    proposed, pack = item.get("proposed"), item.get("pack", "hd02")
    record = replace(
        _evaluation(period, item),
        proposal=Proposal(
            by="tap-the", on=period.last_day, grade=Grade[proposed], votes={}, key_tasks=None, outstanding=""
        )
        if proposed
        else None,
    )
    return Term(
        gathered=GatheredPeriod(period=period, state=state, grade=grade, place=PLACE if grade else None),
        record=record if grade or state is GatheredState.UNDECIDED else None,
        law=law_of(pack, period.last_day) if pack != "none" else None,
    )


def _period_record(period: Period, given: Mapping[str, Any]) -> PeriodRecord:
    return PeriodRecord(
        document=DOCUMENT,
        period=period,
        opened_on=period.first_day,
        assessment_on=_day(given.get("assessment_on")),
        closed_on=None,
        notices=(),
        raised_rates=(),
    )


def _gap(given: Mapping[str, Any]) -> Gap:
    return Gap(reason="Chưa đủ dữ liệu.", place=PLACE, no_work_items=given.get("no_work_items", False))


def before(given: Mapping[str, Any]) -> Outcome:
    return outcome_named(given.get("before", "EXCELLENT"))


def _day(text: object) -> dt.date | None:
    return None if text is None else dt.date.fromisoformat(str(text))


def _person(given: Mapping[str, Any]) -> Person:
    posts = given.get("posts", [{"from": "2025-07-01"}])
    return Person(
        document=DOCUMENT,
        id="nguoi",
        name="Nguyễn Thị Thử",
        posts=tuple(_post(post, given) for post in posts),
        absences=tuple(
            Absence(
                pointer=("absences", number),
                kind=AbsenceKind[item["kind"]],
                span=Span(first=dt.date.fromisoformat(str(item["from"])), last=_day(item.get("to"))),
                document_number="02-QĐ",
            )
            for number, item in enumerate(given.get("absences", []))
        ),
    )


def _post(post: Mapping[str, Any], given: Mapping[str, Any]) -> Post:
    return Post(
        pointer=("posts", 0),
        unit=post.get("unit", "don-vi"),
        title="Trưởng đơn vị",
        standing=Standing[post.get("standing", given.get("standing", "HEAD"))],
        peer_group="truong-don-vi",
        managed_by="ban-thuong-vu",
        used_by="tap-the",
        span=Span(first=dt.date.fromisoformat(str(post["from"])), last=_day(post.get("to"))),
        frameworks={},
        first_leadership_post=post.get("first", False),
        route=given.get("route", ""),
    )


def _items(own: Mapping[str, Any]) -> tuple[ItemMark, ...]:
    """`total` items; `delivered` of them in full; `late` and `exceeded` counted among the delivered, from both ends."""
    total = own.get("total", 5)
    delivered, late, exceeded = own.get("delivered", total), own.get("late", 0), own.get("exceeded", total)
    return tuple(
        _item(
            f"viec-{number + 1}",
            quantity=1 if number < delivered else 0,
            timeliness=Fraction(3, 4) if number >= total - late else Fraction(1),
            quality=_quality(own, number, exceeds=number < exceeded and number < total - late),
            leadership=Fraction(own.get("leadership", 1)),
            judged=not own.get("unjudged", False),
        )
        for number in range(total)
    )


def _quality(own: Mapping[str, Any], number: int, *, exceeds: bool) -> Fraction:
    """`quality` is that of the first item."""
    if number == 0 and "quality" in own:
        return Fraction(own["quality"])
    return Fraction(6, 5) if exceeds else Fraction(1)


def _work_item(name: str) -> WorkItem:
    return WorkItem(
        pointer=("plan", "work_items", 0),
        id=name,
        axis=1,
        product="bao-cao",
        title=name,
        quantity=Fraction(1),
        due=dt.date(2026, 6, 25),
        key_task=False,
        carried_from=None,
    )


def _item(  # noqa: PLR0913 - what an item is marked by
    name: str, *, quantity: int, timeliness: Fraction, quality: Fraction, leadership: Fraction, judged: bool
) -> ItemMark:
    levels = {Measure.QUALITY: quality, Measure.TIMELINESS: timeliness, Measure.LEADERSHIP: leadership}
    return ItemMark(
        item=_work_item(name),
        quantity=Mark(value=Fraction(quantity), place=PLACE),
        levels={measure: Mark(value=value, place=PLACE) for measure, value in levels.items() if judged},
    )


def _sheet(marks: Marks, score: Fraction) -> ScoreSheet:
    citation = law_of().get("result_axes", "total").citation
    line = Line(id="total", what="", formula="", operands=(), value=score, unit="điểm", citation=citation)
    return ScoreSheet(marks=marks, total=line, general=line, results=line)


def _collective(period: Period, unit: str, given: Mapping[str, Any] | None) -> Collective | None:
    if given is None:
        return None
    total = given.get("total", 0)
    completed, late, exceeded = given.get("completed", total), given.get("late", 0), given.get("exceeded", 0)
    opened, excused = given.get("open", 0), given.get("excused", 0)
    claim = ForceMajeure(
        pointer=("tasks", 0, "force_majeure"),
        item="nv",
        reason="bão",
        confirmed=CONFIRMED if given.get("confirmed", True) else None,
    )
    done: list[bool | None] = [True] * completed + [False] * (total - completed - opened) + [None] * opened
    tasks = tuple(
        CollectiveTask(
            pointer=("tasks", number),
            id=f"nv-{number + 1}",
            axis=None,
            title="",
            due=dt.date(2026, 6, 25),
            completed=state,
            late=number < late,
            exceeded=completed - exceeded <= number < completed,
            in_charge=("nguoi",) if given.get("in_charge") else (),
            force_majeure=claim
            if completed <= number < completed + excused or (number < late and given.get("late_excused"))
            else None,
            substandard=number < given.get("substandard", 0),
            ad_hoc=number < given.get("ad_hoc_done", 0) or number >= total - given.get("ad_hoc_left", 0),
        )
        for number, state in enumerate(done)
    )
    missed = given.get("indicators_missed", 0)
    names = ("growth", "budget_revenue", "public_investment", "income_per_head", "poverty_reduction")
    grade = given.get("grade")
    return Collective(
        document=DOCUMENT,
        period=period,
        unit=unit,
        tasks=tasks,
        indicators=tuple(
            Indicator(
                pointer=("indicators", number),
                id=name,
                achieved=number >= missed,
                force_majeure=claim if number < given.get("indicators_excused", 0) else None,
            )
            for number, name in enumerate(names[: given.get("indicators", 0)])
        ),
        self_grade=None,
        proposal=None,
        decision=Decision(
            by="ban-thuong-vu",
            on=dt.date(2026, 6, 24),
            number="03-QĐ",
            grade=None if grade == "NOT_ASSESSED" else Grade[grade],
            reason="",
            legal_basis="",
        )
        if grade
        else None,
        amendments=(),
    )


def _unit(name: str) -> Unit:
    return Unit(
        document=DOCUMENT,
        id=name,
        names=(UnitName(name=name, short_name=""),),
        kind="department",
        block="government",
        parents=(UnitParent(unit="don-vi"),),
        span=Span(first=dt.date(2025, 7, 1)),
    )


def _evaluation(period: Period, given: Mapping[str, Any]) -> Evaluation:
    return Evaluation(
        document=DOCUMENT,
        period=period,
        unit="don-vi",
        person="nguoi",
        framework=None,
        plan=_plan(given["recorded"]) if "recorded" in given else None,
        self_assessment=_assessed(given["recorded"]) if "recorded" in given else None,
        verification=_verified(given["recorded"]) if "recorded" in given else None,
        proposal=_proposal(given),
        decision=Decision(
            by="ban-thuong-vu",
            on=dt.date.fromisoformat(str(given["decided_on"])),
            number="05-QĐ",
            grade=Grade.GOOD,
            reason="",
            legal_basis="",
        )
        if "decided_on" in given
        else None,
        facts=_facts(given.get("facts", {})),
        amendments=(),
    )


def _plan(recorded: Mapping[str, Any]) -> Plan:
    """Work items of two pieces each; what is said of them: done, or null where no result is recorded yet."""
    items = tuple(replace(_work_item(name), quantity=Fraction(2)) for name in recorded)
    return Plan(approved_by=None, approved_on=None, axis_weights=None, main_axes=(), work_items=items)


def _assessed(recorded: Mapping[str, Any]) -> SelfAssessment:
    done = {name: item["done"] if isinstance(item, dict) else item for name, item in recorded.items()}
    return SelfAssessment(
        submitted_on=dt.date(2026, 6, 20),
        general_criteria=GeneralCriteria(default_met=True, met=(), not_met=()),
        results={name: _result(name, count) for name, count in done.items() if count is not None},
        proposed_grade=Grade.GOOD,
    )


def _result(name: str, count: int) -> ItemResult:
    return ItemResult(
        pointer=("self_assessment", "results", name),
        quantity=Fraction(count),
        quality=None,
        timeliness=None,
        leadership=None,
        note="",
        evidence=(),
        key_response=None,
    )


def _verified(recorded: Mapping[str, Any]) -> Verification:
    found = {name: item["verified"] for name, item in recorded.items() if isinstance(item, dict)}
    return Verification(
        by="ban-xay-dung-dang",
        on=dt.date(2026, 6, 22),
        differences=tuple(
            Difference(
                pointer=("verification", "differences", number),
                criterion=None,
                met=None,
                item=name,
                measure=Measure.QUANTITY,
                value=Fraction(count),
                reason="",
            )
            for number, (name, count) in enumerate(found.items())
        ),
    )


def _confirmed_on(given: Mapping[str, Any]) -> Confirmed:
    return replace(CONFIRMED, on=dt.date.fromisoformat(str(given.get("concluded_on", CONFIRMED.on))))


def _facts(given: Mapping[str, Any]) -> Facts:
    def finding(name: str) -> Finding | None:
        if name not in given:
            return None
        return Finding(
            pointer=("facts", name),
            summary="",
            confirmed=_confirmed_on(given),
            remedied=CONFIRMED if given[name] == "remedied" else None,
            blameless=CONFIRMED if given[name] == "blameless" else None,
        )

    vote, short = given.get("confidence_vote"), given.get("shortcomings")
    return Facts(
        force_majeure=tuple(
            ForceMajeure(
                pointer=("facts", "force_majeure", 0),
                item=name,
                reason="lũ",
                confirmed=CONFIRMED if confirmed else None,
            )
            for name, confirmed in given.get("force_majeure", {}).items()
        ),
        discipline=tuple(_discipline(item) for item in given.get("discipline", [])),
        degeneration=finding("degeneration"),
        corruption_in_unit=finding("corruption_in_unit"),
        confidence_vote=ConfidenceVote(pointer=("facts", "confidence_vote"), low=vote[0], total=vote[1])
        if vote
        else None,
        shortcomings=Shortcomings(pointer=("facts", "shortcomings"), remedied=short[0], pointed_out=short[1])
        if short
        else None,
        exemption=Exemption(
            pointer=("facts", "exemption"),
            kind=ExemptionKind[given["exemption"]],
            reason="theo hướng dẫn",
            confirmed=CONFIRMED,
        )
        if "exemption" in given
        else None,
        former_unit_remarks=CONFIRMED if given.get("former_unit_remarks") else None,
        misconduct=tuple(_misconduct(item) for item in given.get("misconduct", [])),
        wrongdoing=finding("wrongdoing"),
    )


def _misconduct(item: Mapping[str, Any]) -> Misconduct:
    return Misconduct(
        pointer=("facts", "misconduct", 0),
        kind=MisconductKind[item.get("kind", "EXAMPLE")],
        harmful=item.get("harmful", True),
        confirmed=_confirmed_on(item),
        remedied=CONFIRMED if item.get("remedied") else None,
    )


def _discipline(item: Mapping[str, Any]) -> Discipline:
    decided = Confirmed(
        by=item.get("by", "ubkt"),
        on=dt.date.fromisoformat(str(item.get("decided_on", "2026-05-10"))),
        document=item.get("document", "04-QĐ"),
    )
    return Discipline(
        pointer=("facts", "discipline", item.get("at", 0)),
        form=item.get("form", "khien-trach"),
        confirmed=decided,
        violation_on=dt.date.fromisoformat(str(item.get("violation_on", "2026-04-20"))),
        violation_unit=item.get("violation_unit"),
        duty_related=item.get("duty_related", True),
        ethics_related=item.get("ethics", False),
        aggravated=item.get("aggravated", False),
        remedied=CONFIRMED if item.get("remedied") else None,
        who=Disciplined[item["who"]] if "who" in item else None,
    )

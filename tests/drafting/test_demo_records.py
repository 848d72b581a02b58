"""The sample records: the same as the generator's, sound, and showing what they say they show."""

import re
from collections import Counter
from pathlib import Path

import pytest

from evalgen.domain.evaluation import Stage
from evalgen.domain.grade import Grade, Outcome, Undetermined
from evalgen.domain.period import Period
from evalgen.domain.problem import Severity
from evalgen.domain.ruling import Assessment, QuotaResult
from evalgen.drafting.demo import DEFAULT_PEOPLE, DEFAULT_PERIODS, draft_demo
from evalgen.drafting.demo.place_in_repository import FICTIONAL
from evalgen.pipeline.drafting.opening import write_demo
from evalgen.pipeline.inspecting.inspection import Inspection, inspect

ROOT = Path(__file__).parents[2]
E, G, C, N = Grade.EXCELLENT, Grade.GOOD, Grade.COMPLETED, Grade.NOT_COMPLETED
NA, OPEN = Undetermined.NOT_ASSESSED, Undetermined.NEEDS_DECISION

# The words of the case in the file, its period, what the record qualifies for, and the grade that stands.
CASES: tuple[tuple[str, str, Outcome, Grade | None], ...] = (
    ("Miễn đánh giá: đào tạo tập trung", "2026-Q2", NA, None),
    ("Miễn đánh giá: lần đầu được bổ nhiệm", "2026-Q2", NA, None),
    ("Miễn đánh giá: nghỉ thai sản", "2026-Q2", NA, None),
    ("Miễn đánh giá: đang trong thời gian kiểm tra", "2026-Q2", NA, None),
    ("Điều động trong quý (từ 20/5/2026", "2026-Q2", G, G),
    ("Điều động trong quý (từ 01/6/2026", "2026-Q2", G, G),
    ("Bất khả kháng được xác nhận (ngập lụt)", "2026-Q2", G, G),
    ("Nêu bất khả kháng nhưng chưa được xác nhận", "2026-Q2", N, N),
    ("Ví dụ Phụ lục 2 Hướng dẫn 02", "2026-Q2", N, N),
    ("Tập thể hoàn thành dưới 70% nhiệm vụ: người đứng đầu", "2026-Q2", N, N),
    ("Cấp phó của tập thể dưới 70%", "2026-Q2", G, G),
    ("Tập thể có nhiệm vụ chậm tiến độ (không quá 20%): người đứng đầu", "2026-Q2", C, C),
    ("Có việc vượt mức nhưng một việc chậm", "2026-Q2", C, C),
    ("Tập thể hoàn thành từ 70% đến dưới 100%", "2026-Q2", OPEN, C),
    ("Bị khiển trách liên quan đến nhiệm vụ", "2026-Q2", N, N),
    ("Mới khắc phục 8 trong 10 hạn chế", "2026-Q2", G, G),
    ("Tỷ lệ xuất sắc vừa đủ", "2026-Q2", E, E),
    ("Tỷ lệ xuất sắc vừa hết", "2026-Q2", E, E),
    ("Người đứng đầu xuất sắc", "2026-Q2", E, E),
    ("Quyết định khác đề xuất", "2026-Q2", E, G),
    ("Đề xuất cao hơn mức đủ điều kiện: tập thể chưa có 30%", "2026-Q2", G, G),
    ("Quyết định cao hơn mức chương trình tính", "2026-Q2", N, C),
    ("Thẩm định khác tự đánh giá ở một tiêu chí chung và ở chất lượng", "2026-Q2", G, G),
    ("Thẩm định khác tự đánh giá về tiến độ", "2026-Q2", C, C),
    ("Có khiếu nại, sau công bố được điều chỉnh", "2026-Q2", G, G),
    ("Hủy bỏ kết quả đã công bố", "2026-Q2", G, None),
    ("Có ý kiến bảo lưu", "2026-Q2", C, C),
    ("Lần đầu được bổ nhiệm từ 01/6/2026: đủ 01 tháng", "2026-Q2", G, G),
    ("Cấp có thẩm quyền quyết định thấp hơn", "2026-Q2", G, C),
    ("Bất khả kháng được xác nhận (bão)", "2026-Q3", G, None),
    ("Lần đầu được bổ nhiệm từ 10/9/2026", "2026-Q3", NA, None),
    ("Miễn đánh giá quý thứ hai liên tiếp", "2026-Q3", NA, None),
    ("Điều động trong quý (từ 17/8/2026", "2026-Q3", G, None),
    ("Đề xuất cao hơn mức đủ điều kiện: lĩnh vực phụ trách", "2026-Q3", G, None),
    ("Quyết định xuất sắc trong đợt công bố đầu tiên", "2026-Q3", E, E),
)


@pytest.fixture(scope="module")
def sample() -> Inspection:
    return inspect(ROOT)


@pytest.fixture(scope="module")
def drafts() -> dict[str, str]:
    return dict(draft_demo())


def opening(path: Path) -> str:
    """The comment lines at the head of a file, as one line."""
    lines = path.read_text(encoding="utf-8").splitlines()
    return " ".join(line.removeprefix("# ") for line in lines if line.startswith("# "))


def found(sample: Inspection, words: str, period: str) -> list[Assessment]:
    return [
        item
        for item in sample.results.assessments.values()
        if str(item.evaluation.period) == period and words in opening(ROOT / item.evaluation.document.file)
    ]


def test_the_records_of_this_repository_are_the_generators_byte_for_byte(drafts: dict[str, str]) -> None:
    folder = ROOT / "records"
    there = {str(path.relative_to(folder)): path.read_bytes() for path in folder.rglob("*") if path.is_file()}
    assert there == {name: text.encode() for name, text in drafts.items()}


def test_the_seed_alone_decides(drafts: dict[str, str]) -> None:
    assert dict(draft_demo()) == drafts
    assert dict(draft_demo(seed=1)) != drafts


def test_every_file_says_that_it_is_fictional(drafts: dict[str, str]) -> None:
    assert [name for name, text in drafts.items() if text.splitlines()[1] != f"# {FICTIONAL}"] == []


def test_every_first_line_points_at_a_schema(drafts: dict[str, str]) -> None:
    for name, text in drafts.items():
        schema = text.splitlines()[0].removeprefix("# yaml-language-server: $schema=")
        assert (ROOT / "records" / name).parent.joinpath(schema).resolve().is_file(), name


def test_the_sample_is_large_enough_and_has_every_stage(sample: Inspection) -> None:
    assert len(sample.records.units) >= 12
    assert len(sample.records.people) == DEFAULT_PEOPLE >= 66
    stages = {item.stage for item in sample.records.evaluations if str(item.period) == "2026-Q3"}
    assert stages == set(Stage)
    assert {item.stage for item in sample.records.evaluations if str(item.period) == "2026-Q2"} == {Stage.DECIDED}


def test_the_only_problems_are_the_intended_ones(sample: Inspection) -> None:
    codes = Counter((problem.code, problem.severity) for problem in sample.problems)
    assert codes == {
        ("proposal-above-qualified", Severity.WARNING): 4,
        ("decided-above-qualified", Severity.NOTE): 1,
        ("proposal-above-decision", Severity.NOTE): 4,
        ("force-majeure-unconfirmed", Severity.WARNING): 1,
        ("quota-exceeded", Severity.WARNING): 2,
        # The sample shows a cancelled result while it waits for its new grade.
        ("cancelled-not-graded-again", Severity.WARNING): 1,
    }


@pytest.mark.parametrize("words,period,qualifies,final", CASES, ids=[f"{case[1]} {case[0]}" for case in CASES])
def test_special_case(sample: Inspection, words: str, period: str, qualifies: Outcome, final: Grade | None) -> None:
    cases = found(sample, words, period)
    assert len(cases) == 1
    assert cases[0].qualifies_for is qualifies
    assert cases[0].evaluation.final_grade is final


def test_the_worked_example_has_its_printed_score(sample: Inspection) -> None:
    (case,) = found(sample, "Ví dụ Phụ lục 2", "2026-Q2")
    assert case.sheet is not None
    assert f"{float(case.sheet.score):.2f}" == "91.93"


def test_one_decision_is_above_what_qualifies_and_names_its_legal_basis(sample: Inspection) -> None:
    above = [
        item
        for item in sample.results.assessments.values()
        if item.evaluation.decision is not None
        and item.evaluation.decision.grade is not None
        and isinstance(item.qualifies_for, Grade)
        and item.evaluation.decision.grade > item.qualifies_for
    ]
    assert len(above) == 1
    assert above[0].evaluation.decision is not None
    assert above[0].evaluation.decision.legal_basis


def test_the_quota_is_reached_where_decided_and_pressed_where_proposed(sample: Inspection) -> None:
    decided, running = (sample.results.quotas[period] for period in sorted(sample.results.quotas))
    assert {group.result for group in decided} == {QuotaResult.WITHIN}
    assert sum(len(group.excellent) == group.places_literal == 1 for group in decided) == 4
    pressed = {group.peer_group for group in running if group.result is QuotaResult.EXCEEDED}
    assert pressed == {"cap-pho-truong-hoc", "lanh-dao-mat-tran-doan-the"}


def test_work_of_those_not_assessed_is_carried_over(sample: Inspection) -> None:
    carried = {
        item.person: [work.carried_from for work in item.plan.work_items if work.carried_from]
        for item in sample.records.evaluations
        if item.plan is not None and any(work.carried_from for work in item.plan.work_items)
    }
    second = Period.parse("2026-Q2")
    waiting = {
        item.person
        for item in sample.records.evaluations
        if item.period == second and item.decision is not None and item.decision.grade is None
    }
    assert set(carried) == waiting
    assert {period for periods in carried.values() for period in periods} == {second}


def test_no_record_is_a_copy_of_another(drafts: dict[str, str]) -> None:
    plans = [
        text.split("\nverification:")[0] for name, text in drafts.items() if name.count("/") == 2 and "plan:" in text
    ]
    assert len(set(plans)) == len(plans)
    weights = {line for text in plans for line in text.splitlines() if line.startswith("  axis_weights")}
    assert len(weights) > 30


@pytest.mark.parametrize("people,seed", [(1, 1), (30, 2), (60, 3), (95, 4), (160, 5)])
def test_a_sample_of_any_size_has_no_errors(tmp_path: Path, people: int, seed: int) -> None:
    for name, text in draft_demo(people=people, seed=seed):
        path = tmp_path / "records" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        with path.open("x", encoding="utf-8") as file:
            file.write(text)
    inspection = inspect(tmp_path)
    assert len(inspection.records.people) == people
    assert [str(problem.place) for problem in inspection.problems if problem.severity is Severity.ERROR] == []


@pytest.mark.parametrize("people,periods,seed", [(66, 5, 366), (66, 1, 3), (140, 3, 9), (9, 8, 2), (1, 4, 2)])
def test_other_numbers_of_quarters_are_sound_too(people: int, periods: int, seed: int, tmp_path: Path) -> None:
    write_demo(tmp_path, people=people, seed=seed, periods=periods)
    found = inspect(tmp_path)
    assert len(found.records.periods) == periods
    assert [problem for problem in found.problems if problem.severity is Severity.ERROR] == []
    special = [problem for problem in found.problems if problem.place.file.startswith("records/2026-Q2/")]
    assert [problem for problem in found.problems if problem not in special] == []


def test_longer_samples_are_decided_and_published_throughout(tmp_path: Path) -> None:
    write_demo(tmp_path, people=66, seed=4, periods=5)
    records = inspect(tmp_path).records
    assert {item.stage for item in records.evaluations} == {Stage.DECIDED}
    assert all(record.closed_on is not None and record.notices for record in records.periods.values())
    counts = Counter(item.person for item in records.evaluations)
    assert Counter(counts.values()) == {5: 64, 4: 1, 1: 1}, (
        "one came in the second quarter, one retired after the first"
    )


def test_no_two_notices_of_a_year_have_one_number_and_later_ones_have_higher_numbers() -> None:
    told = "\n".join(
        text for name, text in sorted(dict(draft_demo(periods=13)).items()) if name.endswith("/period.yaml")
    )
    issued = re.findall(r"number: (\d+)-TB/ĐU\n +date: (\d{4})(-\d\d-\d\d)", told)
    assert len(issued) == 14
    for year in {year for _, year, _ in issued}:
        numbers = [int(number) for number, of, _ in sorted(issued, key=lambda item: item[2]) if of == year]
        assert numbers == sorted(set(numbers))


def test_two_quarters_are_those_that_are_made_without_asking(drafts: dict[str, str]) -> None:
    assert dict(draft_demo(periods=DEFAULT_PERIODS)) == drafts


def test_further_quarters_change_no_person_and_no_unit(drafts: dict[str, str]) -> None:
    longer = dict(draft_demo(periods=4))
    assert {name: text for name, text in longer.items() if not name.startswith("20")} == {
        name: text for name, text in drafts.items() if not name.startswith("20")
    }
    first = {name: text for name, text in drafts.items() if name.startswith("2026-Q2/")}
    assert {name: text for name, text in longer.items() if name.startswith("2026-Q2/")} == first
    assert sorted({name[:7] for name in longer if name.startswith("20")}) == [
        "2026-Q2",
        "2026-Q3",
        "2026-Q4",
        "2027-Q1",
    ]

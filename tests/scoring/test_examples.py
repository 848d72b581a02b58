"""The small organizations of examples/: totals, grades and quotas computed by hand, each with its arithmetic."""

import functools
import shutil
from fractions import Fraction
from pathlib import Path

import pytest

from evalgen.domain.gathering import Gathering
from evalgen.domain.grade import Grade
from evalgen.domain.period import Period
from evalgen.domain.problem import Severity
from evalgen.domain.ruling import Assessment, QuotaResult
from evalgen.pipeline.inspecting.inspection import Inspection, inspect

EXAMPLES = Path(__file__).parents[2] / "examples"

A, B, C, D = Grade.EXCELLENT, Grade.GOOD, Grade.COMPLETED, Grade.NOT_COMPLETED

TOTALS: tuple[tuple[str, str, str, str, Grade], ...] = (
    # example, period, person, total, the highest grade that the record qualifies for
    #
    # hadong, May. Mẫu 01 and 02: K = (a + b + c + d + đ + e) ÷ 6; Mẫu 03 and 04: K = (a + b + c) ÷ 3; criteria + 70 K.
    # Planned 4×1 + 2×1,5 = 7. b = (4 + 3×0,75) ÷ 7 = 25/28, the rest 1: K = 165/168; 30 − 0,5 + 68,75.
    ("hadong", "2026-05", "ha-quoc-bach", "98.25", A),
    # Planned 2 + 3 = 5. b = (2 + 3×0,75) ÷ 5 = 0,85; d = e = 0,5: K = 4,85 ÷ 6; 29,75 + 339,5 ÷ 6 = 178,5 ÷ 6 + 339,5 ÷ 6.
    ("hadong", "2026-05", "mai-thi-cuc", "259/3", B),
    # Planned 2 + 1,5 = 3,5. c = (2×0,75 + 1,5) ÷ 3,5 = 6/7; đ = 0,5: K = (4 + 6/7 + 1/2) ÷ 6 = 25/28; 30 − 1 − 1 − 1 + 62,5.
    ("hadong", "2026-05", "doan-van-duong", "89.5", B),
    # Planned 7. a = (3 + 3) ÷ 7; b = c = (3×0,75 + 3) ÷ 7 = 3/4, one delay of two excused: K = 11/14; 30 − 0,5 − 1 + 55.
    ("hadong", "2026-05", "lam-thi-hue", "83.5", B),
    # All delivered without fault: 30 − 1 + 70.
    ("hadong", "2026-05", "kieu-van-khoa", "99", A),
    # a = b = (4 + 1,5) ÷ 7 = 44/56; c = (4 + 1,5×0,75) ÷ 7 = 41/56: K = 129 ÷ 168 = 43/56; 30 + 53,75.
    ("hadong", "2026-05", "tong-thi-lan", "83.75", B),
    # a = c = 3,5 ÷ 7 = 1/2; b = (2×0,75 + 1,5) ÷ 7 = 3/7: K = 10/21; 30 − 2 + 100/3.
    ("hadong", "2026-05", "nghiem-van-mau", "184/3", C),
    # a = b = 6 ÷ 7; c = (3×0,75 + 3) ÷ 7 = 3/4: K = 69 ÷ 84 = 23/28; 29,5 + 57,5.
    ("hadong", "2026-05", "quach-thi-nga", "87", B),
    # a = 8 ÷ 20 = 0,4; b = 0,4×0,75 = 0,3; c = 0,4×0,5 = 0,2: K = 0,3; 30 − 2 − 3 − 1 + 21.
    ("hadong", "2026-05", "phung-van-lai", "45", D),
    # a = b = c = 18 ÷ 20: K = 0,9; 30 − 2 − 2 + 63.
    ("hadong", "2026-05", "giang-thi-sen", "89", B),
    #
    # June. c = (4×0,75 + 3) ÷ 7 = 6/7: K = (5 + 6/7) ÷ 6 = 41/42; 30 + 205/3.
    ("hadong", "2026-06", "ha-quoc-bach", "295/3", A),
    # a = b = c = (2 + 1,5) ÷ 5 = 0,7; d = 1, for nobody is below 50 any more; đ = 0,5; e = 1: K = 4,6 ÷ 6; 30 + 161/3.
    ("hadong", "2026-06", "mai-thi-cuc", "251/3", B),
    # a = b = c = (1 + 1,5) ÷ 3,5 = 5/7: K = (15/7 + 3) ÷ 6 = 6/7; 30 − 1 − 1 + 60.
    ("hadong", "2026-06", "doan-van-duong", "88", B),
    # Six of seven planned, in all three measures: K = 6/7; 29,5 + 60.
    ("hadong", "2026-06", "lam-thi-hue", "89.5", B),
    ("hadong", "2026-06", "kieu-van-khoa", "99", A),
    # a = c = 5,5 ÷ 7 = 11/14; b = (4×0,75 + 1,5) ÷ 7 = 9/14: K = 31/42; 30 + 155/3.
    ("hadong", "2026-06", "tong-thi-lan", "245/3", B),
    # 5,5 of seven planned, in all three measures: K = 11/14; 28 + 55.
    ("hadong", "2026-06", "nghiem-van-mau", "83", B),
    # a = c = 6/7; b = (3 + 3×0,75) ÷ 7 = 3/4: K = 69/84 as in May; 29,5 + 57,5.
    ("hadong", "2026-06", "quach-thi-nga", "87", B),
    # a = b = 0,6; c = 0,6×0,75 = 0,45: K = 0,55; 30 − 3 − 1 + 38,5.
    ("hadong", "2026-06", "phung-van-lai", "64.5", C),
    # a = c = 0,9; b = 0,9×0,75 = 0,675: K = 0,825; 30 − 3 + 57,75.
    ("hadong", "2026-06", "giang-thi-sen", "84.75", B),
    #
    # qd366, the quarters. All delivered, nothing below 1: 30 + 30 + 40; criterion 3.4, of 2 points, not met: 98.
    ("qd366", "2027-Q1", "khuc-thi-binh", "100", A),
    ("qd366", "2027-Q2", "khuc-thi-binh", "100", A),
    ("qd366", "2027-Q3", "khuc-thi-binh", "100", A),
    # Nothing above requirement: 98 points, but not EXCELLENT.
    ("qd366", "2027-Q4", "khuc-thi-binh", "98", B),
    # Axis 4: two reports of three, A = B = C = D = 2/3. 28 + 30 + 80/3; an undelivered task, whatever the points.
    ("qd366", "2027-Q2", "la-van-cong", "254/3", D),
    #
    # The year. Criteria 30 − 0,5 − 0,25 = 29,25. Results 9,5 + 9 + 8×9/12 + 6 (as verified, 6,5 of one's own)
    # + 7×76/80 + 4 + 4 + 5,5 + 5 + 4,5 + 4 = 9,5 + 9 + 6 + 6 + 6,65 + 27 = 64,15.
    ("qd366", "2027", "khuc-thi-binh", "93.4", A),
    # Criteria 30 − 1 = 29. Results 9,5 + 9,5 + 8 + 6,5 + 7 + 3 + 4 + 5 + 4,5 + 4,5 = 61,5 of 66, II.1.3 not applicable:
    # 61,5 × 70/66 = 1435/22; 29 + 1435/22. EXCELLENT by points; the second quarter bars it.
    ("qd366", "2027", "la-van-cong", "2073/22", B),
    # Awarded whole: 27 + 60. A threshold that was missed takes nothing off.
    ("qd366", "2027", "tong-duc-an", "87", B),
    # 27,5 + 58.
    ("qd366", "2027", "ong-thi-dao", "85.5", B),
    # 28 + 60; one task of five late, which GOOD does not allow and COMPLETED does.
    ("qd366", "2027", "mac-van-giap", "88", C),
    #
    # lamdong. Criteria 30 − 1 = 29. Axis 1: 2 + 2 + 20/25×2 + 12/15×2 + 1,5 + 18/20×1,5 + 1,5 + 2,5 = 14,05. Axis 2: 1,5 +
    # 1/2×0,5 + 1 + 1,94 + 2 + 1 + 1,5 = 9,19. Axis 3: 2 + 1,9 + 2 + 63/70×2 + 2 = 9,7. Axis 4: 1 + 2 + 20/25×6 + 3 + 2,5 = 13,3.
    # Axis 5: 1 + 1,5 + 22/25×1,5 + 2 + 2 + 0,5 + 1 = 9,32. Axis 6: 2 + 2 + 1 + 8/10 + 0,5 + 2 + 0,5 = 8,8 of 10.
    ("lamdong", "2026-Q2", "lo-thi-mai", "93.36", A),
    # As verified: 30 − 2 (1.8) − 2 (3.3) = 26. Axis 1: 12/18×2 + 2 + 2 + 9/15×2 + 1,5 + 1,5 + 76/80×1,5 + 2,5 = 4/3 + 12,125.
    # Axis 2: 1,5 + 0,5 + 1 + 1,8 + 1,5 + 1 + 1 = 8,3. Axis 3: 2 + 1,6 + 72/90×2 + 2 + 48/60×2 = 8,8.
    # Axis 4: 0,5 + 2 + 15/25×6 + 3 + 2 = 11,1. Axis 5: 1 + 1,5 + 1,5 + 20/25×2 + 2 + 0,5 + 0,5 = 8,6.
    # Axis 6, T6.7 not applicable: (2 + 1,5 + 1 + 0 + 0,7 + 2) ÷ 9 × 10 = 8. 82,925 + 4/3 = 3317/40 + 4/3 = 10111/120.
    ("lamdong", "2026-Q2", "ha-van-thong", "10111/120", B),
    # 30 − 1 − 2 = 27. Axis 1: 1 + 1,6 + 2 + 2 + 1,5 + 1,5 + 1,5 + 2,25 = 13,35. Axis 2: 1,5 + 0,5 + 1 + 1,9 + 1,5 + 1 + 2 = 9,4.
    # Axis 3: 2 + 2 + 1,8 + 2 + 2 = 9,8. Axis 4: 1 + 2 + 3,6 + 3 + 2 = 11,6. Axis 5: 1 + 1,2 + 1,5 + 2 + 1,5 + 1 + 1 = 9,2.
    # Axis 6: (2 + 2 + 1 + 0,5 + 0 + 2) ÷ 9 × 10 = 25/3. 80,35 + 25/3. Sent late: what it qualifies for stays.
    ("lamdong", "2026-Q2", "mac-thi-lien", "5321/60", B),
    # 30 − 1 = 29. Axis 1, T1.6 not applicable: (4 + 3 + 2,5 + 2,5 + 3 + 3) × 25/21 = 150/7. Axis 2: 2 + 2 + 2 + 2,94 + 3 + 2/3 + 2
    # = 13,94 + 2/3. Axis 3: 3 + 2,7 + 81/90×3 + 3 + 3 = 14,4. Axis 4: 3 + 2 + 10/25×3 + 3 + 2,5 = 11,7.
    # 69,04 + 2/3 + 150/7 = (36246 + 350 + 11250) ÷ 525. Over 90, but nothing exceeds what was required.
    ("lamdong", "2026-Q2", "chu-duc-hoai", "47846/525", B),
    #
    # thanhlam. 30 − 1 = 29. Axis 1: B = (1,5×1,2 + 2×0,75) ÷ 3,5 = 33/35; (3 + 33/35) ÷ 4 × 40 = 276/7. Axis 2: B = (3,75 + 1,5) ÷ 6,5
    # = 42/52, C = (6 + 1,5) ÷ 6,5 = 60/52, D = (5 + 1,125) ÷ 6,5 = 49/52; 203/208 × 30 = 3045/104. 29 + 276/7 + 3045/104.
    ("thanhlam", "2026-Q3", "khuat-thi-ngan", "71131/728", A),
    # 30 − 2 − 2 = 26. Axis 2: B = (1 + 3×0,75) ÷ 4 = 13/16; 61/64 × 30. Axis 5: B = D = 3/4; 7/8 × 40 = 35. 61 + 915/32.
    ("thanhlam", "2026-Q3", "doan-cong-tru", "2867/32", B),
    # As verified: 30 − 10 = 20. Axis 1: B = 3/4; 15/16 × 30 = 225/8. Axis 5: B = D = (1,125 + 4) ÷ 5,5 = 41/44; 85/88 × 40 = 425/11.
    ("thanhlam", "2026-Q3", "tieu-kim-yen", "7635/88", B),
    # 30 − 1 = 29. Axis 5: 30 + 1,5 planned; A = C = D = (29,5 + 1,5) ÷ 31,5 = 62/63, B = (29,5 + 1,8) ÷ 31,5 = 313/315;
    # (930 + 313) ÷ 315 ÷ 4 × 45 = 1243/28. Axis 6: 25. One file of 60 is missing: NOT_COMPLETED all the same.
    ("thanhlam", "2026-Q3", "lu-thi-hao", "2755/28", D),
    #
    # vast. 30 − 1 = 29. Axis 1: 5 + 9 + 5 + 9 + 4 = 32, at most 30. Axis 2: B = (2 + 2×0,75) ÷ 4; 31/32 × 10 = 9,6875.
    # Axis 3: B = 2,8 ÷ 2,5, C = 2,25 ÷ 2,5; 1,005, at most 1; 15. Axis 4: D = 3/4; 15/16 × 15 = 14,0625.
    ("vast", "2026-Q2", "quach-the-hien", "97.75", A),
    # 30 − 2 = 28. Axis 1, only T1.2 does not apply: 4 + 4,5 + 9 = 17,5. 10 + 15 + 15/16 × 15 = 39,0625.
    ("vast", "2026-Q2", "bach-thuy-tram", "84.5625", B),
    # 30 − 2 − 2 = 26. Axis 1, T1.4 up to 20: 5 + 17 + 3 = 25. 15/16 × 10 + 15/16 × 15 + 15 = 38,4375.
    ("vast", "2026-Q2", "ninh-van-khai", "89.4375", B),
    # 30 − 1 = 29. Axis 1 as verified: 4 + 14 = 18. Axis 2: C = (0,75 + 1) ÷ 2; 31/32 × 10 = 9,6875. 15 + 15. One item of five late.
    ("vast", "2026-Q2", "giang-my-le", "86.6875", C),
    # 30 − 2 − 2 = 26. Axis 1: 16. Axis 2: one of two, 1/2 × 10 = 5. 15 + 15. An item is missing.
    ("vast", "2026-Q2", "kim-dinh-loc", "77", D),
)

COLLECTIVES: tuple[tuple[str, str, str, str, Grade], ...] = (
    # 27 + 62; 28 + 61; 26 + 60.
    ("qd366", "2027", "hdnd-tinh", "89", B),
    ("qd366", "2027", "ban-tuyen-van", "89", B),
    ("qd366", "2027", "chi-bo-hoa-cau", "86", B),
)


@functools.cache
def looked_at(example: str) -> Inspection:
    return inspect(EXAMPLES / example)


def period_of(name: str) -> Period:
    period = Period.parse(name)
    assert period is not None
    return period


def assessment(example: str, period: str, person: str) -> Assessment:
    return looked_at(example).results.assessments[period_of(period), person]


@pytest.mark.parametrize("example,period,person,total,grade", TOTALS)
def test_total_and_grade_of_a_person(example: str, period: str, person: str, total: str, grade: Grade) -> None:
    found = assessment(example, period, person)
    assert found.sheet is not None
    assert (found.sheet.score, found.qualifies_for) == (Fraction(total), grade)


@pytest.mark.parametrize("example,period,unit,total,grade", COLLECTIVES)
def test_total_and_grade_of_a_collective(example: str, period: str, unit: str, total: str, grade: Grade) -> None:
    found = looked_at(example).results.collectives[period_of(period), unit]
    assert found.sheet is not None
    assert (found.sheet.score, found.qualifies_for) == (Fraction(total), grade)


@pytest.mark.parametrize("example", ["hadong", "qd366"])
def test_every_decided_grade_is_at_most_what_the_record_qualifies_for(example: str) -> None:
    for found in looked_at(example).results.assessments.values():
        final = found.evaluation.final_grade
        assert final is not None
        assert isinstance(found.qualifies_for, Grade)
        assert final <= found.qualifies_for


def test_the_months_show_every_letter() -> None:
    decided = {item.evaluation.final_grade for item in looked_at("hadong").results.assessments.values()}
    assert decided == {A, B, C, D}


@pytest.mark.parametrize(
    "period,group,excellent,places",
    [
        # The head is apart. May: 6 GOOD without her, 20 % are 1,2; 4 of them without posts, 20 % are 0,8: no place.
        ("2026-05", "", (), (6, 1, 1)),
        ("2026-05", "chuyen-vien", (), (4, 0, 0)),
        # June, raised to 25 %: 1,5 of 6, 1,75 of 7; 1 of 4, 1,25 of 5; 0,25 of 1.
        ("2026-06", "", ("kieu-van-khoa",), (6, 1, 1)),
        ("2026-06", "chuyen-vien", ("kieu-van-khoa",), (4, 1, 1)),
        ("2026-06", "phuc-vu", (), (1, 0, 0)),
    ],
)
def test_quota_of_the_office_and_of_its_groups(
    period: str, group: str, excellent: tuple[str, ...], places: tuple[int, int, int]
) -> None:
    """`places`: who is GOOD, then the places by those who are GOOD, and by all who are GOOD or better."""
    groups = looked_at("hadong").results.quotas[period_of(period)]
    (found,) = (item for item in groups if (item.unit, item.peer_group) == ("van-phong", group))
    assert (found.excellent, found.result) == (excellent, QuotaResult.WITHIN)
    assert (found.good, found.places_literal, found.places_pool) == places


def test_the_quarters_rank_who_may_be_excellent_in_the_year() -> None:
    (ranking,) = looked_at("qd366").results.rankings[period_of("2027")]
    assert [(item.person, item.rank, item.excellent) for item in ranking.candidates] == [("khuc-thi-binh", 1, 3)]


@pytest.mark.parametrize(
    "person,grades", [("khuc-thi-binh", [A, A, A, B]), ("la-van-cong", [B, D, B, B]), ("tong-duc-an", [B, B, B, B])]
)
def test_the_quarters_are_gathered_into_the_year(person: str, grades: list[Grade]) -> None:
    gathered = Gathering.of(looked_at("qd366").records).of_person(person, 2027)
    assert [item.grade for item in gathered] == grades
    assert all(item.notice is not None for item in gathered)


@pytest.mark.parametrize("example", ["hadong", "lamdong", "qd366", "thanhlam", "vast"])
def test_every_file_says_that_it_is_fictional(example: str) -> None:
    files = sorted((EXAMPLES / example / "records").rglob("*.yaml"))
    assert files
    for file in files:
        assert "hư cấu" in file.read_text(encoding="utf-8").splitlines()[1], file


@pytest.mark.parametrize("example", ["lamdong", "thanhlam", "vast"])
def test_every_grade_is_decided_somewhere(example: str) -> None:
    decided = {item.evaluation.final_grade for item in looked_at(example).results.assessments.values()}
    assert decided >= {A, B, C, D}


def test_a_late_dossier_is_told_and_the_lower_grade_is_left_to_people() -> None:
    late = assessment("lamdong", "2026-Q2", "mac-thi-lien")
    problems = looked_at("lamdong").problems
    assert [problem.code for problem in problems] == ["step-after-deadline", "proposal-above-decision"]
    assert {problem.place.file for problem in problems} == {late.evaluation.document.file}
    assert "late_dossier" in {ruling.rule for ruling in late.chain}
    assert (late.qualifies_for, late.evaluation.final_grade) == (B, C)


def test_few_people_of_whom_all_are_good_have_one_place() -> None:
    # Four deputies, one not assessed. 20 % of 2 GOOD are 0,4, of 3 GOOD or better 0,6; the rule for few gives 1.
    groups = looked_at("thanhlam").results.quotas[period_of("2026-Q3")]
    (found,) = (item for item in groups if item.peer_group == "pho-phong")
    assert (found.excellent, found.good) == (("khuat-thi-ngan",), 2)
    assert (found.places_literal, found.places_pool, found.result) == (1, 1, QuotaResult.WITHIN)


@pytest.mark.parametrize(
    "person,transfers", [("doan-cong-tru", 0), ("tieu-kim-yen", 1)], ids=["đủ 02 tháng", "chưa đủ 02 tháng"]
)
def test_the_former_unit_is_heard_below_two_months(person: str, transfers: int) -> None:
    rulings = assessment("thanhlam", "2026-Q3", person).chain
    assert sum(ruling.rule == "transfer" for ruling in rulings) == transfers


@pytest.mark.parametrize(
    "example,file,old,new,errors,total",
    [
        # Axis 6 is 8,3 ÷ 9 × 10 = 83/9 instead of 8,8: 93,36 − 8,8 + 83/9 = 84,56 + 83/9.
        (
            "lamdong",
            "2026-Q2/uy-ban-nhan-dan/lo-thi-mai.yaml",
            '"T6.7": {score: 0.5}',
            '"T6.7": {not_applicable: true}',
            set(),
            Fraction("84.56") + Fraction(83, 9),
        ),
        # Not all are GOOD any more: 20 % of 1 GOOD, or of 2, are no place.
        (
            "thanhlam",
            "2026-Q3/phong-kinh-te/doan-cong-tru.yaml",
            "62-QĐ/ĐU, grade: GOOD}",
            "62-QĐ/ĐU, grade: COMPLETED, reason: Thử}",
            {"quota-exceeded"},
            Fraction(2867, 32),
        ),
        # Awarded 0 is not «không áp dụng»: T1.4 has 10 points again, and 17 do not fit.
        (
            "vast",
            "2026-Q2/phong-cong-nghe/ninh-van-khai.yaml",
            '"T1.1": {not_applicable: true}',
            '"T1.1": {score: 0}',
            {"criterion-result-misfit"},
            None,
        ),
    ],
    ids=["lamdong", "thanhlam", "vast"],
)
def test_what_the_readme_says_to_try(  # noqa: PLR0913, PLR0917 - what is changed, and what comes of it
    tmp_path: Path, example: str, file: str, old: str, new: str, errors: set[str], total: Fraction | None
) -> None:
    shutil.copytree(EXAMPLES / example / "records", tmp_path / "records")
    path = tmp_path / "records" / file
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new), encoding="utf-8")
    found = inspect(tmp_path)
    sheets = [item.sheet for item in found.results.assessments.values() if item.evaluation.document.file.endswith(file)]
    assert {item.code for item in found.problems if item.severity is Severity.ERROR} == errors
    assert [sheet.score if sheet else None for sheet in sheets] == [total]

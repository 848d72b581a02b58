"""Every rule against every kind of subject, written from the words of the law: which applies to whom.

L: cá nhân giữ chức vụ lãnh đạo, quản lý. S: cá nhân không giữ chức vụ. P: đảng viên không làm việc trong hệ thống chính
trị. C: tập thể. A rule without its row here fails the test.
"""

from typing import Any

import pytest
from casework import case_of, law_of

from evalgen.domain.subject_kind import SubjectKind
from evalgen.grading.chain import TABLE, grade
from evalgen.regulation.parameters import RULES as REGISTER

KINDS = {
    "L": SubjectKind.LEADER,
    "S": SubjectKind.STAFF,
    "P": SubjectKind.PARTY_MEMBER,
    "C": SubjectKind.COLLECTIVE,
}
WHO: dict[str, dict[str, Any]] = {
    "L": {"standing": "HEAD"},
    "S": {"standing": "STAFF"},
    "P": {"standing": "PARTY_MEMBER"},
    "C": {"subject": "COLLECTIVE"},
}

MATRIX = {
    # HD 02, 6.1 b: «Cá nhân tham gia đào tạo, bồi dưỡng ...», «Cá nhân nghỉ ốm ...».
    "exemption": "LSP ",
    # HD 02, 6.1 a, by HD 43, 7.3: whoever changes posts.
    "transfer": "LSP ",
    # Điều 11, khoản 1-4: «Là tập thể, cá nhân có kết quả tổng điểm ...».
    "score_band": "LSPC",
    # Điểm 1.1 (tập thể), 1.2 (lãnh đạo, quản lý), 1.3 (không giữ chức vụ; đảng viên ngoài hệ thống).
    "exceeded_tasks": "LSPC",
    # Điểm 1.4, without naming anybody: all of «tập thể, cá nhân».
    "shortcomings_remedied": "LSPC",
    # Điểm 1.1: only «đối với tập thể».
    "no_discipline": "   C",
    # HD 02, 2.3: «đối với cá nhân có kết quả thực hiện nhiệm vụ nổi trội».
    "outstanding_result": "LSP ",
    # Điểm 2.1 và 3.1; 2.2 và 3.2; 2.3 và 3.3.
    "timeliness": "LSPC",
    "task_quality": "LSPC",
    # Tiết d điểm 4.1; tiết a điểm 4.2; HD 02, 5.3.
    "unit_completion": "L  C",
    # Tiết b điểm 4.3.
    "failed_tasks": " SP ",
    # HD 02, 6.2: «Trường hợp cá nhân hoàn thành dưới 100% ...».
    "task_completion": "LSP ",
    # Tiết d điểm 4.1; tiết a điểm 4.2.
    "basic_indicators": "L  C",
    # Tiết a, b điểm 4.2.
    "units_in_charge": "L   ",
    "low_confidence": "L   ",
    # Tiết c điểm 4.2; tiết a điểm 4.3. Of collectives: tiết b điểm 4.1, of their members.
    "discipline": "LSP ",
    "members_discipline": "   C",
    # Tiết d điểm 4.2; tiết a điểm 4.3. Of collectives: tiết c điểm 4.1, of their members.
    "degeneration": "LSP ",
    "members_degeneration": "   C",
    # Tiết a điểm 4.3.
    "misconduct": " SP ",
    # Tiết a điểm 4.1.
    "collective_wrongdoing": "   C",
    # Tiết đ điểm 4.2.
    "corruption_in_unit": "L   ",
    # HD 02, 6.2 and khoản 2 Điều 3: «người đứng đầu».
    "head_and_collective": "L   ",
    # HD 02, 6.3: «Trường hợp cá nhân có 01 quý ...»; «thay thế những cán bộ ...».
    "year_bar": "LSP ",
    "consecutive_not_completed": "L   ",
    # Lâm Đồng, VII.2: «đối với các tập thể, cá nhân liên quan».
    "late_dossier": "LSPC",
    # Điều 10, khoản 1: «Đối với tập thể».
    "collective_score": "   C",
}

YEAR: dict[str, Any] = {"pack": "qd366", "period": "2026"}
PROVOKED: dict[str, dict[str, Any]] = {
    "exemption": {"facts": {"exemption": "INSPECTION"}},
    "transfer": {"posts": [{"from": "2025-07-01", "to": "2026-05-31", "unit": "cu"}, {"from": "2026-06-01"}]},
    "score_band": {},
    "exceeded_tasks": {"score": 95},
    "shortcomings_remedied": {"score": 95, "facts": {"shortcomings": [1, 2]}},
    "no_discipline": {"score": 95},
    "outstanding_result": {"score": 95},
    "timeliness": {},
    "task_quality": {"own": {"total": 5, "quality": "0.5"}, "unit": {"total": 10, "completed": 10, "substandard": 1}},
    "unit_completion": {},
    "failed_tasks": {},
    "task_completion": {},
    "basic_indicators": {"unit": {"total": 10, "completed": 10, "indicators": 5, "indicators_missed": 5}},
    "units_in_charge": {"units_below": {"to": "NOT_COMPLETED"}, "below": {"to": "NOT_COMPLETED"}},
    "low_confidence": {"facts": {"confidence_vote": [6, 10]}},
    "discipline": {"facts": {"discipline": [{}]}},
    "members_discipline": {"facts": {"discipline": [{"who": "MEMBER"}]}},
    "degeneration": {"facts": {"degeneration": "concluded"}},
    "members_degeneration": {"facts": {"degeneration": "concluded"}},
    "misconduct": {"facts": {"misconduct": [{}]}},
    "collective_wrongdoing": {"facts": {"wrongdoing": "concluded"}},
    "corruption_in_unit": {"facts": {"corruption_in_unit": "concluded"}},
    "head_and_collective": {"unit": {"total": 10, "completed": 10, "grade": "COMPLETED"}},
    "year_bar": {**YEAR, "terms": {"2026-Q2": "NOT_COMPLETED"}},
    "consecutive_not_completed": {**YEAR, "terms": {"2026-Q2": "NOT_COMPLETED", "2026-Q3": "NOT_COMPLETED"}},
    "late_dossier": {"pack": "lamdong", "proposed_on": "2026-07-05"},
    "collective_score": {"scored": False},
}
"""What makes the rule speak of whoever it is for."""


def test_every_rule_has_its_row_and_every_row_its_rule() -> None:
    assert [condition.stem for condition in TABLE] == list(MATRIX)
    assert set(PROVOKED) == set(MATRIX)


def test_every_rule_is_one_that_packs_may_state() -> None:
    assert [stem for stem in MATRIX if stem not in REGISTER] == []
    assert {REGISTER[stem].room for stem in MATRIX} == {"grading"}


@pytest.mark.parametrize("stem", MATRIX)
def test_the_table_says_what_the_law_says(stem: str) -> None:
    (condition,) = (item for item in TABLE if item.stem == stem)
    assert condition.subjects == {KINDS[letter] for letter in MATRIX[stem].replace(" ", "")}


@pytest.mark.parametrize("letter", KINDS)
@pytest.mark.parametrize("stem", MATRIX)
def test_the_chain_asks_only_whom_the_law_asks(stem: str, letter: str) -> None:
    chain, _ = grade(case_of(PROVOKED[stem] | WHO[letter]))
    assert (stem in {ruling.rule for ruling in chain}) is (letter in MATRIX[stem])


@pytest.mark.parametrize("letter", KINDS)
def test_a_plan_that_knows_only_bands_and_quota_asks_nothing_else(letter: str) -> None:
    """Kế hoạch tháng của phường Hà Đông, II.3: no condition but the score."""
    facts = {"discipline": [{}], "degeneration": "concluded", "misconduct": [{}], "shortcomings": [0, 2]}
    given = {"pack": "hadong", "period": "2026-05", "score": 95, "own": {"total": 5, "delivered": 1}, "facts": facts}
    chain, outcome = grade(case_of(given | WHO[letter]))
    assert [ruling.rule for ruling in chain] == ["score_band"]
    assert outcome.name == "EXCELLENT"


@pytest.mark.parametrize(
    "pack,silent",
    [
        pytest.param(
            "qd366",
            {"exemption", "transfer", "outstanding_result", "task_completion", "late_dossier"},
            id="Quy định năm",
        ),
        pytest.param("hd02", {"late_dossier"}, id="Hướng dẫn quý"),
        pytest.param("lamdong", set(), id="Hướng dẫn của Lâm Đồng"),
    ],
)
def test_what_an_instrument_leaves_out_does_not_apply(pack: str, silent: set[str]) -> None:
    """The year's own rules stand in the instruments of the quarter, so that the yearly one is silent on them."""
    law = law_of(pack)
    by_terms = {condition.stem for condition in TABLE if condition.by_terms} if pack == "qd366" else set()
    assert {stem for stem in MATRIX if not law.speaks_of(stem)} == silent | by_terms

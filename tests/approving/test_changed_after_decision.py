"""A record that changes after its signed decision, without an amendment, is a problem in `check`: no history is needed."""

import datetime as dt
from pathlib import Path

import pytest
from approved import approve
from signed_records import COLLECTIVE, DEPUTY, HEAD, edit, signed_repository

from evalgen.domain.approval import ApprovedStep
from evalgen.domain.problem import Severity
from evalgen.pipeline.approving.audit import audit
from evalgen.pipeline.checkup.checkup import check_up
from evalgen.pipeline.inspecting.inspection import inspect

AMENDMENT = "\namendments:\n  - {kind: ADJUST, by: ban-thuong-vu, on: 2026-07-20, number: 30-QĐ/ĐU, grade: COMPLETED, reason: Sai số liệu}\n"
CODES = ("decided-record-changed", "decided-result-changed")


def changed(root: Path) -> list[tuple[str, str, Severity]]:
    whole = inspect(root).problems
    assert check_up(root, pieces=2).problems == whole
    problems = (problem for problem in whole if problem.code in CODES)
    return [(problem.place.file, problem.code, problem.severity) for problem in problems]


def amend(root: Path) -> None:
    path = root / DEPUTY
    path.write_text(path.read_text("utf-8").rstrip("\n") + AMENDMENT, "utf-8")


@pytest.fixture
def root(tmp_path: Path) -> Path:
    signed_repository(tmp_path)
    return tmp_path


def test_nothing_is_said_of_records_as_they_were_signed(root: Path) -> None:
    assert changed(root) == []


def test_the_form_of_the_text_is_no_change(root: Path) -> None:
    edit(root, DEPUTY, "proposal: {by", "# xem biên bản\nproposal: {by")
    assert changed(root) == []


def test_an_edited_result_is_an_error_though_the_grade_stays(root: Path) -> None:
    edit(root, DEPUTY, "quality: 1.2", "quality: 1")
    assert changed(root) == [(DEPUTY, "decided-record-changed", Severity.ERROR)]


def test_an_unsigned_decision_has_nothing_to_be_compared_with(root: Path) -> None:
    for statement in (root / "records/2026-Q2/approvals/van-phong/le-van-an").iterdir():
        statement.unlink()
    edit(root, DEPUTY, "quality: 1.2", "quality: 1")
    assert changed(root) == []


def test_an_amendment_that_is_not_signed_yet_is_an_amendment(root: Path) -> None:
    edit(root, DEPUTY, "quality: 1.2", "quality: 1")
    amend(root)
    assert changed(root) == []


def test_after_a_signed_amendment_the_record_is_bound_again(root: Path) -> None:
    amend(root)
    key = root / "keys/pham-thi-hoa"
    approve(root, DEPUTY, ApprovedStep.AMENDMENT, key=key, on=dt.date(2026, 7, 20))
    assert changed(root) == []
    edit(root, DEPUTY, "quality: 1.2", "quality: 1")
    assert changed(root) == [(DEPUTY, "decided-record-changed", Severity.ERROR)]


SECOND = "  - {kind: ADJUST, by: ban-thuong-vu, on: 2026-08-20, number: 31-QĐ/ĐU, grade: GOOD, reason: Xem lại}\n"


def test_a_second_amendment_that_is_not_signed_yet_is_an_amendment_as_the_first(root: Path) -> None:
    amend(root)
    key = root / "keys/pham-thi-hoa"
    approve(root, DEPUTY, ApprovedStep.AMENDMENT, key=key, on=dt.date(2026, 7, 20))
    path = root / DEPUTY
    path.write_text(path.read_text("utf-8") + SECOND, "utf-8")
    assert changed(root) == []
    edit(root, DEPUTY, "quality: 1.2", "quality: 1")
    assert changed(root) == [(DEPUTY, "decided-record-changed", Severity.ERROR)]


def test_a_result_that_moves_by_another_record_is_a_warning(root: Path) -> None:
    """The unit's tasks move the head's result; the head's own record is as it was."""
    edit(root, COLLECTIVE, "completed: true", "completed: false")
    found = changed(root)
    assert (COLLECTIVE, "decided-record-changed", Severity.ERROR) in found
    assert (HEAD, "decided-result-changed", Severity.WARNING) in found


def test_audit_says_it_once_of_the_statement(root: Path) -> None:
    edit(root, DEPUTY, "quality: 1.2", "quality: 1")
    codes = [problem.code for problem in audit(root, history=False)]
    assert "approval-record-changed" in codes
    assert "decided-record-changed" not in codes

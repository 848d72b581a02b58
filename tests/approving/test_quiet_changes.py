"""Which changes of a record stay with the person, and which others can see."""

import pytest
from sound_records import SOUND

from evalgen.approving.quiet_changes import is_quiet
from evalgen.domain.document import Document
from evalgen.reading.strict_yaml import read_document

RECORD = SOUND["2026-Q2/van-phong/le-van-an.yaml"]


def document(text: str) -> Document:
    found = read_document("records/2026-Q2/van-phong/le-van-an.yaml", text.encode()).document
    assert found is not None
    return found


def changed(old: str, new: str) -> Document:
    assert RECORD.count(old) >= 1, old
    return document(RECORD.replace(old, new, 1))


@pytest.mark.parametrize(
    "old, new",
    [("quality: 1.2", "quality: 1"), ("quantity: 1", "quantity: 2"), ("plan:", "# ghi chú\nplan:")],
    ids=["own result", "plan", "layout"],
)
def test_plan_and_own_results_stay_with_the_person(old: str, new: str) -> None:
    assert is_quiet(document(RECORD), changed(old, new))


@pytest.mark.parametrize(
    "old, new",
    [
        ("proposed_grade: GOOD", "proposed_grade: EXCELLENT"),
        ("number: 21-QĐ/ĐU", "number: 22-QĐ/ĐU"),
        ("decision:", "framework: hd02-pl3\ndecision:"),
        ("decision:", "facts: {low_confidence: {share: 0.4}}\ndecision:"),
    ],
    ids=["proposed grade", "decision", "framework", "facts"],
)
def test_what_others_can_see_does_not(old: str, new: str) -> None:
    assert not is_quiet(document(RECORD), changed(old, new))


def test_a_first_self_assessment_is_quiet_unless_it_proposes_a_grade() -> None:
    planned = document(RECORD.split("self_assessment:")[0])
    silent = document(RECORD.split("self_assessment:")[0] + "self_assessment: {submitted_on: 2026-06-20}\n")
    proposing = document(RECORD.split("self_assessment:")[0] + "self_assessment: {proposed_grade: GOOD}\n")
    assert is_quiet(planned, silent)
    assert not is_quiet(planned, proposing)

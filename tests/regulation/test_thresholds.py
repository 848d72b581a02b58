"""Thresholds of Phụ lục 2 against recorded results, case by case; then of whole records."""

import datetime as dt
from fractions import Fraction
from pathlib import Path
from typing import Any

import pytest
from casework import load_cases
from sound_records import SOUND, write_records

from evalgen.domain.self_assessment import CriterionResult
from evalgen.reading.repository import read_records
from evalgen.regulation.loader import load_library
from evalgen.regulation.threshold import reached
from evalgen.regulation.threshold_results import ThresholdResult, threshold_results

LAW = load_library().law("qd366", dt.date(2026, 12, 31))
CASES = load_cases("regulation/thresholds")

RECORD = """\
framework: qd366-pl2-2
self_assessment:
  submitted_on: 2026-12-20
  general_criteria: {default: met}
  criteria_results:
    "II": {score: 61}
    "II.2.1.a": {actual: 95}
    "II.2.1.b": {actual: 90}
  proposed_grade: GOOD
verification:
  by: ban-xay-dung-dang
  on: 2026-12-22
  differences:
    - {result_criterion: "II.2.1.b", actual: 89.5, reason: Một nhiệm vụ chưa được thông qua}
"""


def result(given: dict[str, Any]) -> CriterionResult:
    exact = {"actual": Fraction(given["actual"])} if "actual" in given else {}
    return CriterionResult(pointer=(), **(given | exact))


@pytest.mark.parametrize("case", CASES, ids=[case["name"] for case in CASES])
def test_case(case: dict[str, Any]) -> None:
    threshold = LAW.frameworks[case["framework"]].thresholds[case["threshold"]]
    found = None if case["given"] is None else reached(threshold, result(case["given"]))
    assert found is case["reached"]


def recorded(root: Path, text: str = RECORD) -> dict[str, ThresholdResult]:
    write_records(root, dict(SOUND) | {"2026/van-phong/le-van-an.yaml": text})
    records = read_records(root).records.evaluations
    (record,) = [item for item in records if str(item.period) == "2026"]
    return {item.threshold.id: item for item in threshold_results(LAW.frameworks["qd366-pl2-2"], record)}


def test_all_thresholds_are_told_in_printed_order_recorded_or_not(tmp_path: Path) -> None:
    assert {name: item.reached for name, item in recorded(tmp_path).items()} == {
        "I.3.3": None,
        "II.2.1.a": True,
        "II.2.1.b": False,
        "II.2.2.b": None,
        "II.2.2.c": None,
        "II.2.2.e.1": None,
    }


def test_what_the_verification_found_goes_before_the_self_assessment(tmp_path: Path) -> None:
    assert recorded(tmp_path)["II.2.1.b"].shown == "89,5 %"


@pytest.mark.parametrize(
    "given,shown",
    [({"level": "COMPLETED"}, "Hoàn thành nhiệm vụ"), ({"done": False}, "không đạt"), ({"not_applicable": True}, "")],
)
def test_a_result_in_words(given: dict[str, Any], shown: str) -> None:
    threshold = LAW.frameworks["qd366-pl2-1"].thresholds["II.1.2.h"]
    assert ThresholdResult(threshold=threshold, result=result(given), reached=None).shown == shown


def test_nothing_recorded_is_shown_as_nothing() -> None:
    threshold = LAW.frameworks["qd366-pl2-1"].thresholds["II.1.2.h"]
    assert ThresholdResult(threshold=threshold, result=None, reached=None).shown == ""

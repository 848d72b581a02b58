"""Whole dossiers on the disk, read, scored and graded: what rests on posts, other units and other records together."""

from fractions import Fraction
from pathlib import Path
from typing import Any

import pytest
from casework import CASES, load_cases
from whole_dossiers import write_dossiers

from evalgen.domain.grade import outcome_named
from evalgen.domain.period import Period
from evalgen.domain.problem import Problem
from evalgen.domain.ruling import Effect
from evalgen.pipeline.checkup.checkup import check_up
from evalgen.pipeline.inspecting.inspection import Inspection, inspect
from evalgen.pipeline.inspecting.near_inspection import Inspector

_EFFECTS = {"pending": Effect.PENDING, "note": Effect.NOTE}
NAMES = sorted(path.stem for path in (CASES / "dossiers").glob("*.yaml"))
CASES_BY_ID = {f"{name}: {case['name']}": case for name in NAMES for case in load_cases(f"dossiers/{name}")}
ALL = [pytest.param(case, id=name) for name, case in CASES_BY_ID.items()]
COUNTED = [pytest.param(case, id=name) for name, case in CASES_BY_ID.items() if "quotas" in case]
ORDERED = [pytest.param(case, id=name) for name, case in CASES_BY_ID.items() if "problems" in case]


@pytest.mark.parametrize("case", ALL)
def test_dossiers_come_out_as_the_law_has_it(case: dict[str, Any], tmp_path: Path) -> None:
    write_dossiers(case, tmp_path)
    whole = inspect(tmp_path)
    assert not whole.records.unreadable, whole.problems
    period = str(case.get("period", "2026-Q2"))
    for record, expected in case.get("expect", {}).items():
        outcome, chain = found(whole, period, record)
        if "score" in expected:
            assert score_of(whole, period, record) == Fraction(expected["score"])
        told = "\n".join(f"{ruling.reason} [{ruling.citation}]" for ruling in chain)
        assert outcome is outcome_named(expected["outcome"]), told
        assert expected.get("says", "") in told
        for key in ("pending", "note"):
            words = " ".join(ruling.reason for ruling in chain if ruling.effect is _EFFECTS[key])
            assert expected.get(key, "") in words, told
        if "place" in expected:
            assert any(expected["place"] in str(ruling.place) for ruling in chain if ruling.after is outcome), told
        assert "says_not" not in expected or expected["says_not"] not in told
        if "citation" in expected:
            decisive = [ruling for ruling in chain if ruling.after is outcome and ruling.after is not ruling.before]
            grounds = decisive or [ruling for ruling in chain if ruling.after is outcome]
            assert any(expected["citation"] in str(ruling.citation) for ruling in grounds), told


@pytest.mark.parametrize("case", ALL)
def test_they_come_out_alike_in_pieces_and_by_the_files_around_a_record(case: dict[str, Any], tmp_path: Path) -> None:
    write_dossiers(case, tmp_path)
    whole, near = inspect(tmp_path), Inspector(tmp_path)
    assert check_up(tmp_path, pieces=3).problems == whole.problems
    period = str(case.get("period", "2026-Q2"))
    for record in case["records"]:
        around = near.at(f"records/{period}/{record}.yaml", checked=True)
        assert found(around, period, record) == found(whole, period, record)
        file = f"records/{period}/{record}.yaml"
        assert of_file(around, file) == of_file(whole, file)


@pytest.mark.parametrize("case", COUNTED)
def test_so_many_of_a_group_may_be_excellent(case: dict[str, Any], tmp_path: Path) -> None:
    write_dossiers(case, tmp_path)
    at = Period.parse(str(case.get("period", "2026-Q2")))
    assert at is not None
    groups = {f"{item.unit}/{item.peer_group}".strip("/"): item for item in inspect(tmp_path).results.quotas[at]}
    for name, expected in case["quotas"].items():
        group = groups[name]
        told = [group.places_literal, group.places_pool, group.result.name, group.basis]
        assert told[: len(expected)] == expected


@pytest.mark.parametrize("case", ORDERED)
def test_what_is_wrong_with_the_order_is_told(case: dict[str, Any], tmp_path: Path) -> None:
    write_dossiers(case, tmp_path)
    period = str(case.get("period", "2026-Q2"))
    for record, codes in case["problems"].items():
        told = of_file(inspect(tmp_path), f"records/{period}/{record}.yaml")
        for code, words in codes.items():
            assert any(item.code == code and words in item.message for item in told), told


def score_of(inspection: Inspection, period: str, record: str) -> Fraction | None:
    at = Period.parse(period)
    assert at is not None
    sheet = inspection.results.assessments[at, record.split("/")[1]].sheet
    return sheet.score if sheet is not None else None


def of_file(inspection: Inspection, file: str) -> list[Problem]:
    return [problem for problem in inspection.problems if problem.place.file == file]


def found(inspection: Inspection, period: str, record: str) -> tuple[Any, Any]:
    unit, name = record.split("/")
    at = Period.parse(period)
    assert at is not None
    if name == "collective":
        result = inspection.results.collectives[at, unit]
        return result.qualifies_for, result.chain
    assessed = inspection.results.assessments[at, name]
    assert assessed.evaluation.unit == unit
    return assessed.qualifies_for, assessed.chain

"""What is printed for one person and what is signed of one record, from the files around it: as from the whole repository."""

from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import Any

import pytest
from approved import approve
from case_records import read_cases, records_of
from record_mutations import records_of_people
from signed_records import COLLECTIVE, DECIDED, DEPUTY, signed_repository
from sound_records import write_records

from evalgen.approving.evidence import result_of
from evalgen.approving.statement import record_digest, rules_digest, rules_in_force
from evalgen.domain.approval import ApprovedStep
from evalgen.errors import EvalgenError
from evalgen.language import VIETNAMESE
from evalgen.pipeline.approving import signing as approving
from evalgen.pipeline.drafting.form_fitting import fitting
from evalgen.pipeline.drafting.forms import all_forms, filled_form, filling_at
from evalgen.pipeline.inspecting import near_inspection
from evalgen.pipeline.inspecting.inspection import Inspection, inspect
from evalgen.pipeline.inspecting.near_inspection import Inspector
from evalgen.regulation.forms.form import MadeFor
from evalgen.regulation.library import Library
from evalgen.regulation.loader import load_library

TOP = Path(__file__).parents[2]
REPOSITORIES = (TOP, *sorted(path.parent for path in (TOP / "examples").rglob("records")))
CASES = read_cases()
MOST = 7
STEPS = (ApprovedStep.PLAN, ApprovedStep.VERIFICATION, ApprovedStep.PROPOSAL, ApprovedStep.DECISION)

Patch = pytest.MonkeyPatch


@pytest.fixture(scope="session")
def built_in() -> Library:
    return load_library()


@pytest.fixture
def looked(monkeypatch: Patch) -> list[Path]:
    """Whole repositories that were looked at."""
    roots: list[Path] = []

    def noted(root: Path, library: Library | None = None) -> Inspection:
        roots.append(root)
        return inspect(root, library)

    monkeypatch.setattr(near_inspection, "inspect", noted)
    return roots


def outcome(say: Callable[[], object]) -> object:
    """What comes of it, or what is said against it."""
    try:
        return say()
    except EvalgenError as error:
        return tuple(language.format(**error.values) for language in error.sentences)


def signed(inspection: Inspection, file: str, step: ApprovedStep) -> tuple[object, ...]:
    """All that a statement says, but for who signs it and when."""
    record = vars(approving)["_record"](inspection, file)
    law = inspection.laws.get(record.period)
    return (
        vars(approving)["_body"](record, step, inspection.records),
        record_digest(record.document, step, 0),
        result_of(inspection.results, record),
        rules_digest(rules_in_force(law)) if law is not None else None,
    )


def printed(root: Path, inspection: Inspection, path: Path, name: str) -> str:
    known = next(item for item in all_forms(inspection.library) if item.form.id == name)
    filling, file = filling_at(root, path), path.relative_to(root).as_posix()
    assert filling.period is not None
    fitting(known, filling, file, inspection, filling.period)
    return filled_form(known, filling, inspection, filling.period, VIETNAMESE)


def both_ways(root: Path, built_in: Library) -> int:
    """Holds both against each other for some records; how many forms could be printed."""
    own = None if (root / "records/regulation").is_dir() else built_in
    whole, pages = inspect(root, own), 0
    for path in records_of_people(root)[:MOST]:
        file = path.relative_to(root).as_posix()
        near = Inspector(root, own).at(file, checked=True)
        for step in STEPS:
            answers = [outcome(partial(signed, side, file, step)) for side in (near, whole)]
            assert answers[0] == answers[1], (file, step)
        loose = Inspector(root, own).at(file, checked=False)
        for form in (item.form.id for item in all_forms(whole.library) if item.form.made_for is MadeFor.PERSON):
            answers = [outcome(partial(printed, root, side, path, form)) for side in (loose, whole)]
            assert answers[0] == answers[1], (file, form)
            pages += isinstance(answers[0], str)
    return pages


@pytest.mark.parametrize("root", REPOSITORIES, ids=lambda root: root.name)
def test_all_records_that_come_with_the_program(root: Path, built_in: Library) -> None:
    assert both_ways(root, built_in)


@pytest.mark.parametrize("case", CASES[::6], ids=[case["name"] for case in CASES[::6]])
def test_whatever_is_wrong(case: dict[str, Any], tmp_path: Path, built_in: Library) -> None:
    write_records(tmp_path, records_of(case))
    both_ways(tmp_path, built_in)


@pytest.mark.parametrize("name", ["le-van-an", "collective"])
def test_a_catalogue_without_its_standard_product_is_printed_without_factors(
    name: str, tmp_path: Path, built_in: Library
) -> None:
    case = next(case for case in CASES if case["name"] == "Sản phẩm chuẩn không có trong chính danh mục")
    write_records(tmp_path, records_of(case))
    inspection = inspect(tmp_path, built_in)
    path = tmp_path / f"records/2026-Q2/van-phong/{name}.yaml"
    papers = [outcome(partial(printed, tmp_path, inspection, path, item.form.id)) for item in all_forms(built_in)]
    assert any("Kế hoạch chuyên đề" in paper for paper in papers if isinstance(paper, str))


def test_one_record_is_looked_at_with_the_files_around_it(looked: list[Path], tmp_path: Path) -> None:
    keys = signed_repository(tmp_path)
    looked.clear()
    inspector = Inspector(tmp_path)
    for name in ("vu-van-son", "pham-thi-hoa"):
        approve(tmp_path, DEPUTY, ApprovedStep.DECISION, key=keys[name], on=DECIDED, inspector=inspector)
    assert looked == []


def test_several_collectives_are_looked_at_once(looked: list[Path], tmp_path: Path) -> None:
    keys = signed_repository(tmp_path)
    looked.clear()
    inspector = Inspector(tmp_path)
    for name in ("vu-van-son", "pham-thi-hoa"):
        approve(tmp_path, COLLECTIVE, ApprovedStep.DECISION, key=keys[name], on=DECIDED, inspector=inspector)
    assert looked == [tmp_path]

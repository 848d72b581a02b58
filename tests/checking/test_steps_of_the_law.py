"""The steps that may not be skipped are those of the law's procedure, not of the program."""

import datetime as dt
from pathlib import Path

import pytest
from msgspec.structs import replace
from sound_records import SOUND, write_records

from evalgen.checking.subject import Subject
from evalgen.checking.workflow import step_skipped
from evalgen.pipeline.inspecting.inspection import inspect
from evalgen.regulation.loader import load_library
from evalgen.regulation.procedures.merging import NO_PROCEDURE
from evalgen.regulation.procedures.procedure import Procedure

RECORD = "2026-Q2/van-phong/le-van-an.yaml"
LAWS = {
    "hd02": load_library().law("hd02", dt.date(2026, 6, 30)),
    "hadong": load_library().law("hadong", dt.date(2026, 6, 30)),
}


def skipped(root: Path, left_out: str, procedure: Procedure) -> list[str]:
    """What is told of the sound records without one section, as if `procedure` were the law of the quarter."""
    kept = [line for line in SOUND[RECORD].splitlines(keepends=True) if not line.startswith(f"{left_out}:")]
    assert len(kept) == SOUND[RECORD].count("\n") - 1
    write_records(root, dict(SOUND) | {RECORD: "".join(kept)})
    found = inspect(root)
    laws = {period: replace(law, procedure=procedure) for period, law in found.laws.items()}
    subject = Subject(results=found.results, laws=laws, library=found.library)
    return [problem.message for problem in step_skipped(subject)]


@pytest.mark.parametrize(
    "pack, left_out, told",
    [
        pytest.param(
            "hd02",
            "proposal",
            ["đã có bước quyết định (decision) nhưng chưa có bước đề xuất (proposal)."],
            id="Quý có đề xuất",
        ),
        pytest.param("hadong", "proposal", [], id="Tháng của phường không có bước đề xuất"),
        pytest.param(
            "hadong",
            "verification",
            ["đã có bước quyết định (decision) nhưng chưa có bước thẩm định (verification)."],
            id="Nhận xét của phường là phần thẩm định của hồ sơ",
        ),
    ],
)
def test_a_step_is_missed_only_where_the_law_has_it(pack: str, left_out: str, told: list[str], tmp_path: Path) -> None:
    assert skipped(tmp_path, left_out, LAWS[pack].procedure) == told


def test_without_a_procedure_every_section_is_a_step(tmp_path: Path) -> None:
    found = skipped(tmp_path, "proposal", NO_PROCEDURE)
    assert found == ["đã có bước quyết định (decision) nhưng chưa có bước đề xuất (proposal)."]

"""«đối với các tập thể, cá nhân liên quan» (Lâm Đồng, VII.2 b): a collective's dossier is late as a person's is."""

import shutil
from pathlib import Path

import pytest

from evalgen.pipeline.checkup.checkup import check_up
from evalgen.pipeline.inspecting.inspection import inspect

EXAMPLE = Path(__file__).parents[2] / "examples" / "lamdong"
FILE = "records/2026-Q2/tram-khuyen-nong/collective.yaml"


@pytest.mark.parametrize("day,places", [("2026-07-01", []), ("2026-07-02", ["$.proposal.on"])])
@pytest.mark.parametrize("pieces", [None, 4], ids=["whole", "in pieces"])
def test_a_collective_that_sends_its_dossier_after_the_day(
    day: str, places: list[str], pieces: int | None, tmp_path: Path
) -> None:
    shutil.copytree(EXAMPLE / "records", tmp_path / "records")
    path = tmp_path / FILE
    text = path.read_text(encoding="utf-8")
    assert "proposal: {by: tap-the-tram, on: 2026-06-30," in text
    path.write_text(text.replace("by: tap-the-tram, on: 2026-06-30", f"by: tap-the-tram, on: {day}"), encoding="utf-8")
    problems = inspect(tmp_path).problems if pieces is None else check_up(tmp_path, pieces=pieces).problems
    found = [problem for problem in problems if problem.place.file == FILE and problem.code == "step-after-deadline"]
    assert [problem.place.json_path for problem in found] == places

"""Whether a cancelled result is to be graded again is for the law of the period to say."""

import shutil
from pathlib import Path

from msgspec.structs import replace

from evalgen.checking.publication import cancelled_not_graded_again
from evalgen.checking.subject import Subject
from evalgen.pipeline.inspecting.inspection import inspect

EXAMPLE = Path(__file__).parents[2] / "examples" / "lamdong"
FILE = "records/2026-Q2/tram-khuyen-nong/collective.yaml"
STATED = ("publication", "graded_again")


def test_a_law_that_asks_for_no_new_grade_is_asked_first(tmp_path: Path) -> None:
    shutil.copytree(EXAMPLE / "records", tmp_path / "records")
    path = tmp_path / FILE
    cancelled = "amendments: [{kind: CANCEL, by: %s, on: 2026-08-03, number: 30-QĐ, reason: Sai số liệu}]\n"
    text = path.read_text(encoding="utf-8")
    path.write_text(text + cancelled % "ban-thuong-vu-tinh-uy", encoding="utf-8")
    found = inspect(tmp_path)
    told = []
    for value in (True, False):
        laws = {
            period: replace(law, values={**law.values, STATED: replace(law.values[STATED], value=value)})
            for period, law in found.laws.items()
        }
        problems = cancelled_not_graded_again(Subject(results=found.results, laws=laws, library=found.library))
        told.append([problem.place.file for problem in problems])
    assert told == [[FILE], []]

"""Whoever grades somebody in one of the dossiers of quotas reads the same plan out of its period as out of the whole repository."""

import json
import random
from pathlib import Path
from typing import Any

import pytest
from casework import load_cases
from git_repository import Repository
from record_mutations import records_of_people
from test_narrow_review import told
from whole_dossiers import write_dossiers

from evalgen.domain.grade import Grade

Lots = random.Random
CASES = [pytest.param(case, id=case["name"]) for case in load_cases("dossiers/quotas")]


@pytest.mark.parametrize("case", CASES)
def test_the_plan_is_that_of_the_whole_repository(case: dict[str, Any], tmp_path: Path) -> None:
    """Second posts, small groups, raised rates: who is not near the change counts as ever."""
    write_dossiers(case, tmp_path)
    repository, lots = Repository(tmp_path, {}), Lots(case["name"])
    for record in sorted({lots.choice(records_of_people(tmp_path)) for _ in range(2)}):
        text = record.read_text(encoding="utf-8")
        grade = lots.choice([grade for grade in Grade if grade is not Grade.GOOD]).name
        proposed = f"proposal: {{by: tap-the, on: 2026-07-02, grade: {grade}}}\n"
        record.write_text(
            text.replace("grade: GOOD", f"grade: {grade}") if "grade: GOOD" in text else text + proposed,
            encoding="utf-8",
        )
    assert repository.git("status", "--porcelain")
    assert told(repository) == told(repository, whole=True)


def test_whoever_is_not_to_be_assessed_elsewhere_takes_no_place(tmp_path: Path) -> None:
    """«chưa thực hiện đánh giá, xếp loại» (6.1 b): known of a record in another unit, which the change does not touch."""
    newcomer = {"unit": "ban", "standing": "DEPUTY", "from": "2026-06-15", "first_leadership_post": True}
    case = {
        "units": {"phong": {}, "ban": {}},
        "people": {"an": [newcomer]},
        "records": {"ban/an": {"proposed": "EXCELLENT"}},
        "grades": ["E", "G", "G", "G"],
    }
    write_dossiers(case, tmp_path)
    repository = Repository(tmp_path, {})
    record = tmp_path / "records/2026-Q2/phong/nguoi-1.yaml"
    record.write_text(record.read_text(encoding="utf-8").replace("grade: GOOD", "grade: COMPLETED"), encoding="utf-8")
    narrow = told(repository)
    assert [quota["after"]["excellent"] for quota in json.loads(narrow[2])["quotas"]] == [["nguoi-0"]]
    assert narrow == told(repository, whole=True)

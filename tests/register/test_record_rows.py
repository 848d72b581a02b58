"""What the checks say of the sound records with one thing changed: which problems are told, and which are not."""

from pathlib import Path
from typing import Any

import pytest
from case_records import records_of
from register_rows import params
from sound_records import write_records

from evalgen.pipeline.inspecting.inspection import inspect


@pytest.mark.parametrize("row", params("records"))
def test_problems(row: dict[str, Any], tmp_path: Path) -> None:
    write_records(tmp_path, records_of(row))
    codes = {problem.code for problem in inspect(tmp_path).problems}
    told, silent = set(row.get("told", ())), set(row.get("silent", ()))
    assert told | silent
    assert told <= codes
    assert not silent & codes

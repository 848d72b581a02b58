"""Where a dossier stands, case by case."""

from pathlib import Path
from typing import Any

import pytest
from watched_records import read_cases, status_of, told

CASES = read_cases("cases")


@pytest.mark.parametrize("case", CASES, ids=[case["name"] for case in CASES])
def test_case(case: dict[str, Any], tmp_path: Path) -> None:
    status = status_of(tmp_path, case)
    found = {
        item.person or "tap-the": told(item) for item in status.dossiers if item.unit == case.get("unit", "van-phong")
    }
    expected = case["expect"]
    assert {
        name: {key: found[name][key] for key in values} if values is not None else found.get(name)
        for name, values in expected.items()
    } == expected
    counts = status.counts
    assert {name: getattr(counts, name) for name in case.get("counts", {})} == case.get("counts", {})

"""What the public sees of the sound records with one thing changed, and what it never does."""

from pathlib import Path
from typing import Any

import pytest
from case_records import records_of
from register_rows import params
from sound_records import write_records

from evalgen.pipeline.inspecting.inspection import inspect
from evalgen.publishing.projection import project
from evalgen.publishing.statistics import distribution_of


@pytest.mark.parametrize("row", params("publication"))
def test_the_public_sees(row: dict[str, Any], tmp_path: Path) -> None:
    write_records(tmp_path, records_of(row))
    found = inspect(tmp_path)
    site = project(found.results, laws=found.laws)
    newest = site.periods[0]
    if "public" in row:
        told = {result.person: result.outcome.key for result in newest.results}
        assert {person: told[person] for person in row["public"]} == row["public"]
    if "collectives" in row:
        assert {unit: outcome.key for unit, outcome in newest.collectives.items()} == row["collectives"]
    if "counted" in row:
        shares = distribution_of(newest.results).shares
        assert {share.grade.name: share.count for share in shares} == row["counted"]
    for person, grades in row.get("history", {}).items():
        own = (result for period in site.periods for result in period.results if result.person == person)
        assert [result.outcome.key for result in own] == grades
    assert [words for words in row.get("unsaid", ()) if words in repr(site)] == []
    assert row.keys() & {"public", "collectives", "counted", "history"}

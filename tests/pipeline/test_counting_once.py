"""What people of a unit have in common is counted once, and changes nothing."""

from pathlib import Path

import pytest

from evalgen.pipeline.assessing.everybody import assess_one, assess_people
from evalgen.pipeline.assessing.surroundings import Surroundings
from evalgen.pipeline.inspecting.inspection import inspect

ROOT = Path(__file__).parents[2]
REPOSITORIES = (ROOT, *sorted(path.parent for path in (ROOT / "examples").rglob("records")))


@pytest.mark.parametrize("root", REPOSITORIES, ids=lambda root: root.name)
def test_whoever_is_assessed_alone_is_assessed_as_among_all(root: Path) -> None:
    inspection = inspect(root)
    records, laws = inspection.records, inspection.laws
    measured = [period for period, law in laws.items() if law.speaks_of("unit_measures")]
    together = assess_people(Surroundings.of(records, laws))
    for item in records.evaluations:
        if item.period not in measured:
            alone = assess_one(item, Surroundings.of(records, laws))
            assert alone.chain == together[item.period, item.person].chain
            assert alone.qualifies_for is together[item.period, item.person].qualifies_for

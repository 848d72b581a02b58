"""Where a period stands, told from outlines piece by piece: the same as from whole records."""

import datetime as dt
from pathlib import Path

import pytest
from signed_records import signed_repository

from evalgen.pipeline.checkup.checkup import check_up
from evalgen.pipeline.drafting.opening import write_demo
from evalgen.pipeline.watching import statuses

ROOT = Path(__file__).parents[2]
REPOSITORIES = (ROOT, *sorted(path.parent for path in (ROOT / "examples").rglob("records")))
DAYS = (dt.date(2026, 6, 28), dt.date(2026, 10, 3))


def same(root: Path, pieces: int, processes: int = 1) -> set[str]:
    """Holds both against each other on two days; answers with the states that were seen."""
    whole, outlines = check_up(root, pieces=1), check_up(root, pieces=pieces, processes=processes)
    periods = tuple(sorted(whole.results.records.periods))
    for day in DAYS:
        assert statuses(outlines, periods, day) == statuses(whole, periods, day)
    return {dossier.state.name for status in statuses(outlines, periods, DAYS[0]) for dossier in status.dossiers}


@pytest.mark.parametrize("root", REPOSITORIES, ids=lambda root: root.name)
def test_the_samples_stand_where_they_stand(root: Path) -> None:
    assert same(root, pieces=3)


def test_so_it_is_with_people_exempt_missing_and_unreadable(tmp_path: Path) -> None:
    write_demo(tmp_path, people=120, seed=11)
    files = sorted((tmp_path / "records").glob("2026-Q3/*/*.yaml"))
    for number, file in enumerate(files):
        if number % 9 == 0:
            file.write_text("plan: [\n", encoding="utf-8")
        elif number % 9 == 4:
            file.unlink()
    seen = same(tmp_path, pieces=5, processes=2)
    assert {"EXEMPT", "MISSING", "UNREADABLE", "UNDER_WAY"} <= seen


def test_the_days_of_receipts_come_through(tmp_path: Path) -> None:
    signed_repository(tmp_path)
    whole, outlines = check_up(tmp_path, pieces=1), check_up(tmp_path, pieces=2)
    assert any(days for (_, _, name), days in whole.results.received.items() if name == "collective")
    assert any(days for (_, _, name), days in whole.results.received.items() if name != "collective")
    assert outlines.results.received == whole.results.received
    assert outlines.exempt == whole.exempt
    assert same(tmp_path, pieces=2, processes=2)

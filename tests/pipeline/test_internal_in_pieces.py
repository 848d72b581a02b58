"""Internal tables and papers made some units at a time, from records read again, are those made of all records at once."""

import datetime as dt
from pathlib import Path

import pytest
from signed_records import signed_repository
from year_records import write_commune

from evalgen.errors import EvalgenError
from evalgen.language import VIETNAMESE
from evalgen.pipeline.checkup.checkup import Checkup, check_up
from evalgen.pipeline.checkup.of_the_whole import Whole
from evalgen.pipeline.drafting.opening import write_demo
from evalgen.pipeline.inspecting.inspection import Inspection
from evalgen.pipeline.publishing.dossier import sittings, write_papers
from evalgen.pipeline.publishing.exporting import PEOPLE, export_internal

ROOT = Path(__file__).parents[2]
DAY = dt.date(2026, 10, 3)
REPOSITORIES = (ROOT, *sorted(path.parent for path in (ROOT / "examples").rglob("records")))


def tables(checkup: Checkup, root: Path, folder: Path, processes: int) -> list[bytes]:
    """People and collectives of every period."""
    made = []
    folder.mkdir()
    for period in sorted(checkup.looked_at.records.periods):
        path = folder / f"{period}.json"
        export_internal(checkup, root, period, path, PEOPLE, processes=processes)
        made.append(path.read_bytes())
    return made


def papers(checkup: Checkup, root: Path, out: Path, processes: int) -> dict[str, bytes]:
    """Of every period, by path."""
    found = sittings(checkup, tuple(checkup.looked_at.records.periods), DAY)
    count = write_papers(found, checkup, root, out, VIETNAMESE, processes=processes)
    files = {path.relative_to(out).as_posix(): path.read_bytes() for path in out.rglob("*") if path.is_file()}
    assert count == sum(path.endswith(".html") for path in files)
    return files


def same(root: Path, folder: Path, pieces: int, processes: int = 1) -> dict[str, bytes]:
    """Holds both against each other; answers with the papers."""
    parted, whole = check_up(root, pieces=pieces, processes=processes), check_up(root, pieces=1)
    made = tables(parted, root, folder / "parted", processes)
    assert made == tables(whole, root, folder / "whole", 1)
    assert any(made)
    found = papers(parted, root, folder / "papers-parted", processes)
    assert found == papers(whole, root, folder / "papers-whole", 1)
    return found


@pytest.mark.parametrize("root", REPOSITORIES, ids=lambda root: root.name)
def test_the_samples_have_the_same_tables_and_papers(root: Path, tmp_path: Path) -> None:
    assert same(root, tmp_path, pieces=3)


def test_so_it_is_with_people_who_moved_or_stand_in_two_units_and_unreadable_files(tmp_path: Path) -> None:
    root = tmp_path / "kho"
    write_demo(root, people=120, seed=11)
    files = sorted(path for path in root.glob("records/2026-Q3/*/*.yaml") if path.stem != "collective")
    units = sorted({path.parent for path in files})
    for number, file in enumerate(files):
        if number % 9 == 0:
            file.write_text("plan: [\n", encoding="utf-8")
        elif number % 9 == 4:
            file.rename(units[number % len(units)] / file.name)
        elif number % 9 == 7:
            other = units[number % len(units)] / file.name
            other.write_bytes(file.read_bytes())
    assert isinstance(check_up(root, pieces=5).looked_at, Whole)
    assert same(root, tmp_path, pieces=5, processes=2)


def test_so_it_is_with_receipts(tmp_path: Path) -> None:
    signed_repository(tmp_path / "kho")
    assert isinstance(check_up(tmp_path / "kho", pieces=2).looked_at, Whole)
    assert same(tmp_path / "kho", tmp_path, pieces=2, processes=2)


@pytest.mark.parametrize("seed", [7, 12])
def test_so_it_is_with_years_and_who_comes_first_in_them(seed: int, tmp_path: Path) -> None:
    root = tmp_path / "kho"
    write_commune(root, seed)
    assert isinstance(check_up(root, pieces=4).looked_at, Whole)
    found = same(root, tmp_path, pieces=4, processes=2)
    assert any("THỨ TỰ ƯU TIÊN".encode() in page for page in found.values())


def test_leaders_by_their_people_cannot_be_parted() -> None:
    assert isinstance(check_up(ROOT / "examples/hadong", pieces=3).looked_at, Inspection)


def test_a_record_saved_in_the_meantime_is_named(tmp_path: Path) -> None:
    root = tmp_path / "kho"
    write_demo(root, people=30, seed=3)
    checkup = check_up(root, pieces=3)
    period = min(checkup.looked_at.records.periods)
    file = min(path for path in root.glob(f"records/{period}/*/*.yaml") if path.stem != "collective")
    file.write_bytes(file.read_bytes() + b"# later\n")
    with pytest.raises(EvalgenError, match=file.stem):
        export_internal(checkup, root, period, tmp_path / "ket-qua.json", PEOPLE)
    with pytest.raises(EvalgenError, match=file.stem):
        write_papers(sittings(checkup, (period,), DAY), checkup, root, tmp_path / "noi-bo", VIETNAMESE)
    assert not (tmp_path / "noi-bo").exists()

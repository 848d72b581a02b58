"""The country that gathering is measured on is sound, and the peer reads all of it."""

from pathlib import Path

import pytest

from benchmarks.gathering import main
from benchmarks.published import published


def test_the_same_seed_makes_the_same_organization_and_another_seed_another() -> None:
    one, same, other = (published(3, people=30, periods=2, seed=seed) for seed in (1, 1, 2))
    assert one == same
    assert one.people != other.people


def test_all_contenders_read_the_same_results(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    from pyarrow import dataset

    size = ["--organizations", "2", "--people", "30", "--periods", "2", "--scratch", str(tmp_path)]
    assert main(size) == 0
    told = capsys.readouterr().out
    assert "120 results" in told
    assert told.count("| evalgen gather") == 2
    folder = tmp_path / "country-2-30-2-1"
    assert [dataset.dataset(folder / name).count_rows() for name in ("local/results", "dask/results", "plain")] == [
        120
    ] * 3
    assert (folder / "pages/tra-cuu.html").is_file()

"""What docs/nhieu-kho.md tells people to run reads the dataset."""

import re
from pathlib import Path

import duckdb
import pytest

from evalgen.cli import main

pytest_plugins = ["country_fixture"]

GUIDE = Path(__file__).parents[2] / "docs" / "nhieu-kho.md"


def test_the_query_of_the_guide_counts_everybody(sites: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    assert main(["gather", str(sites / "nguon.yaml"), "--out", str(sites / "du-lieu")]) == 0
    monkeypatch.chdir(sites)
    sql = re.findall(r"```sql\n(SELECT.*?)```", GUIDE.read_text(encoding="utf-8"), re.DOTALL)[0]
    rows = duckdb.execute(sql).fetchall()
    assert sum(count for *_, count in rows) == 72
    assert {(period, province) for period, province, *_ in rows} == {
        (f"2026-{quarter}", province) for quarter in ("Q1", "Q2") for province in ("ha-noi", "lam-dong")
    }


def test_the_columns_of_the_guide_are_those_of_the_files(sites: Path) -> None:
    assert main(["gather", str(sites / "nguon.yaml"), "--out", str(sites / "du-lieu")]) == 0
    table = re.findall(
        r"CREATE TABLE hive.evalgen.results \((.*?)\)\nWITH", GUIDE.read_text(encoding="utf-8"), re.DOTALL
    )
    told = [line.split()[0] for line in re.sub(r"\(9,2\)", "", table[0]).split(",")]
    path = str(sites / "du-lieu/results/period=2026-Q1/province=ha-noi/part-0.parquet")
    found = [name for name, *_ in duckdb.read_parquet(path, hive_partitioning=True).description]
    assert told == found

"""A unit that comes below another one between two quarters: results, order and files of the earlier one stay."""

import shutil
from pathlib import Path

import pytest

from evalgen.cli import main

SAMPLE = Path(__file__).parents[2]
UNIT, ABOVE = "trung-tam-van-hoa", "phong-van-hoa-xa-hoi"
HEAD = f"{ABOVE}/duong-ngoc-binh.yaml"
DATED = f"revisions: [{{from: 2026-07-01, parent: {ABOVE}, decision: 12-QĐ/ĐU}}]\n"


def moved(folder: Path) -> Path:
    """A copy of the sample commune, in which a unit that failed in quarter II comes below another one in quarter III."""
    shutil.copytree(SAMPLE / "records", folder / "records")
    with (folder / f"records/units/{UNIT}.yaml").open("a", encoding="utf-8") as file:
        file.write(DATED)
    return folder


@pytest.fixture(scope="module")
def root(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return moved(tmp_path_factory.mktemp("kho"))


def said(capsys: pytest.CaptureFixture[str], *command: str) -> str:
    capsys.readouterr()
    main(list(command))
    return capsys.readouterr().out


@pytest.mark.parametrize("kept", [(), ("--no-cache",)], ids=["đọc các tệp gần", "đọc cả kho"])
@pytest.mark.parametrize(
    "period, told",
    [("2026-Q2", 0), ("2026-Q3", 1)],
    ids=["trước khi chuyển thì không tính đơn vị ấy", "sau khi chuyển thì tính"],
)
def test_a_head_answers_for_the_units_that_were_below_in_the_period(
    period: str, told: int, kept: tuple[str, ...], root: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file = root / "records" / period / HEAD
    shown = said(capsys, "explain", str(file), "--root", str(root), *kept)
    assert shown.count("đơn vị trực thuộc") == told


def test_nothing_of_the_closed_quarter_is_wrong_afterwards(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    before = said(capsys, "check", "--root", str(SAMPLE)).splitlines()
    after = said(capsys, "check", "--root", str(root)).splitlines()
    assert [line for line in after if line.startswith("records/2026-Q2/")] == [
        line for line in before if line.startswith("records/2026-Q2/")
    ]


def test_the_files_of_the_earlier_quarter_stay_byte_for_byte(root: Path, tmp_path: Path) -> None:
    for name, at in (("trước", SAMPLE), ("sau", root)):
        assert main(["build", "--root", str(at), "--site", str(tmp_path / name), "--no-cache"]) == 0
    before, after = (tmp_path / name for name in ("trước", "sau"))
    own = [path.relative_to(before) for path in before.rglob("*2026-Q2*") if path.is_file()]
    own += [path.relative_to(before) for path in (before / "api/v1/periods/2026-Q2").iterdir()]
    assert len(own) > 5
    assert [path for path in own if (before / path).read_bytes() != (after / path).read_bytes()] == []
    assert f'{ABOVE}.html">' in (after / f"don-vi/{UNIT}.html").read_text(encoding="utf-8")

"""Packs of the organization come by pull requests like everything else."""

import os
import time
from collections.abc import Callable
from pathlib import Path

import pytest
from sound_repository import sound, write

from evalgen.pipeline.inspecting.inspection import inspect
from evalgen.regulation.faults import RegulationError
from evalgen.regulation.loader import load_library

Make = Callable[[Path], object]


def refused(folder: Path) -> str:
    start = time.process_time()
    with pytest.raises(RegulationError) as caught:
        load_library(folder)
    assert time.process_time() - start < 5
    return caught.value.message


@pytest.mark.parametrize(
    "text, words",
    [
        pytest.param("a: " + "[" * 20000, "lồng sâu quá 32 bậc", id="lồng sâu"),
        pytest.param("a: " + "9" * 5000, "số dài quá 40 chữ số", id="số nguyên dài"),
        pytest.param("a: 1." + "9" * 5000, "số dài quá 40 chữ số", id="số thập phân dài"),
        pytest.param("a:\n" + "- {b: 1}\n" * 1_000_000, "quá giới hạn 262144 byte", id="tệp lớn"),
        pytest.param('a: "\\UFFFFFFFF"', "ký tự không hợp lệ", id="mã ký tự không có"),
        pytest.param('a: "\\e[31m"', "ký tự ẩn hoặc ký tự điều khiển", id="ký tự điều khiển"),
        pytest.param('a: "\\u3164"', "ký tự ẩn hoặc ký tự điều khiển", id="chữ không ai thấy"),
        pytest.param('"a\\u2028": 1', "ký tự ẩn hoặc ký tự điều khiển", id="ký tự ngắt dòng lạ"),
        pytest.param("a: !!python/object/apply:os.getcwd []", "không dùng neo", id="thẻ chạy mã"),
    ],
)
def test_a_file_that_no_one_would_write_is_refused(text: str, words: str, tmp_path: Path) -> None:
    (tmp_path / "goi").mkdir()
    (tmp_path / "goi" / "pack.yaml").write_text(text, encoding="utf-8")
    assert words in refused(tmp_path)


def _deep(folder: Path) -> None:
    for _ in range(300):
        folder /= "a"
        folder.mkdir()


@pytest.mark.parametrize(
    "make, words",
    [
        pytest.param(lambda folder: os.mkfifo(folder / "pack.yaml"), "không phải là tệp thường", id="đường ống"),
        pytest.param(lambda folder: (folder / "pack.yaml").mkdir(), "không có chỗ trong gói", id="thư mục"),
        pytest.param(lambda folder: (folder / "pack.yaml").symlink_to("/dev/zero"), "liên kết", id="liên kết tệp"),
        pytest.param(lambda folder: (folder / "frameworks").symlink_to("/etc"), "liên kết", id="liên kết thư mục"),
        pytest.param(lambda folder: (folder.parent / "goi-b").symlink_to("/etc"), "liên kết", id="liên kết gói"),
        pytest.param(_deep, "không có chỗ trong gói", id="thư mục lồng sâu"),
    ],
)
def test_a_path_that_is_no_file_is_refused(make: Make, words: str, tmp_path: Path) -> None:
    (tmp_path / "goi").mkdir()
    make(tmp_path / "goi")
    assert words in refused(tmp_path)


def test_the_shelf_itself_is_no_link(tmp_path: Path) -> None:
    (tmp_path / "that").mkdir()
    (tmp_path / "regulation").symlink_to("that")
    assert "liên kết" in refused(tmp_path / "regulation")


def test_the_name_of_a_framework_is_an_identifier(tmp_path: Path) -> None:
    (tmp_path / "goi" / "frameworks").mkdir(parents=True)
    (tmp_path / "goi" / "frameworks" / 'a"><b>.yaml').touch()
    assert "không dùng làm mã khung được" in refused(tmp_path)


def test_a_built_in_pack_is_never_replaced(tmp_path: Path) -> None:
    (tmp_path / "hd02").mkdir()
    (tmp_path / "hd02" / "pack.yaml").write_text("a: 1", encoding="utf-8")
    assert "trùng tên với một gói có sẵn" in refused(tmp_path)


PACK = """\
instrument: {number: 01-HD/X, name: Hướng dẫn X, title: Giả định, issuer: X, issued_on: 2026-04-01,
  effective_from: 2026-04-01, status: in_force}
extends: hd02
period_kinds: [QUARTER]
"""
PARAMETERS = """\
rules:
  RULE:
    parameters:
      NAME:
        values: [{effective_from: 2026-04-01, value: VALUE, citation: {instrument: goi, section: "1", quote: Lời}}]
"""


def with_own_pack(root: Path, rule: str, name: str, value: str) -> Path:
    """The sound records under a pack of the organization's own that says so."""
    files = sound()
    files["organization.yaml"]["regulation"] = [{"pack": "goi", "from": "2026-04-01"}]
    files["regulation/goi/pack.yaml"] = PACK
    text = PARAMETERS.replace("RULE", rule).replace("NAME", name).replace("VALUE", value)
    files["regulation/goi/parameters.yaml"] = text
    return write(root, files)


PROCEDURE = """\
deadlines:
  - id: bao-cao
    title: Báo cáo (giả định)
    addressee: Cơ quan X
    holds: report
    due: DUE
    effective_from: 2026-04-01
    citation: {instrument: goi, section: "1", quote: Lời}
"""


def with_own_deadline(root: Path, due: str) -> Path:
    """The sound records under a pack of the organization's own with a day of its own for the report."""
    files = sound()
    files["organization.yaml"]["regulation"] = [{"pack": "goi", "from": "2026-04-01"}]
    files["regulation/goi/pack.yaml"] = PACK
    files["regulation/goi/procedure.yaml"] = PROCEDURE.replace("DUE", due)
    return write(root, files)


@pytest.mark.parametrize("day", [29, 30, 31])
def test_a_deadline_on_a_day_that_its_month_does_not_have_is_no_crash(day: int, tmp_path: Path) -> None:
    """Eight months after June 2026 is February 2027."""
    due = f"{{day: {day}, month_after: 8, inclusive: true}}"
    assert inspect(with_own_deadline(tmp_path, due)).problems == ()


@pytest.mark.parametrize(
    "due, told",
    [
        ("{day: 32, month_after: 1, inclusive: true}", "không được lớn hơn 31"),
        ("{day: 5, month_after: 100000, inclusive: true}", "không được lớn hơn 12"),
        ("{date: 0001-01-01, inclusive: true}", "năm 1 quá xa"),
        ("{event: tổng kết, days_after: 999999, inclusive: true}", "không được lớn hơn 366"),
    ],
)
def test_a_day_outside_the_calendar_is_refused(due: str, told: str, tmp_path: Path) -> None:
    root = with_own_deadline(tmp_path, due)
    assert told in refused(root / "records" / "regulation")
    assert not inspect(root).publishable


@pytest.mark.parametrize(
    "rule, name, value",
    [
        ("exemption", "leave_months", "1000000"),
        ("transfer", "months", "99999999"),
        ("excellent_quota", "rate", "0"),
        ("score_band", "excellent", "1000000000"),
        ("levels", "quality", "[]"),
    ],
)
def test_an_absurd_value_is_refused(rule: str, name: str, value: str, tmp_path: Path) -> None:
    root = with_own_pack(tmp_path, rule, name, value)
    assert f"giá trị của «{name}» phải là" in refused(root / "records" / "regulation")
    assert not inspect(root).publishable


def test_the_longest_time_that_may_be_counted_stays_in_the_calendar(tmp_path: Path) -> None:
    assert inspect(with_own_pack(tmp_path, "exemption", "leave_months", "1000")).problems == ()

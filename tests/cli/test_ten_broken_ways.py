"""One record broken in ten different ways: ten precise messages, exit 1, no traceback, the old site untouched."""

import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from evalgen.cli import main

Run = Callable[..., tuple[int, str, str]]
"""A run of the program: its exit code, what it says, what it says of errors."""

EXAMPLE = Path(__file__).parents[2] / "examples" / "worked-example"
RECORD = "records/2026-Q2/vu-co-so-dang/nguyen-van-vi-du.yaml"

WAYS = [
    pytest.param(("  work_items:", "  work_itmes:"), "9:3  unknown-key", "«work_items»", id="khóa viết sai"),
    pytest.param(("{quantity: 1, quality: 1,", "{quantity: 1, quantity: 1, quality: 1,"), "20:32  duplicate-key", "quantity", id="khóa viết hai lần"),
    pytest.param(("quality: 0.75", "quality: 0,75"), "19:43  decimal-comma", "Ghi 0.75.", id="dấu phẩy thập phân"),
    pytest.param(("submitted_on: 2026-06-20", "submitted_on: 20/06/2026"), "16:17  wrong-date", "Ghi 2026-06-20.", id="ngày kiểu Việt Nam"),
    pytest.param(("product: bao-cao-thang,", "product: bao-cao-thag,"), "10:45  unknown-product", "«bao-cao-thang»", id="sản phẩm không có trong danh mục"),
    pytest.param(('axis_weights: {"4": 70}', 'axis_weights: {"4": 65}'), "7:3  axis-weights-sum", "65", id="tỷ trọng không đủ 70"),
    pytest.param(("    bao-cao-quy: {", "    bao-cao-qui: {"), "20:5  unknown-item", "«bao-cao-quy»", id="kết quả sai mã sản phẩm"),
    pytest.param(("plan:", "plan: &ke-hoach"), "5:7  anchor", "&", id="neo YAML"),
    pytest.param(("proposed_grade: EXCELLENT", "proposed_grade: XUAT_SAC"), "24:19  not-in-list", "EXCELLENT", id="mức xếp loại lạ"),
    pytest.param(("quantity: 2, due", "quantity: -2, due"), "10:137  out-of-range", "lớn hơn 0", id="số lượng âm"),
]  # fmt: skip


@pytest.fixture
def repository(tmp_path: Path) -> Path:
    root = Path(shutil.copytree(EXAMPLE, tmp_path / "kho"))
    (root / "site").mkdir()
    (root / "site" / "index.html").write_text("trang cũ", encoding="utf-8")
    return root


def in_a_process(*arguments: str) -> tuple[int, str, str]:
    done = subprocess.run(
        [sys.executable, "-m", "evalgen", *arguments], capture_output=True, text=True, encoding="utf-8", check=False
    )
    return done.returncode, done.stdout, done.stderr


@pytest.mark.parametrize("change,place,words", WAYS)
def test_way(
    repository: Path, change: tuple[str, str], place: str, words: str, capsys: pytest.CaptureFixture[str]
) -> None:
    def evalgen(*arguments: str) -> tuple[int, str, str]:
        return main(arguments), *capsys.readouterr()

    see_it_refused(evalgen, repository, change, place, words)


def test_a_way_as_a_process(repository: Path) -> None:
    """With this code, these words, and nothing beside them the program ends, too."""
    see_it_refused(in_a_process, repository, ("  work_items:", "  work_itmes:"), "9:3  unknown-key", "«work_items»")


def see_it_refused(evalgen: Run, repository: Path, change: tuple[str, str], place: str, words: str) -> None:
    path = repository / RECORD
    text = path.read_text(encoding="utf-8")
    assert change[0] in text
    path.write_text(text.replace(*change, 1), encoding="utf-8")
    code, out, errors = evalgen("check", "--root", str(repository))
    assert (code, errors) == (1, "")
    assert f"{RECORD}:{place}" in out
    assert words in out
    assert "Traceback" not in out
    code, _, errors = evalgen("build", "--root", str(repository))
    assert code == 1
    assert "Traceback" not in errors
    assert "Chưa dựng trang: hồ sơ còn lỗi. Trang đang có được giữ nguyên." in errors
    assert [item.name for item in sorted(repository.iterdir())] == ["records", "site"]
    assert (repository / "site" / "index.html").read_text(encoding="utf-8") == "trang cũ"


def test_a_broken_record_does_not_stop_the_others_from_being_checked(repository: Path) -> None:
    (repository / "records/units/vu-co-so-dang.yaml").write_text("name: [", encoding="utf-8")
    path = repository / RECORD
    path.write_text(path.read_text(encoding="utf-8").replace("quality: 0.75", "quality: 0.9"), encoding="utf-8")
    _, said, _ = in_a_process("check", "--root", str(repository))
    assert "records/units/vu-co-so-dang.yaml:1:" in said
    assert "level-not-in-scale" in said
    assert "unknown-unit" not in said

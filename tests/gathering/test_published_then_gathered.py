"""Whatever `check` lets through and `build` publishes, `gather` takes in: one rule of characters on both sides."""

import shutil
import sys
import unicodedata
from pathlib import Path

import pytest
from pyarrow import dataset, parquet

from evalgen.cli import main
from evalgen.gathering.coherence import is_a_line
from evalgen.reading.strict_yaml import read_document

WORKED = Path(__file__).parents[2] / "examples" / "worked-example"

NAME = "Nguyễn\u00a0Văn\u202fVí\u3000Dụ"
UNIT = "Vụ Cơ sở đảng \ue000" + " và tên dài" * 16
ORGANIZATION = "Cơ quan\u00a0trong\u2003ví dụ minh họa"
POST = "Phó\tVụ trưởng"


@pytest.fixture
def kho(tmp_path: Path) -> Path:
    shutil.copytree(WORKED / "records", tmp_path / "kho/records")
    return tmp_path / "kho"


def rename(file: Path, old: str, new: str) -> None:
    text = file.read_text(encoding="utf-8")
    assert old in text
    file.write_text(text.replace(old, new), encoding="utf-8")


def test_odd_spaces_and_letters_that_check_accepts_are_published_and_gathered(kho: Path) -> None:
    rename(kho / "records/people/nguyen-van-vi-du.yaml", "Nguyễn Văn Ví Dụ", NAME)
    rename(kho / "records/people/nguyen-van-vi-du.yaml", "Phó Vụ trưởng", '"Phó\\tVụ trưởng"')
    rename(kho / "records/units/vu-co-so-dang.yaml", "Vụ Cơ sở đảng (hư cấu)", UNIT)
    rename(kho / "records/organization.yaml", "Cơ quan trong ví dụ minh họa (hư cấu)", ORGANIZATION)
    site, out, listed = kho.parent / "trang", kho.parent / "du-lieu", kho.parent / "nguon.yaml"
    named = " ".join(ORGANIZATION.split())
    listed.write_text(f"sources: [{{id: a, province: Huế, source: trang, organization: {named}}}]\n", encoding="utf-8")
    assert main(["check", "--root", str(kho), "--no-cache"]) == 0
    assert main(["build", "--root", str(kho), "--site", str(site), "--no-cache"]) == 0
    assert main(["gather", str(listed), "--out", str(out)]) == 0
    (row,) = dataset.dataset(out / "results").to_table().to_pylist()
    assert (row["name"], row["unit_name"], row["post"]) == (NAME, UNIT, POST)
    assert parquet.read_table(out / "organizations.parquet")["name"].to_pylist() == [ORGANIZATION]


def test_no_character_is_hidden_on_one_side_only() -> None:
    """Of each category some signs, and everything that is drawn as nothing, in a quoted text of a record."""
    shown: dict[str, int] = {}
    for sign in map(chr, range(sys.maxunicode + 1)):
        category = unicodedata.category(sign)
        shown[category] = shown.get(category, 0) + 1
        if category == "Cs" or sign in '\n\r"\\' or (shown[category] > 40 and category not in {"Cf", "Zs", "Cc"}):
            continue
        read = read_document("records/people/an.yaml", f'name: "Nguyễn \\U{ord(sign):08x}An"\n'.encode())
        accepted = not any(problem.code == "hidden-character" for problem in read.problems)
        assert is_a_line(f"Nguyễn {sign}An") == accepted, hex(ord(sign))

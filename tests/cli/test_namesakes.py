"""Two people of one unit with one name: whoever reminds, decides or signs must know which is which."""

from pathlib import Path

import pytest
from month_records import SOUND_MONTH
from sound_records import write_records

from evalgen.cli import main

ALIKE = ("Vũ Thị Chi (do-van-dung)", "Vũ Thị Chi (vu-thi-chi)")


@pytest.fixture(scope="module")
def root(tmp_path_factory: pytest.TempPathFactory) -> Path:
    root = tmp_path_factory.mktemp("cung-ten")
    name = SOUND_MONTH["people/do-van-dung.yaml"].replace("name: Đỗ Văn Dũng", "name: Vũ Thị Chi")
    write_records(root, dict(SOUND_MONTH) | {"people/do-van-dung.yaml": name})
    return root


@pytest.mark.parametrize(
    "arguments",
    [
        ("status", "2026-05", "--on", "2026-05-20"),
        ("score", "records/2026-05"),
        ("form", "hadong-mau-1a", "records/2026-05/phong-mau/vu-thi-chi.yaml"),
    ],
    ids=["status", "score", "form"],
)
def test_people_of_one_name_are_told_apart_in_lists(
    arguments: tuple[str, ...], root: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(root)
    assert main([*arguments]) == 0
    shown = capsys.readouterr().out
    assert [name for name in ALIKE if name in shown] == list(ALIKE)
    assert "Lê Văn An" in shown
    assert "Lê Văn An (" not in shown


@pytest.mark.parametrize("command", [("status", "2026-05", "--on", "2026-05-20"), ("form", "hadong-mau-1a")])
def test_who_has_a_namesake_elsewhere_is_called_the_same_in_all_lists(
    command: tuple[str, ...], tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    elsewhere = SOUND_MONTH["people/le-van-an.yaml"].replace("unit: phong-mau", "unit: phong-khac")
    unit = SOUND_MONTH["units/phong-mau.yaml"].replace("Phòng mẫu", "Phòng khác")
    others = {"people/le-van-an-2.yaml": elsewhere, "units/phong-khac.yaml": unit}
    write_records(tmp_path, dict(SOUND_MONTH) | others)
    record = str(tmp_path / "records/2026-05/phong-mau/vu-thi-chi.yaml")
    assert main([*command, *([record] if command[0] == "form" else ["--root", str(tmp_path)])]) == 0
    assert "Lê Văn An (le-van-an)" in capsys.readouterr().out


def test_a_record_asked_for_alone_needs_no_more_than_the_name(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    record = root / "records/2026-05/phong-mau/vu-thi-chi.yaml"
    assert main(["explain", "--root", str(root), str(record)]) == 0
    assert capsys.readouterr().out.startswith("Vũ Thị Chi – Tháng 5 năm 2026\n")

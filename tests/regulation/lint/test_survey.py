"""The packs as they are: one that cannot be read never hides what is wrong with another."""

from collections.abc import Mapping
from pathlib import Path

import pytest
from fictional_packs import QUARTERLY
from lint_packs import FRAMEWORK, PARAMETERS

from evalgen.regulation.faults import RegulationError
from evalgen.regulation.loader import load_library, survey

SOUND = {"pack.yaml": QUARTERLY, "parameters.yaml": PARAMETERS, "frameworks/khung-x.yaml": FRAMEWORK}
UNREADABLE = {"pack.yaml": QUARTERLY, "parameters.yaml": "rules: [\n"}
UNSOUND = {**SOUND, "frameworks/khung-x.yaml": FRAMEWORK.replace("max_score: 30\n    criteria:\n      - {id: T2", "max_score: 31\n    criteria:\n      - {id: T2")}  # fmt: skip
HEADLESS = {"pack.yaml": "instrument: [\n"}


def named(files: Mapping[str, str], name: str, extends: str = "hd02") -> dict[str, str]:
    """The same pack under another name, extending another one."""
    renamed = {"extends: hd02": f"extends: {extends}", "tinh-x": name, "khung-x": f"khung-{name}"}
    written = {}
    for file, text in files.items():
        for old, new in renamed.items():
            file, text = file.replace(old, new), text.replace(old, new)  # noqa: PLW2901 - each step on the last one
        written[f"{name}/{file}"] = text
    return written


def surveyed(folder: Path, *packs: Mapping[str, str]) -> tuple[list[str], list[str]]:
    """The packs that could be read, and the faults, both of the folder alone."""
    for files in packs:
        for name, text in files.items():
            path = folder / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(text, encoding="utf-8")
    library, faults = survey(folder)
    own = sorted({fault.place.file.removeprefix("records/regulation/") + ": " + fault.message for fault in faults})
    return [name for name in library.packs if (folder / name).is_dir()], own


def test_sound_packs_have_no_fault(tmp_path: Path) -> None:
    assert surveyed(tmp_path, named(SOUND, "aa"), named(SOUND, "bb", "aa")) == (["aa", "bb"], [])


def test_an_unreadable_pack_does_not_hide_an_unsound_one(tmp_path: Path) -> None:
    packs, faults = surveyed(tmp_path, named(UNREADABLE, "aa"), named(UNSOUND, "bb"), named(SOUND, "cc"))
    assert packs == ["bb", "cc"]
    assert faults == [
        "aa/parameters.yaml: không đọc được YAML ở đây",
        "bb/frameworks/khung-bb.yaml: các trục kết quả cộng lại là 71, tổng điểm theo result_axes.total là 70",
    ]


def test_whoever_uses_the_packs_is_refused_with_every_fault(tmp_path: Path) -> None:
    surveyed(tmp_path, named(UNREADABLE, "aa"), named(UNSOUND, "bb"))
    with pytest.raises(RegulationError) as caught:
        load_library(tmp_path)
    assert [fault.place.file.split("/")[2] for fault in caught.value.faults] == ["aa", "bb"]


@pytest.mark.parametrize("broken", [UNREADABLE, HEADLESS], ids=["tệp hỏng", "pack.yaml hỏng"])
def test_what_extends_an_unreadable_pack_is_left_out_without_a_word(broken: Mapping[str, str], tmp_path: Path) -> None:
    packs, faults = surveyed(tmp_path, named(broken, "aa"), named(UNSOUND, "bb", "aa"), named(SOUND, "cc", "bb"))
    assert packs == []
    assert {fault.split("/")[0] for fault in faults} == {"aa"}


def test_a_parent_that_is_not_there_is_the_fault_of_the_child(tmp_path: Path) -> None:
    packs, faults = surveyed(tmp_path, named(SOUND, "aa", "zz"), named(SOUND, "bb", "aa"), named(UNSOUND, "cc"))
    assert packs == ["cc"]
    assert [fault.split(":")[0] for fault in faults] == ["aa/pack.yaml", "cc/frameworks/khung-cc.yaml"]
    assert faults[0] == "aa/pack.yaml: gói «aa» kế thừa gói «zz» không có"


def test_two_circles_are_both_told_and_spare_the_others(tmp_path: Path) -> None:
    circles = [named(SOUND, "aa", "bb"), named(SOUND, "bb", "aa"), named(SOUND, "cc", "cc"), named(SOUND, "dd", "aa")]
    packs, faults = surveyed(tmp_path, *circles, named(SOUND, "ee"))
    assert packs == ["ee"]
    assert [fault.split(":")[0] for fault in faults] == ["aa/pack.yaml", "bb/pack.yaml", "cc/pack.yaml"]
    assert all("các gói kế thừa vòng tròn" in fault for fault in faults)


def test_a_pack_named_like_a_built_in_one_is_told_and_the_built_in_one_stays(tmp_path: Path) -> None:
    _, faults = surveyed(tmp_path, {f"hd02/{name}": text for name, text in SOUND.items()}, named(UNSOUND, "bb"))
    assert "hd02/pack.yaml: gói «hd02» trùng tên với một gói có sẵn" in faults
    assert [fault.split("/")[0] for fault in faults] == ["bb", "hd02"]

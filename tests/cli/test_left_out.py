"""Work that falls due after an early cut-off counts for nothing yet: `explain` names it, `check` says how to state the day."""

from pathlib import Path

from commands import Run
from sound_records import SOUND, write_records

PERSON = "2026-Q2/van-phong/le-van-an.yaml"
UNIT = "2026-Q2/van-phong/collective.yaml"
ITEM = "    - {id: tong-ket, axis: 1, product: ke-hoach, title: Báo cáo tổng kết, quantity: 1, due: 2026-06-30}\n"
TASK = "  - {id: kiem-ke, title: Kiểm kê tài sản, due: 2026-06-30, in_charge: [le-van-an]}\n"


def explained(root: Path, run: Run, cutoff: str, name: str) -> list[str]:
    files = dict(SOUND)
    files[PERSON] = files[PERSON].replace("self_assessment:\n", f"{ITEM}self_assessment:\n", 1)
    files[UNIT] = files[UNIT].replace("self_grade:", f"{TASK}self_grade:", 1)
    files["2026-Q2/period.yaml"] = files["2026-Q2/period.yaml"].replace("closed_on:", f"{cutoff}closed_on:", 1)
    write_records(root, files)
    _, said, _ = run("explain", root / "records" / name, "--root", root)
    return said.splitlines()


def test_what_a_deputy_still_has_to_do_is_named_with_its_day_the_task_of_the_unit_too(tmp_path: Path, run: Run) -> None:
    told = explained(tmp_path, run, "assessment_on: 2026-06-29\n", PERSON)
    at = told.index("VIỆC ĐẾN HẠN SAU THỜI ĐIỂM ĐÁNH GIÁ 29/06/2026 (không tính ở kỳ này, chuyển sang kỳ sau)")
    assert told[at + 1 : at + 4] == ["  Báo cáo tổng kết: hạn 30/06/2026", "  Kiểm kê tài sản: hạn 30/06/2026", ""]


def test_a_task_of_the_unit_is_named_likewise(tmp_path: Path, run: Run) -> None:
    told = explained(tmp_path, run, "assessment_on: 2026-06-29\n", UNIT)
    at = told.index("VIỆC ĐẾN HẠN SAU THỜI ĐIỂM ĐÁNH GIÁ 29/06/2026 (không tính ở kỳ này, chuyển sang kỳ sau)")
    assert told[at + 1 : at + 3] == ["  Kiểm kê tài sản: hạn 30/06/2026", ""]


def test_where_all_counts_nothing_is_said(tmp_path: Path, run: Run) -> None:
    assert not [line for line in explained(tmp_path, run, "", PERSON) if "THỜI ĐIỂM ĐÁNH GIÁ" in line]

"""`evalgen import`, end to end: a workbook is made, filled in by another program, and becomes records."""

import datetime as dt
import json
import re
import shlex
import shutil
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

import pytest
from books import ITEM as PLANNED
from books import OWN, PERSON, POST, PRODUCT, UNIT_ROW, Cell, book_of, filled_in, header_of, write_row
from openpyxl import load_workbook
from openpyxl.utils import get_column_letter
from openpyxl.workbook.workbook import Workbook

from evalgen.cli import main
from evalgen.drafting.writing import write_all
from evalgen.pipeline.inspecting.inspection import inspect
from evalgen.whole_file import create

SAMPLE = Path(__file__).parents[2] / "records"
Rows = dict[str, list[Mapping[str, Cell]]]

UNIT = "ban-xay-dung-dang"
RECORD = f"records/2026-Q4/{UNIT}/{PERSON}.yaml"
SELF: Mapping[str, Cell] = {
    "Ngày nộp tự đánh giá": dt.date(2026, 12, 25),
    "Tiêu chí chung không đảm bảo": "3.3; 3.4",
    "Ưu điểm": "Nắm chắc nhiệm vụ",
    "Hạn chế, khuyết điểm": "Lưu minh chứng chưa kịp thời",
    "Mức tự đề xuất": "Hoàn thành tốt nhiệm vụ",
}
ITEM: Mapping[str, Cell] = {**PLANNED, "Tên công việc": "Báo cáo tháng 10", "Nhiệm vụ then chốt": "x"}
OTHERS_OWN, OTHERS_ITEM = (
    {**OWN, "Mã cán bộ": "dang-quang-tai"},
    {**ITEM, "Mã cán bộ": "dang-quang-tai"},
)
DONE: Mapping[str, Cell] = {
    "Số lượng hoàn thành": 2,
    "Chất lượng": "phải sửa đổi 1-2 lần",
    "Tiến độ": 1,
    "Lãnh đạo, chỉ đạo, điều hành": "1,2",
    "Mức đáp ứng (việc then chốt)": 1,
    "Minh chứng": "bc-10.pdf; bc-11.pdf",
}


@pytest.fixture(scope="module")
def opened(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The sample with a fourth quarter in which nothing is filled in, and the workbooks of both kinds beside it."""
    root = tmp_path_factory.mktemp("kho")
    shutil.copytree(SAMPLE, root / "records")
    assert main(["new", "2026-Q4", "--root", str(root)]) == 0
    assert main(["import", "--root", str(root), "--template", str(root / "q4.xlsx"), "--period", "2026-Q4"]) == 0
    assert main(["import", "--root", str(root), "--template", str(root / "goc.xlsx")]) == 0
    return root


@pytest.fixture
def root(opened: Path, tmp_path: Path) -> Path:
    shutil.copytree(opened, tmp_path / "kho")
    return tmp_path / "kho"


@pytest.fixture
def run(root: Path, capsys: pytest.CaptureFixture[str]) -> Callable[..., tuple[int, str]]:
    def run(*arguments: str | Path) -> tuple[int, str]:
        capsys.readouterr()
        code = main(["import", "--root", str(root), *map(str, arguments)])
        told = capsys.readouterr()
        return code, told.out + told.err

    return run


Run = Callable[..., tuple[int, str]]
Refused = Callable[[str, Rows, tuple[str, str], str], None]


@pytest.fixture
def refused(root: Path, run: Run) -> Refused:
    """A workbook with these rows is refused: with this code at this cell, and nothing is written."""

    def refused(book: str, rows: Rows, at: tuple[str, str], said: str) -> None:
        before = snapshot(root)
        code, told = run(filled_in(root / book, rows), "--json")
        found: dict[str, Any] = json.loads(told)
        problems = {(item["code"], item["place"].get("cell")): item for item in found["problems"]}
        assert at in problems, told
        assert said in problems[at]["message"] + problems[at]["remedy"]
        assert (code, found["written"]) == (1, False)
        assert snapshot(root) == before

    return refused


def quarter(root: Path, own: list[Mapping[str, Cell]], items: list[Mapping[str, Cell]]) -> Path:
    return filled_in(root / "q4.xlsx", {"Cá nhân 2026-Q4": own, "Nhiệm vụ 2026-Q4": items})


def snapshot(root: Path) -> dict[str, bytes]:
    return {str(path.relative_to(root)): path.read_bytes() for path in (root / "records").rglob("*") if path.is_file()}


def test_a_filled_in_workbook_becomes_the_record(root: Path, run: Run) -> None:
    before = (root / RECORD).read_text(encoding="utf-8")
    code, told = run(quarter(root, [{**OWN, **SELF}], [{**ITEM, **DONE}]))
    assert (code, RECORD + ": plan, self_assessment" in told) == (0, True)
    after = (root / RECORD).read_text(encoding="utf-8")
    assert (
        """\
plan:
  approved: {by: ban-thuong-vu, on: 2026-10-03}
  axis_weights: {"4": 70}
  main_axes: [4]
  work_items:
    - id: bao-cao-thang-10
      axis: 4
      product: bao-cao-thang
      title: Báo cáo tháng 10
      quantity: 2
      due: 2026-12-20
      key_task: true
"""
        in after
    )
    assert (
        """\
self_assessment:
  submitted_on: 2026-12-25
  general_criteria: {default: met, not_met: ["3.3", "3.4"]}
  results:
    bao-cao-thang-10:
      quantity: 2
      quality: 0.75
      timeliness: 1
      leadership: 1.2
      key_response: 1
      evidence: [bc-10.pdf, bc-11.pdf]
  strengths: Nắm chắc nhiệm vụ
  limitations: Lưu minh chứng chưa kịp thời
  proposed_grade: GOOD
"""
        in after
    )
    assert after.startswith(before.split("# plan:", maxsplit=1)[0])
    assert after.endswith(before[before.index("## Bước 3. Thẩm định") :])


def test_only_who_has_rows_is_touched(root: Path, run: Run) -> None:
    before = snapshot(root)
    assert run(quarter(root, [OWN], [ITEM]))[0] == 0
    changed = {file for file, data in snapshot(root).items() if before[file] != data}
    assert changed == {RECORD}


def test_the_same_workbook_again_changes_nothing(root: Path, run: Run) -> None:
    book = quarter(root, [{**OWN, **SELF}], [{**ITEM, **DONE}])
    run(book)
    before = snapshot(root)
    code, told = run(book)
    assert (code, "điền 0 tệp, giữ nguyên 1 tệp" in told) == (0, True)
    assert snapshot(root) == before


def test_the_plan_in_october_and_the_results_in_december(root: Path, run: Run) -> None:
    assert run(quarter(root, [OWN], [ITEM]))[0] == 0
    assert "self_assessment:" not in _uncommented(root)
    code, told = run(quarter(root, [{**OWN, **SELF}], [{**ITEM, **DONE}]))
    assert (code, f"{RECORD}: self_assessment" in told) == (0, True)
    assert "self_assessment:" in _uncommented(root)


def _uncommented(root: Path) -> str:
    lines = (root / RECORD).read_text(encoding="utf-8").splitlines()
    return "\n".join(line for line in lines if not line.startswith("#"))


def test_blanks_at_the_ends_of_recorded_texts_are_no_other_texts(root: Path, run: Run) -> None:
    """No cell holds them: a workbook that nobody had changed was refused, for everybody in it."""
    run(quarter(root, [{**OWN, **SELF}], [{**ITEM, **DONE, "Ghi chú": "Đã gửi"}]))
    text = (root / RECORD).read_text(encoding="utf-8")
    text = text.replace("[bc-10.pdf, bc-11.pdf]", '[" bc-10.pdf ", "bc-11.pdf; "]')
    text = text.replace("note: Đã gửi", "note: |\n        Đã gửi\n        hai lần")
    text = text.replace("title: Báo cáo tháng 10", 'title: " Báo cáo tháng 10 "')
    (root / RECORD).write_text(text, encoding="utf-8")
    assert run("--template", root / "moi.xlsx", "--period", "2026-Q4")[0] == 0
    code, told = run(root / "moi.xlsx", "--json")
    assert (code, json.loads(told)["problems"]) == (0, [])
    assert (root / RECORD).read_text(encoding="utf-8") == text


def test_a_new_template_holds_what_was_imported(root: Path, run: Run) -> None:
    run(quarter(root, [{**OWN, **SELF}], [{**ITEM, **DONE}]))
    assert run("--template", root / "again.xlsx", "--period", "2026-Q4", "--unit", UNIT)[0] == 0
    assert run(root / "again.xlsx")[0] == 0
    sheet = load_workbook(root / "again.xlsx")["Nhiệm vụ 2026-Q4"]
    top, columns = header_of(sheet)
    (row,) = [row for row in sheet.iter_rows(min_row=top + 1, values_only=True) if row[0] == PERSON]
    said = {heading: row[column - 1] for heading, column in columns.items()}
    assert said["Mã công việc"] == "bao-cao-thang-10"
    assert said["Thời hạn"] == dt.datetime.fromisoformat("2026-12-20")
    assert (said["Chất lượng"], said["Nhiệm vụ then chốt"]) == ("phải sửa đổi 1-2 lần", "x")
    assert {row[0] for row in sheet.iter_rows(min_row=top + 1, values_only=True)} == {
        path.stem for path in (root / f"records/2026-Q4/{UNIT}").glob("*.yaml") if path.stem != "collective"
    }


def test_whatever_is_in_the_repository_comes_back_unchanged(root: Path, run: Run) -> None:
    """Both kinds of workbook, for all periods of the sample: nothing differs, nothing is written."""
    before = snapshot(root)
    for period in ("2026-Q2", "2026-Q3"):
        assert run("--template", root / f"{period}.xlsx", "--period", period)[0] == 0
        code, told = run(root / f"{period}.xlsx")
        assert code == 0, told
        assert "Đã tạo 0 tệp, điền 0 tệp" in told
    code, told = run(root / "goc.xlsx")
    assert (code, "Đã tạo 0 tệp, điền 0 tệp" in told) == (0, True)
    assert snapshot(root) == before


def test_people_may_be_named_by_their_names(root: Path, run: Run) -> None:
    assert run(quarter(root, [{**OWN, "Mã cán bộ": "Đỗ Bá Trung"}], [{**ITEM, "Mã cán bộ": "đỗ bá trung"}]))[0] == 0
    assert "plan:" in _uncommented(root)


def test_one_wrong_cell_is_told_once(root: Path, run: Run) -> None:
    """That the record then lacks the value is no second mistake."""
    code, told = run(quarter(root, [OWN], [{**ITEM, "Số lượng kế hoạch": "hai"}]), "--json")
    assert (code, [item["code"] for item in json.loads(told)["problems"]]) == (1, ["not-a-number"])


def test_a_dry_run_writes_nothing(root: Path, run: Run) -> None:
    before = snapshot(root)
    code, told = run(quarter(root, [OWN], [ITEM]), "--dry-run")
    assert (code, "Sẽ tạo 0 tệp, điền 1 tệp" in told) == (0, True)
    assert snapshot(root) == before


def test_one_wrong_cell_and_nothing_is_written(root: Path, run: Run) -> None:
    before = snapshot(root)
    good = {**ITEM, "Mã cán bộ": "dang-quang-tai"}
    code, told = run(quarter(root, [OWN], [good, {**ITEM, "Trục": "bốn"}]))
    assert code == 1
    assert "q4.xlsx «Nhiệm vụ 2026-Q4» D5  not-a-number" in told
    assert told.startswith("Chưa ghi tệp nào")
    assert snapshot(root) == before


def test_a_whole_organization_from_one_workbook(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    root = tmp_path / "kho"
    init = ["init", str(root), "--name", "Đảng ủy xã hư cấu", "--pack", "hd02", "--host", "none"]
    assert (
        main([*init, "--unit", "Văn phòng Đảng ủy", "--body", "Ban Thường vụ", "--body", "tap-the:propose=Tập thể"])
        == 0
    )
    assert main(["import", "--root", str(root), "--template", str(tmp_path / "goc.xlsx")]) == 0
    day = dt.date(2026, 1, 1)
    post: dict[str, Cell] = {
        "Đơn vị": "Trường Tiểu học Số 1",
        "Chức vụ": "Hiệu trưởng",
        "Vị trí": "Người đứng đầu",
        "Nhóm đối tượng": "nguoi-dung-dau",
        "Cấp quản lý": "Ban Thường vụ",
        "Cấp sử dụng": "Tập thể",
        "Từ ngày": "01/01/2026",
    }
    filled_in(
        tmp_path / "goc.xlsx",
        {
            "Đơn vị": [
                {
                    "Tên đơn vị": "Trường Tiểu học Số 1",
                    "Loại đơn vị": "Trường học",
                    "Khối": "Khối sự nghiệp công lập",
                    "Từ ngày": day,
                },
            ],
            "Cán bộ": [
                {"Họ và tên": "Nguyễn Thị Hư Cấu", **post},
                {
                    "Mã cán bộ": "tran-van-hu-cau",
                    "Họ và tên": "Trần Văn Hư Cấu",
                    **post,
                    "Chức vụ": "Phó Hiệu trưởng",
                    "Vị trí": "DEPUTY",
                    "Đến hết ngày": "30/06/2026",
                },
                {
                    "Mã cán bộ": "tran-van-hu-cau",
                    "Họ và tên": "Trần Văn Hư Cấu",
                    **post,
                    "Chức vụ": "Hiệu trưởng phụ trách",
                    "Vị trí": "Cấp phó",
                    "Từ ngày": "01/07/2026",
                },
            ],
            "Danh mục": [
                {
                    "Đơn vị": "truong-tieu-hoc-so-1",
                    "Nơi phê duyệt": "Ban Thường vụ",
                    "Ngày phê duyệt": day,
                    "Số quyết định": "01-QĐ/ĐU",
                    "Tên sản phẩm/công việc": "Báo cáo tháng",
                    "Điểm": 100,
                    "Sản phẩm chuẩn": "x",
                },
                {"Đơn vị": "Trường Tiểu học Số 1", "Tên sản phẩm/công việc": "Đề án", "Điểm": "150,5"},
            ],
        },
    )
    capsys.readouterr()
    assert main(["import", "--root", str(root), str(tmp_path / "goc.xlsx")]) == 0
    assert "Đã tạo 4 tệp" in capsys.readouterr().out
    read = {path.relative_to(root).as_posix(): path.read_text(encoding="utf-8") for path in root.rglob("*.yaml")}
    assert "parent" not in read["records/units/truong-tieu-hoc-so-1.yaml"]
    assert read["records/people/tran-van-hu-cau.yaml"].count("- unit: truong-tieu-hoc-so-1") == 2
    assert "points: 150.5" in read["records/catalogues/truong-tieu-hoc-so-1.yaml"]
    assert main(["new", "2026-Q4", "--root", str(root)]) == 0
    assert (root / "records/2026-Q4/truong-tieu-hoc-so-1/nguyen-thi-hu-cau.yaml").is_file()


PEOPLE, ITEMS = "Cá nhân 2026-Q4", "Nhiệm vụ 2026-Q4"


@pytest.mark.parametrize(
    "rows, place, code, said",
    [
        pytest.param({PEOPLE: [OWN], ITEMS: [{**ITEM, "Tên công việc": None}]}, "G4", "empty-cell", "«Tên công việc»", id="việc không tên"),
        pytest.param({PEOPLE: [OWN], ITEMS: [{**ITEM, "Mã cán bộ": "ai-do"}]}, "A4", "row-of-nobody", "ai-do", id="không ai có mã ấy"),
        pytest.param({PEOPLE: [OWN], ITEMS: [{**ITEM, "Họ và tên": "Đặng Quang Tài"}]}, "B4", "row-of-another", "Đỗ Bá Trung", id="họ tên của người khác cạnh mã của người này"),
        pytest.param({PEOPLE: [OWN], ITEMS: [ITEM, ITEM]}, "A5", "row-twice", "A4", id="một việc hai dòng"),
        pytest.param({PEOPLE: [OWN, OWN], ITEMS: [ITEM]}, "A5", "row-twice", "A4", id="một người hai dòng"),
        pytest.param({PEOPLE: [{**OWN, "Trục chính": "một"}], ITEMS: [ITEM]}, "L4", "not-axes", "1; 4", id="trục không phải số"),
        pytest.param({PEOPLE: [OWN], ITEMS: [{**ITEM, "Chất lượng": "tạm"}]}, "M4", "not-one-of-these", "đạt yêu cầu", id="mức không có"),
        pytest.param({PEOPLE: [OWN], ITEMS: [{**ITEM, "Chất lượng": 1}]}, "L4", "empty-cell", "«Số lượng hoàn thành»", id="chất lượng của việc chưa nói làm được bao nhiêu"),
        pytest.param({PEOPLE: [OWN], ITEMS: [{**ITEM, **DONE}]}, "M4", "empty-cell", "«Ngày nộp tự đánh giá»", id="có kết quả mà chưa nộp tự đánh giá"),
        pytest.param({PEOPLE: [{**OWN, **SELF, "Tiêu chí chung không đảm bảo": None}], ITEMS: [ITEM]}, "N4", "empty-cell", "Tiêu chí chung", id="để trống không phải là mọi tiêu chí đều đạt"),
        pytest.param({PEOPLE: [OWN], ITEMS: [{**ITEM, "Trục": 4.5}]}, "D4", "wrong-type", "số nguyên", id="lược đồ từ chối, ở ô ấy"),
        pytest.param({PEOPLE: [OWN], ITEMS: [{**ITEM, "Số lượng kế hoạch": -1}]}, "H4", "out-of-range", "lớn hơn 0", id="số âm, ở ô ấy"),
        pytest.param({PEOPLE: [OWN]}, "A4", "missing-key", "trang «Nhiệm vụ»", id="duyệt kế hoạch không có việc"),
    ],
)  # fmt: skip
def test_a_wrong_row_of_a_period(rows: Rows, place: str, code: str, said: str, refused: Refused) -> None:
    refused("q4.xlsx", {PEOPLE: [], ITEMS: [], **rows}, (code, place), said)


@pytest.mark.parametrize(
    "rows, place, code, said",
    [
        pytest.param({"Đơn vị": [{**UNIT_ROW, "Loại đơn vị": "Nhà hát"}]}, "D3", "not-one-of-these", "Trường học", id="loại không có"),
        pytest.param({"Đơn vị": [UNIT_ROW, UNIT_ROW]}, "A4", "row-twice", "A3", id="một đơn vị hai dòng"),
        pytest.param({"Đơn vị": [{**UNIT_ROW, "Mã đơn vị": "../x"}]}, "A3", "not-one-of-these", "mã", id="mã là đường dẫn"),
        pytest.param({"Đơn vị": [{**UNIT_ROW, "Mã đơn vị": "con"}]}, "A3", "wrong-file-name", "con", id="mã là tên thiết bị của Windows"),
        pytest.param({"Đơn vị": [{**UNIT_ROW, "Mã đơn vị": "tram-y-te"}]}, "B3", "cell-differs-from-record", "records/units/tram-y-te.yaml", id="kho đã ghi tên khác"),
        pytest.param({"Đơn vị": [{**UNIT_ROW, "Tên đơn vị": "Tổ\u200bMới"}]}, "B3", "hidden-character", "gõ lại", id="ký tự ẩn"),
        pytest.param({"Cán bộ": [POST, {**POST, "Họ và tên": "Người Khác"}]}, "B4", "rows-disagree", "B3", id="một mã hai tên"),
        pytest.param({"Đơn vị": [{**UNIT_ROW, "Tên đơn vị": "Trạm Y tế xã Sao Mai"}], "Cán bộ": [{**POST, "Đơn vị": "Trạm Y tế xã Sao Mai"}]}, "D3", "not-one-of-these", "Ghi mã", id="tên của đơn vị mới và của đơn vị đã có thì không đoán"),
        pytest.param({"Đơn vị": [{**UNIT_ROW, "Mã đơn vị": None, "Tên đơn vị": "***"}]}, "A3", "no-identifier", "không suy được mã", id="tên không thành mã"),
        pytest.param({"Cán bộ": [{**POST, "Mã cán bộ": None}, {**POST, "Mã cán bộ": None, "Đơn vị": "mat-tran"}]}, "A4", "one-person-or-two", "A3", id="hai dòng cùng tên, không mã: một người hay hai"),
        pytest.param({"Cán bộ": [POST, POST]}, "A4", "row-twice", "chức vụ", id="một chức vụ hai dòng"),
        pytest.param({"Cán bộ": [{**POST, "Từ ngày": "31/02/2026"}]}, "J3", "not-a-day", "31/02/2026", id="ngày không có"),
        pytest.param({"Danh mục": [PRODUCT]}, "H3", "standard-product-not-one", "0 sản phẩm", id="không có sản phẩm chuẩn"),
        pytest.param({"Danh mục": [{**PRODUCT, "Sản phẩm chuẩn": "x"}, {**PRODUCT, "Tên sản phẩm/công việc": "Đề án", "Sản phẩm chuẩn": "x"}]}, "H4", "standard-product-not-one", "2 sản phẩm", id="hai sản phẩm chuẩn"),
    ],
)  # fmt: skip
def test_a_wrong_row_of_the_ground(rows: Rows, place: str, code: str, said: str, refused: Refused) -> None:
    refused("goc.xlsx", {"Đơn vị": [], "Cán bộ": [], "Danh mục": [], **rows}, (code, place), said)


def _second_header(book: Workbook) -> None:
    sheet = book["Đơn vị"]
    sheet.cell(2, 11).value = "Tên đơn vị"


def _foreign_column(book: Workbook) -> None:
    book["Đơn vị"].cell(2, 11).value = "Số điện thoại"


def _note_beside(book: Workbook) -> None:
    book["Đơn vị"].cell(3, 12).value = "hỏi lại anh Nam"


def _no_header(book: Workbook) -> None:
    book["Đơn vị"].delete_rows(2)


def _merged(book: Workbook) -> None:
    book["Đơn vị"].merge_cells("B3:B4")


@pytest.mark.parametrize(
    "broken, place, code",
    [
        pytest.param(_second_header, "K2", "column-twice", id="hai cột một tiêu đề"),
        pytest.param(_foreign_column, "K2", "unknown-column", id="cột lạ không bị bỏ lặng lẽ"),
        pytest.param(_note_beside, "L3", "outside-the-table", id="ô ngoài bảng không bị bỏ lặng lẽ"),
        pytest.param(_no_header, "A1", "no-header", id="mất dòng tiêu đề"),
        pytest.param(_merged, "B4", "merged-cells", id="ô bị gộp"),
    ],
)
def test_a_wrong_table(broken: Callable[[Workbook], None], place: str, code: str, root: Path, run: Run) -> None:
    book = load_workbook(root / "goc.xlsx")
    broken(book)
    book.save(root / "goc.xlsx")
    exit_code, told = run(root / "goc.xlsx", "--json")
    assert exit_code == 1
    assert (code, place) in {(item["code"], item["place"]["cell"]) for item in json.loads(told)["problems"]}


def test_a_sheet_of_ones_own_is_named_and_left(root: Path, run: Run) -> None:
    book = load_workbook(root / "goc.xlsx")
    book.create_sheet("Nháp").append(["ghi chú riêng"])
    book.save(root / "goc.xlsx")
    code, told = run(root / "goc.xlsx")
    assert (code, "«Nháp» A1  unknown-sheet (cảnh báo)" in told) == (0, True)


def test_a_period_that_was_not_opened_is_told_once(root: Path, run: Run) -> None:
    path = quarter(root, [OWN], [ITEM])
    book = load_workbook(path)
    book["Nhiệm vụ 2026-Q4"].title = "Nhiệm vụ 2027-Q1"
    book.save(path)
    before = snapshot(root)
    code, told = run(path)
    assert code == 2
    assert "Không có kỳ «2027-Q1»" in told
    assert "evalgen new 2027-Q1" in told
    assert snapshot(root) == before


def test_a_hidden_sheet_is_not_read_and_named(root: Path, run: Run) -> None:
    path = quarter(root, [], [ITEM])
    book = load_workbook(path)
    book["Nhiệm vụ 2026-Q4"].sheet_state = "hidden"
    book.create_sheet("Của tôi", 0).sheet_state = "hidden"
    book.save(path)
    code, told = run(path)
    assert (code, "Đã tạo 0 tệp, điền 0 tệp" in told) == (0, True)
    assert "hidden-sheet" in told
    assert "«Nhiệm vụ 2026-Q4» bị ẩn" in told
    assert "Của tôi" not in told


def test_hidden_rows_are_read_and_told(root: Path, run: Run) -> None:
    """A filter that was left on, a row that somebody hid instead of deleting it."""
    path = quarter(root, [OWN, OTHERS_OWN], [ITEM, OTHERS_ITEM])
    book = load_workbook(path)
    book[ITEMS].row_dimensions[5].hidden = True
    book[ITEMS].row_dimensions[40].hidden = True
    book.save(path)
    code, told = run(path)
    assert (code, "điền 2 tệp" in told) == (0, True)
    assert "«Nhiệm vụ 2026-Q4» A5  hidden-rows (cảnh báo)" in told
    assert "có 1 dòng bị ẩn" in told


def test_a_name_that_somebody_else_has_too_is_nobodys(root: Path, refused: Refused) -> None:
    """Also where the other has no record in the period: nobody knows which of them is meant."""
    (root / "records/people/do-ba-trung-2.yaml").write_bytes((root / "records/people/do-ba-trung.yaml").read_bytes())
    rows: Rows = {PEOPLE: [{**OWN, "Mã cán bộ": "Đỗ Bá Trung"}]}
    refused("q4.xlsx", rows, ("not-one-of-these", "A4"), "Đỗ Bá Trung")


def test_a_product_that_is_another_one_elsewhere_is_named_by_its_identifier(root: Path, refused: Refused) -> None:
    """One title stood for an identifier that means another product, with other points, in the person's own catalogue."""
    catalogue = root / "records/catalogues/tram-y-te.yaml"
    catalogue.write_text(
        "approved: {by: ban-thuong-vu, on: 2026-01-01, number: 1-QĐ}\nstandard_product: bao-cao-thang\n"
        "products:\n  - {id: bao-cao-thang, title: Báo cáo dịch tễ, points: 300}\n",
        encoding="utf-8",
    )
    rows: Rows = {PEOPLE: [OWN], ITEMS: [{**ITEM, "Sản phẩm trong danh mục": "Báo cáo dịch tễ"}]}
    refused("q4.xlsx", rows, ("not-one-of-these", "E4"), "Báo cáo dịch tễ")


def test_a_record_with_errors_gets_nothing(root: Path, run: Run) -> None:
    broken = (root / RECORD).read_text(encoding="utf-8").replace("framework: hd02-pl3", "framwork: hd02-pl3")
    (root / RECORD).write_text(broken, encoding="utf-8")
    code, told = run(quarter(root, [OWN], [ITEM]))
    assert (code, "record-with-errors" in told, "evalgen check" in told) == (1, True, True)
    assert (root / RECORD).read_text(encoding="utf-8") == broken


def test_what_a_record_says_otherwise_is_told_with_both_places(root: Path, run: Run) -> None:
    run(quarter(root, [OWN], [ITEM]))
    before = snapshot(root)
    code, told = run(quarter(root, [OWN], [{**ITEM, "Số lượng kế hoạch": 3}]))
    assert code == 1
    assert "q4.xlsx «Nhiệm vụ 2026-Q4» H4  cell-differs-from-record" in told
    assert f"{RECORD}:18:17" in told
    assert snapshot(root) == before


def test_plans_are_registered_first_and_approved_later(root: Path, run: Run) -> None:
    """The approval of forty plans was an edit of forty files; nothing but its line comes into the record."""
    registered = {**OWN, "Nơi duyệt kế hoạch": None, "Ngày duyệt kế hoạch": None}
    assert run(quarter(root, [registered], [ITEM]))[0] == 0
    before = (root / RECORD).read_text(encoding="utf-8")
    code, told = run(quarter(root, [OWN], [ITEM]))
    assert (code, f"{RECORD}: plan.approved" in told) == (0, True), told
    line = "  approved: {by: ban-thuong-vu, on: 2026-10-03}\n"
    assert (root / RECORD).read_text(encoding="utf-8") == before.replace("\nplan:\n", f"\nplan:\n{line}")


def test_half_an_approval_is_told_at_the_empty_cell(root: Path, run: Run) -> None:
    registered = {**OWN, "Nơi duyệt kế hoạch": None, "Ngày duyệt kế hoạch": None}
    run(quarter(root, [registered], [ITEM]))
    code, told = run(quarter(root, [{**OWN, "Ngày duyệt kế hoạch": None}], [ITEM]), "--json")
    found = [(item["code"], item["place"]["cell"]) for item in json.loads(told)["problems"]]
    assert (code, found) == (1, [("missing-key", "E4")])


def test_a_plan_is_approved_as_it_stands_in_the_record(root: Path, run: Run) -> None:
    registered = {**OWN, "Nơi duyệt kế hoạch": None, "Ngày duyệt kế hoạch": None}
    run(quarter(root, [registered], [ITEM]))
    before = snapshot(root)
    code, told = run(quarter(root, [OWN], [{**ITEM, "Số lượng kế hoạch": 3}]))
    assert (code, told.count("cell-differs-from-record")) == (1, 1)
    assert snapshot(root) == before


VERIFIED, DIFFERENCES = "Thẩm định 2026-Q4", "Chỗ khác 2026-Q4"
VERIFICATION: Mapping[str, Cell] = {
    "Mã cán bộ": PERSON,
    "Nơi thẩm định": "ban-xay-dung-dang",
    "Ngày thẩm định": dt.date(2026, 12, 27),
    "Số chỗ khác": 0,
}
DIFFERENCE: Mapping[str, Cell] = {
    "Mã cán bộ": PERSON,
    "Mã tiêu chí hoặc công việc": "bao-cao-thang-10",
    "Thước đo": "Chất lượng",
    "Thẩm định là": "đạt yêu cầu",
    "Lý do": "Bản cuối không phải sửa",
}


@pytest.fixture
def assessed(root: Path, run: Run) -> Path:
    """The workbook of a quarter in which one person has assessed themselves."""
    run(quarter(root, [{**OWN, **SELF}], [{**ITEM, **DONE}]))
    assert run("--template", root / "q4-td.xlsx", "--period", "2026-Q4")[0] == 0
    return root / "q4-td.xlsx"


def test_what_the_office_verified_comes_from_its_own_sheets(assessed: Path, root: Path, run: Run) -> None:
    before = (root / RECORD).read_text(encoding="utf-8")
    criterion = {**DIFFERENCE, "Mã tiêu chí hoặc công việc": "3.3", "Thước đo": None, "Thẩm định là": "đảm bảo"}
    rows: Rows = {VERIFIED: [{**VERIFICATION, "Số chỗ khác": 2}], DIFFERENCES: [DIFFERENCE, criterion]}
    code, told = run(filled_in(assessed, rows))
    assert (code, f"{RECORD}: verification" in told) == (0, True), told
    after = (root / RECORD).read_text(encoding="utf-8")
    assert (
        """\
verification:
  by: ban-xay-dung-dang
  on: 2026-12-27
  differences:
    - {item: bao-cao-thang-10, measure: quality, reason: Bản cuối không phải sửa, value: 1}
    - {criterion: "3.3", reason: Bản cuối không phải sửa, met: true}
"""
        in after
    )
    assert after.startswith(before[: before.index("## Bước 3. Thẩm định")])
    told_again = run(assessed)[1]
    assert "điền 0 tệp, giữ nguyên 1 tệp" in told_again, told_again


def test_agreeing_with_everything_is_said_by_a_nought(assessed: Path, root: Path, run: Run) -> None:
    assert run(filled_in(assessed, {VERIFIED: [VERIFICATION], DIFFERENCES: []}))[0] == 0
    line = "verification: {by: ban-xay-dung-dang, on: 2026-12-27, differences: []}\n"
    assert line in (root / RECORD).read_text(encoding="utf-8")


@pytest.mark.parametrize(
    "rows, at, said",
    [
        pytest.param({VERIFIED: [{**VERIFICATION, "Số chỗ khác": None}]}, ("empty-cell", "E4"), "Số chỗ khác", id="để trống không phải là đồng ý"),
        pytest.param({VERIFIED: [{**VERIFICATION, "Số chỗ khác": 2}], DIFFERENCES: [DIFFERENCE]}, ("differences-miscounted", "E4"), "1 dòng", id="mất một dòng"),
        pytest.param({VERIFIED: [VERIFICATION], DIFFERENCES: [DIFFERENCE]}, ("differences-miscounted", "E4"), "1 dòng", id="thừa một dòng"),
        pytest.param({DIFFERENCES: [DIFFERENCE]}, ("empty-cell", "A4"), "Nơi thẩm định", id="chỗ khác mà không ai thẩm định"),
        pytest.param({VERIFIED: [{**VERIFICATION, "Số chỗ khác": 1}], DIFFERENCES: [{**DIFFERENCE, "Thước đo": None}]}, ("empty-cell", "D4"), "Thước đo", id="công việc thiếu thước đo"),
        pytest.param({VERIFIED: [{**VERIFICATION, "Số chỗ khác": 1}], DIFFERENCES: [{**DIFFERENCE, "Thẩm định là": "tạm"}]}, ("not-one-of-these", "E4"), "đạt yêu cầu", id="mức không có"),
        pytest.param({VERIFIED: [{**VERIFICATION, "Số chỗ khác": 1}], DIFFERENCES: [{**DIFFERENCE, "Mã tiêu chí hoặc công việc": "3.33"}]}, ("not-one-of-these", "C4"), "3.33", id="không phải mã nào"),
        pytest.param({VERIFIED: [{**VERIFICATION, "Số chỗ khác": 1}], DIFFERENCES: [{**DIFFERENCE, "Mã tiêu chí hoặc công việc": "khong-co"}]}, ("not-one-of-these", "C4"), "bao-cao-thang-10", id="việc không ai có"),
        pytest.param({VERIFIED: [{**VERIFICATION, "Mã cán bộ": "dang-quang-tai"}]}, ("nothing-to-verify", "A4"), "chưa có bản tự đánh giá", id="người chưa tự đánh giá"),
        pytest.param({VERIFIED: [{**VERIFICATION, "Nơi thẩm định": "ban-la"}]}, ("not-one-of-these", "C4"), "ban-la", id="nơi thẩm định không có"),
    ],
)  # fmt: skip
def test_a_wrong_verification(rows: Rows, at: tuple[str, str], said: str, assessed: Path, refused: Refused) -> None:
    refused(assessed.name, {VERIFIED: [], DIFFERENCES: [], **rows}, at, said)


@pytest.mark.parametrize(
    "own, items",
    [
        pytest.param([OWN], [ITEM], id="cùng lúc duyệt kế hoạch"),
        pytest.param([{**OWN, **SELF}], [{**ITEM, **DONE}], id="cùng lúc tự đánh giá"),
    ],
)
@pytest.mark.parametrize("planned", [[], [ITEM]], ids=["chưa có kế hoạch", "đã đăng ký kế hoạch"])
def test_nobody_verifies_what_nobody_has_seen(
    planned: list[Mapping[str, Cell]],
    own: list[Mapping[str, Cell]],
    items: list[Mapping[str, Cell]],
    root: Path,
    run: Run,
) -> None:
    """Beside another section that is new a verification of nothing came in."""
    registered = {**OWN, "Nơi duyệt kế hoạch": None, "Ngày duyệt kế hoạch": None}
    run(quarter(root, [registered] if planned else [], planned))
    before = snapshot(root)
    book = load_workbook(quarter(root, own, items))
    sheet = book.create_sheet(VERIFIED)
    sheet.append(list(VERIFICATION))
    sheet.append(list(VERIFICATION.values()))
    book.save(root / "q4.xlsx")
    code, told = run(root / "q4.xlsx", "--json")
    found = [(item["code"], item["place"]["cell"]) for item in json.loads(told)["problems"]]
    assert (code, found) == (1, [("nothing-to-verify", "A2")])
    assert snapshot(root) == before


def test_what_a_record_says_already_is_for_check_to_find(assessed: Path, root: Path, run: Run) -> None:
    """A body and a task that nobody knows, in a record: the workbook of forty people is not refused for it."""
    with (root / RECORD).open("a", encoding="utf-8") as record:
        record.write(
            "verification: {by: ban-cu, on: 2026-12-27, differences: "
            "[{item: viec-cu, measure: quantity, value: 1, reason: Đếm lại}]}\n"
        )
    assessed.unlink()
    run("--template", assessed, "--period", "2026-Q4")
    code, told = run(assessed)
    assert (code, "điền 0 tệp" in told) == (0, True), told


def test_nothing_is_verified_under_a_decision(assessed: Path, root: Path, run: Run) -> None:
    with (root / RECORD).open("a", encoding="utf-8") as record:
        record.write("decision: {by: ban-thuong-vu, on: 2027-01-02, number: 1-QĐ/ĐU, grade: GOOD}\n")
    code, told = run(filled_in(assessed, {VERIFIED: [VERIFICATION], DIFFERENCES: []}))
    assert (code, told.count("record-went-further"), "«Bước 4: Quyết định»" in told) == (1, 1, True)


def test_none_of_it_is_not_the_same_as_some_of_it(root: Path, run: Run) -> None:
    """«không» beside a record that names criteria and papers was «as the workbook says»."""
    run(quarter(root, [{**OWN, **SELF}], [{**ITEM, **DONE}]))
    before = snapshot(root)
    code, told = run(
        quarter(
            root,
            [{**OWN, **SELF, "Tiêu chí chung không đảm bảo": "không"}],
            [{**ITEM, **DONE, "Minh chứng": "không", "Nhiệm vụ then chốt": "không"}],
        ),
        "--json",
    )
    found = {(item["code"], item["place"]["cell"]) for item in json.loads(told)["problems"]}
    assert (code, found) == (1, {("cell-differs-from-record", cell) for cell in ("N4", "J4", "R4")})
    assert snapshot(root) == before


def test_a_cell_that_is_wrong_is_not_told_as_empty(root: Path, run: Run) -> None:
    run(quarter(root, [{**OWN, **SELF}], [{**ITEM, **DONE}]))
    book = quarter(root, [{**OWN, **SELF}], [{**ITEM, **DONE, "Số lượng hoàn thành": 100 / 27}])
    problems = json.loads(run(book, "--json")[1])["problems"]
    assert [item["code"] for item in problems] == ["number-without-end"]


def test_what_a_record_says_besides_is_told_once_for_a_column(root: Path, run: Run) -> None:
    """A cell that was emptied, a row that was deleted: the record keeps both, and says so."""
    other = {**ITEM, "Tên công việc": "Báo cáo tháng 11"}
    third = {**ITEM, **DONE, "Tên công việc": "Đề án"}
    run(quarter(root, [{**OWN, **SELF}], [{**ITEM, **DONE}, {**other, **DONE}, third]))
    before = snapshot(root)
    emptied = {**DONE, "Minh chứng": None}
    book = quarter(root, [{**OWN, **SELF, "Ưu điểm": None}], [{**ITEM, **emptied}, {**other, **emptied}])
    code, told = run(book, "--json")
    problems = json.loads(told)["problems"]
    assert code == 0
    assert {(item["severity"], item["code"]) for item in problems} == {("warning", "left-as-recorded")}
    assert [item["place"]["cell"] for item in problems] == ["O4", "A4", "R4"]
    assert "«de-an»" in problems[1]["message"]
    assert "2 ô như vậy" in problems[2]["message"]
    assert "giữ nguyên 1 tệp đã ghi đủ những gì bảng nói" in run(book)[1]
    assert snapshot(root) == before


@pytest.mark.parametrize(
    "own, items, told",
    [
        pytest.param({"Tiêu chí chung không đảm bảo": None}, [DONE, DONE], [("N4", "hồ sơ giữ nguyên")], id="tiêu chí chung"),
        pytest.param({}, [], [("A4", "2 mục mà hồ sơ đã ghi, trước hết «bao-cao-thang-10»")], id="xóa hết các dòng việc"),
        pytest.param({}, [DONE], [("A4", "1 mục mà hồ sơ đã ghi, trước hết «bao-cao-thang-11»")], id="xóa một dòng có kết quả"),
        pytest.param(
            {},
            [DONE, {}],
            [(f"{column}5", "hồ sơ giữ nguyên") for column in ("L", "M", "N", "O", "P", "R")],
            id="để trống kết quả một việc",
        ),
    ],
)  # fmt: skip
def test_each_emptied_cell_and_deleted_row_is_told_where_it_was(
    own: Mapping[str, Cell], items: list[Mapping[str, Cell]], told: list[tuple[str, str]], root: Path, run: Run
) -> None:
    named: list[Mapping[str, Cell]] = [ITEM, {**ITEM, "Tên công việc": "Báo cáo tháng 11"}]
    run(quarter(root, [{**OWN, **SELF}], [{**item, **DONE, "Số lượng hoàn thành": 0} for item in named]))
    zero = [{**item, "Số lượng hoàn thành": 0} if item else {} for item in items]
    rows: list[Mapping[str, Cell]] = [{**item, **done} for item, done in zip(named, zero, strict=False)]
    code, found = run(quarter(root, [{**OWN, **SELF, **own}], rows), "--json")
    problems = json.loads(found)["problems"]
    assert (code, {item["code"] for item in problems}) == (0, {"left-as-recorded"})
    assert [item["place"]["cell"] for item in problems] == [cell for cell, _ in told]
    assert all(said in item["message"] for item, (_, said) in zip(problems, told, strict=True)), problems


def test_a_workbook_without_the_sheet_of_tasks_leaves_out_none(root: Path, run: Run) -> None:
    run(quarter(root, [OWN], [ITEM]))
    people = book_of(root / "ca-nhan.xlsx", {"Cá nhân 2026-Q4": [list(OWN), list(OWN.values())]})
    code, told = run(people, "--json")
    assert (code, json.loads(told)["problems"]) == (0, [])


def test_deleted_rows_are_no_cells_of_the_first_column(root: Path, run: Run) -> None:
    """A column of notes in front, emptied, was one with the rows that were not there."""
    row: Mapping[str, Cell] = {"Ghi chú": "Đã gửi", **ITEM, **DONE}
    noted: list[Mapping[str, Cell]] = [{**row, "Tên công việc": f"Báo cáo tháng {month}"} for month in (10, 11)]
    run(quarter(root, [{**OWN, **SELF}], noted))
    kept = {**noted[0], "Ghi chú": None}
    own = {**OWN, **SELF}
    book = book_of(
        root / "khac.xlsx",
        {
            "Cá nhân 2026-Q4": [list(own), list(own.values())],
            "Nhiệm vụ 2026-Q4": [list(kept), list(kept.values())],
        },
    )
    code, told = run(book, "--json")
    messages = [item["message"] for item in json.loads(told)["problems"]]
    assert (code, len(messages)) == (0, 2)
    assert any("hồ sơ đã ghi «Đã gửi»" in message for message in messages)
    assert any("1 mục mà hồ sơ đã ghi, trước hết «bao-cao-thang-11»" in message for message in messages)


def test_an_emptied_none_is_a_statement_left_out(root: Path, run: Run) -> None:
    none = {**OWN, **SELF, "Tiêu chí chung không đảm bảo": "không"}
    run(quarter(root, [none], [{**ITEM, **DONE}]))
    book = quarter(root, [{**none, "Tiêu chí chung không đảm bảo": None}], [{**ITEM, **DONE}])
    code, told = run(book, "--json")
    assert (code, [item["place"]["cell"] for item in json.loads(told)["problems"]]) == (0, ["N4"])


def test_an_emptied_reason_of_the_verification_is_told(assessed: Path, run: Run) -> None:
    reason = {**VERIFICATION, "Lý do chênh lệch điểm": "Tính lại theo danh mục"}
    run(filled_in(assessed, {VERIFIED: [reason], DIFFERENCES: []}))
    code, told = run(filled_in(assessed, {VERIFIED: [VERIFICATION], DIFFERENCES: []}), "--json")
    found = [(item["code"], item["place"]["cell"]) for item in json.loads(told)["problems"]]
    assert (code, found) == (0, [("left-as-recorded", "F4")])


def test_a_workbook_of_the_plan_alone_says_nothing_of_what_came_later(root: Path, run: Run) -> None:
    plan = quarter(root, [OWN], [ITEM])
    shutil.copy(plan, root / "thang-10.xlsx")
    run(quarter(root, [{**OWN, **SELF}], [{**ITEM, **DONE}]))
    code, told = run(root / "thang-10.xlsx", "--json")
    assert (code, json.loads(told)["problems"]) == (0, [])


@pytest.mark.parametrize("step", ["verification", "decision"])
def test_a_record_that_went_further_gets_nothing_before_that_step(step: str, root: Path, run: Run) -> None:
    later = {
        "verification": "verification: {by: ban-xay-dung-dang, on: 2026-12-26, differences: []}\n",
        "decision": "decision: {by: ban-thuong-vu, on: 2027-01-02, number: 1-QĐ/ĐU, not_assessed: true}\n",
    }
    with (root / RECORD).open("a", encoding="utf-8") as record:
        record.write(later[step])
    before = snapshot(root)
    title = {"verification": "«Bước 3: Thẩm định»", "decision": "«Bước 4: Quyết định»"}[step]
    code, told = run(quarter(root, [OWN], [ITEM]))
    assert (code, told.count("record-went-further"), title in told) == (1, 1, True)
    assert snapshot(root) == before


def test_nothing_comes_into_a_closed_period(root: Path, run: Run) -> None:
    """What its records say already may be read again; what is new is told once."""
    period = root / "records/2026-Q4/period.yaml"
    period.write_text(period.read_text(encoding="utf-8") + "closed_on: 2027-01-20\n", encoding="utf-8")
    before = snapshot(root)
    assert run(root / "q4.xlsx")[0] == 0
    book = quarter(root, [OWN], [ITEM, {**ITEM, "Mã cán bộ": "dang-quang-tai"}])
    code, told = run(book)
    assert (code, told.count("period-closed"), "20/01/2027" in told) == (1, 1, True)
    assert snapshot(root) == before


def test_two_records_of_one_person_are_not_chosen_from(root: Path, run: Run) -> None:
    shutil.copy(root / RECORD, root / "records/2026-Q4/tram-y-te" / f"{PERSON}.yaml")
    before = snapshot(root)
    code, told = run(quarter(root, [OWN], [ITEM]))
    assert (code, told.count("person-with-two-records")) == (1, 1)
    assert snapshot(root) == before


def test_two_tasks_of_one_name_are_not_told_to_be_one(refused: Refused) -> None:
    rows = {PEOPLE: [OWN], ITEMS: [ITEM, {**ITEM, "Thời hạn": dt.date(2026, 11, 20)}]}
    refused("q4.xlsx", rows, ("row-twice", "A5"), "ghi mã khác nhau")


@pytest.mark.parametrize(
    "rows, place",
    [
        pytest.param({"Cán bộ": [{**POST, "Nhóm đối tượng": "cap-truong"}]}, "G3", id="nhóm chưa khai"),
        pytest.param({"Cán bộ": [{**POST, "Đơn vị": "to-khong-co"}]}, "D3", id="đơn vị không có"),
        pytest.param({"Cán bộ": [{**POST, "Cấp quản lý": "ban-khong-co"}]}, "H3", id="tổ chức không có"),
        pytest.param({"Đơn vị": [{**UNIT_ROW, "Đơn vị cấp trên": "to-khong-co"}]}, "F3", id="cấp trên không có"),
    ],
)
def test_a_name_that_nobody_knows_is_not_written_into_forty_files(rows: Rows, place: str, refused: Refused) -> None:
    """It was for `check` to find, in files that no workbook mends."""
    refused("goc.xlsx", {"Đơn vị": [], "Cán bộ": [], "Danh mục": [], **rows}, ("not-one-of-these", place), "khai trước")


def test_a_product_that_no_catalogue_has(refused: Refused) -> None:
    rows: Rows = {PEOPLE: [OWN], ITEMS: [{**ITEM, "Sản phẩm trong danh mục": "san-pham-la"}]}
    refused("q4.xlsx", rows, ("not-one-of-these", "E4"), "khai trước")


def test_posts_and_units_with_all_that_belongs_to_them(root: Path, run: Run) -> None:
    unit = {**UNIT_ROW, "Đơn vị cấp trên": "tram-y-te", "Cơ quan, đơn vị cùng nơi (của tổ chức đảng)": "tram-y-te"}
    post = {
        **POST,
        "Đơn vị": "to-moi",
        "Lần đầu giữ chức vụ lãnh đạo": "x",
        "Các khung tiêu chí (nhiều gói)": "hd02-pl3; qd366-pl1",
    }
    rows: Rows = {"Đơn vị": [unit], "Cán bộ": [{**post, "Nhóm quy trình": "chung"}], "Danh mục": []}
    code, told = run(filled_in(root / "goc.xlsx", rows))
    assert (code, "«Cán bộ» N3  unknown-route" in told) == (1, True)
    code, told = run(filled_in(root / "goc.xlsx", {**rows, "Cán bộ": [post]}))
    assert code == 0, told
    assert "serves: tram-y-te\n" in (root / "records/units/to-moi.yaml").read_text(encoding="utf-8")
    person = (root / "records/people/nguoi-moi.yaml").read_text(encoding="utf-8")
    assert "frameworks: [hd02-pl3, qd366-pl1]\n    first_leadership_post: true\n" in person


def test_the_template_tells_what_no_column_carries(root: Path, run: Run) -> None:
    code, told = run("--template", root / "moi.xlsx")
    assert (code, "không có cột cho «absences»" in told) == (0, True), told


def test_two_names_that_differ_in_letter_case_alone_stay_identifiers(root: Path, run: Run) -> None:
    """What the template writes is read again, whatever units are called."""
    for name, called in (("to-mot", "Tổ Một"), ("to-1", "TỔ MỘT")):
        text = f"name: {called}\nkind: school\nblock: party\nfrom: 2026-01-01\n"
        (root / f"records/units/{name}.yaml").write_text(text, encoding="utf-8")
    person = root / "records/people/nguoi-moi.yaml"
    shutil.copy(root / "records/people" / f"{PERSON}.yaml", person)
    person.write_text(person.read_text(encoding="utf-8").replace(f"unit: {UNIT}", "unit: to-1"), encoding="utf-8")
    assert run("--template", root / "moi.xlsx")[0] == 0
    code, told = run(root / "moi.xlsx")
    assert (code, "Đã tạo 0 tệp, điền 0 tệp" in told) == (0, True), told


def test_sorted_rows_are_the_same_rows(root: Path, run: Run) -> None:
    """Of a person with several posts, too, which have no identifier of their own."""
    book = load_workbook(root / "goc.xlsx")
    sheet = book["Cán bộ"]
    top, _ = header_of(sheet)
    rows = sorted(sheet.iter_rows(min_row=top + 1, values_only=True), key=lambda row: str(row[4]))
    for number, row in enumerate(rows, start=top + 1):
        for column, value in enumerate(row, start=1):
            sheet.cell(number, column).value = value
    book.save(root / "goc.xlsx")
    code, told = run(root / "goc.xlsx", "--json")
    assert (code, json.loads(told)["problems"]) == (0, [])


def test_work_that_comes_over_from_the_period_before_is_not_lost(root: Path, run: Run) -> None:
    """Its rows stand in the workbook; a plan without one of them is not taken."""
    folder = root / "records/2026-Q3" / UNIT
    record = folder / f"{PERSON}.yaml"
    text = record.read_text(encoding="utf-8")
    plan = text[: text.index("self_assessment:")] if "self_assessment:" in text else text
    record.write_text(
        plan + "decision: {by: ban-thuong-vu, on: 2026-10-02, number: 1-QĐ/ĐU, not_assessed: true}\n", encoding="utf-8"
    )
    assert run("--template", root / "q4b.xlsx", "--period", "2026-Q4")[0] == 0
    sheet = load_workbook(root / "q4b.xlsx")[ITEMS]
    top, columns = header_of(sheet)
    carried = [row for row in sheet.iter_rows(min_row=top + 1, values_only=True) if row[columns["Chuyển từ kỳ"] - 1]]
    assert {row[0] for row in carried} == {PERSON}
    code, told = run(quarter(root, [OWN], [ITEM]))
    assert (code, told.count("carried-item-left-out")) == (1, len(carried))
    axes = {
        f"Trục {axis} (điểm)": points for axis, points in ((1, None), (2, 15), (3, None), (4, 40), (5, 15), (6, None))
    }
    book = load_workbook(root / "q4b.xlsx")
    first, _ = header_of(book[PEOPLE])
    rows = [row[0] for row in book[PEOPLE].iter_rows(min_row=first + 1, values_only=True)]
    write_row(book[PEOPLE], rows.index(PERSON) + 1, {"Trục chính": 4, **axes})
    book.save(root / "q4b.xlsx")
    code, told = run(root / "q4b.xlsx")
    assert code == 0, told
    assert "carried_from: 2026-Q3" in (root / RECORD).read_text(encoding="utf-8")


def test_several_workbooks_at_once(root: Path, run: Run) -> None:
    shutil.copy(root / "q4.xlsx", root / "hai.xlsx")
    mot = quarter(root, [OWN], [ITEM])
    hai = filled_in(root / "hai.xlsx", {PEOPLE: [OTHERS_OWN], ITEMS: [OTHERS_ITEM]})
    code, told = run(mot, hai)
    assert (code, "điền 2 tệp" in told) == (0, True)


def test_the_workbook_is_the_same_each_time(root: Path, run: Run) -> None:
    for name in ("mot.xlsx", "hai.xlsx"):
        run("--template", root / name, "--period", "2026-Q3")
    assert (root / "mot.xlsx").read_bytes() == (root / "hai.xlsx").read_bytes()


def test_what_to_run_next_can_be_typed_as_it_stands(root: Path, run: Run) -> None:
    """In a folder outside of the repository, for a workbook with blanks in its name."""
    book = root / "Bảng quý IV.xlsx"
    code, told = run("--template", book, "--period", "2026-Q4")
    again = told.rpartition("Điền xong thì chạy: ")[2].strip()
    assert (code, shlex.split(again)) == (0, ["evalgen", "import", "--root", str(root), str(book)])
    filled_in(book, {PEOPLE: [OWN], ITEMS: [ITEM]})
    code, told = run(book)
    assert (code, shlex.split(told.rpartition("bằng: ")[2])) == (0, ["evalgen", "check", "--root", str(root)]), told


def test_a_workbook_is_never_written_over_another_file(root: Path, run: Run) -> None:
    before = (root / "q4.xlsx").read_bytes()
    code, told = run("--template", root / "q4.xlsx")
    assert (code, "đã có; không ghi đè" in told) == (2, True)
    assert (root / "q4.xlsx").read_bytes() == before


@pytest.mark.parametrize(
    "arguments, said",
    [
        pytest.param((), "Thiếu tệp để đọc", id="không nêu tệp"),
        pytest.param(("khong-co.xlsx",), "Không có tệp", id="tệp không có"),
        pytest.param(("q4.xlsx", "--period", "2026-Q4"), "chỉ dùng với --template", id="kỳ đọc từ tên trang"),
        pytest.param(("--template", "a.xlsx", "b.xlsx"), "chỉ lập một bảng mẫu", id="vừa lập vừa đọc"),
        pytest.param(("--template", "a.xlsx", "--period", "2027-Q1"), "Không có kỳ", id="kỳ chưa mở"),
        pytest.param(("--template", "a.xlsx", "--unit", "nha-hat"), "Không có đơn vị", id="đơn vị không có"),
        pytest.param(
            (
                "--template",
                "records/a.xlsx",
            ),
            "records",
            id="không ghi vào giữa hồ sơ",
        ),
    ],
)
def test_wrong_use(
    arguments: tuple[str, ...], said: str, root: Path, run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(root)
    code, told = run(*arguments)
    assert (code, said in told) == (2, True), told


def test_links_out_of_the_repository_are_not_followed(root: Path, run: Run, tmp_path: Path) -> None:
    (tmp_path / "ngoai.yaml").write_text((root / RECORD).read_text(encoding="utf-8"), encoding="utf-8")
    (root / RECORD).unlink()
    (root / RECORD).symlink_to(tmp_path / "ngoai.yaml")
    before = (tmp_path / "ngoai.yaml").read_bytes()
    assert run(quarter(root, [OWN], [ITEM]))[0] == 1
    assert (tmp_path / "ngoai.yaml").read_bytes() == before


def test_a_law_that_counts_faults_and_awards_points(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """The ward's month: its own columns, and awards for criteria."""
    root = tmp_path / "kho"
    shutil.copytree(SAMPLE.parent / "examples/hadong", root)
    month = next(path.name for path in sorted((root / "records").iterdir()) if path.name.startswith("2026-"))
    assert main(["import", "--root", str(root), "--template", str(tmp_path / "thang.xlsx"), "--period", month]) == 0
    before = snapshot(root)
    capsys.readouterr()
    assert main(["import", "--root", str(root), str(tmp_path / "thang.xlsx")]) == 0, capsys.readouterr().out
    assert snapshot(root) == before
    _, columns = header_of(load_workbook(tmp_path / "thang.xlsx")[f"Nhiệm vụ {month}"])
    assert {"Số lần chưa đạt chất lượng", "Số lần chậm tiến độ"} <= columns.keys()
    book = load_workbook(tmp_path / "thang.xlsx")
    sheet = book[f"Cá nhân {month}"]
    top, columns = header_of(sheet)
    sheet.cell(top + 1, columns["Điểm tiêu chí chung không đủ tối đa"]).value = "1.1=1; 1.1=1,5"
    book.save(tmp_path / "thang.xlsx")
    capsys.readouterr()
    assert main(["import", "--root", str(root), str(tmp_path / "thang.xlsx")]) == 1
    assert "award-twice" in capsys.readouterr().out


@pytest.mark.parametrize("example", ["lamdong", "vast", "thanhlam", "qd366"])
def test_every_example_comes_back_unchanged(example: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    root = tmp_path / "kho"
    shutil.copytree(SAMPLE.parent / "examples" / example, root)
    periods = [path.name for path in sorted((root / "records").iterdir()) if path.name.startswith("20")]
    before = snapshot(root)
    for period in periods:
        book = tmp_path / f"{period}.xlsx"
        assert main(["import", "--root", str(root), "--template", str(book), "--period", period]) == 0
        capsys.readouterr()
        assert main(["import", "--root", str(root), str(book)]) == 0, capsys.readouterr().out
    assert snapshot(root) == before


def test_a_disk_that_fails_takes_nothing_with_it(root: Path, run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    """What was written of the other files is taken back."""
    before = snapshot(root)

    def full(path: Path, data: bytes) -> None:
        if path.parent.name == "people":
            raise OSError(28, "No space left on device", str(path))
        create(path, data)

    monkeypatch.setattr("evalgen.drafting.writing.create", full)
    book = filled_in(root / "goc.xlsx", {"Đơn vị": [UNIT_ROW], "Cán bộ": [POST], "Danh mục": []})
    assert run(book)[0] == 2
    assert snapshot(root) == before


def test_a_record_that_changed_meanwhile_keeps_what_it_says(
    root: Path, run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    def late(folder: Path, changes: Any) -> None:
        (root / RECORD).write_text("framework: hd02-pl3\n# sửa tay\n", encoding="utf-8")
        write_all(folder, changes)

    monkeypatch.setattr("evalgen.pipeline.drafting.importing.write_all", late)
    before = (root / "records/2026-Q4" / UNIT / "dang-quang-tai.yaml").read_bytes()
    code, told = run(quarter(root, [OTHERS_OWN, OWN], [OTHERS_ITEM, ITEM]))
    assert (code, "bị sửa trong khi đang ghi" in told) == (2, True)
    assert "sửa tay" in (root / RECORD).read_text(encoding="utf-8")
    assert (root / "records/2026-Q4" / UNIT / "dang-quang-tai.yaml").read_bytes() == before


@pytest.mark.parametrize(
    "file",
    ["records/organization.yaml", "records/units/tram-y-te.yaml", "records/2026-Q4/period.yaml"],
)
def test_what_names_stand_on_must_be_read(file: str, root: Path, run: Run) -> None:
    with (root / file).open("a", encoding="utf-8") as record:
        record.write("lạ: 1\n")
    for arguments in (("--template", root / "x.xlsx"), (quarter(root, [OWN], [ITEM]),)):
        code, told = run(*arguments)
        assert (code, f"Chưa đọc được {file}" in told) == (2, True), told
    assert not (root / "x.xlsx").exists()


def test_a_record_with_errors_has_no_rows_and_is_named(root: Path, run: Run) -> None:
    with (root / RECORD).open("a", encoding="utf-8") as record:
        record.write("lạ: 1\n")
    code, told = run("--template", root / "x.xlsx", "--period", "2026-Q4")
    assert (code, f"{RECORD} có lỗi" in told) == (0, True), told


def test_an_identifier_stays_what_was_typed(root: Path) -> None:
    """Columns of words have the format of text: a spreadsheet makes 1.1 of a criterion 1.10."""
    sheet = load_workbook(root / "q4.xlsx")[PEOPLE]
    _, columns = header_of(sheet)
    letters = {heading: get_column_letter(column) for heading, column in columns.items()}
    assert sheet.column_dimensions[letters["Tiêu chí chung không đảm bảo"]].number_format == "@"
    assert sheet.column_dimensions[letters["Ngày nộp tự đánh giá"]].number_format == "dd/mm/yyyy"
    assert sheet.column_dimensions[letters["Trục 4 (điểm)"]].number_format == "General"


def test_results_with_three_decimals_come_back_unchanged(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """1.125 is a number in the cell of a criterion, not «1.125» that may be a thousand."""
    root = tmp_path / "kho"
    shutil.copytree(SAMPLE.parent / "examples/lamdong", root)
    record, actual = next(
        (path, found)
        for path in sorted((root / "records").glob("20*/*/*.yaml"))
        if (found := re.search(r"actual: [0-9.]+", path.read_text(encoding="utf-8")))
    )
    text = record.read_text(encoding="utf-8").replace(actual[0], "actual: 1.125", 1)
    record.write_text(text, encoding="utf-8")
    book = tmp_path / "ky.xlsx"
    assert main(["import", "--root", str(root), "--template", str(book), "--period", record.parts[-3]]) == 0
    capsys.readouterr()
    assert main(["import", "--root", str(root), str(book)]) == 0, capsys.readouterr().out
    assert record.read_text(encoding="utf-8") == text


def test_a_table_from_another_program_needs_only_its_headings(root: Path, run: Run) -> None:
    """Columns in another order, none that is not needed, lines above the header."""
    book = book_of(
        root / "khac.xlsx",
        {
            "Đơn vị": [
                ["Danh sách"],
                [],
                ["Khối", "Loại đơn vị", "Từ ngày", "Tên đơn vị"],
                ["party", "school", "01/01/2026", "Tổ Mới"],
            ]
        },
    )
    assert run(book)[0] == 0
    assert (
        (root / "records/units/to-moi.yaml")
        .read_text(encoding="utf-8")
        .endswith("name: Tổ Mới\nkind: school\nblock: party\nfrom: 2026-01-01\n")
    )


def test_english(root: Path, run: Run) -> None:
    code, told = run(quarter(root, [OWN], [{**ITEM, "Trục": "bốn"}]), "--lang", "en")
    assert (code, told.startswith("Nothing was written")) == (1, True)


HELD: Mapping[str, str] = {
    "mỗi mục một dòng": """\
name: Người Mới
posts:
  - unit: tram-y-te
    title: Trạm trưởng
    standing: HEAD
    peer_group: truong-co-quan-don-vi
    managed_by: ban-thuong-vu
    used_by: tap-the-co-quan-dang
    from: 2026-01-01  # bổ nhiệm lại
    first_leadership_post: true
# chưa đi học
absences:
  - {kind: TRAINING, from: 2026-02-01, to: 2026-02-20, document: 15-QĐ}
""",
    "ngoặc trên dòng riêng": """\
name: Người Mới
posts:
  - {
      unit: tram-y-te, title: Trạm trưởng, standing: HEAD, peer_group: truong-co-quan-don-vi,
      managed_by: ban-thuong-vu, used_by: tap-the-co-quan-dang,
      from: "2026-01-01", first_leadership_post: true
    }
# vắng mặt
absences:
  - {kind: TRAINING, from: 2026-02-01, to: 2026-02-20, document: 15-QĐ}
""",
    "trong ngoặc, gạch sát lề": """\
posts:
- {unit: tram-y-te, title: Trạm trưởng, standing: HEAD, peer_group: truong-co-quan-don-vi, managed_by: ban-thuong-vu,
   used_by: tap-the-co-quan-dang, from: "2026-01-01", first_leadership_post: true}

name: Người Mới
""",
}
HOLDER = "records/people/nguoi-moi.yaml"
ENDED: Mapping[str, Cell] = {**POST, "Đến hết ngày": dt.date(2026, 12, 31), "Lần đầu giữ chức vụ lãnh đạo": "x"}
MOVED: Mapping[str, Cell] = {**POST, "Đơn vị": "to-moi", "Từ ngày": dt.date(2027, 1, 1)}


@pytest.mark.parametrize("line_end", ["\n", "\r\n"], ids=["LF", "CRLF"])
@pytest.mark.parametrize("held", HELD.values(), ids=HELD)
def test_units_merge_and_people_move_by_a_workbook(root: Path, run: Run, held: str, line_end: str) -> None:
    """The post that is held gets its last day, the new one stands below; nothing else of the file changes."""
    (root / HOLDER).write_bytes(held.replace("\n", line_end).encode())
    book = filled_in(root / "goc.xlsx", {"Đơn vị": [UNIT_ROW], "Cán bộ": [MOVED, ENDED], "Danh mục": []})
    code, told = run(book)
    assert (code, f"điền  {HOLDER}: posts" in told, "left-as-recorded" in told) == (0, True, False), told
    text = (root / HOLDER).read_bytes().decode()
    lines = iter(text.split(line_end))
    assert all(line in lines for line in held.splitlines() if '"2026-01-01"' not in line), text
    assert text.count("\n") == text.count(line_end)
    person = inspect(root).records.people["nguoi-moi"]
    assert [(post.unit, post.span.first, post.span.last) for post in person.posts] == [
        ("tram-y-te", dt.date(2026, 1, 1), dt.date(2026, 12, 31)),
        ("to-moi", dt.date(2027, 1, 1), None),
    ]
    again, told = run(filled_in(root / "goc.xlsx", {"Đơn vị": [], "Cán bộ": [ENDED, MOVED], "Danh mục": []}))
    assert (again, "điền 0 tệp" in told) == (0, True), told


def test_an_emptied_cell_of_a_post_is_told_where_posts_are_added(root: Path, run: Run) -> None:
    """Rows in another order than the posts of the file are told at their own cells."""
    (root / HOLDER).write_text(HELD["mỗi mục một dòng"], encoding="utf-8")
    rows = [MOVED, {**ENDED, "Lần đầu giữ chức vụ lãnh đạo": None}]
    code, told = run(filled_in(root / "goc.xlsx", {"Đơn vị": [UNIT_ROW], "Cán bộ": rows, "Danh mục": []}), "--json")
    problems = [item for item in json.loads(told)["problems"] if item["code"] == "left-as-recorded"]
    assert (code, [item["place"]["cell"] for item in problems]) == (0, ["O4"])


@pytest.mark.parametrize(
    "rows",
    [
        pytest.param([{**POST, "Chức vụ": "Quyền Trạm trưởng"}], id="đổi tên chức vụ"),
        pytest.param([POST, {**POST, "Chức vụ": "Phó Trạm trưởng"}], id="hai chức vụ cùng lúc ở một đơn vị"),
        pytest.param([{**POST, "Đơn vị": "mat-tran"}], id="đổi đơn vị của chức vụ đã ghi"),
        pytest.param(
            [ENDED, {**MOVED, "Đơn vị": "tram-y-te", "Từ ngày": dt.date(2026, 6, 1)}], id="bắt đầu trước ngày thôi"
        ),
    ],
)
def test_posts_that_are_recorded_are_not_changed(root: Path, refused: Refused, rows: list[Mapping[str, Cell]]) -> None:
    (root / HOLDER).write_text(HELD["mỗi mục một dòng"], encoding="utf-8")
    at = ("cell-differs-from-record", "A3" if len(rows) > 1 else "E3" if "Quyền" in str(rows[0]["Chức vụ"]) else "D3")
    refused(
        "goc.xlsx",
        {"Đơn vị": [UNIT_ROW], "Cán bộ": rows, "Danh mục": []},
        at,
        "hồ sơ đã ghi «" if len(rows) == 1 else "hồ sơ đã ghi khác",
    )


def test_posts_in_one_line_are_left(root: Path, run: Run) -> None:
    text = HELD["trong ngoặc, gạch sát lề"].replace("- {", " [{").replace("true}", "true}]")
    (root / HOLDER).write_text(text, encoding="utf-8")
    before = snapshot(root)
    code, told = run(filled_in(root / "goc.xlsx", {"Đơn vị": [UNIT_ROW], "Cán bộ": [ENDED, MOVED], "Danh mục": []}))
    assert (code, f"Không ghép được mục mới vào «{HOLDER}»" in told) == (2, True), told
    assert snapshot(root) == before

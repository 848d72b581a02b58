"""What `check` would find in what a workbook brings is told at its cells, before anything is written."""

import datetime as dt
import shutil
from collections.abc import Mapping
from pathlib import Path

import pytest
from books import Cell, filled_in, header_of, write_row
from openpyxl import load_workbook

from evalgen.approving.new_problems import problem_change
from evalgen.checking.all_checks import OF_ONE_PERIOD
from evalgen.cli import main
from evalgen.domain.period import Period
from evalgen.domain.problem import Problem, Severity
from evalgen.drafting.yaml_text import yaml_text
from evalgen.pipeline.drafting import importing
from evalgen.pipeline.drafting.import_setting import records_about, setting_of
from evalgen.pipeline.drafting.importing import import_workbooks
from evalgen.pipeline.inspecting.inspection import inspect, library_of
from evalgen.reading.strict_yaml import read_document

EXAMPLES = Path(__file__).parents[2] / "examples"
PEOPLE, ITEMS = "Cá nhân 2026-Q4", "Nhiệm vụ 2026-Q4"


@pytest.fixture(scope="module")
def opened(tmp_path_factory: pytest.TempPathFactory) -> Path:
    root = tmp_path_factory.mktemp("kho")
    shutil.copytree(EXAMPLES.parent / "records", root / "records")
    assert main(["new", "2026-Q4", "--root", str(root)]) == 0
    assert main(["import", "--root", str(root), "--template", str(root / "q4.xlsx"), "--period", "2026-Q4"]) == 0
    return root


@pytest.fixture
def root(opened: Path, tmp_path: Path) -> Path:
    shutil.copytree(opened, tmp_path / "kho")
    return tmp_path / "kho"


def forty(root: Path) -> list[str]:
    sheet = load_workbook(root / "q4.xlsx")[PEOPLE]
    known = [str(row[0]) for row in sheet.iter_rows(min_row=4, values_only=True)]
    return [person for person in known if person != "do-ba-trung"][:39]


def own(person: str) -> Mapping[str, Cell]:
    return {
        "Mã cán bộ": person,
        "Nơi duyệt kế hoạch": "ban-thuong-vu",
        "Ngày duyệt kế hoạch": dt.date(2026, 10, 3),
        "Trục 4 (điểm)": 70,
        "Trục chính": 4,
    }


def item(person: str) -> Mapping[str, Cell]:
    return {
        "Mã cán bộ": person,
        "Trục": 4,
        "Sản phẩm trong danh mục": "bao-cao-thang",
        "Tên công việc": "Báo cáo tháng 10",
        "Số lượng kế hoạch": 2,
        "Thời hạn": dt.date(2026, 12, 20),
    }


def told(problems: tuple[Problem, ...]) -> list[tuple[str, str]]:
    """The code and the cell of each error."""
    return [
        (problem.code, str(problem.place).rpartition(" ")[2])
        for problem in problems
        if problem.severity is Severity.ERROR
    ]


@pytest.mark.parametrize("write", [pytest.param(False, id="thử"), pytest.param(True, id="ghi")])
def test_of_forty_rows_the_one_that_check_would_refuse_is_named(write: bool, root: Path) -> None:  # noqa: FBT001
    people = [*forty(root), "do-ba-trung"]
    wrong = {**own("do-ba-trung"), "Trục 4 (điểm)": 60}
    before = {path: path.read_bytes() for path in (root / "records").rglob("*.yaml")}
    book = filled_in(root / "q4.xlsx", {PEOPLE: [*map(own, people[:-1]), wrong], ITEMS: [*map(item, people)]})
    found = import_workbooks(root, [book], write=write)
    assert told(found.problems) == [("axis-weights-sum", "I43")]
    assert {path: path.read_bytes() for path in (root / "records").rglob("*.yaml")} == before
    filled_in(root / "q4.xlsx", {PEOPLE: [*map(own, people)], ITEMS: [*map(item, people)]})
    assert len(import_workbooks(root, [book]).filled) == 40


def test_what_check_would_say_and_what_cells_say_wrong_are_told_together(root: Path) -> None:
    """Of whoever has a wrong cell nothing more is said: it would be what follows of it."""
    one, two, three = [*forty(root)[:2], "do-ba-trung"]
    wrong = {**item(one), "Số lượng kế hoạch": "hai"}
    light = {**own(three), "Trục 4 (điểm)": 60}
    rows = {PEOPLE: [own(one), own(two), light], ITEMS: [wrong, item(two), item(three)]}
    found = import_workbooks(root, [filled_in(root / "q4.xlsx", rows)])
    assert [(problem.code, str(problem.place).rpartition(" ")[2]) for problem in found.problems] == [
        ("axis-weights-sum", "I6"),
        ("not-a-number", "H4"),
    ]


def test_records_under_which_a_post_ends_are_told_at_its_rows(root: Path) -> None:
    """No sheet names a period: the records of who moves are looked at in all of them, and are moved once the posts are written."""
    assert main(["import", "--root", str(root), "--template", str(root / "goc.xlsx")]) == 0
    book = load_workbook(root / "goc.xlsx")
    sheet = book["Cán bộ"]
    top, columns = header_of(sheet)
    rows = sheet.iter_rows(min_row=top + 1)
    held = next(row for row in rows if row[columns["Mã cán bộ"] - 1].value == "do-ba-trung")
    cells = {heading: held[column - 1].value for heading, column in columns.items()}
    moved = {heading: value for heading, value in cells.items() if isinstance(value, str | int | dt.date)}
    held[columns["Đến hết ngày"] - 1].value = dt.date(2026, 6, 30)
    last = sheet.max_row + 1 - top
    write_row(sheet, last, {**moved, "Đơn vị": "van-phong-dang-uy", "Từ ngày": dt.date(2026, 7, 1)})
    book.save(root / "goc.xlsx")
    before = {problem.message for problem in inspect(root).problems}
    found = import_workbooks(root, [root / "goc.xlsx"])
    left = [problem for problem in found.problems if problem.code == "person-not-in-unit"]
    assert [(problem.severity, str(problem.place)) for problem in left] == [
        (Severity.WARNING, f"goc.xlsx «Cán bộ» A{held[0].row}")
    ] * 2
    assert [period in "".join(problem.remedy for problem in left) for period in ("2026-Q2", "2026-Q3", "2026-Q4")] == [
        False,
        True,
        True,
    ]
    own = "records/2026-Q[34]/ban-xay-dung-dang/do-ba-trung.yaml"
    afterwards = [problem for problem in inspect(root).problems if Path(problem.place.file).match(own)]
    assert {problem.message for problem in afterwards} - before <= {problem.message for problem in found.problems}


def test_what_no_column_says_does_not_keep_the_rest_out(tmp_path: Path) -> None:
    """A leader's own measures of `hadong` have no column: a workbook cannot mend what it cannot say."""
    root = tmp_path / "kho"
    shutil.copytree(EXAMPLES / "hadong", root)
    file = "records/2026-05/van-phong/doan-van-duong.yaml"
    period = root / "records/2026-05/period.yaml"
    period.write_text("opened_on: 2026-05-01\n", encoding="utf-8")
    document = read_document(file, (root / file).read_bytes()).document
    assert document is not None
    plan, assessment = ({key: document.root[key]} for key in ("plan", "self_assessment"))
    (root / file).write_text(yaml_text({**plan, **assessment}), encoding="utf-8")
    assert main(["import", "--root", str(root), "--template", str(root / "ky.xlsx"), "--period", "2026-05"]) == 0
    (root / file).write_text(yaml_text(plan), encoding="utf-8")
    found = import_workbooks(root, [root / "ky.xlsx"])
    missing = [problem for problem in found.problems if problem.code == "missing-unit-measure"]
    assert {problem.severity for problem in missing} == {Severity.WARNING}
    assert f"ghi trong {file} sau khi bảng đã được ghi vào" in missing[0].remedy
    assert found.filled == {file: ("self_assessment",)}


@pytest.mark.parametrize(
    "together", [pytest.param(None, id="tất cả một lượt"), pytest.param(3, id="ba người một lượt")]
)
@pytest.mark.parametrize(
    "source, period",
    [
        pytest.param("demo", "2026-Q2", id="tổ chức hư cấu"),
        pytest.param("hadong", "2026-05", id="hadong"),
        pytest.param("vast", "2026-Q2", id="vast"),
        pytest.param("thanhlam", "2026-Q3", id="thanhlam"),
    ],
)
def test_it_is_what_check_says_afterwards(
    source: str, period: str, together: int | None, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Of every record that is written: no problem more, none fewer, but for what compares several people."""
    root = tmp_path / "kho"
    if source == "demo":
        assert main(["demo", str(root), "--people", "20", "--seed", "5"]) == 0
    else:
        shutil.copytree(EXAMPLES / source, root)
    if together is not None:
        monkeypatch.setattr("evalgen.pipeline.drafting.import_foresight.TOGETHER", together)
    opened = root / "records" / period / "period.yaml"
    lines = opened.read_text(encoding="utf-8").splitlines(keepends=True)
    opened.write_text("".join(line for line in lines if not line.startswith("closed_on:")), encoding="utf-8")
    files = [path for path in sorted((root / "records" / period).glob("*/*.yaml")) if path.name != "collective.yaml"]
    for path in files:
        document = read_document(path.name, path.read_bytes()).document
        assert document is not None
        steps = {key: value for key, value in document.root.items() if key in {"plan", "self_assessment", "framework"}}
        path.write_text(yaml_text(steps or {"framework": "hd02-pl3"}), encoding="utf-8")
    assert main(["import", "--root", str(root), "--template", str(root / "ky.xlsx"), "--period", period]) == 0
    asked = Period.parse(period)
    assert asked is not None
    subjects = setting_of(records_about(root, {asked}), asked, library_of(root)).subjects
    for path in files:
        path.write_text(yaml_text({"framework": subjects[path.stem].framework.id}), encoding="utf-8")
    before = inspect(root)
    monkeypatch.setattr(importing, "has_errors", lambda _: False)
    found = import_workbooks(root, [root / "ky.xlsx"])
    after = inspect(root)
    of_one_period = {problem.code for problem in after.problems} & {
        check.__name__.replace("_", "-") for check in OF_ONE_PERIOD
    }
    new = problem_change(before.problems, after.problems, frozenset(found.filled)).new
    assert len(found.filled) > 3
    assert {(problem.code, problem.message) for problem in found.problems} == {
        (problem.code, problem.message)
        for problem in new
        if problem.place.file in found.filled and problem.code not in of_one_period
    }

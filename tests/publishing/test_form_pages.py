"""Forms as pages: blank on the site, filled for internal papers; every name of the register has a value."""

import datetime as dt
import re
from collections.abc import Mapping
from fractions import Fraction
from pathlib import Path
from typing import Any

import pytest
import sample_results as given
from html_reader import Read, read, read_data
from msgspec.structs import replace

from evalgen.domain.marks import ResultMark
from evalgen.domain.period import Period
from evalgen.domain.self_assessment import CriterionResult
from evalgen.errors import EvalgenError
from evalgen.language import VIETNAMESE
from evalgen.pipeline.inspecting.inspection import Inspection, inspect
from evalgen.publishing.build import build_site
from evalgen.publishing.forms.criteria import criterion_cells
from evalgen.publishing.forms.field_values import FIELD_VALUES, LIST_VALUES
from evalgen.publishing.forms.grid import Grid
from evalgen.publishing.forms.lists import ROWS
from evalgen.publishing.forms.pages import forms_in_use
from evalgen.publishing.forms.paper import Paper, paper_of
from evalgen.publishing.forms.row import RowKind
from evalgen.publishing.forms.rows import FRAMEWORK_SOURCES, framework_rows
from evalgen.publishing.forms.styles import form_rules
from evalgen.publishing.forms.subject import Subject
from evalgen.publishing.forms.values import FormValues, values_of
from evalgen.publishing.projection import project
from evalgen.publishing.templates import Templates
from evalgen.regulation.forms.fields import FIELDS, LISTS
from evalgen.regulation.forms.form import Form, MadeFor
from evalgen.regulation.forms.sources import SOURCES
from evalgen.regulation.frameworks.framework import Framework
from evalgen.regulation.law import Law
from evalgen.regulation.loader import load_library

ROOT = Path(__file__).parents[2]
Q2 = given.Q2
PEOPLE = {MadeFor.PERSON: {"person": "do-ba-trung", "unit": "ban-xay-dung-dang"}, MadeFor.PERIOD: {}}
SUBJECTS = PEOPLE | {MadeFor.UNIT: {"unit": "ban-xay-dung-dang"}, MadeFor.BODY: {"body": "tap-the-co-quan-dang"}}
LIBRARY = load_library()


def all_forms() -> list[tuple[Form, Framework | None]]:
    frameworks = {item.id: item for pack in LIBRARY.packs.values() for item in pack.frameworks}
    return [(form, frameworks.get(form.framework)) for pack in LIBRARY.packs.values() for form in pack.forms]


ALL = {form.id: (form, framework) for form, framework in all_forms()}


@pytest.fixture(scope="module")
def commune() -> Inspection:
    return inspect(ROOT)


def subject(commune: Inspection, made_for: MadeFor, **changes: str) -> Subject:
    return Subject(
        results=commune.results,
        law=commune.laws[Q2],
        period=Q2,
        thresholds=commune.thresholds(Q2),
        **{**SUBJECTS[made_for], **changes},
    )


def filled(commune: Inspection, form: str, **changes: str) -> Paper:
    layout, framework = ALL[form]
    return paper_of(layout, framework, values_of(layout, subject(commune, layout.made_for, **changes)))


def grids(paper: Paper) -> list[Grid]:
    return [block.grid for block in paper.blocks if block.grid is not None]


def fields(paper: Paper) -> Mapping[str, str]:
    return {item.label: item.value for block in paper.blocks for row in block.fields for item in row}


def texts(grid: Grid) -> list[list[str]]:
    return [[cell.text for cell in row.cells] for row in grid.rows]


def printed(form: Form, framework: Framework | None, values: FormValues | None) -> str:
    """The paper of a form as the pages of site and papers include it."""
    return Templates(VIETNAMESE).render("_paper.html", paper=paper_of(form, framework, values))


def test_every_name_of_the_register_has_its_function_and_none_is_left_over() -> None:
    assert set(FIELD_VALUES) == set(FIELDS)
    assert set(LIST_VALUES) == set(LISTS)
    assert set(ROWS) | FRAMEWORK_SOURCES == set(SOURCES)
    assert {name for name, source in SOURCES.items() if source.needs_framework} == FRAMEWORK_SOURCES


@pytest.mark.parametrize("source", sorted(ROWS))
def test_the_rows_of_a_source_know_just_what_the_register_says(source: str, commune: Inspection) -> None:
    """Each name of a column comes from some row of the fictional records, and no row knows more."""
    names: set[str] = set()
    for made_for in SOURCES[source].made_for:
        for period, law in commune.laws.items():
            for units in ("ban-xay-dung-dang", "uy-ban-nhan-dan", "phong-kinh-te"):
                chosen = subject(commune, made_for, **({"unit": units} if made_for is MadeFor.UNIT else {}))
                found = ROWS[source](replace(chosen, period=period, law=law))
                names |= {name for row in found for name in row.cells}
    if source == "staff":
        assert names == set()
    else:
        assert names == set(SOURCES[source].fields)


@pytest.mark.parametrize("form", sorted(ALL))
def test_every_form_can_be_blank_and_filled(form: str, commune: Inspection) -> None:
    layout, framework = ALL[form]
    values = values_of(layout, subject(commune, layout.made_for))
    usable = {name for name, binding in FIELDS.items() if layout.made_for in binding.made_for}
    assert set(values.fields) == usable
    blank, full = (printed(layout, framework, item) for item in (None, values))
    for page in (blank, full):
        assert page.count("<article") == 1
        assert "{" not in page
        assert "None" not in page
        assert "Fraction" not in page
    assert "DỮ LIỆU HƯ CẤU" in full
    assert "DỮ LIỆU HƯ CẤU" not in blank


def test_a_filled_self_assessment_holds_what_the_record_says(commune: Inspection) -> None:
    """The worked example of HD 02 in the fictional commune: 91,93 points, every criterion met, one report missing."""
    paper = filled(commune, "hd02-mau-5")
    found = fields(paper)
    assert found["Họ và tên"] == "Đỗ Bá Trung"
    assert found["Ngày sinh"] == "18/02/1975"
    assert found["Chức vụ Đảng"] == "Phó Trưởng Ban phụ trách tổ chức"
    assert found["Chức vụ đoàn thể"] == ""
    assert found["- Chấm điểm"] == "91,93"
    assert found["- Đề xuất xếp loại"] == "Hoàn thành tốt nhiệm vụ"
    assert found["- Mức độ đáp ứng đối với các mục tiêu, nhiệm vụ then chốt"].startswith("mức 1 – Chủ động tiếp cận")
    assert paper.subtitle == ("Quý II, Năm 2026",)
    assert paper.head_left == ("Hệ thống chính trị xã Sao Mai (hư cấu)", "Ban Xây dựng Đảng – Đảng ủy xã Sao Mai")
    general, results = grids(paper)
    assert texts(general)[1][2:6] == ["x", "", "2", "2,00"]
    assert texts(general)[-1] == ["Tổng (A) =", "30", "30,00", ""]
    assert texts(results)[-2:] == [["TỔNG (B) =", "70", "61,93", ""], ["TỔNG (A+B) =", "100", "91,93", ""]]
    fourth = next(row for row in texts(results) if row[0] == "4")
    assert fourth[4:7] == ["88,47 %", "70", "61,93"]
    report = next(row for row in texts(results) if "Báo cáo kết quả công tác hằng tháng" in row[1])
    assert report[2:4] == ["2, hạn 25/06/2026", "1"]
    assert [row[5] for row in texts(results) if row[0] in {"1", "2", "3"}] == ["0", "0", "0"]


def test_the_rows_of_a_framework_know_just_what_the_register_says(commune: Inspection) -> None:
    names: set[str] = set()
    for source in ("general_criteria", "axes"):
        for layout, framework in (ALL["hd02-mau-5"], ALL["lamdong-pl2"]):
            assert framework is not None
            values = values_of(layout, subject(commune, MadeFor.PERSON))
            for given_values in (None, values):
                rows = framework_rows(source, layout.tables[0], framework, given_values)
                names |= {name for row in rows for name in row.cells if name.startswith("criterion.")}
    assert names == set(SOURCES["axes"].fields) == set(SOURCES["general_criteria"].fields)


@pytest.mark.parametrize(
    "result,written",
    [
        ({"actual": Fraction(25, 2)}, "12,5"),
        ({"level": "Tốt"}, "Tốt"),
        ({"done": True}, "Có"),
        ({"done": False}, "Chưa có"),
        ({"score": Fraction(3)}, "3"),
        ({"not_applicable": True}, "Không áp dụng"),
    ],
)
def test_the_result_of_a_criterion_is_written_as_it_was_given(
    result: Mapping[str, Any], written: str, commune: Inspection
) -> None:
    chosen = subject(commune, MadeFor.PERSON)
    key = (Q2, chosen.person)
    item = commune.results.assessments[key]
    assert item.self_sheet is not None
    mark = ResultMark(
        criterion="T1.1", result=CriterionResult(pointer=(), **result), place=item.evaluation.place("self_assessment")
    )
    marks = replace(item.self_sheet.marks, results=(mark,))
    changed = replace(item, self_sheet=replace(item.self_sheet, marks=marks))
    results = replace(commune.results, assessments={**commune.results.assessments, key: changed})
    cells = criterion_cells(replace(chosen, results=results))
    assert cells["T1.1"]["criterion.actual"] == written


def test_a_deputy_of_the_commune_has_posts_on_the_line_of_their_block(commune: Inspection) -> None:
    found = fields(filled(commune, "hd02-mau-5", person="luong-gia-bao", unit="phong-kinh-te"))
    assert found["Chức vụ chính quyền"] == "Trưởng phòng Kinh tế"
    assert found["Chức vụ Đảng"] == ""


def test_a_filled_form_of_a_blank_place_leaves_dots_to_write_on(commune: Inspection) -> None:
    """Nobody has written there yet: the paper stays to be filled in by hand, and nothing is made up."""
    nobody = replace(
        commune.results,
        assessments={
            key: replace(item, evaluation=replace(item.evaluation, self_assessment=None))
            for key, item in commune.results.assessments.items()
        },
    )
    chosen = replace(subject(commune, MadeFor.PERSON), results=nobody)
    layout, framework = ALL["hd02-mau-5"]
    paper = paper_of(layout, framework, values_of(layout, chosen))
    headings = [block.text for block in paper.blocks if block.name == "heading"]
    assert "II. Tự đề xuất xếp loại mức chất lượng: ....." in headings


def test_the_kpi_sheet_adds_up_like_the_worked_example(commune: Inspection) -> None:
    (grid,) = grids(filled(commune, "hd02-bang-tinh-diem"))
    *items, total, kpi = texts(grid)
    assert len(items) == 5
    assert items[0][:1] + items[0][5:] == ["1", "1", "2", "1", "1", "0,75", "0,75", "0,75", "0,75", "0,75", "0,75"]
    assert total[1] == "Tổng"
    assert [total[6], total[8], total[10], total[12], total[14]] == ["7,7", "6,7", "6,85", "6,85", "6,85"]
    assert kpi[1] == "Điểm KPI: 88,47\N{NO-BREAK SPACE}%"
    assert [kpi[8], kpi[10]] == ["87,01 %", "88,96 %"]
    assert [row.kind for row in grid.rows[-2:]] == [RowKind.TOTAL, RowKind.TOTAL]


def test_the_collective_form_counts_and_marks_its_grade(commune: Inspection) -> None:
    paper = filled(commune, "lamdong-pl7")
    collective = commune.records.collectives[Q2, "ban-xay-dung-dang"]
    found = fields(paper)
    assert found["- Tổng số nhiệm vụ được giao"] == str(len(collective.tasks)) == "7"
    assert found["- Tỷ lệ hoàn thành"] == "100,00 %"
    tasks, limitations = grids(paper)
    assert len(tasks.rows) == 7
    assert texts(tasks)[0][:5] == [
        "1",
        "Đề án nâng cao chất lượng sinh hoạt chi bộ",
        "Trục 4",
        "Hạn 15/05/2026",
        "Hoàn thành",
    ]
    assert texts(tasks)[6][4] == "Hoàn thành, vượt mức"
    assert len(limitations.rows) >= 1
    (choices,) = [block.choices for block in paper.blocks if block.choices]
    assert collective.self_grade is not None
    assert [label for label, chosen in choices if chosen] == [collective.self_grade.label]
    assert len(choices) == 4
    highlights = [block.lines for block in paper.blocks if block.lines]
    assert "Giữ đúng tiến độ các nhiệm vụ trọng tâm trong kế hoạch." in highlights[0]


def test_a_summary_lists_a_unit_with_all_below_it_and_one_mark_each(commune: Inspection) -> None:
    (whole,) = grids(filled(commune, "vast-bang-tong-hop", unit="dang-uy-xa"))
    (part,) = grids(filled(commune, "vast-bang-tong-hop", unit="ban-xay-dung-dang"))
    rows, last = texts(whole)[:-1], texts(whole)[-1]
    assert len(rows) > len(texts(part)) - 1 == 3
    marks = [row[4:8].count("x") for row in rows]
    assert set(marks) <= {0, 1}
    assert last[0] == "Tổng số"
    assert [int(cell) for cell in last[1:5]] == [sum(row[at] == "x" for row in rows) for at in range(4, 8)]
    assert sum(marks) == sum(int(cell) for cell in last[1:5])
    unmarked = [row for row, count in zip(rows, marks, strict=True) if not count]
    assert all(row[8] == "" or row[8].startswith("Không đánh giá, xếp loại kỳ này") for row in unmarked)


def test_the_head_of_a_unit_has_no_mark_in_its_own_list(commune: Inspection) -> None:
    """«Đối với cấp trưởng các phòng, ban, đơn vị trực thuộc để trống ô số 5,6,7,8.»"""
    (grid,) = grids(filled(commune, "hadong-mau-1a"))
    rows = texts(grid)
    head = rows[2]
    deputy = rows[4]
    assert head[1] == "Hoàng Kim Xuân"
    assert head[4:] == ["", "", "", ""]
    assert deputy[4:].count("x") <= 1
    assert any(row[4:].count("x") for row in rows[4:])


def test_a_body_lists_whom_it_proposes_with_the_votes(commune: Inspection) -> None:
    (grid,) = grids(filled(commune, "thanhlam-mau-02"))
    rows = texts(grid)
    names = {row[1] for row in rows}
    assert "Đỗ Bá Trung" in names
    voted = next(row for row in rows if row[1] == "Đỗ Bá Trung")
    assert voted[3:] == ["0", "9", "0", "0"]


def test_a_form_for_nobody_known_is_refused(commune: Inspection) -> None:
    layout, _ = ALL["hd02-mau-5"]
    with pytest.raises(EvalgenError, match="lập cho một cá nhân trong một kỳ, nhưng hồ sơ không có dữ liệu ấy"):
        values_of(layout, subject(commune, MadeFor.PERSON, person="khong-co-ai"))


@pytest.mark.parametrize(
    "made_for,field",
    [
        (MadeFor.UNIT, "unit"),
        (MadeFor.BODY, "body"),
    ],
)
def test_a_form_for_no_known_unit_or_body_is_refused(made_for: MadeFor, field: str, commune: Inspection) -> None:
    layout = next(form for form, _ in ALL.values() if form.made_for is made_for)
    with pytest.raises(EvalgenError, match="nhưng hồ sơ không có dữ liệu ấy"):
        values_of(layout, subject(commune, made_for, **{field: "khong-co"}))


@pytest.mark.parametrize("form", ["lamdong-pl3", "lamdong-pl4", "lamdong-pl6"])
def test_a_form_with_lost_pages_says_what_is_lost(form: str) -> None:
    layout, framework = ALL[form]
    assert framework is not None
    results = grids(paper_of(layout, framework))[-1]
    lost = [row.cells[0] for row in results.rows if row.kind is RowKind.MISSING]
    assert [cell.text for cell in lost] == [f"Bản in thiếu: {text}." for text in framework.missing]
    assert {cell.span for cell in lost} == {8}


def test_heads_of_columns_cover_what_stands_below_them() -> None:
    layout, framework = ALL["hd02-bang-tinh-diem"]
    (grid,) = grids(paper_of(layout, framework))
    assert [sum(cell.span for cell in level) for level in grid.heads] == [15, 14, 8]
    assert [(cell.text, cell.span, cell.depth) for cell in grid.heads[0]] == [
        ("TT", 1, 3),
        ("NHIỆM VỤ ĐỀ RA KẾ HOẠCH", 5, 1),
        ("THỰC TẾ TRIỂN KHAI", 9, 1),
    ]
    assert {cell.depth for cell in grid.heads[2]} == {1}


@pytest.mark.parametrize("form", sorted(ALL))
def test_every_row_covers_all_columns(form: str) -> None:
    for grid in grids(paper_of(*ALL[form])):
        assert grid.rows
        assert {sum(cell.span for cell in row.cells) for row in grid.rows} == {len(grid.widths)}


def test_words_of_records_and_packs_are_shown_as_they_are(commune: Inspection) -> None:
    layout, framework = ALL["hd02-mau-5"]
    values = values_of(layout, subject(commune, MadeFor.PERSON))
    hostile = "<script>alert(1)</script>"
    page = printed(
        replace(layout, title=(hostile,)),
        framework,
        replace(values, fields={**values.fields, "person.name": hostile}),
    )
    assert "<script>" not in page
    assert page.count("&lt;script&gt;alert(1)&lt;/script&gt;") == 3


def test_the_rules_of_style_name_every_paper_and_every_width_once() -> None:
    layouts = [form for form, _ in ALL.values()]
    rules = form_rules(layouts)
    assert rules == form_rules(list(reversed(layouts)))
    assert rules.count("size: A4 portrait; margin: 20mm 15mm 20mm 30mm;") == 1
    assert rules.count("size: A4 landscape; margin: 20mm 15mm 20mm 30mm;") == 1
    for form in layouts:
        for table in form.tables:
            for column in table.leaves:
                assert rules.count(f".eg-w{column.width} {{ width: {column.width}%; }}") == 1


@pytest.fixture(scope="module")
def every_pack(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Mapping[Period, Law]]:
    """A site on which all packs are in use, each for a period of its own."""
    laws: dict[Period, Law] = {}
    for number, name in enumerate(LIBRARY.packs):
        period = Period.parse(str(2030 + number))
        assert period is not None
        laws[period] = LIBRARY.law(name, dt.date(2026, 12, 31))
    out = tmp_path_factory.mktemp("forms") / "site"
    build_site(project(given.sample(), laws=laws), laws=laws, plates=(), out=out)
    return out, laws


def text_of(page: Read) -> str:
    return re.sub(r"\s+", " ", page.text)


def test_the_list_leads_to_a_page_of_every_form(every_pack: tuple[Path, Mapping[Period, Law]]) -> None:
    site, laws = every_pack
    index = read(site / "quy-dinh/bieu-mau.html")
    assert {form.id for form in forms_in_use(laws)} == set(ALL)
    for name, (form, _) in ALL.items():
        assert f"mau-{name}.html" in index.values("href")
        assert (site / f"quy-dinh/mau-{name}.html").is_file()
        assert form.name in index.text
    assert "bieu-mau.html" in read(site / "quy-dinh/index.html").values("href")


def test_a_page_says_whether_the_document_prints_the_form(every_pack: tuple[Path, Mapping[Period, Law]]) -> None:
    site, _ = every_pack
    for name, (form, framework) in ALL.items():
        page = read(site / f"quy-dinh/mau-{name}.html")
        shown = text_of(page)
        assert ("Mẫu do chương trình lập" in shown) is not form.printed, name
        assert ("văn bản không in mẫu này" in shown) is not form.printed, name
        assert ("Phần văn bản không in, thêm vào" in shown) is form.has_additions, name
        assert str(form.citation) in shown, name
        assert ("Bản in thiếu trang" in shown) is bool(framework and framework.missing), name
        assert len(page.all("h1")) == 1
        assert [item for item in page.all("th") if "scope" not in item] == []
        assert [item for _, item in page.elements if "style" in item] == []


def test_the_site_has_blank_forms_only(every_pack: tuple[Path, Mapping[Period, Law]]) -> None:
    """No name, unit, score or vote of the sample organization stands on any form."""
    site, _ = every_pack
    sample = given.sample().records
    private = [person.name for person in sample.people.values()] + [unit.name for unit in sample.units.values()]
    assert len(private) > 10
    for name in ALL:
        page = (site / f"quy-dinh/mau-{name}.html").read_text(encoding="utf-8")
        article = page[page.index("<article class=") : page.index("</article>")]
        assert [word for word in private if word in article] == [], name


def test_the_style_sheet_of_forms_is_linked_and_knows_their_paper(
    every_pack: tuple[Path, Mapping[Period, Law]],
) -> None:
    site, _ = every_pack
    sheet = (site / "assets/evalgen-forms.css").read_text(encoding="utf-8")
    page = read(site / "quy-dinh/mau-hd02-mau-5.html")
    assert "../assets/evalgen-forms.css" in page.values("href")
    assert sheet.endswith(form_rules(form for form, _ in ALL.values()))
    assert 'font-family: Tinos, "Times New Roman", "Liberation Serif", serif' in sheet
    for letters in re.findall(r'url\("([^"]+)"\)', sheet):
        assert (site / "assets" / letters).is_file()
    others = {path.name for path in (site / "assets/fonts").iterdir() if path.suffix != ".woff2"}
    assert others == {"OFL.txt", "TINOS.txt"}, "a Markdown file here would become a page"


def test_search_finds_a_form_by_its_name(every_pack: tuple[Path, Mapping[Period, Law]]) -> None:
    site, _ = every_pack
    found = {path: title for path, title, _ in read_data(site, "index")["pages"]}
    assert "kết quả thực hiện nhiệm vụ của tập thể" in found["quy-dinh/mau-lamdong-pl7.html"].lower()


def test_a_site_without_law_has_an_empty_list_of_forms(tmp_path: Path) -> None:
    build_site(project(given.sample(), laws={}), laws={}, plates=(), out=tmp_path / "site")
    assert "Chưa có biểu mẫu nào" in read(tmp_path / "site/quy-dinh/bieu-mau.html").text


def test_values_that_know_nothing_mark_nothing() -> None:
    (general, _) = grids(paper_of(*ALL["hd02-mau-5"], FormValues(fields={})))
    assert [cell for row in texts(general) for cell in row if cell == "x"] == []

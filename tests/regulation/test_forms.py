"""Forms: each document's own are there, what they name exists, and a broken one is refused with place and remedy."""

import datetime as dt
import json
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

import jsonschema
import pytest
from fictional_packs import QUARTERLY

from evalgen.errors import EvalgenError
from evalgen.regulation.faults import RegulationError
from evalgen.regulation.forms.fields import FIELDS, LISTS
from evalgen.regulation.forms.form import Form, MadeFor
from evalgen.regulation.forms.layout import Align, FormTable, Signatures, TextBlock
from evalgen.regulation.forms.sources import LINE_FIELDS, SOURCES
from evalgen.regulation.library import Library
from evalgen.regulation.loader import load_library
from evalgen.resources import resource

REGISTER = {
    "hd02.pl3.form.mau5": ["hd02-mau-5"],
    "hd02.pl2.example.catalogue": ["hd02-danh-muc", "hd02-bang-tinh-diem"],
    "vast.form.self-assessment": ["vast-tu-danh-gia"],
    "vast.form.catalogue": ["vast-danh-muc"],
    "vast.form.summary": ["vast-bang-tong-hop"],
    "lamdong.form.signatures": [f"lamdong-pl{number}" for number in range(1, 7)],
    "lamdong.form.mau7-8": ["lamdong-mau-7", "lamdong-mau-8"],
    "lamdong.pl7.form": ["lamdong-pl7"],
    "thanhlam.form.mau3-4": ["thanhlam-mau-3-4"],
    "thanhlam.form.mau01-02": ["thanhlam-mau-01", "thanhlam-mau-02"],
    "hadong.form.1A.layout": ["hadong-mau-1a"],
    "hadong.form.1A.head-note": ["hadong-mau-1a"],
    "hadong.form.1A.reward-section": ["hadong-mau-1a"],
    "hadong.form.mau01-02": ["hadong-mau-01", "hadong-mau-02"],
    "hadong.form.mau03": ["hadong-mau-03"],
    "hadong.form.mau04": ["hadong-mau-04"],
    "hadong.form.missing-2A-3A": ["hadong-mau-2a", "hadong-mau-3a"],
    "qd366.art6.0.review-focus": ["qd366-kiem-diem-tap-the", "qd366-kiem-diem-ca-nhan", "qd366-kiem-diem-lanh-dao"],
    "qd366.art6.1.review-content-collective": ["qd366-kiem-diem-tap-the"],
    "qd366.art6.2.1.review-content-non-leader": ["qd366-kiem-diem-ca-nhan"],
    "qd366.art6.2.2.review-content-leader": ["qd366-kiem-diem-lanh-dao"],
    "qd366.art6.2.3.review-content-incidents": ["qd366-kiem-diem-tap-the", "qd366-kiem-diem-lanh-dao"],
}
"""Every form of the prepared register of rules, with its files."""

NOT_PRINTED = {
    "hd02-danh-muc-chuan",
    "lamdong-mau-6",
    "lamdong-mau-7",
    "lamdong-mau-8",
    "thanhlam-pl2",
    "thanhlam-mau-01",
    "thanhlam-mau-02",
    "thanhlam-mau-3-4",
    "hadong-mau-2a",
    "hadong-mau-3a",
    "qd366-kiem-diem-tap-the",
    "qd366-kiem-diem-ca-nhan",
    "qd366-kiem-diem-lanh-dao",
    "qd366-cham-diem-pl1",
    "qd366-cham-diem-pl3",
    "qd366-cham-diem-pl4",
    "qd366-cham-diem-pl5",
}
"""What the documents name and do not print: the layout is ours."""

FORM = """\
name: Phiếu của Tỉnh X (giả định)
label: Mẫu 9
title: [PHIẾU GIẢ ĐỊNH]
subtitle: ["Quý {period.quarter}"]
citation: {instrument: tinh-x, annex: "9", quote: Phiếu giả định}
printed: true
made_for: PERSON
effective_from: 2026-07-01
framework: hd02-pl3
page: {orientation: portrait, margins: {top: 20, bottom: 20, left: 30, right: 15}}
body:
  - fields:
      - [{label: Họ và tên, bind: person.name}]
  - table:
      title: Tiêu chí
      columns:
        - {id: tt, title: TT, width: 20, bind: criterion.number}
        - {id: noi-dung, title: Nội dung, width: 80, bind: criterion.text}
      axis_line: "Trục {axis.number}"
      rows:
        - {source: general_criteria}
        - {label: Tổng, cells: {noi-dung: "{self.total}"}}
  - choices: {bind: self.grade}
"""


@pytest.fixture(scope="module")
def library() -> Library:
    return load_library()


def forms_of(library: Library) -> Iterator[Form]:
    return (form for pack in library.packs.values() for form in pack.forms)


def own(folder: Path, form: str, name: str = "phieu.yaml", **others: str) -> Path:
    files = {
        "pack.yaml": QUARTERLY,
        f"forms/{name}": form,
        **{f"forms/{key}.yaml": text for key, text in others.items()},
    }
    for file, text in files.items():
        path = folder / "tinh-x" / file
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    return folder


@pytest.mark.parametrize("rule", REGISTER)
def test_every_form_of_the_register_has_its_files(rule: str, library: Library) -> None:
    known = {form.id for form in forms_of(library)}
    assert REGISTER[rule]
    assert set(REGISTER[rule]) - known == set()


def test_what_the_documents_do_not_print_says_so_and_what_it_was_made_from(library: Library) -> None:
    ours = {form.id: form.basis for form in forms_of(library) if not form.printed}
    assert set(ours) == NOT_PRINTED
    assert [name for name, basis in ours.items() if not basis] == []


def test_every_framework_that_is_not_for_one_post_has_a_self_assessment(library: Library) -> None:
    """Phụ lục 2 of QĐ 366 states criteria post by post; the form of leaders serves all of them."""
    frameworks = {item.id for pack in library.packs.values() for item in pack.frameworks}
    general = {name for name in frameworks if not name.startswith("qd366-pl2")}
    assert len(general) == 16
    assert general - {form.framework for form in forms_of(library)} == set()


def test_every_citation_names_its_place_and_quotes(library: Library) -> None:
    bare = [form.id for form in forms_of(library) if not form.citation.quote or str(form.citation) == ""]
    assert bare == []


@pytest.mark.parametrize(
    "form,role",
    [
        ("lamdong-pl1", "XÁC NHẬN CỦA BAN THƯỜNG VỤ ĐẢNG ỦY TRỰC THUỘC TRUNG ƯƠNG"),
        *(
            (
                f"lamdong-pl{number}",
                "XÁC NHẬN CỦA BAN THƯỜNG VỤ ĐẢNG ỦY TRỰC THUỘC TỈNH ỦY HOẶC TẬP THỂ LÃNH ĐẠO CƠ QUAN, ĐƠN VỊ",
            )
            for number in range(2, 6)
        ),
        ("lamdong-pl6", "XÁC NHẬN CỦA BAN THƯỜNG VỤ ĐẢNG ỦY TRỰC THUỘC TỈNH ỦY"),
        (
            "hd02-mau-5",
            (
                "XÁC NHẬN CỦA BAN THƯỜNG VỤ TỈNH ỦY, THÀNH ỦY, ĐẢNG ỦY TRỰC THUỘC TRUNG ƯƠNG "
                "HOẶC TẬP THỂ LÃNH ĐẠO CƠ QUAN, ĐƠN VỊ"
            ),
        ),
        ("vast-tu-danh-gia", "XÁC NHẬN CỦA TẬP THỂ LÃNH ĐẠO CƠ QUAN, ĐƠN VỊ"),
        ("hadong-mau-1a", "LÃNH ĐẠO ĐƠN VỊ"),
    ],
)
def test_the_last_to_sign_is_whom_the_document_prints(form: str, role: str, library: Library) -> None:
    found = next(item for item in forms_of(library) if item.id == form)
    signed = [block.content for block in found.body if isinstance(block.content, Signatures)]
    assert signed[-1].blocks[-1].role == role


@pytest.mark.parametrize(
    "form,columns",
    [
        (
            "vast-bang-tong-hop",
            (
                "TT|Họ và tên|Chức vụ|Phòng/Trung tâm|Hoàn thành xuất sắc nhiệm vụ|Hoàn thành tốt nhiệm vụ|"
                "Hoàn thành nhiệm vụ|Không hoàn thành nhiệm vụ|Ghi chú"
            ),
        ),
        ("vast-danh-muc", "TT|Nhiệm vụ theo quý|Mục tiêu đề ra|Dự kiến kết quả sản phẩm|Ghi chú"),
        (
            "hd02-danh-muc",
            (
                "TT|Nhiệm vụ theo Quý|Cấp trình|Độ khó, mới, phức tạp; phạm vi tác động|Sản phẩm|Số lượng|Tiến độ|Ghi chú|"
                "Điểm chấm công việc|Hệ số quy đổi"
            ),
        ),
        (
            "lamdong-pl7",
            (
                "TT|Nhiệm vụ, công việc, chỉ tiêu chủ yếu|Trục kết quả trọng tâm ¹|Sản phẩm/Kết quả theo kế hoạch|"
                "Kết quả thực hiện|Mức độ hoàn thành ²|Ghi chú"
            ),
        ),
        (
            "hadong-mau-1a",
            "STT|Họ và tên|Đánh giá kết quả thực hiện nhiệm vụ trong tháng|Cá nhân tự xếp loại|HTXSNV|HTTNV|HTNV|Không HTNV",
        ),
    ],
)
def test_the_first_table_has_the_columns_that_are_printed(form: str, columns: str, library: Library) -> None:
    found = next(item for item in forms_of(library) if item.id == form)
    assert "|".join(column.title for column in found.tables[0].leaves) == columns


def test_a_quarter_inherits_the_forms_for_quarters_and_not_those_for_years(library: Library) -> None:
    forms = library.law("thanhlam", dt.date(2026, 6, 30)).forms
    assert {"hd02-mau-5", "thanhlam-mau-01"} <= set(forms)
    assert [name for name in forms if name.startswith("qd366")] == []
    assert "qd366-cham-diem-pl3" in library.law("qd366", dt.date(2026, 12, 31)).forms


def test_an_own_form_stands_beside_the_inherited_ones(tmp_path: Path) -> None:
    law = load_library(own(tmp_path, FORM)).law("tinh-x", dt.date(2026, 9, 30))
    assert {"phieu", "hd02-mau-5"} <= set(law.forms)
    form = law.forms["phieu"]
    assert (form.made_for, form.framework, form.page.left) == (MadeFor.PERSON, "hd02-pl3", 30)
    (table,) = form.tables
    assert isinstance(table, FormTable)
    assert [column.align for column in table.leaves] == [Align.LEFT, Align.LEFT]


def test_a_later_edition_takes_over_on_its_day(tmp_path: Path) -> None:
    later = FORM.replace("effective_from: 2026-07-01", "effective_from: 2026-10-01").replace("Mẫu 9", "Mẫu 9 mới")
    library = load_library(own(tmp_path, FORM, **{"phieu@2026-10-01": later}))
    labels = [library.law("tinh-x", day).forms["phieu"].label for day in (dt.date(2026, 9, 30), dt.date(2026, 10, 1))]
    assert labels == ["Mẫu 9", "Mẫu 9 mới"]


def test_a_form_of_a_framework_left_behind_is_left_behind_with_it(tmp_path: Path) -> None:
    """A pack with axes of its own sum keeps no form that scores by the inherited framework."""
    folder = own(tmp_path, FORM.replace("framework: hd02-pl3", "framework: khung-x"))
    rules = """\
rules:
  general_criteria:
    parameters:
      total:
        values:
          - {effective_from: 2026-07-01, value: 40, citation: {instrument: tinh-x, section: "1", quote: Lời}}
  result_axes:
    parameters:
      total:
        values:
          - {effective_from: 2026-07-01, value: 60, citation: {instrument: tinh-x, section: "1", quote: Lời}}
"""
    framework = """\
title: Khung của Tỉnh ủy X (giả định)
applies_to: Cán bộ cấp xã (giả định)
effective_from: 2026-07-01
citation: {instrument: tinh-x, annex: "1", quote: Khung giả định}
general:
  - {id: "1", title: Nhóm một, max_score: 40, criteria: [{id: "1.1", text: Tiêu chí một, max_score: 40}]}
axes:
  - {id: 1, title: Trục một, max_score: 60, criteria: [{id: T1.1, text: Nội dung một}]}
"""
    pack = QUARTERLY + "default_framework: khung-x\n"
    (folder / "tinh-x" / "frameworks").mkdir()
    for name, text in (("pack.yaml", pack), ("parameters.yaml", rules), ("frameworks/khung-x.yaml", framework)):
        (folder / "tinh-x" / name).write_text(text, encoding="utf-8")
    forms = load_library(folder).law("tinh-x", dt.date(2026, 9, 30)).forms
    assert "phieu" in forms
    assert "hd02-mau-5" not in forms
    assert "hd02-danh-muc" in forms


BROKEN = [
    pytest.param(
        ("person.name", "person.nam"),
        "phieu.yaml:13: không có dữ liệu «person.nam» trong danh mục của biểu mẫu",
        "Có phải là «person.name»?",
        id="tên dữ liệu viết sai",
    ),
    pytest.param(
        ("person.name", "collective.assigned"),
        "phieu.yaml:13: dữ liệu «collective.assigned» (tổng số nhiệm vụ được giao) không có trên mẫu lập cho "
        "một cá nhân trong một kỳ",
        "Các tên đã biết:",
        id="dữ liệu của tập thể trên mẫu của cá nhân",
    ),
    pytest.param(
        ("period.quarter", "period.quater"),
        "phieu.yaml:4: không có dữ liệu «period.quater» trong danh mục của biểu mẫu",
        "Có phải là «period.quarter»?",
        id="chỗ điền trong dòng chữ viết sai",
    ),
    pytest.param(
        ("Quý {period.quarter}", "Quý {period quarter}"),
        "phieu.yaml:4: ngoặc nhọn không bao quanh một tên dữ liệu",
        "Viết tên dữ liệu liền trong một cặp ngoặc nhọn",
        id="ngoặc nhọn không đúng",
    ),
    pytest.param(
        ("criterion.text", "criterion.txt"),
        "phieu.yaml:18: các hàng của bảng không có dữ liệu «criterion.txt»",
        "Có phải là «criterion.text»?",
        id="dữ liệu của cột viết sai",
    ),
    pytest.param(
        ("{axis.number}", "{axis.numbr}"),
        "phieu.yaml:19: ở đây không có dữ liệu «axis.numbr»",
        "Có phải là «axis.number»?",
        id="dữ liệu trong lời của trục viết sai",
    ),
    pytest.param(
        ("source: general_criteria", "source: general_criterias"),
        "phieu.yaml:21: không có dữ liệu «general_criterias» trong danh mục của biểu mẫu",
        "Có phải là «general_criteria»?",
        id="nguồn của hàng viết sai",
    ),
    pytest.param(
        ("source: general_criteria", "source: collective_tasks"),
        "phieu.yaml:21: dữ liệu «collective_tasks» (nhiệm vụ của tập thể) không có trên mẫu lập cho",
        "Các tên đã biết:",
        id="nguồn của tập thể trên mẫu của cá nhân",
    ),
    pytest.param(
        ("width: 80", "width: 79"),
        "phieu.yaml:17: độ rộng các cột cộng lại là 99, không phải 100",
        "Sửa width của các cột.",
        id="độ rộng cộng lại 99",
    ),
    pytest.param(
        ("width: 80", "width: 81"),
        "phieu.yaml:17: độ rộng các cột cộng lại là 101, không phải 100",
        "Sửa width của các cột.",
        id="độ rộng cộng lại 101",
    ),
    pytest.param(
        ("id: noi-dung", "id: tt"),
        "phieu.yaml:17: mã cột lặp lại: tt",
        "Đặt cho mỗi cột một mã riêng.",
        id="mã cột lặp lại",
    ),
    pytest.param(
        ("cells: {noi-dung:", "cells: {noidung:"),
        "phieu.yaml:22: bảng không có cột «noidung»",
        "Có phải là «noi-dung»?",
        id="ô in sẵn ở cột không có",
    ),
    pytest.param(
        ("{source: general_criteria}", "{source: general_criteria, empty: [noi-dun]}"),
        "phieu.yaml:21: bảng không có cột «noi-dun»",
        "Có phải là «noi-dung»?",
        id="cột để trống không có",
    ),
    pytest.param(
        ("{id: tt, title: TT, width: 20, bind: criterion.number}", "{title: TT}"),
        "phieu.yaml:17: cột thiếu id, width",
        "Bổ sung mã cột (id) và độ rộng (width).",
        id="cột không có mã và độ rộng",
    ),
    pytest.param(
        ("title: TT, width: 20, bind: criterion.number", "title: TT, columns: [{id: a, title: A, width: 20}]"),
        "phieu.yaml:17: đầu cột ghép không có id",
        "Chuyển các khóa này xuống cột con.",
        id="đầu cột ghép có mã",
    ),
    pytest.param(
        ("{source: general_criteria}", "{source: general_criteria, label: Tổng}"),
        "phieu.yaml:21: mỗi hàng hoặc in sẵn (label, cells, strong), hoặc lấy từ một nguồn (source, blank, empty)",
        "Tách thành hai hàng, hoặc bỏ phần không dùng.",
        id="hàng vừa in sẵn vừa lấy từ nguồn",
    ),
    pytest.param(
        ("{source: general_criteria}", "{blank: [{tt: '1'}]}"),
        "phieu.yaml:21: mỗi hàng hoặc in sẵn (label, cells, strong), hoặc lấy từ một nguồn (source, blank, empty)",
        "Tách thành hai hàng, hoặc bỏ phần không dùng.",
        id="hàng trống không có nguồn",
    ),
    pytest.param(
        ("- {source: general_criteria}", "- {label: Hàng}"),
        "phieu.yaml:17: bảng không có hàng lấy từ nguồn nào",
        "Bổ sung source vào rows, hoặc bỏ bind.",
        id="cột có dữ liệu mà bảng không có nguồn",
    ),
    pytest.param(
        ("choices: {bind: self.grade}", "choices: {bind: self.total}"),
        "phieu.yaml:23: không có dữ liệu «self.total» trong danh mục của biểu mẫu",
        "Có phải là «self.grade»?",
        id="bốn mức không phải là mức xếp loại",
    ),
    pytest.param(
        ("  - choices: {bind: self.grade}", "  - choices: {bind: self.grade}\n    note: Chọn một"),
        "phieu.yaml:23: mỗi khối phải có đúng một nội dung, ở đây có choices, note",
        "phần còn lại thành khối riêng",
        id="khối có hai nội dung",
    ),
    pytest.param(
        ("  - choices: {bind: self.grade}", "  - added: true"),
        "phieu.yaml:23: mỗi khối phải có đúng một nội dung",
        "Giữ một trong: heading, text, note, fields, table, list, choices, signatures",
        id="khối không có nội dung",
    ),
    pytest.param(
        ("framework: hd02-pl3", "framework: hd02-pl4"),
        "phieu.yaml:9: khung tiêu chí «hd02-pl4» không có vào ngày 01/07/2026",
        "Có phải là «hd02-pl3»?",
        id="khung không có",
    ),
    pytest.param(
        ("framework: hd02-pl3\n", ""),
        "phieu.yaml:20: bảng lấy tiêu chí của khung mà mẫu chưa nêu khung",
        "Bổ sung framework: mã khung, ví dụ: hd02-pl3.",
        id="bảng theo khung mà không nêu khung",
    ),
    pytest.param(
        ("effective_from: 2026-07-01", "effective_from: 2026-06-30"),
        "phieu.yaml:8: mẫu có hiệu lực từ 30/06/2026, trước ngày có hiệu lực của Hướng dẫn 01-HD/TX",
        "Dùng ngày từ 2026-07-01 trở đi.",
        id="mẫu có hiệu lực trước văn bản",
    ),
    pytest.param(
        ("printed: true", "printed: false"),
        "phieu.yaml:6: mẫu không được văn bản in mà chưa nói bố cục lập theo gì",
        "Bổ sung basis",
        id="mẫu không in mà không nói lập theo gì",
    ),
    pytest.param(
        ("printed: true", "printed: true\nbasis: lời khác"),
        "phieu.yaml:7: mẫu được văn bản in thì không có basis",
        "Bỏ basis, hoặc sửa printed thành false.",
        id="mẫu có in mà lại có basis",
    ),
    pytest.param(
        ("made_for: PERSON", "made_for: PEOPLE"),
        "phieu.yaml:7: «made_for» phải là một trong: PERSON, UNIT, PERIOD, BODY",
        "Một bản điền của mẫu nói về ai",
        id="lập cho ai viết sai",
    ),
    pytest.param(
        ("orientation: portrait", "orientation: doc"),
        "phieu.yaml:10: «orientation» phải là một trong: portrait, landscape",
        "portrait = dọc; landscape = ngang.",
        id="chiều giấy viết sai",
    ),
    pytest.param(
        ("left: 30", "left: 4"),
        "phieu.yaml:10: «left» không được nhỏ hơn 5",
        "Lề trái, mi-li-mét, ví dụ: 30.",
        id="lề quá nhỏ",
    ),
    pytest.param(
        ("label: Mẫu 9", "labels: Mẫu 9"),
        "phieu.yaml:2: khóa «labels» không có trong lược đồ",
        "Có phải là «label»?",
        id="khóa viết sai",
    ),
    pytest.param(
        ("instrument: tinh-x", "instrument: tinh-y"),
        "phieu.yaml:5: văn bản «tinh-y» không có trong các gói quy định",
        "Có phải là «tinh-x»?",
        id="văn bản không có",
    ),
    pytest.param(
        ("printed: true", "printed: true\npublished: true"),
        "phieu.yaml:14: mẫu ban hành công khai có dữ liệu nội bộ «person.name» (họ và tên)",
        "Bỏ chỗ điền ấy, hoặc bỏ published.",
        id="mẫu công khai nêu dữ liệu nội bộ",
    ),
    pytest.param(
        ("printed: true", "printed: true\npublished: true"),
        "phieu.yaml:23: mẫu ban hành công khai có dữ liệu nội bộ «self.total»",
        "Bỏ chỗ điền ấy, hoặc bỏ published.",
        id="mẫu công khai nêu dữ liệu nội bộ trong dòng chữ",
    ),
    pytest.param(
        ("printed: true", "printed: true\npublished: true"),
        "phieu.yaml:22: mẫu ban hành công khai lấy hàng từ nguồn nội bộ «general_criteria»",
        "Dùng source: decided_people, hoặc bỏ published.",
        id="mẫu công khai lấy hàng nội bộ",
    ),
    pytest.param(
        ("printed: true", "printed: true\npublished: true"),
        "phieu.yaml:24: mẫu ban hành công khai có dữ liệu nội bộ «self.grade»",
        "Bỏ chỗ điền ấy, hoặc bỏ published.",
        id="mẫu công khai đánh dấu mức nội bộ",
    ),
    pytest.param(
        ("name: Phiếu của Tỉnh X (giả định)", "name: Bản tự đánh giá, xếp loại của cá nhân (Mẫu 5)"),
        "phieu.yaml:1: tên «Bản tự đánh giá, xếp loại của cá nhân (Mẫu 5)» đã là tên của biểu mẫu «hd02-mau-5»",
        "Đặt tên phân biệt hai mẫu.",
        id="tên trùng với mẫu khác",
    ),
]


@pytest.mark.parametrize("change,expected,remedy", BROKEN)
def test_a_broken_form_is_refused_with_place_and_remedy(
    tmp_path: Path, change: tuple[str, str], expected: str, remedy: str
) -> None:
    assert FORM.count(change[0]) == 1
    with pytest.raises(RegulationError) as caught:
        load_library(own(tmp_path, FORM.replace(*change)))
    found = [fault for fault in caught.value.faults if expected in str(fault)]
    assert found, str(caught.value)
    assert remedy in found[0].remedy


NOTICE = """\
name: Thông báo của Tỉnh X (giả định)
title: [THÔNG BÁO]
citation: {instrument: tinh-x, annex: "9", quote: Thông báo giả định}
printed: true
published: true
made_for: UNIT
effective_from: 2026-07-01
page: {orientation: portrait, margins: {top: 20, bottom: 20, left: 30, right: 15}}
body:
  - text: "{unit.name}, {period.label}"
"""


def test_a_published_form_of_public_names_is_sound(tmp_path: Path) -> None:
    load_library(own(tmp_path, NOTICE))


@pytest.mark.parametrize("name", sorted(LISTS))
def test_a_published_form_lists_nothing_internal(tmp_path: Path, name: str) -> None:
    with pytest.raises(RegulationError, match=rf"phieu\.yaml:11: mẫu ban hành công khai có dữ liệu nội bộ «{name}»"):
        load_library(own(tmp_path, f"{NOTICE}  - list: {{bind: {name}, blank: 3}}\n"))


def test_the_columns_of_a_published_form_are_those_that_the_public_sees(tmp_path: Path) -> None:
    names = sorted(set(SOURCES["people"].fields) - set(SOURCES["decided_people"].fields))
    columns = [f"{{id: c{at}, title: Cột, width: 5, bind: {name}}}" for at, name in enumerate(names)]
    table = (
        "  - table:\n      title: Kết quả\n"
        f"      columns: [{{id: ten, title: Tên, width: {100 - 5 * len(names)}}}, {', '.join(columns)}]\n"
        "      rows: [{source: decided_people}, {source: people}]\n"
    )
    with pytest.raises(RegulationError) as caught:
        load_library(own(tmp_path, NOTICE + table))
    told = [fault.message for fault in caught.value.faults if "có dữ liệu nội bộ" in fault.message]
    assert [message.partition("»")[0].rpartition("«")[2] for message in told] == names


@pytest.mark.parametrize("column", ["name", "source"])
def test_a_cell_of_a_published_form_tells_nothing_internal_whatever_its_column_is_called(
    tmp_path: Path, column: str
) -> None:
    table = (
        "  - table:\n      title: Kết quả\n"
        f"      columns: [{{id: ten, title: Tên, width: 50}}, {{id: {column}, title: Cột, width: 50}}]\n"
        f"      rows: [{{label: Tổng, cells: {{{column}: '{{collective.assigned}}'}}}}]\n"
    )
    with pytest.raises(RegulationError, match=r"có dữ liệu nội bộ «collective\.assigned»"):
        load_library(own(tmp_path, NOTICE + table))


def test_an_id_that_another_pack_has_is_refused(tmp_path: Path) -> None:
    with pytest.raises(EvalgenError, match="biểu mẫu «hd02-mau-5» đã có trong gói «hd02»"):
        load_library(own(tmp_path, FORM, "hd02-mau-5.yaml"))


def test_a_file_name_that_is_no_id_is_refused(tmp_path: Path) -> None:
    with pytest.raises(EvalgenError, match=r"tên tệp «Phieu 1\.yaml» không dùng làm mã biểu mẫu được"):
        load_library(own(tmp_path, FORM, "Phieu 1.yaml"))


def test_a_file_name_with_another_day_is_refused(tmp_path: Path) -> None:
    with pytest.raises(EvalgenError, match="tên tệp nêu ngày «2026-08-01», nội dung nêu ngày 2026-07-01"):
        load_library(own(tmp_path, FORM, "phieu@2026-08-01.yaml"))


def parts(node: Any, path: str) -> Iterator[tuple[str, Mapping[str, Any]]]:
    yield path, node
    for name in ("properties", "$defs"):
        for key, below in node.get(name, {}).items():
            yield from parts(below, f"{path}.{name}.{key}")
    if "items" in node:
        yield from parts(node["items"], f"{path}.items")


def test_the_schema_is_valid_closed_and_says_what_each_property_is() -> None:
    schema = json.loads((resource("schemas") / "form.schema.json").read_text(encoding="utf-8"))
    jsonschema.Draft202012Validator.check_schema(schema)
    listed = list(parts(schema, "$"))
    objects = [path for path, part in listed if part.get("type") == "object" and "additionalProperties" not in part]
    bare = [
        f"{path}.{key}"
        for path, part in listed
        for key, below in part.get("properties", {}).items()
        if not below.get("title") or not below.get("description") or below.get("x-audience") != "public"
    ]
    unlabelled = [
        path for path, part in listed if "enum" in part and list(part.get("x-enum-labels", ())) != part["enum"]
    ]
    assert (objects, bare, unlabelled) == ([], [], [])
    assert len(listed) > 80


def test_every_name_of_the_register_says_in_vietnamese_what_it_is() -> None:
    titles = [
        *(binding.title for binding in FIELDS.values()),
        *(binding.title for binding in LISTS.values()),
        *(source.title for source in SOURCES.values()),
        *(binding.title for source in SOURCES.values() for binding in source.fields.values()),
        *(title for names in LINE_FIELDS.values() for title in names.values()),
    ]
    assert len(titles) > 100
    assert [title for title in titles if not title.strip() or title.isascii()] == []


def test_a_form_for_a_collective_may_not_speak_of_one_person(library: Library) -> None:
    """The register keeps the two apart: no name of a person stands on a form that is made for a unit."""
    units = [form for form in forms_of(library) if form.made_for is MadeFor.UNIT]
    assert units
    words = [block.content.text for form in units for block in form.body if isinstance(block.content, TextBlock)]
    assert [text for text in words if "{person." in text] == []

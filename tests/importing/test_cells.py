"""What the words in a cell become, by the kind of the column."""

import datetime as dt
from decimal import Decimal

import pytest

from evalgen.domain.sheet import CellFault, Content
from evalgen.drafting.sheets.cell_values import Value, value_in
from evalgen.drafting.sheets.column import Column, Kind

LEVELS: dict[str, str | Decimal] = {"phải sửa đổi 1-2 lần": Decimal("0.75"), "đạt yêu cầu": Decimal(1)}
UNITS: dict[str, str | Decimal] = {"Văn phòng Đảng ủy": "van-phong", "Tổ Một": "to-1", "TỔ MỘT": "to-mot"}


def column(kind: Kind, choices: dict[str, str | Decimal] | None = None) -> Column:
    return Column(key="k", heading="Cột", kind=kind, choices=choices or {})


@pytest.mark.parametrize(
    "kind, content, value",
    [
        pytest.param(Kind.TEXT, "Báo cáo", "Báo cáo", id="chữ là chữ"),
        pytest.param(Kind.TEXT, Decimal(2026), "2026", id="số trong cột chữ viết như bảng hiện"),
        pytest.param(Kind.TEXT, Decimal("1E+3"), "1000", id="số trong cột chữ không bao giờ có số mũ"),
        pytest.param(Kind.NUMBER, Decimal("2.0"), 2, id="số nguyên là số nguyên"),
        pytest.param(Kind.NUMBER, Decimal("0.75"), Decimal("0.75"), id="số lẻ giữ chính xác"),
        pytest.param(Kind.NUMBER, "0,75", Decimal("0.75"), id="dấu phẩy của người Việt"),
        pytest.param(Kind.NUMBER, "0.75", Decimal("0.75"), id="dấu chấm"),
        pytest.param(
            Kind.NUMBER, "0,7501", Decimal("0.7501"), id="bốn chữ số sau dấu phẩy thì không thể là hàng nghìn"
        ),
        pytest.param(Kind.NUMBER, "0,125", Decimal("0.125"), id="không số hàng nghìn nào bắt đầu bằng 0"),
        pytest.param(Kind.NUMBER, "-3", -3, id="số âm để lược đồ từ chối"),
        pytest.param(Kind.DAY, dt.date(2026, 6, 30), dt.date(2026, 6, 30), id="ngày"),
        pytest.param(Kind.DAY, "30/06/2026", dt.date(2026, 6, 30), id="ngày viết bằng chữ, ngày đứng trước"),
        pytest.param(Kind.DAY, "5.6.2026", dt.date(2026, 6, 5), id="ngày viết bằng dấu chấm"),
        pytest.param(Kind.DAY, "2026-06-30", dt.date(2026, 6, 30), id="ngày viết như trong hồ sơ"),
        pytest.param(Kind.YES, "x", True, id="x là có"),
        pytest.param(Kind.YES, "Có", True, id="có là có"),
        pytest.param(Kind.YES, True, True, id="ô đúng/sai"),
        pytest.param(Kind.YES, Decimal(0), False, id="0 là không"),
        pytest.param(Kind.YES, "Không", False, id="không là không"),
        pytest.param(Kind.LIST, "3.3; 3.4", ["3.3", "3.4"], id="danh sách cách nhau dấu chấm phẩy"),
        pytest.param(Kind.LIST, "a.pdf\nb.pdf;", ["a.pdf", "b.pdf"], id="danh sách cách nhau bằng xuống dòng"),
        pytest.param(
            Kind.LIST,
            "- Báo cáo 15; phụ lục 2;\n- Tờ trình 3",
            ["Báo cáo 15; phụ lục 2", "Tờ trình 3"],
            id="gạch đầu dòng",
        ),
        pytest.param(Kind.LIST, "- Báo cáo 15; phụ lục 2", ["Báo cáo 15; phụ lục 2"], id="một gạch đầu dòng"),
        pytest.param(Kind.LIST, "15-BC/VP; -3", ["15-BC/VP", "-3"], id="dấu trừ không phải gạch đầu dòng"),
        pytest.param(Kind.LIST, "Không", [], id="không có gì"),
        pytest.param(Kind.LIST, Decimal(4), ["4"], id="một số"),
        pytest.param(Kind.TEXT, None, None, id="ô trống không nói gì"),
    ],
)
def test_a_cell_becomes(kind: Kind, content: Content, value: Value | None) -> None:
    assert value_in(column(kind), content) == value
    assert type(value_in(column(kind), content)) is type(value)


@pytest.mark.parametrize(
    "choices, content, value",
    [
        pytest.param(LEVELS, "Đạt yêu cầu", Decimal(1), id="nhãn, không kể chữ hoa"),
        pytest.param(LEVELS, "  đạt   yêu cầu ", Decimal(1), id="nhãn, không kể dấu cách"),
        pytest.param(LEVELS, Decimal("0.75"), Decimal("0.75"), id="chính giá trị"),
        pytest.param(LEVELS, "0,75", Decimal("0.75"), id="giá trị viết bằng chữ"),
    ],
)
def test_a_choice_is_made_by_label_or_value(choices: dict[str, str | Decimal], content: Content, value: Value) -> None:
    assert value_in(column(Kind.CHOICE, choices), content) == value


@pytest.mark.parametrize(
    "content, value",
    [
        pytest.param("van-phong", "van-phong", id="mã"),
        pytest.param("văn phòng đảng ủy", "van-phong", id="tên"),
        pytest.param("don-vi-moi", "don-vi-moi", id="mã chưa biết để check tìm"),
    ],
)
def test_a_name_stands_for_its_identifier(content: Content, value: Value) -> None:
    assert value_in(column(Kind.NAME, UNITS), content) == value


@pytest.mark.parametrize("content", ["van-phong", "Văn phòng Đảng ủy"])
def test_a_name_that_must_be_known(content: str) -> None:
    known = Column(key="k", heading="Đơn vị", kind=Kind.NAME, choices=UNITS, among=frozenset({"van-phong"}))
    assert value_in(known, content) == "van-phong"
    fault = value_in(known, "van-phong-moi")
    assert isinstance(fault, CellFault)
    assert (fault.code, "khai trước" in fault.remedy) == ("not-one-of-these", True)


@pytest.mark.parametrize(
    "content, remedy, numbers",
    [
        ("1.200,500", "Sau dấu «,» là phần lẻ thì ghi 1200,5; là hàng nghìn thì ghi 1200500.", ("1200,5", "1200500")),
        ("-1,200.125", "Sau dấu «.» là phần lẻ thì ghi -1200,125; là hàng nghìn thì ghi -1200125.", ("-1200,125",)),
        ("1.200.300,000", "Sau dấu «,» là phần lẻ thì ghi 1200300; là hàng nghìn thì ghi 1200300000.", ("1200300",)),
        ("1.200,500.300", "Ghi liền phần nguyên, chỉ một dấu phẩy trước phần lẻ.", ()),
        ("1.200.500", "Ghi liền: 1200500.", ("1200500",)),
    ],
)
def test_a_number_with_both_signs_is_not_a_thousand_times_as_much(
    content: str, remedy: str, numbers: tuple[str, ...]
) -> None:
    fault = value_in(column(Kind.NUMBER), content)
    assert isinstance(fault, CellFault)
    assert (fault.code, fault.remedy) == ("unclear-number", remedy)
    for number in numbers:
        assert value_in(column(Kind.NUMBER), number) == Decimal(number.replace(",", "."))


@pytest.mark.parametrize(
    "kind, content, code, said",
    [
        pytest.param(Kind.NUMBER, "hai", "not-a-number", "«hai»", id="chữ không phải số"),
        pytest.param(Kind.NUMBER, True, "not-a-number", "True", id="đúng/sai không phải số"),
        pytest.param(Kind.NUMBER, "1.200", "unclear-number", "một nghìn", id="1.200 là một nghìn hai hay một phẩy hai"),
        pytest.param(Kind.NUMBER, "1,200", "unclear-number", "một nghìn", id="1,200 cũng vậy"),
        pytest.param(Kind.DAY, "31/06/2026", "not-a-day", "31/06/2026", id="ngày không có trong lịch"),
        pytest.param(
            Kind.DAY, Decimal(46203), "not-a-day", "30/06/2026", id="số ngày của bảng tính được nói là ngày nào"
        ),
        pytest.param(Kind.DAY, Decimal(20261231), "not-a-day", "20261231", id="số khác thì không"),
        pytest.param(Kind.YES, "có lẽ", "not-yes-or-no", "có lẽ", id="không rõ có hay không"),
        pytest.param(Kind.TEXT, True, "a-word-expected", "đúng/sai", id="đúng/sai trong cột chữ"),
        pytest.param(Kind.TEXT, dt.date(2026, 10, 1), "a-word-expected", "01/10/2026", id="«10/2026» đã thành ngày"),
        pytest.param(Kind.LIST, dt.date(2026, 4, 3), "a-word-expected", "03/04/2026", id="mã 3.4 đã thành ngày"),
        pytest.param(Kind.CHOICE, "tạm được", "not-one-of-these", "đạt yêu cầu", id="mức không có nêu các mức"),
        pytest.param(Kind.CHOICE, Decimal("0.8"), "not-one-of-these", "0.8", id="giá trị không có trong bảng mức"),
        pytest.param(Kind.NAME, "../../etc/passwd", "not-one-of-these", "mã", id="đường dẫn không phải mã"),
        pytest.param(Kind.NAME, "Văn phòng", "not-one-of-these", "Văn phòng Đảng ủy", id="tên chưa đủ nêu các tên"),
        pytest.param(Kind.NAME, "tổ một", "not-one-of-these", "Tổ Một", id="tên của hai đơn vị thì không đoán"),
    ],
)
def test_a_cell_that_says_no_such_thing(kind: Kind, content: Content, code: str, said: str) -> None:
    fault = value_in(column(kind, UNITS if kind is Kind.NAME else LEVELS), content)
    assert isinstance(fault, CellFault)
    assert fault.code == code
    assert said in fault.message + fault.remedy
    assert fault.remedy

"""Which name somebody probably meant who wrote another one in a cell."""

import pytest

from evalgen.domain.grade import Grade
from evalgen.domain.sheet import CellFault
from evalgen.drafting.sheets.cell_values import value_in
from evalgen.drafting.sheets.column import Column, Kind
from evalgen.drafting.sheets.likeness import Likeness


@pytest.mark.parametrize(
    "text, names, meant",
    [
        pytest.param("do-ba-chung", ["do-ba-trung", "tran-thi-dao"], "do-ba-trung", id="sai vài chữ"),
        pytest.param("Van phong Dang uy xa", ["Văn phòng Đảng ủy", "Tổ Một"], "Văn phòng Đảng ủy", id="thừa một từ"),
        pytest.param("bao-cao-thag-06", ["bao-cao-thang-06", "bao-cao-thang-07"], "bao-cao-thang-06", id="cùng số"),
        pytest.param("nguyen-van-a-3", ["nguyen-van-a-1", "nguyen-van-a-2"], None, id="số khác là người khác"),
        pytest.param("Phòng 3", ["Phòng 1", "Phòng 2"], None, id="số khác là phòng khác"),
        pytest.param("nguyen-van-ah", ["nguyen-van-a", "nguyen-van-anh"], None, id="hai người gần như nhau"),
        pytest.param("Tổ Môt", ["Tổ Một", "TỔ MỘT"], None, id="hai tên chỉ khác dấu, khác chữ hoa"),
        pytest.param("Sản phẩm chưa duyệt", ["Sản phẩm duyệt"], None, id="chưa là ngược lại"),
        pytest.param("Sản phẩm được duyệt", ["Sản phẩm không được duyệt"], None, id="tên có không, chữ viết thì không"),
        pytest.param("bui-van-la", ["do-ba-trung"], None, id="không tên nào gần"),
    ],
)
def test_name_that_was_meant(text: str, names: list[str], meant: str | None) -> None:
    assert Likeness(tuple(names)).meant(text) == meant


def test_names_are_listed_by_the_words_they_share_and_no_more_than_asked_for() -> None:
    likeness = Likeness(("Tổ Một", "Văn phòng Hội đồng", "Ban Một", "Văn phòng Đảng ủy"))
    assert likeness.nearest_first("văn phòng đảng", 4) == (
        "Văn phòng Đảng ủy",
        "Văn phòng Hội đồng",
        "Tổ Một",
        "Ban Một",
    )
    assert likeness.nearest_first("một", 3) == ("Tổ Một", "Ban Một", "Văn phòng Hội đồng")
    assert likeness.nearest_first("một", 1) == ("Tổ Một",)


@pytest.mark.parametrize(
    "said",
    [
        "Chưa hoàn thành nhiệm vụ",
        "Hoàn thành chưa tốt nhiệm vụ",
        "Hoàn thành không tốt nhiệm vụ",
        "Hoàn thành nhiệm vụ tốt",
    ],
)
def test_nobody_guesses_a_grade(said: str) -> None:
    """All four are listed; they differ in a word or two, which turn them round."""
    grades = {grade.label: grade.name for grade in Grade}
    column = Column(key="proposed_grade", heading="Mức tự đề xuất", kind=Kind.CHOICE, choices=grades)
    fault = value_in(column, said)
    assert isinstance(fault, CellFault)
    assert "Có phải ý là" not in fault.remedy
    assert all(label in fault.remedy for label in grades)

import pytest

from evalgen.domain.slug import slug
from evalgen.reading.schemas.suggestions import date_like, nearest, period_like

KEYS = [("work_items", "Công việc đăng ký"), ("quantity", "Số lượng kế hoạch"), ("to", "Đến hết ngày"), ("by", "")]


@pytest.mark.parametrize(
    "word, meant",
    [
        ("work_item", "work_items"),
        ("Work-Items", "work_items"),
        ("công việc", "work_items"),
        ("so_luong", "quantity"),
        ("quantiti", "quantity"),
        ("xyz", None),
        ("b", None),
        ("", None),
    ],
)
def test_nearest(word: str, meant: str | None) -> None:
    assert nearest(word, KEYS) == meant


GRADES = [
    ("EXCELLENT", "Hoàn thành xuất sắc nhiệm vụ"),
    ("GOOD", "Hoàn thành tốt nhiệm vụ"),
    ("COMPLETED", "Hoàn thành nhiệm vụ"),
    ("NOT_COMPLETED", "Không hoàn thành nhiệm vụ"),
]


@pytest.mark.parametrize(
    "word, meant",
    [
        ("tốt", "GOOD"),
        ("xuất sắc", "EXCELLENT"),
        ("Hoàn thành tốt", "GOOD"),
        ("không hoàn thành", "NOT_COMPLETED"),
        ("Hoàn thành nhiệm vụ", "COMPLETED"),
        ("hoàn thành", None),
        ("nhiệm vụ", None),
    ],
)
def test_words_that_stand_in_one_label_alone_tell_which_is_meant(word: str, meant: str | None) -> None:
    """«hoàn thành» is how three of them begin: nobody is led to the highest."""
    assert nearest(word, GRADES) == meant


@pytest.mark.parametrize(
    "word, meant",
    [
        ("Hoàn thành chưa tốt nhiệm vụ", None),
        ("Hoàn thành không tốt nhiệm vụ", None),
        ("hoan thanh ko tot nhiem vu", None),
        ("Hoàn thành tố nhiệm vụ", "GOOD"),
        ("Khong hoan thanh nhiem vuj", "NOT_COMPLETED"),
        ("NOT_COMPLETE", "NOT_COMPLETED"),
    ],
)
def test_what_denies_is_no_slip_of_what_does_not(word: str, meant: str | None) -> None:
    assert nearest(word, GRADES) == meant


@pytest.mark.parametrize(
    "text, meant",
    [("Trần Thị Đào", "tran-thi-dao"), ("A__b--C", "a-b-c"), ("???", ""), ("x" * 70, "x" * 64), ("Ủy ban", "uy-ban")],
)
def test_slug(text: str, meant: str) -> None:
    assert slug(text) == meant


@pytest.mark.parametrize(
    "text, meant",
    [
        ("31/03/2026", "2026-03-31"),
        ("1.4.2026", "2026-04-01"),
        ("2026-4-1", "2026-04-01"),
        ("2026-03-31 08:00", "2026-03-31"),
        ("2026-03-31T08:00", "2026-03-31"),
        ("ngày 31/03/2026", "2026-03-31"),
        ("Ngày 5 tháng 4 năm 2026", "2026-04-05"),
        ("20260331", "2026-03-31"),
        ("20261331", None),
        ("31/02/2026", None),
        ("tháng tư", None),
    ],
)
def test_date_like(text: str, meant: str | None) -> None:
    assert date_like(text) == meant


@pytest.mark.parametrize(
    "text, meant",
    [
        ("2026-q2", "2026-Q2"),
        ("Quý II/2026", "2026-Q2"),
        ("Quý IV năm 2026", "2026-Q4"),
        ("Q3-2026", "2026-Q3"),
        ("2026-6", "2026-06"),
        ("tháng 12-2026", "2026-12"),
        ("nam-2026", "2026"),
        ("units", None),
        ("2026-Q5", None),
        ("Quý 0/2026", None),
    ],
)
def test_period_like(text: str, meant: str | None) -> None:
    assert period_like(text) == meant

"""What the built-in packs say, number by number, and that nobody can change it by accident."""

import datetime as dt
from collections.abc import Mapping
from fractions import Fraction
from pathlib import Path
from typing import Any

import pytest

import evalgen
from evalgen.domain.period import PeriodKind
from evalgen.errors import EvalgenError
from evalgen.regulation.level import Level
from evalgen.regulation.loader import load_library
from evalgen.regulation.parameters import RULES, Need
from evalgen.regulation.plates import plates

LAST_DAY_OF_Q2 = dt.date(2026, 6, 30)
LAW = load_library().law("hd02", LAST_DAY_OF_Q2)


@pytest.mark.parametrize(
    "stem,name,value,citation",
    [
        pytest.param(stem, name, value, citation, id=f"{stem}.{name}")
        for stem, name, value, citation in [
            ("general_criteria", "total", 30, "mục 1 Phụ lục 2 Hướng dẫn 02-HD/BTCTW"),
            ("result_axes", "total", 70, "mục 1 Phụ lục 2 Hướng dẫn 02-HD/BTCTW"),
            ("result_axes", "own_weights", True, "mục 2.5 Hướng dẫn 02-HD/BTCTW"),
            ("result_axes", "main_axes_heavier", True, "mục 2.5 Hướng dẫn 02-HD/BTCTW"),
            (
                "kpi",
                "weights",
                {"quantity": 1, "quality": 1, "timeliness": 1, "leadership": 1},
                "mục 1 Phụ lục 2 Hướng dẫn 02-HD/BTCTW",
            ),
            ("kpi", "quantity_cap", 1, "mục 2 Phụ lục 2 Hướng dẫn 02-HD/BTCTW"),
            ("kpi", "axis_cap", 1, "Mẫu 5 Phụ lục 3 Hướng dẫn 02-HD/BTCTW"),
            ("exemption", "training_months", 2, "gạch đầu dòng thứ nhất tiết b mục 6.1 Hướng dẫn 02-HD/BTCTW"),
            ("exemption", "first_post_months", 1, "gạch đầu dòng thứ hai tiết b mục 6.1 Hướng dẫn 02-HD/BTCTW"),
            ("exemption", "leave_months", 2, "gạch đầu dòng thứ ba tiết b mục 6.1 Hướng dẫn 02-HD/BTCTW"),
            ("exemption", "inspection", True, "gạch đầu dòng thứ tư tiết b mục 6.1 Hướng dẫn 02-HD/BTCTW"),
            ("exemption", "other", True, "tiết c mục 6.1 Hướng dẫn 02-HD/BTCTW"),
            ("exemption", "carried_to_next_period", True, "tiết b mục 6.1 Hướng dẫn 02-HD/BTCTW"),
            ("transfer", "months", 2, "tiết a mục 6.1 Hướng dẫn 02-HD/BTCTW"),
            ("score_band", "excellent", 90, "khoản 1 Điều 11 Quy định 366-QĐ/TW"),
            ("score_band", "good", 70, "khoản 2 Điều 11 Quy định 366-QĐ/TW"),
            ("score_band", "completed", 50, "khoản 3 Điều 11 Quy định 366-QĐ/TW"),
            ("task_completion", "required", 1, "gạch đầu dòng thứ ba mục 6.2 Hướng dẫn 02-HD/BTCTW"),
            ("task_completion", "below", "NOT_COMPLETED", "gạch đầu dòng thứ ba mục 6.2 Hướng dẫn 02-HD/BTCTW"),
            (
                "task_completion",
                "partly_delivered",
                "not_completed",
                "gạch đầu dòng thứ ba mục 6.2 Hướng dẫn 02-HD/BTCTW",
            ),
            ("task_completion", "excuse", "force_majeure", "gạch đầu dòng thứ ba mục 6.2 Hướng dẫn 02-HD/BTCTW"),
            ("outstanding_result", "exceeded_items", 1, "mục 2.3 Hướng dẫn 02-HD/BTCTW"),
            ("unit_completion", "required", 1, "điểm 3.2 khoản 3 Điều 11 Quy định 366-QĐ/TW"),
            ("unit_completion", "floor", Fraction(7, 10), "mục 5.3 Hướng dẫn 02-HD/BTCTW"),
            ("unit_completion", "below_floor_head", "NOT_COMPLETED", "mục 5.3 Hướng dẫn 02-HD/BTCTW"),
            ("unit_completion", "below_floor_others", "GOOD", "mục 5.3 Hướng dẫn 02-HD/BTCTW"),
            ("unit_completion", "gap", "NEEDS_DECISION", "điểm 3.2 khoản 3 Điều 11 Quy định 366-QĐ/TW"),
            ("timeliness", "late_rate", Fraction(1, 5), "điểm 3.2 khoản 3 Điều 11 Quy định 366-QĐ/TW"),
            ("timeliness", "gap", "NEEDS_DECISION", "điểm 3.2 khoản 3 Điều 11 Quy định 366-QĐ/TW"),
            ("exceeded_tasks", "rate", Fraction(3, 10), "điểm 1.2 khoản 1 Điều 11 Quy định 366-QĐ/TW"),
            ("exceeded_tasks", "rounding", "ceil", "điểm 1.2 khoản 1 Điều 11 Quy định 366-QĐ/TW"),
            ("shortcomings_remedied", "required", 1, "điểm 1.4 khoản 1 Điều 11 Quy định 366-QĐ/TW"),
            ("basic_indicators", "count", 5, "tiết a điểm 4.2 khoản 4 Điều 11 Quy định 366-QĐ/TW"),
            ("basic_indicators", "reading", "all", "tiết a điểm 4.2 khoản 4 Điều 11 Quy định 366-QĐ/TW"),
            ("basic_indicators", "below", "NOT_COMPLETED", "tiết a điểm 4.2 khoản 4 Điều 11 Quy định 366-QĐ/TW"),
            ("units_in_charge", "rate", Fraction(1, 2), "tiết a điểm 4.2 khoản 4 Điều 11 Quy định 366-QĐ/TW"),
            ("units_in_charge", "below", "NOT_COMPLETED", "tiết a điểm 4.2 khoản 4 Điều 11 Quy định 366-QĐ/TW"),
            ("low_confidence", "rate", Fraction(1, 2), "tiết b điểm 4.2 khoản 4 Điều 11 Quy định 366-QĐ/TW"),
            ("discipline", "below", "NOT_COMPLETED", "tiết c điểm 4.2 khoản 4 Điều 11 Quy định 366-QĐ/TW"),
            ("discipline", "least_form", "khien-trach", "tiết c điểm 4.2 khoản 4 Điều 11 Quy định 366-QĐ/TW"),
            (
                "discipline",
                "forms",
                ("khien-trach", "canh-cao", "cach-chuc", "khai-tru"),
                "tiết a điểm 4.4 khoản 4 Điều 11 Quy định 366-QĐ/TW",
            ),
            ("degeneration", "below", "NOT_COMPLETED", "tiết d điểm 4.2 khoản 4 Điều 11 Quy định 366-QĐ/TW"),
            ("corruption_in_unit", "below", "NOT_COMPLETED", "tiết đ điểm 4.2 khoản 4 Điều 11 Quy định 366-QĐ/TW"),
            ("corruption_in_unit", "remedied", "NEEDS_DECISION", "điểm 4.2 khoản 4 Điều 11 Quy định 366-QĐ/TW"),
            ("excellent_quota", "rate", Fraction(1, 5), "điểm 1.5 khoản 1 Điều 11 Quy định 366-QĐ/TW"),
            ("excellent_quota", "raised_rate", Fraction(1, 4), "điểm 1.5 khoản 1 Điều 11 Quy định 366-QĐ/TW"),
            ("excellent_quota", "rounding", "half_up", "gạch đầu dòng thứ hai mục 6.2 Hướng dẫn 02-HD/BTCTW"),
            ("excellent_quota", "base", "both", "điểm 1.5 khoản 1 Điều 11 Quy định 366-QĐ/TW"),
            ("excellent_quota", "small_group", "none", "điểm 1.5 khoản 1 Điều 11 Quy định 366-QĐ/TW"),
            ("excellent_quota", "heads", "apart", "gạch đầu dòng thứ nhất mục 6.2 Hướng dẫn 02-HD/BTCTW"),
            ("head_and_collective", "note", True, "gạch đầu dòng thứ nhất mục 6.2 Hướng dẫn 02-HD/BTCTW"),
            ("evaluation_order", "collective_first", True, "điểm 2.1 khoản 2 Điều 12 Quy định 366-QĐ/TW"),
        ]
    ],
)
def test_value_and_citation_in_force_for_the_quarter(stem: str, name: str, value: Any, citation: str) -> None:
    found = LAW.get(stem, name)
    assert found.value == value
    assert type(found.value) is not float
    assert str(found.citation) == citation


@pytest.mark.parametrize(
    "name,least_label",
    [
        ("quality", "phải sửa đổi 1-2 lần"),
        ("timeliness", "chậm tiến độ"),
        ("leadership", "đơn vị trực thuộc không hoàn thành nhiệm vụ"),
    ],
)
def test_each_measure_has_three_levels(name: str, least_label: str) -> None:
    levels: tuple[Level, ...] = LAW.get("levels", name).value
    assert [level.value for level in levels] == [Fraction(3, 4), 1, Fraction(6, 5)]
    assert levels[0].label == least_label


@pytest.mark.parametrize(
    "name,value",
    [
        pytest.param("rounding", "floor", id="Quy định không nói làm tròn thì làm tròn xuống"),
        pytest.param("heads", "counted", id="Quy định không tách người đứng đầu"),
    ],
)
def test_quota_of_the_root_regulation(name: str, value: str) -> None:
    assert load_library().law("qd366", dt.date(2025, 12, 31)).get("excellent_quota", name).value == value


def test_quarterly_pack_says_everything_in_legal_order() -> None:
    needed = [rule for rule in RULES.values() if rule.need is not Need.CRITERIA and LAW.speaks_of(rule.stem)]
    wanted = [(rule.stem, name) for rule in needed for name in rule.parameters]
    optional = {(rule.stem, name) for rule in needed for name in rule.optional}
    assert list(LAW.values) == [key for key in wanted if key in LAW.values or key not in optional]


def test_every_value_has_a_title_a_quote_and_a_named_instrument() -> None:
    for pack in load_library().packs.values():
        for parameter in pack.parameters.values():
            assert parameter.title
            for value in parameter.values:
                assert value.citation.quote.strip()
                assert str(value.citation).endswith(f" {pack.instrument.name}")


def test_reading_tells_the_question_the_choice_and_the_alternative() -> None:
    assert LAW.get("head_and_collective", "note").reading == (
        "«Gắn với» có nghĩa là người đứng đầu không được cao hơn tập thể không? "
        "Cách hiểu được chọn: Chỉ là điều để cấp có thẩm quyền lưu ý. "
        "Cách hiểu khác: Người đứng đầu không được xếp loại cao hơn tập thể."
    )


def test_seventeen_general_criteria_make_thirty_points() -> None:
    framework = LAW.frameworks["hd02-pl3"]
    assert list(framework.general_criteria) == [
        *(f"1.{number}" for number in range(1, 10)),
        *(f"2.{number}" for number in range(1, 5)),
        *(f"3.{number}" for number in range(1, 5)),
    ]
    assert [section.max_score for section in framework.general] == [18, 4, 8]
    assert [item.max_score for item in framework.general_criteria.values()] == [2] * 9 + [1] * 4 + [2] * 4


def test_six_axes_make_seventy_points_without_maxima_of_their_criteria() -> None:
    axes = LAW.frameworks["hd02-pl3"].axes
    assert {axis.id: axis.max_score for axis in axes} == {1: 15, 2: 10, 3: 10, 4: 15, 5: 10, 6: 10}
    assert [len(axis.criteria) for axis in axes] == [8, 8, 4, 5, 8, 7]
    assert {criterion.max_score for axis in axes for criterion in axis.criteria} == {None}
    assert [axis.criteria[-1].optional for axis in axes] == [True] * 6


def test_misprints_are_mended_and_the_printed_form_is_kept() -> None:
    criterion = LAW.frameworks["hd02-pl3"].general_criteria["2.4"]
    assert criterion.text.startswith("Có khát vọng phấn đấu, cống hiến;")
    assert criterion.text_printed.startswith("Có khát vọng phấn đấu, công hiến;")


def test_instruments_have_number_issuer_and_days() -> None:
    library = load_library()
    facts = {
        item.id: (item.number, item.issuer, item.issued_on, item.effective_from)
        for item in library.instruments.values()
    }
    assert facts == {
        "qd366": ("366-QĐ/TW", "Bộ Chính trị", dt.date(2025, 8, 30), dt.date(2025, 8, 30)),
        "hd02": ("02-HD/BTCTW", "Ban Tổ chức Trung ương", dt.date(2026, 5, 22), dt.date(2026, 4, 1)),
        "hd43": ("43-HD/BTCTW", "Ban Tổ chức Trung ương", dt.date(2025, 10, 31), dt.date(2025, 10, 31)),
        "lamdong": (
            "-HD/TU (dự thảo, chưa có số)",
            "Ban Thường vụ Tỉnh ủy Lâm Đồng",
            dt.date(2026, 6, 3),
            dt.date(2026, 4, 1),
        ),
        "thanhlam": (
            "không ghi trong bản chép",
            "Ban Thường vụ Đảng ủy xã Thanh Lâm",
            dt.date(2026, 6, 13),
            dt.date(2026, 4, 1),
        ),
        "hadong": (
            "không ghi trong bản chép",
            "Ban Thường vụ Đảng ủy phường Hà Đông",
            dt.date(2026, 4, 8),
            dt.date(2026, 4, 8),
        ),
        "vast": (
            "-HD/VHLKHCVN (bản chép để trống số)",
            "Viện Hàn lâm Khoa học và Công nghệ Việt Nam",
            dt.date(2026, 5, 22),
            dt.date(2026, 4, 1),
        ),
    }
    drafts = [name for name, item in library.instruments.items() if item.status == "draft"]
    assert drafts == ["lamdong", "vast"]
    assert library.packs["hd02"].period_kinds == (PeriodKind.QUARTER,)


def test_a_day_before_the_instrument_takes_effect_is_refused() -> None:
    with pytest.raises(EvalgenError, match="áp dụng từ ngày 01/04/2026, chưa áp dụng cho ngày 31/03/2026") as caught:
        load_library().law("hd02", dt.date(2026, 3, 31))
    assert "organization.yaml" in caught.value.remedy


def test_unknown_pack_names_the_known_ones() -> None:
    with pytest.raises(EvalgenError, match="Không có gói quy định «hd-02»") as caught:
        load_library().law("hd-02", LAST_DAY_OF_Q2)
    assert caught.value.remedy == "Các gói hiện có: qd366, hd02, lamdong, thanhlam, vast, hadong."


def test_nothing_that_was_read_can_be_changed() -> None:
    library = load_library()
    for mapping in (library.packs, library.instruments, LAW.values, LAW.parameters, LAW.frameworks):
        with pytest.raises(TypeError):
            mapping["x"] = None  # type: ignore[index]
    weights: Mapping[str, Fraction] = LAW.get("kpi", "weights").value
    with pytest.raises(TypeError):
        weights["quality"] = Fraction(2)  # type: ignore[index]
    with pytest.raises(AttributeError, match="immutable"):
        LAW.get("score_band", "good").value = 60  # type: ignore[misc]


def test_every_rule_has_a_plate_in_legal_order() -> None:
    shown = plates(load_library())
    stated = [stem for stem in RULES if any(stem in pack.rules for pack in load_library().packs.values())]
    assert [plate.stem for plate in shown] == [*stated, "deadlines"]
    assert all(plate.title and plate.summary.endswith(".") and plate.citations for plate in shown)


def test_a_plate_leads_to_data_module_and_law() -> None:
    plate = next(plate for plate in plates(load_library()) if plate.stem == "excellent_quota")
    assert plate.title == "Tỷ lệ hoàn thành xuất sắc nhiệm vụ"
    assert plate.module == "evalgen/grading/excellent_quota.py"
    assert plate.data == (
        "evalgen/regulation/packs/qd366/parameters.yaml",
        "evalgen/regulation/packs/hd02/parameters.yaml",
        "evalgen/regulation/packs/lamdong/parameters.yaml",
        "evalgen/regulation/packs/thanhlam/parameters.yaml",
        "evalgen/regulation/packs/vast/parameters.yaml",
        "evalgen/regulation/packs/hadong/parameters.yaml",
    )
    assert all((Path(evalgen.__file__).parents[1] / file).is_file() for file in plate.data)
    assert [str(citation) for citation in plate.citations] == [
        "điểm 1.5 khoản 1 Điều 11 Quy định 366-QĐ/TW",
        "điểm 1.5 khoản 1 Điều 11 Quy định 366-QĐ/TW",
        "điểm 1.5 khoản 1 Điều 11 Quy định 366-QĐ/TW",
        "gạch đầu dòng thứ hai mục 6.2 Hướng dẫn 02-HD/BTCTW",
        "gạch đầu dòng thứ nhất mục 6.2 Hướng dẫn 02-HD/BTCTW",
        "mục VI.2 Dự thảo Hướng dẫn của Tỉnh ủy Lâm Đồng",
        "mục VI.2 Dự thảo Hướng dẫn của Tỉnh ủy Lâm Đồng",
        "gạch đầu dòng thứ nhất mục II.4.1 Kế hoạch đánh giá hằng quý của xã Thanh Lâm",
        "gạch đầu dòng thứ nhất mục II.4.1 Kế hoạch đánh giá hằng quý của xã Thanh Lâm",
        "gạch đầu dòng thứ hai mục II.4.1 Kế hoạch đánh giá hằng quý của xã Thanh Lâm",
        "gạch đầu dòng thứ hai mục 6.2 Hướng dẫn của Viện Hàn lâm KHCNVN",
        "gạch đầu dòng thứ nhất mục 6.2 Hướng dẫn của Viện Hàn lâm KHCNVN",
        "điểm a mục II.3.2 Kế hoạch đánh giá hằng tháng của phường Hà Đông",
        "điểm a mục II.3.2 Kế hoạch đánh giá hằng tháng của phường Hà Đông",
        "điểm b mục II.3.2 Kế hoạch đánh giá hằng tháng của phường Hà Đông",
        "điểm a mục II.3.2 Kế hoạch đánh giá hằng tháng của phường Hà Đông",
        "Mẫu 1A Phụ lục 3 Kế hoạch đánh giá hằng tháng của phường Hà Đông",
    ]


def test_the_plate_of_the_deadlines_leads_to_the_procedures() -> None:
    plate = next(plate for plate in plates(load_library(), ["vast"]) if plate.stem == "deadlines")
    assert plate.module == "evalgen/checking/deadlines.py"
    assert plate.data == tuple(f"evalgen/regulation/packs/{pack}/procedure.yaml" for pack in ("qd366", "hd02", "vast"))
    assert [str(citation) for citation in plate.citations] == [
        "mục 7.2 Hướng dẫn 02-HD/BTCTW",
        "mục 7.3 Hướng dẫn của Viện Hàn lâm KHCNVN",
        "mục 7.4 Hướng dẫn của Viện Hàn lâm KHCNVN",
    ]

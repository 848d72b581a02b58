"""An organization's own packs: dated values, inheritance, and every fault that is refused."""

import datetime as dt
from fractions import Fraction
from pathlib import Path

import pytest
from fictional_packs import QUARTERLY, write_files

from evalgen.domain.subject_kind import SubjectKind
from evalgen.errors import EvalgenError
from evalgen.regulation.faults import RegulationError
from evalgen.regulation.loader import load_library

FRAMEWORK = """\
title: Khung của Tỉnh ủy X (giả định)
applies_to: Cán bộ cấp xã (giả định)
effective_from: 2026-07-01
citation: {instrument: tinh-x, annex: "1", quote: Khung giả định}
general:
  - {id: "1", title: Nhóm một, max_score: 30, criteria: [{id: "1.1", text: Tiêu chí một, max_score: 30}]}
axes:
  - {id: 1, title: Trục một, max_score: 40, criteria: [{id: T1.1, text: Nội dung một}]}
  - {id: 2, title: Trục hai, max_score: 30, criteria: [{id: T2.1, text: Nội dung hai, max_score: 30}]}
"""

BUILT_IN = ["qd366", "hd02", "lamdong", "thanhlam", "vast", "hadong"]
Files = dict[str, str]


def value(
    text: str, *, day: str = "2026-07-01", citation: str = '{instrument: tinh-x, section: "1", quote: Lời}'
) -> str:
    return f"          - {{effective_from: {day}, value: {text}, citation: {citation}}}\n"


def parameter(stem: str, name: str, *values: str) -> str:
    return f"  {stem}:\n    parameters:\n      {name}:\n        values:\n" + "".join(values)


def rules(*texts: str) -> str:
    return "rules:\n" + "".join(texts)


def write(folder: Path, files: Files) -> Path:
    return write_files(folder, {"tinh-x/pack.yaml": QUARTERLY} | files)


def faults(folder: Path, files: Files) -> list[str]:
    with pytest.raises(RegulationError) as caught:
        load_library(write(folder, files))
    assert all(fault.remedy for fault in caught.value.faults)
    assert all(str(fault) in caught.value.message for fault in caught.value.faults)
    return [str(fault).splitlines()[0].removeprefix("records/regulation/") for fault in caught.value.faults]


def test_each_period_gets_the_value_of_its_day(tmp_path: Path) -> None:
    dated = parameter("score_band", "good", value("72"), value("75.5", day="2026-10-15"))
    library = load_library(write(tmp_path, {"tinh-x/parameters.yaml": rules(dated)}))
    days = (dt.date(2026, 9, 30), dt.date(2026, 10, 14), dt.date(2026, 10, 15), dt.date(2027, 3, 31))
    assert [library.law("tinh-x", day).number("score_band", "good") for day in days] == [
        72,
        72,
        Fraction(151, 2),
        Fraction(151, 2),
    ]


def test_own_words_go_before_inherited_ones_and_leave_the_extended_pack_alone(tmp_path: Path) -> None:
    quota = parameter("excellent_quota", "rate", value("0.15"))
    library = load_library(write(tmp_path, {"tinh-x/parameters.yaml": rules(quota)}))
    own, above = (library.law(pack, dt.date(2026, 9, 30)) for pack in ("tinh-x", "hd02"))
    assert (own.number("excellent_quota", "rate"), above.number("excellent_quota", "rate")) == (
        Fraction(3, 20),
        Fraction(1, 5),
    )
    assert own.parameters["excellent_quota", "rate"].title == "Tỷ lệ tối đa"
    assert str(own.get("excellent_quota", "rate").citation) == "mục 1 Hướng dẫn 01-HD/TX"
    assert own.default_frameworks == {SubjectKind.LEADER: "hd02-pl3"}
    assert list(library.packs) == [*BUILT_IN[:-1], "tinh-x", BUILT_IN[-1]]


def test_inherited_value_holds_until_the_own_one_takes_effect(tmp_path: Path) -> None:
    later = parameter("excellent_quota", "rounding", value("floor", day="2027-01-01"))
    library = load_library(write(tmp_path, {"tinh-x/parameters.yaml": rules(later)}))
    days = (dt.date(2026, 12, 31), dt.date(2027, 1, 1))
    assert [library.law("tinh-x", day).get("excellent_quota", "rounding").value for day in days] == ["half_up", "floor"]


def test_framework_editions_follow_each_other_by_day(tmp_path: Path) -> None:
    later = FRAMEWORK.replace("2026-07-01", "2027-01-01").replace("Nhóm một", "Nhóm một bản mới")
    files = {"tinh-x/frameworks/xa.yaml": FRAMEWORK, "tinh-x/frameworks/xa@2027-01-01.yaml": later}
    library = load_library(write(tmp_path, files))
    days = (dt.date(2026, 12, 31), dt.date(2027, 1, 1))
    titles = [library.law("tinh-x", day).frameworks["xa"].general[0].title for day in days]
    assert titles == ["Nhóm một", "Nhóm một bản mới"]


def test_declared_defect_of_the_source_is_accepted(tmp_path: Path) -> None:
    printed = FRAMEWORK.replace("Nội dung hai, max_score: 30", "Nội dung hai, max_score: 29")
    declared = (
        printed + "known_defects: [{where: 'axis:2', what: Cộng lại 29, reading: Điểm còn lại là nội dung khác}]\n"
    )
    library = load_library(write(tmp_path, {"tinh-x/frameworks/xa.yaml": declared}))
    framework = library.law("tinh-x", dt.date(2026, 9, 30)).frameworks["xa"]
    assert [defect.where for defect in framework.known_defects] == ["axis:2"]


def test_missing_folder_means_no_own_packs(tmp_path: Path) -> None:
    assert list(load_library(tmp_path / "regulation").packs) == BUILT_IN


def test_a_pack_that_nobody_is_graded_by_may_leave_values_out() -> None:
    law = load_library().law("qd366", dt.date(2025, 12, 31))
    with pytest.raises(EvalgenError, match=r"«qd366» không có giá trị «transfer.months» có hiệu lực ngày 31/12/2025"):
        law.get("transfer", "months")


PARAMETER_FAULTS = [
    (
        "thiếu căn cứ",
        rules(parameter("score_band", "good", "          - {effective_from: 2026-07-01, value: 70}\n")),
        "tinh-x/parameters.yaml:6: thiếu «citation»",
    ),
    (
        "thiếu nguyên văn",
        rules(parameter("score_band", "good", value("70", citation='{instrument: tinh-x, section: "1"}'))),
        "tinh-x/parameters.yaml:6: thiếu «quote»",
    ),
    (
        "nguyên văn để trống",
        rules(parameter("score_band", "good", value("70", citation='{instrument: tinh-x, section: "1", quote: " "}'))),
        "tinh-x/parameters.yaml:6: «quote» để trống hoặc sai khuôn dạng",
    ),
    (
        "căn cứ không chỉ rõ chỗ",
        rules(parameter("score_band", "good", value("70", citation="{instrument: tinh-x, quote: Lời}"))),
        "tinh-x/parameters.yaml:6: căn cứ chưa chỉ rõ chỗ trong văn bản",
    ),
    (
        "căn cứ vào văn bản không có",
        rules(parameter("score_band", "good", value("70", citation='{instrument: hd20, section: "1", quote: Lời}'))),
        "tinh-x/parameters.yaml:6: văn bản «hd20» không có trong các gói quy định",
    ),
    (
        "số mục không đặt trong dấu nháy",
        rules(parameter("score_band", "good", value("70", citation="{instrument: tinh-x, section: 6.10, quote: Lời}"))),
        "tinh-x/parameters.yaml:6: «section» phải là chữ (nếu là số thì đặt trong dấu nháy)",
    ),
    (
        "hai giá trị cùng ngày",
        rules(parameter("score_band", "good", value("70"), value("71"))),
        "tinh-x/parameters.yaml:7: ngày hiệu lực 01/07/2026 trùng hoặc trước ngày của giá trị đứng trên",
    ),
    (
        "giá trị không theo thứ tự ngày",
        rules(parameter("score_band", "good", value("70", day="2027-01-01"), value("71"))),
        "tinh-x/parameters.yaml:7: ngày hiệu lực 01/07/2026 trùng hoặc trước ngày của giá trị đứng trên",
    ),
    (
        "giá trị có trước văn bản",
        rules(parameter("score_band", "good", value("70", day="2026-06-30"))),
        "tinh-x/parameters.yaml:6: giá trị có hiệu lực từ 30/06/2026, trước ngày có hiệu lực của Hướng dẫn 01-HD/TX",
    ),
    (
        "ngày không có thật",
        rules(parameter("score_band", "good", value("70", day="2026-09-31"))),
        "tinh-x/parameters.yaml:6: «effective_from» không phải là một ngày có thật, viết dạng 2026-04-01",
    ),
    (
        "viết sai tên quy tắc",
        rules(parameter("score_bands", "good", value("70"))),
        "tinh-x/parameters.yaml:2: không có quy tắc «score_bands»",
    ),
    (
        "viết sai tên tham số",
        rules(parameter("excellent_quota", "raised_rates", value("0.25"))),
        "tinh-x/parameters.yaml:4: quy tắc «excellent_quota» không có tham số «raised_rates»",
    ),
    (
        "chữ bị cắt ở dấu phẩy",
        rules(
            parameter(
                "score_band",
                "good",
                value("70", citation='{instrument: tinh-x, section: "1", quote: Lời, từ quý III, hết}'),
            )
        ),
        "tinh-x/parameters.yaml:6: phần sau dấu phẩy không thuộc «quote», vì dấu phẩy ngăn cách các mục trong ngoặc nhọn",
    ),
    (
        "dấu phẩy thập phân",
        rules(parameter("score_band", "good", value("70,5"))),
        "tinh-x/parameters.yaml:6: «value»: «70,5» dùng dấu phẩy thập phân, mà dấu phẩy ngăn cách các mục",
    ),
    (
        "khóa lạ",
        rules("  score_band:\n    titel: Tên\n    parameters: {good: {values: [" + value("70").strip(" -\n") + "]}}\n"),
        "tinh-x/parameters.yaml:3: khóa «titel» không có trong lược đồ",
    ),
    (
        "tỷ lệ viết theo phần trăm",
        rules(parameter("excellent_quota", "rate", value("20"))),
        "tinh-x/parameters.yaml:6: giá trị của «rate» phải là tỷ lệ lớn hơn 0 và không quá 1 (20% viết là 0.2)",
    ),
    (
        "số điểm bằng 0",
        rules(parameter("score_band", "completed", value("0"))),
        "tinh-x/parameters.yaml:6: giá trị của «completed» phải là số điểm lớn hơn 0 và không quá 100",
    ),
    (
        "số đặt trong dấu nháy",
        rules(parameter("score_band", "completed", value('"50"'))),
        "tinh-x/parameters.yaml:6: giá trị của «completed» phải là số điểm lớn hơn 0 và không quá 100",
    ),
    (
        "số tháng lẻ",
        rules(parameter("transfer", "months", value("1.5"))),
        "tinh-x/parameters.yaml:6: giá trị của «months» phải là số nguyên lớn hơn 0 và không quá 1000",
    ),
    (
        "có không thay cho true false",
        rules(parameter("exemption", "inspection", value("yes"))),
        "tinh-x/parameters.yaml:6: giá trị của «inspection» phải là true hoặc false",
    ),
    (
        "mức xếp loại không có",
        rules(parameter("degeneration", "below", value("FAILED"))),
        (
            "tinh-x/parameters.yaml:6: giá trị của «below» phải là một trong các từ "
            "NOT_COMPLETED, COMPLETED, GOOD, EXCELLENT"
        ),
    ),
    (
        "kết quả không có",
        rules(parameter("timeliness", "gap", value("NOT_ASSESSED"))),
        (
            "tinh-x/parameters.yaml:6: giá trị của «gap» phải là một trong các từ "
            "NOT_COMPLETED, COMPLETED, GOOD, EXCELLENT, NEEDS_DECISION"
        ),
    ),
    (
        "cách làm tròn không có",
        rules(parameter("excellent_quota", "rounding", value("half_even"))),
        "tinh-x/parameters.yaml:6: giá trị của «rounding» phải là một trong các từ half_up, floor, ceil",
    ),
    (
        "mức chấm bằng 0",
        rules(parameter("levels", "quality", value("[{value: 0, label: không}, {value: 1, label: đạt}]"))),
        (
            "tinh-x/parameters.yaml:6: giá trị của «quality» phải là danh sách mức xếp tăng dần, "
            "mỗi mức gồm value lớn hơn 0 và label"
        ),
    ),
    (
        "hai mức chấm bằng nhau",
        rules(parameter("levels", "quality", value("[{value: 1, label: đạt}, {value: 1.0, label: đủ}]"))),
        (
            "tinh-x/parameters.yaml:6: giá trị của «quality» phải là danh sách mức xếp tăng dần, "
            "mỗi mức gồm value lớn hơn 0 và label"
        ),
    ),
    (
        "trọng số bằng 0",
        rules(parameter("kpi", "weights", value("{quantity: 0, quality: 1, timeliness: 1, leadership: 1}"))),
        (
            "tinh-x/parameters.yaml:6: giá trị của «weights» phải là trọng số lớn hơn 0 của các chỉ số được chấm, "
            "trong quantity, quality, timeliness, leadership; luôn có quantity"
        ),
    ),
    (
        "không có trọng số của số lượng",
        rules(parameter("kpi", "weights", value("{quality: 1, timeliness: 1, leadership: 1}"))),
        (
            "tinh-x/parameters.yaml:6: giá trị của «weights» phải là trọng số lớn hơn 0 của các chỉ số được chấm, "
            "trong quantity, quality, timeliness, leadership; luôn có quantity"
        ),
    ),
    (
        "bỏ trọng số của một chỉ số mà vẫn giữ ký hiệu",
        rules(parameter("kpi", "weights", value("{quantity: 1, quality: 1, timeliness: 1}"))),
        "tinh-x/parameters.yaml:6: «kpi.weights» và «kpi.letters» không nêu cùng các chỉ số",
    ),
    (
        "hai chỉ số cùng một ký hiệu",
        rules(parameter("kpi", "letters", value("{quantity: A, quality: A, timeliness: C, leadership: D}"))),
        (
            "tinh-x/parameters.yaml:6: giá trị của «letters» phải là chữ ký hiệu, không trùng nhau, của các chỉ số trong "
            "quantity, quality, timeliness, leadership"
        ),
    ),
    (
        "chữ ký hiệu không có chữ nào",
        rules(parameter("kpi", "letters", value('{quantity: " ", quality: B, timeliness: C, leadership: D}'))),
        (
            "tinh-x/parameters.yaml:6: giá trị của «letters» phải là chữ ký hiệu, không trùng nhau, của các chỉ số trong "
            "quantity, quality, timeliness, leadership"
        ),
    ),
    (
        "hình thức kỷ luật lặp lại",
        rules(parameter("discipline", "forms", value("[khien-trach, khien-trach]"))),
        (
            "tinh-x/parameters.yaml:6: giá trị của «forms» phải là danh sách xếp theo thứ tự này, "
            "trong các từ khien-trach, canh-cao, cach-chuc, khai-tru"
        ),
    ),
    (
        "hình thức kỷ luật viết sai",
        rules(parameter("discipline", "forms", value("[khien-trach, canh-caoo, cach-chuc, khai-tru]"))),
        (
            "tinh-x/parameters.yaml:6: giá trị của «forms» phải là danh sách xếp theo thứ tự này, "
            "trong các từ khien-trach, canh-cao, cach-chuc, khai-tru"
        ),
    ),
    (
        "hình thức kỷ luật xếp từ nặng đến nhẹ",
        rules(parameter("discipline", "forms", value("[khai-tru, cach-chuc, canh-cao, khien-trach]"))),
        (
            "tinh-x/parameters.yaml:6: giá trị của «forms» phải là danh sách xếp theo thứ tự này, "
            "trong các từ khien-trach, canh-cao, cach-chuc, khai-tru"
        ),
    ),
    (
        "nơi ít người thiếu số người được chọn",
        rules(parameter("excellent_quota", "small_group", value("{below: 5}"))),
        (
            "tinh-x/parameters.yaml:6: giá trị của «small_group» phải là none (không có quy tắc riêng), "
            "hoặc below (dưới bao nhiêu người) và places (được chọn bao nhiêu người)"
        ),
    ),
    (
        "nơi ít người được chọn 0 người",
        rules(parameter("excellent_quota", "small_group", value("{below: 5, places: 0}"))),
        (
            "tinh-x/parameters.yaml:6: giá trị của «small_group» phải là none (không có quy tắc riêng), "
            "hoặc below (dưới bao nhiêu người) và places (được chọn bao nhiêu người)"
        ),
    ),
    (
        "tỷ lệ nâng thấp hơn tỷ lệ thường",
        rules(parameter("excellent_quota", "raised_rate", value("0.19"))),
        "tinh-x/parameters.yaml:6: tỷ lệ được nâng (raised_rate) thấp hơn tỷ lệ thường (rate)",
    ),
    (
        "mức tốt không thấp hơn mức xuất sắc",
        rules(parameter("score_band", "excellent", value("70"))),
        "tinh-x/parameters.yaml:6: mức «excellent» phải nhiều điểm hơn mức «good»",
    ),
    (
        "ngưỡng dưới cao hơn tỷ lệ phải hoàn thành",
        rules(parameter("unit_completion", "required", value("0.6"))),
        "tinh-x/parameters.yaml:6: ngưỡng dưới (floor) cao hơn tỷ lệ phải hoàn thành (required)",
    ),
    (
        "khóa lặp lại",
        rules(parameter("score_band", "good", value("70")), parameter("score_band", "good", value("70"))),
        "tinh-x/parameters.yaml:7: khóa «score_band» lặp lại",
    ),
    (
        "neo và tham chiếu",
        rules(parameter("score_band", "good", value("&a 70"))),
        "tinh-x/parameters.yaml:6: không dùng neo (&), tham chiếu (*) và thẻ (!)",
    ),
    ("YAML hỏng", "rules: [", "tinh-x/parameters.yaml:1: không đọc được YAML ở đây"),
    ("tệp trống", "# chỉ có ghi chú\n", "tinh-x/parameters.yaml:1: tệp trống"),
    ("danh sách thay cho cặp khóa", "- rules\n", "tinh-x/parameters.yaml:1: tệp phải là các cặp «khóa: giá trị»"),
    (
        "hai tài liệu trong một tệp",
        "rules: {}\n---\nrules: {}\n",
        "tinh-x/parameters.yaml:2: tệp có hơn một tài liệu YAML",
    ),
]


@pytest.mark.parametrize("text,expected", [pytest.param(*case[1:], id=case[0]) for case in PARAMETER_FAULTS])
def test_fault_of_a_parameter_is_refused(tmp_path: Path, text: str, expected: str) -> None:
    assert faults(tmp_path, {"tinh-x/parameters.yaml": text}) == [expected]


def test_every_least_form_of_discipline_is_among_the_forms(tmp_path: Path) -> None:
    """Of the officer, of staff, of the members of a collective: one that was not ended the command with a traceback."""
    text = rules(parameter("discipline", "forms", value("[cach-chuc]")))
    library = load_library()
    day = dt.date(2026, 7, 1)
    least = (("discipline", "least_form"), ("discipline", "least_form_others"), ("members_discipline", "least_form"))
    assert faults(tmp_path, {"tinh-x/parameters.yaml": text}) == [
        f"tinh-x/parameters.yaml:6: hình thức «{found.value}» ({stem}.{name}) không có trong discipline.forms"
        for stem, name in least
        if (found := library.law("hd02", day).values.get((stem, name))) is not None
    ]


def test_all_faults_of_all_files_are_named_at_once(tmp_path: Path) -> None:
    files = {
        "tinh-x/parameters.yaml": rules(parameter("score_band", "good", value("0"), value("0"))),
        "tinh-x/frameworks/xa.yaml": FRAMEWORK.replace("instrument: tinh-x", "instrument: tinh-y"),
    }
    assert faults(tmp_path, files) == [
        "tinh-x/frameworks/xa.yaml:4: văn bản «tinh-y» không có trong các gói quy định",
        "tinh-x/parameters.yaml:6: giá trị của «good» phải là số điểm lớn hơn 0 và không quá 100",
        "tinh-x/parameters.yaml:7: ngày hiệu lực 01/07/2026 trùng hoặc trước ngày của giá trị đứng trên",
        "tinh-x/parameters.yaml:7: giá trị của «good» phải là số điểm lớn hơn 0 và không quá 100",
    ]


FRAMEWORK_FAULTS = [
    (
        "tiêu chí của một nhóm cộng không đủ",
        ("Tiêu chí một, max_score: 30", "Tiêu chí một, max_score: 29"),
        "tinh-x/frameworks/xa.yaml:6: tiêu chí của nhóm 1 cộng lại là 29, điểm tối đa đã nêu là 30",
    ),
    (
        "tiêu chí của một trục cộng không đủ",
        ("Nội dung hai, max_score: 30", "Nội dung hai, max_score: 29.5"),
        "tinh-x/frameworks/xa.yaml:9: tiêu chí của trục 2 cộng lại là 29,5, điểm tối đa đã nêu là 30",
    ),
    (
        "các trục cộng không đủ 70",
        ("Trục một, max_score: 40", "Trục một, max_score: 41"),
        "tinh-x/frameworks/xa.yaml:8: các trục kết quả cộng lại là 71, tổng điểm theo result_axes.total là 70",
    ),
    (
        "các nhóm cộng không đủ 30",
        (
            'max_score: 30, criteria: [{id: "1.1", text: Tiêu chí một, max_score: 30}',
            'max_score: 28, criteria: [{id: "1.1", text: Tiêu chí một, max_score: 28}',
        ),
        "tinh-x/frameworks/xa.yaml:6: các nhóm tiêu chí chung cộng lại là 28, tổng điểm theo general_criteria.total là 30",
    ),
    (
        "khai báo sai sót không có",
        ("axes:", "known_defects: [{where: axes, what: Không khớp, reading: Theo cột}]\naxes:"),
        "tinh-x/frameworks/xa.yaml:7: sai sót khai báo ở «axes» không có: tổng ở đó khớp hoặc không có chỗ đó",
    ),
    (
        "mã tiêu chí lặp lại",
        ("id: T2.1", "id: T1.1"),
        "tinh-x/frameworks/xa.yaml:9: mã ở đây lặp lại trong khung tiêu chí",
    ),
    (
        "số trục lặp lại",
        ("{id: 2, title", "{id: 1, title"),
        "tinh-x/frameworks/xa.yaml:9: mã ở đây lặp lại trong khung tiêu chí",
    ),
    (
        "tiêu chí chung thiếu điểm tối đa",
        (", max_score: 30}]}\naxes", "}]}\naxes"),
        "tinh-x/frameworks/xa.yaml:6: tiêu chí thiếu điểm tối đa",
    ),
    (
        "một tiêu chí của trục thiếu điểm tối đa",
        ("{id: T2.1, text: Nội dung hai, max_score: 30}", "{id: T2.1, text: Hai, max_score: 30}, {id: T2.2, text: Ba}"),
        "tinh-x/frameworks/xa.yaml:9: tiêu chí thiếu điểm tối đa",
    ),
    (
        "điểm tối đa âm",
        ("Trục một, max_score: 40", "Trục một, max_score: -40"),
        "tinh-x/frameworks/xa.yaml:8: «max_score» phải lớn hơn 0",
    ),
    (
        "số trục không phải số nguyên",
        ("{id: 1, title: Trục", "{id: một, title: Trục"),
        "tinh-x/frameworks/xa.yaml:8: «id» phải là số nguyên",
    ),
]


@pytest.mark.parametrize("change,expected", [pytest.param(*case[1:], id=case[0]) for case in FRAMEWORK_FAULTS])
def test_fault_of_a_framework_is_refused(tmp_path: Path, change: tuple[str, str], expected: str) -> None:
    assert change[0] in FRAMEWORK
    assert faults(tmp_path, {"tinh-x/frameworks/xa.yaml": FRAMEWORK.replace(*change)}) == [expected]


def test_an_edition_that_was_never_in_force_is_whole_too_because_others_take_their_general_part_from_it(
    tmp_path: Path,
) -> None:
    """Without a maximum of its criterion everybody would get 0 points of that part."""
    general = FRAMEWORK[FRAMEWORK.index("general:") : FRAMEWORK.index("axes:")]
    superseded = FRAMEWORK.replace("2026-07-01", "2026-06-01").replace(", max_score: 30}]}\naxes", "}]}\naxes")
    files = {
        "tinh-x/frameworks/xa.yaml": FRAMEWORK,
        "tinh-x/frameworks/xa@2026-06-01.yaml": superseded,
        "tinh-x/frameworks/xb.yaml": FRAMEWORK.replace(general, "general_from: xa\n").replace("07-01", "06-15"),
    }
    assert faults(tmp_path, files) == ["tinh-x/frameworks/xa@2026-06-01.yaml:6: tiêu chí thiếu điểm tối đa"]


def test_own_totals_with_an_own_framework_leave_inherited_frameworks_behind(tmp_path: Path) -> None:
    totals = rules(parameter("general_criteria", "total", value("40")), parameter("result_axes", "total", value("60")))
    own = FRAMEWORK.replace('max_score: 30, criteria: [{id: "1.1"', 'max_score: 40, criteria: [{id: "1.1"')
    own = own.replace("Tiêu chí một, max_score: 30", "Tiêu chí một, max_score: 40")
    own = own.replace("Trục một, max_score: 40", "Trục một, max_score: 30")
    files = {
        "tinh-x/pack.yaml": QUARTERLY + "default_framework: xa\n",
        "tinh-x/parameters.yaml": totals,
        "tinh-x/frameworks/xa.yaml": own,
    }
    library = load_library(write(tmp_path, files))
    assert list(library.law("tinh-x", dt.date(2026, 9, 30)).frameworks) == ["xa"]
    assert list(library.law("hd02", dt.date(2026, 9, 30)).frameworks) == ["hd02-pl3"]


def test_own_totals_without_a_framework_that_makes_them_up_are_refused(tmp_path: Path) -> None:
    totals = rules(parameter("general_criteria", "total", value("40")), parameter("result_axes", "total", value("60")))
    assert faults(tmp_path, {"tinh-x/parameters.yaml": totals}) == [
        (
            "tinh-x/pack.yaml:1: khung mặc định «hd02-pl3» không dùng được ngày 01/07/2026: "
            "không có, chưa có hiệu lực, hoặc không khớp tổng điểm của gói"
        )
    ]


def test_framework_that_a_new_total_leaves_behind_is_refused(tmp_path: Path) -> None:
    totals = rules(
        parameter("general_criteria", "total", value("30"), value("40", day="2027-01-01")),
        parameter("result_axes", "total", value("70"), value("60", day="2027-01-01")),
    )
    files = {"tinh-x/parameters.yaml": totals, "tinh-x/frameworks/xa.yaml": FRAMEWORK}
    found = faults(tmp_path, files)
    assert (
        "tinh-x/frameworks/xa.yaml:6: các nhóm tiêu chí chung cộng lại là 30, "
        "tổng điểm theo general_criteria.total là 40"
    ) in found


def test_totals_that_do_not_make_one_hundred_are_refused(tmp_path: Path) -> None:
    found = faults(tmp_path, {"tinh-x/parameters.yaml": rules(parameter("result_axes", "total", value("60")))})
    expected = "tinh-x/parameters.yaml:6: điểm tiêu chí chung và điểm kết quả cộng lại là 90, không phải 100"
    assert expected in found


PACK_FAULTS = [
    (
        "kế thừa gói không có",
        {"tinh-x/pack.yaml": QUARTERLY.replace("extends: hd02", "extends: hd2")},
        "tinh-x/pack.yaml:9: gói «tinh-x» kế thừa gói «hd2» không có",
    ),
    (
        "khung mặc định không có",
        {"tinh-x/pack.yaml": QUARTERLY + "default_framework: xa\n"},
        (
            "tinh-x/pack.yaml:11: khung mặc định «xa» không dùng được ngày 01/07/2026: "
            "không có, chưa có hiệu lực, hoặc không khớp tổng điểm của gói"
        ),
    ),
    (
        "khung mặc định chưa có hiệu lực",
        {
            "tinh-x/pack.yaml": QUARTERLY + "default_framework: xa\n",
            "tinh-x/frameworks/xa.yaml": FRAMEWORK.replace("2026-07-01", "2026-07-02"),
        },
        (
            "tinh-x/pack.yaml:11: khung mặc định «xa» không dùng được ngày 01/07/2026: "
            "không có, chưa có hiệu lực, hoặc không khớp tổng điểm của gói"
        ),
    ),
    ("thiếu pack.yaml", {"xa-y/parameters.yaml": "rules: {}\n"}, "xa-y/pack.yaml:1: gói thiếu tệp pack.yaml"),
    (
        "gói trùng tên với gói có sẵn",
        {"hd02/pack.yaml": QUARTERLY},
        "hd02/pack.yaml:1: gói «hd02» trùng tên với một gói có sẵn",
    ),
    (
        "văn bản viện dẫn đã có",
        {
            "tinh-x/pack.yaml": QUARTERLY
            + "cited_instruments:\n"
            + "  - {id: hd43, number: 43-HD/BTCTW, name: Hướng dẫn 43, title: T, issuer: B, issued_on: 2025-10-31}\n"
        },
        "tinh-x/pack.yaml:12: văn bản «hd43» đã được nêu ở một gói khác",
    ),
    (
        "khung trùng mã với gói khác",
        {"tinh-x/frameworks/hd02-pl3.yaml": FRAMEWORK},
        "tinh-x/frameworks/hd02-pl3.yaml:1: khung tiêu chí «hd02-pl3» đã có trong gói «hd02»",
    ),
    (
        "tên tệp khung nêu ngày khác",
        {"tinh-x/frameworks/xa@2027-01-01.yaml": FRAMEWORK},
        "tinh-x/frameworks/xa@2027-01-01.yaml:3: tên tệp nêu ngày «2027-01-01», nội dung nêu ngày 2026-07-01",
    ),
    (
        "tệp lạ trong gói",
        {"tinh-x/params.yaml": "rules: {}\n"},
        "tinh-x/params.yaml:1: tệp «params.yaml» không có chỗ trong gói quy định",
    ),
    (
        "tên thư mục có chữ hoa",
        {"Tinh-Y/pack.yaml": QUARTERLY},
        "Tinh-Y/pack.yaml:1: tên thư mục «Tinh-Y» không dùng làm mã gói được",
    ),
    (
        "loại kỳ không có",
        {"tinh-x/pack.yaml": QUARTERLY.replace("[QUARTER]", "[WEEK]")},
        "tinh-x/pack.yaml:10: giá trị ở đây phải là một trong: MONTH, QUARTER, YEAR",
    ),
]


@pytest.mark.parametrize("files,expected", [pytest.param(*case[1:], id=case[0]) for case in PACK_FAULTS])
def test_fault_of_a_pack_is_refused(tmp_path: Path, files: Files, expected: str) -> None:
    assert expected in faults(tmp_path, files)


def test_packs_that_extend_each_other_are_refused(tmp_path: Path) -> None:
    files = {
        "tinh-x/pack.yaml": QUARTERLY.replace("extends: hd02", "extends: tinh-y"),
        "tinh-y/pack.yaml": QUARTERLY.replace("extends: hd02", "extends: tinh-x"),
    }
    first, second = faults(tmp_path, files)
    assert first.startswith("tinh-x/pack.yaml:9: các gói kế thừa vòng tròn: tinh-")
    assert second.startswith("tinh-y/pack.yaml:9: các gói kế thừa vòng tròn: tinh-")


def test_a_pack_of_its_own_must_say_everything(tmp_path: Path) -> None:
    files = {
        "tinh-x/pack.yaml": QUARTERLY.replace("extends: hd02\n", "") + "default_framework: xa\n",
        "tinh-x/frameworks/xa.yaml": FRAMEWORK,
    }
    (found,) = faults(tmp_path, files)
    start = (
        "tinh-x/pack.yaml:10: ngày 01/07/2026 gói còn thiếu giá trị: general_criteria.total, general_criteria.method, "
    )
    assert found.startswith(start)


def test_a_new_rule_needs_its_own_title_and_summary(tmp_path: Path) -> None:
    own = rules(parameter("transfer", "months", value("3")))
    files = {"tinh-x/pack.yaml": QUARTERLY.replace("extends: hd02", "extends: qd366"), "tinh-x/parameters.yaml": own}
    assert faults(tmp_path, files) == [
        "tinh-x/parameters.yaml:2: thiếu «summary», và gói được kế thừa cũng không nêu",
        "tinh-x/parameters.yaml:2: thiếu «title», và gói được kế thừa cũng không nêu",
        "tinh-x/parameters.yaml:4: thiếu «title», và gói được kế thừa cũng không nêu",
    ]


def test_remedy_offers_the_nearest_name(tmp_path: Path) -> None:
    with pytest.raises(RegulationError) as caught:
        load_library(
            write(tmp_path, {"tinh-x/parameters.yaml": rules(parameter("excelent_quota", "rate", value("0.2")))})
        )
    assert [fault.remedy for fault in caught.value.faults] == ["Có phải là «excellent_quota»?"]
    assert caught.value.message.startswith(
        "Gói quy định chưa dùng được, có 1 lỗi:\n"
        "  records/regulation/tinh-x/parameters.yaml:2: không có quy tắc «excelent_quota»\n"
    )


def test_text_that_is_not_utf8_is_refused(tmp_path: Path) -> None:
    folder = write(tmp_path, {})
    (folder / "tinh-x" / "parameters.yaml").write_bytes("rules: Thái".encode("utf-16"))
    with pytest.raises(RegulationError, match=r"tinh-x/parameters.yaml:1: tệp không phải là văn bản UTF-8"):
        load_library(folder)

"""Frameworks that score by criteria, or whose source has lost pages: what is accepted, and every fault that is refused."""

import datetime as dt
from pathlib import Path

import pytest
from fictional_packs import QUARTERLY, write_files

from evalgen.regulation.faults import Fault, RegulationError
from evalgen.regulation.frameworks.framework import Framework
from evalgen.regulation.loader import load_library

PACK = QUARTERLY.replace("extends: hd02\n", "extends: lamdong\ndefault_framework: xa\n")
FRAMEWORK = """\
title: Khung của Tỉnh ủy X (giả định)
applies_to: Cán bộ cấp xã (giả định)
effective_from: 2026-07-01
citation: {instrument: tinh-x, annex: "1", quote: Khung giả định}
general:
  - {id: "1", title: Nhóm một, max_score: 30, criteria: [{id: "1.1", text: Tiêu chí một, max_score: 30}]}
axes:
  - id: 1
    title: Trục một
    title_printed: TRỤC MỘT (40 ĐIỂM)
    max_score: 40
    raised:
      - {criterion: T1.3, max_score: 20, absent: [T1.1]}
    criteria:
      - {id: T1.1, text: Thu ngân sách (nếu có), max_score: 10, optional: true, measure: {kind: ratio, target: 25}}
      - {id: T1.2, text: Hài lòng, max_score: 20, measure: {kind: threshold, target: 80, comparison: ">"}}
      - {id: T1.3, text: Nội dung khác, max_score: 10, measure: {kind: points}}
  - id: 2
    title: Trục hai
    max_score: 30
    criteria:
      - id: T2.1
        text: Cải cách hành chính
        max_score: 30
        measure: {kind: level, levels: [{label: Tốt, score: 30}, {label: Khá, score: 20}]}
"""


def write(folder: Path, framework: str, pack: str = PACK) -> Path:
    return write_files(folder, {"tinh-x/pack.yaml": pack, "tinh-x/frameworks/xa.yaml": framework})


def loaded(folder: Path, framework: str, pack: str = PACK) -> Framework:
    return load_library(write(folder, framework, pack)).law("tinh-x", dt.date(2026, 9, 30)).frameworks["xa"]


def faults(folder: Path, framework: str, pack: str = PACK) -> tuple[Fault, ...]:
    with pytest.raises(RegulationError) as caught:
        load_library(write(folder, framework, pack))
    return caught.value.faults


def changed(*pairs: tuple[str, str]) -> str:
    text = FRAMEWORK
    for old, new in pairs:
        assert text.count(old) == 1, old
        text = text.replace(old, new)
    return text


def test_a_sound_framework_is_scored_by_its_criteria(tmp_path: Path) -> None:
    framework = loaded(tmp_path, FRAMEWORK)
    assert list(framework.result_criteria) == ["T1.1", "T1.2", "T1.3", "T2.1"]


MEASURE_FAULTS = [
    (
        "một tiêu chí thiếu cách chấm",
        (", measure: {kind: points}}", "}"),
        "tinh-x/frameworks/xa.yaml:17: tiêu chí thiếu cách chấm, trong khi tiêu chí khác của trục có",
        "Bổ sung measure, hoặc bỏ measure ở mọi tiêu chí của trục để chấm theo sản phẩm, công việc.",
    ),
    (
        "trục chấm theo tiêu chí không có điểm tối đa",
        ("        max_score: 30\n        measure", "        measure"),
        "tinh-x/frameworks/xa.yaml:22: trục 2 chấm theo tiêu chí nhưng các tiêu chí không có điểm tối đa",
        "Bổ sung max_score cho từng tiêu chí của trục.",
    ),
    (
        "tỷ lệ thiếu số phải đạt",
        ("{kind: ratio, target: 25}", "{kind: ratio}"),
        "tinh-x/frameworks/xa.yaml:15: cách chấm «ratio» thiếu số phải đạt",
        "Bổ sung target, hoặc dùng kind: points.",
    ),
    (
        "ngưỡng thiếu số phải đạt",
        ("{kind: threshold, target: 80, ", "{kind: threshold, "),
        "tinh-x/frameworks/xa.yaml:16: cách chấm «threshold» thiếu số phải đạt",
        "Bổ sung target, hoặc dùng kind: points.",
    ),
    (
        "chấm theo mức mà không có mức",
        ("{kind: level, levels: [{label: Tốt, score: 30}, {label: Khá, score: 20}]}", "{kind: level}"),
        "tinh-x/frameworks/xa.yaml:25: cách chấm «level» thiếu các mức",
        "Bổ sung levels, mỗi mức gồm label và score.",
    ),
    (
        "hai mức trùng tên",
        ("{label: Khá, score: 20}", "{label: Tốt, score: 20}"),
        "tinh-x/frameworks/xa.yaml:25: hai mức của tiêu chí trùng tên",
        "Đặt cho mỗi mức một tên riêng.",
    ),
    (
        "mức quá điểm tối đa",
        ("{label: Tốt, score: 30}", "{label: Tốt, score: 30.5}"),
        "tinh-x/frameworks/xa.yaml:25: mức «Tốt» có 30,5 điểm, quá điểm tối đa của tiêu chí là 30",
        "Sửa điểm của mức, hoặc điểm tối đa của tiêu chí.",
    ),
    (
        "chấm theo mức mà có số phải đạt",
        ("{kind: level, levels", "{kind: level, target: 3, levels"),
        "tinh-x/frameworks/xa.yaml:25: cách chấm «level» không dùng số phải đạt",
        "Bỏ target, hoặc dùng kind: ratio, threshold.",
    ),
    (
        "người chấm mà có dấu so sánh",
        ("measure: {kind: points}", 'measure: {kind: points, comparison: "<="}'),
        "tinh-x/frameworks/xa.yaml:17: cách chấm «points» không dùng dấu so sánh",
        "Bỏ comparison, hoặc dùng kind: ratio, threshold.",
    ),
    (
        "người chấm mà có số phải đạt",
        ("measure: {kind: points}", "measure: {kind: points, target: 3}"),
        "tinh-x/frameworks/xa.yaml:17: cách chấm «points» không dùng số phải đạt",
        "Bỏ target, hoặc dùng kind: ratio, threshold.",
    ),
    (
        "có hoặc không mà có mức",
        (
            "measure: {kind: points}",
            "measure: {kind: deliverable, levels: [{label: Có, score: 10}, {label: Không, score: 0}]}",
        ),
        "tinh-x/frameworks/xa.yaml:17: cách chấm «deliverable» không dùng các mức",
        "Bỏ levels, hoặc dùng kind: level.",
    ),
    (
        "tiêu chí chung có cách chấm",
        ("text: Tiêu chí một, max_score: 30", "text: Tiêu chí một, max_score: 30, measure: {kind: points}"),
        "tinh-x/frameworks/xa.yaml:6: tiêu chí chung chỉ có đảm bảo hoặc không đảm bảo, không có cách chấm riêng",
        "Bỏ measure ở tiêu chí này.",
    ),
    (
        "nâng điểm của tiêu chí không có",
        ("criterion: T1.3", "criterion: T1.4"),
        "tinh-x/frameworks/xa.yaml:13: trục 1 không có tiêu chí «T1.4»",
        "Các tiêu chí của trục: T1.1, T1.2, T1.3.",
    ),
    (
        "nâng điểm khi tiêu chí không có",
        ("absent: [T1.1]", "absent: [T2.1]"),
        "tinh-x/frameworks/xa.yaml:13: trục 1 không có tiêu chí «T2.1»",
        "Các tiêu chí của trục: T1.1, T1.2, T1.3.",
    ),
    (
        "nâng điểm khi một tiêu chí luôn áp dụng không áp dụng",
        ("absent: [T1.1]", "absent: [T1.2]"),
        "tinh-x/frameworks/xa.yaml:13: tiêu chí «T1.2» không thể không áp dụng",
        "Chỉ nêu tiêu chí «nếu có» (optional: true) khác với tiêu chí được nâng điểm.",
    ),
    (
        "tiêu đề in số điểm khác",
        ("TRỤC MỘT (40 ĐIỂM)", "TRỤC MỘT (35 ĐIỂM)"),
        "tinh-x/frameworks/xa.yaml:10: điểm in ở tiêu đề của trục 1 là 35, điểm tối đa đã nêu là 40",
        "Sửa điểm tối đa; nếu văn bản in như vậy thì khai báo known_defects với where: heading:1.",
    ),
    (
        "khai báo sai sót ở một tiêu đề không sai",
        ("axes:\n", "known_defects: [{where: 'heading:1', what: In khác, reading: Theo cột}]\naxes:\n"),
        ("tinh-x/frameworks/xa.yaml:7: sai sót khai báo ở «heading:1» không có: tổng ở đó khớp hoặc không có chỗ đó"),
        "Bỏ khai báo này, hoặc sửa «where».",
    ),
]


@pytest.mark.parametrize("change,expected,remedy", [pytest.param(*case[1:], id=case[0]) for case in MEASURE_FAULTS])
def test_fault_of_a_measure_is_refused(tmp_path: Path, change: tuple[str, str], expected: str, remedy: str) -> None:
    (fault,) = faults(tmp_path, changed(change))
    assert str(fault).splitlines() == [f"records/regulation/{expected}", f"    {remedy}"]


def test_raised_maximum_on_an_axis_of_work_items_is_refused(tmp_path: Path) -> None:
    text = changed(
        (", measure: {kind: ratio, target: 25}", ""),
        (', measure: {kind: threshold, target: 80, comparison: ">"}', ""),
        (", measure: {kind: points}", ""),
    )
    (fault,) = faults(tmp_path, text)
    assert fault.message == "trục 1 không chấm theo tiêu chí nên không có điểm tối đa thay đổi"
    assert fault.place.line == 13


ADDED = changed(
    ("      - {id: T1.3, text: Nội dung khác, max_score: 10, measure: {kind: points}}\n", ""),
    ("criterion: T1.3", "criterion: T1.9"),
    (
        'comparison: ">"}}\n',
        'comparison: ">"}}\n      - {id: T1.9, text: Bổ sung, max_score: 10, added: true, measure: {kind: points}}\n',
    ),
)
DEFECT = "known_defects: [{where: 'axis:1', what: Cộng lại 30, reading: Mười điểm còn lại là T1.9}]\n"


def test_a_criterion_that_the_reading_adds_needs_the_defect_declared(tmp_path: Path) -> None:
    (fault,) = faults(tmp_path, ADDED)
    assert fault.message == "tiêu chí của trục 1 cộng lại là 30, điểm tối đa đã nêu là 40"
    assert loaded(tmp_path, ADDED + DEFECT).result_criteria["T1.9"].added


def test_a_criterion_that_the_reading_adds_must_make_up_the_axis(tmp_path: Path) -> None:
    (fault,) = faults(tmp_path, (ADDED + DEFECT).replace("text: Bổ sung, max_score: 10", "text: Bổ sung, max_score: 9"))
    assert fault.message == "với tiêu chí bổ sung, các tiêu chí của trục 1 cộng lại là 39, điểm tối đa đã nêu là 40"
    assert fault.remedy == "Sửa điểm của tiêu chí bổ sung (added: true) cho đủ điểm của trục."


LOST = FRAMEWORK[: FRAMEWORK.index("  - id: 2")] + "missing: [mất trục 2]\n"


def test_a_framework_with_lost_pages_is_not_added_up(tmp_path: Path) -> None:
    framework = loaded(tmp_path, LOST, PACK.replace("default_framework: xa\n", ""))
    assert framework.missing == ("mất trục 2",)


def test_without_the_note_of_lost_pages_the_same_framework_is_refused(tmp_path: Path) -> None:
    (fault,) = faults(
        tmp_path, LOST.replace("missing: [mất trục 2]\n", ""), PACK.replace("default_framework: xa\n", "")
    )
    assert fault.message == "các trục kết quả cộng lại là 40, tổng điểm theo result_axes.total là 70"


def test_a_framework_with_lost_pages_is_never_the_default(tmp_path: Path) -> None:
    (fault,) = faults(tmp_path, LOST)
    assert str(fault).splitlines() == [
        "records/regulation/tinh-x/pack.yaml:10: khung mặc định «xa» còn thiếu, chưa dùng để chấm điểm được",
        "    Bổ sung phần còn thiếu của khung rồi bỏ mục missing, hoặc chọn khung mặc định khác.",
    ]


def test_lost_pages_of_the_extended_pack_stay_in_sight(tmp_path: Path) -> None:
    law = load_library(write(tmp_path, FRAMEWORK)).law("tinh-x", dt.date(2026, 9, 30))
    assert law.frameworks["lamdong-pl3"].missing


def test_scoring_by_criteria_needs_the_readings_of_criteria(tmp_path: Path) -> None:
    (fault,) = faults(tmp_path, FRAMEWORK, PACK.replace("extends: lamdong", "extends: hd02"))
    assert fault.message == (
        "ngày 01/07/2026 gói còn thiếu giá trị: criteria_results.threshold_unmet, criteria_results.not_applicable"
    )

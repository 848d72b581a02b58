"""The yearly frames of Quy định 366: how many criteria each annex prints, what they add up to, what they ask for."""

import datetime as dt
from collections import Counter
from collections.abc import Iterator

import pytest

from evalgen.domain.grade import Grade
from evalgen.domain.period import Period
from evalgen.domain.subject_kind import SubjectKind
from evalgen.regulation.frameworks.framework import Axis, Criterion, Framework, Section
from evalgen.regulation.loader import load_library
from evalgen.regulation.outline import outline
from evalgen.regulation.threshold import Threshold

DAY = dt.date(2026, 12, 31)
LAW = load_library().law("qd366", DAY)
COMMON = LAW.frameworks["qd366-pl2-common"]
POSITIONS = {name: item for name, item in LAW.frameworks.items() if item.general_from}

# Of each position as the annex numbers it: criteria, sections with a number, thresholds.
PRINTED = {
    "1": (10, 2, 1),
    "2": (9, 2, 5),
    "3": (15, 2, 13),
    "4.1": (13, 2, 8),
    "4.2": (16, 2, 3),
    "4.3": (24, 2, 5),
    "4.4": (23, 2, 8),
    "4.5": (13, 2, 12),
    "4.6": (7, 0, 3),
    "4.7": (16, 2, 8),
    "4.8": (10, 2, 3),
    "4.9": (7, 0, 0),
    "5.1": (11, 2, 8),
    "5.2": (18, 2, 6),
    "5.3": (8, 2, 3),
    "5.4": (12, 2, 4),
    "5.5": (22, 2, 7),
    "5.6": (6, 2, 3),
    "5.7": (8, 2, 3),
    "6.1": (14, 2, 7),
    "6.2": (14, 2, 13),
    "6.3": (15, 2, 12),
    "6.4": (15, 2, 15),
    "6.5": (14, 2, 7),
    "6.6": (15, 2, 16),
    "7.1": (16, 2, 5),
    "7.2": (11, 2, 4),
    "8.1": (16, 2, 1),
    "8.2": (11, 0, 3),
    "8.3": (11, 2, 2),
    "8.4": (10, 0, 3),
    "8.5": (10, 2, 5),
    "8.6": (7, 0, 2),
    "9.1": (12, 2, 7),
    "9.2": (9, 2, 5),
    "9.3": (12, 2, 14),
    "9.4": (10, 2, 7),
    "9.5": (10, 2, 7),
    "9.6": (11, 2, 5),
    "10.1": (10, 2, 1),
    "10.2": (11, 2, 0),
    "11.1": (39, 2, 32),
    "11.2": (31, 2, 25),
    "11.3": (12, 2, 7),
    "11.4": (21, 2, 8),
    "11.5": (9, 2, 7),
}


def criteria(framework: Framework) -> Iterator[Criterion]:
    groups: tuple[Section | Axis, ...] = (*framework.general, *framework.axes)
    return (criterion for group in groups for criterion in group.criteria)


def thresholds(framework: Framework) -> list[Threshold]:
    return [item for axis in framework.axes for criterion in axis.criteria for item in criterion.thresholds]


def path(framework: str, criterion: str) -> list[str]:
    """The headings above one criterion, the outermost first."""
    found = LAW.frameworks[framework]
    groups: tuple[Section | Axis, ...] = (*found.general, *found.axes)
    (only,) = [item for group in groups for item in outline(group.criteria) if item.criterion.id == criterion]
    return [heading.id for heading in only.path]


def sections(framework: Framework) -> int:
    """Headings with a number of the position, e.g. «4.1.1»."""
    position = framework.citation.section
    begun = [heading.id for item in outline(framework.axes[0].criteria) for _, heading in item.beginning]
    return sum(name in {f"II.{position}.1", f"II.{position}.2"} for name in begun)


@pytest.mark.parametrize(
    "name,general,results,subject",
    [
        ("qd366-pl1", 6, 10, SubjectKind.COLLECTIVE),
        ("qd366-pl3", 31, 92, SubjectKind.LEADER),
        ("qd366-pl4", 23, 20, SubjectKind.STAFF),
        ("qd366-pl5", 4, 3, SubjectKind.PARTY_MEMBER),
    ],
)
def test_an_annex_has_the_criteria_that_it_prints(name: str, general: int, results: int, subject: SubjectKind) -> None:
    framework = LAW.frameworks[name]
    counted = [*map(len, (group.criteria for group in framework.general)), len(framework.axes[0].criteria)]
    assert (counted, framework.subject) == ([general, results], subject)
    assert LAW.default_frameworks[subject] == name


def test_annex_2_has_seventeen_common_criteria_and_forty_six_positions() -> None:
    assert [len(section.criteria) for section in COMMON.general] == [17]
    assert len(PRINTED) == 46
    found = {
        item.citation.section: (len(item.axes[0].criteria), sections(item), len(thresholds(item)))
        for item in POSITIONS.values()
    }
    assert found == PRINTED
    assert [sum(column) for column in zip(*PRINTED.values(), strict=True)] == [624, 82, 323]


def test_a_position_is_named_by_its_number() -> None:
    assert {name: f"qd366-pl2-{item.citation.section.replace('.', '-')}" for name, item in POSITIONS.items()} == {
        name: name for name in POSITIONS
    }


def test_thresholds_are_of_four_kinds() -> None:
    kinds = Counter(threshold.kind for item in POSITIONS.values() for threshold in thresholds(item))
    assert kinds == {"numeric": 295, "ordinal": 12, "external": 14, "zero": 2}


def test_every_threshold_has_an_id_of_its_own_within_its_framework() -> None:
    for item in POSITIONS.values():
        assert len(item.thresholds) == len(thresholds(item)) + 1  # and «≥ 80% nội dung» of the common part


@pytest.mark.parametrize("name", [name for name in LAW.frameworks if name != COMMON.id])
def test_the_source_prints_thirty_and_seventy_and_nothing_below(name: str) -> None:
    framework = LAW.frameworks[name]
    assert [(group.whole, int(group.max_score)) for group in framework.general] == [("I", 30)]
    assert [(group.whole, int(group.max_score)) for group in framework.axes] == [("II", 70)]
    assert {criterion.max_score for criterion in criteria(framework)} == {None}
    assert not framework.missing
    assert [*framework.general_criteria, *framework.result_criteria] == ["I", "II"]


def test_positions_share_the_common_part_instead_of_repeating_it() -> None:
    assert all(item.general is COMMON.general for item in POSITIONS.values())
    assert all(item.intro == COMMON.intro for item in POSITIONS.values())
    assert COMMON.missing == ("phần II theo chức danh; chọn khung của chức danh, từ qd366-pl2-1 đến qd366-pl2-11-5",)


@pytest.mark.parametrize(
    "framework,criterion,headings",
    [
        ("qd366-pl1", "I.1", []),
        ("qd366-pl1", "II.1.9", ["II.1"]),
        ("qd366-pl1", "II.2", []),
        ("qd366-pl3", "I.3.dd.4", ["I.3", "I.3.dd"]),
        ("qd366-pl3", "I.4.a", ["I.4"]),
        ("qd366-pl3", "I.5.1", ["I.5"]),
        ("qd366-pl3", "II.1.2.c", ["II.1", "II.1.2"]),
        ("qd366-pl3", "II.1.3", ["II.1"]),
        ("qd366-pl3", "II.5.1.2.a", ["II.5", "II.5.1", "II.5.1.2"]),
        ("qd366-pl3", "II.5.2.e", ["II.5", "II.5.2"]),
        ("qd366-pl3", "II.9.3", ["II.9"]),
        ("qd366-pl4", "I.2.d.3", ["I.2", "I.2.d"]),
        ("qd366-pl4", "II.8.1", ["II.8"]),
        ("qd366-pl5", "I.2.1", ["I.2"]),
        ("qd366-pl5", "II.3", []),
        ("qd366-pl2-4-1", "II.4.1.1.a.2", ["II.4.1.1", "II.4.1.1.a"]),
        ("qd366-pl2-4-1", "II.4.1.1.b", ["II.4.1.1"]),
        ("qd366-pl2-4-6", "II.4.6.a", []),
        ("qd366-pl2-8-1", "II.8.1.1.a.1", ["II.8.1.1"]),
    ],
)
def test_a_criterion_stands_below_its_headings(framework: str, criterion: str, headings: list[str]) -> None:
    assert path(framework, criterion) == headings


@pytest.mark.parametrize(
    "framework,criterion,printed,corrected",
    [
        ("qd366-pl4", "II.6.c", "tiêu cực; Bảo đảm", "tiêu cực; bảo đảm"),
        ("qd366-pl2-8-5", "II.8.5.2.b", "các các loại vụ việc", "các loại vụ việc"),
        ("qd366-pl2-10-1", "II.10.1.1.d", "Quân tâm chăm lo", "Quan tâm chăm lo"),
        ("qd366-pl2-11-4", "II.11.4.1.b", "thành uỷ Hội đồng nhân dân", "thành uỷ, Hội đồng nhân dân"),
    ],
)
def test_a_slip_is_corrected_and_kept_as_printed(framework: str, criterion: str, printed: str, corrected: str) -> None:
    (found,) = [item for item in criteria(LAW.frameworks[framework]) if item.id == criterion]
    assert printed in found.text_printed
    assert printed not in found.text
    assert corrected in found.text


def test_only_slips_differ_from_the_print() -> None:
    slips = [item.id for name in LAW.frameworks for item in criteria(LAW.frameworks[name]) if item.text_printed]
    assert sorted(slips) == ["II.10.1.1.d", "II.11.2.1.a.2", "II.11.4.1.b", "II.6.c", "II.8.5.2.b"]


@pytest.mark.parametrize(
    "framework,threshold,words",
    [
        ("qd366-pl2-2", "II.2.1.a", "≥ 90 %"),
        ("qd366-pl2-2", "II.2.2.b", "100 %"),
        ("qd366-pl2-2", "I.3.3", "≥ 80 %"),
        ("qd366-pl2-4-1", "II.4.1.1.dd-2", "≤ 30 ngày"),
        ("qd366-pl2-4-8", "II.4.8.2.a-1", "0 nhiệm vụ trễ hạn"),
        ("qd366-pl2-9-1", "II.9.1.2.dd", "> 6 lượt/năm"),
        ("qd366-pl2-11-5", "II.11.5.1.b-2", "≥ 1/3 thời gian làm việc trong năm"),
        ("qd366-pl2-1", "II.1.2.h", "từ Hoàn thành tốt nhiệm vụ trở lên"),
        ("qd366-pl2-3", "II.3.2.e.3", "từ loại khá trở lên"),
        ("qd366-pl2-8-1", "II.8.1.2.a", "tỉ lệ theo yêu cầu tại nghị quyết của Quốc hội"),
    ],
)
def test_a_threshold_in_words(framework: str, threshold: str, words: str) -> None:
    assert LAW.frameworks[framework].thresholds[threshold].words == words


def test_where_no_comparison_is_printed_the_reading_says_so() -> None:
    found = LAW.frameworks["qd366-pl2-7-2"].thresholds["II.7.2.2.d"]
    assert (found.comparison, found.reading) == (
        ">=",
        "Văn bản không in dấu so sánh; hiểu là ≥ 90% như các mục tương tự.",
    )


def test_a_grade_is_a_threshold_of_six_positions() -> None:
    named = [item.grade for framework in POSITIONS.values() for item in thresholds(framework) if item.grade]
    assert named == [Grade.GOOD] * 6


@pytest.mark.parametrize("pack", ["hd02", "lamdong", "thanhlam", "vast"])
def test_a_yearly_frame_is_no_frame_for_a_quarter(pack: str) -> None:
    frameworks = load_library().law(pack, dt.date(2026, 9, 30)).frameworks
    assert [name for name in frameworks if name.startswith("qd366")] == []


def test_the_regulation_itself_grades_years_and_nothing_else() -> None:
    library = load_library()
    laws = {
        text: library.law_of("qd366", period)
        for text in ("2026", "2026-Q4", "2026-12")
        if (period := Period.parse(text))
    }
    assert [text for text, law in laws.items() if law is not None] == ["2026"]

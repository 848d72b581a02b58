"""Frameworks that build on others: an organization allots the points of Quy định 366, or shares a general part."""

from collections.abc import Mapping
from pathlib import Path

import pytest
import yaml
from fictional_packs import YEARLY, YEARLY_PARAMETERS, write_files

from evalgen.domain.period import Period
from evalgen.domain.subject_kind import SubjectKind
from evalgen.drafting.whole_hints import whole_hints
from evalgen.regulation.faults import RegulationError
from evalgen.regulation.frameworks.framework import Axis, Framework, Section
from evalgen.regulation.frameworks.parts import own_part
from evalgen.regulation.law import Law
from evalgen.regulation.loader import load_library
from evalgen.regulation.outline import outline

HEAD = """\
title: Bảng điểm (giả định)
applies_to: Đảng viên của Tỉnh X (giả định)
effective_from: 2026-01-10
citation: {instrument: tinh-x, annex: "4", quote: BẢNG ĐIỂM}
"""

MEMBER = {"I.1.a": 8, "I.1.b": 8, "I.1.c": 8, "I.2.1": 6, "II.1": 40, "II.2": 15, "II.3": 15}
YEAR = Period.parse("2026")


def allotting(maxima: Mapping[str, object], base: str = "qd366-pl5", more: str = "") -> str:
    return f"{HEAD}allots: {base}\nmaxima: {yaml.safe_dump(dict(maxima), default_flow_style=True, width=2000)}{more}"


def write(folder: Path, files: dict[str, str]) -> Path:
    given = {
        "pack.yaml": YEARLY,
        "parameters.yaml": YEARLY_PARAMETERS,
        "frameworks/x-dang-vien.yaml": allotting(MEMBER),
    }
    write_files(folder / "tinh-x", given | files)
    return folder


def law(folder: Path, files: dict[str, str] | None = None) -> Law:
    assert YEAR is not None
    found = load_library(write(folder, files or {})).law_of("tinh-x", YEAR)
    assert found is not None
    return found


def faults(folder: Path, files: dict[str, str]) -> list[str]:
    with pytest.raises(RegulationError) as caught:
        load_library(write(folder, files))
    return [str(fault).removeprefix("records/regulation/tinh-x/") for fault in caught.value.faults]


def groups(framework: Framework) -> list[Section | Axis]:
    return [*framework.general, *framework.axes]


def maxima(framework: Framework) -> dict[str, str]:
    return {item.id: str(item.max_score) for group in groups(framework) for item in group.criteria}


def test_the_points_of_a_whole_group_are_allotted_to_its_criteria(tmp_path: Path) -> None:
    found = law(tmp_path)
    framework = found.frameworks["x-dang-vien"]
    assert maxima(framework) == {name: str(score) for name, score in MEMBER.items()}
    assert [group.whole for group in groups(framework)] == ["", ""]
    assert [str(group.max_score) for group in groups(framework)] == ["30", "70"]
    assert framework.axes[0].by_criteria
    assert {item.measure.kind for item in framework.axes[0].criteria if item.measure} == {"points"}


def test_words_headings_and_subject_come_from_the_framework_that_is_allotted(tmp_path: Path) -> None:
    found = law(tmp_path)
    framework, base = found.frameworks["x-dang-vien"], found.frameworks["qd366-pl5"]
    assert [item.text for item in framework.axes[0].criteria] == [item.text for item in base.axes[0].criteria]
    assert [item.heading for item in framework.general[0].criteria] == [
        item.heading for item in base.general[0].criteria
    ]
    assert framework.subject is SubjectKind.PARTY_MEMBER
    assert str(framework.citation) == "Phụ lục 4 Quy định 20-QĐ/TU"


def test_the_framework_itself_stays_as_it_is(tmp_path: Path) -> None:
    assert law(tmp_path).frameworks["qd366-pl5"].general[0].whole == "I"


def test_own_default_goes_before_the_inherited_one_for_its_kind_of_subject(tmp_path: Path) -> None:
    assert law(tmp_path).default_frameworks == {
        SubjectKind.COLLECTIVE: "qd366-pl1",
        SubjectKind.LEADER: "qd366-pl3",
        SubjectKind.STAFF: "qd366-pl4",
        SubjectKind.PARTY_MEMBER: "x-dang-vien",
    }


def test_zero_leaves_a_criterion_out(tmp_path: Path) -> None:
    changed = {**MEMBER, "II.2": 30, "II.3": 0}
    framework = law(tmp_path, {"frameworks/x-dang-vien.yaml": allotting(changed)}).frameworks["x-dang-vien"]
    assert [item.id for item in framework.axes[0].criteria] == ["II.1", "II.2"]


def test_zero_at_a_heading_leaves_all_below_it_out_and_keeps_the_headings_of_the_rest(tmp_path: Path) -> None:
    """Of Phụ lục 4: the block of state administration alone; I.1.a is left out, so that its heading begins at I.1.b."""
    general = dict.fromkeys(["I.1.b", "I.1.c", "I.1.d", "I.1.dd", "I.1.e", "I.1.g", "I.1.h", "I.1.i", "I.1.k"], 2)
    general |= dict.fromkeys(["I.2.a.1", "I.2.a.2", "I.2.a.3", "I.2.a.4", "I.2.b.1", "I.2.b.2"], 1)
    general |= {"I.2.c": 0, "I.2.d": 0, "I.1.a": 0, "I.3.1": 6}
    blocks = dict.fromkeys([f"II.{number}" for number in (1, 3, 4, 5, 6, 7, 8, 9)], 0)
    points = {**general, **blocks, "II.2.a": 30, "II.2.b": 20, "II.2.c": 20}
    files = {"frameworks/x-can-bo.yaml": allotting(points, "qd366-pl4")}
    framework = law(tmp_path, files).frameworks["x-can-bo"]
    begun = {
        item.criterion.id: [heading.id for heading in item.path]
        for group in (framework.general[0].criteria, framework.axes[0].criteria)
        for item in outline(group)
        if item.opened
    }
    assert begun == {
        "I.1.b": ["I.1"],
        "I.2.a.1": ["I.2", "I.2.a"],
        "I.2.b.1": ["I.2", "I.2.b"],
        "I.3.1": ["I.3"],
        "II.2.a": ["II.2"],
    }
    assert [item.id for item in framework.axes[0].criteria] == ["II.2.a", "II.2.b", "II.2.c"]


def test_a_criterion_of_the_results_may_have_a_measure_of_its_own(tmp_path: Path) -> None:
    text = allotting(MEMBER, more='measures: {"II.3": {kind: ratio, target: 4}}\n')
    framework = law(tmp_path, {"frameworks/x-dang-vien.yaml": text}).frameworks["x-dang-vien"]
    assert [item.measure.kind for item in framework.axes[0].criteria if item.measure] == ["points", "points", "ratio"]


def test_thresholds_leave_the_id_of_a_criterion_that_has_points_now(tmp_path: Path) -> None:
    general = {f"I.1.{number}": 2 for number in range(1, 10)} | {f"I.2.{number}": 1 for number in range(1, 5)}
    general |= {f"I.3.{number}": 2 for number in range(1, 5)}
    results = {"II.4.9.a": 70} | dict.fromkeys(
        ["II.4.9.b", "II.4.9.c", "II.4.9.d", "II.4.9.dd", "II.4.9.e", "II.4.9.g"], 0
    )
    files = {"frameworks/x-4-9.yaml": allotting(general | results, "qd366-pl2-4-9")}
    framework = law(tmp_path, files).frameworks["x-4-9"]
    assert [(item.id, item.words) for item in framework.thresholds.values()] == [("I.3.3-1", "≥ 80 %")]


ALLOTTING_FAULTS = [
    (
        "một tiêu chí chưa có điểm",
        allotting({name: score for name, score in MEMBER.items() if name != "II.3"}),
        (
            "frameworks/x-dang-vien.yaml:6: còn 1 tiêu chí chưa được phân bổ điểm: II.3\n"
            "    Ghi điểm tối đa của từng tiêu chí; tiêu chí hoặc cả mục không chấm thì ghi 0."
        ),
    ),
    (
        "mã không có",
        allotting({**MEMBER, "II.4": 5}),
        "frameworks/x-dang-vien.yaml:6: không có tiêu chí, mục «II.4» trong nhóm chấm chung\n    Có phải là «II.3»?",
    ),
    (
        "mục được cho điểm",
        allotting({**MEMBER, "I.1": 24}),
        (
            "frameworks/x-dang-vien.yaml:6: mục «I.1» không được cho điểm\n"
            "    Ghi điểm ở từng tiêu chí của mục; ở mục chỉ ghi 0 khi không chấm cả mục."
        ),
    ),
    (
        "kết quả cộng thiếu một điểm",
        allotting({**MEMBER, "II.3": 14}),
        (
            "frameworks/x-dang-vien.yaml:6: tiêu chí của trục 1 cộng lại là 69, điểm tối đa đã nêu là 70\n"
            "    Sửa điểm tối đa; nếu văn bản in như vậy thì khai báo known_defects với where: axis:1."
        ),
    ),
    (
        "tiêu chí chung cộng thừa nửa điểm",
        allotting({**MEMBER, "I.2.1": 6.5}),
        (
            "frameworks/x-dang-vien.yaml:6: tiêu chí của nhóm I cộng lại là 30,5, điểm tối đa đã nêu là 30\n"
            "    Sửa điểm tối đa; nếu văn bản in như vậy thì khai báo known_defects với where: section:I."
        ),
    ),
    (
        "khung được phân bổ không có",
        allotting(MEMBER, "qd366-pl6"),
        (
            "frameworks/x-dang-vien.yaml:5: không có khung «qd366-pl6» có hiệu lực ngày 10/01/2026\n"
            "    Có phải là «qd366-pl5»?"
        ),
    ),
    (
        "khung của một gói không được kế thừa",
        allotting(MEMBER, "vast"),
        (
            "frameworks/x-dang-vien.yaml:5: không có khung «vast» có hiệu lực ngày 10/01/2026\n"
            "    Các tên đã biết: qd366-pl1, qd366-pl2-common, qd366-pl3, qd366-pl4, qd366-pl5."
        ),
    ),
    (
        "thiếu điểm",
        f"{HEAD}allots: qd366-pl5\n",
        "frameworks/x-dang-vien.yaml:1: thiếu «maxima»\n    Bổ sung maxima: điểm tối đa của từng tiêu chí.",
    ),
    (
        "chép lại nội dung",
        allotting(
            dict(MEMBER), more="general: [{id: '1', title: T, max_score: 30, criteria: [{id: '1.1', text: T}]}]\n"
        ),
        (
            "frameworks/x-dang-vien.yaml:7: khung phân bổ điểm của «qd366-pl5» không nêu «general»\n"
            "    Bỏ general: nội dung lấy từ khung được phân bổ."
        ),
    ),
    (
        "cách chấm của tiêu chí chung",
        allotting(MEMBER, more='measures: {"I.1.a": {kind: ratio, target: 4}}\n'),
        (
            "frameworks/x-dang-vien.yaml:7: cách chấm của «I.1.a» không dùng đến: không phải là tiêu chí về kết quả có điểm\n"
            "    Bỏ cách chấm này, hoặc ghi điểm của tiêu chí ở maxima."
        ),
    ),
    (
        "cách chấm của tiêu chí không chấm",
        allotting({**MEMBER, "II.2": 30, "II.3": 0}, more='measures: {"II.3": {kind: ratio, target: 4}}\n'),
        (
            "frameworks/x-dang-vien.yaml:7: cách chấm của «II.3» không dùng đến: không phải là tiêu chí về kết quả có điểm\n"
            "    Bỏ cách chấm này, hoặc ghi điểm của tiêu chí ở maxima."
        ),
    ),
    (
        "cách chấm thiếu số phải đạt",
        allotting(MEMBER, more='measures: {"II.3": {kind: ratio}}\n'),
        (
            "frameworks/x-dang-vien.yaml:6: cách chấm «ratio» thiếu số phải đạt\n"
            "    Bổ sung target, hoặc dùng kind: points."
        ),
    ),
    (
        "điểm âm",
        allotting({**MEMBER, "II.3": -1}),
        "frameworks/x-dang-vien.yaml:6: «II.3» không được nhỏ hơn 0\n    Điểm tối đa của tiêu chí; 0 là không chấm.",
    ),
]


@pytest.mark.parametrize("text,fault", [pytest.param(*case[1:], id=case[0]) for case in ALLOTTING_FAULTS])
def test_a_wrong_allotment_is_refused(text: str, fault: str, tmp_path: Path) -> None:
    assert faults(tmp_path, {"frameworks/x-dang-vien.yaml": text}) == [fault]


def test_a_framework_without_whole_groups_has_nothing_to_allot(tmp_path: Path) -> None:
    files = {"frameworks/x-hai.yaml": allotting(MEMBER, "x-dang-vien")}
    assert faults(tmp_path, files) == [
        (
            "frameworks/x-hai.yaml:5: khung «x-dang-vien» không có nhóm nào chấm chung để phân bổ điểm\n"
            "    Chọn một khung chỉ có điểm của cả nhóm."
        )
    ]


AXES = "axes: [{id: 1, title: Kết quả, max_score: 70, whole: II, criteria: [{id: K.1, text: Một việc}]}]\n"
GENERAL = "general: [{id: I, title: Chung, max_score: 30, whole: I, criteria: [{id: C.1, text: Một điều}]}]\n"


def test_a_general_part_is_shared_by_many(tmp_path: Path) -> None:
    files = {
        "frameworks/x-mot.yaml": f"{HEAD}general_from: qd366-pl2-common\n{AXES}",
        "frameworks/x-hai.yaml": f"{HEAD}general_from: x-mot\n{AXES}",
    }
    frameworks = law(tmp_path, files).frameworks
    assert frameworks["x-mot"].general == frameworks["x-hai"].general == frameworks["qd366-pl2-common"].general
    assert not frameworks["x-mot"].missing


def test_the_edition_in_force_on_the_own_first_day_is_shared(tmp_path: Path) -> None:
    later = f"{HEAD}{GENERAL}{AXES}".replace("2026-01-10", "2027-01-01").replace("Một điều", "Điều mới")
    files = {
        "frameworks/x-mot.yaml": f"{HEAD}{GENERAL}{AXES}",
        "frameworks/x-mot@2027-01-01.yaml": later,
        "frameworks/x-hai.yaml": f"{HEAD}general_from: x-mot\n{AXES}",
        "frameworks/x-ba.yaml": f"{HEAD}general_from: x-mot\n{AXES}".replace("2026-01-10", "2027-06-01"),
    }
    pack = load_library(write(tmp_path, files)).pack("tinh-x")
    texts = {item.id: item.general[0].criteria[0].text for item in pack.frameworks if item.id in {"x-hai", "x-ba"}}
    assert texts == {"x-hai": "Một điều", "x-ba": "Điều mới"}


SHARING_FAULTS = [
    (
        "khung không có",
        {"frameworks/x-mot.yaml": f"{HEAD}general_from: qd366-pl2-comon\n{AXES}"},
        [
            (
                "frameworks/x-mot.yaml:5: không có khung «qd366-pl2-comon» có hiệu lực ngày 10/01/2026\n"
                "    Có phải là «qd366-pl2-common»?"
            )
        ],
    ),
    (
        "khung chưa có hiệu lực",
        {
            "frameworks/x-mot.yaml": f"{HEAD}general_from: x-hai\n{AXES}",
            "frameworks/x-hai.yaml": f"{HEAD}{GENERAL}{AXES}".replace("2026-01-10", "2026-01-11"),
        },
        [
            (
                "frameworks/x-mot.yaml:5: không có khung «x-hai» có hiệu lực ngày 10/01/2026\n"
                "    Dùng ngày có hiệu lực muộn hơn, hoặc khung khác."
            )
        ],
    ),
    (
        "vòng tròn",
        {
            "frameworks/x-mot.yaml": f"{HEAD}general_from: x-hai\n{AXES}",
            "frameworks/x-hai.yaml": f"{HEAD}general_from: x-mot\n{AXES}",
        },
        [
            (
                "frameworks/x-mot.yaml:5: các khung dựa vào nhau vòng tròn: x-hai → x-mot → x-hai\n"
                "    Bỏ general_from ở một trong các khung này."
            )
        ],
    ),
    (
        "dựa vào chính mình",
        {"frameworks/x-mot.yaml": f"{HEAD}general_from: x-mot\n{AXES}"},
        [
            (
                "frameworks/x-mot.yaml:5: các khung dựa vào nhau vòng tròn: x-mot → x-mot\n"
                "    Bỏ general_from ở một trong các khung này."
            )
        ],
    ),
    (
        "vừa dùng chung vừa nêu riêng",
        {"frameworks/x-mot.yaml": f"{HEAD}general_from: qd366-pl5\n{GENERAL}{AXES}"},
        [
            (
                "frameworks/x-mot.yaml:6: khung dùng chung phần tiêu chí chung (general_from) không nêu «general»\n"
                "    Bỏ general, hoặc bỏ general_from."
            )
        ],
    ),
    (
        "không có phần chung",
        {"frameworks/x-mot.yaml": f"{HEAD}{AXES}"},
        [
            (
                "frameworks/x-mot.yaml:1: thiếu «general»\n"
                "    Bổ sung «general», hoặc general_from, allots để dựa vào một khung khác."
            )
        ],
    ),
    (
        "không có trục",
        {"frameworks/x-mot.yaml": f"{HEAD}{GENERAL}"},
        ["frameworks/x-mot.yaml:1: thiếu «axes»\n    Bổ sung «axes» như mô tả trong lược đồ."],
    ),
    (
        "điểm phân bổ mà không phân bổ khung nào",
        {"frameworks/x-mot.yaml": f"{HEAD}{GENERAL}{AXES}maxima: {{C.1: 30}}\n"},
        ["frameworks/x-mot.yaml:7: «maxima» chỉ dùng với allots\n    Bỏ maxima, hoặc bổ sung allots."],
    ),
]


@pytest.mark.parametrize("files,expected", [pytest.param(*case[1:], id=case[0]) for case in SHARING_FAULTS])
def test_wrong_sharing_is_refused(files: dict[str, str], expected: list[str], tmp_path: Path) -> None:
    assert faults(tmp_path, files) == expected


THRESHOLD_FAULTS = [
    (
        "lời không có trong tiêu chí",
        "{kind: numeric, value: 90, text: Hoàn thành 95%}",
        "lời của ngưỡng không có trong nội dung tiêu chí\n    Chép đúng phần lời của tiêu chí chứa ngưỡng.",
    ),
    (
        "con số thiếu",
        "{kind: numeric, text: Một việc}",
        "ngưỡng «numeric» phải nêu đúng một trong: value\n    Sửa theo loại của ngưỡng.",
    ),
    (
        "mức xếp loại lẫn với con số",
        "{kind: ordinal, grade: GOOD, value: 1, text: Một việc}",
        "ngưỡng «ordinal» phải nêu đúng một trong: grade, level\n    Sửa theo loại của ngưỡng.",
    ),
    (
        "nơi giao chỉ tiêu thiếu",
        "{kind: external, level: khá, text: Một việc}",
        "ngưỡng «external» phải nêu đúng một trong: source\n    Sửa theo loại của ngưỡng.",
    ),
    (
        "không có mà lại là một",
        "{kind: zero, value: 1, text: Một việc}",
        "ngưỡng «zero» có con số khác 0\n    Ghi value: 0, hoặc dùng kind: numeric.",
    ),
]


@pytest.mark.parametrize("threshold,fault", [pytest.param(*case[1:], id=case[0]) for case in THRESHOLD_FAULTS])
def test_a_threshold_says_what_its_kind_asks_for(threshold: str, fault: str, tmp_path: Path) -> None:
    axes = AXES.replace("text: Một việc", f"text: Một việc, thresholds: [{threshold}]")
    assert faults(tmp_path, {"frameworks/x-mot.yaml": f"{HEAD}{GENERAL}{axes}"}) == [
        f"frameworks/x-mot.yaml:6: {fault}"
    ]


def test_a_heading_is_named_once(tmp_path: Path) -> None:
    twice = "[{id: K.1, text: Một, heading: {id: M, title: Mục}}, {id: K.2, text: Hai, heading: {id: M, title: Mục}}]"
    axes = AXES.replace("[{id: K.1, text: Một việc}]", twice)
    assert faults(tmp_path, {"frameworks/x-mot.yaml": f"{HEAD}{GENERAL}{axes}"}) == [
        "frameworks/x-mot.yaml:6: mã ở đây lặp lại trong khung tiêu chí\n    Đặt một mã khác."
    ]


WHOLE = f"""\
{HEAD}subject: PARTY_MEMBER
general:
  - {{id: I, title: Nhóm một, max_score: 30, whole: I, criteria: [{{id: I.1, text: Tiêu chí một}}]}}
axes:
  - id: 1
    title: Nhóm hai
    max_score: 70
    whole: II
    criteria:
      - {{id: II.1.a, text: Tiêu chí hai, heading: {{id: II.1, title: Khối Đảng}}}}
      - {{id: II.2, text: Tiêu chí ba}}
"""


def test_parts_are_headings_or_criteria_of_a_whole_group_and_a_kind_follows_one(tmp_path: Path) -> None:
    text = WHOLE + "parts: {II.1: [advisory_body], II.2: []}\n"
    assert law(tmp_path / "dung", {"frameworks/x-dang-vien.yaml": text}).frameworks["x-dang-vien"].parts == {
        "II.1": ("advisory_body",),
        "II.2": (),
    }
    text = WHOLE + "parts: {I.1: [school], II.1: [department], II.2: [department]}\n"
    assert [fault.split(": ", 1)[1] for fault in faults(tmp_path / "sai", {"frameworks/x-dang-vien.yaml": text})] == [
        "không có mục, tiêu chí «I.1» trong nhóm được chấm chung\n    Ghi mã của mục hoặc của tiêu chí.",
        "loại đơn vị «department» đã theo một phần khác của nhóm\n    Để ở một phần của mỗi nhóm.",
    ]


def test_a_part_stands_inside_no_other(tmp_path: Path) -> None:
    text = WHOLE + "parts: {II.1: [advisory_body], II.1.a: [department], II.2: [school]}\n"
    assert [fault.split(": ", 1)[1] for fault in faults(tmp_path, {"frameworks/x-dang-vien.yaml": text})] == [
        (
            "phần «II.1.a» nằm trong phần «II.1»: khối theo «II.1.a» sẽ không thấy gì của phần mình\n"
            "    Bỏ một trong hai, hoặc thay «II.1» bằng từng mục bên trong nó."
        ),
    ]


TWO_GROUPS = f"""\
{WHOLE.replace("max_score: 70", "max_score: 40")}  - id: 2
    title: Nhóm ba
    max_score: 30
    whole: III
    criteria:
      - {{id: III.1, text: Tiêu chí bốn}}
      - {{id: III.2, text: Tiêu chí năm}}
      - {{id: III.3, text: Tiêu chí sáu, heading: {{id: M, title: Mọi khối}}}}
"""


def test_each_group_has_parts_of_its_own(tmp_path: Path) -> None:
    """A kind follows one part of each; a group of whose parts it follows none stays whole."""
    parts = "parts: {II.1: [advisory_body], III.1: [department, school], II.2: [department], III.2: []}\n"
    framework = law(tmp_path, {"frameworks/x-dang-vien.yaml": TWO_GROUPS + parts}).frameworks["x-dang-vien"]
    shown = {
        kind: [item.id for axis in own_part(framework, kind).axes for item in axis.criteria]
        for kind in ("department", "advisory_body", "school", "front")
    }
    assert shown == {
        "department": ["II.2", "III.1", "III.3"],
        "advisory_body": ["II.1.a", "III.1", "III.2", "III.3"],
        "school": ["II.1.a", "II.2", "III.1", "III.3"],
        "front": ["II.1.a", "II.2", "III.1", "III.2", "III.3"],
    }
    told = {
        kind: [line for lines in whole_hints(framework, kind).values() for line in lines if "khối khác" in line]
        for kind in shown
    }
    named = {kind: [line.split(": ")[1].split(";")[0] for line in lines] for kind, lines in told.items()}
    assert named == {"department": ["II.1", "III.2"], "advisory_body": ["II.2"], "school": ["III.2"], "front": []}


def test_a_kind_follows_one_part_of_a_group_however_many_groups_there_are(tmp_path: Path) -> None:
    parts = "parts: {II.1: [department], III.1: [department], III.2: [department]}\n"
    (fault,) = faults(tmp_path, {"frameworks/x-dang-vien.yaml": TWO_GROUPS + parts})
    assert fault.split(": ", 1)[1] == (
        "loại đơn vị «department» đã theo một phần khác của nhóm\n    Để ở một phần của mỗi nhóm."
    )


def test_a_framework_that_allots_points_names_no_parts(tmp_path: Path) -> None:
    """What units of one kind follow, it allots; the rest has 0."""
    text = allotting(MEMBER, more="parts: {II.1: [advisory_body], II.2: [department]}\n")
    (fault,) = faults(tmp_path, {"frameworks/x-dang-vien.yaml": text})
    assert fault.split(": ", 1)[1] == (
        "khung phân bổ điểm của «qd366-pl5» không nêu «parts»\n"
        "    Bỏ parts: phần không chấm thì ghi 0 ở mã của phần ấy (maxima)."
    )

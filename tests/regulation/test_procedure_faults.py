"""Every way in which an organization's own procedure.yaml can be wrong, and what it is told."""

import datetime as dt
from pathlib import Path

import pytest
from fictional_packs import QUARTERLY, write_files

from evalgen.domain.period import Period
from evalgen.regulation.faults import RegulationError
from evalgen.regulation.law import Law
from evalgen.regulation.loader import load_library
from evalgen.regulation.procedures.procedure import Stage, due

ENDS = 'effective_from: 2026-07-01, citation: {instrument: tinh-x, section: "1", quote: Lời}'
DUE = "{day: 5, month_after: 1, inclusive: false}"


def step(name: str, stage: str, more: str = "") -> str:
    return f"  - {{id: {name}, title: Bước, actor: Cá nhân, stage: {stage}, {more}{ENDS}}}\n"


def deadline(name: str, due: str = DUE, more: str = "", ends: str = ENDS) -> str:
    return f"  - {{id: {name}, title: Hạn, addressee: Cá nhân, due: {due}, {more}{ends}}}\n"


def authority(name: str, more: str = "") -> str:
    return f"  - {{id: {name}, posts: [Trưởng phòng], {more}{ENDS}}}\n"


GRANT = '{by: Tỉnh ủy X, citation: {instrument: tinh-x, section: "2", quote: Lời}}'
ROUTE = 'routes:\n  - {id: nhom, title: Nhóm, citation: {instrument: tinh-x, section: "3", quote: Lời}}\n'


def write(folder: Path, procedure: str) -> Path:
    return write_files(folder, {"tinh-x/pack.yaml": QUARTERLY, "tinh-x/procedure.yaml": procedure})


def own_law(folder: Path, procedure: str, day: dt.date = dt.date(2026, 9, 30)) -> Law:
    return load_library(write(folder, procedure)).law("tinh-x", day)


@pytest.mark.parametrize(
    "procedure, told",
    [
        pytest.param(
            "steps:\n" + step("hai", "decision") + step("mot", "plan"),
            "3: bước «mot» (Kế hoạch) đứng sau bước «hai» (Quyết định)",
            id="bước sai thứ tự",
        ),
        pytest.param(
            "steps:\n" + step("mot", "plan", "deadlines: [bao-caoo], "),
            "2: bước «mot» có thời hạn «bao-caoo» không có trong deadlines",
            id="thời hạn không có",
        ),
        pytest.param(
            ROUTE + "steps:\n" + step("mot", "plan", "deadlines: [rieng], ") + "deadlines:\n"
            "" + deadline("rieng", more="route: nhom, "),
            "4: bước «mot» có thời hạn «rieng» không có trong deadlines",
            id="thời hạn của nhóm khác",
        ),
        pytest.param(
            "deadlines:\n" + deadline("chung", more="only_named: true, holds: report, "),
            "2: thời hạn «chung» ghi only_named mà không ghi nhóm (route)",
            id="hạn dành riêng cho người ghi nhóm mà không có nhóm",
        ),
        pytest.param(
            "deadlines:\n" + deadline("mot", more=f"exceptions: [{{last_month: 7, due: {DUE}}}], "),
            "2: thời hạn «mot» dùng cho quý, không có ngày riêng cho kỳ kết thúc ở tháng 7",
            id="ngày riêng của tháng mà không quý nào kết thúc",
        ),
        pytest.param(
            "deadlines:\n"
            + deadline("mot", more="exceptions: [{period: 2026-Q3, due: {date: 2025-10-02, inclusive: true}}], "),
            "2: thời hạn «mot» có ngày riêng 02/10/2025 cách xa kỳ 2026-Q3",
            id="ngày riêng nhầm năm trước",
        ),
        pytest.param(
            "deadlines:\n"
            + deadline("mot", more="exceptions: [{period: 2026-Q3, due: {date: 2027-10-01, inclusive: true}}], "),
            "2: thời hạn «mot» có ngày riêng 01/10/2027 cách xa kỳ 2026-Q3",
            id="ngày riêng nhầm năm sau",
        ),
        pytest.param(
            "steps:\n" + step("mot", "plan", "period_kinds: [MONTH], "),
            "2: mục «mot» chỉ dùng cho tháng, mà gói không có loại kỳ ấy",
            id="bước của một loại kỳ mà gói không có",
        ),
        pytest.param(
            "deadlines:\n" + deadline("mot", more="period_kinds: [MONTH, YEAR], "),
            "2: mục «mot» chỉ dùng cho tháng, năm, mà gói không có loại kỳ ấy",
            id="thời hạn của những loại kỳ mà gói không có",
        ),
        pytest.param(
            ROUTE
            + "deadlines:\n"
            + deadline("mot", more="holds: report, ")
            + deadline("hai", "{day: 9, month_after: 1, inclusive: false}", more="route: nhom, holds: report, "),
            "5: hai thời hạn «mot» và «hai» khác ngày mà cùng đối chiếu với bước báo cáo",
            id="người không ghi nhóm có hai hạn",
        ),
        pytest.param(
            "steps:\n" + step("mot", "plan", "route: nhom, "),
            "2: mục «mot» thuộc nhóm «nhom» không có trong routes",
            id="nhóm không có",
        ),
        pytest.param(
            "deadlines:\n" + deadline("mot") + deadline("mot"),
            "3: mục «mot» có hai bản, và bản này không có ngày hiệu lực sau bản đứng trên",
            id="hai bản cùng ngày",
        ),
        pytest.param(
            "deadlines:\n" + deadline("mot", ends=ENDS.replace("2026-07-01", "2026-06-30")),
            "2: mục «mot» có hiệu lực từ 30/06/2026, trước ngày có hiệu lực của Hướng dẫn 01-HD/TX",
            id="có hiệu lực trước văn bản",
        ),
        pytest.param(
            "deadlines:\n" + deadline("mot", "{day: 5, inclusive: false}"),
            "2: ngày hạn phải nêu đúng một trong ba cách: day cùng month_after, date, hoặc event",
            id="thiếu tháng",
        ),
        pytest.param(
            "deadlines:\n" + deadline("mot", "{date: 2026-07-05, event: tổng kết, inclusive: false}"),
            "2: ngày hạn phải nêu đúng một trong ba cách: day cùng month_after, date, hoặc event",
            id="hai cách nêu ngày",
        ),
        pytest.param(
            "deadlines:\n" + deadline("mot", "{day: 32, month_after: 1, inclusive: false}"),
            "2: «day» không được lớn hơn 31",
            id="ngày 32",
        ),
        pytest.param(
            "deadlines:\n" + deadline("mot", "{day: 5, month_after: 1}"),
            "2: thiếu «inclusive»",
            id="không rõ trước hay đến hết",
        ),
        pytest.param(
            "deadlines:\n" + deadline("mot", more=f"exceptions: [{{period: 2026-Q5, due: {DUE}}}], "),
            "2: không có kỳ «2026-Q5»",
            id="ngày riêng của kỳ không có",
        ),
        pytest.param(
            "deadlines:\n" + deadline("mot", more=f"exceptions: [{{due: {DUE}}}], "),
            "2: ngày riêng phải nêu đúng một trong hai: period hoặc last_month",
            id="ngày riêng của kỳ nào",
        ),
        pytest.param(
            "deadlines:\n" + deadline("mot", more=f"exceptions: [{{period: 2026-Q3, last_month: 9, due: {DUE}}}], "),
            "2: ngày riêng phải nêu đúng một trong hai: period hoặc last_month",
            id="ngày riêng nêu kỳ hai lần",
        ),
        pytest.param(
            "deadlines:\n" + deadline("mot", more=f"exceptions: [{{period: 2026-07, due: {DUE}}}], "),
            "2: thời hạn «mot» dùng cho quý, không có ngày riêng cho kỳ 2026-07",
            id="ngày riêng của tháng trong gói quý",
        ),
        pytest.param(
            "deadlines:\n"
            + deadline("mot", more=f"exceptions: [{{last_month: 9, due: {DUE}}}, {{last_month: 9, due: {DUE}}}], "),
            "2: thời hạn «mot» có hai ngày riêng cho tháng 9",
            id="hai ngày riêng của một tháng",
        ),
        pytest.param(
            "deadlines:\n" + deadline("mot", "{event: tổng kết, inclusive: false}", more="holds: report, "),
            "2: thời hạn «mot» gắn với một sự kiện, không đối chiếu được với ngày của hồ sơ",
            id="đối chiếu với sự kiện",
        ),
        pytest.param(
            "deadlines:\n"
            + deadline("mot", more="holds: plan, ")
            + deadline("hai", "{day: 6, month_after: 1, inclusive: false}", more="holds: plan, "),
            "3: hai thời hạn «mot» và «hai» khác ngày mà cùng đối chiếu với bước kế hoạch",
            id="hai ngày cho một bước",
        ),
        pytest.param(
            "deadlines:\n"
            + deadline("mot", more="holds: plan, ")
            + deadline("hai", more=f"holds: plan, exceptions: [{{period: 2026-Q3, due: {DUE.replace('5', '6')}}}], "),
            "3: hai thời hạn «mot» và «hai» khác ngày mà cùng đối chiếu với bước kế hoạch",
            id="hai thời hạn chỉ khác ngày riêng",
        ),
        pytest.param(
            "authorities:\n" + authority("mot", f"roles: {{decide: {GRANT}}}, gaps: {{decide: Để trống}}, "),
            "2: mục «mot» vừa nêu ai quyết định mức xếp loại, vừa khai báo là để trống",
            id="để trống mà đã có người",
        ),
        pytest.param(
            "authorities:\n" + authority("mot", "roles: {chair: x}, "),
            "2: khóa «chair» không có trong lược đồ",
            id="vai trò lạ",
        ),
        pytest.param(
            "steps:\n" + step("mot", "review", "role: boss, "),
            "2: «role» phải là một trong: approve_plan",
            id="vai trò của bước lạ",
        ),
        pytest.param(
            "deadlines:\n" + deadline("mot", ends=ENDS.replace("tinh-x", "tinh-y")),
            "2: văn bản «tinh-y» không có trong các gói quy định",
            id="căn cứ vào văn bản lạ",
        ),
        pytest.param(
            "steps:\n  - {id: mot, title: Bước, actor: Cá nhân, stage: plan, effective_from: 2026-07-01}\n",
            "2: thiếu «citation»",
            id="không có căn cứ",
        ),
        pytest.param("ghi-chu: x\n", "1: khóa «ghi-chu» không có trong lược đồ", id="khóa lạ"),
    ],
)
def test_fault_is_refused(tmp_path: Path, procedure: str, told: str) -> None:
    with pytest.raises(RegulationError) as caught:
        load_library(write(tmp_path, procedure))
    found = [str(fault).removeprefix("records/regulation/tinh-x/procedure.yaml:") for fault in caught.value.faults]
    assert any(fault.startswith(told) for fault in found), found
    assert all(fault.remedy for fault in caught.value.faults)


def test_two_deadlines_of_one_day_may_hold_one_step(tmp_path: Path) -> None:
    """A document may say the same day to several bodies, each in its own sentence."""
    law = own_law(
        tmp_path, "deadlines:\n" + deadline("mot", more="holds: plan, ") + deadline("hai", more="holds: plan, ")
    )
    assert [item.id for item in law.procedure.deadlines if item.holds is Stage.PLAN] == ["mot", "hai"]


def test_the_day_of_one_period_goes_before_the_day_of_its_month(tmp_path: Path) -> None:
    month, period = "{day: 15, month_after: 0, inclusive: true}", "{date: 2026-09-10, inclusive: true}"
    exceptions = f"exceptions: [{{last_month: 9, due: {month}}}, {{period: 2026-Q3, due: {period}}}], "
    law = own_law(tmp_path, "deadlines:\n" + deadline("mot", more=exceptions))
    (found,) = [item for item in law.procedure.deadlines if item.id == "mot"]
    last = {
        text: due(found, parsed).last_day
        for text in ("2026-Q3", "2027-Q3", "2026-Q4")
        if (parsed := Period.parse(text))
    }
    assert last == {
        "2026-Q3": dt.date(2026, 9, 10),
        "2027-Q3": dt.date(2027, 9, 15),
        "2026-Q4": dt.date(2027, 1, 4),
    }


def test_an_entry_replaces_the_inherited_one_from_its_day_on(tmp_path: Path) -> None:
    later = ENDS.replace("2026-07-01", "2027-01-01")
    procedure = "deadlines:\n" + deadline(
        "bao-cao", "{day: 9, month_after: 1, inclusive: true}", "holds: report, ", later
    )
    library = load_library(write(tmp_path, procedure))
    quarters = [period for text in ("2026-Q4", "2027-Q1") if (period := Period.parse(text)) is not None]
    found = [library.law("tinh-x", period.last_day).procedure.held(Stage.REPORT, period) for period in quarters]
    assert [item.citation.instrument for item in found if item] == ["hd02", "tinh-x"]
    assert [due(item, period).last_day for item, period in zip(found, quarters, strict=True) if item] == [
        dt.date(2027, 1, 4),
        dt.date(2027, 4, 9),
    ]


def test_later_editions_follow_each_other(tmp_path: Path) -> None:
    later = ENDS.replace("2026-07-01", "2027-01-01")
    procedure = (
        "deadlines:\n" + deadline("mot") + deadline("mot", "{day: 9, month_after: 1, inclusive: true}", ends=later)
    )
    library = load_library(write(tmp_path, procedure))
    days = (dt.date(2026, 12, 31), dt.date(2027, 1, 1))
    editions = [[item for item in library.law("tinh-x", day).procedure.deadlines if item.id == "mot"] for day in days]
    assert [[item.due.inclusive for item in found] for found in editions] == [[False], [True]]


def test_a_replaced_step_keeps_its_place_and_a_new_one_comes_after(tmp_path: Path) -> None:
    law = own_law(tmp_path, "steps:\n" + step("phu-luc", "plan") + step("xac-dinh-san-pham", "plan"))
    plan = [(item.id, item.citation.instrument) for item in law.procedure.steps if item.stage is Stage.PLAN]
    assert plan == [("xac-dinh-san-pham", "tinh-x"), ("phe-duyet-danh-muc", "hd02"), ("phu-luc", "tinh-x")]


def test_steps_and_deadlines_of_other_periods_are_not_inherited() -> None:
    procedure = load_library().law("hd02", dt.date(2026, 6, 30)).procedure
    assert "kiem-diem" not in {item.id for item in procedure.steps}
    assert {"hang-quy", "hang-nam"} & {item.id for item in procedure.deadlines} == {"hang-quy"}


@pytest.mark.parametrize("day", ["2026-04-01", "2027-09-30"])
def test_a_day_of_a_single_period_may_lie_in_the_period_before_or_within_a_year(day: str, tmp_path: Path) -> None:
    exception = f"exceptions: [{{period: 2026-Q3, due: {{date: {day}, inclusive: true}}}}], "
    found = own_law(tmp_path, "deadlines:\n" + deadline("mot", more="holds: report, " + exception))
    quarter = Period.parse("2026-Q3")
    assert quarter is not None
    held = found.procedure.held(Stage.REPORT, quarter)
    assert held is not None
    assert due(held, quarter).last_day == dt.date.fromisoformat(day)

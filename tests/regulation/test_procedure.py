"""Quy trình, thời hạn, thẩm quyền of the built-in packs, against what the documents say, row by row."""

import datetime as dt
from typing import Any

import pytest
from casework import load_cases

from evalgen.domain.period import Period
from evalgen.regulation.law import Law
from evalgen.regulation.loader import load_library
from evalgen.regulation.procedures.procedure import Authority, Deadline, Role, Stage, due

LIBRARY = load_library()


def period_of(text: str) -> Period:
    period = Period.parse(text)
    assert period is not None
    return period


def law_of(pack: str, period: Period) -> Law:
    return LIBRARY.law(pack, max(period.last_day, LIBRARY.pack(pack).instrument.effective_from))


def cases(name: str) -> list[Any]:
    return [pytest.param(case, id=case["name"]) for case in load_cases(f"procedure/{name}")]


def deadline_of(case: dict[str, Any], period: Period) -> Deadline:
    name, _, route = case["deadline"].partition("@")
    deadlines = law_of(case["pack"], period).procedure.deadlines
    (found,) = [item for item in deadlines if (item.id, item.route) == (name, route)]
    return found


@pytest.mark.parametrize("case", cases("deadlines"))
def test_last_day_and_its_words(case: dict[str, Any]) -> None:
    period = period_of(case["period"])
    deadline = deadline_of(case, period)
    assert period.kind in deadline.period_kinds
    found = due(deadline, period, case.get("event"))
    assert (found.last_day, found.printed) == (case["last"], case["printed"])


@pytest.mark.parametrize("case", cases("authorities"))
def test_who_acts_for_a_post(case: dict[str, Any]) -> None:
    authorities = LIBRARY.pack(case["pack"]).procedure.authorities
    (found,) = [item for item in authorities if item.id == case["authority"]]
    assert {role.name: grant.by for role, grant in found.grants.items()} == case["who"]
    assert [role.name for role in Role if role in found.gaps] == case.get("open", [])


@pytest.mark.parametrize("case", cases("steps"))
def test_steps_in_legal_order(case: dict[str, Any]) -> None:
    steps = law_of(case["pack"], period_of(case["period"])).procedure.steps_of(case.get("route", ""))
    assert [[step.id, step.stage.name] for step in steps] == case["steps"]


@pytest.mark.parametrize(
    "pack, period, stages",
    [
        pytest.param("hd02", "2026-Q2", "PLAN SELF_ASSESSMENT VERIFICATION PROPOSAL DECISION", id="Năm bước của quý"),
        pytest.param("thanhlam", "2026-Q2", "PLAN SELF_ASSESSMENT VERIFICATION PROPOSAL DECISION", id="Kế thừa đủ"),
        pytest.param("qd366", "2026", "SELF_ASSESSMENT VERIFICATION DECISION", id="Ba bước của năm"),
        pytest.param(
            "hadong", "2026-06", "SELF_ASSESSMENT VERIFICATION DECISION", id="Kế hoạch tháng chỉ có ở một quy trình"
        ),
    ],
)
def test_steps_that_nobody_may_leave_out(pack: str, period: str, stages: str) -> None:
    found = law_of(pack, period_of(period)).procedure.everybodys_stages()
    shown = [
        stage.name for stage in Stage if stage in found and stage not in {Stage.REVIEW, Stage.NOTICE, Stage.REPORT}
    ]
    assert shown == stages.split()


@pytest.mark.parametrize(
    "pack, period, held",
    [
        pytest.param("hd02", "2026-Q2", {"REPORT": "bao-cao"}, id="Trung ương chỉ đặt hạn báo cáo"),
        pytest.param(
            "lamdong",
            "2026-Q2",
            {"PROPOSAL": "ho-so", "DECISION": "quyet-dinh", "REPORT": "bao-cao-ket-qua"},
            id="Lâm Đồng: hạn báo cáo của tỉnh thay hạn được kế thừa",
        ),
        pytest.param(
            "thanhlam",
            "2026-Q2",
            {
                "PLAN": "danh-muc-ubnd",
                "SELF_ASSESSMENT": "tu-danh-gia",
                "PROPOSAL": "bo-phieu",
                "DECISION": "quyet-dinh",
                "REPORT": "bao-cao-tinh",
            },
            id="Thanh Lâm: mọi bước có hạn, việc quyết định theo mục II.5.4",
        ),
        pytest.param(
            "vast", "2026-Q2", {"SELF_ASSESSMENT": "tu-danh-gia", "REPORT": "ket-qua-cap-phong"}, id="Viện Hàn lâm"
        ),
        pytest.param("qd366", "2026", {}, id="Quy định 366 không đặt ngày theo lịch"),
        pytest.param(
            "hadong",
            "2026-06",
            {
                "SELF_ASSESSMENT": "tu-danh-gia",
                "VERIFICATION": "nhan-xet",
                "DECISION": "quyet-dinh",
                "NOTICE": "thong-bao",
            },
            id="Hà Đông: nhận xét và thông báo cũng có hạn",
        ),
    ],
)
def test_what_a_record_is_held_against(pack: str, period: str, held: dict[str, str]) -> None:
    parsed = period_of(period)
    procedure = law_of(pack, parsed).procedure
    found = {stage.name: item.id for stage in Stage if (item := procedure.held(stage, parsed)) is not None}
    assert found == held


DAYS = {
    "xa": "plan 2026-07-04, self_assessment 2026-09-14, proposal 2026-09-14, decision 2026-09-19, report 2026-09-29",
    "tinh": "plan 2026-07-04, self_assessment 2026-09-14, proposal 2026-09-29",
    "don-vi": "plan 2026-07-04, self_assessment 2026-09-14, proposal 2026-09-14, report 2026-09-24",
    "tinh-uy": "proposal 2026-10-01, decision 2026-10-24, report 2026-10-29",
}


@pytest.mark.parametrize(
    "pack, route, held",
    [
        pytest.param("thanhlam", "xa-quan-ly", DAYS["xa"], id="Xã quyết định"),
        pytest.param("thanhlam", "tinh-quan-ly", DAYS["tinh"], id="Tỉnh quyết định, xã đề xuất"),
        pytest.param("thanhlam", "don-vi-quan-ly", DAYS["don-vi"], id="Đơn vị quyết định rồi báo cáo"),
        pytest.param("thanhlam", "", DAYS["xa"], id="Chức vụ không ghi nhóm"),
        pytest.param("thanhlam", "khong-co", DAYS["xa"], id="Nhóm không có"),
        pytest.param("lamdong", "tinh-uy-danh-gia", DAYS["tinh-uy"], id="Tỉnh ủy đánh giá"),
        pytest.param("lamdong", "cap-duoi-danh-gia", "report 2026-10-19", id="Cấp dưới không gửi hồ sơ lên tỉnh"),
        pytest.param("lamdong", "trung-uong-quan-ly", "self_assessment 2026-09-29", id="Trung ương quyết định"),
        pytest.param("lamdong", "", DAYS["tinh-uy"], id="Dự thảo: không ghi nhóm"),
        pytest.param("vast", "lanh-dao-cap-phong", "self_assessment 2026-09-24, report 2026-09-24", id="Cấp phòng"),
        pytest.param(
            "vast", "lanh-dao-don-vi", "self_assessment 2026-09-24", id="Lãnh đạo đơn vị không có hạn báo cáo"
        ),
        pytest.param("vast", "", "self_assessment 2026-09-24, report 2026-09-24", id="Viện: không ghi nhóm"),
    ],
)
def test_days_of_a_route_hold_for_its_people_alone(pack: str, route: str, held: str) -> None:
    period = period_of("2026-Q3")
    procedure = law_of(pack, period).procedure
    found = ((stage, procedure.held(stage, period, route)) for stage in Stage)
    assert ", ".join(f"{stage.name.lower()} {due(item, period).last_day}" for stage, item in found if item) == held


def test_a_record_of_another_kind_of_period_is_held_against_nothing() -> None:
    procedure = law_of("hd02", period_of("2026-Q2")).procedure
    assert procedure.held(Stage.REPORT, period_of("2026-06")) is None


def test_the_two_days_of_one_decision_are_both_there() -> None:
    procedure = law_of("thanhlam", period_of("2026-Q3")).procedure
    (step,) = [step for step in procedure.steps if step.id == "quyet-dinh" and step.route]
    named = {item.id: due(item, period_of("2026-Q3")).last_day for item in procedure.deadlines if item.route}
    assert [named[name] for name in step.deadlines] == [dt.date(2026, 9, 19), dt.date(2026, 9, 24)]


def test_what_is_handed_in_is_listed() -> None:
    steps = {(step.id, step.route): step for step in LIBRARY.pack("lamdong").procedure.steps}
    documents = steps["de-xuat", "tinh-uy-danh-gia"].documents
    assert len(documents) == 6
    assert documents[0] == "(1) Tờ trình của đơn vị"
    assert len(next(step for step in LIBRARY.pack("qd366").procedure.steps if step.id == "quyet-dinh").documents) == 9


def test_every_entry_has_words_of_its_own_document() -> None:
    for pack in LIBRARY.packs.values():
        procedure = pack.procedure
        grants = [grant.citation for item in procedure.authorities for grant in item.grants.values()]
        exceptions = [exception.citation for item in procedure.deadlines for exception in item.exceptions]
        entries = [item.citation for item in (*procedure.steps, *procedure.deadlines, *procedure.authorities)]
        for citation in (*grants, *exceptions, *entries):
            assert citation.quote.strip()
            assert citation.instrument == pack.id


def test_every_pack_that_comes_with_the_program_says_all_three() -> None:
    assert [
        pack.id
        for pack in LIBRARY.packs.values()
        if not (pack.procedure.steps and pack.procedure.deadlines and pack.procedure.authorities)
    ] == []


def test_posts_are_named_once() -> None:
    """Two entries for one post would let two bodies decide."""

    def posts(authorities: tuple[Authority, ...]) -> list[str]:
        return [post for item in authorities for post in item.posts]

    for pack in LIBRARY.packs.values():
        found = posts(pack.procedure.authorities)
        assert len(found) == len(set(found)), pack.id

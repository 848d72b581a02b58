"""Which dossier stands where: late first, then the soonest, then the order of units and of standing in them."""

import datetime as dt
from pathlib import Path

import pytest
from sound_records import DEPUTY, SOUND, write_records
from watched_records import files_of, status_of, without

from evalgen.domain.dossier import Urgency
from evalgen.domain.period import Period
from evalgen.pipeline.checkup.checkup import check_up
from evalgen.pipeline.watching import statuses

RECORD = SOUND["2026-Q2/van-phong/le-van-an.yaml"]
PLANNED = without(RECORD, ["self_assessment", "verification", "proposal", "decision"])
PROPOSED = without(RECORD, ["decision"])


def order_of(root: Path, files: dict[str, str], on: dt.date) -> list[str]:
    write_records(root, files)
    period = Period.parse("2026-Q2")
    assert period is not None
    (status,) = statuses(check_up(root), (period,), on)
    return [item.file.removeprefix("records/2026-Q2/").removesuffix(".yaml") for item in status.dossiers]


def person(name: str, unit: str, standing: str) -> dict[str, str]:
    post = DEPUTY.replace("unit: van-phong", f"unit: {unit}").replace("standing: DEPUTY", f"standing: {standing}")
    return {f"people/{name}.yaml": post.replace("Lê Văn An", name)}


def test_units_in_the_order_of_the_tree_then_the_collective_then_by_standing(tmp_path: Path) -> None:
    files = files_of({})
    files |= person("b-cap-pho", "a-phong", "DEPUTY") | person("c-thanh-vien", "a-phong", "MEMBER")
    files |= person("d-dung-dau", "a-phong", "HEAD") | person("a-cap-pho", "a-phong", "DEPUTY")
    files["units/a-phong.yaml"] = "name: Phòng A\nkind: department\nblock: government\nfrom: 2025-07-01\n"
    for name in ("tran-thi-binh", "le-van-an"):
        files[f"2026-Q2/van-phong/{name}.yaml"] = PLANNED
    files["2026-Q2/van-phong/collective.yaml"] = "tasks: []\n"
    assert order_of(tmp_path, files, dt.date(2026, 6, 1)) == [
        "van-phong/collective",
        "van-phong/tran-thi-binh",
        "van-phong/le-van-an",
        "a-phong/collective",
        "a-phong/d-dung-dau",
        "a-phong/a-cap-pho",
        "a-phong/b-cap-pho",
        "a-phong/c-thanh-vien",
    ]


def test_the_day_goes_before_the_unit(tmp_path: Path) -> None:
    """Thanh Lâm: self-assessments until the 24th, decisions until the 26th."""
    case = {"pack": "thanhlam", "drop": {"2026-Q2/van-phong/tran-thi-binh.yaml": ["decision"]}}
    files = files_of(case) | {"2026-Q2/van-phong/le-van-an.yaml": PLANNED}
    assert order_of(tmp_path, files, dt.date(2026, 6, 20)) == [
        "van-phong/le-van-an",
        "van-phong/tran-thi-binh",
        "van-phong/collective",
    ]


def test_without_a_day_comes_after_those_with_one_and_complete_ones_last(tmp_path: Path) -> None:
    files = files_of({"announced": True})
    files["2026-Q2/van-phong/collective.yaml"] = SOUND["2026-Q2/van-phong/collective.yaml"]
    files["2026-Q2/period.yaml"] = files["2026-Q2/period.yaml"].replace("date: 2026-07-04", "date: 2026-07-02")
    files["2026-Q2/van-phong/le-van-an.yaml"] = PROPOSED
    assert order_of(tmp_path, files, dt.date(2026, 7, 3)) == [
        "van-phong/le-van-an",
        "van-phong/tran-thi-binh",
        "van-phong/collective",
    ]


@pytest.mark.parametrize(
    "on, urgency",
    [
        pytest.param("2026-06-16", Urgency.LATER, id="còn tám ngày"),
        pytest.param("2026-06-17", Urgency.SOON, id="còn bảy ngày"),
        pytest.param("2026-06-23", Urgency.SOON, id="còn một ngày"),
        pytest.param("2026-06-24", Urgency.TODAY, id="đúng ngày"),
        pytest.param("2026-06-25", Urgency.LATE, id="quá một ngày"),
    ],
)
def test_urgency(tmp_path: Path, on: str, urgency: Urgency) -> None:
    later = ["self_assessment", "verification", "proposal", "decision"]
    case = {"pack": "thanhlam", "on": on, "drop": {"2026-Q2/van-phong/le-van-an.yaml": later}}
    (found,) = [item.urgency for item in status_of(tmp_path, case).dossiers if item.person == "le-van-an"]
    assert found is urgency


def test_the_same_work_of_the_same_body_by_the_same_day_is_one_task(tmp_path: Path) -> None:
    case = {
        "on": "2026-07-01",
        "drop": {
            "2026-Q2/van-phong/le-van-an.yaml": ["decision"],
            "2026-Q2/van-phong/tran-thi-binh.yaml": ["decision"],
        },
    }
    (soon, undated) = status_of(tmp_path, case).blocks
    assert [(len(term.tasks), term.borrowed) for term in soon.terms] == [(1, True)]
    assert [item.person for item in soon.terms[0].tasks[0].dossiers] == ["tran-thi-binh", "le-van-an"]
    assert (soon.size, undated.size) == (2, 1)

"""A violation after the period's last day is sent to a period that weighs it, and is weighed there."""

from collections.abc import Mapping
from pathlib import Path

import pytest
from sound_records import SOUND, write_records

from evalgen.pipeline.checkup.checkup import check_up
from evalgen.pipeline.inspecting.inspection import inspect

CODE = "discipline-of-other-period"
PERSON, COLLECTIVE = "van-phong/le-van-an.yaml", "van-phong/collective.yaml"
NEXT = {
    PERSON: SOUND[f"2026-Q2/{PERSON}"].partition("self_assessment:")[0],
    COLLECTIVE: "tasks: [{id: luu-tru, title: Chỉnh lý tài liệu, due: 2026-09-25, completed: true}]\n",
}
DECIDED = "decision: {by: ban-thuong-vu, on: %s, number: 31-QĐ/ĐU, grade: GOOD}\n"


def discipline(record: str, on: str) -> str:
    whose = "duty_related: true, who: COLLECTIVE" if record == COLLECTIVE else "duty_related: true"
    confirmed = f"{{by: ban-thuong-vu, on: {on}, document: 9-QĐ/ĐU}}"
    return (
        f"facts: {{discipline: [{{form: khien-trach, confirmed: {confirmed}, violation_on: 2026-07-15, {whose}}}]}}\n"
    )


def remedies(root: Path, files: Mapping[str, str]) -> list[str]:
    write_records(root, files)
    found = inspect(root)
    assert not found.records.unreadable
    whole = [problem.remedy for problem in found.problems if problem.code == CODE]
    assert [problem.remedy for problem in check_up(root, pieces=5).problems if problem.code == CODE] == whole
    return whole


@pytest.mark.parametrize("record", [PERSON, COLLECTIVE], ids=["cá nhân", "tập thể"])
@pytest.mark.parametrize(
    "of_the_violation, on, named",
    [
        ({"record": DECIDED % "2026-10-04"}, "2026-10-05", "2026-Q4"),
        ({"record": DECIDED % "2026-10-05"}, "2026-10-05", "2026-Q3"),
        ({"record": DECIDED % "2026-09-28"}, "2026-09-30", "2026-Q3"),
        ({"record": ""}, "2026-10-05", "2026-Q3"),
        ({"period": "opened_on: 2026-07-01\n"}, "2026-10-05", "2026-Q3"),
        ({"period": "opened_on: 2026-07-01\nclosed_on: 2026-10-04\n"}, "2026-10-05", "2026-Q4"),
        ({}, "2026-07-20", "2026-Q3"),
    ],
    ids=["đã quyết định", "cùng ngày", "trong kỳ", "chưa quyết định", "đang mở", "đã đóng", "chưa có kỳ"],
)
def test_the_period_named_weighs_it(
    record: str, of_the_violation: Mapping[str, str], on: str, named: str, tmp_path: Path
) -> None:
    period = of_the_violation.get("period", "opened_on: 2026-07-01\n")
    later = {"2026-Q3/period.yaml": period} if of_the_violation else {}
    if "record" in of_the_violation:
        later[f"2026-Q3/{record}"] = NEXT[record] + of_the_violation["record"]
    here = f"2026-Q2/{record}"
    told = remedies(tmp_path / "here", {**SOUND, **later, here: SOUND[here] + discipline(record, on)})
    assert told == [f"Ghi vào hồ sơ kỳ {named}, hoặc sửa ngày vi phạm."]
    there = f"{named}/{record}"
    moved = {there: later.get(there, NEXT[record]) + discipline(record, on)}
    assert remedies(tmp_path / "there", {**SOUND, **later, f"{named}/period.yaml": period, **moved}) == []

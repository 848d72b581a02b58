"""The months and quarters of a year, gathered from fictional records: each is there, with its grade or with why not."""

from collections.abc import Mapping
from fractions import Fraction
from pathlib import Path

import pytest
from sound_records import EVALUATION, PERIOD, SOUND, write_records

from evalgen.domain.gathering import GatheredPeriod, Gathering
from evalgen.domain.period import Period
from evalgen.reading.repository import read_records

PERSON = "le-van-an"
COLLECTIVE = "2026-Q2/van-phong/collective.yaml"
RECORD = f"2026-Q2/van-phong/{PERSON}.yaml"


def gathering(root: Path, files: Mapping[str, str]) -> Gathering:
    write_records(root, {name: text for name, text in (dict(SOUND) | dict(files)).items() if text})
    return Gathering.of(read_records(root).records)


def told(periods: tuple[GatheredPeriod, ...]) -> dict[str, str]:
    """The states by period; of graded ones the grade."""
    return {str(item.period): item.grade.name if item.grade else item.state.name for item in periods}


def test_every_quarter_of_the_year_is_named_whether_opened_or_not(tmp_path: Path) -> None:
    found = gathering(tmp_path, {}).of_person(PERSON, 2026)
    assert told(found) == {"2026-Q1": "NOT_OPENED", "2026-Q2": "GOOD", "2026-Q3": "NOT_OPENED", "2026-Q4": "NOT_OPENED"}


def test_a_decided_quarter_has_its_notice_its_score_and_its_place(tmp_path: Path) -> None:
    quarter = Period.parse("2026-Q2")
    assert quarter is not None
    (only,) = [item for item in gathering(tmp_path, {}).of_person(PERSON, 2026, {quarter: Fraction(98)}) if item.grade]
    assert only.notice is not None
    assert only.place is not None
    assert (only.notice.number, only.score, only.place.file) == ("11-TB/ĐU", Fraction(98), f"records/{RECORD}")


@pytest.mark.parametrize("order", [(0, 1, 2), (2, 1, 0), (1, 2, 0)])
def test_of_several_notices_the_earliest_from_the_decision_on_is_named_wherever_it_stands_in_the_file(
    tmp_path: Path, order: tuple[int, ...]
) -> None:
    notices = (
        "  - {id: truoc, number: 09-TB/ĐU, date: 2026-07-01, by: ban-thuong-vu, title: Trước quyết định}",
        "  - {id: ket-qua, number: 11-TB/ĐU, date: 2026-07-04, by: ban-thuong-vu, title: Kết quả, units: [van-phong]}",
        "  - {id: bo-sung, number: 12-TB/ĐU, date: 2026-07-20, by: ban-thuong-vu, title: Bổ sung}",
    )
    period = PERIOD[: PERIOD.index("notices:")] + "\n".join(["notices:", *(notices[at] for at in order)]) + "\n"
    (only,) = [
        item for item in gathering(tmp_path, {"2026-Q2/period.yaml": period}).of_person(PERSON, 2026) if item.grade
    ]
    assert only.notice is not None
    assert only.notice.number == "11-TB/ĐU"


def test_a_quarter_that_is_not_decided_has_no_score_however_well_it_was_scored(tmp_path: Path) -> None:
    quarter = Period.parse("2026-Q2")
    assert quarter is not None
    undecided = "\n".join(line for line in EVALUATION.splitlines() if not line.startswith("decision")) + "\n"
    found = gathering(tmp_path, {RECORD: undecided}).of_person(PERSON, 2026, {quarter: Fraction(98)})
    assert [(item.state.name, item.score, item.notice) for item in found if item.place] == [("UNDECIDED", None, None)]


@pytest.mark.parametrize(
    "change,state",
    [
        pytest.param({RECORD: ""}, "MISSING", id="kỳ đã mở mà không có hồ sơ"),
        pytest.param({RECORD: "name: [\n"}, "UNREADABLE", id="hồ sơ có lỗi không phải là không có hồ sơ"),
        pytest.param(
            {
                RECORD: EVALUATION.replace(
                    "number: 21-QĐ/ĐU, grade: GOOD", "number: 21-QĐ/ĐU, not_assessed: true, reason: Ốm"
                )
            },
            "NOT_ASSESSED",
            id="quyết định không đánh giá không phải là không có quyết định",
        ),
        pytest.param(
            {
                RECORD: EVALUATION
                + "amendments: [{kind: CANCEL, by: ban-thuong-vu, on: 2026-08-01, number: '30', reason: Sai}]\n"
            },
            "CANCELLED",
            id="kết quả bị hủy bỏ",
        ),
        pytest.param(
            {
                RECORD: EVALUATION
                + "amendments: [{kind: ADJUST, by: ban-thuong-vu, on: 2026-08-01, number: '30', grade: COMPLETED, reason: Sai}]\n"
            },
            "COMPLETED",
            id="kết quả được điều chỉnh",
        ),
    ],
)
def test_what_a_quarter_shows(change: dict[str, str], state: str, tmp_path: Path) -> None:
    assert told(gathering(tmp_path, change).of_person(PERSON, 2026))["2026-Q2"] == state


def test_who_held_no_post_in_a_quarter_is_not_missing_in_it(tmp_path: Path) -> None:
    began = SOUND["people/le-van-an.yaml"].replace("from: 2025-07-01", "from: 2026-07-01")
    found = gathering(tmp_path, {"people/le-van-an.yaml": began, RECORD: ""}).of_person(PERSON, 2026)
    assert told(found) == {
        "2026-Q1": "OUTSIDE",
        "2026-Q2": "OUTSIDE",
        "2026-Q3": "NOT_OPENED",
        "2026-Q4": "NOT_OPENED",
    }


def test_who_is_graded_by_months_has_twelve_of_them(tmp_path: Path) -> None:
    files = {
        RECORD: "",
        "2026-05/period.yaml": "opened_on: 2026-05-01\n",
        f"2026-05/van-phong/{PERSON}.yaml": EVALUATION,
    }
    found = gathering(tmp_path, files).of_person(PERSON, 2026)
    assert told(found) == {f"2026-{month:02d}": "GOOD" if month == 5 else "NOT_OPENED" for month in range(1, 13)}


def test_months_stand_before_the_quarter_that_they_end_with(tmp_path: Path) -> None:
    files = {"2026-06/period.yaml": "opened_on: 2026-06-01\n", f"2026-06/van-phong/{PERSON}.yaml": EVALUATION}
    found = gathering(tmp_path, files).of_person(PERSON, 2026)
    assert [str(item.period) for item in found][3:9] == [
        "2026-Q1",
        "2026-04",
        "2026-05",
        "2026-06",
        "2026-Q2",
        "2026-07",
    ]


def test_a_year_without_months_and_quarters_has_none(tmp_path: Path) -> None:
    assert gathering(tmp_path, {}).of_person(PERSON, 2025) == ()


def test_a_collective_is_gathered_like_a_person(tmp_path: Path) -> None:
    found = gathering(tmp_path, {}).of_collective("van-phong", 2026)
    assert told(found) == {"2026-Q1": "NOT_OPENED", "2026-Q2": "GOOD", "2026-Q3": "NOT_OPENED", "2026-Q4": "NOT_OPENED"}


@pytest.mark.parametrize("text,state", [("", "MISSING"), ("tasks: [\n", "UNREADABLE")])
def test_a_collective_without_a_sound_record(text: str, state: str, tmp_path: Path) -> None:
    assert told(gathering(tmp_path, {COLLECTIVE: text}).of_collective("van-phong", 2026))["2026-Q2"] == state


def test_a_unit_that_was_founded_later_was_outside_before(tmp_path: Path) -> None:
    unit = SOUND["units/van-phong.yaml"].replace("from: 2025-07-01", "from: 2026-07-01")
    found = gathering(tmp_path, {"units/van-phong.yaml": unit, COLLECTIVE: ""}).of_collective("van-phong", 2026)
    assert told(found)["2026-Q2"] == "OUTSIDE"

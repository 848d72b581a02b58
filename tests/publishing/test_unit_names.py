"""A unit that was renamed: each period shows the name of its last day, what has no period the name of today."""

import datetime as dt
import json
from pathlib import Path

import pytest
import sample_results as given
from html_reader import Read, read, read_data
from msgspec.structs import replace
from workbook_reader import ReadBook

from evalgen.domain.grade import Grade
from evalgen.domain.organization import UnitName
from evalgen.domain.results import Results
from evalgen.domain.steps import AmendmentKind
from evalgen.language import VIETNAMESE
from evalgen.publishing import list_data
from evalgen.publishing.build import build_site
from evalgen.publishing.list_data import list_data as list_file

OLD, NEW = "Ủy ban nhân dân xã", "Ủy ban nhân dân phường"
DAY = dt.date(2026, 7, 1)


def renamed(on: dt.date) -> Results:
    """A unit with its people, its collective and a corrected result of each, renamed on a day."""
    unit = given.UNITS[2]
    unit = replace(unit, names=(*unit.names, UnitName(first=on, name=NEW, short_name=NEW)))
    head, deputy = given.PEOPLE[3:5]
    adjusted = given.amendment(AmendmentKind.ADJUST, Grade.COMPLETED)
    return given.results(
        people=(head, deputy),
        evaluations=[
            given.evaluation(head, given.decision(Grade.GOOD)),
            given.evaluation(deputy, given.decision(Grade.GOOD), amendments=(adjusted,)),
            given.evaluation(head, None, given.Q3),
        ],
        units=(unit,),
        notices=(given.notice(("uy-ban",)),),
        who=given.organization(collective_grades_public=True),
        collectives=[replace(given.collective("uy-ban", given.decision(Grade.GOOD)), amendments=(adjusted,))],
    )


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The site of a unit that was renamed the day after the second quarter."""
    out = tmp_path_factory.mktemp("renamed") / "site"
    build_site(given.public(renamed(DAY)), laws=given.laws(), plates=given.rule_plates(), out=out)
    return out


def content(page: Read) -> str:
    """The text of the page on one line."""
    return " ".join(page.text.split())


@pytest.mark.parametrize(
    "on, second, third",
    [
        ("2026-06-30", NEW, NEW),
        ("2026-07-01", OLD, NEW),
        ("2026-09-30", OLD, NEW),
        ("2026-10-01", OLD, OLD),
    ],
    ids=["ngày cuối quý II", "ngày sau quý II", "ngày cuối quý III", "ngày sau quý III"],
)
def test_a_period_has_the_name_of_its_last_day(on: str, second: str, third: str) -> None:
    site = given.public(renamed(dt.date.fromisoformat(on)))
    assert [site.unit_name("uy-ban", period) for period in (given.Q2, given.Q3)] == [second, third]
    assert site.units["uy-ban"].name == NEW


@pytest.mark.parametrize(
    "path",
    ["ky/2026-Q2.html", "thong-bao/2026-Q2_lan-1.html", "dinh-chinh.html", "thay-doi.html"],
)
def test_what_was_published_keeps_the_name_of_its_time(built: Path, path: str) -> None:
    shown = content(read(built / path))
    assert OLD in shown
    assert NEW not in shown


def test_a_period_after_the_day_has_the_new_name(built: Path) -> None:
    shown = content(read(built / "ky/2026-Q3.html"))
    assert NEW in shown
    assert OLD not in shown


def test_somebody_who_stays_is_shown_with_both_names_each_in_its_period(built: Path) -> None:
    shown = content(read(built / "nguoi/pham-thi-ha.html"))
    table = shown[shown.index("Kết quả của Phạm Thị Hà") :]
    assert table.index("Quý III năm 2026") < table.index(NEW) < table.index("Quý II năm 2026") < table.index(OLD)
    assert NEW in shown[: shown.index("Kết quả qua các kỳ")]


def test_the_page_of_the_unit_has_todays_name_and_says_what_it_was_called_before(built: Path) -> None:
    page = read(built / "don-vi/uy-ban.html")
    shown = content(page)
    assert page.title.startswith(NEW)
    assert f"Tên trước ngày 01/07/2026{OLD}" in shown
    assert f"Kết quả của {OLD}, Quý II năm 2026" in shown
    assert f"Kết quả của {NEW}, Quý III năm 2026" in shown


def test_a_unit_whose_short_name_is_its_name_has_none(built: Path) -> None:
    """Records take the name where no short one is given; that is nothing to be told twice."""
    assert "Tên gọi tắt" not in content(read(built / "don-vi/uy-ban.html"))
    units = json.loads((built / "api/v1/units.json").read_text(encoding="utf-8"))["units"]
    assert [unit["short_name"] for unit in units] == [None]


def test_both_names_are_found(built: Path) -> None:
    assert [unit[:2] for unit in read_data(built, "index")["units"]] == [["uy-ban", NEW], ["uy-ban", OLD]]


def test_the_data_of_a_long_table_name_the_unit_as_its_page_does(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(list_data, "PAGE_ROWS", 0)
    site = given.public(renamed(DAY))
    third, second = (json.loads(list_file(site, period, VIETNAMESE).split(b"=", 2)[2][:-2]) for period in site.periods)
    assert {line.split("\t")[1] for line in second["rows"].split("\n")} == {"1"}
    assert {line.split("\t")[1] for line in third["rows"].split("\n")} == {"0"}


def test_the_sheet_to_print_has_the_name_of_the_time_and_open_data_that_of_today(built: Path) -> None:
    book = ReadBook((built / "api/v1/periods/2026-Q2/results.xlsx").read_bytes())
    printed = {cell.value for row in book.rows("Bảng tổng hợp") for cell in row.values()}
    assert OLD in printed
    assert NEW not in printed
    results = json.loads((built / "api/v1/results.json").read_text(encoding="utf-8"))
    assert {item["unit_name"] for item in (*results["results"], *results["collectives"])} == {NEW}


def test_the_feed_tells_a_correction_with_the_name_of_its_period(built: Path) -> None:
    feed = (built / "feed.xml").read_text(encoding="utf-8")
    assert f"Võ Văn Ân, {OLD}" in feed
    assert NEW not in feed


def test_an_earlier_name_is_escaped(tmp_path: Path) -> None:
    results = renamed(DAY)
    unit = results.records.units["uy-ban"]
    hostile = "<script>alert(1)</script>"
    unit = replace(unit, names=(UnitName(name=hostile, short_name=""), *unit.names[1:]))
    records = replace(results.records, units={unit.id: unit})
    build_site(given.public(replace(results, records=records)), laws=given.laws(), plates=(), out=tmp_path / "site")
    pages = {path.name: path.read_text(encoding="utf-8") for path in (tmp_path / "site").rglob("*.html")}
    assert not [name for name, text in pages.items() if hostile in text]
    assert {"2026-Q2.html", "uy-ban.html", "2026-Q2_lan-1.html", "pham-thi-ha.html"} <= {
        name for name, text in pages.items() if "&lt;script&gt;alert(1)" in text
    }

"""What a reader stumbled over: signs without words, lists that hide what is looked for, empty columns."""

import datetime as dt
import re
from collections.abc import Callable
from pathlib import Path

import pytest
import sample_results as given
from msgspec.structs import replace

from evalgen.domain.grade import Grade
from evalgen.publishing.build import build_site
from evalgen.publishing.projection import project

UNITS = tuple(f"don-vi-{letter}" for letter in "hgfedcba")
"""Eight units, in a notice against their order on the site."""

Page = Callable[[str], str]


@pytest.fixture(scope="module")
def page(tmp_path_factory: pytest.TempPathFactory) -> Page:
    """Pages of eight people in eight units: all graded in the second quarter, four in the third, announced for two."""
    homes = [given.unit(name, f"Đơn vị {name[-1]}", "department", "government") for name in UNITS]
    people = [given.person(f"nguoi-{name[-1]}", f"Người {name[-1]}", name) for name in UNITS]
    evaluations = [given.evaluation(who, given.decision(Grade.GOOD)) for who in people]
    evaluations += [
        given.evaluation(who, given.decision(Grade.EXCELLENT, on=dt.date(2026, 10, 5)), given.Q3) for who in people[:4]
    ]
    results = given.results(people=people, units=homes, evaluations=evaluations, notices=(given.notice(units=UNITS),))
    later = given.period_record(given.Q3, (given.notice(units=UNITS[:2], on=dt.date(2026, 10, 9)),))
    records = replace(results.records, periods={**results.records.periods, given.Q3: later})
    laws, out = given.laws(), tmp_path_factory.mktemp("reading") / "site"
    build_site(project(replace(results, records=records), laws=laws), laws=laws, plates=(), out=out)
    return lambda path: re.sub(r"\s+", " ", (out / path).read_text(encoding="utf-8"))


def test_the_axes_of_a_history_speak_in_words(page: Page) -> None:
    drawing = page("nguoi/nguoi-h.html").partition('class="eg-history"')[2].partition("<table")[0]
    words = re.findall(r"<text[^>]*>([^<]*)</text>", drawing)
    assert words == [*(grade.label for grade in sorted(Grade, reverse=True)), "Quý II/2026", "Quý III/2026"]


def test_people_without_any_published_result_are_folded(page: Page) -> None:
    folded = "1 người trong danh sách, chưa có kết quả nào được công bố"
    assert folded in page("don-vi/don-vi-f.html")
    assert folded not in page("don-vi/don-vi-h.html")


def test_many_units_of_a_notice_stand_at_its_end_in_the_order_of_the_organization(page: Page) -> None:
    text = page("thong-bao/2026-Q2_lan-1.html")
    listed = re.findall(r"Đơn vị ([a-h])</a></li>", text.partition('id="don-vi"')[2])
    assert "thuộc 8 đơn vị nêu ở" in text
    assert "".join(listed) == "abcdefgh"


def test_few_units_of_a_notice_are_named_in_its_sentence(page: Page) -> None:
    text = page("thong-bao/2026-Q3_lan-1.html")
    sentence = text.partition("thuộc:")[2].partition("</p>")[0]
    assert re.findall(r"Đơn vị ([a-h])</a>", sentence) == ["g", "h"]


def test_of_many_notices_the_newest_few_are_shown_with_the_way_to_all(tmp_path: Path) -> None:
    """Where each unit has a notice of its own, a period has hundreds."""
    homes = [given.unit(f"don-vi-{number}", f"Đơn vị {number}", "department", "government") for number in range(6)]
    people = [given.person(f"nguoi-{number}", f"Người {number}", f"don-vi-{number}") for number in range(6)]
    notices = [
        given.notice((f"don-vi-{number}",), f"lan-{number}", dt.date(2026, 7, 10 + number)) for number in range(6)
    ]
    evaluations = [given.evaluation(who, given.decision(Grade.GOOD)) for who in people]
    results = given.results(people=people, units=homes, evaluations=evaluations, notices=tuple(notices))
    laws = given.laws()
    build_site(project(results, laws=laws), laws=laws, plates=(), out=tmp_path / "site")
    for name in ("index.html", "ky/index.html", "ky/2026-Q2.html"):
        text = (tmp_path / "site" / name).read_text(encoding="utf-8")
        told = text.partition("và 2 thông báo khác")[0]
        assert re.search(r'thong-bao/index.html#2026-Q2">$', told), name
        linked = re.findall(r"thong-bao/2026-Q2_lan-(.).html", told[told.rindex("<h1") :])
        assert linked[-4:] == ["5", "4", "3", "2"], name
    assert '<h2 id="2026-Q2">' in (tmp_path / "site/thong-bao/index.html").read_text(encoding="utf-8")


def test_the_first_page_of_very_many_units_leads_to_their_list_once(tmp_path: Path) -> None:
    """Every block had a link of its own, all to the same list."""
    homes = [
        given.unit(f"don-vi-{number}", f"Đơn vị {number}", "department", "party" if number % 2 else "government")
        for number in range(201)
    ]
    who = given.person("nguoi-0", "Người", "don-vi-0")
    results = given.results(people=[who], units=homes, evaluations=[given.evaluation(who, None)])
    laws = given.laws()
    build_site(project(results, laws=laws), laws=laws, plates=(), out=tmp_path / "site")
    section = (
        (tmp_path / "site/index.html")
        .read_text(encoding="utf-8")
        .partition('id="don-vi"')[2]
        .partition("</section>")[0]
    )
    assert re.findall('<a href="([^"]*)"', section) == ["don-vi/index.html"]
    told = re.sub(r"\s+", " ", re.sub("<[^>]*>", "", section))
    assert "Danh sách 201 cơ quan, đơn vị: Khối Đảng (100); Khối chính quyền (101)." in told


@pytest.mark.parametrize(
    "communes, each, folds",
    [
        pytest.param(3, 5, [], id="19 units are shown, every level"),
        pytest.param(3, 6, [6] * 3, id="22 units: the communes are shown, what is below each is folded"),
        pytest.param(20, 1, [20], id="with 20 communes even what is below the province is folded"),
    ],
)
def test_a_tree_of_very_many_units_opens_as_far_as_a_page_has_rows(
    tmp_path: Path, communes: int, each: int, folds: list[int], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("evalgen.publishing.unit_pages.PAGE_ROWS", 20)
    homes = [given.unit("tinh", "Tỉnh", "department", "party")]
    for number in range(communes):
        homes.append(given.unit(f"xa-{number}", f"Xã {number}", "department", "party", "tinh"))
        homes += [
            given.unit(f"phong-{number}-{room}", f"Phòng {room}", "department", "party", f"xa-{number}")
            for room in range(each)
        ]
    who = given.person("nguoi", "Người", "tinh")
    results = given.results(people=[who], units=homes, evaluations=[given.evaluation(who, None)])
    laws = given.laws()
    build_site(project(results, laws=laws), laws=laws, plates=(), out=tmp_path / "site")
    tree = (tmp_path / "site/don-vi/index.html").read_text(encoding="utf-8").partition('class="eg-tree"')[2]
    assert re.findall("<details>\\s*<summary>(.*) đơn vị trực thuộc</summary>", tree) == [str(count) for count in folds]
    assert tree.count("<details>") == tree.count("</details>") == len(folds)
    assert tree.count('href="') >= len(homes)


def test_units_that_are_not_broken_down_are_a_list_beside_the_table(page: Page) -> None:
    text = page("ky/2026-Q2.html")
    assert "Không tách theo mức 8 đơn vị; trong ngoặc là số người có mức xếp loại:" in text
    assert text.count("không tách theo mức") == 0


def test_units_without_any_grade_are_counted_and_never_said_to_be_kept_back(tmp_path: Path) -> None:
    graded = [given.person(f"nguoi-{number}", f"Người {number}", "uy-ban") for number in range(5)]
    waiting = given.person("nguoi-cho", "Người Chờ", "dang-uy")
    results = given.results(
        people=[*graded, waiting],
        evaluations=[
            *(given.evaluation(who, given.decision(Grade.GOOD)) for who in graded),
            given.evaluation(waiting, None),
        ],
        notices=(given.notice(),),
    )
    laws = given.laws()
    build_site(project(results, laws=laws), laws=laws, plates=(), out=tmp_path / "site")
    text = (tmp_path / "site/ky/2026-Q2.html").read_text(encoding="utf-8")
    told = text.partition('id="don-vi"')[2].partition("</section>")[0]
    assert "1 đơn vị chưa có mức xếp loại nào." in told
    assert "không tách theo mức" not in told.lower()
    assert "chưa có mức xếp loại nào" in told.partition("<svg")[2].partition("</svg>")[0]


def test_a_column_of_remarks_needs_a_remark(page: Page) -> None:
    assert "Ghi chú" not in page("ky/2026-Q2.html")

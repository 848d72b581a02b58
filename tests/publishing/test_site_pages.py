"""The built site as a whole: every link leads somewhere, nothing is loaded from elsewhere, pages are well made."""

import datetime as dt
import re
from pathlib import Path
from urllib.parse import unquote, urlsplit

import pytest
import sample_results as given
from html_reader import Read, read, read_data
from msgspec.structs import replace

from evalgen.domain.grade import Grade
from evalgen.domain.number import show, show_percent
from evalgen.domain.organization import Span
from evalgen.domain.steps import AmendmentKind
from evalgen.domain.subject_kind import SubjectKind
from evalgen.pipeline.publishing.worked_example import worked_examples
from evalgen.publishing.build import build_site
from evalgen.publishing.projection import project

pytest_plugins = ["site_fixture"]

LOADS = {
    "link": "href",
    "script": "src",
    "img": "src",
    "iframe": "src",
    "source": "src",
    "object": "data",
    "use": "href",
}
NOT_LOADED = {"canonical", "prev", "next", "alternate"}


def pages_of(site: Path) -> dict[str, Read]:
    return {path.relative_to(site).as_posix(): read(path) for path in sorted(site.rglob("*.html"))}


@pytest.fixture(scope="module")
def pages(site: Path) -> dict[str, Read]:
    return pages_of(site)


def test_every_internal_link_and_anchor_leads_somewhere(site: Path, pages: dict[str, Read]) -> None:
    anchors = {name: set(page.values("id")) | {""} for name, page in pages.items()}
    checked = 0
    broken = []
    for name, page in pages.items():
        for link in page.values("href") + page.values("src"):
            parts = urlsplit(link)
            if parts.scheme or parts.netloc:
                continue
            target = (site / name).parent / unquote(parts.path) if parts.path else site / name
            found = target.resolve()
            path = found.relative_to(site.resolve()).as_posix()
            checked += 1
            if not found.is_file() or (path in anchors and parts.fragment not in anchors[path]):
                broken.append((name, link))
    assert broken == []
    assert checked > 500


def test_nothing_is_loaded_from_elsewhere(site: Path, pages: dict[str, Read]) -> None:
    outside = [
        (name, tag, attributes)
        for name, page in pages.items()
        for tag, attributes in page.elements
        if tag in LOADS
        and attributes.get("rel") not in NOT_LOADED
        and re.match(r"(https?:)?//", attributes.get(LOADS[tag], ""))
    ]
    assert outside == []
    for path in sorted(site.rglob("*.css")):
        text = path.read_text(encoding="utf-8")
        assert re.findall(r"(?:url\(|@import)\s*['\"]?\s*(?:https?:)?//[^)'\"]*", text) == [], path


def test_our_own_files_use_no_inline_script_and_no_inline_style(pages: dict[str, Read]) -> None:
    for name, page in pages.items():
        assert [item for _, item in page.elements if "style" in item] == [], name


def test_every_page_is_vietnamese_with_one_heading_a_title_and_a_description(pages: dict[str, Read]) -> None:
    titles = []
    for name, page in pages.items():
        assert page.all("html")[0]["lang"] == "vi", name
        assert len(page.all("h1")) == 1, name
        assert [item["content"] for item in page.all("meta") if item.get("name") == "description"] != [""], name
        assert "#noi-dung" in page.values("href"), name
        assert "DỮ LIỆU HƯ CẤU" in page.text, name
        titles.append(page.title)
    assert len(set(titles)) == len(pages)


def test_every_table_has_a_caption_and_scopes(pages: dict[str, Read]) -> None:
    for name, page in pages.items():
        tables = [item for item in page.all("table") if "eg-table" in item.get("class", "")]
        assert len(page.all("caption")) == len(tables), name
        assert [item for item in page.all("th") if "scope" not in item] == [], name


def test_ids_are_unique_on_a_page(pages: dict[str, Read]) -> None:
    for name, page in pages.items():
        found = page.values("id")
        assert len(found) == len(set(found)), name


def test_the_chart_reads_as_text_and_as_a_table(pages: dict[str, Read]) -> None:
    page = pages["ky/2026-Q2.html"]
    drawings = [item for item in page.all("svg") if item.get("role") == "img"]
    assert [item["aria-labelledby"] for item in drawings] == ["cot-title cot-desc", "khoi-title khoi-desc"]
    assert "Hoàn thành xuất sắc nhiệm vụ: 1 người. Hoàn thành tốt nhiệm vụ: 2 người." in page.text
    assert "33,3 %" in page.text


def test_a_small_unit_is_not_broken_down(pages: dict[str, Read]) -> None:
    text = pages["don-vi/uy-ban.html"].text
    assert "Phân bố mức xếp loại" not in text
    assert "không tách theo mức" in text


def test_a_large_unit_is_broken_down(tmp_path: Path) -> None:
    people = [given.person(f"nguoi-{number}", f"Người Thứ {number}", "uy-ban") for number in range(5)]
    results = given.results(
        people=people,
        evaluations=[given.evaluation(item, given.decision(Grade.GOOD)) for item in people],
        notices=(given.notice(),),
    )
    laws = given.laws()
    build_site(project(results, laws=laws), laws=laws, plates=(), out=tmp_path / "site")
    assert "Phân bố mức xếp loại" in read(tmp_path / "site/don-vi/uy-ban.html").text


def test_an_unpublished_person_is_listed_without_a_grade(pages: dict[str, Read]) -> None:
    text = re.sub(r"\s+", " ", pages["nguoi/dang-van-oai.html"].text)
    assert "Chưa công bố" in text
    assert "Hoàn thành xuất sắc" not in text


def test_a_post_that_has_ended_is_marked_below_those_that_are_held_without_a_day(tmp_path: Path) -> None:
    who = given.PEOPLE[0]
    left = Span(first=dt.date(2026, 1, 12), last=dt.date(2026, 3, 29))
    moving = replace(who, posts=(*who.posts, replace(who.posts[0], title="Chức vụ đã rời", span=left)))
    laws = given.laws()
    results = given.results(people=[moving], evaluations=[given.evaluation(moving, None)])
    build_site(project(results, laws=laws), laws=laws, plates=(), out=tmp_path / "site")
    page = (tmp_path / f"site/nguoi/{who.id}.html").read_text(encoding="utf-8")
    posts = [re.sub("<.+?>", "", item) for item in re.findall("<li><strong>.+?</li>", page)]
    assert posts == [
        "Bí thư Đảng ủy, Đảng ủy xã (Người đứng đầu)",
        "Chức vụ đã rời (đã thôi giữ), Đảng ủy xã (Người đứng đầu)",
    ]
    pages = b"".join(path.read_bytes() for path in (tmp_path / "site").rglob("*") if path.is_file())
    assert not [day for day in ("12/01/2026", "2026-01-12", "29/03/2026", "2026-03-29") if day.encode() in pages]


def test_scores_appear_with_their_legal_basis_where_public(tmp_path: Path) -> None:
    who = given.organization(scores_public=True, scores_legal_basis="Quy chế số 05-QC/ĐU")
    laws = given.laws()
    build_site(project(given.sample(who), laws=laws), laws=laws, plates=(), out=tmp_path / "site")
    for name in ("ky/2026-Q2.html", "nguoi/nguyen-van-a.html"):
        text = read(tmp_path / "site" / name).text
        assert "91,93" in text
        assert "Quy chế số 05-QC/ĐU" in text


def test_search_knows_each_person_once_with_post_unit_and_latest_published_grade(site: Path) -> None:
    index = read_data(site, "index")
    (line,) = [line for line in index["people"].split("\n") if line.startswith("Lê Văn Đạt\t")]
    _, address, unit, post, state = line.split("\t")
    assert address == ""
    assert index["units"][int(unit)][:2] == ["van-phong-dang-uy", "Văn phòng Đảng ủy"]
    assert index["posts"][int(post)] == "Chánh Văn phòng"
    assert index["states"][int(state)] == ["COMPLETED", "Hoàn thành nhiệm vụ · Quý II năm 2026"]
    assert "quy-dinh/quy-tac.html#excellent_quota" in [page[0] for page in index["pages"]]


def test_an_address_in_the_index_is_what_the_name_does_not_tell(tmp_path: Path) -> None:
    people = [
        given.person("dang-thi-ut", "Đặng Thị Út", "uy-ban"),
        given.person("dang-thi-ut-2", "Đặng Thị Út", "uy-ban"),
        given.person("so-8", "Đặng Thị Út", "uy-ban"),
        given.person("o-nil", "O'Nil", "uy-ban"),
    ]
    results = given.results(people=people, evaluations=[given.evaluation(item, None) for item in people])
    laws = given.laws()
    build_site(project(results, laws=laws), laws=laws, plates=(), out=tmp_path / "site")
    lines = [line.split("\t") for line in read_data(tmp_path / "site", "index")["people"].split("\n")]
    assert sorted((line[0], line[1]) for line in lines) == [
        ("O'Nil", "o-nil"),
        ("Đặng Thị Út", ""),
        ("Đặng Thị Út", "-2"),
        ("Đặng Thị Út", "so-8"),
    ]


def test_namesakes_of_one_unit_and_post_are_told_apart_wherever_they_stand(tmp_path: Path) -> None:
    """Somebody of that name of whom nothing is public changes nothing."""
    twins = [given.person(name, "Đặng Thị Út", "uy-ban") for name in ("dang-thi-ut", "dang-thi-ut-2")]
    alone = given.person("o-nil", "O'Nil", "uy-ban")
    hidden = given.person("o-nil-2", "O'Nil", "uy-ban")
    change = given.amendment(AmendmentKind.ADJUST, Grade.COMPLETED)
    records = [given.evaluation(who, given.decision(Grade.GOOD), amendments=(change,)) for who in (*twins, alone)]
    results = given.results(people=[*twins, alone, hidden], evaluations=records, notices=(given.notice(),))
    laws = given.laws()
    build_site(project(results, laws=laws), laws=laws, plates=(), out=tmp_path / "site")
    pages = pages_of(tmp_path / "site")
    lists = ("ky/2026-Q2", "nguoi/index", "don-vi/uy-ban", "thong-bao/2026-Q2_lan-1", "dinh-chinh", "thay-doi")
    for name in lists:
        for who in twins:
            assert f"Đặng Thị Út ({who.id})" in pages[f"{name}.html"].text
        assert "O'Nil (" not in pages[f"{name}.html"].text
    assert "Đặng Thị Út (dang-thi-ut-2)" in pages["nguoi/dang-thi-ut-2.html"].title
    assert "Đặng Thị Út (dang-thi-ut-2), " in (tmp_path / "site/feed.xml").read_text(encoding="utf-8")


def test_rules_show_values_citations_and_readings(pages: dict[str, Read]) -> None:
    text = pages["quy-dinh/quy-tac.html"].text
    assert {"excellent_quota", "score_band", "kpi"} <= set(pages["quy-dinh/quy-tac.html"].values("id"))
    assert "Về cách hiểu:" in text
    assert "20 %" in text
    assert "Fraction" not in text
    assert "LegalValue" not in text


def test_the_framework_is_shown_as_a_form_with_its_maxima(pages: dict[str, Read]) -> None:
    page = pages["quy-dinh/khung-hd02-pl3.html"]
    text = re.sub(r"\s+", " ", page.text)
    assert "Nhóm tiêu chí chung30" in text
    assert "Nhóm tiêu chí kết quả thực hiện nhiệm vụ70" in text
    assert "Trục 6" in text
    assert "(nếu có) (nếu có)" not in text


def test_home_takes_a_closed_period_for_finished_although_some_have_no_published_grade(tmp_path: Path) -> None:
    some = given.PEOPLE[:7]
    first = [given.evaluation(item, given.decision(Grade.GOOD if item in some[:5] else None)) for item in some]
    late = given.decision(Grade.EXCELLENT, on=dt.date(2026, 10, 5))
    second = [given.evaluation(item, late if item in some[:6] else None, given.Q3) for item in some]
    results = given.results(people=some, evaluations=[*first, *second], notices=(given.notice(),))
    closed = replace(results.records.periods[given.Q2], closed_on=dt.date(2026, 7, 20))
    noticed = given.period_record(given.Q3, (given.notice(on=dt.date(2026, 10, 9)),))
    records = replace(results.records, periods={given.Q2: closed, given.Q3: noticed})
    laws = given.laws()
    public = project(replace(results, records=records), laws=laws)
    build_site(public, laws=laws, plates=(), out=tmp_path / "site")
    text = re.sub(r"\s+", " ", read(tmp_path / "site/index.html").text)
    assert "Kỳ công bố gần nhất Quý II năm 2026" in text
    assert "5 trên 7 người đã có mức xếp loại được công bố; 2 người chưa công bố." in text
    assert "Đang thực hiện: Quý III năm 2026" in text
    assert "Đang thực hiện: Quý II năm 2026" not in text


def test_a_notice_lists_whom_it_published_and_what_changed_since_the_notice_before(tmp_path: Path) -> None:
    early, late, changed, not_assessed = given.PEOPLE[:4]
    second = given.notice(identifier="lan-2", on=dt.date(2026, 8, 5))
    results = given.results(
        people=given.PEOPLE[:4],
        evaluations=[
            given.evaluation(early, given.decision(Grade.GOOD)),
            given.evaluation(late, given.decision(Grade.GOOD, on=dt.date(2026, 7, 30))),
            given.evaluation(
                changed, given.decision(Grade.GOOD), amendments=(given.amendment(AmendmentKind.CANCEL, None),)
            ),
            given.evaluation(not_assessed, given.decision(None)),
        ],
        notices=(given.notice(), second),
    )
    laws = given.laws()
    build_site(project(results, laws=laws), laws=laws, plates=(), out=tmp_path / "site")
    listed = {
        name: [
            person.id
            for person in given.PEOPLE
            if f"../nguoi/{person.id}.html" in read(tmp_path / f"site/thong-bao/2026-Q2_{name}.html").values("href")
        ]
        for name in ("lan-1", "lan-2")
    }
    assert listed == {"lan-1": [early.id, changed.id], "lan-2": [late.id, changed.id]}
    assert "Kết quả đã hủy bỏ" in read(tmp_path / "site/thong-bao/2026-Q2_lan-2.html").text


def test_the_groups_of_general_criteria_are_those_of_the_framework_in_force(pages: dict[str, Read]) -> None:
    text = re.sub(r"\s+", " ", pages["quy-dinh/index.html"].text)
    law = given.laws()[given.Q2]
    groups = law.frameworks[law.default_frameworks[SubjectKind.LEADER]].general
    assert len(groups) == 3
    for group in groups:
        assert f"{group.title} ({group.max_score} điểm)" in text
    assert "Mỗi tiêu chí đảm bảo thì được điểm tối đa, không đảm bảo thì 0 điểm." in text
    assert "không đạt" not in text


def test_only_instruments_of_the_packs_in_force_are_listed(pages: dict[str, Read]) -> None:
    text = pages["quy-dinh/index.html"].text
    laws = given.laws()
    assert "Quy định 366-QĐ/TW" in text
    assert "Hướng dẫn 02-HD/BTCTW" in text
    others = [item.name for item in laws[given.Q2].instruments.values() if item.id in {"lamdong", "thanhlam", "vast"}]
    assert len(others) == 3
    assert [name for name in others if name in text] == []


def test_the_worked_example_is_explained_with_the_numbers_that_the_program_finds(pages: dict[str, Read]) -> None:
    page = pages["quy-dinh/vi-du.html"]
    text = re.sub(r"\s+", " ", page.text)
    for found in worked_examples().values():
        assert found.sheet is not None
        (axis,) = found.sheet.results.parts
        assert (
            f"Tổng điểm: {show(found.sheet.general.value, places=0)} + {show(axis.value)} = {show(found.sheet.score)}"
            in text
        )
        assert [step.reason for step in found.chain if step.reason not in text] == []
    printed = worked_examples()["printed"]
    assert printed.sheet is not None
    measures = printed.sheet.results.parts[0].parts[0]
    assert [show_percent(line.value) for line in measures.parts] == ["87,01 %", "88,96 %", "88,96 %", "88,96 %"]
    assert [
        number for number in ("87,01 %", "88,96 %", "88,47 %", "61,93", "91,93", "7,7", "6,85") if number not in text
    ] == []


def test_one_detail_more_or_less_decides_the_grade() -> None:
    grades = {name: found.qualifies_for for name, found in worked_examples().items()}
    assert grades == {
        "printed": Grade.NOT_COMPLETED,
        "delivered": Grade.COMPLETED,
        "in_time": Grade.GOOD,
        "exceeded": Grade.EXCELLENT,
        "criteria_missed": Grade.GOOD,
    }


def test_a_rule_is_shown_at_work_where_the_example_meets_it(pages: dict[str, Read]) -> None:
    page = pages["quy-dinh/quy-tac.html"]
    text = re.sub(r"\s+", " ", page.text)
    assert "Ví dụ: 1/5 nhiệm vụ của cá nhân vượt mức yêu cầu, cần ít nhất 2 (30 %). → Hoàn thành tốt nhiệm vụ" in text
    assert "vi-du.html#printed" in page.values("href")


def test_home_shows_the_distribution_of_a_whole_period_rather_than_of_a_newer_part(tmp_path: Path) -> None:
    some = given.PEOPLE[:7]
    first = [given.evaluation(item, given.decision(Grade.GOOD)) for item in some]
    late = given.decision(Grade.EXCELLENT, on=dt.date(2026, 10, 5))
    second = [given.evaluation(item, late if item in some[:6] else None, given.Q3) for item in some]
    results = given.results(people=some, evaluations=[*first, *second], notices=(given.notice(),))
    noticed = given.period_record(given.Q3, (given.notice(on=dt.date(2026, 10, 9)),))
    records = replace(results.records, periods={**results.records.periods, given.Q3: noticed})
    laws = given.laws()
    public = project(replace(results, records=records), laws=laws)
    build_site(public, laws=laws, plates=(), out=tmp_path / "site")
    text = re.sub(r"\s+", " ", read(tmp_path / "site/index.html").text)
    assert "Kỳ công bố gần nhất Quý II năm 2026" in text
    assert "Đang thực hiện: Quý III năm 2026 7 người trong danh sách; 6 đã công bố; 1 chưa công bố." in text
    partial = re.sub(r"\s+", " ", read(tmp_path / "site/ky/2026-Q3.html").text)
    assert "Tính trên 6 mức xếp loại đã công bố trong danh sách 7 người." in partial

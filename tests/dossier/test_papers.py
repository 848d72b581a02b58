"""The committee's papers: whole in themselves, marked on every page, with everything that has to be weighed."""

import os
import re
from pathlib import Path

import pytest
from built_papers import Build, build, build_commune, builder, open_records, paper, words
from html_reader import read
from own_pack import OWN_NUMBER, OWN_PACK
from sound_records import SOUND, write_records

from evalgen.cli import main

HEAD = "2026-Q2/van-phong/tran-thi-binh.yaml"
DEPUTY = "2026-Q2/van-phong/le-van-an.yaml"
COLLECTIVE = "2026-Q2/van-phong/collective.yaml"
PERIOD = "2026-Q2/period.yaml"
DECISION = "decision: {by: ban-thuong-vu, on: 2026-07-03, number: 21-QĐ/ĐU, grade: GOOD}\n"
PROPOSAL = "proposal: {by: tap-the-van-phong, on: 2026-07-02, grade: GOOD}\n"
COLLECTIVE_DECISION = "decision: {by: ban-thuong-vu, on: 2026-07-02, number: 20-QĐ/ĐU, grade: GOOD}\n"
CLOSED = SOUND[PERIOD].partition("closed_on")[1] + SOUND[PERIOD].partition("closed_on")[2]


@pytest.fixture(scope="module")
def commune(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return build_commune(tmp_path_factory)


@pytest.fixture
def built(tmp_path: Path) -> Build:
    return builder(tmp_path)


def undecided() -> dict[str, str]:
    """An open quarter in which everything is proposed and nothing decided."""
    return open_records(
        {HEAD: (DECISION, ""), DEPUTY: (DECISION, ""), COLLECTIVE: (COLLECTIVE_DECISION, ""), PERIOD: (CLOSED, "")}
    )


def pages(out: Path) -> list[Path]:
    return sorted(out.rglob("*.html"))


def test_every_page_is_marked_kept_from_search_and_asks_for_nothing(commune: Path) -> None:
    assert len(pages(commune)) == 34
    for path in pages(commune):
        page, html = read(path), path.read_text(encoding="utf-8")
        assert page.title.startswith("NỘI BỘ – ")
        assert "TÀI LIỆU NỘI BỘ – không công khai, không chuyển ra ngoài cơ quan" in words(page)
        assert {"name": "robots", "content": "noindex, nofollow, noarchive"} in page.all("meta")
        assert {name for name, _ in page.elements} & {"script", "link", "img", "iframe", "form", "base"} == set()
        assert not re.search(r"url\(|@import|https?:", html)
        assert html.count('lang="vi"') >= 1


def test_the_mark_stands_on_every_printed_page(commune: Path) -> None:
    """Browsers repeat the head of a table on each page that the table runs over; the foot of the page says it again."""
    for path in pages(commune):
        html = path.read_text(encoding="utf-8")
        frame = re.search(r'<table class="frame" role="presentation">\s*<thead>(.*?)</thead>', html, re.DOTALL)
        assert frame is not None
        assert "<strong>TÀI LIỆU NỘI BỘ</strong>" in frame[1]
        printed = html[html.index("@media print") :]
        assert ".frame > thead { display: table-header-group;" in printed
        assert '@bottom-left { content: "Tài liệu nội bộ";' in printed
        assert ".rows thead { display: table-header-group; }" in printed


def test_links_lead_to_pages_and_places_that_are_there(commune: Path) -> None:
    ids = {path.resolve(): read(path).values("id") for path in pages(commune)}
    for path, own in ids.items():
        assert len(own) == len(set(own)), path
        for target in read(path).values("href"):
            file, _, place = target.partition("#")
            aim = (path.parent / file).resolve() if file else path
            assert aim in ids, f"{path.name}: {target}"
            assert not place or place in ids[aim], f"{path.name}: {target}"


def test_the_tree_says_what_it_is(commune: Path) -> None:
    assert "nội bộ" in (commune / "NOI-BO.txt").read_text(encoding="utf-8")
    assert (commune / "robots.txt").read_text(encoding="utf-8") == "User-agent: *\nDisallow: /\n"
    assert (commune / ".gitignore").read_text(encoding="utf-8") == "*\n"


def test_the_same_records_and_day_give_the_same_bytes_over_the_older_papers(built: Build) -> None:
    def content(out: Path) -> dict[str, bytes]:
        return {
            path.relative_to(out).as_posix(): path.read_bytes() for path in sorted(out.rglob("*")) if path.is_file()
        }

    first = content(built(undecided(), "--on", "2026-07-03"))
    assert content(built(undecided(), "--on", "2026-07-09")) != first
    assert content(built(undecided(), "--on", "2026-07-03")) == first


def test_without_a_day_the_papers_are_as_of_the_latest_day_recorded(built: Build) -> None:
    assert "Số liệu tính đến ngày 02/07/2026." in words(paper(built(undecided()), "index"))


def test_open_periods_come_by_themselves_and_a_closed_one_when_it_is_named(built: Build) -> None:
    files = {**SOUND, "2026-Q3/period.yaml": "opened_on: 2026-07-01\n"}
    assert [path.name for path in sorted(built(files).iterdir()) if path.is_dir()] == ["2026-Q3"]
    assert [path.name for path in sorted(built(files, "--period", "2026-Q2").iterdir()) if path.is_dir()] == ["2026-Q2"]


def test_where_no_period_is_open_the_newest_one_is_taken(built: Build) -> None:
    assert (built() / "2026-Q2" / "index.html").is_file()


def test_an_agenda_takes_the_collective_before_its_members(built: Build) -> None:
    shown = words(paper(built(undecided()), "chuong-trinh-ban-thuong-vu"))
    assert "Quyết định được ngay: 1/3 hồ sơ." in shown
    assert shown.index("Lượt 1: 1 tập thể") < shown.index("Tập thể Văn phòng mẫu") < shown.index("Lượt 2: 2 cá nhân")
    assert shown.index("Lượt 2") < shown.index("Trần Thị Bình Chánh Văn phòng")
    assert "xét sau: Tập thể Văn phòng mẫu" in shown
    assert "Không ai biểu quyết về hồ sơ của chính mình." in shown


def test_once_the_collective_is_decided_its_members_are_ready(built: Build) -> None:
    files = open_records({HEAD: (DECISION, ""), DEPUTY: (DECISION, ""), PERIOD: (CLOSED, "")})
    shown = words(paper(built(files), "chuong-trinh-ban-thuong-vu"))
    assert "Quyết định được ngay: 2/2 hồ sơ." in shown
    assert "Đã quyết định (1)" in shown


def test_an_agenda_has_room_for_the_votes_and_the_signatures(built: Build) -> None:
    page = paper(built(undecided()), "chuong-trinh-ban-thuong-vu")
    classes = [attributes.get("class", "") for attributes in page.all("td")]
    assert classes.count("vote") == 4 * 3
    assert "THƯ KÝ" in page.text
    assert "CHỦ TRÌ" in page.text


def test_what_is_not_yet_proposed_is_on_the_agenda_of_those_who_propose(built: Build) -> None:
    files = undecided()
    files[DEPUTY] = files[DEPUTY].replace(PROPOSAL, "")
    out = built(files)
    proposing = words(paper(out, "chuong-trinh-tap-the-van-phong"))
    assert "Nhận xét, đề xuất mức xếp loại (1)" in proposing
    assert "Lê Văn An" in proposing
    deciding = words(paper(out, "chuong-trinh-ban-thuong-vu"))
    assert deciding.index("Chưa tới bước quyết định (1)") < deciding.index("Lê Văn An")


def test_a_proposal_above_what_the_record_qualifies_for_is_said_with_the_rule(built: Build) -> None:
    files = undecided()
    files[DEPUTY] = files[DEPUTY].replace("grade: GOOD}", "grade: EXCELLENT, outstanding: Sáng kiến mẫu}")
    out = built(files)
    shown = words(paper(out, "can-xem-xet"))
    assert "Đề xuất, quyết định cao hơn mức đủ điều kiện (1)" in shown
    assert "Lê Văn An , Phó Chánh Văn phòng" in shown
    assert "Mức cao nhất đủ điều kiện: Tốt ; đề xuất: Xuất sắc ." in shown
    assert "đề xuất cao hơn mức đủ điều kiện" in words(paper(out, "chuong-trinh-ban-thuong-vu"))


def test_whoever_is_proposed_what_qualifies_is_not_held_up(built: Build) -> None:
    assert "Đề xuất, quyết định cao hơn mức đủ điều kiện (0)" in words(paper(built(undecided()), "can-xem-xet"))


DIFFERENCE = "differences: [{item: bao-cao-thang, measure: quality, value: 0.75, reason: Phải sửa một lần.}]"


def test_the_verification_is_explained_point_by_point(built: Build) -> None:
    files = undecided()
    files[DEPUTY] = files[DEPUTY].replace("differences: []", DIFFERENCE)
    shown = words(paper(built(files), "don-vi-van-phong"))
    assert "Báo cáo hằng tháng Chất lượng 1 0,75 Phải sửa một lần." in shown
    assert "Trục 4: Xây dựng Đảng" in shown
    # A quarter of the mean of four measures of an axis of 40 points.
    assert "40,00 37,50 -2,50".replace("-", "−") in shown


def test_work_items_are_called_by_their_titles_beside_their_identifiers(built: Build) -> None:
    assert "Báo cáo hằng tháng bao-cao-thang" in words(paper(built(undecided()), "don-vi-van-phong"))


def test_what_the_verification_leaves_as_it_was_has_no_table(built: Build) -> None:
    assert "Chênh lệch giữa tự chấm và thẩm định" not in words(paper(built(undecided()), "don-vi-van-phong"))


def test_who_is_missing_is_named_everywhere_and_bars_nothing(built: Build) -> None:
    files = {name: text for name, text in undecided().items() if name != DEPUTY}
    out = built(files)
    assert "Chưa có hồ sơ (1)" in words(paper(out, "con-thieu"))
    assert "Chưa có hồ sơ để xét (1)" in words(paper(out, "chuong-trinh-ban-thuong-vu"))
    assert "Lê Văn An" in words(paper(out, "don-vi-van-phong"))


def test_what_is_late_stands_with_its_consequence(built: Build) -> None:
    files = undecided()
    files["organization.yaml"] = files["organization.yaml"].replace("pack: hd02", "pack: lamdong")
    shown = words(paper(built(files, "--on", "2026-07-09"), "con-thieu"))
    assert "Ban Thường vụ Tỉnh ủy xem xét, đánh giá hạ 01 mức xếp loại quý." in shown


def test_errors_are_listed_and_bar_nothing(built: Build) -> None:
    files = undecided()
    files[DEPUTY] = files[DEPUTY].replace("by: ban-xay-dung-dang", "by: khong-co")
    shown = words(paper(built(files), "con-thieu"))
    assert "2026-Q2/van-phong/le-van-an.yaml" in shown
    assert "khong-co" in shown


def test_a_file_that_cannot_be_read_stops_the_papers(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    write_records(tmp_path, {**undecided(), DEPUTY: "plan: [\n"})
    assert build(tmp_path, tmp_path / "noi-bo") == 1
    assert "số liệu chưa tin được" in capsys.readouterr().err
    assert not (tmp_path / "noi-bo").exists()


def test_a_file_of_another_period_that_cannot_be_read_stops_nothing(built: Build) -> None:
    files = {
        **undecided(),
        "2026-Q1/period.yaml": "opened_on: 2026-01-01\n",
        "2026-Q1/van-phong/le-van-an.yaml": "x: [\n",
    }
    assert (built(files, "--period", "2026-Q2") / "2026-Q2" / "index.html").is_file()


def test_an_unsound_regulation_stops_the_papers(tmp_path: Path) -> None:
    write_records(tmp_path, {**undecided(), "regulation/goi/pack.yaml": "instrument: {}\n"})
    assert build(tmp_path, tmp_path / "noi-bo") == 1


def test_a_period_that_is_not_there_is_said(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    write_records(tmp_path, SOUND)
    assert build(tmp_path, tmp_path / "noi-bo", "--period", "2030-Q1") == 2
    assert "Không có kỳ «2030-Q1»" in capsys.readouterr().err


@pytest.mark.parametrize("option", [("--period", "2026-Q2"), ("--on", "2026-07-01")], ids=["kỳ", "ngày"])
def test_the_public_site_takes_no_period_and_no_day(
    option: tuple[str, str], tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    write_records(tmp_path, SOUND)
    assert main(["build", "--root", str(tmp_path), *option]) == 2
    assert "chỉ dùng với --audience internal" in capsys.readouterr().err


def test_english_papers_keep_names_and_law(built: Build) -> None:
    out = built(undecided(), "--lang", "en")
    shown = words(paper(out, "chuong-trinh-ban-thuong-vu"))
    assert "INTERNAL PAPER – not public, not to leave the office" in shown
    assert "Agenda of Ban Thường vụ mẫu" in shown
    assert paper(out, "index").all("html") == [{"lang": "en"}]


HOSTILE = (
    "<script>alert(1)</script>",
    '"><img src=x onerror=alert(1)>',
    "{{ 7*7 }} {% raw %}",
    "--><style>*{display:none}</style>",
)


@pytest.mark.parametrize("text", HOSTILE, ids=["script", "thuộc tính", "khuôn", "chú thích"])
def test_hostile_words_stay_words(built: Build, text: str) -> None:
    files = undecided()
    files[DEPUTY] = files[DEPUTY].replace("differences: []", DIFFERENCE)
    usual = {path.name: read(path) for path in pages(built(files))}
    quoted = "'" + text.replace("'", "''") + "'"
    for name, word in {
        "people/le-van-an.yaml": ("Lê Văn An", "Phó Chánh Văn phòng"),
        "bodies/ban-thuong-vu.yaml": ("Ban Thường vụ mẫu",),
        "units/van-phong.yaml": ("Văn phòng mẫu",),
        "organization.yaml": ("Tổ chức mẫu (hư cấu)", "Cấp phó"),
        DEPUTY: ("Báo cáo hằng tháng", "Phải sửa một lần."),
    }.items():
        for one in word:
            assert one in files[name]
            files[name] = files[name].replace(one, quoted)
    found = {path.name: read(path) for path in pages(built(files))}
    assert [name for page in found.values() for name, _ in page.elements] == [
        name for page in usual.values() for name, _ in page.elements
    ]
    assert sum(page.text.count(text) for page in found.values()) > 15


def test_what_only_the_committee_may_know_is_there(built: Build) -> None:
    """The canary the other way round: what no public page may hold, these must."""
    files = undecided()
    files[DEPUTY] = (
        files[DEPUTY]
        .replace("differences: []", DIFFERENCE)
        .replace("on: 2026-07-02, grade: GOOD}", "on: 2026-07-02, grade: GOOD, votes: {GOOD: 4, COMPLETED: 3}}")
    )
    text = " ".join(words(read(path)) for path in pages(built(files)))
    for fact in (
        "Phải sửa một lần.",
        "phiếu: Tốt 4, Hoàn thành 3",
        "Tổng điểm 98,00 95,50 −2,50",
        "Tiêu chí 3.4: không đảm bảo",
    ):
        assert fact in text, fact


def lines(path: Path) -> str:
    """What people see, an element a line."""
    return "\n".join(" ".join(piece.split()) for piece in read(path).pieces if piece.strip())


def test_the_whole_of_a_small_sitting_as_it_was_accepted(built: Build) -> None:
    """Every sentence of every paper of the smallest committee."""
    files = undecided()
    files[DEPUTY] = files[DEPUTY].replace("differences: []", DIFFERENCE)
    out = built(files, "--on", "2026-07-03")
    told = "".join(f"== {path.relative_to(out)}\n{lines(path)}\n" for path in pages(out))
    accepted = Path(__file__).parent / "expected" / "papers.txt"
    if os.environ.get("EVALGEN_BLESS") == "1":
        accepted.write_text(told, encoding="utf-8")
    assert told == accepted.read_text(encoding="utf-8"), "the papers changed; accept them with: make bless"


@pytest.mark.parametrize("base", ["literal", "pool"])
def test_where_a_pack_has_settled_on_one_base_no_other_is_shown(base: str, built: Build) -> None:
    """Two lines with different places stood there, and «1 hoặc 0» had to be graded anew."""
    settled = OWN_NUMBER.replace("score_band", "excellent_quota").replace("good", "base").replace("89", base)
    choice = "  - {pack: hd02, from: 2026-04-01}\n"
    files = open_records({"organization.yaml": (choice, "  - {pack: rieng, from: 2026-04-01}\n")})
    files |= {"regulation/rieng/pack.yaml": OWN_PACK, "regulation/rieng/parameters.yaml": settled}
    page = words(paper(built(files), "ty-le"))
    words_of_law, practice = "số được xếp «Tốt» (đúng lời văn)", "số được xếp từ «Tốt» trở lên"
    assert (words_of_law in page, practice in page) == (base == "literal", base == "pool")
    assert "Hai cách tính mẫu số" not in page
    assert "Cách tính mẫu số của quy định đang áp dụng" in page

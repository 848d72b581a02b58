"""The public site with an English interface: what is translated, what stays Vietnamese, and says so."""

import re
import sys
from pathlib import Path

import pytest
from folder_bytes import bytes_below

sys.path.insert(0, str(Path(__file__).parents[1] / "publishing"))

import sample_results as given
from html_reader import read_data
from languages_of_a_page import spoken

from evalgen.cli import main
from evalgen.language import VIETNAMESE, Language, language_of
from evalgen.language.legal_values import has_own_words, words_of
from evalgen.pipeline.publishing.worked_example import worked_examples
from evalgen.publishing.build import build_site
from evalgen.publishing.look import Look
from evalgen.publishing.site_language import settings_in
from evalgen.publishing.site_settings import packaged_settings

ENGLISH = language_of("en")


def build(out: Path, language: Language = VIETNAMESE) -> Path:
    laws = given.laws()
    site = given.public(given.sample())
    look = Look(language=language)
    build_site(site, laws=laws, plates=given.rule_plates(), examples=worked_examples(), out=out, look=look)
    return out


@pytest.fixture(scope="module")
def english(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return build(tmp_path_factory.mktemp("english") / "site", language=ENGLISH)


@pytest.fixture(scope="module")
def vietnamese(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return build(tmp_path_factory.mktemp("vietnamese") / "site")


def pages(site: Path) -> list[str]:
    return sorted(path.relative_to(site).as_posix() for path in site.rglob("*.html"))


def test_vietnamese_is_what_is_built_where_nothing_is_asked_for(vietnamese: Path, tmp_path: Path) -> None:
    assert bytes_below(build(tmp_path / "site", language=VIETNAMESE)) == bytes_below(vietnamese)


def test_a_vietnamese_page_marks_no_language_but_its_own(vietnamese: Path) -> None:
    for name in pages(vietnamese):
        html = (vietnamese / name).read_text(encoding="utf-8")
        marks = re.findall(r"<(\w+)[^>]*\slang=\"(\w+)\"", html)
        assert set(marks) <= {("html", "vi"), ("article", "vi")}, name


def test_an_english_site_has_the_same_pages_and_links(english: Path, vietnamese: Path) -> None:
    assert pages(english) == pages(vietnamese)
    for name in pages(english):
        links = [
            re.findall(r'(?:href|id|src)="([^"]*)"', (site / name).read_text(encoding="utf-8"))
            for site in (english, vietnamese)
        ]
        assert links[0] == links[1], name


def test_every_page_says_that_it_is_english(english: Path) -> None:
    for name in pages(english):
        assert '<html lang="en" class="no-js">' in (english / name).read_text(encoding="utf-8"), name


def test_what_is_vietnamese_says_so(english: Path) -> None:
    """But for the name of the page in the tab of the browser, and the footer."""
    for name in pages(english):
        unmarked = spoken(english / name).unmarked_vietnamese()
        left = {words for words, path in unmarked if not re.search(r"title\.$|eg-copyright", path)}
        assert left == set(), name


LABELS = {
    "index.html": {
        "Home", "Periods", "Units", "Cadres", "Notices", "Changes", "Regulation",
        "Latest published period", "Quarter II of 2026", "Newly published", "Find a unit", "Party", "Government",
        "See the summary table", "Understanding the results", "FICTIONAL DATA.", "Search",
    },
    "ky/2026-Q2.html": {
        "Summary table of results, Quarter II of 2026", "Opened", "Results as of", "Regulation applied", "Name", "Post",
        "Unit", "Grade", "Notice", "Remarks", "All units", "Name, post or unit", "with or without diacritics", "Clear the filter",
        "Good completion of tasks", "Non-completion of tasks", "Not published", "Result cancelled", "No row matches the filter.",
    },
    "ky/index.html": {"Evaluation periods, the newest first", "As of", "Published", "Quarter III of 2026"},
    "don-vi/index.html": {"Units"},
    "don-vi/uy-ban.html": {"Kind of unit", "People's Committee", "Block", "Government", "Quarter II of 2026"},
    "nguoi/index.html": {"Cadres", "Nobody matches."},
    "nguoi/ho-thi-em.html": {
        "Results over the periods", "Post and unit when evaluated", "Adjustment, cancellation", "Adjustment",
        "Regulation applied", "Each rule of scoring and grading, with its legal basis", "Deputy",
    },
    "thong-bao/index.html": {"Notices of Quarter II of 2026", "Scope", "Content"},
    "thong-bao/2026-Q2_lan-1.html": {"Results announced", "Grade when announced", "later:", "Print this page"},
    "dinh-chinh.html": {"Adjusted and cancelled results", "Subject", "Change", "Adjustment", "Cancellation"},
    "quy-dinh/index.html": {
        "Instruments applied", "Issued by", "In force from", "Criteria framework", "How evaluation and grading work",
        "Procedure, deadlines, authority",
    },
    "quy-dinh/quy-tac.html": {"Rules of scoring and grading", "Score bands", "Quota of excellent grades", "On the reading:"},
    "quy-dinh/khung-hd02-pl3.html": {"Legal basis", "Criterion", "Maximum", "General criteria"},
    "quy-dinh/quy-trinh-hd02.html": {"Steps", "Stage", "Who", "Due", "Self-assessment", "before"},
    "quy-dinh/bieu-mau.html": {"Forms"},
    "quy-dinh/mau-hd02-mau-5.html": {"Print this form", "Forms"},
    "du-lieu/index.html": {"Data files", "The file periods.json: the periods, the newest first.", "Title of the post."},
    "404.html": {"Page not found", "To the home page"},
}  # fmt: skip


@pytest.mark.parametrize("name", LABELS)
def test_labels_are_english(name: str, english: Path) -> None:
    said = spoken(english / name).words("en")
    missing = {label for label in LABELS[name] if not any(label in words for words in said)}
    assert missing == set()


def test_names_and_words_of_the_law_stay_vietnamese(english: Path) -> None:
    assert {"Hồ Thị Em", "Văn phòng Đảng ủy"} <= spoken(english / "ky/2026-Q2.html").words("vi")
    rules = spoken(english / "quy-dinh/quy-tac.html").words("vi")
    assert "Mức điểm xếp loại" in rules
    assert any("Điều 11 Quy định 366-QĐ/TW" in words for words in rules)
    framework = spoken(english / "quy-dinh/khung-hd02-pl3.html").words("vi")
    assert any("tư tưởng chính trị" in words for words in framework)


def test_a_form_on_paper_is_the_same_in_both_languages(english: Path, vietnamese: Path) -> None:
    def paper(site: Path) -> str:
        html = (site / "quy-dinh/mau-hd02-mau-5.html").read_text(encoding="utf-8")
        return html[html.index('<article class="eg-paper') : html.index("</article>")]

    assert paper(english) == paper(vietnamese)
    assert 'lang="vi"' in paper(english)


def test_dates_and_decimals_are_written_as_in_vietnam(english: Path) -> None:
    text = (english / "thong-bao/2026-Q2_lan-1.html").read_text(encoding="utf-8")
    assert "10/07/2026" in text
    assert "91,93" in (english / "quy-dinh/vi-du.html").read_text(encoding="utf-8")
    assert re.search(r"\d+,\d %", (english / "ky/2026-Q2.html").read_text(encoding="utf-8"))


def test_deadlines_say_the_last_day(english: Path) -> None:
    words = spoken(english / "quy-dinh/quy-trinh-hd02.html").words("en")
    assert any(re.search(r"before \d\d/\d\d/\d{4} \(last day: \d\d/\d\d/\d{4}\)", line) for line in words)


def test_the_lists_tell_the_script_what_to_say(english: Path, vietnamese: Path) -> None:
    name = "nguoi/index.html"
    said = {site: (site / name).read_text(encoding="utf-8") for site in (english, vietnamese)}
    assert 'data-eg-list data-eg-shown="Showing {shown} of {all} people."' in said[english]
    assert 'data-eg-list data-eg-shown="Đang hiện {shown}/{all} người."' in said[vietnamese]


def test_search_finds_by_english_words_and_vietnamese_names(english: Path) -> None:
    index = read_data(english, "index")
    found = {path: (title, text) for path, title, text in index["pages"]}
    assert found["ky/index.html"][0] == "Periods"
    assert found["ky/2026-Q2.html"][1] == "Summary table Quarter II of 2026 2026-Q2"
    assert "Hồ Thị Em\t\t" in index["people"]
    assert ["CANCELLED", "Result cancelled · Quarter II of 2026"] in index["states"]
    assert found["quy-dinh/quy-tac.html#score_band"][0] == "Score bands"
    assert "Mức điểm xếp loại" in found["quy-dinh/quy-tac.html#score_band"][1]


def test_settings_in_vietnamese_are_those_of_the_organization() -> None:
    own = {"site_name": "Tên riêng"}
    assert settings_in(VIETNAMESE, packaged_settings(), own) is own


def test_settings_in_english_keep_the_words_of_the_organization() -> None:
    frame = packaged_settings()
    own = {
        "site_name": "Kết quả xã Suối Mơ",
        "theme": {**frame["theme"], "language": "vi", "palette": {"scheme": "slate"}},
    }
    told = settings_in(ENGLISH, frame, own)
    assert told["site_name"] == "Kết quả xã Suối Mơ"
    assert told["copyright"].startswith("@@evalgen:organization@@ – this site is built")
    assert told["theme"]["language"] == "en"
    assert told["theme"]["palette"] == {"scheme": "slate"}
    assert [next(iter(item)) for item in told["nav"]][:2] == ["Home", "Periods"]
    assert [list(item.values()) for item in told["nav"]] == [list(item.values()) for item in frame["nav"]]


def test_settings_in_english_say_the_names_of_buttons() -> None:
    frame = packaged_settings()
    names = [item["toggle"]["name"] for item in settings_in(ENGLISH, frame, {})["theme"]["palette"]]
    assert names[1] == "Light background; press for a dark one"
    icons = [item["toggle"]["icon"] for item in settings_in(ENGLISH, frame, {})["theme"]["palette"]]
    assert icons == [item["toggle"]["icon"] for item in frame["theme"]["palette"]]


@pytest.mark.parametrize(
    "value,name,said,own",
    [
        ("half_up", "rounding", ("rounded, 0,5 and more up to 1",), False),
        (True, "note", ("yes",), False),
        ("GOOD", "below", ("Good completion of tasks",), False),
        ({"quantity": 1, "quality": 2}, "weights", ("quantity: 1", "quality: 2"), False),
        ([{"value": 1, "label": "đạt yêu cầu"}], "quality", ("1 – đạt yêu cầu",), True),
        ("thực hiện ngay việc thay thế", "consequence", ("thực hiện ngay việc thay thế",), True),
    ],
    ids=["từ có sẵn", "có", "mức", "bảng", "mức có nội dung", "lời của gói"],
)  # fmt: skip
def test_values_of_the_law(value: object, name: str, said: tuple[str, ...], own: bool) -> None:  # noqa: FBT001 - a column of the table
    assert words_of(value, name=name, language=ENGLISH) == said
    assert has_own_words(value) is own


def test_the_command_builds_it(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    root = Path(__file__).parents[2] / "examples" / "worked-example"
    assert main(["build", "--lang", "en", "--root", str(root), "--site", str(tmp_path / "site")]) == 0
    out = capsys.readouterr().out
    assert re.fullmatch(r"Built \d+ pages at .+\n1 warning needs a person's look: evalgen check\n", out)
    assert '<html lang="en"' in (tmp_path / "site" / "index.html").read_text(encoding="utf-8")

"""Every form printed to PDF by the browser: A4, the margins of the official paper, letters as wide as Times New Roman."""

import base64
import io
import os
import re
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from browsing import Browser
from pypdf import PageObject, PdfReader
from selenium import webdriver

from evalgen.cli import main
from evalgen.language import VIETNAMESE
from evalgen.pipeline.drafting.forms import Known, all_forms, blank_form
from evalgen.regulation.loader import load_library

pytestmark = pytest.mark.browser

ROOT = Path(__file__).parents[2]
FORMS = {known.form.id: known for known in all_forms(load_library())}
POINTS = 72 / 25.4
"""Points in a millimetre."""

A4 = (210 * POINTS, 297 * POINTS)
RECORD = ROOT / "records/2026-Q2/ban-xay-dung-dang/do-ba-trung.yaml"
WARD = ROOT / "examples/hadong/records/2026-06/van-phong/lam-thi-hue.yaml"


@pytest.fixture(scope="module")
def browser(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Browser]:
    """One browser for all papers; skipped where there is none, unless EVALGEN_REQUIRE_BROWSER=1 demands one."""
    binary, driver = shutil.which("chromium") or shutil.which("google-chrome"), shutil.which("chromedriver")
    if not binary or not driver:
        message = "Không có trình duyệt: cần chromium và chromedriver (Debian: chromium, chromium-driver)."
        if os.environ.get("EVALGEN_REQUIRE_BROWSER") == "1":
            pytest.fail(message)
        pytest.skip(message)
    options = webdriver.ChromeOptions()
    options.binary_location = binary
    profile = tmp_path_factory.mktemp("profile")
    for setting in ("--headless=new", "--no-sandbox", "--disable-gpu", f"--user-data-dir={profile}"):
        options.add_argument(setting)
    chrome = Browser(options=options, service=webdriver.ChromeService(driver))
    yield chrome
    chrome.quit()


def printed(browser: Browser, path: Path) -> PdfReader:
    """The file at `path` as the browser prints it, by the page's own wishes."""
    browser.get(path.as_uri())
    browser.execute_async_script("document.fonts.ready.then(arguments[0])")
    pdf = browser.execute_cdp_cmd("Page.printToPDF", {"preferCSSPageSize": True})
    return PdfReader(io.BytesIO(base64.b64decode(pdf["data"])))


def words(page: PageObject) -> list[tuple[float, float, str]]:
    """Every piece of text with the place where it begins, in millimetres from the left and from the top."""
    found: list[tuple[float, float, str]] = []
    height = float(page.mediabox.height)

    def visit(text: str, user: list[float], place: list[float], font: object, size: float) -> None:
        del font, size
        if text.strip():
            across = (place[4] * user[0] + user[4]) / POINTS
            down = (height - (place[5] * user[3] + user[5])) / POINTS
            found.append((across, down, text.strip()))

    page.extract_text(visitor_text=visit)
    return found


def run_together(page: PageObject) -> str:
    """The text of a page without spaces: where letters with marks come from another font, these stand between them, too."""
    return "".join(page.extract_text().split())


def fonts(reader: PdfReader) -> set[str]:
    """The names of all fonts on all pages, without the mark of a subset."""
    return {
        str(font.get_object()["/BaseFont"]).rpartition("+")[2].lstrip("/")
        for page in reader.pages
        for font in page["/Resources"]["/Font"].values()  # type: ignore[index]
    }


def write(known: Known, folder: Path) -> Path:
    path = folder / f"{known.form.id}.html"
    path.write_text(blank_form(known, VIETNAMESE), encoding="utf-8")
    return path


def test_there_are_all_the_forms_of_the_packs() -> None:
    assert len(FORMS) == 35


@pytest.mark.parametrize("name", FORMS)
def test_a_form_prints_like_the_official_paper(name: str, browser: Browser, tmp_path: Path) -> None:
    setup = FORMS[name].form.page
    reader = printed(browser, write(FORMS[name], tmp_path))
    size = A4[::-1] if setup.landscape else A4
    for number, page in enumerate(reader.pages):
        width, height = float(page.mediabox.width), float(page.mediabox.height)
        assert (width, height) == pytest.approx(size, abs=1)
        pieces = words(page)
        body = [item for item in pieces if not (number and item[1] < setup.top and item[2] == str(number + 1))]
        assert min(across for across, _, _ in body) >= setup.left - 0.5
        assert max(across for across, _, _ in body) <= width / POINTS - setup.right
        assert min(down for _, down, _ in body) >= setup.top
        assert max(down for _, down, _ in body) <= height / POINTS - setup.bottom + 0.5
        numbered = [item for item in pieces if item[1] < setup.top]
        assert [item[2] for item in numbered] == ([] if number == 0 else [str(number + 1)])
    assert min(across for page in reader.pages for across, _, _ in words(page)) == pytest.approx(setup.left, abs=3)
    assert {name.partition("-")[0] for name in fonts(reader)} - FALLBACK == {"Tinos"}


FALLBACK = {"DejaVuSans", "NotoSansMath", "NotoSans", "LiberationSerif", "DejaVuSerif", "NotoSansSymbols2"}
"""Where a sign such as «≥», which the letters do not have, comes from."""


def test_the_margins_of_the_general_form_are_those_of_the_decree(browser: Browser, tmp_path: Path) -> None:
    """20 mm above and below, 30 mm at the left, 15 mm at the right."""
    setup = FORMS["hd02-mau-5"].form.page
    assert (setup.top, setup.bottom, setup.left, setup.right) == (20, 20, 30, 15)
    assert len(printed(browser, write(FORMS["hd02-mau-5"], tmp_path)).pages) > 1


def test_a_filled_form_says_on_every_printed_page_that_it_is_internal(browser: Browser, tmp_path: Path) -> None:
    path = tmp_path / "mau-5.html"
    assert main(["form", "hd02-mau-5", str(RECORD), "--html", str(path)]) == 0
    reader = printed(browser, path)
    assert len(reader.pages) > 3
    assert all("Tàiliệunộibộ" in run_together(page) for page in reader.pages)
    text = " ".join(page.extract_text() for page in reader.pages)
    assert "Đỗ Bá Trung" in text
    assert "91,93" in text


@pytest.mark.parametrize("lower", range(10, 130, 20))
def test_no_title_or_head_of_a_table_stands_alone_at_the_foot_of_a_page(
    lower: int, browser: Browser, tmp_path: Path
) -> None:
    """However far down the page the table begins: its title, its head and its first criterion stand on one page."""
    path = tmp_path / "mau-5.html"
    assert main(["form", "hd02-mau-5", str(RECORD), "--html", str(path)]) == 0
    before, title, after = path.read_text(encoding="utf-8").partition('<div class="eg-paper-title">')
    path.write_text(f'{before}<div style="height: {lower}mm"></div>{title}{after}', encoding="utf-8")
    pages = [run_together(page) for page in printed(browser, path).pages]
    assert any("ANHÓMTIÊUCHÍCHUNG" in page and "Tuyệtđốitrungthành" in page for page in pages)
    assert any("BKẾTQUẢTHỰCHIỆN" in page and "Trục(1)" in page for page in pages)


def test_a_blank_form_says_nothing_of_the_kind(browser: Browser, tmp_path: Path) -> None:
    reader = printed(browser, write(FORMS["hd02-mau-5"], tmp_path))
    assert not any("Tàiliệunộibộ" in run_together(page) for page in reader.pages)


PAPERS = {"index": False, "chuong-trinh-ban-thuong-vu": True, "ty-le": True, "don-vi-hoi-dong-nhan-dan": True}
"""Papers of a committee, and which of them lie across."""


@pytest.fixture(scope="module")
def papers(tmp_path_factory: pytest.TempPathFactory) -> Path:
    out = tmp_path_factory.mktemp("papers") / "noi-bo"
    command = ["build", "--audience", "internal", "--root", str(ROOT), "--on", "2026-10-03", "--site", str(out)]
    assert main(command) == 0
    return out


@pytest.mark.parametrize("name", PAPERS)
def test_a_paper_of_a_committee_is_marked_on_every_printed_page(name: str, browser: Browser, papers: Path) -> None:
    reader = printed(browser, papers / "2026-Q3" / f"{name}.html")
    assert len(reader.pages) > 1
    for number, page in enumerate(reader.pages, start=1):
        text = run_together(page)
        size = float(page.mediabox.width), float(page.mediabox.height)
        assert size == pytest.approx(A4[::-1] if PAPERS[name] else A4, abs=1)
        assert "TÀILIỆUNỘIBỘ" in text
        assert "Tàiliệunộibộ" in text
        assert f"{number}/{len(reader.pages)}" in text


def test_the_heads_of_a_long_table_stand_on_each_of_its_pages(browser: Browser, papers: Path) -> None:
    reader = printed(browser, papers / "2026-Q3" / "chuong-trinh-ban-thuong-vu.html")
    later = [run_together(page) for page in reader.pages[1:3]]
    assert all("Mứccaonhấtđủđiềukiện" in text or "Việccònchờ" in text for text in later)


@pytest.mark.parametrize("rows", [14, 15, 16])
def test_who_signs_below_a_table_stands_on_a_page_with_a_row_of_it(rows: int, browser: Browser, tmp_path: Path) -> None:
    """However many rows there are: no page holds signatures alone, nor the note on the form's origin alone."""
    path = tmp_path / "mau-2a.html"
    assert main(["form", "hadong-mau-2a", str(WARD), "--html", str(path)]) == 0
    before, body, after = re.split("(?<=<tbody>)(.*)(?=</tbody>)", path.read_text(encoding="utf-8"), flags=re.DOTALL)
    listed = re.findall("<tr .*?</tr>", body, flags=re.DOTALL)
    path.write_text(before + "".join((listed * 2)[:rows]) + after, encoding="utf-8")
    pages = [run_together(page) for page in printed(browser, path).pages]
    (signed,) = (page for page in pages if "THỦTRƯỞNGCƠQUAN" in page)
    assert "Hoànthành" in signed
    assert "Mẫudochươngtrìnhlập" in signed


@pytest.mark.parametrize("rows", [16, 38, 39])
def test_a_note_between_a_table_and_who_signs_takes_a_row_along(rows: int, browser: Browser, tmp_path: Path) -> None:
    path = tmp_path / "mau-1a.html"
    assert main(["form", "hadong-mau-1a", str(WARD), "--html", str(path)]) == 0
    before, body, after = re.split("(?<=<tbody>)(.*)(?=</tbody>)", path.read_text(encoding="utf-8"), flags=re.DOTALL)
    listed = re.findall("<tr .*?</tr>", body, flags=re.DOTALL)
    path.write_text(before + "".join((listed * 4)[:rows]) + after, encoding="utf-8")
    pages = [run_together(page) for page in printed(browser, path).pages]
    (signed,) = (page for page in pages if "LÃNHĐẠOĐƠNVỊ" in page)
    assert "Lưuý:Đốivớicấptrưởng" in signed
    assert "Mứcxếploại" in signed


@pytest.fixture(scope="module")
def ward(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The public site of the fictional ward, whose pages are short."""
    out = tmp_path_factory.mktemp("ward") / "site"
    assert main(["build", "--root", str(ROOT / "examples" / "hadong"), "--site", str(out)]) == 0
    return out


@pytest.mark.parametrize(
    "name", ["index", "ky/index", "nguoi/lam-thi-hue", "thong-bao/2026-06_phuong-quan-ly", "dinh-chinh", "404"]
)
def test_no_empty_page_follows_a_page_of_the_site(name: str, browser: Browser, ward: Path) -> None:
    """The body was as tall as a sheet and stood a little below its top: whatever fits on one came out on two."""
    pages = printed(browser, ward / f"{name}.html").pages
    assert [bool(run_together(page)) for page in pages] == [True] * len(pages)
    assert len(pages) == 1

"""The built site in a real browser, on a real server, both on this machine only."""

import shutil
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from browsing import (
    HOSTILE,
    NETWORK,
    PAGES,
    Browser,
    at_once,
    console,
    emulate,
    head,
    requests_of,
    search,
    shown,
    wait_for,
)
from selenium.webdriver.common.by import By
from selenium.webdriver.common.keys import Keys
from selenium.webdriver.support.ui import Select

from benchmarks.searching import served

pytest_plugins = ["browser_fixtures"]
pytestmark = pytest.mark.browser

LABEL_WIDTH = 5.8 * 16
"""Pixels that a label has at least beside the values of a card; a rem of the theme is more than 16 of them."""


def test_no_page_asks_another_host_and_the_console_stays_clean(browser: Browser, address: str) -> None:
    origin = urlsplit(address).netloc
    for page in PAGES:
        browser.get(address + page)
    search(browser, "dat")
    asked = requests_of(browser)
    assert len(asked) > len(PAGES)
    assert [url for url in asked if urlsplit(url).scheme in NETWORK and urlsplit(url).netloc != origin] == []
    assert browser.get_log("browser") == []  # type: ignore[no-untyped-call]


def test_the_site_works_below_a_path_of_another_site(browser: Browser, site_folder: Path, tmp_path: Path) -> None:
    shutil.copytree(site_folder, tmp_path / "host" / "to-chuc" / "danh-gia")
    with served(tmp_path / "host") as host:
        below = f"{host}to-chuc/danh-gia/"
        for page in PAGES:
            browser.get(below + page)
            browser.get(below + "nguoi/le-van-dat.html")
        assert search(browser, "bui thi anh") == ["Bùi Thị Ánh"]
        browser.find_element(By.CSS_SELECTOR, "dialog[open] .eg-search__results a").click()
        wait_for(lambda: "bui" in urlsplit(browser.current_url).path, "the person found is opened")
        assert browser.current_url.startswith(below + "nguoi/")
        assert [url for url in requests_of(browser) if url.startswith(host) and not url.startswith(below)] == []
        assert console(browser) == []


def test_the_summary_table_is_sorted_by_given_name_and_by_grade(browser: Browser, address: str) -> None:
    browser.get(address + "ky/2026-Q2.html")
    assert shown(browser)[0] == "Nguyễn Văn A"
    assert head(browser, "name") == "ascending"
    assert shown(browser) == [
        "Nguyễn Văn A",
        "Bùi Thị Ánh",
        "Võ Văn Ân",
        "Trần Thị Bình",
        "Lê Văn Đạt",
        "Đỗ Văn Đức",
        "Hồ Thị Em",
        "Phạm Thị Hà",
        "Đặng Văn Oai",
    ]
    assert head(browser, "name") == "descending"
    assert shown(browser)[0] == "Đặng Văn Oai"
    assert head(browser, "grade") == "ascending"
    assert shown(browser)[0] == "Trần Thị Bình"
    assert browser.find_element(By.CSS_SELECTOR, "[data-eg-sort='name']").get_attribute("aria-sort") is None
    ranks = [item.text for item in browser.find_elements(By.CSS_SELECTOR, ".eg-rank")]
    assert ranks == [str(number) for number in range(1, 10)]


def test_sorting_works_from_the_keyboard(browser: Browser, address: str) -> None:
    browser.get(address + "ky/2026-Q2.html")
    browser.find_element(By.CSS_SELECTOR, "[data-eg-sort='grade'] button").send_keys(Keys.ENTER)
    assert shown(browser)[0] == "Trần Thị Bình"


def test_the_summary_table_is_filtered_by_unit_words_and_grade(browser: Browser, address: str) -> None:
    browser.get(address + "ky/2026-Q2.html")
    Select(browser.find_element(By.NAME, "unit")).select_by_visible_text("Ủy ban nhân dân xã")
    assert shown(browser) == ["Phạm Thị Hà", "Bùi Thị Ánh", "Võ Văn Ân"]
    Select(browser.find_element(By.NAME, "grade")).select_by_value("COMPLETED")
    assert shown(browser) == ["Võ Văn Ân"]
    status = browser.find_element(By.CSS_SELECTOR, "[role='status'][data-eg-status]")
    assert status.text == "Đang hiện 1/9 người."
    browser.find_element(By.CSS_SELECTOR, ".eg-filters button[type='reset']").click()
    wait_for(lambda: len(shown(browser)) == 9, "reset shows all rows again")
    browser.find_element(By.NAME, "text").send_keys("truong phong")
    assert shown(browser) == ["Đỗ Văn Đức", "Hồ Thị Em"]
    browser.find_element(By.NAME, "text").send_keys(" khong ai")
    assert shown(browser) == []
    assert browser.find_element(By.CSS_SELECTOR, "[data-eg-empty]").is_displayed()


@pytest.mark.parametrize("words", ["le van dat", "Lê Văn Đạt", "LE VAN ĐẠT", "Chánh văn"])
def test_search_finds_a_person(words: str, browser: Browser, address: str) -> None:
    browser.get(address + "quy-dinh/quy-tac.html")
    assert search(browser, words)[0] == "Lê Văn Đạt"
    first = browser.find_element(By.CSS_SELECTOR, "dialog[open] .eg-search__results a")
    assert urlsplit(first.get_attribute("href") or "").path == "/nguoi/le-van-dat.html"


def test_a_hostile_name_is_shown_literally_in_the_list_on_its_page_and_in_search(
    browser: Browser, address: str
) -> None:
    browser.get(address + "nguoi/ten-la.html")
    assert browser.find_element(By.TAG_NAME, "h1").text == HOSTILE
    for page in ("ky/2026-Q3.html", "nguoi/index.html"):
        browser.get(address + page)
        wait_for(lambda: HOSTILE in shown(browser), f"{page} does not name it")
    assert HOSTILE in search(browser, "kế toán")
    assert at_once(browser, "img") == []
    assert browser.get_log("browser") == []  # type: ignore[no-untyped-call]


@pytest.mark.parametrize("width", [320, 390, 768, 1000, 1440, 3840])
def test_no_page_scrolls_sideways(width: int, browser: Browser, address: str) -> None:
    emulate(browser, width)
    wide = {}
    for page in PAGES:
        browser.get(address + page)
        needed = browser.execute_script("return document.documentElement.scrollWidth")
        if needed > width:
            wide[page] = needed
    assert wide == {}


BROKEN_WORDS = """
const broken = [];
document.querySelectorAll(".eg-counts thead th").forEach(function (head) {
  const text = head.firstChild;
  for (const word of text.data.matchAll(/\\S+/g)) {
    const range = document.createRange();
    range.setStart(text, word.index);
    range.setEnd(text, word.index + word[0].length);
    if (new Set(Array.from(range.getClientRects(), function (box) { return box.top; })).size > 1) { broken.push(word[0]); }
  }
});
return broken;
"""


@pytest.mark.parametrize("width", [320, 360])
def test_heads_of_counts_end_their_lines_between_words(width: int, browser: Browser, address: str) -> None:
    emulate(browser, width)
    for page in ("index.html", "ky/2026-Q2.html"):
        browser.get(address + page)
        assert at_once(browser, ".eg-counts thead th"), page
        assert browser.execute_script(BROKEN_WORDS) == [], page


def test_on_a_phone_the_menu_leads_to_every_part(browser: Browser, address: str) -> None:
    emulate(browser, 390)
    browser.get(address + "nguoi/le-van-dat.html")
    links = browser.find_elements(By.CSS_SELECTOR, ".eg-menu a")
    assert [link.text for link in links if link.is_displayed()] == [
        "Trang chủ", "Kỳ đánh giá", "Đơn vị", "Cán bộ", "Thông báo", "Thay đổi", "Quy định", "Dữ liệu mở",
    ]  # fmt: skip
    (here,) = browser.find_elements(By.CSS_SELECTOR, ".eg-menu [aria-current]")
    assert (here.text, here.get_attribute("aria-current")) == ("Cán bộ", "true")


def test_on_a_phone_every_value_of_a_row_has_its_label(browser: Browser, address: str) -> None:
    emulate(browser, 390)
    browser.get(address + "ky/2026-Q2.html")
    labels = browser.execute_script(
        "return Array.from(document.querySelectorAll('.eg-summary tbody tr:nth-child(3) td'))"
        ".filter((cell) => cell.offsetParent).map((cell) => getComputedStyle(cell, '::before').content)"
    )
    assert labels == ['"Chức vụ"', '"Đơn vị"', '"Mức xếp loại"', '"Thông báo"', '"Ghi chú"']


def test_on_a_phone_numbers_stand_beside_their_labels(browser: Browser, address: str) -> None:
    emulate(browser, 390)
    for page in ("ky/index.html", "quy-dinh/vi-du.html"):
        browser.get(address + page)
        cells = browser.find_elements(By.CSS_SELECTOR, ".eg-cards td.eg-number")
        assert {cell.value_of_css_property("text-align") for cell in cells} == {"left"}
        assert [cell for cell in cells if cell.is_displayed() and not cell.get_attribute("data-label")] == []


def test_on_a_phone_all_that_a_cell_says_stands_beside_its_label(browser: Browser, address: str) -> None:
    emulate(browser, 390)
    beside_label = {}
    for page in ("ky/index.html", "dinh-chinh.html", "quy-dinh/quy-trinh-hd02.html"):
        browser.get(address + page)
        lefts = browser.execute_script(
            "return Array.from(document.querySelectorAll('.eg-cards tbody td > *'))"
            ".filter((part) => part.offsetParent)"
            ".flatMap((part) => Array.from(part.getClientRects()).map((box) => box.left"
            " - part.closest('td').getBoundingClientRect().left))"
        )
        beside_label[page] = bool(lefts) and min(lefts) >= LABEL_WIDTH
    assert beside_label == dict.fromkeys(beside_label, True)


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_text_stands_out_from_its_background(scheme: str, browser: Browser, address: str) -> None:
    emulate(browser, 1280, scheme)
    weak = []
    for page in ("index.html", "ky/2026-Q2.html", "nguoi/le-van-dat.html", "quy-dinh/quy-tac.html"):
        browser.get(address + page)
        weak += browser.execute_script(CONTRAST)
    assert weak == []


CONTRAST = """
const canvas = document.createElement('canvas').getContext('2d', { willReadFrequently: true });
function rgba(colour) {
  canvas.clearRect(0, 0, 1, 1);
  canvas.fillStyle = colour;
  canvas.fillRect(0, 0, 1, 1);
  return Array.from(canvas.getImageData(0, 0, 1, 1).data);
}
function over(top, bottom) {
  const share = top[3] / 255;
  return [0, 1, 2].map((at) => top[at] * share + bottom[at] * (1 - share));
}
function light(colour) {
  const [red, green, blue] = colour.map((part) => {
    const value = part / 255;
    return value <= 0.03928 ? value / 12.92 : Math.pow((value + 0.055) / 1.055, 2.4);
  });
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}
function background(element) {
  const layers = [];
  for (let at = element; at; at = at.parentElement) { layers.unshift(rgba(getComputedStyle(at).backgroundColor)); }
  return layers.reduce((below, layer) => over(layer, below), [255, 255, 255]);
}
const weak = [];
for (const element of document.querySelectorAll('.md-content *, .md-footer *, .md-tabs *')) {
  const own = Array.from(element.childNodes).some((node) => node.nodeType === 3 && node.data.trim());
  if (!own || !element.offsetParent) { continue; }
  const back = background(element);
  const front = over(rgba(getComputedStyle(element).color), back);
  const pair = [light(front), light(back)].sort((one, other) => other - one);
  const contrast = (pair[0] + 0.05) / (pair[1] + 0.05);
  if (contrast < 4.5) { weak.push([location.pathname, element.className, element.textContent.trim(), contrast]); }
}
return weak;
"""


def test_without_script_the_table_is_complete(browser: Browser, address: str) -> None:
    browser.execute_cdp_cmd("Emulation.setScriptExecutionDisabled", {"value": True})
    browser.get(address + "ky/2026-Q2.html")
    assert len(browser.find_elements(By.CSS_SELECTOR, ".eg-summary tbody tr")) == 9
    assert not browser.find_element(By.CSS_SELECTOR, "[data-eg-filters]").is_displayed()


def test_a_page_opened_from_the_disk_has_its_looks_and_its_links(browser: Browser, site_folder: Path) -> None:
    browser.get((site_folder / "nguoi/le-van-dat.html").as_uri())
    badge = browser.find_element(By.CSS_SELECTOR, ".eg-badge[data-grade='COMPLETED']")
    assert badge.value_of_css_property("font-weight") == "600"
    assert badge.value_of_css_property("color") == "rgba(122, 86, 0, 1)"
    sheets = browser.execute_script("return Array.from(document.styleSheets, (sheet) => sheet.href)")
    assert any(str(sheet).endswith("assets/evalgen.css") for sheet in sheets)
    browser.find_element(By.LINK_TEXT, "Quý II năm 2026").click()
    assert urlsplit(browser.current_url).path.endswith("/ky/2026-Q2.html")
    assert head(browser, "name") == "ascending"
    assert search(browser, "le van dat")[0] == "Lê Văn Đạt"
    browser.find_element(By.CSS_SELECTOR, "dialog[open] input").send_keys(Keys.ENTER)
    wait_for(lambda: browser.current_url.endswith("/nguoi/le-van-dat.html"), "Enter opens the first result")
    assert browser.get_log("browser") == []  # type: ignore[no-untyped-call]


def test_a_missing_address_shows_the_friendly_page_with_its_looks(browser: Browser, address: str) -> None:
    browser.get(address + "nguoi/khong/co.html")
    assert browser.find_element(By.TAG_NAME, "h1").text == "Không tìm thấy trang"
    skip = browser.find_element(By.CSS_SELECTOR, ".md-skip").get_attribute("href")
    assert skip is not None
    browser.get(skip)  # Who skips to the content stays with it.
    assert browser.find_element(By.TAG_NAME, "h1").text == "Không tìm thấy trang"
    browser.find_element(By.LINK_TEXT, "Về trang chủ").click()
    assert browser.find_element(By.TAG_NAME, "h1").text == "Xã Suối Mơ"

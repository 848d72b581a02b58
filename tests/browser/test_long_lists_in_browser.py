"""Tables of several pages: plain pages without a script, one table to sort and filter with it."""

import time
from collections.abc import Iterator
from pathlib import Path

import pytest
import sample_results as given
from browsing import Browser, at_once, console, head, search, shown, wait_for
from selenium.webdriver.common.by import By
from selenium.webdriver.support.ui import Select

from benchmarks.searching import served
from evalgen.domain.grade import Grade
from evalgen.publishing.build import build_site
from evalgen.publishing.projection import project

pytest_plugins = ["browser_fixtures"]
pytestmark = pytest.mark.browser

LADDER = tuple(Grade)


@pytest.fixture(scope="module")
def long_site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """450 people in two units: the grades in turn, every hundredth under a hostile name."""
    people = [
        given.person(
            f"nguoi-{number}",
            f"<b>Lạ</b> {number}"
            if number % 100 == 0
            else "Bùi Thị Út"
            if number in {442, 443}
            else f"Nguyễn Văn {number:03}",
            "uy-ban" if number % 2 else "phong-kinh-te",
            "Kế toán" if number == 77 else "Công chức",
        )
        for number in range(450)
    ]
    evaluations = [given.evaluation(who, given.decision(LADDER[at % 4])) for at, who in enumerate(people)]
    results = given.results(people=people, evaluations=evaluations, notices=(given.notice(),))
    laws = given.laws()
    out = tmp_path_factory.mktemp("long") / "site"
    build_site(project(results, laws=laws), laws=laws, plates=(), out=out)
    return out


@pytest.fixture(scope="module")
def long_address(long_site: Path) -> Iterator[str]:
    with served(long_site) as here:
        yield here


@pytest.fixture(scope="module")
def folded_address(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """A province of three communes, each with six rooms, on a page that has rows for twenty units."""
    homes = [given.unit("tinh", "Tỉnh", "department", "party")]
    for commune in "abc":
        homes.append(given.unit(f"xa-{commune}", f"Xã {commune}", "department", "party", "tinh"))
        homes += [
            given.unit(f"phong-{commune}-{room}", f"Phòng {room}{commune}", "department", "party", f"xa-{commune}")
            for room in range(6)
        ]
    who = given.person("nguoi", "Người", "tinh")
    results = given.results(people=[who], units=homes, evaluations=[given.evaluation(who, None)])
    laws = given.laws()
    out = tmp_path_factory.mktemp("folded") / "site"
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("evalgen.publishing.unit_pages.PAGE_ROWS", 20)
        build_site(project(results, laws=laws), laws=laws, plates=(), out=out)
    with served(out) as here:
        yield here


def test_a_folded_tree_opens_where_a_unit_is_found_and_closes_again(browser: Browser, folded_address: str) -> None:
    browser.get(folded_address + "don-vi/index.html")

    def units() -> list[str]:
        return [link.text for link in browser.find_elements(By.CSS_SELECTOR, ".eg-tree a") if link.is_displayed()]

    folded = ["Tỉnh", "Xã a", "Xã b", "Xã c"]
    assert units() == folded
    field = browser.find_element(By.ID, "tim-don-vi")
    field.send_keys("phong 4b")
    assert units() == ["Tỉnh", "Xã b", "Phòng 4b"]
    field.clear()
    field.send_keys(" ")
    assert units() == folded


def status(browser: Browser) -> str:
    return browser.find_element(By.CSS_SELECTOR, "[data-eg-status]").text


def rows(browser: Browser) -> int:
    return len(browser.find_elements(By.CSS_SELECTOR, "[data-eg-list] tbody tr"))


def test_without_script_every_row_is_on_some_page(browser: Browser, long_address: str) -> None:
    browser.execute_cdp_cmd("Emulation.setScriptExecutionDisabled", {"value": True})
    found = []
    for page in ("ky/2026-Q2.html", "ky/2026-Q2_2.html", "ky/2026-Q2_3.html"):
        browser.get(long_address + page)
        found += [item.text for item in browser.find_elements(By.CSS_SELECTOR, ".eg-summary .eg-rank")]
    assert found == [str(number) for number in range(1, 451)]


def test_namesakes_are_told_apart_in_what_the_script_shows(browser: Browser, long_address: str) -> None:
    named = ["Bùi Thị Út (nguoi-442)", "Bùi Thị Út (nguoi-443)"]
    browser.get(long_address + "ky/2026-Q2.html")
    browser.find_element(By.NAME, "text").send_keys("bui thi ut")
    wait_for(lambda: status(browser) == "Đang hiện 2/450 người.", "the table is not loaded")
    assert sorted(shown(browser)) == named
    assert sorted(search(browser, "bui thi ut")) == named


def test_the_whole_table_is_filtered_and_sorted_and_turned(browser: Browser, long_address: str) -> None:
    browser.get(long_address + "ky/2026-Q2.html")
    assert rows(browser) == 200
    browser.find_element(By.NAME, "text").send_keys("ke toan")
    wait_for(lambda: status(browser) == "Đang hiện 1/450 người.", "the table is not loaded")
    assert shown(browser) == ["Nguyễn Văn 077"]
    assert browser.execute_script("return window.evalgen.counts.format(9863)") == "9.863"
    row = browser.find_element(By.CSS_SELECTOR, "[data-eg-list] tbody tr")
    links = [item.get_attribute("href") for item in row.find_elements(By.TAG_NAME, "a")]
    assert [str(link).removeprefix(long_address) for link in links] == [
        "nguoi/nguoi-77.html",
        "don-vi/uy-ban.html",
        "thong-bao/2026-Q2_lan-1.html",
    ]
    browser.find_element(By.CSS_SELECTOR, ".eg-filters button[type='reset']").click()
    wait_for(lambda: status(browser) == "Đang hiện 450/450 người.", "reset shows all rows again")
    assert head(browser, "grade") == "ascending"
    wait_for(lambda: rows(browser) == 200, "the rows below the screen do not follow")
    grades = [
        item.get_attribute("data-grade")
        for item in browser.find_elements(By.CSS_SELECTOR, "[data-eg-list] tbody .eg-badge")
    ]
    assert set(grades[:112]) == {"EXCELLENT"}
    browser.find_element(By.CSS_SELECTOR, ".eg-pager--live button:last-of-type").click()
    assert browser.find_element(By.CSS_SELECTOR, ".eg-pager--live span").text == "Trang 2/3"
    assert browser.find_element(By.CSS_SELECTOR, "[data-eg-list] .eg-rank").text == "201"
    Select(browser.find_element(By.NAME, "grade")).select_by_value("NOT_COMPLETED")
    wait_for(lambda: status(browser) == "Đang hiện 113/450 người.", status(browser))
    assert console(browser) == []


def test_hostile_names_from_the_data_are_shown_literally(browser: Browser, long_address: str) -> None:
    browser.get(long_address + "ky/2026-Q2.html")
    browser.find_element(By.NAME, "text").send_keys("<b>la</b> 300")
    wait_for(lambda: status(browser) == "Đang hiện 1/450 người.", "not found")
    assert shown(browser) == ["<b>Lạ</b> 300"]
    assert at_once(browser, "tbody b") == []


def test_the_list_of_people_is_filtered_as_a_whole_from_the_disk_too(browser: Browser, long_site: Path) -> None:
    browser.get((long_site / "nguoi/index.html").as_uri())
    assert rows(browser) == 200
    browser.find_element(By.NAME, "text").send_keys("449")
    wait_for(lambda: status(browser) == "Đang hiện 1/450 người.", "the list is not loaded")
    browser.find_element(By.LINK_TEXT, "Nguyễn Văn 449").click()
    wait_for(lambda: browser.find_element(By.TAG_NAME, "h1").text == "Nguyễn Văn 449", browser.current_url)
    assert console(browser) == []


def test_whoever_enters_the_filter_finds_the_data_there(browser: Browser, long_address: str) -> None:
    browser.get(long_address + "ky/2026-Q2.html")
    before, field = status(browser), browser.find_element(By.NAME, "text")
    assert loaded(browser) == 0
    field.click()
    wait_for(lambda: loaded(browser) == 2, "the index and the table are not loaded")
    assert status(browser) == before
    field.send_keys("ke toan")
    wait_for(lambda: status(browser) == "Đang hiện 1/450 người.", "the table is not filtered")


def test_a_key_is_answered_by_the_rows_that_a_screen_shows_and_the_others_follow(
    browser: Browser, long_address: str
) -> None:
    browser.get(long_address + "ky/2026-Q2.html")
    browser.find_element(By.NAME, "text").send_keys("ke toan")
    wait_for(lambda: status(browser) == "Đang hiện 1/450 người.", "the table is not loaded")
    assert browser.execute_async_script(FILTER_AND_COUNT, "cong chuc", "") == 40
    wait_for(lambda: rows(browser) == 200, "the rows below the screen do not follow")
    ranks = [item.text for item in browser.find_elements(By.CSS_SELECTOR, "[data-eg-list] .eg-rank")]
    assert ranks == [str(number) for number in range(1, 201)]
    assert browser.execute_async_script(FILTER_AND_COUNT, "nguyen", "") == 40
    assert browser.execute_async_script(FILTER_AND_COUNT, "077", "") == 1
    time.sleep(0.5)
    assert shown(browser) == ["Nguyễn Văn 077"]


def test_a_print_has_all_rows_of_the_page_at_once(browser: Browser, long_address: str) -> None:
    browser.get(long_address + "ky/2026-Q2.html")
    browser.find_element(By.NAME, "text").send_keys("ke toan")
    wait_for(lambda: status(browser) == "Đang hiện 1/450 người.", "the table is not loaded")
    assert browser.execute_async_script(FILTER_AND_COUNT, "cong chuc", "beforeprint") == 200


FILTER_AND_COUNT = """
const [words, event, tell] = arguments, field = document.querySelector("[data-eg-list] input[name='text']");
field.value = words;
field.dispatchEvent(new Event("input", { bubbles: true }));
Promise.resolve().then(function () {}).then(function () {
  if (event) { window.dispatchEvent(new Event(event)); }
  tell(document.querySelectorAll("[data-eg-list] tbody tr").length);
});
"""
"""Types `words`, lets `event` happen, and tells how many rows there are before anything else can happen."""


def loaded(browser: Browser) -> int:
    return int(browser.execute_script("return Object.keys(window.evalgenData || {}).length"))

"""The national pages in a browser: the query answers, opened from the disk as well; axe-core finds nothing."""

from fractions import Fraction
from pathlib import Path

import pytest
from browsing import Browser, emulate
from selenium.webdriver.common.by import By
from selenium.webdriver.support.select import Select
from test_accessibility import AXE, RULES, RUN

from benchmarks.published import country
from evalgen.cli import main
from evalgen.domain.number import show_percent

pytest_plugins = ["browser_fixtures"]
pytestmark = pytest.mark.browser


@pytest.fixture(scope="module")
def pages(tmp_path_factory: pytest.TempPathFactory) -> str:
    """The address of the folder with the pages of a made-up country, on the disk."""
    folder = tmp_path_factory.mktemp("ca-nuoc")
    listed = country(folder / "nguon", organizations=6, people=60, periods=2, seed=3)
    assert main(["gather", str(listed), "--out", str(folder / "du-lieu")]) == 0
    assert main(["nation", str(folder / "du-lieu"), "--site", str(folder / "trang")]) == 0
    return f"{Path(folder / 'trang').as_uri()}/"


def rows(browser: Browser) -> list[list[str]]:
    found = browser.find_elements(By.CSS_SELECTOR, "[data-nation-table] tbody tr")
    return [[cell.text for cell in row.find_elements(By.CSS_SELECTOR, "th, td")] for row in found]


def test_the_query_answers_from_what_was_computed_beforehand(browser: Browser, pages: str) -> None:
    browser.get(pages + "tra-cuu.html")
    assert [row[0] for row in rows(browser)] == ["An Giang", "Cao Bằng", "Đà Nẵng", "Đắk Lắk", "Hà Nội", "Lâm Đồng"]
    people, graded, *counts = rows(browser)[0][1:]
    assert int(people) >= int(graded)
    told = [cell.split("\n") for cell in counts]
    shares = [show_percent(Fraction(int(count), int(graded)), places=1) for count, _ in told]
    assert [share for _, share in told] == shares
    Select(browser.find_element(By.NAME, "rows")).select_by_visible_text("Kỳ")
    assert [row[:2] for row in rows(browser)] == [["Quý II năm 2026", "360"], ["Quý I năm 2026", "360"]]
    Select(browser.find_element(By.NAME, "province")).select_by_visible_text("Hà Nội")
    assert [row[:2] for row in rows(browser)] == [["Quý II năm 2026", "60"], ["Quý I năm 2026", "60"]]
    Select(browser.find_element(By.NAME, "standing")).select_by_visible_text("Người đứng đầu")
    assert [row[3:] for row in rows(browser)] == [["không tách theo mức"], ["không tách theo mức"]]
    assert browser.find_element(By.CSS_SELECTOR, "[role='status']").text == "2 dòng"


@pytest.mark.parametrize("width", [320, 390, 768, 1000, 1280])
@pytest.mark.parametrize("page", ["index.html", "tra-cuu.html", "nguon.html"])
def test_nothing_is_wider_than_the_screen(page: str, width: int, browser: Browser, pages: str) -> None:
    emulate(browser, width)
    browser.get(pages + page)
    assert browser.execute_script("return document.documentElement.scrollWidth") <= width
    edges = "return Array.from(document.querySelectorAll('table'), table => table.getBoundingClientRect().right)"
    assert max(browser.execute_script(edges)) <= width


@pytest.mark.parametrize("page", ["index.html", "tra-cuu.html", "nguon.html"])
def test_axe_finds_nothing(page: str, browser: Browser, pages: str) -> None:
    browser.set_script_timeout(60)
    browser.get(pages + page)
    browser.execute_script(AXE)
    violations, passed = browser.execute_async_script(RUN, RULES)
    assert violations == []
    assert passed > 10

"""Search by keyboard and by words of every kind, the finder of units, the two schemes of colour, downloads."""

import urllib.request

import pytest
from browsing import Browser, at_once, console, search, wait_for
from selenium.webdriver.common.by import By
from selenium.webdriver.common.keys import Keys

pytest_plugins = ["browser_fixtures"]
pytestmark = pytest.mark.browser


@pytest.mark.parametrize(
    "words, first",
    [
        pytest.param("phong kinh te", "Phòng Kinh tế", id="đơn vị không dấu"),
        pytest.param("dat le", "Lê Văn Đạt", id="tên trước họ sau"),
        pytest.param("Chánh Văn phòng Đảng ủy", "Lê Văn Đạt", id="chức vụ và đơn vị"),
        pytest.param("xuat sac binh", "Trần Thị Bình", id="mức và tên"),
        pytest.param("ty le xuat sac", "Tỷ lệ hoàn thành xuất sắc nhiệm vụ", id="quy tắc"),
    ],
)
def test_search_finds_by_words_of_every_kind(words: str, first: str, browser: Browser, address: str) -> None:
    browser.get(address + "index.html")
    assert first in search(browser, words)


def test_search_is_walked_by_the_keyboard_alone(browser: Browser, address: str) -> None:
    browser.get(address + "thong-bao/index.html")
    browser.find_element(By.TAG_NAME, "body").send_keys("/")
    field = browser.switch_to.active_element
    assert field.get_attribute("type") == "search"
    field.send_keys("van")
    wait_for(lambda: browser.find_elements(By.CSS_SELECTOR, "dialog[open] li a"), "no results")
    links = browser.find_elements(By.CSS_SELECTOR, "dialog[open] li a")
    assert len(links) > 2
    field.send_keys(Keys.ARROW_DOWN)
    browser.switch_to.active_element.send_keys(Keys.ARROW_DOWN)
    assert browser.switch_to.active_element == links[1]
    browser.switch_to.active_element.send_keys(Keys.ARROW_UP)
    browser.switch_to.active_element.send_keys(Keys.ARROW_UP)
    assert browser.switch_to.active_element == field
    field.send_keys(Keys.ESCAPE)
    if at_once(browser, "dialog[open]"):
        field.send_keys(Keys.ESCAPE)
    assert at_once(browser, "dialog[open]") == []
    assert console(browser) == []


def test_nothing_found_is_said(browser: Browser, address: str) -> None:
    browser.get(address + "index.html")
    field = browser.find_element(By.ID, "tim-nhanh")
    field.send_keys("zzz qqq")
    status = browser.find_element(By.ID, "tim-nhanh-so")
    wait_for(lambda: status.text == "Không tìm thấy gì phù hợp.", status.text)


def test_the_first_page_has_what_the_search_needs_before_anybody_asks(browser: Browser, address: str) -> None:
    browser.get(address + "index.html")
    wait_for(lambda: browser.execute_script("return Boolean(window.evalgenData && window.evalgenData.index)"), "loaded")
    assert browser.find_element(By.ID, "tim-nhanh-so").text == ""
    browser.get(address + "ky/2026-Q2.html")  # Where nobody may ask it stays where it is.
    assert at_once(browser, "script[src*='search/index.js']") == []


def test_the_first_page_finds_a_unit_while_typing(browser: Browser, address: str) -> None:
    browser.get(address + "index.html")
    browser.find_element(By.ID, "tim-don-vi").send_keys("uy ban nhan")
    items = browser.find_elements(By.CSS_SELECTOR, "[data-eg-units] li")
    assert [item.text for item in items if item.is_displayed()] == ["Ủy ban nhân dân xã"]
    assert len([item for item in browser.find_elements(By.CSS_SELECTOR, "[data-eg-block]") if item.is_displayed()]) == 1


def test_the_tree_of_units_is_narrowed_down_to_what_is_found_and_what_stands_above(
    browser: Browser, address: str
) -> None:
    browser.get(address + "don-vi/index.html")

    def shown() -> list[str]:
        links = browser.find_elements(By.CSS_SELECTOR, ".eg-tree a")
        return [link.text for link in links if link.is_displayed()]

    assert len(shown()) == 5
    field = browser.find_element(By.ID, "tim-don-vi")
    field.send_keys("kinh te")
    assert shown() == ["Ủy ban nhân dân xã", "Phòng Kinh tế"]
    field.send_keys(" tieu hoc")  # Words of two units are the words of none.
    assert shown() == []
    assert browser.find_element(By.CSS_SELECTOR, ".eg-unitfind [role='status']").text == "Không có đơn vị nào phù hợp."
    field.clear()
    field.send_keys("suoi mo")
    assert shown() == ["Ủy ban nhân dân xã", "Trường Tiểu học Suối Mơ"]


def test_the_scheme_that_was_chosen_stays_from_page_to_page(browser: Browser, address: str) -> None:
    browser.get(address + "index.html")
    for _ in ("light", "dark"):
        (label,) = [
            item for item in browser.find_elements(By.CSS_SELECTOR, "label[for^='__palette']") if item.is_displayed()
        ]
        label.click()
    body = browser.find_element(By.TAG_NAME, "body")
    assert body.get_attribute("data-md-color-scheme") == "slate"
    browser.get(address + "nguoi/le-van-dat.html")
    assert browser.find_element(By.TAG_NAME, "body").get_attribute("data-md-color-scheme") == "slate"
    assert console(browser) == []


@pytest.mark.parametrize("label, kind", [("XLSX", "spreadsheetml"), ("CSV", "text/csv"), ("JSON", "application/json")])
def test_a_table_is_downloaded_from_its_page(label: str, kind: str, browser: Browser, address: str) -> None:
    browser.get(address + "ky/2026-Q2.html")
    target = browser.find_element(By.LINK_TEXT, label).get_attribute("href")
    assert target is not None
    with urllib.request.urlopen(target) as answer:  # noqa: S310 - the server of this test
        assert kind in answer.headers["Content-Type"]
        assert len(answer.read()) > 100

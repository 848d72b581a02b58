"""What people do in a browser, and what its console and its requests say."""

import json
import time
from collections.abc import Callable

from selenium.webdriver import Chrome
from selenium.webdriver.common.by import By
from selenium.webdriver.remote.webelement import WebElement

PAGES = (
    "index.html",
    "ky/index.html",
    "ky/2026-Q2.html",
    "don-vi/index.html",
    "don-vi/uy-ban.html",
    "nguoi/index.html",
    "nguoi/le-van-dat.html",
    "nguoi/ten-la.html",
    "thong-bao/index.html",
    "thong-bao/2026-Q2_lan-1.html",
    "dinh-chinh.html",
    "thay-doi.html",
    "quy-dinh/index.html",
    "quy-dinh/quy-tac.html",
    "quy-dinh/vi-du.html",
    "quy-dinh/khung-hd02-pl3.html",
    "quy-dinh/quy-trinh-hd02.html",
    "quy-dinh/bieu-mau.html",
    "quy-dinh/mau-hd02-mau-5.html",
    "du-lieu/index.html",
    "404.html",
)

WAIT = 5
"""So many seconds the browser waits for an element that is asked for and not there yet."""

NETWORK = {"http", "https", "ws", "wss", "ftp"}

HOSTILE = '"><img src=x onerror=alert(1)> @@evalgen:title@@ {{ 7*7 }}'


def wait_for(happened: Callable[[], object], what: str) -> None:
    end = time.monotonic() + 10
    while not happened():
        assert time.monotonic() < end, what
        time.sleep(0.05)


def at_once(browser: Chrome, selector: str) -> list[WebElement]:
    """What there is of `selector` now, without waiting: there may be none."""
    browser.implicitly_wait(0)
    found = browser.find_elements(By.CSS_SELECTOR, selector)
    browser.implicitly_wait(WAIT)
    return found


def shown(browser: Chrome) -> list[str]:
    """Names in the rows that can be seen, from the top."""
    rows = at_once(browser, "[data-eg-list] tbody tr")
    return [row.find_element(By.TAG_NAME, "th").text for row in rows if row.is_displayed()]


def head(browser: Chrome, name: str) -> str | None:
    cell = browser.find_element(By.CSS_SELECTOR, f"[data-eg-sort='{name}']")
    cell.find_element(By.TAG_NAME, "button").click()
    return cell.get_attribute("aria-sort")


def requests_of(browser: Chrome) -> list[str]:
    messages = [json.loads(entry["message"])["message"] for entry in browser.get_log("performance")]  # type: ignore[no-untyped-call]
    return [
        message["params"]["request"]["url"] for message in messages if message["method"] == "Network.requestWillBeSent"
    ]


def search(browser: Chrome, words: str) -> list[str]:
    """Names of what the search dialog finds."""
    browser.find_element(By.CSS_SELECTOR, "[data-eg-find]").click()
    browser.find_element(By.CSS_SELECTOR, "dialog[open] input").send_keys(words)
    selector = "dialog[open] .eg-search__name"
    wait_for(lambda: browser.find_elements(By.CSS_SELECTOR, selector), f"«{words}» finds nothing")
    return [item.text for item in browser.find_elements(By.CSS_SELECTOR, selector)]


def emulate(browser: Chrome, width: int, scheme: str = "light") -> None:
    """A screen of that width, a phone's below 500 pixels, with a preference for light or dark."""
    screen = {"width": width, "height": 900, "deviceScaleFactor": 1, "mobile": width < 500}
    browser.execute_cdp_cmd("Emulation.setDeviceMetricsOverride", screen)
    feature = {"features": [{"name": "prefers-color-scheme", "value": scheme}]}
    browser.execute_cdp_cmd("Emulation.setEmulatedMedia", feature)


def console(browser: Chrome) -> list[str]:
    """What the console has said since it was last asked."""
    return [entry["message"] for entry in browser.get_log("browser")]  # type: ignore[no-untyped-call]

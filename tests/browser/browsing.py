"""What people do in a browser, and what its console and its requests say."""

import contextlib
import json
import time
from collections.abc import Callable

from selenium.common.exceptions import WebDriverException
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


class Browser(Chrome):
    """Chromium, whose pages are there once `get` is done.

    A driver may take the end of the empty page of a new tab for that of the page asked for, and a new page may stand
    in the window's own width for a moment before the one that is emulated: of either a test would measure nothing.
    """

    width: int | None = None
    """CSS pixels of the screen that is emulated, in the tab that is open; none where it is the window's own."""

    def get(self, url: str) -> None:
        """Open `url` and wait until it is read to its end and stands on the screen that was asked for."""
        super().get(url)
        wait_for(lambda: self._shows(url), f"{url} is there")

    def _shows(self, url: str) -> bool:
        with contextlib.suppress(WebDriverException):  # a page that is going away answers nothing
            return bool(self.execute_script(_THERE, url, self.width))
        return False


_THERE = """
const [address, width] = arguments;
return document.URL === new URL(address).href && document.readyState === "complete"
  && (width === null || innerWidth === width || screen.width === width);
"""


def wait_for(happened: Callable[[], object], what: str) -> None:
    end = time.monotonic() + 30
    while not happened():
        assert time.monotonic() < end, what
        time.sleep(0.05)


def at_once(browser: Browser, selector: str) -> list[WebElement]:
    """What there is of `selector` now, without waiting: there may be none."""
    browser.implicitly_wait(0)
    found = browser.find_elements(By.CSS_SELECTOR, selector)
    browser.implicitly_wait(WAIT)
    return found


def shown(browser: Browser) -> list[str]:
    """Names in the rows that can be seen, from the top."""
    rows = at_once(browser, "[data-eg-list] tbody tr")
    return [row.find_element(By.TAG_NAME, "th").text for row in rows if row.is_displayed()]


def head(browser: Browser, name: str) -> str | None:
    cell = browser.find_element(By.CSS_SELECTOR, f"[data-eg-sort='{name}']")
    cell.find_element(By.TAG_NAME, "button").click()
    return cell.get_attribute("aria-sort")


def requests_of(browser: Browser) -> list[str]:
    messages = [json.loads(entry["message"])["message"] for entry in browser.get_log("performance")]  # type: ignore[no-untyped-call]
    return [
        message["params"]["request"]["url"] for message in messages if message["method"] == "Network.requestWillBeSent"
    ]


def search(browser: Browser, words: str) -> list[str]:
    """Names of what the search dialog finds."""
    browser.find_element(By.CSS_SELECTOR, "[data-eg-find]").click()
    browser.find_element(By.CSS_SELECTOR, "dialog[open] input").send_keys(words)
    selector = "dialog[open] .eg-search__name"
    wait_for(lambda: browser.find_elements(By.CSS_SELECTOR, selector), f"«{words}» finds nothing")
    return [item.text for item in browser.find_elements(By.CSS_SELECTOR, selector)]


def emulate(browser: Browser, width: int, scheme: str = "light") -> None:
    """A screen of that width, a phone's below 500 pixels, with a preference for light or dark."""
    screen = {"width": width, "height": 900, "deviceScaleFactor": 1, "mobile": width < 500}
    browser.execute_cdp_cmd("Emulation.setDeviceMetricsOverride", screen)
    browser.width = width
    feature = {"features": [{"name": "prefers-color-scheme", "value": scheme}]}
    browser.execute_cdp_cmd("Emulation.setEmulatedMedia", feature)


def console(browser: Browser) -> list[str]:
    """What the console has said since it was last asked."""
    return [entry["message"] for entry in browser.get_log("browser")]  # type: ignore[no-untyped-call]

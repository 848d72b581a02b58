"""The sample site on a real server and a fresh browser, as fixtures for every module that uses them."""

import os
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
import sample_results as given
from browsing import HOSTILE, WAIT, Browser, console, requests_of
from selenium import webdriver

from benchmarks.searching import served
from evalgen.pipeline.publishing.worked_example import worked_examples
from evalgen.publishing.build import build_site
from evalgen.publishing.projection import project

_BROWSERS = ("chromium", "chromium-browser", "google-chrome")
_SETTINGS = (
    "--headless=new",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--window-size=1280,900",
)


def _found(names: tuple[str, ...]) -> str | None:
    return next((path for name in names if (path := shutil.which(name))), None)


@pytest.fixture(scope="session")
def site_folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The sample site, in which one person has a hostile name."""
    out = tmp_path_factory.mktemp("browser") / "site"
    sample = given.sample()
    hostile = given.person("ten-la", HOSTILE, "phong-kinh-te", "Công chức kế toán")
    results = given.results(
        people=[*given.PEOPLE, hostile],
        evaluations=[*sample.records.evaluations, given.evaluation(hostile, None, given.Q3)],
        notices=sample.records.periods[given.Q2].notices,
    )
    laws = given.laws()
    build_site(project(results, laws=laws), laws=laws, plates=given.rule_plates(), examples=worked_examples(), out=out)
    return out


@pytest.fixture(scope="session")
def address(site_folder: Path) -> Iterator[str]:
    """The address of the served sample site."""
    with served(site_folder) as here:
        yield here


@pytest.fixture(scope="module")
def chrome(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Browser]:
    """One browser for all tests of a module; skipped where there is none, unless EVALGEN_REQUIRE_BROWSER=1 demands one."""
    binary, driver = _found(_BROWSERS), _found(("chromedriver",))
    if not binary or not driver:
        message = "Không có trình duyệt: cần chromium và chromedriver (Debian: chromium, chromium-driver)."
        if os.environ.get("EVALGEN_REQUIRE_BROWSER") == "1":
            pytest.fail(message)
        pytest.skip(message)
    options = webdriver.ChromeOptions()
    options.binary_location = binary
    for setting in (*_SETTINGS, f"--user-data-dir={tmp_path_factory.mktemp('profile')}"):
        options.add_argument(setting)
    options.set_capability("goog:loggingPrefs", {"browser": "ALL", "performance": "ALL"})
    chrome = Browser(options=options, service=webdriver.ChromeService(driver))
    chrome.implicitly_wait(WAIT)
    yield chrome
    chrome.quit()


@pytest.fixture
def browser(chrome: Browser) -> Iterator[Browser]:
    """A tab of the test's own, in a browser that remembers nothing of earlier tabs and has nothing more to say of them."""
    first = chrome.current_window_handle
    chrome.switch_to.new_window("tab")
    chrome.width = None
    chrome.execute_cdp_cmd("Network.clearBrowserCache", {})
    chrome.execute_cdp_cmd("Storage.clearDataForOrigin", {"origin": "*", "storageTypes": "all"})
    console(chrome)
    requests_of(chrome)
    yield chrome
    chrome.close()
    chrome.switch_to.window(first)

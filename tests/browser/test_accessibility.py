"""Every kind of page before axe-core, on a desktop, on a phone, and in the dark."""

from pathlib import Path

import pytest
from browsing import PAGES, emulate
from selenium.webdriver import Chrome

pytest_plugins = ["browser_fixtures"]
pytestmark = pytest.mark.browser

AXE = (Path(__file__).parent / "axe" / "axe.min.js").read_text(encoding="utf-8")
RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
RUN = """
const done = arguments[arguments.length - 1];
axe.run(document, { runOnly: arguments[0] }).then(
  (found) => done([found.violations.map((item) => [item.id, item.nodes.map((node) => node.html)]), found.passes.length]),
  (error) => done([[["axe", String(error)]], 0]),
);
"""


@pytest.mark.parametrize("width, scheme", [(1440, "light"), (390, "light"), (1440, "dark")])
def test_axe_finds_nothing(width: int, scheme: str, browser: Chrome, address: str) -> None:
    emulate(browser, width, scheme)
    browser.set_script_timeout(60)
    found = {}
    for page in PAGES:
        browser.get(address + page)
        browser.execute_script(AXE)
        violations, passed = browser.execute_async_script(RUN, RULES)
        assert passed > 10, page
        if violations:
            found[page] = violations
    assert found == {}


def test_axe_finds_nothing_in_the_search_dialog(browser: Chrome, address: str) -> None:
    browser.set_script_timeout(60)
    browser.get(address + "nguoi/le-van-dat.html")
    browser.execute_script("document.querySelector('[data-eg-find]').click()")
    browser.switch_to.active_element.send_keys("le van")
    browser.execute_script(AXE)
    violations, _ = browser.execute_async_script(RUN, RULES)
    assert violations == []

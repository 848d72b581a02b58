"""Every kind of page before axe-core, on a desktop, on a phone, and in the dark."""

from pathlib import Path

import pytest
from browsing import PAGES, Browser, emulate

from evalgen.cli import main

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


ROOT = Path(__file__).parents[2]
PAPERS = (
    "index.html",
    "2026-Q3/index.html",
    "2026-Q3/chuong-trinh-ban-thuong-vu.html",
    "2026-Q3/ty-le.html",
    "2026-Q3/can-xem-xet.html",
    "2026-Q3/con-thieu.html",
    "2026-Q3/don-vi-dang-uy-xa.html",
)
"""Every kind of the committees' papers."""


@pytest.mark.parametrize("width, scheme", [(1440, "light"), (390, "light"), (1440, "dark")])
def test_axe_finds_nothing(width: int, scheme: str, browser: Browser, address: str) -> None:
    emulate(browser, width, scheme)
    assert violations(browser, [address + page for page in PAGES]) == {}


@pytest.fixture(scope="module")
def papers(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The committees' papers of the fictional commune."""
    out = tmp_path_factory.mktemp("papers") / "noi-bo"
    assert main(["build", "--audience", "internal", "--root", str(ROOT), "--site", str(out), "--on", "2026-10-03"]) == 0
    return out


@pytest.mark.parametrize("width, scheme", [(1440, "light"), (390, "dark")])
def test_axe_finds_nothing_in_the_papers_of_the_committees(
    width: int, scheme: str, browser: Browser, papers: Path
) -> None:
    emulate(browser, width, scheme)
    assert violations(browser, [(papers / page).as_uri() for page in PAPERS]) == {}


def violations(browser: Browser, addresses: list[str]) -> dict[str, object]:
    """What axe has against each page; each must have been looked at."""
    browser.set_script_timeout(60)
    found = {}
    for page in addresses:
        browser.get(page)
        browser.execute_script(AXE)
        faults, passed = browser.execute_async_script(RUN, RULES)
        assert passed > 10, page
        if faults:
            found[page] = faults
    return found


def test_axe_finds_nothing_in_the_search_dialog(browser: Browser, address: str) -> None:
    browser.set_script_timeout(60)
    browser.get(address + "nguoi/le-van-dat.html")
    browser.execute_script("document.querySelector('[data-eg-find]').click()")
    browser.switch_to.active_element.send_keys("le van")
    browser.execute_script(AXE)
    violations, _ = browser.execute_async_script(RUN, RULES)
    assert violations == []

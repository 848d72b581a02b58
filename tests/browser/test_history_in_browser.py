"""The line of a person's grades: where there is no room for all of it the newest period is shown, on paper all of it."""

from pathlib import Path

import pytest
from browsing import Browser, emulate

from evalgen.cli import main

pytest_plugins = ["browser_fixtures"]
pytestmark = pytest.mark.browser

WARD = Path(__file__).parents[2] / "examples" / "hadong"
PLACES = """
const box = selector => Array.from(document.querySelectorAll(selector), item => item.getBoundingClientRect());
const edges = item => [item.left, item.right, item.top];
return [box(".eg-history .eg-scroll"), box(".eg-line .eg-axislabel"), box(".eg-levels .eg-mark"), box(".eg-line .eg-level")]
  .map(found => found.map(edges));
"""


@pytest.fixture(scope="module")
def page(tmp_path_factory: pytest.TempPathFactory) -> str:
    """The address of a person with the grades of two months, on the disk."""
    out = tmp_path_factory.mktemp("ward") / "site"
    assert main(["build", "--root", str(WARD), "--site", str(out)]) == 0
    return (out / "nguoi/lam-thi-hue.html").as_uri()


def narrow(browser: Browser, page: str, width: int) -> list[list[list[float]]]:
    """Left, right and top of the frame, of the names of periods, of the marks and of their lines, in so little room."""
    browser.get(page)
    browser.execute_script("document.querySelector('.eg-history').style.width = `${arguments[0]}px`", width)
    places: list[list[list[float]]] = browser.execute_script(PLACES)
    return places


def assert_on_their_lines(marks: list[list[float]], lines: list[list[float]]) -> None:
    between = [[place[2] for place in places] for places in (marks, lines)]
    spans = [tops[-1] - tops[0] for tops in between]
    assert len(marks) == len(lines)
    assert spans[0] == pytest.approx(spans[1], rel=0.05)


def test_on_a_phone_it_opens_at_the_newest_period(browser: Browser, page: str) -> None:
    emulate(browser, 390)
    (frame,), names, marks, lines = narrow(browser, page, 150)
    assert names[0][0] < frame[0]
    assert names[-1][1] <= frame[1]
    assert_on_their_lines(marks, lines)


def test_on_paper_all_periods_are_there_and_the_marks_stand_on_their_lines(browser: Browser, page: str) -> None:
    browser.execute_cdp_cmd("Emulation.setEmulatedMedia", {"media": "print"})
    (frame,), names, marks, lines = narrow(browser, page, 300)
    assert frame[0] <= names[0][0] < names[-1][1] <= frame[1]
    assert_on_their_lines(marks, lines)

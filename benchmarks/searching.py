"""``python -m benchmarks.searching SITE``: how soon a key is answered in Chromium, by the search and by the list of a period.

Needs chromium, chromedriver and selenium; without them nothing is measured. Names of people of the site are typed key by
key, as they are and without diacritics; the time of each runs from the key to the picture that shows the answer.
"""

import argparse
import contextlib
import gzip
import shutil
import statistics
import sys
import tempfile
import threading
import time
import unicodedata
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import asdict, dataclass
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING, Any

from evalgen.publishing.server import make_server

if TYPE_CHECKING:
    from selenium.webdriver import Chrome

INDEX = "search/index.js"
SEARCH, LIST = "search", "list of a period"
_BROWSERS = ("chromium", "chromium-browser", "google-chrome")
_OPTIONS = ("--headless=new", "--no-sandbox", "--disable-gpu", "--no-first-run", "--disable-background-networking")
_WAIT = 20.0
_WATCH = """
const field = document.querySelector(arguments[0]), answer = document.querySelector(arguments[1]);
let pressed = null;
window.egTook = [];
field.addEventListener("keydown", function (event) { pressed = event.timeStamp; }, true);
new MutationObserver(function () {
  const began = pressed;
  if (began === null) { return; }
  pressed = null;
  requestAnimationFrame(function () { setTimeout(function () { window.egTook.push(performance.now() - began); }); });
}).observe(answer, { childList: true, subtree: true, characterData: true });
"""
_NAMES = "return window.evalgen.load('index').then(index => window.evalgen.people(index).map(one => one.name))"


@dataclass(frozen=True, kw_only=True, slots=True)
class Searching:
    """What was asked of a site, and how soon it answered; milliseconds of each key in the order in which they came."""

    size: str
    keys: Mapping[str, Sequence[float]]
    """The first key of each kind comes before anything is loaded."""

    index: int
    """Bytes of the index of the search as it lies on the disk."""

    packed: int
    """The same as servers usually send it (gzip)."""

    def lines(self) -> list[str]:
        """A table, as Markdown."""
        return [
            f"**Searching in a browser** ({self.size}; the index has {self.index / 1024:.0f} KB, packed {self.packed / 1024:.0f} KB)",
            "",
            "| asked | first key, nothing loaded, ms | keys after it: median ms | slowest ms | keys |",
            "|---|--:|--:|--:|--:|",
            *(
                f"| {name} | {first:.0f} | {statistics.median(later):.0f} | {max(later):.0f} | {len(later)} |"
                for name, (first, *later) in self.keys.items()
            ),
            "",
        ]

    def as_json(self) -> dict[str, Any]:
        """The same for programs."""
        return asdict(self)

    @classmethod
    def of_json(cls, told: Mapping[str, Any]) -> "Searching":
        """What was told so."""
        return cls(**told)


def searching(site: Path, size: str) -> Searching | None:
    """What a browser says of `site`; None where there is no browser."""
    if not find_spec("selenium") or not _program(_BROWSERS) or not _program(("chromedriver",)):
        sys.stderr.write("Searching: chromium, chromedriver or selenium is missing\n")
        return None
    index = (site / INDEX).read_bytes()
    with served(site) as address:
        with _browser() as browser:
            browser.get(f"{address}index.html")
            names = _names(browser)
        period = max(path.stem for path in (site / "ky").glob("2*.html") if "_" not in path.stem)
        asked = {
            SEARCH: ("index.html", "#tim-nhanh", ".eg-search:has(#tim-nhanh) ul"),
            LIST: (f"ky/{period}.html", "[data-eg-list] input[name='text']", "[data-eg-list] tbody"),
        }
        keys = {}
        for name, (page, field, answer) in asked.items():
            with _browser() as browser:  # A fresh one has nothing loaded.
                browser.get(address + page)
                keys[name] = _typed(browser, field, answer, names)
    return Searching(size=size, keys=keys, index=len(index), packed=len(gzip.compress(index)))


def _names(browser: "Chrome") -> list[str]:
    """Of people from all over the list, each also without diacritics."""
    everybody: list[str] = browser.execute_script(_NAMES)
    chosen = [everybody[len(everybody) * part // 4] for part in (1, 2, 3)]
    return [word for name in chosen for word in (name, _folded(name))]


def _folded(name: str) -> str:
    parts = unicodedata.normalize("NFD", name.lower()).replace("đ", "d")
    return "".join(sign for sign in parts if not unicodedata.combining(sign))


def _typed(browser: "Chrome", field: str, answer: str, names: Sequence[str]) -> list[float]:
    browser.execute_script(_WATCH, field, answer)
    box, count = browser.find_element("css selector", field), 0
    took: list[float] = []
    for name in names:
        for sign in name:
            box.send_keys(sign)
            count += 1
            took = _when_answered(browser, count)
        browser.execute_script("arguments[0].value = ''", box)
    return took


def _when_answered(browser: "Chrome", count: int) -> list[float]:
    end = time.monotonic() + _WAIT
    while True:
        took: list[float] = browser.execute_script("return window.egTook")
        if len(took) >= count:
            return took
        if time.monotonic() > end:
            raise TimeoutError(f"key {count} is not answered")
        time.sleep(0.01)


@contextlib.contextmanager
def served(folder: Path) -> Iterator[str]:
    """The address at which the files of `folder` are served meanwhile."""
    server = make_server(folder)
    thread = threading.Thread(target=server.serve_forever)
    thread.start()
    try:
        yield f"http://127.0.0.1:{server.server_port}/"
    finally:
        server.shutdown()
        server.server_close()
        thread.join()


@contextlib.contextmanager
def _browser() -> Iterator["Chrome"]:
    from selenium import webdriver

    with tempfile.TemporaryDirectory() as profile:
        options = webdriver.ChromeOptions()
        options.binary_location = _program(_BROWSERS)
        for option in (*_OPTIONS, f"--user-data-dir={profile}"):
            options.add_argument(option)
        browser = webdriver.Chrome(options=options, service=webdriver.ChromeService(_program(("chromedriver",))))
        try:
            yield browser
        finally:
            browser.quit()


def _program(names: Sequence[str]) -> str:
    return next((path for name in names if (path := shutil.which(name))), "")


def main(words: list[str] | None = None) -> int:
    """Measure one site that is built."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.searching", description=__doc__)
    parser.add_argument("site", type=Path)
    chosen = parser.parse_args(words)
    found = searching(chosen.site, chosen.site.name)
    if found is None:
        return 1
    sys.stdout.write("\n".join(found.lines()) + "\n")
    return 0


if __name__ == "__main__":
    sys.exit(main())

"""The benchmark of the search types names of the site into a real browser and times every key."""

import shutil
from pathlib import Path

import pytest

from benchmarks.searching import LIST, SEARCH, searching

pytest_plugins = ["browser_fixtures"]
pytestmark = pytest.mark.browser


@pytest.mark.usefixtures("browser")
def test_every_key_is_timed_in_the_search_and_in_the_list(site_folder: Path) -> None:
    found = searching(site_folder, "a few people")
    assert found is not None
    assert found.keys.keys() == {SEARCH, LIST}
    assert len(found.keys[SEARCH]) == len(found.keys[LIST]) > 30
    assert all(0 < milliseconds < 20_000 for keys in found.keys.values() for milliseconds in keys)
    assert found.index == (site_folder / "search/index.js").stat().st_size > found.packed
    assert len(found.lines()) == 7


def test_without_a_browser_nothing_is_measured(site_folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(shutil, "which", lambda _name: None)
    assert searching(site_folder, "") is None

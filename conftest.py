"""What holds for every test: results remembered by earlier runs are no part of it, unless it names a folder for them."""

import pytest


@pytest.fixture(autouse=True)
def _nothing_remembered(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("XDG_CACHE_HOME", "/dev/null/no-folder")

"""Every page of the sample site before the Nu HTML checker, where there is Java and the checker's archive."""

import json
import os
import shutil
import subprocess
from pathlib import Path

import pytest

pytest_plugins = ["browser_fixtures"]

CHECKER = os.environ.get("EVALGEN_HTML_CHECKER", "")
"""Where vnu.jar lies; `.ci/run` brings it."""


def test_every_page_is_valid_html(site_folder: Path) -> None:
    java = shutil.which("java")
    if not java or not Path(CHECKER).is_file():
        message = "Không có java hoặc vnu.jar (EVALGEN_HTML_CHECKER) để kiểm tra HTML."
        if os.environ.get("EVALGEN_REQUIRE_HTML_CHECKER") == "1":
            pytest.fail(message)
        pytest.skip(message)
    command = [java, "-jar", CHECKER, "--format", "json", "--exit-zero-always", "--skip-non-html", str(site_folder)]
    done = subprocess.run(command, capture_output=True, text=True, check=True)
    found = json.loads(done.stderr or done.stdout)["messages"]
    assert [(item["url"], item["message"]) for item in found if item["type"] == "error"] == []

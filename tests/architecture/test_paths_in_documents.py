"""A path that a document names is there: what was renamed is renamed in words, too."""

import re
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
DOCUMENTS = (
    "README.md",
    "CONTRIBUTING.md",
    *sorted(path.relative_to(ROOT).as_posix() for path in (ROOT / "docs").glob("*.md")),
)
PATH = re.compile(
    r"`((?:benchmarks|docs|examples|schemas|site_templates|tests)/[\w./-]+|evalgen/[\w./]+|[\w/.-]+\.py)[`#]"
)
"""From the top of the repository; of a module its last parts are enough. No folder of the program has a name with a hyphen,
as branches have (`evalgen/bien-nhan`)."""

MODULES = [
    f"/{path.relative_to(ROOT).as_posix()}" for top in ("evalgen", "tests") for path in (ROOT / top).rglob("*.py")
]


@pytest.mark.parametrize("document", DOCUMENTS)
def test_every_path_is_there(document: str) -> None:
    named = PATH.findall((ROOT / document).read_text(encoding="utf-8"))
    absent = [
        path
        for path in named
        if not (ROOT / path).exists() and not any(module.endswith(f"/{path}") for module in MODULES)
    ]
    assert absent == []

"""Small packs that are broken on purpose, each with what the linter says of it; `evalgen rules --lint --root <folder>`."""

from pathlib import Path

import pytest
from lint_packs import own_findings

from evalgen.cli.lint_report import lint_text
from evalgen.language import VIETNAMESE

EXAMPLES = Path(__file__).parents[2] / "examples" / "lint"
FOLDERS = sorted(folder for folder in EXAMPLES.iterdir() if folder.is_dir())
NOTHING_TO_MEND = {"sound", "known-defect"}


@pytest.mark.parametrize("folder", FOLDERS, ids=[folder.name for folder in FOLDERS])
def test_every_finding_word_for_word(folder: Path) -> None:
    findings = own_findings(folder / "records" / "regulation")
    assert "\n".join(lint_text(findings, VIETNAMESE)) + "\n" == (folder / "expected.txt").read_text(encoding="utf-8")
    assert all(finding.known for finding in findings) is (folder.name in NOTHING_TO_MEND)


def test_ten_and_more_are_broken() -> None:
    assert len({folder.name for folder in FOLDERS} - NOTHING_TO_MEND) >= 10

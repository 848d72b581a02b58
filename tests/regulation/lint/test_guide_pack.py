"""What the guide «Đưa quy định của địa phương mình vào» says of the linter is so, on the guide's own files."""

import re
from pathlib import Path

from lint_packs import own_findings

GUIDE = (Path(__file__).parents[3] / "docs" / "quy-dinh-rieng.md").read_text(encoding="utf-8")
FILES = dict(re.findall(r"^`([\w/.-]+\.yaml)`\n\n```yaml\n(.*?)^```$", GUIDE, flags=re.MULTILINE | re.DOTALL))
(DECLARATION,) = re.findall(r"^```yaml\n(known_defects:\n.*?)^```$", GUIDE, flags=re.MULTILINE | re.DOTALL)
FRAMEWORK = "frameworks/khung-x.yaml"


def to_mend(folder: Path, declaration: str = "") -> list[str]:
    for name, text in (FILES | {FRAMEWORK: FILES[FRAMEWORK] + declaration}).items():
        path = folder / "tinh-x" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    return [finding.code for finding in own_findings(folder) if not finding.known]


def test_the_linter_finds_what_the_guide_says(tmp_path: Path) -> None:
    assert to_mend(tmp_path) == ["year-not-reached"]


def test_the_guides_declaration_makes_it_known(tmp_path: Path) -> None:
    assert to_mend(tmp_path, DECLARATION) == []

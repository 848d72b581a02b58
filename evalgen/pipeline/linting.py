"""The corridor to the linter of the regulation, which wants the packs as they are, sound or not."""

from pathlib import Path

from evalgen.regulation.lint.finding import Finding
from evalgen.regulation.lint.linter import lint
from evalgen.regulation.loader import survey


def lint_regulation(root: Path | None) -> tuple[Finding, ...]:
    """What is wrong with the built-in packs, and with those of the repository `root` where there is one."""
    return lint(*survey(root / "records" / "regulation" if root is not None else None))

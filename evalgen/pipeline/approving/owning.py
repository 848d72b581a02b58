"""Whom the host must ask for which files."""

import datetime as dt
from pathlib import Path

from evalgen.approving.codeowners import SETTINGS, codeowners, codeowners_problems
from evalgen.domain.problem import Problem
from evalgen.domain.records import Records
from evalgen.errors import EvalgenError
from evalgen.reading.repository import read_selected
from evalgen.reading.repository_files import read_bytes


def write_codeowners(root: Path, day: dt.date) -> str:
    """The text of the file for `day`. Raises EvalgenError where some path would be left without owner."""
    records = _records(root)
    wrong = next((item for item in codeowners_problems(records, day, "CODEOWNERS", codeowners(records, day))), None)
    if wrong is not None:
        raise EvalgenError(
            "{file}: {fault}", remedy="{mend}", file=wrong.place.file, fault=wrong.message, mend=wrong.remedy
        )
    return codeowners(records, day)


def check_codeowners(root: Path, file: str, day: dt.date) -> tuple[Problem, ...]:
    """What is wrong with the file as it stands."""
    data = read_bytes(root, file) if (root / file).exists() else None
    text = data.decode("utf-8", "replace") if isinstance(data, bytes) else None
    return tuple(codeowners_problems(_records(root), day, file, text))


def host_settings() -> tuple[str, ...]:
    """What the host must be set to."""
    return SETTINGS


def _records(root: Path) -> Records:
    """Those that say who is asked: a province has a hundred times as many others."""
    return read_selected(root, lambda slot: slot.kind in {"organization", "unit", "person", "body"}).records

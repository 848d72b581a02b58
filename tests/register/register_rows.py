"""The rows of tests/cases/register: the documents' rules with numbers in and an answer out.

Each names the rule that it proves. Where the decided reading differs from the obvious one, `note` says why.
"""

from typing import Any

import pytest
from casework import CASES, load_cases

TABLES = sorted(path.stem for path in (CASES / "register").glob("*.yaml"))


def rows(table: str) -> list[dict[str, Any]]:
    """The rows of one table."""
    return load_cases(f"register/{table}")


def params(*tables: str) -> list[Any]:
    """The rows of the tables, each under its rule and its sentence; a row knows its table."""
    return [
        pytest.param(row | {"table": table}, id=f"{row['rule']}: {row['name']}")
        for table in tables
        for row in rows(table)
    ]

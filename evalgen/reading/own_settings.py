"""The mkdocs.yml beside ``records/``: known answers of `check` and `build` rest on its bytes, so hardly anything is loaded."""

from __future__ import annotations

import os

from evalgen.reading.plain_file import plain_bytes
from evalgen.resources import resource

TYPE_CHECKING = False
if TYPE_CHECKING:
    from pathlib import Path

    from evalgen.domain.problem import Problem

SETTINGS = "mkdocs.yml"


def own_settings(root: Path) -> bytes | Problem | None:
    """The bytes of the file, or why there are none; None where there is no file, or it is the packaged one letter by letter."""
    path = os.path.join(root, SETTINGS)  # noqa: PTH118 - on the way to an answer every import counts
    if not os.path.lexists(path):
        return None
    try:
        data = plain_bytes(path)
    except OSError:
        data = None
    if data is not None:
        return None if data == resource(SETTINGS).read_bytes() else data
    from evalgen.reading.repository_files import read_bytes

    return read_bytes(root, SETTINGS)

"""What the organization's own mkdocs.yml asks of its site and cannot have: said before the merge, not by a build that stops."""

import os
from pathlib import Path

from evalgen.domain.place import Place
from evalgen.domain.problem import Problem
from evalgen.errors import EvalgenError
from evalgen.reading.repository_files import read_bytes
from evalgen.resources import resource

SETTINGS = "mkdocs.yml"


def own_settings(root: Path) -> bytes | Problem | None:
    """The bytes of the file beside ``records/``; why there are none, or nothing where there is no file."""
    return read_bytes(root, SETTINGS) if os.path.lexists(root / SETTINGS) else None


def problem_of_settings(root: Path, given: bytes | str) -> Problem | None:
    """The first thing for which a build would stop: `given` are the bytes of the file, or words on why there are none."""
    own = given if isinstance(given, bytes) else own_settings(root)
    if not isinstance(own, bytes):
        return own
    if own == resource(SETTINGS).read_bytes():
        return None
    from evalgen.publishing.site_settings import line_of, settings_in

    try:
        settings_in(own)
    except EvalgenError as error:
        key = error.values.get("key")
        line = line_of(key, own) if isinstance(key, str) else 1
        return Problem(
            code="site-settings",
            place=Place(file=SETTINGS, line=line),
            message=error.message,
            remedy=error.remedy,
        )
    return None

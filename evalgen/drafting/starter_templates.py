"""The packaged templates of a new repository."""

from collections.abc import Mapping

from evalgen.resources import resource

FOLDER = "drafting/starter_files"


def read_templates() -> Mapping[str, str]:
    """Name of a template, from their folder → its text."""
    folder = resource(FOLDER)
    files = (file for file in sorted(folder.rglob("*")) if file.is_file())
    return {file.relative_to(folder).as_posix(): file.read_text(encoding="utf-8") for file in files}

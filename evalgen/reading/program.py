"""Where the programs of others lie that this one calls: Git and OpenSSH."""

import os
from pathlib import Path

_BY_WINDOWS = os.name == "nt"


def program(name: str) -> str:
    """`name` as it is to be called. Raises FileNotFoundError where Windows has no such program.

    Windows looks for a program in the current folder first. That is the repository, into which somebody may have put a
    git.exe of their own; so there it is called by its whole path, found in the folders of PATH alone.
    """
    if not _BY_WINDOWS:
        return name
    for folder in (Path(part.strip('"')) for part in os.environ.get("PATH", "").split(os.pathsep)):
        found = str(folder / f"{name}.exe")
        if folder.is_absolute() and os.path.isfile(found):  # noqa: PTH113 - a folder that may not be entered holds none
            return found
    raise FileNotFoundError(name)

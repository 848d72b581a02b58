"""Drafts onto the disk: only where nothing stands yet."""

from collections.abc import Iterable
from pathlib import Path


def write_new(folder: Path, drafts: Iterable[tuple[str, str]]) -> tuple[list[str], list[str]]:
    """Write each draft that has no file yet; answers with the paths written and those kept, relative to `folder`.

    A file is opened so that creating it fails where one exists: nothing is ever overwritten, not even in a race.
    """
    written: list[str] = []
    kept: list[str] = []
    for name, text in drafts:
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        try:
            with path.open("x", encoding="utf-8", newline="\n") as file:
                file.write(text)
        except FileExistsError:
            kept.append(name)
        else:
            written.append(name)
    return written, kept

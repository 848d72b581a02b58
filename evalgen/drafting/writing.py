"""Drafts onto the disk: only where nothing stands yet; a signer's own statement alone takes the place of the one before."""

import os
from collections.abc import Iterable
from pathlib import Path

from evalgen.resources import resource

SCHEMAS = "schemas"


def write_new(folder: Path, drafts: Iterable[tuple[str, str]]) -> tuple[list[str], list[str]]:
    """Write each draft that has no file yet; answers with the paths written and those kept, relative to `folder`.

    Nothing is ever overwritten, not even in a race, and nothing stands there in part: what is there is kept, so that half a
    file would never become whole.
    """
    written: list[str] = []
    kept: list[str] = []
    for name, text in drafts:
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        try:
            _create(path, text)
        except FileExistsError:
            kept.append(name)
        else:
            written.append(name)
    return written, kept


def _create(path: Path, text: str) -> None:
    """The whole file or none, whatever stops us. Raises FileExistsError where something stands already."""
    if os.path.lexists(path):
        raise FileExistsError(path)
    draft = path.with_name(f".{path.name}.{os.getpid()}.new")
    try:
        draft.write_text(text, encoding="utf-8", newline="\n")
        _put(draft, path)
    finally:
        draft.unlink(missing_ok=True)


def _put(draft: Path, path: Path) -> None:
    """The draft at `path`, where nothing may stand; a file system without links takes it in two steps."""
    try:
        path.hardlink_to(draft)
    except FileExistsError:
        raise
    except OSError:
        path.touch(exist_ok=False)
        draft.replace(path)


def write_statement(folder: Path, name: str, text: str) -> str:
    """Write a signed statement whole, in place of the same signer's older one; answers with its path from `folder`."""
    path = folder / name
    path.parent.mkdir(parents=True, exist_ok=True)
    draft = path.with_name(f".{path.name}.{os.getpid()}.new")
    try:
        draft.write_text(text, encoding="utf-8", newline="\n")
        draft.replace(path)
    finally:
        draft.unlink(missing_ok=True)
    return name


def write_schemas(root: Path) -> list[str]:
    """Put the schemas beside records/, where the first line of every record tells an editor to look for them.

    A folder that is there stays as it is, whatever it holds. Answers with the paths written, from `root`.
    """
    if (root / SCHEMAS).exists():
        return []
    files = sorted(resource(SCHEMAS).glob("*.schema.json"))
    written, _ = write_new(root, ((f"{SCHEMAS}/{file.name}", file.read_text(encoding="utf-8")) for file in files))
    return written

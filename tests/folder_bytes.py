"""What a folder holds, for tests that compare it with another one or with itself later on."""

from pathlib import Path


def bytes_below(folder: Path) -> dict[str, bytes]:
    """The bytes of every file in `folder` and below it, by its path from there."""
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()}

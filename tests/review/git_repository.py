"""A real repository in a temporary folder, of nobody's identity and nobody's settings."""

import os
import shutil
import subprocess
from collections.abc import Iterable, Mapping
from pathlib import Path

from sound_records import SOUND, write_records

IDENTITY = ("-c", "user.name=Người thử", "-c", "user.email=thu@example.org", "-c", "commit.gpgsign=false")


def environment() -> dict[str, str]:
    """That of the test without the settings of whoever runs it, and always on the same day."""
    kept = {name: value for name, value in os.environ.items() if not name.startswith("GIT_")}
    dates = dict.fromkeys(("GIT_AUTHOR_DATE", "GIT_COMMITTER_DATE"), "2026-10-01T08:00:00+07:00")
    return kept | dates | {"GIT_CONFIG_NOSYSTEM": "1", "GIT_CONFIG_GLOBAL": os.devnull}


class Repository:
    """A repository with one commit on the branch `main`."""

    def __init__(self, folder: Path, files: Mapping[str, str] = SOUND) -> None:
        self.folder = folder
        folder.mkdir(parents=True, exist_ok=True)
        self.git("init", "--quiet", "--initial-branch=main")
        write_records(folder, files)
        self.commit("Hồ sơ ban đầu")

    def git(self, *arguments: str) -> str:
        """One call; what it prints."""
        command = ["git", *IDENTITY, *arguments]
        done = subprocess.run(command, cwd=self.folder, env=environment(), check=True, capture_output=True)
        return done.stdout.decode("utf-8", "surrogateescape").strip()

    def commit(self, words: str = "Thay đổi") -> str:
        """Everything in the folder as a commit; its name."""
        self.git("add", "--all")
        self.git("commit", "--quiet", "--allow-empty", "--message", words)
        return self.git("rev-parse", "HEAD")

    def branch(self, name: str, start: str = "main") -> None:
        """A new branch, checked out."""
        self.git("checkout", "--quiet", "-b", name, start)

    def edit(self, file: str, *pairs: tuple[str, str]) -> None:
        """Replace what stands exactly once."""
        path = self.folder / "records" / file
        text = path.read_text(encoding="utf-8")
        for old, new in pairs:
            assert text.count(old) == 1, f"«{old}» stands {text.count(old)} times in {file}"
            text = text.replace(old, new)
        path.write_text(text, encoding="utf-8")

    def add(self, file: str, text: str) -> None:
        """Put `text` at the end of a record."""
        with (self.folder / "records" / file).open("a", encoding="utf-8") as record:
            record.write(text)

    def write(self, path: str, data: bytes | str) -> None:
        """A file anywhere in the repository."""
        target = self.folder / path
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes(data.encode() if isinstance(data, str) else data)

    def remove(self, paths: Iterable[str]) -> None:
        """Files or folders of records that go."""
        for name in paths:
            path = self.folder / "records" / name
            if path.is_dir():
                shutil.rmtree(path)
            else:
                path.unlink()

    def state(self) -> tuple[str, str, str]:
        """What a review must leave as it is: references, the index and the working tree, the number of objects."""
        return (
            self.git("for-each-ref", "--format=%(refname) %(objectname)"),
            self.git("status", "--porcelain=v2", "--untracked-files=all"),
            self.git("count-objects"),
        )

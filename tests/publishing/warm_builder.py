"""A warm builder in a process of its own: builds of small sites that begin at once, each in a child that may be killed.

One command a line: which of two sites, before which of its actions on files the child is killed (0: never; below 0:
counted from the exchange of the old site for the new one), and where. It answers with how the child ended, 0 where it
ended well, -9 where it was killed; how many actions it had begun, and how many of them after the exchange. Moments are
counted and not timed, so that they are the same on a machine that is slow or busy.
"""

import mmap
import os
import shutil
import signal
import sys
import tempfile
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Any

import sample_results as given
from msgspec.structs import replace
from pyarrow import parquet

from evalgen.domain.grade import Grade
from evalgen.language import VIETNAMESE
from evalgen.publishing import build, shell
from evalgen.publishing.page import Page
from evalgen.publishing.pages import pages_of
from evalgen.publishing.public import PublicSite

KEPT_WARM = parquet.write_table
"""Loaded before any child is born; no thread of it runs yet."""


def sites() -> dict[str, PublicSite]:
    """Two states of one organization: in the second the name and a grade are others, and somebody has left."""
    first = given.sample()
    evaluations = [item for item in first.records.evaluations if item.person != "le-van-dat"]
    changed = [
        replace(item, decision=given.decision(Grade.EXCELLENT)) if item.person == "nguyen-van-a" else item
        for item in evaluations
    ]
    records = replace(first.records, evaluations=tuple(changed))
    renamed = replace(records, organization=given.organization(name="Xã Suối Mơ mới"))
    return {"A": given.public(first), "B": given.public(replace(first, records=renamed))}


def rendered_once(folder: Path) -> Callable[..., Path]:
    """What takes the place of MkDocs: the shells that it made once, copied."""
    original = shell.render_shells(folder, language=VIETNAMESE)
    # Scripts and styles of the theme would be most of the copying.
    for bulky in (original / "assets" / "javascripts", original / "assets" / "stylesheets"):
        shutil.rmtree(bulky)

    def copy(workshop: Path, **_: Any) -> Path:
        return Path(shutil.copytree(original, workshop / "site"))

    return copy


def made_once(known: Iterable[PublicSite]) -> Callable[..., tuple[Page, ...]]:
    """What takes the place of filling templates: no file is touched while that is done."""
    pages = {
        site.name: tuple(pages_of(site, laws=given.laws(), plates=given.rule_plates(), language=VIETNAMESE))
        for site in known
    }
    for page in next(iter(pages.values())):
        page.contents()  # So that all templates are compiled before any child is born.

    def look_up(site: PublicSite, **_: Any) -> tuple[Page, ...]:
        return pages[site.name]

    return look_up


class Moments:
    """Counts the actions of a child on files, as Python's audit events tell them; seen by its parent too."""

    def __init__(self) -> None:
        self._shared = mmap.mmap(-1, 16)

    def die_at(self, moment: int) -> None:
        """From now on count; the process is killed before the action of this number."""
        self._begun, self._exchanged_at = 0, 0

        def on_event(event: str, arguments: tuple[Any, ...]) -> None:
            if event == "ctypes.dlsym" and arguments[1] == "renameat2":
                self._exchanged_at = self._begun
            if not event.startswith(("open", "os.", "shutil.")):
                return
            self._begun += 1
            after = self._begun - self._exchanged_at if self._exchanged_at else 0
            self._shared[:] = self._begun.to_bytes(8, "big") + after.to_bytes(8, "big")
            if moment in {self._begun, -after or None}:
                os.kill(os.getpid(), signal.SIGKILL)

        sys.addaudithook(on_event)

    def counted(self) -> tuple[int, int]:
        """All actions that were begun, and those after the exchange."""
        return int.from_bytes(self._shared[:8], "big"), int.from_bytes(self._shared[8:], "big")


def main() -> None:
    """Answer commands until there are no more."""
    known, laws, plates = sites(), given.laws(), given.rule_plates()
    moments = Moments()
    with tempfile.TemporaryDirectory() as scratch:
        vars(build)["SELF_CHECKED"] = 0
        vars(build)["render_shells"] = rendered_once(Path(scratch))
        vars(build)["pages_of"] = made_once(known.values())
        for line in sys.stdin:
            name, moment, out = line.rstrip("\n").split(" ", 2)
            child = os.fork()
            if child == 0:
                moments.die_at(int(moment))
                build.build_site(known[name], laws=laws, plates=plates, out=Path(out))
                os._exit(0)
            _, status = os.waitpid(child, 0)
            sys.stdout.write(f"{os.waitstatus_to_exitcode(status)} {' '.join(map(str, moments.counted()))}\n")
            sys.stdout.flush()


if __name__ == "__main__":
    main()

"""A warm builder in a process of its own: builds of small sites that begin at once, each in a child that may be killed.

One command a line: which of two sites, after how many seconds to kill (0: never), and where. It answers with how the
child ended: 0 where it ended well, -9 where it was killed.
"""

import dataclasses
import os
import shutil
import signal
import sys
import tempfile
import time
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Any

import sample_results as given
from pyarrow import parquet

from evalgen.domain.grade import Grade
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
        dataclasses.replace(item, decision=given.decision(Grade.EXCELLENT)) if item.person == "nguyen-van-a" else item
        for item in evaluations
    ]
    records = dataclasses.replace(first.records, evaluations=tuple(changed))
    renamed = dataclasses.replace(records, organization=given.organization(name="Xã Suối Mơ mới"))
    return {"A": given.public(first), "B": given.public(dataclasses.replace(first, records=renamed))}


def rendered_once(folder: Path) -> Callable[..., Path]:
    """What takes the place of MkDocs: the shells that it made once, copied."""
    original = shell.render_shells(folder, config=None)
    # Scripts and styles of the theme would be most of the copying.
    for bulky in (original / "assets" / "javascripts", original / "assets" / "stylesheets"):
        shutil.rmtree(bulky)

    def copy(workshop: Path, **_: Any) -> Path:
        return Path(shutil.copytree(original, workshop / "site"))

    return copy


def made_once(known: Iterable[PublicSite]) -> Callable[..., tuple[Page, ...]]:
    """What takes the place of filling templates: no file is touched while that is done."""
    pages = {site.name: tuple(pages_of(site, laws=given.laws(), plates=given.rule_plates())) for site in known}

    def look_up(site: PublicSite, **_: Any) -> tuple[Page, ...]:
        return pages[site.name]

    return look_up


def main() -> None:
    """Answer commands until there are no more."""
    known, laws, plates = sites(), given.laws(), given.rule_plates()
    with tempfile.TemporaryDirectory() as scratch:
        vars(build)["SELF_CHECKED"] = 0
        vars(build)["render_shells"] = rendered_once(Path(scratch))
        vars(build)["pages_of"] = made_once(known.values())
        for line in sys.stdin:
            name, seconds, out = line.rstrip("\n").split(" ", 2)
            child = os.fork()
            if child == 0:
                build.build_site(known[name], laws=laws, plates=plates, out=Path(out))
                os._exit(0)
            if float(seconds):
                time.sleep(float(seconds))
                # Not waited for yet, so that the number is still its own, even where it has ended.
                os.kill(child, signal.SIGKILL)
            _, status = os.waitpid(child, 0)
            sys.stdout.write(f"{os.waitstatus_to_exitcode(status)}\n")
            sys.stdout.flush()


if __name__ == "__main__":
    main()

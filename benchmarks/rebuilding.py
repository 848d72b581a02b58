"""`evalgen build` over a site that is there: after nothing changed, and after one person's grade changed, public or not yet."""

import shutil
import sys
from pathlib import Path

from benchmarks.building import EVALGEN, from_nothing, set_aside, without_leftovers
from benchmarks.contest import Contender, Contest, hold
from benchmarks.edits import a_published_record, an_unpublished_record, edited
from benchmarks.measuring import run

KEPT, _CACHE = "site-kept", "cache-kept"
UNCHANGED, CHANGED = "evalgen build, nothing changed", "evalgen build, one record changed"
PUBLISHED = "evalgen build, one published grade changed"


def building_again(root: Path, size: str, scratch: Path, runs: int) -> Contest:
    """What the program remembers of the site built last, it remembers in a cache of its own here."""
    log, build = scratch / "output.log", _build(root, scratch)
    with without_leftovers(scratch):
        set_aside(scratch, scratch / KEPT)
        shutil.rmtree(scratch / _CACHE, ignore_errors=True)
        run([build], log)
        site = scratch / KEPT
        with (
            edited(an_unpublished_record(root, site)) as record,
            edited(a_published_record(root, site)) as published,
        ):
            contenders = {
                EVALGEN: from_nothing(root, scratch, most=1),
                UNCHANGED: Contender(command=build),
                CHANGED: Contender(command=build, prepare=record.decided_otherwise),
                PUBLISHED: Contender(command=build, prepare=published.decided_otherwise),
            }
            return hold("Building again", size, contenders, runs, log)


def kept_site(root: Path, scratch: Path) -> Path:
    """The site of `root` that is kept from contest to contest, as the records are now."""
    run([_build(root, scratch)], scratch / "output.log")
    return scratch / KEPT


def _build(root: Path, scratch: Path) -> list[str]:
    options = ["--root", str(root), "--site", str(scratch / KEPT), "--cache", str(scratch / _CACHE)]
    return [sys.executable, "-m", "evalgen", "build", *options]

"""`evalgen build` over a site that is there: after nothing changed, and after one person's grade changed."""

import shutil
import sys
from functools import partial
from pathlib import Path

from benchmarks.contest import Contender, Contest, hold
from benchmarks.edits import a_decided_record, edited
from benchmarks.measuring import run


def building_again(root: Path, size: str, scratch: Path, runs: int) -> Contest:
    """What the program remembers of the site built last, it remembers in the cache of the user."""
    kept, fresh, log = scratch / "site-kept", scratch / "site-fresh", scratch / "output.log"
    build = [sys.executable, "-m", "evalgen", "build", "--root", str(root), "--site"]
    run([[*build, str(kept)]], log)
    with edited(a_decided_record(root)) as record:
        contenders = {
            "evalgen build, whole site": Contender(
                command=[*build, str(fresh)], prepare=partial(shutil.rmtree, fresh, ignore_errors=True), most=1
            ),
            "evalgen build, nothing changed": Contender(command=[*build, str(kept)]),
            "evalgen build, one record changed": Contender(
                command=[*build, str(kept)], prepare=record.decided_otherwise
            ),
        }
        return hold("Building again", size, contenders, runs, log)

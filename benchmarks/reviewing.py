"""`evalgen review` of one changed record beside `git status` in the same repository."""

import re
import subprocess
import sys
from pathlib import Path

from benchmarks.contest import Contender, Contest, hold
from benchmarks.measuring import run

IDENTITY = ("-c", "user.name=bench", "-c", "user.email=bench@example.org", "-c", "gc.auto=0")


def one_change(root: Path, size: str, scratch: Path, runs: int) -> Contest:
    """One person's own result changes on a branch; which files speak of which names is known from an earlier review."""
    _with_branch(root)
    cache = scratch / "cache-review"
    review = [sys.executable, "-m", "evalgen", "review", "--root", str(root), "--cache", str(cache), "main", "change"]
    run([review], scratch / "output.log")
    contenders = {
        "git status": Contender(command=["git", "-C", str(root), "status"]),
        "evalgen review of one changed record": Contender(command=review),
        "the same, whole repository": Contender(command=[*review, "--whole-repository"], most=1),
    }
    return hold("Reviewing one change", size, contenders, runs, scratch / "output.log")


def _with_branch(root: Path) -> None:
    if (root / ".git").is_dir():
        return
    _git(root, "init", "--quiet", "--initial-branch=main")
    _git(root, "add", "--all")
    _git(root, "commit", "--quiet", "--message", "base")
    _git(root, "gc", "--quiet")
    _git(root, "checkout", "--quiet", "-b", "change")
    records = (path for path in sorted(root.glob("records/20*/*/*.yaml")) if path.stem != "collective")
    path = next(
        path for path in records if re.search(r"^ +quality: 1$", path.read_text(encoding="utf-8"), re.MULTILINE)
    )
    text = path.read_text(encoding="utf-8")
    path.write_text(re.sub(r"^( +quality): 1$", r"\1: 0.75", text, count=1, flags=re.MULTILINE), encoding="utf-8")
    _git(root, "commit", "--quiet", "--all", "--message", "change")
    _git(root, "checkout", "--quiet", "main")


def _git(root: Path, *words: str) -> None:
    subprocess.run(["git", *IDENTITY, *words], cwd=root, check=True, stdout=subprocess.DEVNULL)

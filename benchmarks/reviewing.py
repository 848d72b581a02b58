"""`evalgen review` of one changed record beside `git status` in the same repository."""

import re
import subprocess
import sys
from pathlib import Path

from benchmarks.contest import Contender, Contest, hold
from benchmarks.measuring import run

IDENTITY = ("-c", "user.name=bench", "-c", "user.email=bench@example.org", "-c", "gc.auto=0")


def one_change(root: Path, size: str, scratch: Path, runs: int) -> Contest:
    """One person's own result, or grade, changes on a branch; which files speak of which names is known from an earlier review."""
    _with_branches(root)
    cache = scratch / "cache-review"
    asked = [sys.executable, "-m", "evalgen", "review", "--root", str(root), "--cache", str(cache), "main"]
    result, grade = [*asked, "change"], [*asked, "grade"]
    run([result], scratch / "output.log")
    contenders = {
        "git status": Contender(command=["git", "-C", str(root), "status"]),
        "evalgen review of one changed record": Contender(command=result),
        "the same, whole repository": Contender(command=[*result, "--whole-repository"], most=1),
        "evalgen review of one changed grade": Contender(command=grade),
    }
    return hold("Reviewing one change", size, contenders, runs, scratch / "output.log")


_CHANGES = {
    "change": (r"^( +quality): 1$", r"\1: 0.75"),
    "grade": (r"^(decision: .*grade): GOOD", r"\1: COMPLETED"),
}
"""By branch: what one record says, and says there."""


def _with_branches(root: Path) -> None:
    if not (root / ".git").is_dir():
        _git(root, "init", "--quiet", "--initial-branch=main")
        _git(root, "add", "--all")
        _git(root, "commit", "--quiet", "--message", "base")
        _git(root, "gc", "--quiet")
    known = _git(root, "for-each-ref", "--format=%(refname:short)", "refs/heads").split()
    for branch, (pattern, instead) in _CHANGES.items():
        if branch in known:
            continue
        _git(root, "checkout", "--quiet", "-b", branch, "main")
        records = (path for path in sorted(root.glob("records/20*/*/*.yaml")) if path.stem != "collective")
        path = next(path for path in records if re.search(pattern, path.read_text(encoding="utf-8"), re.MULTILINE))
        text = path.read_text(encoding="utf-8")
        path.write_text(re.sub(pattern, instead, text, count=1, flags=re.MULTILINE), encoding="utf-8")
        _git(root, "commit", "--quiet", "--all", "--message", branch)
        _git(root, "checkout", "--quiet", "main")


def _git(root: Path, *words: str) -> str:
    return subprocess.run(["git", *IDENTITY, *words], cwd=root, check=True, stdout=subprocess.PIPE, text=True).stdout

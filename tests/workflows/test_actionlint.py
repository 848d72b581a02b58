"""actionlint, where there is one: on the PATH, or beside this Python. EVALGEN_REQUIRE_ACTIONLINT=1 demands it."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from packaged_starter import github_workflows


def actionlint() -> str | None:
    beside = os.pathsep.join([str(Path(sys.executable).parent), os.environ.get("PATH", "")])
    return shutil.which("actionlint", path=beside)


@pytest.mark.skipif(
    actionlint() is None and not os.environ.get("EVALGEN_REQUIRE_ACTIONLINT"),
    reason="no actionlint here: pip install -r tests/workflows/actionlint.txt",
)
@pytest.mark.parametrize("weakened", [False, True], ids=["như đã giao", "biểu thức viết sai"])
def test_actionlint_has_nothing_to_say(tmp_path: Path, *, weakened: bool) -> None:
    program = actionlint()
    assert program is not None, "EVALGEN_REQUIRE_ACTIONLINT is set, and there is no actionlint"
    folder = tmp_path / ".github" / "workflows"
    folder.mkdir(parents=True)
    for name, text in github_workflows().items():
        wrong = text.replace("github.base_ref", "github.bass_ref") if weakened else text
        (folder / f"{name}.yml").write_text(wrong, encoding="utf-8")
    search = os.pathsep.join([str(Path(program).parent), os.environ.get("PATH", "")])
    done = subprocess.run(
        [program, "-no-color", *sorted(map(str, folder.iterdir()))],
        capture_output=True,
        text=True,
        check=False,
        cwd=tmp_path,
        env={**os.environ, "PATH": search},
    )
    assert (done.returncode != 0) is weakened, done.stdout + done.stderr

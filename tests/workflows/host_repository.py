"""A bare repository standing in for a Git host, with the people who push to it."""

import shutil
import subprocess
import sys
from pathlib import Path

SOURCE = Path(__file__).parents[2]
_PROGRAM = """\
#!{python}
import sys
sys.path[:0] = [{source!r}]
from evalgen.cli import main
sys.exit(main())
"""


class HostRepository:
    """Branches, pull requests, and a clone to work in."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.bare = folder / "host.git"
        self.clone = folder / "clone"
        self.programs = folder / "programs"
        self.programs.mkdir(parents=True)
        program = self.programs / "evalgen"
        program.write_text(_PROGRAM.format(python=sys.executable, source=str(SOURCE)), encoding="utf-8")
        program.chmod(0o755)
        self.remembered = folder / "remembered"

    def environment(self, home: Path) -> dict[str, str]:
        """Of a machine that knows nothing but where the programs are and, where `run_before` was called, the built-in packs."""
        if self.remembered.is_dir() and not (home / ".cache").exists():
            shutil.copytree(self.remembered, home / ".cache")
        return {
            "PATH": f"{self.programs}:{Path(sys.executable).parent}:/usr/local/bin:/usr/bin:/bin",
            "HOME": str(home),
            "LC_ALL": "C.UTF-8",
            "GIT_CONFIG_NOSYSTEM": "1",
            "GIT_TERMINAL_PROMPT": "0",
        }

    def run_before(self) -> None:
        """Let machines be such as ran the program before, elsewhere: it has read its packs and need not do so each time."""
        example = SOURCE / "examples" / "worked-example"
        self.shell(f"XDG_CACHE_HOME='{self.remembered}' evalgen check --root '{example}'", cwd=self.folder)

    def shell(self, script: str, *, cwd: Path | None = None) -> str:
        """Run `script` as somebody at their own machine, in the clone; it must go well."""
        environment = self.environment(self.folder) | {
            "GIT_AUTHOR_NAME": "Cán bộ hư cấu",
            "GIT_AUTHOR_EMAIL": "can-bo@example.invalid",
            "GIT_COMMITTER_NAME": "Cán bộ hư cấu",
            "GIT_COMMITTER_EMAIL": "can-bo@example.invalid",
        }
        done = subprocess.run(
            ["/bin/bash", "--noprofile", "--norc", "-eo", "pipefail", "-c", script],
            cwd=cwd or self.clone,
            env=environment,
            capture_output=True,
            text=True,
            check=False,
        )
        assert done.returncode == 0, f"{script}\n{done.stdout}\n{done.stderr}"
        return done.stdout

    def found(self) -> None:
        """Begin the host with what lies in the clone's folder as its first commit."""
        self.shell(f"git init --quiet --bare -b main '{self.bare}'", cwd=self.folder)
        self.shell(f"git -C '{self.bare}' config uploadpack.allowAnySHA1InWant true", cwd=self.folder)
        self.shell(f"git -C '{self.bare}' config receive.advertisePushOptions true", cwd=self.folder)
        self.shell(
            "git init --quiet -b main && git add --all && git commit --quiet -m 'Lập kho' && "
            f"git remote add origin 'file://{self.bare}' && git push --quiet -u origin main"
        )

    def commit(self, branch: str, message: str = "Thay đổi") -> str:
        """Everything that was changed in the clone, pushed to `branch`; answers with its name."""
        self.shell(
            f"git switch --quiet -C '{branch}' && git add --all && git commit --quiet --allow-empty -m '{message}'"
        )
        self.shell(f"git push --quiet --force origin 'HEAD:refs/heads/{branch}'")
        return self.shell("git rev-parse HEAD").strip()

    def open_request(self, branch: str, number: int = 1) -> str:
        """The refs that hosts keep for a request to merge `branch` into main; answers with the head."""
        head = self.shell(f"git rev-parse '{branch}'").strip()
        self.shell(
            "git switch --quiet --detach origin/main && "
            f"git merge --quiet --no-ff -m 'Hợp nhất thử' '{branch}' && "
            f"git push --quiet --force origin 'HEAD:refs/pull/{number}/merge' '{head}:refs/pull/{number}/head' "
            f"'{head}:refs/merge-requests/{number}/head' && git switch --quiet '{branch}'"
        )
        return head

    def merge(self, branch: str) -> str:
        """Merge `branch` into main on the host; answers with the commit."""
        self.shell(
            "git fetch --quiet origin && git switch --quiet main && git reset --quiet --hard origin/main && "
            f"git merge --quiet --no-ff -m 'Hợp nhất' '{branch}' && git push --quiet origin main"
        )
        return self.shell("git rev-parse HEAD").strip()

    def tip(self, branch: str = "main") -> str:
        """The commit that the host has for `branch`."""
        return self.shell(f"git -C '{self.bare}' rev-parse 'refs/heads/{branch}'", cwd=self.folder).strip()

    def files(self, branch: str) -> list[str]:
        """The paths of `branch` on the host."""
        listed = f"git -C '{self.bare}' ls-tree -r --name-only 'refs/heads/{branch}'"
        return self.shell(listed, cwd=self.folder).splitlines()

    def check_out(self, target: Path, ref: str, *, everything: bool) -> None:
        """What the host's runner does before the steps: `ref` is a branch, a commit or a full reference."""
        depth = "" if everything else "--depth=1"
        branches = "'+refs/heads/*:refs/remotes/origin/*'" if everything else ""
        wanted = f"refs/heads/{ref}" if ref == "main" else ref
        self.shell(
            f"git init --quiet && git remote add origin 'file://{self.bare}' && "
            f"git fetch --quiet --no-tags {depth} origin '+{wanted}:refs/remotes/evalgen/wanted' {branches} && "
            "git checkout --quiet --detach refs/remotes/evalgen/wanted",
            cwd=target,
        )

"""The hook that `init` writes for pre-commit, run by Git itself: a broken record is not even recorded."""

import subprocess

import yaml
from host_repository import HostRepository
from starter_repository import RECORD, SELF_ASSESSMENT, append, edit


def install(host: HostRepository) -> None:
    """What pre-commit does of it: the one local hook, with the words of its entry, in Git's own place for hooks."""
    config = yaml.safe_load((host.clone / ".pre-commit-config.yaml").read_text(encoding="utf-8"))
    (hook,) = [hook for repository in config["repos"] for hook in repository["hooks"]]
    assert (hook["language"], hook["always_run"], hook["pass_filenames"]) == ("system", True, False)
    script = host.clone / ".git/hooks/pre-commit"
    script.write_text(f"#!/bin/sh\nexec {hook['entry']}\n", encoding="utf-8")
    script.chmod(0o755)


def record(host: HostRepository) -> "subprocess.CompletedProcess[str]":
    names = ("-c", "user.name=Cán bộ", "-c", "user.email=can-bo@example.invalid")
    return subprocess.run(
        ["git", *names, "commit", "--quiet", "--all", "-m", "Tự đánh giá"],
        cwd=host.clone,
        env=host.environment(host.folder),
        capture_output=True,
        text=True,
        check=False,
    )


def test_a_broken_record_is_stopped_before_it_is_recorded(host: HostRepository) -> None:
    install(host)
    append(host.clone, RECORD, SELF_ASSESSMENT.replace("quality: 1,", "quality: 0,75,", 1))
    stopped = record(host)
    assert stopped.returncode == 1
    assert "decimal-comma" in stopped.stdout + stopped.stderr
    edit(host.clone, RECORD, "quality: 0,75,", "quality: 0.75,")
    assert record(host).returncode == 0

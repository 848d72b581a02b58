"""A bare repository and this machine's shell standing in for GitLab: the pipeline is run job by job as it is written.

One thing is put in place of another: the common `before_script` does not install from an index, `evalgen` of this source
tree is on the PATH already.
"""

import re
import subprocess
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import yaml
from host_repository import HostRepository

_WORDS = {"stages", "workflow", "variables", "default"}
_TERM = re.compile(r'\$(?P<name>\w+) (?P<op>==|!=) (?:"(?P<text>[^"]*)"|\$(?P<other>\w+))')


@dataclass(kw_only=True)
class Pipeline:
    """How the jobs ended; what they left behind."""

    results: dict[str, str] = field(default_factory=dict)
    log: str = ""
    workspaces: dict[str, Path] = field(default_factory=dict)


def holds(rule: str, variables: Mapping[str, str]) -> bool:
    """Whether an ``if`` of a rule holds: comparisons joined by «&&»."""
    for term in rule.split(" && "):
        found = _TERM.fullmatch(term)
        assert found, f"unknown rule: {rule}"
        other = found["text"] if found["text"] is not None else variables.get(found["other"], "")
        if (variables.get(found["name"], "") == other) is not (found["op"] == "=="):
            return False
    return True


def chosen(rules: list[Mapping[str, Any]], variables: Mapping[str, str]) -> Mapping[str, Any] | None:
    """The first rule that holds."""
    return next((rule for rule in rules if holds(rule["if"], variables)), None)


class GitLabHost:
    """Runs pipelines against a host repository."""

    def __init__(self, repository: HostRepository, folder: Path) -> None:
        self.repository = repository
        self.folder = folder

    def run(self, text: str, variables: Mapping[str, str], ref: str, skipped: frozenset[str] = frozenset()) -> Pipeline:
        """The jobs of the stages in their order; nothing where the pipeline itself is not wanted."""
        plan = yaml.safe_load(text)
        pipeline = Pipeline()
        everything = {"CI": "true", **plan["variables"], **variables}
        if chosen(plan["workflow"]["rules"], everything) is None:
            return pipeline
        jobs = {name: job for name, job in plan.items() if name not in _WORDS and not name.startswith(".")}
        for stage in plan["stages"]:
            earlier = list(pipeline.results)
            for name, job in jobs.items():
                rule = chosen(job["rules"], everything) if job["stage"] == stage else None
                if rule is None:
                    continue
                fine = all(pipeline.results[other] == "success" for other in job.get("needs", earlier))
                if name in skipped or (not fine and rule.get("when") != "always"):
                    pipeline.results[name] = "skipped"
                else:
                    self._job(name, {"needs": earlier, **job}, pipeline, {**everything, "REF": ref})
        return pipeline

    def _job(self, name: str, job: Mapping[str, Any], pipeline: Pipeline, variables: Mapping[str, str]) -> None:
        folder = self.folder / name
        workspace = folder / "work"
        workspace.mkdir(parents=True)
        own = {key: str(value) for key, value in job.get("variables", {}).items()}
        if own.get("GIT_STRATEGY") != "none":
            self.repository.check_out(workspace, variables["REF"], everything=False)
            self.repository.shell("git fetch --quiet --unshallow --no-tags origin", cwd=workspace)
        given = {key: value for other in job["needs"] for key, value in self._left_by(other, pipeline).items()}
        done = subprocess.run(
            ["/bin/bash", "--noprofile", "--norc", "-eo", "pipefail", "-c", "\n".join(job["script"])],
            cwd=workspace,
            env={**self.repository.environment(folder), **variables, **own, **given},
            capture_output=True,
            text=True,
            check=False,
        )
        pipeline.results[name] = "success" if done.returncode == 0 else "failure"
        pipeline.log += f"[{name}] {done.returncode}\n{done.stdout}{done.stderr}"
        pipeline.workspaces[name] = workspace
        report = job.get("artifacts", {}).get("reports", {}).get("dotenv")
        if done.returncode == 0 and report:
            (folder / "dotenv").write_text((workspace / report).read_text(encoding="utf-8"), encoding="utf-8")

    def _left_by(self, job: str, pipeline: Pipeline) -> dict[str, str]:
        file = self.folder / job / "dotenv"
        if pipeline.results.get(job) != "success" or not file.exists():
            return {}
        return dict(line.split("=", 1) for line in file.read_text(encoding="utf-8").splitlines())

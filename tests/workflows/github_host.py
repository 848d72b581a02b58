"""A bare repository and this machine's shell standing in for GitHub: workflows are run step by step as they are written.

One thing is put in place of another: the step «Cài evalgen» does not install from an index, `evalgen` of this source tree
is on the PATH already.
"""

import shutil
import subprocess
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import yaml
from host_expressions import condition, fill
from host_repository import HostRepository

INSTALL = "Cài evalgen"
REPOSITORY = "xa-suoi-mo/ho-so"


@dataclass(kw_only=True)
class Job:
    """How a job ended."""

    result: str
    outputs: Mapping[str, str] = field(default_factory=dict)
    log: str = ""


@dataclass(kw_only=True)
class Run:
    """How a workflow ended; artifacts by name as folders."""

    jobs: dict[str, Job]
    artifacts: dict[str, Path]
    deployed: Path | None = None
    summary: str = ""

    @property
    def results(self) -> dict[str, str]:
        """Job → result."""
        return {name: job.result for name, job in self.jobs.items()}

    @property
    def log(self) -> str:
        """Everything that was printed."""
        return "\n".join(job.log for job in self.jobs.values())


@dataclass(frozen=True, kw_only=True)
class Event:
    """What the host knows when a workflow begins."""

    name: str
    github: Mapping[str, Any]
    ref: str
    """Checked out where a step names none."""

    secrets: Mapping[str, str] = field(default_factory=dict)
    variables: Mapping[str, str] = field(default_factory=dict)
    skipped: frozenset[str] = frozenset()
    """Jobs that the host does not run, for whatever reason."""


@dataclass(kw_only=True)
class _Place:
    """Where one job runs."""

    workspace: Path
    temporary: Path
    environment: dict[str, str]
    contexts: dict[str, Any]


class GitHubHost:
    """Runs workflows against a host repository."""

    def __init__(self, repository: HostRepository, folder: Path, api: str = "http://127.0.0.1:9") -> None:
        self.repository = repository
        self.folder = folder
        self.api = api
        self.count = 0

    def run(self, text: str, event: Event) -> Run:
        """The jobs in the order of their needs."""
        workflow = yaml.safe_load(text)
        assert workflow["defaults"]["run"]["shell"] == "bash"
        run = Run(jobs={}, artifacts={})
        waiting = dict(workflow["jobs"])
        while waiting:
            name = next(name for name, job in waiting.items() if set(job.get("needs", ())) <= set(run.jobs))
            run.jobs[name] = self._job(name, waiting.pop(name), workflow, event, run)
        return run

    def _job(self, name: str, job: Mapping[str, Any], workflow: Mapping[str, Any], event: Event, run: Run) -> Job:
        needs = {
            other: {"result": run.jobs[other].result, "outputs": run.jobs[other].outputs}
            for other in job.get("needs", ())
        }
        contexts: dict[str, Any] = {
            "github": {"token": "token-of-the-run", "event_name": event.name, **event.github},
            "needs": needs,
            "steps": {},
            "vars": event.variables,
            "secrets": event.secrets,
        }
        fine = all(item["result"] == "success" for item in needs.values())
        held = condition(job["if"], contexts) if "if" in job else fine
        if name in event.skipped or not held or (not fine and "always()" not in str(job.get("if", ""))):
            return Job(result="skipped")
        self.count += 1
        place = self._place(workflow, event, contexts)
        result, log = "success", []
        for step in job["steps"]:
            goes_on = result == "success" or "always()" in str(step.get("if", ""))
            if not goes_on or not condition(step.get("if", "always()"), contexts):
                continue
            code, words = self._step(step, place, event, run)
            log.append(f"[{name}] {step.get('name', '')}: {code}\n{words}")
            if code != 0:
                result = "failure"
        outputs = {key: fill(value, contexts) for key, value in job.get("outputs", {}).items()}
        return Job(result=result, outputs=outputs, log="\n".join(log))

    def _place(self, workflow: Mapping[str, Any], event: Event, contexts: dict[str, Any]) -> _Place:
        folder = self.folder / f"job-{self.count}"
        temporary, workspace = folder / "temp", folder / "work"
        temporary.mkdir(parents=True)
        workspace.mkdir()
        contexts["runner"] = {"temp": str(temporary)}
        environment = {
            **self.repository.environment(folder),
            "CI": "true",
            "GITHUB_API_URL": self.api,
            "GITHUB_SERVER_URL": "https://github.example",
            "GITHUB_RUN_ID": "77",
            "GITHUB_REPOSITORY": REPOSITORY,
            "GITHUB_EVENT_NAME": event.name,
            "GITHUB_SHA": event.github.get("sha", ""),
            "GITHUB_REF_NAME": event.github.get("ref_name", ""),
            "GITHUB_WORKSPACE": str(workspace),
            "RUNNER_TEMP": str(temporary),
        }
        environment |= {key: fill(value, contexts) for key, value in workflow.get("env", {}).items()}
        return _Place(workspace=workspace, temporary=temporary, environment=environment, contexts=contexts)

    def _step(self, step: Mapping[str, Any], place: _Place, event: Event, run: Run) -> tuple[int, str]:
        if "uses" in step:
            given = {key: fill(value, place.contexts) for key, value in step.get("with", {}).items()}
            self._use(step["uses"].split("@")[0], given, place, event, run)
            if "id" in step:
                place.contexts["steps"][step["id"]] = {"outputs": {"page_url": "https://example.invalid/"}}
            return 0, ""
        if step["name"] == INSTALL:
            return 0, ""
        output, summary = place.temporary / "output", place.temporary / "summary"
        output.write_text("", encoding="utf-8")
        environment = {**place.environment, "GITHUB_OUTPUT": str(output), "GITHUB_STEP_SUMMARY": str(summary)}
        environment |= {key: fill(value, place.contexts) for key, value in step.get("env", {}).items()}
        done = subprocess.run(
            ["/bin/bash", "--noprofile", "--norc", "-eo", "pipefail", "-c", step["run"]],
            cwd=place.workspace,
            env=environment,
            capture_output=True,
            text=True,
            check=False,
        )
        if summary.exists():
            run.summary += summary.read_text(encoding="utf-8")
            summary.unlink()
        pairs = (line.split("=", 1) for line in output.read_text(encoding="utf-8").splitlines())
        place.contexts["steps"][step.get("id", "")] = {"outputs": dict(pairs)}
        return done.returncode, done.stdout + done.stderr

    def _use(self, action: str, given: Mapping[str, str], place: _Place, event: Event, run: Run) -> None:
        if action == "actions/checkout":
            assert given["persist-credentials"] == "false"
            everything = given.get("fetch-depth") == "0"
            self.repository.check_out(place.workspace, given.get("ref") or event.ref, everything=everything)
        elif action in {"actions/upload-artifact", "actions/upload-pages-artifact"}:
            name = given.get("name", "github-pages")
            run.artifacts[name] = self.folder / f"artifact-{self.count}-{name}"
            shutil.copytree(given["path"], run.artifacts[name])
        elif action == "actions/download-artifact":
            shutil.copytree(run.artifacts[given["name"]], given["path"], dirs_exist_ok=True)
        elif action == "actions/deploy-pages":
            run.deployed = run.artifacts["github-pages"]
        else:
            raise AssertionError(f"unknown action: {action}")

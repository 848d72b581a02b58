"""What must hold of a workflow that cannot be talked out of anything; each rule answers with what is wrong."""

import re
from collections.abc import Callable, Iterator, Mapping
from typing import Any

import yaml

Workflow = Mapping[str, Any]
Rule = Callable[[str, Workflow], Iterator[str]]

_PINNED = re.compile(r"actions/[a-z-]+@[0-9a-f]{40}")
_WRITES = re.compile(r"^\s*- (?:name: .*\n\s*)?uses: (?P<uses>\S+)(?P<comment>.*)$", re.MULTILINE)
_FOREIGN_CODE = re.compile(
    r"python3(?! -I )|\bmake\b|\bnpm\b|\bbash |\bsh |(?:^|[;&|]\s*)(?:source|\.) |\./|\beval\b|pip3? install(?! --)",
    re.MULTILINE,
)
_TYPES = ["opened", "synchronize", "reopened", "edited"]
"""What GitHub takes where nothing is said, and a change of the target."""

_ASKED = {
    "RESULTS": "${{ join(needs.*.result, ' ') }}",
    "BASE": "${{ github.base_ref }}",
    "QUEUE": "${{ github.event.merge_group.base_ref }}",
    "DEFAULT": "${{ github.event.repository.default_branch }}",
}
"""What the last job is told; GitHub calls the target of a request and that of a queue differently."""

_KINDS = {
    "evalgen-check": ["pull_request", "merge_group"],
    "evalgen-report": ["workflow_run"],
    "evalgen-publish": ["push"],
    "evalgen-receive": ["push"],
}


def findings(text: str) -> list[str]:
    """What is wrong with the workflow `text`, rule by rule."""
    workflow = yaml.safe_load(text)
    return [f"{rule.__name__}: {wrong}" for rule in RULES for wrong in rule(text, workflow)]


def triggers(workflow: Workflow) -> Mapping[str, Any]:
    """What stands under `on`, which YAML 1.1 reads as true."""
    found: Any = workflow.get("on", workflow.get(True))  # type: ignore[call-overload]
    return found if isinstance(found, Mapping) else {str(found): None}


def _steps(workflow: Workflow) -> Iterator[tuple[str, Mapping[str, Any]]]:
    for name, job in workflow["jobs"].items():
        yield from ((name, step) for step in job["steps"])


def _untrusted(workflow: Workflow) -> bool:
    return "pull_request" in triggers(workflow)


def one_known_trigger(_text: str, workflow: Workflow) -> Iterator[str]:
    """Each workflow runs on events of one kind, never with a request's code and a writing token together."""
    if list(triggers(workflow)) != _KINDS.get(workflow["name"]):
        yield f"{workflow['name']}: {list(triggers(workflow))}"


def no_filters_on_requests(_text: str, workflow: Workflow) -> Iterator[str]:
    """A required job that a filter leaves out counts as passed; a request that goes to another branch begins anew."""
    if not _untrusted(workflow):
        return
    if triggers(workflow)["pull_request"] != {"types": _TYPES} or triggers(workflow).get("merge_group") is not None:
        yield "filters"


def no_rights_but_those_of_a_job(_text: str, workflow: Workflow) -> Iterator[str]:
    """Nothing by default; each job says what it needs; requests get to read, nothing else."""
    if workflow.get("permissions") != {}:
        yield "rights of the whole workflow"
    for name, job in workflow["jobs"].items():
        if "permissions" not in job:
            yield f"{name}: says nothing"
        elif _untrusted(workflow) and not set(job["permissions"].items()) <= {("contents", "read")}:
            yield f"{name}: writes"


def no_secrets_for_requests(text: str, workflow: Workflow) -> Iterator[str]:
    """Neither secrets nor the token, nor an environment that may hold some."""
    if _untrusted(workflow):
        yield from re.findall(r"secrets\.\w+|secrets: inherit|github\.token|environment:", text)


def no_words_of_the_event_in_a_script(_text: str, workflow: Workflow) -> Iterator[str]:
    """They reach a script as environment, where no shell reads them as commands."""
    for name, step in _steps(workflow):
        if "${{" in step.get("run", ""):
            yield f"{name}: {step['name']}"


def actions_are_pinned(text: str, _workflow: Workflow) -> Iterator[str]:
    """By the whole commit, with the version beside it."""
    for found in _WRITES.finditer(text):
        if not _PINNED.fullmatch(found["uses"]) or not re.fullmatch(r" # v\d+\.\d+\.\d+", found["comment"]):
            yield found["uses"]


def checkouts_keep_no_credentials(_text: str, workflow: Workflow) -> Iterator[str]:
    """And none takes the code of a request into a workflow that may write or knows secrets."""
    for name, step in _steps(workflow):
        if not step.get("uses", "").startswith("actions/checkout@"):
            continue
        given = step.get("with", {})
        if given.get("persist-credentials") is not False:
            yield f"{name}: credentials"
        if not _untrusted(workflow) and re.search(r"pull|head", str(given.get("ref", ""))):
            yield f"{name}: {given['ref']}"


def the_program_comes_before_the_files(_text: str, workflow: Workflow) -> Iterator[str]:
    """Installed exactly, before anything of a request lies about."""
    if not re.fullmatch(
        r"evalgen @ https://\S+-\d+\.\d+\.\d+-\S+\.whl#sha256=[0-9a-f]{64}", workflow["env"]["EVALGEN"]
    ):
        yield workflow["env"]["EVALGEN"]
    for name, job in workflow["jobs"].items():
        uses = [step.get("uses", step.get("name", "")).split("@")[0] for step in job["steps"]]
        if "actions/checkout" in uses and "Cài evalgen" not in uses[: uses.index("actions/checkout")]:
            yield name


def only_known_programs_run(_text: str, workflow: Workflow) -> Iterator[str]:
    """No script, module, makefile or package of the checked out files; Python never looks into the folder it runs in."""
    for name, step in _steps(workflow):
        for found in _FOREIGN_CODE.findall(step.get("run", "")):
            yield f"{name}: {found}"


def failures_end_the_job(text: str, workflow: Workflow) -> Iterator[str]:
    """No step may fail in silence; a pipe fails with any of its parts; no job runs for ever."""
    if workflow.get("defaults") != {"run": {"shell": "bash"}}:
        yield "shell"
    yield from re.findall(r"continue-on-error|\|\| true", text)
    yield from (name for name, job in workflow["jobs"].items() if "timeout-minutes" not in job)


def one_job_answers_for_all(_text: str, workflow: Workflow) -> Iterator[str]:
    """The required job runs whatever happens, waits for every other one, and wants each to be a success."""
    if not _untrusted(workflow):
        return
    jobs = dict(workflow["jobs"])
    last = jobs.pop("evalgen", None)
    if last is None:
        yield "no such job"
        return
    if set(last["needs"]) != set(jobs):
        yield "does not wait for every job"
    if last.get("if") != "${{ always() }}":
        yield "may be skipped"
    if last["steps"][0]["env"] != _ASKED:
        yield "does not look at every result"
    if not last["steps"][0]["run"].startswith('if [ "$BASE" != "main" ] && [ "$QUEUE" != "refs/heads/main" ]; then'):
        yield "answers for other branches"
    yield from (f"{name}: may be skipped" for name, job in jobs.items() if "if" in job)


def publishing_is_exact(_text: str, workflow: Workflow) -> Iterator[str]:
    """From the protected branch, one at a time and to the end, the commit that was merged."""
    if workflow["name"] != "evalgen-publish":
        return
    if workflow.get("concurrency") != {"group": "evalgen-publish", "cancel-in-progress": False}:
        yield "several at a time"
    if list(triggers(workflow)["push"]) != ["branches"]:
        yield "other branches"
    for name, step in _steps(workflow):
        if step.get("uses", "").startswith("actions/checkout@") and step["with"].get("ref") != "${{ github.sha }}":
            yield f"{name}: another commit"
    if {"audit", "build"} - set(workflow["jobs"]["deploy"]["needs"]):
        yield "deploys without an audit"
    if any("if" in job for job in workflow["jobs"].values()):
        yield "goes on after a failure"


def branches_are_called_by_their_whole_names(text: str, _workflow: Workflow) -> Iterator[str]:
    """Git takes a tag before a branch of that name, and whoever may push may push a tag «origin/main»."""
    yield from re.findall(r"(?<!refs/remotes/)\borigin/[$\w].*", text)


def receipts_have_an_environment(_text: str, workflow: Workflow) -> Iterator[str]:
    """The host's key is in no job but the one that signs, behind an environment of the protected branch."""
    for name, job in workflow["jobs"].items():
        if "secrets." in str(job) and not job.get("environment"):
            yield name


RULES: tuple[Rule, ...] = (
    one_known_trigger,
    no_filters_on_requests,
    no_rights_but_those_of_a_job,
    no_secrets_for_requests,
    no_words_of_the_event_in_a_script,
    actions_are_pinned,
    checkouts_keep_no_credentials,
    the_program_comes_before_the_files,
    only_known_programs_run,
    failures_end_the_job,
    one_job_answers_for_all,
    publishing_is_exact,
    receipts_have_an_environment,
    branches_are_called_by_their_whole_names,
)

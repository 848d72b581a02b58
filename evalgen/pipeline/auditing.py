"""Verifying every decided result from the repository alone: its files, and the line of merges that led to them."""

from collections.abc import Callable, Collection, Iterator, Mapping
from pathlib import Path, PurePosixPath

from evalgen.approving.audit import Evidence, granted
from evalgen.approving.audit import audit as judge
from evalgen.approving.needs import Granted
from evalgen.approving.protected import (
    NONE,
    ProtectedChange,
    Rule,
    SignedProtection,
    deleted,
    is_protected,
    is_statement,
    protecting,
    unapproved,
)
from evalgen.approving.statement import (
    NAMESPACE,
    approval_payload,
    digest_of,
    protection_payload,
    receipt_payload,
)
from evalgen.domain.document import Document
from evalgen.domain.problem import Problem, Severity
from evalgen.domain.records import Records
from evalgen.pipeline.inspection import Inspection, inspect
from evalgen.reading.git import Git, open_git
from evalgen.reading.history import Step, contents_of, read_contents, read_history
from evalgen.reading.repository import assemble, read_source
from evalgen.reading.revision_commits import resolve
from evalgen.reading.schema import SchemaSet
from evalgen.reading.signature import signing_key
from evalgen.reading.source_text import MAX_BYTES

_PROTECTIONS = "records/approvals/"


def audit(root: Path, since: str | None = None, *, history: bool = True) -> tuple[Problem, ...]:
    """What does not hold: of the decided results as they stand, of the merges after `since`, and what `check` refuses."""
    inspection = inspect(root)
    found = {problem for problem in inspection.problems if problem.severity is Severity.ERROR}
    found |= set(judge(inspection.results, inspection.laws, evidence_of(inspection.records)))
    if history:
        with open_git(root) as git:
            start = resolve(git, since) if since is not None else None
            steps = list(read_history(git, start, lambda path: is_protected(path) or is_statement(path)))
            changes = ((step.commit, [(item.path, item.after is None) for item in step.changes]) for step in steps)
            found |= set(deleted(changes, _present(root, steps)))
            for step in steps:
                found |= set(_protected(git, step))
    return tuple(sorted(found, key=lambda problem: problem.sort_key))


def evidence_of(records: Records, wanted: Callable[[str], bool] = lambda _: True) -> Evidence:
    """The key of every wanted statement: one call of ssh-keygen each."""
    return Evidence(
        keys={
            document.file: signing_key(signature, payload, NAMESPACE)
            for document, signature, payload in _statements(records)
            if wanted(document.file)
        }
    )


def granted_by(before: Inspection, after: Inspection, changed: Collection[str]) -> Granted:
    """The approvals of what `changed`, judged by who was in power before."""
    about = {PurePosixPath(file).with_suffix("").parts[1:] for file in changed}
    evidence = evidence_of(
        after.records, lambda file: file in changed or _record_of(file) in about or file.startswith(_PROTECTIONS)
    )
    protections = (
        SignedProtection(protection=item, key=evidence.keys[item.document.file]) for item in after.records.protections
    )
    rule = Rule(organization=before.records.organization, bodies=before.records.bodies)
    return Granted(
        approvals=granted(after.results, after.laws, evidence, before.records.bodies),
        protections=protecting(protections, rule),
    )


def _record_of(statement: str) -> tuple[str, ...]:
    """Period, unit and name of the record that an approval is about."""
    match PurePosixPath(statement).parts:
        case ("records", period, "approvals", unit, name, _):
            return period, unit, name
    return ()


def _statements(records: Records) -> Iterator[tuple[Document, str, bytes]]:
    for approval in records.approvals:
        yield approval.document, approval.signature, approval_payload(approval)
    for receipt in records.receipts:
        yield receipt.document, receipt.signature, receipt_payload(receipt)


def _present(root: Path, steps: list[Step]) -> set[str]:
    paths = {change.path for step in steps for change in step.changes}
    return {path for path in paths if (root / path).is_file()}


def _protected(git: Git, step: Step) -> Iterator[Problem]:
    """The protected files that one commit changed without the signature of one level up."""
    changed = {change.path: change.after for change in step.changes if is_protected(change.path)}
    if not changed or step.parent is None:
        return  # The first commit is what everything after it is judged by.
    kept = contents_of(git, ((path, name) for path, name in changed.items() if name is not None), MAX_BYTES)
    files = {path: digest_of(kept[path]) if path in kept else NONE for path in changed}
    before = _records(read_contents(git, step.parent, _governs, MAX_BYTES))
    after = _records(read_contents(git, step.commit, _is_protection, MAX_BYTES))
    yield from unapproved(
        ProtectedChange(
            commit=step.commit,
            files=files,
            before=Rule(organization=before.organization, bodies=before.bodies),
            protections=tuple(
                SignedProtection(protection=item, key=signing_key(item.signature, protection_payload(item), NAMESPACE))
                for item in after.protections
            ),
        )
    )


def _governs(path: str) -> bool:
    return path == "records/organization.yaml" or path.startswith("records/bodies/")


def _is_protection(path: str) -> bool:
    return path.startswith(_PROTECTIONS)


def _records(files: Mapping[str, bytes]) -> Records:
    schemas = SchemaSet()
    return assemble(read_source(file, data, schemas) for file, data in files.items()).records

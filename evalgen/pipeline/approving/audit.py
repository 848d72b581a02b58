"""Verifying every decided result from the repository alone: its files, and the line of merges that led to them."""

import datetime as dt
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from itertools import chain
from pathlib import Path, PurePosixPath

from msgspec import Struct, field
from msgspec.structs import replace

from evalgen.approving.audit import audit as judge
from evalgen.approving.audit import granted, not_holding
from evalgen.approving.changed_after_decision import OF_STATEMENTS
from evalgen.approving.competence import Rule, handovers, moves_power
from evalgen.approving.credentials import refusal
from evalgen.approving.evidence import Evidence, Reception, attested_on, receptions
from evalgen.approving.needs import Granted
from evalgen.approving.protected import (
    NONE,
    ProtectedChange,
    SignedProtection,
    is_protected,
    is_statement,
    protecting,
    unapproved,
)
from evalgen.approving.quota_race import quota_races
from evalgen.approving.receipts import receipt_problems
from evalgen.approving.statement import (
    approval_payload,
    digest_of,
    namespace_of,
    protection_payload,
    receipt_payload,
)
from evalgen.approving.statement_history import Touched, arrivals, changed_statements
from evalgen.domain.approval import Approval, Protection, Receipt
from evalgen.domain.body import Body
from evalgen.domain.organization import Organization, Person
from evalgen.domain.period_record import PeriodRecord
from evalgen.domain.problem import Problem, Severity
from evalgen.domain.records import Records
from evalgen.errors import EvalgenError
from evalgen.pipeline.inspecting.inspection import Inspection, inspect
from evalgen.pipeline.workers import processors, shared_out
from evalgen.reading.git import Git, open_git
from evalgen.reading.history import Step, read_contents, read_history
from evalgen.reading.record_names import RECEIPTS, RECORDS
from evalgen.reading.repository import assemble, read_source
from evalgen.reading.revision_commits import current, hides_files, is_shallow, resolve
from evalgen.reading.revision_objects import contents_of
from evalgen.reading.signature import signing_key

_PROTECTIONS = "records/approvals/"

_TOGETHER = 16
"""So many signatures are verified by one process before it takes the next ones."""


def audit(root: Path, since: str | None = None, *, history: bool = True) -> tuple[Problem, ...]:
    """What does not hold: of the decided results as they stand, of the merges after `since`, and what `check` refuses."""
    inspection = inspect(root)
    errors = (problem for problem in inspection.problems if problem.severity is Severity.ERROR)
    found = {problem for problem in errors if problem.code not in OF_STATEMENTS}
    records = inspection.records
    evidence = evidence_of(records, records.organization)
    found |= set(judge(inspection.results, inspection.laws, evidence))
    found |= set(receipt_problems(records.receipts, records.bodies, evidence))
    if history:
        with open_git(root) as git:
            found |= set(_history(git, root, since, inspection))
    return tuple(sorted(found, key=lambda problem: problem.sort_key))


def _history(git: Git, root: Path, since: str | None, inspection: Inspection) -> Iterator[Problem]:
    """What the line of merges shows."""
    start = _start(git, since)
    steps = list(read_history(git, start, lambda path: is_protected(path) or is_statement(path) or moves_power(path)))
    touches = [
        Touched(commit=step.commit, path=item.path, before=item.before, after=item.after)
        for step in steps
        for item in step.changes
    ]
    yield from changed_statements(touches, (item.path for item in touches if (root / item.path).is_file()))
    yield from quota_races(inspection.results, arrivals(touches))
    seen = Seen(used=set(_used_before(git, start, steps)))
    for step in steps:
        yield from _protected(git, step, seen)


def _used_before(git: Git, start: str | None, steps: list[Step]) -> Iterator[tuple[str, str]]:
    """What was signed in the commit that everything after it is judged by: it stands for what is there, for nothing later."""
    trusted = start or next((step.commit for step in steps if step.parent is None), None)
    if trusted is not None:
        for item in _records(read_contents(git, trusted, _is_protection)).protections:
            yield from ((item.document.file, path) for path in item.files)


def _start(git: Git, since: str | None) -> str | None:
    """The commit to begin after. Raises EvalgenError where the history is cut off, or does not lead back to it."""
    if is_shallow(git):
        raise EvalgenError(
            "Kho chỉ có phần lịch sử gần nhất, không đối soát được các lần hợp nhất trước đó.",
            remedy="Lấy đủ lịch sử rồi chạy lại: git fetch --unshallow (trong CI: fetch-depth: 0).",
        )
    if hides_files(git, RECORDS):
        raise EvalgenError(
            "Bản sao này chỉ lấy một phần hồ sơ, hoặc Git được bảo không so một số tệp (sparse checkout, assume-unchanged).",
            remedy="Đối soát ở một bản sao đầy đủ vừa lấy về (git clone).",
        )
    if not current(git):
        raise EvalgenError(
            "Kho chưa có lần ghi nào để đối soát.", remedy="Ghi hồ sơ vào Git trước: git add, git commit."
        )
    if since is None:
        return None
    start = resolve(git, since)
    if git.ask("merge-base", "--is-ancestor", start, "HEAD").code != 0:
        raise EvalgenError(
            "Lịch sử đã bị viết lại: phiên bản tin cậy {revision} không còn nằm trong lịch sử của nhánh này.",
            remedy="So với một bản sao lưu của kho; không công bố cho đến khi biết rõ vì sao.",
            revision=start[:12],
        )
    if start not in git.run("rev-list", "--first-parent", "HEAD").text.splitlines():
        # Somebody merged the published branch into their own, and moved the name: nothing was forced, all is off the line.
        raise EvalgenError(
            "Phiên bản tin cậy {revision} không còn nằm trên dòng hợp nhất của nhánh này: nhánh chính đã bị hợp nhất vào một "
            "nhánh khác rồi thay bằng nhánh ấy.",
            remedy="Đưa nhánh chính về phiên bản đã công bố rồi hợp nhất nhánh kia vào nó; không công bố trước đó.",
            revision=start[:12],
        )
    return start


def evidence_of(
    records: Records, organization: Organization | None, wanted: Callable[[str], bool] = lambda _: True
) -> Evidence:
    """The key of every wanted approval and receipt: one call of ssh-keygen each, as many at a time as there are processors."""
    signed = [item for item in _statements(records, namespace_of(organization)) if wanted(item[0])]
    parts = [signed[start : start + _TOGETHER] for start in range(0, len(signed), _TOGETHER)]
    return Evidence(keys=dict(chain.from_iterable(shared_out(parts, _signing_keys, processors()))))


def _signing_keys(part: Sequence[tuple[str, str, bytes, str]]) -> list[tuple[str, str | None]]:
    return [(file, signing_key(signature, payload, namespace)) for file, signature, payload, namespace in part]


def granted_by(
    before: Inspection,
    after: Inspection,
    changed: Collection[str],
    contents: Callable[[Collection[str]], Mapping[str, bytes]],
    returning: Callable[[Collection[str]], Collection[str]],
) -> Granted:
    """The approvals of what `changed`, judged by who was in power before.

    `contents` reads files as they are afterwards; without those that are not there. `returning` tells which of some files
    are put back as they lay there before. A signature from above counts for the very content that it names, and comes
    with the change: an old one brings nothing old back.
    """
    about = {PurePosixPath(file).with_suffix("").parts[1:] for file in changed} | set(map(_record_of, changed))
    about -= {()}  # What lies at the top, and what is no approval, is about no record.
    organization = before.records.organization or after.records.organization
    statements = [item for item in after.records.approvals if item.document.file in changed]
    attesting = _attesting(after.records.receipts, statements)
    signed = evidence_of(
        after.records,
        organization,
        lambda file: file in changed or file in attesting or _record_of(file) in about,
    )
    rule = Rule(organization=before.records.organization, bodies=before.records.bodies)
    brought = [_signed(item, organization) for item in after.records.protections if item.document.file in changed]
    asked = before.records.receipts if brought or statements else ()
    not_before = _latest_receipt(asked, before.records.bodies, organization)
    standing = [item for item in before.records.receipts if item.document.file not in changed]
    received = receptions(standing, before.records.bodies, signed)
    evidence = replace(signed, coming=_coming(statements, received, signed), not_before=not_before)
    brought_files = {item.document.file for item in statements}
    refused = not_holding(after.results, after.laws, evidence, brought_files)
    coming = {item.place.file for item in refused} & set(evidence.coming)
    back = returning(coming) if coming else ()
    if back:
        # Where nobody issues receipts, nothing else tells a statement that is put back from a new one.
        evidence = replace(evidence, coming=frozenset(evidence.coming) - frozenset(back))
        refused = not_holding(after.results, after.laws, evidence, brought_files)
    protections = protecting(brought, rule, not_before)
    named = {path for item in protections for path in item.files}
    kept = contents(named)
    receipts = [item for item in after.records.receipts if item.document.file in changed]
    digests = {path: digest_of(kept[path]) if path in kept else NONE for path in named}
    return Granted(
        approvals=granted(after.results, after.laws, evidence, before.records.bodies),
        protections=tuple(
            replace(item, files={path: digest for path, digest in item.files.items() if digests[path] == digest})
            for item in protections
        ),
        refused=(
            *receipt_problems(receipts, before.records.bodies or after.records.bodies, evidence),
            *refused,
        ),
    )


def _attesting(receipts: Iterable[Receipt], statements: Iterable[Approval]) -> frozenset[str]:
    """Files of the receipts for one of the statements."""
    digests = {digest_of(approval_payload(item)) for item in statements}
    return frozenset(item.document.file for item in receipts if not digests.isdisjoint(item.approvals))


def _coming(
    statements: Iterable[Approval], received: Mapping[str, tuple[Reception, ...]], evidence: Evidence
) -> frozenset[str]:
    """Files of the statements that nobody has received yet; one that is put back after it was deleted has been."""
    files = ((item, item.document.file) for item in statements)
    return frozenset(file for item, file in files if attested_on(item, evidence.keys.get(file) or "", received) is None)


def _record_of(statement: str) -> tuple[str, ...]:
    """Period, unit and name of the record that an approval is about."""
    match PurePosixPath(statement).parts:
        case ("records", period, "approvals", unit, name, _):
            return period, unit, name
    return ()


def _statements(records: Records, namespace: str) -> Iterator[tuple[str, str, bytes, str]]:
    """File, signature, what was signed, and where it counts."""
    for approval in records.approvals:
        yield approval.document.file, approval.signature, approval_payload(approval), namespace
    for receipt in records.receipts:
        yield receipt.document.file, receipt.signature, receipt_payload(receipt), namespace


def _signed(protection: Protection, organization: Organization | None) -> SignedProtection:
    key = signing_key(protection.signature, protection_payload(protection), namespace_of(organization))
    return SignedProtection(protection=protection, key=key)


class Seen(Struct, kw_only=True):
    """The files that may hand power over, as last seen on the way."""

    people: dict[str, Person] = field(default_factory=dict)
    periods: dict[str, PeriodRecord] = field(default_factory=dict)
    used: set[tuple[str, str]] = field(default_factory=set)
    """Protections that a change has rested on already: file and path."""


def _protected(git: Git, step: Step, seen: Seen) -> Iterator[Problem]:
    """What one commit changed of what power rests on without the signature that it needs."""
    touched = {change.path: change for change in step.changes if not is_statement(change.path)}
    moving = {path: change for path, change in touched.items() if moves_power(path)}
    was = _records(contents_of(git, ((p, c.before) for p, c in moving.items() if c.before)))
    now = _records(contents_of(git, ((p, c.after) for p, c in moving.items() if c.after)))
    seen.people |= {person.document.file: person for person in was.people.values()}
    seen.periods |= {period.document.file: period for period in was.periods.values()}
    protected = {path: change.after for path, change in touched.items() if is_protected(path)}
    if step.parent is not None and touched:  # The first commit is what everything after it is judged by.
        yield from _unsigned(git, step, seen, protected, now)
    seen.people |= {person.document.file: person for person in now.people.values()}
    seen.periods |= {period.document.file: period for period in now.periods.values()}


def _unsigned(git: Git, step: Step, seen: Seen, protected: Mapping[str, str | None], now: Records) -> Iterator[Problem]:
    people = {person.document.file: person for person in now.people.values()}
    periods = {period.document.file: period for period in now.periods.values()}
    unpowered = Rule(organization=None, bodies={}, people=seen.people, periods=seen.periods)
    if not protected and not dict(handovers(unpowered, people, periods)):
        return
    base = _records(read_contents(git, step.parent or "", _governs))
    before = Rule(organization=base.organization, bodies=base.bodies, people=seen.people, periods=seen.periods)
    moved = dict(handovers(before, people, periods))
    contents = {
        change.path: change.after for change in step.changes if change.path in protected or change.path in moved
    }
    kept = contents_of(git, ((path, name) for path, name in contents.items() if name is not None))
    after = _records(read_contents(git, step.commit, _is_protection))
    received = _records(read_contents(git, step.parent or "", _is_receipt)).receipts
    change = ProtectedChange(
        commit=step.commit,
        files={path: digest_of(kept[path]) if path in kept else NONE for path in contents},
        before=before,
        protections=tuple(_signed(item, base.organization) for item in after.protections),
        handovers=moved,
        used=frozenset(seen.used),
        not_before=_latest_receipt(received, base.bodies, base.organization),
    )
    yield from unapproved(change)
    seen.used |= set(change.rests_on())


def _latest_receipt(
    receipts: Iterable[Receipt], bodies: Mapping[str, Body], organization: Organization | None
) -> dt.date | None:
    """The latest day that somebody attests who may."""
    namespace = namespace_of(organization)
    for receipt in sorted(receipts, key=lambda item: item.on, reverse=True):
        body = bodies.get(receipt.body)
        if body is None or "receive" not in body.roles:
            continue
        key = signing_key(receipt.signature, receipt_payload(receipt), namespace)
        if key is not None and refusal(body, receipt.signer, key, receipt.on, role="receive") is None:
            return receipt.on
    return None


def _is_receipt(path: str) -> bool:
    return is_statement(path) and path.split("/")[2] == RECEIPTS


def _governs(path: str) -> bool:
    return path == "records/organization.yaml" or path.startswith("records/bodies/")


def _is_protection(path: str) -> bool:
    return path.startswith(_PROTECTIONS)


def _records(files: Mapping[str, bytes]) -> Records:
    return assemble(read_source(file, data) for file, data in files.items()).records

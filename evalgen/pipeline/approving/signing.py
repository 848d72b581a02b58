"""Signing approvals."""

import datetime as dt
import os
from collections.abc import Mapping, Sequence
from itertools import count
from pathlib import Path

from msgspec import Struct
from msgspec.structs import replace

from evalgen.approving.acting import acting_body, acting_day, answering_body
from evalgen.approving.changed_after_decision import OF_STATEMENTS
from evalgen.approving.credentials import fingerprint, refusal
from evalgen.approving.evidence import result_of
from evalgen.approving.remedies import REMEDIES
from evalgen.approving.statement import (
    approval_payload,
    namespace_of,
    record_digest,
    rules_digest,
    rules_in_force,
    rules_name,
)
from evalgen.domain.approval import Approval, ApprovedStep, RulesInForce
from evalgen.domain.body import Body
from evalgen.domain.document import Document, LocatedMapping
from evalgen.domain.grade import Grade
from evalgen.domain.organization import Person
from evalgen.domain.problem import Severity
from evalgen.domain.record import Record, person_of, record_name
from evalgen.domain.records import Records
from evalgen.errors import EvalgenError
from evalgen.pipeline.inspecting.inspection import Inspection
from evalgen.pipeline.inspecting.near_inspection import Inspector
from evalgen.pipeline.names_asked import body_named
from evalgen.pipeline.periods_asked import no_law_for
from evalgen.reading.history import is_committed
from evalgen.reading.repository import read_one
from evalgen.reading.signature import public_key, sign


class Unsigned(Struct, frozen=True, kw_only=True):
    """An approval that the key may give; nothing is written yet."""

    approval: Approval
    rules: Mapping[str, str]
    namespace: str
    """The repository that the signature is for."""

    signer: str
    """Whose name stands below, as a reader knows them."""

    body: str
    """For whom, likewise."""


class Signed(Struct, frozen=True, kw_only=True):
    """What was written: the approval and the paths, from the top of the repository."""

    unsigned: Unsigned
    paths: tuple[str, ...]


def approvable(  # noqa: PLR0913 - what is signed, by whom, when, and what is known of the repository
    root: Path, file: str, step: ApprovedStep, *, key: Path, on: dt.date, inspector: Inspector
) -> Unsigned:
    """What `key` would sign of the record in `file`.

    With one `inspector` for several records the repository is looked at once at most. Raises EvalgenError where the
    record is not there yet or has errors, or where the key is nobody's who could act.
    """
    inspection = inspector.at(file, checked=True)
    record = _record(inspection, file)
    body, owned = _body(record, step, inspection.records), fingerprint(public_key(key))
    _refuse_below(record, step, body, owned)
    signer = signer_of(body, owned, on, role=step.role, unit=record.unit)
    name = record_name(record)
    if signer == name:
        raise EvalgenError(
            "{signer} không phê duyệt hồ sơ của chính mình: «{file}».",
            remedy="Để thành viên khác của {body} phê duyệt; bỏ tệp ấy khỏi lệnh.",
            signer=signer_called(root, body, signer),
            file=file,
            body=body.name,
        )
    law = inspection.laws.get(record.period)
    if law is None:
        raise no_law_for(record.period, inspection.records.organization, inspection.library)
    rules = rules_in_force(law)
    digest = rules_digest(rules)
    unsigned = Approval(
        document=Document(file=_file(root, record, step, signer), root=LocatedMapping()),
        period=record.period,
        unit=record.unit,
        record=name,
        step=step,
        signer=signer,
        body=body.id,
        on=on,
        record_digest=record_digest(record.document, step, _number(record, step)),
        rules_digest=digest,
        result_digest=result_of(inspection.results, record),
        outcome=_outcome(record, step),
        signature="",
    )
    return Unsigned(
        approval=unsigned,
        rules=rules,
        namespace=namespace_of(inspection.records.organization),
        signer=signer_called(root, body, signer),
        body=f"{body.name} ({body.id})",
    )


def sign_approvals(root: Path, unsigned: Sequence[Unsigned], key: Path) -> list[Signed]:
    """Sign all of them, then write the statements, and the rules that they rest on where they are not kept yet.

    Nothing is written before the last one is signed: whoever is asked for a touch or a password each time may give up.
    """
    from evalgen.drafting.statement_file import approval_text, rules_text
    from evalgen.drafting.writing import Change, write_all

    texts: dict[str, str] = {}
    paths: list[tuple[str, ...]] = []
    for asked in unsigned:
        item = asked.approval
        approval = replace(item, signature=sign(approval_payload(item), key, asked.namespace))
        kept = f"records/{item.period}/rules/{rules_name(item.rules_digest)}.yaml"
        new = () if kept in texts or _is_kept(root, kept, item.rules_digest) else (kept,)
        texts |= dict.fromkeys(new, rules_text(asked.rules)) | {approval.document.file: approval_text(approval)}
        paths.append((approval.document.file, *new))
    write_all(
        root, [Change(name=name, after=text.encode(), before=_known(root / name)) for name, text in texts.items()]
    )
    return [Signed(unsigned=asked, paths=own) for asked, own in zip(unsigned, paths, strict=True)]


def _is_kept(root: Path, file: str, digest: str) -> bool:
    """Whether the rules are there already. Raises EvalgenError where something else lies in their place."""
    if not os.path.lexists(root / file):
        return False
    rules = read_one(root, file).noun
    if not isinstance(rules, RulesInForce) or rules_digest(rules.values) != digest:
        raise EvalgenError(
            "«{file}» không chứa quy định đúng như tên của nó, nên phê duyệt dựa vào tệp ấy sẽ không có giá trị.",
            remedy="Tệp chưa hợp nhất thì xóa rồi chạy lại; đã hợp nhất thì cấp trên bỏ tệp ấy, rồi đối soát từ phiên bản đó "
            "(evalgen audit --since).",
            file=file,
        )
    return True


def _known(path: Path) -> bytes | None:
    """The same signer's draft of a statement, if there is one."""
    return path.read_bytes() if path.is_file() else None


def signer_called(root: Path, body: Body, signer: str) -> str:
    """The name of whoever signs, the identifier beside it; that alone where no file names them."""
    person = read_one(root, f"records/people/{signer}.yaml").noun
    stated = next((item.name for item in body.members if item.person == signer), "")
    name = person.name if isinstance(person, Person) else stated
    return f"{name} ({signer})" if name else f"«{signer}»"


def _record(inspection: Inspection, file: str) -> Record:
    everything = inspection.records.people_and_collectives()
    found = next((item for item in everything if item.document.file == file), None)
    # What an earlier statement no longer fits is what a new one is for.
    errors = (problem for problem in inspection.problems if problem.severity is Severity.ERROR)
    wrong = [problem for problem in errors if problem.place.file == file and problem.code not in OF_STATEMENTS]
    if wrong:
        raise EvalgenError(
            "Hồ sơ «{file}» có {count} lỗi, chưa phê duyệt được.",
            remedy="Xem chỗ cần sửa: evalgen check",
            file=file,
            count=len(wrong),
        )
    if found is None:
        raise EvalgenError(
            "«{file}» không phải hồ sơ của một người hay tập thể trong kho, nên không phê duyệt được.",
            remedy="Bỏ tệp ấy khỏi lệnh, hoặc sửa tên; hồ sơ là records/<kỳ>/<đơn vị>/<người>.yaml hoặc collective.yaml.",
            file=file,
        )
    return found


def _body(record: Record, step: ApprovedStep, records: Records) -> Body:
    named, day = acting_body(record, step), acting_day(record, step)
    if named is None or day is None:
        raise EvalgenError(
            "Hồ sơ «{file}» chưa đến bước «{step}».",
            remedy="Ghi mục của bước đó vào hồ sơ trước, rồi phê duyệt.",
            file=record.document.file,
            step=step.label,
        )
    whose = {"person": person_of(record), "unit": record.unit}
    return body_named(answering_body(records.bodies, named, step=step, on=day, **whose), records.bodies)


def _refuse_below(record: Record, step: ApprovedStep, body: Body, key: str) -> None:
    """Say why the body that the record names does not sign where the one above it does, and the key is of nobody there."""
    named = acting_body(record, step)
    if named != body.id and not any(fingerprint(item.key) == key for member in body.members for item in member.keys):
        raise EvalgenError(
            "Hồ sơ «{file}» là của thành viên «{named}», nên bước này do cấp trên của tổ chức ấy ký: {name} («{body}»).",
            remedy="Bỏ tệp ấy khỏi lệnh, để thành viên của {name} ký.",
            file=record.document.file,
            named=named,
            body=body.id,
            name=body.name,
        )


def taken_meanwhile(file: str) -> EvalgenError:
    """What is said where another command took the name of a statement while this one signed."""
    return EvalgenError(
        "«{file}» vừa được một lệnh khác ghi, nên chữ ký này chưa được ghi.", remedy="Chạy lại lệnh.", file=file
    )


def signer_of(body: Body, key: str, on: dt.date, *, role: str = "", unit: str = "") -> str:
    """Whose key it is among those who act for the body on the day. Raises EvalgenError where it is nobody's."""
    owners = sorted({member.person for member in body.members if any(fingerprint(k.key) == key for k in member.keys)})
    if not owners:
        raise EvalgenError(
            "Khóa {key} không phải là khóa của thành viên nào của «{body}» ({name}).",
            remedy="Khai khóa công khai vào records/bodies/{body}.yaml (cấp trên phê duyệt), hoặc dùng khóa khác.",
            key=key,
            body=body.id,
            name=body.name,
        )
    refusals = [refusal(body, owner, key, on, role=role, unit=unit) for owner in owners]
    good = next((owner for owner, refused in zip(owners, refusals, strict=True) if refused is None), None)
    if good is None:
        reasons = [item for item in refusals if item is not None]
        raise EvalgenError(
            "Không phê duyệt được: {reasons}",
            remedy="{mend}",
            reasons=" ".join(item.message for item in reasons),
            mend=" ".join(dict.fromkeys(REMEDIES[item.code] for item in reasons)),
        )
    return good


def _number(record: Record, step: ApprovedStep) -> int:
    """Which amendment is signed: the last one; 0 for any other step."""
    return len(record.amendments) if step is ApprovedStep.AMENDMENT else 0


def _file(root: Path, record: Record, step: ApprovedStep, signer: str) -> str:
    """Where the statement goes: over the same signer's draft of it, never over one that history holds already."""
    folder = f"records/{record.period}/approvals/{record.unit}/{record_name(record)}"
    names = (f"{folder}/{step.key}{f'.{number}' if number > 1 else ''}-{signer}.yaml" for number in count(1))
    return next(name for name in names if not (root / name).exists() or not is_committed(root, name))


def _outcome(record: Record, step: ApprovedStep) -> str:
    grade: Grade | None = None
    if step is ApprovedStep.PROPOSAL and record.proposal is not None:
        grade = record.proposal.grade
    elif step is ApprovedStep.DECISION and record.decision is not None:
        grade = record.decision.grade
        if grade is None:
            return "NOT_ASSESSED"
    elif step is ApprovedStep.AMENDMENT:
        grade = record.final_grade
    return grade.name if grade else "NONE"

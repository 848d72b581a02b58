"""Signing the files that power rests on, and the lines of other files that hand power over."""

import datetime as dt
from collections.abc import Mapping, Sequence
from itertools import count
from pathlib import Path

from msgspec.structs import replace

from evalgen.approving.competence import moves_power
from evalgen.approving.credentials import fingerprint
from evalgen.approving.protected import NONE, WHOLE, is_protected
from evalgen.approving.statement import digest_of, namespace_of, protection_payload
from evalgen.domain.approval import Protection
from evalgen.domain.body import Body
from evalgen.domain.document import Document, LocatedMapping
from evalgen.errors import EvalgenError
from evalgen.pipeline.approving.signing import signer_called, signer_of, taken_meanwhile
from evalgen.reading.history import recorded_bytes
from evalgen.reading.repository import read_selected
from evalgen.reading.repository_files import read_bytes
from evalgen.reading.signature import public_key, sign


def protect(root: Path, files: Sequence[str], *, key: Path, on: dt.date, named: str = "") -> Protection:
    """Sign the protected `files` as they stand (or stand no more) for the body one level up, and write the statement.

    Power over one person, or a raised rate, is also for the deciding body itself to hand over: for the one `named`, or
    the only one that has the key. Raises EvalgenError where that body may not, or several have it.
    """
    from evalgen.drafting.statement_file import protection_text
    from evalgen.drafting.writing import write_new

    strange = [file for file in files if not (is_protected(file) or moves_power(file))]
    if strange:
        raise EvalgenError(
            "{files} không phải tệp được bảo vệ.",
            remedy="Tệp được bảo vệ: records/organization.yaml, records/bodies/, records/regulation/, tệp quy trình kiểm tra; "
            "và records/people/, period.yaml khi thẩm quyền hoặc tỷ lệ thay đổi.",
            files=", ".join(f"«{file}»" for file in strange),
        )
    records = read_selected(root, lambda slot: slot.kind in {"organization", "body"}).records
    governor = records.organization.governed_by if records.organization else None
    if governor is None or governor not in records.bodies:
        raise EvalgenError(
            "Chưa có cấp trên giám sát kho này.", remedy="Ghi governed_by trong records/organization.yaml."
        )
    own = fingerprint(public_key(key))
    handing = not any(is_protected(file) for file in files)
    body = _protecting(records.bodies, records.bodies[governor], own, named, handing=handing)
    signer = signer_of(body, own, on, role=WHOLE, unit=WHOLE)
    taken = {path.name for path in (root / "records/approvals").glob("*")}
    name = next(name for number in count(1) if (name := f"{on.isoformat()}-{number}") not in taken)
    unsigned = Protection(
        document=Document(file=f"records/approvals/{name}/{signer}.yaml", root=LocatedMapping()),
        name=name,
        signer=signer,
        body=body.id,
        on=on,
        files={file: _digest(root, file) for file in sorted(set(files))},
        signature="",
    )
    protection = replace(
        unsigned, signature=sign(protection_payload(unsigned), key, namespace_of(records.organization))
    )
    _, kept = write_new(root, [(protection.document.file, protection_text(protection))])
    if kept:
        raise taken_meanwhile(kept[0])
    return protection


def protectors(root: Path, signed: Protection) -> tuple[str, str]:
    """Who signed and for whom, by name with the identifier beside it."""
    body = read_selected(root, lambda slot: slot.kind == "body").records.bodies[signed.body]
    return signer_called(root, body, signed.signer), f"{body.name} ({body.id})"


def _protecting(bodies: Mapping[str, Body], governor: Body, key: str, named: str, *, handing: bool) -> Body:
    """The body that signs: the governor; where power is only `handing` over, any body that decides."""
    allowed = [governor]
    if handing:
        allowed += [body for body in bodies.values() if "decide" in body.roles and body is not governor]
    if named:
        found = next((body for body in allowed if body.id == named), None)
        if found is None:
            raise EvalgenError(
                "«{body}» không ký được cho các tệp này.",
                remedy="Tổ chức ký được: {bodies}.",
                body=named,
                bodies=", ".join(f"«{body.id}»" for body in allowed),
            )
        return found
    having = [body for body in allowed if key in _keys(body)] or [governor]
    if len(having) > 1 and governor not in having:
        raise EvalgenError(
            "Khóa này khai ở nhiều tổ chức: {bodies}.",
            remedy="Nêu tổ chức mà người ký thay mặt, ví dụ: --body {body}",
            bodies=", ".join(f"«{body.id}»" for body in having),
            body=having[0].id,
        )
    return having[0]


def _keys(body: Body) -> set[str]:
    return {fingerprint(item.key) for member in body.members for item in member.keys}


def _digest(root: Path, file: str) -> str:
    data = read_bytes(root, file)
    if isinstance(data, bytes):
        return digest_of(recorded_bytes(root, file, data))
    if data.code == "unreadable-file" and not (root / file).exists():
        return NONE
    raise EvalgenError("{file}: {fault}", remedy="{mend}", file=file, fault=data.message, mend=data.remedy)

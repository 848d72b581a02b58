"""``python -m benchmarks.statements ROOT NEW``: a repository in use, every step of every record approved and received.

The signatures are made up: nothing here verifies them, `evalgen audit` alone does.
"""

import datetime as dt
import shutil
import subprocess
import sys
from collections.abc import Iterator
from itertools import islice
from pathlib import Path

from evalgen.approving.evidence import result_of
from evalgen.approving.statement import record_digest, rules_digest, rules_in_force, section_digest
from evalgen.domain.approval import Approval, ApprovedStep, Receipt
from evalgen.domain.document import Document, LocatedMapping
from evalgen.domain.period import Period
from evalgen.domain.record import Record, record_name
from evalgen.drafting.statement_file import approval_text, receipt_text, rules_text
from evalgen.pipeline.approving.receiving import MOST
from evalgen.pipeline.assessing.receipts import SECTIONS
from evalgen.pipeline.inspecting.inspection import Inspection, inspect

_SIGNATURE = "-----BEGIN SSH SIGNATURE-----\n" + "A" * 300 + "\n-----END SSH SIGNATURE-----\n"
_HOST = "may-chu"
_STEPS = (ApprovedStep.PLAN, ApprovedStep.VERIFICATION, ApprovedStep.PROPOSAL, ApprovedStep.DECISION)


def in_use(root: Path) -> Path:
    """The same repository with statements, beside it; made once."""
    signed = root.with_name(f"{root.name}-signed")
    if not signed.is_dir():
        # In a process of its own: whoever is measured later begins as a copy of this one.
        subprocess.run([sys.executable, "-m", "benchmarks.statements", str(root), str(signed)], check=True)
    return signed


def main(root: Path, signed: Path) -> None:
    """Write the statements into a copy of `root`; whoever stops in the midst leaves no half repository behind."""
    draft = signed.with_name(f"{signed.name}.draft")
    shutil.rmtree(draft, ignore_errors=True)
    shutil.copytree(root / "records", draft / "records")
    for file, text in _statements(inspect(draft)):
        path = draft / file
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    draft.rename(signed)


def receipt(period: Period, day: dt.date, number: int, steps: dict[str, str]) -> tuple[str, str]:
    """Path and text of a receipt of that day."""
    name = f"{day}-{number}"
    file = f"records/{period}/receipts/{name}.yaml"
    found = Receipt(
        document=Document(file=file, root=LocatedMapping()),
        period=period,
        id=name,
        signer=_HOST,
        body=_HOST,
        on=day,
        approvals=(),
        submissions=steps,
        signature=_SIGNATURE,
    )
    return file, receipt_text(found)


def _statements(inspection: Inspection) -> Iterator[tuple[str, str]]:
    records = inspection.records
    everything: tuple[Record, ...] = (*records.evaluations, *records.collectives.values())
    days: dict[tuple[Period, dt.date], dict[str, str]] = {}
    for record in everything:
        yield from _approvals(inspection, record)
        for section in SECTIONS:
            if section in record.document.root:
                found = days.setdefault((record.period, _day(record, section)), {})
                found[f"{record.unit}/{record_name(record)}/{section}"] = section_digest(record.document, section)
    for (period, day), steps in days.items():
        lines = iter(sorted(steps.items()))
        number = 0
        while portion := dict(islice(lines, MOST)):
            number += 1
            yield receipt(period, day, number, portion)


def _day(record: Record, section: str) -> dt.date:
    """The day that somebody wrote for a section, else the first of the period."""
    found = getattr(record, section, None)
    days = (getattr(found, name, None) for name in ("approved_on", "submitted_on", "on"))
    return next((day for day in days if isinstance(day, dt.date)), record.period.first_day)


def _approvals(inspection: Inspection, record: Record) -> Iterator[tuple[str, str]]:
    rules = rules_in_force(inspection.laws[record.period])
    digest, name = rules_digest(rules), record_name(record)
    yield f"records/{record.period}/rules/{digest.removeprefix('sha256:')[:16]}.yaml", rules_text(rules)
    for step in _STEPS:
        body, day = _taken(record, step)
        members = inspection.records.bodies[body].members if body in inspection.records.bodies else ()
        if day is None or not members:
            continue
        grade = getattr(getattr(record, step.key), "grade", None)
        file = f"records/{record.period}/approvals/{record.unit}/{name}/{step.key}-{members[0].person}.yaml"
        approval = Approval(
            document=Document(file=file, root=LocatedMapping()),
            period=record.period,
            unit=record.unit,
            record=name,
            step=step,
            signer=members[0].person,
            body=body,
            on=day,
            record_digest=record_digest(record.document, step, 0),
            rules_digest=digest,
            result_digest=result_of(inspection.results, record),
            outcome=grade.name if grade is not None else "NONE",
            signature=_SIGNATURE,
        )
        yield file, approval_text(approval)


def _taken(record: Record, step: ApprovedStep) -> tuple[str, dt.date | None]:
    """By whom the step was taken, and when."""
    if step is ApprovedStep.PLAN:
        plan = record.plan
        return (plan.approved_by or "", plan.approved_on) if plan is not None else ("", None)
    section = {
        ApprovedStep.VERIFICATION: record.verification,
        ApprovedStep.PROPOSAL: record.proposal,
        ApprovedStep.DECISION: record.decision,
    }[step]
    return (section.by, section.on) if section is not None else ("", None)


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]))

"""From a case of the table to where its period stands: the sound records with some sections taken away."""

import datetime as dt
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

from case_records import records_of
from case_tables import read_table
from sound_records import write_records

from evalgen.domain.dossier import Dossier
from evalgen.domain.period import Period
from evalgen.domain.period_status import PeriodStatus
from evalgen.pipeline.checkup.checkup import check_up
from evalgen.pipeline.watching import statuses

OPEN = "2026-Q2/period.yaml"


def read_cases(name: str) -> list[dict[str, Any]]:
    """The cases of tests/watching/<name>.yaml."""
    cases: list[dict[str, Any]] = read_table(Path(__file__).parent / f"{name}.yaml")
    assert len({case["name"] for case in cases}) == len(cases)
    return cases


def without(text: str, sections: Iterable[str]) -> str:
    """`text` without those sections at its top level, which must be there."""
    for section in sections:
        lines, kept, inside = text.splitlines(keepends=True), [], False
        for line in lines:
            if not line.startswith((" ", "-")):
                inside = line.startswith(f"{section}:")
            if not inside:
                kept.append(line)
        assert len(kept) < len(lines), section
        text = "".join(kept)
    return text


def files_of(case: Mapping[str, Any]) -> dict[str, str]:
    """The files of a case: an open quarter without notices, if the case does not keep it as it is."""
    files = records_of(case)
    if not case.get("closed"):
        files[OPEN] = without(files[OPEN], ["closed_on"] if case.get("announced") else ["closed_on", "notices"])
    for name, sections in case.get("drop", {}).items():
        files[name] = without(files[name], sections)
    if "pack" in case:
        files["organization.yaml"] = files["organization.yaml"].replace("pack: hd02", f"pack: {case['pack']}")
    return files


def status_of(root: Path, case: Mapping[str, Any]) -> PeriodStatus:
    """Where the period of a case stands on its day."""
    write_records(root, files_of(case))
    period = Period.parse(case.get("period", "2026-Q2"))
    assert period is not None
    (found,) = statuses(check_up(root), (period,), dt.date.fromisoformat(case["on"]))
    return found


def told(item: Dossier) -> dict[str, Any]:
    """A dossier as the table writes it."""
    actor, due, blocker = item.actor, item.due, item.blocked_by
    return {
        "file": item.file.removeprefix("records/"),
        "state": item.state.name,
        "reached": item.reached_words,
        "handed_in": item.handed_in,
        "next": item.next_step.label if item.next_step else None,
        "urgency": item.urgency.label,
        "by": [body.id for body in actor.bodies] if actor else [],
        "basis": actor.basis.label if actor else None,
        "acting": [member.name for body in actor.bodies for member in body.members] if actor else [],
        "people": [person.name for person in actor.people] if actor else [],
        "barred": item.barred,
        "due": due.printed if due else None,
        "borrowed": due.borrowed if due else None,
        "days_left": due.days_left if due else None,
        "otherwise_in_time": due.still_due_otherwise if due else None,
        "citation": str(due.citation) if due else None,
        "blocked_by": blocker.file.removeprefix("records/") if blocker else None,
        "blocking_clause": str(blocker.citation) if blocker else None,
        "blocker_missing": blocker.missing if blocker else None,
        "late": item.late,
        "was_late": item.was_late,
        "late_steps": [
            {
                "step": late.step.label,
                "days": late.days,
                "taken": late.taken_on.isoformat() if late.taken_on else None,
                "consequence": str(late.due.consequence.citation) if late.due.consequence else None,
                "lowered": [grade.name for grade in late.lowered] if late.lowered else None,
            }
            for late in item.late_steps
        ],
        "exempt_by": str(item.exempt_by) if item.exempt_by else None,
        "errors": item.errors,
    }

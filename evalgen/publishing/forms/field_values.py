"""Every name of the forms' register that stands once on a form gets its value here, as it is written on paper."""

from collections.abc import Callable, Mapping
from types import MappingProxyType

from evalgen.domain.derivation import ScoreSheet
from evalgen.domain.grade import Grade
from evalgen.domain.period import PeriodKind
from evalgen.publishing.forms.people import listed_people, number_of
from evalgen.publishing.forms.subject import Subject, day_of
from evalgen.publishing.forms.unit import UNIT_FIELDS, highlights

_ROMAN = ("I", "II", "III", "IV")
_KEY_TASKS = (
    "Chủ động tiếp cận, giải quyết hiệu quả vấn đề, có kết quả cụ thể",
    "Cơ bản đáp ứng yêu cầu nhưng còn hạn chế, cần tiếp tục hoàn thiện",
    "Không đáp ứng yêu cầu nhiệm vụ",
)
_POSTS = {
    "person.party_posts": frozenset({"party"}),
    "person.government_posts": frozenset({"council", "government", "public_service"}),
    "person.front_posts": frozenset({"front"}),
}
"""The blocks of units whose posts stand on each line."""


def body_name(subject: Subject, name: str | None) -> str:
    """The name of a body; its identifier where it is unknown."""
    body = subject.records.bodies.get(name or "")
    return body.name if body else name or ""


def _label(grade: Grade | None) -> str:
    return grade.label if grade else ""


def _period_number(subject: Subject, kind: PeriodKind) -> str:
    if subject.period.kind is not kind:
        return ""
    return _ROMAN[subject.period.number - 1] if kind is PeriodKind.QUARTER else str(subject.period.number)


def _posts(blocks: frozenset[str]) -> Callable[[Subject], str]:
    def posts(subject: Subject) -> str:
        person = subject.records.people.get(subject.person)
        day = subject.records.cutoff(subject.period)
        held = [post for post in person.posts if post.span.covers(day)] if person else []
        units = subject.records.units
        return "; ".join(post.title for post in held if post.unit in units and units[post.unit].block in blocks)

    return posts


def _birth_date(subject: Subject) -> str:
    person = subject.records.people.get(subject.person)
    written = str(person.document.root.get("birth_date", "")) if person else ""
    return "/".join(reversed(written.split("-")))


def _submitted_on(subject: Subject) -> str:
    own = subject.record.self_assessment if subject.record else None
    return day_of(own.submitted_on) if own else ""


def _own_grade(subject: Subject) -> str:
    if subject.person:
        own = subject.evaluation.self_assessment if subject.evaluation else None
        return _label(own.proposed_grade if own else None)
    return _label(subject.collective.self_grade if subject.collective else None)


def _unit_name(subject: Subject) -> str:
    unit = subject.records.units.get(subject.unit)
    return unit.named_on(subject.period.last_day).name if unit else ""


def _part(sheet: ScoreSheet | None, part: str, subject: Subject) -> str:
    """The total, the general part or the results of a sheet; empty where there is none."""
    return subject.score(getattr(sheet, part).value) if sheet else ""


def _votes(subject: Subject) -> str:
    proposal = subject.record.proposal if subject.record else None
    votes = sorted(proposal.votes.items(), reverse=True) if proposal else []
    return "; ".join(f"{grade.label}: {count}" for grade, count in votes)


def _key_tasks(subject: Subject) -> str:
    proposal = subject.record.proposal if subject.record else None
    level = proposal.key_tasks if proposal else None
    return f"mức {level} – {_KEY_TASKS[level - 1]}" if level else ""


FIELD_VALUES: Mapping[str, Callable[[Subject], str]] = MappingProxyType(
    {
        "organization.name": lambda s: s.records.organization.name if s.records.organization else "",
        "period.label": lambda s: s.period.label,
        "period.month": lambda s: _period_number(s, PeriodKind.MONTH),
        "period.quarter": lambda s: _period_number(s, PeriodKind.QUARTER),
        "period.year": lambda s: str(s.period.year),
        "unit.name": _unit_name,
        "person.name": lambda s: s.records.people[s.person].name if s.person in s.records.people else "",
        "person.birth_date": _birth_date,
        "person.post": lambda s: s.post.title if s.post else "",
        **{name: _posts(blocks) for name, blocks in _POSTS.items()},
        "plan.approved_by": lambda s: body_name(s, s.record.plan.approved_by) if s.record and s.record.plan else "",
        "plan.approved_on": lambda s: day_of(s.record.plan.approved_on) if s.record and s.record.plan else "",
        "self.submitted_on": _submitted_on,
        "self.grade": _own_grade,
        "self.strengths": lambda s: s.raw("self_assessment", "strengths"),
        "self.limitations": lambda s: s.raw("self_assessment", "limitations"),
        "self.general_score": lambda s: _part(s.self_sheet, "general", s),
        "self.results_score": lambda s: _part(s.self_sheet, "results", s),
        "self.total": lambda s: _part(s.self_sheet, "total", s),
        "verified.by": lambda s: body_name(s, s.record.verification.by) if s.record and s.record.verification else "",
        "verified.on": lambda s: day_of(s.record.verification.on) if s.record and s.record.verification else "",
        "verified.general_score": lambda s: _part(s.verified_sheet, "general", s),
        "verified.results_score": lambda s: _part(s.verified_sheet, "results", s),
        "verified.total": lambda s: _part(s.verified_sheet, "total", s),
        "proposal.by": lambda s: body_name(s, s.record.proposal.by) if s.record and s.record.proposal else "",
        "proposal.on": lambda s: day_of(s.record.proposal.on) if s.record and s.record.proposal else "",
        "proposal.grade": lambda s: s.record.proposal.grade.label if s.record and s.record.proposal else "",
        "proposal.key_tasks": _key_tasks,
        "proposal.votes": _votes,
        "proposal.comment": lambda s: s.raw("proposal", "comment"),
        "decision.by": lambda s: body_name(s, s.record.decision.by) if s.record and s.record.decision else "",
        "decision.on": lambda s: day_of(s.record.decision.on) if s.record and s.record.decision else "",
        "decision.number": lambda s: s.record.decision.number if s.record and s.record.decision else "",
        "decision.grade": lambda s: _label(s.record.final_grade) if s.record else "",
        **UNIT_FIELDS,
        "body.name": lambda s: body_name(s, s.body),
        "list.people": lambda s: str(len(listed_people(s))),
        "list.excellent": lambda s: number_of(s, Grade.EXCELLENT),
        "list.good": lambda s: number_of(s, Grade.GOOD),
        "list.completed": lambda s: number_of(s, Grade.COMPLETED),
        "list.not_completed": lambda s: number_of(s, Grade.NOT_COMPLETED),
    }
)

LIST_VALUES: Mapping[str, Callable[[Subject], tuple[str, ...]]] = MappingProxyType(
    {"collective.highlights": highlights}
)

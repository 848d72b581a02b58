"""Nhóm tiêu chí chung in a self-assessment.

«Chấm tối đa nếu đảm bảo; Chấm 0 điểm nếu không đảm bảo» (HD 02-HD/BTCTW, Phụ lục 3, A).
"""

from collections.abc import Iterator

from evalgen.checking.cited import citation
from evalgen.checking.subject import Subject
from evalgen.domain.problem import Problem, Severity
from evalgen.domain.record import Record
from evalgen.domain.self_assessment import GeneralCriteria

_BASE = ("self_assessment", "general_criteria")


def criterion_undecided(subject: Subject) -> Iterator[Problem]:
    """Every general criterion is marked as met or not met, or has points."""
    for evaluation, given in _given(subject):
        framework = subject.framework_of(evaluation)
        if framework is None or given.default_met is not None:
            continue
        marked = {*given.met, *given.not_met, *given.awards}
        open_ones = [name for name in framework.general_criteria if name not in marked]
        if open_ones:
            yield Problem(
                code="criterion-undecided",
                place=evaluation.place(*_BASE, key=True),
                message=f"còn {len(open_ones)} tiêu chí chung chưa đánh dấu đảm bảo hay không đảm bảo: {', '.join(open_ones)}.",
                remedy="Ghi từng tiêu chí vào met hoặc not_met, hoặc ghi «default: met» cho các tiêu chí còn lại.",
                citation=citation(subject.laws.get(evaluation.period), "general_criteria", "total"),
            )


def criterion_twice(subject: Subject) -> Iterator[Problem]:
    """No general criterion is marked both as met and as not met, or has points besides."""
    for evaluation, given in _given(subject):
        for name in given.awards:
            if name in given.met or name in given.not_met:
                yield Problem(
                    code="criterion-twice",
                    place=evaluation.place(*_BASE, "awards", name, key=True),
                    message=f"tiêu chí {name} có điểm ở awards, lại được ghi ở {'met' if name in given.met else 'not_met'}.",
                    remedy="Chỉ giữ lại một chỗ.",
                )
        for index, name in enumerate(given.not_met):
            if name in given.met:
                yield Problem(
                    code="criterion-twice",
                    place=evaluation.place(*_BASE, "not_met", index),
                    message=f"tiêu chí {name} được ghi cả ở met (đảm bảo) và not_met (không đảm bảo).",
                    remedy="Chỉ giữ lại một chỗ.",
                )


def criterion_needless(subject: Subject) -> Iterator[Problem]:
    """What `default` says of all criteria is not said again of one."""
    for evaluation, given in _given(subject):
        if given.default_met is None:
            continue
        key, names = ("met", given.met) if given.default_met else ("not_met", given.not_met)
        for index, name in enumerate(names):
            yield Problem(
                code="criterion-needless",
                place=evaluation.place(*_BASE, key, index),
                message=f"tiêu chí {name} ghi ở {key} là thừa, vì default đã là {key}.",
                remedy=f"Bỏ {name} khỏi {key}.",
                severity=Severity.NOTE,
            )


def _given(subject: Subject) -> Iterator[tuple[Record, GeneralCriteria]]:
    for record in subject.records.people_and_collectives():
        if record.self_assessment is not None:
            yield record, record.self_assessment.general_criteria

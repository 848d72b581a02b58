"""What leaders are measured by besides own work items, where the law measures their unit.

«Kết quả hoạt động của cơ quan, tổ chức, đơn vị»; «Khả năng tổ chức triển khai thực hiện nhiệm vụ»; «Năng lực tập hợp,
đoàn kết» (Kế hoạch của phường Hà Đông, III, mục 3.3).
"""

from collections.abc import Iterator
from fractions import Fraction

from evalgen.checking.assessed import assessed, on_refused_ground
from evalgen.checking.cited import citation, legal_value
from evalgen.checking.subject import Subject
from evalgen.domain.evaluation import Evaluation
from evalgen.domain.measures import UnitMeasure
from evalgen.domain.number import show_plain
from evalgen.domain.place import Pointer
from evalgen.domain.problem import Problem, Severity
from evalgen.domain.self_assessment import SelfAssessment
from evalgen.regulation.law import Law

_FIELD = ("self_assessment", "unit_measures")


def missing_unit_measure(subject: Subject) -> Iterator[Problem]:
    """A leader's self-assessment states what nobody can compute."""
    refused_units = on_refused_ground(subject)
    for evaluation, assessment, law in _measured(subject):
        gap = subject.results.assessments[evaluation.period, evaluation.person].gap
        needed = {UnitMeasure.ORGANISING, UnitMeasure.UNITY}
        uncomputed = gap is not None and gap.place.pointer == (*_FIELD, UnitMeasure.UNIT_RESULT.key)
        if uncomputed and (evaluation.period, evaluation.unit) not in refused_units:
            needed.add(UnitMeasure.UNIT_RESULT)
        for measure in UnitMeasure:
            if measure in needed and measure.key in _weighed(law) and measure not in assessment.unit_measures:
                yield Problem(
                    code="missing-unit-measure",
                    place=evaluation.place(*_FIELD, key=True),
                    message=f"chưa ghi {measure.key} ({measure.value.lower()}) của người lãnh đạo, quản lý.",
                    remedy=f"Ghi self_assessment.unit_measures.{measure.key}: {{value: …, reason: …}}, value là {_options(law, measure)}.",
                    citation=citation(law, "unit_measures", measure.key),
                )


def unit_measure_not_in_scale(subject: Subject) -> Iterator[Problem]:
    """A value is one of those that the law knows."""
    for evaluation in subject.records.evaluations:
        law = subject.laws.get(evaluation.period)
        for measure, value, pointer in _values_given(evaluation):
            scale = legal_value(law, "unit_measures", measure.key)
            if law is not None and scale is not None and all(value != level.value for level in scale.value):
                yield Problem(
                    code="unit-measure-not-in-scale",
                    place=evaluation.place(*pointer),
                    message=f"{measure.value}: quy định không có giá trị {show_plain(value)}.",
                    remedy=f"Ghi {_options(law, measure)}.",
                    citation=scale.citation,
                )


def unit_measure_needless(subject: Subject) -> Iterator[Problem]:
    """Nobody states what the law does not measure them by, or what is computed from the results of their people."""
    measured = {(item.period, item.person) for item, _, _ in _measured(subject)}
    for evaluation, law in subject.under_law():
        given = list(_values_given(evaluation))
        post = subject.records.post_of(evaluation) if given else None
        if law is None or post is None:
            continue
        found = subject.results.assessments.get((evaluation.period, evaluation.person))
        computed = found is not None and any(person.assessed for person in found.managed)
        for measure, _, pointer in given:
            counts = (evaluation.period, evaluation.person) in measured
            if counts and not (computed and measure is UnitMeasure.UNIT_RESULT):
                continue
            why = (
                "được tính từ điểm của những người thuộc quyền quản lý trong kỳ"
                if counts
                else "không phải là tiêu chí của người này theo quy định của kỳ"
            )
            yield Problem(
                code="unit-measure-needless",
                place=evaluation.place(*pointer[:-1], key=True),
                message=f"{measure.key} ({measure.value.lower()}) {why}; giá trị ghi ở đây không được dùng.",
                remedy="Bỏ mục này.",
                severity=Severity.WARNING,
                citation=citation(law, "unit_measures", "unit_result" if counts else "standings"),
            )


def decided_before_managed(subject: Subject) -> Iterator[Problem]:
    """A leader is decided on after those whose results the leader is measured by."""
    for evaluation, assessment in assessed(subject):
        decision = evaluation.decision
        if decision is None or decision.grade is None:
            continue
        later = [
            person.name
            for person in assessment.managed
            if person.assessed and (person.decided_on is None or person.decided_on > decision.on)
        ]
        if later:
            yield Problem(
                code="decided-before-managed",
                place=evaluation.place("decision", "on"),
                message=f"quyết định ngày {decision.on:%d/%m/%Y}, trước khi quyết định đối với người thuộc quyền quản lý mà điểm của họ được tính ở đây: {', '.join(later)}.",
                remedy="Quyết định đối với người thuộc quyền quản lý trước, người lãnh đạo, quản lý sau; kiểm tra lại các ngày.",
                severity=Severity.WARNING,
                citation=citation(subject.laws.get(evaluation.period), "unit_measures", "unit_result"),
            )


def _measured(subject: Subject) -> Iterator[tuple[Evaluation, SelfAssessment, Law]]:
    """Self-assessments of people whom the law measures by the unit."""
    for evaluation, law in subject.under_law():
        standings = legal_value(law, "unit_measures", "standings")
        if law is None or standings is None or evaluation.self_assessment is None:
            continue
        post = subject.records.post_of(evaluation)
        if post is not None and post.standing in standings.value:
            yield evaluation, evaluation.self_assessment, law


def _weighed(law: Law) -> frozenset[str]:
    return frozenset(law.get("unit_measures", "weights").value)


def _values_given(evaluation: Evaluation) -> Iterator[tuple[UnitMeasure, Fraction, Pointer]]:
    if evaluation.self_assessment is not None:
        for measure, result in evaluation.self_assessment.unit_measures.items():
            yield measure, result.value, (*result.pointer, "value")
    for difference in evaluation.verification.differences if evaluation.verification else ():
        if difference.unit_measure is not None and difference.value is not None:
            yield difference.unit_measure, difference.value, (*difference.pointer, "value")


def _options(law: Law, measure: UnitMeasure) -> str:
    """As they are typed into a record: with a decimal point, the better one first."""
    levels = reversed(law.get("unit_measures", measure.key).value)
    return " hoặc ".join(f"{show_plain(level.value).replace(',', '.')} ({level.label})" for level in levels)

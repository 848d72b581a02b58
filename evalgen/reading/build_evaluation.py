"""A document that the schema has accepted → the evaluation of one person in one period."""

from collections.abc import Iterator

from evalgen.domain.document import Document
from evalgen.domain.evaluation import Evaluation, Plan, WorkItem
from evalgen.domain.facts import Facts
from evalgen.domain.grade import Grade
from evalgen.domain.measures import FaultKind, Measure, UnitMeasure
from evalgen.domain.period import Period
from evalgen.domain.self_assessment import (
    CriterionResult,
    Deduction,
    GeneralCriteria,
    ItemResult,
    ObjectiveCause,
    SelfAssessment,
    UnitMeasureResult,
)
from evalgen.domain.verification import Difference, Verification
from evalgen.reading.build_facts import build_facts, optional_confirmed
from evalgen.reading.build_node import Node, exact
from evalgen.reading.build_steps import build_amendments, build_appeals, build_decision, build_proposal

_NO_FACTS = Facts()


def build_evaluation(document: Document, *, period: Period, unit: str, person: str) -> Evaluation:
    """`<period>/<unit>/<person>.yaml`."""
    root = Node.of(document)
    plan = root.optional_node("plan")
    self_assessment = root.optional_node("self_assessment")
    verification = root.optional_node("verification")
    facts = root.optional_node("facts")
    return Evaluation(
        document=document,
        period=period,
        unit=unit,
        person=person,
        framework=root.optional_text("framework"),
        plan=_plan(plan) if plan else None,
        self_assessment=build_self_assessment(self_assessment) if self_assessment else None,
        verification=build_verification(verification) if verification else None,
        proposal=build_proposal(root.optional_node("proposal")),
        decision=build_decision(root.optional_node("decision")),
        facts=build_facts(facts) if facts else _NO_FACTS,
        amendments=build_amendments(root),
        appeals=build_appeals(root),
        reserved_opinion=root.text("reserved_opinion", ""),
    )


def _plan(node: Node) -> Plan:
    approved = node.optional_node("approved")
    weights = node.optional_node("axis_weights")
    return Plan(
        approved_by=approved.text("by") if approved else None,
        approved_on=approved.day("on") if approved else None,
        axis_weights={int(axis): exact(weight) for axis, weight in sorted(weights.mapping.items())}
        if weights
        else None,
        main_axes=node.wholes("main_axes"),
        work_items=tuple(_work_item(item) for item in node.nodes("work_items")),
    )


def _work_item(node: Node) -> WorkItem:
    carried_from = node.optional_text("carried_from")
    return WorkItem(
        pointer=node.pointer,
        id=node.text("id"),
        axis=node.whole("axis"),
        product=node.text("product"),
        title=node.text("title"),
        quantity=node.number("quantity"),
        due=node.day("due"),
        key_task=node.flag("key_task", default=False),
        carried_from=Period.parse(carried_from) if carried_from else None,
        unit=node.optional_text("unit"),
    )


def build_self_assessment(node: Node) -> SelfAssessment:
    """Bước tự đánh giá of a person, or of a collective, which has no work items of its own."""
    return SelfAssessment(
        submitted_on=node.day("submitted_on"),
        general_criteria=_general_criteria(node.node("general_criteria")),
        results={item: _item_result(result) for item, result in _named(node, "results")},
        proposed_grade=Grade[node.text("proposed_grade")],
        criteria_results={name: _criterion_result(item) for name, item in _named(node, "criteria_results")},
        unit_measures={
            UnitMeasure[name.upper()]: UnitMeasureResult(
                pointer=item.pointer, value=item.number("value"), reason=item.text("reason")
            )
            for name, item in _named(node, "unit_measures")
        },
    )


def _general_criteria(node: Node) -> GeneralCriteria:
    default = node.optional_text("default")
    awards = node.optional_node("awards")
    return GeneralCriteria(
        default_met=None if default is None else default == "met",
        met=node.texts("met"),
        not_met=node.texts("not_met"),
        awards={name: exact(points) for name, points in awards.mapping.items()} if awards else {},
        deductions=tuple(
            Deduction(
                pointer=item.pointer,
                criterion=item.text("criterion"),
                points=item.number("points"),
                reason=item.text("reason"),
            )
            for item in node.nodes("deductions")
        ),
    )


def _named(node: Node, key: str) -> Iterator[tuple[str, Node]]:
    below = node.optional_node(key)
    return below.named_nodes() if below else iter(())


def _criterion_result(node: Node) -> CriterionResult:
    return CriterionResult(
        pointer=node.pointer,
        actual=node.optional_number("actual"),
        level=node.optional_text("level"),
        done=node.optional_flag("done"),
        score=node.optional_number("score"),
        not_applicable=node.flag("not_applicable", default=False),
    )


def _item_result(node: Node) -> ItemResult:
    return ItemResult(
        pointer=node.pointer,
        quantity=node.number("quantity"),
        quality=node.optional_number("quality"),
        timeliness=node.optional_number("timeliness"),
        leadership=node.optional_number("leadership"),
        note=node.text("note", ""),
        evidence=node.texts("evidence"),
        key_response=node.optional_whole("key_response"),
        faults=node.optional_whole("faults"),
        delays=node.optional_whole("delays"),
        objective=tuple(_objective_cause(item) for item in node.nodes("objective")),
    )


def _objective_cause(node: Node) -> ObjectiveCause:
    return ObjectiveCause(
        pointer=node.pointer,
        kind=FaultKind[node.text("measure").upper()],
        count=node.whole("count"),
        reason=node.text("reason"),
        confirmed=optional_confirmed(node.optional_node("confirmed")),
    )


def build_verification(node: Node) -> Verification:
    """Thẩm định of a person or a collective."""
    return Verification(
        by=node.text("by"),
        on=node.day("on"),
        differences=tuple(_difference(item) for item in node.nodes("differences")),
        reason=node.text("reason", ""),
    )


def _difference(node: Node) -> Difference:
    measure = (node.optional_text("measure") or "").upper()
    unit_measure = node.optional_text("unit_measure")
    result_criterion = node.optional_text("result_criterion")
    return Difference(
        pointer=node.pointer,
        criterion=node.optional_text("criterion"),
        met=node.optional_flag("met"),
        item=node.optional_text("item"),
        measure=Measure.__members__.get(measure),
        value=node.optional_number("value"),
        reason=node.text("reason"),
        result_criterion=result_criterion,
        result=_criterion_result(node) if result_criterion else None,
        points=node.optional_number("points"),
        count=FaultKind.__members__.get(measure),
        unit_measure=UnitMeasure[unit_measure.upper()] if unit_measure else None,
    )

"""Documents that the schema has accepted → a period, the result of a collective."""

from evalgen.domain.collective import Collective, CollectiveTask, Indicator
from evalgen.domain.document import Document
from evalgen.domain.facts import Facts
from evalgen.domain.period import Period
from evalgen.domain.period_record import Notice, PeriodRecord, RaisedRate
from evalgen.reading.build_evaluation import build_self_assessment, build_verification
from evalgen.reading.build_facts import build_facts, build_force_majeure
from evalgen.reading.build_node import Node
from evalgen.reading.build_steps import build_amendments, build_appeals, build_decision, build_proposal, optional_grade


def build_period(document: Document, period: Period) -> PeriodRecord:
    """`<period>/period.yaml`."""
    root = Node.of(document)
    return PeriodRecord(
        document=document,
        period=period,
        opened_on=root.day("opened_on"),
        assessment_on=root.optional_day("assessment_on"),
        closed_on=root.optional_day("closed_on"),
        notices=tuple(_notice(item) for item in root.nodes("notices")),
        raised_rates=tuple(_raised_rate(item) for item in root.nodes("raised_rates")),
    )


def build_collective(document: Document, *, period: Period, unit: str) -> Collective:
    """`<period>/<unit>/collective.yaml`."""
    root = Node.of(document)
    self_assessment = root.optional_node("self_assessment")
    verification = root.optional_node("verification")
    facts = root.optional_node("facts")
    assessed = build_self_assessment(self_assessment) if self_assessment else None
    return Collective(
        document=document,
        period=period,
        unit=unit,
        tasks=tuple(_task(item) for item in root.nodes("tasks")),
        indicators=tuple(
            Indicator(
                pointer=item.pointer,
                id=item.text("id"),
                achieved=item.flag("achieved"),
                force_majeure=build_force_majeure(claim, item.text("id"))
                if (claim := item.optional_node("force_majeure"))
                else None,
            )
            for item in root.nodes("indicators")
        ),
        self_grade=assessed.proposed_grade if assessed else optional_grade(root, "self_grade"),
        proposal=build_proposal(root.optional_node("proposal")),
        decision=build_decision(root.optional_node("decision")),
        amendments=build_amendments(root),
        appeals=build_appeals(root),
        reserved_opinion=root.text("reserved_opinion", ""),
        framework=root.optional_text("framework"),
        self_assessment=assessed,
        verification=build_verification(verification) if verification else None,
        facts=build_facts(facts) if facts else Facts(),
    )


def _notice(node: Node) -> Notice:
    return Notice(
        pointer=node.pointer,
        id=node.text("id"),
        number=node.text("number"),
        on=node.day("date"),
        by=node.text("by"),
        title=node.text("title"),
        units=node.texts("units") if "units" in node.mapping else None,
    )


def _raised_rate(node: Node) -> RaisedRate:
    return RaisedRate(
        pointer=node.pointer,
        peer_group=node.optional_text("peer_group"),
        unit=node.optional_text("unit"),
        rate=node.number("rate"),
        number=node.text("number"),
        by=node.text("by"),
        on=node.day("date"),
        reason=node.text("reason"),
    )


def _task(node: Node) -> CollectiveTask:
    force_majeure = node.optional_node("force_majeure")
    return CollectiveTask(
        pointer=node.pointer,
        id=node.text("id"),
        axis=node.optional_whole("axis"),
        title=node.text("title"),
        due=node.day("due"),
        completed=node.optional_flag("completed"),
        late=node.flag("late", default=False),
        exceeded=node.flag("exceeded", default=False),
        in_charge=node.texts("in_charge"),
        force_majeure=build_force_majeure(force_majeure, node.text("id")) if force_majeure else None,
        substandard=node.flag("substandard", default=False),
        ad_hoc=node.flag("ad_hoc", default=False),
    )

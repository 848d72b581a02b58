"""The section `facts`: what conditions need to know, each with who confirmed it."""

from evalgen.domain.facts import (
    ConfidenceVote,
    Confirmed,
    Discipline,
    Disciplined,
    Exemption,
    ExemptionKind,
    Facts,
    Finding,
    ForceMajeure,
    Misconduct,
    MisconductKind,
    Shortcomings,
)
from evalgen.reading.build_node import Node


def build_facts(node: Node) -> Facts:
    """All facts of one record."""
    return Facts(
        force_majeure=tuple(build_force_majeure(item, item.text("item")) for item in node.nodes("force_majeure")),
        discipline=tuple(_discipline(item) for item in node.nodes("discipline")),
        degeneration=_finding(node.optional_node("degeneration")),
        corruption_in_unit=_finding(node.optional_node("corruption_in_unit")),
        confidence_vote=_confidence_vote(node.optional_node("confidence_vote")),
        shortcomings=_shortcomings(node.optional_node("shortcomings")),
        exemption=_exemption(node.optional_node("exemption")),
        former_unit_remarks=optional_confirmed(node.optional_node("former_unit_remarks")),
        misconduct=tuple(_misconduct(item) for item in node.nodes("misconduct")),
        wrongdoing=_finding(node.optional_node("wrongdoing")),
    )


def build_force_majeure(node: Node, item: str) -> ForceMajeure:
    """Lý do khách quan, bất khả kháng for the task `item`."""
    return ForceMajeure(
        pointer=node.pointer,
        item=item,
        reason=node.text("reason"),
        confirmed=optional_confirmed(node.optional_node("confirmed")),
    )


def _discipline(node: Node) -> Discipline:
    return Discipline(
        pointer=node.pointer,
        form=node.text("form"),
        confirmed=_confirmed(node.node("confirmed")),
        violation_on=node.day("violation_on"),
        violation_unit=node.optional_text("violation_unit"),
        duty_related=node.flag("duty_related"),
        ethics_related=node.flag("ethics_related", default=False),
        aggravated=node.flag("aggravated", default=False),
        remedied=optional_confirmed(node.optional_node("remedied")),
        who=Disciplined[who] if (who := node.optional_text("who")) else None,
    )


def _misconduct(node: Node) -> Misconduct:
    return Misconduct(
        pointer=node.pointer,
        kind=MisconductKind[node.text("kind")],
        harmful=node.flag("harmful"),
        confirmed=_confirmed(node.node("confirmed")),
        remedied=optional_confirmed(node.optional_node("remedied")),
    )


def _finding(node: Node | None) -> Finding | None:
    if node is None:
        return None
    return Finding(
        pointer=node.pointer,
        summary=node.text("summary"),
        confirmed=_confirmed(node.node("confirmed")),
        remedied=optional_confirmed(node.optional_node("remedied")),
        blameless=optional_confirmed(node.optional_node("blameless")),
    )


def _confidence_vote(node: Node | None) -> ConfidenceVote | None:
    if node is None:
        return None
    return ConfidenceVote(pointer=node.pointer, low=node.whole("low"), total=node.whole("total"))


def _shortcomings(node: Node | None) -> Shortcomings | None:
    if node is None:
        return None
    return Shortcomings(pointer=node.pointer, pointed_out=node.whole("pointed_out"), remedied=node.whole("remedied"))


def _exemption(node: Node | None) -> Exemption | None:
    if node is None:
        return None
    return Exemption(
        pointer=node.pointer,
        kind=ExemptionKind[node.text("kind")],
        reason=node.text("reason"),
        confirmed=_confirmed(node.node("confirmed")),
    )


def _confirmed(node: Node) -> Confirmed:
    return Confirmed(by=node.text("by"), on=node.day("on"), document=node.text("document"))


def optional_confirmed(node: Node | None) -> Confirmed | None:
    """Who confirmed it, where anybody did."""
    return _confirmed(node) if node else None

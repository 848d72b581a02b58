"""The steps that persons and collectives have in common: proposal, decision, appeals, amendments."""

from evalgen.domain.appeal import Appeal
from evalgen.domain.grade import BEST_FIRST, Grade
from evalgen.domain.steps import Amendment, AmendmentKind, Decision, Proposal
from evalgen.reading.build_node import Node

_NAMED = tuple((grade.name, grade) for grade in BEST_FIRST)


def build_proposal(node: Node | None) -> Proposal | None:
    """Nhận xét, đề xuất; votes in the order of the grades, best first."""
    if node is None:
        return None
    votes = node.optional_node("votes")
    cast = {grade: votes.optional_whole(name) for name, grade in _NAMED} if votes else {}
    return Proposal(
        by=node.text("by"),
        on=node.day("on"),
        grade=Grade[node.text("grade")],
        votes={grade: count for grade, count in cast.items() if count is not None},
        key_tasks=node.optional_whole("key_tasks"),
        outstanding=node.text("outstanding", ""),
    )


def build_decision(node: Node | None) -> Decision | None:
    """Quyết định; no grade where the body decided not to assess."""
    if node is None:
        return None
    return Decision(
        by=node.text("by"),
        on=node.day("on"),
        number=node.text("number"),
        grade=optional_grade(node, "grade"),
        reason=node.text("reason", ""),
        legal_basis=node.text("legal_basis", ""),
    )


def build_amendments(root: Node) -> tuple[Amendment, ...]:
    """Điều chỉnh, hủy bỏ, in the order in which they are written."""
    return tuple(
        Amendment(
            pointer=item.pointer,
            kind=AmendmentKind[item.text("kind")],
            by=item.text("by"),
            on=item.day("on"),
            number=item.text("number"),
            grade=optional_grade(item, "grade"),
            reason=item.text("reason"),
        )
        for item in root.nodes("amendments")
    )


def build_appeals(root: Node) -> tuple[Appeal, ...]:
    """Khiếu nại, kiến nghị, in the order in which they are written."""
    return tuple(
        Appeal(
            pointer=item.pointer,
            submitted_on=item.day("submitted_on"),
            content=item.text("content"),
            conclusion=item.text("conclusion", ""),
            document=item.text("document", ""),
            answered_on=item.day("answered_on") if "answered_on" in item.mapping else None,
        )
        for item in root.nodes("appeals")
    )


def optional_grade(node: Node, key: str) -> Grade | None:
    """The grade at `key`, None where there is none."""
    name = node.optional_text(key)
    return Grade[name] if name else None

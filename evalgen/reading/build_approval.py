"""Signed statements: approvals, protections of files, receipts."""

from evalgen.domain.approval import Approval, ApprovedStep, Protection, Receipt, RulesInForce
from evalgen.domain.document import Document
from evalgen.domain.period import Period
from evalgen.reading.build_node import Node
from evalgen.reading.layout import split_statement


def build_approval(document: Document, *, period: Period, unit: str, record: str, name: str) -> Approval:
    """`<period>/approvals/<unit>/<record>/<step>-<signer>.yaml`."""
    root = Node.of(document)
    step, signer = split_statement(name)
    return Approval(
        document=document,
        period=period,
        unit=unit,
        record=record,
        step=ApprovedStep[step.upper()],
        signer=signer,
        body=root.text("body"),
        on=root.day("on"),
        record_digest=root.text("record"),
        rules_digest=root.text("rules"),
        result_digest=root.text("result"),
        outcome=root.text("outcome"),
        signature=root.text("signature"),
    )


def build_rules(document: Document, *, period: Period, name: str) -> RulesInForce:
    """`<period>/rules/<digest>.yaml`."""
    values = Node.of(document).node("values")
    return RulesInForce(
        document=document, period=period, name=name, values={key: values.text(key) for key in values.mapping}
    )


def build_protection(document: Document, *, name: str, signer: str) -> Protection:
    """`approvals/<name>/<signer>.yaml`."""
    root = Node.of(document)
    files = root.node("files")
    return Protection(
        document=document,
        name=name,
        signer=signer,
        body=root.text("body"),
        on=root.day("on"),
        files={path: files.text(path) for path in files.mapping},
        signature=root.text("signature"),
    )


def build_receipt(document: Document, *, period: Period, name: str) -> Receipt:
    """`<period>/receipts/<id>.yaml`."""
    root = Node.of(document)
    submissions = root.optional_node("submissions")
    return Receipt(
        document=document,
        period=period,
        id=name,
        signer=root.text("signer"),
        body=root.text("body"),
        on=root.day("on"),
        approvals=root.texts("approvals"),
        submissions={path: submissions.text(path) for path in submissions.mapping} if submissions else {},
        signature=root.text("signature"),
    )

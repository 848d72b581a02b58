"""A body: its roles, its dated members and their keys."""

from collections.abc import Iterator

from evalgen.domain.body import Body, BodyMember, Capacity, Scope, SigningKey, Terms
from evalgen.domain.document import Document
from evalgen.reading.build_node import Node


def build_body(document: Document, body: str) -> Body:
    """`bodies/<body>.yaml`."""
    root = Node.of(document)
    return Body(
        document=document,
        id=body,
        name=root.text("name"),
        roles=frozenset(root.texts("roles")),
        members=tuple(_member(item) for item in root.nodes("members")),
        terms=tuple(_terms(root, body)),
    )


def _terms(root: Node, body: str) -> Iterator[Terms]:
    """What a revision does not say stays as it was; a body that names itself has none above it."""
    quorum, above = 1, ""
    for node in (root, *sorted(root.nodes("revisions"), key=lambda item: item.day("from"))):
        quorum = node.optional_whole("quorum") or quorum
        above = node.text("above", above)
        yield Terms(first=node.optional_day("from"), quorum=quorum, above="" if above == body else above)


def _member(node: Node) -> BodyMember:
    return BodyMember(
        person=node.text("person"),
        span=node.span(),
        capacity=Capacity[node.text("capacity", "member").upper()],
        document_number=node.text("document", ""),
        account=node.text("account", ""),
        name=node.text("name", ""),
        scope=_scope(node),
        keys=tuple(SigningKey(key=item.text("key"), span=item.span()) for item in node.nodes("keys")),
    )


def _scope(node: Node) -> Scope:
    found = node.optional_node("scope")
    if found is None:
        return Scope()
    return Scope(roles=frozenset(found.texts("roles")), units=frozenset(found.texts("units")))

"""A body: its roles, its dated members and their keys."""

from evalgen.domain.body import Body, BodyMember, Capacity, Scope, SigningKey
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
        quorum=root.optional_whole("quorum") or 1,
        above=root.optional_text("above"),
    )


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

"""Documents that the schema has accepted → organization, units, people, bodies, catalogues."""

import datetime as dt

from evalgen.domain.document import Document
from evalgen.domain.organization import (
    Absence,
    AbsenceKind,
    Catalogue,
    Organization,
    PackChoice,
    PeerGroup,
    Person,
    Points,
    Post,
    Product,
    Standing,
    Unit,
    UnitName,
    UnitParent,
)
from evalgen.domain.place import Pointer
from evalgen.reading.build_node import Node


def build_organization(document: Document) -> Organization:
    """`organization.yaml`."""
    root = Node.of(document)
    publication = root.node("publication")
    review = root.optional_node("review")
    packs = [
        PackChoice(pack=item.text("pack"), first=item.day("from"), pointer=item.pointer)
        for item in root.nodes("regulation")
    ]
    groups = [PeerGroup(id=item.text("id"), title=item.text("title")) for item in root.nodes("peer_groups")]
    return Organization(
        document=document,
        name=root.text("name"),
        fictional=root.flag("fictional"),
        packs=tuple(sorted(packs, key=lambda choice: choice.first)),
        peer_groups={group.id: group for group in groups},
        scores_public=publication.flag("scores"),
        scores_legal_basis=publication.text("scores_legal_basis", ""),
        collective_grades_public=publication.flag("collective_grades"),
        governed_by=root.optional_text("governed_by"),
        signing_scope=root.optional_text("signing_scope"),
        max_units=review.optional_whole("max_units") if review else None,
    )


def build_unit(document: Document, unit: str) -> Unit:
    """`units/<unit>.yaml`."""
    root = Node.of(document)
    revisions = sorted(root.nodes("revisions"), key=_from)
    return Unit(
        document=document,
        id=unit,
        names=tuple(_unit_name(node) for node in (root, *revisions) if node.optional_text("name") is not None),
        kind=root.text("kind"),
        block=root.text("block"),
        parents=(
            UnitParent(unit=root.optional_text("parent")),
            *(_unit_parent(node, unit) for node in revisions if node.optional_text("parent") is not None),
        ),
        span=root.span(),
        peer_group=root.optional_text("peer_group"),
        serves=root.optional_text("serves"),
    )


def build_person(document: Document, person: str) -> Person:
    """`people/<person>.yaml`; posts in the order of their first days."""
    root = Node.of(document)
    posts = [_post(item) for item in root.nodes("posts")]
    return Person(
        document=document,
        id=person,
        name=root.text("name"),
        posts=tuple(sorted(posts, key=lambda post: post.span.first)),
        absences=tuple(_absence(item) for item in root.nodes("absences")),
    )


def build_catalogue(document: Document, unit: str) -> Catalogue:
    """`catalogues/<unit>.yaml`."""
    root = Node.of(document)
    products = [
        Product(pointer=item.pointer, id=item.text("id"), title=item.text("title"), points=_points(item))
        for item in root.nodes("products")
    ]
    return Catalogue(
        document=document,
        unit=unit,
        standard_product=root.text("standard_product"),
        products={product.id: product for product in products},
    )


def _points(node: Node) -> tuple[Points, ...]:
    """The first points, then the revisions by their day."""
    first = Points(pointer=(*node.pointer, "points"), first=None, value=node.number("points"))
    revisions = sorted((item.day("from"), item.pointer, item.number("points")) for item in node.nodes("revisions"))
    later = (Points(pointer=(*pointer, "points"), first=day, value=value) for day, pointer, value in revisions)
    return (first, *later)


def _from(node: Node) -> dt.date:
    return node.day("from")


def _unit_name(node: Node) -> UnitName:
    """Without a short name the name itself is used: an earlier short name belongs to an earlier name."""
    return UnitName(
        pointer=node.pointer,
        first=node.day("from") if node.pointer else None,
        name=node.text("name"),
        short_name=node.text("short_name", node.text("name")),
    )


def _unit_parent(node: Node, unit: str) -> UnitParent:
    """A unit that names itself has none above it from that day on."""
    parent = node.text("parent")
    return UnitParent(pointer=node.pointer, first=node.day("from"), unit=None if parent == unit else parent)


def _post(node: Node) -> Post:
    return Post(
        pointer=node.pointer,
        unit=node.text("unit"),
        title=node.text("title"),
        standing=Standing[node.text("standing")],
        peer_group=node.text("peer_group"),
        managed_by=node.text("managed_by"),
        used_by=node.text("used_by"),
        span=node.span(),
        frameworks=_frameworks(node),
        first_leadership_post=node.flag("first_leadership_post", default=False),
        route=node.optional_text("route") or "",
    )


def _frameworks(node: Node) -> dict[str, Pointer]:
    one = node.optional_text("framework")
    named = {} if one is None else {one: (*node.pointer, "framework")}
    several = {name: (*node.pointer, "frameworks", index) for index, name in enumerate(node.texts("frameworks"))}
    return named | several


def _absence(node: Node) -> Absence:
    return Absence(
        pointer=node.pointer,
        kind=AbsenceKind[node.text("kind")],
        span=node.span(),
        document_number=node.text("document"),
    )

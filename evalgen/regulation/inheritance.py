"""Which pack extends which: the order in which packs are built, and what cannot be built at all."""

from collections.abc import Collection, Mapping
from graphlib import CycleError, TopologicalSorter

from evalgen.regulation.faults import Fault
from evalgen.regulation.known_names import instead_of
from evalgen.regulation.site import PackFiles


def parents_first(files: Mapping[str, PackFiles], unread: Collection[str], faults: list[Fault]) -> list[str]:
    """The packs of `files`, each after the one it extends; what stands alone comes last.

    What extends a pack that is not there, or itself by a detour, is at fault; what extends one of `unread`, a pack
    that is there and cannot be read, is left out without a word, for the fault is not its own.
    """
    graph: dict[str, list[str]] = {}
    for name, pack in files.items():
        parent: str | None = pack.head.root.get("extends")
        if parent is None or parent in files:
            graph[name] = [parent] if parent is not None else []
        elif parent not in unread:
            message = f"gói «{name}» kế thừa gói «{parent}» không có"
            faults.append(
                Fault(place=pack.head.place("extends"), message=message, remedy=instead_of(parent, list(files)))
            )
    while circle := _circle(graph):
        for name in circle:
            message = "các gói kế thừa vòng tròn: " + " → ".join(circle)
            remedy = "Bỏ extends ở một trong các gói này."
            faults.append(Fault(place=files[name].head.place("extends"), message=message, remedy=remedy))
            graph.pop(name, None)
    order = [name for name in TopologicalSorter(graph).static_order() if _rooted(name, graph)]
    extended = {parent for parents in graph.values() for parent in parents}
    return sorted(order, key=lambda name: not graph[name] and name not in extended)


def _circle(graph: Mapping[str, list[str]]) -> list[str]:
    """Packs that extend each other, the first of them again at the end; empty where there are none."""
    try:
        TopologicalSorter(graph).prepare()
    except CycleError as error:
        circle: list[str] = error.args[1]
        return circle
    return []


def _rooted(name: str, graph: Mapping[str, list[str]]) -> bool:
    """Whether `name` and all that it extends are there."""
    return name in graph and all(_rooted(parent, graph) for parent in graph[name])

"""Values that nothing obeys: a rule stated for frameworks that the pack does not have."""

from collections.abc import Iterator

from evalgen.regulation.law import Law
from evalgen.regulation.library import Library, Pack
from evalgen.regulation.lint.finding import Finding
from evalgen.regulation.soundness import days_of_change, needed


def unused_rules(library: Library, pack: Pack) -> Iterator[Finding]:
    """Quy tắc mà gói nêu thì gói, hoặc gói kế thừa nó, có khung tiêu chí dùng đến."""
    document = library.sources[pack.id].parameters
    laws = [law for law in _laws_with(library, pack) if law.frameworks]
    if document is None or not laws:
        return
    for stem in pack.rules:
        if not any(needed(stem, law) for law in laws):
            yield Finding(
                code="parameter-unused",
                place=document.place("rules", stem, key=True),
                message=f"quy tắc «{stem}» không được dùng: không khung tiêu chí nào của gói chấm theo cách này",
                remedy="Bỏ quy tắc này, hoặc kiểm tra cách chấm (measure, kpi.marking) của khung.",
            )


def _laws_with(library: Library, pack: Pack) -> Iterator[Law]:
    """The laws that the values of `pack` are part of, on every day on which they change."""
    for other in library.packs.values():
        if pack in library.lineage(other.id):
            yield from (library.law(other.id, day) for day in days_of_change(library, other))

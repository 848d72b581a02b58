"""Values that nothing obeys: a rule stated for frameworks, or for a deadline, that the pack does not have."""

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


def late_without_deadline(library: Library, pack: Pack) -> Iterator[Finding]:
    """Quy tắc về hồ sơ chậm thì có thời hạn được đối chiếu mà văn bản nói chậm thì hạ mức."""
    document = library.sources[pack.id].parameters
    if document is None or "late_dossier" not in pack.rules:
        return
    deadlines = (item for law in _laws_with(library, pack) for item in law.procedure.deadlines)
    if not any(item.holds is not None and item.late is not None and item.late.grades_lower for item in deadlines):
        yield Finding(
            code="parameter-unused",
            place=document.place("rules", "late_dossier", key=True),
            message="quy tắc «late_dossier» không được dùng: không thời hạn nào có holds và late.grades_lower",
            remedy="Ghi holds và late (grades_lower) ở thời hạn mà văn bản nói chậm thì hạ mức, hoặc bỏ quy tắc này.",
        )


def _laws_with(library: Library, pack: Pack) -> Iterator[Law]:
    """The laws that the values of `pack` are part of, on every day on which they change."""
    for other in library.packs.values():
        if pack in library.lineage(other.id):
            yield from (library.law(other.id, day) for day in days_of_change(library, other))

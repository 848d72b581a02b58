"""The linter of the law: what the values of a pack must be to each other, on every day on which one of them changes.

Each check states its rule in its docstring and yields what breaks it.
"""

import datetime as dt
from collections.abc import Callable, Iterator, Mapping

from msgspec.structs import replace

from evalgen.domain.document import Document
from evalgen.domain.measures import FaultKind, Measure
from evalgen.domain.number import show_plain
from evalgen.domain.place import Place
from evalgen.domain.subject_kind import SubjectKind
from evalgen.regulation.faults import Fault
from evalgen.regulation.forms.soundness import form_faults
from evalgen.regulation.frameworks.framework import Framework
from evalgen.regulation.frameworks.measures import measure_faults
from evalgen.regulation.frameworks.structure import structure_faults
from evalgen.regulation.frameworks.sums import framework_faults
from evalgen.regulation.kinds import MAX_SCORE
from evalgen.regulation.law import Law
from evalgen.regulation.library import Library, Pack, register_keys
from evalgen.regulation.parameters import RULES, Need
from evalgen.regulation.site import PackFiles

Key = tuple[str, str]
Finding = tuple[tuple[Key, Key], str, str]
"""The two parameters that do not agree, what is wrong, how to mend it."""


def soundness_faults(library: Library, files: Mapping[str, PackFiles]) -> list[Fault]:
    """Every fault of every pack, on each of its days of change."""
    faults = [*_doubled_frameworks(files), *form_faults(library, files)]
    documents = {
        (name, dt.date.fromisoformat(document.root["effective_from"])): document
        for item in files.values()
        for name, document in item.frameworks
    }
    for pack in library.packs.values():
        for framework in pack.frameworks:
            faults.extend(_own_parts(framework, documents[framework.id, framework.effective_from]))
        for day in days_of_change(library, pack):
            law = library.law(pack.id, day)
            faults.extend(_pack_faults(pack, law, files[pack.id]))
            for check in _CHECKS:
                for keys, message, remedy in check(law):
                    place = _place(library, pack, keys, day, files)
                    faults.append(Fault(place=place, message=message, remedy=remedy))
            for framework in law.frameworks.values():
                document = documents[framework.id, framework.effective_from]
                faults.extend(framework_faults(framework, law, document))
    return faults


def days_of_change(library: Library, pack: Pack) -> list[dt.date]:
    """The days on which a value or a framework of `pack`, or of what it extends, takes effect."""
    start = pack.instrument.effective_from
    days = {start}
    for item in library.lineage(pack.id):
        days |= {value.effective_from for parameter in item.parameters.values() for value in parameter.values}
        days |= {framework.effective_from for framework in item.frameworks}
    return sorted(day for day in days if day >= start)


def _place(library: Library, pack: Pack, keys: tuple[Key, Key], day: dt.date, files: Mapping[str, PackFiles]) -> Place:
    """Where the nearest of two disagreeing values stands: in the pack itself before the one it inherits from."""
    for item in reversed(library.lineage(pack.id)):
        document = files[item.id].parameters
        for stem, name in keys:
            parameter = item.parameters.get((stem, name))
            value = parameter.on(day) if parameter else None
            if parameter is not None and value is not None and document is not None:
                index = parameter.values.index(value)
                return document.place("rules", stem, "parameters", name, "values", index, "value")
    return files[pack.id].head.place("instrument")


def _doubled_frameworks(files: Mapping[str, PackFiles]) -> list[Fault]:
    """Mã của một khung tiêu chí chỉ thuộc một gói: a record names its framework by the id alone."""
    owners: dict[str, str] = {}
    faults: list[Fault] = []
    for pack in files.values():
        for name, document in pack.frameworks:
            if owners.setdefault(name, pack.id) != pack.id:
                message = f"khung tiêu chí «{name}» đã có trong gói «{owners[name]}»"
                faults.append(Fault(place=document.place(), message=message, remedy="Đặt cho tệp khung một mã khác."))
    return faults


def _own_parts(framework: Framework, document: Document) -> Iterator[Fault]:
    """Every edition is whole in itself, in force on some day or not: others may take their general part from it."""
    own = replace(framework, general=()) if framework.general_from else framework
    yield from structure_faults(own, document)
    yield from measure_faults(own, document)


def _pack_faults(pack: Pack, law: Law, files: PackFiles) -> Iterator[Fault]:
    """A pack that people are graded by says everything: no value of the law is guessed later."""
    if not law.default_frameworks:
        return
    place = files.head.place("default_framework" if pack.default_frameworks else "instrument", key=True)
    for kind, name in law.default_frameworks.items():
        yield from _default_faults(kind, name, law, place)
    missing = [
        f"{stem}.{name}"
        for stem, name in register_keys()
        if (stem, name) not in law.values and name not in RULES[stem].optional and needed(stem, law)
    ]
    if missing:
        yield Fault(
            place=place,
            message=f"ngày {law.day:%d/%m/%Y} gói còn thiếu giá trị: " + ", ".join(missing),
            remedy="Bổ sung các giá trị này kèm căn cứ, hoặc kế thừa (extends) một gói đã có.",
        )


def _default_faults(kind: SubjectKind, name: str, law: Law, place: Place) -> Iterator[Fault]:
    """A default framework is there, is complete, and is made for the kind of subject that it is the default of."""
    framework = law.frameworks.get(name)
    if framework is None:
        yield Fault(
            place=place,
            message=f"khung mặc định «{name}» không dùng được ngày {law.day:%d/%m/%Y}: "
            "không có, chưa có hiệu lực, hoặc không khớp tổng điểm của gói",
            remedy="Các khung dùng được: " + (", ".join(law.frameworks) or "không có") + ".",
        )
        return
    if framework.missing:
        yield Fault(
            place=place,
            message=f"khung mặc định «{name}» còn thiếu, chưa dùng để chấm điểm được",
            remedy="Bổ sung phần còn thiếu của khung rồi bỏ mục missing, hoặc chọn khung mặc định khác.",
        )
    if framework.subject is not kind:
        yield Fault(
            place=place,
            message=f"khung mặc định «{name}» dùng cho «{framework.subject.label}», không phải «{kind.label}»",
            remedy="Chọn khung của đúng đối tượng, hoặc sửa subject trong tệp khung.",
        )


def needed(stem: str, law: Law) -> bool:
    """Whether people who are graded by `law` need rule `stem`."""
    axes = [axis for framework in law.frameworks.values() for axis in framework.axes]
    by_items = any(not axis.by_criteria for axis in axes)
    marking = law.values.get(("kpi", "marking"))
    return {
        Need.ALWAYS: True,
        Need.CRITERIA: any(axis.by_criteria and not axis.whole for axis in axes),
        Need.ITEMS: by_items,
        Need.LEVELS: by_items and marking is not None and marking.value == "levels",
        Need.FAULTS: by_items and marking is not None and marking.value == "faults",
        Need.STATED: law.speaks_of(stem),
    }[RULES[stem].need]


def _scale(law: Law) -> Iterator[Finding]:
    """Tiêu chí chung và kết quả thực hiện nhiệm vụ cộng lại là thang điểm 100."""
    keys = (("general_criteria", "total"), ("result_axes", "total"))
    if all(key in law.values for key in keys):
        total = law.number(*keys[0]) + law.number(*keys[1])
        if total != MAX_SCORE:
            message = f"điểm tiêu chí chung và điểm kết quả cộng lại là {show_plain(total)}, không phải {MAX_SCORE}"
            yield keys, message, "Sửa general_criteria.total hoặc result_axes.total."


def _bands(law: Law) -> Iterator[Finding]:
    """Mức cao hơn đòi hỏi nhiều điểm hơn."""
    for better, worse in (("excellent", "good"), ("good", "completed")):
        keys = (("score_band", better), ("score_band", worse))
        if all(key in law.values for key in keys) and law.number(*keys[0]) <= law.number(*keys[1]):
            yield keys, f"mức «{better}» phải nhiều điểm hơn mức «{worse}»", "Sửa một trong hai mức điểm."


def _quota(law: Law) -> Iterator[Finding]:
    """Tỷ lệ được nâng không thấp hơn tỷ lệ thường."""
    keys = (("excellent_quota", "raised_rate"), ("excellent_quota", "rate"))
    if all(key in law.values for key in keys) and law.number(*keys[0]) < law.number(*keys[1]):
        yield keys, "tỷ lệ được nâng (raised_rate) thấp hơn tỷ lệ thường (rate)", "Sửa một trong hai tỷ lệ."


def _unit(law: Law) -> Iterator[Finding]:
    """Ngưỡng dưới của đơn vị không vượt tỷ lệ phải hoàn thành."""
    keys = (("unit_completion", "floor"), ("unit_completion", "required"))
    if all(key in law.values for key in keys) and law.number(*keys[0]) > law.number(*keys[1]):
        yield keys, "ngưỡng dưới (floor) cao hơn tỷ lệ phải hoàn thành (required)", "Sửa một trong hai tỷ lệ."


def _forms(law: Law) -> Iterator[Finding]:
    """Hình thức kỷ luật nhẹ nhất có trong danh sách hình thức."""
    forms = ("discipline", "forms")
    lowest = (("discipline", "least_form"), ("discipline", "least_form_others"), ("members_discipline", "least_form"))
    for least in lowest:
        if least in law.values and forms in law.values and law.values[least].value not in law.values[forms].value:
            message = f"hình thức «{law.values[least].value}» ({'.'.join(least)}) không có trong discipline.forms"
            yield (least, forms), message, f"Bổ sung vào danh sách, hoặc sửa {'.'.join(least)}."


def _measures(law: Law) -> Iterator[Finding]:
    """Chỉ số, tiêu chí nào được tính thì có ký hiệu, và có cách chấm."""
    for stem in ("kpi", "unit_measures"):
        keys = ((stem, "weights"), (stem, "letters"))
        if all(key in law.values for key in keys) and set(law.values[keys[0]].value) != set(law.values[keys[1]].value):
            message = f"«{stem}.weights» và «{stem}.letters» không nêu cùng các chỉ số"
            yield keys, message, "Nêu ở hai nơi đúng những chỉ số được tính."
    weights, marking = ("kpi", "weights"), ("kpi", "marking")
    if weights not in law.values or marking not in law.values:
        return
    for name in law.values[weights].value:
        scale = ("levels", name)
        if name == Measure.QUANTITY.key:
            continue
        if law.values[marking].value == "levels" and scale not in law.values:
            message = f"chỉ số «{name}» được tính nhưng không có thang mức «levels.{name}»"
            yield (weights, marking), message, "Bổ sung thang mức, hoặc bỏ trọng số của chỉ số này."
        if law.values[marking].value == "faults" and name not in {kind.measure.key for kind in FaultKind}:
            message = f"chỉ số «{name}» được tính nhưng không có cách đếm lỗi (kpi.marking: faults)"
            yield (weights, marking), message, "Bỏ trọng số của chỉ số này, hoặc chấm theo mức (kpi.marking: levels)."


_CHECKS: tuple[Callable[[Law], Iterator[Finding]], ...] = (_scale, _bands, _quota, _unit, _forms, _measures)

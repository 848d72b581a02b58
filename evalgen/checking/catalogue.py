"""Danh mục sản phẩm/công việc chuẩn: what a plan is made of."""

from collections.abc import Iterable, Iterator

from evalgen.checking.names import elsewhere, listed, refused, suggestion, suggestion_or_all, unit_known
from evalgen.checking.subject import Subject
from evalgen.domain.evaluation import Evaluation, WorkItem
from evalgen.domain.problem import Problem
from evalgen.domain.records import Records


def unknown_standard_product(subject: Subject) -> Iterator[Problem]:
    """The standard product of a catalogue, whose points divide all others, stands in it."""
    for catalogue in subject.records.catalogues.values():
        if catalogue.standard_product not in catalogue.products:
            near = suggestion(catalogue.standard_product, catalogue.products)
            yield Problem(
                code="unknown-standard-product",
                place=catalogue.document.place("standard_product"),
                message=f"sản phẩm chuẩn «{catalogue.standard_product}» không có trong chính danh mục này.",
                remedy=f"{near}Chọn một sản phẩm của danh mục làm chuẩn, hoặc bổ sung sản phẩm vào mục products.",
            )


def unknown_product(subject: Subject) -> Iterator[Problem]:
    """Every work item is a product of the catalogue of the unit that gave it, or of a unit above, where the law knows such."""
    records = subject.records
    for evaluation in records.evaluations:
        law = subject.laws.get(evaluation.period)
        if law is not None and not law.speaks_of("kpi"):
            continue  # QĐ 366, of a year, converts no work item.
        if elsewhere(records, evaluation):
            continue  # Told by `person_not_in_unit`: in the right folder another catalogue counts.
        for item in evaluation.plan.work_items if evaluation.plan else ():
            unit = item.unit or evaluation.unit
            day = evaluation.period.last_day
            if records.catalogue_of(unit, item.product, day) is None and _readable(records, records.upwards(unit, day)):
                yield _unknown_product(records, evaluation, item)


def _readable(records: Records, chain: Iterable[str]) -> bool:
    """All units of the chain and their catalogues are known, so that a product that is not found is not there."""
    return all(
        unit_known(records, unit) and not refused(records, "units", unit) and not refused(records, "catalogues", unit)
        for unit in chain
    )


def _unknown_product(records: Records, evaluation: Evaluation, item: WorkItem) -> Problem:
    chain = tuple(records.upwards(item.unit or evaluation.unit, evaluation.period.last_day))
    catalogues = [unit for unit in chain if unit in records.catalogues]
    known = dict.fromkeys(product for unit in catalogues for product in records.catalogues[unit].products)
    nearest = next(iter(catalogues), chain[0])
    where = f"danh mục {listed(catalogues)}" if catalogues else "danh mục nào của đơn vị và các đơn vị cấp trên"
    own = "" if nearest == chain[0] else f" (đơn vị chưa có danh mục riêng records/catalogues/{chain[0]}.yaml)"
    other = _other_unit(records, evaluation, item)
    remedy = (
        f"Đơn vị «{other}», nơi người này cũng giữ chức vụ trong kỳ, có sản phẩm đó: ghi thêm unit: {other}."
        if other
        else _without_catalogue(chain)
        if not catalogues
        else f"{suggestion_or_all(item.product, known)}"
        f"Sửa mã sản phẩm, hoặc bổ sung sản phẩm vào records/catalogues/{nearest}.yaml trước{own}."
    )
    return Problem(
        code="unknown-product",
        place=evaluation.place(*item.pointer, "product"),
        message=f"sản phẩm «{item.product}» không có trong {where}.",
        remedy=remedy,
    )


def _without_catalogue(chain: tuple[str, ...]) -> str:
    """What to do where neither the unit nor one above it has a catalogue: often nobody said yet who is above it."""
    unit = chain[0]
    above = f" Dùng danh mục của cấp trên thì ghi parent: <mã cấp trên> vào records/units/{unit}.yaml."
    return (
        f"Lập danh mục records/catalogues/{unit}.yaml.{above if len(chain) == 1 else ''} "
        "Việc do đơn vị khác giao thì ghi thêm unit: <mã đơn vị ấy>."
    )


def _other_unit(records: Records, evaluation: Evaluation, item: WorkItem) -> str | None:
    """Another unit of the person in the period, by whose catalogue the product is known."""
    person, period = records.people.get(evaluation.person), evaluation.period
    posts = person.posts_in(period.first_day, period.last_day) if person else ()
    return next((post.unit for post in posts if records.catalogue_of(post.unit, item.product, period.last_day)), None)

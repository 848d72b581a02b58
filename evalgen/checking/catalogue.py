"""Danh mục sản phẩm/công việc chuẩn: what a plan is made of."""

from collections.abc import Iterator

from evalgen.checking.names import listed, refused, suggestion, unit_known, upwards
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
    """Every work item is a product of the catalogue of its unit, or of a unit above."""
    records = subject.records
    for evaluation in records.evaluations:
        chain = upwards(records, evaluation.unit)
        if evaluation.plan is None or not _readable(records, chain):
            continue
        for item in evaluation.plan.work_items:
            if records.catalogue_of(evaluation.unit, item.product) is None:
                yield _unknown_product(records, evaluation, item, chain)


def _readable(records: Records, chain: tuple[str, ...]) -> bool:
    """All units of the chain and their catalogues are known, so that a product that is not found is not there."""
    return all(
        unit_known(records, unit) and not refused(records, "units", unit) and not refused(records, "catalogues", unit)
        for unit in chain
    )


def _unknown_product(records: Records, evaluation: Evaluation, item: WorkItem, chain: tuple[str, ...]) -> Problem:
    catalogues = [unit for unit in chain if unit in records.catalogues]
    known = {product for unit in catalogues for product in records.catalogues[unit].products}
    nearest = next(iter(catalogues), evaluation.unit)
    where = f"danh mục {listed(catalogues)}" if catalogues else "danh mục nào của đơn vị và các đơn vị cấp trên"
    return Problem(
        code="unknown-product",
        place=evaluation.place(*item.pointer, "product"),
        message=f"sản phẩm «{item.product}» không có trong {where}.",
        remedy=(
            f"{suggestion(item.product, known)}"
            f"Sửa mã sản phẩm, hoặc bổ sung sản phẩm vào records/catalogues/{nearest}.yaml trước."
        ),
    )

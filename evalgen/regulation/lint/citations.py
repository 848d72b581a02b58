"""What a citation points at: an instrument that is in force, and was so when the value took effect."""

import datetime as dt
from collections.abc import Iterator

from evalgen.domain.citation import Citation
from evalgen.domain.place import Place
from evalgen.regulation.library import Library, Pack
from evalgen.regulation.lint.finding import Finding
from evalgen.regulation.lint.values import place_of

_DRAFT = "draft"


def cited_instruments(library: Library, pack: Pack) -> Iterator[Finding]:
    """Văn bản đang có hiệu lực chỉ dẫn văn bản đang có hiệu lực, và có hiệu lực vào ngày ấy."""
    for citation, first, place in _citations(library, pack):
        instrument = library.instruments[citation.instrument]
        if instrument.status == _DRAFT and pack.instrument.status != _DRAFT:
            yield Finding(
                code="draft-cited",
                place=place,
                message=f"{pack.instrument.name} đang có hiệu lực mà dẫn {instrument.name}, còn là dự thảo",
                remedy="Dẫn văn bản đã ban hành, hoặc ghi status: draft ở gói này.",
            )
        if first < instrument.effective_from and instrument.id != pack.id:
            yield Finding(
                code="value-before-instrument",
                place=place,
                message=f"giá trị từ {first:%d/%m/%Y} dẫn {instrument.name}, văn bản có hiệu lực từ "
                f"{instrument.effective_from:%d/%m/%Y}",
                remedy="Dẫn văn bản có hiệu lực vào ngày ấy, hoặc sửa ngày của giá trị.",
            )


def extended_draft(library: Library, pack: Pack) -> Iterator[Finding]:
    """Văn bản đang có hiệu lực không kế thừa dự thảo."""
    if pack.extends is None or pack.instrument.status == _DRAFT:
        return
    above = library.packs[pack.extends].instrument
    if above.status == _DRAFT:
        yield Finding(
            code="draft-cited",
            place=library.sources[pack.id].head.place("extends"),
            message=f"{pack.instrument.name} đang có hiệu lực mà kế thừa {above.name}, còn là dự thảo",
            remedy="Kế thừa văn bản đã ban hành, hoặc ghi status: draft ở gói này.",
        )


def _citations(library: Library, pack: Pack) -> Iterator[tuple[Citation, dt.date, Place]]:
    """Every citation of the pack's values, frameworks and procedure, the day from which it is relied on, and its place."""
    for parameter in pack.parameters.values():
        for value in parameter.values:
            yield value.citation, value.effective_from, place_of(library, pack, parameter, value, "citation")
    for framework, (_, document) in zip(pack.frameworks, library.sources[pack.id].frameworks, strict=True):
        yield framework.citation, framework.effective_from, document.place("citation")
    for entry in (*pack.procedure.steps, *pack.procedure.deadlines, *pack.procedure.authorities):
        yield entry.citation, entry.effective_from, entry.place
    for deadline in pack.procedure.deadlines:
        if deadline.late is not None:
            yield deadline.late.citation, deadline.effective_from, deadline.place

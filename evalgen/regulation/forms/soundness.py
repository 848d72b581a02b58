"""What a form needs from elsewhere: its framework, its instrument's days, a name and an id that no other form has."""

import datetime as dt
from collections.abc import Iterator, Mapping

from evalgen.domain.document import Document
from evalgen.regulation.faults import Fault
from evalgen.regulation.forms.form import Form
from evalgen.regulation.forms.layout import FormTable, SourceRows
from evalgen.regulation.forms.sources import SOURCES
from evalgen.regulation.known_names import instead_of
from evalgen.regulation.library import Library, Pack
from evalgen.regulation.site import PackFiles, Steps


def form_faults(library: Library, files: Mapping[str, PackFiles]) -> Iterator[Fault]:
    """What keeps the forms of all packs from being used."""
    yield from _doubled(library, files)
    for pack in library.packs.values():
        for form, document in _with_documents(pack, files[pack.id]):
            yield from _days(form, pack, document)
            yield from _framework(form, library, pack, document)


def _with_documents(pack: Pack, files: PackFiles) -> Iterator[tuple[Form, Document]]:
    """Each form with the document that it was built from; both stand in the same order."""
    return zip(pack.forms, (document for _, document in files.forms), strict=True)


def _doubled(library: Library, files: Mapping[str, PackFiles]) -> Iterator[Fault]:
    """Mã và tên của một mẫu chỉ thuộc một mẫu: pages and lists know it by these alone."""
    ids: dict[str, str] = {}
    names: dict[str, str] = {}
    for pack in library.packs.values():
        for form, document in _with_documents(pack, files[pack.id]):
            if ids.setdefault(form.id, pack.id) != pack.id:
                message = f"biểu mẫu «{form.id}» đã có trong gói «{ids[form.id]}»"
                yield Fault(place=document.place(), message=message, remedy="Đặt cho tệp biểu mẫu một mã khác.")
            if names.setdefault(form.name, form.id) != form.id:
                message = f"tên «{form.name}» đã là tên của biểu mẫu «{names[form.name]}»"
                yield Fault(place=document.place("name"), message=message, remedy="Đặt tên phân biệt hai mẫu.")


def _days(form: Form, pack: Pack, document: Document) -> Iterator[Fault]:
    """Mẫu không có hiệu lực trước văn bản của nó."""
    own = pack.instrument
    if form.effective_from < own.effective_from:
        yield Fault(
            place=document.place("effective_from"),
            message=f"mẫu có hiệu lực từ {form.effective_from:%d/%m/%Y}, trước ngày có hiệu lực của {own.name}",
            remedy=f"Dùng ngày từ {own.effective_from} trở đi.",
        )


def _framework(form: Form, library: Library, pack: Pack, document: Document) -> Iterator[Fault]:
    """Khung của mẫu phải có trong gói hoặc gói được kế thừa; bảng theo khung thì mẫu phải nêu khung."""
    known = _frameworks(library, pack, max(form.effective_from, pack.instrument.effective_from))
    if form.framework and form.framework not in known:
        message = f"khung tiêu chí «{form.framework}» không có vào ngày {form.effective_from:%d/%m/%Y}"
        remedy = instead_of(form.framework, known) if known else "Gói chưa có khung nào; bổ sung vào frameworks/."
        yield Fault(place=document.place("framework"), message=message, remedy=remedy)
    if not form.framework:
        for steps in _framework_rows(form):
            yield Fault(
                place=document.place(*steps),
                message="bảng lấy tiêu chí của khung mà mẫu chưa nêu khung",
                remedy="Bổ sung framework: mã khung, ví dụ: hd02-pl3.",
            )


def _framework_rows(form: Form) -> Iterator[Steps]:
    """Where rows are drawn from a framework."""
    for at, block in enumerate(form.body):
        for index, row in enumerate(block.content.rows if isinstance(block.content, FormTable) else ()):
            if isinstance(row, SourceRows) and row.source in SOURCES and SOURCES[row.source].needs_framework:
                yield "body", at, "table", "rows", index, "source"


def _frameworks(library: Library, pack: Pack, day: dt.date) -> list[str]:
    """The frameworks in force on `day` in the pack and in what it extends."""
    lineage = library.lineage(pack.id)
    return sorted({item.id for owner in lineage for item in owner.frameworks if item.effective_from <= day})

"""The sheet that says what a workbook holds: a file goes from hand to hand without the page that it was on."""

from evalgen.domain.period import Period
from evalgen.publishing.open_data.contract import api_version, fields_of
from evalgen.publishing.open_data.table import Column, Row
from evalgen.publishing.open_data.workbook import Sheet
from evalgen.publishing.public import PublicSite


def about_sheet(site: PublicSite, period: str | None) -> Sheet:
    """Whose results, of which period, and what each column means."""
    named = Period.parse(period) if period else None
    rows: list[Row] = [
        ("Tổ chức", site.name),
        ("Kỳ", named.label if named else "Tất cả các kỳ"),
        ("Phiên bản dữ liệu", api_version()),
    ]
    if site.fictional:
        rows.append(("DỮ LIỆU HƯ CẤU", "Tổ chức, con người và kết quả đều do máy tạo ra để minh họa."))
    if site.scores_legal_basis:
        rows.append(("Căn cứ công khai điểm", site.scores_legal_basis))
    rows.append(
        ("Chưa công bố", "Không có mức xếp loại nào được công bố cho người đó trong kỳ; dữ liệu này không nêu lý do.")
    )
    rows += [(f"Cột «{field.title}»", f"{field.name}: {field.description}") for field in fields_of("results", "result")]
    return Sheet(
        name="Giải thích",
        columns=(Column(name="subject", width=30), Column(name="words", width=100)),
        titles=("Nội dung", "Giải thích"),
        rows=rows,
        filtered=False,
    )

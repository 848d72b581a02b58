"""The sheet that somebody sends on or prints: the official table alone, without the codes that programs need."""

from collections.abc import Sequence

from evalgen.publishing.open_data.entries import ResultEntry
from evalgen.publishing.open_data.table import Column, Kind, Row
from evalgen.publishing.open_data.workbook import Sheet
from evalgen.publishing.public import PublicAmendment, PublicPeriod, PublicSite

_COLUMNS = (
    (Column(name="rank", kind=Kind.COUNT, width=3), "TT"),
    (Column(name="name", width=24), "Họ và tên"),
    (Column(name="post", width=32), "Chức vụ"),
    (Column(name="unit_name", width=32), "Đơn vị"),
    (Column(name="outcome", width=28), "Mức xếp loại"),
    (Column(name="score", kind=Kind.SCORE, width=7), "Điểm"),
    (Column(name="notice_number", width=12), "Số thông báo"),
    (Column(name="notice_on", kind=Kind.DAY, width=11), "Ngày thông báo"),
    (Column(name="remarks", width=26), "Ghi chú"),
)


def summary_sheet(site: PublicSite, period: PublicPeriod, entries: Sequence[ResultEntry]) -> Sheet:
    """Bảng tổng hợp of `period`, in the order of its page, of its `entries`; a column of scores only where scores are public."""
    rows: list[Row] = [
        (
            number,
            site.listed_name(result.person),
            entry.post,
            site.unit_name(result.unit, result.period),
            result.outcome.label,
            entry.score,
            entry.notice_number,
            entry.notice_on,
            "; ".join(_remark(item) for item in result.outcome.amendments) or None,
        )
        for number, (result, entry) in enumerate(zip(period.results, entries, strict=True), start=1)
    ]
    kept = [at for at, (column, _) in enumerate(_COLUMNS) if column.name != "score" or site.scores_legal_basis]
    lead = [site.name, f"BẢNG TỔNG HỢP kết quả đánh giá, xếp loại {period.period.label}"]
    if site.fictional:
        lead.append("DỮ LIỆU HƯ CẤU: tổ chức, con người và kết quả đều do máy tạo ra để minh họa.")
    return Sheet(
        name="Bảng tổng hợp",
        columns=tuple(_COLUMNS[at][0] for at in kept),
        titles=tuple(_COLUMNS[at][1] for at in kept),
        rows=[tuple(row[at] for at in kept) for row in rows],
        lead=tuple(lead),
        printed=True,
    )


def _remark(item: PublicAmendment) -> str:
    said = f"{item.kind.value} ngày {item.on:%d/%m/%Y}, số {item.number}"
    return f"{said} (trước đó: {item.before.label})" if item.before else said

"""The coverage table as a Markdown page, for people who ask what became of a clause."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping

from evalgen.language import Language
from evalgen.regulation.case_counts import CaseCounts
from evalgen.regulation.coverage_table import Coverage, CoveredRule, Status
from evalgen.regulation.law import Instrument

HEAD = """\
# Bảng bao phủ quy định

Mỗi dòng là một quy định được tách ra từ văn bản, kèm chỗ trong văn bản, cách phần mềm xử lý và nơi tìm thấy. Trang này do
`make docs` viết ra từ các tệp trong `evalgen/regulation/coverage/`; đừng sửa tay.

- **{implemented}**: có mô-đun tính, kiểm tra, lập hoặc công bố theo quy định ấy.
- **{data}**: con số, tiêu chí, thời hạn, biểu mẫu là dữ liệu có căn cứ; đổi quy định là đổi dữ liệu.
- **{people}**: con người xem xét, kết luận; phần mềm chỉ có chỗ ghi trong hồ sơ và không tự suy ra.
- **{outside}**: không thuộc việc của phần mềm này, kèm lý do.

Cột «Ca kiểm thử» đếm số dòng trong các bảng ca kiểm thử mang đúng mã của quy định; quy định không có ca mang mã riêng được
kiểm thử qua mô-đun của nó.
"""
COLUMNS = ("Mã", "Quy định", "Căn cứ", "Loại", "Xử lý", "Ở đâu, vì sao", "Ca kiểm thử")


def coverage_page(
    tables: Iterable[Coverage], instruments: Mapping[str, Instrument], counts: CaseCounts, language: Language
) -> Iterator[str]:
    """The lines of the page: the sums of each document, then its rules one by one."""
    tables = tuple(tables)
    yield from language.say(HEAD, **{item.name.lower(): language.say(item.label) for item in Status}).splitlines()
    yield ""
    yield from _summary(tables, instruments, language)
    for table in tables:
        instrument = instruments[table.document]
        yield ""
        yield f"## {instrument.name}"
        yield ""
        yield f"{instrument.title}."
        yield ""
        yield _cells(*map(language.say, COLUMNS))
        yield "|---|---|---|---|---|---|---:|"
        for rule in table.rules:
            yield _row(rule, counts.rules.get(rule.id, 0), language)


def _summary(tables: tuple[Coverage, ...], instruments: Mapping[str, Instrument], language: Language) -> Iterator[str]:
    yield _cells(*map(language.say, ("Văn bản", *(status.label for status in Status), "Tổng")))
    yield "|---|" + "---:|" * (len(Status) + 1)
    for table in tables:
        yield _sums(instruments[table.document].name, table.rules)
    yield _sums(f"**{language.say('Tất cả')}**", [rule for table in tables for rule in table.rules])


def _sums(name: str, rules: Iterable[CoveredRule]) -> str:
    counted = Counter(rule.status for rule in rules)
    return _cells(name, *(str(counted[status]) for status in Status), str(counted.total()))


def _row(rule: CoveredRule, cases: int, language: Language) -> str:
    where = "<br>".join([*(f"`{path}`" for path in rule.where), *([rule.why] if rule.why else [])])
    # The name of the instrument stands in the heading; the column says where in it.
    clause = str(rule.citation).removesuffix(rule.citation.instrument_name).strip()
    kind, status = language.say(rule.kind.label), language.say(rule.status.label)
    return _cells(f"`{rule.id}`", rule.name, clause, kind, status, where, str(cases or ""))


def _cells(*texts: str) -> str:
    return "| " + " | ".join(text.replace("|", "\\|") for text in texts) + " |"

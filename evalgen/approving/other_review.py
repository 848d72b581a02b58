"""Changed files that are no person's or collective's record: people, units, bodies, catalogues, periods, and all outside."""

from collections.abc import Iterable, Mapping

from msgspec import Struct

from evalgen.approving.change_words import Telling, Vocabulary
from evalgen.approving.file_changes import Area, FileChange
from evalgen.approving.record_review import names_of
from evalgen.approving.side import Comparison
from evalgen.approving.statement_words import Statement, statement_words
from evalgen.domain.approval import Protection
from evalgen.domain.document import Document
from evalgen.domain.period import Period
from evalgen.domain.records import Records

_KINDS = {
    Area.PERSON: "person",
    Area.UNIT: "unit",
    Area.BODY: "body",
    Area.CATALOGUE: "catalogue",
    Area.ORGANIZATION: "organization",
    Area.PERIOD: "period",
}


class OtherReview(Struct, frozen=True, kw_only=True):
    """One such file."""

    change: FileChange
    title: str
    """What it is about; empty where only its path tells."""

    words: tuple[str, ...]


def other_reviews(
    comparison: Comparison, vocabulary: Vocabulary, protections: Iterable[Protection]
) -> tuple[OtherReview, ...]:
    """All of them, by path; `protections` are those that hold."""
    before, after = _documents(comparison.before.records), _documents(comparison.after.records)
    paired = {record.document.file for pair in comparison.pairs for record in (pair.before, pair.after) if record}
    changes = [change for change in comparison.files if not {change.path, change.was} & paired]
    signed = _statements(comparison) if any(change.area is Area.STATEMENT for change in changes) else {}
    held = {item.document.file: item for item in protections}
    told = {path: statement_words(item, comparison, held) for path, item in signed.items()}
    return tuple(
        OtherReview(change=change, title="", words=(told[path],))
        if (path := change.path if change.after else change.was) in told
        else _review(change, before, after, comparison, vocabulary)
        for change in changes
    )


def _review(
    change: FileChange,
    before: Mapping[str, Document],
    after: Mapping[str, Document],
    comparison: Comparison,
    vocabulary: Vocabulary,
) -> OtherReview:
    old, new = before.get(change.was), after.get(change.path)
    words: tuple[str, ...] = ()
    if change.area is Area.RECORD:
        words = ("Hồ sơ không đọc được; xem các lỗi của tệp này.",)
    elif old is not None and new is not None:
        names = names_of(comparison, _period_of(change))
        telling = Telling(kind=_KINDS[change.area], vocabulary=vocabulary, names=names, items={})
        words = telling.tell(old.root, new.root)
        if old.root == new.root and change.was == change.path:
            words = ("Chỉ đổi cách trình bày hoặc chú thích; nội dung giữ nguyên.",)
    document = new or old
    title = str(document.root.get("name", "")) if document else ""
    return OtherReview(change=change, title=title, words=words)


def _statements(comparison: Comparison) -> dict[str, Statement]:
    """The statements that change, by file, as they are after the merge, or were before it."""
    changed = {path for change in comparison.files for path in (change.was, change.path)}
    found: list[Statement] = []
    for records in (comparison.before.records, comparison.after.records):
        found += [*records.approvals, *records.protections, *records.receipts, *records.rules_in_force.values()]
    return {item.document.file: item for item in found if item.document.file in changed}


def _period_of(change: FileChange) -> Period | None:
    """The period that a file belongs to, if any."""
    return Period.parse(change.path.split("/")[1]) if change.area is Area.PERIOD else None


def _documents(records: Records) -> dict[str, Document]:
    nouns = (
        *records.units.values(),
        *records.people.values(),
        *records.bodies.values(),
        *records.catalogues.values(),
        *records.periods.values(),
        *([records.organization] if records.organization else ()),
    )
    return {noun.document.file: noun.document for noun in nouns}

"""What a piece holds of one period: outlines of records, scores, who is exempt, days of receipts. Held as bytes until somebody looks.

Nobody looks at a period in which nothing changed: a quarter that is over costs no more than its bytes.
"""

from collections.abc import Iterable, Iterator, Sequence
from fractions import Fraction
from hashlib import sha256

from msgspec import Struct

from evalgen.domain.document import Fetch
from evalgen.domain.evaluation import Evaluation
from evalgen.domain.grade import Undetermined
from evalgen.domain.period import Period
from evalgen.domain.results import Results
from evalgen.domain.typed_bytes import Typed, to_bytes
from evalgen.pipeline.assessing.receipts import Received, Rows, period_named, received_in, rows_of
from evalgen.pipeline.checkup.file_group import FileGroup
from evalgen.reading.noun_bytes import from_files, to_files
from evalgen.reading.repository import File, FileResult

PackedPart = tuple[str, int, bytes, memoryview]
"""A part on its way: the period, how many records could be read, the digest of the content, the content."""


class _Content(Struct, frozen=True, array_like=True):
    files: memoryview
    scores: list[tuple[str, Fraction]]
    """By person: the score that counts."""

    exempt: list[str]
    """Who is not to be assessed."""

    received: Rows


_CONTENT: Typed[_Content] = Typed(_Content)


class PartRead(Struct, frozen=True, kw_only=True):
    """A part as values."""

    evaluations: tuple[Evaluation, ...]
    """Outlines, in the order of their files."""

    scores: tuple[tuple[str, Fraction], ...]
    exempt: frozenset[str]
    received: Received


class PeriodPart(Struct, frozen=True, kw_only=True):
    """The records of some people in one period."""

    period: Period
    group: FileGroup
    """The files of the piece, of all periods."""

    records: int
    """How many of the files could be read."""

    digest: bytes
    """Equal only where the part says the same."""

    content: memoryview
    fetch: Fetch

    @property
    def files(self) -> list[File]:
        """Those of the part."""
        return self.group.of_period(self.period)

    def read(self) -> PartRead:
        """The part as values. Raises what decoding raises."""
        content = _CONTENT.read(self.content)
        found = (result.noun for result in from_files(content.files, self.files, self.fetch))
        return PartRead(
            evaluations=tuple(noun for noun in found if isinstance(noun, Evaluation)),
            scores=tuple(content.scores),
            exempt=frozenset(content.exempt),
            received=received_in(content.received),
        )


def packed_parts(
    files: Iterable[File], outlined: Iterable[FileResult], results: Results, received: Received
) -> list[PackedPart]:
    """What was found in a piece, period by period."""
    by_period: dict[Period, list[FileResult]] = {period: [] for period, _, _ in received}
    for (_, slot), result in zip(files, outlined, strict=True):
        by_period.setdefault(_period_of(slot.period), []).append(result)
    return [(str(period), *_content(period, found, results, received)) for period, found in sorted(by_period.items())]


def parts_of(packed: Iterable[PackedPart], group: FileGroup, fetch: Fetch) -> Iterator[PeriodPart]:
    """The same again; the `group` is that of the piece."""
    for name, records, digest, content in packed:
        period = period_named(name)
        yield PeriodPart(period=period, group=group, records=records, digest=digest, content=content, fetch=fetch)


def _content(
    period: Period, found: Sequence[FileResult], results: Results, received: Received
) -> tuple[int, bytes, memoryview]:
    assessed = {person: item for (of, person), item in results.assessments.items() if of == period}
    content = _Content(
        files=memoryview(to_files(found, sketched=False)),
        scores=[(person, item.sheet.score) for person, item in assessed.items() if item.sheet is not None],
        exempt=[person for person, item in assessed.items() if item.qualifies_for is Undetermined.NOT_ASSESSED],
        received=rows_of({key: days for key, days in received.items() if key[0] == period}),
    )
    data = to_bytes(content)
    return sum(result.noun is not None for result in found), sha256(data).digest(), memoryview(data)


def _period_of(period: Period | None) -> Period:
    if period is None:
        raise ValueError(period)
    return period

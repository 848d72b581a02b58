"""Records of people far from a change, in whose periods it moves grades: read and judged by all processes, held as outlines.

What rules make of them is the same on both sides of the change. Only who is not to be assessed is asked of it afterwards,
by quotas; all else that is asked of many records stands in their outlines.
"""

from collections.abc import Callable, Mapping, Sequence
from functools import cached_property, lru_cache

from msgspec import Struct

from evalgen.domain.document import Document
from evalgen.domain.grade import Undetermined
from evalgen.domain.period import Period
from evalgen.domain.records import Records
from evalgen.domain.ruling import Assessment
from evalgen.pipeline.assessing.everybody import assess_people, unscored
from evalgen.pipeline.assessing.surroundings import Surroundings, units_below
from evalgen.pipeline.checkup.own_part import records_of_some
from evalgen.pipeline.checkup.piece import outlined
from evalgen.pipeline.workers import processors, shared_out
from evalgen.reading.layout import slot_at
from evalgen.reading.noun_bytes import from_files, to_files
from evalgen.reading.repository import FileResult, assemble
from evalgen.reading.revision import RevisionReader
from evalgen.regulation.law import Law

TOGETHER = 250
"""So many records are held whole at a time by each process."""

Content = tuple[str, str]
"""A path, and Git's name of what lies there."""


class FarRecords(Struct, frozen=True, kw_only=True, dict=True):
    """What is left of the records after the look."""

    files: tuple[FileResult, ...]
    """Outlines, whose documents are fetched when somebody asks for them."""

    exempt: frozenset[str]
    """The files of those who are not to be assessed."""

    @cached_property
    def names(self) -> frozenset[str]:
        """The paths of the files."""
        return frozenset(result.file for result in self.files)

    def assessments(self, records: Records) -> dict[tuple[Period, str], Assessment]:
        """Of those among `records`: the post, and whether they are not to be assessed."""
        return {
            key: unscored(item, records.post_of(item), exempt=item.document.file in self.exempt)
            for key, item in records.standing.items()
            if item.document.file in self.names
        }


def far_records(
    reader: RevisionReader, files: Sequence[Content], ground: Records, laws: Mapping[Period, Law]
) -> FarRecords:
    """The records in `files`, judged by what is no record of a person far from the change, the `ground`."""
    parts = [files[start : start + TOGETHER] for start in range(0, len(files), TOGETHER)]
    below = units_below(ground)

    def judged(part: Sequence[Content]) -> tuple[bytes, list[str]]:
        results = reader.results(part)
        evaluations = assemble(results).records.evaluations
        assessments = assess_people(Surroundings.of(records_of_some(ground, evaluations), laws, {}, below))
        exempt = (item for item in assessments.values() if item.qualifies_for is Undetermined.NOT_ASSESSED)
        return to_files(map(outlined, results), sketched=True), [item.evaluation.document.file for item in exempt]

    answers = shared_out(parts, judged, processors())
    fetch = fetching(reader, dict(files))
    outlines = (
        result
        for part, (data, _) in zip(parts, answers, strict=True)
        for result in from_files(data, [(path, slot_at(path)) for path, _ in part], fetch)
    )
    return FarRecords(files=tuple(outlines), exempt=frozenset(file for _, exempt in answers for file in exempt))


def fetching(reader: RevisionReader, contents: Mapping[str, str]) -> Callable[[str, bytes], Document]:
    """Brings the document of a file anew; the last ones are at hand, since problems stand beside each other."""

    @lru_cache(maxsize=64)
    def fetch(file: str, _digest: bytes) -> Document:
        return reader.document(file, contents[file])

    return fetch

"""The signed statements that a group of records stands on: approvals of its own records, and the receipts of these.

Statements come in every day. So that one of them costs no more than its own group being done again, they are no part of
what all groups stand on.
"""

from collections.abc import Collection, Iterable, Mapping

from msgspec import Struct

from evalgen.approving.statement import approval_payload, digest_of
from evalgen.domain.approval import Approval
from evalgen.pipeline.assessing.receipts import Attested, Key
from evalgen.reading.repository import File

OF_RECORDS = frozenset({"approval", "receipt"})
"""The kinds of files that are statements about single records."""


class Statements(Struct, frozen=True, kw_only=True):
    """All statements, found by the name of whom they are about: a person, or ``collective``."""

    files: Mapping[str, tuple[str, ...]]
    """Of the approvals."""

    attested: Mapping[str, tuple[str, ...]]
    """What receipts say, a line each."""

    @classmethod
    def of(cls, files: Iterable[File], approvals: Iterable[Approval], attested: Attested) -> "Statements":
        """In the order in which they are given."""
        by_name: dict[str, list[str]] = {}
        for file, slot in files:
            if slot.kind == "approval":
                by_name.setdefault(slot.record, []).append(file)
        lines: dict[str, list[str]] = {}
        for key, found in attested.sections.items():
            lines.setdefault(key[-1], []).append(f"{_words(key)} {found}")
        for approval in approvals if attested.approvals else ():
            day = attested.approvals.get(digest_of(approval_payload(approval)))
            if day is not None:
                lines.setdefault(approval.record, []).append(f"{approval.document.file} {day}")
        return cls(
            files={name: tuple(found) for name, found in by_name.items()},
            attested={name: tuple(found) for name, found in lines.items()},
        )

    def __bool__(self) -> bool:
        """Whether there are any."""
        return bool(self.files or self.attested)

    def about(self, names: Collection[str]) -> tuple[str, list[str]]:
        """What receipts say of these names, and the files of their approvals."""
        ordered = sorted(names)
        lines = (line for name in ordered for line in self.attested.get(name, ()))
        return "\n".join(lines), [file for name in ordered for file in self.files.get(name, ())]


def _words(key: Key) -> str:
    return " ".join(map(str, key))

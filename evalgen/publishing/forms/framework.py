"""The framework as a filled form prints it: with the points that were allotted, and the part of the own kind of unit."""

from evalgen.publishing.forms.subject import Subject
from evalgen.regulation.frameworks.framework import Framework
from evalgen.regulation.frameworks.parts import own_part


def framework_of_copy(printed: Framework | None, subject: Subject) -> Framework | None:
    """`printed` as it stands on the copy for `subject`; what they are scored by where that allots its points."""
    if printed is None:
        return None
    own, unit = subject.scored_by, subject.records.units.get(subject.unit)
    if own is not None and own.allots == printed.id:
        return own
    return own_part(printed, unit.kind) if unit is not None else printed

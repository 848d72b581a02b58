"""What the law of a period says, as far as it says it: a check without a number in force has nothing to hold against a record."""

from evalgen.domain.citation import Citation
from evalgen.regulation.law import Law, LegalValue


def legal_value(law: Law | None, stem: str, name: str) -> LegalValue | None:
    """The value in force, or None where there is no law or the law is silent."""
    return law.values.get((stem, name)) if law else None


def citation(law: Law | None, stem: str, name: str) -> Citation | None:
    """Where the law says so, or None where it is silent."""
    value = legal_value(law, stem, name)
    return value.citation if value else None

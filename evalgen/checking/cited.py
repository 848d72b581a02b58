"""What the law of a period says, as far as it says it: a check without a number in force has nothing to hold against a record."""

from evalgen.domain.citation import Citation
from evalgen.regulation.law import Law, LegalValue
from evalgen.regulation.procedures.procedure import Stage


def legal_value(law: Law | None, stem: str, name: str) -> LegalValue | None:
    """The value in force, or None where there is no law or the law is silent."""
    return law.values.get((stem, name)) if law else None


def asked(law: Law | None, stem: str, name: str) -> bool:
    """Whether the law asks for it: where it is silent too, since then nobody is let off."""
    value = legal_value(law, stem, name)
    return value is None or bool(value.value)


def citation(law: Law | None, stem: str, name: str) -> Citation | None:
    """Where the law says so, or None where it is silent."""
    value = legal_value(law, stem, name)
    return value.citation if value else None


def step_citation(law: Law | None, stage: Stage) -> Citation | None:
    """Where the procedure of the law has that step for everybody; None where it has it for single groups alone, or not."""
    general = [step for step in law.procedure.steps if step.stage is stage and not step.route] if law else []
    named = [step for step in general if step.role is not None] or general
    return named[-1].citation if named else None

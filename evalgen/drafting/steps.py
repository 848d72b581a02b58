"""Which steps the skeletons of a period have."""

from evalgen.regulation.law import Law
from evalgen.regulation.procedures.procedure import Stage


def proposes(law: Law) -> bool:
    """Whether the law's procedure has a step in which somebody proposes; one that names no steps has them all."""
    stages = {step.stage for step in law.procedure.steps}
    return not stages or Stage.PROPOSAL in stages

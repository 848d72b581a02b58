"""Who is not to be assessed in a period, and by which clause."""

from collections.abc import Iterable, Iterator

from evalgen.domain.citation import Citation
from evalgen.domain.grade import Undetermined
from evalgen.domain.period import Period
from evalgen.domain.ruling import Assessment


def exemptions(assessments: Iterable[Assessment]) -> Iterator[tuple[tuple[Period, str], Citation]]:
    """Period and person of whoever is not to be assessed, with the clause that says so."""
    for item in assessments:
        if item.qualifies_for is Undetermined.NOT_ASSESSED:
            ground = next(ruling for ruling in reversed(item.chain) if ruling.after is Undetermined.NOT_ASSESSED)
            yield (item.evaluation.period, item.evaluation.person), ground.citation

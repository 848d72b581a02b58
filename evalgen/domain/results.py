"""What the rooms made of the records: the one value that publishing starts from."""

from collections.abc import Mapping
from dataclasses import dataclass

from evalgen.domain.period import Period
from evalgen.domain.records import Records
from evalgen.domain.ruling import Assessment, QuotaGroup


@dataclass(frozen=True, kw_only=True, slots=True)
class Results:
    """The records, with what the rules make of each of them."""

    records: Records
    assessments: Mapping[tuple[Period, str], Assessment]
    """By period and person."""

    quotas: Mapping[Period, tuple[QuotaGroup, ...]]

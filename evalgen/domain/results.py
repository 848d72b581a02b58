"""What the rooms made of the records: the one value that publishing starts from."""

import datetime as dt
from collections.abc import Mapping

from msgspec import Struct, field

from evalgen.domain.gathering import Ungraded
from evalgen.domain.period import Period
from evalgen.domain.records import Records
from evalgen.domain.ruling import Assessment, CollectiveAssessment, QuotaGroup
from evalgen.domain.year_ranking import YearRanking


class Results(Struct, frozen=True, kw_only=True):
    """The records, with what the rules make of each of them."""

    records: Records
    assessments: Mapping[tuple[Period, str], Assessment]
    """By period and person."""

    quotas: Mapping[Period, tuple[QuotaGroup, ...]]

    collectives: Mapping[tuple[Period, str], CollectiveAssessment] = field(default_factory=dict)
    """By period and unit."""

    collective_quotas: Mapping[Period, tuple[QuotaGroup, ...]] = field(default_factory=dict)
    rankings: Mapping[Period, tuple[YearRanking, ...]] = field(default_factory=dict)
    """Of each year: its candidates for EXCELLENT by peer group."""

    received: Mapping[tuple[Period, str, str], Mapping[str, dt.date]] = field(default_factory=dict)
    """By period, unit and person (or ``collective``): the day of the receipt of each step, by the name of its stage."""

    ungraded: Ungraded = field(default_factory=dict)
    """Whom the law of a period grades in no post held at its cut-off. Not told where checks alone look at the results: none asks for it."""

"""The quotas of a period, and who comes first at the end of a year: rules over many records."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping

from msgspec import Struct
from msgspec.structs import replace

from evalgen.domain.collective import Collective
from evalgen.domain.counted_grade import counted_grade
from evalgen.domain.grade import Grade, Undetermined
from evalgen.domain.organization import Organization, PeerGroup, Post, Standing
from evalgen.domain.period import Period, PeriodKind
from evalgen.domain.record import Record
from evalgen.domain.ruling import Assessment, QuotaGroup
from evalgen.domain.year_ranking import YearRanking
from evalgen.grading.excellent_quota import QuotaEntry, excellent_quota, is_apart
from evalgen.grading.year_ranking import Candidate, candidate, year_ranking
from evalgen.pipeline.assessing.surroundings import Surroundings
from evalgen.regulation.law import Law

Key = tuple[Period, str, str]
"""Who is counted together: the period; the unit, where units are counted by themselves; the peer group, if any."""

InYear = tuple[Period, str, Candidate]
"""The year, the peer group, and who is to be chosen from."""

Groups = Mapping[Key, list[QuotaEntry]]


def quotas_of_people(assessments: Iterable[Assessment], around: Surroundings) -> dict[Period, tuple[QuotaGroup, ...]]:
    """The quota of each peer group, by what is decided where everything is decided, else by what is proposed.

    Where the law says so, in each unit: of all its people, and of each peer group among them if there are several.
    """
    groups: dict[Key, list[QuotaEntry]] = {}
    recorded: dict[tuple[Period, str], tuple[Key, ...]] = {}
    for item in assessments:
        period, person = item.evaluation.period, item.evaluation.person
        keys = _keys(period, item.post, around.laws.get(period)) if item.post is not None else ()
        recorded[period, person] = keys
        if keys:
            entry = _entry(item)
            for key in keys:
                groups.setdefault(key, []).append(entry)
    return _quotas(groups, around, collective=False, others=_others(recorded, around))


def _entry(assessment: Assessment) -> QuotaEntry:
    """Whoever is not to be assessed counts as that until somebody decides otherwise, whatever is proposed meanwhile."""
    evaluation, post = assessment.evaluation, assessment.post
    entry = quota_entry(evaluation, evaluation.person, head=post is not None and post.standing is Standing.HEAD)
    exempt = assessment.qualifies_for is Undetermined.NOT_ASSESSED and not entry.decided
    return replace(entry, grade=None, not_assessed=True) if exempt else entry


class _Others(Struct, frozen=True, kw_only=True):
    """Who holds a post in a group at the cut-off and is not graded there, where the law asks how many people it has."""

    unrecorded: Mapping[Key, int]
    graded_elsewhere: Mapping[Key, int]


_NO_OTHERS = _Others(unrecorded={}, graded_elsewhere={})


def _others(recorded: Mapping[tuple[Period, str], tuple[Key, ...]], around: Surroundings) -> _Others:
    unrecorded, elsewhere = Counter[Key](), Counter[Key]()
    for period, law in around.laws.items():
        record, few = around.records.periods.get(period), law.values.get(("excellent_quota", "small_group"))
        if record is None or few is None or few.value == "none":
            continue
        for person in around.records.people.values():
            counted = recorded.get((period, person.id))
            if counted is None or len(person.posts) > 1:
                held = law.graded_posts(person, record.cutoff)
                keys = {key for post in held for key in _keys(period, post, law)}
                (unrecorded if counted is None else elsewhere).update(keys.difference(counted or ()))
    return _Others(unrecorded=unrecorded, graded_elsewhere=elsewhere)


def _keys(period: Period, post: Post, law: Law | None) -> tuple[Key, ...]:
    scope = law.values.get(("excellent_quota", "scope")) if law else None
    if scope is None or scope.value == "peer_group":
        return ((period, "", post.peer_group),)
    return (period, post.unit, ""), (period, post.unit, post.peer_group)


def quotas_of_collectives(
    collectives: Iterable[Collective], around: Surroundings
) -> dict[Period, tuple[QuotaGroup, ...]]:
    """The same for collectives, of which only those count whose unit is in a peer group."""
    groups: dict[Key, list[QuotaEntry]] = {}
    for item in collectives:
        unit = around.records.units.get(item.unit)
        if unit is not None and unit.peer_group is not None:
            entry = quota_entry(item, unit.id, head=False)
            groups.setdefault((item.period, "", unit.peer_group), []).append(entry)
    return _quotas(groups, around, collective=True)


def rankings_of_years(assessments: Iterable[Assessment], around: Surroundings) -> dict[Period, tuple[YearRanking, ...]]:
    """Of each year, group by group, those who qualify for EXCELLENT, in the order that the quarters give."""
    return rankings_among(candidates_of_years(assessments, around), around.records.organization)


def candidates_of_years(assessments: Iterable[Assessment], around: Surroundings) -> list[InYear]:
    """Those of them who qualify for EXCELLENT in a year."""
    found: list[InYear] = []
    for item in assessments:
        period, law = item.evaluation.period, around.laws.get(item.evaluation.period)
        if period.kind is PeriodKind.YEAR and item.qualifies_for is Grade.EXCELLENT and item.post and law:
            terms = around.terms_of_person(item.evaluation.person)(period.year)
            found.append((period, item.post.peer_group, candidate(item.evaluation.person, terms, law)))
    return found


def rankings_among(
    candidates: Iterable[InYear], organization: Organization | None
) -> dict[Period, tuple[YearRanking, ...]]:
    """The candidates of each year, group by group."""
    found: dict[tuple[Period, str], list[Candidate]] = {}
    for period, group, item in candidates:
        found.setdefault((period, group), []).append(item)
    return {
        period: tuple(
            ranking
            for group in _peer_groups(organization)
            if (ranking := year_ranking(group, found.get((period, group.id), []))) is not None
        )
        for period in sorted({period for period, _ in found})
    }


def _quotas(
    groups: Groups, around: Surroundings, *, collective: bool, others: _Others = _NO_OTHERS
) -> dict[Period, tuple[QuotaGroup, ...]]:
    return {
        period: tuple(
            excellent_quota(
                group,
                groups[period, unit, group.id],
                _basis(groups[period, unit, group.id], law),
                around.records.periods[period],
                law,
                collective=collective,
                unit=unit,
                unrecorded=others.unrecorded.get((period, unit, group.id), 0),
                graded_elsewhere=others.graded_elsewhere.get((period, unit, group.id), 0),
            )
            for unit, group in _counted(period, groups, around)
        )
        for period, law in around.laws.items()
        if period in around.records.periods and law.speaks_of("excellent_quota")
    }


def _counted(period: Period, groups: Groups, around: Surroundings) -> Iterator[tuple[str, PeerGroup]]:
    """Units in the order of their names, each as a whole and then group by group; a single group is the whole."""
    units = sorted({unit for at, unit, _ in groups if at == period})
    for unit in units:
        found = [group for group in _peer_groups(around.records.organization) if (period, unit, group.id) in groups]
        if unit:
            yield unit, PeerGroup(id="", title=around.records.unit_name(unit, period))
        if not unit or len(found) > 1:
            yield from ((unit, group) for group in found)


def _basis(entries: list[QuotaEntry], law: Law) -> str:
    """Nobody waits for whoever is not counted or not to be assessed; where nobody else is there, all of them are asked."""
    counted = [entry for entry in entries if not entry.not_assessed and not is_apart(entry, law)]
    graded = counted or [entry for entry in entries if not entry.not_assessed] or entries
    return "quyết định" if all(entry.decided for entry in graded) else "đề xuất"


def _peer_groups(organization: Organization | None) -> tuple[PeerGroup, ...]:
    return tuple(organization.peer_groups.values()) if organization else ()


def quota_entry(record: Record, name: str, *, head: bool) -> QuotaEntry:
    """The grade that counts: the decided one, else the one proposed last."""
    counted, decided = counted_grade(record), record.decision is not None
    # «huỷ bỏ kết quả đã công bố; đồng thời, tiến hành đánh giá, xếp loại lại» (khoản 3 Điều 15 QĐ 366): still to be graded.
    not_assessed = decided and counted is None and not record.amendments
    return QuotaEntry(person=name, is_head=head, grade=counted, not_assessed=not_assessed, decided=decided)

"""Two merges that each kept the quota of EXCELLENT, and together do not.

Each pull request was reviewed beside a target that did not know of the other. The host that merges only what is up to date
does not let it happen; where it happened, the merges are named, so that people see which decision took the place.
"""

from collections.abc import Iterator, Mapping

from evalgen.domain.approval import COLLECTIVE, ApprovedStep
from evalgen.domain.period import Period
from evalgen.domain.place import Place
from evalgen.domain.problem import Problem
from evalgen.domain.records import Records
from evalgen.domain.results import Results
from evalgen.domain.ruling import QuotaGroup, QuotaResult

_STEPS = (ApprovedStep.DECISION, ApprovedStep.AMENDMENT)


def quota_races(results: Results, arrived: Mapping[str, str]) -> Iterator[Problem]:
    """The groups above their quota through several merges, none of which is above it alone; `arrived`: statement → commit."""
    for period, groups in sorted(results.quotas.items()):
        yield from (problem for group in groups for problem in _race(results, period, group, arrived, people=True))
    for period, groups in sorted(results.collective_quotas.items()):
        yield from (problem for group in groups for problem in _race(results, period, group, arrived, people=False))


def _race(
    results: Results, period: Period, group: QuotaGroup, arrived: Mapping[str, str], *, people: bool
) -> Iterator[Problem]:
    if group.result is not QuotaResult.EXCEEDED:
        return
    merges: dict[str, list[str]] = {}
    for name in group.excellent:
        commit = _arrival(results.records, period, name, arrived, people=people)
        if commit is None:
            return  # A decision that nobody has signed is named as such.
        merges.setdefault(commit, []).append(_called(results.records, name, period, people=people))
    if len(merges) < 2 or max(len(names) for names in merges.values()) > group.places_allowed:  # noqa: PLR2004 - a race has two sides
        return
    sides = "; ".join(f"{', '.join(names)} ở phiên bản {commit[:12]}" for commit, names in merges.items())
    yield Problem(
        code="quota-race",
        place=Place(file=f"records/{period}/period.yaml"),
        message=(
            f"{group.title}: {len(merges)} lần hợp nhất, mỗi lần riêng thì trong tỷ lệ, cộng lại {len(group.excellent)} "
            f"«xuất sắc» mà chỉ có {group.places_allowed} suất: {sides}."
        ),
        remedy=(
            "Cấp có thẩm quyền xem lại các quyết định sau, điều chỉnh bằng amendments; trên máy chủ chỉ cho hợp nhất nhánh "
            "đã cập nhật theo nhánh chính."
        ),
        citation=group.citation,
    )


def _arrival(records: Records, period: Period, name: str, arrived: Mapping[str, str], *, people: bool) -> str | None:
    """The commit that brought the first approval of the decision."""
    for approval in records.approvals:
        whose = approval.record == name if people else (approval.unit, approval.record) == (name, COLLECTIVE)
        if approval.period == period and whose and approval.step in _STEPS and approval.document.file in arrived:
            return arrived[approval.document.file]
    return None


def _called(records: Records, name: str, period: Period, *, people: bool) -> str:
    return records.person_name(name) if people else records.unit_name(name, period)

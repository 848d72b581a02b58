"""What the rules make of every record of the examples, as it was accepted: the chain, the outcome, quotas, candidates."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from accepted_text import agree
from told_examples import NAMES, judged

from evalgen.domain.results import Results
from evalgen.domain.ruling import Assessment, CollectiveAssessment, QuotaGroup
from evalgen.domain.year_ranking import YearRanking

EXPECTED = Path(__file__).parent / "expected"


def chain(item: Assessment | CollectiveAssessment) -> Iterator[str]:
    provisional = " (tạm tính)" if item.provisional else ""
    yield f"{item.record.document.file}: {item.qualifies_for.name}{provisional}"
    for ruling in item.chain:
        yield f"  {ruling.rule} {ruling.effect.name} → {ruling.after.name}"


def quota(group: QuotaGroup) -> Iterator[str]:
    yield f"{group.title} [{group.unit}] {group.peer_group}: {group.result.name}, {group.basis}, {group.rate}, {group.citation}"
    yield f"  {len(group.excellent)} xuất sắc ({', '.join(group.excellent)}), {group.good} tốt; {group.places_literal} hoặc {group.places_pool} suất"
    yield f"  người đứng đầu: {', '.join(group.heads_apart)}"


def ranking(group: YearRanking) -> Iterator[str]:
    yield f"{group.title}, {group.citation}"
    for item in group.candidates:
        yield f"  {item.rank}. {item.person}: {item.excellent}, {item.last_grade.name if item.last_grade else '–'}"


def told(results: Results) -> Iterator[str]:
    for collective in results.collectives.values():
        yield from chain(collective)
    for person in results.assessments.values():
        yield from chain(person)
    for period, groups in (*results.quotas.items(), *results.collective_quotas.items()):
        for group in groups:
            yield from (f"{period} {line}" for line in quota(group))
    for period, rankings in results.rankings.items():
        for found in rankings:
            yield from (f"{period} {line}" for line in ranking(found))


@pytest.mark.parametrize("name", NAMES)
def test_every_record_is_graded_as_it_was_accepted(name: str) -> None:
    agree(EXPECTED / f"chains-{name}.txt", "\n".join(told(judged(name))) + "\n")

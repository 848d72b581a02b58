"""The product against a second telling of the law: collectives of quarters and of a year, everybody's year, its ranking."""

from collections import Counter
from dataclasses import dataclass
from pathlib import Path

import pytest
from brute_force_year import LEADERS, YEAR, Commune, Judged, judge_collective, judge_person, ranking, runs
from msgspec.structs import replace
from year_records import write_commune

from evalgen.domain.period import Period
from evalgen.domain.ruling import CollectiveAssessment, Judgement
from evalgen.pipeline.assessing.everybody import assess
from evalgen.pipeline.inspecting.inspection import Inspection, inspect

SEEDS = tuple(range(24))
GROUPS = {"lanh-dao": LEADERS, "khac": {"STAFF", "PARTY_MEMBER"}}

Key = tuple[str, str, str]


@dataclass(frozen=True)
class Compared:
    """Both tellings of one commune."""

    commune: Commune
    inspection: Inspection
    law: dict[Key, Judged]
    product: dict[Key, Judged]


def judged(item: Judgement) -> Judged:
    allowed = item.allowed if isinstance(item, CollectiveAssessment) else None
    return Judged(item.qualifies_for.name, allowed.name if allowed else None, item.provisional)


def compare(root: Path) -> Compared:
    inspection, commune = inspect(root), Commune(root)
    assert not inspection.records.unreadable
    results = inspection.results
    product = {
        (str(item.evaluation.period), item.evaluation.unit, item.evaluation.person): judged(item)
        for item in results.assessments.values()
        if str(item.evaluation.period) == YEAR
    }
    product |= {(str(period), unit, "collective"): judged(item) for (period, unit), item in results.collectives.items()}
    law = {
        (period, unit, name): judge_collective(commune, period, unit)
        if name == "collective"
        else judge_person(commune, unit, name)
        for period, unit, name in commune.files
        if name == "collective" or period == YEAR
    }
    return Compared(commune=commune, inspection=inspection, law=law, product=product)


@pytest.fixture(scope="module")
def communes(tmp_path_factory: pytest.TempPathFactory) -> dict[int, Compared]:
    found = {}
    for seed in SEEDS:
        root = tmp_path_factory.mktemp(f"xa-{seed}")
        write_commune(root, seed)
        found[seed] = compare(root)
    return found


@pytest.mark.parametrize("seed", SEEDS)
def test_both_tellings_agree(communes: dict[int, Compared], seed: int) -> None:
    found = communes[seed]
    keys = sorted(found.law.keys() | found.product.keys())
    lines = [(key, found.law.get(key), found.product.get(key)) for key in keys]
    assert [f"{'/'.join(key)}: law {law}, product {ours}" for key, law, ours in lines if law != ours] == []


@pytest.mark.parametrize("seed", SEEDS)
def test_runs_of_failed_quarters_are_flagged(communes: dict[int, Compared], seed: int) -> None:
    found = communes[seed]
    for item in found.inspection.results.assessments.values():
        evaluation = item.evaluation
        if str(evaluation.period) != YEAR:
            continue
        flags = [ruling for ruling in item.chain if ruling.rule == "consecutive_not_completed"]
        known = item.qualifies_for.name != "NOT_SCORED"
        expected = runs(found.commune, evaluation.unit, evaluation.person) if known else []
        assert len(flags) == bool(expected), evaluation.person


@pytest.mark.parametrize("seed", SEEDS)
def test_those_who_qualify_are_ranked(communes: dict[int, Compared], seed: int) -> None:
    found = communes[seed]
    year = Period.parse(YEAR)
    assert year is not None
    ranked = {item.peer_group: item for item in found.inspection.results.rankings.get(year, ())}
    best = [name for (period, _, name), item in found.law.items() if period == YEAR and item.outcome == "EXCELLENT"]
    people = [name for name in best if name != "collective" and found.commune.standing(name) in LEADERS]
    ours = ranked["lanh-dao"].candidates if "lanh-dao" in ranked else ()
    assert [(item.rank, item.person) for item in ours] == ranking(found.commune, people)
    assert set(ranked) <= {"lanh-dao"}


def test_the_order_of_the_records_decides_nothing(communes: dict[int, Compared]) -> None:
    for found in communes.values():
        inspection = found.inspection
        turned = replace(
            inspection.records,
            evaluations=inspection.records.evaluations[::-1],
            collectives=dict(reversed(list(inspection.records.collectives.items()))),
            units=dict(reversed(list(inspection.records.units.items()))),
        )
        again = assess(turned, inspection.laws)
        assert {key: judged(item) for key, item in again.assessments.items()} == {
            key: judged(item) for key, item in inspection.results.assessments.items()
        }
        assert {key: judged(item) for key, item in again.collectives.items()} == {
            key: judged(item) for key, item in inspection.results.collectives.items()
        }
        assert again.rankings == inspection.results.rankings


def test_the_communes_are_various(communes: dict[int, Compared]) -> None:
    everything = [(key, item) for found in communes.values() for key, item in found.law.items()]
    yearly = Counter(item.outcome for (period, _, name), item in everything if period == YEAR and name != "collective")
    scored = Counter(item.outcome for (period, _, name), item in everything if period == YEAR and name == "collective")
    allowed = Counter(item.allowed for (period, _, _), item in everything if period != YEAR)
    assert set(yearly) >= {"EXCELLENT", "GOOD", "COMPLETED", "NOT_COMPLETED", "NEEDS_DECISION"}
    assert set(scored) >= {"GOOD", "COMPLETED", "NOT_COMPLETED", "NEEDS_DECISION", "NOT_SCORED"}
    assert set(allowed) == {"EXCELLENT", "GOOD", "COMPLETED", None}
    assert min(yearly.values()) >= 10
    assert sum(item.provisional for _, item in everything) >= 20

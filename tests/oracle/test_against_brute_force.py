"""The product against a second telling of the law: exact scores, outcomes, what is provisional, quotas."""

from collections import Counter
from dataclasses import dataclass
from pathlib import Path

import pytest
from brute_force import Books, Quota, Verdict, quotas, verdicts
from mutation import mutate

from evalgen.domain.results import Results
from evalgen.drafting.demo import draft_demo
from evalgen.pipeline.inspecting.inspection import inspect

REPOSITORY = Path(__file__).parents[2]
DEMO_SEEDS = (1, 2, 3)
MUTATION_SEEDS = tuple(range(10, 18))
PEOPLE = 73


@dataclass(frozen=True)
class Compared:
    """Both tellings of one repository."""

    law: dict[tuple[str, str], Verdict]
    product: dict[tuple[str, str], Verdict]
    law_quotas: dict[tuple[str, str], Quota]
    product_quotas: dict[tuple[str, str], Quota]


def write_demo(root: Path, seed: int) -> Path:
    for name, text in draft_demo(seed=seed, people=PEOPLE):
        path = root / "records" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    return root


def product_verdicts(results: Results) -> dict[tuple[str, str], Verdict]:
    return {
        (str(period), person): Verdict(
            item.sheet.score if item.sheet else None, item.qualifies_for.name, item.provisional
        )
        for (period, person), item in results.assessments.items()
    }


def product_quotas(results: Results) -> dict[tuple[str, str], Quota]:
    return {
        (str(period), group.peer_group): Quota(
            len(group.excellent), group.good, group.places_literal, group.places_pool, group.result.name
        )
        for period, groups in results.quotas.items()
        for group in groups
    }


def compare(root: Path) -> Compared:
    inspection, books = inspect(root), Books(root)
    assert not inspection.records.unreadable
    return Compared(
        law=verdicts(books),
        product=product_verdicts(inspection.results),
        law_quotas=quotas(books),
        product_quotas=product_quotas(inspection.results),
    )


def differences(compared: Compared) -> list[str]:
    """One line per disagreement, and one for each record or group that only one telling knows."""
    people = sorted(compared.law.keys() | compared.product.keys())
    groups = sorted(compared.law_quotas.keys() | compared.product_quotas.keys())
    lines = [(key, compared.law.get(key), compared.product.get(key)) for key in people]
    counts = [(key, compared.law_quotas.get(key), compared.product_quotas.get(key)) for key in groups]
    return [f"{'/'.join(key)}: law {law}, product {ours}" for key, law, ours in (*lines, *counts) if law != ours]


@pytest.fixture(scope="module")
def mutated(tmp_path_factory: pytest.TempPathFactory) -> dict[int, Compared]:
    found = {}
    for seed in MUTATION_SEEDS:
        root = write_demo(tmp_path_factory.mktemp(f"mutated-{seed}"), seed % 3)
        mutate(root, seed)
        found[seed] = compare(root)
    return found


def test_the_records_of_the_repository_agree() -> None:
    assert differences(compare(REPOSITORY)) == []


@pytest.mark.parametrize("seed", DEMO_SEEDS)
def test_fictional_communes_agree(tmp_path: Path, seed: int) -> None:
    assert differences(compare(write_demo(tmp_path, seed))) == []


@pytest.mark.parametrize("seed", MUTATION_SEEDS)
def test_randomly_changed_records_agree(mutated: dict[int, Compared], seed: int) -> None:
    assert differences(mutated[seed]) == []


def test_the_changes_are_many_and_various(mutated: dict[int, Compared]) -> None:
    everybody = [verdict for compared in mutated.values() for verdict in compared.law.values()]
    outcomes = Counter(verdict.outcome for verdict in everybody)
    assert len(everybody) > 1000
    assert min(outcomes.values()) >= 20
    assert set(outcomes) == {
        "EXCELLENT",
        "GOOD",
        "COMPLETED",
        "NOT_COMPLETED",
        "NOT_ASSESSED",
        "NEEDS_DECISION",
        "NOT_SCORED",
    }
    assert sum(verdict.provisional for verdict in everybody) >= 20
    results = Counter(quota.result for compared in mutated.values() for quota in compared.law_quotas.values())
    assert min(results[name] for name in ("WITHIN", "NEEDS_REVIEW", "EXCEEDED")) >= 3

"""The product against a second telling of three local instruments: Lâm Đồng, Thanh Lâm, the Academy."""

from pathlib import Path

import pytest
from brute_force import Books, quotas, verdicts
from brute_force_local import WORDS
from local_records import localise
from mutation import mutate
from test_against_brute_force import Compared, differences, product_quotas, product_verdicts, write_demo

from evalgen.pipeline.inspection import inspect


def written(root: Path, pack: str, seed: int) -> Path:
    write_demo(root, seed % 3)
    mutate(root, seed)
    localise(root, pack, seed)
    return root


def compare(root: Path, pack: str) -> Compared:
    inspection, books = inspect(root), Books(root)
    assert not inspection.records.unreadable
    return Compared(
        law=verdicts(books, WORDS[pack]),
        product=product_verdicts(inspection.results),
        law_quotas=quotas(books, WORDS[pack]),
        product_quotas=product_quotas(inspection.results),
    )


@pytest.mark.parametrize("pack", ["lamdong", "thanhlam", "vast"])
@pytest.mark.parametrize("seed", [4, 11])
def test_both_tellings_agree(tmp_path: Path, pack: str, seed: int) -> None:
    compared = compare(written(tmp_path, pack, seed), pack)
    assert differences(compared) == []
    outcomes = [verdict.outcome for verdict in compared.law.values()]
    assert len(outcomes) > 100
    assert min(outcomes.count(name) for name in ("EXCELLENT", "GOOD", "NOT_COMPLETED", "NEEDS_DECISION")) >= 5

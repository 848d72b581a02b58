"""A request may bring ten thousand units, each below the one before: no climb up to the top is paid for twice."""

import datetime as dt
import time
from pathlib import Path

import pytest

from evalgen.cli import main
from evalgen.domain.document import Document
from evalgen.domain.organization import Span, Unit, UnitParent
from evalgen.domain.records import Records

UNIT = "name: U{0}\nkind: advisory_body\nblock: party\nparent: u{1}\nfrom: 2020-01-01\n"


def test_a_product_is_looked_for_up_a_chain_of_units_step_by_step() -> None:
    document = Document.__new__(Document)
    span = Span(first=dt.date(2020, 1, 1))
    units = {
        f"u{i}": Unit(
            document=document,
            id=f"u{i}",
            names=(),
            kind="",
            block="",
            parents=(UnitParent(unit=f"u{i - 1}"),),
            span=span,
        )
        for i in range(4_000)
    }
    records = Records(
        organization=None,
        units=units,
        people={},
        bodies={},
        catalogues={},
        periods={},
        evaluations=(),
        collectives={},
        unreadable=frozenset(),
    )
    begun = time.process_time()
    assert {records.catalogue_of("u3999", f"sp-{number}", dt.date(2026, 6, 30)) for number in range(60)} == {None}
    assert time.process_time() - begun < 3


def test_a_circle_of_many_units_is_told_once_and_in_few_words(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["demo", str(tmp_path), "--people", "24"]) == 0
    for number in range(1_000):
        file = tmp_path / "records" / "units" / f"u{number}.yaml"
        file.write_text(UNIT.format(number, (number - 1) % 1_000), encoding="utf-8")
    capsys.readouterr()
    assert main(["check", "--root", str(tmp_path), "--no-cache"]) == 1
    told = [line for line in capsys.readouterr().out.splitlines() if "theo vòng tròn" in line]
    assert len(told) == 1
    assert told[0].endswith(": u0 → u999 → " + " → ".join(f"u{n}" for n in range(998, 980, -1)) + " → … 980 → u0.")

"""The printed example of one instrument is told where that instrument is in force, and nowhere else."""

import datetime as dt
from pathlib import Path

import pytest

from evalgen.cli import main
from evalgen.pipeline.inspecting.inspection import inspect
from evalgen.pipeline.publishing.worked_example import CASES, examples_for, packs_of_example
from evalgen.regulation.library import Library
from evalgen.regulation.loader import load_library
from evalgen.resources import resource

EXAMPLES = resource("examples")
(PACK,) = packs_of_example()
DAY = dt.date(2026, 6, 30)


@pytest.fixture(scope="module")
def library() -> Library:
    return load_library()


def test_the_pack_is_the_one_that_the_example_goes_by() -> None:
    assert {law.pack for law in inspect(EXAMPLES / "worked-example").laws.values()} == {PACK}


@pytest.mark.parametrize("pack, told", [(PACK, True), ("lamdong", False), ("hadong", False), ("qd366", False)])
def test_the_example_is_told_by_its_own_pack_alone(pack: str, *, told: bool, library: Library) -> None:
    assert len(examples_for([library.law(pack, DAY)])) == (1 + len(CASES) if told else 0)


def test_one_period_by_the_pack_of_the_example_is_enough(library: Library) -> None:
    assert examples_for([library.law("qd366", DAY), library.law(PACK, DAY)])


def test_the_site_of_another_pack_has_neither_the_example_nor_a_heading_for_it(tmp_path: Path) -> None:
    site = tmp_path / "site"
    assert main(["build", "--root", str(EXAMPLES / "thanhlam"), "--site", str(site), "--no-cache"]) == 0
    assert not (site / "quy-dinh/vi-du.html").exists()
    pages = {path: path.read_text(encoding="utf-8") for path in site.rglob("*.html")}
    assert [path for path, text in pages.items() if "vi-du.html" in text] == []
    assert "một ví dụ" not in pages[site / "quy-dinh/index.html"]
    assert "vi-du.html" not in (site / "search/index.js").read_text(encoding="utf-8")

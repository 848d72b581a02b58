"""What is left of a record when its piece is done: little, and every place in it is still found."""

from functools import partial
from pathlib import Path

import pytest

from evalgen.domain.document import DeferredDocument
from evalgen.domain.evaluation import Evaluation
from evalgen.errors import EvalgenError
from evalgen.pipeline.checkup.own_part import OwnPart
from evalgen.pipeline.checkup.piece import outline
from evalgen.reading.layout import Slot, locate
from evalgen.reading.noun_bytes import from_files, to_files
from evalgen.reading.repository import FileResult, fetch, read_one

FILE = "records/2026-Q2/van-phong/tran-thi-binh.yaml"
RECORD = """\
plan:
  approved: {by: ban-thuong-vu, on: 2026-04-03}
  work_items:
    - {id: bao-cao, axis: 4, product: bao-cao, title: Báo cáo, quantity: 2, due: 2026-06-30}
self_assessment:
  submitted_on: 2026-06-20
  general_criteria: {default: met, not_met: ["3.3"]}
  results:
    bao-cao: {quantity: 1, quality: 0.75}
  proposed_grade: GOOD
proposal: {by: tap-the, on: 2026-06-23, grade: GOOD}
facts:
  confidence_vote: {low: 3, total: 40}
"""


@pytest.fixture
def evaluation(tmp_path: Path) -> Evaluation:
    path = tmp_path / FILE
    path.parent.mkdir(parents=True)
    path.write_text(RECORD, encoding="utf-8")
    noun = read_one(tmp_path, FILE).noun
    assert isinstance(noun, Evaluation)
    return noun


def kept_of(evaluation: Evaluation, root: Path) -> Evaluation:
    """What is left of the record once it went through bytes."""
    slot = locate(FILE)
    assert isinstance(slot, Slot)
    result = FileResult(file=FILE, noun=outline(evaluation), document=None, problems=())
    (found,) = from_files(to_files([result], sketched=False), [(FILE, slot)], partial(fetch, root))
    assert isinstance(found.noun, Evaluation)
    return found.noun


def test_steps_facts_and_places_are_kept_and_work_items_are_not(evaluation: Evaluation, tmp_path: Path) -> None:
    kept = kept_of(evaluation, tmp_path)
    assert (kept.proposal, kept.facts, kept.stage) == (evaluation.proposal, evaluation.facts, evaluation.stage)
    assert kept.plan is not None
    assert kept.plan.work_items == ()
    for steps in ((), ("plan", "work_items", 0, "title"), ("proposal", "grade"), ("decision",)):
        assert kept.place(*steps) == evaluation.place(*steps)
    assert kept.place("proposal", key=True) == evaluation.place("proposal", key=True)
    assert kept.document.root == evaluation.document.root


def test_a_file_that_changes_meanwhile_stops_the_check(evaluation: Evaluation, tmp_path: Path) -> None:
    kept = kept_of(evaluation, tmp_path)
    assert isinstance(kept.document, DeferredDocument)
    (tmp_path / FILE).write_text(RECORD.replace("GOOD", "COMPLETED"), encoding="utf-8")
    with pytest.raises(EvalgenError, match="bị sửa trong khi đang kiểm tra"):
        assert kept.place("proposal", "grade").line
    (tmp_path / FILE).unlink()
    with pytest.raises(EvalgenError, match="bị sửa trong khi đang kiểm tra"):
        assert kept.place("proposal", "grade").line
    assert kept.place().line == 1


def test_everything_is_looked_up_and_only_the_own_part_is_gone_through() -> None:
    part = OwnPart({"a": 1, "b": 2, "c": 3}, ["b"])
    assert (part["a"], part.get("c"), part.get("d"), "a" in part) == (1, 3, None, True)
    assert (list(part), len(part), dict(part.items())) == (["b"], 1, {"b": 2})

"""Whatever stands at whatever place of a record: the answer is a problem in our words, or a record, never a crash."""

import copy
import re
from collections.abc import Iterator
from decimal import Decimal
from typing import Any

import pytest

from evalgen.domain.document import Document
from evalgen.domain.place import Pointer
from evalgen.reading.build_record import build
from evalgen.reading.layout import Slot, locate
from evalgen.reading.schemas.schema import SchemaSet
from evalgen.reading.strict_yaml import read_document

SCHEMAS = SchemaSet()
CONFIRMED = "{by: uy-ban-kiem-tra, on: 2026-06-15, document: 08-KL/UBKT}"
RECORDS = {
    "records/organization.yaml": """
name: Đảng ủy xã Suối Mơ
fictional: true
regulation: [{pack: hd02, from: 2026-01-01}]
publication: {scores: true, scores_legal_basis: Nghị quyết số 1, collective_grades: true}
peer_groups: [{id: truong-phong, title: Trưởng phòng}]
""",
    "records/2026-Q2/van-phong/tran-thi-binh.yaml": f"""
plan:
  axis_weights: {{"4": 20.5}}
  main_axes: [4]
  work_items: [{{id: bao-cao, axis: 4, product: bao-cao, title: Báo cáo, quantity: 2, due: 2026-06-30, carried_from: 2026-Q1}}]
self_assessment:
  submitted_on: 2026-06-20
  general_criteria: {{default: met, not_met: ["3.3"]}}
  results:
    bao-cao: {{quantity: 1, quality: 0.75, evidence: [bao-cao.pdf], key_response: 2}}
  proposed_grade: GOOD
verification:
  by: ban-xay-dung-dang
  on: 2026-06-22
  differences:
    - {{criterion: "3.3", met: true, reason: Đã khắc phục}}
    - {{item: bao-cao, measure: timeliness, value: 0.75, reason: Chậm}}
proposal: {{by: tap-the, on: 2026-06-23, votes: {{GOOD: 5}}, grade: GOOD}}
decision: {{by: ban-thuong-vu, on: 2026-06-25, number: 12-QĐ/ĐU, grade: GOOD}}
facts:
  corruption_in_unit: {{summary: Vụ việc, confirmed: {CONFIRMED}}}
  confidence_vote: {{low: 3, total: 40}}
amendments: [{{kind: CANCEL, by: ban-thuong-vu, on: 2026-08-10, number: 41-QĐ/ĐU, reason: Có kết luận mới}}]
""",
}
ABSENT = object()
VALUES = [ABSENT, None, True, -1, Decimal("0.7"), "", "x\n", "2026-02-30", [], [None, None], {}, {"Khoá lạ": 1}]

PYTHON = ("Decimal", "None", "True", "False", "deque", "{", "'")
SAMPLE = re.compile(r"\{(?:[a-zA-Z_]+: …(?:, )?)+\}|\{tên: giá trị\}")
"""«{id: …, axis: …}»: what may be written in braces."""


def pointers(node: Any, pointer: Pointer = ()) -> Iterator[Pointer]:
    steps = node.items() if isinstance(node, dict) else enumerate(node) if isinstance(node, list) else ()
    for step, below in steps:
        yield (*pointer, step)
        yield from pointers(below, (*pointer, step))


def changed(document: Document, pointer: Pointer, value: object) -> Document:
    root = copy.deepcopy(document.root)
    node: Any = root
    for step in pointer[:-1]:
        node = node[step]
    if value is not ABSENT:
        node[pointer[-1]] = value
    elif isinstance(node, dict):
        del node[pointer[-1]]
    return Document(file=document.file, root=root)


@pytest.mark.parametrize("file", RECORDS)
def test_any_value_anywhere(file: str) -> None:
    document, slot = read_document(file, RECORDS[file].encode()).document, locate(file)
    assert document is not None
    assert isinstance(slot, Slot)
    assert SCHEMAS.problems(slot.kind, document) == ()
    refused = built = 0
    for pointer in pointers(document.root):
        for value in VALUES:
            mutant = changed(document, pointer, value)
            problems = SCHEMAS.problems(slot.kind, mutant)
            for problem in problems:
                words = f"{problem.message} {problem.remedy}"
                assert problem.message.endswith(".")
                assert problem.remedy.endswith((".", "]"))
                without_samples = SAMPLE.sub("", words)
                assert not [word for word in PYTHON if word in without_samples]
                assert problem.code != "not-as-schema"
            if problems:
                refused += 1
            else:
                build(mutant, slot)
                built += 1
    assert refused > built > 0

"""Changes told in words: a table of documents before and after."""

from pathlib import Path
from typing import Any

import pytest
from case_tables import read_table
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from evalgen.approving.change_words import Names, Telling
from evalgen.approving.document_diff import ABSENT, differences
from evalgen.reading.revision_words import SchemaWords
from evalgen.reading.strict_yaml import read_document

CASES: list[dict[str, Any]] = read_table(Path(__file__).parent / "cases" / "words.yaml")
PEOPLE = {"le-van-an": "Lê Văn An", "tran-thi-binh": "Trần Thị Bình"}
BODIES = {"ban-thuong-vu": "Ban Thường vụ", "ban-xay-dung-dang": "Ban Xây dựng Đảng"}
NAMES = Names(
    person=lambda name: PEOPLE.get(name, name),
    unit=lambda name: {"van-phong": "Văn phòng"}.get(name, name),
    body=lambda name: BODIES.get(name, name),
)


def root(text: str) -> Any:
    """What a record with that text holds."""
    found = read_document("records/x.yaml", text.encode()).document
    assert found is not None
    return found.root


def tell(case: dict[str, Any]) -> list[str]:
    words = SchemaWords()
    telling = Telling(kind=case["kind"], vocabulary=words, names=NAMES, items=case.get("items", {}))
    return list(telling.tell(root(case["before"]), root(case["after"])))


@pytest.mark.parametrize("case", CASES, ids=[case["name"] for case in CASES])
def test_case(case: dict[str, Any]) -> None:
    assert tell(case) == case["words"]


def test_what_is_told_elsewhere_is_skipped() -> None:
    words = SchemaWords()
    telling = Telling(kind="evaluation", vocabulary=words, names=NAMES, items={})
    before, after = root("self_assessment: {general_criteria: {default: met}}"), root("framework: x")
    assert telling.tell(before, after, skip=(("self_assessment",),)) == ("Khung tiêu chí: chưa ghi → x",)


PLAIN = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(max_size=8),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.sampled_from("abcdid"), inner, max_size=4),
    max_leaves=12,
)


@settings(deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(PLAIN, PLAIN)
def test_the_same_is_no_difference_and_what_differs_is_told(before: Any, after: Any) -> None:
    assert list(differences(before, before)) == []
    assert bool(list(differences(before, after))) or _alike(before, after)


def test_elements_are_matched_by_name_then_by_what_they_are_about() -> None:
    kept = [{"id": f"giu-{number}"} for number in range(3)]
    before = [*kept, {"id": "sua"}, {"id": "bo-1"}, {"id": "bo-0"}, {"id": "sua", "number": 1}]
    found = list(differences(before, [{"id": "sua", "number": 2}, {"id": "sua", "number": 3}, *kept]))
    assert [(item.pointer, item.before, item.after) for item in found] == [
        ((0, "number"), ABSENT, 2),
        ((1, "number"), 1, 3),
        ((4,), {"id": "bo-1"}, ABSENT),
        ((5,), {"id": "bo-0"}, ABSENT),
    ]


class Watched(dict[str, Any]):
    """Counts how often somebody asks what it holds."""

    asked = 0

    def __contains__(self, key: object) -> bool:
        Watched.asked += 1
        return super().__contains__(key)


def asked(elements: int) -> int:
    """How often of lists of which half stays, a quarter is corrected and a quarter is replaced."""
    kept = [Watched(id=f"giu-{number}") for number in range(elements)]
    before = [Watched(id=f"{what}-{number}") for what in ("sua", "bo") for number in range(elements // 2)]
    after = [Watched(item, number=1) if "sua" in item["id"] else Watched(id=f"moi-{item['id']}") for item in before]
    Watched.asked = 0
    assert len(list(differences(kept + before, after[::-1] + kept))) == len(after) + elements // 2
    return Watched.asked


def test_a_list_twice_as_long_takes_twice_as_many_looks() -> None:
    assert asked(400) == 2 * asked(200)


def _alike(before: Any, after: Any) -> bool:
    """Equal, but for the order of groups of fields in lists."""
    return bool(before == after) or _sorted(before) == _sorted(after)


def _sorted(value: Any) -> Any:
    if isinstance(value, dict):
        return {key: _sorted(item) for key, item in sorted(value.items())}
    if isinstance(value, list) and value and all(isinstance(item, dict) for item in value):
        return sorted((_sorted(item) for item in value), key=repr)
    return [_sorted(item) for item in value] if isinstance(value, list) else value

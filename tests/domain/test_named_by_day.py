"""What a unit is called, and what stands above it, by the day."""

import datetime as dt
from itertools import permutations

import pytest

from evalgen.domain.document import Document
from evalgen.domain.organization import Catalogue, Unit, UnitParent
from evalgen.domain.records import Records
from evalgen.reading.build_organization import build_unit
from evalgen.reading.strict_yaml import read_document

TWICE = (
    "short_name: VP\n"
    "revisions:\n  - {from: 2026-10-01, name: Văn phòng ba, short_name: VP3}\n  - {from: 2026-07-01, name: Văn phòng hai}\n"
)


def unit(text: str, name: str = "van-phong") -> Unit:
    common = "name: Văn phòng\nkind: party_office\nblock: party\nfrom: 2025-07-01\n"
    found = read_document(f"records/units/{name}.yaml", f"{common}{text}".encode())
    assert found.document is not None
    return build_unit(found.document, name)


@pytest.mark.parametrize(
    "text, day, name, short_name",
    [
        ("", "2026-07-01", "Văn phòng", "Văn phòng"),
        (TWICE, "1900-01-01", "Văn phòng", "VP"),
        (TWICE, "2026-06-30", "Văn phòng", "VP"),
        (TWICE, "2026-07-01", "Văn phòng hai", "Văn phòng hai"),
        (TWICE, "2026-09-30", "Văn phòng hai", "Văn phòng hai"),
        (TWICE, "2026-10-01", "Văn phòng ba", "VP3"),
    ],
    ids=[
        "không đổi tên",
        "tên ghi ngoài là từ đầu",
        "ngày cuối mang tên đầu",
        "ngày đầu mang tên hai, không mang theo tên gọi tắt cũ",
        "ngày cuối mang tên hai, thứ tự ghi không quan trọng",
        "ngày đầu mang tên ba",
    ],
)
def test_the_name_of_a_day(text: str, day: str, name: str, short_name: str) -> None:
    found = unit(text).named_on(dt.date.fromisoformat(day))
    assert (found.name, found.short_name) == (name, short_name)


def test_what_has_no_day_has_the_name_of_the_last_revision() -> None:
    found = unit(TWICE)
    assert (found.name, found.short_name) == ("Văn phòng ba", "VP3")
    assert [item.pointer for item in found.names] == [(), ("revisions", 1), ("revisions", 0)]


MOVED = "parent: cu\nrevisions:\n  - {from: 2026-10-01, parent: moi, name: Văn phòng hai}\n  - {from: 2026-07-01, parent: giua}\n"
TO_THE_TOP = "parent: cu\nrevisions: [{from: 2026-07-01, parent: van-phong}]\n"


@pytest.mark.parametrize(
    "text, day, parent",
    [
        ("", "2026-07-01", None),
        ("revisions: [{from: 2026-07-01, parent: moi}]\n", "2026-06-30", None),
        (MOVED, "2026-06-30", "cu"),
        (MOVED, "2026-07-01", "giua"),
        (MOVED, "2026-09-30", "giua"),
        (MOVED, "2026-10-01", "moi"),
        (TO_THE_TOP, "2026-06-30", "cu"),
        (TO_THE_TOP, "2026-07-01", None),
    ],
    ids=[
        "đơn vị cao nhất",
        "cao nhất cho đến khi chuyển",
        "ngày cuối thuộc cấp trên cũ",
        "ngày đầu thuộc cấp trên thứ hai, chỉ đổi cấp trên thì tên giữ nguyên",
        "ngày cuối thuộc cấp trên thứ hai, thứ tự ghi không quan trọng",
        "đổi tên và chuyển cùng ngày",
        "ngày cuối còn cấp trên",
        "ghi mã của chính mình thì thành cao nhất",
    ],
)
def test_the_superior_of_a_day(text: str, day: str, parent: str | None) -> None:
    found = unit(text)
    at = dt.date.fromisoformat(day)
    assert found.parent_on(at) == parent
    assert found.named_on(at).name == ("Văn phòng hai" if parent == "moi" and text == MOVED else "Văn phòng")


def test_a_product_is_that_of_whoever_stood_above_on_the_day_whatever_was_asked_before() -> None:
    document = Document(file="records/catalogues/cu.yaml", root={})
    catalogues = {
        name: Catalogue(document=document, unit=name, standard_product="", products=dict.fromkeys(("sp",)))  # type: ignore[arg-type]
        for name in ("cu", "giua", "moi")
    }
    units = {
        name: unit(text, name)
        for name, text in {"phong": MOVED, "to": "parent: phong\n", "ben-canh": "parent: cu\n", "cu": ""}.items()
    }
    expected = {
        ("to", dt.date(2026, 6, 30)): "cu",
        ("to", dt.date(2026, 7, 1)): "giua",
        ("phong", dt.date(2026, 10, 1)): "moi",
        ("ben-canh", dt.date(2026, 10, 1)): "cu",
        ("khong-co", dt.date(2026, 10, 1)): None,
    }
    assert units["to"].parents == (UnitParent(unit="phong"),)
    for order in permutations(expected):
        records = Records(
            organization=None,
            units=units,
            people={},
            bodies={},
            catalogues=catalogues,
            periods={},
            evaluations=(),
            collectives={},
            unreadable=frozenset(),
        )
        for of, day in order:
            found = records.catalogue_of(of, "sp", day)
            assert (found and found.unit) == expected[of, day]

"""Whose signature it takes that somebody else comes to decide on a person, or to propose for them."""

import pytest

from evalgen.approving.competence import Rule, handovers
from evalgen.domain.body import Body
from evalgen.domain.document import Document, LocatedMapping
from evalgen.domain.organization import Organization, Person
from evalgen.reading.repository import assemble, read_source

FILE = "records/people/le-van-an.yaml"


def person(*posts: str) -> Person:
    """Posts as unit, who decides, first day, last day; whoever decides proposes, too, unless it is said otherwise."""
    text = "name: Lê Văn An\nposts:\n"
    for post in posts:
        unit, managed, first, *last = post.split()
        deciding, _, proposing = managed.partition("/")
        text += f"  - {{unit: {unit}, title: Phó phòng, standing: DEPUTY, peer_group: cap-pho, managed_by: {deciding}, "
        text += f"used_by: {proposing or deciding}, from: {first}{f', to: {last[0]}' if last else ''}}}\n"
    return assemble([read_source(FILE, text.encode())]).records.people["le-van-an"]


def body(name: str) -> Body:
    document = Document(file=f"records/bodies/{name}.yaml", root=LocatedMapping())
    return Body(document=document, id=name, name=name, roles=frozenset({"decide"}), members=())


BODIES = {name: body(name) for name in ("tinh-uy", "xa", "huyen", "cap-tren")}
ORGANIZATION = Organization(
    document=Document(file="records/organization.yaml", root=LocatedMapping()),
    name="Tổ chức mẫu",
    fictional=True,
    packs=(),
    peer_groups={},
    scores_public=False,
    scores_legal_basis="",
    collective_grades_public=False,
    governed_by="cap-tren",
)
TWO = ("van-phong tinh-uy 2025-07-01", "dang-bo-xa xa 2026-01-01")
"""Two posts at the same time, under two bodies."""


def asked(before: tuple[str, ...], after: tuple[str, ...]) -> list[str] | None:
    """The bodies of which one has to sign; None where nobody has to."""
    rule = Rule(organization=ORGANIZATION, bodies=BODIES, people={FILE: person(*before)})
    found = dict(handovers(rule, {FILE: person(*after)}, {}))
    return [item.id for item in found[FILE].bodies] if found else None


@pytest.mark.parametrize(
    "after",
    [
        ("van-phong xa 2025-07-01", TWO[1]),
        ("van-phong xa 2025-07-02", TWO[1]),
        ("van-phong tinh-uy 2025-07-01 2026-09-30", TWO[1], "van-phong xa 2026-10-01"),
        (TWO[1], "van-phong xa 2026-10-01"),
    ],
    ids=["sửa tại chỗ", "kèm một ngày", "thôi rồi giữ lại", "bỏ rồi ghi lại"],
)
def test_who_decides_on_one_post_takes_no_other_one(after: tuple[str, ...]) -> None:
    """`xa` decides on the person in another post already, which began last; it does not sign for what `tinh-uy` had."""
    assert asked(TWO, after) == ["tinh-uy", "cap-tren"]


def test_a_post_that_ended_before_is_not_taken_up_under_another_body() -> None:
    """In two requests: the post ends in the first one."""
    ended = ("van-phong tinh-uy 2025-07-01 2026-09-30", TWO[1])
    assert asked(TWO, ended) is None
    assert asked(ended, (*ended, "van-phong xa 2026-10-01")) == ["tinh-uy", "cap-tren"]


@pytest.mark.parametrize("left", [TWO[1:], ("van-phong-2 xa 2025-07-01", TWO[1])], ids=["bỏ", "ghi sang đơn vị khác"])
def test_a_post_is_ended_and_not_taken_out(left: tuple[str, ...]) -> None:
    """Else nobody would know in the next request who had the power there. A mistake in the unit's name is mended freely."""
    assert asked(TWO, left) == ["tinh-uy", "cap-tren"]
    assert asked(TWO, ("van-phong-2 tinh-uy 2025-07-01", TWO[1])) is None


def test_whoever_decided_years_ago_does_not_come_back_unseen() -> None:
    moved = ("dang-bo-xa xa 2021-01-01 2024-12-31", "van-phong tinh-uy 2025-01-01")
    assert asked(moved, (*moved, "phong-noi-vu xa 2026-10-01")) == ["tinh-uy", "cap-tren"]


def test_a_post_that_had_ended_does_not_go_on_unseen() -> None:
    """Nothing but its last day changes, and the body of years ago decides on the person again."""
    moved = ("dang-bo-xa xa 2021-01-01 2024-12-31", "van-phong tinh-uy 2025-01-01")
    for last in ("", " 2027-12-31"):
        assert asked(moved, (f"dang-bo-xa xa 2021-01-01{last}", moved[1])) == ["tinh-uy", "cap-tren"]
    assert asked(moved, ("dang-bo-xa xa 2021-01-01 2024-11-30", moved[1])) is None
    same = ("dang-bo-xa xa 2021-01-01 2024-12-31", "van-phong xa 2025-01-01")
    assert asked(same, ("dang-bo-xa xa 2021-01-01", same[1])) is None
    assert asked(moved[:1], ("dang-bo-xa xa 2021-01-01",)) is None, "nobody else had the power"


def test_whoever_had_all_that_is_handed_over_signs_else_one_level_up() -> None:
    assert asked(TWO, ("van-phong huyen 2025-07-01", "dang-bo-xa huyen 2026-01-01")) == ["cap-tren"]
    one = ("van-phong tinh-uy 2025-07-01", "dang-bo-xa tinh-uy 2026-01-01")
    assert asked(one, ("van-phong huyen 2025-07-01", "dang-bo-xa huyen 2026-01-01")) == ["tinh-uy", "cap-tren"]


def test_who_proposes_changes_with_the_signature_of_who_decides() -> None:
    assert asked(("van-phong tinh-uy/xa 2025-07-01",), ("van-phong tinh-uy/huyen 2025-07-01",)) == [
        "tinh-uy",
        "cap-tren",
    ]


@pytest.mark.parametrize(
    "after",
    [
        TWO,
        TWO[::-1],
        ("van-phong tinh-uy 2025-07-02", TWO[1]),
        (*TWO, "phong-noi-vu tinh-uy 2026-10-01"),
        (*TWO, "phong-noi-vu xa 2026-10-01"),
        ("van-phong tinh-uy 2025-07-01 2026-09-30", TWO[1], "van-phong tinh-uy 2026-10-01"),
        (TWO[0], f"{TWO[1]} 2026-09-30"),
    ],
    ids=["như cũ", "đổi thứ tự", "sửa ngày", "thêm việc", "thêm việc ở nơi kia", "giữ lại chức vụ", "thôi một việc"],
)
def test_what_stays_with_the_same_bodies_needs_no_signature(after: tuple[str, ...]) -> None:
    assert asked(TWO, after) is None


def test_two_posts_of_one_day_in_one_unit_stay_as_they_are() -> None:
    both = ("van-phong tinh-uy 2025-07-01", "van-phong xa 2025-07-01")
    assert asked(both, both) is None
    assert asked(both, ("van-phong xa 2025-07-01",) * 2) == ["tinh-uy", "cap-tren"]


PARTY, STATE = "xa-a tinh-uy 2025-07-01", "xa-a xa 2026-01-01"
"""Two posts in one unit, of the Party and of the government, under two bodies."""


@pytest.mark.parametrize(
    "after",
    [
        ("xa-a tinh-uy 2025-07-02", STATE),
        ("xa-a tinh-uy 2025-06-30", STATE),
        (f"{PARTY} 2026-09-30", STATE, "xa-a tinh-uy 2026-10-01"),
        (PARTY, f"{STATE} 2026-09-30", "xa-a xa 2026-10-01"),
        (PARTY, "xa-a xa 2026-01-02"),
        (f"{PARTY} 2026-09-30", STATE),
    ],
    ids=["sửa ngày", "sửa ngày sớm hơn", "giữ lại việc đầu", "giữ lại việc sau", "sửa ngày việc sau", "thôi một việc"],
)
def test_two_bodies_in_one_unit_each_go_on_with_their_own_post(after: tuple[str, ...]) -> None:
    assert asked((PARTY, STATE), after) is None


@pytest.mark.parametrize(
    "after",
    [
        ("xa-a xa 2025-07-01", STATE),
        (f"{PARTY} 2026-09-30", STATE, "xa-a xa 2026-10-01"),
        (PARTY, STATE, "xa-a xa 2026-10-01"),
        (PARTY, "xa-a xa 2025-07-01"),
    ],
    ids=["sửa tại chỗ", "thôi rồi giữ lại", "thêm việc", "cả quãng trước đó"],
)
def test_neither_of_two_bodies_in_one_unit_takes_what_the_other_has(after: tuple[str, ...]) -> None:
    assert asked((PARTY, STATE), after) == ["tinh-uy", "cap-tren"]


def test_a_body_of_years_ago_does_not_come_back_beside_the_other_one() -> None:
    moved = ("van-phong xa 2020-01-01 2022-12-31", "van-phong tinh-uy 2023-01-01")
    assert asked(moved, (*moved, "van-phong xa 2022-12-31")) == ["tinh-uy", "cap-tren"]


SAME_DAY = ("xa-a tinh-uy 2025-07-01", "xa-a xa 2025-07-01")


@pytest.mark.parametrize(
    "before, after",
    [
        (SAME_DAY, SAME_DAY[1:]),
        (SAME_DAY, ("xa-a xa 2025-07-01 2025-12-31", "xa-a xa 2026-01-01")),
        (SAME_DAY, ("xa-a xa/huyen 2025-07-01",)),
        ((*TWO, "phong-x tinh-uy 2025-07-01 2025-07-01"), (TWO[1], "phong-x tinh-uy 2025-07-01 2025-07-01")),
    ],
    ids=["cùng đơn vị", "cùng đơn vị, việc kia giữ lại", "cùng đơn vị, cấp đề xuất khác", "nơi khác, một ngày"],
)
def test_a_post_is_gone_where_its_body_has_no_say_over_the_whole_time(
    before: tuple[str, ...], after: tuple[str, ...]
) -> None:
    """Another post in the unit, under the other body, leaves it none; nor does another post of a day."""
    assert asked(before, after) == ["tinh-uy", "cap-tren"]


@pytest.mark.parametrize(
    "before, after",
    [
        (TWO, ("van-phong tinh-uy 2025-08-01", TWO[1])),
        (TWO, ("van-phong tinh-uy 2025-08-01 2026-09-30", TWO[1])),
        (TWO, ("van-phong-2 tinh-uy 2025-07-01 2026-09-30", TWO[1])),
        (TWO, (TWO[0], "dang-bo-xa xa 2026-02-01")),
        ((*TWO, "phong-x tinh-uy 2025-07-01"), (TWO[1], "phong-x tinh-uy 2025-07-01")),
    ],
    ids=["sửa ngày", "sửa ngày rồi thôi", "sửa đơn vị rồi thôi", "sửa ngày việc sau", "cấp ấy còn việc khác"],
)
def test_a_post_is_mended_freely(before: tuple[str, ...], after: tuple[str, ...]) -> None:
    assert asked(before, after) is None


def test_the_time_before_a_post_is_not_given_away_in_its_unit() -> None:
    """In two requests: the post begins later in the first one."""
    later = ("van-phong tinh-uy 2026-10-01", TWO[1])
    assert asked(later, (*later, "van-phong xa 2026-01-01 2026-09-30")) == ["tinh-uy", "cap-tren"]
    assert asked(later, (*later, "van-phong tinh-uy 2026-01-01 2026-09-30")) is None

"""What a change of many files costs: the records of all periods are gone through as often for two files as for one."""

import base64
import datetime as dt
from collections.abc import Iterator, Mapping
from typing import Any

from compared import edited, side, tree
from msgspec.structs import replace
from sound_records import SOUND
from test_earlier_terms import RAISED
from test_needs import BODY, QUARTER, approval

from evalgen.approving.earlier_terms import signed_by_earlier_terms
from evalgen.approving.file_changes import file_changes
from evalgen.approving.late_receipts import received_too_late
from evalgen.approving.moved_results import decided_result_renamed
from evalgen.approving.side import Comparison, Side
from evalgen.approving.statement import approval_payload, digest_of
from evalgen.domain.approval import Approval, Receipt
from evalgen.domain.document import Document, LocatedMapping
from evalgen.domain.records import Records

PEOPLE = ("le-van-an", "tran-thi-binh")


class Counted(tuple[Any, ...]):
    """What counts how often somebody goes through it."""

    __slots__ = ()
    rounds = 0

    def __iter__(self) -> Iterator[Any]:
        Counted.rounds += 1
        return super().__iter__()


def holding(files: Mapping[str, str], **settings: Any) -> Side:
    """One side, whose records are these besides."""
    found = side(files)
    records: Records = replace(found.records, **settings)
    return replace(found, results=replace(found.results, records=records))


def compared(before: Side, after: Side, was: Mapping[str, str], now: Mapping[str, str]) -> Comparison:
    return Comparison(before=before, after=after, files=file_changes(tree(was), tree(now)), pairs=())


def renamed(count: int) -> tuple[int, int]:
    """How many are told, and how often the results were gone through."""
    names = {"le-van-an": "Lê Văn An", "tran-thi-binh": "Trần Thị Bình"}
    edits = {f"people/{name}.yaml": [[names[name], "Tên khác"]] for name in PEOPLE[:count]}
    after = edited(SOUND, {"change": edits})
    results = Counted(side(SOUND).records.evaluations)
    comparison = compared(holding(SOUND, evaluations=results), side(after), SOUND, after)
    Counted.rounds = 0
    return len(list(decided_result_renamed(comparison))), Counted.rounds


def test_results_are_gone_through_once_however_many_people_change() -> None:
    assert [renamed(count) for count in (1, 2)] == [(1, 1), (2, 1)]


def signed(person: str, signer: str, key: str = "") -> Approval:
    file = f"records/2026-Q2/approvals/van-phong/{person}/decision-{signer}.yaml"
    item = approval(signer, person)
    document = Document(file=file, root=LocatedMapping())
    return replace(item, document=document, on=dt.date(2026, 9, 5), signature=signature(key))


def by_earlier_terms(count: int) -> tuple[int, int]:
    """The same of approvals, where these come for the decisions of 3 July."""
    before = edited(SOUND, {"open": True, "write": {"bodies/ban-thuong-vu.yaml": f"{RAISED}\n{BODY}"}})
    statements = Counted(signed(person, "vu-van-son") for person in PEOPLE[:count])
    comparison = compared(side(before), holding(before, approvals=statements), before, before)
    Counted.rounds = 0
    return len(list(signed_by_earlier_terms(comparison))), Counted.rounds


def test_approvals_are_gone_through_as_often_however_many_come() -> None:
    (one, rounds), (two, as_many) = (by_earlier_terms(count) for count in (1, 2))
    assert (one, two) == (1, 2)
    assert rounds == as_many


def public(name: str) -> bytes:
    """A key of the right form that nobody has."""
    return b"\0\0\0\x0bssh-ed25519\0\0\0\x20" + name.encode().ljust(32, b"\0")


def signature(name: str) -> str:
    """What says that it was made with that key."""
    return base64.b64encode(b"SSHSIG" + b"\0\0\0\1" + len(public(name)).to_bytes(4) + public(name)).decode()


HOST = f"""\
name: Máy chủ
roles: [receive]
members:
  - person: may-chu
    from: 2025-07-01
    keys: [{{key: "ssh-ed25519 {base64.b64encode(public("may-chu")).decode()}", from: 2025-07-01}}]
"""


def too_late(count: int) -> tuple[list[bool], int]:
    """The same where one receipt comes for all of them, too late."""
    before = edited(SOUND, {"open": True, "write": {"bodies/ban-thuong-vu.yaml": BODY, "bodies/may-chu.yaml": HOST}})
    statements = [signed(person, "vu-van-son", "vu-van-son") for person in PEOPLE[:count]]
    file = "2026-Q2/receipts/2026-09-20-1.yaml"
    receipt = Receipt(
        document=Document(file=f"records/{file}", root=LocatedMapping()),
        period=QUARTER,
        id="2026-09-20-1",
        signer="may-chu",
        body="may-chu",
        on=dt.date(2026, 9, 20),
        approvals=tuple(digest_of(approval_payload(item)) for item in statements),
        signature=signature("may-chu"),
    )
    given = Counted(statements)
    after = holding(before, approvals=given, receipts=(receipt,))
    comparison = compared(holding(before, approvals=given), after, before, before | {file: ""})
    Counted.rounds = 0
    found = list(received_too_late(comparison))
    return [", và 1 chữ ký khác" in item.message for item in found], Counted.rounds


def test_approvals_are_gone_through_as_often_however_many_are_received_too_late() -> None:
    (one, rounds), (two, as_many) = (too_late(count) for count in (1, 2))
    assert (one, two) == ([False], [True])
    assert rounds == as_many

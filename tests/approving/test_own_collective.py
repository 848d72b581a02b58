"""The result of a collective whose own leaders alone have signed it."""

import datetime as dt

import pytest
from compared import compared, edited
from msgspec.structs import replace
from sound_records import SOUND
from test_needs import BODY, approval

from evalgen.approving.verdict import Gravity
from evalgen.domain.approval import ApprovedStep
from evalgen.domain.document import Document, LocatedMapping
from evalgen.drafting.statement_file import approval_text

COLLECTIVE = "2026-Q2/van-phong/collective.yaml"
DECISION = "decision: {by: ban-thuong-vu, on: 2026-07-02, number: 20-QĐ/ĐU, grade: GOOD}\n"


def statement(signer: str, *, text: str = "0", step: ApprovedStep = ApprovedStep.DECISION) -> dict[str, str]:
    """The file of an approval of the collective's result, signed over some text."""
    name = f"2026-Q2/approvals/van-phong/collective/{step.key}-{signer}.yaml"
    item = replace(
        approval(signer, "collective", step),
        document=Document(file=f"records/{name}", root=LocatedMapping()),
        on=dt.date(2026, 7, 2),
        record_digest=f"sha256:{text * 64}",
        rules_digest=f"sha256:{'0' * 64}",
        result_digest=f"sha256:{'0' * 64}",
        signature="-----BEGIN SSH SIGNATURE-----\nx\n-----END SSH SIGNATURE-----\n",
    )
    return {name: approval_text(item)}


BASE = edited(SOUND, {"open": True, "drop": {COLLECTIVE: ["decision"]}, "write": {"bodies/ban-thuong-vu.yaml": BODY}})


def told(*brought: dict[str, str], stood: dict[str, str] | None = None) -> list[str]:
    """What is said where the decision comes with these signatures."""
    new: dict[str, str] = {}
    for item in brought:
        new |= item
    base = BASE | (stood or {})
    plan = compared(base, edited(base, {"add": {COLLECTIVE: DECISION}, "write": new}))
    found = [problem for problem in plan.transitions if problem.code == "collective-signed-by-its-leaders"]
    assert not found or plan.verdict.level is not Gravity.OK
    return [problem.message for problem in found]


def test_the_head_signs_alone() -> None:
    """Trần Thị Bình leads the unit and is a member of the body that decides on it."""
    (message,) = told(statement("tran-thi-binh"))
    assert message == "quyết định xếp loại của tập thể chỉ do người lãnh đạo chính tập thể ấy ký: Trần Thị Bình."


def test_leaders_do_not_make_up_for_each_other() -> None:
    (message,) = told(statement("tran-thi-binh"), statement("le-van-an"))
    assert message.endswith("ký: Lê Văn An, Trần Thị Bình.")


@pytest.mark.parametrize(
    "brought",
    [
        [statement("vu-van-son")],
        [statement("tran-thi-binh"), statement("vu-van-son")],
        [],
    ],
    ids=["người khác ký", "có người khác cùng ký", "chưa ai ký"],
)
def test_nothing_is_said_where_somebody_else_signs(brought: list[dict[str, str]]) -> None:
    assert told(*brought) == []


def test_whoever_signed_the_same_text_before_counts() -> None:
    assert told(statement("tran-thi-binh"), stood=statement("vu-van-son")) == []
    assert told(statement("tran-thi-binh"), stood=statement("vu-van-son", text="1")) != []


def test_what_was_signed_before_the_change_is_not_its_matter() -> None:
    assert told(stood=statement("tran-thi-binh")) == []


def amendments(*grades: str) -> str:
    """So many amendments of the collective's result, one a day."""
    return "amendments:\n" + "".join(
        f"  - {{kind: ADJUST, by: ban-thuong-vu, on: 2026-07-{day}, number: {day}-QĐ/ĐU, grade: {grade}, reason: Xem lại}}\n"
        for day, grade in enumerate(grades, 10)
    )


def numbered(signer: str, amendment: int) -> dict[str, str]:
    """The file of an approval of a result with so many amendments, beside those of other ones."""
    ((name, text),) = statement(signer, text=str(amendment), step=ApprovedStep.AMENDMENT).items()
    return {name.replace("amendment-", "amendment-" if amendment == 1 else f"amendment.{amendment}-"): text}


@pytest.mark.parametrize("alone, other", [(2, 1), (1, 2)], ids=["lần sau", "lần trước"])
def test_a_text_signed_by_others_too_hides_no_other_one(alone: int, other: int) -> None:
    """Two amendments: the head signs the one alone, and the other, which somebody else has signed, in the same request."""
    base = edited(SOUND, {"add": {COLLECTIVE: amendments("COMPLETED")}, "write": {"bodies/ban-thuong-vu.yaml": BODY}})
    base |= numbered("vu-van-son", other)
    brought = numbered("tran-thi-binh", alone) | numbered("tran-thi-binh", other)
    later = base[COLLECTIVE].replace(amendments("COMPLETED"), amendments("COMPLETED", "GOOD"))
    plan = compared(base, base | {COLLECTIVE: later} | brought)
    found = [problem for problem in plan.transitions if problem.code == "collective-signed-by-its-leaders"]
    assert [problem.message.partition("chỉ do")[2] for problem in found] == [
        " người lãnh đạo chính tập thể ấy ký: Trần Thị Bình."
    ]


@pytest.mark.parametrize("last, said", [("2026-04-02", False), ("2026-06-29", False), ("2026-06-30", True)])
def test_whoever_led_the_unit_until_the_cut_off_leads_it(last: str, *, said: bool) -> None:
    """Somebody moved to another unit in April sits in the body that decides in July."""
    people = "people/tran-thi-binh.yaml"
    assert bool(told(statement("tran-thi-binh"), stood={people: f"{BASE[people]}    to: {last}\n"})) is said

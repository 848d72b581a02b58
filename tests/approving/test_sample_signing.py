"""The sample as a newcomer meets it: who is asked is known, nobody can sign with its keys, and with a key of one's own it works."""

import datetime as dt
import re
from pathlib import Path

import pytest
from approved import approve
from signed_records import make_key, public

from evalgen.domain.approval import ApprovedStep
from evalgen.domain.body import Capacity
from evalgen.pipeline.approving.audit import audit
from evalgen.pipeline.approving.owning import check_codeowners, write_codeowners
from evalgen.pipeline.approving.receiving import receive
from evalgen.pipeline.drafting.opening import write_demo
from evalgen.pipeline.inspecting.inspection import inspect

ROOT = Path(__file__).parents[2]
DAY = dt.date(2026, 10, 5)
RECORD = "records/2026-Q3/phong-kinh-te/hoang-my-hanh.yaml"


@pytest.fixture
def sample(tmp_path: Path) -> Path:
    write_demo(tmp_path / "thu", people=None, seed=None)
    return tmp_path / "thu"


def test_the_sample_holds_no_private_key() -> None:
    for path in (ROOT / "records").rglob("*"):
        assert not path.is_file() or b"PRIVATE KEY" not in path.read_bytes(), path


def test_it_says_that_its_keys_are_nobodys() -> None:
    for path in (ROOT / "records/bodies").glob("*.yaml"):
        text = path.read_text(encoding="utf-8")
        assert ("khóa riêng đã hủy" in text) is ("ssh-ed25519" in text), path


def test_one_level_up_and_a_delegation_are_shown() -> None:
    records = inspect(ROOT).records
    assert records.organization is not None
    governor = records.bodies[records.organization.governed_by or ""]
    (delegate,) = [member for member in governor.members if member.capacity is Capacity.DELEGATE]
    assert delegate.mandated
    assert records.bodies["ban-thuong-vu"].latest.above == governor.id
    assert records.bodies["uy-ban-nhan-dan-xa"].latest.above == "ban-thuong-vu"


def test_codeowners_of_the_sample(sample: Path) -> None:
    """The delegate may not act for the whole, and so is not asked for it."""
    text = write_codeowners(sample, DAY)
    (sample / "CODEOWNERS").write_text(text, encoding="utf-8")
    assert check_codeowners(sample, "CODEOWNERS", DAY) == ()
    assert re.search(r"^\* @tinh-uy-mot$", text, re.MULTILINE)
    assert re.search(r"^/records/\*/receipts/ @dang-quang-tai @do-ba-trung @hoang-kim-xuan$", text, re.MULTILINE)


def test_a_newcomer_signs_with_a_key_of_their_own(sample: Path, tmp_path: Path) -> None:
    key, host = make_key(tmp_path / "keys", "toi"), make_key(tmp_path / "keys", "may-chu")
    for file, person, mine in (
        ("ban-thuong-vu", "dang-van-phuc", key),
        ("may-chu", "may-chu", host),
    ):
        body = sample / f"records/bodies/{file}.yaml"
        text = body.read_text(encoding="utf-8")
        at = text.index("keys:", text.index(f"person: {person}"))
        entry = f'keys:\n      - {{key: "{public(mine)}", from: 2025-07-01}}'
        body.write_text(text[:at] + entry + text[at + len("keys:") :], encoding="utf-8")
    decision = "decision: {by: ban-thuong-vu, on: 2026-10-03, number: 44-QĐ/ĐU, grade: GOOD}\n"
    with (sample / RECORD).open("a", encoding="utf-8") as record:
        record.write(decision)
    before = {problem.place.file for problem in audit(sample, history=False) if problem.code == "approval-missing"}
    assert RECORD in before
    signed = approve(sample, RECORD, ApprovedStep.DECISION, key=key, on=DAY)
    assert signed.unsigned.approval.signer == "dang-van-phuc"
    receive(sample, signed.unsigned.approval.period, body="may-chu", key=host, on=DAY)
    after = {problem.place.file for problem in audit(sample, history=False) if problem.code == "approval-missing"}
    assert before - after == {RECORD}

"""The sound miniature repository with people who sign: their keys, the host's key, approvals of everything decided."""

import datetime as dt
import subprocess
from collections.abc import Mapping
from pathlib import Path

from approved import approve
from sound_records import SOUND, write_records

from evalgen.domain.approval import ApprovedStep
from evalgen.domain.period import Period, PeriodKind
from evalgen.pipeline.approving.receiving import receive

QUARTER = Period(kind=PeriodKind.QUARTER, year=2026, number=2)
UNIT = "records/2026-Q2/van-phong"
COLLECTIVE = f"{UNIT}/collective.yaml"
HEAD = f"{UNIT}/tran-thi-binh.yaml"
DEPUTY = f"{UNIT}/le-van-an.yaml"
DECIDED = dt.date(2026, 7, 3)
RECEIVED = dt.date(2026, 7, 4)

SIGNERS = ("pham-thi-hoa", "vu-van-son")
"""Two members of the deciding body who hold no post in the quarter."""

_PERSON = """\
name: {name}
posts:
  - {{unit: van-phong, title: Thành viên, standing: MEMBER, peer_group: cap-pho, managed_by: ban-thuong-vu,
     used_by: tap-the-van-phong, from: 2026-07-05}}
"""


def make_key(folder: Path, name: str) -> Path:
    """A fresh key without a passphrase, for this test alone."""
    folder.mkdir(parents=True, exist_ok=True)
    key = folder / name
    subprocess.run(["/usr/bin/ssh-keygen", "-q", "-t", "ed25519", "-N", "", "-C", "", "-f", str(key)], check=True)
    return key


def public(key: Path) -> str:
    """Type and code of its public half."""
    return " ".join(key.with_name(f"{key.name}.pub").read_text(encoding="utf-8").split()[:2])


def deciding_body(members: Mapping[str, str], *, quorum: int = 1) -> str:
    """The file of the deciding body: person → the rest of the member's entry."""
    lines = [f"  - {{person: {person}, {rest}}}" for person, rest in members.items()]
    head = ["name: Ban Thường vụ mẫu", "roles: [approve_plan, decide, confirm]", f"quorum: {quorum}", "members:"]
    return "\n".join([*head, *lines]) + "\n"


def member(key: Path, *, since: str = "2025-07-01", until: str = "", key_until: str = "") -> str:
    """The entry of a member with a key."""
    ends = f", to: {until}" if until else ""
    key_ends = f", to: {key_until}" if key_until else ""
    return f'from: {since}{ends}, keys: [{{key: "{public(key)}", from: 2025-07-01{key_ends}}}]'


def signed_repository(root: Path) -> Mapping[str, Path]:
    """Write the repository below `root` with every decision approved and received; answers with the keys by person."""
    keys = {name: make_key(root / "keys", name) for name in (*SIGNERS, "tran-thi-binh", "may-chu")}
    members = {name: member(keys[name]) for name in (*SIGNERS, "tran-thi-binh")}
    host = f"name: Máy chủ mẫu\nroles: [receive]\nmembers:\n  - {{person: may-chu, {member(keys['may-chu'])}}}\n"
    files = {
        **SOUND,
        "bodies/ban-thuong-vu.yaml": deciding_body(members),
        "bodies/may-chu.yaml": host,
        "people/pham-thi-hoa.yaml": _PERSON.format(name="Phạm Thị Hoa"),
        "people/vu-van-son.yaml": _PERSON.format(name="Vũ Văn Sơn"),
        "people/may-chu.yaml": _PERSON.format(name="Máy chủ (hư cấu)"),
    }
    write_records(root, files)
    for file in (COLLECTIVE, HEAD, DEPUTY):
        approve(root, file, ApprovedStep.DECISION, key=keys["pham-thi-hoa"], on=DECIDED)
    receive(root, QUARTER, body="may-chu", key=keys["may-chu"], on=RECEIVED)
    return keys


def edit(root: Path, file: str, old: str, new: str) -> None:
    """Replace `old`, which must be there, in a file."""
    path = root / file
    text = path.read_text(encoding="utf-8")
    assert old in text, (file, old)
    path.write_text(text.replace(old, new), encoding="utf-8")


def git(root: Path, *arguments: str) -> str:
    """What a git command prints, run by nobody in particular."""
    settings = (
        "user.name=Ai đó",
        "user.email=ai-do@example.invalid",
        "commit.gpgsign=false",
        "core.hooksPath=/dev/null",
    )
    options = [part for setting in settings for part in ("-c", setting)]
    done = subprocess.run(["git", *options, *arguments], cwd=root, check=True, capture_output=True, text=True)
    return done.stdout.strip()


def commit(root: Path, text: str) -> str:
    """Everything but the keys, as one commit; answers with its name."""
    exclude = root / ".git/info/exclude"
    exclude.write_text("keys/\n", encoding="utf-8")
    git(root, "add", "-A")
    git(root, "commit", "-q", "-m", text)
    return git(root, "rev-parse", "HEAD")


WORKFLOW = ".github/workflows/evalgen.yml"
GOVERNOR = "cap-tren"


def governed_repository(root: Path) -> None:
    """The same, governed from above, with a workflow, in one first commit on `main`."""
    keys = signed_repository(root)
    above = f"name: Cấp trên mẫu\nroles: [decide]\nmembers:\n  - {{person: vu-van-son, {member(keys['vu-van-son'])}}}\n"
    (root / f"records/bodies/{GOVERNOR}.yaml").write_text(above, encoding="utf-8")
    edit(root, "records/organization.yaml", "fictional: true\n", f"fictional: true\ngoverned_by: {GOVERNOR}\n")
    (root / WORKFLOW).parent.mkdir(parents=True)
    (root / WORKFLOW).write_text("on: pull_request\n", encoding="utf-8")
    git(root, "init", "-q", "-b", "main")
    commit(root, "Mở kho")

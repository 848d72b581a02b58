"""A repository made by ``evalgen init``, with one unit, one person, and a host that it is pushed to."""

import re
import shutil
from pathlib import Path

from host_repository import HostRepository

PERIOD, UNIT, PERSON = "2026-Q2", "van-phong", "tran-thi-binh"
RECORD = f"records/{PERIOD}/{UNIT}/{PERSON}.yaml"
COLLECTIVE = f"records/{PERIOD}/{UNIT}/collective.yaml"
TODAY = '"$(TZ=ICT-7 date +%F)"'
"""Of the signers: the host's receipt is from the same clock."""

_HEADER = "# yaml-language-server: $schema=../../../schemas/"

INIT = """\
evalgen init . --name 'Đảng ủy xã Suối Mơ (hư cấu)' --pack hd02 --unit 'van-phong=Văn phòng Đảng ủy' \\
  --body 'ban-thuong-vu=Ban Thường vụ Đảng ủy' --body 'ban-to-chuc:verify=Ban Tổ chức' \\
  --body 'tap-the:propose=Tập thể lãnh đạo' --governed-by 'cap-tren=Cấp trên (hư cấu)' --account cap-tren-a \\
  --receipt-key ../keys/may-chu.pub
"""

PLAN = """\
plan:
  approved: {by: ban-thuong-vu, on: 2026-04-06}
  axis_weights: {"1": 30, "4": 40}
  main_axes: [4]
  work_items:
    - {id: bao-cao, axis: 4, product: bao-cao, title: Báo cáo hằng tháng, quantity: 3, due: 2026-06-26}
    - {id: ke-hoach, axis: 1, product: ke-hoach, title: Kế hoạch quý, quantity: 1, due: 2026-05-15}
"""
SELF_ASSESSMENT = """\
self_assessment:
  submitted_on: 2026-06-29
  general_criteria: {default: met, not_met: ["3.4"]}
  results:
    bao-cao: {quantity: 3, quality: 1, timeliness: 1, leadership: 1}
    ke-hoach: {quantity: 1, quality: 1, timeliness: 1, leadership: 1}
  proposed_grade: GOOD
"""
TASKS = """\
tasks:
  - {id: giao-ban, title: Phục vụ giao ban, due: 2026-05-29, completed: true}
  - {id: luu-tru, title: Chỉnh lý tài liệu, due: 2026-06-26, completed: true}
self_grade: GOOD
"""
VERIFIED = "verification: {by: ban-to-chuc, on: 2026-07-01, differences: []}\n"
PROPOSED = "proposal: {by: tap-the, on: 2026-07-01, grade: GOOD}\n"
DECIDED = "decision: {by: ban-thuong-vu, on: 2026-07-01, number: 12-QĐ/ĐU, grade: GOOD}\n"
NOTICE = """\
notices:
  - {id: ket-qua, number: 15-TB/ĐU, date: 2026-07-01, by: ban-thuong-vu, title: Kết quả quý II}
"""


def new_host(folder: Path) -> HostRepository:
    """The repository as an administrator leaves it: initialized, people and catalogue declared, pushed."""
    host = HostRepository(folder)
    host.run_before()
    host.clone.mkdir()
    (folder / "keys").mkdir()
    for name in ("bi-thu", "pho-bi-thu", "may-chu", "cap-tren"):
        host.shell(f"ssh-keygen -q -t ed25519 -N '' -C '' -f '{folder}/keys/{name}'", cwd=folder)
    host.shell(INIT)
    for kind, name in (("people", PERSON), ("catalogues", UNIT)):
        sample_to_file(host.clone, kind, name)
    members = "".join(
        f'  - {{person: {name}, name: Người ký (hư cấu), from: 2026-04-01, account: {name}, keys: [{{key: "{key}", '
        "from: 2026-04-01}]}\n"
        for name in ("bi-thu", "pho-bi-thu")
        for key in [public(folder / "keys" / name)]
    )
    append(host.clone, "records/bodies/ban-thuong-vu.yaml", f"members:\n{members}")
    edit(
        host.clone,
        "records/bodies/cap-tren.yaml",
        "account: cap-tren-a",
        f'account: cap-tren-a\n    keys: [{{key: "{public(folder / "keys" / "cap-tren")}", from: 2026-04-01}}]',
    )
    host.shell(f"evalgen new {PERIOD} && evalgen codeowners --on 2026-06-01 > CODEOWNERS")
    (host.clone / COLLECTIVE).write_text(f"{_HEADER}collective.schema.json\n{TASKS}", encoding="utf-8")
    append(host.clone, RECORD, PLAN)
    host.found()
    return host


def copy_host(template: HostRepository, folder: Path) -> HostRepository:
    """A host of its own, as the template is."""
    for name in ("host.git", "clone", "keys", "remembered"):
        shutil.copytree(template.folder / name, folder / name)
    host = HostRepository(folder)
    host.shell(f"git remote set-url origin 'file://{host.bare}'")
    return host


def decide(host: HostRepository, *signers: str) -> None:
    """Everything from the self-assessment to the notice, signed; in the clone, not committed."""
    append(host.clone, RECORD, SELF_ASSESSMENT + VERIFIED + PROPOSED + DECIDED)
    append(host.clone, COLLECTIVE, PROPOSED + DECIDED)
    append(host.clone, f"records/{PERIOD}/period.yaml", NOTICE)
    for signer in signers:
        host.shell(f"evalgen approve {COLLECTIVE} {RECORD} --step decision --key ../keys/{signer} --on {TODAY}")


def sample_to_file(root: Path, kind: str, name: str) -> None:
    """Do what the README of a folder says: copy its sample into a file."""
    guide = (root / "records" / kind / "README.md").read_text(encoding="utf-8")
    found = re.search(r"```yaml\n(?P<sample>.*?)```", guide, re.DOTALL)
    assert found is not None
    (root / "records" / kind / f"{name}.yaml").write_text(found["sample"], encoding="utf-8")


def public(key: Path) -> str:
    """Type and code of the public half."""
    return " ".join(key.with_name(f"{key.name}.pub").read_text(encoding="utf-8").split()[:2])


def append(root: Path, file: str, text: str) -> None:
    """Add `text` at the end of a file."""
    with (root / file).open("a", encoding="utf-8") as opened:
        opened.write(text)


FILES = 2_000
"""So many files need more than a comment may hold."""


def many_files(root: Path) -> None:
    """So many papers beside the records."""
    (root / "thu-muc").mkdir()
    for number in range(FILES):
        (root / f"thu-muc/tep-{number}.md").write_text("x", encoding="utf-8")


def edit(root: Path, file: str, old: str, new: str) -> None:
    """Replace `old`, which must be there, in a file."""
    text = (root / file).read_text(encoding="utf-8")
    assert old in text, (file, old)
    (root / file).write_text(text.replace(old, new), encoding="utf-8")


def employ_elsewhere(host: HostRepository) -> None:
    """Somebody new whom the body one level up decides on: the host must be told whom to ask."""
    text = (host.clone / f"records/people/{PERSON}.yaml").read_text(encoding="utf-8")
    text = text.replace("managed_by: ban-thuong-vu", "managed_by: cap-tren").replace("HEAD", "DEPUTY")
    (host.clone / "records/people/le-van-an.yaml").write_text(text, encoding="utf-8")

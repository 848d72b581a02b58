"""The sound records while the period runs, and the plan of what a branch would do to them."""

from git_repository import Repository
from reviewed import plan_of
from sound_records import SOUND

from evalgen.approving.review import Review

AN, BINH = "2026-Q2/van-phong/le-van-an.yaml", "2026-Q2/van-phong/tran-thi-binh.yaml"
COLLECTIVE = "2026-Q2/van-phong/collective.yaml"
DECISION = "decision: {by: ban-thuong-vu, on: 2026-07-03, number: 21-QĐ/ĐU, grade: GOOD}\n"
OPEN = SOUND["2026-Q2/period.yaml"].split("closed_on")[0]


def open_records(people: int = 1) -> dict[str, str]:
    """The sound records while the period runs: everybody proposed, nobody decided; with so many deputies."""
    files = dict(SOUND) | {"2026-Q2/period.yaml": OPEN}
    files[AN] = files[BINH] = SOUND[AN].replace(DECISION, "")
    for number in range(2, people + 1):
        files[f"people/le-van-{number}.yaml"] = SOUND["people/le-van-an.yaml"].replace("Lê Văn An", f"Lê Văn {number}")
        files[f"2026-Q2/van-phong/le-van-{number}.yaml"] = files[AN]
    return files


def plan(repository: Repository, head: str | None = None, base: str = "main", account: str = "") -> Review:
    return plan_of(repository.folder, base, head, account=account)

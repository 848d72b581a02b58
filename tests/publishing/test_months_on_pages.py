"""The pages of a ward that grades every month: names of months are long, and there are twelve of them a year."""

import re
import shutil
from itertools import pairwise
from pathlib import Path

import pytest

from evalgen.cli import main

WARD = Path(__file__).parents[2] / "examples" / "hadong"
LETTER = 7.5
"""As wide as a letter of 12 pixels is on the widest of the usual fonts."""


@pytest.fixture(scope="module")
def ward(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Two months of the fictional ward."""
    out = tmp_path_factory.mktemp("ward") / "site"
    assert main(["build", "--root", str(WARD), "--site", str(out)]) == 0
    return out


def labels(page: str) -> list[tuple[str, float, float]]:
    """Each name of a period on a drawing with where it begins and ends."""
    found = []
    for rest, text in re.findall('<text class="eg-axislabel"([^>]*)>([^<]*)</text>', page):
        at, width = float(re.findall(' x="([0-9]+)"', rest)[0]), len(text) * LETTER
        begin = at - (width if '"end"' in rest else width / 2 if '"middle"' in rest else 0)
        found.append((text, begin, begin + width))
    return found


@pytest.mark.parametrize("page,name", [("nguoi/lam-thi-hue.html", "eg-line"), ("ky/2026-06.html", "eg-flows")])
def test_names_of_months_stand_apart_and_inside_the_drawing(page: str, name: str, ward: Path) -> None:
    text = (ward / page).read_text(encoding="utf-8")
    (width,) = re.findall(f'<svg class="{name}" viewBox="0 0 ([0-9]+) ', text)
    told = labels(text)
    assert [month for month, _, _ in told] == ["Tháng 5/2026", "Tháng 6/2026"]
    assert all(end <= begin for (_, _, end), (_, begin, _) in pairwise(told))
    assert min(begin for _, begin, _ in told) >= 0
    assert max(end for _, _, end in told) <= float(width)


def told_rules(site: Path) -> list[str]:
    """The periods beside which the page of a person tells the rules."""
    page = (site / "nguoi/lam-thi-hue.html").read_text(encoding="utf-8")
    (applied,) = re.findall('<ul class="eg-plain eg-applied">(.*?)</ul>', page, flags=re.DOTALL)
    return re.findall("<li>(.*?): <a", applied)


def test_months_by_the_same_rules_are_told_once(ward: Path) -> None:
    """A year of months repeated the same two links twelve times on each page of a person."""
    assert told_rules(ward) == ["Tháng 5 năm 2026 – Tháng 6 năm 2026"]


def test_a_month_without_a_result_is_not_told_as_one_with(tmp_path: Path) -> None:
    """Nothing of the person was graded in June."""
    shutil.copytree(WARD / "records", tmp_path / "records")
    (tmp_path / "records/2026-06").rename(tmp_path / "records/2026-07")
    for file in (tmp_path / "records").rglob("*.yaml"):
        text = file.read_text(encoding="utf-8").replace("2026-07", "2026-08")
        file.write_text(text.replace("2026-06", "2026-07"), encoding="utf-8")
    assert main(["build", "--root", str(tmp_path), "--site", str(tmp_path / "site")]) == 0
    assert told_rules(tmp_path / "site") == ["Tháng 7 năm 2026", "Tháng 5 năm 2026"]

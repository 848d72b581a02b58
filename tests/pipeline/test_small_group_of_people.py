"""«Những nơi có dưới 05 cán bộ lãnh đạo, quản lý»: people are counted, not the records that are there already."""

import shutil
from pathlib import Path

import pytest

from evalgen.domain.ruling import QuotaResult
from evalgen.pipeline.checkup.checkup import check_up
from evalgen.pipeline.inspecting.inspection import inspect

EXAMPLE = Path(__file__).parents[2] / "examples/thanhlam/records"

NEWCOMER = """\
name: Người Mới
posts:
  - unit: phong-kinh-te
    title: Phó Trưởng phòng Kinh tế
    standing: DEPUTY
    peer_group: {group}
    managed_by: ban-thuong-vu-dang-uy
    used_by: tap-the-phong-kinh-te
    from: {first}
"""


@pytest.mark.parametrize(
    "group,first,result",
    [
        pytest.param("pho-phong", "2026-01-01", QuotaResult.NEEDS_REVIEW, id="Người thứ năm của nhóm chưa có hồ sơ"),
        pytest.param("truong-phong", "2026-01-01", QuotaResult.WITHIN, id="Người chưa có hồ sơ ở nhóm khác"),
        pytest.param("pho-phong", "2026-09-11", QuotaResult.WITHIN, id="Người giữ chức vụ sau thời điểm đánh giá"),
    ],
)
def test_whoever_has_no_record_yet_is_one_of_the_group(
    group: str, first: str, result: QuotaResult, tmp_path: Path
) -> None:
    shutil.copytree(EXAMPLE, tmp_path / "records")
    (tmp_path / "records/people/nguoi-moi.yaml").write_text(NEWCOMER.format(group=group, first=first), encoding="utf-8")
    inspection = inspect(tmp_path)
    quotas = {item.peer_group: item for found in inspection.results.quotas.values() for item in found}
    assert quotas["pho-phong"].result is result
    assert check_up(tmp_path, pieces=3).problems == inspection.problems

"""Three made-up organizations in two provinces, published in folders."""

from pathlib import Path

import pytest

from benchmarks.published import published, write_published


@pytest.fixture
def sites(tmp_path: Path) -> Path:
    """A folder with the folders of the sites and the list that names them."""
    for number, name in enumerate(("xa-mot", "xa-hai", "xa-ba")):
        write_published(tmp_path / name, published(number, people=12, periods=2, seed=7))
    (tmp_path / "nguon.yaml").write_text(
        "sources:\n"
        "  - {id: xa-mot, province: Lâm Đồng, source: xa-mot, organization: Tổ chức hư cấu số 0}\n"
        "  - {id: xa-hai, province: Hà Nội, source: xa-hai}\n"
        "  - {id: xa-ba, province: Lâm Đồng, source: xa-ba}\n",
        encoding="utf-8",
    )
    return tmp_path

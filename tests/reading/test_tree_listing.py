"""Paths of a revision looked for one by one, and many in one go: the same answer."""

import pytest

from evalgen.reading import tree_listing
from evalgen.reading.tree_listing import TreeListing

BLOB = "1" * 40
PATHS = (
    "records/2026-Q2/period.yaml",
    "records/2026-Q2/van-phong/le-van-an.yaml",
    "records/2026-Q2/van-phong/tran-thi-binh.yaml",
    "records/2026-Q3/van-phong/le-van-an.yaml",
    "records/people/le-van-an.yaml",
    "records/people/tran-thi-binh.yaml",
    "records/units/van-phong.yaml",
)
ASKED = ("records/units/van-phong.yaml", "records/people/le-van-an.yaml", "records/people/an.yaml", "records/people")
NAMES = ("le-van-an.yaml", "period.yaml", "an.yaml", "van-phong")


@pytest.fixture(params=[0, 1000], ids=["in one go", "one by one"])
def few(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> int:
    monkeypatch.setattr(tree_listing, "_FEW", request.param)
    return int(request.param)


@pytest.mark.parametrize("prefix", ["", "kho/xa/"])
@pytest.mark.usefixtures("few")
def test_many_paths_are_found_as_each_of_them_is(prefix: str) -> None:
    listing = TreeListing("".join(f"100644 blob {BLOB}\t{prefix}{path}\0" for path in PATHS).encode(), prefix)
    found = listing.entries(ASKED)
    assert list(found) == [ASKED[0], ASKED[1]]
    assert found == {path: listing.entry(path) for path in found}
    assert [listing.entry(path) for path in ASKED[2:]] == [None, None]


@pytest.mark.parametrize("prefix", ["", "kho/xa/"])
@pytest.mark.usefixtures("few")
def test_many_names_are_found_as_each_of_them_is(prefix: str) -> None:
    listing = TreeListing("".join(f"100644 blob {BLOB}\t{prefix}{path}\0" for path in PATHS).encode(), prefix)
    found = sorted(path for path, _ in listing.named_any(NAMES))
    assert found == sorted(path for name in NAMES for path, _ in listing.named(name))
    assert found == [PATHS[0], PATHS[1], PATHS[3], PATHS[4]]

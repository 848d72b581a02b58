"""Paths of a revision: found by themselves, by folder and by name."""

import pytest

from evalgen.reading.tree_listing import TreeListing

BLOB = "1" * 40
PATHS = (
    "records/2026-Q2/period.yaml",
    "records/2026-Q2/van-phong.cu/le-van-an.yaml",
    "records/2026-Q2/van-phong/le-van-an.yaml",
    "records/2026-Q2/van-phong/period.yaml",
    "records/2026-Q2/van-phong0/tran-thi-binh.yaml",
    "records/2026-Q3/van-phong/le-van-an.yaml",
    "records/people/le-van-an.yaml",
    "records/people/phu-luc/van-ban.yaml",
    "records/people/tran-thi-binh.pdf",
    "records/people/tran-thi-binh.yaml",
    "records/units/van-phong.yaml",
)
ASKED = ("records/units/van-phong.yaml", "records/people/le-van-an.yaml", "records/people/an.yaml", "records/people")
NAMES = ("le-van-an.yaml", "an.yaml", "van-phong", "tran-thi-binh.yaml")


FOLDERS = dict.fromkeys((f"records/{name}" for name in ("2026-Q2", "2026-Q3", "people", "units")), "2" * 40)


def listing(*paths: str, prefix: str = "") -> TreeListing:
    listed = "".join(f"100644 blob {BLOB}\t{prefix}{path}\0" for path in paths)
    return TreeListing(listed.encode(), prefix, FOLDERS)


@pytest.fixture(params=["", "kho/xa/"], ids=["at the top", "in a folder"])
def prefix(request: pytest.FixtureRequest) -> str:
    return str(request.param)


@pytest.fixture
def listed(prefix: str) -> TreeListing:
    return listing(*PATHS, prefix=prefix)


def test_paths_are_found_one_by_one_and_together(listed: TreeListing) -> None:
    found = listed.entries(ASKED)
    assert list(found) == [ASKED[0], ASKED[1]]
    assert found == {path: listed.entry(path) for path in found}
    assert [listed.entry(path) for path in ASKED[2:]] == [None, None]


def test_names_are_found_in_every_folder(listed: TreeListing) -> None:
    found = sorted(path for path, _ in listed.named_any(NAMES, "records"))
    assert found == sorted(path for name in NAMES for path, _ in listed.named(name))
    assert found == sorted(path for path in PATHS if path.rpartition("/")[2] in NAMES)


def test_names_are_found_in_one_folder(listed: TreeListing) -> None:
    assert [path for path, _ in listed.named_any(NAMES, "records/2026-Q2/van-phong")] == [
        "records/2026-Q2/van-phong/le-van-an.yaml"
    ]


def test_a_folder_holds_what_lies_below_it_and_nothing_beside_it(listed: TreeListing) -> None:
    for folder in ("records/2026-Q2/van-phong", "records/people", "records/khong-co"):
        assert sorted(path for path, _ in listed.under(folder)) == [
            path for path in PATHS if path.startswith(f"{folder}/")
        ]


def test_records_of_a_folder_and_periods_are_told_by_name(listed: TreeListing) -> None:
    asked = ("le-van-an", "tran-thi-binh", "phu-luc", "van-ban", "phu-luc/van-ban.yaml", "van-phong", "")
    assert listed.recorded("records/people", asked) == {"le-van-an", "tran-thi-binh"}
    assert listed.periods() == {"2026-Q2"}


@pytest.mark.parametrize("count", range(len(PATHS) + 1))
def test_every_path_is_found_among_however_many(count: int, prefix: str) -> None:
    few = listing(*PATHS[:count], prefix=prefix)
    assert list(few.entries(PATHS)) == list(PATHS[:count])
    beside = [path for known in PATHS for path in (known[:-1], f"{known}0", f"{known}/x", "a", "z")]
    assert few.entries(beside) == {}


def test_nothing_is_in_an_empty_listing(prefix: str) -> None:
    empty = listing(prefix=prefix)
    assert (list(empty.under("records")), empty.entry("records/a.yaml"), empty.periods()) == ([], None, frozenset())


def test_names_that_no_record_has_are_found_in_one_folder(listed: TreeListing) -> None:
    assert listed.unlike_records("records/people") == ["records/people/tran-thi-binh.pdf"]
    assert listed.unlike_records("records/units") == []


@pytest.mark.parametrize("above", ["", "Kho của xã/"], ids=["at the top", "in a folder"])
def test_what_no_record_is_called_is_found_in_one_period(above: str) -> None:
    """The capital letter of a quarter, and whatever the repository lies in, make nothing wrong."""
    sound = ("van-phong/collective.yaml", "van-phong/le-van-an.yaml", "van-phong/to-trinh-1.pdf")
    wrong = (
        "-phong/le-van-an.yaml",
        "Collective.yaml",
        "Van-phong/le-van-an.yaml",
        "collective.yml",
        "phong--a/collective.yaml",
        "phong-/collective.yaml",
        "van-phong/Tờ trình.pdf",
        "van-phong/collective (1).yaml",
        "van-phong/collective.yml",
        "van-phong/le_van_an.yaml",
    )
    paths = sorted((*sound, *wrong), key=lambda path: path.encode())
    found = listing(
        *(f"records/{period}/{path}" for period in ("2026-Q2", "2026-Q3") for path in paths), prefix=above
    ).misnamed("records/2026-Q3")
    assert sorted(found) == sorted(f"records/2026-Q3/{path}" for path in wrong)


def test_how_many_files_hold_a_content(listed: TreeListing) -> None:
    assert listed.holding(BLOB) == len(PATHS)
    assert listed.holding("2" * 40) == 0

"""The schemas say who may see what: nothing that they do not call public may show, or change a byte of the site."""

import copy
import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

import pytest
from marked_repository import GRADED, NOT_ASSESSED, OTHER_UNIT, UNIT, Schema, hidden_properties, write_repository
from test_no_leak import readable_bytes

from evalgen.pipeline.checkup.checkup import check_up
from evalgen.pipeline.publishing.site import publication_of, publish
from evalgen.reading.schemas.schema import SchemaSet
from evalgen.resources import resource


@dataclass(frozen=True, kw_only=True, slots=True)
class Built:
    """The site of one marked repository."""

    marks: dict[str, list[str]]
    files: dict[str, bytes]


def build(root: Path, seed: int, *, undecided: bool = False) -> Built:
    marks = write_repository(root, seed=seed, undecided=undecided)
    address = "site_url: https://xep-loai.example/kq/\n"
    (root / "mkdocs.yml").write_text(address, encoding="utf-8")
    found = check_up(root)
    assert found.results.records.unreadable == frozenset()
    publish(publication_of(found), root, root / "site")
    return Built(marks=marks, files=dict(readable_bytes(root / "site")))


@pytest.fixture(scope="module")
def sites(tmp_path_factory: pytest.TempPathFactory) -> tuple[Built, Built]:
    """Two repositories that agree in what is public, and in nothing else."""
    return build(tmp_path_factory.mktemp("mot"), 0), build(tmp_path_factory.mktemp("hai"), 1)


def unmarked(schemas: Mapping[str, Schema], marks: dict[str, list[str]]) -> set[str]:
    """Properties that a leak would not be noticed of."""
    return hidden_properties(schemas) - set(marks) - {"organization.regulation[].pack"}


def test_every_property_that_is_not_public_is_marked(sites: tuple[Built, Built]) -> None:
    schemas = SchemaSet().schemas
    assert len(hidden_properties(schemas)) > 100
    for built in sites:
        assert unmarked(schemas, built.marks) == set()


@pytest.mark.parametrize("audience", ["internal", "restricted", None])
def test_a_new_property_without_a_mark_is_noticed(sites: tuple[Built, Built], audience: str | None) -> None:
    schemas = copy.deepcopy(SchemaSet().schemas)
    new = {"type": "string", **({"x-audience": audience} if audience else {})}
    schemas["evaluation"]["properties"]["facts"]["properties"]["moi"] = new
    assert unmarked(schemas, sites[0].marks) == {"evaluation.facts.moi"}


def test_no_byte_of_the_site_holds_a_mark(sites: tuple[Built, Built]) -> None:
    for built in sites:
        everything = b"\n".join(built.files.values())
        for word in ("Người Công Khai", "Chức vụ công khai", "ĐVCK", "15-TB/ĐU", "20-QĐ/ĐU", "21-QĐ/ĐU"):
            assert word.encode() in everything
        # Short numbers stand in any style sheet; that none of them shows is what the next test is about.
        long = [(path, mark) for path, marks in built.marks.items() for mark in marks if len(mark) > 5]
        assert len(long) > 150
        leaked = [(path, mark) for path, mark in long for form in spellings(mark) if form.encode() in everything]
        assert leaked == []


def spellings(mark: str) -> set[str]:
    """A date also as people write it, a number also with a comma."""
    try:
        day = dt.date.fromisoformat(mark)
    except ValueError:
        return {mark, mark.replace(".", ",")}
    return {mark, f"{day:%d/%m/%Y}"}


def test_what_is_not_public_changes_no_byte_of_the_site(sites: tuple[Built, Built]) -> None:
    one, other = sites
    shared = [path for path, marks in one.marks.items() if set(marks) & set(other.marks[path])]
    assert shared == []
    assert sorted(one.files) == sorted(other.files)
    assert [name for name, data in one.files.items() if other.files[name] != data] == []


def test_a_person_not_assessed_looks_like_anybody_without_a_published_grade(sites: tuple[Built, Built]) -> None:
    files = sites[0].files
    summary, notice = files["ky/2026-Q2.html"].decode(), files["thong-bao/2026-Q2_lan-1.html"].decode()
    assert f"nguoi/{GRADED}.html" in notice
    assert f"nguoi/{NOT_ASSESSED}.html" not in notice
    assert summary.count(">Chưa công bố</span>") == 2
    assert "2 người trong danh sách; 1 đã công bố; 1 chưa công bố." in summary
    told = [name for name, data in files.items() if "hưa đánh giá" in data.decode("utf-8", "replace")]
    assert [name for name in told if not name.startswith("quy-dinh/") and name != "search/index.js"] == []


def test_nobody_can_tell_not_assessed_from_not_decided(sites: tuple[Built, Built], tmp_path: Path) -> None:
    files = build(tmp_path, 0, undecided=True).files
    assert {f"nguoi/{NOT_ASSESSED}.html", f"don-vi/{UNIT}.html", f"don-vi/{OTHER_UNIT}.html"} <= set(files)
    assert sorted(files) == sorted(sites[0].files)
    assert [name for name, data in files.items() if sites[0].files[name] != data] == []


def test_the_schemas_that_are_read_are_those_that_ship() -> None:
    kinds = {path.name.removesuffix(".schema.json") for path in resource("schemas").glob("*.schema.json")}
    assert kinds - {"pack", "framework", "form"} == {
        path.partition(".")[0] for path in hidden_properties(SchemaSet().schemas)
    }

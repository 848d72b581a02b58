"""The page of open data tells every file and every field, in the words of the published schemas."""

from pathlib import Path

import pytest
from html_reader import Read, read

from evalgen.publishing.open_data.contract import DOCUMENTS, api_version, fields_of, schema_of

pytest_plugins = ["site_fixture"]


@pytest.fixture
def page(site: Path) -> Read:
    return read(site / "du-lieu/index.html")


def test_every_download_of_results_is_linked_and_there(site: Path, page: Read) -> None:
    linked = {link.removeprefix("../") for link in page.values("href") if link.startswith("../api/")}
    made = {path.relative_to(site).as_posix() for path in (site / "api").rglob("results.*") if path.is_file()}
    assert made - {"api/v1/schemas/results.schema.json"} <= linked
    assert {name for name in linked if not (site / name).is_file()} == set()


def test_every_document_and_its_schema_is_linked(page: Read) -> None:
    links = page.values("href")
    for document in set(DOCUMENTS) - {"index", "changelog"}:
        assert f"../api/v1/{document}.json" in links
        assert f"../api/v1/schemas/{document}.schema.json" in links
    assert "../api/v1/index.json" in links


def test_every_field_of_every_entry_is_explained(page: Read) -> None:
    for document in set(DOCUMENTS) - {"index", "changelog"}:
        for entry in schema_of(document)["$defs"]:
            for field in fields_of(document, entry):
                assert field.name in page.pieces
                assert field.description in page.text


def test_the_version_in_force_is_told(page: Read) -> None:
    assert f"Phiên bản đang dùng: {api_version()}." in page.text


def test_a_link_for_the_ear_says_what_it_downloads(page: Read) -> None:
    assert "Tải XLSX, Quý II năm 2026" in page.values("aria-label")

"""Nothing of a record that is not public reaches the public, in any file, in any encoding, in either language.

A fictional repository is made from the schemas: every property that is not public, free text, names of evidence,
statements and their file names included, holds a mark of its own. The whole site is searched for the marks, packed and
escaped as they may be. A second repository has marks in public places: there the same search has to find them.
"""

import base64
import csv
import dataclasses
import gzip
import io
import json
import sys
import zipfile
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any
from urllib.parse import quote

import pytest
from msgspec.structs import replace

sys.path.insert(0, str(Path(__file__).parents[1] / "publishing"))

import sample_results as given
from canary_search import WORD, files_below, search
from html_reader import read
from marked_repository import KINDS, Schema, hidden_properties, write_repository
from pyarrow import parquet
from workbook_reader import ReadBook

from evalgen.domain.grade import Grade
from evalgen.domain.period import Period
from evalgen.language import VIETNAMESE, Language, language_of
from evalgen.pipeline.checkup.checkup import check_up
from evalgen.pipeline.publishing.exporting import FORMS, PEOPLE, export_internal, export_public
from evalgen.pipeline.publishing.site import publication_of, publish
from evalgen.publishing.build import build_site
from evalgen.publishing.look import Look
from evalgen.publishing.names import fold
from evalgen.reading.schemas.schema import SchemaSet

LANGUAGES = (VIETNAMESE, language_of("en"))


@dataclasses.dataclass(frozen=True, kw_only=True, slots=True)
class Built:
    """The site of the marked repository in one language."""

    marks: Mapping[str, list[str]]
    site: Path
    words: frozenset[str]
    numbers: frozenset[str]


@pytest.fixture(scope="module", params=LANGUAGES, ids=lambda language: language.tag)
def built(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Built:
    language: Language = request.param
    root = tmp_path_factory.mktemp(f"canary-{language.tag}")
    marks = write_repository(root, seed=0)
    (root / "mkdocs.yml").write_text("site_url: https://xep-loai.example/kq/\n", encoding="utf-8")
    found = check_up(root)
    assert found.results.records.unreadable == frozenset()
    publish(publication_of(found), root, root / "site", Look(language=language))
    made = {mark for items in marks.values() for mark in items}
    words = frozenset(word for mark in made for word in WORD.findall(fold(mark)))
    # Short numbers stand in any style sheet; that they change no byte is held by test_no_leak_by_schema.
    numbers = frozenset(mark for mark in made if not WORD.search(fold(mark)) and len(mark) > len("12345"))
    return Built(marks=marks, site=root / "site", words=words, numbers=numbers)


def test_every_property_that_is_not_public_is_marked(built: Built) -> None:
    hidden = hidden_properties(SchemaSet().schemas)
    assert hidden - set(built.marks) <= {"organization.regulation[].pack"}
    assert len(built.words) > 150
    assert len(built.numbers) > 50
    assert {path.partition(".")[0] for path in hidden} == set(KINDS)


def test_no_byte_of_the_site_holds_a_mark(built: Built) -> None:
    files = list(files_below(built.site))
    kinds = {path.rpartition(".")[2] for path, _ in files}
    assert {"html", "json", "csv", "xlsx", "parquet", "xml", "gz", "css", "js"} <= kinds
    assert sum(len(data) for _, data in files) > 3_000_000
    assert search(files, built.numbers) == []


def test_what_is_public_is_there(built: Built) -> None:
    """A site in which nothing stands would hold no mark either."""
    everything = b"\n".join(data for _, data in files_below(built.site))
    for words in ("Người Công Khai", "Chức vụ công khai", "ĐVCK", "15-TB/ĐU", "20-QĐ/ĐU", "21-QĐ/ĐU"):
        assert words.encode() in everything


def test_a_public_export_holds_no_mark_and_an_internal_one_does(tmp_path: Path) -> None:
    marks = write_repository(tmp_path, seed=0)
    found, period = check_up(tmp_path), Period.parse("2026-Q2")
    assert period is not None
    public = publication_of(found).public
    numbers = {mark for items in marks.values() for mark in items if len(mark) > len("12345")}
    for form in FORMS:
        open_to_all, within = tmp_path / f"public.{form}", tmp_path / f"internal.{form}"
        export_public(public, period, open_to_all, PEOPLE)
        export_internal(found, tmp_path, period, within, PEOPLE)
        assert not search([(open_to_all.name, open_to_all.read_bytes())], numbers), form
        assert search([(within.name, within.read_bytes())], numbers), form


class TestTheSearchCanFail:
    """Marks in public places are found, in every kind of file."""

    @pytest.fixture(scope="class")
    @classmethod
    def planted(cls, tmp_path_factory: pytest.TempPathFactory) -> Path:
        rich = 'Ẩn zkính{:05d} & <đ>"ả"/?=\''
        who = given.person("zkinh00001z", rich.format(2), "dang-uy", title=rich.format(3))
        notice = replace(given.notice(), title=rich.format(4), number=rich.format(5))
        organization = given.organization(
            name=rich.format(6), scores_public=True, scores_legal_basis=rich.format(7), collective_grades_public=True
        )
        results = given.results(
            people=[who],
            evaluations=[given.evaluation(who, given.decision(Grade.GOOD))],
            notices=(notice,),
            who=organization,
        )
        out = tmp_path_factory.mktemp("planted")
        laws, address = given.laws(), {"site_url": "https://xep-loai.example/kq/"}
        build_site(
            given.public(results), laws=laws, plates=given.rule_plates(), out=out / "site", look=Look(settings=address)
        )
        return out / "site"

    @pytest.mark.parametrize(
        "path, part, at",
        [
            ("nguoi/index.html", "", 2),
            ("nguoi/zkinh00001z.html", "", 2),
            ("nguoi/zkinh00001z.html", "!name", 1),
            ("ky/2026-Q2.html", "", 3),
            ("thong-bao/2026-Q2_lan-1.html", "", 4),
            ("search/index.js", "", 2),
            ("feed.xml", "", 5),
            ("sitemap.xml", "", 1),
            ("sitemap.xml.gz", "!gz", 1),
            ("manifest.json", "", 1),
            ("api/v1/people.json", "", 2),
            ("api/v1/index.json", "", 7),
            ("api/v1/results.csv", "", 3),
            ("api/v1/results.json", "", 2),
            ("api/v1/results.parquet", "!columns", 2),
            ("api/v1/results.xlsx", "!xl/sharedStrings.xml", 6),
            ("api/v1/results.xlsx", "!cells", 3),
            ("api/v1/periods/2026-Q2/results.xlsx", "!cells", 2),
            ("api/v1/periods/2026-Q2/results.parquet", "!columns", 6),
        ],
    )
    def test_in_the_site(self, path: str, part: str, at: int, planted: Path) -> None:
        found = search([(path, (planted / path).read_bytes())])
        assert (f"{path}{part}", f"zkinh{at:05d}") in {(item.place, item.mark) for item in found}

    def test_a_day_in_a_spreadsheet_is_read_as_a_day(self) -> None:
        day = given.NOTICED.isoformat()
        results = given.public(given.sample())
        from evalgen.publishing.open_data.files import open_data_plan

        plan = {file.path: file for file in open_data_plan(results)}
        data = b"".join(plan["api/v1/results.xlsx"].make())
        assert {item.place for item in search([("a.xlsx", data)], {day})} >= {"a.xlsx!cells"}


MARK = "Ẩn zkính00001 & <đ>"


def zipped(data: bytes) -> bytes:
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("a/b.txt", data)
    return file.getvalue()


@pytest.mark.parametrize(
    "data",
    [
        pytest.param(MARK.encode(), id="nguyên văn"),
        pytest.param(MARK.upper().encode(), id="chữ hoa"),
        pytest.param(fold(MARK).encode(), id="không dấu"),
        pytest.param("zki\u0301nh00001".encode(), id="dấu rời"),
        pytest.param(f"<!-- {MARK} -->".encode(), id="chú thích HTML"),
        pytest.param("".join(f"&#{ord(letter)};" for letter in MARK).encode(), id="mã HTML"),
        pytest.param("".join(f"&#x{ord(letter):x};" for letter in MARK).encode(), id="mã HTML thập lục phân"),
        pytest.param(b"zk&amp;iacute;nh00001", id="mã HTML hai lần"),
        pytest.param(json.dumps(MARK).encode(), id="JSON"),
        pytest.param("".join(f"\\u{ord(letter):04X}" for letter in MARK).encode(), id="mọi chữ là mã JSON"),
        pytest.param(quote(MARK).encode(), id="mã trong địa chỉ"),
        pytest.param("".join(f"%{byte:02x}" for byte in MARK.encode()).encode(), id="mọi byte là mã trong địa chỉ"),
        pytest.param(gzip.compress(MARK.encode()), id="gz"),
        pytest.param(gzip.compress(gzip.compress(MARK.encode())), id="gz hai lần"),
        pytest.param(zipped(MARK.encode()), id="zip"),
        pytest.param(zipped(gzip.compress(json.dumps(MARK).encode())), id="gz trong zip"),
        pytest.param(MARK.encode("utf-16"), id="UTF-16"),
        pytest.param(b"x" + MARK.encode("utf-16-be"), id="UTF-16 lệch một byte"),
        pytest.param(b"data:text/plain;base64," + base64.b64encode(f"abc {MARK}".encode()), id="base64"),
    ],
)
def test_a_mark_is_found_in_any_encoding(data: bytes) -> None:
    assert {item.mark for item in search([("tep.bin", data)])} == {"zkinh00001"}


@pytest.mark.parametrize("text", ["1903-01-30", "30/01/1903", "0.5000123", "0,5000123", "(734000012)"])
def test_a_number_is_found_as_programs_and_people_write_it(text: str) -> None:
    assert len(search([("a.txt", text.encode())], {"1903-01-30", "0.5000123", "734000012"})) == 1


SAME_WORD = {
    "content": "an attribute of HTML",
    "scope": "an attribute of HTML",
    "value": "an attribute of HTML",
    "count": "an attribute of the forms: how many columns a cell spans",
    "result": "the identifier of a result in the API",
    "results": "lists and addresses of results in the API",
    "person": "the identifier of a person in the API",
    "document": "a file in the index of the API",
    "score": "given in the API only where scores are public; its value is what the marks are about",
}
"""Names in public files that some private property happens to bear as well."""


class TestNames:
    """What private fields are called does not show either: as keys, columns, attributes."""

    @staticmethod
    def named(path: str, schema: Schema, root: Schema, *, public: bool = True) -> Iterator[tuple[str, bool]]:
        if "$ref" in schema:
            schema = {**root["$defs"][schema["$ref"].removeprefix("#/$defs/")], **schema}
        public = schema.get("x-audience", "public" if public else "internal") == "public"
        if path:
            yield path, public
        for name, inner in schema.get("properties", {}).items():
            yield from TestNames.named(name, inner, root, public=public)
        for inner in (*schema.get("patternProperties", {}).values(), *([schema["items"]] if "items" in schema else [])):
            yield from TestNames.named("", inner, root, public=public)

    def private(self) -> set[str]:
        """Names of properties that are private wherever they occur."""
        schemas = SchemaSet().schemas
        listed = [item for kind in KINDS for item in self.named("", schemas[kind], schemas[kind])]
        return {name for name, public in listed if not public} - {name for name, public in listed if public}

    @staticmethod
    def keys(value: Any) -> Iterator[str]:
        if isinstance(value, dict):
            yield from value
            for inner in value.values():
                yield from TestNames.keys(inner)
        elif isinstance(value, list):
            for inner in value:
                yield from TestNames.keys(inner)

    def shown(self, site: Path) -> Iterator[tuple[str, str]]:
        """Every name in a file of the site, but those of the theme's own files."""
        for path in sorted(site.rglob("*")):
            name = path.relative_to(site).as_posix()
            if path.suffix == ".json" and name != "manifest.json":
                yield from ((name, key) for key in self.keys(json.loads(path.read_text(encoding="utf-8"))))
            elif path.suffix == ".csv":
                with path.open(encoding="utf-8-sig", newline="") as file:
                    yield from ((name, column) for column in next(csv.reader(file)))
            elif path.suffix == ".parquet":
                schema = parquet.read_schema(path)
                yield from ((name, column) for column in schema.names)
                yield from ((name, key.decode()) for key in schema.metadata or ())
            elif path.suffix == ".xlsx":
                book = ReadBook(path.read_bytes())
                yield from ((name, cell.value) for sheet in book.paths for cell in book.rows(sheet)[0].values())
            elif path.suffix == ".html":
                for _, attributes in read(path).elements:
                    yield from (
                        (name, attribute.removeprefix("data-eg-").removeprefix("data-")) for attribute in attributes
                    )

    def test_no_private_field_is_named(self, built: Built) -> None:
        private = self.private()
        assert len(private) > 100
        assert {"self_assessment", "evidence", "votes", "reason", "appeals", "absences"} <= private
        met = {name for _, name in self.shown(built.site) if name in private}
        assert met - set(SAME_WORD) == set()
        assert set(SAME_WORD) - met == set(), "no longer met: leave it out of the list"

    def test_a_private_name_would_be_noticed(self, tmp_path: Path) -> None:
        (tmp_path / "a.json").write_text('{"results": [{"evidence": []}]}', encoding="utf-8")
        (tmp_path / "a.csv").write_text("votes,name\r\n", encoding="utf-8")
        (tmp_path / "a.html").write_text('<p data-eg-reason="x" absences></p>', encoding="utf-8")
        found = {name for _, name in self.shown(tmp_path) if name in self.private() - set(SAME_WORD)}
        assert found == {"evidence", "votes", "reason", "absences"}

"""The files of the API: what they say, that all forms say the same, and that no form runs anything."""

import csv
import datetime as dt
import io
import json
from decimal import Decimal
from fractions import Fraction
from typing import Any

import jsonschema
import pyarrow as pa
import pytest
import sample_results as given
from hypothesis import given as drawn
from hypothesis import strategies as st
from msgspec.structs import replace
from pyarrow import parquet
from workbook_reader import MAIN, ReadBook

from evalgen.domain.grade import Grade
from evalgen.domain.steps import AmendmentKind
from evalgen.publishing.open_data.contract import DOCUMENTS, schema_of
from evalgen.publishing.open_data.csv_file import inert
from evalgen.publishing.open_data.files import FORMATS, open_data_plan
from evalgen.publishing.open_data.json_file import row_lines
from evalgen.publishing.open_data.table import Cell
from evalgen.publishing.open_data.workbook_lines import LINE, row_height
from evalgen.publishing.public import PublicSite

Entry = dict[str, Any]

HOSTILE = '=HYPERLINK("https://example.org";"Nguyễn")'


def files_of(site: PublicSite) -> dict[str, bytes]:
    files = [(file.path, b"".join(file.make())) for file in open_data_plan(site)]
    assert len({path for path, _ in files}) == len(files), "each path once"
    return dict(files)


@pytest.fixture(scope="module")
def files() -> dict[str, bytes]:
    return files_of(given.public(given.sample()))


def scored_site(score: Fraction = Fraction(9193, 100)) -> PublicSite:
    who = given.organization(scores_public=True, scores_legal_basis="Kết luận 1-KL/ĐU", collective_grades_public=True)
    person = given.PEOPLE[0]
    return given.public(
        given.results(
            people=given.PEOPLE,
            evaluations=[given.evaluation(person, given.decision(Grade.GOOD))],
            notices=(given.notice(),),
            who=who,
            collectives=[given.collective("dang-uy", given.decision(Grade.GOOD))],
            score=score,
        )
    )


def read(files: dict[str, bytes], name: str) -> Any:
    return json.loads(files[f"api/v1/{name}.json"])


def rows(files: dict[str, bytes], name: str = "results") -> list[dict[str, str]]:
    text = files[f"api/v1/{name}.csv"].decode("utf-8-sig")
    return list(csv.DictReader(io.StringIO(text, newline="")))


def result(files: dict[str, bytes], identifier: str) -> Entry:
    (found,) = [item for item in read(files, "results")["results"] if item["id"] == identifier]
    return dict(found)


def validator(document: str) -> jsonschema.Draft202012Validator:
    return jsonschema.Draft202012Validator(schema_of(document), format_checker=jsonschema.FormatChecker())


def document_of(path: str) -> str | None:
    """Which schema a file of the API is held by."""
    name = path.rpartition("/")[2]
    return None if not name.endswith(".json") or "/schemas/" in path else name.removesuffix(".json")


@pytest.mark.parametrize(
    "site",
    [
        pytest.param(given.public(given.sample()), id="mọi trạng thái"),
        pytest.param(scored_site(), id="điểm và tập thể công khai"),
        pytest.param(
            given.public(given.results(people=[], evaluations=[], units=[])), id="chưa có ai, chưa có đơn vị nào"
        ),
    ],
)
def test_every_json_file_obeys_its_published_schema(site: PublicSite) -> None:
    checked = set()
    for path, data in files_of(site).items():
        document = document_of(path)
        if document:
            assert [error.message for error in validator(document).iter_errors(json.loads(data))] == [], path
            checked.add(document)
    assert checked == set(DOCUMENTS)


@pytest.mark.parametrize("document", DOCUMENTS)
def test_a_field_that_the_schema_does_not_know_is_refused(document: str, files: dict[str, bytes]) -> None:
    changed = {**read(files, document), "reason": "lý do"}
    assert [error.validator for error in validator(document).iter_errors(changed)] == ["additionalProperties"]


def test_a_result_with_a_field_of_its_own_is_refused(files: dict[str, bytes]) -> None:
    changed = read(files, "results")
    changed["results"][0]["votes"] = 5
    assert [error.validator for error in validator("results").iter_errors(changed)] == ["additionalProperties"]


def test_every_json_file_names_its_schema_and_the_schema_is_there(files: dict[str, bytes]) -> None:
    for path, data in files.items():
        if document_of(path):
            folders = path.split("/")[:-1]
            for step in json.loads(data)["$schema"].split("/"):
                folders = folders[:-1] if step == ".." else [*folders, step]
            assert "/".join(folders) in files, path


def test_the_index_leads_to_every_other_file_but_the_tables_of_collectives(files: dict[str, bytes]) -> None:
    index = read(files, "index")
    told = [index["changelog"], *index["downloads"]]
    told += [address for item in index["documents"].values() for address in item.values()]
    told += [address for item in index["periods"] for address in item["downloads"]]
    own = {"schemas/index.schema.json", "schemas/changelog.schema.json", "index.json"}
    others = {path.removeprefix("api/v1/") for path in files if "collectives" not in path} - own
    assert set(told) == others


def test_the_results_of_every_period_come_in_every_form(files: dict[str, bytes]) -> None:
    for folder in ("", "periods/2026-Q2/", "periods/2026-Q3/"):
        for ending in FORMATS:
            assert f"api/v1/{folder}results.{ending}" in files


def test_the_file_of_all_periods_holds_what_the_periods_hold(files: dict[str, bytes]) -> None:
    parts = [read(files, f"periods/{period}/results")["results"] for period in ("2026-Q3", "2026-Q2")]
    assert read(files, "results")["results"] == parts[0] + parts[1]
    assert rows(files) == rows(files, "periods/2026-Q3/results") + rows(files, "periods/2026-Q2/results")


@pytest.mark.parametrize(
    "site",
    [
        pytest.param(given.public(given.sample()), id="mọi trạng thái, hai kỳ"),
        pytest.param(scored_site(), id="điểm và tập thể công khai"),
        pytest.param(given.public(given.results(people=[], evaluations=[], units=[])), id="một kỳ chưa có ai"),
        pytest.param(replace(given.public(given.sample()), periods=()), id="chưa có kỳ nào"),
    ],
)
def test_what_is_put_together_from_the_periods_is_what_is_made_of_all_results(site: PublicSite) -> None:
    files, joined = files_of(site), set()
    for file in open_data_plan(site):
        if file.join:
            assert b"".join(file.join(files[path] for path in file.joins)) == files[file.path], file.path
            joined.add(file.path.removeprefix("api/v1/"))
    assert joined == {"results.json", "results.csv", "results.parquet", "collectives.csv", "collectives.parquet"}


def test_a_published_result_says_grade_and_notice(files: dict[str, bytes]) -> None:
    assert result(files, "2026-Q2/dang-uy/nguyen-van-a") == {
        "id": "2026-Q2/dang-uy/nguyen-van-a",
        "period": "2026-Q2",
        "unit": "dang-uy",
        "unit_name": "Đảng ủy xã",
        "person": "nguyen-van-a",
        "name": "Nguyễn Văn A",
        "post": "Bí thư Đảng ủy",
        "standing": "HEAD",
        "standing_label": "Người đứng đầu",
        "state": "GRADED",
        "grade": "GOOD",
        "grade_label": "Hoàn thành tốt nhiệm vụ",
        "letter": None,
        "score": None,
        "notice": "2026-Q2/lan-1",
        "notice_number": "15-TB/ĐU",
        "notice_on": "2026-07-10",
        "published_grade": "GOOD",
        "corrections": 0,
        "corrected_on": None,
        "page": "nguoi/nguyen-van-a.html",
    }


def test_not_assessed_and_not_noticed_look_alike(files: dict[str, bytes]) -> None:
    """One was not to be graded, the other's unit is not covered by the notice: nobody can tell."""
    hidden = [result(files, f"2026-Q2/{who}") for who in ("uy-ban/bui-thi-anh", "truong-hoc/dang-van-oai")]
    for item in hidden:
        assert (item["state"], item["grade"], item["published_grade"]) == ("UNPUBLISHED", None, None)
        assert (item["notice"], item["notice_on"], item["corrections"]) == (None, None, 0)


def test_a_correction_is_visible_in_the_result_and_in_the_list(files: dict[str, bytes]) -> None:
    changed = result(files, "2026-Q2/van-phong-dang-uy/le-van-dat")
    assert (changed["published_grade"], changed["grade"], changed["corrections"]) == ("GOOD", "COMPLETED", 1)
    assert changed["corrected_on"] == "2026-08-01"
    cancelled = result(files, "2026-Q2/phong-kinh-te/ho-thi-em")
    assert (cancelled["state"], cancelled["grade"], cancelled["published_grade"]) == ("CANCELLED", None, "GOOD")
    listed = {item["result"]: item for item in read(files, "corrections")["corrections"]}
    assert set(listed) == {changed["id"], cancelled["id"]}
    first = listed[changed["id"]]
    assert first["id"] == "2026-Q2/van-phong-dang-uy/le-van-dat/1"
    assert (first["kind"], first["before"], first["after"]) == ("ADJUST", "GOOD", "COMPLETED")


def test_the_newest_correction_comes_first() -> None:
    early = given.amendment(AmendmentKind.ADJUST, Grade.COMPLETED)
    late = replace(early, on=dt.date(2026, 9, 1), grade=Grade.EXCELLENT)
    changed = given.evaluation(given.PEOPLE[0], given.decision(Grade.GOOD), amendments=(early, late))
    site = given.public(given.results(people=given.PEOPLE, evaluations=[changed], notices=(given.notice(),)))
    listed = read(files_of(site), "corrections")["corrections"]
    assert [item["id"].rpartition("/")[2] for item in listed] == ["2", "1"]
    assert [(item["before"], item["after"]) for item in listed] == [("COMPLETED", "EXCELLENT"), ("GOOD", "COMPLETED")]


def test_two_people_of_one_name_are_two() -> None:
    twins = [given.person(f"nguyen-van-a-{at}", "Nguyễn Văn A", "dang-uy") for at in (1, 2)]
    evaluations = [given.evaluation(item, given.decision(Grade.GOOD)) for item in twins]
    made = files_of(given.public(given.results(people=twins, evaluations=evaluations, notices=(given.notice(),))))
    people = read(made, "people")["people"]
    assert [(item["id"], item["name"]) for item in people] == [
        ("nguyen-van-a-1", "Nguyễn Văn A"),
        ("nguyen-van-a-2", "Nguyễn Văn A"),
    ]
    assert len({item["id"] for item in read(made, "results")["results"]}) == 2
    rows = ReadBook(made["api/v1/periods/2026-Q2/results.xlsx"]).rows("Bảng tổng hợp")[4:]
    assert [row["B"].value for row in rows] == [f"Nguyễn Văn A (nguyen-van-a-{at})" for at in (1, 2)]


def test_a_score_is_given_only_where_scores_are_public() -> None:
    hidden = files_of(given.public(given.sample()))
    assert {item["score"] for item in read(hidden, "results")["results"]} == {None}
    made = files_of(scored_site())
    assert result(made, "2026-Q2/dang-uy/nguyen-van-a")["score"] == "91.93"
    assert read(made, "index")["scores_legal_basis"] == "Kết luận 1-KL/ĐU"


@pytest.mark.parametrize("exact, told", [("89.994", "89.99"), ("89.996", "89.99"), ("90", "90.00")])
def test_a_score_is_never_given_on_the_other_side_of_a_threshold(exact: str, told: str) -> None:
    made = files_of(scored_site(Fraction(exact)))
    assert result(made, "2026-Q2/dang-uy/nguyen-van-a")["score"] == told
    assert ReadBook(made["api/v1/results.xlsx"]).rows("Kết quả")[1]["N"].value == told


def test_collectives_have_tables_of_their_own() -> None:
    made = files_of(scored_site())
    (told,) = read(made, "results")["collectives"]
    assert (told["id"], told["grade"]) == ("2026-Q2/dang-uy", "GOOD")
    assert [row["id"] for row in rows(made, "collectives")] == ["2026-Q2/dang-uy"]
    assert ReadBook(made["api/v1/results.xlsx"]).rows("Tập thể")[1]["A"].value == "2026-Q2/dang-uy"
    assert parquet.read_table(io.BytesIO(made["api/v1/collectives.parquet"])).num_rows == 1


class TestEveryFormSaysTheSame:
    """JSON, CSV, XLSX and Parquet of all periods, cell by cell."""

    @pytest.fixture(params=["không có điểm", "có điểm"])
    def made(self, request: pytest.FixtureRequest) -> dict[str, bytes]:
        return files_of(scored_site() if request.param == "có điểm" else given.public(given.sample()))

    def test_csv(self, made: dict[str, bytes]) -> None:
        told = [
            {name: "" if value is None else str(value) for name, value in item.items()}
            for item in read(made, "results")["results"]
        ]
        assert rows(made) == told

    def test_parquet(self, made: dict[str, bytes]) -> None:
        table = parquet.read_table(io.BytesIO(made["api/v1/results.parquet"]))
        types = {field.name: field.type for field in table.schema if field.type != pa.string()}
        assert types == {
            "score": pa.decimal128(9, 2),
            "notice_on": pa.date32(),
            "corrected_on": pa.date32(),
            "corrections": pa.int32(),
        }
        written = [
            {name: str(value) if isinstance(value, (dt.date, Decimal)) else value for name, value in row.items()}
            for row in table.to_pylist()
        ]
        assert written == read(made, "results")["results"]

    def test_xlsx(self, made: dict[str, bytes]) -> None:
        head, *body = ReadBook(made["api/v1/results.xlsx"]).rows("Kết quả")
        letters = list(head)
        for cells, item in zip(body, read(made, "results")["results"], strict=True):
            for letter, (name, value) in zip(letters, item.items(), strict=True):
                if value is None:
                    assert letter not in cells
                elif name.endswith("_on"):
                    day = dt.date(1899, 12, 30) + dt.timedelta(days=int(cells[letter].value))
                    assert (day.isoformat(), cells[letter].format) == (value, "dd/mm/yyyy")
                else:
                    assert cells[letter].value == str(value)
                assert value is None or cells[letter].is_text == (
                    name not in {"score", "corrections", "notice_on", "corrected_on"}
                )


class TestWorkbook:
    """What somebody meets who opens the file."""

    @pytest.fixture
    def book(self) -> ReadBook:
        return ReadBook(files_of(scored_site())["api/v1/results.xlsx"])

    def test_three_sheets(self, book: ReadBook) -> None:
        assert list(book.paths) == ["Kết quả", "Tập thể", "Giải thích"]

    def test_the_header_is_vietnamese_frozen_and_filtered(self, book: ReadBook) -> None:
        sheet = book.sheet("Kết quả")
        assert [cell.value for cell in book.rows("Kết quả")[0].values()][:6] == [
            "Mã kết quả",
            "Kỳ",
            "Mã đơn vị",
            "Đơn vị",
            "Mã người",
            "Họ và tên",
        ]
        (pane,) = sheet.iter(f"{MAIN}pane")
        assert (pane.attrib["state"], pane.attrib["ySplit"]) == ("frozen", "1")
        (filtered,) = sheet.iter(f"{MAIN}autoFilter")
        assert filtered.attrib["ref"] == "A1:U2"
        names = [item.text for item in book.workbook.iter(f"{MAIN}definedName")]
        assert names == ["'Kết quả'!$A$1:$U$2", "'Tập thể'!$A$1:$O$2"]

    def test_every_column_has_a_width(self, book: ReadBook) -> None:
        widths = [item.attrib["width"] for item in book.sheet("Kết quả").iter(f"{MAIN}col")]
        assert len(widths) == 21
        assert all(int(width) >= 8 for width in widths)

    def test_the_parts_of_a_sheet_stand_in_the_order_of_the_standard(self, book: ReadBook) -> None:
        order = [part.tag.removeprefix(MAIN) for part in book.sheet("Kết quả")]
        assert order == [
            "sheetPr",
            "dimension",
            "sheetViews",
            "sheetFormatPr",
            "cols",
            "sheetData",
            "autoFilter",
            "pageMargins",
            "pageSetup",
        ]

    def test_the_last_sheet_says_whose_data_it_is(self, book: ReadBook) -> None:
        told = {row["A"].value: row["B"].value for row in book.rows("Giải thích")}
        assert told["Tổ chức"] == "Xã Suối Mơ"
        assert told["Kỳ"] == "Tất cả các kỳ"
        assert told["DỮ LIỆU HƯ CẤU"]
        assert told["Cột «Điểm»"].startswith("score: ")

    def test_no_part_tells_who_made_it_or_when(self, book: ReadBook) -> None:
        assert [name for name in book.archive.namelist() if "docProps" in name] == []
        assert {item.date_time for item in book.archive.infolist()} == {(1980, 1, 1, 0, 0, 0)}


class TestHostileText:
    """A name that a spreadsheet would run."""

    @pytest.fixture
    def made(self) -> dict[str, bytes]:
        who = given.person("nguyen-van-a", HOSTILE, "dang-uy", title="_x0041_ <b>&\x0b</b>")
        return files_of(
            given.public(
                given.results(
                    people=[who],
                    evaluations=[given.evaluation(who, given.decision(Grade.GOOD))],
                    notices=(given.notice(),),
                )
            )
        )

    def test_csv_holds_it_behind_an_apostrophe(self, made: dict[str, bytes]) -> None:
        assert rows(made)[0]["name"] == f"'{HOSTILE}"

    def test_xlsx_holds_it_as_text(self, made: dict[str, bytes]) -> None:
        cells = ReadBook(made["api/v1/results.xlsx"]).rows("Kết quả")[1]
        assert (cells["F"].value, cells["F"].is_text) == (HOSTILE, True)
        assert cells["G"].value == "_x0041_ <b>&\ufffd</b>"

    def test_json_and_parquet_hold_it_as_it_is(self, made: dict[str, bytes]) -> None:
        assert read(made, "results")["results"][0]["name"] == HOSTILE
        table = parquet.read_table(io.BytesIO(made["api/v1/results.parquet"]))
        assert table.column("name").to_pylist() == [HOSTILE]


@pytest.mark.parametrize("start", ["=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠", " =", "\xa0@"])
def test_a_cell_that_could_be_a_formula_is_made_inert(start: str) -> None:
    assert inert(f"{start}1+1") == f"'{start}1+1"


@pytest.mark.parametrize("text", ["Nguyễn Văn A", "12-QĐ/ĐU", " Đỗ", "1+1", "'=1", ""])
def test_any_other_cell_stays_as_it_is(text: str) -> None:
    assert inert(text) == text


def test_csv_begins_with_the_mark_that_excel_needs(files: dict[str, bytes]) -> None:
    for path, data in files.items():
        if path.endswith(".csv"):
            assert data.startswith(b"\xef\xbb\xbfid,period,")
            assert data.count(b"\n") == data.count(b"\r\n")


@drawn(st.text(), st.decimals(allow_nan=False, allow_infinity=False), st.dates(), st.integers(0, 99))
def test_a_line_of_json_is_what_the_standard_library_writes(
    text: str, score: Decimal, day: dt.date, count: int
) -> None:
    cells: dict[str, Cell] = {"name": text, "score": score, "on": day, "corrections": count, "grade": None}
    (line,) = row_lines(list(cells), [tuple(cells.values())])
    assert line.decode() == json.dumps(cells, ensure_ascii=False, separators=(",", ":"), default=str)


def test_equal_outcomes_of_a_period_are_held_once() -> None:
    for period in given.public(given.sample()).periods:
        outcomes = [*(result.outcome for result in period.results), *period.collectives.values()]
        held = {id(outcome): repr(outcome) for outcome in outcomes}
        assert len(held) == len({*held.values()}) < len(outcomes)


def test_the_same_site_gives_the_same_bytes(files: dict[str, bytes]) -> None:
    assert files_of(given.public(given.sample())) == files


class TestSheetToSendAndPrint:
    """The workbook of one period opens at the official table alone."""

    @pytest.fixture(params=["không có điểm", "có điểm"])
    def book(self, request: pytest.FixtureRequest) -> ReadBook:
        site = scored_site() if request.param == "có điểm" else given.public(given.sample())
        return ReadBook(files_of(site)["api/v1/periods/2026-Q2/results.xlsx"])

    def test_it_stands_behind_the_others_and_is_shown_first(self, book: ReadBook) -> None:
        assert list(book.paths) == ["Kết quả", "Tập thể", "Giải thích", "Bảng tổng hợp"]
        (view,) = book.workbook.iter(f"{MAIN}workbookView")
        assert view.attrib["activeTab"] == "3"
        selected = [name for name in book.paths if next(book.sheet(name).iter(f"{MAIN}sheetView")).get("tabSelected")]
        assert selected == ["Bảng tổng hợp"]

    def test_it_says_whose_it_is_and_holds_no_code(self, book: ReadBook) -> None:
        owner, title, fictional, head, *body = book.rows("Bảng tổng hợp")
        assert owner["A"].value == "Xã Suối Mơ"
        assert title["A"].value == "BẢNG TỔNG HỢP kết quả đánh giá, xếp loại Quý II năm 2026"
        assert fictional["A"].value.startswith("DỮ LIỆU HƯ CẤU")
        titles = [cell.value for cell in head.values()]
        assert titles[:5] == ["TT", "Họ và tên", "Chức vụ", "Đơn vị", "Mức xếp loại"]
        assert [row["A"].value for row in body] == [str(at) for at in range(1, len(body) + 1)]
        assert [row["B"].value for row in body] == [row["F"].value for row in book.rows("Kết quả")[1:]]

    def test_the_header_is_repeated_on_paper(self, book: ReadBook) -> None:
        names = [item.text for item in book.workbook.iter(f"{MAIN}definedName") if item.attrib["localSheetId"] == "3"]
        assert names == [
            f"'Bảng tổng hợp'!$A$4:${'I' if scored(book) else 'H'}${4 + people(book)}",
            "'Bảng tổng hợp'!$4:$4",
        ]
        order = [part.tag.removeprefix(MAIN) for part in book.sheet("Bảng tổng hợp")]
        assert order[-3:] == ["pageMargins", "pageSetup", "headerFooter"]

    def test_every_row_is_ruled_to_the_last_column(self, book: ReadBook) -> None:
        head, *body = list(book.sheet("Bảng tổng hợp").iter(f"{MAIN}row"))[3:]
        assert {len(row) for row in body} == {len(head)}

    def test_the_header_has_room_for_its_words(self, book: ReadBook) -> None:
        head = list(book.sheet("Bảng tổng hợp").iter(f"{MAIN}row"))[3]
        assert (head.get("ht"), head.get("customHeight")) == ("30", "1")  # «Ngày thông báo» stands on two lines


@pytest.mark.parametrize(
    "text, lines",
    [
        ("", 1),
        ("mười chữ a", 1),
        ("mười chữ ab", 2),
        ("a bb ccc dddd eeeee", 2),
        ("x" * 10, 1),
        ("x" * 21, 3),
        ("aaaaaa bbbbbbbbbbbb c", 3),
    ],
)
def test_lines_end_between_words(text: str, lines: int) -> None:
    assert row_height([text, None, 7], [10, 1, 1]) == (f' ht="{lines * LINE}" customHeight="1"' if lines > 1 else "")


def scored(book: ReadBook) -> bool:
    return "Điểm" in {cell.value for cell in book.rows("Bảng tổng hợp")[3].values()}


def people(book: ReadBook) -> int:
    return len(book.rows("Kết quả")) - 1


def test_a_change_after_publication_is_a_remark_of_the_sheet_to_print() -> None:
    book = ReadBook(files_of(given.public(given.sample()))["api/v1/periods/2026-Q2/results.xlsx"])
    remarks = [row["H"].value for row in book.rows("Bảng tổng hợp")[4:] if "H" in row]
    assert len(remarks) == 2
    assert all("ngày 01/08/2026, số " in text for text in remarks)
    heights = [row.get("ht") for row in book.sheet("Bảng tổng hợp").iter(f"{MAIN}row")][4:]
    told = zip(heights, book.rows("Bảng tổng hợp")[4:], strict=True)
    assert [height for height, row in told if "H" in row] == ["45", "45"], "LibreOffice gives one line unless told"

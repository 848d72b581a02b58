"""What can mean one thing alone is written as it is meant; everything else stays as it is, byte for byte."""

from pathlib import Path

import pytest

from evalgen.domain.place import Place
from evalgen.domain.problem import Fix, Problem
from evalgen.reading.mending import mend
from evalgen.reading.schemas.schema import SchemaSet
from evalgen.reading.strict_yaml import read_document

SCHEMAS = SchemaSet()
ROUNDS = 4


def mended(text: str, kind: str = "evaluation") -> str:
    """`text` as `check --fix` leaves it."""
    for _ in range(ROUNDS):
        text, done = mend(text, problems_of(text, kind))
        if not done:
            break
    return text


def problems_of(text: str, kind: str) -> list[Problem]:
    result = read_document("a.yaml", text.encode())
    return [*result.problems, *(SCHEMAS.problems(kind, result.document) if result.document else ())]


@pytest.mark.parametrize(
    "written, meant",
    [
        (
            "self_assessment: {results: {a: {quality: 0,75, timeliness: 1}}}",
            "self_assessment: {results: {a: {quality: 0.75, timeliness: 1}}}",
        ),
        ("self_assessment: {results: {a: {quality: 75 %}}}", "self_assessment: {results: {a: {quality: 0.75}}}"),
        ("self_assessment: {results: {a: {quality: '0,9'}}}", "self_assessment: {results: {a: {quality: 0.9}}}"),
        ('self_assessment: {results: {a: {quality: "1"}}}', "self_assessment: {results: {a: {quality: 1}}}"),
        ("self_assessment: {results: {a: {quality: “1”}}}", "self_assessment: {results: {a: {quality: 1}}}"),
        ("decision: {on: 5/7/2026}", "decision: {on: 2026-07-05}"),
        ("decision: {on: ngày 5 tháng 7 năm 2026} # cũ", "decision: {on: 2026-07-05} # cũ"),
        ("decision: {on: 05/7/2026}", "decision: {on: 2026-07-05}"),
        ("decision: {on: 2026-7-5}", "decision: {on: 2026-07-05}"),
        ("decision: {grade: Hoàn thành tốt nhiệm vụ}", "decision: {grade: GOOD}"),
        ('decision: {grade: "good"}', "decision: {grade: GOOD}"),
        ("decision: {grade: khong hoan thanh nhiem vu}", "decision: {grade: NOT_COMPLETED}"),
        ("decision: {by:ban-thuong-vu}", "decision: {by: ban-thuong-vu}"),
        ("decision: {by: 'ban-thuong-vu '}", "decision: {by: ban-thuong-vu}"),
        ("decision: {number: 12}", 'decision: {number: "12"}'),
        ("decision:\n  by:\u00a0ban-thuong-vu\n  grade: GOOD", "decision:\n  by: ban-thuong-vu\n  grade: GOOD"),
        ("decision: {by:\u00a0ban-thuong-vu, grade: GOOD}", "decision: {by: ban-thuong-vu, grade: GOOD}"),
        ("decision: {by: ban-\u200bthuong-vu}", "decision: {by: ban-thuong-vu}"),
        ("\ufeffdecision: {by: ban-thuong-vu}", "decision: {by: ban-thuong-vu}"),
        ("plan: {main_axes: 1; 4}", "plan: {main_axes: [1, 4]}"),
    ],
)
def test_what_can_mean_one_thing_alone(written: str, meant: str) -> None:
    assert mended(written + "\n") == meant + "\n"


@pytest.mark.parametrize(
    "written",
    [
        "self_assessment: {results: {a: {quantity: '1,000'}}}",  # A thousand, or one.
        "self_assessment: {results: {a: {quantity: '1.500'}}}",
        "self_assessment: {results: {a: {quality: 1 %}}}",  # A hundredth, or all of it.
        "self_assessment: {results: {a: {quantity: 2 nghìn}}}",
        "self_assessment: {results: {a: {quantity: 2 bản}}}",  # «bản» may be no word too many.
        "self_assessment: {results: {a: {quality: 75}}}",
        "decision: {on: 5/7/26}",
        "decision: {on: 31/2/2026}",
        "decision: {on: 0026-03-31}",
        "decision: {on: 31/3/0026}",
        "decision: {on: 2026-06-29 (sửa thành 2026-07-06)}",
        "decision: {on: 2026-01-01 đến 2026-06-30}",
        "decision: {on: 2026-06-1}",  # Of a day a digit may be missing.
        "decision: {on: 1/06/2026}",
        "decision: {on: '2026-06-30T17:30:00Z'}",  # In Vietnam the day after.
        "self_assessment: {results: {a: {quality: '1,2 %'}}}",  # Either sign may be the slip.
        "self_assessment: {results: {a: {quality: “0,75”, timeliness: 1}}}",
        "self_assessment: {results: {a: {quality: “0}}}",
        "self_assessment: {results: {a: {quality: 1,200,000}}}",
        "self_assessment: {results: {a: {evidence: [a.pdf,5]}}}",
        "decision: {number: 12,13}",
        "decision: {number: 12, 13}",
        "plan: {main_axes: 1,4, x: 2,4}",
        'decision: {"by:": ban}',
        "decision: {by::ban}",
        "decision: {note: 👨\u200d👩}",
        "plan: {main_axes: [1\u200b2]}",
        "decision: {grade: hoàn thành}",
        "decision: {grade: GOOOD}",  # Near to one is not that one.
        "decision: {by: Ban Thường vụ}",  # A name; its identifier is another matter.
        "decision: {bi: ban-thuong-vu}",
        "decision: {by: ban\u202ethuong-vu}",  # Turns what is read: somebody has to look.
        "plan: {main_axes: không}",
        "plan: {main_axes: 1, 4}",
        "decision: {grade: ''}",
        "decision: {grade: CHƯA ĐIỀN}",
    ],
)
def test_what_may_mean_two_things_or_is_only_near_stays(written: str) -> None:
    assert mended(written + "\n") == written + "\n"


EXAMPLES = [
    file
    for room in ("schema", "strict_yaml")
    for file in sorted((Path(__file__).parent.parent / "examples" / room).glob("*/*.yaml"))
    if file.parent.name not in {"not-utf-8", "not-a-text-file"}
]


@pytest.mark.parametrize("file", EXAMPLES, ids=lambda file: f"{file.parent.name}/{file.stem}")
def test_what_an_example_is_mended_to_is_at_rest(file: Path) -> None:
    """No fix leaves what another one would write anew, and none is written twice in vain."""
    text = file.read_bytes().decode("utf-8")
    kind = text.partition(".schema.json")[0].rpartition("/")[2] if ".schema.json" in text else "evaluation"
    first = mend(text, problems_of(text, kind))[1]
    left = mended(text, kind)
    again = {(found.code, found.place.line, found.place.column) for found in problems_of(left, kind)}
    assert mend(left, problems_of(left, kind))[1] == []
    assert not {(item.code, item.place.line, item.place.column) for item in first} & again
    assert left.count("\n") == text.count("\n")


def problem(line: int, column: int, written: str, meant: str) -> Problem:
    place = Place(file="a.yaml", line=line, column=column)
    return Problem(code="x", place=place, message="", remedy="", fix=Fix(written=written, meant=meant))


@pytest.mark.parametrize(
    "text, found",
    [
        ("a: 0,75x\n", problem(1, 4, "0,75", "0.75")),  # More than was read.
        ("a: 3.30e0\n", problem(1, 4, "3.30", '"3.30"')),
        ("a: 0.75\n", problem(1, 4, "0,75", "0.75")),
        ("a: 1\n", problem(7, 1, "1", "2")),
        ("a: 1\n", problem(1, 40, "1", "2")),
    ],
)
def test_where_something_else_stands_than_was_read_nothing_is_written(text: str, found: Problem) -> None:
    assert mend(text, [found]) == (text, [])


def test_of_two_fixes_that_overlap_one_is_written() -> None:
    text, done = mend("a: 1 2 3\n", [problem(1, 4, "1 2", "12"), problem(1, 6, "2 3", "23")])
    assert (text, len(done)) == ("a: 1 23\n", 1)


def test_two_fixes_on_one_line_are_both_written_and_told_in_order() -> None:
    text, done = mend("{a: '1', b: '2'}\r\n", [problem(1, 5, "1", "1"), problem(1, 13, "2", "2")][::-1])
    assert text == "{a: 1, b: 2}\r\n"
    assert [(item.place.column, item.before, item.after) for item in done] == [(5, "'1'", "1"), (13, "'2'", "2")]


def forms(value: object, source: str) -> list[str]:
    """How people write `value`, which stands as `source` in a sound record, in other ways that mean the same."""
    if value is True:
        return ["có", "yes", "đúng", '"true"']
    if value is False:
        return ["không", "no", "sai"]
    if isinstance(value, str) and len(value) == 10 and value[4:5] == "-" and value[:4].isdigit():
        year, month, day = value.split("-")
        return [f"{day}/{month}/{year}", f"{int(day)}.{int(month)}.{year}", f"{year}/{month}/{day}"]
    if isinstance(value, str):
        labels = {"EXCELLENT": "Hoàn thành xuất sắc nhiệm vụ", "GOOD": "hoàn thành tốt nhiệm vụ"}
        return [labels[value], value.lower()] if value in labels else []
    return [f"'{source}'", f"“{source}”", *([source.replace(".", ",")] if "." in source else [])]


RECORDS = Path(__file__).parent.parent.parent / "records"
SOME = sorted((RECORDS / "2026-Q2").glob("*/*.yaml"))[::9]


@pytest.mark.parametrize("file", SOME, ids=lambda file: file.stem)
def test_a_record_written_in_other_ways_comes_out_as_it_was(file: Path) -> None:
    """Every value of its own, in every way; what comes out says the same as the sound record, whatever its quotes."""
    text = file.read_text(encoding="utf-8")
    kind = "collective" if file.stem == "collective" else "evaluation"
    sound = read_document(file.name, text.encode()).document
    assert sound is not None
    count = 0
    for pointer, value in leaves(sound.root):
        place = sound.place(*pointer)
        lines = text.split("\n")
        line, start = lines[place.line - 1], place.column - 1
        source = str(value) if not isinstance(value, bool) else str(value).lower()
        if not line.startswith(source, start):
            continue
        for form in forms(value, source):
            lines[place.line - 1] = line[:start] + form + line[start + len(source) :]
            fixed = read_document(file.name, mended("\n".join(lines), kind).encode())
            assert fixed.document is not None, (pointer, form)
            assert fixed.document.root == sound.root, (pointer, form)
            count += 1
    assert count > 20


def leaves(value: object, pointer: tuple[str | int, ...] = ()) -> list[tuple[tuple[str | int, ...], object]]:
    if isinstance(value, dict):
        return [leaf for key, below in value.items() for leaf in leaves(below, (*pointer, key))]
    if isinstance(value, list):
        return [leaf for index, below in enumerate(value) for leaf in leaves(below, (*pointer, index))]
    return [(pointer, value)]

"""The sheets of what periods stand on: units, people with their posts, catalogues."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

from msgspec import Struct

from evalgen.domain.organization import Standing
from evalgen.domain.place import Place, Pointer
from evalgen.domain.problem import Problem
from evalgen.domain.records import Records
from evalgen.drafting.sheets.column import Column, Kind, Value, listed, unambiguous
from evalgen.drafting.sheets.draft import RecordDraft
from evalgen.drafting.sheets.table import Form, Row, cell_problem, identified, twice

UNITS, PEOPLE, CATALOGUES = "Đơn vị", "Cán bộ", "Danh mục"


class Names(Struct, frozen=True, kw_only=True):
    """What people may write for identifiers: label → value."""

    kinds: Mapping[str, str]
    blocks: Mapping[str, str]
    units: Mapping[str, str]
    bodies: Mapping[str, str]
    peer_groups: Mapping[str, str]
    known: Mapping[str, frozenset[str]]
    """The identifiers of units, bodies and peer groups that there are, or that people and units name already."""

    @staticmethod
    def of(
        records: Records, kinds: Mapping[str, str], blocks: Mapping[str, str], units: Iterable[tuple[str, str]]
    ) -> "Names":
        """Those of the repository, and the `units` (name, identifier) that a workbook itself brings.

        Of two that have one name neither is meant by it: communes call their offices alike.
        """
        organization = records.organization
        groups = organization.peer_groups.values() if organization else ()
        posts = [post for person in records.people.values() for post in person.posts]
        above = [parent.unit for unit in records.units.values() for parent in unit.parents]
        served = [unit.serves for unit in records.units.values()]
        return Names(
            kinds=kinds,
            blocks=blocks,
            units=unambiguous((*units, *((unit.names[-1].name, unit.id) for unit in records.units.values()))),
            bodies=unambiguous((body.name, body.id) for body in records.bodies.values()),
            peer_groups=unambiguous((group.title, group.id) for group in groups),
            known={
                "units": _identifiers(
                    records.units, (unit for _, unit in units), above, served, (post.unit for post in posts)
                ),
                "bodies": _identifiers(
                    records.bodies,
                    (post.managed_by for post in posts),
                    (post.used_by for post in posts),
                    _approving(records),
                ),
                "peer_groups": _identifiers(
                    (group.id for group in groups),
                    (post.peer_group for post in posts),
                    (unit.peer_group for unit in records.units.values()),
                ),
            },
        )


def _identifiers(*found: Iterable[str | None]) -> frozenset[str]:
    return frozenset(name for names in found for name in names if name is not None)


def _approving(records: Records) -> list[str]:
    return [str(catalogue.document.root["approved"]["by"]) for catalogue in records.catalogues.values()]


def units_form(names: Names) -> Form:
    """Of the sheet «Đơn vị»."""
    return Form(
        name=UNITS,
        lead=("Mỗi đơn vị một dòng. Bỏ trống mã thì mã suy từ tên. Đơn vị đã có trong kho thì giữ nguyên.",),
        columns=(
            Column(key="id", heading="Mã đơn vị", kind=Kind.NAME, width=22),
            Column(key="name", heading="Tên đơn vị", required=True, width=44),
            Column(key="short_name", heading="Tên gọi tắt", width=24),
            Column(key="kind", heading="Loại đơn vị", kind=Kind.CHOICE, choices=names.kinds, required=True, width=34),
            Column(key="block", heading="Khối", kind=Kind.CHOICE, choices=names.blocks, required=True, width=28),
            Column(
                key="parent",
                heading="Đơn vị cấp trên",
                kind=Kind.NAME,
                choices=names.units,
                among=names.known["units"],
                width=34,
            ),
            Column(key="from", heading="Từ ngày", kind=Kind.DAY, required=True),
            Column(key="to", heading="Đến hết ngày", kind=Kind.DAY),
            Column(
                key="serves",
                heading="Cơ quan, đơn vị cùng nơi (của tổ chức đảng)",
                kind=Kind.NAME,
                choices=names.units,
                among=names.known["units"],
                width=26,
            ),
            Column(
                key="peer_group",
                heading="Nhóm tập thể tương đồng",
                kind=Kind.NAME,
                choices=names.peer_groups,
                among=names.known["peer_groups"],
                width=26,
            ),
        ),
    )


def people_form(names: Names) -> Form:
    """Of the sheet «Cán bộ»."""
    standings = {standing.label: standing.name for standing in Standing}
    return Form(
        name=PEOPLE,
        lead=(
            "Mỗi chức vụ một dòng; người giữ nhiều chức vụ thì nhiều dòng cùng mã. Bỏ trống mã thì mã suy từ họ tên.",
        ),
        columns=(
            Column(key="id", heading="Mã cán bộ", kind=Kind.NAME, width=22),
            Column(key="name", heading="Họ và tên", required=True, width=26),
            Column(key="birth_date", heading="Ngày sinh", kind=Kind.DAY),
            Column(
                key="unit",
                heading="Đơn vị",
                kind=Kind.NAME,
                choices=names.units,
                among=names.known["units"],
                required=True,
                width=34,
            ),
            Column(key="title", heading="Chức vụ", required=True, width=30),
            Column(key="standing", heading="Vị trí", kind=Kind.CHOICE, choices=standings, required=True, width=30),
            Column(
                key="peer_group",
                heading="Nhóm đối tượng",
                kind=Kind.NAME,
                choices=names.peer_groups,
                among=names.known["peer_groups"],
                required=True,
                width=26,
            ),
            Column(
                key="managed_by",
                heading="Cấp quản lý",
                kind=Kind.NAME,
                choices=names.bodies,
                among=names.known["bodies"],
                required=True,
                width=26,
            ),
            Column(
                key="used_by",
                heading="Cấp sử dụng",
                kind=Kind.NAME,
                choices=names.bodies,
                among=names.known["bodies"],
                required=True,
                width=26,
            ),
            Column(key="from", heading="Từ ngày", kind=Kind.DAY, required=True),
            Column(key="to", heading="Đến hết ngày", kind=Kind.DAY),
            Column(key="framework", heading="Khung tiêu chí", kind=Kind.NAME),
            Column(key="frameworks", heading="Các khung tiêu chí (nhiều gói)", kind=Kind.LIST, width=20),
            Column(key="route", heading="Nhóm quy trình", kind=Kind.NAME, width=20),
            Column(key="first_leadership_post", heading="Lần đầu giữ chức vụ lãnh đạo", kind=Kind.YES, width=12),
        ),
    )


def catalogues_form(names: Names) -> Form:
    """Of the sheet «Danh mục»."""
    return Form(
        name=CATALOGUES,
        lead=(
            "Mỗi sản phẩm, công việc một dòng; phê duyệt ghi ở dòng đầu của mỗi đơn vị. Đánh dấu x đúng một sản phẩm chuẩn.",
        ),
        columns=(
            Column(
                key="unit",
                heading="Đơn vị",
                kind=Kind.NAME,
                choices=names.units,
                among=names.known["units"],
                required=True,
                width=34,
            ),
            Column(
                key="by",
                heading="Nơi phê duyệt",
                kind=Kind.NAME,
                choices=names.bodies,
                among=names.known["bodies"],
                width=24,
            ),
            Column(key="on", heading="Ngày phê duyệt", kind=Kind.DAY),
            Column(key="number", heading="Số quyết định", width=18),
            Column(key="id", heading="Mã sản phẩm", kind=Kind.NAME, width=22),
            Column(key="title", heading="Tên sản phẩm/công việc", required=True, width=50),
            Column(key="points", heading="Điểm", kind=Kind.NUMBER, required=True, width=8),
            Column(key="standard", heading="Sản phẩm chuẩn", kind=Kind.YES, width=10),
            Column(key="submitted_to", heading="Nơi nhận", width=26),
            Column(key="difficulty", heading="Độ khó, phức tạp", width=30),
            Column(key="output", heading="Kết quả đầu ra", width=20),
            Column(key="note", heading="Ghi chú", width=30),
        ),
    )


def units_brought(rows: Iterable[Row]) -> list[tuple[str, str]]:
    """The units that a workbook itself brings: name and identifier."""
    named = [identified(row, "name") for row in rows]
    return [(str(row.values["name"]), str(row.values["id"])) for row in named if "name" in row.values]


def unit_cells(root: Mapping[str, Any]) -> list[dict[str, Any]]:
    """The row of a unit whose file holds `root`, by the keys of the columns; its identifier is not in it."""
    return [dict(root)]


def person_cells(root: Mapping[str, Any]) -> list[dict[str, Any]]:
    """The rows of a person, one for each post."""
    own = {key: root[key] for key in ("name", "birth_date") if key in root}
    return [
        {**own, **post, **({"frameworks": listed(post["frameworks"])} if "frameworks" in post else {})}
        for post in root["posts"]
    ]


def catalogue_cells(root: Mapping[str, Any]) -> list[dict[str, Any]]:
    """The rows of a catalogue, one for each product; the approval stands in each."""
    approval = {key: root["approved"][key] for key in _APPROVAL}
    return [
        {**approval, **product, **({"standard": True} if product["id"] == root["standard_product"] else {})}
        for product in root["products"]
    ]


_APPROVAL = ("by", "on", "number")
_UNIT = ("name", "short_name", "kind", "block", "parent", "serves", "peer_group", "from", "to")
_PERSON = ("name", "birth_date")
_POST = (
    *("unit", "title", "standing", "peer_group", "managed_by", "used_by", "from", "to"),
    *("framework", "frameworks", "route", "first_leadership_post"),
)
_PRODUCT = ("id", "title", "points", "submitted_to", "difficulty", "output", "note")


def unit_drafts(rows: Sequence[Row]) -> tuple[list[RecordDraft], list[Problem]]:
    """A file for each row."""
    rows = [identified(row, "name") for row in rows]
    drafts = [
        RecordDraft(
            file=f"records/units/{row.values.get('id', '')}.yaml",
            sections=row.of(*_UNIT),
            cells={(key,): row.places[key] for key in row.of(*_UNIT)},
            empty={(key,): place for key, place in row.empty(*_UNIT).items()},
            place=row.place,
        )
        for row in rows
    ]
    return drafts, list(twice(rows, ("id",), "đơn vị", _DIFFERENT))


def person_drafts(rows: Sequence[Row]) -> tuple[list[RecordDraft], list[Problem]]:
    """A file for the rows of each person."""
    problems = list(_one_or_several(rows))
    drafts: list[RecordDraft] = []
    for person, own in _by("id", [identified(row, "name") for row in rows]).items():
        first = own[0]
        problems += [problem for key in _PERSON for problem in _disagreeing(own, key, "Họ và tên, ngày sinh")]
        cells: dict[Pointer, Place] = {(key,): first.places[key] for key in first.of(*_PERSON)}
        for at, row in enumerate(own):
            cells["posts", at] = row.place
            cells |= {("posts", at, key): row.places[key] for key in row.of(*_POST)}
        drafts.append(
            RecordDraft(
                file=f"records/people/{person}.yaml",
                sections={**first.of(*_PERSON), "posts": [row.of(*_POST) for row in own]},
                cells=cells,
                empty={
                    **{(key,): place for key, place in first.empty(*_PERSON).items()},
                    **{
                        ("posts", at, key): place
                        for at, row in enumerate(own)
                        for key, place in row.empty(*_POST).items()
                    },
                },
                place=first.place,
            )
        )
        problems += twice(own, ("unit", "title", "from"), "chức vụ")
    return drafts, problems


def catalogue_drafts(rows: Sequence[Row]) -> tuple[list[RecordDraft], list[Problem]]:
    """A file for the products of each unit."""
    problems: list[Problem] = []
    drafts: list[RecordDraft] = []
    for unit, named in _by("unit", rows).items():
        own = [identified(row, "title") for row in named]
        approving = next((row for row in own if row.of(*_APPROVAL)), own[0])
        problems += [problem for key in _APPROVAL for problem in _disagreeing(own, key, "Phê duyệt danh mục")]
        problems += twice(own, ("id",), "sản phẩm", _DIFFERENT)
        standard = [row for row in own if row.values.get("standard") is True]
        if len(standard) != 1:
            problems.append(_standard_product(standard[1] if standard else own[0], str(unit), len(standard)))
            continue
        cells: dict[Pointer, Place] = {("approved", key): approving.places[key] for key in approving.of(*_APPROVAL)}
        for at, row in enumerate(own):
            cells["products", at] = row.place
            cells |= {("products", at, key): row.places[key] for key in row.of(*_PRODUCT) if key in row.places}
        drafts.append(
            RecordDraft(
                file=f"records/catalogues/{unit}.yaml",
                sections={
                    "approved": approving.of(*_APPROVAL),
                    "standard_product": standard[0].values["id"],
                    "products": [row.of(*_PRODUCT) for row in own],
                },
                cells={**cells, ("approved",): approving.place},
                empty={
                    ("products", at, key): place
                    for at, row in enumerate(own)
                    for key, place in row.empty(*_PRODUCT).items()
                },
                listed=(("products",),),
                place=own[0].place,
            )
        )
    return drafts, problems


_DIFFERENT = "Hai dòng nói hai thứ khác nhau thì ghi mã khác nhau; cùng một thứ thì xóa một dòng."


def _one_or_several(rows: Sequence[Row]) -> Iterator[Problem]:
    """Rows of one name without an identifier: nobody knows whether they are one person with two posts or two people."""
    for name, own in _by("name", [row for row in rows if "id" not in row.values]).items():
        for row in own[1:]:
            yield cell_problem(
                "one-person-or-two",
                row.places.get("id", row.place),
                f"«{name}» đã có ở {own[0].place}, cũng không ghi mã: một người giữ hai chức vụ, hay hai người trùng tên?",
                "Một người thì ghi cùng một mã ở các dòng; hai người thì ghi mã khác nhau.",
            )


def _by(key: str, rows: Iterable[Row]) -> dict[Value, list[Row]]:
    """The rows that say it, in their order."""
    found: dict[Any, list[Row]] = {}
    for row in rows:
        if key in row.values:
            found.setdefault(row.values[key], []).append(row)
    return found


def _disagreeing(rows: Sequence[Row], key: str, what: str) -> Iterator[Problem]:
    """Rows of one thing that do not say the same of it."""
    said = [row for row in rows if key in row.values]
    for row in said[1:]:
        if row.values[key] != said[0].values[key]:
            yield cell_problem(
                "rows-disagree",
                row.places[key],
                f"khác với ô {said[0].places[key]} về cùng một mục.",
                f"{what} của các dòng cùng mã phải giống nhau: hai người trùng tên thì ghi mã khác nhau; còn lại thì sửa một ô.",
            )


def _standard_product(row: Row, unit: str, count: int) -> Problem:
    return cell_problem(
        "standard-product-not-one",
        row.places.get("standard", row.place),
        f"danh mục của «{unit}» có {count} sản phẩm chuẩn; phải có đúng một.",
        "Đánh dấu x ở cột «Sản phẩm chuẩn» của đúng một dòng: sản phẩm có hệ số quy đổi bằng 1.",
    )

"""The sheets of what periods stand on: units, people with their posts, catalogues; and what is recorded as their rows."""

from collections.abc import Iterable, Mapping
from typing import Any

from msgspec import Struct

from evalgen.domain.organization import Standing
from evalgen.domain.records import Records
from evalgen.drafting.sheets.cell_values import listed
from evalgen.drafting.sheets.column import Column, Kind, unambiguous
from evalgen.drafting.sheets.table import Form

UNITS, PEOPLE, CATALOGUES = "Đơn vị", "Cán bộ", "Danh mục"

APPROVAL = ("by", "on", "number")
"""What each row of a catalogue may say of its approval."""


class Named(Struct, frozen=True, kw_only=True):
    """Units, bodies or peer groups, as a cell may name them."""

    labels: Mapping[str, str]
    """Name → identifier."""

    identifiers: frozenset[str]
    """Of those that there are, or that people and units name already."""

    def column(self, key: str, heading: str, *, required: bool = False, width: int = 26) -> Column:
        """A column in which each cell names one of them."""
        return Column(
            key=key,
            heading=heading,
            kind=Kind.NAME,
            choices=self.labels,
            among=self.identifiers,
            required=required,
            width=width,
        )


class Names(Struct, frozen=True, kw_only=True):
    """What people may write for identifiers; of kinds and blocks: label → value."""

    kinds: Mapping[str, str]
    blocks: Mapping[str, str]
    units: Named
    bodies: Named
    peer_groups: Named

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
            units=_named(
                (*units, *((unit.names[-1].name, unit.id) for unit in records.units.values())),
                (*above, *served, *(post.unit for post in posts)),
            ),
            bodies=_named(
                ((body.name, body.id) for body in records.bodies.values()),
                (*(post.managed_by for post in posts), *(post.used_by for post in posts), *_approving(records)),
            ),
            peer_groups=_named(
                ((group.title, group.id) for group in groups),
                (*(post.peer_group for post in posts), *(unit.peer_group for unit in records.units.values())),
            ),
        )


def _named(there: Iterable[tuple[str, str]], mentioned: Iterable[str | None]) -> Named:
    """Of those that there are, by name and identifier, and of the identifiers `mentioned` elsewhere."""
    there = list(there)
    identifiers = {identifier for _, identifier in there} | {name for name in mentioned if name is not None}
    return Named(labels=unambiguous(there), identifiers=frozenset(identifiers))


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
            names.units.column("parent", "Đơn vị cấp trên", width=34),
            Column(key="from", heading="Từ ngày", kind=Kind.DAY, required=True),
            Column(key="to", heading="Đến hết ngày", kind=Kind.DAY),
            names.units.column("serves", "Cơ quan, đơn vị cùng nơi (của tổ chức đảng)"),
            names.peer_groups.column("peer_group", "Nhóm tập thể tương đồng"),
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
            names.units.column("unit", "Đơn vị", required=True, width=34),
            Column(key="title", heading="Chức vụ", required=True, width=30),
            Column(key="standing", heading="Vị trí", kind=Kind.CHOICE, choices=standings, required=True, width=30),
            names.peer_groups.column("peer_group", "Nhóm đối tượng", required=True),
            names.bodies.column("managed_by", "Cấp quản lý", required=True),
            names.bodies.column("used_by", "Cấp sử dụng", required=True),
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
            names.units.column("unit", "Đơn vị", required=True, width=34),
            names.bodies.column("by", "Nơi phê duyệt", width=24),
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


def person_cells(root: Mapping[str, Any]) -> list[dict[str, Any]]:
    """The rows of a person, one for each post."""
    own = {key: root[key] for key in ("name", "birth_date") if key in root}
    return [
        {**own, **post, **({"frameworks": listed(post["frameworks"])} if "frameworks" in post else {})}
        for post in root["posts"]
    ]


def catalogue_cells(root: Mapping[str, Any]) -> list[dict[str, Any]]:
    """The rows of a catalogue, one for each product; the approval stands in each."""
    approval = {key: root["approved"][key] for key in APPROVAL}
    return [
        {**approval, **product, **({"standard": True} if product["id"] == root["standard_product"] else {})}
        for product in root["products"]
    ]

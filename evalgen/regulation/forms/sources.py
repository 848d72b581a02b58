"""Where the rows of a form's tables come from, and what their cells can hold; the other half of the closed register."""

from collections.abc import Mapping
from types import MappingProxyType

from msgspec import Struct

from evalgen.regulation.forms.fields import Binding, family
from evalgen.regulation.forms.form import MadeFor

_ANY = frozenset(MadeFor)
_PERSON = frozenset({MadeFor.PERSON})
_UNIT = frozenset({MadeFor.UNIT})
_UNIT_OR_PERSON = _UNIT | _PERSON
_MANY = frozenset({MadeFor.UNIT, MadeFor.PERIOD, MadeFor.BODY})


class RowSource(Struct, frozen=True, kw_only=True):
    """Where the rows of a table come from, and what their cells can hold."""

    title: str
    made_for: frozenset[MadeFor]
    fields: Mapping[str, Binding]
    needs_framework: bool = False


_CRITERION = family(
    _ANY,
    criterion__number="số thứ tự",
    criterion__text="tiêu chí, nội dung",
    criterion__target="mục tiêu, nhiệm vụ đề ra",
    criterion__actual="kết quả thực tế",
    criterion__met="dấu x nếu đảm bảo",
    criterion__not_met="dấu x nếu không đảm bảo",
    criterion__kpi="điểm KPI (%)",
    criterion__max_score="điểm tối đa",
    criterion__self_score="điểm tự chấm",
    criterion__verified_score="điểm thẩm định",
    criterion__note="ghi chú",
)

_ITEM = family(
    _ANY,
    item__number="số thứ tự",
    item__title="nhiệm vụ, công việc",
    item__product="sản phẩm chuẩn trong danh mục",
    item__submitted_to="cấp trình",
    item__difficulty="độ khó, mới, phức tạp; phạm vi tác động",
    item__output="sản phẩm",
    item__target="mục tiêu đề ra: số lượng",
    item__quantity="số lượng theo kế hoạch",
    item__due="thời hạn",
    item__points="điểm chấm công việc",
    item__factor="hệ số quy đổi",
    item__converted="số lượng quy đổi theo kế hoạch",
    item__done="số lượng thực tế",
    item__done_converted="số lượng thực tế quy đổi",
    item__quality="mức chất lượng",
    item__quality_converted="chất lượng quy đổi",
    item__timeliness="mức tiến độ",
    item__timeliness_converted="tiến độ quy đổi",
    item__leadership="mức lãnh đạo, chỉ đạo, điều hành",
    item__leadership_converted="lãnh đạo, chỉ đạo, điều hành quy đổi",
    item__plan_note="thời hạn, nhiệm vụ then chốt",
    item__note="ghi chú về kết quả",
)

_LISTED = family(
    _ANY,
    listed__number="số thứ tự",
    listed__name="họ và tên",
    listed__post="chức vụ",
    listed__unit="đơn vị",
    listed__post_and_unit="chức vụ, đơn vị",
    listed__self_score="điểm tự chấm",
    listed__verified_score="điểm thẩm định",
    listed__self_grade="mức tự xếp loại",
    listed__proposed_grade="mức được đề xuất",
    listed__decided_grade="mức đã quyết định",
    listed__votes="số phiếu của từng mức",
    listed__votes_excellent="số phiếu Hoàn thành xuất sắc nhiệm vụ",
    listed__votes_good="số phiếu Hoàn thành tốt nhiệm vụ",
    listed__votes_completed="số phiếu Hoàn thành nhiệm vụ",
    listed__votes_not_completed="số phiếu Không hoàn thành nhiệm vụ",
    listed__excellent="dấu x nếu quyết định Hoàn thành xuất sắc nhiệm vụ",
    listed__good="dấu x nếu quyết định Hoàn thành tốt nhiệm vụ",
    listed__completed="dấu x nếu quyết định Hoàn thành nhiệm vụ",
    listed__not_completed="dấu x nếu quyết định Không hoàn thành nhiệm vụ",
    listed__note="ghi chú",
)

PUBLIC_CELLS = (
    "listed.number",
    "listed.name",
    "listed.post",
    "listed.unit",
    "listed.post_and_unit",
    "listed.decided_grade",
    "listed.excellent",
    "listed.good",
    "listed.completed",
    "listed.not_completed",
)
"""What a public notice says of somebody."""


def _of(made_for: frozenset[MadeFor], title: str, fields: dict[str, Binding], *, framework: bool = False) -> RowSource:
    return RowSource(title=title, made_for=made_for, fields=MappingProxyType(fields), needs_framework=framework)


SOURCES: Mapping[str, RowSource] = MappingProxyType(
    {
        "general_criteria": _of(_UNIT_OR_PERSON, "nhóm tiêu chí chung của khung", _CRITERION, framework=True),
        "axes": _of(_UNIT_OR_PERSON, "các trục, nhóm kết quả của khung", _CRITERION, framework=True),
        "plan_by_axis": _of(_PERSON, "sản phẩm, công việc đăng ký, theo trục của khung", _ITEM, framework=True),
        "work_items": _of(_PERSON, "sản phẩm, công việc đăng ký", _ITEM),
        "item_results": _of(_PERSON, "kết quả từng sản phẩm, công việc, cộng theo trục", _ITEM),
        "catalogue": _of(
            _UNIT,
            "danh mục sản phẩm, công việc chuẩn",
            family(
                _ANY,
                product__number="số thứ tự",
                product__title="sản phẩm, công việc",
                product__submitted_to="cấp trình",
                product__difficulty="độ khó, mới, phức tạp; phạm vi tác động",
                product__output="sản phẩm đầu ra",
                product__points="điểm chấm công việc",
                product__factor="hệ số quy đổi",
                product__note="ghi chú",
            ),
        ),
        "collective_tasks": _of(
            _UNIT,
            "nhiệm vụ của tập thể",
            family(
                _ANY,
                task__number="số thứ tự",
                task__title="nhiệm vụ, công việc, chỉ tiêu",
                task__axis="trục kết quả",
                task__plan="kết quả theo kế hoạch",
                task__result="kết quả thực hiện",
                task__note="ghi chú",
            ),
        ),
        "limitations": _of(
            _UNIT,
            "hạn chế, tồn tại của tập thể",
            family(
                _ANY,
                limitation__number="số thứ tự",
                limitation__what="nội dung",
                limitation__cause="nguyên nhân",
                limitation__remedy="giải pháp khắc phục",
            ),
        ),
        "people": _of(_MANY, "cán bộ được đánh giá", _LISTED),
        "decided_people": _of(
            _MANY,
            "người đã có mức xếp loại được quyết định; của một cấp có thẩm quyền: người cấp ấy quản lý",
            {name: _LISTED[name] for name in PUBLIC_CELLS},
        ),
        "heads": _of(_MANY, "người đứng đầu được đánh giá", _LISTED),
        "deputies": _of(_MANY, "cấp phó, thành viên lãnh đạo được đánh giá", _LISTED),
        "staff": _of(_MANY, "người không giữ chức vụ lãnh đạo được đánh giá", _LISTED),
    }
)
"""Where rows come from."""

LINE_FIELDS: Mapping[str, Mapping[str, str]] = MappingProxyType(
    {
        "section_line": MappingProxyType({"section.title": "tên nhóm tiêu chí", "section.max_score": "điểm tối đa"}),
        "axis_number": MappingProxyType({"axis.number": "số của trục"}),
        "axis_line": MappingProxyType(
            {
                "axis.label": "cách gọi trục, ví dụ Trục 1, Mục II",
                "axis.number": "số của trục",
                "axis.title": "tên trục",
                "axis.title_upper": "tên trục bằng chữ in hoa",
                "axis.max_score": "điểm tối đa",
            }
        ),
        "criterion_line": MappingProxyType({"criterion.text": "tiêu chí", "criterion.number": "số của tiêu chí"}),
    }
)
"""What the lines that write a group, an axis, a criterion may hold."""

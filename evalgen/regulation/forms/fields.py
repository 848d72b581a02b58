"""The closed register of what can be filled into a form: name → what it is, and on which kind of form it may stand.

Layouts name these; whoever fills a form, on a page or in an office file, gives each of them a value.
"""

from collections.abc import Mapping
from types import MappingProxyType

from msgspec import Struct

from evalgen.regulation.forms.form import MadeFor

_ANY = frozenset(MadeFor)
_PERSON = frozenset({MadeFor.PERSON})
_UNIT = frozenset({MadeFor.UNIT})
_BODY = frozenset({MadeFor.BODY})
_UNIT_OR_PERSON = _UNIT | _PERSON
_MANY = frozenset({MadeFor.UNIT, MadeFor.PERIOD, MadeFor.BODY})


class Binding(Struct, frozen=True, kw_only=True):
    """One name of the register."""

    title: str
    """In Vietnamese."""

    made_for: frozenset[MadeFor] = _ANY


def family(made_for: frozenset[MadeFor], **titles: str) -> dict[str, Binding]:
    """Bindings of one family: ``person__name`` stands for ``person.name``."""
    return {name.replace("__", "."): Binding(title=title, made_for=made_for) for name, title in titles.items()}


FIELDS: Mapping[str, Binding] = MappingProxyType(
    {
        **family(
            _ANY,
            organization__name="tên tổ chức",
            period__label="kỳ đánh giá, ví dụ Quý II năm 2026",
            period__month="tháng của kỳ, chỉ với kỳ tháng",
            period__quarter="quý của kỳ, chữ số La Mã, chỉ với kỳ quý",
            period__year="năm của kỳ",
        ),
        **family(_UNIT_OR_PERSON, unit__name="tên đơn vị"),
        **family(
            _PERSON,
            person__name="họ và tên",
            person__birth_date="ngày sinh",
            person__post="chức vụ được đánh giá",
            person__party_posts="các chức vụ Đảng",
            person__government_posts="các chức vụ chính quyền",
            person__front_posts="các chức vụ đoàn thể",
            plan__approved_by="cấp phê duyệt danh mục sản phẩm, công việc",
            plan__approved_on="ngày phê duyệt danh mục",
            self__submitted_on="ngày tự đánh giá",
            self__strengths="ưu điểm tự nhận xét",
            self__limitations="hạn chế tự nhận xét",
            proposal__by="tập thể đề xuất",
            proposal__on="ngày đề xuất",
            proposal__key_tasks="mức độ đáp ứng đối với các mục tiêu, nhiệm vụ then chốt",
            proposal__votes="số phiếu của từng mức",
            proposal__comment="nhận xét khi đề xuất",
        ),
        **family(
            _UNIT_OR_PERSON,
            self__general_score="điểm tự chấm của nhóm tiêu chí chung",
            self__results_score="điểm tự chấm của kết quả thực hiện nhiệm vụ",
            self__total="tổng điểm tự chấm",
            self__grade="mức xếp loại tự đề xuất, tự nhận",
            verified__by="cơ quan thẩm định",
            verified__on="ngày thẩm định",
            verified__general_score="điểm thẩm định của nhóm tiêu chí chung",
            verified__results_score="điểm thẩm định của kết quả thực hiện nhiệm vụ",
            verified__total="tổng điểm sau thẩm định",
            proposal__grade="mức xếp loại được đề xuất",
            decision__by="cấp quyết định",
            decision__on="ngày quyết định",
            decision__number="số quyết định",
            decision__grade="mức xếp loại đã quyết định",
        ),
        **family(
            _UNIT,
            catalogue__approved_by="cấp phê duyệt danh mục sản phẩm, công việc chuẩn",
            catalogue__approved_on="ngày phê duyệt danh mục chuẩn",
            catalogue__number="số văn bản phê duyệt danh mục chuẩn",
            catalogue__standard="sản phẩm, công việc chuẩn",
            collective__assigned="tổng số nhiệm vụ được giao",
            collective__completed="số nhiệm vụ hoàn thành",
            collective__not_completed="số nhiệm vụ chưa hoàn thành",
            collective__completion_rate="tỷ lệ hoàn thành",
        ),
        **family(_BODY, body__name="tên tập thể, cơ quan có thẩm quyền"),
        **family(
            _MANY,
            list__people="số người trong danh sách",
            list__excellent="số người quyết định Hoàn thành xuất sắc nhiệm vụ",
            list__good="số người quyết định Hoàn thành tốt nhiệm vụ",
            list__completed="số người quyết định Hoàn thành nhiệm vụ",
            list__not_completed="số người quyết định Không hoàn thành nhiệm vụ",
        ),
    }
)
"""What stands once on a form."""

GRADES = frozenset({"self.grade", "proposal.grade", "decision.grade"})
"""The fields that hold a grade, so that it can be marked among the four."""

LISTS: Mapping[str, Binding] = MappingProxyType(family(_UNIT, collective__highlights="các kết quả nổi bật của tập thể"))
"""What is several lines of text."""

"""Every name that a form uses is in the register, and may stand on such a form; a misspelled one gets the nearest."""

from collections.abc import Iterable, Mapping

from evalgen.regulation.forms.fields import FIELDS, Binding
from evalgen.regulation.forms.form import MadeFor
from evalgen.regulation.forms.layout import placeholders
from evalgen.regulation.known_names import instead_of
from evalgen.regulation.site import Site, Steps


def check_name(site: Site, steps: Steps, name: str, made_for: MadeFor, known: Mapping[str, Binding] = FIELDS) -> None:
    """Note a fault at `steps` where `name` is not among `known`, or not made for such a form; empty is by hand."""
    if not name:
        return
    usable = [key for key, binding in known.items() if made_for in binding.made_for]
    if name not in known:
        site.fault(steps, f"không có dữ liệu «{name}» trong danh mục của biểu mẫu", instead_of(name, usable))
    elif name not in usable:
        message = f"dữ liệu «{name}» ({known[name].title}) không có trên mẫu lập cho {made_for.label}"
        site.fault(steps, message, instead_of(name, usable))


def check_text(site: Site, steps: Steps, text: str, made_for: MadeFor) -> None:
    """The same for every placeholder in `text`; a brace that is no placeholder is a fault of its own."""
    names = placeholders(text)
    for name in names:
        check_name(site, steps, name, made_for)
    _stray_braces(site, steps, text, len(names))


def check_lines(site: Site, steps: Steps, lines: Iterable[str], made_for: MadeFor) -> None:
    """The same for several lines."""
    for index, line in enumerate(lines):
        check_text(site, (*steps, index), line, made_for)


def check_line_fields(site: Site, steps: Steps, text: str, known: Mapping[str, str]) -> None:
    """The placeholders of a line that writes a group, an axis or a criterion."""
    names = placeholders(text)
    for name in names:
        if name not in known:
            site.fault(steps, f"ở đây không có dữ liệu «{name}»", instead_of(name, list(known)))
    _stray_braces(site, steps, text, len(names))


def _stray_braces(site: Site, steps: Steps, text: str, count: int) -> None:
    if text.count("{") != count or text.count("}") != count:
        remedy = "Viết tên dữ liệu liền trong một cặp ngoặc nhọn, ví dụ: {period.quarter}."
        site.fault(steps, "ngoặc nhọn không bao quanh một tên dữ liệu", remedy)

"""Biểu mẫu: the list of all forms of the packs in use, and each of them blank, to be printed.

Nothing of a record is given to these pages: a filled form is an internal paper.
"""

from collections.abc import Iterator, Mapping

from msgspec import Struct

from evalgen.domain.period import Period
from evalgen.publishing.forms.paper import paper_of
from evalgen.publishing.names import fold
from evalgen.publishing.page import Page, SearchEntry
from evalgen.publishing.press import HOME, Crumb, Press
from evalgen.publishing.regulation_pages import REGULATION, newest
from evalgen.regulation.forms.form import Form
from evalgen.regulation.frameworks.framework import Framework
from evalgen.regulation.law import Law

FORMS = Crumb(name="Biểu mẫu", path="quy-dinh/bieu-mau.html")


class InstrumentForms(Struct, frozen=True, kw_only=True):
    """The forms of one instrument."""

    name: str
    forms: tuple[Form, ...]


def form_pages(press: Press, laws: Mapping[Period, Law]) -> Iterator[Page]:
    """The list, then every form."""
    forms = forms_in_use(laws)
    frameworks = {item.id: item for law in newest(laws) for item in law.frameworks.values()}
    yield press.page(
        FORMS.path,
        "forms.html",
        title=press.page_name(FORMS.name),
        description=press.say("Biểu mẫu để trống của các văn bản được áp dụng, in được trên khổ A4."),
        crumbs=[HOME, REGULATION],
        stamped=False,
        search=[
            SearchEntry(
                title=press.page_name(FORMS.name),
                text=press.say("Mẫu tự đánh giá, danh mục sản phẩm, bảng tổng hợp để in"),
            )
        ],
        shows="",
        instruments=_by_instrument(forms),
    )
    for form in forms:
        yield _page(press, form, frameworks.get(form.framework))


def forms_in_use(laws: Mapping[Period, Law]) -> tuple[Form, ...]:
    """The forms of the packs in force, each once."""
    found = {form.id: form for law in newest(laws) for form in law.forms.values()}
    return tuple(found.values())


def _by_instrument(forms: tuple[Form, ...]) -> tuple[InstrumentForms, ...]:
    names = dict.fromkeys(form.citation.instrument_name for form in forms)
    return tuple(
        InstrumentForms(name=name, forms=tuple(form for form in forms if form.citation.instrument_name == name))
        for name in names
    )


def _page(press: Press, form: Form, framework: Framework | None) -> Page:
    return press.page(
        f"quy-dinh/mau-{form.id}.html",
        "form.html",
        title=form.name,
        recorded=form.name,
        description=press.say("Mẫu để trống, in được: {form}.", form=form.name),
        crumbs=[HOME, REGULATION, FORMS],
        search=[SearchEntry(title=form.name, text=f"{press.say('Biểu mẫu')} {form.label} {fold(form.name)}")],
        shows="",
        later=lambda: {"paper": paper_of(form, framework)},
        form=form,
        framework=framework,
    )

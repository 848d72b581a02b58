"""A form as one file that prints like the official paper wherever it is opened: styles and letters within, no script."""

import base64
import re

from evalgen.language import Language
from evalgen.publishing.forms.paper import paper_of
from evalgen.publishing.forms.styles import STYLES, form_rules, internal_foot, page_class
from evalgen.publishing.forms.values import FormValues
from evalgen.publishing.templates import templates_of
from evalgen.regulation.forms.form import Form
from evalgen.regulation.frameworks.framework import Framework
from evalgen.resources import resource

MARK = "<!-- evalgen form: trang nội bộ -->"
"""By this a filled form is known, so that a new one may take its place."""

BLANK_MARK = "<!-- evalgen form: mẫu để trống -->"

_FONT = re.compile(r'url\("(fonts/[a-z0-9-]+\.woff2)"\)')


def form_document(form: Form, framework: Framework | None, values: FormValues | None, language: Language) -> str:
    """The page of `form`, blank without `values`.

    A filled one says that it is internal, on each printed page as well. What is issued to everybody is a draft until
    then: so much is said on the screen, and nothing on paper.
    """
    templates = templates_of(language, folder="internal")
    filled = values is not None
    internal = filled and not form.published
    styles = styles_of_paper() + form_rules((form,)) + (internal_foot(page_class(form.page)) if internal else "")
    page = templates.render(
        "form.html",
        paper=paper_of(form, framework, values),
        form=form,
        internal=internal,
        draft=filled and form.published,
        mark=MARK if filled else BLANK_MARK,
        styles=styles,
    )
    return str(page)


def styles_of_paper() -> str:
    """The style sheet of forms, its letters within it."""
    assets = resource("site_templates") / "assets"
    sheet = (resource("site_templates") / STYLES).read_text(encoding="utf-8")

    def within(found: re.Match[str]) -> str:
        letters = base64.b64encode((assets / found[1]).read_bytes()).decode("ascii")
        return f'url("data:font/woff2;base64,{letters}")'

    return _FONT.sub(within, sheet)

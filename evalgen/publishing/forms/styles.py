"""The rules of style that depend on the forms themselves: paper and margins of each page, widths of columns."""

from collections.abc import Iterable

from evalgen.regulation.forms.form import Form, PageSetup

STYLES = "assets/evalgen-forms.css"

LETTERS = 'Tinos, "Times New Roman", "Liberation Serif", serif'
"""Letters as wide as those of Times New Roman, so that lines and pages break alike on every machine."""


def page_class(page: PageSetup) -> str:
    """The name of a paper with its margins, e.g. ``eg-a4-portrait-20-15-20-30``."""
    direction = "landscape" if page.landscape else "portrait"
    return f"eg-a4-{direction}-{page.top}-{page.right}-{page.bottom}-{page.left}"


def form_rules(forms: Iterable[Form]) -> str:
    """The rules for `forms`, each once, in a fixed order."""
    known = tuple(forms)
    pages = {page_class(form.page): form.page for form in known}
    widths = {column.width for form in known for table in form.tables for column in table.leaves}
    rules = [_page(name, pages[name]) for name in sorted(pages)]
    rules += [f".eg-w{width} {{ width: {width}%; }}" for width in sorted(widths)]
    return "".join(f"{rule}\n" for rule in rules)


def internal_foot(name: str) -> str:
    """At the foot of every printed page of the paper `name`: that it is internal."""
    foot = f'content: "Tài liệu nội bộ"; color: #555; font: italic 9pt {LETTERS};'
    return f"@page {name} {{ @bottom-left {{ {foot} }} }}\n"


def _page(name: str, page: PageSetup) -> str:
    direction = "landscape" if page.landscape else "portrait"
    margins = " ".join(f"{side}mm" for side in (page.top, page.right, page.bottom, page.left))
    number = f"@top-center {{ content: counter(page); font: 12pt {LETTERS}; }}"
    return (
        f"@page {name} {{ size: A4 {direction}; margin: {margins}; {number} }}\n"
        f"@page {name}:first {{ @top-center {{ content: none; }} }}\n"
        f"body:has(.{name}) {{ page: {name}; }}"
    )

"""All pages of the site, in a fixed order."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from types import MappingProxyType

from evalgen.domain.period import Period
from evalgen.domain.ruling import Assessment
from evalgen.errors import EvalgenError
from evalgen.language import Language
from evalgen.publishing.change_page import change_page
from evalgen.publishing.correction_page import correction_page
from evalgen.publishing.data_page import data_page
from evalgen.publishing.extracts import Extracts
from evalgen.publishing.forms.pages import form_pages
from evalgen.publishing.home_page import home_page, missing_page
from evalgen.publishing.notice_pages import notice_pages
from evalgen.publishing.page import Page
from evalgen.publishing.period_pages import period_pages
from evalgen.publishing.person_pages import person_pages
from evalgen.publishing.press import Press
from evalgen.publishing.public import PublicSite
from evalgen.publishing.regulation_pages import regulation_pages
from evalgen.publishing.unit_pages import unit_pages
from evalgen.regulation.law import Law
from evalgen.regulation.plates import Plate


def pages_of(  # noqa: PLR0913 - what pages are made from
    site: PublicSite,
    *,
    laws: Mapping[Period, Law],
    plates: Sequence[Plate],
    examples: Mapping[str, Assessment] = MappingProxyType({}),
    language: Language,
    extracts: Extracts | None = None,
) -> Iterator[Page]:
    """Every page that the site consists of, the interface in `language`; `examples` are explained, if there are any.

    What fills a page is made only when it is asked for and not kept: a province's pages would fill the memory.
    """
    press = Press(site, language, extracts)
    yield home_page(press)
    yield from period_pages(press)
    yield from unit_pages(press)
    yield from person_pages(press, laws)
    yield from notice_pages(press)
    yield change_page(press)
    yield correction_page(press)
    yield from regulation_pages(press, laws, plates, examples)
    yield from form_pages(press, laws)
    yield data_page(press)
    yield missing_page(press)


def refuse_twins(pages: Iterable[Page]) -> None:
    """Raises EvalgenError where two pages would have one address."""
    twins = [path for path, count in Counter(page.path for page in pages).items() if count > 1]
    if twins:
        raise EvalgenError(
            "Hai trang cùng có địa chỉ {paths}.",
            remedy="Đổi mã của đơn vị, cán bộ hoặc thông báo trùng với tên trang có sẵn (ví dụ «index»).",
            paths=", ".join(twins),
        )

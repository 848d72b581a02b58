"""Căn cứ: the exact place in a legal instrument that a number or a rule comes from."""

from msgspec import Struct


class Citation(Struct, frozen=True, kw_only=True, omit_defaults=True, order=True):
    """Where the law says so, printed as lawyers write it: «điểm a khoản 2 Điều 11 Quy định 366-QĐ/TW»."""

    instrument: str
    """Identifier of the instrument in the library, e.g. ``qd366``."""

    instrument_name: str
    """Short name as printed, e.g. ``Quy định 366-QĐ/TW``."""

    article: str = ""
    clause: str = ""
    point: str = ""
    subpoint: str = ""
    """Letter of a tiết below a numbered point, e.g. ``a`` in «tiết a điểm 4.2 khoản 4 Điều 11»."""

    section: str = ""
    """Number of a section in an instrument without articles, e.g. ``6.2``."""

    indent: str = ""
    """Ordinal of the unnumbered dash, e.g. ``thứ ba``."""

    annex: str = ""
    """Number of an annex (Phụ lục)."""

    form: str = ""
    """Number of a form (Mẫu)."""

    quote: str = ""
    """The words themselves."""

    def __str__(self) -> str:
        parts = (
            (f"gạch đầu dòng {self.indent}", self.indent),
            (f"tiết {self.subpoint}", self.subpoint),
            (f"điểm {self.point}", self.point),
            (f"khoản {self.clause}", self.clause),
            (f"Điều {self.article}", self.article),
            (f"mục {self.section}", self.section),
            (f"Mẫu {self.form}", self.form),
            (f"Phụ lục {self.annex}", self.annex),
        )
        return " ".join([text for text, present in parts if present] + [self.instrument_name])

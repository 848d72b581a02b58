"""What stands around every page: the menu, the search field, the footer; made once for each place that they lead from."""

from markupsafe import Markup
from msgspec import Struct

from evalgen.publishing.templates import Templates


class Part(Struct, frozen=True, kw_only=True):
    """A part of the site: the name of its first page, the page, and what all its pages begin with."""

    name: str
    path: str
    below: tuple[str, ...]


PARTS = (
    Part(name="Trang chủ", path="index.html", below=()),
    Part(name="Kỳ đánh giá", path="ky/index.html", below=("ky/",)),
    Part(name="Đơn vị", path="don-vi/index.html", below=("don-vi/",)),
    Part(name="Cán bộ", path="nguoi/index.html", below=("nguoi/",)),
    Part(name="Thông báo", path="thong-bao/index.html", below=("thong-bao/",)),
    Part(name="Thay đổi", path="thay-doi.html", below=("dinh-chinh.html",)),
    Part(name="Quy định", path="quy-dinh/index.html", below=("quy-dinh/",)),
    Part(name="Dữ liệu mở", path="du-lieu/index.html", below=("du-lieu/",)),
)
LINKS = (
    ("Thay đổi", "thay-doi.html"),
    ("Điều chỉnh, hủy bỏ kết quả", "dinh-chinh.html"),
    ("Quy định", "quy-dinh/index.html"),
    ("Biểu mẫu", "quy-dinh/bieu-mau.html"),
    ("Dữ liệu mở", "du-lieu/index.html"),
)
"""Links of the footer."""


class Surroundings:
    """The slots of the frame, remembered by the folder and the part of the site that a page belongs to."""

    def __init__(self, templates: Templates) -> None:
        self._templates = templates
        self._menus: dict[tuple[str, str, bool], Markup] = {}
        self._roots: dict[str, dict[str, Markup]] = {}

    def of(self, path: str) -> dict[str, Markup]:
        """The slots around the page at `path`."""
        root = "../" * path.count("/")
        if root not in self._roots:
            self._roots[root] = {
                "finder": self._templates.render("_finder.html", root=root),
                "footer": self._templates.render("_footer.html", root=root, links=LINKS),
            }
        part = next((item for item in PARTS if path == item.path or path.startswith(item.below or "/")), None)
        key = (root, part.name if part else "", part is not None and part.path == path)
        if key not in self._menus:
            self._menus[key] = self._templates.render("_menu.html", root=root, parts=_marked(path, part))
        return {**self._roots[root], "menu": self._menus[key]}


def _marked(path: str, here: Part | None) -> list[tuple[str, str, str]]:
    """Name and path of each part, and how the menu marks it: this very page, or one of the part that it leads to."""
    marks = {here.name: "page" if here.path == path else "true"} if here else {}
    return [(item.name, item.path, marks.get(item.name, "")) for item in PARTS]

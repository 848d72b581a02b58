"""The kind of a unit as its name tells it; a guess that the file of the unit says to look at."""

from evalgen.domain.slug import fold

USUAL = "department"
"""Where the name tells nothing."""

_BEGINNINGS = (
    ("van phong dang uy", "party_office"),
    ("van phong tinh uy", "party_office"),
    ("van phong thanh uy", "party_office"),
    ("dang uy", "party_committee"),
    ("tinh uy", "party_committee"),
    ("thanh uy", "party_committee"),
    ("ban chap hanh", "party_committee"),
    ("ban thuong vu", "party_committee"),
    ("dang bo", "party_organization"),
    ("chi bo", "party_organization"),
    ("ban xay dung dang", "advisory_body"),
    ("ban to chuc", "advisory_body"),
    ("ban tuyen giao", "advisory_body"),
    ("ban noi chinh", "advisory_body"),
    ("uy ban kiem tra", "advisory_body"),
    ("co quan uy ban kiem tra", "advisory_body"),
    ("trung tam chinh tri", "advisory_body"),
    ("hoi dong nhan dan", "peoples_council"),
    ("hdnd", "peoples_council"),
    ("uy ban nhan dan", "peoples_committee"),
    ("ubnd", "peoples_committee"),
    ("mat tran", "front"),
    ("uy ban mat tran", "front"),
    ("hoi ", "organization"),
    ("doan ", "organization"),
    ("cong doan", "organization"),
    ("lien doan", "organization"),
    ("truong ", "school"),
    ("tram y te", "health_station"),
    ("trung tam", "public_service"),
    ("ban quan ly", "public_service"),
    ("vien ", "public_service"),
)

BLOCKS = {
    "party_committee": "party",
    "party_organization": "party",
    "party_office": "party",
    "advisory_body": "party",
    "peoples_council": "council",
    "peoples_committee": "government",
    "department": "government",
    "front": "front",
    "organization": "front",
    "school": "public_service",
    "health_station": "public_service",
    "public_service": "public_service",
}
"""Kind → block."""


def kind_of(name: str) -> str:
    """The kind that the first words of `name` speak for."""
    plain = fold(name).strip() + " "
    return next((kind for beginning, kind in _BEGINNINGS if plain.startswith(beginning)), USUAL)

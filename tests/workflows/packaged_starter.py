"""The starter's files for one organization, made without a disk."""

import datetime as dt
from collections.abc import Mapping

from evalgen.domain.period import PeriodKind
from evalgen.drafting.starter import draft_starter
from evalgen.drafting.starter_templates import read_templates
from evalgen.drafting.starter_wishes import Hosting, Starter, StarterBody, StarterMember, StarterPack, StarterUnit

PACK = StarterPack(id="hd02", title="Hướng dẫn mẫu", kinds=(PeriodKind.QUARTER,), first=dt.date(2026, 4, 1))
ABOVE = StarterBody(
    id="cap-tren",
    name="Cấp trên",
    roles=("confirm",),
    members=(StarterMember(id="cap-tren-1", name="Người của cấp trên", account="tai-khoan"),),
)
STARTER = Starter(
    name="Tổ chức mẫu (hư cấu)",
    packs=(PACK,),
    units=(StarterUnit(id="van-phong", name="Văn phòng Đảng ủy"),),
    bodies=(StarterBody(id="ban-thuong-vu", name="Ban Thường vụ", roles=("decide",)), ABOVE),
    governed_by="cap-tren",
    hosting=Hosting(
        hosts=frozenset({"github", "gitlab"}),
        branch="main",
        release="https://phan-mem.example.org/evalgen-0.1.0-py3-none-any.whl#sha256=" + "0" * 64,
    ),
)


def files(starter: Starter = STARTER) -> Mapping[str, str]:
    """Path → text."""
    return draft_starter(starter, read_templates())


def github_workflows() -> dict[str, str]:
    """Name → text."""
    return {
        path.removeprefix(".github/workflows/").removesuffix(".yml"): text
        for path, text in files().items()
        if path.startswith(".github/workflows/")
    }

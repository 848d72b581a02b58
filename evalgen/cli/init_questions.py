"""The questions of ``evalgen init`` for a person at a terminal; what a flag gave is not asked."""

import datetime as dt
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace

from evalgen.errors import EvalgenError
from evalgen.pipeline.starting import Offer

Say = Callable[[str], str]
"""Shows a question and answers with the line that was typed."""

_HOSTS = ("github", "gitlab", "both", "none")


@dataclass(frozen=True, kw_only=True, slots=True)
class Asked:
    """The settings as words; empty where nothing was said."""

    name: str
    packs: tuple[str, ...]
    since: dt.date | None
    units: tuple[str, ...]
    bodies: tuple[str, ...]
    governed_by: str
    accounts: tuple[str, ...]
    host: str


def ask(given: Asked, offers: tuple[Offer, ...], say: Say | None = None) -> Asked:
    """`given` with everything that it lacks. Raises EvalgenError where the person ends it."""
    answer = say or _typed
    asked = given
    if not asked.name:
        asked = replace(asked, name=_until(answer, "Tên tổ chức (ví dụ: Đảng ủy xã Suối Mơ): "))
    if not asked.packs:
        asked = replace(asked, packs=_packs(answer, offers))
    if not asked.units:
        asked = replace(asked, units=tuple(_lines(answer, "Đơn vị, mỗi dòng một tên; dòng trống để thôi: ")))
    if not asked.bodies:
        about = (
            "Tổ chức có thẩm quyền, mỗi dòng một tên, có thể kèm vai trò (ban-to-chuc:verify=Ban Tổ chức); "
            "dòng trống để thôi: "
        )
        asked = replace(asked, bodies=tuple(_lines(answer, about)))
    if not asked.governed_by:
        asked = replace(asked, governed_by=answer("Cấp trên giám sát kho này (trống: khai sau): ").strip())
    if asked.governed_by and not asked.accounts:
        about = "Tài khoản của cấp trên trên máy chủ Git, mỗi dòng một tài khoản; dòng trống để thôi: "
        asked = replace(asked, accounts=tuple(_lines(answer, about)))
    if not asked.host:
        asked = replace(asked, host=_host(answer))
    return asked


def _typed(question: str) -> str:
    try:
        return input(question)
    except EOFError:
        raise EvalgenError("Chưa trả lời hết; chưa tạo gì.", remedy="Chạy lại, hoặc nêu bằng tùy chọn.") from None


def _until(say: Say, question: str) -> str:
    while not (line := say(question).strip()):
        pass
    return line


def _lines(say: Say, question: str) -> Iterator[str]:
    while line := say(question).strip():
        yield line


def _packs(say: Say, offers: tuple[Offer, ...]) -> tuple[str, ...]:
    usual = next(number for number, offer in enumerate(offers, start=1) if offer.usual)
    lines = [
        f"  {number}. {offer.id}: {offer.title} (kỳ {', '.join(kind.value for kind in offer.kinds)}, "
        f"từ {offer.first:%d/%m/%Y})"
        for number, offer in enumerate(offers, start=1)
    ]
    question = "\n".join(["Gói quy định áp dụng:", *lines, f"Chọn số hoặc mã, cách nhau bằng dấu cách [{usual}]: "])
    known = {str(number): offer.id for number, offer in enumerate(offers, start=1)}
    known |= {offer.id: offer.id for offer in offers}
    while True:
        chosen = say(question).replace(",", " ").split() or [str(usual)]
        if all(word in known for word in chosen):
            return tuple(dict.fromkeys(known[word] for word in chosen))
        question = f"Chọn trong các số từ 1 đến {len(offers)} [{usual}]: "


def _host(say: Say) -> str:
    question = "Máy chủ Git: github, gitlab, both (cả hai) hoặc none (không) [both]: "
    while (line := say(question).strip().lower() or "both") not in _HOSTS:
        pass
    return line

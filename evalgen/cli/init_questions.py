"""The questions of ``evalgen init`` for a person at a terminal; what a flag gave is not asked."""

import datetime as dt
from collections.abc import Callable, Iterator

from msgspec import Struct
from msgspec.structs import replace

from evalgen.errors import EvalgenError
from evalgen.language import Language
from evalgen.pipeline.drafting.starting import Offer

Say = Callable[[str], str]
"""Shows a question and answers with the line that was typed."""

_HOSTS = ("github", "gitlab", "both", "none")


class Asked(Struct, frozen=True, kw_only=True):
    """The settings as words; empty where nothing was said."""

    name: str
    packs: tuple[str, ...]
    since: dt.date | None
    top_unit: str
    units: tuple[str, ...]
    bodies: tuple[str, ...]
    governed_by: str
    accounts: tuple[str, ...]
    host: str


def ask(given: Asked, offers: tuple[Offer, ...], language: Language, answer: Say | None = None) -> Asked:
    """`given` with everything that it lacks. Raises EvalgenError where the person ends it."""
    answer, asked, say = answer or _typed, given, language.say
    if not asked.name:
        asked = replace(asked, name=_until(answer, say("Tên tổ chức (ví dụ: Đảng ủy xã Suối Mơ):")))
    if not asked.packs:
        asked = replace(asked, packs=_packs(answer, offers, language))
    if not asked.top_unit and not asked.units:
        about = say("Đơn vị trên cùng mà các đơn vị khác trực thuộc (trống: không có):")
        asked = replace(asked, top_unit=answer(f"{about} ").strip())
    if not asked.units:
        asked = replace(asked, units=tuple(_lines(answer, say("Đơn vị, mỗi dòng một tên; dòng trống để thôi:"))))
    if not asked.bodies:
        about = say(
            "Tổ chức có thẩm quyền, mỗi dòng một tên, có thể kèm vai trò (ban-to-chuc:verify=Ban Tổ chức); "
            "dòng trống để thôi:"
        )
        asked = replace(asked, bodies=tuple(_lines(answer, about)))
    if not asked.governed_by:
        about = say("Cấp trên giám sát kho này (trống: khai sau):")
        asked = replace(asked, governed_by=answer(f"{about} ").strip())
    if asked.governed_by and not asked.accounts:
        about = say("Tài khoản của cấp trên trên máy chủ Git, mỗi dòng một tài khoản; dòng trống để thôi:")
        asked = replace(asked, accounts=tuple(_lines(answer, about)))
    if not asked.host:
        about = say("Máy chủ Git: github, gitlab, both (cả hai) hoặc none (không) [both]:")
        asked = replace(asked, host=_host(answer, about))
    return asked


def _typed(question: str) -> str:
    try:
        return input(question)
    except EOFError:
        raise EvalgenError(
            "Chưa trả lời hết các câu hỏi của {command}; chưa tạo gì.",
            remedy="Chạy lại, hoặc nêu bằng tùy chọn.",
            command="evalgen init",
        ) from None


def _until(answer: Say, question: str) -> str:
    while not (line := answer(f"{question} ").strip()):
        pass
    return line


def _lines(answer: Say, question: str) -> Iterator[str]:
    while line := answer(f"{question} ").strip():
        yield line


def _packs(answer: Say, offers: tuple[Offer, ...], language: Language) -> tuple[str, ...]:
    say = language.say
    usual = next(number for number, offer in enumerate(offers, start=1) if offer.usual)
    lines = [
        f"  {number}. {offer.id}: {offer.title} ({_about(offer, language)})" for number, offer in enumerate(offers, 1)
    ]
    choose = say("Chọn số hoặc mã, cách nhau bằng dấu cách [{usual}]:", usual=usual)
    question = "\n".join([say("Gói quy định áp dụng:"), *lines, choose])
    known = {str(number): offer.id for number, offer in enumerate(offers, start=1)}
    known |= {offer.id: offer.id for offer in offers}
    while True:
        chosen = answer(f"{question} ").replace(",", " ").split() or [str(usual)]
        if all(word in known for word in chosen):
            return tuple(dict.fromkeys(known[word] for word in chosen))
        question = say("Chọn trong các số từ 1 đến {last} [{usual}]:", last=len(offers), usual=usual)


def _about(offer: Offer, language: Language) -> str:
    say = language.say
    kinds = ", ".join(say(f"kỳ {kind.value}") for kind in offer.kinds)
    return say("{kinds}, từ {day}", kinds=kinds, day=f"{offer.first:%d/%m/%Y}")


def _host(answer: Say, question: str) -> str:
    while (line := answer(f"{question} ").strip().lower() or "both") not in _HOSTS:
        pass
    return line

"""The questions of ``evalgen init`` for a person at a terminal; what a flag gave is not asked."""

import datetime as dt
from collections.abc import Callable, Iterator, Mapping

from msgspec import Struct
from msgspec.structs import replace

from evalgen.cli.init_words import body_of, named, once, unit_of
from evalgen.cli.reports.visible_text import visible
from evalgen.errors import EvalgenError
from evalgen.language import Language
from evalgen.pipeline.drafting.starting import Offer

Say = Callable[[str], str]
"""Shows a question and answers with the line that was typed."""

Read = Callable[[str], str]
"""The identifier of what a line names. Raises EvalgenError where it names nothing."""

_HOSTS = ("github", "gitlab", "both", "none")


def _top(text: str) -> str:
    return unit_of(text, "--top-unit").id


def _unit(text: str) -> str:
    return unit_of(text).id


def _body(text: str) -> str:
    return body_of(text).id


def _governor(text: str) -> str:
    return named(text, "--governed-by")[0]


_FLAGS: Mapping[Read, str] = {_top: "--top-unit", _unit: "--unit", _body: "--body", _governor: "--governed-by"}
"""By which flag the same can be named; refusals say it."""


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
        asked = replace(asked, top_unit=_accepted(answer, about, _top, [], language))
    if not asked.units:
        about = say("Đơn vị, mỗi dòng một tên; dòng trống để thôi:")
        above = [_top(asked.top_unit)] if asked.top_unit else []
        asked = replace(asked, units=tuple(_named(answer, about, _unit, above, language)))
    if not asked.bodies:
        about = say(
            "Tổ chức có thẩm quyền, mỗi dòng một tên, có thể kèm vai trò (ban-to-chuc:verify=Ban Tổ chức); "
            "dòng trống để thôi:"
        )
        asked = replace(asked, bodies=tuple(_named(answer, about, _body, [], language)))
    if not asked.governed_by:
        about = say("Cấp trên giám sát kho này (trống: khai sau):")
        bodies = [_body(text) for text in asked.bodies]
        asked = replace(asked, governed_by=_accepted(answer, about, _governor, bodies, language))
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


def _named(answer: Say, question: str, read: Read, known: list[str], language: Language) -> Iterator[str]:
    """Lines until an empty one, each with an identifier of its own."""
    seen = list(known)
    while line := _accepted(answer, question, read, seen, language):
        seen.append(read(line))
        yield line


def _accepted(answer: Say, question: str, read: Read, known: list[str], language: Language) -> str:
    """A line in which there is an identifier that is not yet `known`, or an empty one; what is refused is asked again.

    The other answers would be lost if it were refused at the end.
    """
    told = ""
    while line := answer(f"{told}{question} ").strip():
        try:
            once(_FLAGS[read], [*known, read(line)])
        except EvalgenError as refused:
            sentences = (language.say(words, **refused.values) for words in refused.sentences)
            told = f"{visible(' '.join(sentences))}\n"
        else:
            return line
    return ""


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

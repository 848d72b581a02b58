"""Quy định: what applies, the frameworks as forms, each rule with its citation and the reading chosen."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import cache

from markupsafe import Markup
from msgspec import Struct

from evalgen.domain.citation import Citation
from evalgen.domain.period import Period
from evalgen.domain.ruling import Assessment
from evalgen.language import Language
from evalgen.language.legal_values import has_own_words, words_of
from evalgen.publishing.example_page import ShownCase, ShownStep, example_page, shown_cases
from evalgen.publishing.framework_pages import framework_pages, listed_frameworks
from evalgen.publishing.page import Page, SearchEntry
from evalgen.publishing.press import HOME, Crumb, Press
from evalgen.publishing.procedure_pages import procedure_pages
from evalgen.regulation.frameworks.framework import Framework
from evalgen.regulation.law import Instrument, Law, LegalValue, Parameter
from evalgen.regulation.plates import Plate

REGULATION = Crumb(name="Quy định", path="quy-dinh/index.html")


class ShownValue(Struct, frozen=True, kw_only=True):
    """One dated value of a parameter, in words."""

    lines: tuple[str, ...]
    recorded: bool
    """Whether words of the pack itself are among them."""

    value: LegalValue


class ShownParameter(Struct, frozen=True, kw_only=True):
    """A parameter with its values, the newest first."""

    title: str
    pack_title: str
    """Empty where there is only one pack."""

    values: tuple[ShownValue, ...]


class ShownRule(Struct, frozen=True, kw_only=True):
    """A rule as the page explains it."""

    stem: str
    title: str
    original: str
    """The title in Vietnamese where the interface has another one; else empty."""

    summary: str
    citations: tuple[Citation, ...]
    parameters: tuple[ShownParameter, ...]


def regulation_pages(
    press: Press, laws: Mapping[Period, Law], plates: Sequence[Plate], examples: Mapping[str, Assessment]
) -> Iterator[Page]:
    """The overview, the rules, the worked example, every framework, then the procedure of every pack."""
    packs = newest(laws)
    frameworks = {item.id: item for law in packs for item in law.frameworks.values()}
    titles = {plate.stem: press.language.rules.get(plate.stem, plate.title) for plate in plates}
    cases = cache(lambda: shown_cases(examples, titles, press.language))
    yield _overview(press, packs, frameworks, has_example=bool(examples))
    yield _rules_page(press, _rules(packs, plates, press.language), cases)
    if examples:
        yield example_page(press, cases)
    yield from framework_pages(press, tuple(frameworks.values()), [HOME, REGULATION])
    yield from procedure_pages(press, packs, laws, [HOME, REGULATION])


def _overview(press: Press, packs: Sequence[Law], frameworks: Mapping[str, Framework], *, has_example: bool) -> Page:
    instruments = {item.id: item for law in packs for item in _cited(law)}
    return press.page(
        "quy-dinh/index.html",
        "regulation.html",
        title=press.page_name("Quy định"),
        description=press.say("Quy định về đánh giá, xếp loại được áp dụng, khung tiêu chí và quy tắc xếp loại."),
        crumbs=[HOME],
        stamped=False,
        search=[
            SearchEntry(
                title=press.page_name("Quy định"), text=press.say("Văn bản, khung tiêu chí, quy tắc đánh giá, xếp loại")
            )
        ],
        parts={"general_groups": "general_groups.html", "example": "example_link.html"},
        shows="",
        has_example=has_example,
        example_link=Markup('<a href="vi-du.html">{}</a>').format(press.page_name("Ví dụ tính điểm, xếp loại")),
        packs=packs,
        frameworks=listed_frameworks(frameworks.values()),
        defaults={name: frameworks[name] for law in packs for name in law.default_frameworks.values()},
        instruments=sorted(instruments.values(), key=lambda item: (item.effective_from, item.id), reverse=True),
    )


def _rules_page(press: Press, rules: Sequence[ShownRule], cases: Callable[[], Sequence[ShownCase]]) -> Page:
    return press.page(
        "quy-dinh/quy-tac.html",
        "rules.html",
        title=press.page_name("Quy tắc tính điểm và xếp loại"),
        description=press.say("Từng quy tắc tính điểm, xếp loại, kèm căn cứ và cách đọc được chọn."),
        crumbs=[HOME, REGULATION],
        stamped=False,
        search=[
            SearchEntry(title=rule.title, text=f"{rule.summary} {rule.original}".strip(), anchor=rule.stem)
            for rule in rules
        ],
        shows="",
        later=lambda: {"told": _told_by_rule(cases())},
        rules=rules,
    )


def _told_by_rule(cases: Sequence[ShownCase]) -> dict[str, tuple[ShownCase, ShownStep]]:
    """Of each rule a step of the example that shows it: one that changes the outcome where there is one."""
    found: dict[str, tuple[ShownCase, ShownStep]] = {}
    for case in cases:
        for step in case.steps:
            known = found.get(step.ruling.rule)
            if known is None or (step.changes and not known[1].changes):
                found[step.ruling.rule] = (case, step)
    return found


def _cited(law: Law) -> Iterator[Instrument]:
    """The instruments that `law` is made from; a library may know others."""
    citations = [
        *(value.citation for value in law.values.values()),
        *(item.citation for item in law.frameworks.values()),
        *(item.citation for item in law.procedure.entries),
    ]
    names = {item.instrument for item in citations}
    return (item for item in law.instruments.values() if item.id in names)


def newest(laws: Mapping[Period, Law]) -> tuple[Law, ...]:
    """Each pack once, as of the latest day: it knows all its earlier values, too."""
    packs: dict[str, Law] = {}
    for law in sorted(laws.values(), key=lambda item: item.day):
        packs[law.pack] = law
    return tuple(packs[name] for name in sorted(packs))


def _rules(packs: Sequence[Law], plates: Sequence[Plate], language: Language) -> tuple[ShownRule, ...]:
    parameters: dict[str, list[ShownParameter]] = {}
    for law in packs:
        for parameter in law.parameters.values():
            title = law.title if len(packs) > 1 else ""
            parameters.setdefault(parameter.stem, []).append(_shown(parameter, title, language))
    named = {plate.stem for plate in plates}
    rules = [
        ShownRule(
            stem=plate.stem,
            title=language.rules.get(plate.stem, plate.title),
            original=plate.title if plate.stem in language.rules else "",
            summary=plate.summary,
            citations=tuple(plate.citations),
            parameters=tuple(parameters.get(plate.stem, ())),
        )
        for plate in plates
    ]
    rules += [
        ShownRule(stem=stem, title=shown[0].title, original="", summary="", citations=(), parameters=tuple(shown))
        for stem, shown in parameters.items()
        if stem not in named
    ]
    return tuple(rules)


def _shown(parameter: Parameter, pack_title: str, language: Language) -> ShownParameter:
    values = tuple(
        ShownValue(
            lines=words_of(item.value, name=parameter.name, language=language),
            recorded=has_own_words(item.value, name=parameter.name),
            value=item,
        )
        for item in reversed(parameter.values)
    )
    return ShownParameter(title=parameter.title, pack_title=pack_title, values=values)

"""Khung tiêu chí: a page for every framework, and the list of them, many frames of one annex in one fold."""

from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby

from msgspec import Struct

from evalgen.publishing.page import Page, SearchEntry
from evalgen.publishing.press import Crumb, Press
from evalgen.regulation.frameworks.framework import Axis, Framework, Section
from evalgen.regulation.heading import Heading
from evalgen.regulation.outline import Outlined, outline


class ShownGroup(Struct, frozen=True, kw_only=True):
    """A group of criteria as the page prints it, heading by heading."""

    number: str
    group: Section | Axis
    outlined: tuple[Outlined, ...]


class ShownBlock(Struct, frozen=True, kw_only=True):
    """Frameworks below one heading of their annex."""

    heading: Heading | None
    frameworks: tuple[Framework, ...]


class ListedFramework(Struct, frozen=True, kw_only=True):
    """A framework in the list, with those that share its general part."""

    framework: Framework
    blocks: tuple[ShownBlock, ...]

    @property
    def count(self) -> int:
        """How many share its general part."""
        return sum(len(block.frameworks) for block in self.blocks)


def framework_pages(press: Press, frameworks: Iterable[Framework], crumbs: Sequence[Crumb]) -> Iterator[Page]:
    """A page for each of `frameworks`."""
    titles = {item.id: item.title for item in frameworks}
    for framework in frameworks:
        yield press.page(
            f"quy-dinh/khung-{framework.id}.html",
            "framework.html",
            title=framework.title,
            recorded=framework.title,
            description=f"{press.say('Khung tiêu chí đánh giá')}: {framework.applies_to}",
            crumbs=crumbs,
            search=[SearchEntry(title=framework.title, text=framework.applies_to)],
            shows="",
            framework=framework,
            general=[_shown(section.id, section) for section in framework.general],
            axes=[_shown(axis.label or f"Trục {axis.id}", axis) for axis in framework.axes],
            general_total=sum(section.max_score for section in framework.general),
            axes_total=sum(axis.max_score for axis in framework.axes),
            titles=titles,
        )


def listed_frameworks(frameworks: Iterable[Framework]) -> tuple[ListedFramework, ...]:
    """The frameworks in their order; those that share the general part of another one stand below it."""
    every = {item.id: item for item in frameworks}
    return tuple(
        ListedFramework(
            framework=framework,
            blocks=_blocks([item for item in every.values() if item.general_from == framework.id]),
        )
        for framework in every.values()
        if framework.general_from not in every
    )


def _blocks(frameworks: list[Framework]) -> tuple[ShownBlock, ...]:
    """In the order of their sections in the annex: 4.9 stands before 4.10 and 10.1."""
    ordered = sorted(frameworks, key=lambda item: (_numbers(item.citation.section), item.id))
    return tuple(
        ShownBlock(heading=heading, frameworks=tuple(items))
        for heading, items in groupby(ordered, key=lambda item: item.heading)
    )


def _numbers(section: str) -> tuple[int, ...]:
    return tuple(int(part) for part in section.split(".") if part.isdecimal())


def _shown(number: str, group: Section | Axis) -> ShownGroup:
    return ShownGroup(number=number, group=group, outlined=tuple(outline(group.criteria)))

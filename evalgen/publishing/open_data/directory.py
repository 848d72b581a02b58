"""Periods, units, people and notices as entries that are given out."""

from evalgen.domain.period import PeriodKind
from evalgen.publishing.open_data.entries import NoticeEntry, PeriodEntry, PersonEntry, PostEntry, UnitEntry
from evalgen.publishing.public import PublicSite
from evalgen.publishing.statistics import distribution_of
from evalgen.publishing.unit_order import BLOCKS, KINDS


def period_entries(site: PublicSite) -> tuple[PeriodEntry, ...]:
    """The newest first. Counts are those of the period's page: of states, never of grades."""
    entries: list[PeriodEntry] = []
    for period in site.periods:
        counts = distribution_of(period.results)
        entries.append(
            PeriodEntry(
                id=period.id,
                kind=period.period.kind.name,
                year=period.period.year,
                number=None if period.period.kind is PeriodKind.YEAR else period.period.number,
                label=period.period.label,
                opened_on=period.opened_on,
                cutoff=period.cutoff,
                closed_on=period.closed_on,
                regulation=period.pack or None,
                regulation_title=period.pack_title or None,
                people=counts.people,
                published=counts.published,
                cancelled=counts.cancelled,
                unpublished=counts.unpublished,
                results=f"periods/{period.id}/results.json",
                page=f"ky/{period.id}.html",
            )
        )
    return tuple(entries)


def unit_entries(site: PublicSite) -> tuple[UnitEntry, ...]:
    """In the order of the tree."""
    return tuple(
        UnitEntry(
            id=unit.id,
            name=unit.name,
            short_name=unit.short_name or None,
            kind=unit.kind,
            kind_label=KINDS.get(unit.kind, unit.kind),
            block=unit.block,
            block_label=BLOCKS.get(unit.block, unit.block),
            parent=unit.parent,
            page=f"don-vi/{unit.id}.html",
        )
        for unit in site.units.values()
    )


def person_entries(site: PublicSite) -> tuple[PersonEntry, ...]:
    """By given name, as on the page of people."""
    return tuple(
        PersonEntry(
            id=person.id,
            name=person.name,
            posts=tuple(
                PostEntry(
                    title=post.title,
                    unit=post.unit,
                    standing=post.standing.name,
                    standing_label=post.standing.label,
                    ended=post.ended,
                )
                for post in person.posts
            ),
            page=f"nguoi/{person.id}.html",
        )
        for person in site.people.values()
    )


def notice_entries(site: PublicSite) -> tuple[NoticeEntry, ...]:
    """The newest period first."""
    return tuple(
        NoticeEntry(
            id=f"{period.id}/{notice.id}",
            period=period.id,
            number=notice.number,
            on=notice.on,
            title=notice.title,
            units=notice.units,
            page=f"thong-bao/{period.id}_{notice.id}.html",
        )
        for period in site.periods
        for notice in period.notices
    )

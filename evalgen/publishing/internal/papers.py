"""All papers of some sittings, in a fixed order, each as a page that needs nothing beside itself."""

from collections.abc import Callable, Iterator, Sequence
from functools import partial
from typing import Any

from msgspec import Struct

from evalgen.domain.grade import BEST_FIRST, Outcome
from evalgen.domain.ruling import Assessment, CollectiveAssessment
from evalgen.language.explaining.told import Told, ToldTable
from evalgen.language.explaining.whole import Explainer
from evalgen.publishing.internal.agenda import Agenda, agenda_of
from evalgen.publishing.internal.calibration import calibrations
from evalgen.publishing.internal.case import Case
from evalgen.publishing.internal.changes import Change, changes_of
from evalgen.publishing.internal.desk import Desk
from evalgen.publishing.internal.questions import questions_of
from evalgen.publishing.templates import Templates

"""«Theo 04 mức», the best first."""


class InternalPage(Struct, frozen=True, kw_only=True):
    """One paper: its place in the tree, and its HTML."""

    path: str
    html: str


def list_of_periods(desks: Sequence[Desk], templates: Templates) -> InternalPage:
    """The first page of all."""
    html = templates.render("index.html", desks=desks, root="", landscape=False)
    return InternalPage(path="index.html", html=str(html))


class Secretary(Struct, frozen=True, kw_only=True):
    """Writes the papers of one sitting."""

    desk: Desk
    explainer: Explainer
    """Of results that hold those of the units whose pages are written."""

    templates: Templates

    def papers(self) -> Iterator[InternalPage]:
        """The cover, the agendas, the quotas, the questions, what is missing."""
        desk = self.desk
        agendas = tuple(agenda_of(body, desk) for body in desk.bodies)
        groups = tuple(calibrations(desk))
        asked = questions_of(desk.cases)
        yield self._page("index.html", "period.html", agendas=agendas, groups=groups, asked=asked, units=desk.by_unit)
        for agenda in agendas:
            yield self._agenda(agenda)
        yield self._page("ty-le.html", "quotas.html", landscape=True, groups=groups)
        yield self._page("can-xem-xet.html", "questions.html", asked=asked)
        yield self._page("con-thieu.html", "missing.html", cases=desk.cases, deadlines=desk.sitting.status.deadlines)

    def pages_of_units(self) -> Iterator[InternalPage]:
        """Every unit that has a dossier on the desk."""
        for unit, cases in self.desk.by_unit.items():
            yield self._unit(unit, cases)

    def _agenda(self, agenda: Agenda) -> InternalPage:
        return self._page(
            f"chuong-trinh-{agenda.body.id}.html", "agenda.html", landscape=True, agenda=agenda, grades=BEST_FIRST
        )

    def _unit(self, unit: str, cases: tuple[Case, ...]) -> InternalPage:
        return self._page(
            f"don-vi-{unit}.html",
            "unit.html",
            landscape=True,
            unit=unit,
            cases=cases,
            people=tuple(case for case in cases if case.dossier.person),
            collective=next((case for case in cases if not case.dossier.person), None),
            derivation=self._derivation,
            changes=self._changes,
        )

    def _page(self, name: str, template: str, *, landscape: bool = False, **values: Any) -> InternalPage:
        desk = self.desk
        named: Callable[[Outcome], str] = partial(self.explainer.named, desk.period)
        html = self.templates.render(
            template, desk=desk, status=desk.sitting.status, root="../", landscape=landscape, named=named, **values
        )
        return InternalPage(path=f"{desk.period}/{name}", html=str(html))

    def _derivation(self, case: Case) -> tuple[Told | ToldTable, ...]:
        """The words of `evalgen explain`."""
        judgement = self._judgement(case)
        if isinstance(judgement, Assessment):
            return tuple(self.explainer.person(judgement))
        return tuple(self.explainer.collective(judgement)) if isinstance(judgement, CollectiveAssessment) else ()

    def _changes(self, case: Case) -> tuple[Change, ...]:
        """What the verification changed, point by point."""
        judgement = self._judgement(case)
        return changes_of(judgement) if judgement is not None else ()

    def _judgement(self, case: Case) -> Assessment | CollectiveAssessment | None:
        if case.record is None:
            return None
        results, period, dossier = self.explainer.results, self.desk.period, case.dossier
        if dossier.person:
            return results.assessments.get((period, dossier.person))
        return results.collectives.get((period, dossier.unit))

"""Every field that is not public carries a unique mark; no byte of the built site may hold one."""

import datetime as dt
import enum
import gzip
import inspect
import types
import typing
from collections.abc import Iterator, Mapping
from fractions import Fraction
from pathlib import Path
from typing import Any

import sample_results as given
from msgspec import Struct
from msgspec.structs import replace

from evalgen.domain.body import Body
from evalgen.domain.collective import Collective
from evalgen.domain.document import Document
from evalgen.domain.evaluation import Evaluation
from evalgen.domain.grade import Grade
from evalgen.domain.marks import Mark
from evalgen.domain.organization import Catalogue, Organization, Person, Post, Span, Unit, UnitName, UnitParent
from evalgen.domain.period import Period
from evalgen.domain.period_record import PeriodRecord
from evalgen.domain.place import Place
from evalgen.domain.records import Records
from evalgen.domain.results import Results
from evalgen.domain.ruling import Assessment, QuotaGroup
from evalgen.domain.steps import Amendment, AmendmentKind, Decision
from evalgen.publishing.build import build_site
from evalgen.publishing.look import Look
from evalgen.publishing.projection import project

pytest_plugins = ["site_fixture"]


class Marker:
    """Makes any noun with every field filled: strings, numbers and dates that occur nowhere else."""

    def __init__(self) -> None:
        self.marks: list[str] = []

    def make(self, kind: Any) -> Any:
        """A value of type `kind`, marked."""
        origin, arguments = typing.get_origin(kind), typing.get_args(kind)
        if origin in {typing.Union, types.UnionType}:
            return self.make(next(item for item in arguments if item is not type(None)))
        if origin is tuple:
            items = arguments[:1] if Ellipsis in arguments else arguments
            return tuple(self.make(item) for item in items)
        if origin is frozenset:
            return frozenset({self.make(arguments[0])})
        if origin is not None and issubclass(origin, Mapping):
            return {self.make(arguments[0]): self.make(arguments[1])}
        return self._plain(kind)

    def _plain(self, kind: Any) -> Any:
        if kind is Document:
            return given.document(self._mark())
        if kind is Period:
            return given.Q3
        if kind in {Place, Mark} or (isinstance(kind, type) and issubclass(kind, Struct)):
            hints = typing.get_type_hints(kind)
            fields = dict.fromkeys(inspect.signature(kind).parameters)
            recursive = {name for name in fields if str(kind.__name__) in str(hints[name])}
            return kind(**{name: () if name in recursive else self.make(hints[name]) for name in fields})
        if isinstance(kind, type) and issubclass(kind, enum.Enum):
            return next(iter(kind))
        return self._scalar(kind)

    def _scalar(self, kind: Any) -> Any:
        number = len(self.marks)
        if kind is bool:
            return True
        if kind is int:
            self.marks.append(str(7340000 + number))
            return 7340000 + number
        if kind is Fraction:
            self.marks.append(str(7340000 + number))
            return Fraction(7340000 + number)
        if kind is dt.date:
            made = dt.date(1903, 1, 1) + dt.timedelta(days=number)
            self.marks.append(f"{made:%d/%m/%Y}")
            self.marks.append(made.isoformat())
            return made
        if kind in {str, Any}:
            return self._mark()
        raise AssertionError(f"The test does not know how to mark a {kind}")

    def _mark(self) -> str:
        self.marks.append(f"zkinz{len(self.marks):04d}z")
        return self.marks[-1]


def marked_results(marker: Marker) -> Results:
    """One person graded and published, amended; all else of every noun is marked."""
    home, who = "don-vi-cong-khai", "nguoi-cong-khai"
    make = marker.make
    organization = replace(
        make(Organization),
        name="Tổ chức công khai",
        fictional=True,
        scores_public=False,
        collective_grades_public=False,
    )
    unit = replace(
        make(Unit),
        id=home,
        names=(
            UnitName(name="Đơn vị công khai trước đó", short_name="ĐVCKT"),
            UnitName(first=dt.date(2026, 7, 1), name="Đơn vị công khai", short_name="ĐVCK"),
        ),
        kind="department",
        block="party",
        parents=(UnitParent(unit=None),),
    )
    held = Span(first=dt.date(1902, 3, 4), last=dt.date(2091, 3, 7))
    marker.marks += ["04/03/1902", "1902-03-04", "07/03/2091", "2091-03-07"]
    post = replace(make(Post), unit=home, title="Chức vụ công khai", span=held)
    person = replace(make(Person), id=who, name="Người Công Khai", posts=(post,))
    decision = replace(make(Decision), grade=Grade.GOOD)
    amendment = replace(
        make(Amendment), kind=AmendmentKind.ADJUST, on=dt.date(2026, 8, 1), number="20-QĐ/ĐU", grade=Grade.COMPLETED
    )
    place = {"period": given.Q2, "unit": home}
    evaluation = replace(make(Evaluation), **place, person=who, decision=decision, amendments=(amendment,))
    # Decided, but in a period without a notice.
    waiting = replace(evaluation, period=given.Q3, decision=replace(decision), amendments=())
    notice = replace(given.notice(), by=marker.make(str))
    period = replace(
        make(PeriodRecord),
        period=given.Q2,
        opened_on=dt.date(2026, 4, 1),
        assessment_on=None,
        closed_on=dt.date(2026, 7, 20),
        notices=(notice,),
    )
    running = replace(
        make(PeriodRecord),
        period=given.Q3,
        opened_on=dt.date(2026, 7, 1),
        assessment_on=None,
        closed_on=None,
        notices=(),
    )
    body, catalogue = make(Body), make(Catalogue)
    assessment = make(Assessment)
    return Results(
        records=Records(
            organization=organization,
            units={home: unit},
            people={who: person},
            bodies={body.id: body},
            catalogues={home: catalogue},
            periods={given.Q2: period, given.Q3: running},
            evaluations=(evaluation, waiting),
            collectives={(given.Q2, home): replace(make(Collective), **place)},
            unreadable=frozenset({marker.make(str)}),
        ),
        assessments={(given.Q2, who): assessment, (given.Q3, who): assessment},
        quotas={given.Q2: (make(QuotaGroup),)},
    )


def readable_bytes(site: Path) -> Iterator[tuple[str, bytes]]:
    for path in sorted(item for item in site.rglob("*") if item.is_file()):
        data = path.read_bytes()
        yield path.relative_to(site).as_posix(), gzip.decompress(data) if path.suffix == ".gz" else data


def test_no_byte_of_the_site_holds_what_is_not_public(tmp_path: Path) -> None:
    marker = Marker()
    results = marked_results(marker)
    assert len(marker.marks) > 200
    site = tmp_path / "site"
    laws, address = given.laws(), {"site_url": "https://xep-loai.example/kq/"}
    build_site(
        project(results, laws=laws), laws=laws, plates=given.rule_plates(), out=site, look=Look(settings=address)
    )
    files = dict(readable_bytes(site))
    for word in ("Người Công Khai", "Chức vụ công khai", "ĐVCK", "20-QĐ/ĐU"):
        assert word.encode() in files[f"nguoi/{'nguoi-cong-khai'}.html"] + files["don-vi/don-vi-cong-khai.html"]
    assert "sitemap.xml.gz" in files
    everything = b"\n".join(files.values())
    assert [mark for mark in marker.marks if mark.encode() in everything] == []
    # The search index writes letters as they are, not as escapes in which a mark could hide.
    assert b"\\u" not in files["search/index.js"]


def test_the_first_day_of_a_post_is_not_public(site: Path) -> None:
    everything = b"\n".join(data for _, data in readable_bytes(site))
    assert b"01/07/2025" not in everything
    assert b"2025-07-01" not in everything


def test_reasons_are_nowhere(site: Path) -> None:
    everything = b"\n".join(data for _, data in readable_bytes(site)).decode("utf-8", "replace")
    assert [words for words in ("ly do kin", "can cu kin", "ly do sua kin", "12-QĐ/ĐU") if words in everything] == []

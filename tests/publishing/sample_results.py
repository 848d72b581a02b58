"""A small fictional organization, made directly from nouns, with every state that a result can be in."""

import datetime as dt
from collections.abc import Iterable
from fractions import Fraction
from typing import Any

from evalgen.domain.citation import Citation
from evalgen.domain.collective import Collective
from evalgen.domain.derivation import Line, ScoreSheet
from evalgen.domain.document import Document, LocatedMapping
from evalgen.domain.evaluation import Evaluation
from evalgen.domain.facts import Facts
from evalgen.domain.grade import Grade, Undetermined
from evalgen.domain.marks import Marks
from evalgen.domain.organization import (
    Organization,
    PackChoice,
    PeerGroup,
    Person,
    Post,
    Span,
    Standing,
    Unit,
    UnitName,
    UnitParent,
)
from evalgen.domain.period import Period, PeriodKind
from evalgen.domain.period_record import Notice, PeriodRecord
from evalgen.domain.records import Records
from evalgen.domain.results import Results
from evalgen.domain.ruling import Assessment
from evalgen.domain.steps import Amendment, AmendmentKind, Decision
from evalgen.publishing.projection import project
from evalgen.publishing.public import PublicSite
from evalgen.regulation.law import Law
from evalgen.regulation.loader import load_library
from evalgen.regulation.plates import Plate, plates

Q2 = Period(kind=PeriodKind.QUARTER, year=2026, number=2)
Q3 = Period(kind=PeriodKind.QUARTER, year=2026, number=3)
NOTICED = dt.date(2026, 7, 10)
CITATION = Citation(instrument="thu", instrument_name="Văn bản thử")


def sheet(score: Fraction) -> ScoreSheet:
    """A score sheet of that total."""
    line = Line(
        id="total", what="Tổng điểm", formula="", operands=(), value=score, unit="điểm", citation=CITATION, place=None
    )
    return ScoreSheet(total=line, general=line, results=line, marks=Marks(criteria=(), items=()))


def document(file: str) -> Document:
    """A document without content: publishing never looks into it."""
    return Document(file=file, root=LocatedMapping())


def organization(**changes: Any) -> Organization:
    """Xã Suối Mơ."""
    values: dict[str, Any] = {
        "document": document("records/organization.yaml"),
        "name": "Xã Suối Mơ",
        "fictional": True,
        "packs": (PackChoice(pack="hd02", first=dt.date(2026, 4, 1), pointer=("regulation", 0)),),
        "peer_groups": {"lanh-dao": PeerGroup(id="lanh-dao", title="Lãnh đạo")},
        "scores_public": False,
        "scores_legal_basis": "",
        "collective_grades_public": False,
    }
    return Organization(**(values | changes))


def unit(identifier: str, name: str, kind: str, block: str, parent: str | None = None) -> Unit:
    """A unit."""
    return Unit(
        document=document(f"records/units/{identifier}.yaml"),
        id=identifier,
        names=(UnitName(name=name, short_name=""),),
        kind=kind,
        block=block,
        parents=(UnitParent(unit=parent),),
        span=Span(first=dt.date(2025, 7, 1)),
    )


def person(
    identifier: str, name: str, home: str, title: str = "Công chức", standing: Standing = Standing.MEMBER
) -> Person:
    """A person with one post."""
    post = Post(
        pointer=("posts", 0),
        unit=home,
        title=title,
        standing=standing,
        peer_group="lanh-dao",
        managed_by="ban-thuong-vu",
        used_by="tap-the",
        span=Span(first=dt.date(2025, 7, 1)),
        frameworks={},
        first_leadership_post=False,
    )
    return Person(
        document=document(f"records/people/{identifier}.yaml"), id=identifier, name=name, posts=(post,), absences=()
    )


def decision(grade: Grade | None, on: dt.date = dt.date(2026, 7, 5)) -> Decision:
    """A decision; None: not to grade."""
    return Decision(
        by="ban-thuong-vu", on=on, number="12-QĐ/ĐU", grade=grade, reason="ly do kin", legal_basis="can cu kin"
    )


def amendment(kind: AmendmentKind, grade: Grade | None, on: dt.date = dt.date(2026, 8, 1)) -> Amendment:
    """An amendment after publication."""
    return Amendment(
        pointer=("amendments", 0),
        kind=kind,
        by="ban-thuong-vu",
        on=on,
        number="20-QĐ/ĐU",
        grade=grade,
        reason="ly do sua kin",
    )


def evaluation(
    who: Person,
    decided: Decision | None,
    period: Period = Q2,
    amendments: tuple[Amendment, ...] = (),
) -> Evaluation:
    """A record with nothing but its end."""
    home = who.posts[0].unit
    return Evaluation(
        document=document(f"records/{period}/{home}/{who.id}.yaml"),
        period=period,
        unit=home,
        person=who.id,
        framework=None,
        plan=None,
        self_assessment=None,
        verification=None,
        proposal=None,
        decision=decided,
        facts=Facts(),
        amendments=amendments,
    )


def notice(units: tuple[str, ...] | None = None, identifier: str = "lan-1", on: dt.date = NOTICED) -> Notice:
    """A notice of results."""
    return Notice(
        pointer=("notices", 0),
        id=identifier,
        number="15-TB/ĐU",
        on=on,
        by="ban-thuong-vu",
        title="Kết quả đánh giá, xếp loại cán bộ",
        units=units,
    )


def period_record(period: Period, notices: tuple[Notice, ...]) -> PeriodRecord:
    """A period."""
    return PeriodRecord(
        document=document(f"records/{period}/period.yaml"),
        period=period,
        opened_on=period.first_day,
        assessment_on=None,
        closed_on=None,
        notices=notices,
        raised_rates=(),
    )


def collective(home: str, decided: Decision | None, period: Period = Q2) -> Collective:
    """A collective's record with nothing but its end."""
    return Collective(
        document=document(f"records/{period}/{home}/collective.yaml"),
        period=period,
        unit=home,
        tasks=(),
        indicators=(),
        self_grade=None,
        proposal=None,
        decision=decided,
        amendments=(),
    )


def results(  # noqa: PLR0913 - the parts of a repository
    *,
    people: Iterable[Person],
    evaluations: Iterable[Evaluation],
    units: Iterable[Unit] | None = None,
    notices: tuple[Notice, ...] = (),
    who: Organization | None = None,
    collectives: Iterable[Collective] = (),
    score: Fraction = Fraction(9193, 100),
) -> Results:
    """Results of two quarters; `notices` belong to the first."""
    records = tuple(evaluations)
    return Results(
        records=Records(
            organization=who or organization(),
            units={item.id: item for item in (units if units is not None else UNITS)},
            people={item.id: item for item in people},
            bodies={},
            catalogues={},
            periods={Q2: period_record(Q2, notices), Q3: period_record(Q3, ())},
            evaluations=records,
            collectives={(item.period, item.unit): item for item in collectives},
            unreadable=frozenset(),
        ),
        assessments={
            (item.period, item.person): Assessment(
                evaluation=item,
                post=None,
                self_sheet=sheet(score),
                verified_sheet=None,
                gap=None,
                chain=(),
                qualifies_for=Undetermined.NOT_ASSESSED,
            )
            for item in records
        },
        quotas={},
    )


def laws() -> dict[Period, Law]:
    """What is in force in both quarters."""
    library = load_library()
    return {period: library.law("hd02", period.last_day) for period in (Q2, Q3)}


def rule_plates() -> tuple[Plate, ...]:
    """The plates of all rules."""
    return plates(load_library())


UNITS = (
    unit("dang-uy", "Đảng ủy xã", "party_committee", "party"),
    unit("van-phong-dang-uy", "Văn phòng Đảng ủy", "party_office", "party", "dang-uy"),
    unit("uy-ban", "Ủy ban nhân dân xã", "peoples_committee", "government"),
    unit("phong-kinh-te", "Phòng Kinh tế", "department", "government", "uy-ban"),
    unit("truong-hoc", "Trường Tiểu học Suối Mơ", "school", "public_service", "uy-ban"),
)

_NAMES = (
    ("nguyen-van-a", "Nguyễn Văn A", "dang-uy", "Bí thư Đảng ủy", Standing.HEAD),
    ("tran-thi-binh", "Trần Thị Bình", "dang-uy", "Phó Bí thư Đảng ủy", Standing.DEPUTY),
    ("le-van-dat", "Lê Văn Đạt", "van-phong-dang-uy", "Chánh Văn phòng", Standing.HEAD),
    ("pham-thi-ha", "Phạm Thị Hà", "uy-ban", "Chủ tịch Ủy ban nhân dân", Standing.HEAD),
    ("vo-van-an", "Võ Văn Ân", "uy-ban", "Phó Chủ tịch Ủy ban nhân dân", Standing.DEPUTY),
    ("bui-thi-anh", "Bùi Thị Ánh", "uy-ban", "Phó Chủ tịch Ủy ban nhân dân", Standing.DEPUTY),
    ("do-van-duc", "Đỗ Văn Đức", "phong-kinh-te", "Trưởng phòng", Standing.HEAD),
    ("ho-thi-em", "Hồ Thị Em", "phong-kinh-te", "Phó Trưởng phòng", Standing.DEPUTY),
    ("dang-van-oai", "Đặng Văn Oai", "truong-hoc", "Hiệu trưởng", Standing.HEAD),
)
PEOPLE = tuple(person(*row) for row in _NAMES)


def sample(who: Organization | None = None) -> Results:
    """Every state in the first quarter; the second in progress."""
    a, binh, dat, ha, an, anh, duc, em, oai = PEOPLE
    decided = [
        evaluation(a, decision(Grade.GOOD)),
        evaluation(binh, decision(Grade.EXCELLENT)),
        evaluation(dat, decision(Grade.GOOD), amendments=(amendment(AmendmentKind.ADJUST, Grade.COMPLETED),)),
        evaluation(ha, decision(Grade.GOOD)),
        evaluation(an, decision(Grade.COMPLETED)),
        evaluation(anh, decision(None)),
        evaluation(duc, decision(Grade.NOT_COMPLETED)),
        evaluation(em, decision(Grade.GOOD), amendments=(amendment(AmendmentKind.CANCEL, None),)),
        evaluation(oai, decision(Grade.EXCELLENT)),
    ]
    running = [evaluation(item, None, Q3) for item in PEOPLE]
    covered = tuple(item.id for item in UNITS if item.id != "truong-hoc")
    return results(
        people=PEOPLE,
        evaluations=[*decided, *running],
        notices=(notice(covered),),
        who=who,
        collectives=[collective("dang-uy", decision(Grade.GOOD)), collective("uy-ban", None)],
    )


def public(given: Results) -> PublicSite:
    """The public part of `given`."""
    return project(given, laws=laws())

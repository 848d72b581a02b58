"""Whatever changes in a public value changes the digests that its pages go by: no page stays as it was by mistake."""

import datetime as dt
from collections.abc import Callable, Mapping
from typing import Any

import pytest
from msgspec import Struct
from msgspec.structs import replace

from evalgen.domain.grade import Grade
from evalgen.domain.organization import Standing
from evalgen.domain.period import Period, PeriodKind
from evalgen.domain.steps import AmendmentKind
from evalgen.publishing import public
from evalgen.publishing.extracts import Extracts
from evalgen.publishing.public import (
    FormerName,
    PublicAmendment,
    PublicNotice,
    PublicOutcome,
    PublicPeriod,
    PublicPerson,
    PublicPost,
    PublicResult,
    PublicSite,
    PublicState,
    PublicUnit,
)

FIRST, LATER = (Period(kind=PeriodKind.QUARTER, year=2026, number=number) for number in (1, 2))
AMENDMENT = PublicAmendment(
    kind=AmendmentKind.ADJUST, number="3-QĐ", on=dt.date(2026, 5, 1), before=Grade.GOOD, after=Grade.COMPLETED
)
OUTCOME = PublicOutcome(
    state=PublicState.GRADED,
    grade=Grade.COMPLETED,
    notice="tb-1",
    amendments=(AMENDMENT,),
    letters={"COMPLETED": "C"},
)
RESULT = PublicResult(
    period=FIRST,
    unit="phong-mot",
    person="an",
    post="Chuyên viên",
    standing=Standing.STAFF,
    outcome=OUTCOME,
    score="71,5",
)
NOTICE = PublicNotice(id="tb-1", number="1-TB", on=dt.date(2026, 4, 10), title="Thông báo", units=("phong-mot",))
PERIOD = PublicPeriod(
    period=FIRST,
    opened_on=dt.date(2026, 1, 1),
    cutoff=dt.date(2026, 3, 31),
    closed_on=dt.date(2026, 4, 30),
    pack="hd02",
    pack_title="Hướng dẫn 02",
    notices=(NOTICE,),
    results=(RESULT,),
    collectives={"phong-mot": OUTCOME},
)
FORMER = FormerName(before=dt.date(2026, 1, 15), name="Tổ Một")
UNIT = PublicUnit(
    id="phong-mot", name="Phòng Một", short_name="P1", kind="department", block="state", parent="xa", former=(FORMER,)
)
POST = PublicPost(title="Chuyên viên", unit="phong-mot", standing=Standing.STAFF)
PERSON = PublicPerson(id="an", name="Nguyễn Văn An", posts=(POST,))
OTHER = PublicPerson(id="binh", name="Trần Thị Bình", posts=(POST,))
SITE = PublicSite(
    name="Xã hư cấu",
    fictional=True,
    scores_legal_basis="Quyết định số 1",
    periods=(PERIOD,),
    units={"phong-mot": UNIT},
    people={"an": PERSON, "binh": OTHER},
)

Change = Callable[[PublicSite], PublicSite]
Given = Mapping[type, Mapping[str, Any]]
Digest = Callable[[PublicSite], str]

DIGESTS: dict[str, Digest] = {
    "the ground of every page": lambda site: Extracts(site).ground,
    "what shows everything": lambda site: Extracts(site).whole,
    "the names in lists": lambda site: Extracts(site).names,
    "the period": lambda site: Extracts(site).period(site.periods[0]),
    "the person": lambda site: Extracts(site).person(next(iter(site.people.values())).id),
    "the result": lambda site: Extracts(site).result(site.periods[0].results[0]),
    "rows of a list": lambda site: Extracts(site).rows(site.periods[0].results),
    "the outcome": lambda site: Extracts(site).outcome(site.periods[0].results[0].outcome),
}
GROUND = ("the ground of every page",)
RESULTS = ("what shows everything", "the period", "the result", "rows of a list")
OUTCOMES = (*RESULTS, "the outcome")
LISTED = ("what shows everything", "the period")
PEOPLE = ("what shows everything", "the period", "the person", "rows of a list")

CASES: dict[tuple[type, str], tuple[Given, tuple[str, ...]]] = {
    (PublicSite, "name"): ({PublicSite: {"name": "Xã khác"}}, GROUND),
    (PublicSite, "fictional"): ({PublicSite: {"fictional": False}}, GROUND),
    (PublicSite, "scores_legal_basis"): ({PublicSite: {"scores_legal_basis": "Quyết định số 2"}}, GROUND),
    (PublicSite, "periods"): ({PublicSite: {"periods": ()}}, (*GROUND, "what shows everything")),
    (PublicSite, "units"): ({PublicSite: {"units": {}}}, GROUND),
    (PublicSite, "people"): ({PublicSite: {"people": {"an": PERSON}}}, ("what shows everything", "the names in lists")),
    (PublicUnit, "id"): ({PublicUnit: {"id": "phong-hai"}}, GROUND),
    (PublicUnit, "name"): ({PublicUnit: {"name": "Phòng Hai"}}, GROUND),
    (PublicUnit, "short_name"): ({PublicUnit: {"short_name": ""}}, GROUND),
    (PublicUnit, "kind"): ({PublicUnit: {"kind": "office"}}, GROUND),
    (PublicUnit, "block"): ({PublicUnit: {"block": "party"}}, GROUND),
    (PublicUnit, "parent"): ({PublicUnit: {"parent": None}}, GROUND),
    (PublicUnit, "former"): ({PublicUnit: {"former": ()}}, GROUND),
    (FormerName, "before"): ({FormerName: {"before": dt.date(2026, 1, 16)}}, GROUND),
    (FormerName, "name"): ({FormerName: {"name": "Tổ Hai"}}, GROUND),
    # The results of a period say which one it is, too; they never stand in another.
    (PublicPeriod, "period"): ({PublicPeriod: {"period": LATER}, PublicResult: {"period": LATER}}, GROUND),
    (PublicResult, "period"): ({PublicPeriod: {"period": LATER}, PublicResult: {"period": LATER}}, GROUND),
    (PublicPeriod, "opened_on"): ({PublicPeriod: {"opened_on": dt.date(2026, 1, 2)}}, GROUND),
    (PublicPeriod, "cutoff"): ({PublicPeriod: {"cutoff": dt.date(2026, 4, 1)}}, GROUND),
    (PublicPeriod, "closed_on"): ({PublicPeriod: {"closed_on": None}}, GROUND),
    (PublicPeriod, "pack"): ({PublicPeriod: {"pack": "lamdong"}}, GROUND),
    (PublicPeriod, "pack_title"): ({PublicPeriod: {"pack_title": "Hướng dẫn khác"}}, GROUND),
    (PublicPeriod, "notices"): ({PublicPeriod: {"notices": ()}}, GROUND),
    (PublicPeriod, "results"): ({PublicPeriod: {"results": ()}}, LISTED),
    (PublicPeriod, "collectives"): ({PublicPeriod: {"collectives": {}}}, LISTED),
    (PublicNotice, "id"): ({PublicNotice: {"id": "tb-2"}}, GROUND),
    (PublicNotice, "number"): ({PublicNotice: {"number": "2-TB"}}, GROUND),
    (PublicNotice, "on"): ({PublicNotice: {"on": dt.date(2026, 4, 11)}}, GROUND),
    (PublicNotice, "title"): ({PublicNotice: {"title": "Thông báo khác"}}, GROUND),
    (PublicNotice, "units"): ({PublicNotice: {"units": None}}, GROUND),
    (PublicResult, "unit"): ({PublicResult: {"unit": "phong-hai"}}, RESULTS),
    (PublicResult, "person"): ({PublicResult: {"person": "binh"}}, RESULTS),
    (PublicResult, "post"): ({PublicResult: {"post": "Trưởng phòng"}}, RESULTS),
    (PublicResult, "standing"): ({PublicResult: {"standing": None}}, RESULTS),
    (PublicResult, "outcome"): (
        {PublicResult: {"outcome": PublicOutcome(state=PublicState.UNPUBLISHED)}},
        OUTCOMES,
    ),
    (PublicResult, "score"): ({PublicResult: {"score": "72"}}, RESULTS),
    (PublicOutcome, "state"): ({PublicOutcome: {"state": PublicState.CANCELLED}}, OUTCOMES),
    (PublicOutcome, "grade"): ({PublicOutcome: {"grade": Grade.GOOD}}, OUTCOMES),
    (PublicOutcome, "notice"): ({PublicOutcome: {"notice": "tb-2"}}, OUTCOMES),
    (PublicOutcome, "amendments"): ({PublicOutcome: {"amendments": ()}}, OUTCOMES),
    (PublicOutcome, "letters"): ({PublicOutcome: {"letters": {"COMPLETED": "D"}}}, OUTCOMES),
    (PublicAmendment, "kind"): ({PublicAmendment: {"kind": AmendmentKind.CANCEL}}, OUTCOMES),
    (PublicAmendment, "number"): ({PublicAmendment: {"number": "4-QĐ"}}, OUTCOMES),
    (PublicAmendment, "on"): ({PublicAmendment: {"on": dt.date(2026, 5, 2)}}, OUTCOMES),
    (PublicAmendment, "before"): ({PublicAmendment: {"before": None}}, OUTCOMES),
    (PublicAmendment, "after"): ({PublicAmendment: {"after": Grade.NOT_COMPLETED}}, OUTCOMES),
    (PublicPerson, "id"): ({PublicPerson: {"id": "cuc"}, PublicResult: {"person": "cuc"}}, PEOPLE),
    (PublicPerson, "name"): ({PublicPerson: {"name": "Nguyễn Văn Anh"}}, PEOPLE),
    (PublicPerson, "posts"): ({PublicPerson: {"posts": ()}}, PEOPLE),
    (PublicPost, "title"): ({PublicPost: {"title": "Trưởng phòng"}}, PEOPLE),
    (PublicPost, "unit"): ({PublicPost: {"unit": "phong-hai"}}, PEOPLE),
    (PublicPost, "standing"): ({PublicPost: {"standing": Standing.HEAD}}, PEOPLE),
    (PublicPost, "ended"): ({PublicPost: {"ended": True}}, PEOPLE),
}
"""Of every field a change of it, with what changes along with it, and the digests that must change."""


def changed(value: Any, given: Given, still: set[type]) -> Any:
    """`value` with the fields in `given` of the first value of each kind in it; `still` are the kinds to be changed yet."""
    if isinstance(value, Struct):
        fields = {}
        if type(value) in still:
            still.remove(type(value))
            fields = dict(given[type(value)])
        inside = {
            name: changed(getattr(value, name), given, still)
            for name in value.__struct_fields__
            if name not in fields and not isinstance(getattr(value, name), Period)
        }
        return replace(value, **inside, **fields)
    if isinstance(value, Mapping):
        return {key: changed(item, given, still) for key, item in value.items()}
    return tuple(changed(item, given, still) for item in value) if isinstance(value, tuple) else value


def test_every_field_of_every_public_value_has_a_case() -> None:
    """Who adds a field adds a case here; then the next test tells whether extracts.py knows of it."""
    kinds = [
        kind
        for kind in vars(public).values()
        if isinstance(kind, type) and issubclass(kind, Struct) and kind.__module__ == public.__name__
    ]
    fields = {(kind, name) for kind in kinds for name in kind.__struct_fields__}
    assert fields == CASES.keys()


@pytest.mark.parametrize("kind,field", CASES, ids=[f"{kind.__name__}.{field}" for kind, field in CASES])
def test_a_changed_value_changes_the_digests_that_pages_go_by(kind: type, field: str) -> None:
    given, digests = CASES[kind, field]
    still = set(given)
    site = changed(SITE, given, still)
    assert not still
    assert field in given[kind]
    for name in digests:
        assert DIGESTS[name](site) != DIGESTS[name](SITE), name


def test_a_site_with_the_same_values_has_the_same_digests() -> None:
    same = changed(SITE, {}, set())
    assert same is not SITE
    assert {name: digest(same) for name, digest in DIGESTS.items()} == {
        name: digest(SITE) for name, digest in DIGESTS.items()
    }


def test_a_namesake_changes_what_shows_the_other_one_and_not_the_ground_of_every_page() -> None:
    """Of two with one name every list says which is which."""
    alike = replace(SITE, people={"an": PERSON, "binh": replace(OTHER, name=PERSON.name)})
    before, after = ({name: digest(site) for name, digest in DIGESTS.items()} for site in (SITE, alike))
    assert {name for name in DIGESTS if before[name] != after[name]} == {*PEOPLE, "the result"}
    assert Extracts(SITE).alone(PERIOD) == Extracts(alike).alone(PERIOD)

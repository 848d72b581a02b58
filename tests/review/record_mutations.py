"""Changes of a repository as people and machines make them, drawn by lot: sound, broken, quiet and far-reaching ones."""

import random
import re
from collections.abc import Callable, Mapping
from pathlib import Path

COLLECTIVES = "20*/*/collective.yaml"
Mutation = Callable[[Path, random.Random], None]


def records_of_people(root: Path) -> list[Path]:
    return sorted(path for path in root.glob("records/20*/*/*.yaml") if path.stem != "collective")


def draw(root: Path, lots: random.Random) -> Path:
    return lots.choice(records_of_people(root))


def one_of(folder: str) -> Callable[[Path, random.Random], Path]:
    return lambda root, lots: lots.choice(sorted((root / "records").glob(folder)))


def replaced(
    pattern: str, instead: str, which: Callable[[Path, random.Random], Path] = draw
) -> Callable[[Path, random.Random], None]:
    """The first match that a drawn place of the file has, or nothing where there is none."""

    def change(root: Path, lots: random.Random) -> None:
        path = which(root, lots)
        text = path.read_text(encoding="utf-8")
        found = list(re.finditer(pattern, text, re.MULTILINE))
        if found:
            match = lots.choice(found)
            path.write_text(text[: match.start()] + match.expand(instead) + text[match.end() :], encoding="utf-8")

    return change


def appended(text: str, which: Callable[[Path, random.Random], Path] = draw) -> Mutation:
    def change(root: Path, lots: random.Random) -> None:
        path = which(root, lots)
        path.write_text(path.read_text(encoding="utf-8") + text, encoding="utf-8")

    return change


def without(section: str) -> Mutation:
    """A section goes, with all that stands in it."""
    return replaced(rf"^{section}:.*\n(?: .*\n|-.*\n)*", "")


def with_words_of_another(section: str) -> Mutation:
    """A section becomes that of somebody else."""

    def change(root: Path, lots: random.Random) -> None:
        pattern = re.compile(rf"^{section}:.*\n(?: .*\n)*", re.MULTILINE)
        path, other = draw(root, lots), draw(root, lots)
        found = pattern.search(other.read_text(encoding="utf-8"))
        if found:
            text = path.read_text(encoding="utf-8")
            path.write_text(pattern.sub(lambda _: found[0], text, count=1), encoding="utf-8")

    return change


def removed(root: Path, lots: random.Random) -> None:
    draw(root, lots).unlink()


def moved(root: Path, lots: random.Random) -> None:
    path = draw(root, lots)
    path.rename(draw(root, lots).parent / path.name)


def executable(root: Path, lots: random.Random) -> None:
    draw(root, lots).chmod(0o755)


def linked(root: Path, lots: random.Random) -> None:
    path = draw(root, lots)
    path.unlink()
    path.symlink_to("nowhere")


def discipline(which: Callable[[Path, random.Random], Path] = draw, who: str = "") -> Mutation:
    """Something stands against a person, or against a collective, for what happened in a drawn unit."""

    def change(root: Path, lots: random.Random) -> None:
        unit, record = draw(root, lots).parent.name, which(root, lots)
        year = record.parents[1].name[:4]
        fact = (
            f"facts:\n  discipline:\n    - {{{who}form: canh-cao, violation_on: {year}-05-04, violation_unit: {unit}, "
            f"duty_related: true, confirmed: {{by: ban-thuong-vu, on: {year}-06-20, document: 8-QĐ/ĐU}}}}\n"
        )
        appended(fact, lambda *_: record)(root, lots)

    return change


def copied(root: Path, lots: random.Random) -> None:
    """Somebody's record comes into being as a copy of another one's, in the same unit."""
    path, other = draw(root, lots), draw(root, lots)
    if not (new := path.parent / other.name).exists():
        new.write_bytes(path.read_bytes())


def collective_gone(root: Path, lots: random.Random) -> None:
    one_of(COLLECTIVES)(root, lots).unlink()


def collective_come(root: Path, lots: random.Random) -> None:
    """A unit without a record of its collective gets one, with the words of another one's."""
    other = one_of(COLLECTIVES)(root, lots)
    units = sorted(path.stem for path in (root / "records/units").glob("*.yaml"))
    without = [unit for unit in units if not (other.parents[1] / unit / other.name).exists()]
    if without:
        path = other.parents[1] / lots.choice(without) / other.name
        path.parent.mkdir(exist_ok=True)
        path.write_bytes(other.read_bytes())


def post_added(root: Path, lots: random.Random) -> None:
    """Somebody gets another post, in a drawn unit, beside those that are there or later."""
    person = one_of("people/*.yaml")(root, lots)
    text = person.read_text(encoding="utf-8")
    unit = one_of("units/*.yaml")(root, lots).stem
    standing = lots.choice(["HEAD", "DEPUTY", "MEMBER", "STAFF", "PARTY_MEMBER"])
    group = lots.choice(re.findall("peer_group: (.*)", text))
    began, ended = lots.choice(
        [("2025-07-01", ""), ("2026-05-15", ""), ("2026-07-20", ""), ("2026-12-01", ""), ("2026-04-01", "2026-05-31")]
    )
    post = f"posts:\n  - {{unit: {unit}, title: Chức vụ mới, standing: {standing}, peer_group: {group}, "
    post += "managed_by: ban-thuong-vu, used_by: ban-thuong-vu, " + f"from: {began}{f', to: {ended}' * bool(ended)}}}\n"
    person.write_text(text.replace("posts:\n", post), encoding="utf-8")


def names_swapped(root: Path, lots: random.Random) -> None:
    """Two people bear each other's names."""
    one, other = (one_of("people/*.yaml")(root, lots) for _ in range(2))
    texts = [path.read_text(encoding="utf-8") for path in (one, other)]
    names = [re.search("^name: .*", text, re.MULTILINE) for text in texts]
    if names[0] and names[1]:
        one.write_text(texts[0].replace(names[0][0], names[1][0]), encoding="utf-8")
        other.write_text(texts[1].replace(names[1][0], names[0][0]), encoding="utf-8")


def words_of_another_person(root: Path, lots: random.Random) -> None:
    one, other = (one_of("people/*.yaml")(root, lots) for _ in range(2))
    one.write_bytes(other.read_bytes())


QUIET: dict[str, Mutation] = {
    "a title": replaced(r"title: (.*)", r"title: \1 (sửa)"),
    "a quantity of the plan": replaced(r"^( {6}quantity): \d+", r"\1: 3"),
    "a delivered quantity": replaced(r"^( {6}quantity): [\d.]+$", r"\1: 0"),
    "a quality": replaced(r"quality: [\d.]+", "quality: 0.5"),
    "a level that is none": replaced(r"quality: [\d.]+", "quality: 0.93"),
    "timeliness": replaced(r"timeliness: [\d.]+", "timeliness: 0.25"),
    "a due day": replaced(r"due: 2026-(\d\d)-\d\d", r"due: 2026-\1-02"),
    "a due day of next year": replaced(r"due: 2026-", "due: 2027-"),
    "a note": replaced(r"note: .*", "note: Ghi lại cho đúng."),
    "an unknown criterion": replaced(r"default: met", 'default: met, not_met: ["9.9"]'),
    "a criterion not met": replaced(r"default: met", 'default: met, not_met: ["3.3"]'),
    "an axis": replaced(r"^( {6}axis): \d", r"\1: 1"),
    "an unknown product": replaced(r"product: .*", "product: khong-co-dau"),
    "who approves the plan": replaced(r"approved: \{by: [a-z-]+", "approved: {by: uy-ban-kiem-tra"),
    "an unknown body": replaced(r"approved: \{by: [a-z-]+", "approved: {by: khong-ai-ca"),
    "the day of the plan": replaced(r"(approved: \{.*on): 2026-\d\d-\d\d", r"\1: 2026-08-30"),
    "no verification": without("verification"),
    "a verification": appended("verification: {by: ban-xay-dung-dang, on: 2026-07-01, differences: []}\n"),
    "no plan": without("plan"),
    "somebody else's plan": with_words_of_another("plan"),
    "somebody else's self-assessment": with_words_of_another("self_assessment"),
    "a comment": appended("# ghi chú\n"),
}
"""Mostly changes of what no other file sees; some of them become broken records."""

FAR: dict[str, Mutation] = {
    "the grade that the person proposes": replaced(r"proposed_grade: \w+", "proposed_grade: EXCELLENT"),
    "the proposed grade": replaced(r"^(proposal: .*|  )grade: \w+", r"\1grade: EXCELLENT"),
    "no decision": without("decision"),
    "a day of decision": replaced(r"^(decision: .*on): 2026-\d\d-\d\d", r"\1: 2026-09-30"),
    "a discipline": discipline(),
    "no self-assessment": without("self_assessment"),
    "another framework": appended("framework: hd02-pl3\n"),
    "a misplaced word": replaced(r"^plan:", "plann:"),
    "a broken file": appended("plan: [\n"),
    "a record goes": removed,
    "a record moves": moved,
    "an executable record": executable,
    "a link": linked,
    "a collective's task": replaced(r"completed: true", "completed: false", one_of(COLLECTIVES)),
    "a post": replaced(r"standing: \w+", "standing: HEAD", one_of("people/*.yaml")),
    "a unit": replaced(r"^name: (.*)", r"name: \1 mới", one_of("units/*.yaml")),
    "a body": replaced(r"roles: \[\w+", "roles: [verify", one_of("bodies/*.yaml")),
    "a catalogue": replaced(r"points: \d+", "points: 7", one_of("catalogues/*.yaml")),
    "a period": replaced(r"^cutoff: .*", "cutoff: 2026-06-20", one_of("20*/period.yaml")),
    "the organization": replaced(r"^name: (.*)", r"name: \1 mới", one_of("organization.yaml")),
}
"""Changes that move results of others, or cannot be told by names alone."""

PEOPLE: dict[str, Mutation] = {
    "a post": FAR["a post"],
    "a lower post": replaced(r"standing: \w+", "standing: STAFF", one_of("people/*.yaml")),
    "a post ends in the quarter": replaced(
        r"(    from: .*\n)(?!    to)", r"\1    to: 2026-08-15\n", one_of("people/*.yaml")
    ),
    "a post ends before it": replaced(
        r"(    from: .*\n)(?!    to)", r"\1    to: 2026-06-30\n", one_of("people/*.yaml")
    ),
    "a post ends some day": replaced(r"(    from: .*\n)(?!    to)", r"\1    to: 2027-03-31\n", one_of("people/*.yaml")),
    "a post without an end": replaced(r"    to: .*\n", "", one_of("people/*.yaml")),
    "a later beginning": replaced(r"from: .*", "from: 2026-08-01", one_of("people/*.yaml")),
    "an earlier beginning": replaced(r"from: .*", "from: 2020-01-01", one_of("people/*.yaml")),
    "an end before the beginning": replaced(
        r"from: .*", "from: 2026-08-01\n    to: 2026-07-01", one_of("people/*.yaml")
    ),
    "another unit": replaced(r"unit: .*", "unit: uy-ban-nhan-dan", one_of("people/*.yaml")),
    "an unknown unit": replaced(r"unit: .*", "unit: khong-co", one_of("people/*.yaml")),
    "another peer group": replaced(r"peer_group: .*", "peer_group: cap-pho-co-quan-dang", one_of("people/*.yaml")),
    "an unknown peer group": replaced(r"peer_group: .*", "peer_group: khong-co", one_of("people/*.yaml")),
    "who manages": replaced(r"managed_by: .*", "managed_by: uy-ban-kiem-tra", one_of("people/*.yaml")),
    "who employs": replaced(r"used_by: .*", "used_by: uy-ban-kiem-tra", one_of("people/*.yaml")),
    "a framework of the post": replaced(r"standing: .*", r"\g<0>\n    frameworks: [hd02-pl4]", one_of("people/*.yaml")),
    "a route": replaced(r"standing: .*", r"\g<0>\n    route: thuong-truc", one_of("people/*.yaml")),
    "a name": replaced(r"^name: (.*)", r"name: \1 Anh", one_of("people/*.yaml")),
    "a title of a post": replaced(r"title: (.*)", r"title: \1 (sửa)", one_of("people/*.yaml")),
    "lost letters": replaced(r"^name: (.*)", "name: Nguy?n Văn An", one_of("people/*.yaml")),
    "a day of birth": replaced(r"^birth_date: .*", "birth_date: 1979-01-02", one_of("people/*.yaml")),
    "a comment on a person": appended("# ghi chú\n", one_of("people/*.yaml")),
    "an absence": appended(
        "absences:\n  - {kind: MATERNITY_LEAVE, from: 2026-03-20, to: 2026-08-30, document: 5-QĐ/UBND}\n",
        one_of("people/*.yaml"),
    ),
    "another post": post_added,
    "swapped names": names_swapped,
    "the words of another person": words_of_another_person,
}
"""Changes of the files of people who are there before and after."""


def catalogue_come(root: Path, lots: random.Random) -> None:
    """A unit without a catalogue gets the words of another one's, before which records counted by that of a unit above."""
    other = one_of("catalogues/*.yaml")(root, lots)
    units = sorted(path.name for path in (root / "records/units").glob("*.yaml"))
    without = [unit for unit in units if not (other.parent / unit).exists()]
    (other.parent / lots.choice(without or [other.name])).write_text(
        other.read_text(encoding="utf-8").replace("points: 1", "points: 2"), encoding="utf-8"
    )


def catalogue_gone(root: Path, lots: random.Random) -> None:
    one_of("catalogues/*.yaml")(root, lots).unlink()


CATALOGUES: dict[str, Mutation] = {
    "a catalogue": FAR["a catalogue"],
    "points of the standard product": replaced(
        r"(?s)points: \d+(?=.*?chuẩn)", "points: 90", one_of("catalogues/*.yaml")
    ),
    "points from a day on": replaced(
        r"points: \d+",
        r"\g<0>\n    revisions: [{from: 2026-07-01, points: 45, number: 9-QĐ/UBND}]",
        one_of("catalogues/*.yaml"),
    ),
    "points from a later day on": replaced(
        r"points: \d+",
        r"\g<0>\n    revisions: [{from: 2027-01-01, points: 45, number: 9-QĐ/UBND}]",
        one_of("catalogues/*.yaml"),
    ),
    "another standard product": replaced(
        r"standard_product: .*", "standard_product: ke-hoach", one_of("catalogues/*.yaml")
    ),
    "a product more": replaced(
        r"^products:", "products:\n  - {id: moi, title: Mới, points: 3}", one_of("catalogues/*.yaml")
    ),
    "another name of a product": replaced(r"- id: (.*)", r"- id: \1-b", one_of("catalogues/*.yaml")),
    "a title of a product": replaced(r"title: (.*)", r"title: \1 (sửa)", one_of("catalogues/*.yaml")),
    "who approves a catalogue": replaced(r"by: [a-z-]+", "by: uy-ban-kiem-tra", one_of("catalogues/*.yaml")),
    "an unknown body of a catalogue": replaced(r"by: [a-z-]+", "by: khong-ai-ca", one_of("catalogues/*.yaml")),
    "a broken catalogue": appended("products: [\n", one_of("catalogues/*.yaml")),
    "a catalogue comes": catalogue_come,
    "a catalogue goes": catalogue_gone,
}
"""Changes of catalogues, which come and go with their units."""

OF_A_PERIOD: dict[str, Mutation] = {
    **{
        name: FAR[name]
        for name in (
            "the grade that the person proposes",
            "the proposed grade",
            "no decision",
            "a day of decision",
            "no self-assessment",
            "a discipline",
            "another framework",
            "a record goes",
            "a record moves",
            "a collective's task",
        )
    },
    "a decided grade": replaced(r"^(decision: .*grade): \w+", r"\1: EXCELLENT"),
    "a worse decision": replaced(r"^(decision: .*grade): \w+", r"\1: NOT_COMPLETED"),
    "a record comes": copied,
    "a collective's grade": replaced(r"^((?:proposal|decision): .*grade): \w+", r"\1: COMPLETED", one_of(COLLECTIVES)),
    "a collective's day": replaced(r"^(decision: .*on): 2026-\d\d-\d\d", r"\1: 2026-09-30", one_of(COLLECTIVES)),
    "a collective's discipline": discipline(one_of(COLLECTIVES), "who: COLLECTIVE, "),
    "a collective goes": collective_gone,
    "a collective comes": collective_come,
}
"""Changes that other records see in their period alone, or in a year that the period lies in."""

MISNAMED = (
    ("bodies/ban-xay-dung-dang.yaml", "bodies/Ban-xay-dung-dang.yaml"),
    ("bodies/ban-thuong-vu.yaml", "bodies/ban-thuong-vu.yml"),
    ("catalogues/van-phong.yaml", "catalogues/Văn phòng.yaml"),
    ("units/van-phong.yaml", "units/van_phong.yaml"),
    ("people/le-van-an.yaml", "people/Le-van-an.yaml"),
    ("people/tran-thi-binh.yaml", "people/tran-thi-binh.yaml.txt"),
    ("2026-Q2/van-phong/collective.yaml", "2026-Q2/van-phong/Collective.yaml"),
    ("2026-Q2/van-phong/tran-thi-binh.yaml", "2026-Q2/van-phong/tran_thi_binh.yaml"),
)
"""Files of the sound records, each with a name that it does not bear for long."""


def with_work_elsewhere(sound: Mapping[str, str], record: str, unit: str) -> dict[str, str]:
    """The files with a work item of `record` that counts by the catalogue of another unit, whose own file is `unit`."""
    catalogue = sound["catalogues/van-phong.yaml"].replace("id: ke-hoach,", "id: ke-hoach-a,")
    named = sound[record].replace("axis: 1, product: ke-hoach", "axis: 1, unit: phong-a, product: ke-hoach-a")
    added = {unit: sound["units/van-phong.yaml"], "catalogues/phong-a.yaml": catalogue, record: named}
    return {**sound, **added}

"""The counts as the query page and programs read them: every group once, nothing to be added up."""

import csv
import io
import json

from evalgen.domain.grade import BEST_FIRST
from evalgen.domain.nation import Key, Nation, NationCount
from evalgen.language import Language
from evalgen.publishing.nation.pages import STANDINGS, say_period
from evalgen.publishing.open_data.csv_file import BYTE_ORDER_MARK

_HEAD = ("period", "province", "standing", "people", "graded", "cancelled", *(grade.name for grade in BEST_FIRST))


def cube_csv(nation: Nation) -> str:
    """One line a group; empty province or standing: all together; empty grades: not broken down."""
    file = io.StringIO(newline="")
    writer = csv.writer(file, lineterminator="\r\n")
    writer.writerow(_HEAD)
    for (period, province, standing), count in _in_order(nation):
        grades = count.grades or ("",) * len(BEST_FIRST)
        writer.writerow([period, province or "", standing or "", count.people, count.graded, count.cancelled, *grades])
    return BYTE_ORDER_MARK + file.getvalue()


def cube_script(nation: Nation, language: Language) -> str:
    """The counts by key, with the words for what the keys name, as a script: pages opened from a disk can load it."""
    used = {standing for _, _, standing in nation.counts if standing}
    told = {
        "foremost": nation.foremost,
        "periods": [[period, say_period(period, language)] for period in nation.periods],
        "provinces": list(map(list, nation.provinces.items())),
        "standings": [[key, language.say(label)] for key, label in STANDINGS.items() if key in used],
        "grades": [[grade.name, language.say(grade.label)] for grade in BEST_FIRST],
        "counts": {
            f"{period}|{province or ''}|{standing or ''}": [count.people, count.graded, *(count.grades or ())]
            for (period, province, standing), count in _in_order(nation)
        },
    }
    return f"window.evalgenNation = {json.dumps(told, ensure_ascii=True, separators=(',', ':'))};\n"


def _in_order(nation: Nation) -> list[tuple[Key, NationCount]]:
    return sorted(nation.counts.items(), key=lambda item: tuple(part or "" for part in item[0]))

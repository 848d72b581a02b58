"""The rows of every source of the forms' register that needs no framework."""

from collections.abc import Callable, Mapping
from types import MappingProxyType

from evalgen.publishing.forms.items import item_results, work_items
from evalgen.publishing.forms.people import DEPUTIES, HEADS, STAFF, decided_people, people
from evalgen.publishing.forms.row import Cells, Row
from evalgen.publishing.forms.subject import Subject
from evalgen.publishing.forms.unit import limitations, products, tasks


def _items(rows: Callable[[Subject], tuple[Cells, ...]]) -> Callable[[Subject], tuple[Row, ...]]:
    return lambda subject: tuple(Row(cells=cells) for cells in rows(subject))


ROWS: Mapping[str, Callable[[Subject], tuple[Row, ...]]] = MappingProxyType(
    {
        "work_items": _items(work_items),
        "item_results": item_results,
        "catalogue": _items(products),
        "collective_tasks": _items(tasks),
        "limitations": _items(limitations),
        "people": _items(people),
        "decided_people": _items(decided_people),
        "heads": _items(lambda subject: people(subject, HEADS)),
        "deputies": _items(lambda subject: people(subject, DEPUTIES)),
        "staff": _items(lambda subject: people(subject, STAFF)),
    }
)

"""Which forms a pack has on a day: its own and those of what it extends, like its frameworks."""

import datetime as dt
from collections.abc import Iterable, Mapping
from types import MappingProxyType

from evalgen.regulation.forms.form import Form


def forms_in_force(
    lineage: Iterable[tuple[Form, ...]], day: dt.date, frameworks: Mapping[str, object]
) -> Mapping[str, Form]:
    """The latest edition of each form on `day`, the root's forms first.

    A form of a framework that the pack leaves behind is left behind with it.
    """
    in_force: dict[str, Form] = {}
    for forms in lineage:
        in_force |= {form.id: form for form in forms if form.effective_from <= day}
    usable = {name: form for name, form in in_force.items() if not form.framework or form.framework in frameworks}
    return MappingProxyType(usable)

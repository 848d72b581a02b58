"""By which measures work items are judged, as the law says or leaves open."""

from casework import law_of
from msgspec.structs import replace

from evalgen.domain.measures import Measure
from evalgen.scoring.item_marking import judged_measures


def test_besides_its_quantity_an_item_is_judged_by_the_measures_that_the_law_weighs() -> None:
    assert judged_measures(law_of()) == (Measure.QUALITY, Measure.TIMELINESS, Measure.LEADERSHIP)


def test_where_the_law_weighs_no_measures_items_are_judged_by_nothing() -> None:
    law = law_of()
    silent = replace(law, values={name: value for name, value in law.values.items() if name[0] != "kpi"})
    assert judged_measures(silent) == ()
    assert not silent.counts_faults

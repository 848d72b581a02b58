"""Thresholds of a record's framework for machines."""

from evalgen.cli import exact
from evalgen.regulation.threshold_results import ThresholdResult


def threshold_json(item: ThresholdResult) -> exact.Json:
    """One threshold for machines; `reached` is null where nothing is recorded or it does not apply."""
    return {
        "id": item.threshold.id,
        "asked": item.threshold.words,
        "text": item.threshold.text,
        "recorded": item.shown or None,
        "reached": item.reached,
    }

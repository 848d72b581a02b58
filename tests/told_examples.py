"""The examples, read once and judged anew for whoever asks: nothing that a rule computed is ever remembered."""

from functools import cache
from pathlib import Path

from evalgen.domain.results import Results
from evalgen.pipeline.assessing.everybody import assess
from evalgen.pipeline.inspecting.inspection import laws_of
from evalgen.reading.repository import RecordsResult, read_records
from evalgen.regulation.loader import load_library

EXAMPLES = Path(__file__).parents[1] / "examples"
NAMES = sorted(path.parent.name for path in EXAMPLES.glob("*/records"))


@cache
def _read(name: str) -> RecordsResult:
    return read_records(EXAMPLES / name)


def judged(name: str) -> Results:
    """Scores and grades of every record of the example."""
    records = _read(name).records
    return assess(records, laws_of(records, load_library(EXAMPLES / name / "records" / "regulation")))

"""From a dataset of many organizations to the national pages."""

from pathlib import Path

from evalgen.gathering.counting import count_nation
from evalgen.language import Language


def publish_nation(dataset: Path, site: Path, language: Language) -> int:
    """Build the pages of the country from the dataset in the folder `dataset`; answers with their number."""
    from evalgen.publishing.nation.site import build_nation

    return build_nation(count_nation(dataset), site, language)

"""What every document of the API begins with."""

from typing import Any

from evalgen.publishing.open_data.contract import api_version
from evalgen.publishing.public import PublicSite


def head(site: PublicSite, document: str, depth: int = 0) -> dict[str, Any]:
    """Of a `document` that lies `depth` folders below the API's own."""
    return {
        "$schema": f"{'../' * depth}schemas/{document}.schema.json",
        "version": api_version(),
        "organization": site.name,
        "fictional": site.fictional,
    }

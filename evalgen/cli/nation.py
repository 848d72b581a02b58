"""``evalgen nation``: pages of the whole country from a gathered dataset."""

import argparse
import json
import sys

from evalgen.pipeline.gathering.nation import publish_nation


def run(arguments: argparse.Namespace) -> int:
    """Build the pages."""
    pages = publish_nation(arguments.dataset, arguments.site, arguments.language)
    if arguments.json:
        sys.stdout.write(json.dumps({"pages": pages}) + "\n")
    else:
        words = "Đã dựng {count} trang tại {site}"
        sys.stdout.write(arguments.language.say(words, count=pages, site=arguments.site) + "\n")
    return 0

"""``evalgen demo``: a fictional organization to try things on."""

import argparse
import sys

from evalgen.pipeline import write_demo


def run(arguments: argparse.Namespace) -> int:
    """Write the records of a fictional organization into a folder that has none."""
    count = write_demo(arguments.directory, people=arguments.people, seed=arguments.seed)
    sys.stdout.write(f"Đã tạo {count} tệp hư cấu tại {arguments.directory}/records\n")
    sys.stdout.write(f"Xem thử: evalgen serve --root {arguments.directory}\n")
    return 0

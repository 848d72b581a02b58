"""``evalgen demo``: a fictional organization to try things on."""

import argparse
import sys

from evalgen.domain.shell_word import shell_word
from evalgen.pipeline.drafting.opening import write_demo


def run(arguments: argparse.Namespace) -> int:
    """Write the records of a fictional organization into a folder that has none."""
    count = write_demo(arguments.directory, people=arguments.people, seed=arguments.seed, periods=arguments.periods)
    language, folder = arguments.language, arguments.directory
    sys.stdout.write(
        language.say("Đã tạo {count} tệp hư cấu tại {folder}", count=count, folder=folder / "records") + "\n"
    )
    sys.stdout.write(f"{language.say('Xem thử')}: evalgen serve --root {shell_word(str(folder))}\n")
    return 0

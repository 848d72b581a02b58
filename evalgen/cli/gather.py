"""``evalgen gather``: the published results of many organizations as one dataset."""

import argparse
import sys

from evalgen.cli.reports import render
from evalgen.cli.reports.json_report import entry, safe_json
from evalgen.language import Language
from evalgen.pipeline.engines import dask, local
from evalgen.pipeline.gathering import Gathered, gather, sources_of


def run(arguments: argparse.Namespace) -> int:
    """Write the dataset; 1 where a source is wrong, even if the others were written."""
    sources, problems = sources_of(arguments.sources, arguments.province)
    gathered = Gathered(problems=tuple(problems), manifest=None)
    if not problems:
        engine = dask(arguments.scheduler) if arguments.engine == "dask" else local
        gathered = gather(sources, arguments.out, engine=engine, partial=arguments.partial)
    if arguments.json:
        told = {"dataset": gathered.manifest, "problems": [entry(problem) for problem in gathered.problems]}
        sys.stdout.write(safe_json(told))
    else:
        sys.stderr.write(render(gathered.problems, format="text", language=arguments.language))
        sys.stdout.write(_told(gathered, arguments.language) + "\n")
    return 1 if gathered.problems else 0


def _told(gathered: Gathered, language: Language) -> str:
    manifest = gathered.manifest
    if manifest is None:
        return language.say("Chưa ghi bộ dữ liệu: có nguồn chưa đúng. Bộ dữ liệu cũ, nếu có, được giữ nguyên.")
    return language.say(
        "Đã ghi {results} kết quả của {organizations} tổ chức trong {periods} kỳ, {provinces} tỉnh.",
        results=manifest["results"],
        organizations=manifest["organizations"],
        periods=len(manifest["periods"]),
        provinces=len(manifest["provinces"]),
    )

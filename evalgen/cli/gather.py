"""``evalgen gather``: the published results of many organizations as one dataset."""

import argparse
import sys
from collections.abc import Mapping
from typing import Any

from evalgen.cli.reports.json_report import entry, safe_json
from evalgen.cli.reports.rendering import render
from evalgen.domain.problem import has_errors
from evalgen.errors import EvalgenError
from evalgen.language import Language
from evalgen.pipeline.gathering.engines import dask, local
from evalgen.pipeline.gathering.gather import gather, sources_of


def run(arguments: argparse.Namespace) -> int:
    """Write the dataset; 1 where a source is wrong, even if the others were written."""
    if arguments.scheduler and arguments.engine != "dask":
        raise EvalgenError(
            "--scheduler chỉ có nghĩa với --engine dask.", remedy="Thêm --engine dask, hoặc bỏ --scheduler."
        )
    sources, problems = sources_of(arguments.sources, arguments.province)
    manifest = None
    if not has_errors(problems):
        engine = dask(arguments.scheduler) if arguments.engine == "dask" else local
        gathered = gather(sources, arguments.out, engine=engine, partial=arguments.partial)
        problems += gathered.problems
        manifest = gathered.manifest
    if arguments.json:
        told = {"dataset": manifest, "problems": [entry(problem) for problem in problems]}
        sys.stdout.write(safe_json(told))
    else:
        sys.stderr.write(render(problems, format="text", language=arguments.language))
        sys.stdout.write(_summary(manifest, arguments.language) + "\n")
    return 1 if has_errors(problems) else 0


def _summary(manifest: Mapping[str, Any] | None, language: Language) -> str:
    if manifest is None:
        return language.say("Chưa ghi bộ dữ liệu: có nguồn chưa đúng. Bộ dữ liệu cũ, nếu có, được giữ nguyên.")
    return language.say(
        "Đã ghi {results} kết quả của {organizations} tổ chức trong {periods} kỳ, {provinces} tỉnh.",
        results=manifest["results"],
        organizations=manifest["organizations"],
        periods=len(manifest["periods"]),
        provinces=len(manifest["provinces"]),
    )

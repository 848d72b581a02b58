"""The corridor: read → score → grade → check → publish. It alone carries values from room to room.

records/ ──reading──▶ Records ──scoring──▶ sheets ──grading──▶ Results ──checking──▶ problems
                                                                  └────publishing──▶ site/

The rooms that only one command needs, drafting and publishing, are imported where that command enters them: `check` and
`score` run at every save and in every pull request, and need neither the sample nor the templates of the site.
"""

from evalgen.pipeline.inspection import Inspection, inspect, library_of
from evalgen.pipeline.opening import open_period, write_demo
from evalgen.pipeline.site import publish, serve

__all__ = [
    "Inspection",
    "inspect",
    "library_of",
    "open_period",
    "publish",
    "serve",
    "write_demo",
]

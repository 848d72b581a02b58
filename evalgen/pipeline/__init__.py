"""The corridor: read → score → grade → check → publish. It alone carries values from room to room.

records/ ──reading──▶ Records ──scoring──▶ sheets ──grading──▶ Results ──checking──▶ problems
                                                                  └────publishing──▶ site/

Commands that run at every save and in every pull request need neither the sample nor the templates of the site; `score` of
one record needs not even all checks. What is named here is therefore imported by whoever first asks for it.
"""

from importlib import import_module

TYPE_CHECKING = False
if TYPE_CHECKING:
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

_WHERE = {
    "Inspection": "inspection",
    "inspect": "inspection",
    "library_of": "inspection",
    "open_period": "opening",
    "publish": "site",
    "serve": "site",
    "write_demo": "opening",
}


def __getattr__(name: str) -> object:
    if name not in _WHERE:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    return getattr(import_module(f"evalgen.pipeline.{_WHERE[name]}"), name)

"""Reading and grading makes millions of values and no cycles: the collector of cycles would look through them in vain."""

import gc
from collections.abc import Iterator
from contextlib import contextmanager


@contextmanager
def without_collection() -> Iterator[None]:
    """No collection of cycles inside; values are freed as always as soon as nobody holds them. May be nested.

    What was made inside is put beside what later collections look through: it lives as long as the command.
    """
    if not gc.isenabled():
        yield
        return
    gc.disable()
    try:
        yield
    finally:
        gc.freeze()
        gc.enable()

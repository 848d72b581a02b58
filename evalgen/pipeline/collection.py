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


@contextmanager
def collected_afterwards() -> Iterator[None]:
    """No collection of cycles inside, and one at the end: what was made and let go of is gone before more is made.

    Quick where all that lives longer was made inside `without_collection`.
    """
    with_collection = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if with_collection:
            gc.collect()
            gc.enable()

"""Where many sources are read: in this process, or by the workers of Dask. The same function, the same order, the same bytes.

What is wrong with a source comes back as a value from either; only a worker that dies is an error.
"""

import logging
from collections import deque
from collections.abc import Callable, Iterator, Sequence
from typing import Any

from evalgen import __version__
from evalgen.domain.source import Source
from evalgen.errors import EvalgenError
from evalgen.gathering.harvest import Harvest

Engine = Callable[[Callable[[Source], Harvest], Sequence[Source]], Iterator[Harvest]]
"""Applies the function to every source and gives the answers in the order of the sources."""

THIS_MACHINE = "máy này"
"""Where workers are that no address names."""

_WORKERS = 2
_SECONDS = 30
"""How long a cluster may keep us waiting before anything is under way."""

_AHEAD = 4
"""So many sources per worker are under way at once: workers never wait, and answers never pile up."""


def local(apply: Callable[[Source], Harvest], sources: Sequence[Source]) -> Iterator[Harvest]:
    """In this process, one after the other."""
    return map(apply, sources)


def dask(scheduler: str | None) -> Engine:
    """The cluster at the address `scheduler`, or worker processes on this machine.

    Raises EvalgenError where Dask is not installed, or the cluster cannot be reached.
    """
    try:
        import distributed
    except ImportError as error:
        raise EvalgenError(
            "Chưa cài Dask nên không dùng được --engine dask.", remedy="Cài thêm: pip install 'evalgen[dask]'"
        ) from error

    client_of: Any = distributed.Client

    def engine(apply: Callable[[Source], Harvest], sources: Sequence[Source]) -> Iterator[Harvest]:
        here: dict[str, Any] = {
            "n_workers": _WORKERS,
            "threads_per_worker": 1,
            "processes": True,
            "dashboard_address": "127.0.0.1:0",
            "silence_logs": logging.ERROR,
        }
        try:
            client = client_of(scheduler, timeout=_SECONDS) if scheduler else client_of(**here)
        except (OSError, TimeoutError, ValueError, TypeError, RuntimeError) as error:
            # A TypeError is what Dask makes of TLS without settings.
            raise EvalgenError(
                "Không nối được với cụm Dask tại {address}: {reason}.",
                remedy="Kiểm tra địa chỉ của scheduler và cổng, rồi chạy lại.",
                address=scheduler or THIS_MACHINE,
                reason=str(error) or type(error).__name__,
            ) from error
        with client:
            try:
                _expect_the_same_program(client)
                yield from _in_order(client, apply, sources)
            except (distributed.CancelledError, OSError) as error:
                raise EvalgenError(
                    "Mất liên lạc với cụm Dask.", remedy="Kiểm tra scheduler và đường mạng, rồi chạy lại."
                ) from error

    return engine


def program() -> tuple[str, str]:
    """The versions of evalgen and pyarrow, on which the bytes depend."""
    import pyarrow as pa

    return __version__, pa.__version__


def _expect_the_same_program(client: Any) -> None:
    """Raises EvalgenError where nobody works, or somebody with another program: what it gives would not be ours."""
    try:
        # Work, however little, also wakes clusters that have no workers while there is none.
        client.submit(program, pure=False).result(timeout=_SECONDS)
    except TimeoutError as error:
        raise EvalgenError(
            "Cụm Dask không có tiến trình làm việc nào.", remedy="Chạy dask worker trên các máy, rồi chạy lại."
        ) from error
    except (ImportError, RuntimeError) as error:
        raise EvalgenError(
            "Cụm Dask không chạy được evalgen: {reason}.",
            remedy="Cài cùng phiên bản evalgen và pyarrow trên mọi máy của cụm, kể cả máy chạy scheduler, rồi chạy lại.",
            reason=str(error).partition("\n")[0],
        ) from error
    told = client.run(program, on_error="return")
    for address, theirs in sorted(told.items()):
        if theirs != program():
            evalgen, pyarrow = program()
            raise EvalgenError(
                "Tiến trình {address} của cụm Dask không chạy evalgen {evalgen} với pyarrow {pyarrow} như máy này: {reason}.",
                remedy="Cài cùng phiên bản evalgen và pyarrow trên mọi máy của cụm, kể cả máy chạy scheduler, rồi chạy lại.",
                address=address,
                evalgen=evalgen,
                pyarrow=pyarrow,
                reason=str(theirs) if isinstance(theirs, Exception) else "evalgen {}, pyarrow {}".format(*theirs),
            )


def _in_order(client: Any, apply: Callable[[Source], Harvest], sources: Sequence[Source]) -> Iterator[Harvest]:
    from distributed import KilledWorker

    waiting = iter(sources)
    under_way: deque[Any] = deque()
    ahead = _AHEAD * max(len(client.scheduler_info(n_workers=-1)["workers"]), _WORKERS)
    while True:
        while len(under_way) < ahead and (source := next(waiting, None)) is not None:
            under_way.append(client.submit(apply, source, pure=False))
        if not under_way:
            return
        try:
            yield under_way.popleft().result()
        except KilledWorker as error:
            raise EvalgenError(
                "Một tiến trình của cụm Dask bị dừng nhiều lần khi đọc cùng một nguồn.",
                remedy="Cho mỗi tiến trình nhiều bộ nhớ hơn, hoặc chạy --engine local để tìm nguồn ấy.",
            ) from error

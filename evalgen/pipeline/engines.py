"""Where many sources are read: in this process, or by the workers of Dask. The same function, the same order, the same bytes.

What is wrong with a source comes back as a value from either; only a worker that dies is an error.
"""

import logging
from collections import deque
from collections.abc import Callable, Iterator, Sequence
from typing import Any

from evalgen.domain.source import Source
from evalgen.errors import EvalgenError
from evalgen.gathering.harvest import Harvest

Engine = Callable[[Callable[[Source], Harvest], Sequence[Source]], Iterator[Harvest]]
"""Applies the function to every source and gives the answers in the order of the sources."""

WORKERS = 2
_AHEAD = 4
"""So many sources per worker are under way at once: workers never wait, and answers never pile up."""


def local(apply: Callable[[Source], Harvest], sources: Sequence[Source]) -> Iterator[Harvest]:
    """In this process, one after the other."""
    return map(apply, sources)


def dask(scheduler: str | None = None, workers: int = WORKERS) -> Engine:
    """The cluster at the address `scheduler`, or so many worker processes on this machine.

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
            "n_workers": workers,
            "threads_per_worker": 1,
            "processes": True,
            "dashboard_address": "127.0.0.1:0",
            "silence_logs": logging.ERROR,
        }
        try:
            client = client_of(scheduler, timeout=30) if scheduler else client_of(**here)
        except (OSError, TimeoutError, ValueError, RuntimeError) as error:
            raise EvalgenError(
                "Không nối được với cụm Dask tại {address}: {reason}.",
                remedy="Kiểm tra địa chỉ của scheduler và cổng, rồi chạy lại.",
                address=scheduler or "máy này",
                reason=str(error) or type(error).__name__,
            ) from error
        with client:
            yield from _in_order(client, apply, sources, workers)

    return engine


def _in_order(
    client: Any, apply: Callable[[Source], Harvest], sources: Sequence[Source], workers: int
) -> Iterator[Harvest]:
    from distributed import KilledWorker

    waiting = iter(sources)
    under_way: deque[Any] = deque()
    ahead = _AHEAD * max(len(client.scheduler_info(n_workers=-1)["workers"]), workers)
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

"""A published site as something to read files from: a folder, or an address."""

import errno
import hashlib
import http.client
import os
import socket
import threading
import time
from abc import ABC, abstractmethod
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from http import HTTPStatus
from pathlib import Path, PurePosixPath
from typing import Protocol
from urllib.parse import quote, urlsplit

from evalgen import __version__
from evalgen.errors import EvalgenError

_SECONDS = 30
"""How long one answer may keep us waiting."""

_LONGEST = 600
"""Seconds of a whole answer: what is longest to gather, at a megabit a second."""

_EACH, _SLOWEST = 1.0, 125_000
"""So many seconds more for every answer, and a second for so many bytes: whoever sends many files, each of them slowly, holds
nobody longer."""

_PIECE = 1024 * 1024
"""Bytes that are held at a time."""

Take = Callable[[bytes], object]
"""Is given a file piece by piece."""

_GONE = {HTTPStatus.NOT_FOUND, HTTPStatus.GONE}


class SiteSource(Protocol):
    """Where files of a site are read from."""

    def read(self, path: str, limit: int) -> bytes | None:
        """The file at `path`, at most `limit` + 1 bytes of it; None where there is none."""

    def paths(self) -> list[str] | None:
        """All files that there are; None where nobody can tell."""


class HashedSource(SiteSource, Protocol):
    """A site whose files may be longer than what memory holds."""

    def digest(self, path: str, limit: int) -> tuple[int, str] | None:
        """The length, and the SHA-256, of what `read` would answer."""


class _Taken(ABC):
    """A site whose files are taken piece by piece."""

    def read(self, path: str, limit: int) -> bytes | None:
        """The file at `path`, at most `limit` + 1 bytes of it; None where there is none."""
        data = bytearray()
        return bytes(data) if self._take(path, limit, data.extend) else None

    def digest(self, path: str, limit: int) -> tuple[int, str] | None:
        """Length and SHA-256 of the same."""
        digest, sizes = hashlib.sha256(), list[int]()

        def take(piece: bytes) -> None:
            digest.update(piece)
            sizes.append(len(piece))

        return (sum(sizes), digest.hexdigest()) if self._take(path, limit, take) else None

    @abstractmethod
    def _take(self, path: str, limit: int, take: Take) -> bool:
        """Give the file to `take`; False where there is none."""


class FolderSource(_Taken):
    """A site in a folder. A link, what lies behind one, or what is no file, counts as absent: it is no part of a built site."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    def _take(self, path: str, limit: int, take: Take) -> bool:
        place = self._folder
        for part in PurePosixPath(path).parts:
            place /= part
            if place.is_symlink():
                return False
        if not place.is_file():
            return False
        left = limit + 1
        with place.open("rb") as file:
            while piece := file.read(min(left, _PIECE)):
                take(piece)
                left -= len(piece)
        return True

    def paths(self) -> list[str]:
        """Every file and link below the folder."""
        return sorted(
            path.relative_to(self._folder).as_posix()
            for path in self._folder.rglob("*")
            if path.is_symlink() or not path.is_dir()
        )


class WebSource(_Taken):
    """A site at an address; anything but a file or its absence is an error. It follows no redirection, so that no other host is asked."""

    def __init__(self, address: str, connection: http.client.HTTPConnection) -> None:
        self._address = address
        self._base = quote(urlsplit(address).path, safe="/%~")
        self._connection = connection
        self._left = float(_LONGEST)

    def _take(self, path: str, limit: int, take: Take) -> bool:
        try:
            return self._ask(self._base + quote(path), limit, take)
        except (OSError, ValueError, http.client.HTTPException) as error:
            raise EvalgenError(
                "Không đọc được {address}: {reason}.",
                remedy="Kiểm tra địa chỉ và đường mạng rồi chạy lại.",
                address=self._address + path,
                reason=str(error) or type(error).__name__,
            ) from error

    def _ask(self, path: str, limit: int, take: Take) -> bool:
        headers = {"User-Agent": f"evalgen/{__version__}", "Accept-Encoding": "identity"}
        self._connection.request("GET", path, headers=headers)
        begun = time.monotonic()
        with _at_most(min(self._left, _LONGEST), self._connection.sock):
            answer = self._connection.getresponse()
            self._refuse_other_answers(answer, path)
            size = _hand_over(answer, limit, take) if answer.status not in _GONE else len(answer.read(_PIECE))
        self._left += _EACH + size / _SLOWEST - (time.monotonic() - begun)
        if size <= limit and answer.length:
            raise http.client.IncompleteRead(b"", answer.length)
        if not answer.isclosed():
            # Longer than it may be: the rest is not waited for.
            self._connection.close()
        return answer.status not in _GONE

    def _refuse_other_answers(self, answer: http.client.HTTPResponse, path: str) -> None:
        if answer.status in _GONE:
            return
        if answer.status != HTTPStatus.OK or answer.getheader("Content-Encoding", "identity") != "identity":
            raise EvalgenError(
                "Máy chủ trả lời {status} cho {address}; cần nội dung nguyên văn của tệp.",
                remedy="Ghi đúng địa chỉ cuối cùng của trang (không qua chuyển hướng, không nén).",
                status=answer.status,
                address=self._address.removesuffix(self._base) + path,
            )

    def paths(self) -> None:
        """A server lists no files."""


def _hand_over(answer: http.client.HTTPResponse, limit: int, take: Take) -> int:
    """Hand the answer to `take`, at most `limit` + 1 bytes of it; answers with how many they were.

    They are read into a buffer: where a server says that a part is -1 bytes long, `read` would take all that ever comes.
    """
    piece, size = bytearray(_PIECE), 0
    while size <= limit and (count := answer.readinto(memoryview(piece)[: limit + 1 - size])):
        take(bytes(piece[:count]))
        size += count
    return size


@contextmanager
def _at_most(seconds: float, connected: socket.socket | None) -> Iterator[None]:
    """Hang up after so many seconds: a server that sends a byte now and then would hold us for ever."""
    late = threading.Event()

    def hang_up() -> None:
        late.set()
        if connected is not None:
            with suppress(OSError):
                connected.shutdown(socket.SHUT_RDWR)

    timer = threading.Timer(seconds, hang_up)
    timer.daemon = True
    timer.start()
    try:
        yield
    except (OSError, ValueError, http.client.HTTPException):  # What a connection says that was hung up.
        if not late.is_set():
            raise
    finally:
        timer.cancel()
    if late.is_set():
        raise TimeoutError(errno.ETIMEDOUT, os.strerror(errno.ETIMEDOUT))


@contextmanager
def open_site(place: str) -> Iterator[HashedSource]:
    """The site at `place`: a folder, or an address that begins with http:// or https://."""
    if not place.startswith(("http://", "https://")):
        folder = Path(place)
        if not folder.is_dir():
            raise EvalgenError(
                "Không có thư mục «{folder}».", remedy="Ghi thư mục hoặc địa chỉ của trang.", folder=place
            )
        yield FolderSource(folder)
        return
    connection = _connection(place)
    try:
        yield WebSource(_folder_address(place), connection)
    finally:
        connection.close()


def _connection(address: str) -> http.client.HTTPConnection:
    try:
        parts = urlsplit(address)
        host, port = parts.hostname, parts.port
    except ValueError:
        host, port = None, None
    if not host or parts.username or parts.password or parts.query or parts.fragment or not address.isprintable():
        raise EvalgenError(
            "«{address}» không phải địa chỉ của một trang.",
            remedy="Ghi dạng https://ten-may/thu-muc/, không kèm tên người dùng hay tham số.",
            address=address,
        )
    kind = http.client.HTTPSConnection if parts.scheme == "https" else http.client.HTTPConnection
    return kind(host, port, timeout=_SECONDS)


def _folder_address(address: str) -> str:
    """With a slash at its end; the address of its first page means the folder of that page."""
    address = address.removesuffix("index.html").removesuffix("manifest.json")
    return address if address.endswith("/") else f"{address}/"

"""Sites at addresses that nobody vouches for: what a server may not do to those who gather."""

import json
import threading
import time
from collections.abc import Callable, Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest

from evalgen.cli import main
from evalgen.publishing import site_source

pytest_plugins = ["country_fixture"]

Answer = Callable[[BaseHTTPRequestHandler, bytes], None]


def plainly(handler: BaseHTTPRequestHandler, data: bytes) -> None:
    handler.send_response(200)
    handler.send_header("Content-Length", str(len(data)))
    handler.end_headers()
    handler.wfile.write(data)


def elsewhere(handler: BaseHTTPRequestHandler, _data: bytes) -> None:
    handler.send_response(301)
    handler.send_header("Location", "http://127.0.0.1:9/")
    handler.send_header("Content-Length", "0")
    handler.end_headers()


def packed(handler: BaseHTTPRequestHandler, data: bytes) -> None:
    handler.send_response(200)
    handler.send_header("Content-Encoding", "gzip")
    handler.send_header("Content-Length", str(len(data)))
    handler.end_headers()
    handler.wfile.write(data)


def less_than_promised(handler: BaseHTTPRequestHandler, data: bytes) -> None:
    handler.send_response(200)
    handler.send_header("Content-Length", str(len(data) + 1))
    handler.end_headers()
    handler.wfile.write(data)
    handler.close_connection = True


def drop_by_drop(handler: BaseHTTPRequestHandler, _data: bytes) -> None:
    handler.send_response(200)
    handler.end_headers()
    for _ in range(60):
        handler.wfile.write(b" ")
        time.sleep(0.5)


def always_about_to_begin(handler: BaseHTTPRequestHandler, _data: bytes) -> None:
    for _ in range(60):
        handler.wfile.write(b"HTTP/1.1 100 Continue\r\n\r\n")
        time.sleep(0.5)


def without_end(handler: BaseHTTPRequestHandler, _data: bytes) -> None:
    handler.send_response(200)
    handler.end_headers()
    for _ in range(80):
        handler.wfile.write(b" " * 1024 * 1024)


def a_part_of_minus_one_byte(handler: BaseHTTPRequestHandler, _data: bytes) -> None:
    """Whom Python's own `read` asks for -1 bytes, it would give all that ever comes."""
    handler.send_response(200)
    handler.send_header("Transfer-Encoding", "chunked")
    handler.end_headers()
    handler.wfile.write(b"-1\r\n")
    for _ in range(80):
        handler.wfile.write(b" " * 1024 * 1024)


def a_part_of_minus_five_bytes(handler: BaseHTTPRequestHandler, data: bytes) -> None:
    handler.send_response(200)
    handler.send_header("Transfer-Encoding", "chunked")
    handler.end_headers()
    handler.wfile.write(b"-5\r\n" + data)
    handler.close_connection = True


@pytest.fixture
def served(sites: Path) -> Iterator[Callable[[Answer], str]]:
    """Serves the folder xa-hai at an address, in the manner given."""
    servers = []

    def serve(answer: Answer) -> str:
        class Handler(BaseHTTPRequestHandler):
            def do_GET(self) -> None:
                path = sites / "xa-hai" / self.path.lstrip("/")
                try:
                    if path.is_file():
                        answer(self, path.read_bytes())
                    else:
                        self.send_error(404)
                except OSError:
                    self.close_connection = True

            def log_message(self, *_args: object) -> None:
                """Nothing."""

        server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        server.daemon_threads = True
        server.block_on_close = False
        threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.05}, daemon=True).start()
        servers.append(server)
        return f"http://127.0.0.1:{server.server_port}/"

    yield serve
    for server in servers:
        server.shutdown()
        server.server_close()


def gathered(sites: Path, address: str, capsys: pytest.CaptureFixture[str]) -> tuple[int, list[tuple[str, str]]]:
    capsys.readouterr()
    code = main(["gather", address, "--province", "Hà Nội", "--out", str(sites / "out"), "--json"])
    return code, [(item["code"], item["message"]) for item in json.loads(capsys.readouterr().out)["problems"]]


def test_an_address_gives_what_its_folder_gives(
    sites: Path, served: Callable[[Answer], str], capsys: pytest.CaptureFixture[str]
) -> None:
    assert gathered(sites, served(plainly), capsys) == (0, [])
    parts = [path.relative_to(sites / "out").as_posix() for path in (sites / "out").rglob("*.parquet")]
    assert len(parts) == 3


REFUSED: dict[str, tuple[Answer, str, str]] = {
    "chuyển hướng": (elsewhere, "source-unreachable", "Máy chủ trả lời 301"),
    "nội dung nén": (packed, "source-unreachable", "cần nội dung nguyên văn của tệp"),
    "ngắn hơn đã hứa": (less_than_promised, "source-unreachable", "IncompleteRead"),
    "nhỏ giọt": (drop_by_drop, "source-unreachable", "timed out"),
    "mãi không bắt đầu": (always_about_to_begin, "source-unreachable", "timed out"),
    "đoạn dài -1 byte": (a_part_of_minus_one_byte, "source-unreachable", "Không đọc được"),
    "đoạn dài -5 byte": (a_part_of_minus_five_bytes, "source-unreachable", "Không đọc được"),
    "không bao giờ hết": (without_end, "source-too-large", "tệp dài quá giới hạn 4194304 byte"),
}


@pytest.mark.parametrize("words", REFUSED)
def test_what_a_server_may_not_do(
    words: str,
    sites: Path,
    served: Callable[[Answer], str],
    capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(site_source, "_LONGEST", 2)
    answer, code, said = REFUSED[words]
    began = time.monotonic()
    exit_code, ((found, message),) = gathered(sites, served(answer), capsys)
    assert (exit_code, found) == (1, code)
    assert said in message
    assert time.monotonic() - began < 20
    assert not (sites / "out").exists()


def test_many_slow_answers_hold_nobody_longer_than_one(
    sites: Path,
    served: Callable[[Answer], str],
    capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """Six hundred periods, each of them just within its time, would take four days."""

    def late(handler: BaseHTTPRequestHandler, data: bytes) -> None:
        time.sleep(0.8)
        plainly(handler, data)

    monkeypatch.setattr(site_source, "_LONGEST", 1)
    monkeypatch.setattr(site_source, "_EACH", 0.0)
    exit_code, ((found, message),) = gathered(sites, served(late), capsys)
    assert (exit_code, found) == (1, "source-unreachable")
    assert "timed out" in message

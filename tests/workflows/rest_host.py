"""The few addresses of GitHub's and GitLab's interfaces that the starter's workflows call, on the loopback address."""

import json
import re
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any
from urllib.parse import parse_qs, urlsplit

ROBOT = {"login": "github-actions[bot]", "id": 7}


@dataclass(kw_only=True)
class RestHost:
    """What the host holds, and what it was told to do."""

    requests: list[dict[str, Any]] = field(default_factory=list)
    comments: list[dict[str, Any]] = field(default_factory=list)
    calls: list[str] = field(default_factory=list)
    address: str = ""

    def answer(self, method: str, path: str, query: dict[str, list[str]], body: Any) -> Any:
        """The answer to one call; None where there is no such address."""
        self.calls.append(f"{method} {path}")
        if method == "GET" and path == "/user":
            return ROBOT
        if re.fullmatch(r"/repos/[^/]+/[^/]+/pulls|/projects/1/merge_requests", path):
            return self._requests(method, query, body)
        if re.fullmatch(r".*/(?:issues|merge_requests)/\d+/(?:comments|notes)", path):
            return self._comments(method, query, body)
        found = re.fullmatch(r".*/(?:comments|notes)/(?P<id>\d+)", path)
        if found and method in {"PATCH", "PUT"}:
            comment = next(item for item in self.comments if item["id"] == int(found["id"]))
            comment["body"] = body["body"]
            return comment
        return None

    def _requests(self, method: str, query: dict[str, list[str]], body: Any) -> Any:
        if method == "POST":
            self.requests.append({"number": len(self.requests) + 1, **body})
            return self.requests[-1]
        wanted = query.get("head", [""])[0].partition(":")[2]
        return _page([item for item in self.requests if not wanted or item.get("head") == wanted], query)

    def _comments(self, method: str, query: dict[str, list[str]], body: Any) -> Any:
        if method == "POST":
            author = {"user": ROBOT, "author": ROBOT}
            self.comments.append({"id": 100 + len(self.comments), "body": body["body"], **author})
            return self.comments[-1]
        return _page(self.comments, query)


def _page(items: list[dict[str, Any]], query: dict[str, list[str]]) -> list[dict[str, Any]]:
    size, page = int(query.get("per_page", ["30"])[0]), int(query.get("page", ["1"])[0])
    return items[(page - 1) * size : page * size]


@contextmanager
def rest_host() -> Iterator[RestHost]:
    """A running host; it stops with the block."""
    host = RestHost()

    class Handler(BaseHTTPRequestHandler):
        def _handle(self) -> None:
            parts = urlsplit(self.path)
            size = int(self.headers.get("Content-Length") or 0)
            body = json.loads(self.rfile.read(size)) if size else None
            known = self.headers.get("Authorization") == "Bearer token-of-the-run"
            known = known or self.headers.get("PRIVATE-TOKEN") == "token-of-the-robot"
            found = host.answer(self.command, parts.path, parse_qs(parts.query), body) if known else None
            self.send_response(200 if found is not None else 404)
            self.end_headers()
            self.wfile.write(json.dumps(found).encode())

        do_GET = do_POST = do_PATCH = do_PUT = _handle  # noqa: N815 - names of the standard library

        def log_message(self, *_words: object) -> None:
            """Nothing: the calls are kept."""

    with ThreadingHTTPServer(("127.0.0.1", 0), Handler) as server:
        host.address = f"http://127.0.0.1:{server.server_port}"
        thread = threading.Thread(target=server.serve_forever)
        thread.start()
        try:
            yield host
        finally:
            server.shutdown()
            thread.join()

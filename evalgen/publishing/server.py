"""A plain file server for looking at the site on one's own machine."""

import functools
import http.server
from http import HTTPStatus
from pathlib import Path


class _Handler(http.server.SimpleHTTPRequestHandler):
    """Serves files, quietly, and the site's own page for what is missing."""

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002 - the name is the base class's
        """Say nothing."""

    def end_headers(self) -> None:
        """Never let the browser keep a page that the next build replaces."""
        self.send_header("Cache-Control", "no-cache")
        super().end_headers()

    def send_error(self, code: int, message: str | None = None, explain: str | None = None) -> None:
        """The page 404.html where there is one."""
        missing = Path(self.directory) / "404.html"
        if code != HTTPStatus.NOT_FOUND or not missing.is_file():
            super().send_error(code, message, explain)
            return
        # The page is shown at any depth; its links start from the root, also those within the page.
        body = missing.read_bytes().replace(b"<head>", b'<head><base href="/">', 1)
        body = body.replace(b'href="#', b'href="404.html#')
        self.send_response(code)
        self.send_header("Content-Type", "text/html; charset=utf-8")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        if self.command != "HEAD":
            self.wfile.write(body)


def make_server(folder: Path, *, port: int = 0) -> http.server.ThreadingHTTPServer:
    """A server of `folder` on the loopback address; port 0 takes any free one. The caller runs `serve_forever` and closes it."""
    handler = functools.partial(_Handler, directory=str(folder))
    return http.server.ThreadingHTTPServer(("127.0.0.1", port), handler)

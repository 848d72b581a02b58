"""``evalgen serve``: build the site and look at it on this machine."""

import argparse
import sys

from evalgen.cli.build import build
from evalgen.cli.repository import find_root
from evalgen.errors import EvalgenError
from evalgen.pipeline import serve


def run(arguments: argparse.Namespace) -> int:
    """Serve the site on the loopback address until interrupted."""
    root = find_root(arguments.root)
    site = arguments.site or root / "site"
    code = build(root, site)
    if code:
        return code
    try:
        server = serve(site, arguments.port)
    except OSError as error:
        raise EvalgenError(
            f"Không mở được cổng {arguments.port} trên 127.0.0.1: {error.strerror}.",
            remedy="Chọn cổng khác: evalgen serve --port 8001",
        ) from error
    with server:
        sys.stdout.write(f"Xem tại http://127.0.0.1:{server.server_port}/ (Ctrl+C để dừng)\n")
        sys.stdout.flush()
        server.serve_forever()
    return 0

"""``evalgen serve``: build the site and look at it on this machine."""

import argparse
import sys

from evalgen.cli.build import build
from evalgen.cli.repository import find_root
from evalgen.errors import EvalgenError
from evalgen.pipeline.publishing.site import serve


def run(arguments: argparse.Namespace) -> int:
    """Serve the site on the loopback address until interrupted."""
    root = find_root(arguments.root)
    site = arguments.site or root / "site"
    code = build(root, site, arguments.language).answer.tell()
    if code:
        return code
    try:
        server = serve(site, arguments.port)
    except OSError as error:
        raise EvalgenError(
            "Không mở được cổng {port} trên 127.0.0.1: {reason}.",
            remedy="Chọn cổng khác: evalgen serve --port 8001",
            port=arguments.port,
            reason=error.strerror,
        ) from error
    with server:
        address = f"http://127.0.0.1:{server.server_port}/"
        sys.stdout.write(arguments.language.say("Xem tại {address} (Ctrl+C để dừng)", address=address) + "\n")
        sys.stdout.flush()
        server.serve_forever()
    return 0

"""A flame graph as a picture of its own: no script, nothing from elsewhere; the pointer on a frame tells its name."""

from collections.abc import Iterator
from xml.sax.saxutils import escape

from benchmarks.stacks import Frame

WIDTH, HEIGHT = 1200, 16
_LEAST = 3.0
"""Narrower frames are not drawn: nobody could see them."""

_CHARACTER = 6.6
_COLOURS = {
    "reading": "#8ecae6",
    "scoring": "#ffd166",
    "grading": "#f4a261",
    "checking": "#cdb4db",
    "pipeline": "#bde0c0",
    "publishing": "#f7b6c2",
    "regulation": "#d9c7a3",
    "domain": "#c9d6df",
}
_OUTSIDE = "#e5e5e5"


def picture(root: Frame, title: str) -> str:
    """`root` and all below it as SVG; the widest branch first, so that the same samples give the same picture."""
    depth = _drawn_depth(root, WIDTH / max(root.samples, 1))
    head = (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH} {(depth + 2) * HEIGHT}" '
        f'font-family="monospace" font-size="11">\n'
        f'<rect width="100%" height="100%" fill="#ffffff"/>\n'
        f'<text x="4" y="12" font-weight="bold">{escape(title)}</text>\n'
    )
    boxes = _boxes(root, 0.0, 1, WIDTH / max(root.samples, 1), root.samples)
    return head + "".join(boxes) + "</svg>\n"


def _boxes(frame: Frame, left: float, row: int, scale: float, whole: int) -> Iterator[str]:
    width = frame.samples * scale
    if width < _LEAST:
        return
    share = f"{frame.name} {100 * frame.samples / whole:.1f} %"
    room = int((width - 4) / _CHARACTER)
    shown = frame.name if len(frame.name) <= room else frame.name[: max(room - 1, 0)] + "…"
    top = row * HEIGHT + 4
    yield (
        f'<g><title>{escape(share)}</title><rect x="{left:.1f}" y="{top}" width="{width:.1f}" '
        f'height="{HEIGHT - 1}" fill="{_colour(frame.name)}"/>'
    )
    if room > 3:  # noqa: PLR2004 - fewer letters tell nothing
        yield f'<text x="{left + 2:.1f}" y="{top + 11}">{escape(shown)}</text>'
    yield "</g>\n"
    for called in sorted(frame.called.values(), key=lambda item: (-item.samples, item.name)):
        yield from _boxes(called, left, row + 1, scale, whole)
        left += called.samples * scale


def _colour(name: str) -> str:
    return next((colour for room, colour in _COLOURS.items() if f"(evalgen/{room}/" in name), _OUTSIDE)


def _drawn_depth(frame: Frame, scale: float) -> int:
    if frame.samples * scale < _LEAST:
        return 0
    return 1 + max((_drawn_depth(called, scale) for called in frame.called.values()), default=0)

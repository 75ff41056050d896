"""What a clip lets be seen of a page's object."""

from __future__ import annotations

from ctypes import byref, c_float
from typing import TYPE_CHECKING, Any

from reportlint.model.document import Box

if TYPE_CHECKING:
    from collections.abc import Iterator

_SEEN = 0.3  # a text of which less than this share lies inside its clip is not seen


def clip_of(item: Any) -> Box | None:
    """The box in which an object shows, in the coordinates of its page or form; None if it is not clipped."""
    from pypdfium2 import raw

    clip = raw.FPDFPageObj_GetClipPath(item)
    if not clip or raw.FPDFClipPath_CountPaths(clip) <= 0:
        return None
    lefts, bottoms, rights, tops = zip(*_boxes(clip), strict=True)
    return Box(max(lefts), max(bottoms), min(rights), min(tops))


def _boxes(clip: Any) -> Iterator[Box]:
    """The boxes round the paths of a clip, which all must hold what shows."""
    from pypdfium2 import raw

    x, y = c_float(), c_float()
    for path in range(raw.FPDFClipPath_CountPaths(clip)):
        points = [(0.0, 0.0)] * max(raw.FPDFClipPath_CountPathSegments(clip, path), 1)
        for number in range(raw.FPDFClipPath_CountPathSegments(clip, path)):
            raw.FPDFPathSegment_GetPoint(raw.FPDFClipPath_GetPathSegment(clip, path, number), byref(x), byref(y))
            points[number] = x.value, y.value
        across, up = zip(*points, strict=True)
        yield Box(min(across), min(up), max(across), max(up))


def is_clipped_off(item: Any) -> bool:
    """Whether a clip hides an object or nearly all of it."""
    from pypdfium2 import raw

    clip = clip_of(item)
    if clip is None:
        return False
    left, bottom, right, top = (c_float() for _ in range(4))
    raw.FPDFPageObj_GetBounds(item, byref(left), byref(bottom), byref(right), byref(top))
    across = min(right.value, clip.right) - max(left.value, clip.left)
    up = min(top.value, clip.top) - max(bottom.value, clip.bottom)
    return across < (right.value - left.value) * _SEEN or up < (top.value - bottom.value) * _SEEN

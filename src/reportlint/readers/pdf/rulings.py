"""Finds ruling lines among a page's drawings: strokes along an axis, and filled bars too thin for a shade."""

from __future__ import annotations

from ctypes import byref, c_float, c_int
from typing import TYPE_CHECKING, Any, NamedTuple

from reportlint.model.document import Box
from reportlint.readers.pdf.clips import clip_of
from reportlint.readers.pdf.glyphs import Ruling, Turn

if TYPE_CHECKING:
    from collections.abc import Iterator

_THIN = 3.0  # points: a filled bar up to this width is a line
_SLANT = 0.7  # points off its axis that a line may be
_DEPTH = 8  # forms within forms


class _Matrix(NamedTuple):
    """A transformation of points (ISO 32000-1, 8.3.3)."""

    a: float = 1
    b: float = 0
    c: float = 0
    d: float = 1
    e: float = 0
    f: float = 0

    def point(self, x: float, y: float) -> tuple[float, float]:
        return self.a * x + self.c * y + self.e, self.b * x + self.d * y + self.f

    def then(self, outer: _Matrix) -> _Matrix:
        a, b, c, d, e, f = self
        return _Matrix(
            a * outer.a + b * outer.c, a * outer.b + b * outer.d,
            c * outer.a + d * outer.c, c * outer.b + d * outer.d,
            *outer.point(e, f),
        )  # fmt: skip


class _Side(NamedTuple):
    """A straight piece of a path."""

    x0: float
    y0: float
    x1: float
    y1: float


def drawings(page: Any, turn: Turn) -> tuple[list[Ruling], bool]:
    """A page's ruling lines, turned upright, and whether it holds a picture."""
    from pypdfium2 import raw

    rulings: list[Ruling] = []
    pictured = False
    for item, kind, matrix in _objects(page, _Matrix(), 0):
        if kind == raw.FPDF_PAGEOBJ_IMAGE:
            pictured = True
        else:
            rulings.extend(_turned(line, turn) for line in _path(item, matrix))
    return rulings, pictured


def _turned(ruling: Ruling, turn: Turn) -> Ruling:
    upright, at, start, end = ruling
    left, bottom, right, top = turn.upright(Box(at, start, at, end) if upright else Box(start, at, end, at))
    return Ruling(True, left, bottom, top) if left == right else Ruling(False, bottom, left, right)


def _objects(holder: Any, matrix: _Matrix, depth: int) -> Iterator[tuple[Any, int, _Matrix]]:
    """The drawings of a page or form, those of forms in it included, with the way to page coordinates."""
    from pypdfium2 import raw

    count = raw.FPDFFormObj_CountObjects if depth else raw.FPDFPage_CountObjects
    get = raw.FPDFFormObj_GetObject if depth else raw.FPDFPage_GetObject
    for index in range(count(holder)):
        item = get(holder, index)
        kind = raw.FPDFPageObj_GetType(item)
        if kind == raw.FPDF_PAGEOBJ_FORM and depth < _DEPTH:
            yield from _objects(item, _matrix(item).then(matrix), depth + 1)
        elif kind in {raw.FPDF_PAGEOBJ_PATH, raw.FPDF_PAGEOBJ_IMAGE}:
            yield item, kind, matrix


def _matrix(item: Any) -> _Matrix:
    from pypdfium2 import raw

    found = raw.FS_MATRIX()
    raw.FPDFPageObj_GetMatrix(item, byref(found))
    return _Matrix(found.a, found.b, found.c, found.d, found.e, found.f)


def _path(item: Any, matrix: _Matrix) -> Iterator[Ruling]:
    """The ruling lines that a path draws inside its clip."""
    from pypdfium2 import raw

    fill, stroke = c_int(), c_int()
    raw.FPDFPath_GetDrawMode(item, byref(fill), byref(stroke))
    if not (fill.value or stroke.value):
        return
    clip = clip_of(item)
    window = _window(clip, matrix) if clip else None
    for sides in _outlines(item, _matrix(item).then(matrix)):
        for line in map(_axial, sides) if stroke.value else (_bar(sides),):
            shown = line if line is None or window is None else _inside(line, window)
            if shown:
                yield shown


def _window(clip: Box, matrix: _Matrix) -> Box:
    (left, bottom), (right, top) = matrix.point(clip.left, clip.bottom), matrix.point(clip.right, clip.top)
    return Box(min(left, right), min(bottom, top), max(left, right), max(bottom, top))


def _inside(line: Ruling, window: Box) -> Ruling | None:
    """What a window shows of a line."""
    left, bottom, right, top = window
    low, high, first, last = (left, right, bottom, top) if line.upright else (bottom, top, left, right)
    start, end = max(line.start, first), min(line.end, last)
    return line._replace(start=start, end=end) if low - _THIN <= line.at <= high + _THIN and start < end else None


def _outlines(item: Any, matrix: _Matrix) -> Iterator[list[_Side]]:
    """The straight sides of each part of a path."""
    from pypdfium2 import raw

    x, y = c_float(), c_float()
    sides: list[_Side] = []
    start = last = (0.0, 0.0)
    for index in range(raw.FPDFPath_CountSegments(item)):
        segment = raw.FPDFPath_GetPathSegment(item, index)
        raw.FPDFPathSegment_GetPoint(segment, byref(x), byref(y))
        point = matrix.point(x.value, y.value)
        kind = raw.FPDFPathSegment_GetType(segment)
        if kind == raw.FPDF_SEGMENT_MOVETO:
            yield sides
            sides, start = [], point
        elif kind == raw.FPDF_SEGMENT_LINETO:
            sides.append(_Side(*last, *point))
        if raw.FPDFPathSegment_GetClose(segment) and point != start:
            sides.append(_Side(*point, *start))
        last = point
    yield sides


def _axial(side: _Side) -> Ruling | None:
    """The ruling line along one side of a stroked path."""
    x0, y0, x1, y1 = side
    if abs(x1 - x0) <= _SLANT < abs(y1 - y0):
        return Ruling(True, (x0 + x1) / 2, min(y0, y1), max(y0, y1))
    if abs(y1 - y0) <= _SLANT < abs(x1 - x0):
        return Ruling(False, (y0 + y1) / 2, min(x0, x1), max(x0, x1))
    return None


def _bar(sides: list[_Side]) -> Ruling | None:
    """The ruling line that a filled outline stands for: its middle, if it is long and thin."""
    if not sides:
        return None
    left, right = min(min(s.x0, s.x1) for s in sides), max(max(s.x0, s.x1) for s in sides)
    bottom, top = min(min(s.y0, s.y1) for s in sides), max(max(s.y0, s.y1) for s in sides)
    if right - left <= _THIN < top - bottom:
        return Ruling(True, (left + right) / 2, bottom, top)
    if top - bottom <= _THIN < right - left:
        return Ruling(False, (bottom + top) / 2, left, right)
    return None

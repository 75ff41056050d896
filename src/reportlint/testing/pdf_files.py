"""Writes small pdf files for tests: text at positions, ruling lines, tables, pictures.

The font is a box for every character, embedded, with a ToUnicode map: what a reader finds does not depend on the fonts
of the machine (pdfium drops text objects of one character whose font is neither embedded nor installed). Lengths are
points, positions count from a page's lower left corner.
"""

from __future__ import annotations

import zlib
from contextlib import contextmanager
from dataclasses import dataclass, field
from itertools import pairwise
from math import cos, radians, sin
from struct import pack
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    Spans = Mapping[tuple[int, int], tuple[int, int]]

Ruling = Literal["strokes", "bars", "segments"]

_FIRST_PAGE = 10  # objects 1 to 9: catalog, page tree, font (6), picture
_LOCK = "/Encrypt<</Filter/Standard/V 1/R 2/O<{0}>/U<{0}>/P -4>>/ID[<00><00>]".format("0" * 64)


def width_of(words: str, size: float) -> float:
    """How wide a text is set: half an em for ASCII, one em for every other character."""
    return sum(size / 2 if char.isascii() else size for char in words)


@dataclass
class PdfPage:
    """A page that is being written."""

    width: float = 595
    height: float = 842
    rotate: int = 0
    _drawn: list[str] = field(default_factory=list, repr=False)

    def text(self, words: str, left: float, base: float, size: float = 12, *, angle: float = 0) -> None:
        """Words with their first character at `left` and their baseline at `base`, turned anticlockwise in degrees."""
        across, up = cos(radians(angle)), sin(radians(angle))
        matrix = f"{across:.4f} {up:.4f} {-up:.4f} {across:.4f} {left:g} {base:g}"
        self._drawn.append(f"BT /F {size:g} Tf {matrix} Tm <{words.encode('utf-16-be').hex()}> Tj ET")

    def centred(self, words: str, base: float, size: float = 12) -> None:
        """Words in the middle of the page."""
        self.text(words, (self.width - width_of(words, size)) / 2, base, size)

    def paragraph(
        self, words: str, base: float, *, left: float = 90, width: float = 420, size: float = 14, indent: float = 2
    ) -> float:
        """Words wrapped to `width`, the first line indented by `indent` ems; returns the next line's baseline."""
        start = left + indent * size
        for line in _wrapped(words, width, size, indent * size):
            self.text(line, start, base, size)
            base -= size * 2
            start = left
        return base

    def line(self, left: float, bottom: float, right: float, top: float, *, ruling: Ruling = "strokes") -> None:
        """A ruling line along one axis: stroked, a thin filled bar, or many short strokes."""
        if ruling == "bars":
            self.fill(left - 0.25, bottom - 0.25, right + 0.25, top + 0.25)
            return
        pieces = 8 if ruling == "segments" else 1
        across, up = (right - left) / pieces, (top - bottom) / pieces
        ends = [(left + n * across, bottom + n * up) for n in range(pieces + 1)]
        self._drawn += [f"0.5 w {x0:g} {y0:g} m {x1:g} {y1:g} l S" for (x0, y0), (x1, y1) in pairwise(ends)]

    def fill(self, left: float, bottom: float, right: float, top: float, grey: float = 0) -> None:
        """A filled rectangle without a border, black unless told otherwise."""
        self._drawn.append(f"{grey:g} g {left:g} {bottom:g} {right - left:g} {top - bottom:g} re f 0 g")

    @contextmanager
    def window(self, left: float, bottom: float, right: float, top: float) -> Iterator[None]:
        """A clip: of what is drawn inside the block only what lies in the rectangle shows."""
        self._drawn.append(f"q {left:g} {bottom:g} {right - left:g} {top - bottom:g} re W n")
        yield
        self._drawn.append("Q")

    def picture(self, left: float, bottom: float, width: float, height: float) -> None:
        """A grey picture, as on a scanned page."""
        self._drawn.append(f"q {width:g} 0 0 {height:g} {left:g} {bottom:g} cm /P Do Q")

    def table(
        self,
        rows: Sequence[Sequence[str]],
        top: float,
        widths: Sequence[float],
        *,
        left: float = 90,
        height: float = 20,
        size: float = 10,
        spans: Spans | None = None,
        ruling: Ruling = "strokes",
    ) -> float:
        """A ruled table; returns its lower edge.

        `spans` gives rows and columns that a merged cell covers by the cell's row and column; the texts of the cells
        under it are left out. A text is broken where it holds a line feed.
        """
        edges = [left]
        for width in widths:
            edges.append(edges[-1] + width)
        covered = _covered(spans or {})
        for row, texts in enumerate(rows):
            for column, words in enumerate(texts):
                if (row, column) not in covered:
                    down, across = (spans or {}).get((row, column), (1, 1))
                    upper, lower = top - row * height, top - (row + down) * height
                    self._frame(edges[column], lower, edges[column + across], upper, ruling)
                    self._cell(words, edges[column] + 4, upper, size)
        return top - len(rows) * height

    def _frame(self, left: float, bottom: float, right: float, top: float, ruling: Ruling) -> None:
        for height in (bottom, top):
            self.line(left, height, right, height, ruling=ruling)
        for side in (left, right):
            self.line(side, bottom, side, top, ruling=ruling)

    def _cell(self, words: str, left: float, top: float, size: float) -> None:
        for number, line in enumerate(words.split("\n") if words else ()):
            self.text(line, left, top - (number + 1) * size - 2, size)

    def content(self) -> str:
        """The page's content stream."""
        return "\n".join(self._drawn)


def _covered(spans: Spans) -> set[tuple[int, int]]:
    return {
        (row + down, column + across)
        for (row, column), (rows, columns) in spans.items()
        for down in range(rows)
        for across in range(columns)
        if down or across
    }


def _wrapped(words: str, width: float, size: float, indent: float) -> list[str]:
    lines, room = [""], width - indent
    for char in words:
        room -= width_of(char, size)
        if room < 0 and char not in "，。、；：）”》":
            lines.append("")
            room = width - width_of(char, size)
        lines[-1] += char
    return lines


def pdf_file(pages: Sequence[PdfPage], *, locked: bool = False, mapped: bool = True, nested: bool = False) -> bytes:
    """The bytes of a pdf file.

    A locked one asks for a password that nobody knows; one that is not mapped does not say what its glyphs stand for;
    in a nested one each page draws a form that holds its content.
    """
    kids = " ".join(f"{_FIRST_PAGE + 3 * number} 0 R" for number in range(len(pages)))
    objects = [
        b"<</Type/Catalog/Pages 2 0 R>>",
        f"<</Type/Pages/Kids[{kids}]/Count {len(pages)}>>".encode(),
        *_font(mapped=mapped),
        _stream(b"\x80", "/Subtype/Image/Width 1/Height 1/ColorSpace/DeviceGray/BitsPerComponent 8"),
    ]
    for page in pages:
        objects += _page(page, len(objects) + 1, nested=nested)
    return _assembled(objects, _LOCK if locked else "")


def _page(page: PdfPage, number: int, *, nested: bool) -> tuple[bytes, bytes, bytes]:
    """A page's three objects, of which `number` is the first: the page, its content, the form that may hold it."""
    resources = f"/Resources<</Font<</F 3 0 R>>/XObject<</P 9 0 R/X {number + 2} 0 R>>>>"
    content = page.content().encode()
    form = f"/Subtype/Form/BBox[0 0 {page.width:g} {page.height:g}]/Matrix[2 0 0 2 30 40]{resources}"
    return (
        f"<</Type/Page/Parent 2 0 R/MediaBox[0 0 {page.width:g} {page.height:g}]/Rotate {page.rotate}"
        f"/Contents {number + 1} 0 R{resources}>>".encode(),
        _stream(b"q .5 0 0 .5 -15 -20 cm /X Do Q" if nested else content),
        _stream(content if nested else b"", form),
    )


def _stream(data: bytes, entries: str = "") -> bytes:
    return f"<<{entries}/Length {len(data)}>>\nstream\n".encode() + data + b"\nendstream"


def _font(*, mapped: bool) -> tuple[bytes, ...]:
    """A composite font whose character codes are UTF-16 (ISO 32000-1, 9.7): ASCII half an em wide, all else one em."""
    unicode = b"/ToUnicode 8 0 R" if mapped else b""
    glyphs = b"\0\1" * 0x80 + b"\0\2" * (0x10000 - 0x80)
    return (
        b"<</Type/Font/Subtype/Type0/BaseFont/Box/Encoding/Identity-H/DescendantFonts[4 0 R]" + unicode + b">>",
        (
            b"<</Type/Font/Subtype/CIDFontType2/BaseFont/Box/CIDSystemInfo<</Registry(Adobe)/Ordering(Identity)"
            b"/Supplement 0>>/FontDescriptor 5 0 R/DW 1000/W[0 127 500]/CIDToGIDMap 7 0 R>>"
        ),
        (
            b"<</Type/FontDescriptor/FontName/Box/Flags 4/FontBBox[0 -120 1000 880]/ItalicAngle 0/Ascent 880"
            b"/Descent -120/CapHeight 880/StemV 80/FontFile2 6 0 R>>"
        ),
        _stream(_box_font()),
        _stream(zlib.compress(glyphs), "/Filter/FlateDecode"),
        _stream(_unicode_map()),
    )


def _unicode_map() -> bytes:
    """A CMap by which each code stands for itself; a range may not go beyond its last byte (ISO 32000-1, 9.10.3)."""
    ranges = "".join(f"<{high:02X}00><{high:02X}FF><{high:02X}00>\n" for high in range(256))
    return (
        "/CIDInit/ProcSet findresource begin 12 dict begin begincmap/CMapName/U def/CMapType 2 def\n"
        f"1 begincodespacerange<0000><FFFF>endcodespacerange\n256 beginbfrange\n{ranges}endbfrange endcmap end end"
    ).encode()


def _box_font() -> bytes:
    """A TrueType font of three glyphs: nothing, half a box, a box."""
    half, full = _box(50, 450), _box(50, 950)
    tables = {
        b"glyf": half + full,
        b"head": pack(">4I2H16x4h2H3h", 1 << 16, 1 << 16, 0, 0x5F0F3CF5, 0, 1000, 50, -120, 950, 880, 0, 8, 2, 0, 0),
        b"hhea": pack(">I3hH11hH", 1 << 16, 880, -120, 0, 1000, *[0] * 11, 3),
        b"hmtx": pack(">6H", 1000, 0, 500, 50, 1000, 50),
        b"loca": pack(">4H", 0, 0, len(half) // 2, len(half + full) // 2),
        b"maxp": pack(">I14H", 1 << 16, 3, 4, 1, 0, 0, 2, *[0] * 8),
    }
    directory, data, start = b"", b"", 12 + 16 * len(tables)
    for tag, table in tables.items():
        directory += pack(">4s3I", tag, 0, start + len(data), len(table))
        data += table + bytes(-len(table) % 4)
    return pack(">I4H", 1 << 16, len(tables), 64, 2, 32) + directory + data


def _box(left: int, right: int) -> bytes:
    """A glyph of four points: header, last point, no instructions, flags, steps across and up."""
    width = right - left
    return pack(">5h2H4B8h", 1, left, -120, right, 880, 3, 0, 1, 1, 1, 1, left, width, 0, -width, -120, 0, 1000, 0)


def _assembled(objects: Sequence[bytes], extra: str) -> bytes:
    file, offsets = b"%PDF-1.7\n", []
    for number, body in enumerate(objects, start=1):
        offsets.append(len(file))
        file += b"%d 0 obj\n%b\nendobj\n" % (number, body)
    table = "".join(f"{offset:010d} 00000 n \n" for offset in offsets)
    size = len(objects) + 1
    return (
        file
        + (
            f"xref\n0 {size}\n0000000000 65535 f \n{table}"
            f"trailer\n<</Size {size}/Root 1 0 R{extra}>>\nstartxref\n{len(file)}\n%%EOF\n"
        ).encode()
    )

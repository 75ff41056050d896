"""Plain text: finds the encoding, joins what layout wrapped, reads tables drawn with bars."""

from __future__ import annotations

import codecs
from dataclasses import replace
from itertools import groupby
from typing import TYPE_CHECKING

from reportlint.model.document import Document, TextOrigin
from reportlint.patterns import compiled
from reportlint.readers.bars import add_bar_table
from reportlint.readers.building import Builder
from reportlint.readers.captions import captions
from reportlint.readers.directives import hidden, in_text, with_directives
from reportlint.readers.errors import ReadError
from reportlint.readers.wraps import Line, line_of, measured, paragraphs

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from reportlint.model.document import Block

_BOMS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_USUAL = compiled(r"[\t\r\n -~·×÷‐-※①-⑳\u3000-〟一-鿿！-～]")
_HAN = "一二三四五六七八九十"
_MARKED = compiled(
    rf"(?<=[^\s、，（(\d]) {{1,3}}(?=第[{_HAN}]{{1,2}}部分|[{_HAN}]{{1,3}}、(?![{_HAN}])|[（(][{_HAN}]{{1,3}}[）)])"
)
_BREAK = compiled(r"\r\n|[\n\r\x0b\x0c\x1c-\x1e\x85\u2028\u2029]")


def decode(data: bytes) -> str:
    """The text of a file in UTF-8, UTF-16 or GB18030, with or without a byte order mark.

    Raises ReadError where none of them fits.
    """
    for mark, encoding in _BOMS:
        if data.startswith(mark):
            return _decoded(data, encoding)
    guess = _utf16_without_mark(data)
    if guess is not None:
        return _decoded(data, guess)
    if b"\x00" in data:
        raise ReadError("内容是二进制数据，不是文本")
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError as error:
        if _is_nearly_utf8(data):
            line = data.count(b"\n", 0, error.start) + 1
            raise ReadError(f"第{line}行的文字编码已损坏，请重新保存为 UTF-8 再检查") from None
        return _decoded(data, "gb18030")


def _decoded(data: bytes, encoding: str) -> str:
    try:
        return data.decode(encoding)
    except UnicodeDecodeError:
        raise ReadError("文字编码无法识别，请另存为 UTF-8 或 GB18030（GBK）编码") from None


def _is_nearly_utf8(data: bytes) -> bool:
    """Whether nine in ten bytes beyond ASCII make up characters of UTF-8: in GB18030 about one in three does."""
    beyond = data.translate(None, bytes(range(0x80)))
    return len(beyond.decode("utf-8", "ignore").encode()) * 10 >= len(beyond) * 9


def _utf16_without_mark(data: bytes) -> str | None:
    """UTF-16 shows by zero bytes in every other place, from digits and line ends; 一 alone has one in the others."""
    sample = data[:4000]
    if len(sample) % 2 or b"\x00" not in sample:
        return None
    guess = "utf-16-be" if sample[::2].count(0) > sample[1::2].count(0) else "utf-16-le"
    words = sample.decode(guess, "ignore")
    return guess if len(_USUAL.findall(words)) * 10 > len(sample) // 2 * 9 else None


def lines_of(text: str) -> list[tuple[int, int]]:
    """Half-open ranges of the lines of a text, without their ends."""
    ranges, start = [], 0
    for match in _BREAK.finditer(text):
        ranges.append((start, match.start()))
        start = match.end()
    ranges.append((start, len(text)))
    return ranges


def statements_of(text: str, ranges: Sequence[tuple[int, int]]) -> Iterator[tuple[int, int]]:
    """The lines with those cut apart in which a numbered heading follows other words after a blank."""
    for start, end in ranges:
        at = start
        if _MARKED.search(text, start, end) and not line_of(text, start, end).tabular:
            for match in _MARKED.finditer(text, start, end):
                yield at, match.start()
                at = match.end()
        yield at, end


def read(data: bytes, path: str) -> Document:
    """The document in a text file."""
    return read_text(decode(data), path)


def read_text(text: str, path: str, kind: str = "txt") -> Document:
    """The document in a decoded text."""
    builder = Builder()
    comments = in_text(text)
    original, text = text, hidden(text, comments)
    ranges = lines_of(text)
    starts = tuple(start for start, _ in ranges)
    if comments:  # a line that held nothing else parts no table
        ranges = [(start, end) for start, end in ranges if text[start:end].strip() or not original[start:end].strip()]
    lines, margin = measured([line_of(text, start, end) for start, end in statements_of(text, ranges)])
    before: list[int] = []  # paragraphs since the last table
    for barred, run in groupby(_runs(lines), key=lambda item: item[0]):
        group = [line for _, line in run]
        if barred and add_bar_table(builder, text, group, starts, captions(builder, before)):
            before = []
        else:
            before += _add_paragraphs(builder, text, paragraphs(group, margin), starts)
    document = builder.document(path, kind)
    return with_directives(_restored(document, original), comments, original, starts, _BREAK) if comments else document


def _restored(document: Document, original: str) -> Document:
    """The document with the original words of its blocks, where comments in them were hidden."""

    def restored(block: Block) -> Block:
        assert isinstance(block.origin, TextOrigin)
        start = block.origin.start
        return replace(block, raw=original[start : start + len(block.raw)])

    return replace(document, blocks=tuple(map(restored, document.blocks)))


def _runs(lines: Sequence[Line]) -> Iterator[tuple[bool, Line]]:
    """Each line with whether it belongs to a run of lines with bars; what stands between them is a cell's text."""
    written = [number for number, line in enumerate(lines) if line.words]
    barred = {number: lines[number].barred for number in written}
    place = {number: at for at, number in enumerate(written)}
    for number, line in enumerate(lines):
        at = place.get(number)
        yield (line.barred if at is None else _in_table(line, at, written, barred)), line


def _in_table(line: Line, at: int, written: Sequence[int], barred: Mapping[int, bool]) -> bool:
    if barred[written[at]]:
        return True
    before = [barred[number] for number in written[max(at - 2, 0) : at]]
    after = [barred[number] for number in written[at + 1 : at + 3]]
    if not (any(before) and any(after)) or line.ends:
        return False
    return not line.marked or (before[-1] and after[0])


def _add_paragraphs(
    builder: Builder, text: str, found: Iterable[tuple[Line, Line, bool]], starts: tuple[int, ...]
) -> Iterator[int]:
    """Add paragraphs by their first and last lines and give their blocks."""
    for first, last, tabular in found:
        raw = text[first.start : last.end]
        yield builder.block(raw, TextOrigin(first.start, starts), kind="row" if tabular else "paragraph")

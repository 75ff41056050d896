"""Recognises what stands round the text of every page: headers, footers, page numbers."""

from __future__ import annotations

from collections import Counter, defaultdict
from statistics import median
from typing import TYPE_CHECKING, NamedTuple

from reportlint.patterns import compiled

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from reportlint.readers.pdf.lines import Line

_NUMBERS = 110.0  # points from the edge of the page within which its number stands (GB/T 9704-2012, 7.5: about 75)
_LINES = 70.0  # points within which other running lines stand: the text begins behind
_DEEP = 3  # lines from the edge
_PLACE = 6.0  # points that a repeated line may stand higher or lower
_SHARE = 3  # one page in so many carries it
_DIGITS = compiled(r"\d+")
_BARE = compiled(r"\d{1,3}")
_NUMBER = compiled(
    r"[-—–－―~·]+\s*(?:\d{1,4}|[ivxlIVXL]{1,6})\s*[-—–－―~·]+|\d{1,4}\s*/\s*\d{1,4}|Page\s*\d+(?:\s*of\s*\d+)?"
    r"|第\s*[\d一二三四五六七八九十百]+\s*页(?:\s*[/，,]?\s*共\s*[\d一二三四五六七八九十百]+\s*页)?"
)
# Captions stand at the same place above every table and belong to it.
_CAPTION = compiled(r"单位[:：]|元[)）]?$|表\d*$|^附[表件]|年度?[)）]?$")


class Edge(NamedTuple):
    """A line near an edge of its page, and how far from it."""

    line: Line
    header: bool
    distance: float


def set_aside(pages: Sequence[Sequence[Line]]) -> tuple[list[list[Line]], list[Edge]]:
    """The lines of each page without the running ones, and of these the first of each wording."""
    edges = [[*_edges(lines, header=True), *_edges(lines, header=False)] for lines in pages]
    repeated = _repeated(edges)
    numbers = _offsets(edges)
    running = [list(_running(page, repeated, numbers)) for page in edges]
    taken = {id(edge.line) for page in running for edge in page}
    first = {_key(edge): edge for page in reversed(running) for edge in reversed(page)}
    return [[line for line in lines if id(line) not in taken] for lines in pages], list(reversed(first.values()))


def _edges(lines: Sequence[Line], *, header: bool) -> Iterator[Edge]:
    """The lines in one margin of a page, the outermost first."""
    ordered = sorted(lines, key=lambda line: -line.middle if header else line.middle)
    for line in ordered[:_DEEP]:
        frame = line.page.frame
        distance = frame.top - line.middle if header else line.middle - frame.bottom
        if distance <= _NUMBERS:
            yield Edge(line, header, distance)


def _key(edge: Edge) -> tuple[bool, str]:
    """A running line's wording, whatever its numbers."""
    return edge.header, _DIGITS.sub("0", "".join(edge.line.words.split()))


def _repeated(pages: Sequence[Sequence[Edge]]) -> dict[tuple[bool, str], float]:
    """Wordings that come at one place on many pages, with that place."""
    places: dict[tuple[bool, str], list[float]] = defaultdict(list)
    for page in pages:
        for edge in page:
            if edge.distance <= _LINES:
                places[_key(edge)].append(edge.distance)
    printed = sum(map(bool, pages))
    found = {key: median(distances) for key, distances in places.items() if not _CAPTION.search(key[1])}
    return {
        key: place
        for key, place in found.items()
        if sum(abs(distance - place) <= _PLACE for distance in places[key]) >= max(2, -(-printed // _SHARE))
    }


def _offsets(pages: Sequence[Sequence[Edge]]) -> set[int]:
    """By how much bare page numbers differ from the page's place in the file, where two pages agree."""
    found = Counter(
        int(edge.line.words) - edge.line.page.number
        for page in pages
        for edge in page
        if _BARE.fullmatch(edge.line.words)
    )
    return {offset for offset, count in found.items() if count > 1}


def _running(page: Sequence[Edge], repeated: dict[tuple[bool, str], float], numbers: set[int]) -> Iterator[Edge]:
    """A page's running lines: from each edge inward up to the first that is none."""
    for header in (True, False):
        for edge in (edge for edge in page if edge.header == header):
            words = edge.line.words
            place = repeated.get(_key(edge))
            if _BARE.fullmatch(words):
                runs = int(words) - edge.line.page.number in numbers
            else:
                runs = bool(_NUMBER.fullmatch(words)) or (place is not None and abs(edge.distance - place) <= _PLACE)
            if not runs:
                break
            yield edge

"""Cuts a passage where findings begin and end, so that every piece knows the findings that it belongs to."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from reportlint.reporters.html.markup import element

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from reportlint.engine.results import FileResult
    from reportlint.model.spans import Span
    from reportlint.reporters.html.markup import Element
    from reportlint.reporters.model import FileModel, Level

_RANKS: dict[Level, int] = {"info": 1, "warning": 2, "error": 3}


class Mark(NamedTuple):
    """A place in a passage: half-open range, the finding's id, its level ("" for one that does not count).

    A `related` place only has to do with the finding.
    """

    start: int
    end: int
    finding: str
    level: Level | None
    related: bool = False


def marks(id_: str, file: FileModel, result: FileResult) -> dict[int, list[Mark]]:
    """All marks of a file by the number of their passage; the ids are the file's with the finding's number."""
    found: dict[int, list[Mark]] = {}
    for number, (model, report) in enumerate(zip(file["findings"], result.findings, strict=True)):
        name = f"{id_}-{number}"
        level = model["severity"] if model["suppressed"] is None and model["new"] else None
        spans: list[tuple[Span | None, bool]] = [(report.span, False)]
        spans += [(place.span, True) for place in report.related]
        for span, related in spans:
            if span is not None:
                found.setdefault(span.block, []).append(Mark(span.start, span.end, name, level, related))
    return found


def marked(text: str, found: Sequence[Mark]) -> Iterator[Element | str]:
    """A passage's text in pieces; a mark without words becomes an empty piece where it stands."""
    edges = sorted({0, len(text), *(edge for mark in found for edge in (mark.start, mark.end) if edge <= len(text))})
    for start, end in zip(edges, [*edges[1:], len(text)], strict=True):
        points = [mark for mark in found if mark.start == mark.end == start]
        if points:
            yield _piece("", points)
        inside = [mark for mark in found if mark.start <= start and end <= mark.end and start < end]
        if start < end:
            yield _piece(text[start:end], inside) if inside else text[start:end]


def _piece(text: str, found: Sequence[Mark]) -> Element:
    own = [mark.finding for mark in found if not mark.related]
    return element(
        "mark",
        text,
        class_="mark" if own else "mark related",
        data_findings=" ".join(own) or None,
        data_related=" ".join(dict.fromkeys(mark.finding for mark in found if mark.related)) or None,
        data_level=worst(mark.level for mark in found if not mark.related),
    )


def worst(levels: Iterable[Level | None]) -> Level | None:
    """The highest of some levels."""
    return max((level for level in levels if level), key=_RANKS.__getitem__, default=None)

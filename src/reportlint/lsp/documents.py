"""What was found in a document that the editor has open."""

from __future__ import annotations

import codecs
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from pygls.uris import to_fs_path, uri_scheme

from reportlint.lsp.messages import Request

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from lsprotocol.types import Position, Range
    from pygls.workspace import TextDocument

    from reportlint.engine.results import FileResult, Report
    from reportlint.lsp.messages import Excerpt
    from reportlint.lsp.text import Text

_UNSAVED = {"markdown": "未命名.md"}


@dataclass(frozen=True)
class Checked:
    """One version of a document with the result for it; `pages` tell of its rules (messages.py)."""

    uri: str
    version: int | None
    text: Text
    file: FileResult
    pages: Mapping[str, Excerpt]

    @cached_property
    def found(self) -> Sequence[tuple[Report, Range]]:
        """The findings that count, each with its place as the editor counts."""
        return [(report, self.text.place(report.location)) for report in self.file.active()]

    def touching(self, start: Position, end: Position) -> Sequence[tuple[Report, Range]]:
        """The findings that share a character or an edge with a range."""
        return [(report, place) for report, place in self.found if place.start <= end and start <= place.end]


def request_for(document: TextDocument, root: str | None) -> Request | None:
    """What is asked about a document; None for one that is no report, such as an old version in a comparison.

    The byte order mark says that the text is UTF-8, so that no reader guesses and all columns are those of the editor.
    """
    path = _path(document, root)
    if path is None:
        return None
    return Request(path, codecs.BOM_UTF8 + document.source.encode(errors="replace"))


def _path(document: TextDocument, root: str | None) -> str | None:
    """A document's file; one that was never saved is taken for a file in the folder that is open."""
    if uri_scheme(document.uri) == "untitled":
        return str(Path(root or ".") / _UNSAVED.get(document.language_id or "", "未命名.txt"))
    return to_fs_path(document.uri)

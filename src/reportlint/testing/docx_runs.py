"""What stands in a paragraph of a Word document for tests: runs, changes, fields, symbols, controls."""

from __future__ import annotations

from dataclasses import dataclass, field
from html import escape
from typing import Protocol

from reportlint.testing.docx_parts import element

AUTHOR = 'w:author="审核" w:date="2025-01-01T00:00:00Z"'


class Node(Protocol):
    """A piece of a document."""

    def xml(self, parts: Parts) -> str:
        """Its XML; comments and notes go to `parts`."""


@dataclass(slots=True)
class Parts:
    """What stands outside the document's own part while it is written."""

    comments: list[str] = field(default_factory=list)
    footnotes: list[str] = field(default_factory=list)
    endnotes: list[str] = field(default_factory=list)
    changes: int = 0

    def change(self) -> str:
        """The attributes of the next tracked change."""
        self.changes += 1
        return f'w:id="{self.changes}" {AUTHOR}'


@dataclass(frozen=True, slots=True)
class Xml:
    """Anything else, word for word."""

    source: str

    def xml(self, _: Parts) -> str:
        """The XML as it was given."""
        return self.source


@dataclass(frozen=True, slots=True)
class Run:
    """Characters of one format."""

    text: str
    hidden: bool = False
    raised: bool = False
    font: str | None = None
    style: str | None = None

    def xml(self, _: Parts) -> str:
        """A w:r."""
        font = f'<w:rFonts w:ascii="{self.font}" w:hAnsi="{self.font}"/>' if self.font else ""
        hidden = "<w:vanish/>" if self.hidden else ""
        raised = '<w:vertAlign w:val="superscript"/>' if self.raised else ""
        properties = element("rStyle", self.style) + font + hidden + raised
        format_ = f"<w:rPr>{properties}</w:rPr>" if properties else ""
        return f'<w:r>{format_}<w:t xml:space="preserve">{escape(self.text)}</w:t></w:r>'


@dataclass(frozen=True, slots=True)
class Inserted:
    """Words put in by a tracked change."""

    text: str

    def xml(self, parts: Parts) -> str:
        """A w:ins."""
        return f"<w:ins {parts.change()}>{Run(self.text).xml(parts)}</w:ins>"


@dataclass(frozen=True, slots=True)
class Deleted:
    """Words taken out by a tracked change."""

    text: str

    def xml(self, parts: Parts) -> str:
        """A w:del."""
        run = f'<w:r><w:delText xml:space="preserve">{escape(self.text)}</w:delText></w:r>'
        return f"<w:del {parts.change()}>{run}</w:del>"


@dataclass(frozen=True, slots=True)
class Field:
    """A field with the result that Word last worked out."""

    instruction: str
    result: str

    def xml(self, parts: Parts) -> str:
        """The runs of a complex field."""
        begin, separate, end = (f'<w:r><w:fldChar w:fldCharType="{it}"/></w:r>' for it in ("begin", "separate", "end"))
        instruction = f'<w:r><w:instrText xml:space="preserve">{escape(self.instruction)}</w:instrText></w:r>'
        return begin + instruction + separate + Run(self.result).xml(parts) + end


@dataclass(frozen=True, slots=True)
class Symbol:
    """A character of a symbol font by its hexadecimal code."""

    font: str
    code: str

    def xml(self, _: Parts) -> str:
        """A w:sym."""
        return f'<w:r><w:sym w:font="{self.font}" w:char="{self.code}"/></w:r>'


@dataclass(frozen=True, slots=True)
class Control:
    """A content control round some words, which may be its prompt."""

    text: str
    placeholder: bool = False

    def xml(self, parts: Parts) -> str:
        """A w:sdt."""
        prompt = "<w:showingPlcHdr/>" if self.placeholder else ""
        content = f"<w:sdtContent>{Run(self.text).xml(parts)}</w:sdtContent>"
        return f"<w:sdt><w:sdtPr>{prompt}</w:sdtPr>{content}</w:sdt>"


LINE_BREAK = Xml("<w:r><w:br/></w:r>")
PAGE_BREAK = Xml('<w:r><w:br w:type="page"/></w:r>')
TAB = Xml("<w:r><w:tab/></w:r>")

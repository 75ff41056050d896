"""Writes small Word documents for tests from a short description.

    docx_file([paragraph("部门概况", number=(1, 0)), "基本支出76.56万元。", Table([["科目"]])], lists=[CHINESE])

A string may stand for a paragraph, a cell or a run. What has no description of its own goes in as `Xml`. The same
description always gives the same bytes.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from reportlint.testing.docx_parts import (
    CHINESE,
    ListLevel,
    Style,
    element,
    lists_xml,
    number_properties,
    outline_property,
    package,
)
from reportlint.testing.docx_runs import (
    AUTHOR,
    LINE_BREAK,
    PAGE_BREAK,
    TAB,
    Control,
    Deleted,
    Field,
    Inserted,
    Node,
    Parts,
    Run,
    Symbol,
    Xml,
)

if TYPE_CHECKING:
    from collections.abc import Sequence

__all__ = [
    "CHINESE", "LINE_BREAK", "PAGE_BREAK", "TAB", "Cell", "Commented", "Control", "Deleted", "Field", "Inserted",
    "ListLevel", "Node", "NoteMark", "Paragraph", "Parts", "Run", "Style", "Symbol", "Table", "TextBox", "Xml",
    "docx_file", "paragraph",
]  # fmt: skip


@dataclass(frozen=True, slots=True)
class Commented:
    """Words with a comment in the margin."""

    text: str
    comment: str

    def xml(self, parts: Parts) -> str:
        """A run between the ends of a comment's range."""
        at = len(parts.comments)
        parts.comments.append(f'<w:comment w:id="{at}" {AUTHOR}>{paragraph(self.comment).xml(parts)}</w:comment>')
        start, end = (f'<w:commentRange{it} w:id="{at}"/>' for it in ("Start", "End"))
        return f'{start}{Run(self.text).xml(parts)}{end}<w:r><w:commentReference w:id="{at}"/></w:r>'


@dataclass(frozen=True, slots=True)
class NoteMark:
    """A reference to a footnote or endnote with the words of the note."""

    text: str
    kind: Literal["footnote", "endnote"] = "footnote"

    def xml(self, parts: Parts) -> str:
        """A w:footnoteReference or w:endnoteReference."""
        notes = parts.footnotes if self.kind == "footnote" else parts.endnotes
        notes.append(f'<w:{self.kind} w:id="{len(notes) + 1}">{paragraph(self.text).xml(parts)}</w:{self.kind}>')
        return f'<w:r><w:{self.kind}Reference w:id="{len(notes)}"/></w:r>'


@dataclass(frozen=True, slots=True)
class TextBox:
    """A text box, twice in the file as Word writes it: as a shape and as a picture for older versions."""

    content: Sequence[Node | str]

    def xml(self, parts: Parts) -> str:
        """A run with an mc:AlternateContent."""
        box = f"<w:txbxContent>{_blocks(self.content, parts)}</w:txbxContent>"
        shape = (
            '<w:drawing><wp:inline><wp:extent cx="2000000" cy="500000"/><wp:docPr id="1" name="box"/><a:graphic>'
            '<a:graphicData uri="http://schemas.microsoft.com/office/word/2010/wordprocessingShape">'
            '<wps:wsp><wps:cNvSpPr txBox="1"/><wps:spPr><a:xfrm><a:off x="0" y="0"/><a:ext cx="2000000" cy="500000"/>'
            f'</a:xfrm><a:prstGeom prst="rect"><a:avLst/></a:prstGeom></wps:spPr><wps:txbx>{box}</wps:txbx>'
            "<wps:bodyPr/></wps:wsp></a:graphicData></a:graphic></wp:inline></w:drawing>"
        )
        picture = f"<w:pict><v:shape><v:textbox>{box}</v:textbox></v:shape></w:pict>"
        choice = f'<mc:Choice Requires="wps">{shape}</mc:Choice><mc:Fallback>{picture}</mc:Fallback>'
        return f"<w:r><mc:AlternateContent>{choice}</mc:AlternateContent></w:r>"


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph. `number` is the list (from 1) and its level (from 0), `outline` an outline level from 1."""

    content: Sequence[Node | str] = ()
    style: str | None = None
    number: tuple[int, int] | None = None
    outline: int | None = None
    end_deleted: bool = False

    def xml(self, parts: Parts) -> str:
        """A w:p."""
        deleted = f"<w:rPr><w:del {parts.change()}/></w:rPr>" if self.end_deleted else ""
        properties = (
            element("pStyle", self.style) + number_properties(self.number) + outline_property(self.outline) + deleted
        )
        runs = "".join(_node(item).xml(parts) for item in self.content)
        return f"<w:p><w:pPr>{properties}</w:pPr>{runs}</w:p>"


def paragraph(
    *content: Node | str,
    style: str | None = None,
    number: tuple[int, int] | None = None,
    outline: int | None = None,
    end_deleted: bool = False,
) -> Paragraph:
    """A paragraph of several runs."""
    return Paragraph(content, style, number, outline, end_deleted)


@dataclass(frozen=True, slots=True)
class Cell:
    """A cell over several columns; `merge` says whether it begins a merged cell or goes on with the one above."""

    content: Sequence[Node | str] = ("",)
    columns: int = 1
    merge: Literal["restart", "continue"] | None = None

    def xml(self, parts: Parts) -> str:
        """A w:tc, which must end with a paragraph."""
        span = element("gridSpan", self.columns if self.columns > 1 else None)
        last = "<w:p/>" if self.content and isinstance(self.content[-1], Table) else ""
        properties = f"<w:tcPr>{span}{element('vMerge', self.merge)}</w:tcPr>"
        return f"<w:tc>{properties}{_blocks(self.content, parts)}{last}</w:tc>"


@dataclass(frozen=True, slots=True)
class Table:
    """Rows of cells; a string is a cell of one paragraph."""

    rows: Sequence[Sequence[Cell | str]]

    def xml(self, parts: Parts) -> str:
        """A w:tbl."""
        rows = [[Cell([cell]) if isinstance(cell, str) else cell for cell in row] for row in self.rows]
        width = max(sum(cell.columns for cell in row) for row in rows)
        columns = '<w:gridCol w:w="1000"/>' * width
        body = "".join(f"<w:tr>{''.join(cell.xml(parts) for cell in row)}</w:tr>" for row in rows)
        return f"<w:tbl><w:tblPr/><w:tblGrid>{columns}</w:tblGrid>{body}</w:tbl>"


def docx_file(
    body: Sequence[Node | str],
    *,
    lists: Sequence[Sequence[ListLevel]] = (),
    styles: Sequence[Style] = (),
    header: str | None = None,
    footer: str | None = None,
    numbering: str | None = None,
) -> bytes:
    """The bytes of a Word document. `numbering` takes the place of `lists` for a w:numbering written out in full."""
    parts = Parts()
    margins = {"header": header, "footer": footer}
    references = "".join(
        f'<w:{name}Reference w:type="default" r:id="{name}"/>' for name, text in margins.items() if text is not None
    )
    document = f"<w:body>{_blocks(body, parts)}<w:sectPr>{references}</w:sectPr></w:body>"
    contents = {
        "document": ("document", document),
        "styles": ("styles", "".join(style.xml() for style in styles)),
        "numbering": ("numbering", lists_xml(lists) if numbering is None else numbering),
        "comments": ("comments", "".join(parts.comments)),
        "footnotes": ("footnotes", "".join(parts.footnotes)),
        "endnotes": ("endnotes", "".join(parts.endnotes)),
    }
    for name, text in margins.items():
        contents[name] = ("hdr" if name == "header" else "ftr", paragraph(text or "").xml(parts) if text else "")
    return package({name: (root, xml) for name, (root, xml) in contents.items() if xml})


def _node(item: Node | str) -> Node:
    return Run(item) if isinstance(item, str) else item


def _blocks(items: Sequence[Node | str], parts: Parts) -> str:
    return "".join((Paragraph([item]) if isinstance(item, str) else item).xml(parts) for item in items)

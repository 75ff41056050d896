"""Reads what stands inside a paragraph: runs, fields, tracked changes, controls, references (§17.3, §17.13, §17.16)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reportlint.readers.docx import equations
from reportlint.readers.docx.content import NoteReference
from reportlint.readers.docx.formats import run_format
from reportlint.readers.docx.passage import Place
from reportlint.readers.docx.symbols import symbol
from reportlint.readers.docx.wml import ALTERNATE, BOX, CONTROL, ID, RUN_PROPERTIES, TEXT, M, W, branch, switch

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping

    from lxml.etree import _Element as Element

    from reportlint.readers.docx.content import Content
    from reportlint.readers.docx.origin import ElementPath
    from reportlint.readers.docx.styles import Styles

    Step = Callable[["Inline", Element, ElementPath], None]

_SPACE = "{http://www.w3.org/XML/1998/namespace}space"
_BLANKS = " \t\r\n"
_WORDS = (W + "delText", TEXT, M + "t")


class Inline:
    """Walks through one paragraph; fields and formats end with it."""

    def __init__(self, content: Content, styles: Styles, *, hidden: bool) -> None:
        self.content = content
        self.fields: list[bool] = []  # open fields, innermost last: whether their instruction is still going on
        self._styles = styles
        self._usually_hidden = hidden
        self._hidden = hidden
        self._signs: Mapping[int, str] | None = None

    def read(self, element: Element, path: ElementPath) -> None:
        """Read an element's children."""
        for at, child in enumerate(element):
            step = _STEPS.get(child.tag)
            if step is not None:
                step(self, child, (*path, at))

    def add(self, text: str, path: ElementPath | None = None, offset: int = 0) -> None:
        """Add words, unless they belong to a field's instruction or are hidden."""
        if any(self.fields):
            return
        if self._hidden:
            self.content.hide(text)
        else:
            self.content.add(text.translate(self._signs) if self._signs else text, path, offset)

    def run(self, element: Element, path: ElementPath) -> None:
        """Read a run (w:r, m:r) with its own format."""
        self.read(element, path)
        self._hidden, self._signs = self._usually_hidden, None

    def format(self, element: Element, _: ElementPath) -> None:
        """Take the format of a run from its w:rPr, which stands before its words."""
        hidden, style, self._signs = run_format(element)
        self._hidden = self._is_hidden_by_style(style) if hidden is None else hidden

    def _is_hidden_by_style(self, style: str | None) -> bool:
        """What both the paragraph's and the run's style set is off again (§17.7.3)."""
        return self._usually_hidden != (style is not None and self._styles.style(style).hidden)


def _text(inline: Inline, element: Element, path: ElementPath) -> None:
    text = element.text
    if not text:
        return
    offset = 0
    if (text[0] in _BLANKS or text[-1] in _BLANKS) and element.get(_SPACE) != "preserve":
        offset = len(text) - len(text.lstrip(_BLANKS))
        text = text.strip(_BLANKS)
    inline.add(text.replace("\n", " "), path, offset)


def _tab(inline: Inline, _: Element, path: ElementPath) -> None:
    inline.add("\t", path)


def _hyphen(inline: Inline, _: Element, path: ElementPath) -> None:
    inline.add("-", path)


def _break(inline: Inline, _: Element, path: ElementPath) -> None:
    inline.add("\n", path)


def _symbol(inline: Inline, element: Element, path: ElementPath) -> None:
    inline.add(symbol(element.get(W + "font"), element.get(W + "char")), path)


def _field(inline: Inline, element: Element, path: ElementPath) -> None:
    """A complex field (§17.16.18): instruction, then result, each of which may hold fields of its own."""
    kind = element.get(W + "fldCharType")
    if kind == "begin":
        inline.add(_check_box(element), path)
        inline.fields.append(True)
    elif inline.fields and kind == "separate":
        inline.fields[-1] = False
    elif inline.fields and kind == "end":
        inline.fields.pop()


def _alternate(inline: Inline, element: Element, path: ElementPath) -> None:
    chosen = branch(element)
    if chosen is not None:
        at, child = chosen
        inline.read(child, (*path, at))


def _inserted(inline: Inline, element: Element, path: ElementPath) -> None:
    start = inline.content.length
    inline.read(element, path)
    if inline.content.length > start:
        inline.content.change("", start)


def _deleted(inline: Inline, element: Element, _: ElementPath) -> None:
    words = "".join(item.text or "" for item in element.iter(*_WORDS))
    if words:
        inline.content.change(words, inline.content.length)


def _control(inline: Inline, element: Element, path: ElementPath) -> None:
    content, start = inline.content, inline.content.length
    inline.read(element, path)
    if is_placeholder(element) and content.length > start:
        content.mark("placeholder-control", content.since(start), start, content.length)


def is_placeholder(control: Element) -> bool:
    """Whether a content control still shows its prompt (w:showingPlcHdr, §17.5.2.39)."""
    return bool(switch(control.find(W + "sdtPr"), W + "showingPlcHdr"))


def _drawing(inline: Inline, element: Element, path: ElementPath) -> None:
    if next(element.iter(BOX), None) is not None:
        inline.content.boxes += _boxes(element, path)


def _boxes(element: Element, path: ElementPath) -> Iterator[Place]:
    """The text boxes of a drawing (wps:txbx) or a picture (v:textbox), each of them once."""
    for at, child in enumerate(element):
        if child.tag == BOX:
            yield Place(child, (*path, at))
        elif child.tag == ALTERNATE:
            chosen = branch(child)
            if chosen is not None:
                yield from _boxes(chosen[1], (*path, at, chosen[0]))
        else:
            yield from _boxes(child, (*path, at))


def _footnote(inline: Inline, element: Element, _: ElementPath) -> None:
    inline.content.notes.append(NoteReference("footnote", element.get(ID, "")))


def _endnote(inline: Inline, element: Element, _: ElementPath) -> None:
    inline.content.notes.append(NoteReference("endnote", element.get(ID, "")))


def _comment_start(inline: Inline, element: Element, _: ElementPath) -> None:
    inline.content.comment_starts[element.get(ID, "")] = inline.content.length


def _comment_end(inline: Inline, element: Element, _: ElementPath) -> None:
    inline.content.comment_ends[element.get(ID, "")] = inline.content.length


def _comment_point(inline: Inline, element: Element, _: ElementPath) -> None:
    inline.content.comment_points[element.get(ID, "")] = inline.content.length


def _check_box(begin: Element) -> str:
    """The box of a FORMCHECKBOX field (§17.16.7); "" for any other field."""
    box = begin.find(f"{W}ffData/{W}checkBox")
    if box is None:
        return ""
    ticked = switch(box, W + "checked")
    return "☑" if (switch(box, W + "default") if ticked is None else ticked) else "☐"


_TRANSPARENT = ("hyperlink", "smartTag", "customXml", "fldSimple", "bdo", "dir", "sdtContent", "ruby", "rubyBase")
_STEPS: Mapping[str, Step] = {
    **dict.fromkeys((W + name for name in _TRANSPARENT), Inline.read),
    **dict.fromkeys(equations.TRANSPARENT, Inline.read),
    **dict.fromkeys((W + "r", M + "r"), Inline.run),
    RUN_PROPERTIES: Inline.format,
    **dict.fromkeys((TEXT, M + "t"), _text),
    **dict.fromkeys((W + "tab", W + "ptab"), _tab),
    **dict.fromkeys((W + "br", W + "cr"), _break),
    **dict.fromkeys((W + "ins", W + "moveTo"), _inserted),
    **dict.fromkeys((W + "del", W + "moveFrom"), _deleted),
    **dict.fromkeys((W + "drawing", W + "pict", W + "object"), _drawing),
    **dict.fromkeys((M + "sSup", M + "sSubSup", M + "sPre"), equations.scripts),
    W + "noBreakHyphen": _hyphen,
    W + "sym": _symbol,
    W + "fldChar": _field,
    ALTERNATE: _alternate,
    CONTROL: _control,
    W + "footnoteReference": _footnote,
    W + "endnoteReference": _endnote,
    W + "commentRangeStart": _comment_start,
    W + "commentRangeEnd": _comment_end,
    W + "commentReference": _comment_point,
    M + "f": equations.fraction,
    M + "d": equations.delimited,
    M + "rad": equations.radical,
    M + "nary": equations.n_ary,
}

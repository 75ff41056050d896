"""What a Word document needs besides its words: styles, lists, content types, relationships, the zip."""

from __future__ import annotations

import zipfile
from dataclasses import dataclass
from html import escape
from io import BytesIO
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

_NAMESPACES = (
    'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
    ' xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"'
    ' xmlns:m="http://schemas.openxmlformats.org/officeDocument/2006/math"'
    ' xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"'
    ' xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"'
    ' xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing"'
    ' xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape"'
    ' xmlns:v="urn:schemas-microsoft-com:vml"'
)
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006"
_WORD_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml"


@dataclass(frozen=True, slots=True)
class ListLevel:
    """A level of a list: number format, label with %1 to %9, and what else may be said of it."""

    form: str
    text: str
    start: int = 1
    suffix: Literal["tab", "space", "nothing"] = "nothing"
    legal: bool = False
    restart: int | None = None
    style: str | None = None


@dataclass(frozen=True, slots=True)
class Style:
    """A paragraph style, or a character style with `character`; `name` is the one that Word shows."""

    style_id: str
    name: str
    based_on: str | None = None
    number: tuple[int, int] | None = None
    outline: int | None = None
    hidden: bool = False
    character: bool = False

    def xml(self) -> str:
        """A w:style."""
        properties = number_properties(self.number) + outline_property(self.outline)
        hidden = "<w:rPr><w:vanish/></w:rPr>" if self.hidden else ""
        kind = "character" if self.character else "paragraph"
        names = element("name", self.name) + element("basedOn", self.based_on)
        return (
            f'<w:style w:type="{kind}" w:styleId="{self.style_id}">{names}<w:pPr>{properties}</w:pPr>{hidden}</w:style>'
        )


# The levels of GB/T 9704-2012 §7.3.3.
CHINESE = (
    ListLevel("chineseCountingThousand", "%1、"),
    ListLevel("chineseCountingThousand", "（%2）"),
    ListLevel("decimal", "%3."),
    ListLevel("decimal", "（%4）"),
    ListLevel("decimalEnclosedCircle", "%5"),
)


def zip_of(members: dict[str, str]) -> bytes:
    """A zip of text files, with nothing in it that changes from one day to the next."""
    file = BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, text in members.items():
            archive.writestr(zipfile.ZipInfo(name), text.encode(), zipfile.ZIP_DEFLATED)
    return file.getvalue()


def package(contents: Mapping[str, tuple[str, str]]) -> bytes:
    """A whole document from its parts: name → name of the root element and what stands in it."""
    members = {
        "[Content_Types].xml": _content_types(contents),
        "_rels/.rels": _relationships([("document", "officeDocument", "word/document.xml")]),
        "word/_rels/document.xml.rels": _relationships(
            [(name, name, f"{name}.xml") for name in contents if name != "document"]
        ),
    }
    for name, (root, xml) in contents.items():
        members[f"word/{name}.xml"] = f"<w:{root} {_NAMESPACES}>{xml}</w:{root}>"
    return zip_of(members)


def _content_types(names: Iterable[str]) -> str:
    types = {name: "document.main" if name == "document" else name for name in names}
    overrides = "".join(
        f'<Override PartName="/word/{name}.xml" ContentType="{_WORD_TYPE}.{kind}+xml"/>' for name, kind in types.items()
    )
    default = '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
    return f'<Types xmlns="{_PACKAGE}/content-types">{default}{overrides}</Types>'


def _relationships(rows: Sequence[tuple[str, str, str]]) -> str:
    elements = "".join(
        f'<Relationship Id="{key}" Type="{_OFFICE}/{kind}" Target="{target}"/>' for key, kind, target in rows
    )
    return f'<Relationships xmlns="{_PACKAGE}/relationships">{elements}</Relationships>'


def element(name: str, value: object) -> str:
    """A property with its value; nothing for none."""
    return "" if value is None else f'<w:{name} w:val="{escape(str(value))}"/>'


def number_properties(number: tuple[int, int] | None) -> str:
    """A w:numPr for a list and a level in it."""
    if number is None:
        return ""
    return f"<w:numPr>{element('ilvl', number[1])}{element('numId', number[0])}</w:numPr>"


def outline_property(outline: int | None) -> str:
    """A w:outlineLvl, which counts from 0."""
    return element("outlineLvl", None if outline is None else outline - 1)


def lists_xml(lists: Sequence[Sequence[ListLevel]]) -> str:
    """The inside of a w:numbering."""
    definitions = "".join(_definition(at, levels) for at, levels in enumerate(lists, start=1))
    numbers = (f'<w:num w:numId="{at}">{element("abstractNumId", at)}</w:num>' for at in range(1, len(lists) + 1))
    return definitions + "".join(numbers)


def _definition(at: int, levels: Sequence[ListLevel]) -> str:
    body = "".join(_level(level, number) for number, level in enumerate(levels))
    return f'<w:abstractNum w:abstractNumId="{at}">{body}</w:abstractNum>'


def _level(level: ListLevel, number: int) -> str:
    legal = "<w:isLgl/>" if level.legal else ""
    counting = element("start", level.start) + element("numFmt", level.form) + element("lvlRestart", level.restart)
    printing = element("suff", level.suffix) + element("lvlText", level.text)
    return f'<w:lvl w:ilvl="{number}">{counting}{element("pStyle", level.style)}{legal}{printing}</w:lvl>'

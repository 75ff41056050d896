"""What the XML formats share."""

from __future__ import annotations

from typing import TYPE_CHECKING
from xml.etree.ElementTree import indent, tostring

from reportlint.reporters.characters import xml_safe

if TYPE_CHECKING:
    from xml.etree.ElementTree import Element


def attributes(**values: str) -> dict[str, str]:
    """Attributes whose values hold only what XML can."""
    return {name: xml_safe(value) for name, value in values.items()}


def document(root: Element) -> str:
    """An indented document in UTF-8."""
    indent(root)
    return f'<?xml version="1.0" encoding="UTF-8"?>\n{tostring(root, encoding="unicode")}\n'

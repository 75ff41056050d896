"""Equations (ECMA-376 Part 1 §22.1) on one line: a fraction as a/b, a power as a^b, brackets as they are printed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reportlint.patterns import compiled
from reportlint.readers.docx.wml import M, value

if TYPE_CHECKING:
    from collections.abc import Iterator

    from lxml.etree import _Element as Element

    from reportlint.readers.docx.inline import Inline
    from reportlint.readers.docx.origin import ElementPath

# What needs no sign of its own on the line.
TRANSPARENT = frozenset(
    M + name
    for name in (
        "oMath", "oMathPara", "e", "num", "den", "sub", "sup", "deg", "lim", "fName", "func", "box", "borderBox", "bar",
        "acc", "groupChr", "limLow", "limUpp", "eqArr", "m", "mr", "phant", "sSub",
    )
)  # fmt: skip
_OPERATOR = compiled(r"[-+*/−±×÷·＋－]")


def fraction(inline: Inline, element: Element, path: ElementPath) -> None:
    """Numerator, slash, denominator; a part with an operator in it gets brackets."""
    for child, at in _parts(element, path):
        if child.tag == M + "den":
            inline.add("/")
        bracketed = bool(_OPERATOR.search("".join(map(str, child.itertext()))))
        inline.add("(" if bracketed else "")
        inline.read(child, at)
        inline.add(")" if bracketed else "")


def scripts(inline: Inline, element: Element, path: ElementPath) -> None:
    """A base with its exponent behind a caret."""
    for child, at in _parts(element, path):
        if child.tag == M + "sup":
            inline.add("^")
        inline.read(child, at)


def delimited(inline: Inline, element: Element, path: ElementPath) -> None:
    """Brackets are properties (m:begChr, m:endChr, m:sepChr, §22.1.2.24), not text."""
    properties = element.find(M + "dPr")
    opening, separator, closing = (
        _sign(properties, name, sign) for name, sign in (("begChr", "("), ("sepChr", "|"), ("endChr", ")"))
    )
    inline.add(opening)
    for number, (child, at) in enumerate(_parts(element, path)):
        inline.add(separator if number else "")
        inline.read(child, at)
    inline.add(closing)


def radical(inline: Inline, element: Element, path: ElementPath) -> None:
    """A root sign before what stands under it."""
    inline.add("√")
    scripts(inline, element, path)


def n_ary(inline: Inline, element: Element, path: ElementPath) -> None:
    """A sum, product or integral sign before its limits and its term."""
    inline.add(_sign(element.find(M + "naryPr"), "chr", "∫"))
    scripts(inline, element, path)


def _sign(properties: Element | None, name: str, usual: str) -> str:
    element = None if properties is None else properties.find(M + name)
    return usual if element is None else value(element, M + "val") or ""


def _parts(element: Element, path: ElementPath) -> Iterator[tuple[Element, ElementPath]]:
    """The arguments of a construct without its properties."""
    for at, child in enumerate(element):
        if child.tag in TRANSPARENT:
            yield child, (*path, at)

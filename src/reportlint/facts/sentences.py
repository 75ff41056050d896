"""Blocks → sentences."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reportlint.patterns import compiled

if TYPE_CHECKING:
    from collections.abc import Iterator

# A half-width full stop ends a sentence behind a 汉字 or a percentage, never inside a number or after a list marker.
_END = compiled(r"[。！？!?]+[”’」』）)]*|(?<=[\u4e00-\u9fff%％])\.(?=[\u4e00-\u9fff]|$)")


def sentences(text: str) -> Iterator[tuple[int, int]]:
    """Half-open ranges of the sentences of a text, end marks included."""
    start = 0
    for match in _END.finditer(text):
        yield start, match.end()
        start = match.end()
    if start < len(text):
        yield start, len(text)

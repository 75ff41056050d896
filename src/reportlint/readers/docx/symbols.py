"""Characters of symbol fonts as what they look like: a ticked box of Wingdings is ☑, not þ."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

_FONTS = frozenset({"Wingdings", "Wingdings 2", "Symbol"})
_PRIVATE = 0xF000  # Word keeps a symbol font's characters in Unicode's private area (§17.3.3.30)
_BYTE = 0xFF
SUPERSCRIPTS: Mapping[int, str] = {ord(digit): sign for digit, sign in zip("0123456789", "⁰¹²³⁴⁵⁶⁷⁸⁹", strict=True)}


def translation(font: str | None) -> Mapping[int, str] | None:
    """A table for `str.translate` from a font's characters to what they show; none for an ordinary font."""
    return _table(font) if font is not None and font in _FONTS else None


def symbol(font: str | None, code: str | None) -> str:
    """What a w:sym (§17.3.3.30) with a font and a hexadecimal character code shows; "" for a code that is none."""
    try:
        number = int(code or "", 16)
    except ValueError:
        return ""
    if not 0 < number < 0x10000 or 0xD800 <= number < 0xE000:
        return ""
    table = translation(font)
    return chr(number) if table is None else table.get(number, chr(_PRIVATE | number & _BYTE))


@cache
def _table(font: str) -> Mapping[int, str]:
    import tomllib
    from pathlib import Path

    fonts = tomllib.loads(Path(__file__).with_name("symbols.toml").read_text(encoding="utf-8"))
    signs = {int(code, 16): sign for code, sign in fonts[font].items()}
    return signs | {_PRIVATE | code: sign for code, sign in signs.items()}

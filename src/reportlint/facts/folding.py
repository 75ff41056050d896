"""Makes one character of its variants: full width to half width, traditional to simplified. No character moves."""

from __future__ import annotations

import tomllib
from typing import TYPE_CHECKING, NamedTuple

from reportlint.patterns import compiled

if TYPE_CHECKING:
    from collections.abc import Mapping

    import regex

_FULL = "０１２３４５６７８９．％－＋／（）＜＞～＝﹪−﹣‐‑"
_HALF = "0123456789.%-+/()<>~=%----"
_LETTERS = {code: chr(code - 0xFEE0) for code in (*range(0xFF21, 0xFF3B), *range(0xFF41, 0xFF5B))}
# A full-width comma parts thousands only in a number that is well formed throughout; elsewhere it ends a clause.
_THOUSANDS = compiled(r"(?<![0-9.,])[0-9]{1,3}(?:[,，][0-9]{3}){1,9}(?![0-9%‰])")


class Folding(NamedTuple):
    """A translation of single characters; `changed` are those that it changes."""

    table: Mapping[int, str]
    changed: frozenset[str]

    @classmethod
    def load(cls, text: str) -> Folding:
        """The translation with the character pairs of a TOML file such as vocabulary/traditional.toml.

        The file holds two equally long strings, `traditional` and `simplified`. Raises ValueError if they are not.
        """
        pairs = tomllib.loads(text)
        table = dict(zip(map(ord, pairs["traditional"]), pairs["simplified"], strict=True))
        table |= dict(zip(map(ord, _FULL), _HALF, strict=True)) | _LETTERS
        return cls(table, frozenset(map(chr, table)))

    def fold(self, text: str) -> str:
        """The text with each variant replaced; as long as the text itself."""
        if not self.changed.isdisjoint(text):
            text = text.translate(self.table)
        return _THOUSANDS.sub(_commas, text) if "，" in text else text


def _commas(match: regex.Match[str]) -> str:
    return match[0].replace("，", ",")

"""Finds the encoding of a page."""

from __future__ import annotations

import regex

from reportlint.patterns import compiled
from reportlint.readers.text import decode

_DECLARED = compiled(rb"<meta[^>]{0,200}?charset\s*=\s*[\"']?\s*([A-Za-z0-9_-]+)", regex.IGNORECASE)
_HEAD = 4096  # bytes in which a declaration is looked for
# UTF-8 and the GB family need no declaration: `decode` tells them apart. Others cannot be guessed.
_TAKEN_AT_THEIR_WORD = {"big5": "big5hkscs", "big5-hkscs": "big5hkscs"}


def decode_page(data: bytes) -> str:
    """The source of a page, by its byte order mark, its bytes or what it declares.

    Pages that declare gb2312 and are UTF-8, or the other way round, are common; bytes that are valid UTF-8 are never
    anything else. Raises ReadError where no encoding fits.
    """
    declared = _DECLARED.search(data[:_HEAD])
    encoding = _TAKEN_AT_THEIR_WORD.get(declared[1].decode().lower()) if declared else None
    if encoding is None:
        return decode(data)
    for candidate in ("utf-8-sig", encoding):
        try:
            return data.decode(candidate)
        except UnicodeDecodeError:
            continue
    return decode(data)

"""Compound files, the container of office formats before 2007 and of locked ones since ([MS-CFB]), through olefile."""

from __future__ import annotations

import io
from contextlib import contextmanager
from typing import TYPE_CHECKING

from reportlint.readers.archive import DAMAGED
from reportlint.readers.errors import ReadError

if TYPE_CHECKING:
    from collections.abc import Iterator

    from olefile import OleFileIO

SIGNATURE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"


@contextmanager
def compound_file(data: bytes) -> Iterator[OleFileIO[str]]:
    """The streams of a compound file. Raises ReadError where it is broken, also while its streams are read."""
    import olefile

    try:
        with olefile.OleFileIO(io.BytesIO(data)) as file:
            yield file
    # olefile's own error is an OSError; the others come from sizes and trees that no program wrote.
    except (OSError, ValueError, OverflowError, RecursionError):
        raise ReadError(DAMAGED) from None

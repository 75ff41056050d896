"""Where the file stands that sets findings of a report aside (engine/suppression)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reportlint.engine.failures import why_unread
from reportlint.readers.errors import ReadError

if TYPE_CHECKING:
    from pathlib import Path

SUFFIX = ".reportlint.toml"


def sidecar_path(path: Path) -> Path:
    """Where a report's sidecar stands, whether there is one or not."""
    return path.with_name(path.name + SUFFIX)


def read_sidecar(path: Path) -> bytes | None:
    """The content of the sidecar beside a report; None where there is none. Raises ReadError if it cannot be read."""
    beside = sidecar_path(path)
    try:
        return beside.read_bytes()
    except (FileNotFoundError, NotADirectoryError):
        return None
    except OSError as error:
        raise ReadError(f"旁边的 {beside.name} 读不了：{why_unread(error)}") from None

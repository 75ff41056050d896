"""Standard output and error as they come: with any code page, closed, or read by someone who stops reading."""

from __future__ import annotations

import errno
import os
import sys
from contextlib import contextmanager
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

_CLOSED = (errno.EPIPE, errno.EINVAL)  # POSIX; Windows
_REASONS = {
    errno.EACCES: "没有权限，或者它正被别的程序打开",
    errno.EPERM: "没有权限",
    errno.EROFS: "这个磁盘是只读的",
    errno.ENOSPC: "磁盘已满",
    errno.ENOENT: "所在的文件夹不存在",
}


def prepare() -> None:
    """Make the streams take every character. Where there is none (>&-, a program without a console), all is dropped."""
    for name in ("stdout", "stderr"):
        stream = getattr(sys, name)
        if stream is None:
            setattr(sys, name, open(os.devnull, "w", encoding="utf-8"))  # noqa: SIM115, PTH123 - for good; pathlib is no trifle at the start
            continue
        reconfigure = getattr(stream, "reconfigure", None)
        # Windows consoles and redirected files may use a code page that lacks our marks.
        if reconfigure is not None:
            reconfigure(errors="replace")


def why_unwritten(error: OSError) -> str:
    """Why something could not be written, in Chinese without a full stop, or in the system's words."""
    return _REASONS.get(error.errno or 0) or error.strerror or type(error).__name__


@contextmanager
def until_closed() -> Iterator[None]:
    """Lets the block write to standard output; that its reader stops reading (| head) is no error."""
    try:
        yield
        sys.stdout.flush()
    except OSError as error:
        _drop_stdout()
        if error.errno not in _CLOSED:
            raise


def _drop_stdout() -> None:
    """Let the interpreter flush into nothing when it ends."""
    try:
        target = sys.stdout.fileno()
    except OSError:  # a test's stream
        return
    nowhere = os.open(os.devnull, os.O_WRONLY)
    os.dup2(nowhere, target)
    os.close(nowhere)

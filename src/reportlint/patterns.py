"""Regular expressions that are compiled once and kept for later runs.

Compiling the patterns of all rules takes longer than checking a report with them. So they are kept beside this module's
bytecode, where and when Python keeps that: in `__pycache__`, not with `python -B`, and silently not where it cannot be
written. The form is the one in which the regex library lets a pattern be pickled, without pickle's power to run code.
"""

from __future__ import annotations

import atexit
import marshal
import os
import sys
from contextlib import suppress
from copyreg import dispatch_table
from importlib.util import cache_from_source
from pathlib import Path
from typing import TYPE_CHECKING, Any, AnyStr

import regex

if TYPE_CHECKING:
    from collections.abc import Callable

_MOST = 3000  # kept patterns; several times as many as there are without a user's vocabulary
_Key = tuple[str | bytes, int]


class Kept:
    """Patterns by their text and flags, with a file of those that earlier runs compiled."""

    def __init__(self, file: Path) -> None:
        self._file = file
        self._forms = _read(file)
        self._patterns: dict[_Key, regex.Pattern[Any]] = {}
        self._new = False

    def compiled(self, pattern: AnyStr, flags: int = 0) -> regex.Pattern[AnyStr]:
        """The compiled pattern. Raises regex.error where it is none."""
        key = (pattern, int(flags))
        found = self._patterns.get(key)
        if found is None:
            found = self._patterns[key] = self._made(key)
        return found

    def _made(self, key: _Key) -> regex.Pattern[Any]:
        form = self._forms.get(key)
        if form is not None:
            return _remake(*form)
        made: regex.Pattern[Any] = regex.compile(*key)
        self._forms[key] = _reduce(made)[1]
        self._new = True
        return made

    def keep(self) -> None:
        """Write down what was new; only this run's patterns once too many have come together."""
        if not self._new or sys.dont_write_bytecode:
            return
        if len(self._forms) > _MOST:
            self._forms = {key: self._forms[key] for key in self._patterns}
        draft = self._file.with_name(f"{self._file.name}.{os.getpid()}")
        try:
            draft.write_bytes(marshal.dumps(self._forms))
            draft.replace(self._file)
        except OSError:
            with suppress(OSError):
                draft.unlink()


def _read(file: Path) -> dict[_Key, tuple[Any, ...]]:
    try:
        forms = marshal.loads(file.read_bytes())  # noqa: S302 - as trustworthy as the bytecode beside it
    except (OSError, EOFError, ValueError, TypeError):
        return {}
    return forms if isinstance(forms, dict) else {}


def _file() -> Path:
    """Beside the bytecode; compiled patterns fit one version of Python and of the library."""
    return Path(cache_from_source(__file__)).with_suffix(f".regex-{regex.__version__}")


_reduce: Callable[[regex.Pattern[Any]], Any] = dispatch_table[regex.Pattern]
_remake: Callable[..., regex.Pattern[Any]] = _reduce(regex.compile(""))[0]
_KEPT = Kept(_file())
compiled = _KEPT.compiled
atexit.register(_KEPT.keep)

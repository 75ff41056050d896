"""The findings that a user accepts for now, in a file of their own (docs/baseline.md).

    {"tool": "reportlint", "version": 1, "files": {"2024/甲局.docx": [{"code": …, "fingerprint": …, "quote": …}]}}

Paths are relative to the baseline's folder, with slashes. A finding is known by its fingerprint; the other words are
there for people who read the file or its changes. `reason` is theirs to add and stays.
"""

from __future__ import annotations

import json
import os
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple
from unicodedata import normalize

from reportlint.engine.failures import why_unread
from reportlint.engine.files import write_atomically
from reportlint.model.errors import DataError

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterable, Iterator, Mapping

    from reportlint.engine.results import FileResult, Report, Result

VERSION = 1
_TOOL = "reportlint"
_LONGEST = 80  # characters of a quotation
_REQUIRED = {"code", "fingerprint"}


class BaselineError(DataError):
    """A baseline that cannot be used. The message is a plain Chinese sentence with the file's name."""


class Known(NamedTuple):
    """An accepted finding."""

    code: str
    quote: str
    fingerprint: str
    message: str = ""
    reason: str = ""


@dataclass(frozen=True, slots=True)
class Baseline:
    """The accepted findings of each file, by its path as the baseline names it. `path` is where the baseline stands."""

    path: Path
    files: Mapping[str, tuple[Known, ...]] = field(default_factory=dict)

    @classmethod
    def load(cls, path: Path) -> Baseline:
        """Read a baseline. Raises BaselineError where it is missing, damaged or of a later version."""
        try:
            content = json.loads(path.read_bytes().decode("utf-8-sig"))
        except FileNotFoundError:
            raise BaselineError(f"找不到基线文件 {path}；用 reportlint baseline write 生成。") from None
        except OSError as error:
            raise BaselineError(f"基线文件 {path} 读不了：{why_unread(error)}。") from None
        except (ValueError, RecursionError):
            raise BaselineError(f"基线文件 {path} 已损坏，不是 JSON，请从备份恢复，或换个文件名重新写。") from None
        return cls(path, dict(_files(content, path)))

    def save(self) -> None:
        """Write the file, sorted, so that the same findings give the same bytes. Raises BaselineError if it cannot."""
        files = {name: [_row(known) for known in sorted(self.files[name])] for name in sorted(self.files)}
        text = json.dumps({"tool": _TOOL, "version": VERSION, "files": files}, ensure_ascii=False, indent=2)
        try:
            write_atomically(self.path, f"{text}\n".encode())
        except OSError as error:
            raise BaselineError(f"基线文件 {self.path} 写不了：{error.strerror or error}。") from None

    def name_of(self, path: str) -> str:
        """A file's path as the baseline names it; one on another drive keeps its whole path."""
        try:
            relative = os.path.relpath(path, self.path.parent)
        except ValueError:
            relative = path
        return normalize("NFC", Path(relative).as_posix())

    def mark(self, file: FileResult) -> FileResult:
        """The result for a file with the findings that are known no longer new."""
        known = {item.fingerprint for item in self.files.get(self.name_of(file.path), ())}
        if known.isdisjoint(found.fingerprint for found in file.findings):
            return file
        marked = (replace(found, new=found.fingerprint not in known) for found in file.findings)
        return replace(file, findings=tuple(marked))


def apply_baseline(result: Result, baseline: Baseline, *, only_new: bool = False) -> Result:
    """The result with its known findings marked, or without them."""
    files = tuple(baseline.mark(file) for file in result.files)
    if only_new:
        files = tuple(replace(file, findings=tuple(found for found in file.findings if found.new)) for file in files)
    return replace(result, files=files, baseline=True)


def _files(content: Any, path: Path) -> Iterator[tuple[str, tuple[Known, ...]]]:
    """What a baseline's JSON holds. Raises BaselineError for what is none."""
    if not isinstance(content, dict) or content.get("tool") != _TOOL or type(content.get("version")) is not int:
        raise BaselineError(f"{path} 不是 reportlint 的基线文件。")
    if content["version"] > VERSION:
        raise BaselineError(f"基线文件 {path} 是更新版本的 reportlint 写的，请升级 reportlint。")
    if not isinstance(content.get("files"), dict):
        raise BaselineError(f"基线文件 {path} 已损坏：没有 files。")
    for name, rows in content["files"].items():
        if not isinstance(rows, list) or not all(map(_is_known, rows)):
            raise BaselineError(f"基线文件 {path} 已损坏：{name} 下面的内容不对。")
        yield name, tuple(Known(**{"quote": ""} | row) for row in rows)


def _is_known(row: Any) -> bool:
    return (
        isinstance(row, dict)
        and set(row) >= _REQUIRED
        and set(row) <= set(Known._fields)
        and all(isinstance(value, str) for value in row.values())
        and row["fingerprint"] != ""
    )


def _row(known: Known) -> dict[str, str]:
    return {name: value for name, value in known._asdict().items() if value or name in _REQUIRED}


class Update(NamedTuple):
    """A baseline as it should be, and what changes: accepted findings by the file's name, and those left out."""

    baseline: Baseline
    added: tuple[tuple[str, Known], ...]
    dropped: tuple[tuple[str, Known], ...]


def written(baseline: Baseline, files: Iterable[FileResult], ran: Callable[[FileResult], Collection[str]]) -> Update:
    """The baseline with all findings of files that are not suppressed, in place of what it knew of these files.

    What it knew stays where it cannot be judged: in files that were not checked, or not to the end, and for rules that
    did not run (`ran` gives the codes of those that did).
    """
    now = dict(baseline.files)
    for file in files:
        name = baseline.name_of(file.path)
        old = {item.fingerprint: item for item in baseline.files.get(name, ())}
        kept = [item for item in old.values() if _unjudged(item, file, ran(file))]
        found = [_known(report, old) for report in file.findings if report.fingerprint and report.suppressed is None]
        now[name] = tuple({item.fingerprint: item for item in [*kept, *found]}.values())
    return _update(baseline, now)


def pruned(
    baseline: Baseline,
    files: Iterable[FileResult],
    gone: Collection[str],
    ran: Callable[[FileResult], Collection[str]],
) -> Update:
    """The baseline without findings that no longer occur and without the files that are `gone`; nothing is added."""
    now = {name: items for name, items in baseline.files.items() if name not in gone}
    for file in files:
        name = baseline.name_of(file.path)
        occurring = {report.fingerprint for report in file.findings}
        now[name] = tuple(
            item for item in now.get(name, ()) if item.fingerprint in occurring or _unjudged(item, file, ran(file))
        )
    return _update(baseline, now)


def _unjudged(item: Known, file: FileResult, ran: Collection[str]) -> bool:
    return file.status != "ok" or item.code not in ran


def _known(report: Report, old: Mapping[str, Known]) -> Known:
    quote = report.location.context[1]
    short = quote if len(quote) <= _LONGEST else f"{quote[: _LONGEST // 2]}……{quote[-_LONGEST // 2 :]}"
    before = old.get(report.fingerprint)
    return Known(report.code, short, report.fingerprint, report.message, before.reason if before else "")


def _update(baseline: Baseline, now: Mapping[str, tuple[Known, ...]]) -> Update:
    kept = {name: items for name, items in now.items() if items}
    before, after = _named(baseline.files), _named(kept)
    added = tuple(sorted(after[key] for key in after.keys() - before.keys()))
    dropped = tuple(sorted(before[key] for key in before.keys() - after.keys()))
    return Update(replace(baseline, files=kept), added, dropped)


def _named(files: Mapping[str, tuple[Known, ...]]) -> dict[tuple[str, str], tuple[str, Known]]:
    """Each accepted finding with its file's name, by that and its fingerprint."""
    return {(name, item.fingerprint): (name, item) for name, items in files.items() for item in items}

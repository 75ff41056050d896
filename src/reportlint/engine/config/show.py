"""The merged configuration as a configuration file, each value with the place that it comes from."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from reportlint.engine.config.build import run_config_of
from reportlint.engine.config.keys import CONFIG
from reportlint.engine.config.layers import several
from reportlint.engine.config.paths import absolute
from reportlint.engine.config.toml import array, commented, line, table
from reportlint.facts.vocabulary import merge

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from reportlint.engine.config.merge import Merged, Section, Setting

_DEFAULT = "默认"
_SCALARS = ("profile", "preview", "min-confidence", "fail-on", "baseline", "time-limit", "cache")
_LISTS = ("select", "ignore", "exclude")
_FOLDERS = ("profiles", "packs", "rules")
_TABLES = ("account", "rule")


def show(merged: Merged, sections: Iterable[Section] = ()) -> Iterator[str]:
    """Lines of TOML. Read as a configuration file they mean the same, but for patterns of files in another folder."""
    for key in _SCALARS:
        yield _scalar(merged, key)
    for key in _LISTS:
        yield from array(key, list(_words(merged, key)), _where(merged, key))
    yield from array("output", list(_output(merged)), _where(merged, "output"))
    for key in _FOLDERS:
        found = ((str(absolute(name, one.source.folder)), one.where(name)) for name, one in merged.items(key))
        yield from array(key, list(found), _where(merged, key))
    yield from _severities(merged)
    for key in _TABLES:
        for row, setting in merged.items(key):
            yield from ("", f"# {setting.where()}", *table((key,), _placed(row, setting), numbered=True))
    yield from _vocabulary(merged)
    for section in sections:
        yield from _section(section)


def _where(merged: Merged, key: str) -> str:
    setting = merged.last(key)
    return setting.where() if setting else _DEFAULT


def _placed(row: Mapping[str, Any], setting: Setting) -> dict[str, Any]:
    """A row with its file's place, so that it means the same from anywhere."""
    files = {key: str(absolute(row[key], setting.source.folder)) for key in ("words-file",) if key in row}
    return {**row, **files}


def _scalar(merged: Merged, key: str) -> str:
    value = run_config_of(merged).baseline if key == "baseline" else merged.value(key)
    if value is None:
        return commented(f"# {key}", f"没有设置；{CONFIG.named[key].help}")
    return line(key, value, _where(merged, key))


def _words(merged: Merged, key: str) -> Iterator[tuple[str, str]]:
    words = merged.words(key)
    if all(setting.key != key for _, setting in words):
        yield from ((word, _DEFAULT) for word in CONFIG.named[key].default)
    yield from ((word, setting.where(word)) for word, setting in words)


def _output(merged: Merged) -> Iterator[tuple[str, str]]:
    setting = merged.last("output")
    if setting is None:
        yield from ((word, _DEFAULT) for word in CONFIG.named["output"].default)
        return
    places = zip(run_config_of(merged).output, several(setting.value), strict=True)
    yield from ((place, setting.where(word)) for place, word in places)


def _severities(merged: Merged) -> Iterator[str]:
    levels = merged.table("severity")
    if levels:
        yield from ("", "[severity]")
        yield from (line(name, level, setting.where()) for name, (level, setting) in levels.items())


def _vocabulary(merged: Merged) -> Iterator[str]:
    """Each file's words; where several files have words of one list, the list is given as one."""
    words: dict[str, Any] = {}
    for setting in merged.all("vocabulary"):
        merge(words, setting.value)
    if words:
        places = "、".join(setting.where() for setting in merged.all("vocabulary"))
        yield from ("", f"# {places}", *table(("vocabulary",), words))


def _section(section: Section) -> Iterator[str]:
    (glob,) = section.globs.patterns
    where = section.settings[0].source.where(("per-file", glob)) if section.settings else ""
    yield from ("", commented(f"# 相对于 {section.globs.folder}", where))
    yield from table(("per-file", glob), {setting.key: setting.value for setting in section.settings})

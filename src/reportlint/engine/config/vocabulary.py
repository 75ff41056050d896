"""The user's own accounts and words, in the form of the packs' vocabulary files."""

from __future__ import annotations

import warnings
from typing import TYPE_CHECKING, Any, NamedTuple

import regex

from reportlint.engine.config.keys import LEVELS
from reportlint.engine.config.kinds import Problem, type_name
from reportlint.engine.selection import did_you_mean
from reportlint.facts.folding import Folding
from reportlint.facts.vocabulary import Vocabulary, merge

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from reportlint.engine.config.kinds import Path
    from reportlint.engine.config.merge import Merged, Setting
    from reportlint.engine.registry import Registry

_FIXED = frozenset({"numbers", "traditional"})  # what the number grammar and the folding are built from
_PATTERNS = frozenset({"pattern", "wrong"})  # keys whose values are regular expressions
_PRINTED = frozenset({"right", "say", "why", "title", "number"})  # keys whose values are shown, not looked for


def own_words(merged: Merged, registry: Registry) -> tuple[tuple[str, str], ...]:
    """Names and TOML texts of vocabulary files with the user's accounts and words.

    Words are folded as reports are before they are read: simplified characters, half width. Raises ConfigError.
    """
    rows, tables = list(merged.items("account")), list(merged.all("vocabulary"))
    if not rows and not tables:
        return ()
    import tomli_w

    vocabulary = Vocabulary(registry.vocabulary)
    folding = Folding.load(registry.vocabulary("traditional.toml")[0])
    own: dict[str, Any] = {}
    for setting in tables:
        _check(setting, vocabulary, registry.vocabularies)
        merge(own, _folded(setting.value, folding))
    if rows:
        merge(own, {"accounts": {"account": _accounts(rows, vocabulary("accounts"), folding)}})
    return tuple((f"{name}.toml", tomli_w.dumps(own[name])) for name in sorted(own))


def _check(setting: Setting, vocabulary: Vocabulary, known: Iterable[str]) -> None:
    known = [name for name in known if name not in _FIXED]
    for name, table in setting.value.items():
        path = (*setting.path, name)
        if name not in known:
            problem = f"没有名为 {name} 的词表{did_you_mean(name, known)}，可以补充的有 {'、'.join(known)}。"
            setting.source.fail([Problem(path, problem)])
        problems = list(unlike(table, vocabulary(name), path))
        if problems:
            setting.source.fail(problems)


def unlike(value: object, example: object, path: Path) -> Iterator[Problem]:
    """How a value differs in form from what the packs have in its place."""
    match example:
        case dict():
            yield from _unlike_table(value, example, path)
        case list():
            if not isinstance(value, list):
                yield Problem(path, f"应是列表（写在方括号里），现在是{type_name(value)}。")
                return
            for number, item in enumerate(value):
                yield from _unlike_item(item, example, (*path, number))
        case _ if type(value) is not type(example):
            yield Problem(path, f"应是{type_name(example)}，现在是{type_name(value)}。")
        case str():
            yield from _bad_words(str(value), path)


def _unlike_table(value: object, example: Mapping[str, Any], path: Path) -> Iterator[Problem]:
    if not isinstance(value, dict):
        yield Problem(path, f"应是表，现在是{type_name(value)}。")
        return
    free = next((item for key, item in example.items() if _is_han(key)), None)  # keys are words: more are welcome
    for key, item in value.items():
        model = example.get(key, free if _is_han(key) else None)
        if model is None:
            yield Problem((*path, key), f"没有“{key}”这一项{did_you_mean(key, example)}。")
        else:
            yield from unlike(item, model, (*path, key))


def _unlike_item(item: object, examples: list[Any], path: Path) -> Iterator[Problem]:
    """How a list's item differs from the packs' items; of tables, a key that all of them have is needed."""
    tables = [example for example in examples if isinstance(example, dict)]
    if not tables:
        if examples:
            yield from unlike(item, examples[0], path)
        return
    model: dict[str, Any] = {}
    for table in tables:
        model = {**table, **model}
    yield from unlike(item, model, path)
    missing = [
        key for key in model if all(key in table for table in tables) and isinstance(item, dict) and key not in item
    ]
    if missing:
        yield Problem(path, f"缺少{'、'.join(missing)}。")


def _bad_words(words: str, path: Path) -> Iterator[Problem]:
    key = path[-1]
    if not words.strip() and key not in _PRINTED:
        yield Problem(path, "不能为空。")
    if key == "level" and words not in LEVELS:
        yield Problem(path, f"级别“{words}”不存在，只有 {'、'.join(LEVELS)}。", words)
    if key in _PATTERNS and not _compiles(words):
        yield Problem(path, f"“{words}”不是合格的正则表达式。", words)


def _compiles(pattern: str) -> bool:
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("error", FutureWarning)
            return not regex.compile(pattern).match("")
    except (regex.error, RecursionError, OverflowError, FutureWarning):
        return False


def _folded(value: Any, folding: Folding, key: str = "") -> Any:
    """A value with its words as the reports' text is: patterns keep their meaning, what is printed stays."""
    if isinstance(value, dict):
        return {name: _folded(item, folding, name) for name, item in value.items()}
    if isinstance(value, list):
        return [_folded(item, folding, key) for item in value]
    if not isinstance(value, str) or key in _PRINTED:
        return value
    if key in _PATTERNS:
        return "".join(char if folding.fold(char) == char else regex.escape(folding.fold(char)) for char in value)
    return folding.fold(value)


def _accounts(rows: Iterable[tuple[Any, Setting]], packed: Mapping[str, Any], folding: Folding) -> list[dict[str, Any]]:
    """Rows of accounts.toml. A row about an account of the packs adds to it."""
    rows = list(rows)
    known = {row["id"]: row for row in packed.get("account", ())}
    named = [(name, row["id"]) for row in known.values() for name in (row["id"], *row["names"])]
    named += [(name, _id(row)) for row, _ in rows for name in (_id(row), *row["names"])]
    ids = {folding.fold(name): id_ for name, id_ in named}
    return [_account(row, known.get(_id(row), {}), _Parts(ids, folding, setting)) for row, setting in rows]


def _id(row: Mapping[str, Any]) -> str:
    id_ = row.get("id", row["names"][0])
    assert isinstance(id_, str)
    return id_


def _account(row: Mapping[str, Any], packed: Mapping[str, Any], parts: _Parts) -> dict[str, Any]:
    id_ = _id(row)
    found = {
        "id": id_,
        "names": list(dict.fromkeys(map(parts.folding.fold, (id_, *row["names"])))),
        "side": row.get("side", packed.get("side", "")),
        "parts": [*packed.get("parts", ()), *parts.sets(id_, row.get("parts", ()))],
    }
    return {key: value for key, value in found.items() if value}


class _Parts(NamedTuple):
    """Finds the accounts that the parts of a row mean; `ids` is by folded name."""

    ids: Mapping[str, str]
    folding: Folding
    setting: Setting

    def sets(self, whole: str, parts: Iterable[str | Mapping[str, Any]]) -> Iterator[Mapping[str, Any]]:
        """Sets of parts; bare names make one set."""
        parts = list(parts)
        bare = [part for part in parts if isinstance(part, str)]
        for one in ([{"of": bare}] if bare else []) + [part for part in parts if not isinstance(part, str)]:
            yield {**one, "of": [self._account(whole, part) for part in one["of"]]}

    def _account(self, whole: str, part: str) -> str:
        id_ = self.ids.get(self.folding.fold(part))
        problem = None
        if id_ is None:
            problem = (
                f"没有名为“{part}”的科目{did_you_mean(part, [name for name in self.ids if self.ids[name] != whole])}。"
            )
        elif id_ == whole:
            problem = "自己不能是自己的分项。"
        if problem:
            self.setting.source.fail([Problem((*self.setting.path, "parts"), problem, part)])
        assert id_ is not None
        return id_


def _is_han(word: str) -> bool:
    """Whether a word has a 汉字."""
    return any("\u3400" <= char <= "\u9fff" for char in word)

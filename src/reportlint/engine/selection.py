"""Which rules run, and how severe their findings are."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from reportlint.model.findings import Severity

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from reportlint.engine.registry import Rule


class SelectionError(Exception):
    """A rule or severity that does not exist. The message is a plain Chinese sentence."""


@dataclass(frozen=True, slots=True)
class Selection:
    """Decides by code or name; the longest matching prefix wins, as in flake8 and ruff."""

    selected: tuple[str, ...] = ()
    ignored: tuple[str, ...] = ()
    preview: bool = False

    @classmethod
    def parse(
        cls, rules: Mapping[str, Rule], select: Iterable[str], ignore: Iterable[str], *, preview: bool = False
    ) -> Selection:
        """A selection from the words of a command line or configuration.

        Raises SelectionError for a word that is neither a code, nor the beginning of one, nor a name.
        """
        return cls(tuple(codes(rules, select)), tuple(codes(rules, ignore)), preview)

    def __call__(self, rule: Rule) -> bool:
        """Whether a rule runs. A preview rule runs where asked for by its full code or name, or with `preview`."""
        code = rule.check.code
        if rule.check.stage != "stable" and not self.preview and code not in self.selected:
            return False
        wanted = _longest(code, self.selected) if self.selected else 0
        return wanted >= 0 and wanted >= _longest(code, self.ignored) + (code in self.ignored)


def _longest(code: str, prefixes: Iterable[str]) -> int:
    return max((len(prefix) for prefix in prefixes if code.startswith(prefix)), default=-1)


def codes(rules: Mapping[str, Rule], words: Iterable[str]) -> Iterable[str]:
    """Codes or code prefixes for the comma-separated words; names are turned into codes."""
    names = {rule.check.name: code for code, rule in rules.items()}
    for word in (part.strip() for words_ in words for part in words_.split(",")):
        if word == "ALL":
            yield ""
        elif word in names:
            yield names[word]
        elif word and any(code.startswith(word.upper()) for code in rules):
            yield word.upper()
        elif word:
            raise SelectionError(
                f"没有规则 {word}{did_you_mean(word, [*rules, *names])}；reportlint rule 列出全部规则。"
            )


def parse_severities(rules: Mapping[str, Rule], words: Iterable[str]) -> dict[str, Severity]:
    """Severities by code from words like "ARI102=warning"; a prefix stands for every code that it begins."""
    levels: dict[str, Severity] = {}
    for word in words:
        rule, _, level = word.partition("=")
        if level.upper() not in Severity.__members__:
            raise SelectionError(f"级别 {level or '（空）'} 不存在，只有 error、warning、info。")
        for prefix in codes(rules, [rule]):
            levels |= {code: Severity[level.upper()] for code in rules if code.startswith(prefix)}
    return levels


def did_you_mean(word: str, known: Iterable[str]) -> str:
    """A hint with the likeliest of the known words, or nothing."""
    from rapidfuzz import process

    best = process.extractOne(word, list(known), score_cutoff=60, processor=str.lower)
    return f"（是不是 {best[0]}？）" if best else ""

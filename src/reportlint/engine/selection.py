"""Which rules run, and how severe their findings are."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from reportlint.engine.registry import TOOL_RULES
from reportlint.model.findings import Severity
from reportlint.patterns import compiled

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from reportlint.engine.registry import Rule

ALL = "ALL"
_TOOL = compiled(r"RL\d*")
_MOST = 3  # rules that a hint names


class SelectionError(Exception):
    """A rule or severity that does not exist. The message is a plain Chinese sentence."""


@dataclass(frozen=True, slots=True)
class Selection:
    """Decides by code; the longest matching prefix wins, as in flake8 and ruff, of equal ones the ignored."""

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
        return _longest(code, self.selected or ("",)) > _longest(code, self.ignored)


def _longest(code: str, prefixes: Iterable[str]) -> int:
    return max((len(prefix) for prefix in prefixes if code.startswith(prefix)), default=-1)


def codes(rules: Mapping[str, Rule], words: Iterable[str]) -> Iterator[str]:
    """Codes or code prefixes for the comma-separated words; names are turned into codes, ALL is the empty prefix.

    Raises SelectionError for a word that means no rule, or one of the tool's own.
    """
    names = {rule.check.name: code for code, rule in rules.items()}
    for word in (part.strip() for words_ in words for part in words_.split(",")):
        if word == ALL:
            yield ""
        elif word in names:
            yield names[word]
        elif word and any(code.startswith(word.upper()) for code in rules):
            yield word.upper()
        elif word:
            raise SelectionError(tool_rule_problem(word) if is_tool_rule(word) else f"{unknown_rule(word, rules)}。")


def unknown_rule(word: str, rules: Mapping[str, Rule]) -> str:
    """That there is no such rule, and which may be meant: some with the word in their titles, or one of like name."""
    titled = [f"{code} {rule.check.title}" for code, rule in rules.items() if word in rule.check.title]
    names = [rule.check.name for rule in rules.values()]
    hint = f"（是不是 {'、'.join(titled[:_MOST])}？）" if titled else did_you_mean(word, [*rules, *names])
    return f"没有规则 {word}{hint}；reportlint rule 列出全部规则"


def is_tool_rule(word: str) -> bool:
    """Whether a code, the beginning of one, or a name is of the tool's own rules."""
    return bool(_TOOL.fullmatch(word.upper())) or word in {rule.name for rule in TOOL_RULES}


def tool_rule_problem(word: str) -> str:
    """Why a rule of the tool's own cannot be named, in Chinese."""
    return f"{word} 是 reportlint 自己的问题（文件读不了、规则出错等），总会报告，不能关闭，也不能改级别。"


def parse_severities(rules: Mapping[str, Rule], words: Iterable[str]) -> dict[str, Severity]:
    """Severities by code from words like "ARI102=warning".

    A prefix stands for every code that it begins; the longest one counts, of equal ones the last.
    """
    levels: dict[str, tuple[int, Severity]] = {}
    for word in words:
        rule, _, level = word.partition("=")
        if level.upper() not in Severity.__members__:
            raise SelectionError(f"级别 {level or '（空）'} 不存在，只有 error、warning、info。")
        for prefix in codes(rules, [rule]):
            for code in rules:
                if code.startswith(prefix) and len(prefix) >= levels.get(code, (0,))[0]:
                    levels[code] = (len(prefix), Severity[level.upper()])
    return {code: level for code, (_, level) in levels.items()}


def did_you_mean(word: str, known: Iterable[str]) -> str:
    """A hint with the likeliest of the known words, or nothing."""
    best = likeliest(word, known)
    return f"（是不是 {best}？）" if best is not None else ""


def likeliest(word: str, known: Iterable[str]) -> str | None:
    """The known word that is most like one; None where none is."""
    from rapidfuzz import fuzz, process

    best = process.extractOne(word, list(known), scorer=fuzz.ratio, score_cutoff=60, processor=str.lower)
    return best[0] if best else None

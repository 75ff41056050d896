"""The figures as tables, for the terminal and for the docs."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from mutation.figures import MANY, by_identities, by_operator, by_rule, goals, line, unmutated
from mutation.operators import Operator

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from mutation.figures import Line
    from mutation.trials import Survey, Trial

_OPERATORS = {
    Operator.REPLACE: "换错一位数字",
    Operator.DROP: "漏一位数字",
    Operator.ADD: "多一位数字",
    Operator.SWAP: "相邻两位颠倒",
    Operator.POINT: "小数点错位",
    Operator.UNIT: "单位错（元、万元、亿元）",
    Operator.COPY: "抄成了别处的数",
    Operator.ADDEND: "合计漏加或重加一项",
    Operator.COUNT: "个数差一",
    Operator.DIRECTION: "增减词写反",
    Operator.BASE: "比较的基数写错",
    Operator.YEAR: "年份差一",
}
_ENGLISH = {
    Operator.REPLACE: "a digit replaced",
    Operator.DROP: "a digit left out",
    Operator.ADD: "a digit too many",
    Operator.SWAP: "two neighbouring digits interchanged",
    Operator.POINT: "decimal point moved",
    Operator.UNIT: "wrong unit (元, 万元, 亿元)",
    Operator.COPY: "another number of its kind",
    Operator.ADDEND: "total without a part, or with one twice",
    Operator.COUNT: "count off by one",
    Operator.DIRECTION: "word of direction turned",
    Operator.BASE: "word for the base changed",
    Operator.YEAR: "year off by one",
}
_GOALS = {
    "numbers": ("有算式可验证的数改错，查出", "errors in linked numbers found"),
    "words": ("增减词写反，查出", "words of direction found"),
    "one": ("只在一个算式里的数，首先指出它", "culprit named first, one identity"),
    "two": ("在两个以上算式里的数，首先指出它", "culprit named first, two identities or more"),
}


class Table(NamedTuple):
    """A heading, the columns' names, and rows of text."""

    title: str
    header: tuple[str, ...]
    rows: Sequence[tuple[str, ...]]

    def markdown(self) -> str:
        """The table as Markdown, without its heading."""
        rule = tuple("---" if not at else "--:" for at in range(len(self.header)))
        return "\n".join(f"| {' | '.join(row)} |" for row in (self.header, rule, *self.rows))

    def plain(self) -> str:
        """The table for a terminal."""
        columns = zip(self.header, *self.rows, strict=True)
        widths = [max(map(len, column)) for column in columns]
        lines = (
            "  ".join(
                [row[0].ljust(widths[0]), *(cell.rjust(width) for cell, width in zip(row[1:], widths[1:], strict=True))]
            )
            for row in (self.header, *self.rows)
        )
        return "\n".join((self.title, *(f"  {each}" for each in lines)))


def tables(surveys: Sequence[Survey], trials: Sequence[Trial], *, chinese: bool = False) -> list[Table]:
    """All tables, in English or Chinese."""
    return [
        _goals(trials, chinese=chinese),
        _operators(trials, chinese=chinese),
        _rules(trials, chinese=chinese),
        _identities(trials, chinese=chinese),
        _unmutated(surveys, chinese=chinese),
    ]


def _goals(trials: Sequence[Trial], *, chinese: bool) -> Table:
    header = ("目标", "至少", "达到", "个数") if chinese else ("goal", "at least", "reached", "of")
    rows = [
        (_GOALS[goal.key][not chinese], f"{goal.least:.2f}", str(goal.reached), str(goal.reached.of))
        for goal in goals(trials)
    ]
    return Table("Goals", header, rows)


def _operators(trials: Sequence[Trial], *, chinese: bool) -> Table:
    english = ("error", "seeded", "equivalent", "unlinked", "(found)", "linked", "found", "rate", "as error")
    header = (
        ("错法", "个数", "等价", "无算式", "其中查出", "有算式", "查出", "查出率", "报错误") if chinese else english
    )
    names = _OPERATORS if chinese else _ENGLISH
    rows = [(names[operator], *_cells(some)) for operator, some in by_operator(trials).items()]
    return Table("Errors by kind", header, [*rows, ("合计" if chinese else "all", *_cells(line(trials)))])


def _cells(some: Line) -> tuple[str, ...]:
    counts = (some.seeded, some.equivalent, some.free, some.free_found, some.found.of, some.found.hits)
    return (*map(str, counts), str(some.found), str(some.as_error))


def _rules(trials: Sequence[Trial], *, chinese: bool) -> Table:
    header = ("规则", "破坏的个数", "查出率", "由本规则报出") if chinese else ("rule", "broken", "found", "by itself")
    rows = [(code, str(rule.found.of), str(rule.found), str(rule.own)) for code, rule in by_rule(trials).items()]
    return Table("Errors by the rule whose relation they break", header, rows)


def _identities(trials: Sequence[Trial], *, chinese: bool) -> Table:
    header = ("所在算式", "报出的错", "首先指出") if chinese else ("identities", "told", "named first")
    rows = [
        (f"{count}{'+' * (count == MANY)}", str(named.of), str(named)) for count, named in by_identities(trials).items()
    ]
    return Table("The culprit", header, rows)


def _unmutated(surveys: Sequence[Survey], *, chinese: bool) -> Table:
    header = ("规则", "级别", "个数") if chinese else ("rule", "level", "findings")
    rows = [(code, level, str(number)) for (code, level), number in unmutated(surveys).items()]
    return Table(f"Findings on the {len(surveys)} reports as they are", header, rows)


def survivors(trials: Sequence[Trial], most: int) -> Iterator[str]:
    """Yield some errors of each kind that should have been found and were not."""
    for operator in Operator:
        missed = [trial for trial in trials if trial.operator is operator and trial.to_find and not trial.killed()]
        for trial in missed[:most]:
            yield f"{operator}  {trial.report}  {','.join(trial.broken)}\n    {trial.context}"
            yield from (f"    broken: {formula}" for formula in trial.formulas)
            yield from (f"    said:   {alarm.code} {alarm.severity.label} {alarm.message}" for alarm in trial.alarms)

"""The figures of mutation testing as tables."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tables import Table

from mutation.figures import MANY, by_identities, by_operator, by_rule, goals, line, share, unmutated
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
    "one": ("破坏一个算式的，首先指出错的数", "culprit named first, one identity"),
    "two": ("破坏两个以上算式的，首先指出错的数", "culprit named first, two identities or more"),
}


def tables(trials: Sequence[Trial], *, chinese: bool = False) -> list[Table]:
    """What became of the errors, in English or Chinese."""
    build = (_goals, _operators, _rules, _identities)
    return [each(trials, chinese=chinese) for each in build]


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
        ("错法", "个数", "等价", "无算式", "其中查出", "有算式", "查出", "查出率", "报为错误") if chinese else english
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
    header = ("破坏的算式", "报出的错", "首先指出") if chinese else ("broken identities", "told", "named first")
    rows = [
        (f"{count}{'+' * (count == MANY)}", str(named.of), str(named)) for count, named in by_identities(trials).items()
    ]
    return Table("The culprit", header, rows)


def baseline(surveys: Sequence[Survey]) -> Table:
    """What is found on the reports as they are."""
    rows = [(code, level, str(number)) for (code, level), number in unmutated(surveys).items()]
    return Table(f"Findings on the {len(surveys)} reports as they are", ("rule", "level", "findings"), rows)


def summary(outcome: tuple[Sequence[Survey], Sequence[Trial]], seed: int, *, chinese: bool) -> str:
    """How much was tried, and how much of it was found end to end, in two sentences."""
    surveys, trials = outcome
    found = share(trial.killed() for trial in trials if not trial.equivalent)
    if chinese:
        tried = f"{len(surveys)}份报告，埋错{len(trials)}处（`--seed {seed}`）。"
        return f"{tried}除去等价的{len(trials) - found.of}处，其余不论有没有算式，查出{found.hits}处，占{found}。"
    tried = f"{len(trials)} errors in {len(surveys)} reports (`--seed {seed}`)."
    rest = f"{found.hits} of the {found.of} that are not equivalent were found ({found})"
    return f"{tried} Linked or not, {rest}."


def survivors(trials: Sequence[Trial], most: int) -> Iterator[str]:
    """Yield some errors of each kind that should have been found and were not."""
    for operator in Operator:
        missed = [trial for trial in trials if trial.operator is operator and trial.to_find and not trial.killed()]
        for trial in missed[:most]:
            yield f"{operator}  {trial.report}  {','.join(trial.broken)}\n    {trial.context}"
            yield from (f"    broken: {formula}" for formula in trial.formulas)
            yield from (f"    said:   {alarm.code} {alarm.severity.label} {alarm.message}" for alarm in trial.alarms)

"""Runs published test suites for Chinese numbers, percentages and amounts of money on our recogniser.

The suites lie outside of the project, in ../shared/corpus/external; without them this says so and does nothing. The
*must* cases (must.json) have to pass all, of the *should* cases nine in ten; parser_waivers.toml lists the cases in
which we mean something else, with the reason, at most one in twenty.

    python benchmarks/parser_suites.py [--show]
"""

from __future__ import annotations

import argparse
import json
import sys
import tomllib
from decimal import Decimal
from fractions import Fraction
from importlib.resources import files
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

from reportlint.facts.folding import Folding
from reportlint.facts.numerals import NumberVocabulary, numbers
from reportlint.facts.quantities import Mention, quantities
from reportlint.facts.units import Units
from reportlint.model.quantities import Approximation, Kind
from reportlint.readers.cleaning import clean

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

ROOT = Path(__file__).resolve().parent.parent
EXTERNAL = ROOT.parent / "shared" / "corpus" / "external"
WAIVERS = Path(__file__).with_name("parser_waivers.toml")
MODELS = ("Number/Chinese/NumberModel", "Number/Chinese/PercentModel", "NumberWithUnit/Chinese/CurrencyModel")
SHARE_TO_PASS, SHARE_TO_WAIVE = Fraction(9, 10), Fraction(1, 20)
# The suites print quotients with 15 digits.
PRECISION = Fraction(1, 10**12)
_MONEY = (Kind.MONEY, Kind.CURRENCY)

_VOCABULARY = files("reportlint_checks") / "vocabulary"
UNITS = Units.load((_VOCABULARY / "units.txt").read_text("utf-8"))
WORDS = NumberVocabulary.load((_VOCABULARY / "numbers.toml").read_text("utf-8"))
FOLDING = Folding.load((_VOCABULARY / "traditional.toml").read_text("utf-8"))
TRADITIONAL = frozenset(tomllib.loads((_VOCABULARY / "traditional.toml").read_text("utf-8"))["traditional"])


class Case(NamedTuple):
    """A case of a suite: what it wants and what we read, both in the suite's terms."""

    suite: str
    name: str
    text: str
    want: Sequence[Any]
    got: Sequence[Any]

    @property
    def passes(self) -> bool:
        """Whether we read what it wants."""
        return len(self.want) == len(self.got) and all(map(_same, self.want, self.got))


def _same(want: Any, got: Any) -> bool:
    if isinstance(want, Fraction) and isinstance(got, Fraction):
        return abs(want - got) <= PRECISION * abs(want)
    return bool(want == got)


# What we read, in the terms of the suites


def prepared(text: str) -> str:
    return clean(FOLDING.fold(text))[0]


def mentions(text: str) -> list[Mention]:
    return list(quantities(prepared(text), UNITS, WORDS))


def plain_numbers(text: str) -> list[Fraction]:
    """All numbers but those with a sign of money or per cent behind them, which the suite counts elsewhere."""
    signed = [found for found in mentions(text) if found.kind in (*_MONEY, Kind.PERCENT)]
    return [
        number.value
        for number in numbers(prepared(text), WORDS)
        if not any(found.start <= number.start and number.end < found.end for found in signed)
    ]


def percentages(text: str) -> list[Fraction]:
    """Percentages, and points as if they were some; a range (5-20%) by the number before the sign."""
    found = []
    for mention in mentions(text):
        if mention.kind not in (Kind.PERCENT, Kind.POINTS):
            continue
        factor = UNITS.factor(mention.unit, "%") if mention.kind is Kind.PERCENT else Fraction(1)
        if mention.upper is None:
            found.append(mention.value * factor)
        elif len(list(numbers(mention.text, WORDS))) > 1:
            found.append(mention.upper * factor)
    return found


def yuan(mention: Mention, value: Fraction) -> Fraction:
    """The value in 元, or in whole units of a foreign currency."""
    if mention.kind in _MONEY:
        base = mention.unit.lstrip("十百千万亿")
        return value * UNITS.factor(mention.unit, "元" if base == "角" else base)
    return value * UNITS.prefixes.get(mention.unit, 1)


def amounts(text: str, *, bare: bool = False) -> list[Mention]:
    """Amounts of money; with `bare` also numbers with 万, 千 or 亿 and nothing else."""
    return [m for m in mentions(text) if m.kind in _MONEY or (bare and m.kind is Kind.NUMBER and m.unit)]


def ends(mention: Mention) -> list[Fraction]:
    """The value, or both ends of what is open."""
    if mention.upper is not None:
        return [yuan(mention, mention.value), yuan(mention, mention.upper)]
    if mention.approximation is Approximation.OVER:
        return [yuan(mention, mention.value), yuan(mention, mention.value + mention.step)]
    return [yuan(mention, mention.value)]


# The suites


def recognizers() -> Iterator[tuple[bool, Case]]:
    """Each case of Recognizers-Text that counts, with whether it must pass."""
    must = json.loads((EXTERNAL / "must.json").read_text("utf-8"))
    readers = {"NumberModel": plain_numbers, "PercentModel": percentages, "CurrencyModel": in_yuan}
    for model in MODELS:
        cases = json.loads((EXTERNAL / "recognizers-text-zh" / f"{model}.json").read_text("utf-8-sig"))
        name = model.rpartition("/")[2]
        for index, case in enumerate(cases):
            text = case["Input"]
            binding = index in must[f"{model}.json"]
            if not binding and TRADITIONAL.isdisjoint(text) and "折" not in text:
                continue
            want = [exact(result["Resolution"]["value"]) for result in case["Results"]]
            suite = f"{name} {'must' if binding else 'should'}"
            yield binding, Case(suite, str(index), text, want, readers[name](text))


def in_yuan(text: str) -> list[Fraction]:
    return [yuan(mention, mention.value) for mention in amounts(text)]


def exact(value: str) -> Fraction:
    return Fraction(Decimal(value.removesuffix("%")))


def jionlp(pairs: Mapping[str, Any]) -> Iterator[Case]:
    senses = {
        "accurate": {Approximation.EXACT},
        "blur": {Approximation.ABOUT, Approximation.OVER, Approximation.RANGE},
        "blur-": {Approximation.UNDER, Approximation.AT_MOST},
        "blur+": {Approximation.AT_LEAST, Approximation.ABOVE},
    }
    for case in pairs["jionlp_parse_money"]:
        printed = case["num"] if isinstance(case["num"], list) else [case["num"]]
        found = amounts(case["text"], bare=True)
        got: list[Any] = []
        for mention in found:
            got += [Fraction(round(end, 2)) for end in ends(mention)]
            got += [mention.unit.lstrip("十百千万亿") or "元"]
            got += [sense for sense, members in senses.items() if mention.approximation in members]
        want = [*map(exact, printed), case["case"], case["definition"]]
        yield Case("jionlp parse", case["text"], case["text"], want, got)
    for case in pairs["jionlp_extract_money"]:
        want = [prepared(text) for text, _, _ in case["spans"]]
        got = [mention.text for mention in amounts(case["text"], bare=True)]
        yield Case("jionlp extract", case["text"], case["text"], want, got)


def cn2an(pairs: Mapping[str, Any]) -> Iterator[Case]:
    for text, value in (pairs["cn2an_strict"] | pairs["cn2an_normal_extra"]).items():
        got = [number.value for number in numbers(prepared(text), WORDS)]
        yield Case("cn2an", text, text, [exact(value)], got)
    for text in pairs["cn2an_must_reject"]:
        whole = [number for number in numbers(prepared(text), WORDS) if (number.start, number.end) == (0, len(text))]
        yield Case("cn2an", text, text, [], whole)


def duckling(pairs: Mapping[str, Any]) -> Iterator[Case]:
    limits = {Approximation.AT_MOST: "<=", Approximation.AT_LEAST: ">="}
    for text, want in pairs["duckling_zh"]["AmountOfMoney"]:
        got: list[Any] = []
        for mention in amounts(text):
            got += [limits.get(mention.approximation, ""), *ends(mention)]
        sign = want[:2] if want[0] in "<>" else ""
        yield Case("duckling", text, text, [sign, *map(exact, want.removeprefix(sign).split("~"))], got)
    for text, want in pairs["duckling_zh"]["Numeral"]:
        got = [number.value for number in numbers(prepared(text), WORDS)]
        yield Case("duckling", text, text, [exact(want)], got)


def probe(pairs: Mapping[str, Any]) -> Iterator[Case]:
    senses = {"": "exact", "余": "over", "约": "about", "近": "under", "不足": "under", "逾": "above", "区间": "range"}
    for case in pairs["reportlint_genre_probe"]:
        want: list[Any] = []
        for amount in case["amounts"]:
            want += map(exact, amount["yuan"].split("~"))
            want += [Fraction(1, 10 ** amount["decimals"]), senses[amount["modifier"]]]
        want += [exact(percent.removesuffix("个百分点")) for percent in case["percents"]]
        got: list[Any] = []
        for mention in amounts(case["text"]):
            upper = [] if mention.upper is None else [yuan(mention, mention.upper)]
            got += [yuan(mention, mention.value), *upper, mention.ulp, mention.approximation.value]
        yield Case("genre probe", case["text"][:12], case["text"], want, [*got, *percentages(case["text"])])


# The account


def main(arguments: Sequence[str] | None = None) -> int:
    parser = argparse.ArgumentParser(description="Number suites of other projects on our recogniser.")
    parser.add_argument("--show", action="store_true", help="list the cases that fail, and those waived")
    options = parser.parse_args(arguments)
    if not EXTERNAL.is_dir():
        print(f"{EXTERNAL.relative_to(ROOT.parent)} is not there: nothing to run")
        return 0
    pairs = json.loads((EXTERNAL / "zh-quantity-pairs" / "pairs.json").read_text("utf-8"))
    known = list(recognizers())
    must = [case for binding, case in known if binding]
    should = [case for binding, case in known if not binding]
    should += [*jionlp(pairs), *cn2an(pairs), *duckling(pairs), *probe(pairs)]
    waived = {(row["suite"], row["case"]): row["reason"] for row in tomllib.loads(WAIVERS.read_text("utf-8"))["waiver"]}
    for case in table([*must, *should], waived, show=options.show):
        print(case)
    return verdict(must, should, waived)


def table(cases: Iterable[Case], waived: Mapping[tuple[str, str], str], *, show: bool) -> Iterator[str]:
    """A line for each suite, then the failures."""
    by_suite: dict[str, list[Case]] = {}
    for case in cases:
        by_suite.setdefault(case.suite, []).append(case)
    for suite, members in by_suite.items():
        failed = [case for case in members if not case.passes]
        excused = [case for case in failed if (suite, case.name) in waived]
        yield f"{suite:22} {len(members) - len(failed):4} / {len(members):4}   waived {len(excused)}"
        for case in failed if show else ():
            reason = waived.get((suite, case.name), "FAILED")
            yield f"    {case.name}: {case.text}\n        want {_shown(case.want)}, got {_shown(case.got)}: {reason}"


def _shown(values: Iterable[Any]) -> str:
    return " ".join(str(float(value) if isinstance(value, Fraction) else value) for value in values)


def verdict(must: Sequence[Case], should: Sequence[Case], waived: Mapping[tuple[str, str], str]) -> int:
    """Print the sums; 0 if they reach the goal."""
    missed = sum(not case.passes for case in must)
    passed = sum(case.passes for case in should)
    idle = set(waived) - {(case.suite, case.name) for case in should if not case.passes}
    print(f"must: {len(must) - missed} / {len(must)}; should: {passed} / {len(should)}; waivers: {len(waived)}")
    for suite, case in sorted(idle):
        print(f"waiver without a failing case: {suite}: {case}")
    good = not missed and passed >= SHARE_TO_PASS * len(should) and len(waived) <= SHARE_TO_WAIVE * len(should)
    return 0 if good and not idle else 1


if __name__ == "__main__":
    sys.exit(main())

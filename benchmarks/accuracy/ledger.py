"""Right and extra findings of each rule on labelled real reports, and the scores there (docs/accuracy.md).

Usage: python benchmarks/accuracy/ledger.py [--docs]

The reports and the program that scores findings against their labels are no part of the project; where they are not at
hand this says so and measures nothing. Extra findings are those that meet no label. Those that a second reading found
to be real defects all the same are in adjudicated.toml. Exit code 1 where a rule is less exact than its level asks for:
it has to be demoted or become a preview.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import re
import subprocess
import sys
import tomllib
from collections import Counter
from datetime import UTC, datetime
from fractions import Fraction
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from pages import LEVELS, PAGES, put, stamp
from tables import Table

from reportlint.engine.assembly import registry_for
from reportlint.engine.config import Config
from reportlint.model.findings import Severity

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

SCORER = Path(__file__).parents[3] / "shared" / "evaluate.py"
ADJUDICATED = Path(__file__).with_name("adjudicated.toml")
BARS = {Severity.ERROR: Fraction(90, 100), Severity.WARNING: Fraction(75, 100)}

_RULE = re.compile(r" +(?P<code>[A-Z]{3}\d{3}) +right +(?P<right>\d+) +extra +(?P<extra>\d+)")
_EXTRA = re.compile(r'EXTRA \S+ (?P<code>[A-Z]{3}\d{3}) \w+ (?P<quote>"(?:[^"\\]|\\.)*"|null) ')
_SCORE = re.compile(r"(?P<name>[a-z].*?) {2,}(?P<hits>\d+)/(?P<of>\d+) = ")
_SCORES = {
    "documents read": ("读出的报告", "reports read"),
    "recall, kinds in scope": ("应查的缺陷，查出", "defects in scope, found"),
    "recall, firm labels": ("其中确定的错误和警告，查出", "those that are certain, found"),
    "recall, numeric kinds": ("数字方面的缺陷，查出", "defects of numbers, found"),
    "precision, error": ("报出的错误，有标注印证", "errors that meet a label"),
    "precision, warning": ("报出的警告，有标注印证", "warnings that meet a label"),
    "traps stepped into": ("似错而对的地方，误报", "places that look wrong and are right, reported"),
    "numbers linked": ("金额和比率，有算式验证", "amounts and rates that a calculation holds"),
}


class Entry(NamedTuple):
    """A rule's findings: those that meet a label, those that do not, and how many of these are real all the same."""

    code: str
    name: str
    level: Severity
    right: int
    extra: int
    real: int

    @property
    def precision(self) -> Fraction:
        """The share of real defects among the findings."""
        return Fraction(self.right + self.real, self.right + self.extra)

    @property
    def holds(self) -> bool:
        """Whether the rule is as exact as its level asks for."""
        return self.precision >= BARS.get(self.level, 0)


def scored() -> str:
    """What the scoring program prints for this version of the linter."""
    command = [sys.executable, str(SCORER), "--command", f"{sys.executable} -m reportlint", "--show", "false"]
    return subprocess.run(command, capture_output=True, encoding="utf-8", check=True).stdout


def entries(output: str, real: Mapping[str, bool]) -> Iterator[Entry]:
    """The rules that the scoring program lists, with what is known of their extra findings."""
    rules = registry_for(Config()).rules
    extra = (
        (match["code"], digest(match["code"], json.loads(match["quote"]) or "")) for match in _EXTRA.finditer(output)
    )
    confirmed = Counter(code for code, key in extra if real.get(key))
    for match in _RULE.finditer(output):
        code, check = match["code"], rules[match["code"]].check
        yield Entry(code, check.name, check.severity, int(match["right"]), int(match["extra"]), confirmed[code])


def digest(code: str, quote: str) -> str:
    """A finding's mark in adjudicated.toml, which holds no words of the reports."""
    return hashlib.sha256(f"{code} {''.join(quote.split())}".encode()).hexdigest()[:12]


def adjudicated() -> dict[str, bool]:
    """Whether an extra finding is a real defect, by its mark."""
    known = tomllib.loads(ADJUDICATED.read_text(encoding="utf-8"))
    return {finding["digest"]: finding["real"] for finding in known["finding"]}


def ledger(found: list[Entry], *, chinese: bool = False) -> Table:
    """The rules with their figures."""
    header = ("rule", "level", "right", "extra", "of these real", "precision", "enough")
    if chinese:
        header = ("规则", "级别", "有标注印证", "没有标注", "其中复核属实", "准确率", "达标")
    words = {True: "是", False: "否"} if chinese else {True: "yes", False: "no"}
    rows = [
        (
            f"{each.code} {each.name}",
            LEVELS[each.level.label] if chinese else each.level.label,
            *map(str, (each.right, each.extra, each.real)),
            f"{float(each.precision):.2f}",
            words[each.holds],
        )
        for each in found
    ]
    return Table("Findings by rule", header, rows)


def scores(output: str, *, chinese: bool = False) -> Table:
    """The scores as a table."""
    header = ("项目", "比率", "个数") if chinese else ("what", "share", "of")
    found = [match for match in _SCORE.finditer(output) if match["name"] in _SCORES]
    rows = [
        (_SCORES[match["name"]][not chinese], f"{int(match['hits']) / int(match['of']):.3f}", match["of"])
        for match in found
    ]
    return Table("Scores", header, rows)


def write_docs(output: str, found: list[Entry]) -> None:
    """Put the figures into the pages."""
    day = datetime.now(tz=UTC).date().isoformat()
    for language, page in PAGES.items():
        chinese = language == "zh"
        for name, table in (
            ("scores", scores(output, chinese=chinese)),
            ("ledger", ledger(found, chinese=chinese)),
        ):
            put(page, name, f"{stamp(language, day)}\n\n{table.markdown()}")


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--docs", action="store_true", help="put the tables into docs/accuracy.md")
    options = parser.parse_args()
    if not SCORER.exists():
        print("no labelled reports at hand: nothing is measured")
        return 0
    output = scored()
    found = list(entries(output, adjudicated()))
    print(f"{scores(output).plain()}\n\n{ledger(found).plain()}")
    if options.docs:
        write_docs(output, found)
    wanting = [each for each in found if not each.holds]
    for each in wanting:
        exact = f"{float(each.precision):.2f}"
        print(f"{each.code}, {each.level.label}, is right in {exact} of its findings: demote it or make it a preview")
    return 1 if wanting else 0


if __name__ == "__main__":
    sys.exit(main())

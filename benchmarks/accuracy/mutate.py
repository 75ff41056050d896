"""Seed one error at a time into clean reports and see whether the linter says so (docs/accuracy.md).

Usage: python benchmarks/accuracy/mutate.py [REPORT…] [--limit N] [--seed N] [--jobs N] [--json FILE] [--show N]
    [--docs]

Without reports those in fixtures/clean are taken and, where they are at hand, the labelled real ones; of all of them
those on which the linter has no error or warning about numbers. The same seed gives the same errors. Exit code 1 where
a goal is missed.
"""

from __future__ import annotations

import argparse
import json
import os
import sys
from concurrent.futures import ProcessPoolExecutor
from dataclasses import asdict
from datetime import UTC, datetime
from pathlib import Path
from time import perf_counter
from typing import TYPE_CHECKING, NamedTuple

from mutation.figures import goals
from mutation.lab import lab, survey
from mutation.plan import Task, plan
from mutation.reporting import baseline, summary, survivors, tables
from mutation.reports import reports
from pages import PAGES, put, stamp

if TYPE_CHECKING:
    from mutation.trials import Survey, Trial


class Outcome(NamedTuple):
    """What the clean reports are like and what became of the errors in them."""

    surveys: list[Survey]
    trials: list[Trial]


def run(task: Task) -> list[Trial]:
    trials = (lab(task.path).trial(site, task.seed) for site in task.sites)
    return [trial for trial in trials if trial is not None]


def measure(paths: list[Path], seed: int, limit: int, jobs: int | None) -> Outcome:
    with ProcessPoolExecutor(jobs) as pool:
        surveys = dict(zip(paths, pool.map(survey, paths, chunksize=4), strict=True))
        clean = {path: found for path, found in surveys.items() if found.clean}
        tasks = plan({path: found.sites for path, found in clean.items()}, seed, limit)
        trials = [trial for batch in pool.map(run, tasks) for trial in batch]
    return Outcome(list(clean.values()), trials)


def write_json(path: Path, outcome: Outcome, seed: int) -> None:
    figures = {
        "seed": seed,
        "reports": len(outcome.surveys),
        "goals": {goal.key: goal.reached for goal in goals(outcome.trials)},
        "trials": [asdict(trial) for trial in outcome.trials],
    }
    path.write_text(json.dumps(figures, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")


def write_docs(outcome: Outcome, seed: int) -> None:
    day = datetime.now(tz=UTC).date().isoformat()
    for language, page in PAGES.items():
        chinese = language == "zh"
        first = f"{stamp(language, day)}{'：' if chinese else ': '}{summary(outcome, seed, chinese=chinese)}"
        put(
            page,
            "mutation",
            "\n\n".join([first, *(each.markdown() for each in tables(outcome.trials, chinese=chinese))]),
        )


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("reports", nargs="*", type=Path, metavar="REPORT")
    parser.add_argument("--limit", type=int, default=4000, help="how many errors are seeded, about")
    parser.add_argument("--seed", type=int, default=2007)
    parser.add_argument("--jobs", type=int, default=os.cpu_count())
    parser.add_argument("--json", type=Path, help="write the figures and all errors to a file")
    parser.add_argument("--show", type=int, default=0, help="print examples of errors of each kind that were not found")
    parser.add_argument("--docs", action="store_true", help="put the tables into docs/accuracy.md")
    options = parser.parse_args()
    start = perf_counter()
    outcome = measure(options.reports or reports(), options.seed, options.limit, options.jobs)
    print("\n\n".join(table.plain() for table in (*tables(outcome.trials), baseline(outcome.surveys))))
    print("\n".join(survivors(outcome.trials, options.show)))
    print(f"{summary(outcome, options.seed, chinese=False)} {perf_counter() - start:.0f} s")
    if options.json:
        write_json(options.json, outcome, options.seed)
    if options.docs:
        write_docs(outcome, options.seed)
    return 0 if all(goal.met for goal in goals(outcome.trials)) else 1


if __name__ == "__main__":
    sys.exit(main())

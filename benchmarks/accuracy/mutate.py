"""Seed one error at a time into clean reports and see whether the linter says so (docs/accuracy.md).

Usage: python benchmarks/accuracy/mutate.py [--limit N] [--seed N] [--json FILE] [--show N] [--docs]

The reports are those in fixtures/clean and, where the corpus is at hand, every real report on which the linter has no
error or warning about numbers. The same seed gives the same errors.
"""

from __future__ import annotations

import argparse
import json
import os
import sys
from concurrent.futures import ProcessPoolExecutor
from pathlib import Path
from time import perf_counter

from mutation.lab import Survey, Trial, lab, survey
from mutation.plan import Task, plan
from mutation.reports import reports
from mutation.tables import as_json, document, show, show_survivors


def run(task: Task) -> list[Trial]:
    trials = (lab(task.path).trial(site, task.seed) for site in task.sites)
    return [trial for trial in trials if trial is not None]


def measure(seed: int, limit: int, jobs: int) -> tuple[list[Survey], list[Trial]]:
    paths = reports()
    with ProcessPoolExecutor(jobs) as pool:
        surveys = dict(zip(paths, pool.map(survey, paths, chunksize=4), strict=True))
        clean = {path: found for path, found in surveys.items() if found.clean}
        tasks = plan({path: found.sites for path, found in clean.items()}, seed, limit)
        trials = [trial for batch in pool.map(run, tasks) for trial in batch]
    return list(clean.values()), trials


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--limit", type=int, default=4000, help="how many errors are seeded, about")
    parser.add_argument("--seed", type=int, default=2007)
    parser.add_argument("--jobs", type=int, default=os.cpu_count())
    parser.add_argument("--json", type=Path, help="write the figures and the survivors to a file")
    parser.add_argument("--show", type=int, default=3, help="examples of each kind of survivor")
    parser.add_argument("--docs", action="store_true", help="put the tables into docs/accuracy.md")
    options = parser.parse_args()
    start = perf_counter()
    surveys, trials = measure(options.seed, options.limit, options.jobs)
    met = show(surveys, trials)
    show_survivors(trials, options.show)
    print(f"\n{len(trials)} errors in {perf_counter() - start:.0f} s")
    if options.json:
        text = json.dumps(as_json(surveys, trials, options.seed), ensure_ascii=False, indent=1)
        options.json.write_text(text + "\n", encoding="utf-8")
    if options.docs:
        document(surveys, trials, options.seed)
    return 0 if met else 1


if __name__ == "__main__":
    sys.exit(main())

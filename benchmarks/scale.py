"""How a batch grows: memory for ten times the files, processes, the cache, and whether the output stays the same.

The reports are made up for the run: about 8 kB of text each, half of them docx, every fifth with a wrong number. Every
figure is the best of some runs of the whole program, turn by turn, so that what else the machine does matters little.
Memory is the peak of the program's own process, and of the largest that it started.

Usage: python benchmarks/scale.py [FILES] [RUNS], by default 500 files and 3 runs.
"""

from __future__ import annotations

import hashlib
import os
import subprocess
import sys
import tempfile
from pathlib import Path
from random import Random
from time import perf_counter
from typing import NamedTuple

from reportlint.testing.docx_files import docx_file

# Runs the command line and says on standard error how much memory it and its workers took (kB; on macOS bytes).
_PROGRAM = """
import atexit, resource, sys
from reportlint.cli import main
peak = lambda who: resource.getrusage(who).ru_maxrss
atexit.register(lambda: print(peak(resource.RUSAGE_SELF), peak(resource.RUSAGE_CHILDREN), file=sys.stderr))
main()
"""
_UNIT = 1 if sys.platform == "darwin" else 1024
_PLACES = ("青山", "江北", "河西", "云溪", "白塔", "南湖")
_UNITS = ("财政局", "教育局", "水务局", "文化馆", "统计局", "档案馆")


class Measured(NamedTuple):
    """Seconds, peak bytes of the program and of its largest worker, digest of what it printed."""

    seconds: float
    own: int
    worker: int
    digest: str

    def __str__(self) -> str:
        return f"{self.seconds:7.2f} s   {self.own / 1e6:5.0f} MB   {self.worker / 1e6:5.0f} MB"


def main() -> None:
    number = int(sys.argv[1]) if len(sys.argv) > 1 else 500
    runs = int(sys.argv[2]) if len(sys.argv) > 2 else 3
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        write_reports(folder / "all", number)
        write_reports(folder / "few", max(number // 10, 1))
        few, one, two = best(
            runs,
            folder,
            ["few", "--jobs", "1", "--no-cache"],
            ["all", "--jobs", "1", "--no-cache"],
            ["all", "--jobs", "2", "--no-cache"],
        )
        cold = measured(folder, ["all", "--jobs", "2", "--cache"])
        (warm,) = best(runs, folder, ["all", "--jobs", "2", "--cache"])
    show(number, {"few": few, "one": one, "two": two, "cold": cold, "warm": warm})


def show(number: int, runs: dict[str, Measured]) -> None:
    few, one, two, cold, warm = runs.values()
    names = (f"{number // 10} files", f"{number} files", "two processes", "into the cache", "from the cache")
    print(f"{'':<22}    time      program    worker")
    for words, result in zip(names, runs.values(), strict=True):
        print(f"{words:<22} {result}")
    print(f"\nmemory for {number} files to that for {number // 10}:")
    print(f"  program {one.own / few.own:.2f}, worker {one.worker / few.worker:.2f}")
    print(f"two processes to one: {one.seconds / two.seconds:.2f} times as fast")
    print(f"from the cache: {two.seconds / warm.seconds:.1f} times as fast")
    print(f"filling the cache: {cold.seconds / two.seconds - 1:+.0%}")
    same = len({result.digest for result in (one, two, cold, warm)}) == 1
    print("the same bytes each time" if same else "NOT the same bytes")


def best(runs: int, folder: Path, *commands: list[str]) -> list[Measured]:
    """The fastest of several runs for each command, which take turns."""
    rounds = [[measured(folder, words) for words in commands] for _ in range(runs)]
    return [min(results) for results in zip(*rounds, strict=True)]


def measured(folder: Path, words: list[str]) -> Measured:
    """One run of `reportlint check --format json`."""
    environment = {**os.environ, "REPORTLINT_CACHE_DIR": str(folder / "cache")}
    command = [sys.executable, "-c", _PROGRAM, "check", "--format", "json", "--isolated", *words]
    begin = perf_counter()
    result = subprocess.run(command, cwd=folder, capture_output=True, env=environment, check=False)
    seconds = perf_counter() - begin
    if result.returncode != 1:
        raise SystemExit(result.stderr.decode())
    own, worker = result.stderr.split()[-2:]
    return Measured(seconds, int(own) * _UNIT, int(worker) * _UNIT, hashlib.sha256(result.stdout).hexdigest())


def write_reports(folder: Path, number: int) -> None:
    """Reports by department, some in folders of their own."""
    for at in range(number):
        lines = list(report(Random(at)))  # noqa: S311 - the same reports each time
        place = folder / f"{at % 7}"
        place.mkdir(parents=True, exist_ok=True)
        if at % 2:
            (place / f"{at:04}.docx").write_bytes(docx_file(lines))
        else:
            (place / f"{at:04}.txt").write_text("\n".join(lines), "utf-8")


def report(chance: Random) -> list[str]:
    """A report's paragraphs: every number follows from those before, but for one in every fifth report."""
    unit = f"{chance.choice(_PLACES)}区{chance.choice(_UNITS)}"
    lines = [f"{unit}2023年度部门整体支出绩效自评报告", "一、基本情况"]
    for at in range(1, 31):
        lines += paragraphs(chance, at)
    if chance.random() < 0.2:
        lines.append("本年支出78.55万元，比年初预算数减少14.5万元，增加22%。")
    return lines


def paragraphs(chance: Random, at: int) -> list[str]:
    """A numbered section with a budget, its execution, its parts and some words."""
    basic, project = chance.randrange(1000, 90000), chance.randrange(1000, 90000)
    whole, budget = basic + project, basic + project + chance.randrange(1, 5000)
    rate = f"{100 * whole / budget:.2f}"
    return [
        f"（{at}）第{at}项工作",
        f"项目{at}全年预算数{budget / 100:.2f}万元，执行数{whole / 100:.2f}万元，预算执行率{rate}%。",
        f"其中：基本支出{basic / 100:.2f}万元，项目支出{project / 100:.2f}万元，合计{whole / 100:.2f}万元。",
        f"组织培训{chance.randrange(2, 40)}场，参加{chance.randrange(50, 900)}人次，各项任务按计划完成，群众反映良好。",
    ]


if __name__ == "__main__":
    main()

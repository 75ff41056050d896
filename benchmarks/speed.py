"""How fast a run is, in multiples of what the machine needs for nothing, and beside two linters of Chinese text.

All figures are seconds of processor time of whole processes, the best of some runs that take turns, so that what else
the machine does matters little. The peers are npm packages; where their folder is not given, they are left out.

Usage: python benchmarks/speed.py [--runs 7] [--peers FOLDER] [--patience 300], FOLDER as left by
`npm install --prefix FOLDER @lint-md/cli zhlint`. A command that takes longer than the patience (seconds) is stopped
and not run again; its time then says what it took at least.
"""

from __future__ import annotations

import argparse
import os
import resource
import subprocess
import sys
import tempfile
from pathlib import Path
from random import Random
from typing import NamedTuple

from scale import paragraphs

from reportlint.testing.docx_files import docx_file

_REPORT = Path(__file__).parents[1] / "fixtures" / "defects" / "department-water.txt"
_CHECK = ("-m", "reportlint", "check", "--isolated", "--no-cache", "--jobs", "1")
_SIZES = (100_000, 1_000_000)  # bytes of UTF-8


class Row(NamedTuple):
    """A command, what its time is divided by, and the folder where it runs."""

    name: str
    command: list[str]
    beside: str = "python -c pass"
    folder: Path | None = None


def main() -> None:
    parser = argparse.ArgumentParser()
    parser.add_argument("--runs", type=int, default=7)
    parser.add_argument("--peers", type=Path)
    parser.add_argument("--patience", type=int, default=300)
    wishes = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        show(list(short_runs(Path(folder))), wishes.runs, wishes.patience)
        show(list(long_runs(Path(folder), wishes.peers)), min(wishes.runs, 3), wishes.patience)


def short_runs(folder: Path) -> list[Row]:
    """Starting up, and one report in two formats."""
    docx = folder / "report.docx"
    docx.write_bytes(docx_file(_REPORT.read_text("utf-8").splitlines()))
    ours = [sys.executable, *_CHECK]
    return [
        Row("python -c pass", [sys.executable, "-c", "pass"]),
        Row("--version", [sys.executable, "-m", "reportlint", "--version"]),
        Row("one report, txt", [*ours, str(_REPORT)]),
        Row("one report, txt, json", [*ours, "--format", "json", str(_REPORT)]),
        Row("one report, docx", [*ours, str(docx)]),
    ]


def long_runs(folder: Path, peers: Path | None) -> list[Row]:
    """A tenth of a megabyte and a whole one: of reports, and of prose with numbers in each sentence; the peers too."""
    (folder / ".zhlintrc").write_text('{"preset": "default"}', "utf-8")  # without it zhlint looks for nothing
    programs = peers.resolve() / "node_modules" / ".bin" if peers else None
    rows = []
    for kind, text in (("reports", reports), ("numbers", prose)):
        small, large = (folder / f"{kind}-{size}.md" for size in _SIZES)
        small.write_text(text(_SIZES[0]), "utf-8")
        large.write_text(text(_SIZES[1]), "utf-8")
        ours = [sys.executable, *_CHECK, "--format", "json"]
        beside = f"100 kB of {kind}"
        rows += [Row(beside, [*ours, str(small)], beside), Row(f"1 MB of {kind}", [*ours, str(large)], beside)]
        rows += [
            Row(f"1 MB of {kind}, {name}", [f"{programs}/{name}", large.name], f"1 MB of {kind}", folder)
            for name in (("lint-md", "zhlint") if programs else ())
        ]
    return rows


def reports(size: int) -> str:
    """So many bytes of the reports in fixtures/, one after another."""
    files = sorted((_REPORT.parents[1]).glob("*/*.txt"))
    once = "\n\n".join(file.read_text("utf-8") for file in files).encode()
    return (once * (size // len(once) + 1))[:size].decode(errors="ignore")


def prose(size: int) -> str:
    """About so many bytes of a report whose numbers follow from one another."""
    chance = Random(7)  # noqa: S311 - the same text each time
    lines = ["青山区水务局2023年度部门整体支出绩效自评报告", "一、基本情况"]
    left, at = size, 0
    while left > 0:
        at += 1
        section = paragraphs(chance, at)
        lines += section
        left -= sum(len(line.encode()) + 2 for line in section)
    return "\n\n".join(lines)


def show(rows: list[Row], runs: int, patience: int) -> None:
    stopped: dict[str, float] = {}
    best: dict[str, float] = {}
    for number in range(runs + 1):
        for row in rows:
            if row.name not in stopped:
                took, ended = seconds(row, patience)
                best[row.name] = min(took, best.get(row.name, took)) if number > 1 else took  # the first one warms up
                stopped |= {} if ended else {row.name: took}
    for row in rows:
        least = ">" if row.name in stopped else " "
        ratio = best[row.name] / best[row.beside]
        print(f"{row.name:<24} {least}{best[row.name]:8.3f} s   {least}{ratio:6.2f} × {row.beside}")
    print()


def seconds(row: Row, patience: int) -> tuple[float, bool]:
    """Processor time of a process and of those that it waited for, and whether it came to its end."""
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    environment = {key: value for key, value in os.environ.items() if key != "PYTHONDONTWRITEBYTECODE"}
    quiet, ended = subprocess.DEVNULL, True
    try:
        subprocess.run(
            row.command, stdout=quiet, stderr=quiet, env=environment, cwd=row.folder, check=False, timeout=patience
        )
    except subprocess.TimeoutExpired:
        ended = False
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime, ended


if __name__ == "__main__":
    main()

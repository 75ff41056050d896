"""Many files: side by side or by turns, whatever single files do."""

from __future__ import annotations

import multiprocessing
import sys
from pathlib import Path

import pytest

from reportlint.engine.batch import Batch, Options
from reportlint.engine.batch.workers import processors, workers
from reportlint.engine.cache import Cache
from reportlint.engine.config import Resolver
from reportlint.engine.discovery import Target, discover
from reportlint.model.errors import DataError
from reportlint.testing.docx_files import docx_file
from reportlint.testing.pdf_files import PdfPage, pdf_file
from reportlint.testing.xlsx_files import XlsxSheet, xlsx_file

WRONG = "一、支出\n公务接待费2.15万元，比年初预算数减少0.5万元，增加30.3%。\n"
POSIX = pytest.mark.skipif(sys.platform == "win32", reason="only POSIX can interrupt a process from within")


@pytest.fixture(scope="module")
def pack(tmp_path_factory) -> str:
    """A pack whose check hangs and crashes on demand (see its code)."""
    folder = tmp_path_factory.mktemp("pack") / "tricks"
    folder.mkdir()
    (folder / "trick.py").write_text(TRICKS, "utf-8")
    (folder / "trick.md").write_text("# 花样（TRK901 trick）\n", "utf-8")
    return str(folder)


TRICKS = """
import ctypes, os, signal
from reportlint.api import Check, Severity

def run(ctx):
    text = "".join(block.text for block in ctx.document.blocks)
    if "死循环" in text:
        while True:
            pass
    if "不听劝" in text:  # as a library does that does not come back to Python
        if hasattr(signal, "pthread_sigmask"):
            signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGALRM})
        while True:
            pass
    if "段错误" in text:
        ctypes.string_at(0)
    if "退出" in text:
        os._exit(3)
    if "内存" in text:
        bytearray(1 << 62)
    yield from ()

CHECK = Check(code="TRK901", name="trick", title="花样", severity=Severity.ERROR, run=run)
"""


def results(paths, resolver=None, **options):
    """The results of a batch by the files' order; each number must come once."""
    batch = Batch(discover(map(str, paths)).targets, resolver or Resolver({}), Options(**options))
    done = list(batch.results())
    assert sorted(item.number for item in done) == list(range(len(batch.targets)))
    return [item.file for item in sorted(done, key=lambda item: item.number)]


def plant(folder: Path, *texts: str) -> list[Path]:
    """Text files with these contents."""
    paths = [folder / f"{number}.txt" for number in range(len(texts))]
    for path, text in zip(paths, texts, strict=True):
        path.write_text(text, "utf-8")
    return paths


def messages(file):
    return [(found.code, found.message) for found in file.findings if found.code.startswith("RL")]


@pytest.fixture
def mixed(tmp_path):
    """One file of each kind, with and without findings, and some that cannot be read."""
    pdf = PdfPage()
    pdf.text("公务接待费2.15万元，比年初预算数减少0.5万元，增加30.3%。", 72, 700)
    files = {
        "a.txt": WRONG.encode(),
        "b.docx": docx_file(WRONG.splitlines()),
        "c.pdf": pdf_file([pdf]),
        "d.xlsx": xlsx_file([XlsxSheet("表", [["项目", "金额"], ["合计", "3"]])]),
        "e.html": f"<p>{WRONG}</p>".encode(),
        "f.md": "# 报告\n\n没有数字。\n".encode(),
        "g.docx": b"PK\x03\x04 broken",
        "h.txt": b"",
    }
    for name, data in files.items():
        (tmp_path / name).write_bytes(data)
    return [*sorted(tmp_path.iterdir()), tmp_path / "gone.txt"]


def test_processes_change_nothing(mixed):
    alone = results(mixed, jobs=1)
    assert [file.status for file in alone] == ["ok"] * 6 + ["unreadable"] * 3
    assert sum(len(file.findings) for file in alone) > 5
    assert results(mixed, jobs=3, time_limit=60) == alone


@pytest.mark.parametrize("jobs", [pytest.param(1, marks=POSIX), 2], ids=["here", "workers"])
def test_file_that_hangs_is_a_finding_and_the_others_are_checked(tmp_path, pack, jobs):
    paths = plant(tmp_path, WRONG, WRONG + "死循环", WRONG)
    first, hung, last = results(paths, Resolver({"packs": [pack]}), jobs=jobs, time_limit=1)
    assert (first.status, hung.status, last.status) == ("ok", "crashed", "ok")
    assert [found.code for found in first.findings] == [found.code for found in last.findings]
    ((code, message),) = messages(hung)
    if sys.platform != "win32":
        assert code == "RL002"
        assert message.startswith("规则 TRK901 超过 1 秒还没有完成，已停止")
        assert "ARI101" in [found.code for found in hung.findings], "what the rules before it found is kept"


def test_file_that_does_not_come_back_to_python_costs_its_process(tmp_path, pack):
    paths = plant(tmp_path, WRONG, "不听劝", WRONG)
    first, hung, last = results(paths, Resolver({"packs": [pack]}), jobs=2, time_limit=1)
    assert (first.status, hung.status, last.status) == ("ok", "unreadable", "ok")
    assert messages(hung) == [
        ("RL001", "超过 1 秒还没有完成，已停止（--time-limit 可以放宽）。"),
    ]
    assert len(hung.sha256) == 64


@pytest.mark.parametrize(
    ("trick", "why"),
    [
        pytest.param("段错误", "检查它的进程意外退出（", id="segmentation fault"),
        pytest.param("退出", "检查它的进程意外退出（3）", id="exit"),
    ],
)
def test_file_that_kills_its_process_is_a_finding(tmp_path, pack, trick, why):
    paths = plant(tmp_path, WRONG, trick, WRONG, trick, WRONG)
    files = results(paths, Resolver({"packs": [pack]}), jobs=2)
    assert [file.status for file in files] == ["ok", "unreadable", "ok", "unreadable", "ok"]
    ((code, message),) = messages(files[1])
    assert code == "RL001"
    assert message.startswith(why)
    assert "Word、WPS" in message


@pytest.mark.parametrize("jobs", [1, 2])
def test_file_that_needs_too_much_memory_is_a_finding(tmp_path, pack, jobs):
    first, big = results(plant(tmp_path, WRONG, "内存"), Resolver({"packs": [pack]}), jobs=jobs)
    assert (first.status, big.status) == ("ok", "crashed")
    assert "MemoryError" in messages(big)[0][1]


@pytest.mark.parametrize("jobs", [1, 2])
def test_pack_that_cannot_be_loaded_ends_the_run(tmp_path, jobs):
    (tmp_path / "pack").mkdir()
    (tmp_path / "pack" / "broken.py").write_text("import nothing_of_the_kind\n", "utf-8")
    with pytest.raises(DataError, match="nothing_of_the_kind"):
        results(plant(tmp_path, WRONG, WRONG), Resolver({"packs": [str(tmp_path / "pack")]}), jobs=jobs)


def test_no_process_outlives_a_run_that_is_left(tmp_path, pack):
    paths = plant(tmp_path, WRONG, "死循环", "死循环")
    batch = Batch(discover(map(str, paths)).targets, Resolver({"packs": [pack]}), Options(jobs=3))
    running = batch.results()
    assert next(running).number == 0
    assert multiprocessing.active_children() != []
    running.close()
    assert multiprocessing.active_children() == []


def test_standard_input_comes_with_its_data(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    Path("报告.txt.reportlint.toml").write_text('[[suppress]]\ncode = "ARI101"\nreason = "已核对"\n', "utf-8")
    batch = Batch([Target(Path("报告.txt"), data=WRONG.encode())], Resolver({}), Options())
    (done,) = batch.results()
    assert done.file.path == "报告.txt"
    assert [(found.code, found.suppressed) for found in done.file.findings if found.code == "ARI101"] == [
        ("ARI101", "已核对")
    ]


def test_unit_is_what_the_report_says_or_else_its_folder(tmp_path):
    (tmp_path / "教育局").mkdir()
    (tmp_path / "教育局" / "1.txt").write_text(WRONG, "utf-8")
    (tmp_path / "教育局" / "2.txt").write_text(f"青山区财政局2023年度部门整体支出绩效自评报告\n{WRONG}", "utf-8")
    assert [file.unit for file in results([tmp_path])] == ["教育局", "青山区财政局"]


def test_timing_counts_every_stage_and_rule(tmp_path):
    paths = plant(tmp_path, WRONG, WRONG)
    for jobs in (1, 2):
        for file in results(paths, jobs=jobs, timing=True):
            stages = dict(file.timings)
            assert {"read", "facts", "relations", "profile", "report", "ARI101"} <= set(stages)
            assert all(seconds >= 0 for seconds in stages.values())
    assert all(file.timings == () for file in results(paths))


def test_unchanged_files_come_from_the_cache(tmp_path, mixed):
    cache = Cache(tmp_path / "cache")
    fresh = results(mixed, jobs=1, cache=cache)
    assert len(list(cache.entries())) == 6, "failures are not kept"
    assert results(mixed, jobs=2, cache=cache) == fresh
    (tmp_path / "a.txt").write_text("本年支出10万元。", "utf-8")
    again = results(mixed, jobs=1, cache=cache)
    assert again[1:] == fresh[1:]
    assert again[0] == results(mixed[:1])[0] != fresh[0]


def test_cache_is_asked_before_any_linter_is_made(tmp_path, pack):
    """With everything in the cache a broken installation would not be noticed: nothing is loaded."""
    paths = plant(tmp_path, WRONG, WRONG)
    cache = Cache(tmp_path / "cache")
    first = results(paths, Resolver({"packs": [pack]}), cache=cache)
    batch = Batch(discover(map(str, paths)).targets, Resolver({"packs": [pack]}), Options(jobs=2, cache=cache))
    assert [done.file for done in batch.results()] == first
    assert multiprocessing.active_children() == []


def test_timing_is_never_from_the_cache(tmp_path):
    paths = plant(tmp_path, WRONG)
    cache = Cache(tmp_path / "cache")
    results(paths, cache=cache)
    assert results(paths, cache=cache, timing=True)[0].timings
    assert results(paths, cache=cache)[0].timings == ()


def sized(tmp_path, *files: tuple[str, int]) -> list[Target]:
    return [Target(tmp_path / f"{at}{suffix}", data=b"x" * size) for at, (suffix, size) in enumerate(files)]


@pytest.mark.parametrize(
    ("files", "options", "number"),
    [
        pytest.param([(".txt", 20_000)], {}, 0, id="one text"),
        pytest.param([(".docx", 20_000)], {}, 0, id="one document"),
        pytest.param([(".pdf", 20_000)], {}, 1, id="one pdf, whose library may crash"),
        pytest.param([(".txt", 20_000)], {"strict": True}, 1, id="one text with a time limit of the user's"),
        pytest.param([(".txt", 20_000)], {"jobs": 8}, 0, id="one text whatever is asked for"),
        pytest.param([(".docx", 20_000)] * 2, {}, 1, id="two documents"),
        pytest.param([], {}, 0, id="nothing"),
        pytest.param([(".txt", 20_000)] * 5, {"jobs": 3}, 3, id="as many as asked for"),
        pytest.param([(".txt", 20_000)] * 2, {"jobs": 3}, 2, id="no more than files"),
        pytest.param([(".docx", 20_000)] * 99, {"jobs": 1}, 1, id="one by one, apart from us"),
    ],
)
def test_number_of_processes(tmp_path, files, options, number):
    assert workers(sized(tmp_path, *files), options.pop("jobs", None), **options) == number


@POSIX
@pytest.mark.parametrize("jobs", [None, 1])
def test_few_texts_need_no_process(tmp_path, jobs):
    assert workers(sized(tmp_path, *[(".txt", 20_000)] * 4), jobs) == 0


def test_processes_for_much_work_are_as_many_as_processors(tmp_path):
    much = sized(tmp_path, *[(".docx", 2_000_000)] * 500)
    assert workers(much, None) == workers(much, 0) == processors()


def test_size_of_what_is_gone_is_no_error(tmp_path):
    assert workers([Target(tmp_path / "gone.docx"), Target(tmp_path / "gone.txt")], None) == 1

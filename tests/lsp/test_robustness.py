"""What the server does when something goes wrong, here or in the editor."""

from __future__ import annotations

import signal
import sys

import pytest

from .editor import PATIENCE, GoneError, running

WRONG = "本年支出78.55万元，比年初预算数减少14.5万元，增加22%。\n"
TRICKS = """
import ctypes, os, signal
from reportlint.api import Check, Severity

def run(ctx):
    text = "".join(block.text for block in ctx.document.blocks)
    print("a check that prints")
    os.write(1, b"and one that prints past Python")
    if "出错" in text:
        raise ValueError("花样")
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
    yield from ()

CHECK = Check(code="TRK901", name="trick", title="花样", severity=Severity.ERROR, run=run)
"""


@pytest.fixture
def tricks(write):
    """A pack whose check fails on demand, in the folder of the text."""
    write("pack/trick.py", TRICKS)
    write("pack/trick.md", "# 花样（TRK901 trick）\n")

    def configure(settings=""):
        write("reportlint.toml", f'packs = ["pack"]\n{settings}')

    configure()
    return configure


def codes(found):
    return [item["code"] for item in found]


@pytest.mark.usefixtures("tricks")
def test_check_that_fails_is_a_finding_beside_the_others(editor, uri):
    found = editor.open(uri, f"出错。\n{WRONG}")
    assert codes(found) == ["RL002", "ARI101"]
    assert "TRK901" in found[0]["message"]
    assert found[0]["range"] == {"start": {"line": 0, "character": 0}, "end": {"line": 0, "character": 3}}
    assert codes(editor.change(uri, WRONG)) == ["ARI101"]


@pytest.mark.parametrize(
    ("words", "code"),
    [pytest.param("死循环", "RL002", id="loop"), pytest.param("不听劝", "RL001", id="loop in a library")],
)
@pytest.mark.skipif(sys.platform == "win32", reason="only POSIX can interrupt a process from within")
def test_check_that_hangs_is_stopped(editor, uri, tricks, words, code):
    tricks("time-limit = 2\n")
    found = editor.open(uri, f"{words}。\n{WRONG}")
    assert code in codes(found)
    assert "超过 2 秒" in found[0]["message"]
    assert codes(editor.change(uri, WRONG)) == ["ARI101"]


def test_check_that_hangs_is_ended_when_the_text_changes(editor, uri, tricks):
    tricks("time-limit = 0\n")
    editor.open(uri, WRONG)
    editor.edit(uri, f"不听劝。\n{WRONG}")
    editor.save_only(uri)
    assert codes(editor.change(uri, WRONG)) == ["ARI101"]


@pytest.mark.usefixtures("tricks")
def test_process_that_dies_is_replaced(editor, uri):
    found = editor.open(uri, f"段错误。\n{WRONG}")
    assert codes(found) == ["RL001"]
    assert "意外退出" in found[0]["message"]
    assert codes(editor.change(uri, WRONG)) == ["ARI101"]


def test_pack_that_cannot_be_loaded_is_told(editor, uri, write):
    write("pack/trick.py", "import no_such_module\n")
    write("reportlint.toml", 'packs = ["pack"]\n')
    assert codes(editor.open(uri, WRONG)) == ["ARI101"]
    assert "no_such_module" in editor.shown()["message"]


def test_message_that_is_no_json_ends_nothing(editor, uri):
    editor.write(b"{")
    assert editor.shown()["type"] == 1
    assert codes(editor.open(uri, WRONG)) == ["ARI101"]


def test_goodbye(uri):
    with running() as editor:
        editor.open(uri, WRONG)
        assert editor.leave() == 0


def test_server_ends_with_its_editor_in_the_middle_of_a_check(uri, tricks):
    tricks("time-limit = 0\n")
    with running() as editor:
        editor.open(uri, WRONG)
        editor.edit(uri, f"不听劝。\n{WRONG}")
        editor.save_only(uri)
        assert editor.hover(uri, "不听劝") == ""
        assert editor.end() == 0


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has other signals")
def test_ctrl_c_ends_the_server(uri):
    with running() as editor:
        editor.open(uri, WRONG)
        editor.process.send_signal(signal.SIGINT)
        assert editor.process.wait(PATIENCE) == -signal.SIGINT
        with pytest.raises(GoneError):
            editor.ask("shutdown")

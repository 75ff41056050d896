"""`reportlint lsp` where it cannot start."""

from __future__ import annotations

import os
import subprocess
import sys

import pytest

from .editor import COMMAND, PATIENCE

WITHOUT_PYGLS = (
    "import sys; sys.modules['pygls'] = None; sys.argv[0] = 'reportlint'; from reportlint.cli import main; main()"
)


def refused(*command, **options):
    process = subprocess.run(
        command,
        stdin=options.pop("stdin", subprocess.PIPE),
        capture_output=True,
        timeout=PATIENCE,
        check=False,
        **options,
    )
    assert process.stdout == b""
    assert process.returncode == 2
    message = process.stderr.decode()
    assert "Traceback" not in message
    return message


def test_missing_library_is_named_with_the_way_to_get_it():
    assert 'pip install "reportlint[lsp]"' in refused(sys.executable, "-c", WITHOUT_PYGLS, "lsp")


@pytest.mark.parametrize(
    ("options", "complaint"),
    [
        pytest.param(["--severity", "ARI101=bad"], "bad", id="severity"),
        pytest.param(["--config", "缺少.toml"], "缺少.toml", id="configuration"),
        pytest.param(["--port", "1"], "--port", id="option"),
    ],
)
def test_option_that_cannot_be_used_ends_it_at_once(options, complaint):
    assert complaint in refused(*COMMAND, *options)


@pytest.mark.skipif(sys.platform == "win32", reason="no pseudo-terminals on Windows")
def test_terminal_is_no_editor():
    import pty

    ours, theirs = pty.openpty()
    try:
        assert "由编辑器启动" in refused(*COMMAND, stdin=theirs)
    finally:
        os.close(ours)
        os.close(theirs)

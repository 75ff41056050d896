"""The settings in docs/editor.md start a server that works."""

from __future__ import annotations

import json
import re
import tomllib
from pathlib import Path

import pytest

from .editor import running

DOCS = Path(__file__).parents[2] / "docs"
_BLOCK = re.compile(r"^```(?P<language>\w+)\n(?P<text>.*?)^```$", re.MULTILINE | re.DOTALL)
_QUOTED = re.compile(r"""['"]([^'"]+)['"]""")


def _vs_code(text):
    settings = json.loads(text)
    return [settings["glspc.server.command"], *settings["glspc.server.commandArguments"]]


def _helix(text):
    settings = tomllib.loads(text)
    server = settings["language-server"]["reportlint"]
    assert all(language["language-servers"] == ["reportlint"] for language in settings["language"])
    return [server["command"], *server["args"]]


COMMANDS = {
    "json": _vs_code,
    "toml": _helix,
    "lua": lambda text: _QUOTED.findall(re.search(r"cmd = \{(.*)\}", text)[1]),
    "elisp": lambda text: _QUOTED.findall(re.search(r" \. \((.*)\)", text)[1]),
}


@pytest.mark.parametrize("page", ["editor.md", "editor.en.md"])
def test_settings_start_the_server(page, tmp_path):
    blocks = {block["language"]: block["text"] for block in _BLOCK.finditer((DOCS / page).read_text("utf-8"))}
    (command,) = {tuple(read(blocks[language])) for language, read in COMMANDS.items()}
    assert command[:2] == ("reportlint", "lsp")
    with running(*command[2:]) as editor:
        found = editor.open((tmp_path / "报告.txt").as_uri(), "截至2024年09月05日，项目完工。\n")
        assert [item["code"] for item in found] == ["TYP804"]
        (fix,) = (action for action in editor.actions(*editor.texts, "2024") if action.get("isPreferred"))
        assert "“2024年09月05日”改为“2024年9月5日”" in fix["title"]

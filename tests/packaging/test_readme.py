"""What the first pages say is so: the sample, the commands, the tables, the configuration, the links."""

from __future__ import annotations

import re
import shlex
import subprocess
import sys
import tomllib

import click
import pytest
import yaml
from click.testing import CliRunner

from reportlint import __version__
from reportlint.cli import cli
from reportlint.engine.discovery import SUFFIXES
from reportlint.engine.registry import TOOL_RULES, installed
from reportlint.reporters.formats import FORMATS

from .conftest import ROOT

READMES = ("README.md", "README.zh-CN.md")
PAGES = (*READMES, "CONTRIBUTING.md", "CHANGELOG.md", "ARCHITECTURE.md", "docs/hooks.md", "docs/hooks.en.md")
_BLOCK = re.compile(r"^```(\w+)[^\n]*\n(.*?)^```$", re.MULTILINE | re.DOTALL)
_LINK = re.compile(r"\]\(([^)#]+)(?:#[^)]*)?\)")


def page(name: str) -> str:
    return (ROOT / name).read_text("utf-8")


def blocks(name: str, language: str) -> list[str]:
    return [found[2] for found in _BLOCK.finditer(page(name)) if found[1] == language]


def options(command: click.Command):
    """All options of a command and of those in it."""
    for parameter in command.params:
        yield from (*parameter.opts, *parameter.secondary_opts)
    if isinstance(command, click.Group):
        context = click.Context(command)
        for name in command.list_commands(context):
            yield from options(command.get_command(context, name))


@pytest.mark.parametrize("name", READMES)
def test_the_sample_is_what_is_printed(name, tmp_path, monkeypatch):
    monkeypatch.chdir(ROOT)
    (sample,) = blocks(name, "console")
    command, _, wanted = sample.removeprefix("$ ").partition("\n")
    words = [*shlex.split(command)[1:], "--isolated", "--cache-dir", str(tmp_path)]
    printed = CliRunner().invoke(cli, words, catch_exceptions=False).output
    pattern = (r"(?:.*\n)*" if line == "…\n" else re.escape(line) for line in wanted.splitlines(keepends=True))
    assert re.fullmatch("".join(pattern), printed), printed


@pytest.mark.parametrize("name", READMES)
def test_the_two_commands(name):
    check, test = (line.strip() for line in blocks(name, "sh")[:2])
    assert [check, test] == [line.strip() for line in blocks(READMES[0], "sh")[:2]]
    setup = "python3 -m venv .venv && .venv/bin/pip install "
    assert check.startswith(setup)
    assert test.startswith(setup)
    assert test in page(".ci/run")
    assert test in page("CONTRIBUTING.md")
    assert (ROOT / check.split()[-1]).is_file()


@pytest.mark.parametrize("name", READMES)
def test_windows_has_the_same_two_commands(name):
    (powershell,) = blocks(name, "powershell")
    for windows, posix in zip(powershell.splitlines(), blocks(name, "sh")[:2], strict=True):
        wanted = posix.strip().replace(" && ", "; ").replace("python3 -m venv", "py -m venv")
        wanted = wanted.replace(".venv/bin/pip", ".venv/bin/python -m pip").replace("/bin/", "/Scripts/")
        assert windows == re.sub(r"(?<=\w)/(?=\w)", r"\\", wanted)


@pytest.mark.parametrize("name", READMES)
def test_all_families_of_rules_are_in_the_table(name):
    families = re.findall(r"^\| `([A-Z]+)` \|", page(name), re.MULTILINE)
    rules = (*installed().rules, *(tool.code for tool in TOOL_RULES))
    assert sorted(families) == sorted({re.sub(r"\d+", "", code) for code in rules})


@pytest.mark.parametrize("name", READMES)
def test_all_formats_are_named(name):
    text = page(name)
    assert [kind for kind in FORMATS if not re.search(rf"\b{kind}\b", text, re.ASCII)] == []
    reads = re.search(r"\*\*(?:It reads|读这些格式)\*\*.*", text)[0]
    assert [suffix for suffix in SUFFIXES - {".md", ".markdown", ".htm"} if suffix[1:] not in reads] == []


@pytest.mark.parametrize("name", READMES)
def test_the_configuration_is_valid_and_short(name, tmp_path):
    (config,) = blocks(name, "toml")
    assert len(config.splitlines()) <= 10
    file = tmp_path / "reportlint.toml"
    file.write_text(config, "utf-8")
    shown = CliRunner().invoke(cli, ["config", "show", "--config", str(file)], catch_exceptions=False)
    assert shown.exit_code == 0, shown.output
    assert tomllib.loads(shown.output)["fail-on"] == "warning"


@pytest.mark.parametrize("name", [*READMES, "docs/hooks.md", "docs/hooks.en.md"])
def test_the_hook_is_there_under_its_version(name):
    (repository,) = yaml.safe_load(blocks(name, "yaml")[0])["repos"]
    manifest = yaml.safe_load(page(".pre-commit-hooks.yaml"))
    assert repository["rev"] == f"v{__version__}"
    assert [hook["id"] for hook in repository["hooks"]] == [hook["id"] for hook in manifest]


def test_the_hook_takes_the_files_that_are_read():
    (hook,) = yaml.safe_load(page(".pre-commit-hooks.yaml"))
    assert [suffix for suffix in SUFFIXES if not re.search(hook["files"], f"报告/a{suffix}")] == []
    assert [name for name in ("a.py", "a.docx.toml", "docx", "a.doc") if re.search(hook["files"], name)] == []


@pytest.mark.parametrize("name", PAGES)
def test_every_option_exists(name):
    other = {"--all-files", "--update-cases", "--cached", "--name-only", "--diff-filter", "--strict"}
    named = set(re.findall(r"(?<![\w-])--[a-z][a-z-]+", page(name)))
    assert named - other - set(options(cli)) == set()


@pytest.mark.parametrize("name", PAGES)
def test_every_link_leads_to_a_file(name):
    links = [link for link in _LINK.findall(page(name)) if "://" not in link]
    assert [link for link in links if not ((ROOT / name).parent / link).exists()] == []


def test_both_readmes_have_the_same_sections_and_links():
    english, chinese = (page(name) for name in READMES)
    assert len(re.findall(r"^## ", english, re.MULTILINE)) == len(re.findall(r"^## ", chinese, re.MULTILINE))
    pages = [sorted(re.findall(r"\(docs/([\w-]+)", text)) for text in (english, chinese)]
    assert sorted(set(pages[0])) == sorted(set(pages[1]))
    assert ".en.md" not in chinese


def test_the_version_is_in_the_changelog():
    assert f"## [{__version__}]" in page("CHANGELOG.md")
    assert tomllib.loads(page("pyproject.toml"))["project"]["version"] == __version__


def test_it_runs_as_a_module():
    done = subprocess.run(
        [sys.executable, "-m", "reportlint", "--version"], capture_output=True, encoding="utf-8", check=True
    )
    assert done.stdout == f"reportlint {__version__}\n"

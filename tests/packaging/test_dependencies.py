"""What is imported is what is declared, and ARCHITECTURE.md says of every dependency what it is for."""

from __future__ import annotations

import ast
import re
import sys
import tomllib
from importlib.metadata import packages_distributions

from .conftest import ROOT

PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]
EXTRAS = PROJECT["optional-dependencies"]
OURS = {"reportlint", "reportlint_checks"}
SERVER = ROOT / "src/reportlint/lsp"
APART = {ROOT / "src/reportlint/cli/lsp.py", ROOT / "src/reportlint/testing/plugin.py"}


def plain(name: str) -> str:
    """A distribution's name as indexes compare it, without versions and extras."""
    return re.split(r"[\s\[<>=!~;]", name)[0].lower().replace("_", "-").replace(".", "-")


def imports(*parts: str) -> set[str]:
    """The distributions that the modules under some folders import, the editor's server and the pytest plugin apart."""
    modules = (path for part in parts for path in (ROOT / part).rglob("*.py"))
    return distributions(path for path in modules if SERVER not in path.parents and path not in APART)


def distributions(paths) -> set[str]:
    known = packages_distributions()
    names = {name for path in paths for name in imported(path.read_text("utf-8"))}
    foreign = names - set(sys.stdlib_module_names) - OURS
    return {plain(known[name][0]) for name in foreign}


def imported(code: str):
    for node in ast.walk(ast.parse(code)):
        if isinstance(node, ast.Import):
            yield from (alias.name.partition(".")[0] for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module and not node.level:
            yield node.module.partition(".")[0]


def test_dependencies_are_what_is_imported():
    assert imports("src", "checks/reportlint_checks") == set(map(plain, PROJECT["dependencies"]))


def test_the_built_in_checks_need_nothing_but_the_api():
    """Patterns come from it as well; their flags and types are the library's."""
    assert imports("checks/reportlint_checks") == {"regex"}


def test_the_server_needs_its_extra():
    declared = set(map(plain, PROJECT["dependencies"] + EXTRAS["lsp"]))
    needed = distributions(SERVER.rglob("*.py"))
    assert needed <= declared
    assert set(map(plain, EXTRAS["lsp"])) <= needed


def test_every_dependency_is_accounted_for():
    section = (ROOT / "ARCHITECTURE.md").read_text("utf-8").partition("\n## Dependencies\n")[2].partition("\n## ")[0]
    used = re.findall(r"^\| `([a-z0-9-]+)` \|", section, re.MULTILINE)
    assert used == sorted(plain(name) for name in PROJECT["dependencies"] + EXTRAS["lsp"])

"""What a new check begins with: a module that does nothing yet, and a page whose cases fail."""

from __future__ import annotations

import re
from collections import Counter
from importlib.resources import files
from keyword import iskeyword
from pathlib import Path
from string import Template
from typing import TYPE_CHECKING, NamedTuple

from reportlint.engine.packs import checks_of
from reportlint.engine.registry import TOOL_RULES
from reportlint.model.errors import DataError
from reportlint.rules.pack import is_module_name
from reportlint.rules.soundness import CODE, NAME

if TYPE_CHECKING:
    from collections.abc import Container, Iterable, Mapping

    from reportlint.testing.pages import Home

_FAMILIES = ("USR", "OWN", "LOC", "NEW")  # for a folder that has no rules yet
_FIRST = 101
_TITLE = re.compile(r'(?=.*\S)[^"\\\x00-\x1f\x85\u2028\u2029]{1,80}')  # it stands in a Python string, on one line


class Draft(NamedTuple):
    """A rule that is to be written, and the texts of its files."""

    code: str
    module: Path
    page: Path
    texts: Mapping[Path, str]


def draft(home: Home, folder: Path, name: str, code: str | None = None, title: str | None = None) -> Draft:
    """A draft for a rule in a folder; without a code it gets the next one.

    Raises DataError for a name, code or title that cannot be used.
    """
    title = f"新规则 {name}" if title is None else title.strip()
    _check_name(name, home)
    if not _TITLE.fullmatch(title):
        raise DataError("标题应是一行文字，最多 80 字，不含双引号和反斜杠。")
    code = _next_code(home, folder) if code is None else _free_code(code.upper(), home)
    module = folder / f"{_stem(name)}.py"
    page = module.with_suffix(".md")
    texts = {path: _filled(f"check{path.suffix}.txt", code, name, title) for path in (page, module)}
    return Draft(code, module, page, texts)


def _stem(name: str) -> str:
    return name.replace("-", "_")


def _check_name(name: str, home: Home) -> None:
    if not NAME.fullmatch(name):
        raise DataError(f"名称应是小写英文单词，用 - 连接，例如 old-name；现在是 {name}。")
    if not is_module_name(_stem(name)) or iskeyword(_stem(name)):
        raise DataError(f"名称 {name} 不能作文件名（Python 的保留字，或以 test 开头），请换一个。")
    taken = {rule.check.name: rule.check.code for rule in home.registry.rules.values()}
    taken |= {rule.name: rule.code for rule in TOOL_RULES}
    if name in taken:
        raise DataError(f"名称 {name} 已经是规则 {taken[name]} 的，请换一个。")


def _free_code(code: str, home: Home) -> str:
    """The code, after it was found to be free."""
    if not CODE.fullmatch(code):
        raise DataError(f"代码应是三个大写字母加三位数字，不以 RL 开头，例如 USR101；现在是 {code}。")
    known = home.registry.rules.get(code)
    if known is not None:
        raise DataError(f"代码 {code} 已经有了：{known.check.title}（{known.package}）。")
    if code[:3] in _closed(home):
        raise DataError(f"代码 {code} 的前三个字母 {code[:3]} 是自带规则或配置里的规则用的，请换别的字母。")
    return code


def _closed(home: Home) -> Container[str]:
    """Families that a rule of the pack cannot be of: those of built-in and of house rules."""
    built_in = home.registry.packs[0]
    others = [] if home.pack == built_in else [check.code for check, _ in checks_of(built_in)]
    return {code[:3] for code in (*others, *(rule.code for rule in home.registry.house))}


def _next_code(home: Home, folder: Path) -> str:
    """The number after the last one of the family that the folder, or else its pack, uses most."""
    checks = checks_of(home.pack) if home.pack else ()
    beside = [check.code for check, page in checks if Path(str(page.file)).parent.resolve() == folder.resolve()]
    family = _family(beside) or _family(check.code for check, _ in checks)
    if not family:
        family = next(letters for letters in _FAMILIES if letters not in _closed(home))
    last = max((int(code[3:]) for code in home.registry.rules if code.startswith(family)), default=_FIRST - 1)
    if last == 999:
        raise DataError(f"{family} 的代码用到 999 了，请用 --code 指明一个。")
    return f"{family}{last + 1:03}"


def _family(codes: Iterable[str]) -> str:
    return next((family for family, _ in Counter(code[:3] for code in codes).most_common(1)), "")


def _filled(file: str, code: str, name: str, title: str) -> str:
    template = Template((files("reportlint.testing") / "draft" / file).read_text("utf-8"))
    return template.substitute(code=code, name=name, title=title)

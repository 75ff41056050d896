"""`reportlint new-check`, and its files from red to green."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from reportlint.engine.packs import checks_of, local_pack

pytest_plugins = ["pytester"]

_PAGE, _MODULE = Path("my_checks/old_name.md"), Path("my_checks/old_name.py")
_RUN = """\
    for block in ctx.document.blocks:
        if "有毛病的话" in block.text and "其实没有" not in block.text:
            yield ctx.finding(block.span(), "这里写该报的话。")
"""


@pytest.fixture
def run(run):
    """Each command line looks at the folders anew, as processes do."""

    def invoke(*words: str):
        local_pack.cache_clear()
        checks_of.cache_clear()
        return run(*words)

    return invoke


def test_the_files_are_written_and_what_comes_next_is_said(run):
    result = run("new-check", "old-name", "--title", "用了旧名称")
    assert result.exit_code == 0
    assert result.stdout.startswith(
        f"已写好规则 USR101：{_PAGE}、{_MODULE}。\n接下来：\n1. 在 reportlint.toml 里写 packs"
    )
    assert _PAGE.read_text("utf-8").startswith("# 用了旧名称（USR101 old-name）\n")
    assert 'CHECK = Check("USR101", "old-name", "用了旧名称", Severity.WARNING, run)' in _MODULE.read_text("utf-8")


def tried(pytester: pytest.Pytester, folder: Path, *words: str, **outcomes: int) -> None:
    """Run the harness and compare the counts."""
    ran = pytester.runpytest_subprocess("-p", "no:randomly", "-p", "no:hypothesispytest", str(folder), *words)
    ran.assert_outcomes(**outcomes)


def test_an_author_goes_from_red_to_green(run, pytester):
    run("new-check", "old-name", "--title", "用了旧名称")
    folder, page = _PAGE.parent.absolute(), _PAGE.read_text("utf-8")
    tried(pytester, folder, "--update-cases", failed=2, passed=1)
    assert _PAGE.read_text("utf-8") == page
    before, _, after = _MODULE.read_text("utf-8").partition('    raise NotImplementedError("还没有写怎么查")\n')
    _MODULE.write_text(before + _RUN + after, "utf-8")
    tried(pytester, folder, passed=3)


def test_the_new_check_runs_where_the_configuration_names_its_folder(run):
    Path("检查").mkdir()
    Path("reportlint.toml").write_text('packs = ["检查"]', "utf-8")
    said = run("new-check", "old-name").stdout
    assert said.startswith(f"已写好规则 USR101：{Path('检查/old_name.md')}、")
    assert "packs = " not in said
    assert "USR101  warning 新规则 old-name（old-name）（规则包 检查）" in run("rule").stdout
    Path("报告.txt").write_text("一年来，工作有序。", "utf-8")
    result = run("check", "--format", "concise", "报告.txt")
    assert (result.exit_code, "RL002 规则 USR101 运行出错" in result.stdout) == (2, True)


def test_its_page_is_no_report_unless_it_is_named(run):
    page = Path("检查/old_name.md")
    page.parent.mkdir()
    Path("reportlint.toml").write_text('packs = ["检查"]\nselect = ["TYP"]', "utf-8")
    Path("报告.md").write_text("一年来，工作有序。", "utf-8")
    run("new-check", "old-name")
    checked = [json.loads(run("check", name, "--format", "json").stdout)["files"] for name in (".", str(page))]
    assert [[file["path"] for file in files] for files in checked] == [["报告.md"], [str(page)]]


def test_codes_go_on_where_the_folder_is(run):
    run("new-check", "one", "--code", "hou205")
    assert "HOU206" in run("new-check", "two").stdout
    assert "HOU207" in run("new-check", "three", "--folder", "my_checks").stdout


def test_a_house_rule_keeps_its_family(run):
    rule = '[[rule]]\ncode = "USR001"\ntitle = "甲"\nkind = "phrase"\nwords = ["甲"]\n'
    Path("reportlint.toml").write_text(rule, "utf-8")
    assert "OWN101" in run("new-check", "old-name").stdout
    assert "USR 是自带规则或配置里的规则用的" in run("new-check", "older", "--code", "USR102").stderr


@pytest.mark.parametrize("there", [_PAGE, _MODULE], ids=["page", "module"])
def test_what_is_there_stays(run, there):
    there.parent.mkdir()
    there.write_text("# 甲", "utf-8")
    result = run("new-check", "old-name")
    assert result.exit_code == 2
    assert result.stderr == f"{there} 已经存在，没有改动它；请换一个名称。\n"
    assert [path.read_text("utf-8") for path in there.parent.iterdir() if path.is_file()] == ["# 甲"]


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (["Old"], "名称应是小写英文单词，用 - 连接，例如 old-name；现在是 Old。"),
        (["old_name"], "现在是 old_name。"),
        (["旧名称"], "现在是 旧名称。"),
        (["../old"], "现在是 ../old。"),
        (["import"], "名称 import 不能作文件名（Python 的保留字，或以 test 开头），请换一个。"),
        (["test-name"], "名称 test-name 不能作文件名"),
        (["change-direction"], "名称 change-direction 已经是规则 ARI101 的，请换一个。"),
        (["check-crashed"], "已经是规则 RL002 的"),
        (["old", "--code", "USR1"], "代码应是三个大写字母加三位数字，不以 RL 开头，例如 USR101；现在是 USR1。"),
        (["old", "--code", "RLX101"], "不以 RL 开头"),
        (["old", "--code", "ARI101"], "代码 ARI101 已经有了：增减方向矛盾（reportlint_checks）。"),
        (["old", "--code", "ARI999"], "代码 ARI999 的前三个字母 ARI 是自带规则"),
        (["old", "--title", '甲"乙'], "标题应是一行文字"),
        (["old", "--title", " "], "标题应是一行文字"),
        (["old", "--title", "甲\n乙"], "标题应是一行文字"),
        ([], "用法不对：缺少"),
    ],
    ids=str,
)  # fmt: skip
def test_what_cannot_be_is_said_and_nothing_written(run, words, said):
    result = run("new-check", *words)
    assert result.exit_code == 2
    assert said in result.stderr
    assert not list(Path().iterdir())


def test_several_packs_leave_open_where(run):
    for folder in ("甲", "乙"):
        Path(folder).mkdir()
    Path("reportlint.toml").write_text('packs = ["甲", "乙"]', "utf-8")
    assert run("new-check", "old").stderr == "配置里有 2 个规则包，请用 --folder 指明写在哪个里。\n"
    assert run("new-check", "old", "--folder", "乙").exit_code == 0
    assert Path("乙/old.py").is_file()


def test_a_pack_that_is_broken_is_said(run):
    Path("my_checks").mkdir()
    Path("my_checks/defect.py").write_text("def", "utf-8")
    result = run("new-check", "old")
    assert (result.exit_code, "不能用：defect.py 第 1 行语法错误" in result.stderr) == (2, True)


def test_a_folder_that_cannot_be_made_is_said(run):
    Path("甲").write_text("", "utf-8")
    assert run("new-check", "old", "--folder", str(Path("甲/乙"))).stderr.startswith(f"写不了 {Path('甲/乙')}：")

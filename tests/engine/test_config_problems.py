"""What is wrong with a configuration is said with its place and, where something is near, what may have been meant."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from reportlint.engine.config import ConfigError, Resolver

if TYPE_CHECKING:
    from pathlib import Path

_RULE = '[[rule]]\ncode = "ZWB001"\ntitle = "一"\nkind = "phrase"\nwords = ["甲"]\n'


def problem(tree: Path, text: str) -> str:
    (tree / "reportlint.toml").write_text(text, "utf-8")
    with pytest.raises(ConfigError) as caught:
        Resolver({}).for_path(tree / "a.txt")
    return str(caught.value)


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("selct = []", ":1：selct：没有“selct”这个配置项（是不是 select？）。"),
        ("xyz = 1", ":1：xyz：没有“xyz”这个配置项。"),
        ("\n\npreview = 1", ":3：preview：应是 true 或 false，现在是整数。"),
        ("preview = 'true'", ":1：preview：应是 true 或 false，现在是文字。"),
        ("profile = 1", ":1：profile：应是文字（写在引号里），现在是整数。"),
        ("profile = ' '", ":1：profile：不能为空。"),
        ("select = 'ARI'", ":1：select：应是列表（写在方括号里），现在是文字。"),
        ("select = []", ":1：select：至少要有 1 项。"),
        ("select = [\n 'ARI',\n 3]", ":1：select[2]：应是文字（写在引号里），现在是整数。"),
        ("time-limit = -1", ":1：time-limit：应是 0 到 86400 之间的整数，现在是 -1。"),
        ("time-limit = true", ":1：time-limit：应是整数，现在是true 或 false。"),
        ("time-limit = 1.5", ":1：time-limit：应是整数，现在是小数。"),
        ("fail-on = 'eror'", ":1：fail-on：没有“eror”这一项（是不是 error？），只能是 error、warning、info、never。"),
        ("min-confidence = 2020-01-01", ":1：min-confidence：应是文字（写在引号里），现在是日期或时间。"),
        ("severity = 1", ":1：severity：应是表，现在是整数。"),
        ("[severity]\nARI101 = 'bad'", ":2：severity.ARI101：没有“bad”这一项，只能是 error、warning、info。"),
        ("exclude = ['a', '!']", ":1：exclude[2]：“!”不是合格的通配符。"),
        ("[per-file.'[z-a]']\npreview = true", ":1：per-file.[z-a]：“[z-a]”不是合格的通配符。"),
        ("[per-file.'*.docx']\noutput = 'json'", ":2：per-file.*.docx.output：没有“output”这个配置项。"),
        ("[[rule]]\n[[rule]]\n", ":1：rule[1]：缺少kind。"),
        (_RULE + "word = 1", ":6：rule[1].word：没有“word”这个配置项（是不是 words？）。"),
        ("account = [1]", ":1：account[1]：应是表，现在是整数。"),
        ("[[account]]\nside = '收'", ":1：account[1]：缺少names。"),
        ("[[account]]\nnames = ['甲']", ":2：account[1].names[1]：“甲”不是两个字以上的中文名称。"),
    ],
    ids=lambda value: value[:20].replace("\n", " "),
)
def test_keys_and_values_of_the_wrong_kind(tree: Path, text: str, said: str):
    assert problem(tree, text).split("\n")[0] == f"reportlint.toml{said}"


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("ignore = ['ARI999']", ":1：ignore[1]：没有规则 ARI999（是不是 "),
        ("ignore = [\n  'TYP',\n  'sum-mismach',\n]", ":3：ignore[2]：没有规则 sum-mismach（是不是 sum-mismatch？）"),
        ("extend-select = ['ZZZ']", ":1：extend-select[1]：没有规则 ZZZ；"),
        ("[severity]\nARI = 'info'\nAR1 = 'info'", ":3：severity.AR1：没有规则 AR1"),
        ("ignore = [' ']", ":1：ignore[1]：不能为空。"),
        (
            "ignore = ['RL001']",
            ":1：ignore[1]：RL001 是 reportlint 自己的问题（文件读不了、规则出错等），总会报告，不能关闭，",
        ),
        ("ignore = ['RL']", ":1：ignore[1]：RL 是 reportlint 自己的问题"),
        ("ignore = ['rl00']", ":1：ignore[1]：rl00 是 reportlint 自己的问题"),
        ("ignore = ['check-crashed']", ":1：ignore[1]：check-crashed 是 reportlint 自己的问题"),
        ("[severity]\nRL004 = 'info'", ":2：severity.RL004：RL004 是 reportlint 自己的问题"),
        (
            "profile = 'guangdong-departmnt'",
            ":1：profile：没有名为 guangdong-departmnt 的模板（是不是 guangdong-department？）",
        ),
        ("[per-file.'x.txt']\nprofile = '没有'", ":2：per-file.x.txt.profile：没有名为 没有 的模板"),
        ("[per-file.'x.txt'.severity]\nABC = 'info'", ":2：per-file.x.txt.severity.ABC：没有规则 ABC"),
        ("profiles = '模板'", ":1：profiles[1]：找不到模板文件夹 模板。"),
        ("packs = ['检查']", ":1：packs[1]：找不到规则包的文件夹 检查。"),
        ("rules = ['house.toml']", ":1：rules[1]：找不到规则文件 house.toml。"),
        ("[vocabulary.nams]", ":1：vocabulary.nams：没有名为 nams 的词表（是不是 names？）"),
        (
            "[vocabulary.names]\nsufixes = []",
            ":2：vocabulary.names.sufixes：没有“sufixes”这一项（是不是 suffixes？）。",
        ),
        (
            "[vocabulary.names]\nsuffixes = '局'",
            ":2：vocabulary.names.suffixes：应是列表（写在方括号里），现在是文字。",
        ),
        ("[vocabulary.names]\nlevel = 1", ":2：vocabulary.names.level：应是表，现在是整数。"),
        ("[vocabulary]\nnames = 1", ":2：vocabulary.names：应是表，现在是整数。"),
        ("[vocabulary.names]\nsuffixes = [1]", ":2：vocabulary.names.suffixes[1]：应是文字，现在是整数。"),
        ("[vocabulary.names]\nsuffixes = ['']", ":2：vocabulary.names.suffixes[1]：不能为空。"),
        ("[[vocabulary.names.short]]\nfull = '工商联合会'", ":1：vocabulary.names.short[1]：缺少short。"),
        (
            "[[vocabulary.typos.pair]]\nwrong = '('\nright = ''",
            ":2：vocabulary.typos.pair[1].wrong：“(”不是合格的正则表达式。",
        ),
        (
            "[[vocabulary.typos.pair]]\nwrong = 'a*'\nright = ''",
            ":2：vocabulary.typos.pair[1].wrong：“a*”不是合格的正则表达式",
        ),
        (
            "[[vocabulary.leftovers.instruction]]\npattern = '甲'\nsay = '乙'\nlevel = 'bad'",
            ":4：vocabulary.leftovers.instruction[1].level：级别“bad”不存在",
        ),
        ("[vocabulary.traditional]\nx = 1", ":1：vocabulary.traditional：没有名为 traditional 的词表"),
        (
            "[[account]]\nnames = ['甲乙经费']\nparts = ['人员经费', '差旅经废']",
            ":3：account[1].parts：没有名为“差旅经废”的科目",
        ),
        ("[[account]]\nnames = ['甲乙经费']\nparts = ['甲乙经费']", ":3：account[1].parts：自己不能是自己的分项。"),
    ],
    ids=lambda value: value[:24].replace("\n", " "),
)
def test_names_of_what_there_is_not(tree: Path, text: str, said: str):
    assert problem(tree, text).startswith(f"reportlint.toml{said}")


def test_a_setting_that_another_one_overrides_is_checked_too(tree: Path):
    (tree / "base.toml").write_text("profile = 'defalt'", "utf-8")
    said = problem(tree, "extends = 'base.toml'\nprofile = 'default'")
    assert said.startswith("base.toml:1：profile：没有名为 defalt 的模板（是不是 default？）")


def test_every_problem_of_a_file_is_told_up_to_ten(tree: Path):
    lines = problem(tree, "".join(f"x{number} = 1\n" for number in range(13))).split("\n")
    assert lines[1] == "reportlint.toml:2：x1：没有“x1”这个配置项。"
    assert lines[10:] == ["……另有 3 处。"]


@pytest.mark.parametrize(
    ("given", "said"),
    [
        (
            {"profile": "defalt"},
            "命令行的 --profile：没有名为 defalt 的模板（是不是 default？）；reportlint profile 列出全部模板。",
        ),
        ({"select": ["ARI", "TYX"]}, "命令行的 --select：没有规则 TYX"),
        (
            {"severity": {"ARI": "eror"}},
            "命令行的 --severity：ARI：没有“eror”这一项（是不是 error？），只能是 error、warning、info。",
        ),
        ({"ignore": ["RL001"]}, "命令行的 --ignore：RL001 是 reportlint 自己的问题"),
    ],
    ids=["profile", "select", "severity", "tool rule"],
)
def test_options_are_named(tree: Path, given: dict[str, object], said: str):
    with pytest.raises(ConfigError) as caught:
        Resolver(given).for_path(tree / "a.txt")
    assert str(caught.value).startswith(said)

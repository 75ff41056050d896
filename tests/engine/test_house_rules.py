"""House rules: what an office forbids or demands, from the file to the finding."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from reportlint.engine.assembly import assemble, registry_for
from reportlint.engine.config import Config, ConfigError, Resolver
from reportlint.rules import house_demands
from reportlint.testing.docx_files import Table, docx_file

if TYPE_CHECKING:
    from reportlint.engine.results import FileResult
    from reportlint.model.document import Location

_TEXT = """2023年度部门整体支出绩效自评报告

一、基本情况
（一）部门职责
本部门基本完成了年度任务。基本支出100万元，其它支出为零。
（二）年度总体工作
各项工作基本完成，成效显著。
二、名词解释
“三公”经费（试行口径）：见附表。
"""


def run(tree: Path, rule: str, text: str | bytes = _TEXT, name: str = "a.txt", code: str = "ZWB001") -> FileResult:
    """The result of one rule on a report."""
    head = f'select = ["ZWB"]\n[[rule]]\ncode = "{code}"\ntitle = "一"\n'
    (tree / "reportlint.toml").write_text(head + rule, "utf-8")
    data = text if isinstance(text, bytes) else text.encode()
    return assemble(Resolver({}).for_path(tree / name)).check_bytes(data, name)


def quotes(result: FileResult) -> list[str]:
    """Line and words of each finding."""
    return [f"{found.location.line} {found.location.quote}" for found in result.findings]


def messages(result: FileResult) -> list[str]:
    return [found.message for found in result.findings]


@pytest.mark.parametrize(
    ("rule", "expected"),
    [
        ('words = ["基本完成"]', ["5 基本完成", "7 基本完成"]),
        ('words = ["基本", "显著"]', ["5 基本", "5 基本", "7 基本", "7 显著", "3 基本"]),
        ('words = ["基本"]\nexcept = ["基本支出", "基本情况"]', ["5 基本", "7 基本"]),
        ('words = ["基本", "基本完成"]\nscope = "一、（二）"', ["7 基本完成"]),
        ('words = ["基本"]\nscope = "headings"', ["3 基本"]),
        ('words = ["基本", "名词"]\nscope = "prose"', ["5 基本", "5 基本", "7 基本"]),
        ('words = ["基本"]\nscope = "tables"', []),
        ('words = ["基本"]\nscope = "年度总体工作情况"', ["7 基本"]),
        ('words = ["见附表"]\nscope = "二、名词解释"', ["9 见附表"]),
        ('words = ["见附表"]\nscope = "三、名词解释"', []),
        ('words = ["(试行口径)"]', ["9 （试行口径）"]),
        ('words = ["(試行口徑)"]', ["9 （试行口径）"]),
    ],
)  # fmt: skip
def test_phrases_that_must_not_occur(tree: Path, rule: str, expected: list[str]):
    assert sorted(quotes(run(tree, f'kind = "phrase"\n{rule}'))) == sorted(expected)


def test_words_may_stand_in_a_file_of_their_own(tree: Path):
    (tree / "禁用词.txt").write_bytes("\ufeff# 说明\r\n显著\r\n\r\n  见附表  \r\n显著\r\n".encode())
    assert quotes(run(tree, 'kind = "phrase"\nwords-file = "禁用词.txt"')) == ["7 显著", "9 见附表"]


def test_a_change_in_the_word_file_changes_the_configuration(tree: Path):
    (tree / "词.txt").write_text("甲乙", "utf-8")
    run(tree, 'kind = "phrase"\nwords-file = "词.txt"')
    before = Resolver({}).for_path(tree / "a.txt")
    (tree / "词.txt").write_text("丙丁", "utf-8")
    assert Resolver({}).for_path(tree / "a.txt") != before


@pytest.mark.parametrize(
    ("rule", "expected"),
    [
        ('words = ["公开网址", "公开渠道"]', ["没有写“公开网址或公开渠道”。"]),
        ('words = ["公开网址", "见附表"]', []),
        ('words = ["见附表"]\nscope = "一、"\nmessage = "缺少“{quote}”"', ["缺少“见附表”"]),
        ('words = ["甲", "乙", "丙", "丁"]\nmessage = "缺{quote}"', ["缺甲或乙或丙……"]),
    ],
)
def test_phrases_that_must_occur(tree: Path, rule: str, expected: list[str]):
    assert messages(run(tree, f'kind = "phrase"\noccurs = "always"\n{rule}')) == expected


@pytest.mark.parametrize(
    ("scope", "places"),
    [
        ("all", [(1, None), (None, (1, 1, 1)), (2, None)]),
        ("tables", [(None, (1, 1, 1))]),
        ("prose", [(2, None)]),
        ("headings", [(1, None)]),
    ],
)
def test_scopes_in_a_word_file(tree: Path, scope: str, places: list[object]):
    data = docx_file(["一、显著成效", "各项工作成效显著。", Table([["显著", "一般"]])])
    found = run(tree, f'kind = "phrase"\nwords = ["显著"]\nscope = "{scope}"', data, "a.docx").findings
    assert sorted((_place(one.location) for one in found), key=str) == sorted(places, key=str)


def _place(location: Location) -> tuple[object, object]:
    cell = (location.table, location.row, location.cell) if location.table else None
    return (None if cell else location.paragraph), cell


def test_what_must_occur_in_a_section_that_is_not_there_is_not_assessable(tree: Path):
    result = run(tree, 'kind = "phrase"\noccurs = "always"\nwords = ["公开"]\nscope = "三、公开情况"')
    assert (quotes(result), [reason for _, reason, _ in result.skips]) == (
        [],
        ["报告里没有规则 ZWB001 要查的部分（三、公开情况）"],
    )


def test_what_may_follow_in_a_text_that_was_cut_off_is_not_missed(tree: Path):
    text = "一、基本情况\n本部门内设机构包括办公室、人事科、财务科、业务一科、业务二科、以及"
    result = run(tree, 'kind = "phrase"\noccurs = "always"\nwords = ["公开"]', text)
    assert (quotes(result), len(result.skips)) == ([], 1)


@pytest.mark.parametrize(
    ("rule", "expected"),
    [
        (r"pattern = '\d+万元'", ["5 100万元"]),
        (r"pattern = '基本(?!支出|情况)'", ["5 基本", "7 基本"]),
        (r"pattern = '(?<=各项)工作'", ["7 工作"]),
        (r"pattern = '\p{Han}{4}解释'", []),
        (r"pattern = '（[^（）]*）'" + '\nscope = "prose"\nexcept = ["（试行口径）"]', []),
        (r"pattern = 'x*'", []),
        (r"pattern = '^二、'", ["8 二、"]),
    ],
)
def test_patterns_over_the_text_as_written(tree: Path, rule: str, expected: list[str]):
    assert quotes(run(tree, f'kind = "pattern"\n{rule}')) == expected


@pytest.mark.parametrize(("pattern", "count"), [("20[0-9]{2}年度", 0), ("公开网址：.+", 1)])
def test_patterns_that_must_occur(tree: Path, pattern: str, count: int):
    result = run(tree, f"kind = 'pattern'\noccurs = 'always'\npattern = '{pattern}'\nmessage = '没有网址。'")
    assert messages(result) == ["没有网址。"] * count


def test_a_pattern_that_takes_too_long_is_not_assessable(tree: Path, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(house_demands, "PATIENCE", 0.2)
    result = run(tree, "kind = 'pattern'\npattern = '(?:甲|甲甲)+乙'", f"一、甲\n{'甲' * 200}丙乙。\n")
    assert result.status == "ok"
    assert (quotes(result), [reason for _, reason, _ in result.skips]) == (
        [],
        ["规则 ZWB001 的表达式在这份报告上太慢，没有查完"],
    )


@pytest.mark.parametrize(
    ("headings", "expected"),
    [
        ('["名词解释"]', []),
        ('["名词说明", "专业名词解释", "名词解释情况"]', []),
        ('["部门职责"]', []),
        ('["存在的问题", "主要问题"]', ["1 2023年度部门整体支出绩效自评报告"]),
    ],
)
def test_sections_that_must_be_there(tree: Path, headings: str, expected: list[str]):
    assert quotes(run(tree, f'kind = "section"\nheadings = {headings}')) == expected


def test_a_section_may_be_demanded_inside_another(tree: Path):
    rule = 'kind = "section"\nheadings = ["部门职责"]\nscope = '
    assert messages(run(tree, f"{rule}'一、'")) == []
    assert messages(run(tree, f"{rule}'二、'")) == ["没有“部门职责”这一节。"]


@pytest.mark.parametrize(
    ("pairs", "expected"),
    [
        ('"其它" = "其他"', ["5 其它 → 其他 safe"]),
        ('"成效" = "成效明显"', ["7 成效 → 成效明显 safe"]),
        ('"成效" = "成效显著"', []),
        ('"，成效显著" = ""', ["7 ，成效显著 →  safe"]),
        ('"100万元" = "一百万元"', ["5 100万元 → 一百万元 "]),
        ('"（" = "("', ["4 （ → ( safe", "6 （ → ( safe", "9 （ → ( safe"]),
    ],
)  # fmt: skip
def test_substitutions(tree: Path, pairs: str, expected: list[str]):
    result = run(tree, f'kind = "substitution"\n[rule.replace]\n{pairs}')
    found = [
        f"{report.location.line} {report.location.quote} → {edit.replacement} {'safe' if edit.safe else ''}"
        for report in result.findings
        for edit in report.edits
    ]
    assert found == expected


def test_a_substitution_is_said_and_suggested(tree: Path):
    (report,) = run(tree, 'kind = "substitution"\n[rule.replace]\n"其它" = "其他"').findings
    assert (report.message, report.suggestions) == ("“其它”应为“其他”。", ("把“其它”改为“其他”",))


def test_a_rule_has_its_own_words_level_and_name(tree: Path):
    rule = (
        'name = "vague-progress"\nseverity = "error"\nkind = "phrase"\nwords = ["显著"]\n'
        'message = "“{quote}”太笼统，{{写明数字}}。"'
    )
    (report,) = run(tree, rule).findings
    told = (report.code, report.name, report.title, report.severity.label, report.message)
    assert told == ("ZWB001", "vague-progress", "一", "error", "“显著”太笼统，{写明数字}。")
    assert report.fingerprint


@pytest.mark.parametrize(("name", "count"), [("a.txt", 1), ("下/a.txt", 1), ("a.md", 0), ("草稿/a.txt", 0)])
def test_a_rule_may_be_for_some_files_only(tree: Path, name: str, count: int):
    rule = 'kind = "phrase"\nwords = ["显著"]\nfiles = ["*.txt", "!草稿/"]'
    assert len(run(tree, rule, name=name).findings) == count


def test_rules_are_selected_ranked_and_suppressed_like_any_other(tree: Path):
    rule = '[[rule]]\ncode = "ZWB001"\nname = "vague"\ntitle = "一"\nkind = "phrase"\nwords = ["显著"]\n'

    def found(top: str, text: str = _TEXT) -> list[str]:
        (tree / "reportlint.toml").write_text(f"{top}\n{rule}", "utf-8")
        linter = assemble(Resolver({}).for_path(tree / "a.md"))
        reports = linter.check_bytes(text.encode(), "a.md").findings
        return [f"{one.severity.label}{' 忽略' * bool(one.suppressed)}" for one in reports if one.code == "ZWB001"]

    assert found("") == ["warning"]
    assert found('ignore = ["ZWB"]') == []
    assert found('select = ["vague"]') == ["warning"]
    assert found('severity = { vague = "error" }') == ["error"]
    assert found("", "成效显著。<!-- reportlint: ignore ZWB001 标题用语 -->\n") == ["warning 忽略"]


def test_rules_of_separate_files_join_and_later_ones_replace(tree: Path):
    rule = '[[rule]]\ncode = "ZWB00{}"\ntitle = "{}"\nkind = "phrase"\nwords = ["甲"]\n'
    (tree / "共用").mkdir()
    (tree / "共用" / "house.toml").write_text(rule.format(1, "甲") + rule.format(2, "乙"), "utf-8")
    (tree / "共用" / "base.toml").write_text('rules = "house.toml"\n' + rule.format(3, "丙"), "utf-8")
    (tree / "reportlint.toml").write_text('extends = "共用/base.toml"\n' + rule.format(2, "丁"), "utf-8")
    registry = registry_for(Resolver({}).for_path(tree / "a.txt"))
    own = {code: one.check.title for code, one in registry.rules.items() if code.startswith("ZWB")}
    assert own == {"ZWB001": "甲", "ZWB002": "丁", "ZWB003": "丙"}
    assert registry.rules["ZWB001"].package == str(Path("共用/house.toml:1"))


@pytest.mark.parametrize(
    ("rule", "said"),
    [
        ('kind = "phrase"', ":2：rule[1].words：没有一个词语；请写 words，或在 words-file 指的文件里写，一行一个。"),
        ('kind = "phrase"\nwords-file = "没有.txt"', ":6：rule[1].words-file：找不到词语文件 没有.txt。"),
        ('kind = "pattern"\npattern = "(甲"', ":6：rule[1].pattern：不是合格的正则表达式，问题在第 3 个字符附近"),
        ('kind = "pattern"\npattern = "(a{999}){999}"', ":6：rule[1].pattern：正则表达式太长，或者重复次数相乘太大。"),
        ('kind = "section"\nheadings = []', ":6：rule[1].headings：至少要有 1 项。"),
        ('kind = "substitution"\nreplace = {}', ":6：rule[1].replace：没有一对“错的 = 对的”。"),
        ('kind = "substitution"\nreplace = { "甲" = "甲" }', ":6：rule[1].replace：“甲” = “甲”没有意义"),
        ('kind = "phrse"\nwords = ["甲"]', ":5：rule[1].kind：没有“phrse”这一项（是不是 phrase？）"),
        (
            'kind = "phrase"\nwords = ["甲"]\nmessage = "{quot}"',
            ":7：rule[1].message：消息里只能用 {quote} 和 {right}，没有 {quot}。",
        ),
        ('kind = "phrase"\nwords = ["甲"]\nmessage = "{quote!r:>99}"', ":7：rule[1].message：消息里只能用"),
        ('kind = "phrase"\nwords = ["甲"]\nmessage = "{quote.__class__}"', ":7：rule[1].message：消息里只能用"),
        ('kind = "phrase"\nwords = ["甲"]\nmessage = "{"', ":7：rule[1].message：花括号没有配对"),
        ('kind = "phrase"\nwords = ["甲"]\nscope = "prse"', ":7：rule[1].scope：没有“prse”这个范围（是不是 prose？）"),
        (
            'kind = "phrase"\nwords = ["甲"]\nname = "sum-mismatch"',
            ":3：rule[1].code：名称 sum-mismatch 已经是自带规则的名称",
        ),
        (
            'kind = "phrase"\nwords = ["甲"]\nname = "Not Kebab"',
            ":7：rule[1].name：“Not Kebab”不是小写英文单词，用 - 连接。",
        ),
        ('kind = "phrase"\nwords = ["甲"]\nfiles = ["!"]', ":7：rule[1].files[1]：“!”不是合格的通配符。"),
    ],
    ids=lambda value: value.replace("\n", " ")[:40],
)
def test_what_is_wrong_with_a_rule_is_said(tree: Path, rule: str, said: str):
    with pytest.raises(ConfigError) as caught:
        run(tree, rule)
    assert str(caught.value).startswith(f"reportlint.toml{said}")


@pytest.mark.parametrize(
    ("code", "said"),
    [
        ("ARI999", "代码 ARI999 的前三个字母 ARI 是自带规则用的，请换别的字母。"),
        ("RLX001", "代码 RLX001 的前三个字母 RLX 是自带规则用的，请换别的字母。"),
        ("zwb001", "“zwb001”不是三个大写字母加三位数字。"),
        ("ZWB1", "“ZWB1”不是三个大写字母加三位数字。"),
    ],
)
def test_codes_have_a_family_of_their_own(tree: Path, code: str, said: str):
    with pytest.raises(ConfigError) as caught:
        run(tree, 'kind = "phrase"\nwords = ["甲"]', code=code)
    assert str(caught.value) == f"reportlint.toml:3：rule[1].code：{said}"


def test_two_rules_of_one_code_in_one_file_are_an_error(tree: Path):
    rule = '[[rule]]\ncode = "ZWB001"\ntitle = "一"\nkind = "phrase"\nwords = ["甲"]\n'
    (tree / "reportlint.toml").write_text(rule * 2, "utf-8")
    with pytest.raises(ConfigError) as caught:
        Resolver({}).for_path(tree / "a.txt")
    assert (
        str(caught.value) == "reportlint.toml:7：rule[2].code：规则 ZWB001（zwb001）与 reportlint.toml:1 的规则重复。"
    )


@pytest.mark.parametrize(
    ("rule", "expected"),
    [
        (
            'kind = "phrase"\nwords = ["甲", "乙"]\nexcept = ["甲乙"]\nfiles = ["*.docx"]\ndescription = "说不清。"',
            [
                "说不清。",
                "自定义规则，写在 reportlint.toml:2。级别：警告。",
                "不许出现下列词语：",
                "- 甲",
                "- 甲乙",
                "文件：*.docx。",
            ],
        ),
        ('kind = "phrase"\nwords = ["甲"]\noccurs = "always"', ["至少要出现下列词语中的一个：", "范围：全文。"]),
        ('kind = "pattern"\npattern = "甲+"\nscope = "二、"', ["甲+", "范围：“二、”一节。"]),
        ('kind = "section"\nheadings = ["甲", "乙"]', ["必须有这一节：甲，也可写作乙。"]),
        ('kind = "substitution"\n[rule.replace]\n"甲" = ""', ["| 甲 | （删去） |"]),
    ],
    ids=["phrase", "always", "pattern", "section", "substitution"],
)
def test_each_rule_has_a_page(tree: Path, rule: str, expected: list[str]):
    run(tree, rule)
    page = registry_for(Resolver({}).for_path(tree / "a.txt")).rules["ZWB001"].page.read_text("utf-8")
    lines = page.splitlines()
    assert lines[0] == "# 一（ZWB001 zwb001）"
    assert [line for line in expected if line not in lines] == []


def test_without_rules_nothing_changes():
    assert registry_for(Config()).house == ()

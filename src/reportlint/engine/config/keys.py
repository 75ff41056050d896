"""Every key of a configuration file. Validation, the JSON schema and `config show` all follow from this declaration."""

from __future__ import annotations

from reportlint.engine.config.kinds import Anything, Choice, Either, Flag, Glob, Many, Named, Number, Text
from reportlint.engine.config.records import Key, Record, Variants

LEVELS = ("error", "warning", "info")
CONFIDENCES = ("low", "medium", "high")
SCOPES = ("all", "prose", "headings", "tables")
AUTO = "auto"
"""The profile that stands for the one that a report shows marks of."""
TIME_LIMIT = 120
"""Seconds a file; the slowest real report that we know takes five."""

_TEXT = Text()
_TEXTS = Many(_TEXT)
_NAME = Text("(?=.{2}).*[\u3400-\u9fff].*", "两个字以上的中文名称")
_PLACES = Many(_TEXT, single=True)
_SEVERITY = Choice(LEVELS)
_CODE = Text("[A-Z]{3}[0-9]{3}", "三个大写字母加三位数字")
_KEBAB = Text("[a-z][a-z0-9]*(-[a-z0-9]+)*", "小写英文单词，用 - 连接")

CHOOSING = (
    Key("profile", _TEXT, "按这个模板检查；auto 是自动识别。", AUTO),
    Key("select", Many(_TEXT, least=1), "用哪些规则：代码、代码开头、名称，或 ALL（全部）。", ["ALL"]),
    Key("extend-select", _TEXTS, "在 select 之外再用这些规则。", []),
    Key("ignore", _TEXTS, "不用哪些规则。", []),
    Key("extend-ignore", _TEXTS, "在 ignore 之外再去掉这些规则。", []),
    Key("severity", Named(_SEVERITY), "规则的级别：键是代码、代码开头或名称。", {}),
    Key("preview", Flag(), "是否也用试行的规则。", default=False),
    Key("min-confidence", Choice(CONFIDENCES), "不报把握低于这一档的问题。", "low"),
)
"""The keys that may also stand in a per-file section."""

_PARTS = Record(
    (
        Key("of", Many(_TEXT, least=1), "一组分项，加起来等于这个科目。", required=True),
        Key("stated", Flag(), "只在文中写明“其中”时才相加。", default=False),
    )
)
_PART = Either(((str, _TEXT), (dict, _PARTS)))
ACCOUNT = Record(
    (
        Key("id", _NAME, "科目的标准名称；不写时用 names 的第一个。与自带科目同名时，补充那个科目。"),
        Key("names", Many(_NAME, least=1), "报告里对它的叫法。", required=True),
        Key("side", Choice(("收", "支")), "收入还是支出。"),
        Key("parts", Many(_PART), "由哪些科目相加而成；有几种分法时，每种写成 { of = [...] }。"),
    )
)

_COMMON = (
    Key("code", _CODE, "代码，例如 ZWB001；前三个字母不能与自带规则相同。", required=True),
    Key("name", _KEBAB, "英文名称；不写时是小写的代码。"),
    Key("title", _TEXT, "中文标题。", required=True),
    Key("kind", _TEXT, "种类：phrase 词语、pattern 正则表达式、section 章节、substitution 替换。", required=True),
    Key("severity", _SEVERITY, "级别。", "warning"),
    Key("message", _TEXT, "报告问题的话；{quote} 是原文，{right} 是应改成的词。"),
    Key("description", _TEXT, "为什么有这条规则；显示在说明页上。"),
    Key("scope", _TEXT, "查哪里：all 全文、prose 正文、headings 标题、tables 表格，或一个章节的序号或标题。", "all"),
    Key("files", Many(Glob()), "只查这些文件（通配符）。", []),
)
_OCCURS = Key("occurs", Choice(("never", "always")), "never：不许出现；always：必须出现。", "never")
_EXCEPT = Key("except", _TEXTS, "包含在这些词里时不算。", [])


def _rule(*keys: Key) -> Record:
    return Record((*_COMMON, *keys))


RULE = Variants(
    "kind",
    (
        (
            "phrase",
            _rule(
                Key("words", _TEXTS, "词语，有一个就算。", []),
                Key("words-file", _TEXT, "词语另存的文本文件，一行一个。"),
                _OCCURS,
                _EXCEPT,
            ),
        ),
        ("pattern", _rule(Key("pattern", _TEXT, "正则表达式（regex 语法）。", required=True), _OCCURS, _EXCEPT)),
        ("section", _rule(Key("headings", Many(_TEXT, least=1), "必须有的章节，可写几种叫法。", required=True))),
        ("substitution", _rule(Key("replace", Named(Text(empty=True)), "错的 = 对的。", required=True), _EXCEPT)),
    ),
)
RULE_FILE = Record((Key("rule", Many(RULE), "自己的规则。", []),))

CONFIG = Record(
    (
        Key("extends", _PLACES, "先读这个（些）配置文件，再用本文件的内容改动。"),
        *CHOOSING,
        Key("fail-on", Choice((*LEVELS, "never")), "有这一级或更重的问题时退出码为 1。", "error"),
        Key("baseline", _TEXT, "基线文件：其中已有的问题不再报告。"),
        Key("output", _PLACES, "输出：格式，或“格式:文件”，可以有几个。", ["text"]),
        Key("exclude", Many(Glob()), "检查文件夹时跳过的文件和文件夹（通配符）。", []),
        Key("extend-exclude", Many(Glob()), "在 exclude 之外再跳过这些。", []),
        Key("time-limit", Number(0, 86400), "每个文件最多检查多少秒，0 为不限。", TIME_LIMIT),
        Key("cache", Flag(), "是否记住没有改动过的文件的结果。", default=True),
        Key("profiles", _PLACES, "自己的模板所在的文件夹。"),
        Key("packs", _PLACES, "自己的规则包（Python）的文件夹。"),
        Key("rules", _PLACES, "另存的自定义规则文件。"),
        Key("rule", Many(RULE), "自己的规则。"),
        Key("account", Many(ACCOUNT), "自己的科目。"),
        Key("vocabulary", Named(Named(Anything())), "补充自带的词表，例如 [vocabulary.names]。"),
        Key("per-file", Named(Record(CHOOSING), Glob()), "只对某些文件的设置；键是通配符。"),
    )
)

"""The line of a value in a TOML text."""

from __future__ import annotations

import pytest

from reportlint.engine.config.lines import line_of

_TEXT = '''# 第一行
select = [
  "ARI",
  "TYP",
]
"中 文".x = 1
long = """
select = 1
"""

[severity]
'ARI' = "info"

[[rule]]
code = "A"
[rule.replace]
"其它" = "其他"

[[rule]]
  code = "B"
  [[rule.part]]
  x = 1
  [[rule.part]]
  x = 2

[per-file."*.docx"]
preview = true
[per-file."*.docx".severity]
ARI = "info"
'''


@pytest.mark.parametrize(
    ("path", "word", "line"),
    [
        (("select",), "", 2),
        (("select", 1), "TYP", 4),
        (("select", 1), "没有", 2),
        (("中 文", "x"), "", 6),
        (("severity", "ARI"), "", 12),
        (("severity",), "", 11),
        (("rule", 0, "code"), "", 15),
        (("rule", 0, "title"), "", 14),
        (("rule", 0, "replace", "其它"), "", 17),
        (("rule", 1), "", 19),
        (("rule", 1, "code"), "", 20),
        (("rule", 1, "part", 1, "x"), "", 24),
        (("per-file", "*.docx", "preview"), "", 27),
        (("per-file", "*.docx", "severity", "ARI"), "", 29),
        (("per-file",), "", 26),
        (("nothing",), "", None),
    ],
)
def test_the_line_of_a_path(path: tuple[str | int, ...], word: str, line: int | None):
    assert line_of(_TEXT, path, word) == line

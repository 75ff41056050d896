"""The user's own report templates."""

from __future__ import annotations

import tomllib
from typing import TYPE_CHECKING

import pytest

from reportlint.engine.assembly import assemble
from reportlint.engine.config import ConfigError, Resolver
from reportlint.engine.config.profile_files import PROFILE
from reportlint.engine.registry import installed
from reportlint.model.errors import DataError

if TYPE_CHECKING:
    from pathlib import Path

_OWN = """
id = "our-city"
title = "本市的模板"
extends = "guangdong-department"
[[section]]
title = "数字政府建设情况"
[severity]
STR601 = "error"
"""


def put(tree: Path, text: str) -> None:
    (tree / "模板").mkdir()
    (tree / "模板" / "本市.toml").write_text(text, "utf-8")
    (tree / "reportlint.toml").write_text('profiles = "模板"\nprofile = "our-city"', "utf-8")


def test_every_built_in_profile_is_one_that_users_could_write():
    for pack in installed().packs:
        for name, text in pack.data("profiles"):
            assert list(PROFILE.problems(tomllib.loads(text), ())) == [], name


def test_an_own_profile_may_extend_a_built_in_one(tree: Path):
    put(tree, _OWN)
    linter = assemble(Resolver({}).for_path(tree / "a.txt"))
    profile = linter.registry.profiles["our-city"]
    assert [section.title for section in profile.sections] == ["数字政府建设情况"]
    assert profile.grades == linter.registry.profiles["guangdong-department"].grades
    found = linter.check_bytes("一、别的情况\n没有。\n数字政府建设情况\n很好。".encode(), "a.txt")
    assert (found.profile, found.profile_reason) == ("our-city", "由使用者指定")


def test_an_own_profile_takes_the_place_of_a_built_in_one(tree: Path):
    put(tree, 'id = "default"\ntitle = "我们的要求"\n')
    (tree / "reportlint.toml").write_text('profiles = ["模板"]', "utf-8")
    assert assemble(Resolver({}).for_path(tree / "a.txt")).registry.profiles["default"].title == "我们的要求"


def test_the_text_is_part_of_the_configuration(tree: Path):
    """So that a cached result does not outlive the template that it came from."""
    put(tree, _OWN)
    before = Resolver({}).for_path(tree / "a.txt")
    (tree / "模板" / "本市.toml").write_text(f"{_OWN}\n[score]\nfull = 90", "utf-8")
    assert Resolver({}).for_path(tree / "a.txt") != before


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("title = '甲'", "缺少id。"),
        ("id = '甲'", ":1：id：“甲”不是小写英文字母、数字和 - 组成的名称（auto 除外）。"),
        ("id = 'auto'", ":1：id：“auto”不是小写英文字母、数字和 - 组成的名称（auto 除外）。"),
        ("id = 'a'\nsections = []", ":2：sections：没有“sections”这个配置项（是不是 section？）。"),
        ("id = 'a'\n[[section]]\nalso = ['甲']", ":2：section[1]：缺少title。"),
        ("id = 'a'\n[[grade]]\nname = '优'\nfrom = nan", ":4：grade[1].from：应是 0 到 10000 之间的数，现在是 nan。"),
        ("id = 'a'\n[score.parts]\n'甲' = '五十'", ":3：score.parts.甲：应是数，现在是文字。"),
        ("id = 'a'\n[severity]\nSTR601 = 'fatal'", ":3：severity.STR601：没有“fatal”这一项"),
        ("id = 'a'\n[severity]\nSTR999 = 'info'", ":3：severity.STR999：没有规则 STR999"),
        ("id = 'a'\n[severity]\nRL001 = 'info'", ":3：severity.RL001：RL001 是 reportlint 自己的问题"),
        (
            "id = 'a'\nextends = 'guangdong-departmnt'",
            ":2：extends：没有名为 guangdong-departmnt 的模板（是不是 guangdong-department？）",
        ),
        ("id = [", "不是合格的 TOML"),
    ],
    ids=lambda value: value[:30].replace("\n", " "),
)
def test_what_is_no_profile_is_said(tree: Path, text: str, said: str):
    put(tree, text)
    with pytest.raises(ConfigError) as caught:
        Resolver({}).for_path(tree / "a.txt")
    assert said in str(caught.value)
    assert "模板" in str(caught.value).split("：")[0]


def test_profiles_that_extend_each_other_in_a_circle_are_an_error(tree: Path):
    put(tree, "id = 'a'\nextends = 'a'")
    with pytest.raises(DataError, match=r"本市\.toml 的 extends 指向的 a 不存在或循环"):
        Resolver({}).for_path(tree / "a.txt")

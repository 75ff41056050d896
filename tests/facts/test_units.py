import subprocess
import sys
from fractions import Fraction
from importlib.resources import files

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reportlint.facts.units import UnitError, Units
from reportlint.model.quantities import Kind

TEXT = (files("reportlint_checks") / "vocabulary" / "units.txt").read_text("utf-8")
UNITS = Units.load(TEXT)
PREFIXES = st.sampled_from(["", *UNITS.prefixes])


@pytest.mark.parametrize(
    ("unit", "kind"),
    [
        ("元", Kind.MONEY), ("万元", Kind.MONEY), ("圆", Kind.MONEY), ("亿美元", Kind.CURRENCY),
        ("%", Kind.PERCENT), ("‰", Kind.PERCENT), ("成", Kind.PERCENT), ("个百分点", Kind.POINTS),
        ("人", Kind.PEOPLE), ("万人次", Kind.PEOPLE), ("名", Kind.PEOPLE),
        ("个", Kind.COUNT), ("台（套）", Kind.COUNT), ("万户", Kind.COUNT), ("批次", Kind.COUNT),
        ("万亩", Kind.AREA), ("㎡", Kind.AREA), ("公里", Kind.LENGTH), ("立方米", Kind.VOLUME), ("万吨", Kind.MASS),
        ("个月", Kind.DURATION), ("分", Kind.SCORE), ("倍", Kind.MULTIPLE), ("万", Kind.NUMBER), ("", Kind.NUMBER),
    ],
)  # fmt: skip
def test_kinds(unit, kind):
    assert UNITS.kind(unit) is kind


@pytest.mark.parametrize(
    ("unit", "label"),
    [("圆", "元"), ("万块", "万元"), ("百分之", "%"), ("台（套）", "台"), ("千克", "公斤"), ("m2", "平方米")],
)
def test_aliases_are_shown_under_one_name(unit, label):
    assert UNITS.label(unit) == label


@pytest.mark.parametrize(
    ("unit", "other", "factor"),
    [
        ("万元", "元", 10_000), ("元", "万元", Fraction(1, 10_000)), ("千万元", "亿元", Fraction(1, 10)),
        ("万亿元", "亿元", 10_000), ("角", "元", Fraction(1, 10)), ("角", "万元", Fraction(1, 100_000)),
        ("亩", "平方米", Fraction(2000, 3)), ("万亩", "平方公里", Fraction(20, 3)), ("公顷", "亩", 15),
        ("公里", "米", 1000), ("千米", "公里", 1), ("吨", "斤", 2000), ("千克", "斤", 2),
        ("%", "‰", 10), ("成", "%", 10), ("家", "个", 1), ("名", "人", 1), ("万人", "人", 10_000),
        ("年", "个月", 12), ("小时", "分钟", 60),
    ],
)  # fmt: skip
def test_conversion_is_exact(unit, other, factor):
    assert UNITS.factor(unit, other) == factor


@pytest.mark.parametrize(
    ("unit", "other"), [("元", "美元"), ("个", "次"), ("人", "人次"), ("%", "个百分点"), ("元", "分"), ("亩", "公里")]
)
def test_different_things_do_not_convert(unit, other):
    with pytest.raises(UnitError, match=f"“{unit}”与“{other}”"):
        UNITS.factor(unit, other)


def test_an_unknown_unit_is_named():
    with pytest.raises(UnitError, match="“坪”"):
        UNITS.factor("坪", "亩")


@given(PREFIXES, PREFIXES, st.integers(), st.integers(0, 6))
def test_amounts_survive_conversion_and_return(prefix, other, mantissa, decimals):
    unit, target = f"{prefix}元", f"{other}元"
    value = Fraction(mantissa, 10**decimals)
    assert value * UNITS.factor(unit, target) * UNITS.factor(target, unit) == value
    assert UNITS.factor(unit, "元") == UNITS.prefixes.get(prefix, 1)


def test_users_add_their_own():
    units = Units.load(TEXT, "@group area\n    坪 = 3.3 * 平方米\n@end\n")
    assert units.kind("万坪") is Kind.AREA
    assert units.factor("坪", "㎡") == Fraction(33, 10)


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("@group money\n元 = [money]\n元 = [other]\n@end", "“元”定义了两次"),
        ("@group speed\n码 = [speed]\n@end", "第 1 行.*speed"),
        ("# nothing\n元 = [money]", "第 2 行"),
        ("@group money\n元\n@end", "第 2 行"),
        ("@group percent\n% = 1/100\n@end", "第 2 行"),
    ],
    ids=["twice", "no-such-kind", "outside-a-group", "no-value", "no-identifier"],
)
def test_what_is_no_definition_is_refused(text, message):
    with pytest.raises(UnitError, match=message):
        Units.load(text)


def test_a_definition_that_leads_nowhere_is_named():
    units = Units.load(TEXT, "@group area\n    坪 = 3.3 * 席\n@end\n")
    with pytest.raises(UnitError, match="席"):
        units.factor("坪", "亩")


def test_changing_the_prefix_does_not_load_pint():
    code = (
        "import sys; from reportlint.facts.units import Units;"
        "units = Units.load('万- = 10000\\n@group money\\n元 = [money]\\n@end');"
        "assert units.factor('万元', '元') == 10000; sys.exit('pint' in sys.modules)"
    )
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0

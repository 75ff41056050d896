from fractions import Fraction
from importlib.resources import files

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from reportlint.facts.dates import dates
from reportlint.facts.folding import Folding
from reportlint.facts.number_vocabulary import NumberVocabulary
from reportlint.facts.quantities import quantities
from reportlint.facts.units import Units
from reportlint.model.quantities import Approximation, Kind, Quantity
from reportlint.model.spans import Span

_VOCABULARY = files("reportlint_checks") / "vocabulary"
UNITS = Units.load((_VOCABULARY / "units.txt").read_text("utf-8"))
WORDS = NumberVocabulary.load((_VOCABULARY / "numbers.toml").read_text("utf-8"))
FOLDING = Folding.load((_VOCABULARY / "traditional.toml").read_text("utf-8"))


def read(text):
    return list(quantities(FOLDING.fold(text), UNITS, WORDS))


def shown(text):
    """Each quantity as value, unit and whatever makes it inexact."""
    return [
        " ".join(
            [
                str(found.value if found.upper is None else f"{found.value}~{found.upper}"),
                found.unit or "-",
                *([] if found.approximation is Approximation.EXACT else [found.approximation.value]),
            ]
        )
        for found in read(text)
    ]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("支出63.2万元", ["316/5 万元"]),
        ("合计1,234.56元", ["30864/25 元"]),
        ("投资１．５亿元", ["3/2 亿元"]),
        ("投資十二億元", ["12 亿元"]),
        ("3千元、5千万元、2万亿元", ["3 千元", "5 千万元", "2 万亿元"]),
        ("结余-3.2万元", ["-16/5 万元"]),
        ("¥5,000.00", ["5000 元"]),
        ("￥1.2万", ["6/5 万元"]),
        ("人民币叁拾万元整", ["30 万元"]),
        ("壹佰贰拾万零伍佰元叁角贰分", ["30012508/25 元"]),
        ("五元三角、三块零四、两角五分、8角", ["53/10 元", "76/25 元", "1/4 元", "8 角"]),
        ("8亿元人民币", ["8 亿元"]),
        ("港币五万元、30万美元、新台币2亿元", ["5 万港元", "30 万美元", "2 亿新台币"]),
        ("年末0元，0.00万元", ["0 元", "0 万元"]),
        ("共32.5万，另有3亿", ["65/2 万", "3 亿"]),
        ("预算数（万元）：320.5，执行数(万元):318", ["641/2 万元", "318 万元"]),
    ],
)
def test_money(text, expected):
    assert shown(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("完成率98.5%", ["197/2 %"]),
        ("完成率９８％", ["98 %"]),
        ("百分之二十二点五", ["45/2 %"]),
        ("百分之百", ["100 %"]),
        ("负百分之五，-5%，负5%", ["-5 %", "-5 %", "-5 %"]),
        ("千分之三，0.9‰，万分之五", ["3 ‰", "9/10 ‰", "5 ‱"]),
        ("三成、七成五、三成半", ["3 成", "15/2 成", "7/2 成"]),
        ("提高2.3个百分点，下降六个百分点", ["23/10 个百分点", "6 个百分点"]),
        ("降低3百分点", ["3 个百分点"]),
        ("满意度（%）：95", ["95 %"]),
        ("增长1,055.4%", ["5277/5 %"]),
    ],
)
def test_shares(text, expected):
    assert shown(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("在职8人、编制7名，接待45人次", ["8 人", "7 名", "45 人次"]),
        ("设备20台（套），车辆3辆，项目12项", ["20 台", "3 辆", "12 项"]),
        ("走访17家企业、862棵树苗、5条村、185单", ["17 家", "862 棵", "5 条", "185 单"]),
        ("惠及3.2万人次、4.5万户、120亩", ["16/5 万人次", "9/2 万户", "120 亩"]),
        (
            "3000平方米、1200㎡、5.3公里、12km、2吨、5千克",
            ["3000 平方米", "1200 平方米", "53/10 公里", "12 公里", "2 吨", "5 公斤"],
        ),
        ("满分10分，得9.8分，扣0.2分", ["10 分", "49/5 分", "1/5 分"]),
        ("是上年的1.5倍，翻两番", ["3/2 倍", "2 番"]),
        (
            "3年、5个月、10个工作日、20日内、8小时、15分钟",
            ["3 年", "5 个月", "10 工作日", "20 日", "8 小时", "15 分钟"],
        ),
        ("两家公司和三十五个村", ["2 家", "35 个"]),
        ("共8项目标任务", ["8 项"]),
        ("内设6个股室，下设3个股所", ["6 个", "3 个"]),
        ("办结3个案件，建成2个体育馆", ["3 个", "2 个"]),
        ("三分之一以上", ["1/3 - at-least"]),
        ("公式为78.55-14.5=64.05", ["1571/20 -", "29/2 -", "1281/20 -"]),
        ("分别为3、5、8个", ["3 -", "5 -", "8 个"]),
        ("补助500元/月", ["500 元"]),
    ],
)
def test_counts_and_measures(text, expected):
    assert shown(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("约3.5亿元", ["7/2 亿元 about"]),
        ("6万元左右", ["6 万元 about"]),
        ("近700万元，不足5万元", ["700 万元 under", "5 万元 under"]),
        ("12万余元，150多名，100余户", ["12 万元 over", "150 名 over", "100 户 over"]),
        ("超过20家，逾200万元，超100%", ["20 家 above", "200 万元 above", "100 % above"]),
        ("90%以上，不低于60%，≥95%，至少3次", ["90 % at-least", "60 % at-least", "95 % at-least", "3 次 at-least"]),
        ("5%以内，不超过1.5%，最多3人，<=8户", ["5 % at-most", "3/2 % at-most", "3 人 at-most", "8 户 at-most"]),
        ("50万元（含）以上", ["50 万元 at-least"]),
        ("数十家、几百万元、十几个", ["10~100 家 range", "100~1000 万元 range", "10 个 over"]),
        ("七八个、三五天、十七八人", ["7~8 个 range", "3~5 天 range", "17~18 人 range"]),
    ],
)
def test_approximations(text, expected):
    assert shown(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("节约3.2万元", ["16/5 万元"]),
        ("最近5天、近三年", ["5 天", "3 年"]),
        ("高于全省3个百分点，高于3个百分点", ["3 个百分点", "3 个百分点"]),
        ("5家上下游企业", ["5 家"]),
        ("结余3万元", ["3 万元"]),
        ("3项以上述标准", ["3 项"]),
    ],
)
def test_look_alikes_are_no_approximations(text, expected):
    assert shown(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("3-5万元", ["3~5 万元 range"]),
        ("10～15万元", ["10~15 万元 range"]),
        ("5%—10%", ["5~10 % range"]),
        ("5万元至10万元", ["5~10 万元 range"]),
        ("8500至3万元", ["17/20~3 万元 range"]),
        ("两到三万元", ["2~3 万元 range"]),
        ("二至三千元", ["2000~3000 元 range"]),
        ("1万（含）-5万元", ["1~5 万元 range"]),
        ("3-6岁", ["3~6 岁 range"]),
        ("增加3万元至15万元", ["3 万元", "15 万元"]),
        ("由12个到15个，从3家到8家", ["12 个", "15 个", "3 家", "8 家"]),
        ("5万元-3个", ["5 万元", "3 个"]),
        ("9-5", ["9 -", "5 -"]),
    ],
)
def test_ranges(text, expected):
    assert shown(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "2024年度、2025年9月9日、1-4月、2022—2023年度、二〇二四年、上半年、第三季度",
        "财预〔2020〕10号、湛财[2021]2号、国办（2020）15号、川财【2020】第7号、桂财2020〕189号",
        "电话：0759-3220060，手机13800138000，邮编：524057，12345热线",
        "统一社会信用代码11440100MB2C12345X，账号622848001234567890",
        "《2024年100家企业调研安排表》",
        "“百千万工程”、“两个健康”、“三个一”、“1+6+N”",
        "百千万工程、百县千镇万村、十四五规划、三公经费、党的二十大、八项规定、四好商会、五保户",
        "一是加强领导；二是压实责任。",
        "一、基本情况",
        "（二）绩效目标",
        "3.聚焦共同富裕",
        "聚焦政治引领。（1）以主题教育为抓手",
        "主要职责：1、参与协商。2、密切联系",
        "第5次会议、第二十届、第一批、第1-3条",
        "3号楼、3-5号楼、2.0版、5级、5G网络、A4纸、PM2.5、GB/T15835-2011",
        "2013901行政运行",
        "208 05 05机关事业单位基本养老保险缴费支出",
        "2.1预算编制情况",
        "1.2.3绩效目标",
        "附件3",
        "见https://www.example.org/a?id=20240101",
        "上午9:30至15时20分",
        "一些单位、一切工作、四川省、一起推进、万众一心、统一部署、一个方面、进一步",
        "十分重要",
        "大陆、收拾、队伍、肆意、陆地",
    ],
)
def test_what_counts_nothing(text):
    assert shown(text) == []


def test_a_measure_word_that_begins_another_word_is_none():
    assert shown("5分公司、3台湾、2家庭") == ["5 -", "3 -", "2 -"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("1, 234", ["1 -", "234 -"]),
        ("1,2345元", ["1 -", "2345 元"]),
        ("120 118 98.5", ["120 -", "118 -", "197/2 -"]),
        ("收入1 234.5万元", ["2469/2 万元"]),
        ("为1，234万元", ["1234 万元"]),
        ("得10，100%完成", ["10 -", "100 %"]),
    ],
)
def test_separators_join_only_well_formed_thousands(text, expected):
    assert shown(text) == expected


@pytest.mark.parametrize(
    ("text", "ulp", "step"),
    [
        ("14.5万元", "1/10", "1/10"), ("1,200元", "1", "100"), ("5千万元", "1", "1"), ("三百五十万元", "1", "10"),
        ("0.00万元", "1/100", "1/100"), ("98.50%", "1/100", "1/10"), ("2万%", "10000", "10000"),
        ("三成半", "1/10", "1/10"),
    ],
)  # fmt: skip
def test_the_last_printed_place_in_the_printed_unit(text, ulp, step):
    [found] = read(text)
    assert (found.ulp, found.step) == (Fraction(ulp), Fraction(step))


def test_a_mention_becomes_a_quantity_of_its_block():
    [found] = read("支出约14.5万元。")
    assert found.quantity(7) == Quantity(
        "14.5万元",
        Fraction(29, 2),
        Fraction(1, 10),
        Fraction(1, 10),
        "万元",
        Kind.MONEY,
        Span(7, 3, 9),
        Approximation.ABOUT,
    )


@given(
    st.integers(0, 10**9), st.integers(0, 4), st.sampled_from(["元", "万元", "亿元", "%", "人", "万亩"]), st.booleans()
)
def test_printed_quantities_are_read_back(mantissa, decimals, unit, full_width):
    value = Fraction(mantissa, 10**decimals)
    whole, digits = divmod(mantissa, 10**decimals)
    text = f"{whole:,}" + (f".{digits:0{decimals}}" if decimals else "") + unit
    if full_width and unit != "%":  # before % a full-width comma ends a clause
        text = text.translate(str.maketrans("0123456789.,", "０１２３４５６７８９．，"))
    [found] = read(f"为{text}。")
    assert (found.value, found.unit, found.ulp) == (value, unit, Fraction(1, 10**decimals))
    assert (found.start, found.end) == (1, 1 + len(text))


@example("元0角")
@example("0万万")
@given(
    st.text(
        "0123456789.,-%，。、（）()《》“”一二三十百千万亿零点分之成元角年月日第号约近余多以上至到个家人台增加 kA/¥",
        max_size=60,
    )
)
def test_quantities_lie_in_order_and_apart_from_dates(text):
    folded = FOLDING.fold(text)
    found = list(quantities(folded, UNITS, WORDS))
    taken = [(date.start, date.end) for date in dates(folded)]
    position = 0
    for mention in found:
        assert position <= mention.start < mention.end <= len(folded)
        assert mention.text == folded[mention.start : mention.end]
        assert mention.upper is None or mention.upper > mention.value
        assert UNITS.kind(mention.unit) is mention.kind
        assert not any(start <= mention.start < end for start, end in taken)
        position = mention.end

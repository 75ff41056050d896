"""Each frame with sentences that it fits and sentences that it must leave alone."""

import pytest

from reportlint.facts.frames import frames
from reportlint.facts.tokens import phrases


@pytest.fixture
def found(lexicon):
    """The frames of one kind in a sentence: the words of each part, by part."""

    def read(kind, text):
        text = lexicon.folding.fold(text)
        [phrase] = phrases(0, text, lexicon)
        for frame in frames(kind, phrase.letters):
            yield {
                part: text[phrase.tokens[first].start : phrase.tokens[last - 1].end] if first < last else ""
                for part, (first, last) in frame.parts.items()
            }

    return lambda kind, text: list(read(kind, text))


CHANGES = [
    ("比年初预算数减少14.5万元，下降15.6%", ["比年初预算数 减少 14.5万元 下降 15.6%"]),
    ("较上年增加3.45万元，增长4.7%", ["较上年 增加 3.45万元 增长 4.7%"]),
    ("比2023年度减少5万元（降低8.2%）", ["比2023年度 减少 5万元 降低 8.2%"]),
    ("与上年相比，增加5万元、增长10%", ["与上年相比 增加 5万元 增长 10%"]),
    ("比上年的18.2万元减少3.2万元", ["比上年的18.2万元 减少 3.2万元"]),
    ("增加13个，增长8.2%", ["增加 13个 增长 8.2%"]),
    ("较上年增长15.4%，增收25457万元", ["较上年 增收 25457万元 增长 15.4%"]),
    ("比上年提高2.3个百分点", ["比上年 提高 2.3个百分点"]),
    ("增加额为5万元，增长率为10%", ["增加额 5万元 增长率 10%"]),
    ("降幅为5.2%", ["降幅 5.2%"]),
    ("与上年决算数持平，仍为5万元", ["与上年决算数 持平"]),
    ("较年初预算5万元无增减", ["较年初预算5万元 无增减"]),
    ("比上年增加5万元，比年初预算减少3万元", ["比上年 增加 5万元", "比年初预算 减少 3万元"]),
    ("收入增加5万元，支出减少3万元", ["增加 5万元", "减少 3万元"]),
]
NO_CHANGES = [
    "由5万元减少到3万元",
    "增加（减少）5万元",
    "5万元比例较大",
    "不低于5万元",
    "增强服务能力，投入5万元",
    "新增项目5个",
    "同时拨付5万元",
]
RATIOS = [
    ("完成年初预算数609万元的40.4%", "完成 年初预算数 609万元 40.4%"),
    ("为调整预算的113.6%", "为 调整预算 113.6%"),
    ("完成预算的100%", "完成 预算 100%"),
    ("占本年支出合计的77%", "占 本年支出合计 77%"),
    ("占40个项目点的40%", "占  40个 40%"),
    ("占比65.9%", "占比  65.9%"),
    ("执行率为99.98%", "执行率 99.98%"),
    ("支出进度达到92.3%", "支出进度 92.3%"),
    ("满意度95%", "满意度 95%"),
]
NO_RATIOS = ["完成任务5项", "占地5亩，投入3万元", "增长5.2%", "5个百分点"]
CONVERSIONS = [
    ("由45.6万元增至52.3万元", "45.6万元 增至 52.3万元"),
    ("从32批次减少到24批次", "32批次 减少到 24批次"),
    ("由预算5万元调整为6万元", "5万元 调整为 6万元"),
    ("由93.1%提高到95.4%", "93.1% 提高到 95.4%"),
]
NO_CONVERSIONS = ["增至52.3万元", "减少5万元，降至3万元", "投入5万元，支出3万元", "增加5万元，增长3%"]


def parts(frame, *names):
    return " ".join(frame[name] for name in names if name in frame)


@pytest.mark.parametrize(("text", "expected"), CHANGES)
def test_changes(found, text, expected):
    names = ("base", "turn", "delta", "rate_turn", "rate", "flat")
    assert [parts(frame, *names) for frame in found("change", text)] == expected


@pytest.mark.parametrize(("text", "expected"), RATIOS)
def test_ratios(found, text, expected):
    [frame] = found("ratio", text)
    assert parts(frame, "done", "share", "rate", "whole", "given", "percent") == expected


@pytest.mark.parametrize(("text", "expected"), CONVERSIONS)
def test_conversions(found, text, expected):
    [frame] = found("conversion", text)
    assert parts(frame, "before", "turn", "after") == expected


@pytest.mark.parametrize(
    ("kind", "text"),
    [
        *(("change", text) for text in NO_CHANGES),
        *(("ratio", text) for text in NO_RATIOS),
        *(("conversion", text) for text in NO_CONVERSIONS),
    ],
)
def test_other_words_are_no_frames(found, kind, text):
    assert found(kind, text) == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("5万元，决算数小于年初预算数", "决算数 小于 年初预算数"),
        ("5万元，支出决算大于预算", "支出决算 大于 预算"),
        ("5万元，决算数与全年预算数持平", "决算数 持平 全年预算数"),
    ],
)
def test_comparisons(found, text, expected):
    [frame] = found("comparison", text)
    assert parts(frame, "left", "sign", "right") == expected


def test_no_token_is_in_two_frames():
    places = [(frame.start, frame.end) for frame in frames("change", "BGUM,UPBGDM,DPUM")]
    assert places == [(0, 7), (7, 14), (14, 16)]


def test_an_unknown_kind_is_a_mistake():
    with pytest.raises(KeyError):
        list(frames("growth", "UP"))

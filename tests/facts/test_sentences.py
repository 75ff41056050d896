import pytest
from hypothesis import given
from hypothesis import strategies as st

from reportlint.facts.sentences import sentences


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param("基本支出5万元。项目支出3万元。", ["基本支出5万元。", "项目支出3万元。"], id="full stops"),
        pytest.param("完成了吗？完成了！", ["完成了吗？", "完成了！"], id="question and exclamation marks"),
        pytest.param("支出5.2万元，增长3.1%", ["支出5.2万元，增长3.1%"], id="decimal points end nothing"),
        pytest.param("增长3.1%.其中税收2万元", ["增长3.1%.", "其中税收2万元"], id="half-width stop behind a rate"),
        pytest.param("完成任务.开展自评", ["完成任务.", "开展自评"], id="half-width stop between words"),
        pytest.param("1.基本情况", ["1.基本情况"], id="list number"),
        pytest.param("见www.example.cn网站", ["见www.example.cn网站"], id="address"),
        pytest.param("他说“办完了。”随后离开。", ["他说“办完了。”", "随后离开。"], id="closing quote goes along"),
        pytest.param("（以上不含税。）合计5元。", ["（以上不含税。）", "合计5元。"], id="closing bracket goes along"),
        pytest.param("一项；两项；三项", ["一项；两项；三项"], id="semicolons end no sentence"),
        pytest.param("没有句号", ["没有句号"], id="no end mark"),
        pytest.param("", [], id="empty"),
    ],
)
def test_sentences(text, expected):
    assert [text[start:end] for start, end in sentences(text)] == expected


@given(st.text("支出5.%。！？”）;；\n", max_size=40))
def test_sentences_are_the_whole_text(text):
    assert "".join(text[start:end] for start, end in sentences(text)) == text

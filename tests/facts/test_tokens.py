import pytest

from reportlint.facts.tokens import phrases, year_of
from reportlint.model.claims import Direction
from reportlint.model.quantities import Kind


@pytest.fixture
def read(lexicon):
    """Reads a text as sentences of tokens."""
    return lambda text: list(phrases(0, lexicon.folding.fold(text), lexicon))


@pytest.mark.parametrize(
    ("text", "letters"),
    [
        pytest.param("基本支出76.56万元，增加3.45万元，增长4.7%。", "KM,UM,UP.", id="account, money, directions, rate"),
        pytest.param("比上年决算数减少5万元", "BGDM", id="base with its stage"),
        pytest.param("与2023年度相比减少5万元", "JYbDM", id="base with its year"),
        pytest.param("与上年持平，为5万元", "JGF,WM", id="flat"),
        pytest.param("完成年初预算的98.5%", "WGP", id="completion"),
        pytest.param("占本年支出合计的91.3%", "OKP", id="share of an account"),
        pytest.param("执行率为99.98%", "RWP", id="named rate"),
        pytest.param("由45.6万元增至52.3万元", "aMVM", id="from and to"),
        pytest.param("其中：人员经费12万元", "A:KM", id="parts"),
        pytest.param("主要用于办公费12万元", "axM", id="examples are no parts"),
        pytest.param("共有13个镇街", "TCx", id="count"),
        pytest.param("覆盖率提高2.1个百分点", "RUQ", id="percentage points"),
        pytest.param("是上年的1.5倍", "GX", id="multiple"),
        pytest.param("得分9.5分", "xS", id="score"),
        pytest.param("增加（减少）5万元", "ZM", id="undecided alternative"),
        pytest.param("三公经费5万元（含外宾接待1万元）", "KM(axM)", id="bracket"),
        pytest.param("“十四五”期间投入5万元", "xM", id="plan's name is no number"),
        pytest.param("根据《预算执行3项制度》拨付5万元", "xxGM", id="title is opaque"),
        pytest.param("根据《2024年3项任务清单》拨付5万元", "xxGM", id="date in a title"),
        pytest.param("2024年3月5日拨付5万元", "YGM", id="date"),
        pytest.param("落實經費５萬元", "xM", id="traditional and full width"),
    ],
)
def test_letters(read, text, letters):
    assert [phrase.letters for phrase in read(text)] == [letters]


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("各项工作稳步推进。", id="no number"),
        pytest.param("2024年3月5日，县政府召开了会议。", id="date alone"),
        pytest.param("根据《2024年工作要点》执行。", id="number in a title"),
        pytest.param("", id="empty"),
    ],
)
def test_sentences_without_quantities_are_left_out(read, text):
    assert read(text) == []


def test_each_sentence_has_its_number_and_place(read):
    first, second = read("基本支出5万元。没有数字。项目支出3万元。")
    assert (first.start, first.end, first.number) == (0, 8, 0)
    assert (second.start, second.number) == (13, 2)
    assert len(second.letters) == len(second.tokens)


@pytest.mark.parametrize(
    ("word", "direction"),
    [
        ("增加", Direction.UP), ("压减", Direction.DOWN), ("下降", Direction.DOWN), ("上升", Direction.UP),
        ("增至", Direction.UP), ("降至", Direction.DOWN),
    ],
)  # fmt: skip
def test_directions(read, word, direction):
    [phrase] = read(f"{word}5万元")
    assert phrase.tokens[0].value is direction


@pytest.mark.parametrize(
    ("words", "stage"),
    [
        ("年初预算数", "年初预算"), ("调整后预算数", "调整预算"), ("全年预算数", "全年预算"), ("支出决算数", "决算"),
        ("实际支出", "执行"), ("到位资金", "到位"), ("上年同期", "上年"),
    ],
)  # fmt: skip
def test_stages(read, words, stage):
    [phrase] = read(f"{words}5万元")
    assert (phrase.letters, phrase.tokens[0].value) == ("GM", stage)


@pytest.mark.parametrize(
    ("text", "kind", "unit"),
    [
        pytest.param("投入资金120万。", Kind.MONEY, "万元", id="money without 元"),
        pytest.param("会员发展到120万。", Kind.NUMBER, "万", id="no word for money"),
        pytest.param("投入资金120万人次。", Kind.PEOPLE, "万人次", id="a unit of its own"),
    ],
)
def test_money_without_its_unit(read, text, kind, unit):
    [phrase] = read(text)
    quantity = next(token.value for token in phrase.tokens if token.letter in "MCN")
    assert (quantity.kind, quantity.unit) == (kind, unit)


def test_year_of_a_date(read):
    [phrase] = read("2023年5月投入5万元")
    assert year_of(phrase.tokens[0]) == 2023

from importlib.resources import files

import pytest

from reportlint.facts.lexicon import Lexicon
from reportlint.model.claims import Direction
from reportlint.model.errors import DataError

BUILT_IN = files("reportlint_checks") / "vocabulary"


def texts_with(own):
    """The texts of the built-in files, each followed by the user's own."""

    def texts(name):
        return [text for text in (read(name), own.get(name)) if text]

    def read(name):
        place = BUILT_IN / name
        return place.read_text("utf-8") if place.is_file() else None

    return texts


@pytest.mark.parametrize(
    ("word", "letter", "value"),
    [
        ("增加", "U", Direction.UP),
        ("减少至", "V", Direction.DOWN),
        ("达到", "V", Direction.FLAT),
        ("年初预算数", "G", "年初预算"),
        ("公务接待费", "K", "公务接待费"),
        ("教育支出", "K", "教育支出"),
        ("其中", "A", "open"),
        ("主要用于", "a", "loose"),
        ("执行率", "R", "execution"),
        ("比例", "i", "words"),
        ("，", ",", None),
    ],
)
def test_senses(lexicon, word, letter, value):
    sense = lexicon.senses[word]
    assert (sense.letter, sense.value) == (letter, value)


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("减少至5万元", "减少至"),
        ("减少5万元", "减少"),
        ("比例5%", "比例"),
        ("比上年", "比"),
        ("《增加投入方案》增加", "《增加投入方案》"),
    ],
)
def test_the_longest_cue_wins(lexicon, text, words):
    cue = next(lexicon.cues(text))
    assert text[cue.start : cue.end] == words
    assert lexicon.cue_at(text, 0) == cue


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("《增加投入方案》增加", ["《增加投入方案》", "增加"]),
        ("《关于《增加》的函》", ["《增加》"]),
        ("《增加", ["增加"]),
    ],
)
def test_a_title_is_one_cue_without_a_sense(lexicon, text, words):
    cues = list(lexicon.cues(text))
    assert [text[cue.start : cue.end] for cue in cues] == words
    assert [cue.sense is None for cue in cues] == [word.startswith("《") for word in words]


def test_accounts(lexicon):
    account = lexicon.accounts["基本支出"]
    assert account.side == "支"
    assert ("人员经费", "公用经费") in account.always


def test_words_of_direction_have_opposites(lexicon):
    opposites = lexicon.opposites
    assert (opposites["下降"], opposites["增长"], opposites["上升"], opposites["减少"]) == (
        "增长",
        "下降",
        "下降",
        "增加",
    )
    for word, other in opposites.items():
        assert lexicon.senses[word].value == -lexicon.senses[other].value


def test_sets_that_hold_only_where_the_text_says_so(lexicon):
    account = lexicon.accounts["财政拨款支出"]
    assert ("基本支出", "项目支出") in account.parts
    assert ("基本支出", "项目支出") not in account.always


def test_every_part_of_the_chart_is_an_account(lexicon):
    known = set(lexicon.accounts)
    parts = {name for account in lexicon.accounts.values() for wanted in account.parts for name in wanted}
    assert parts - known == set()


def test_every_account_names_itself_by_one_of_its_words(lexicon):
    named = {sense.value for sense in lexicon.senses.values() if sense.letter == "K"}
    assert set(lexicon.accounts) <= named


def test_own_words_join_the_built_in_ones():
    own = """
        [[account]]
        id = "乡村振兴资金"
        side = "支"
        names = ["乡村振兴资金", "乡村振兴补助资金"]
        parts = [{ of = ["省级乡村振兴资金", "县级乡村振兴资金"] }]
    """
    lexicon = Lexicon.load(texts_with({"accounts.toml": own}))
    assert lexicon.senses["乡村振兴补助资金"].value == "乡村振兴资金"
    assert lexicon.senses["基本支出"].value == "基本支出"
    assert lexicon.accounts["乡村振兴资金"].always == (("省级乡村振兴资金", "县级乡村振兴资金"),)


def test_own_cues_join_the_built_in_ones():
    lexicon = Lexicon.load(texts_with({"cues.toml": '[direction]\nup = ["飙升"]'}))
    assert lexicon.senses["飙升"].value is Direction.UP
    assert lexicon.senses["增加"].value is Direction.UP


@pytest.mark.parametrize(
    ("name", "text", "message"),
    [
        ("units.txt", "斛 = 5 不知道的单位", "词表不合格"),
        ("cues.toml", "[direction", "不是合格的 TOML"),
    ],
)
def test_broken_files(name, text, message):
    with pytest.raises(DataError, match=message):
        Lexicon.load(texts_with({name: text})).senses  # noqa: B018

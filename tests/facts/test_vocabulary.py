import pytest

from reportlint.facts.vocabulary import Vocabulary, merge
from reportlint.model.errors import DataError


@pytest.mark.parametrize(
    ("old", "new", "merged"),
    [
        ({"a": [1]}, {"a": [2]}, {"a": [1, 2]}),
        ({"a": {"b": [1]}}, {"a": {"c": 2}}, {"a": {"b": [1], "c": 2}}),
        ({"a": 1}, {"a": 2}, {"a": 2}),
        ({"a": [1]}, {"a": 2}, {"a": 2}),
        ({}, {"a": 1}, {"a": 1}),
    ],
)
def test_merge(old, new, merged):
    merge(old, new)
    assert old == merged


def test_files_of_all_packs_are_merged():
    vocabulary = Vocabulary({"names.toml": ['words = ["甲"]', 'words = ["乙"]\nother = 1']}.__getitem__)
    assert vocabulary("names") == {"words": ["甲", "乙"], "other": 1}


def test_a_file_is_read_once():
    asked = []

    def texts(name):
        asked.append(name)
        return ["a = 1"]

    vocabulary = Vocabulary(texts)
    assert vocabulary("names") is vocabulary("names")
    assert asked == ["names.toml"]


def test_a_file_that_no_pack_has_is_empty():
    assert Vocabulary(lambda _: [])("names") == {}


def test_broken_toml_is_named():
    with pytest.raises(DataError, match=r"词表 names\.toml 不是合格的 TOML"):
        Vocabulary(lambda _: ["words = ["])("names")

"""Forms of sentences that real reports use (real_forms.toml), with figures that hold and with one that does not."""

import tomllib
from pathlib import Path

import pytest

FORMS = tomllib.loads((Path(__file__).parent / "real_forms.toml").read_text("utf-8"))


def broken(relations_of, text):
    return {relation.code for relation in relations_of(text).all if relation.broken}


@pytest.mark.parametrize("text", FORMS["hold"].values(), ids=FORMS["hold"])
def test_forms_that_hold(relations_of, text):
    assert broken(relations_of, text) == set()


@pytest.mark.parametrize(
    ("text", "code"),
    [pytest.param(text, code, id=name) for code, forms in FORMS["break"].items() for name, text in forms.items()],
)
def test_forms_that_break(relations_of, text, code):
    assert broken(relations_of, text) == {code}

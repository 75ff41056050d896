"""What a new check begins with, in packs that it cannot be tried in by writing there."""

from __future__ import annotations

from pathlib import Path

import pytest

import reportlint_checks
from reportlint.engine.registry import installed
from reportlint.model.errors import DataError
from reportlint.testing.drafts import draft
from reportlint.testing.pages import Home, home_of

BUILT_IN = Path(reportlint_checks.__file__).parent


def test_a_new_built_in_rule_is_of_the_family_of_its_folder():
    folder = BUILT_IN / "score"
    home = home_of(folder)
    assert (str(home.pack), home.known) == ("reportlint_checks", True)
    codes = [code for code in installed().rules if code.startswith("SCO")]
    assert draft(home, folder, "some-defect").code == f"SCO{int(max(codes)[3:]) + 1}"
    assert draft(home, folder, "some-defect", "ARI999").code == "ARI999"


def test_the_texts_are_a_module_and_its_page(tmp_path):
    home = Home(None, installed(), known=False)
    found = draft(home, tmp_path, "some-defect", "usr105", " 某种毛病 ")
    assert list(found.texts) == [tmp_path / "some_defect.md", tmp_path / "some_defect.py"]
    compile(found.texts[found.module], "some_defect.py", "exec")
    assert 'Check("USR105", "some-defect", "某种毛病", ' in found.texts[found.module]
    assert found.texts[found.page].startswith("# 某种毛病（USR105 some-defect）\n")


def test_the_last_code_of_a_family_has_none_after_it(tmp_path):
    (tmp_path / "last.md").write_text("# 甲（LST999 last-one）", "utf-8")
    (tmp_path / "last.py").write_text(
        "from reportlint.api import Check, Severity\n"
        'CHECK = Check("LST999", "last-one", "甲", Severity.INFO, lambda _: iter(()))\n',
        "utf-8",
    )
    with pytest.raises(DataError, match="LST 的代码用到 999 了，请用 --code 指明一个。"):
        draft(home_of(tmp_path), tmp_path, "some-defect")

import importlib

import pytest

from reportlint.model.errors import DataError
from reportlint.model.findings import Severity
from reportlint.rules.pack import Pack

CHECK = """
from reportlint.api import Check, Severity

CHECK = Check("XYZ101", "some-defect", "某种毛病", Severity.WARNING, lambda ctx: iter(()))
"""


@pytest.fixture
def package(tmp_path, monkeypatch):
    """Writes a package of files and makes it importable under a name of its own."""

    def write(name, files):
        for path, text in files.items():
            place = tmp_path / name / path
            place.parent.mkdir(parents=True, exist_ok=True)
            place.write_text(text, "utf-8")
        monkeypatch.syspath_prepend(tmp_path)
        importlib.invalidate_caches()
        return Pack(name)

    return write


def test_checks_with_their_pages(package):
    pack = package(
        "own_pack_a",
        {
            "__init__.py": "",
            "score/__init__.py": "",
            "score/some_defect.py": CHECK,
            "score/some_defect.md": "# 某种毛病",
            "score/_helper.py": "",
        },
    )
    [(check, page)] = pack.checks()
    assert (check.code, check.severity) == ("XYZ101", Severity.WARNING)
    assert page.read_text("utf-8") == "# 某种毛病"


def test_a_check_without_its_page(package):
    pack = package("own_pack_b", {"__init__.py": "", "some_defect.py": CHECK})
    with pytest.raises(DataError, match=r"规则包 own_pack_b 不能用：some_defect\.py 旁边缺少说明页 some_defect\.md。"):
        list(pack.checks())


def test_data_files_in_order(package):
    pack = package(
        "own_pack_c",
        {"__init__.py": "", "profiles/b.toml": "b", "profiles/a.toml": "a", "profiles/readme.md": "no profile"},
    )
    assert list(pack.data("profiles")) == [("a.toml", "a"), ("b.toml", "b")]
    assert list(pack.data("profiles", ".md")) == [("readme.md", "no profile")]


def test_a_folder_that_is_not_there(package):
    assert list(package("own_pack_d", {"__init__.py": ""}).data("profiles")) == []


def test_the_built_in_pack():
    pack = Pack("reportlint_checks")
    codes = [check.code for check, _ in pack.checks()]
    assert "ARI101" in codes
    assert len(codes) == len(set(codes))
    assert "default.toml" in dict(pack.data("profiles"))

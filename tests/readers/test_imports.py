"""Which libraries a run loads: those of the formats that it reads, and no others."""

import subprocess
import sys

import pytest

from reportlint.testing.docx_files import docx_file
from reportlint.testing.pdf_files import PdfPage, pdf_file
from reportlint.testing.xls_files import xls_file
from reportlint.testing.xlsx_files import XlsxSheet, xlsx_file

HEAVY = {"lxml", "pypdfium2", "markdown_it", "olefile", "xlrd", "pint"}
WORDS = "本年支出决算10.5万元，完成年初预算12万元的87.5%，均已核对。"
SHEETS = [XlsxSheet("表1", [["科目", "决算数"], ["合计", 79]])]
READ = "from reportlint.readers.detect import read; read(open(name, 'rb').read(), name)"
CHECK = "from reportlint.cli import cli; cli.main(['check', '--no-cache', name])"


def page():
    found = PdfPage()
    found.text(WORDS, 90, 700, 8)
    return found


def loaded(path, code):
    """The heavy libraries that some code leaves loaded in a process of its own."""
    head = "import atexit, sys; atexit.register(lambda: print(*sys.modules, file=sys.stderr)); name = sys.argv[1]"
    result = subprocess.run(
        [sys.executable, "-c", f"{head}; {code}", path], capture_output=True, encoding="utf-8", check=True
    )
    return HEAVY & set(result.stderr.split())


@pytest.mark.parametrize(
    ("suffix", "data", "libraries"),
    [
        ("txt", WORDS.encode(), set()),
        ("html", f"<html><p>{WORDS}".encode(), set()),
        ("md", WORDS.encode(), {"markdown_it"}),
        ("docx", docx_file([WORDS]), {"lxml"}),
        ("xlsx", xlsx_file(SHEETS), {"lxml"}),
        ("xls", xls_file(SHEETS), {"olefile", "xlrd"}),
        ("pdf", pdf_file([page()]), {"pypdfium2"}),
    ],
    ids=lambda value: value if isinstance(value, str) else "",
)
def test_a_reader_loads_its_own_library_alone(tmp_path, suffix, data, libraries):
    path = tmp_path / f"a.{suffix}"
    path.write_bytes(data)
    assert loaded(path, READ) == libraries


def test_checking_a_text_file_loads_none_of_them(tmp_path):
    path = tmp_path / "a.txt"
    path.write_text(WORDS, "utf-8")
    assert loaded(path, CHECK) == set()

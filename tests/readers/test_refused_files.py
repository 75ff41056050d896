"""Files that cannot be read, through the command itself: each gets one line with its name, the others are checked."""

import io
import json
import os
import subprocess
import sys
import zipfile

import pytest

from reportlint.testing.docx_files import docx_file
from reportlint.testing.docx_parts import zip_of
from reportlint.testing.pdf_files import PdfPage, pdf_file
from reportlint.testing.xls_files import compound_file
from reportlint.testing.xlsx_files import XlsxSheet, packed, xlsx_file

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
WRONG = "公务接待费2.15万元，比年初预算数减少0.5万元，增加30.3%。"
SHEETS = [XlsxSheet("表1", [["科目", "决算数"], ["合计", 79]])]
# Each entity stands for ten of the one before: 12 GB of text in half a thousand characters.
TENFOLD = "".join(f'<!ENTITY e{n} "{f"&e{n - 1};" * 10}">' for n in range(1, 10))
BOMB = f'<!DOCTYPE x [<!ENTITY e0 "支出决算"> {TENFOLD}]>'


def word(body, before=""):
    """A Word file with any xml in its main part."""
    with zipfile.ZipFile(io.BytesIO(docx_file("甲"))) as archive:
        parts = {name: archive.read(name).decode() for name in archive.namelist()}
    xml = f'{before}<w:document xmlns:w="{W}"><w:body>{body}</w:body></w:document>'
    return zip_of({**parts, "word/document.xml": xml})


def excel(shared):
    """An Excel file with any xml as its shared strings."""
    with zipfile.ZipFile(io.BytesIO(xlsx_file(SHEETS))) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    return packed({**parts, "xl/sharedStrings.xml": shared})


def page(*, picture=False, words=""):
    found = PdfPage()
    if picture:
        found.picture(0, 0, 595, 842)
    if words:
        found.text(words, 90, 700)
    return found


def flipped(data, at):
    return data[:at] + bytes([data[at] ^ 0xFF]) + data[at + 1 :]


WORDY = word("".join(f"<w:p><w:r><w:t>第{number}段</w:t></w:r></w:p>" for number in range(400)))
REFUSED = {
    "旧版.doc": (compound_file({"WordDocument": b"1"}), "旧版 Word（.doc）文件，请用 Word 或 WPS 另存为 .docx"),
    "文字.wps": (compound_file({"WordDocument": b"1"}), "WPS 文字（.wps）文件，请用 Word 或 WPS 另存为 .docx"),
    "旧表.et": (compound_file({"Book": b"1"}), "Excel 95 或更早的文件，请用 Excel 或 WPS 另存为 .xlsx"),
    "演示.ppt": (compound_file({"PowerPoint Document": b"1"}), "演示文稿，请把报告另存为"),
    "版式.ofd": (packed({"OFD.xml": "<ofd/>"}), "OFD 文件，请另存为 .pdf 或 .docx"),
    "富文本.rtf": (rb"{\rtf1\ansi 1}", "RTF 文件，请用 Word 或 WPS 另存为 .docx"),
    "照片.jpg": (b"\xff\xd8\xff\xe0" + bytes(90), "图片，请先识别成文字"),
    "加密.docx": (compound_file({"EncryptionInfo": b"1", "EncryptedPackage": b"2"}), "加了密码，请先取消密码"),
    "加密.xlsx": (compound_file({"EncryptionInfo": b"1", "EncryptedPackage": b"2"}), "加了密码，请先取消密码"),
    "加密.pdf": (pdf_file([page(words="预算")], locked=True), "加了密码，请先取消密码"),
    "断尾.docx": (docx_file("甲")[:-40], "已损坏"),
    "断尾.xlsx": (xlsx_file(SHEETS)[:-40], "已损坏"),
    "断尾.pdf": (pdf_file([page(words="预算")])[:700], "已损坏"),
    "坏字节.docx": (flipped(WORDY, WORDY.index(b"word/document.xml") + 200), "已损坏"),
    "假.docx": (b"\x62\x14\x23\x65\x00\x00\x01", "已损坏，打不开，请重新保存或重新下载后再检查；如果单位用了"),
    "解压.docx": (word(" " * (40 << 20)), "解压后有 40 MB，不像正常的报告"),
    "实体.docx": (word("<w:p><w:r><w:t>&e9;</w:t></w:r></w:p>", BOMB), "已损坏"),
    "实体.xlsx": (excel(f'{BOMB}<sst xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main">'
                        "<si><t>&e9;</t></si></sst>"), "已损坏"),
    "深.docx": (word("<w:sdt>" * 4000 + "</w:sdt>" * 4000), "嵌套太深"),
    "空.docx": (b"", "空的"),
    "空.pdf": (b"", "空的"),
    "空.xlsx": (b"", "空的"),
    "空.txt": (b"", "空的"),
    "空白.html": (b"<html><body></body></html>", "没有文字"),
    "空表.xlsx": (xlsx_file([XlsxSheet("表1", [])]), "没有文字"),
    "扫描.pdf": (pdf_file([page(picture=True)]), "扫描件，没有文字可查"),
    "白页.pdf": (pdf_file([page()]), "没有能读出的文字"),
    "乱码.pdf": (pdf_file([page(words="本单位预算")], mapped=False), "乱码"),
    "二进制.txt": (bytes(range(256)) * 8, "二进制数据，不是文本"),
    "损字.txt": ("支出决算".encode() * 9 + b"\xff" + "。\n".encode(), "第1行的文字编码已损坏"),
}  # fmt: skip
READ = {
    "好.txt": WRONG.encode(),
    "好.docx": docx_file([WRONG]),
    "声明有误.html": b"<html><meta charset=utf-8><p>" + f"{WRONG}</p></html>".encode("gb18030"),
    "国标.txt": WRONG.encode("gb18030"),
    "深.html": ("<div>" * 4000 + WRONG).encode(),
}


@pytest.fixture(scope="module")
def folder(tmp_path_factory):
    found = tmp_path_factory.mktemp("files")
    for name, data in {**{name: data for name, (data, _) in REFUSED.items()}, **READ}.items():
        (found / name).write_bytes(data)
    return found


def check(folder, *words):
    environment = os.environ | {"PYTHONIOENCODING": "utf-8", "REPORTLINT_CACHE_DIR": str(folder / "cache")}
    return subprocess.run(
        [sys.executable, "-m", "reportlint", "check", "--no-cache", "--jobs=1", *words, *REFUSED, *READ],
        cwd=folder, env=environment, capture_output=True, encoding="utf-8", check=False,
    )  # fmt: skip


@pytest.fixture(scope="module")
def model(folder):
    """The result as json, by file."""
    result = check(folder, "--format=json")
    assert (result.returncode, result.stderr) == (2, "")
    return {file["path"]: file for file in json.loads(result.stdout)["files"]}


@pytest.mark.parametrize("name", REFUSED)
def test_a_file_that_cannot_be_read_gives_one_clear_line(model, name):
    assert model[name]["status"] == "unreadable"
    (finding,) = model[name]["findings"]
    assert (finding["code"], finding["severity"]) == ("RL001", "error")
    assert name not in finding["message"], "formats name the file themselves"
    assert REFUSED[name][1] in finding["message"]
    assert "\n" not in finding["message"]


@pytest.mark.parametrize("name", READ)
def test_the_others_are_checked(model, name):
    assert (model[name]["status"], [finding["code"] for finding in model[name]["findings"]]) == ("ok", ["ARI101"])


def test_every_line_of_the_printed_result_is_said_once(folder):
    result = check(folder)
    assert (result.returncode, "Traceback" in result.stderr) == (2, False)
    assert sum("错误 RL001" in line for line in result.stdout.splitlines()) == len(REFUSED)
    assert f"查了 {len(READ)} 个文件" in result.stdout
    assert f"{len(REFUSED)} 个文件没有查成" in result.stdout

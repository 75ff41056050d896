import importlib.metadata
import os
import sys
from pathlib import Path

import pytest

from reportlint.engine.points import GROUP, Point, points


def distribution(folder: Path, name: str, entries: str) -> None:
    info = folder / name
    info.mkdir(parents=True)
    (info / "METADATA").write_text("Metadata-Version: 2.1\nName: city-checks\nVersion: 1.0\n", "utf-8")
    (info / "entry_points.txt").write_text(entries, "utf-8")


def test_the_same_are_found_as_by_the_standard_library():
    theirs = importlib.metadata.entry_points(group=GROUP)
    expected = {(point.name, point.value, f"{point.dist.name}-{point.dist.version}") for point in theirs}
    assert set(points()) == expected
    assert points()[0].is_ours


@pytest.mark.parametrize(
    "entries",
    [
        f"[{GROUP}]\ncity = city_checks:PACK\n",
        f"[console_scripts]\na = other:main\n\n[{GROUP}]\n# remark = none\n  city=city_checks:PACK  \n[x]\na = b\n",
    ],
    ids=["alone", "among others"],
)
def test_a_pack_beside_ours(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, entries: str):
    distribution(tmp_path, "city_checks-1.0.dist-info", entries)
    monkeypatch.syspath_prepend(str(tmp_path))
    assert points()[1:] == [Point("city", "city_checks:PACK", "city_checks-1.0")]


def test_the_first_of_two_of_one_name_counts(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    distribution(tmp_path / "new", "city_checks-2.0.dist-info", f"[{GROUP}]\ncity = city_checks:NEW\n")
    distribution(tmp_path / "old", "City.Checks-1.0-py3.11.egg-info", f"[{GROUP}]\ncity = city_checks:OLD\n")
    monkeypatch.syspath_prepend(str(tmp_path / "old"))
    assert [point.value for point in points()[1:]] == ["city_checks:OLD"]
    monkeypatch.syspath_prepend(str(tmp_path / "new"))
    assert [point.value for point in points()[1:]] == ["city_checks:NEW"]


def test_a_file_that_cannot_be_read_is_none(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    distribution(tmp_path, "city_checks-1.0.dist-info", "")
    (tmp_path / "city_checks-1.0.dist-info" / "entry_points.txt").write_bytes(b"[reportlint.packs]\n\xff = x\n")
    monkeypatch.syspath_prepend(str(tmp_path))
    monkeypatch.syspath_prepend(str(tmp_path / "nowhere"))
    assert [point.is_ours for point in points()] == [True]


def test_where_ours_is_in_no_folder_the_standard_library_is_asked(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    archived = Point("builtin", "reportlint_checks:PACK", "reportlint-0")

    class Finder(importlib.metadata.DistributionFinder):
        def find_distributions(self, _context=None):
            distribution(tmp_path, "reportlint-0.dist-info", f"[{GROUP}]\nbuiltin = reportlint_checks:PACK\n")
            (tmp_path / "reportlint-0.dist-info" / "METADATA").write_text("Name: reportlint\nVersion: 0\n", "utf-8")
            yield importlib.metadata.Distribution.at(tmp_path / "reportlint-0.dist-info")

        def find_spec(self, *_):
            return None

    monkeypatch.setattr(sys, "path", [])
    monkeypatch.setattr(sys, "meta_path", [*sys.meta_path, Finder()])
    assert points() == [archived]


def test_what_a_point_names_is_loaded():
    assert Point("join", "os:path.join [extra]", "any-1").load() is os.path.join
    assert Point("os", "os", "any-1").load().__name__ == "os"

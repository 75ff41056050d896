"""The project as it is handed out: the source archive, its wheel, a fresh environment with the wheel."""

from __future__ import annotations

import os
import subprocess
import sys
import tarfile
from pathlib import Path
from sysconfig import get_path
from typing import NamedTuple

import pytest

ROOT = Path(__file__).parents[2]
RIGHT = ("一、收支情况", "本年支出78.55万元，比年初预算数增加14.50万元，增长22.64%。")
WRONG = (RIGHT[0], RIGHT[1].replace("增加", "减少"))


class Environment(NamedTuple):
    """A virtual environment."""

    folder: Path

    def program(self, name: str) -> str:
        """The path of one of its programs."""
        programs = self.folder / ("Scripts" if os.name == "nt" else "bin")
        return str(programs / (f"{name}.exe" if os.name == "nt" else name))

    @property
    def packages(self) -> Path:
        """The folder that packages are installed in."""
        return Path(get_path("purelib", vars={"base": str(self.folder), "platbase": str(self.folder)}))


def build(kind: str, source: Path, out: Path) -> Path:
    """Build what `kind` says, with the build backend of this environment, and return the only file in `out`."""
    command = [sys.executable, "-m", "build", f"--{kind}", "--no-isolation", "--outdir", str(out), str(source)]
    done = subprocess.run(command, capture_output=True, encoding="utf-8", errors="replace", check=False)
    assert done.returncode == 0, done.stdout + done.stderr
    (file,) = out.iterdir()
    return file


@pytest.fixture(scope="session")
def source(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The source archive, unpacked."""
    archive = build("sdist", ROOT, tmp_path_factory.mktemp("sdist"))
    folder = tmp_path_factory.mktemp("source")
    with tarfile.open(archive) as tar:
        tar.extractall(folder, filter="data")
    (unpacked,) = folder.iterdir()
    return unpacked


@pytest.fixture(scope="session")
def wheel(source: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The wheel that the source archive gives."""
    return build("wheel", source, tmp_path_factory.mktemp("wheel"))


@pytest.fixture(scope="session")
def bare(tmp_path_factory: pytest.TempPathFactory) -> Environment:
    """A virtual environment with nothing but pip."""
    folder = tmp_path_factory.mktemp("environment")
    subprocess.run([sys.executable, "-m", "venv", str(folder)], check=True)
    return Environment(folder)


@pytest.fixture(scope="session")
def index(bare: Environment, tmp_path_factory: pytest.TempPathFactory) -> bool:
    """Whether pip can get packages here: it is asked for one that every installation from source needs."""
    target = str(tmp_path_factory.mktemp("download"))
    command = [bare.program("python"), "-m", "pip", "download", "--quiet", "--no-deps", "--retries=1", "-d", target]
    return subprocess.run([*command, "hatchling"], capture_output=True, check=False).returncode == 0


@pytest.fixture(scope="session")
def installed(bare: Environment, wheel: Path, index: bool) -> Environment:
    """The environment with the wheel and what it depends on; without an index, with this environment's libraries."""
    pip = [bare.program("python"), "-m", "pip", "install", "--quiet"]
    subprocess.run([*pip, str(wheel)] if index else [*pip, "--no-deps", "--no-index", str(wheel)], check=True)
    if not index:
        (bare.packages / "borrowed.pth").write_text(get_path("purelib") + "\n", "utf-8")
    return bare

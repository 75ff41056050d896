"""The reports that errors are seeded into: our own clean ones and, where they are at hand, real ones."""

from __future__ import annotations

from pathlib import Path

_ROOT = Path(__file__).parents[3]
CORPUS = _ROOT.parent / "shared" / "corpus"
_FOLDERS = (_ROOT / "fixtures" / "clean", CORPUS / "dev" / "docs", CORPUS / "pdf")
_SUFFIXES = (".txt", ".pdf")


def reports() -> list[Path]:
    """Every report at hand, clean or not."""
    return [path for folder in _FOLDERS for path in sorted(folder.glob("*")) if path.suffix in _SUFFIXES]

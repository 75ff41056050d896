"""reportlint: a linter for finished Chinese government reports."""

__version__ = "0.1.0"

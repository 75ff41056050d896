"""Why a configuration cannot be used."""

from __future__ import annotations

from reportlint.model.errors import DataError


class ConfigError(DataError):
    """A configuration that is not as it must be. The message is Chinese, a line for each problem."""

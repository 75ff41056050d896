"""Reads the TOML files that come with rules: profiles and vocabulary."""

from __future__ import annotations

import tomllib
from decimal import Decimal
from typing import Any

from reportlint.model.errors import DataError


def parse_data(name: str, text: str) -> dict[str, Any]:
    """The tables of a TOML file, fractions as exact decimals. `name` says which file it is, in Chinese.

    Raises DataError for what is no TOML, for numbers too long to read and for brackets nested too deep.
    """
    try:
        return tomllib.loads(text, parse_float=Decimal)
    except ValueError as error:  # TOMLDecodeError is one
        raise DataError(f"{name} 不是合格的 TOML：{error}") from None
    except RecursionError:
        raise DataError(f"{name} 不是合格的 TOML：括号套得太深") from None

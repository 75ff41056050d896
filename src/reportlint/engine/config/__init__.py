"""Configuration: files found, validated and merged into what a run needs."""

from reportlint.engine.config.config import Config, RunConfig
from reportlint.engine.config.errors import ConfigError
from reportlint.engine.config.resolve import Resolver

__all__ = ["Config", "ConfigError", "Resolver", "RunConfig"]

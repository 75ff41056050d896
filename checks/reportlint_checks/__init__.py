"""The built-in pack: every check stands beside its page; profiles and vocabulary are data."""

from reportlint.api import Pack

PACK = Pack("reportlint_checks")

"""The JSON schema of configuration files, for editors; made from the declaration that validates them.

schema.json beside this module is its output (`reportlint config schema`).
"""

from __future__ import annotations

from typing import Any

from reportlint.engine.config.keys import CONFIG


def schema() -> dict[str, Any]:
    """The schema, draft 2020-12."""
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": "reportlint.toml",
        "description": "reportlint 的配置；写在 pyproject.toml 里时是 [tool.reportlint]。",
        **CONFIG.schema(),
    }

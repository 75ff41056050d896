"""GitLab's code quality report: the part of Code Climate's format that it reads."""

from __future__ import annotations

import hashlib
import json
from collections import Counter
from typing import TYPE_CHECKING, Any

from reportlint.reporters.model import active
from reportlint.reporters.paths import tidy
from reportlint.reporters.words import place_name

if TYPE_CHECKING:
    from collections.abc import Iterator

    from reportlint.reporters.model import FindingModel
    from reportlint.reporters.run import Run

_SEVERITIES = {"error": "critical", "warning": "major", "info": "info"}


def render(run: Run) -> str:
    """An array of the findings that count. A place without lines is line 1, as GitLab wants one."""
    return json.dumps(list(_issues(run)), ensure_ascii=False, indent=2) + "\n"


def _issues(run: Run) -> Iterator[dict[str, Any]]:
    seen: Counter[str] = Counter()
    for file in run.model["files"]:
        path = tidy(file["path"])
        for found in active(file):
            name = f"{path}\n{found['code']}\n{found['fingerprint'] or found['message']}"
            seen[name] += 1
            yield _issue(path, found, hashlib.sha256(f"{name}\n{seen[name]}".encode()).hexdigest())


def _issue(path: str, found: FindingModel, fingerprint: str) -> dict[str, Any]:
    place = found["location"]
    where = place_name(place)
    lines = {"begin": place["line"] or 1, "end": place["end_line"] or place["line"] or 1}
    return {
        "type": "issue",
        "check_name": found["code"],
        "description": found["message"] if place["line"] or not where else f"{where}：{found['message']}",
        "content": {"body": "\n".join(f"- {suggestion}" for suggestion in found["suggestions"])},
        "categories": ["Bug Risk"],
        "severity": _SEVERITIES[found["severity"]],
        "fingerprint": fingerprint,
        "location": {"path": path, "lines": lines},
    }

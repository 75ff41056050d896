"""SARIF 2.1.0 (OASIS), the interchange format of static analysis: code scanning, IDEs, dashboards."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from reportlint.reporters.model import STOPPED
from reportlint.reporters.paths import tidy, uri
from reportlint.reporters.sarif.places import message
from reportlint.reporters.sarif.results import notification, result
from reportlint.reporters.sarif.rules import Catalogue

if TYPE_CHECKING:
    from reportlint.reporters.model import FileModel, Model
    from reportlint.reporters.run import Run

_SCHEMA = "https://json.schemastore.org/sarif-2.1.0.json"
_MIME = {
    "txt": "text/plain",
    "md": "text/markdown",
    "html": "text/html",
    "pdf": "application/pdf",
    "docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    "xls": "application/vnd.ms-excel",
}
_ENDS = {
    0: "没有达到 --fail-on 的问题",
    1: "有达到 --fail-on 的问题",
    2: "有文件没有查成",
    130: "检查中途被停下",
}


def render(run: Run) -> str:
    """One run with all findings, those put aside too (`suppressions`, `baselineState`)."""
    log = {"$schema": _SCHEMA, "version": "2.1.0", "runs": [_run(run)]}
    return json.dumps(log, ensure_ascii=False, indent=2) + "\n"


def _run(run: Run) -> dict[str, Any]:
    catalogue = Catalogue.of(run.model, run.rules)
    aside = run.model["summary"]["suppressed"] > 0
    indexes = _indexes(run.model)
    return {
        "tool": {"driver": _driver(run.model, catalogue)},
        "language": "zh-CN",
        "columnKind": "unicodeCodePoints",
        "invocations": [_invocation(run.model, catalogue)],
        "artifacts": [_artifact(file) for file in {file["path"]: file for file in run.model["files"]}.values()],
        "results": [
            result(file, indexes[file["path"]], found, catalogue, aside=aside, baseline=run.model["baseline"])
            for file in run.model["files"]
            for found in file["findings"]
            if found["code"] not in STOPPED
        ],
    }


def _indexes(model: Model) -> dict[str, int]:
    """The files' places among the artifacts; standard input may bear the name of a file."""
    return {path: index for index, path in enumerate(dict.fromkeys(file["path"] for file in model["files"]))}


def _driver(model: Model, catalogue: Catalogue) -> dict[str, Any]:
    tool = model["tool"]
    return {
        "name": tool["name"],
        "version": tool["version"],
        "semanticVersion": tool["version"],
        "language": "zh-CN",
        "rules": list(catalogue.rules.values()),
        "notifications": list(catalogue.notifications.values()),
    }


def _invocation(model: Model, catalogue: Catalogue) -> dict[str, Any]:
    code = model["exit_code"]
    indexes = _indexes(model)
    notes = [
        notification(file, indexes[file["path"]], found, catalogue)
        for file in model["files"]
        for found in file["findings"]
        if found["code"] in STOPPED
    ]
    left = [("warning", f"{item['path']}：没有查，{item['reason']}。") for item in model["passed_over"]]
    left += [("error", f"{path}：检查中途被停下，没有查。") for path in model["unfinished"]]
    return {
        "executionSuccessful": code in (0, 1),
        "exitCode": code,
        "exitCodeDescription": _ENDS.get(code, ""),
        "toolExecutionNotifications": notes + [{"level": level, "message": message(text)} for level, text in left],
    }


def _artifact(file: FileModel) -> dict[str, Any]:
    artifact: dict[str, Any] = {"location": {"uri": uri(tidy(file["path"]))}, "roles": ["analysisTarget"]}
    if file["kind"] in _MIME:
        artifact["mimeType"] = _MIME[file["kind"]]
    if file["sha256"]:
        artifact["hashes"] = {"sha-256": file["sha256"]}
    return artifact | {"properties": {"status": file["status"], "profile": file["profile"]}}

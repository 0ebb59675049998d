"""provenance.json: who made the folder, with what and when; the one file that differs from run to run."""

import json
import platform
from datetime import UTC, datetime
from importlib.metadata import PackageNotFoundError, version

from flagger.model import Report

PROVENANCE = "provenance.json"
_LIBRARIES = (
    "numpy",
    "pandas",
    "pyarrow",
    "scikit-learn",
    "jinja2",
    "uharfbuzz",
    "pillow",
    "zhplot",
    "matplotlib",
    "typst",
    "segno",
    "xlsxwriter",
    "typer",
    "python-docx",
    "lxml",
    "mnemonic",
)


def libraries() -> dict[str, str | None]:
    """The installed version of each library that has a part in the bytes."""
    found: dict[str, str | None] = {}
    for name in _LIBRARIES:
        try:
            found[name] = version(name)
        except PackageNotFoundError:
            found[name] = None
    return found


def provenance(report: Report) -> bytes:
    """The file's bytes."""
    facts = {
        "flagger": report.version,
        "report_id": report.report_id,
        "made_at": datetime.now(UTC).strftime("%Y-%m-%dT%H:%M:%SZ"),
        "python": platform.python_version(),
        "platform": platform.platform(),
        "libraries": libraries(),
        "config": dict(report.config),
        "method": dict(report.method),
        "sources": [{"name": s.name, "sha256": s.sha256, "bytes": s.size} for s in report.history.sources],
    }
    return (json.dumps(facts, ensure_ascii=False, indent=1) + "\n").encode()

"""Write the report as JSON, for other programs: in the same frame as `govreport read --json`."""

from __future__ import annotations

import json

from govreport_gui.report import Report, report_json


def render(report: Report) -> bytes:
    """Return the report as UTF-8 JSON."""
    return (json.dumps({"report": report_json(report)}, ensure_ascii=False, indent=2) + "\n").encode()

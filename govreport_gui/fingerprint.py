"""The fingerprint of a report: it shows that an exported file and a signed check sheet belong together.

SHA-256 over the report's JSON (contract.md, as an exported .json holds it), keys sorted, no blanks, UTF-8. Pictures and
foreign tables, which that JSON does not hold, are added under "embedded" where there are any. What is not printed
(acceptances, marks, sources) does not count: a file that is read back has the fingerprint of the report it came from.
"""

from __future__ import annotations

import hashlib
import json

from govreport_gui.blocks import Grid, Picture
from govreport_gui.report import Report, report_json

_SHORT = 16  # hex digits: enough that no two reports of an office share them
_GROUP = 4


def fingerprint(report: Report) -> str:
    """Return the SHA-256 of what a report says, as 64 hex digits."""
    said = report_json(report)
    if embedded := _embedded(report):
        said["embedded"] = embedded
    text = json.dumps(said, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    return hashlib.sha256(text.encode("utf-8", "replace")).hexdigest()


def version_id(report: Report) -> str:
    """Return the id under which a report goes out: the same report always has the same."""
    return fingerprint(report)[:_SHORT]


def in_groups(digits: str) -> str:
    """Return the beginning of a fingerprint for people to compare: 4F2A 9C81 D3B7 E605."""
    short = digits[:_SHORT].upper()
    return " ".join(short[at : at + _GROUP] for at in range(0, len(short), _GROUP))


def _embedded(report: Report) -> dict[str, list[object]]:
    parts = {"preamble": report.preamble, **report.sections}
    found = {key: [_told(item) for item in part.items if not isinstance(item, str)] for key, part in parts.items()}
    return {key: items for key, items in found.items() if items}


def _told(item: Picture | Grid) -> object:
    if isinstance(item, Picture):
        return hashlib.sha256(item.data).hexdigest()
    return [[cell.row, cell.column, cell.rows, cell.columns, cell.text] for cell in item.cells]
